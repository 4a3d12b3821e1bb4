import type { Language } from './directory.domain.js';

/** A day as it is read off a calendar. `Temporal.PlainDate` is one; so is what a browser without Temporal can tell. */
export interface Day {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly dayOfWeek: number;
}

/** A time as it is read off the clock on the wall there. `Temporal.PlainTime` is one. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** Both. `Temporal.ZonedDateTime` is one. */
export type Moment = Day & TimeOfDay;

/** When something is, in its own zone. */
export interface When {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** The same as it is read off calendar and clock. */
interface Span {
  readonly start: Moment;
  readonly end: Moment;
}

/** How a language says days and hours. */
export interface TimeWords {
  /** Between the day and the hours. */
  readonly between: ' ' | ', ';
  readonly at: string;
  /** Between hours and minutes. */
  readonly clock: '.' | ':';
}

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  fi: { between: ' ', at: 'klo ', clock: '.' },
  sv: { between: ' ', at: 'kl. ', clock: '.' },
  en: { between: ', ', at: '', clock: ':' },
};

interface CalendarWords {
  /** Monday first. */
  readonly short: readonly string[];
  /** In Finnish as an adverb: on that day. */
  readonly long: readonly string[];
  readonly heading: readonly string[];
  /** The day of the month and the month. */
  readonly date: (day: number, month: number) => string;
  /** And the year. */
  readonly dated: (day: number, month: number, year: number) => string;
}

const numbered = (day: number, month: number) => `${day}.${month}.`;
const FI_DAYS = ['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai', 'sunnuntai'];
const SV_DAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
const EN_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const EN_MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A table of our own: what platforms make of `sv-FI` and of English days differs, and Finnish takes another case. */
const CALENDAR: Readonly<Record<Language, CalendarWords>> = {
  fi: {
    short: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
    long: FI_DAYS.map((day) => (day === 'keskiviikko' ? 'keskiviikkona' : `${day}na`)),
    heading: FI_DAYS,
    date: numbered,
    dated: (day, month, year) => `${numbered(day, month)}${year}`,
  },
  sv: {
    short: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
    long: SV_DAYS,
    heading: SV_DAYS,
    date: (day, month) => `${day}.${month}`,
    dated: (day, month, year) => `${numbered(day, month)}${year}`,
  },
  en: {
    short: EN_DAYS.map((day) => day.slice(0, 3)),
    long: EN_DAYS,
    heading: EN_DAYS,
    date: (day, month) => `${day} ${EN_MONTHS[month - 1]}`,
    dated: (day, month, year) => `${day} ${EN_MONTHS[month - 1]} ${year}`,
  },
};

const dated = (language: Language, { year, month, day }: Day): string => CALENDAR[language].dated(day, month, year);

/** `ti 1.12.2026`; in English, where the order of numbers is anybody's guess, `Tue 1 December 2026`. */
export const dateIn = (language: Language, day: Day): string =>
  `${CALENDAR[language].short[day.dayOfWeek - 1]} ${dated(language, day)}`;

/** The same without abbreviations, as an adverb: `tiistaina 1.12.2026`. */
export const wholeDateIn = (language: Language, day: Day): string =>
  `${CALENDAR[language].long[day.dayOfWeek - 1]} ${dated(language, day)}`;

/** Over a list or a screen: `tiistai 1.12.2026`. */
export const headingDateIn = (language: Language, day: Day): string =>
  `${CALENDAR[language].heading[day.dayOfWeek - 1]} ${dated(language, day)}`;

/** Where the year goes without saying: `ti 1.12.`, `tis 1.12`, `Tue 1 December`. */
export const dayIn = (language: Language, { month, day, dayOfWeek }: Day): string =>
  `${CALENDAR[language].short[dayOfWeek - 1]} ${CALENDAR[language].date(day, month)}`;

/** `9.00` */
export const timeIn = (language: Language, { hour, minute }: TimeOfDay): string =>
  `${hour}${TIME_WORDS[language].clock}${String(minute).padStart(2, '0')}`;

/** `klo 9.00` */
export const clockIn = (language: Language, at: TimeOfDay): string =>
  `${TIME_WORDS[language].at}${timeIn(language, at)}`;

/** `klo 13.00–14.00` */
export const hoursIn = (language: Language, { start, end }: Span): string =>
  `${TIME_WORDS[language].at}${timeIn(language, start)}–${timeIn(language, end)}`;

/** `ti 1.12.2026 klo 13.00` */
export const momentIn = (language: Language, at: Moment): string =>
  [dateIn(language, at), clockIn(language, at)].join(TIME_WORDS[language].between);

/** `ti 1.12. klo 13.00` */
export const dayAndTimeIn = (language: Language, at: Moment): string =>
  [dayIn(language, at), clockIn(language, at)].join(TIME_WORDS[language].between);

/** `ti 1.12.2026 klo 13.00–14.00` */
export const whenIn = (language: Language, when: Span): string => joined(dateIn, language, when);

/** The same without abbreviations: `tiistaina 1.12.2026 klo 13.00–14.00`. */
export const wholeWhenIn = (language: Language, when: Span): string => joined(wholeDateIn, language, when);

const joined = (day: typeof dateIn, language: Language, when: Span): string =>
  [day(language, when.start), hoursIn(language, when)].join(TIME_WORDS[language].between);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** A year has 53 weeks if it ends on a Thursday, or a leap year on a Friday. */
const lastWeekday = (year: number): number =>
  (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)) % 7;
const weeksOf = (year: number): number => (lastWeekday(year) === 4 || lastWeekday(year - 1) === 3 ? 53 : 52);

/** Number of the week (ISO 8601), 1–53: 1.1.2027 is in week 53, of the year before. */
export function weekOf({ year, month, day, dayOfWeek }: Day): number {
  const ofYear = BEFORE_MONTH[month - 1]! + day + (month > 2 && isLeap(year) ? 1 : 0);
  const week = Math.floor((ofYear - dayOfWeek + 10) / 7);
  if (week < 1) return weeksOf(year - 1);
  return week > weeksOf(year) ? 1 : week;
}
