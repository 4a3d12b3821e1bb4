import { dayIndexOf, type Grid, type GridDay, localMinute } from './grid.domain.js';
import { DAYS, type Hours, type Person, type WeeklyHours } from './problem.domain.js';

/** Minutes since 1970, a start and an end in turns: sorted, disjoint, and never touching. */
export type Spans = readonly number[];

/** Weekly hours as spans within the horizon; windows that touch are one. */
export const weeklySpans = (hours: readonly WeeklyHours[], grid: Grid): Spans =>
  joinSpans(weekByDay(hours, grid).flat());

/**
 * The working time of everybody, by id: exceptions and days off taken into account, each weekly pattern read once. None
 * of those whose calendar is unknown.
 */
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
  return { byDay, spans: joinSpans(byDay.flat()) };
}

function personalSpans(person: Person, pattern: Pattern, grid: Grid): Spans {
  const { calendar, exceptions = [], unavailable = [] } = person;
  if (calendar === 'unknown') return [];
  if (exceptions.length + unavailable.length === 0) return pattern.spans;
  const byDay = [...pattern.byDay];
  const replace = (date: Temporal.PlainDate, hours: readonly Hours[]) => {
    const index = dayIndexOf(grid, date);
    const day = grid.days[index];
    if (day !== undefined) byDay[index] = hours.flatMap((window) => windowOn(day, window, grid));
  };
  for (const { date, hours } of exceptions) replace(date, hours);
  for (const date of unavailable) replace(date, []);
  return joinSpans(byDay.flat());
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
export function joinSpans(windows: readonly number[]): Spans {
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

/** What is left of the spans without the others. */
export function less(spans: Spans, others: Spans): Spans {
  const left: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const end = spans[at + 1]!;
    let start = spans[at]!;
    for (let other = 0; other < others.length; other += 2) {
      const [from, until] = [others[other]!, others[other + 1]!];
      if (until <= start || end <= from) continue;
      if (start < from) left.push(start, from);
      start = until;
    }
    if (start < end) left.push(start, end);
  }
  return left;
}
