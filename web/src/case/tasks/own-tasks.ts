import type { CaseFacts, Now } from '../case-facts.js';
import { isAhead, isAwaited } from './meeting-tasks.js';
import { isAsked, isUnderWay } from './plan-tasks.js';
import { has, type Task, task } from './task.js';

/** What somebody of the network is waited for. */
export function ownTasksOf({ state, meetings, actions }: CaseFacts, professionalId: string, now: Now): Task[] {
  if (state === 'CLOSED') return [];
  const invitations = meetings
    .filter(isAhead(now))
    .filter(({ participants }) =>
      participants.some(({ who, invitation }) => who?.id === professionalId && isAwaited(invitation)),
    );
  const own = actions.filter(({ ownerId, untilVersion }) => ownerId === professionalId && untilVersion === null);
  const asked = own.filter(isAsked);
  const open = own.filter(isUnderWay);
  const late = open.filter(({ dueOn }) => dueOn < now.today);
  const next = open.map(({ dueOn }) => dueOn).toSorted()[0];
  return [
    ...invitations.map(({ startsAt }) =>
      task('ownAnswer', 'meetings', 'todo', { told: 'answerOwn', at: startsAt ?? undefined }),
    ),
    ...(has(asked.length) ? [task('ownCommitment', 'plan', 'todo', { told: 'commitOwn', count: asked.length })] : []),
    ...(has(late.length) ? [task('ownPromises', 'plan', 'todo', { told: 'ownLate', count: late.length })] : []),
    ...(has(open.length) && !has(late.length)
      ? [task('ownPromises', 'plan', 'todo', { told: 'ownOpen', count: open.length, day: next })]
      : []),
  ];
}
