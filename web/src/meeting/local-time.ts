import { now } from '../words/clock.js';
import { type Language, spoken } from '../words/words.js';
import { daysLater, instantOf, isoDate, millisecondsAt, momentOf } from '../words/wall.js';

/** A start as somebody chose it: local text for the server, and the instant for telling it. */
export interface ChosenStart {
  /** `2026-12-01T13:00` */
  readonly localStart: string;
  readonly start: string;
}

/** What the fields of a date and a time say; null while one is empty. */
export function startOf(date: string, time: string): ChosenStart | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const [year, month, day] = date.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  const at = millisecondsAt({ year: year!, month: month!, day: day! }, hour! * 60 + minute!);
  return { localStart: `${date}T${time}`, start: instantOf(at) };
}

/** Today, or so many days from it: `2026-11-26`. */
export const dayFromNow = (days: number): string => isoDate(daysLater(momentOf(now()), days));

/** So many hours from now, as an instant. */
export const hoursFromNow = (hours: number): string => instantOf(now() + hours * 3_600_000);

/** The language spoken now, as the server names it. */
export const languageOfServer = () => spoken().toUpperCase() as Uppercase<Language>;

/** Why a time is good, on one line. */
export const reasonsText = (reasons: readonly { readonly text: string }[]): string =>
  reasons.map(({ text }) => text).join(' · ');
