import type { Gate } from '../gates.domain.js';

/**
 * Eight digits, tried five times at most, for ten minutes, in one browser. By the gates below an address gets 144 codes a
 * day once the first are spent, from however many places they are asked for. That is 720 guesses among 10⁸: whoever keeps
 * at it for a whole year, with a mail to the victim every ten minutes, gets in with a chance of three in a thousand; from
 * one place it is a third of that. Over all addresses 4 320 codes a day
 * can be asked for, which is 21 600 guesses: two in ten thousand for a day of it.
 */
export const CODE = { digits: 8, tries: 5, lasts: 'PT10M' } as const;

/** A visit ends after this long without a request, and after this long in any case. */
export const VISIT = { idle: 'PT30M', lasts: 'PT2H' } as const;

/** Codes of one address, asked for from one network. Whoever gets in has nothing to wait for there any more. */
export const OF_ADDRESS_BY_CLIENT: Gate = {
  name: 'code-of-address-by-client',
  free: 3,
  leak: 1800,
  base: 60,
  cap: 1800,
};
/** Codes of one address. Wider, so that nobody can keep its owner out from one other place. A code that let in counts not. */
export const OF_ADDRESS: Gate = { name: 'code-of-address', free: 12, leak: 600, base: 60, cap: 600 };
/** Codes asked for from one network: a whole town hall may stand behind one address. */
export const OF_CLIENT: Gate = { name: 'code-of-client', free: 60, leak: 60, base: 10, cap: 600 };
/** Codes of everybody. A client can pretend to come from elsewhere if the proxy lets it, so this holds by itself. */
export const OF_ALL: Gate = { name: 'code-of-everybody', free: 500, leak: 20, base: 1, cap: 30 };
/** Codes tried from one network. */
export const TRIES_OF_CLIENT: Gate = { name: 'try-of-client', free: 100, leak: 30, base: 5, cap: 600 };

/** The digits of a code as somebody typed it, in groups or not; null if it could be none. */
export function codeIn(typed: string): string | null {
  const digits = typed.replaceAll(/[\s\p{Dash}.]/gu, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** As it is read aloud and copied: `1234 5678`. */
export const inGroups = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
