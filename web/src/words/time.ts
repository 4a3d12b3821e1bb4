import {
  clockIn,
  type Day,
  dateIn,
  dayAndTimeIn,
  dayIn,
  headingDateIn,
  hoursIn,
  weekOf,
  whenIn,
} from '../../../src/directory/dates.domain.js';
import { now } from './clock.js';
import { momentOf } from './wall.js';
import { spoken } from './words.js';

/** The day of a local date (`2026-11-26`). Noon is on the same day everywhere in Finland. */
const dayOf = (date: string): Day => momentOf(`${date}T12:00:00+02:00`);

/** `to 26.11. klo 14.30` */
export const whenText = (instant: string): string => dayAndTimeIn(spoken(), momentOf(instant));
/** The same with the year where it is not this one: `ti 23.11.2027 klo 7.40`. */
export function whenInYearText(instant: string): string {
  const moment = momentOf(instant);
  return moment.year === momentOf(now()).year
    ? whenText(instant)
    : `${dateOfText(instant)} ${clockIn(spoken(), moment)}`;
}
/** `to 26.11.` of a local date. */
export const dayText = (date: string): string => dayIn(spoken(), dayOf(date));
/** `to 26.11.2026` of a local date: of one that may lie in another year. */
export const dateText = (date: string): string => dateIn(spoken(), dayOf(date));
/** The same of an instant. */
export const dateOfText = (instant: string): string => dateIn(spoken(), momentOf(instant));
/** The same without the day of the week, which of a day of birth tells nothing: `26.11.2019`. */
export const birthText = (date: string): string => dateText(date).replace(/^\S+ /, '');
/** The last day of what ends at an instant (in UTC): of what ends at midnight, the one before. Read a minute east, it is one earlier. */
export const lastDayText = (endsAt: string): string => dateOfText(endsAt.replace(/Z$/, '+00:01'));
/** `klo 10.12` of milliseconds since 1970. */
export const clockText = (milliseconds: number): string => clockIn(spoken(), momentOf(milliseconds));
/** `torstai 26.11.2026` */
export const headingText = (day: Day): string => headingDateIn(spoken(), day);
/** From one instant to another: `ti 1.12.2026 klo 13.00–14.00`. */
export const spanText = (from: string, until: string): string =>
  whenIn(spoken(), { start: momentOf(from), end: momentOf(until) });
/** The hours of a day from one instant to another: `klo 13.00–14.00`. */
export const hoursText = (from: string, until: string): string =>
  hoursIn(spoken(), { start: momentOf(from), end: momentOf(until) });
/** The number of the week in which a local date is. */
export const weekOfDate = (date: string): number => weekOf(dayOf(date));
export { weekOf };
