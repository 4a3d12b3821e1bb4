import { isOver, type PollOccasion, type PollState, type Reminders } from '../../meeting/poll/poll.domain.js';

/** What a mail of a poll is: the question, the question after the length changed, and the two reminders. */
export const POLL_MESSAGE_KINDS = ['ask', 'ask-again', 'remind', 'last-morning'] as const;
export type PollMessageKind = (typeof POLL_MESSAGE_KINDS)[number];

/** What decides whether a mail of a poll goes out, as it is at the moment of sending. */
export interface PollAtSending {
  readonly message: { readonly kind: PollMessageKind; readonly round: number };
  readonly recipient: { readonly round: number; readonly isRevoked: boolean; readonly hasAnswered: boolean };
  readonly poll: { readonly state: PollState; readonly deadline: Temporal.Instant };
  readonly reminders: Reminders;
}

const REMINDERS: readonly PollMessageKind[] = ['remind', 'last-morning'];
/** Mails that ask; the others remind of them. */
export const QUESTIONS: readonly PollMessageKind[] = ['ask', 'ask-again'];

/**
 * Why this mail must not go out now, or null if it may. Who has answered is never reminded, and nobody who is not asked. A
 * reminder that was held up until the last morning leaves it to the other one.
 */
export function reasonNotToAsk(
  { message, recipient, poll, reminders: { lastMorning } }: PollAtSending,
  now: Temporal.Instant,
): 'cancelled' | 'superseded' | 'answered' | null {
  if (poll.state === 'closed' || isOver(poll, now)) return 'cancelled';
  if (recipient.isRevoked || message.round < recipient.round) return 'superseded';
  if (REMINDERS.includes(message.kind) && recipient.hasAnswered) return 'answered';
  const isLate = lastMorning !== null && Temporal.Instant.compare(lastMorning, now) <= 0;
  return message.kind === 'remind' && isLate ? 'superseded' : null;
}

/** Why somebody is written to, when reminders would go out, and what has gone out to them already. */
interface Writing {
  readonly occasion: PollOccasion;
  readonly reminders: Reminders;
  readonly known: readonly PollMessageKind[];
  readonly now: Temporal.Instant;
}

/** A mail and when it goes out; without a moment at once. */
interface WrittenMail {
  readonly kind: PollMessageKind;
  readonly dueAt?: Temporal.Instant;
}

const QUESTION: Readonly<Record<PollOccasion, PollMessageKind | null>> = {
  new: 'ask',
  resent: 'ask',
  longer: 'ask-again',
  changed: null,
};

/**
 * What is written to somebody who is asked. A reminder is not repeated, unless they have to answer again. A question that has
 * not left before something changed is written anew: reminders alone would remind of nothing.
 */
export function mailsFor({ occasion, reminders, known, now }: Writing): WrittenMail[] {
  const { afterADay, lastMorning } = reminders;
  const isWanted = (kind: PollMessageKind) => occasion === 'longer' || !known.includes(kind);
  const later: WrittenMail[] = [
    { kind: 'remind', dueAt: afterADay },
    ...(lastMorning ? [{ kind: 'last-morning' as const, dueAt: lastMorning }] : []),
  ];
  const ahead = later.filter(({ kind, dueAt }) => isWanted(kind) && Temporal.Instant.compare(now, dueAt!) < 0);
  const isAsked = QUESTIONS.some((kind) => known.includes(kind));
  const question = QUESTION[occasion] ?? (isAsked ? null : 'ask');
  return question ? [{ kind: question }, ...ahead] : ahead;
}
