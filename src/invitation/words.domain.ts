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
  /** What stands for the place in a calendar. */
  readonly places: Readonly<Record<MeetingMode, string>>;
  /** What is seen after sign-in, and not here. */
  readonly details: Readonly<Record<MeetingMode, string>>;
  /** Between the day and the hours. */
  readonly between: ' ' | ', ';
  readonly at: string;
  /** Between hours and minutes. */
  readonly clock: '.' | ':';
  readonly locale: string;
  readonly subjects: Readonly<Record<'invited' | 'moved' | 'cancelled', string>>;
  /** Before the counsellor's name. */
  readonly role: string;
  /** Whole sentences, the name put in: nobody's name is inflected. */
  readonly invites: Readonly<Record<'invited' | 'moved', (counsellor: string) => string>>;
  readonly times: Readonly<Record<'invited' | 'moved' | 'cancelled', string>>;
  readonly mode: string;
  readonly answer: string;
  readonly cannotCome: string;
  readonly questions: string;
  readonly off: string;
  readonly remove: string;
}

/** Neutral words: no name of a family, no need, no sector, no place, nor that it is a home (invariant 3). */
export const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    title: 'Verkostotapaaminen',
    modes: {
      'in-person': 'Paikan päällä',
      remote: 'Etäyhteydellä',
      hybrid: 'Paikan päällä tai etäyhteydellä',
      home: 'Paikan päällä',
    },
    places: {
      'in-person': 'Paikka näkyy kirjautumisen jälkeen',
      remote: 'Etäyhteys, osoite näkyy kirjautumisen jälkeen',
      hybrid: 'Paikka ja etäyhteys näkyvät kirjautumisen jälkeen',
      home: 'Paikka näkyy kirjautumisen jälkeen',
    },
    details: {
      'in-person': 'Paikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
      remote: 'Etäyhteyden osoite ja muut tiedot näkyvät, kun kirjaudut palveluun.',
      hybrid: 'Paikka, etäyhteyden osoite ja muut tiedot näkyvät, kun kirjaudut palveluun.',
      home: 'Paikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
    },
    between: ' ',
    at: 'klo ',
    clock: '.',
    locale: 'fi-FI',
    subjects: { invited: 'Kutsu', moved: 'Uusi aika', cancelled: 'Peruttu' },
    role: 'palveluohjaaja',
    invites: {
      invited: (name) => `Palveluohjaaja ${name} kutsuu sinut verkostotapaamiseen.`,
      moved: (name) =>
        `Palveluohjaaja ${name} kutsuu sinut verkostotapaamiseen, jonka aika on muuttunut. Kerro, sopiiko uusi aika, vaikka olisit jo vastannut aiempaan.`,
    },
    times: { invited: 'Aika', moved: 'Uusi aika', cancelled: 'Peruttu aika' },
    mode: 'Miten',
    answer: 'Vastaa kalenterikutsun painikkeilla tai tästä linkistä. Linkki toimii ilman kirjautumista',
    cannotCome: 'Etkö pääse? Kerro sekin. Voit samalla ehdottaa sijaista tai toista aikaa.',
    questions: 'Kysyttävää? Ota yhteyttä',
    off: 'Kutsusi verkostotapaamiseen on peruttu. Sinun ei tarvitse tulla eikä vastata.',
    remove: 'Jos merkintä jäi kalenteriisi, voit poistaa sen.',
  },
  sv: {
    title: 'Nätverksmöte',
    modes: {
      'in-person': 'På plats',
      remote: 'På distans',
      hybrid: 'På plats eller på distans',
      home: 'På plats',
    },
    places: {
      'in-person': 'Platsen visas efter inloggning',
      remote: 'På distans, adressen visas efter inloggning',
      hybrid: 'Platsen och adressen visas efter inloggning',
      home: 'Platsen visas efter inloggning',
    },
    details: {
      'in-person': 'Platsen och övriga uppgifter visas när du loggar in i tjänsten.',
      remote: 'Adressen till distansmötet och övriga uppgifter visas när du loggar in i tjänsten.',
      hybrid: 'Platsen, adressen till distansmötet och övriga uppgifter visas när du loggar in i tjänsten.',
      home: 'Platsen och övriga uppgifter visas när du loggar in i tjänsten.',
    },
    between: ' ',
    at: 'kl. ',
    clock: '.',
    locale: 'sv-FI',
    subjects: { invited: 'Kallelse', moved: 'Ny tid', cancelled: 'Inställt' },
    role: 'servicehandledare',
    invites: {
      invited: (name) => `Servicehandledare ${name} kallar dig till ett nätverksmöte.`,
      moved: (name) =>
        `Servicehandledare ${name} kallar dig till ett nätverksmöte som har fått en ny tid. Svara om den nya tiden passar, även om du redan har svarat på den tidigare.`,
    },
    times: { invited: 'Tid', moved: 'Ny tid', cancelled: 'Inställd tid' },
    mode: 'Hur',
    answer: 'Svara med knapparna i kalenderinbjudan eller via den här länken. Länken fungerar utan inloggning',
    cannotCome: 'Kan du inte komma? Svara ändå. Du kan samtidigt föreslå en ersättare eller en annan tid.',
    questions: 'Har du frågor? Kontakta',
    off: 'Din kallelse till nätverksmötet har återkallats. Du behöver varken komma eller svara.',
    remove: 'Om mötet finns kvar i din kalender kan du ta bort det.',
  },
  en: {
    title: 'Network meeting',
    modes: { 'in-person': 'In person', remote: 'Remotely', hybrid: 'In person or remotely', home: 'In person' },
    places: {
      'in-person': 'The place is shown after sign-in',
      remote: 'Remote; the address is shown after sign-in',
      hybrid: 'The place and the address are shown after sign-in',
      home: 'The place is shown after sign-in',
    },
    details: {
      'in-person': 'You will see the place and other details when you sign in to the service.',
      remote: 'You will see the link to the remote meeting and other details when you sign in to the service.',
      hybrid: 'You will see the place, the link to join remotely and other details when you sign in to the service.',
      home: 'You will see the place and other details when you sign in to the service.',
    },
    between: ', ',
    at: '',
    clock: ':',
    locale: 'en-GB',
    subjects: { invited: 'Invitation', moved: 'New time', cancelled: 'Cancelled' },
    role: 'counsellor',
    invites: {
      invited: (name) => `Counsellor ${name} invites you to a network meeting.`,
      moved: (name) =>
        `Counsellor ${name} invites you to a network meeting that has a new time. Please say whether the new time suits you, even if you have already answered for the earlier one.`,
    },
    times: { invited: 'Time', moved: 'New time', cancelled: 'Cancelled time' },
    mode: 'How',
    answer: 'Answer with the buttons of the calendar invitation or at this link. The link works without signing in',
    cannotCome: 'If you cannot come, please say so. You may also suggest a substitute or another time.',
    questions: 'Questions? Contact',
    off: 'Your invitation to a network meeting has been cancelled. You do not need to come or answer.',
    remove: 'If the meeting is still in your calendar, you can remove it.',
  },
};

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** `ti 1.12.2026`; in English, where the order of numbers is anybody's guess, `Tue 1 December 2026`. */
export const dateIn = (language: Language, date: Temporal.PlainDate): string =>
  date
    .toLocaleString(WORDS[language].locale, {
      weekday: 'short',
      day: 'numeric',
      month: language === 'en' ? 'long' : 'numeric',
      year: 'numeric',
    })
    .replace(',', '');

