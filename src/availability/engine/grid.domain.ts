import { DomainError } from '../../platform/errors/domain-error.js';
import { Remembered } from './remembered.domain.js';

const MINUTES_OF_DAY = 24 * 60;
const MILLISECONDS = 60_000;

/** One local day of the horizon. Minutes count from 1970 in UTC. */
export interface GridDay {
  readonly date: Temporal.PlainDate;
  /** 1 is Monday. */
  readonly dayOfWeek: number;
  readonly start: number;
  readonly end: number;
  /** The zone's offset does not change within the day, so local times are plain sums. */
  readonly even: boolean;
}

/** All starts of a horizon: the i-th begins at `base + i * step` minutes. */
export interface Grid {
  readonly timeZone: string;
  readonly base: number;
  readonly step: number;
  /** How many starts there are. */
  readonly count: number;
  /** The end of the horizon, in minutes. */
  readonly end: number;
  readonly days: readonly GridDay[];
}

/** Which days, in which zone, how fine. */
export interface Horizon {
  readonly timeZone: string;
  readonly from: Temporal.PlainDate;
  /** Exclusive. */
  readonly to: Temporal.PlainDate;
  readonly gridMinutes: number;
}

/**
 * Lays the grid over a horizon. Throws ZONE_OFF_GRID when not every local midnight lies on it (old local times). Asking
 * the zone takes longer than all the rest of a search, and everybody asks for the same few horizons: they are kept.
 */
export function layGrid(horizon: Horizon): Grid {
  const { timeZone, from, to, gridMinutes } = horizon;
  return grids.of(`${timeZone} ${from.toString()} ${to.toString()} ${gridMinutes}`, () => newGrid(horizon));
}

const grids = new Remembered<Grid>(64);

function newGrid({ timeZone, from, to, gridMinutes: step }: Horizon): Grid {
  const days = daysOf(timeZone, from, to);
  const base = days[0]!.start;
  const end = days.at(-1)!.end;
  if (days.some((day) => !Number.isInteger(day.start) || (day.end - base) % step !== 0))
    throw new DomainError('ZONE_OFF_GRID', 'Midnights of this zone do not lie on the grid.', { field: 'timeZone' });
  return { timeZone, base, step, count: (end - base) / step, end, days };
}

/** The minute in which a moment, in milliseconds since 1970, lies. */
export const minuteOf = (milliseconds: number): number => Math.floor(milliseconds / MILLISECONDS);

/** The first minute not before a moment in milliseconds since 1970. */
export const minuteNotBefore = (milliseconds: number): number => Math.ceil(milliseconds / MILLISECONDS);

export const instantOf = (minute: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(minute * MILLISECONDS);

/** The minute of a start. */
export const startAt = (grid: Grid, index: number): number => grid.base + index * grid.step;

/** The index of the first start not before a minute, kept within 0 … count. */
export function indexFrom(grid: Grid, minute: number): number {
  const index = Math.ceil((minute - grid.base) / grid.step);
  return Math.min(Math.max(index, 0), grid.count);
}

/** Where a date stands among the days of the grid; outside of it when it does. */
export const dayIndexOf = ({ days }: Grid, date: Temporal.PlainDate): number =>
  days[0]!.date.until(date, { largestUnit: 'days' }).days;

/** The local day in which a minute of the horizon lies. */
export function dayAt(grid: Grid, minute: number): GridDay {
  // Days are 24 hours but for changes of the clock, so the guess is at most a step or two off.
  let at = Math.min(Math.floor((minute - grid.base) / MINUTES_OF_DAY), grid.days.length - 1);
  while (grid.days[at]!.start > minute) at -= 1;
  while (grid.days[at]!.end <= minute) at += 1;
  return grid.days[at]!;
}

/** The minute of a local time (minutes after midnight, up to 24 h) as RFC 5545 reads gaps and overlaps of the clock. */
export function localMinute(grid: Grid, day: GridDay, ofDay: number): number {
  if (day.even) return day.start + ofDay;
  const date = ofDay === MINUTES_OF_DAY ? day.date.add({ days: 1 }) : day.date;
  const plainTime = { hour: Math.floor(ofDay / 60) % 24, minute: ofDay % 60 };
  return date.toZonedDateTime({ timeZone: grid.timeZone, plainTime }).epochMilliseconds / MILLISECONDS;
}

function daysOf(timeZone: string, from: Temporal.PlainDate, to: Temporal.PlainDate): GridDay[] {
  const days: GridDay[] = [];
  let midnight = from.toZonedDateTime(timeZone);
  let change = changeAfter(midnight);
  let start = midnight.epochMilliseconds / MILLISECONDS;
  let wholeHead = startsAtMidnight(midnight);
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0;) {
    const next = date.add({ days: 1 });
    const even = wholeHead && start + MINUTES_OF_DAY < change;
    let end = start + MINUTES_OF_DAY;
    if (!even) {
      midnight = next.toZonedDateTime(timeZone);
      change = changeAfter(midnight);
      end = midnight.epochMilliseconds / MILLISECONDS;
      wholeHead = startsAtMidnight(midnight);
    }
    days.push({ date, dayOfWeek: date.dayOfWeek, start, end, even });
    [date, start] = [next, end];
  }
  return days;
}

/** The minute of the zone's next change of offset. */
function changeAfter(moment: Temporal.ZonedDateTime): number {
  const change = moment.getTimeZoneTransition('next');
  return change === null ? Infinity : change.epochMilliseconds / MILLISECONDS;
}

const startsAtMidnight = (moment: Temporal.ZonedDateTime) => moment.hour === 0 && moment.minute === 0;
