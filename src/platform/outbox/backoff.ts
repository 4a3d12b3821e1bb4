const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 6 * 3600;
/** A periodic job never dies, so it must not sleep long past the end of a trouble either. */
const LONGEST_PERIODIC_SECONDS = 3600;

/**
 * Seconds until the next try after `attempt` failures: 30 s, doubled each time, at most six hours; at most one hour
 * for a periodic job. Without jitter, so that tests and people can tell when: effects fail one by one, hardly ever
 * many in one instant, and `for update skip locked` keeps those from colliding.
 */
export function secondsUntilRetry(attempt: number, periodic: boolean): number {
  return Math.min(FIRST_SECONDS * 2 ** (attempt - 1), periodic ? LONGEST_PERIODIC_SECONDS : LONGEST_SECONDS);
}

/** How late an effect can be when no notification arrives: a lost LISTEN, a clock moved by another process. */
export const LONGEST_WAIT_MS = 30_000;
/** What is due and could not be claimed is in the hands of another transaction; asking without a pause would not help. */
const SHORTEST_WAIT_MS = 1000;

/** Milliseconds to wait after everything that could be claimed has happened. `next`: what is due first, if anything. */
export function millisecondsUntil(next: Temporal.Instant | null, now: Temporal.Instant): number {
  if (!next) return LONGEST_WAIT_MS;
  const milliseconds = Math.ceil(next.since(now).total('milliseconds'));
  return milliseconds > 0 ? Math.min(LONGEST_WAIT_MS, milliseconds) : SHORTEST_WAIT_MS;
}
