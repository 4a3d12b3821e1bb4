import type { Gate } from '../../platform/session/gates.domain.js';

/** From the button to the way back: typing a password, finding the telephone, trying again. */
export const ATTEMPT_LASTS = 'PT10M';

/** How far the clocks of an issuer and ours may be apart. Seconds. */
export const TOLERANCE = 60;

/** Attempts begun in one network: a whole county may stand behind one address, and come at eight o'clock. */
export const BEGUN: Gate = { name: 'sign-in-begun', free: 300, leak: 2, base: 2, cap: 60 };
/** Attempts of one network of which nothing came. While it is shut nobody begins there. */
export const FAILED: Gate = { name: 'sign-in-failed', free: 30, leak: 20, base: 2, cap: 300 };
/**
 * Ways back that nobody had begun. Any page can have the browsers of a whole county ask for such an address, as for a picture:
 * they must not keep anybody from beginning.
 */
export const STRAY: Gate = { ...FAILED, name: 'sign-in-stray' };

/** What an ID token says of when and how sure. Times are seconds since 1970. */
interface Assertion {
  readonly iat: number;
  readonly auth_time?: unknown;
  readonly acr?: unknown;
}

/** Why a token whose signature is good is not believed; null if it is. `now`: seconds since 1970. */
export function faultOf(
  { iat, auth_time: signedInAt, acr }: Assertion,
  levels: readonly string[],
  now: number,
): 'iat' | 'auth_time' | 'acr' | null {
  const isAhead = (time: unknown) => typeof time === 'number' && time > now + TOLERANCE;
  if (isAhead(iat)) return 'iat';
  if (isAhead(signedInAt)) return 'auth_time';
  return levels.length > 0 && !levels.some((level) => level === acr) ? 'acr' : null;
}
