import { type Language, spoken } from './words.js';

const CODES = { fi: 'FI', sv: 'SV', en: 'EN' } as const satisfies Record<Language, string>;

/** The languages in which is written to people, as the server names them. */
export const LANGUAGE_CODES = Object.values(CODES);
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** The language that is spoken, as the server names it. */
export const spokenCode = (): LanguageCode => CODES[spoken()];

/** A language (ISO 639) by its name in the language that is spoken; its code where the browser knows none. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([spoken()], { type: 'language', fallback: 'code' }).of(code) ?? code;
