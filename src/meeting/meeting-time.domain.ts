import type { Span } from '../availability/engine/free-busy.domain.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';

/** What was agreed: the wall clock and its zone. The instant follows from them. */
export interface Start {
  /** `2026-12-01T13:00`. */
  readonly localStart: string;
  readonly startsAt: Temporal.Instant;
}

const LOCAL_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const DAYS_AHEAD_AT_MOST = 366;
const LONGEST_MINUTES = 12 * 60;
const LONGEST_HOLD = { hours: 72 };

/**
 * The start that a local time of a zone means, ahead and at most a year away. A time that the clocks skip does not
 * exist; of one that they show twice the earlier is taken.
 */
export function startOf(local: string, zone: string, now: Temporal.Instant): Start {
  const plain = plainDateTime(local);
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(plain)) refuse('TIME_DOES_NOT_EXIST', 'The clocks skip this time.', 'start');
  const startsAt = zoned.toInstant();
  if (Temporal.Instant.compare(startsAt, now) <= 0) refuse('TIME_IN_PAST', 'A meeting is ahead.', 'start');
  if (now.until(startsAt).total('hours') > DAYS_AHEAD_AT_MOST * 24)
    refuse('TIME_TOO_FAR', 'A meeting is at most a year ahead.', 'start');
  return { localStart: local, startsAt };
}

function plainDateTime(local: string): Temporal.PlainDateTime {
  const [year, month, day, hour, minute] = local.split(/[-T:]/).map(Number);
  const isWritten = LOCAL_DATE_TIME.test(local) && month! > 0 && day! > 0;
  const plain = isWritten && Temporal.PlainDateTime.from({ year: year!, month: month!, day: day!, hour, minute });
  if (!plain || plain.toString({ smallestUnit: 'minute' }) !== local)
    throw new DomainError('NOT_A_LOCAL_TIME', 'Write a local time as 2026-12-01T13:00.', { field: 'start' });
  return plain;
}

/**
 * The local time at which a start that a calendar told lies, less its seconds. Of the hour that the clocks show twice only
 * the first can be named.
 */
export function localStartOf(start: Temporal.Instant, zone: string): string {
  const plain = start
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .round({ smallestUnit: 'minute', roundingMode: 'floor' });
  if (Math.abs(plain.toZonedDateTime(zone).epochMilliseconds - start.epochMilliseconds) >= 60_000)
    refuse('TIME_AMBIGUOUS', 'It lies in the hour that the clocks show twice.', 'start');
  return plain.toString({ smallestUnit: 'minute' });
}

const SEARCHED = { atLeast: { weeks: 4 }, beyondTheMeeting: { weeks: 2 }, atMost: { weeks: 12 } } as const;

/** The days among which another time is looked for: from today to well past the time that the meeting has. */
export function daysToSearch(today: Temporal.PlainDate, meetingDay: Temporal.PlainDate) {
  const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, other) < 0 ? other : one;
  const to = later(today.add(SEARCHED.atLeast), meetingDay.add(SEARCHED.beyondTheMeeting));
  const from = later(today, to.subtract(SEARCHED.atMost));
  return { from, to };
}

/** How long a meeting takes: twice as long when something is interpreted, at most half a day. */
export const lengthOf = (durationMinutes: number, isInterpreted: boolean): number =>
  Math.min(isInterpreted ? 2 * durationMinutes : durationMinutes, LONGEST_MINUTES);

/** From the start until the end. */
export const spanFrom = (startsAt: Temporal.Instant, minutes: number): Span => ({
  startsAt,
  endsAt: startsAt.add({ minutes }),
});

/** Passes unless it ends in the hour that the clocks show a second time: a calendar could not tell that end. */
export function requireNamedEnd({ endsAt }: Span, zone: string): void {
  const local = endsAt.toZonedDateTimeISO(zone);
  if (!local.toPlainDateTime().toZonedDateTime(zone).equals(local))
    refuse('TIME_AMBIGUOUS', 'It would end in the hour that the clocks show twice.', 'start');
}

/** The span with as many minutes more before it and after it. */
export const widened = ({ startsAt, endsAt }: Span, minutes: number): Span => ({
  startsAt: startsAt.subtract({ minutes }),
  endsAt: endsAt.add({ minutes }),
});

/** Whether two spans share a moment. */
export const overlaps = (one: Span, other: Span): boolean =>
  Temporal.Instant.compare(one.startsAt, other.endsAt) < 0 && Temporal.Instant.compare(other.startsAt, one.endsAt) < 0;

/** The local days that a span touches; `to` is exclusive. */
export function daysOf({ startsAt, endsAt }: Span, zone: string): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  return { from: dayOf(startsAt), to: dayOf(endsAt).add({ days: 1 }) };
}

/** Passes if a hold ends by itself soon enough. */
export function checkHold(until: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(until, now) <= 0) refuse('TIME_IN_PAST', 'A hold ends later than now.', 'until');
  if (Temporal.Instant.compare(until, now.add(LONGEST_HOLD)) > 0)
    refuse('HOLD_TOO_LONG', 'A time is held for 72 hours at most.', 'until');
}

/** Passes if the family said yes to exactly this time: also where it agreed in advance not to be there itself. */
export function requireFamilyYes(
  meeting: { readonly familyYesStart?: Temporal.Instant | null },
  { startsAt }: Start,
): void {
  if (meeting.familyYesStart?.equals(startsAt)) return;
  refuse('FAMILY_YES_MISSING', 'The family has not said yes to this time.', 'start');
}

/** Passes once the meeting has begun. */
export function requireBegun(startsAt: Temporal.Instant | null | undefined, now: Temporal.Instant): void {
  if (startsAt && Temporal.Instant.compare(startsAt, now) <= 0) return;
  refuse('NOT_BEGUN', 'This meeting has not begun.', 'meetingId');
}
