import type { Day } from '../../../src/directory/dates.domain.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import type { Time } from './directory.query.js';

const WORKING_DAYS = 5;

/** A stretch of free time. */
interface Free {
  readonly startsAt: string;
  readonly endsAt: string;
  /** Somebody has marked some of it as perhaps taken. */
  readonly isTentative: boolean;
}

/** What is free of a day. */
export interface DayOfTime {
  /** `2026-11-26` */
  readonly date: string;
  readonly free: readonly Free[];
}

/** The working days of a week that are not over, each with what is free of it. */
export function daysAhead({ free, tentative }: Pick<Time, 'free' | 'tentative'>, monday: Day, today: Day): DayOfTime[] {
  return Array.from({ length: WORKING_DAYS }, (_, days) => isoDate(daysLater(monday, days)))
    .filter((date) => date >= isoDate(today))
    .map((date) => ({
      date,
      free: free
        .filter(({ startsAt }) => isoDate(momentOf(startsAt)) === date)
        .map((one) => ({
          ...one,
          isTentative: tentative.some((other) => other.startsAt < one.endsAt && other.endsAt > one.startsAt),
        })),
    }));
}
