import { refuse } from '../platform/errors/domain-error.js';
import { LONGEST_HORIZON_DAYS } from './engine/problem-check.domain.js';
import { DAYS, type Hours, type WeeklyHours } from './engine/problem.domain.js';

/** What somebody's own time may be taken by. Only `tentative` leaves them free. */
export const BUSY_STATUSES = ['busy', 'out-of-office', 'tentative'] as const;
export type BusyStatus = (typeof BUSY_STATUSES)[number];

/** Hours of one weekday, as they are stored: minutes from local midnight. */
export interface DayHours {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** Local dates: `from` inclusive, `to` exclusive. */
export interface Dates {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

const WINDOWS_AT_MOST = 42;
/** As many as sit at one table. */
const PEOPLE_AT_MOST = 60;
const MINUTES_OF_DAY = 24 * 60;
const LOCAL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** The hours of a week, day by day. None: not known any more. Throws when they have no meaning or overlap. */
export function weekOf(hours: readonly WeeklyHours[]): DayHours[] {
  const rows = hours.flatMap(({ days, ...window }, index) => {
    if (days.length === 0) refuse('DAYS_MISSING', 'Name the days of these hours.', `hours.${index}.days`);
    const { startMinute, endMinute } = minutesOfWindow(window, `hours.${index}`);
    return [...new Set(days)].map((day) => ({ weekday: DAYS.indexOf(day) + 1, startMinute, endMinute }));
  });
  if (rows.length > WINDOWS_AT_MOST)
    refuse('TOO_MANY_HOURS', 'A week has so many hours, but not so many windows.', 'hours');
  const sorted = rows.toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  const overlap = sorted.some(
    (row, i) => row.weekday === sorted[i - 1]?.weekday && row.startMinute < sorted[i - 1]!.endMinute,
  );
  if (overlap) refuse('HOURS_OVERLAP', 'Two of these overlap.', 'hours');
  return sorted;
}

/** Local times as minutes from midnight. Throws when they are not written as `08:00`, or end before they begin. */
export function minutesOfWindow({ start, end }: Hours, field?: string): Omit<DayHours, 'weekday'> {
  const at = (name: string) => (field === undefined ? name : `${field}.${name}`);
  const wellWritten = 'Write local times as 08:00; an end may be 24:00.';
  if (!LOCAL_TIME.test(start)) refuse('LOCAL_TIME_UNKNOWN', wellWritten, at('start'));
  if (!LOCAL_TIME.test(end) && end !== '24:00') refuse('LOCAL_TIME_UNKNOWN', wellWritten, at('end'));
  const [startMinute, endMinute] = [minuteOfDay(start), minuteOfDay(end)];
  if (endMinute <= startMinute) refuse('HOURS_END_FIRST', 'Hours end after they begin, on the same day.', at('end'));
  return { startMinute, endMinute };
}

/** Minutes from midnight as a local time; the end of a day is `24:00`. */
export function localTime(minute: number): string {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Passes for today and later: what was is not written anew. */
export function requireNotPast(day: Temporal.PlainDate, today: Temporal.PlainDate, field: string): void {
  if (Temporal.PlainDate.compare(day, today) < 0) refuse('TIME_IN_PAST', 'This day is over.', field);
}

/** Passes for time that is not over, begins within two years and lasts at most one. */
export function checkBusy(
  { startsAt, endsAt }: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant },
  now: Temporal.Instant,
): void {
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0)
    refuse('BUSY_ENDS_FIRST', 'Busy time ends after it begins.', 'endsAt');
  if (Temporal.Instant.compare(endsAt, now) <= 0) refuse('TIME_IN_PAST', 'This time is over.', 'endsAt');
  if (startsAt.until(endsAt).total('hours') > LONGEST_BUSY_HOURS)
    refuse('BUSY_TOO_LONG', 'Busy time lasts a year at most.', 'endsAt');
  if (now.until(startsAt).total('hours') > FURTHEST_BUSY_HOURS)
    refuse('TIME_TOO_FAR', 'Busy time begins within two years.', 'startsAt');
}

const LONGEST_BUSY_HOURS = 366 * 24;
const FURTHEST_BUSY_HOURS = 2 * 366 * 24;

/** Years have four digits everywhere, also of the week that is read beyond a horizon. */
const LAST_DAY = Temporal.PlainDate.from('9999-12-24');

/** Passes for as many people as are looked up at once. */
export function checkPeople(professionalIds: readonly string[]): void {
  if (professionalIds.length > PEOPLE_AT_MOST)
    refuse('TOO_MANY_PEOPLE', `Ask about at most ${PEOPLE_AT_MOST} people at once.`, 'professionalIds');
}

/** Passes for a horizon that is in order and not longer than calendars are worth reading. */
export function checkDates({ from, to }: Dates): void {
  const { days } = from.until(to, { largestUnit: 'days' });
  if (days <= 0) refuse('HORIZON_ENDS_FIRST', 'It ends after it begins; `to` is exclusive.', 'to');
  if (days > LONGEST_HORIZON_DAYS) refuse('HORIZON_TOO_LONG', 'Twelve weeks at most.', 'to');
  if (Temporal.PlainDate.compare(to, LAST_DAY) > 0) refuse('HORIZON_TOO_FAR', 'No calendar goes so far.', 'to');
}

function minuteOfDay(time: string): number {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Math.min(minute, MINUTES_OF_DAY);
}
