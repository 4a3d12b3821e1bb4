import { dateIn, hoursIn } from '../../../src/directory/dates.domain.js';
import { momentOf } from './wall.js';
import { spoken } from './words.js';

/** `to 26.11.2026` of an instant: what is told of a case may lie years back or ahead. */
export const dateText = (instant: string): string => dateIn(spoken(), momentOf(instant));
/** The same of a local date. Noon is on the same day everywhere in Finland. */
export const fullDayText = (date: string): string => dateText(`${date}T12:00:00+02:00`);
/** The same without the day of the week, which of a day of birth tells nothing: `26.11.2019`. */
export const birthText = (date: string): string => fullDayText(date).replace(/^\S+ /, '');
/** The last day of what ends at an instant (in UTC): of what ends at midnight, the one before. Read a minute east, it is one earlier. */
export const lastDayText = (endsAt: string): string => dateText(endsAt.replace(/Z$/, '+00:01'));
/** `to 26.11.2026 klo 14.30–15.30` */
export const spanText = (start: string, end: string): string =>
  `${dateText(start)} ${hoursIn(spoken(), { start: momentOf(start), end: momentOf(end) })}`;
