/**
 * Seconds since 1970-01-01T00:00 on a clock on the wall, wherever it hangs. Integers and not Temporal, because a rule
 * may ask about a million days; what a zone makes of them is Temporal's to say (`zone.ts`).
 */
export type Wall = number;

export const DAY = 86_400;

/** The day a time lies on, counted from 1970-01-01. */
export const dayOf = (wall: Wall): number => Math.floor(wall / DAY);

/** Monday is 0. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** A day of the Gregorian calendar; the month counts from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_400_YEARS = 146_097;
/** From 0000-03-01, where a reckoning with the leap day at the end of the year begins, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/** Days from 1970-01-01. */
export function dayNumber({ year, month, day }: Civil): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/** The way back from `dayNumber`. */
export function civilOf(number: number): Civil {
  const shifted = number + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** What a DATE or DATE-TIME of RFC 5545 says. */
export interface Told {
  /** Midnight for a date. */
  readonly wall: Wall;
  readonly isDate: boolean;
  /** It ends in Z. */
  readonly isUtc: boolean;
}

const VALUE = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;

/** Reads a DATE or DATE-TIME; null for what is none, such as 30 February. A leap second counts as the one before. */
export function readTold(value: string): Told | null {
  const [, ...fields] = VALUE.exec(value.trim().toUpperCase()) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields
    .slice(0, 6)
    .map((text) => Number(text ?? 0));
  const date = dayNumber({ year, month, day });
  const { month: sameMonth, day: sameDay } = civilOf(date);
  if (year === 0 || month !== sameMonth || day !== sameDay || hour > 23 || minute > 59 || second > 60) return null;
  const wall = date * DAY + hour * 3_600 + minute * 60 + Math.min(second, 59);
  return { wall, isDate: fields[3] === undefined, isUtc: fields[6] === 'Z' };
}

/** How long something takes: days of the calendar first, whatever their hours, then exact seconds. */
export interface Length {
  readonly days: number;
  readonly seconds: number;
}

const DURATION = /^\+?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** A century: nobody's event is longer, and sums stay exact. */
const DAYS_AT_MOST = 36_525;

/** Reads a DURATION (RFC 5545 3.3.6): weeks and days are nominal, the rest exact. Null for none, a negative one, an absurd one. */
export function readLength(value: string): Length | null {
  const parts = DURATION.exec(value.trim().toUpperCase());
  if (parts === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((text) => Number(text ?? 0));
  const length = { days: weeks * 7 + days, seconds: hours * 3_600 + minutes * 60 + seconds };
  return length.days + length.seconds / DAY <= DAYS_AT_MOST ? length : null;
}
