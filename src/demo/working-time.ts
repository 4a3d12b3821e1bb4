import { ZONE } from '../platform/clock/clock.js';
import type { Random } from './random.js';

const OPENS = 8;
const CLOSES = 16;
const SATURDAY = 6;

/** Is anybody at work? Holidays are left out: nobody notices in a demo. */
export function isOpen(instant: Temporal.Instant): boolean {
  const { dayOfWeek, hour } = instant.toZonedDateTimeISO(ZONE);
  return dayOfWeek < SATURDAY && hour >= OPENS && hour < CLOSES;
}

/** A wall-clock time of the day, on the whole second. */
const at = (day: Temporal.ZonedDateTime, hour: number, random: Random): Temporal.ZonedDateTime =>
  day
    .with({ hour, minute: random.int(0, 59), second: random.int(0, 59) })
    .round({ smallestUnit: 'second', roundingMode: 'trunc' });

/** The moment itself if somebody is at work then, else within the first hour after the office opens next. */
export function whenOpen(instant: Temporal.Instant, random: Random): Temporal.Instant {
  if (isOpen(instant)) return instant;
  const day = instant.toZonedDateTimeISO(ZONE);
  return at(workday(day.hour < OPENS ? day : day.add({ days: 1 })), OPENS, random).toInstant();
}

/** The day itself, or Monday. */
const workday = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day.dayOfWeek < SATURDAY ? day : day.add({ days: 8 - day.dayOfWeek });

const someDay = (random: Random, from: Temporal.Instant, to: Temporal.Instant): Temporal.ZonedDateTime =>
  from.add({ minutes: random.int(0, Math.floor(to.since(from).total('minutes'))) }).toZonedDateTimeISO(ZONE);

/** A moment of a working day from `from` to about `to`. */
export function workingMoment(random: Random, from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant {
  const hour = random.weighted([
    [8, 5],
    [9, 8],
    [10, 7],
    [11, 4],
    [12, 5],
    [13, 6],
    [14, 4],
    [15, 2],
  ]);
  return at(workday(someDay(random, from, to)), hour, random).toInstant();
}

/** A moment when a parent finds the time to write: evenings and weekends too. */
export function anyMoment(random: Random, from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant {
  return at(someDay(random, from, to), random.int(6, 22), random).toInstant();
}
