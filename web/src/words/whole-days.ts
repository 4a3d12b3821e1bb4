import { dateIn } from '../../../src/directory/dates.domain.js';
import { now } from './clock.js';
import { instantOf, isoDate, millisecondsAt, momentOf } from './wall.js';
import { spoken } from './words.js';

/** `to 26.11.2026` of an instant: what lies years back or ahead needs its year. */
export const yearDayText = (instant: string): string => dateIn(spoken(), momentOf(instant));

/** The same of a local date. Noon is on the same day everywhere in Finland. */
export const yearDateText = (date: string): string => yearDayText(`${date}T12:00:00+02:00`);

/** Today on a Finnish wall: `2026-11-26`. */
export const today = (): string => isoDate(momentOf(now()));

/** Now on a Finnish wall, as fields for day and time have it: `2026-11-26T14:30`. */
export function wallNow(): string {
  const { hour, minute } = momentOf(now());
  return `${today()}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The instant (ISO 8601) at which a Finnish wall shows this: `2026-11-26T14:30`. */
export function instantOnWall(wall: string): string {
  const [year, month, day, hour, minute] = wall.split(/\D/).map(Number);
  return instantOf(millisecondsAt({ year: year!, month: month!, day: day! }, hour! * 60 + minute!));
}
