import { now } from '../words/clock.js';
import { daysLater, instantOf, isoDate, millisecondsAt, momentOf } from '../words/wall.js';
import type { Now } from './case-facts.js';

/** So long before its end a consent wants looking at: as long as the counsellor's day shows it. */
const ENDING_DAYS = 14;

/** Now, as the tasks of a case look at it. */
export function thisMoment(): Now {
  const today = momentOf(now());
  return {
    at: instantOf(now()),
    today: isoDate(today),
    soon: isoDate(daysLater(today, ENDING_DAYS)),
    soonOver: instantOf(millisecondsAt(daysLater(today, ENDING_DAYS + 1), 0)),
  };
}
