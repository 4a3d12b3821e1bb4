import { now } from './clock.js';
import { instantOf, isoDate, millisecondsAt, momentOf } from './wall.js';

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
