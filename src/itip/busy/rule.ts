import { readTold, type Told } from './wall.js';

type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY';

/** A weekday of BYDAY. */
export interface RuleDay {
  /** Monday is 0. */
  readonly weekday: number;
  /** The nth of the month or year, from its end if negative; 0 for every one. */
  readonly nth: number;
}

/** RECUR of RFC 5545 3.3.10. A list that is not given is null, never empty. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: Told | null;
  /** Monday is 0. */
  readonly weekStart: number;
  readonly byMonth: readonly number[] | null;
  readonly byWeekNo: readonly number[] | null;
  readonly byYearDay: readonly number[] | null;
  readonly byMonthDay: readonly number[] | null;
  readonly byDay: readonly RuleDay[] | null;
  readonly byHour: readonly number[] | null;
  readonly byMinute: readonly number[] | null;
  readonly bySecond: readonly number[] | null;
  readonly bySetPos: readonly number[] | null;
}

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Left in the middle of reading and caught in `readRule`. */
class Unreadable extends Error {}

const unreadable = (): never => {
  throw new Unreadable();
};

type Parts = ReadonlyMap<string, string>;

function partsOf(value: string): Parts {
  const parts = value.trim().toUpperCase().split(';');
  return new Map(parts.filter((part) => part !== '').map((part) => part.split('=', 2) as [string, string]));
}

function whole(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : unreadable();
}

/** A list of numbers whose size lies within the limits; negative ones only where they count from the end. */
function list(text: string | undefined, [low, high]: readonly [number, number], fromEnd = false): number[] | null {
  if (text === undefined) return null;
  const numbers = text.split(',').map((item) => {
    const number = /^[+-]?\d{1,3}$/.test(item.trim()) ? Number(item) : unreadable();
    const size = fromEnd ? Math.abs(number) : number;
    return size >= low && size <= high ? number : unreadable();
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function ruleDay(text: string): RuleDay {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text.trim()) ?? unreadable();
  const weekday = WEEKDAYS.indexOf(name);
  if (weekday === -1 || Math.abs(Number(nth ?? 1)) > 53 || Number(nth) === 0) unreadable();
  return { weekday, nth: Number(nth ?? 0) };
}

/** RFC 7529: other calendars than ours, and shifting what does not exist, are not read. */
function refuseOtherCalendars(parts: Parts): void {
  if ((parts.get('RSCALE') ?? 'GREGORIAN') !== 'GREGORIAN' || (parts.get('SKIP') ?? 'OMIT') !== 'OMIT') unreadable();
}

function read(parts: Parts): Rule {
  refuseOtherCalendars(parts);
  const until = parts.get('UNTIL');
  const second = list(parts.get('BYSECOND'), [0, 60]);
  return {
    frequency: FREQUENCIES.find((frequency) => frequency === parts.get('FREQ')) ?? unreadable(),
    interval: whole(parts.get('INTERVAL')) ?? 1,
    count: whole(parts.get('COUNT')),
    until: until === undefined ? null : (readTold(until) ?? unreadable()),
    weekStart: ruleDay(parts.get('WKST') ?? 'MO').weekday,
    byMonth: list(parts.get('BYMONTH'), [1, 12]),
    byWeekNo: list(parts.get('BYWEEKNO'), [1, 53], true),
    byYearDay: list(parts.get('BYYEARDAY'), [1, 366], true),
    byMonthDay: list(parts.get('BYMONTHDAY'), [1, 31], true),
    byDay: parts.has('BYDAY') ? [...new Set(parts.get('BYDAY')!.split(','))].map(ruleDay) : null,
    byHour: list(parts.get('BYHOUR'), [0, 23]),
    byMinute: list(parts.get('BYMINUTE'), [0, 59]),
    bySecond: second && [...new Set(second.map((at) => Math.min(at, 59)))],
    bySetPos: list(parts.get('BYSETPOS'), [1, 366], true),
  };
}

/** Reads the value of an RRULE. Null for what no reader could follow: such an event must not pass for a free calendar. */
export function readRule(value: string): Rule | null {
  try {
    return read(partsOf(value));
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
