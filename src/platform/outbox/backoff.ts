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
