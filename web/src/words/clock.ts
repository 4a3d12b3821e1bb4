/** When the page was made, by the server's clock: the browser's own may be wrong, and that of a demo is moved. */
const MADE = Date.parse(document.documentElement.dataset['now']!);

/** Now, in milliseconds since 1970. */
export const now = (): number => MADE + performance.now();

/** Whole hours since an instant (ISO 8601). */
export const hoursSince = (instant: string): number =>
  Math.max(0, Math.floor((now() - Date.parse(instant)) / 3_600_000));

/** Milliseconds from one instant (ISO 8601) to another, or to now where there is none; never less than nothing. */
export const lengthOf = (from: string, until: string | null): number =>
  Math.max(0, (until === null ? now() : Date.parse(until)) - Date.parse(from));

/** The instant (ISO 8601) that was so many milliseconds ago. */
export const instantAgo = (milliseconds: number): string => new Date(now() - milliseconds).toISOString();
