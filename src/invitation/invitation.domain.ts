import { DomainError } from '../platform/errors/domain-error.js';

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

/** What somebody says in so many words: on the page, on the telephone, in the application. */
export const SPOKEN_ANSWERS = ['accepted', 'tentative', 'declined'] as const;
export type SpokenAnswer = (typeof SPOKEN_ANSWERS)[number];

/** By which way an answer came. All are the same event. */
export const ANSWER_CHANNELS = ['calendar', 'link', 'phone', 'app'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

export const MESSAGE_METHODS = ['REQUEST', 'CANCEL', 'DECLINECOUNTER'] as const;
export type MessageMethod = (typeof MESSAGE_METHODS)[number];

export const MESSAGE_STATES = ['queued', 'handed-over', 'revoked'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message that was written is not sent: `undeliverable` is what the mail server says for ever. */
export type RevokeReason = 'consent-missing' | 'cancelled' | 'superseded' | 'undeliverable';

/**
 * What became of something that came in for an invitation. `time-taken` counts as well, but somebody has to look: the
 * invitee comes after all, and their time has been taken for another meeting since they declined.
 */
export const ANSWER_OUTCOMES = [
  'applied',
  'time-taken',
  'duplicate',
  'older',
  'stale',
  'future-sequence',
  'question',
  'sender-mismatch',
  'unreadable',
] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** How long an asked-for repetition of the request (REFRESH) is not repeated again. */
export const REFRESH_AT_MOST_EVERY = Temporal.Duration.from({ hours: 1 });

/** A meeting as far as its invitations need it. */
interface MeetingTime {
  readonly state: string;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
}

interface Invited {
  readonly sequence: number;
  readonly cancelledAt?: Temporal.Instant | null;
}

/** What decides whether a message goes out, as it is at the moment of sending. */
export interface AtSending {
  readonly message: { readonly method: MessageMethod; readonly sequence: number; readonly startsAt: Temporal.Instant };
  readonly invitation: Invited;
  readonly meeting: MeetingTime | null;
  /** The same request was written anew since. */
  readonly isRepeated: boolean;
  /** On which the recipient may be told anything; null: none. */
  readonly basis: string | null;
}

/**
 * Why this message must not go out now, or null if it may: the check at the moment of sending beats what was written
 * (invariant 5). A cancellation needs no basis; it is only ever written to whom a request may have reached.
 */
export function reasonNotToSend({ message, invitation, meeting, isRepeated, basis }: AtSending): RevokeReason | null {
  const { method, sequence, startsAt } = message;
  // A refusal repeats the number of what it refuses; it goes out as long as the time that it names stands.
  const isOld = isRepeated || (sequence < invitation.sequence && method !== 'DECLINECOUNTER');
  if (method === 'CANCEL') return isOld ? 'superseded' : null;
  if (invitation.cancelledAt || meeting?.state !== 'scheduled') return 'cancelled';
  if (isOld || !meeting.startsAt?.equals(startsAt)) return 'superseded';
  return basis === null ? 'consent-missing' : null;
}

/** A meeting's time as somebody was told it, with the SEQUENCE of the request. */
interface ToldTime {
  readonly sequence: number;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

interface PresentTime {
  readonly sequence: number;
  readonly when: { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime };
}

/**
 * What a request brings that its recipient does not know: all of it, another time, another place or way to meet.
 * @param told the last request that they got; none: nothing
 * @param same what it is if they know all that
 */
export function newsOf<Same extends string>(
  told: ToldTime | null | undefined,
  { sequence, when }: PresentTime,
  same: Same,
): 'invited' | 'moved' | 'changed' | Same {
  if (!told) return 'invited';
  const { startsAt, endsAt } = told;
  if (!startsAt.equals(when.start.toInstant()) || !endsAt.equals(when.end.toInstant())) return 'moved';
  return told.sequence < sequence ? 'changed' : same;
}

/** Passes while an answer still means something. */
export function requireAnswerable({ cancelledAt }: Invited, meeting: MeetingTime | null, now: Temporal.Instant): void {
  if (cancelledAt || meeting?.state === 'cancelled')
    throw new DomainError('INVITATION_CANCELLED', 'This invitation was cancelled.', { field: 'invitationId' });
  if (!meeting?.endsAt || Temporal.Instant.compare(meeting.endsAt, now) <= 0)
    throw new DomainError('MEETING_PAST', 'This meeting is over.', { field: 'invitationId' });
}

/** Passes if the answer is to the invitation as it stands now, not to a time that it had before. Otherwise throws STALE. */
export function requirePresent({ sequence }: Pick<Invited, 'sequence'>, seen: number): void {
  if (seen === sequence) return;
  throw new DomainError('STALE', 'The meeting has another time now. Nothing was changed; look again.', {
    field: 'sequence',
  });
}

/** An answer that counts. `sequence` and `stamp` place it among the others (RFC 5546 2.1.5). */
export interface CountedAnswer {
  readonly state: InvitationState;
  readonly channel: AnswerChannel;
  readonly at: Temporal.Instant;
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
  readonly proposed?: { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null;
}

/** The invitation after an answer that counts. */
export const answered = ({ state, channel, at, sequence, stamp, proposed }: CountedAnswer) => ({
  state,
  answeredAt: at,
  answeredBy: channel,
  lastReplySequence: sequence,
  lastReplyStamp: stamp,
  proposedStart: proposed?.start ?? null,
  proposedEnd: proposed?.end ?? null,
});

/** Without an answer: what was said about another time does not hold for this one. */
const UNANSWERED = { answeredAt: null, answeredBy: null, comment: null, proposedStart: null, proposedEnd: null };

/** The invitation when what its invitee asked for is refused: it waits for an answer again. */
export const waitingAgain = (): typeof UNANSWERED & { readonly state: InvitationState } => ({
  ...UNANSWERED,
  state: 'sent',
});

/** The invitation when the meeting has another time, or when its invitee is wanted again. The new request has not left. */
export function invitedAnew(now: { readonly sequence: number }) {
  const sequence = now.sequence + 1;
  const state: InvitationState = 'waiting';
  return { ...UNANSWERED, state, sequence, significantSequence: sequence, reachedAt: null, cancelledAt: null };
}

/** The invitation when its invitee is no longer wanted; what was answered stays to be read. */
export function calledOff({ sequence }: { readonly sequence: number }, at: Temporal.Instant) {
  const state: InvitationState = 'cancelled';
  return { state, sequence: sequence + 1, significantSequence: sequence + 1, cancelledAt: at };
}

/** Since when an invitation waits for its answer, in whole hours; null once it is answered or void. */
export function hoursWaited(state: InvitationState, since: Temporal.Instant, now: Temporal.Instant): number | null {
  return state === 'waiting' || state === 'sent' ? Math.floor(now.since(since).total('hours')) : null;
}
