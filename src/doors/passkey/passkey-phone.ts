import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurity } from '../../platform/http/security.js';
import { STRICT_COOKIE_OPTIONS } from '../../platform/session/cookie.js';
import { isSecret, newSecret } from '../../platform/session/secret.js';
import { clientOf } from '../../platform/session/sessions.js';
import { CHALLENGE } from '../../sign-in/passkey/passkey.domain.js';
import type { Phone } from '../../sign-in/passkey/passkeys.service.js';
import { seeOther } from '../answering.js';
import { languageOf, onwards } from '../page-language.js';

/** The browser that was asked something: its answer is taken from no other. Made by a form of ours, never by looking. */
const PHONE_COOKIE = '__Host-yhdessa-avain';
/** As long as a challenge lasts. */
const PHONE_SECONDS = Temporal.Duration.from(CHALLENGE.lasts).total('seconds');

/** These pages alone run scripts, and ours only; all else stays as it is for every page. */
export const SCRIPTED = ['content-security-policy', contentSecurity({ ownScripts: true })] as const;

/** The phone as it is known, or from now on. */
export function phoneOf(request: FastifyRequest, reply: FastifyReply): Phone {
  const known = request.cookies[PHONE_COOKIE];
  const browser = isSecret(known) ? known : newSecret();
  void reply.setCookie(PHONE_COOKIE, browser, { ...STRICT_COOKIE_OPTIONS, maxAge: PHONE_SECONDS });
  return { browser, client: clientOf(request) };
}

/** Nothing is asked any more. */
export const endPhone = (reply: FastifyReply): FastifyReply => reply.clearCookie(PHONE_COOKIE, STRICT_COOKIE_OPTIONS);

/** Whoever chose no other language is addressed in their own from here on. */
export function sendOn(request: FastifyRequest, reply: FastifyReply, path: string): string {
  return seeOther(reply, path.includes('?') ? path : onwards(path, languageOf(request), request));
}
