import type { ContentLine } from './content-line.js';
import { HELSINKI } from './helsinki.js';
import { zoneNames } from './zone-names.js';

/** Temporal refuses by RangeError. Asked by name: a test runner's Temporal throws errors of another realm. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as Error).name === 'RangeError') return null;
    throw error;
  }
}

const isZone = (name: string): boolean =>
  orNull(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)) !== null;

/** The zone a time is told in; null for a name nobody knows. Floating means where the meeting is. */
export function zoneOf(time: ContentLine): string | null {
  if (/Z$/i.test(time.value.trim())) return 'UTC';
  const name = time.parameters.get('TZID')?.trim() ?? HELSINKI;
  return zoneNames(name).find(isZone) ?? null;
}

/** A time that a database keeps: year 1 to 9999, in UTC. Others are no times of a meeting. */
function kept(time: Temporal.ZonedDateTime | null): Temporal.ZonedDateTime | null {
  const year = time?.withTimeZone('UTC').year;
  return year !== undefined && year >= 1 && year <= 9999 ? time : null;
}

const DATE_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/i;

/**
 * A DATE-TIME of RFC 5545 in its zone, gap and overlap of summer time read as it says. Null for a date without a time,
 * an unknown zone, and what is no time.
 */
export function readTime(time: ContentLine): Temporal.ZonedDateTime | null {
  const [, year, month, day, hour, minute, second] = DATE_TIME.exec(time.value.trim()) ?? [];
  const zone = zoneOf(time);
  if (year === undefined || zone === null) return null;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return kept(orNull(() => Temporal.PlainDateTime.from(text).toZonedDateTime(zone)));
}

/** When something that began ends, by DURATION of RFC 5545: days are nominal, hours exact. Null for no duration. */
export function endAfter(start: Temporal.ZonedDateTime, { value }: ContentLine): Temporal.ZonedDateTime | null {
  const duration = value.trim().toUpperCase();
  return /^\+?P[0-9WDTHMS]+$/.test(duration) ? kept(orNull(() => start.add(Temporal.Duration.from(duration)))) : null;
}
