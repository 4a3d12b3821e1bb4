import type { Language } from '../directory/directory.domain.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';

/** When a meeting is, in its own zone. */
export interface When {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** Whom the invitee may ring. */
export interface Counsellor {
  readonly name: string;
  readonly phone: string | null;
}

interface Words {
  /** The neutral title: on locked screens, in colleagues' views of the calendar, in every answer. */
  readonly title: string;
  readonly modes: Readonly<Record<MeetingMode, string>>;
  readonly places: Readonly<Record<MeetingMode, string>>;
  readonly at: string;
  /** Between hours and minutes. */
  readonly clock: '.' | ':';
  readonly locale: string;
  readonly subjects: Readonly<Record<'invited' | 'moved' | 'cancelled', string>>;
  readonly time: string;
  readonly place: string;
  readonly answer: string;
  readonly details: string;
  readonly questions: string;
  readonly off: string;
  readonly nothingToDo: string;
}

/** Neutral words: no name of a family, no need, no sector, no place (invariant 3). */
export const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    title: 'Verkostotapaaminen',
    modes: { 'in-person': 'Paikan päällä', remote: 'Etäyhteydellä', hybrid: 'Paikan päällä tai etäyhteydellä' },
    places: {
      'in-person': 'Paikka näkyy kirjautumisen jälkeen',
      remote: 'Etäyhteys, osoite näkyy kirjautumisen jälkeen',
      hybrid: 'Paikka ja etäyhteys näkyvät kirjautumisen jälkeen',
    },
    at: 'klo ',
    clock: '.',
    locale: 'fi-FI',
    subjects: { invited: 'Kutsu', moved: 'Uusi aika', cancelled: 'Peruttu' },
    time: 'Aika',
    place: 'Paikka',
    answer: 'Vastaa kalenterissasi tai tässä osoitteessa',
    details: 'Muut tiedot näkyvät kirjautumisen jälkeen.',
    questions: 'Kysyttävää? Soita',
    off: 'Kutsusi tähän tapaamiseen on peruttu.',
    nothingToDo: 'Sinun ei tarvitse tehdä mitään.',
  },
  sv: {
    title: 'Nätverksmöte',
    modes: { 'in-person': 'På plats', remote: 'På distans', hybrid: 'På plats eller på distans' },
    places: {
      'in-person': 'Platsen visas efter inloggning',
      remote: 'På distans, adressen visas efter inloggning',
      hybrid: 'Platsen och adressen visas efter inloggning',
    },
    at: 'kl. ',
    clock: '.',
    locale: 'sv-FI',
    subjects: { invited: 'Kallelse', moved: 'Ny tid', cancelled: 'Inställt' },
    time: 'Tid',
    place: 'Plats',
    answer: 'Svara i din kalender eller på denna adress',
    details: 'Övriga uppgifter visas efter inloggning.',
    questions: 'Har du frågor? Ring',
    off: 'Din kallelse till det här mötet har återkallats.',
    nothingToDo: 'Du behöver inte göra något.',
  },
  en: {
    title: 'Network meeting',
    modes: { 'in-person': 'In person', remote: 'Remotely', hybrid: 'In person or remotely' },
    places: {
      'in-person': 'The place is shown after sign-in',
      remote: 'Remote; the address is shown after sign-in',
      hybrid: 'The place and the address are shown after sign-in',
    },
    at: '',
    clock: ':',
    locale: 'en-GB',
    subjects: { invited: 'Invitation', moved: 'New time', cancelled: 'Cancelled' },
    time: 'Time',
    place: 'Place',
    answer: 'Answer in your calendar or at this address',
    details: 'All else is shown after sign-in.',
    questions: 'Questions? Call',
    off: 'Your invitation to this meeting has been cancelled.',
    nothingToDo: 'There is nothing you need to do.',
  },
};

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** `ti 1.12.2026`; in English, where the order of numbers is anybody's guess, `Tue, 1 December 2026`. */
export const dayIn = (language: Language, { start }: When): string =>
  start.toLocaleString(WORDS[language].locale, {
    weekday: 'short',
    day: 'numeric',
    month: language === 'en' ? 'long' : 'numeric',
    year: 'numeric',
  });

/** `klo 13.00–14.00` */
export function hoursIn(language: Language, { start, end }: When): string {
  const { at, clock } = WORDS[language];
  const told = ({ hour, minute }: Temporal.ZonedDateTime) => `${twoDigits(hour)}${clock}${twoDigits(minute)}`;
  return `${at}${told(start)}–${told(end)}`;
}

/** What the mail and the calendar entry of a request say. */
export function descriptionOf(
  language: Language,
  when: When,
  mode: MeetingMode,
  link: string,
  counsellor: Counsellor,
): string {
  const words = WORDS[language];
  return [
    words.title,
    `${words.time}: ${dayIn(language, when)} ${hoursIn(language, when)}`,
    `${words.place}: ${words.places[mode]}`,
    '',
    `${words.answer}:`,
    link,
    '',
    words.details,
    `${words.questions}: ${toCall(counsellor)}`,
  ].join('\n');
}

/** What the mail of a cancellation says. */
export function cancellationOf(language: Language, when: When, counsellor: Counsellor): string {
  const words = WORDS[language];
  return [
    words.off,
    `${words.time}: ${dayIn(language, when)} ${hoursIn(language, when)}`,
    words.nothingToDo,
    '',
    `${words.questions}: ${toCall(counsellor)}`,
  ].join('\n');
}

const toCall = ({ name, phone }: Counsellor) => [name, phone].filter(Boolean).join(', ');
