/**
 * What became of a message that was handed over. `refused`: it will never be taken. `not-taken`: it was not, and may be
 * later. `unknown`: it may have been taken, nobody said.
 */
export type Handover =
  | { readonly outcome: 'taken'; readonly reply: string }
  | { readonly outcome: 'refused' | 'not-taken' | 'unknown'; readonly code: string };

/** Not now, not from us, not at this address: an administrator sees to it. */
const NOT_TAKEN = new Set([401, 403, 404, 405, 408, 425, 429, 503]);
/** The same key is in work, or was used for other words. */
const CONFLICT = 409;

/** What a status of the gateway says; docs/operations.md has the wire format. */
export function outcomeOf(status: number): Handover['outcome'] {
  if (status >= 200 && status < 300) return 'taken';
  if (NOT_TAKEN.has(status) || (status >= 300 && status < 400)) return 'not-taken';
  // What has that key may be out.
  if (status === CONFLICT) return 'unknown';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}
