import type { CookieSerializeOptions } from '@fastify/cookie';
import { limitsOf, type SessionKind } from './session.domain.js';

/** `__Host-`: only over a secure connection (loopback counts), only this host, the whole of it. */
export const SESSION_COOKIE = '__Host-yhdessa';
/** A remembered device of a family. Beside the session's: when that is over, the device is still known. */
export const DEVICE_COOKIE = '__Host-yhdessa-device';

/** Comes along when somebody follows a link to us, or is sent back by an issuer. */
export const COOKIE_OPTIONS: CookieSerializeOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' };
/** Comes along from pages of ours alone. */
export const STRICT_COOKIE_OPTIONS: CookieSerializeOptions = { ...COOKIE_OPTIONS, sameSite: 'strict' };

const DEVICE_SECONDS = Temporal.Duration.from(limitsOf('device', []).lasts).total('seconds');

/**
 * Goes with every page that says that one is out: a browser that was shared shall show nothing by going back, nor keep
 * anything of ours. Cookies are taken away one by one, because the device of a family may stay.
 */
export const FORGET = ['clear-site-data', '"cache", "storage"'] as const;

/** Of a session until the browser closes, of a device as long as it is remembered. */
export const COOKIE_OF = {
  session: { name: SESSION_COOKIE, options: COOKIE_OPTIONS },
  device: { name: DEVICE_COOKIE, options: { ...COOKIE_OPTIONS, maxAge: DEVICE_SECONDS } },
} as const satisfies Record<SessionKind, { name: string; options: CookieSerializeOptions }>;
