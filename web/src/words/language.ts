import { spoken } from './words.js';

/** A language (ISO 639) by its name in the language that is spoken; its code where the browser knows none. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([spoken()], { type: 'language', fallback: 'code' }).of(code) ?? code;
