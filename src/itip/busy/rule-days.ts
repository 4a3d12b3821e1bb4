import type { Rule, RuleDay } from './rule.js';
import { civilOf, dayNumber, dayOf, type Wall, weekdayOf } from './wall.js';

/** Where a day lies within a month or a year, both ends counted from 1. */
interface Place {
  readonly fromStart: number;
  readonly fromEnd: number;
}

const placeIn = (day: number, first: number, next: number): Place => ({
  fromStart: day - first + 1,
  fromEnd: next - day,
});

const placeInMonth = (day: number, year: number, month: number): Place =>
  placeIn(
    day,
    dayNumber({ year, month, day: 1 }),
    month === 12 ? dayNumber({ year: year + 1, month: 1, day: 1 }) : dayNumber({ year, month: month + 1, day: 1 }),
  );

const placeInYear = (day: number, year: number): Place =>
  placeIn(day, dayNumber({ year, month: 1, day: 1 }), dayNumber({ year: year + 1, month: 1, day: 1 }));

const matches = ({ fromStart, fromEnd }: Place, numbers: readonly number[]): boolean =>
  numbers.includes(fromStart) || numbers.includes(-fromEnd);

/** The first day of the week a day lies in. */
export const weekStartOf = (day: number, weekStart: number): number => day - ((weekdayOf(day) - weekStart + 7) % 7);

/** Which week of its year a day lies in: a week belongs to the year that has four of its days. */
function weekOf(day: number, weekStart: number): Place {
  const first = weekStartOf(day, weekStart);
  const { year } = civilOf(first + 3);
  const weekOne = weekStartOf(dayNumber({ year, month: 1, day: 4 }), weekStart);
  // 28 December is in the last week of its year whatever day weeks begin with.
  const last = weekStartOf(dayNumber({ year, month: 12, day: 28 }), weekStart);
  return { fromStart: (first - weekOne) / 7 + 1, fromEnd: (last - first) / 7 + 1 };
}

const nthWeekday = ({ fromStart, fromEnd }: Place): Place => ({
  fromStart: Math.ceil(fromStart / 7),
  fromEnd: Math.ceil(fromEnd / 7),
});

/** Of what BYDAY counts its nth weekdays; where it cannot count (RFC 5545 3.3.10), every such weekday is meant. */
function countedIn({ frequency, byMonth, byWeekNo }: Rule): 'month' | 'year' | null {
  if (frequency === 'MONTHLY') return 'month';
  if (frequency !== 'YEARLY' || byWeekNo) return null;
  return byMonth ? 'month' : 'year';
}

/** The parts a rule leaves out and takes from the day it starts on. */
function completed(rule: Rule, start: Wall): Rule {
  const { month, day } = civilOf(dayOf(start));
  const sameWeekday: RuleDay[] = [{ weekday: weekdayOf(dayOf(start)), nth: 0 }];
  if (rule.byDay || rule.byMonthDay || rule.byYearDay) return rule;
  if (rule.frequency === 'WEEKLY' || (rule.frequency === 'YEARLY' && rule.byWeekNo))
    return { ...rule, byDay: sameWeekday };
  if (rule.frequency === 'MONTHLY') return { ...rule, byMonthDay: [day] };
  if (rule.frequency === 'YEARLY') return { ...rule, byMonth: rule.byMonth ?? [month], byMonthDay: [day] };
  return rule;
}

/** Whether a rule that starts on a day may have instances on another: all its BY parts that speak of days. */
export function dayTest(given: Rule, start: Wall): (day: number) => boolean {
  const rule = completed(given, start);
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay, weekStart } = rule;
  const counted = countedIn(rule);
  return (number) => {
    const weekday = weekdayOf(number);
    const candidates = byDay?.filter((one) => one.weekday === weekday);
    if (candidates?.length === 0) return false;
    const { year, month } = civilOf(number);
    if (byMonth && !byMonth.includes(month)) return false;
    if (byMonthDay && !matches(placeInMonth(number, year, month), byMonthDay)) return false;
    if (byYearDay && !matches(placeInYear(number, year), byYearDay)) return false;
    if (byWeekNo && !matches(weekOf(number, weekStart), byWeekNo)) return false;
    if (!candidates || !counted || candidates.some(({ nth }) => nth === 0)) return true;
    const place = counted === 'month' ? placeInMonth(number, year, month) : placeInYear(number, year);
    const nths = candidates.map(({ nth }) => nth);
    return matches(nthWeekday(place), nths);
  };
}
