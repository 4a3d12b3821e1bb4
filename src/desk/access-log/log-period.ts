import { dayOf, ZONE } from '../../platform/clock/clock.js';
import { refuse } from '../../platform/errors/domain-error.js';
import type { OlderReason } from './inspecting.domain.js';

/** From when until when, the end not included. */
export interface Period {
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** As it was asked for: what is left out is two years back, and now. */
export interface AskedPeriod {
  readonly from?: Temporal.Instant | null | undefined;
  readonly until?: Temporal.Instant | null | undefined;
}

/** The first day of which everybody may ask without a reason: two years ago. */
const firstDay = (now: Temporal.Instant): Temporal.Instant =>
  dayOf(now).subtract({ years: 2 }).toZonedDateTime(ZONE).toInstant();

/** The period that was asked for. Throws PERIOD_ORDER. */
export function periodOf({ from, until }: AskedPeriod, now: Temporal.Instant): Period {
  const since = from ?? firstDay(now);
  // The line that is written by looking is of the very moment.
  const end = until ?? now.add({ seconds: 1 });
  if (Temporal.Instant.compare(since, end) < 0) return { since, until: end };
  return refuse('PERIOD_ORDER', 'It ends before it begins.', 'until');
}

/** Whether the period reaches further back than everybody may ask without a reason. */
export const isOld = ({ since }: Period, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(since, firstDay(now)) < 0;

/** Passes for two years: what is older is asked from the area, for a special reason. Throws LOG_TOO_OLD. */
export function requireRecent(period: Period, now: Temporal.Instant): void {
  if (isOld(period, now))
    refuse('LOG_TOO_OLD', 'Here stand two years. What is older is asked from the wellbeing services county.', 'from');
}

/** Passes with a reason, or if none is needed. Throws OLDER_REASON_NEEDED. */
export function requireReason(period: Period, now: Temporal.Instant, reason: OlderReason | null | undefined): void {
  if (isOld(period, now) && !reason)
    refuse('OLDER_REASON_NEEDED', 'Lines older than two years are looked at for a special reason.', 'olderBecause');
}
