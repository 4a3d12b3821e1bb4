import { dayAt, type Grid, type GridDay, localMinute, startAt } from './grid.domain.js';
import { workingDaysBetween } from './holidays.domain.js';
import type { LeadTime, Problem } from './problem.domain.js';
import { type Circle, circlesOf, seat, type Seating } from './seating.domain.js';
import type { SlotSearch } from './slot-search.domain.js';
import { has, listStarts, type Starts } from './starts.domain.js';

/** From contact to meeting within two weeks of work, unless the problem says otherwise. */
const USUAL_TARGET_WORKING_DAYS = 10;

const LUNCH_STARTS = 11 * 60;
const LUNCH_ENDS = 12 * 60;
const NOON = 12 * 60;

/** What the order of proposals looks at. */
export interface Merits {
  /** Working days from the contact to the meeting, and how many of them are past the target. */
  readonly workingDays: number;
  readonly pastTarget: number;
  /** 2 preferred, 1 neither, 0 to be avoided. */
  readonly comfort: number;
  /** How many of those who attend have something tentative. */
  readonly tentative: number;
  /** The weight of the optional people who are free. */
  readonly weight: number;
  readonly lunch: boolean;
  /** How many of those who attend get a pause under 15 minutes, or begin or end their day with the meeting. */
  readonly tight: number;
  readonly edge: number;
}

/** A start that works, who would come, and what speaks for it. */
export interface Candidate {
  /** In minutes since 1970. */
  readonly start: number;
  readonly day: GridDay;
  readonly morning: boolean;
  readonly seating: Seating;
  readonly optional: readonly string[];
  readonly merits: Merits;
}

/** All feasible starts, the best first: a strict order, so that the same problem always has the same answer. */
export function rank(search: SlotSearch, feasible: Starts): Candidate[] {
  const view = look(search);
  return listStarts(feasible)
    .map((index) => weigh(view, index))
    .map((candidate) => ({ candidate, order: orderOf(candidate) }))
    .toSorted((one, other) => compare(one.order, other.order))
    .map(({ candidate }) => candidate);
}

/** The weightiest first, less is better; the earlier start breaks every tie. */
function orderOf({ merits, start }: Candidate): readonly number[] {
  const disruption = merits.tight + merits.edge + (merits.lunch ? 1 : 0);
  return [merits.pastTarget, -merits.comfort, merits.tentative, -merits.weight, disruption, start];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** The lead time given, or the usual target from today. */
function leadTimeOf({ leadTime, now, timeZone }: Problem): LeadTime {
  const since = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return leadTime ?? { since, targetWorkingDays: USUAL_TARGET_WORKING_DAYS };
}

/** What is the same for every start, looked up once. */
interface View {
  readonly search: SlotSearch;
  readonly circles: readonly { readonly circle: Circle; readonly members: readonly Member[] }[];
  readonly optional: readonly { readonly person: string; readonly weight: number; readonly free: Starts }[];
  readonly dayFacts: (day: GridDay) => DayFacts;
}

interface Member {
  readonly id: string;
  readonly free: Starts;
  readonly tentative: Starts;
}

/** What is the same for every start of a day; times in minutes since 1970. */
interface DayFacts extends Pick<Merits, 'workingDays' | 'pastTarget'> {
  readonly lunchStart: number;
  readonly lunchEnd: number;
  readonly noon: number;
}

function look(search: SlotSearch): View {
  const { problem, grid } = search.setting;
  const members = (circle: Circle) =>
    circle.people.map((id) => ({ id, free: search.free(id), tentative: search.tentative(id) }));
  const leadTime = leadTimeOf(problem);
  const known = new Map<GridDay, DayFacts>();
  return {
    search,
    circles: circlesOf(problem.clauses).map((circle) => ({ circle, members: members(circle) })),
    optional: problem.optional.map((one) => ({ ...one, free: search.free(one.person) })),
    dayFacts: (day) => {
      const facts = known.get(day) ?? factsOf(grid, day, leadTime);
      known.set(day, facts);
      return facts;
    },
  };
}

function factsOf(grid: Grid, day: GridDay, { since, targetWorkingDays }: LeadTime): DayFacts {
  const workingDays = workingDaysBetween(since, day.date);
  return {
    workingDays,
    pastTarget: Math.max(0, workingDays - targetWorkingDays),
    lunchStart: localMinute(grid, day, LUNCH_STARTS),
    lunchEnd: localMinute(grid, day, LUNCH_ENDS),
    noon: localMinute(grid, day, NOON),
  };
}

function weigh(view: View, index: number): Candidate {
  const { search } = view;
  const start = startAt(search.setting.grid, index);
  const day = dayAt(search.setting.grid, start);
  const { lunchStart, lunchEnd, noon, ...lead } = view.dayFacts(day);
  const seating = chooseSeats(view, index);
  const attending = [...seating.values()].flat();
  const free = view.optional.filter((one) => has(one.free, index));
  const merits: Merits = {
    ...lead,
    comfort: comfortOf(search, index),
    tentative: attending.filter((id) => has(search.tentative(id), index)).length,
    weight: free.reduce((sum, { weight }) => sum + weight, 0),
    lunch: start < lunchEnd && lunchStart < start + search.durationMinutes,
    tight: attending.filter((id) => has(search.tight(id), index)).length,
    edge: attending.filter((id) => has(search.edge(id), index)).length,
  };
  return { start, day, morning: start < noon, seating, optional: free.map(({ person }) => person), merits };
}

function comfortOf(search: SlotSearch, index: number): number {
  if (has(search.avoided(), index)) return 0;
  return has(search.preferred(), index) ? 2 : 1;
}

/** The start is known to be feasible. */
function chooseSeats({ search, circles }: View, index: number): Seating {
  const seating = new Map<string, readonly string[]>();
  for (const { circle, members } of circles)
    for (const [id, people] of seat(circle, firmFirst(circle, members, index))!) seating.set(id, people);
  return new Map(search.setting.problem.clauses.map(({ id }) => [id, seating.get(id)!]));
}

/** Those free without anything tentative first, then the preferred. A clause on its own needs no more than it seats. */
function firmFirst({ clauses }: Circle, members: readonly Member[], index: number): string[] {
  const enough = clauses.length === 1 ? clauses[0]!.count : Infinity;
  const firm: string[] = [];
  const unsure: string[] = [];
  for (const { id, free, tentative } of members) {
    if (firm.length === enough) break;
    if (has(free, index)) (has(tentative, index) ? unsure : firm).push(id);
  }
  return [...firm, ...unsure];
}
