import { DomainError } from '../../platform/errors/domain-error.js';

/** Why nothing came of an attempt to sign in at an issuer. Each has words of its own on the page. */
const FAULTS = {
  /** Not begun in this browser, begun elsewhere, over, or used already. */
  SIGN_IN_NOT_BEGUN: 'This sign-in was not begun here, or it is over. Begin again.',
  /** Whoever should have said who they are did not want to, or could not. */
  SIGN_IN_DECLINED: 'The sign-in was broken off at the issuer.',
  /** Does not answer, or not in time, or says that it cannot now. */
  SIGN_IN_ISSUER_DOWN: 'The issuer does not answer. Try again later.',
  /** Less sure who it is than we want. */
  SIGN_IN_TOO_WEAK: 'The issuer is less sure who this is than is wanted here.',
  /** A fresh sign-in was wanted, and the issuer made it of an old one. */
  SIGN_IN_NOT_FRESH: 'The issuer did not ask again who this is.',
  /** The answer of the issuer is not believed. */
  SIGN_IN_ANSWER_REFUSED: 'The answer of the issuer cannot be believed.',
  /** Too much was tried from the same network; `wait` says for how many seconds. */
  SIGN_IN_TOO_OFTEN: 'Too many attempts to sign in. Try again later.',
} as const;
export type Fault = keyof typeof FAULTS;

/** What a person reads to us over the telephone: finds the line of the log. */
export interface FaultFacts {
  readonly reference?: string;
  /** Seconds. */
  readonly wait?: number;
  /** Where whoever tries again wants to go. */
  readonly returnTo?: string;
}

/** An attempt of which nothing came. */
export const signInFault = (code: Fault, facts: FaultFacts = {}): DomainError =>
  new DomainError(code, FAULTS[code], { ...facts });

/** Whether an error is an attempt of which nothing came, and no fault of ours. */
export const isSignInFault = (
  error: unknown,
): error is DomainError & { readonly code: Fault; readonly details: FaultFacts } =>
  error instanceof DomainError && Object.hasOwn(FAULTS, error.code);

/** Whether nobody could come in because the issuer does not answer: nobody here has done anything wrong. */
export const isIssuerDown = (error: unknown): boolean => isSignInFault(error) && error.code === 'SIGN_IN_ISSUER_DOWN';
