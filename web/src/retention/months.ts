import type { TFunction } from 'i18next';
import type { Rule } from './retention.query.js';

const MONTHS_OF_YEAR = 12;

/** How long that is: in years where it is whole years, otherwise in months. */
export const lengthText = (months: number, t: TFunction): string =>
  months % MONTHS_OF_YEAR === 0 ? t('retention.years', { count: months / MONTHS_OF_YEAR }) : monthsText(months, t);

/** The same always in months. */
export const monthsText = (months: number, t: TFunction): string => t('retention.months', { count: months });

/** What the law allows, in months: of a working copy, or of a register, which has no longest that one should know. */
interface Allowed {
  readonly least: number;
  readonly most?: number;
}
export const allowedMonths = ({ leastMonths, mostMonths, leastMonthsOfRecord }: Rule, isRecord: boolean): Allowed =>
  isRecord && leastMonthsOfRecord !== null ? { least: leastMonthsOfRecord } : { least: leastMonths, most: mostMonths };

/** The same in words, of lengths or of bare numbers. */
export const allowedText = ({ least, most }: Allowed, t: TFunction, told = lengthText): string =>
  most === undefined
    ? t('retention.atLeast', { least: told(least, t) })
    : t('retention.between', { least: told(least, t), most: told(most, t) });

/** The months that were written; NaN where that is no whole number. */
export const monthsIn = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);
