import type { CaseFacts, MeetingFacts, Now, ParticipantFacts } from '../case-facts.js';
import { mayTell } from './consent-tasks.js';
import { first, has, type Task, task, type TaskMore, type TaskState, type Told } from './task.js';

/** Has a time that is not over. */
export const isAhead =
  (now: Now) =>
  ({ state, endsAt }: MeetingFacts) =>
    state === 'SCHEDULED' && endsAt !== null && endsAt > now.at;

export function timeTask(facts: CaseFacts, now: Now): Task {
  const { meetings } = facts;
  const ahead = meetings.find(isAhead(now));
  const drafts = meetings.filter(({ state }) => state === 'DRAFT').length;
  const met = meetings.filter(({ state }) => state === 'HELD' || state === 'SCHEDULED').length;
  const of = (state: TaskState, more: TaskMore) => task('time', 'meetings', state, more);
  return first(
    has(drafts) && of('todo', { told: 'timeMissing', count: drafts }),
    ahead !== undefined && of('done', { told: 'timeFixed', at: ahead.startsAt ?? undefined }),
    has(met) && of('done', { told: 'metAlready', count: met }),
    mayTell(facts, now) && of('todo', { told: 'convene' }),
    of('later', { told: 'afterConsent' }),
  );
}

export const isAwaited = (invitation: ParticipantFacts['invitation']): boolean =>
  invitation?.answeredAt === null && (invitation.state === 'SENT' || invitation.state === 'WAITING');
const askedAt = ({ invitation }: ParticipantFacts) => invitation?.reachedAt ?? invitation?.invitedAt ?? '';

export function answersTask({ meetings }: CaseFacts, now: Now): Task {
  const ahead = meetings.filter(isAhead(now));
  const invited = ahead.flatMap(({ participants }) => participants).filter(({ invitation }) => invitation !== null);
  const count = (state: string) => invited.filter(({ invitation }) => invitation?.state === state).length;
  const sum = (of: (meeting: MeetingFacts) => number) => ahead.reduce((all, each) => all + of(each), 0);
  const awaited = invited
    .filter(({ invitation }) => isAwaited(invitation))
    .toSorted((a, b) => askedAt(a).localeCompare(askedAt(b)));
  const of = (state: TaskState, told: Told, n = 0) => task('answers', 'meetings', state, { told, count: n });
  const todo = (told: Told, n: number) => has(n) && { ...of('todo', told, n), awaited };
  return first(
    todo('bounced', count('BOUNCED')),
    todo(
      'lostSeats',
      sum(({ lostSeats }) => lostSeats.length),
    ),
    todo('counterProposed', count('COUNTER_PROPOSED')),
    todo(
      'questions',
      sum(({ questions }) => questions),
    ),
    has(awaited.length) && { ...of('waiting', 'unanswered', awaited.length), awaited },
    has(invited.length) && of('done', 'allAnswered', invited.length),
    has(ahead.length) && of('todo', 'notInvited'),
    meetings.some(({ state }) => state === 'HELD') && of('done', 'noneAhead'),
    of('later', 'afterTime'),
  );
}

export function minutesTask({ meetings }: CaseFacts, now: Now): Task {
  const over = meetings.filter((each) => each.state === 'SCHEDULED' && !isAhead(now)(each)).length;
  const held = meetings.filter(({ state }) => state === 'HELD');
  const missing = held.filter(({ minutes }) => minutes === null).length;
  const drafts = held.filter(({ minutes }) => minutes?.state === 'DRAFT').length;
  const isConfirmed = held.every(({ minutes }) => minutes?.state === 'CONFIRMED');
  const of = (state: TaskState, told: Told, count: number) => task('minutes', 'meetings', state, { told, count });
  return first(
    has(over) && of('todo', 'recordHeld', over),
    has(missing) && of('todo', 'minutesMissing', missing),
    has(drafts) && of('todo', 'minutesDraft', drafts),
    has(held.length) && of('done', isConfirmed ? 'minutesConfirmed' : 'minutesShared', held.length),
    of('later', 'afterMeeting', 0),
  );
}
