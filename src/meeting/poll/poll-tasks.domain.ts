import { type PollState, remindersOf } from './poll.domain.js';

/** What somebody has to do: look at what came of a poll, ring who is silent, give a seat to who comes instead. */
export type PollTaskKind = 'decide' | 'call' | 'substitute';

/** A poll in which people are asked, and where each of them stands. */
export interface WaitingPoll {
  readonly pollId: string;
  readonly caseId: string;
  readonly meetingId: string;
  readonly state: PollState;
  readonly askedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
  readonly recipients: readonly {
    readonly id: string;
    readonly professionalId: string;
    readonly hasAnswered: boolean;
    readonly substituteAt: Temporal.Instant | null;
  }[];
}

/** Something to be done, and since when it waits. */
export interface PollTask {
  readonly kind: PollTaskKind;
  readonly pollId: string;
  readonly caseId: string;
  readonly meetingId: string;
  /** Whom it is about; null where it is the poll itself. */
  readonly recipientId: string | null;
  readonly professionalId: string | null;
  readonly since: Temporal.Instant;
}

/** What a poll wants: somebody is rung once they were reminded in vain, so after one working day. */
export function tasksOf(poll: WaitingPoll, zone: string, now: Temporal.Instant): PollTask[] {
  const { pollId, caseId, meetingId, decidedAt, state } = poll;
  const of = { pollId, caseId, meetingId };
  const { afterADay } = remindersOf(poll, zone);
  const isReminded = Temporal.Instant.compare(afterADay, now) <= 0;
  const tasks: PollTask[] = [];
  if (state === 'decided' && decidedAt)
    tasks.push({ ...of, kind: 'decide', recipientId: null, professionalId: null, since: decidedAt });
  for (const { id: recipientId, professionalId, hasAnswered, substituteAt } of poll.recipients) {
    const whom = { ...of, recipientId, professionalId };
    if (substituteAt) tasks.push({ ...whom, kind: 'substitute', since: substituteAt });
    else if (!hasAnswered && isReminded) tasks.push({ ...whom, kind: 'call', since: afterADay });
  }
  return tasks;
}
