import { dayAt, type Grid, type GridDay, localMinute, startAt } from './grid.domain.js';
import { workingDaysBetween } from '../holidays.domain.js';
import type { Format, LeadTime, Problem } from './problem.domain.js';
import { type Bench, benchesOf, type Burden, burdenAt, seatingAt } from './seat-choice.domain.js';
import type { Seating } from './seating.domain.js';
import type { Setting, SlotSearch } from './slot-search.domain.js';
import { has, type Starts } from './starts.domain.js';

/** From contact to meeting within two weeks of work, unless the problem says otherwise. */
const USUAL_TARGET_WORKING_DAYS = 10;

const LUNCH_STARTS = 11 * 60;
const LUNCH_ENDS = 12 * 60;
const NOON = 12 * 60;

/** What the order of proposals looks at. */
export interface Merits extends Burden {
  /** Working days from the contact to the meeting, and how many of them are past the target. */
  readonly workingDays: number;
  readonly pastTarget: number;
  /** 2 preferred, 1 neither, 0 to be avoided. */
  readonly comfort: number;
  /** The weight of the optional people who are free. */
  readonly weight: number;
  readonly lunch: boolean;
}

/** A start that works, how the meeting would be held, who would come, and what speaks for it. */
export interface Candidate {
  /** In minutes since 1970. */
  readonly start: number;
  readonly day: GridDay;
  readonly morning: boolean;
  readonly format: Format | undefined;
  readonly seating: () => Seating;
  readonly optional: readonly string[];
  readonly merits: Merits;
}

/** What is the same for every start, looked up once. */
interface View {
  readonly search: SlotSearch;
  readonly benches: readonly Bench[];
  readonly optional: readonly { readonly person: string; readonly weight: number; readonly free: Starts }[];
  readonly factsOn: FactsOn;
}

/** What is the same for every start of a day; times in minutes since 1970. */
interface DayFacts extends Pick<Merits, 'workingDays' | 'pastTarget'> {
  readonly lunchStart: number;
  readonly lunchEnd: number;
  readonly noon: number;
}

type FactsOn = (day: GridDay) => DayFacts;

/** Makes ready to weigh the starts of one way to meet. */
export function look(search: SlotSearch, factsOn: FactsOn): View {
  const optional = search.setting.problem.optional.map((one) => ({ ...one, free: search.free(one.person) }));
  return { search, benches: benchesOf(search), optional, factsOn };
}

/** Answers what is the same for every start of a day, each day read once. */
export function readDays({ problem, grid }: Setting): FactsOn {
  const leadTime = leadTimeOf(problem);
  const known = new Map<GridDay, DayFacts>();
  return (day) => {
    const facts = known.get(day) ?? factsOf(grid, day, leadTime);
    known.set(day, facts);
    return facts;
  };
}

/** The lead time given, or the usual target from today. */
function leadTimeOf({ leadTime, now, timeZone }: Problem): LeadTime {
  const since = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return leadTime ?? { since, targetWorkingDays: USUAL_TARGET_WORKING_DAYS };
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

/** Seats people at a start that is known to work, and says what speaks for it. */
export function weigh({ search, benches, optional, factsOn }: View, index: number): Candidate {
  const start = startAt(search.setting.grid, index);
  const day = dayAt(search.setting.grid, start);
  const { lunchStart, lunchEnd, noon, ...lead } = factsOn(day);
  const free = optional.filter((one) => has(one.free, index));
  const merits: Merits = {
    ...lead,
    ...burdenAt(benches, index),
    comfort: comfortOf(search, index),
    weight: free.reduce((sum, { weight }) => sum + weight, 0),
    lunch: start < lunchEnd && lunchStart < start + search.takesMinutes,
  };
  return {
    start,
    day,
    morning: start < noon,
    format: search.format,
    seating: () => seatingAt(benches, index),
    optional: free.map(({ person }) => person),
    merits,
  };
}

/** 2 when the family prefers a start, 0 when it would rather avoid it, else 1. */
export function comfortOf(search: SlotSearch, index: number): number {
  if (has(search.avoided(), index)) return 0;
  return has(search.preferred(), index) ? 2 : 1;
}
