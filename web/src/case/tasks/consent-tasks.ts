import type { CaseFacts, Now } from '../case-facts.js';
import { first, has, type Task, task, type TaskMore, type TaskState, type Told } from './task.js';

export function explainTask({ consents, statutoryBases }: CaseFacts): Task {
  const count = consents.length;
  const of = (state: TaskState, told: Told) => task('explain', 'consents', state, { told, count });
  if (has(count)) return of('done', 'explained');
  return has(statutoryBases.length) ? of('done', 'byLaw') : of('todo', 'explainFirst');
}

const standing = ({ consents }: CaseFacts) => consents.filter(({ state, ended }) => state === 'GIVEN' && !ended);
const basesNow = ({ statutoryBases }: CaseFacts, now: Now) =>
  statutoryBases.filter(({ endsAt, endedAt }) => endedAt === null && endsAt > now.at);
export const mayTell = (facts: CaseFacts, now: Now) => has(standing(facts).length + basesNow(facts, now).length);

export function decideTask(facts: CaseFacts, now: Now): Task {
  const undecided = facts.consents.filter(({ state, ended }) => state === 'EXPLAINED' && !ended).length;
  const units = new Set([...standing(facts), ...basesNow(facts, now)].map(({ unitName }) => unitName)).size;
  const of = (state: TaskState, told: Told, count?: number) => task('decide', 'consents', state, { told, count });
  return first(
    has(undecided) && of('todo', 'undecided', undecided),
    has(units) && of('done', 'given', units),
    has(facts.consents.length) && of('todo', 'nobodyYes'),
    of('later', 'afterExplaining'),
  );
}

export function endings(facts: CaseFacts, now: Now): Task[] {
  const living = standing(facts);
  const ending = living.filter(({ lastDay }) => lastDay <= now.soon);
  // What goes on by another consent of the same unit is not missed.
  const over = facts.consents.filter(
    ({ state, ended, unitName }) => state === 'GIVEN' && ended && !living.some((each) => each.unitName === unitName),
  );
  const bases = basesNow(facts, now).filter(({ endsAt }) => endsAt <= now.soonOver);
  const renew = (more: TaskMore) => task('renew', 'consents', 'todo', more);
  return [
    ...over.map(({ unitName: unit, lastDay: day }) => renew({ told: 'consentEnded', unit, day })),
    ...ending.map(({ unitName: unit, lastDay: day }) => renew({ told: 'consentEnds', unit, day })),
    ...bases.map(({ unitName: unit, endsAt: at }) => renew({ told: 'basisEnds', unit, at })),
  ];
}
