/** Deadlines, working days and what people read are in this zone (invariant 24); instants are stored. */
export const ZONE = 'Europe/Helsinki';

/** The day on which it is in `ZONE`. */
export const dayOf = (at: Temporal.Instant | string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDate();

/**
 * The only place that reads the machine's clock. Everything that depends on time — due rows, leases, holds,
 * the validity of grants (`access.now()`) — asks a `Clock`, so that a test or a demo can move it.
 */
export class Clock {
  #offset = Temporal.Duration.from({ seconds: 0 });

  /** The present instant, moved by the demo offset. Microseconds, as PostgreSQL keeps them. */
  now(): Temporal.Instant {
    return Temporal.Now.instant().add(this.#offset).round('microsecond');
  }

  /** How far this clock stands from the machine's: zero outside demo and tests. */
  get offset(): Temporal.Duration {
    return this.#offset;
  }

  /** Demo and tests: from now on the clock shows `instant` and goes on from there. */
  moveTo(instant: Temporal.Instant): void {
    this.#offset = instant.since(Temporal.Now.instant());
  }

  /** Demo and tests: moves the clock by an exact time (no calendar units: an instant has no calendar). */
  moveBy(duration: Temporal.Duration): void {
    this.moveTo(this.now().add(duration));
  }

  /** Demo: takes up the offset that an earlier process left. */
  restore(offset: Temporal.Duration): void {
    this.#offset = offset;
  }
}

/** Monotonic milliseconds for measuring how long something took. Never a moment in time. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/** An instant for a library that knows no Temporal. */
export function dateFor({ epochMilliseconds }: Temporal.Instant) {
  // oxlint-disable-next-line no-restricted-globals
  return new Date(epochMilliseconds);
}

/** UUIDv7, made in the application so that a row's grant can stand before the row does. */
export { randomUUIDv7 as newId } from 'node:crypto';
