import type { Budget } from './budget.js';
import type { Rule } from './rule.js';
import { dayTest, weekStartOf } from './rule-days.js';
import { civilOf, DAY, dayNumber, dayOf, type Wall } from './wall.js';

/** A rule at work. */
export interface Recurring {
  readonly rule: Rule;
  /** DTSTART: always the first instance, also where the rule would not make it. */
  readonly start: Wall;
  /** What is asked for, half-open. */
  readonly from: Wall;
  readonly to: Wall;
  /** Whether an instance is one at all: it is not after UNTIL. */
  readonly counts: (wall: Wall) => boolean;
  readonly budget: Budget;
}

const HOUR = 3_600;
const MINUTE = 60;

const fieldsOf = (wall: Wall) => ({
  hour: Math.floor((wall - dayOf(wall) * DAY) / HOUR),
  minute: Math.floor((wall - dayOf(wall) * DAY) / MINUTE) % 60,
  second: wall - Math.floor(wall / MINUTE) * MINUTE,
});

/** How days are put together to the periods of a frequency: the number of a day's period, and a period's first day. */
interface Periods {
  readonly numberOf: (day: number) => number;
  readonly firstDay: (number: number) => number;
}

function periodsOf({ frequency, weekStart }: Rule): Periods {
  const firstMonday = weekStartOf(0, weekStart);
  const month = (number: number) => ({ year: Math.floor(number / 12), month: (((number % 12) + 12) % 12) + 1, day: 1 });
  const periods: Readonly<Record<string, Periods>> = {
    YEARLY: { numberOf: (day) => civilOf(day).year, firstDay: (year) => dayNumber({ year, month: 1, day: 1 }) },
    MONTHLY: {
      numberOf: (day) => civilOf(day).year * 12 + civilOf(day).month - 1,
      firstDay: (number) => dayNumber(month(number)),
    },
    WEEKLY: {
      numberOf: (day) => Math.floor((day - firstMonday) / 7),
      firstDay: (number) => firstMonday + number * 7,
    },
  };
  return periods[frequency] ?? { numberOf: (day) => day, firstDay: (day) => day };
}

/** The times of day, in order. */
function timesOf({ byHour, byMinute, bySecond }: Rule, start: Wall): number[] {
  const { hour, minute, second } = fieldsOf(start);
  const minutes = (byMinute ?? [minute]).flatMap((m) => (bySecond ?? [second]).map((s) => m * MINUTE + s));
  return (byHour ?? [hour]).flatMap((h) => minutes.map((time) => h * HOUR + time));
}

/** One set of candidates for every period of a rule by days or more: what BYSETPOS picks from. */
function* setsByDays({ rule, start, from, to, budget }: Recurring): Generator<Iterable<Wall>> {
  const { numberOf, firstDay } = periodsOf(rule);
  const test = dayTest(rule, start);
  const times = timesOf(rule, start);
  function* candidates(first: number, next: number): Generator<Wall> {
    for (let day = first; day < next; day += 1) {
      budget.step();
      if (!test(day)) continue;
      for (const time of times) {
        budget.step();
        yield day * DAY + time;
      }
    }
  }
  const first = numberOf(dayOf(start));
  // Who does not count need not begin at the beginning.
  const skipped = rule.count === null ? Math.max(0, Math.floor((numberOf(dayOf(from)) - first) / rule.interval)) : 0;
  for (let number = first + skipped * rule.interval; firstDay(number) * DAY < to; number += rule.interval) {
    budget.step();
    yield candidates(firstDay(number), firstDay(number + 1));
  }
}

const UNITS: Readonly<Record<string, number>> = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: 1 };

/** The largest unit that a BY part forbids at a time: the next such unit is the next that can have an instance. */
function forbidden(rule: Rule, wall: Wall, test: (day: number) => boolean): number | null {
  const { hour, minute, second } = fieldsOf(wall);
  if (!test(dayOf(wall))) return DAY;
  if (rule.byHour && !rule.byHour.includes(hour)) return HOUR;
  if (rule.frequency === 'HOURLY') return null;
  if (rule.byMinute && !rule.byMinute.includes(minute)) return MINUTE;
  return rule.frequency === 'SECONDLY' && rule.bySecond && !rule.bySecond.includes(second) ? 1 : null;
}

/** The same for rules by hours or less. */
function* setsByClock({ rule, start, from, to, budget }: Recurring): Generator<Iterable<Wall>> {
  const unit = UNITS[rule.frequency]!;
  const stride = unit * rule.interval;
  const first = Math.floor(start / unit) * unit;
  const test = dayTest(rule, start);
  const { minute, second } = fieldsOf(start);
  const minutes = rule.frequency === 'HOURLY' ? (rule.byMinute ?? [minute]) : [0];
  const seconds = rule.frequency === 'SECONDLY' ? [0] : (rule.bySecond ?? [second]);
  const within = minutes.flatMap((m) => seconds.map((s) => m * MINUTE + s));
  const alignedFrom = (wall: Wall) => first + Math.ceil((wall - first) / stride) * stride;
  let wall = rule.count === null && from - unit > first ? alignedFrom(from - unit) : first;
  while (wall < to) {
    budget.step();
    const unfit = forbidden(rule, wall, test);
    if (unfit === null) {
      const unitStart = wall;
      budget.step(within.length);
      yield within.map((time) => unitStart + time);
    }
    wall = unfit === null ? wall + stride : alignedFrom((Math.floor(wall / unfit) + 1) * unfit);
  }
}

/** What BYSETPOS leaves of a set. */
function picked(set: Iterable<Wall>, { bySetPos }: Rule): Iterable<Wall> {
  if (!bySetPos) return set;
  const all = [...set];
  const places = bySetPos.map((place) => (place > 0 ? place - 1 : all.length + place));
  return [...new Set(places)].toSorted((a, b) => a - b).flatMap((place) => all[place] ?? []);
}

/** The instances of a rule within what is asked for, in order. Ends also for a rule that never does. */
export function* occurrences(recurring: Recurring): Generator<Wall> {
  const { rule, start, from, to, counts } = recurring;
  let left = (rule.count ?? Infinity) - 1;
  if (start >= from && start < to) yield start;
  const sets = rule.frequency in UNITS ? setsByClock(recurring) : setsByDays(recurring);
  for (const set of left > 0 ? sets : []) {
    for (const wall of picked(set, rule)) {
      if (wall <= start) continue;
      if (wall >= to || left <= 0) return;
      if (!counts(wall)) continue;
      left -= 1;
      if (wall >= from) yield wall;
    }
  }
}
