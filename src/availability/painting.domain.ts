import { DomainError, refuse } from '../platform/errors/domain-error.js';

/** How somebody said that they can come. */
export const PAINTED_STATUSES = ['can', 'if-need-be'] as const;
export type PaintedStatus = (typeof PAINTED_STATUSES)[number];

/** Half-open. */
export interface Span {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/** A time of which somebody says that they can come. */
export interface Painted extends Span {
  readonly status: PaintedStatus;
}

/** More strokes than anybody paints into twelve weeks. */
const TIMES_AT_MOST = 500;

/** Sorted by start. Throws unless each time is in order, ahead and within the period, and none overlaps another. */
export function checkPainted(times: readonly Painted[], period: Span, now: Temporal.Instant): Painted[] {
  if (times.length > TIMES_AT_MOST)
    throw new DomainError('TOO_MANY_TIMES', 'Paint fewer, longer times.', { field: 'times', most: TIMES_AT_MOST });
  for (const [index, { startsAt, endsAt }] of times.entries()) {
    const field = `times.${index}`;
    if (!isBefore(startsAt, endsAt)) refuse('TIME_ENDS_FIRST', 'A time ends after it begins.', `${field}.endsAt`);
    if (!isBefore(now, endsAt)) refuse('TIME_IN_PAST', 'This time is over.', `${field}.endsAt`);
    if (isBefore(startsAt, period.startsAt))
      refuse('TIME_OUTSIDE_PERIOD', 'It begins before the period.', `${field}.startsAt`);
    if (isBefore(period.endsAt, endsAt)) refuse('TIME_OUTSIDE_PERIOD', 'It ends after the period.', `${field}.endsAt`);
  }
  const sorted = times.toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
  if (sorted.some(({ startsAt }, i) => i > 0 && isBefore(startsAt, sorted[i - 1]!.endsAt)))
    refuse('TIMES_OVERLAP', 'Two of these overlap.', 'times');
  return sorted;
}

/** What stays of a time when others are said for a period: its ends that stick out of it. */
export function outside<Time extends Span>(time: Time, period: Span): Time[] {
  const before = { ...time, endsAt: earlier(time.endsAt, period.startsAt) };
  const after = { ...time, startsAt: later(time.startsAt, period.endsAt) };
  return [before, after].filter(({ startsAt, endsAt }) => isBefore(startsAt, endsAt));
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
const earlier = (one: Temporal.Instant, other: Temporal.Instant) => (isBefore(one, other) ? one : other);
const later = (one: Temporal.Instant, other: Temporal.Instant) => (isBefore(one, other) ? other : one);