/** `klo 13.00–14.00` */
export function hoursIn(language: Language, { start, end }: When): string {
  const { at, clock } = WORDS[language];
  const told = ({ hour, minute }: Temporal.ZonedDateTime) => `${twoDigits(hour)}${clock}${twoDigits(minute)}`;
  return `${at}${told(start)}–${told(end)}`;
}

/** `ti 1.12.2026 klo 13.00–14.00` */
export const whenIn = (language: Language, when: When): string =>
  [dateIn(language, when.start.toPlainDate()), hoursIn(language, when)].join(WORDS[language].between);

/** What a request is about: all that may be told of it before sign-in. */
export interface Told {
  readonly language: Language;
  readonly when: When;
  readonly mode: MeetingMode;
  readonly link: string;
  readonly counsellor: Counsellor;
}

/** What the mail and the calendar entry of a request say. A later one stands for itself: the first may be lost. */
export function descriptionOf(kind: 'invited' | 'moved', { language, when, mode, link, counsellor }: Told): string {
  const words = WORDS[language];
  return [
    words.invites[kind](counsellor.name),
    '',
    `${words.times[kind]}: ${whenIn(language, when)}`,
    `${words.mode}: ${words.modes[mode]}`,
    '',
    `${words.answer}:`,
    link,
    '',
    words.cannotCome,
    '',
    words.details[mode],
    '',
    toAsk(language, counsellor),
  ].join('\n');
}

/** What the mail of a cancellation says: the same whether the meeting is off or this invitee alone is not wanted. */
export function cancellationOf({ language, when, counsellor }: Pick<Told, 'language' | 'when' | 'counsellor'>): string {
  const words = WORDS[language];
  return [
    words.off,
    '',
    `${words.times.cancelled}: ${whenIn(language, when)}`,
    '',
    words.remove,
    '',
    toAsk(language, counsellor),
  ].join('\n');
}

/** Whom to ask, and how to reach them. */
export function toAsk(language: Language, { name, phone }: Counsellor): string {
  const { questions, role } = WORDS[language];
  return `${questions}: ${[`${role} ${name}`, phone].filter(Boolean).join(', ')}`;
}
