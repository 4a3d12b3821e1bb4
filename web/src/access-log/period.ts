import { instantOf, millisecondsAt } from '../words/wall.js';
import { today } from '../words/whole-days.js';

/** From one day to another, both included: local dates, or empty where nothing bounds it. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

export const ALL_OF_IT: Period = { first: '', last: '' };

/** What is wrong with a period: it ends before it begins, or it begins more than two years ago. */
type PeriodFault = 'order' | 'old';

/** The first day of which everybody may ask without a reason: two years ago. */
export function firstDay(): string {
  const [year, ...rest] = today().split('-');
  return [Number(year) - 2, ...rest].join('-').replace('-02-29', '-02-28');
}

/** Null where nothing is wrong with it. */
export function faultOfPeriod({ first, last }: Period): PeriodFault | null {
  if (first && last && last < first) return 'order';
  return first && first < firstDay() ? 'old' : null;
}

/** As the server is asked: from an instant on, and before another one. */
export const boundsOf = ({ first, last }: Period) => ({
  from: first ? startOf(first) : null,
  until: last ? endOf(last) : null,
});

/** The instant (ISO 8601) at which a local date begins. */
export const startOf = (date: string): string => instantAt(date, 0);

/** The instant (ISO 8601) at which a local date is over: the next one begins. */
export const endOf = (date: string): string => instantAt(date, 1);

function instantAt(date: string, daysLater: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return instantOf(millisecondsAt({ year: year!, month: month!, day: day! + daysLater }, 0));
}
