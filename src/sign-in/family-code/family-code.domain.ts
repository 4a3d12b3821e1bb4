import type { Gate } from '../../platform/session/gates.domain.js';

/**
 * Nine of these nineteen: 38 bits. Neither written by hand nor read aloud on a bad line does one of them pass for another:
 * of `0 O`, `1 I L`, `2 Z`, `5 S`, `6 G`, `8 B`, `U V W` and of `D P T`, `M N` one is in it at most.
 *
 * Over all networks some 17 000 codes a day can be tried. If ten thousand wait, somebody who does that for two weeks finds
 * one with a chance of one in a hundred, and then has ten guesses at four digits: one in a hundred thousand altogether.
 * Beyond that only a right code with right digits at once gets through. Whoever guesses at both, a hundred times a second
 * for two weeks, with the thousands of networks that takes, comes in with a chance of four in ten thousand.
 */
export const CODE = {
  letters: '23456789AEFHJKMRTXY',
  length: 9,
  digits: 4,
  /** Wrong digits, until it opens nothing any more. */
  tries: 10,
  lasts: 'PT336H',
} as const;

/** Tries of one code, known or not: enough for who types the digits of an old number, and then slower and slower. */
export const OF_CODE: Gate = { name: 'family-code', free: 3, leak: 1800, base: 30, cap: 1800 };
/** Tries from one network: a whole family centre may stand behind one address. */
export const OF_CLIENT: Gate = { name: 'family-code-of-client', free: 30, leak: 30, base: 5, cap: 600 };
/**
 * Tries of everybody. A client can pretend to come from elsewhere if the proxy lets it, so this holds by itself. Shut, it
 * keeps out those who guess, and nobody with the right code and digits.
 */
export const OF_ALL: Gate = { name: 'family-code-of-everybody', free: 500, leak: 5, base: 1, cap: 5 };

/** What people type or write where they saw or heard one of ours. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  B: '8',
  G: '6',
  S: '5',
  Z: '2',
  N: 'M',
  D: 'T',
  P: 'T',
  Ä: 'A',
  Å: 'A',
};

/** The code that somebody typed, in groups or not, small or large, with look-alikes; null if it could be none. */
export function codeIn(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Dash}.,_/]/gu, '')
    .toUpperCase();
  const read = bare.replaceAll(/\p{Letter}/gu, (letter) => TAKEN_FOR[letter] ?? letter);
  return new RegExp(`^[${CODE.letters}]{${CODE.length}}$`).test(read) ? read : null;
}

/** As it is read aloud and written down: `A7K 4RM 9TX`. */
export const inGroups = (code: string): string => code.replace(/(.{3})(.{3})(.{3})/, '$1 $2 $3');

/** The last four digits of what somebody typed, which may be the whole number; null if there are fewer. */
export function digitsIn(typed: string): string | null {
  const bare = typed.normalize('NFKC').replaceAll(/[\s\p{Dash}.()+/]/gu, '');
  return new RegExp(String.raw`^\d{${CODE.digits},20}$`).test(bare) ? bare.slice(-CODE.digits) : null;
}

/** Why a code opens nothing any more. */
export type CodeEnd = 'used' | 'replaced' | 'tried-out' | 'phone-changed' | 'access-ended';

/** How it stands with a code. */
export type CodeState = 'waiting' | 'expired' | CodeEnd;

/** @param code when it ends by itself, and why it has ended before, if it has */
export function stateOf(
  { endsAt, endedFor }: { readonly endsAt: Temporal.Instant; readonly endedFor: CodeEnd | null },
  now: Temporal.Instant,
): CodeState {
  if (endedFor) return endedFor;
  return Temporal.Instant.compare(endsAt, now) > 0 ? 'waiting' : 'expired';
}
