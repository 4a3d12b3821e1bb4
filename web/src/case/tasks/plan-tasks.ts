import type { ActionFacts, CaseFacts, Now } from '../case-facts.js';
import { first, has, type Task, task, type TaskState, type Told } from './task.js';

export function planTask({ plan, meetings }: CaseFacts): Task {
  const newest = plan?.versions.at(-1);
  const of = (state: TaskState, told: Told) => task('plan', 'plan', state, { told, count: newest?.number });
  if (newest?.state === 'AGREED') return of('done', 'planAgreed');
  if (newest?.state === 'PROPOSED') return of('waiting', 'planProposed');
  if (newest) return of('todo', 'planDraft');
  return meetings.some(({ state }) => state === 'HELD') ? of('todo', 'planMissing') : of('later', 'afterMeeting');
}

export const isAsked = ({ commitment, progress }: ActionFacts) =>
  (commitment === 'REQUESTED' || commitment === 'PROPOSED') && (progress === 'OPEN' || progress === 'IN_PROGRESS');
export const isUnderWay = ({ commitment, progress }: ActionFacts) =>
  commitment === 'COMMITTED' && ['OPEN', 'IN_PROGRESS', 'STUCK'].includes(progress);
export const isAgreed = ({ plan }: CaseFacts) => plan?.versions.some(({ state }) => state === 'AGREED') ?? false;

export function promisesTask(facts: CaseFacts, now: Now): Task {
  const live = facts.actions.filter(({ untilVersion }) => untilVersion === null);
  const open = live.filter(isUnderWay);
  const late = open.filter(({ dueOn }) => dueOn < now.today).length;
  const stuck = open.filter(({ progress }) => progress === 'STUCK').length;
  const asked = live.filter(isAsked).length;
  const of = (state: TaskState, told: Told, count: number) => task('promises', 'plan', state, { told, count });
  return first(
    !isAgreed(facts) && of('later', 'afterPlan', 0),
    has(late) && of('todo', 'promisesLate', late),
    has(stuck) && of('todo', 'promisesStuck', stuck),
    has(asked) && of('waiting', 'promisesAsked', asked),
    has(open.length) && of('waiting', 'promisesOpen', open.length),
    of('done', 'promisesDone', live.length),
  );
}

/** People whose last word is that things are bad, and of whom nobody has taken note yet. */
function unnotedBad({ followUp: { faces } }: CaseFacts): number {
  const last = [...new Map(faces.toReversed().map((each) => [each.personId, each])).values()];
  return last.filter(({ face, notedAt }) => face === 'BAD' && notedAt === null).length;
}

/** Comes before everything else. */
export function badTasks(facts: CaseFacts): Task[] {
  const count = unnotedBad(facts);
  return has(count) ? [task('bad', 'followUp', 'todo', { told: 'facesBad', count })] : [];
}

export function followUpTask(facts: CaseFacts, now: Now): Task {
  const day = facts.plan?.reviews.find(({ state }) => state === 'DUE')?.dueOn;
  const of = (state: TaskState, told: Told) => task('followUp', 'followUp', state, { told, day });
  return first(
    day !== undefined && day < now.today && of('todo', 'reviewLate'),
    day !== undefined && of('done', 'reviewSet'),
    isAgreed(facts) && of('todo', 'reviewMissing'),
    of('later', 'afterPlan'),
  );
}
