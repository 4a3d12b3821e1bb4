import type { CookieSerializeOptions } from '@fastify/cookie';

/** `__Host-`: only over a secure connection (loopback counts), only this host, the whole of it. */
export const SESSION_COOKIE = '__Host-yhdessa';

export const COOKIE_OPTIONS: CookieSerializeOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' };
