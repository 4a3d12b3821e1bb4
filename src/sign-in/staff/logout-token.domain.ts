import { ATTEMPT_LASTS } from '../oidc/attempt.domain.js';

/** Who is told to be signed out, and by which token (OpenID Connect Back-Channel Logout 1.0). */
export interface Logout {
  /** The issuer's name for the person; null: whoever has the session. */
  readonly subject: string | null;
  /** `sid`: the session at the issuer; null: all of the person's. */
  readonly issuerSession: string | null;
  /** Of the token: none counts twice. */
  readonly id: string;
}

/** For whom a token must be, and from whom. */
export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly subjectClaim: string;
}

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
/** A token is sent at once. Seconds. */
const OLDEST = 300;
/** How far the clocks of an issuer and ours may be apart. Seconds. */
const TOLERANCE = 60;
/** For how long one that counted is known: as long as a sign-in that was begun before may still be on its way. Seconds. */
export const REMEMBERED = Temporal.Duration.from(ATTEMPT_LASTS).total('seconds') + TOLERANCE;
const LONGEST_TEXT = 500;

type Claims = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;
const textOf = (value: unknown): string | null => (isText(value) ? value : null);

/** Some issuers call it a JWT like any other; what calls itself something else is something else. */
const isLogoutType = (type: unknown): boolean =>
  type === undefined || (typeof type === 'string' && /^(application\/)?(logout\+jwt|jwt)$/i.test(type));

const isFor = (audience: unknown, clientId: string): boolean =>
  Array.isArray(audience) ? audience.includes(clientId) : audience === clientId;

function isInTime({ iat, exp }: Claims, now: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return iat <= now + TOLERANCE && iat >= now - OLDEST && exp > now - TOLERANCE;
}

/** What is wrong with a logout token whose signature is the issuer's; null if nothing. An ID token is none. */
export function faultOf(claims: Claims, type: unknown, expected: Expected, now: number): string | null {
  const { iss, aud, events, nonce, jti, sub, sid } = claims;
  const rules: readonly (readonly [fault: string, holds: boolean])[] = [
    ['typ', isLogoutType(type)],
    ['iss', iss === expected.issuer],
    ['aud', isFor(aud, expected.clientId)],
    ['iat', isInTime(claims, now)],
    ['events', isObject(events) && isObject(events[LOGOUT])],
    ['nonce', nonce === undefined],
    ['jti', isText(jti)],
    ['sub', sub === undefined || isText(sub)],
    ['sid', sid === undefined || isText(sid)],
    ['nobody', isText(claims[expected.subjectClaim]) || isText(sid)],
  ];
  return rules.find(([, holds]) => !holds)?.[0] ?? null;
}

/** What a token says in which `faultOf` found no fault. */
export function logoutOf(claims: Claims, { subjectClaim }: Expected): Logout {
  return { subject: textOf(claims[subjectClaim]), issuerSession: textOf(claims.sid), id: String(claims.jti) };
}
