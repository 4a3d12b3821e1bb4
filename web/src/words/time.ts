import { type Day, dateIn, dayAndTimeIn, dayIn, headingDateIn, weekOf } from '../../../src/directory/dates.domain.js';
import { momentOf } from './wall.js';
import { spoken } from './words.js';

/** The day of a local date (`2026-11-26`). Noon is on the same day everywhere in Finland. */
const dayOf = (date: string): Day => momentOf(`${date}T12:00:00+02:00`);

/** `to 26.11. klo 14.30` */
export const whenText = (instant: string): string => dayAndTimeIn(spoken(), momentOf(instant));
/** `to 26.11.` of a local date. */
export const dayText = (date: string): string => dayIn(spoken(), dayOf(date));
/** `to 26.11.2026` of a local date: of one that may lie in another year. */
export const dateText = (date: string): string => dateIn(spoken(), dayOf(date));
/** `torstai 26.11.2026` */
export const headingText = (day: Day): string => headingDateIn(spoken(), day);
export { weekOf };
