import { dayAt, instantOf, startAt } from './grid.domain.js';
import { type MeetingSearch, searchFor } from './meeting-search.domain.js';
import { LONGEST_HORIZON_DAYS } from './problem-check.domain.js';
import type { Change, Clause, Relaxation } from './problem.domain.js';
import { extendSetting } from './slot-search.domain.js';
import { countStarts, listStarts, type Starts } from './starts.domain.js';

/** With fewer feasible starts than this there is no real choice, and something has to give. */
export const ENOUGH_STARTS = 3;

const USUAL_SHORTER_MINUTES = [45, 30];

/** Something to give up: a clause, the length, the place, or the end of the horizon. */
interface Attempt {
  readonly changes: readonly Change[];
  /** Those that are left. */
  readonly clauses: readonly Clause[];
  readonly search: MeetingSearch;
}

/** A relaxation with what it is sorted by. */
interface Bargain {
  readonly relaxation: Relaxation;
  readonly firstDay: Temporal.PlainDate;
}

/**
 * What giving up one thing would buy, or two when no single thing buys anything; the best bargain first: the earliest
 * day, then the most starts, then the earliest start. Windows of the family are never given up, nor everybody needed.
 */
export function relax(search: MeetingSearch, feasible: Starts): Relaxation[] {
  const { clauses } = search.setting.problem;
  const without = (...dropped: readonly Clause[]): Attempt[] => {
    const left = clauses.filter((clause) => !dropped.includes(clause));
    const changes = dropped.map(({ id }): Change => ({ clause: id, to: 'optional' }));
    return isMeeting(left, search) ? [{ changes, clauses: left, search }] : [];
  };
  const eased = clauses.flatMap((clause) => without(clause));
  const shorter = shorterMeetings(search);
  const single = bargains([...eased, ...shorter, ...remoteMeeting(search), ...longerHorizon(search)], search, feasible);
  if (single.length > 0) return single;
  const two = clauses.flatMap((one, index) => clauses.slice(index + 1).flatMap((other) => without(one, other)));
  return bargains([...two, ...eased.flatMap((one) => shorter.map((other) => both(one, other)))], search, feasible);
}

/** Whether somebody is still needed, in whatever way one meets. A room alone is no meeting. */
function isMeeting(clauses: readonly Clause[], { ways, setting }: MeetingSearch): boolean {
  const isPerson = (id: string) => setting.people.get(id)!.person.kind !== 'room';
  return ways.every((way) => way.needed(clauses).some(({ anyOf }) => anyOf.some(isPerson)));
}

function shorterMeetings({ setting }: MeetingSearch): Attempt[] {
  const { durationMinutes: wanted, shorterMinutes = USUAL_SHORTER_MINUTES, clauses } = setting.problem;
  return [...new Set(shorterMinutes.filter((minutes) => minutes < wanted))].map((durationMinutes) => ({
    changes: [{ durationMinutes }],
    clauses,
    search: searchFor(setting, durationMinutes),
  }));
}

/** Remote as well, where the ways to meet are given and remote is none of them. */
function remoteMeeting(search: MeetingSearch): Attempt[] {
  const { formats, clauses } = search.setting.problem;
  if (formats === undefined || formats.some(({ mode }) => mode === 'remote')) return [];
  return [{ changes: [{ mode: 'remote' }], clauses, search: search.also('remote') }];
}

/** One week more, unless that is further than calendars are worth reading. */
function longerHorizon({ setting }: MeetingSearch): Attempt[] {
  const { from, to, clauses, durationMinutes } = setting.problem;
  const later = to.add({ weeks: 1 });
  if (from.until(later, { largestUnit: 'days' }).days > LONGEST_HORIZON_DAYS) return [];
  return [{ changes: [{ to: later }], clauses, search: searchFor(extendSetting(setting, later), durationMinutes) }];
}

/** A clause eased and the meeting shorter. */
const both = (eased: Attempt, shorter: Attempt): Attempt => ({
  changes: [...eased.changes, ...shorter.changes],
  clauses: eased.clauses,
  search: shorter.search,
});

function bargains(attempts: readonly Attempt[], before: MeetingSearch, feasible: Starts): Relaxation[] {
  return attempts
    .flatMap((attempt) => bargain(attempt, before, feasible))
    .toSorted(byValue)
    .map(({ relaxation }) => relaxation);
}

function bargain({ changes, clauses, search }: Attempt, before: MeetingSearch, feasible: Starts): Bargain[] {
  const starts = search.feasible(clauses);
  const addsStarts = countStarts(starts) - countStarts(feasible);
  if (addsStarts <= 0) return [];
  const first = firstOf(search, starts)!;
  const earlier = firstOf(before, feasible);
  const daysSaved = earlier === null ? null : first.day.until(earlier.day, { largestUnit: 'days' }).days;
  const relaxation = { change: changes, addsStarts, firstStart: first.start, daysSaved };
  return [{ relaxation, firstDay: first.day }];
}

/** Ties keep the order of the attempts: clauses as given, shorter meetings, remote, a longer horizon. */
function byValue(one: Bargain, other: Bargain): number {
  return (
    Temporal.PlainDate.compare(one.firstDay, other.firstDay) ||
    other.relaxation.addsStarts - one.relaxation.addsStarts ||
    Temporal.Instant.compare(one.relaxation.firstStart, other.relaxation.firstStart)
  );
}

function firstOf(
  { setting }: MeetingSearch,
  starts: Starts,
): { start: Temporal.Instant; day: Temporal.PlainDate } | null {
  const index = listStarts(starts)[0];
  if (index === undefined) return null;
  const minute = startAt(setting.grid, index);
  return { start: instantOf(minute), day: dayAt(setting.grid, minute).date };
}
