import { type Grid, type GridDay, localMinute } from './grid.domain.js';
import { DAYS, type Hours, type Person, type WeeklyHours } from './problem.domain.js';

/** Minutes since 1970, a start and an end in turns: sorted, disjoint, and never touching. */
export type Spans = readonly number[];

/** Weekly hours as spans within the horizon; windows that touch are one. */
export const weeklySpans = (hours: readonly WeeklyHours[], grid: Grid): Spans => join(weekByDay(hours, grid).flat());

/** The working time of everybody, by id: exceptions and days off taken into account, each weekly pattern read once. */
export function workingSpans(people: readonly Person[], grid: Grid): ReadonlyMap<string, Spans> {
  const patterns = new Map<string, Pattern>();
  const spans = new Map<string, Spans>();
  for (const person of people) {
    const key = JSON.stringify(person.working);
    const pattern = patterns.get(key) ?? readPattern(person.working, grid);
    patterns.set(key, pattern);
    spans.set(person.id, personalSpans(person, pattern, grid));
  }
  return spans;
}

/** A weekly pattern over the horizon. */
interface Pattern {
  /** Unsorted windows, day by day. */
  readonly byDay: readonly (readonly number[])[];
  readonly spans: Spans;
}

function readPattern(hours: readonly WeeklyHours[], grid: Grid): Pattern {
  const byDay = weekByDay(hours, grid);
  return { byDay, spans: join(byDay.flat()) };
}

function personalSpans(person: Person, pattern: Pattern, grid: Grid): Spans {
  const { exceptions = [], unavailable = [] } = person;
  if (exceptions.length + unavailable.length === 0) return pattern.spans;
  const special = new Map(exceptions.map(({ date, hours }) => [date.toString(), hours]));
  for (const date of unavailable) special.set(date.toString(), []);
  const windows = grid.days.flatMap((day, index) => {
    const hours = special.get(day.date.toString());
    return hours === undefined ? pattern.byDay[index]! : hours.flatMap((window) => windowOn(day, window, grid));
  });
  return join(windows);
}

const weekByDay = (hours: readonly WeeklyHours[], grid: Grid): number[][] =>
  grid.days.map((day) =>
    hours
      .filter((window) => window.days.includes(DAYS[day.dayOfWeek - 1]!))
      .flatMap((window) => windowOn(day, window, grid)),
  );

/** A window on one day; a change of the clock may swallow it. */
function windowOn(day: GridDay, { start, end }: Hours, grid: Grid): number[] {
  const from = localMinute(grid, day, minutesOf(start));
  const until = localMinute(grid, day, minutesOf(end));
  return from < until ? [from, until] : [];
}

/** Minutes after midnight of `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Sorts windows, given as a start and an end in turns, and makes one of those that overlap or touch. */
function join(windows: readonly number[]): Spans {
  const pairs: [number, number][] = [];
  for (let at = 0; at < windows.length; at += 2) pairs.push([windows[at]!, windows[at + 1]!]);
  const joined: number[] = [];
  for (const [start, end] of pairs.toSorted((one, other) => one[0] - other[0])) {
    const last = joined.length - 1;
    if (last > 0 && start <= joined[last]!) joined[last] = Math.max(joined[last]!, end);
    else joined.push(start, end);
  }
  return joined;
}
