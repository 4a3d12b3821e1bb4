import type { Language } from './directory.domain.js';

/** When something is, in its own zone. */
export interface When {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** How a language says days and hours. */
export interface TimeWords {
  /** Between the day and the hours. */
  readonly between: ' ' | ', ';
  readonly at: string;
  /** Between hours and minutes. */
  readonly clock: '.' | ':';
  readonly locale: string;
}

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  fi: { between: ' ', at: 'klo ', clock: '.', locale: 'fi-FI' },
  sv: { between: ' ', at: 'kl. ', clock: '.', locale: 'sv-FI' },
  en: { between: ', ', at: '', clock: ':', locale: 'en-GB' },
};

const formatIn = (locale: string, month: 'numeric' | 'long', weekday: 'short' | 'long' = 'short') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday, day: 'numeric', month, year: 'numeric' });

/** Made once, and given numbers: making one, or showing it a Temporal, costs more than the rest of a mail's words. */
const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fi: formatIn(TIME_WORDS.fi.locale, 'numeric'),
  sv: formatIn(TIME_WORDS.sv.locale, 'numeric'),
  en: formatIn(TIME_WORDS.en.locale, 'long'),
};

const WHOLE: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fi: formatIn(TIME_WORDS.fi.locale, 'numeric', 'long'),
  sv: formatIn(TIME_WORDS.sv.locale, 'numeric', 'long'),
  en: formatIn(TIME_WORDS.en.locale, 'long', 'long'),
};

const writtenIn = (format: Intl.DateTimeFormat, date: Temporal.PlainDate): string =>
  format.format(date.toZonedDateTime('UTC').epochMilliseconds).replace(',', '');

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** `ti 1.12.2026`; in English, where the order of numbers is anybody's guess, `Tue 1 December 2026`. */
export const dateIn = (language: Language, date: Temporal.PlainDate): string => writtenIn(FORMATS[language], date);

/** The same without abbreviations, as an adverb: `tiistaina 1.12.2026`. */
export const wholeDateIn = (language: Language, date: Temporal.PlainDate): string => writtenIn(WHOLE[language], date);

const timeIn = (language: Language, { hour, minute }: Temporal.ZonedDateTime): string =>
  `${twoDigits(hour)}${TIME_WORDS[language].clock}${twoDigits(minute)}`;

/** `klo 13.00` */
export const clockIn = (language: Language, at: Temporal.ZonedDateTime): string =>
  `${TIME_WORDS[language].at}${timeIn(language, at)}`;

/** `klo 13.00–14.00` */
export const hoursIn = (language: Language, { start, end }: When): string =>
  `${TIME_WORDS[language].at}${timeIn(language, start)}–${timeIn(language, end)}`;

/** `ti 1.12.2026 klo 13.00` */
export const momentIn = (language: Language, at: Temporal.ZonedDateTime): string =>
  [dateIn(language, at.toPlainDate()), clockIn(language, at)].join(TIME_WORDS[language].between);

/** `ti 1.12.2026 klo 13.00–14.00` */
export const whenIn = (language: Language, when: When): string => joined(dateIn, language, when);

/** The same without abbreviations: `tiistaina 1.12.2026 klo 13.00–14.00`. */
export const wholeWhenIn = (language: Language, when: When): string => joined(wholeDateIn, language, when);

const joined = (day: typeof dateIn, language: Language, when: When): string =>
  [day(language, when.start.toPlainDate()), hoursIn(language, when)].join(TIME_WORDS[language].between);
