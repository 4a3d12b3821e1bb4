/** RFC 5545 PARTSTAT as we keep it, with what mail systems add. */
export const INVITATION_STATES = [
  'waiting',
  'sent',
  'accepted',
  'tentative',
  'declined',
  'delegated',
  'counter-proposed',
  'bounced',
  'cancelled',
] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** By which way an answer came. All are the same event. */
export const ANSWER_CHANNELS = ['calendar', 'link', 'phone', 'app'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

export const MESSAGE_METHODS = ['REQUEST', 'CANCEL'] as const;
export type MessageMethod = (typeof MESSAGE_METHODS)[number];

export const MESSAGE_STATES = ['queued', 'handed-over', 'revoked'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What became of something that came in for an invitation. */
export const ANSWER_OUTCOMES = [
  'applied',
  'duplicate',
  'older',
  'stale',
  'future-sequence',
  'question',
  'sender-mismatch',
  'unreadable',
] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];
