/** First digits of a Finnish number, its zero included, that stand apart; the longest first. */
const FINNISH_PREFIX = /^(?:0[678]00|0[45]00|04\d|050|010|020|029|030|039|07[135]|01[3-9]|0[235689])/;

/** Country codes of one digit and of two; all others have three. */
const SHORT_COUNTRY = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** How a number is written for people: `+358401234567` (E.164) is `040 123 4567`. What is no such number stays as it is. */
export function phoneText(number: string): string {
  if (!/^\+\d{5,15}$/.test(number)) return number;
  return number.startsWith('+358') ? finnish(number.slice(4)) : foreign(number.slice(1));
}

function finnish(digits: string): string {
  // Numbers of the whole of Europe, as that of the health advice, have no zero.
  if (/^116\d{3}$/.test(digits)) return grouped(digits);
  const whole = `0${digits}`;
  const prefix = FINNISH_PREFIX.exec(whole)?.[0] ?? '';
  return [prefix, grouped(whole.slice(prefix.length))].filter(Boolean).join(' ');
}

function foreign(digits: string): string {
  const country = SHORT_COUNTRY.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${country} ${grouped(digits.slice(country.length))}`;
}

/** By threes, the last ones by four where something would be left over: nobody reads a digit alone. */
function grouped(digits: string): string {
  if (digits.length < 5) return digits;
  if (digits.length === 5) return `${digits.slice(0, 2)} ${digits.slice(2)}`;
  const threes = digits.length - 4 * (digits.length % 3);
  const head = digits.slice(0, threes).match(/.{3}/g) ?? [];
  const tail = digits.slice(threes).match(/.{4}/g) ?? [];
  return [...head, ...tail].join(' ');
}

/** What somebody typed as a phone number, Finnish unless it begins with +, in E.164: `040 123 4567` is `+358401234567`; null if it is none. */
export function numberOf(text: string): string | null {
  const digits = text.replaceAll(/[\s()./–-]/g, '');
  const number = digits.replace(/^00/, '+').replace(/^0/, '+358');
  return /^\+\d{6,15}$/.test(number) ? number : null;
}

/** A number at which somebody may be rung, and when it is safe. */
export interface Callable {
  readonly number: string;
  readonly safeTime: string | null;
}

interface Reached {
  readonly contactWays: readonly {
    readonly kind: string;
    readonly safe: boolean;
    readonly value: string | null;
    readonly safeTime: string | null;
  }[];
}

/** The numbers at which somebody of the family may be rung: the safe ones alone. */
export const safePhonesOf = ({ contactWays }: Reached): Callable[] =>
  contactWays.flatMap(({ kind, safe, value, safeTime }) =>
    kind === 'PHONE' && safe && value ? [{ number: value, safeTime }] : [],
  );
