export const MEETING_STATES = ['draft', 'scheduled', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** How the people meet. */
export const MEETING_MODES = ['in-person', 'remote', 'hybrid'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** How much a participant is needed: `one-of` is any one of the group that shares a clause. */
export const NEEDED = ['required', 'one-of', 'optional'] as const;
export type Needed = (typeof NEEDED)[number];

/** How somebody took part; `absent` did not. */
export const ATTENDANCES = ['on-site', 'video', 'phone', 'written', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const CANCEL_REASONS = ['family-wish', 'illness', 'no-quorum', 'no-consent', 'not-needed', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];
