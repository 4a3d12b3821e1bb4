import { createHash } from 'node:crypto';

/** The character that proves the rest of an identity code (henkilötunnus): the remainder of its digits. */
const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** By the century of birth; of the several that the law knows since 2023 the oldest. */
const CENTURIES: Readonly<Record<number, string>> = { 18: '+', 19: '-', 20: 'A' };

/**
 * An identity code of the series 900–999, which the population register gives to nobody: for tests.
 *
 * @param whose tells apart those born on one day
 */
export function inventedCode(born: Temporal.PlainDate, whose: string): string {
  const day = [born.day, born.month, born.year % 100].map((part) => String(part).padStart(2, '0')).join('');
  const number = 900 + (createHash('sha256').update(whose).digest().readUInt16BE() % 100);
  const check = CHECKS[Number(`${day}${number}`) % CHECKS.length]!;
  return `${day}${CENTURIES[Math.floor(born.year / 100)]}${number}${check}`;
}
