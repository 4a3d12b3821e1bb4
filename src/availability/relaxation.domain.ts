import { dayAt, instantOf, startAt } from './grid.domain.js';
import { LONGEST_HORIZON_DAYS } from './problem-check.domain.js';
import type { Change, Clause, Relaxation } from './problem.domain.js';
import { extendSetting, SlotSearch } from './slot-search.domain.js';
import { countStarts, listStarts, type Starts } from './starts.domain.js';

/** With fewer feasible starts than this there is no real choice, and something has to give. */
export const ENOUGH_STARTS = 3;

const USUAL_SHORTER_MINUTES = [45, 30];

/** Something to give up: another reading of one clause, a shorter meeting, or a longer horizon. */
interface Attempt {
  readonly changes: readonly Change[];
  readonly clauses: readonly Clause[];
  readonly search: SlotSearch;
}

/** A relaxation with what it is sorted by. */
interface Bargain {
  readonly relaxation: Relaxation;
  readonly firstDay: Temporal.PlainDate;
}

/**
 * What giving up one thing would buy, or two when no single thing buys anything; the best bargain first: the earliest
 * day, then the most starts, then the earliest start. Windows of the family are never given up, nor the last clause.
 */
export function relax(search: SlotSearch, feasible: Starts): Relaxation[] {
  const { clauses } = search.setting.problem;
  const eased = clauses.flatMap((clause) => easings(clause, clauses, search));
  const shorter = shorterMeetings(search);
  const single = bargains([...eased, ...shorter, ...longerHorizon(search)], search, feasible);
  return single.length > 0 ? single : bargains(pairs(eased, shorter), search, feasible);
}

/** A clause made optional, or content with one person fewer. */
function easings(clause: Clause, clauses: readonly Clause[], search: SlotSearch): Attempt[] {
  const without = clauses.filter((other) => other !== clause);
  const optional: Attempt = { changes: [{ clause: clause.id, to: 'optional' }], clauses: without, search };
  if (clause.count === 1) return [optional];
  const count = clause.count - 1;
  const fewer = clauses.map((other) => (other === clause ? { ...clause, count } : other));
  return [{ changes: [{ clause: clause.id, count }], clauses: fewer, search }, optional];
}

function shorterMeetings({ setting, durationMinutes: wanted }: SlotSearch): Attempt[] {
  const shorter = (setting.problem.shorterMinutes ?? USUAL_SHORTER_MINUTES).filter((minutes) => minutes < wanted);
  return [...new Set(shorter)].map((durationMinutes) => ({
    changes: [{ durationMinutes }],
    clauses: setting.problem.clauses,
    search: new SlotSearch(setting, durationMinutes),
  }));
}

/** One week more, unless that is further than calendars are worth reading. */
function longerHorizon({ setting, durationMinutes }: SlotSearch): Attempt[] {
  const { problem } = setting;
  const to = problem.to.add({ weeks: 1 });
  if (problem.from.until(to, { largestUnit: 'days' }).days > LONGEST_HORIZON_DAYS) return [];
  const search = new SlotSearch(extendSetting(setting, to), durationMinutes);
  return [{ changes: [{ to }], clauses: problem.clauses, search }];
}

/** Two clauses eased, or one eased and the meeting shorter. */
function pairs(eased: readonly Attempt[], shorter: readonly Attempt[]): Attempt[] {
  return eased.flatMap((one, index) => [
    ...eased
      .slice(index + 1)
      .filter((other) => clauseOf(other) !== clauseOf(one))
      .map((other) => both(one, other, other.clauses.filter(keptBy(one)).map(asEasedBy(one)))),
    ...shorter.map((other) => both(one, other, one.clauses)),
  ]);
}

const both = (one: Attempt, other: Attempt, clauses: readonly Clause[]): Attempt => ({
  changes: [...one.changes, ...other.changes],
  clauses,
  search: other.search,
});

const clauseOf = ({ changes }: Attempt) => changes.map((change) => ('clause' in change ? change.clause : '')).join('');

const keptBy = (eased: Attempt) => (clause: Clause) => eased.clauses.some(({ id }) => id === clause.id);

/** What `one` made of a clause; a clause that it did not touch stays as `other` made it. */
const asEasedBy = (one: Attempt) => (clause: Clause) =>
  clause.id === clauseOf(one) ? one.clauses.find(({ id }) => id === clause.id)! : clause;

function bargains(attempts: readonly Attempt[], search: SlotSearch, feasible: Starts): Relaxation[] {
  const { problem } = search.setting;
  return attempts
    .filter(({ clauses }) => clauses.length > 0 || problem.clauses.length === 0)
    .flatMap((attempt) => bargain(attempt, search, feasible))
    .toSorted(byValue)
    .map(({ relaxation }) => relaxation);
}

function bargain({ changes, clauses, search }: Attempt, before: SlotSearch, feasible: Starts): Bargain[] {
  const starts = search.feasible(clauses);
  const addsStarts = countStarts(starts) - countStarts(feasible);
  if (addsStarts <= 0) return [];
  const first = firstOf(search, starts)!;
  const earlier = firstOf(before, feasible);
  const daysSaved = earlier === null ? null : first.day.until(earlier.day, { largestUnit: 'days' }).days;
  const relaxation = { change: changes, addsStarts, firstStart: first.start, daysSaved };
  return [{ relaxation, firstDay: first.day }];
}

/** Ties keep the order of the attempts: clauses as given, shorter meetings, a longer horizon. */
function byValue(one: Bargain, other: Bargain): number {
  return (
    Temporal.PlainDate.compare(one.firstDay, other.firstDay) ||
    other.relaxation.addsStarts - one.relaxation.addsStarts ||
    Temporal.Instant.compare(one.relaxation.firstStart, other.relaxation.firstStart)
  );
}

function firstOf({ setting }: SlotSearch, starts: Starts): { start: Temporal.Instant; day: Temporal.PlainDate } | null {
  const index = listStarts(starts)[0];
  if (index === undefined) return null;
  const minute = startAt(setting.grid, index);
  return { start: instantOf(minute), day: dayAt(setting.grid, minute).date };
}
