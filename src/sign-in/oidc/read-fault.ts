import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { UnfitAnswer } from './issuer-fetch.js';
import type { Fault } from './sign-in-fault.domain.js';

/** What the library threw, and the reason for our log: codes only, because messages and causes may hold claims. */
export interface ReadFault {
  readonly fault: Fault;
  readonly reason: string;
}

/** What issuers answer instead of a code (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6). */
const ANSWERS: Readonly<Record<string, Fault>> = {
  access_denied: 'SIGN_IN_DECLINED',
  login_required: 'SIGN_IN_DECLINED',
  interaction_required: 'SIGN_IN_DECLINED',
  consent_required: 'SIGN_IN_DECLINED',
  account_selection_required: 'SIGN_IN_DECLINED',
  unmet_authentication_requirements: 'SIGN_IN_TOO_WEAK',
  temporarily_unavailable: 'SIGN_IN_ISSUER_DOWN',
  server_error: 'SIGN_IN_ISSUER_DOWN',
};
const OF_NETWORK = /^(OAUTH_(TIMEOUT|ABORT|RESPONSE_IS_NOT_CONFORM)|E[A-Z]+|UND_ERR_\w+)$/;
const AUTH_TIME = 'auth_time';
/** The library names a claim that is not there in words alone. Nothing of what the issuer sent stands in them. */
const MISSING = /^JWT "(\w+)" \([a-z ]+\) claim missing$/;

interface Thrown {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly claim?: unknown;
  readonly message?: unknown;
}

/** The error, what caused it, and so on. */
function chainOf(error: unknown): Thrown[] {
  const chain: Thrown[] = [];
  let each = error as Thrown | undefined;
  while (each && typeof each === 'object' && chain.length < 6) {
    chain.push(each);
    each = each.cause as Thrown | undefined;
  }
  return chain;
}

/** Nobody answered, or nobody whose certificate is good. */
const isUnheard = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed';

const word = (value: unknown) => (typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : 'other');

/** What became of asking an issuer, or of reading its answer. */
export function readFault(error: unknown): ReadFault {
  if (error instanceof AuthorizationResponseError)
    return { fault: ANSWERS[error.error] ?? 'SIGN_IN_ANSWER_REFUSED', reason: `answer ${word(error.error)}` };
  if (error instanceof ResponseBodyError)
    return {
      fault: error.status >= 500 ? 'SIGN_IN_ISSUER_DOWN' : 'SIGN_IN_ANSWER_REFUSED',
      reason: `token endpoint ${error.status} ${word(error.error)}`,
    };
  const chain = chainOf(error);
  const unfit = chain.find((each) => each instanceof UnfitAnswer);
  if (unfit instanceof UnfitAnswer) return { fault: 'SIGN_IN_ISSUER_DOWN', reason: unfit.message };
  const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
  const claim = chain.map((each) => each.claim).find((each) => typeof each === 'string');
  const missing = chain.flatMap(({ message }) => MISSING.exec(String(message))?.[1] ?? []);
  const reason = [...new Set(codes), ...(claim ? [claim] : missing)].map(word).join(' ') || 'failed';
  if (claim === AUTH_TIME) return { fault: 'SIGN_IN_NOT_FRESH', reason };
  const isDown = codes.some((code) => OF_NETWORK.test(code)) || chain.some(isUnheard);
  return { fault: isDown ? 'SIGN_IN_ISSUER_DOWN' : 'SIGN_IN_ANSWER_REFUSED', reason };
}
