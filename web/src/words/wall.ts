import type { Day, Moment } from '../../../src/directory/dates.domain.js';

/** Where the meetings are. What is shown never depends on where the browser is. */
const ZONE = 'Europe/Helsinki';

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What calendar and clock on a Finnish wall show. `at`: an instant, ISO 8601, or milliseconds. */
export function momentOf(at: string | number): Moment {
  const milliseconds = typeof at === 'number' ? at : Date.parse(at);
  const parts = Object.fromEntries(PARTS.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((part) =>
    Number(parts[part]),
  );
  return {
    year: year!,
    month: month!,
    day: day!,
    hour: hour!,
    minute: minute!,
    dayOfWeek: WEEKDAYS.indexOf(parts['weekday']!) + 1,
  };
}

/** Milliseconds since 1970, read as if the wall were in Greenwich. */
const asIfGreenwich = ({ year, month, day }: Omit<Day, 'dayOfWeek'>, minutes: number): number =>
  Date.UTC(year, month - 1, day, 0, minutes);

/** By how much a Finnish wall is ahead of Greenwich, in milliseconds. */
function aheadAt(milliseconds: number): number {
  const wall = momentOf(milliseconds);
  return asIfGreenwich(wall, wall.hour * 60 + wall.minute) - milliseconds;
}

/** When a Finnish wall shows this, in milliseconds since 1970. In the hour that summer time takes away: an hour later. */
export function millisecondsAt(day: Omit<Day, 'dayOfWeek'>, minutes: number): number {
  const local = asIfGreenwich(day, minutes);
  return local - aheadAt(local - aheadAt(local));
}

/** An instant, ISO 8601, in milliseconds since 1970. */
export const millisecondsOf = (instant: string): number => Date.parse(instant);

/** Milliseconds since 1970 as an instant, ISO 8601. */
export const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** So many days later. */
export const daysLater = ({ year, month, day }: Day, days: number): Day =>
  momentOf(millisecondsAt({ year, month, day: day + days }, 12 * 60));

/** `2026-11-26` */
export const isoDate = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
