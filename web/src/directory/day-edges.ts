import { hoursText } from '../words/time.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { instantOnWall } from '../words/whole-days.js';

/** The instant at which a day (`2026-11-26`) begins in Finland. */
export const startOfDay = (day: string): string => instantOnWall(`${day}T00:00`);

/** The instant at which the day after it begins: so long lasts what has it as its last day. */
export const afterDay = (day: string): string => startOfDay(isoDate(daysLater(momentOf(startOfDay(day)), 1)));

/** Local times of a day as they are spoken of: `08:00` and `16:00` are `klo 8.00–16.00`. */
export const hoursOn = (day: string, start: string, end: string): string =>
  hoursText(instantOnWall(`${day}T${start}`), instantOnWall(`${day}T${end}`));
