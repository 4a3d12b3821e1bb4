/** What somebody's calendars say together. Moments in milliseconds since 1970. */
export interface CalendarsRow {
  /** One of them was read in part only. */
  readonly isPartial: boolean;
  /** Until when they count as wholly known; null: they do not. */
  readonly knownUntil: number | null;
  /** Between which moments all of them were read. */
  readonly readFrom: number | null;
  readonly readTo: number | null;
}

/**
 * What is known of somebody's time. `partial`: of their calendars something could not be read, so nothing counts as free,
 * as when it is `unknown`.
 */
export type Knowledge = 'known' | 'declared' | 'partial' | 'unknown';

/** What it follows from. */
interface Sources {
  /** Whether they told working hours. */
  readonly hasHours: boolean;
  /** Null: they subscribed us to no calendar. */
  readonly calendars: CalendarsRow | null;
}

/** Half-open, in milliseconds since 1970. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What is known of a stretch of somebody's time. A calendar tells when they are taken, not when they work: without
 * hours nothing is free. With calendars their hours alone are not enough either, since something takes of them that
 * cannot be seen. What is over by now matters to nobody.
 */
export function knowledgeOf({ hasHours, calendars }: Sources, { start, end }: Stretch, now: number): Knowledge {
  if (!calendars) return hasHours ? 'declared' : 'unknown';
  if (calendars.isPartial) return 'partial';
  const { knownUntil, readFrom, readTo } = calendars;
  if (!hasHours || knownUntil === null || knownUntil <= now || readFrom === null || readTo === null) return 'unknown';
  return readFrom <= Math.max(start, now) && end <= readTo ? 'known' : 'unknown';
}
