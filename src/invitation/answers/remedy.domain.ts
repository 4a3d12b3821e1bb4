import { DomainError, refuse } from '../../platform/errors/domain-error.js';

/**
 * What an authority that cannot come is asked for instead. It is obliged to take part on request when needs are assessed
 * and the plan is made (sosiaalihuoltolaki 1301/2014 41 § 1 mom.), so its no is not the end.
 */
export const REMEDY_WAYS = ['substitute', 'remote', 'written-input', 'another-time'] as const;
export type RemedyWay = (typeof REMEDY_WAYS)[number];

/** The statute on which an authority is asked, as it is cited. */
export const REMEDY_STATUTE = 'Sosiaalihuoltolaki (1301/2014) 41 § 1 mom.';

export const REMEDY_OUTCOMES = [
  'substitute-named',
  'comes-remotely',
  'written-input-given',
  'another-time',
  'refused',
  'no-answer',
] as const;
export type RemedyOutcome = (typeof REMEDY_OUTCOMES)[number];

/** An invitation of somebody who is asked to make up for not coming. */
interface Declined {
  readonly state: string;
  readonly isAuthority: boolean;
}

/** Who said that they do not come. Whom the invitation never reached is rung instead of written to. */
const SAID_NO: readonly string[] = ['declined', 'delegated'];

/** Passes for an authority that does not come. */
export function requireAskable({ state, isAuthority }: Declined): void {
  if (!isAuthority) refuse('NOT_AN_AUTHORITY', 'Only an authority is obliged to take part.', 'invitationId');
  if (!SAID_NO.includes(state)) refuse('NOT_DECLINED', 'They have not said that they do not come.', 'invitationId');
}

/** Passes if the answer is asked for by a day that is neither past nor after the meeting. */
export function requireDueOn(
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  meetingDay: Temporal.PlainDate,
): void {
  if (Temporal.PlainDate.compare(dueOn, today) < 0) refuse('DATE_PAST', 'This day has passed.', 'by');
  if (Temporal.PlainDate.compare(dueOn, meetingDay) > 0)
    refuse('AFTER_MEETING', 'The answer would come after the meeting.', 'by');
}

/** Passes while nobody has written down what came of it. */
export function requireOpen({ outcome }: { readonly outcome?: RemedyOutcome | null }): void {
  if (outcome == null) return;
  throw new DomainError('REMEDY_CLOSED', 'What came of it is recorded already.', { field: 'remedyId', outcome });
}

/** Passes if there is a written input where one was given, and nowhere else. */
export function requireInput(outcome: RemedyOutcome, text: string | null): void {
  if ((outcome === 'written-input-given') === (text !== null)) return;
  if (text === null) refuse('INPUT_MISSING', 'Write down what they gave in writing.', 'text');
  refuse('INPUT_UNEXPECTED', 'A text is kept only of what was given in writing.', 'text');
}

/** A mail that asks, and what it asks about, as both are when it is about to be sent. */
export interface RemedyAtSending {
  readonly remedy: { readonly sequence: number; readonly outcome?: RemedyOutcome | null };
  readonly invitation: {
    readonly state: string;
    readonly sequence: number;
    readonly cancelledAt?: Temporal.Instant | null;
  };
  readonly meeting: { readonly state: string; readonly endsAt: Temporal.Instant | null } | null;
  /** On which the recipient may be told anything; null: none. */
  readonly basis: string | null;
}

/** Why the mail must not go out now, or null if it may: the check at the moment of sending beats what was written. */
export function reasonNotToAskFor(
  { remedy, invitation, meeting, basis }: RemedyAtSending,
  now: Temporal.Instant,
): 'cancelled' | 'superseded' | 'consent-missing' | null {
  const isOver = !meeting?.endsAt || Temporal.Instant.compare(meeting.endsAt, now) <= 0;
  if (invitation.cancelledAt || meeting?.state !== 'scheduled' || isOver) return 'cancelled';
  if (remedy.sequence !== invitation.sequence || remedy.outcome != null) return 'superseded';
  // They come after all, or want another time.
  if (!SAID_NO.includes(invitation.state)) return 'superseded';
  return basis === null ? 'consent-missing' : null;
}
