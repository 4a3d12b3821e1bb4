import { DomainError } from '../platform/errors/domain-error.js';

export const MEETING_STATES = ['draft', 'scheduled', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** How the people meet. */
export const MEETING_MODES = ['in-person', 'remote', 'hybrid', 'home'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** Whether those who meet so need a room. */
export const isInRoom = (mode: MeetingMode): boolean => mode === 'in-person' || mode === 'hybrid';

/** Whether some of those who meet so come by video. */
export const isJoinedRemotely = (mode: MeetingMode): mode is 'remote' | 'hybrid' =>
  mode === 'remote' || mode === 'hybrid';

/** How much a participant is needed: `one-of` is any one of the group that shares a clause. */
export const NEEDED = ['required', 'one-of', 'optional'] as const;
export type Needed = (typeof NEEDED)[number];

/** How somebody took part; `absent` did not. */
export const ATTENDANCES = ['on-site', 'video', 'phone', 'written', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const CANCEL_REASONS = ['family-wish', 'illness', 'no-quorum', 'no-consent', 'not-needed', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why the hold of another meeting had to give way: told to who convened that. */
export const HOLD_OVERRIDE_REASONS = ['child-safety', 'urgent', 'statutory-deadline', 'agreed'] as const;
export type HoldOverrideReason = (typeof HOLD_OVERRIDE_REASONS)[number];

/** Where a meeting stands. */
interface Standing {
  readonly state: MeetingState;
}

/** Passes while the meeting is ahead: neither held nor cancelled. */
export function requireAhead({ state }: Standing): void {
  if (state === 'held' || state === 'cancelled')
    throw new DomainError('MEETING_OVER', 'This meeting was held or cancelled.', { field: 'meetingId', state });
}

/** Passes while the meeting has no time yet. */
export function requireDraft(meeting: Standing): void {
  requireAhead(meeting);
  if (meeting.state !== 'draft')
    throw new DomainError('ALREADY_SCHEDULED', 'This meeting has its time; move it instead.', { field: 'meetingId' });
}

/** Passes while the meeting has a time and is ahead. */
export function requireScheduled(meeting: Standing): void {
  requireAhead(meeting);
  if (meeting.state !== 'scheduled')
    throw new DomainError('NOT_SCHEDULED', 'This meeting has no time yet.', { field: 'meetingId' });
}
