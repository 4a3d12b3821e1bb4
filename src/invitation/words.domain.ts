import { TIME_WORDS, type TimeWords } from '../directory/dates.domain.js';
import type { Language } from '../directory/directory.domain.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';

/** Days and hours stand in the directory, where all chapters reach them. */
export { dateIn, hoursIn, momentIn, whenIn, type When } from '../directory/dates.domain.js';

/** Whom the invitee may ring. */
export interface Counsellor {
  readonly name: string;
  readonly phone: string | null;
}

interface Words extends TimeWords {
  /** The neutral title: on locked screens, in colleagues' views of the calendar, in every answer. */
  readonly title: string;
  readonly modes: Readonly<Record<MeetingMode, string>>;
  /** What stands for the place in a calendar. */
  readonly places: Readonly<Record<MeetingMode, string>>;
  /** What is seen after sign-in, and not here. */
  readonly details: Readonly<Record<MeetingMode, string>>;
  /** Before the counsellor's name. */
  readonly role: string;
  /** A whole sentence, the name put in: nobody's name is inflected. */
  readonly invites: (counsellor: string) => string;
  readonly time: string;
  readonly mode: string;
  readonly questions: string;
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
    ...TIME_WORDS.fi,
    role: 'palveluohjaaja',
    invites: (name) => `Palveluohjaaja ${name} kutsuu sinut verkostotapaamiseen.`,
    time: 'Aika',
    mode: 'Miten',
    questions: 'Kysyttävää? Ota yhteyttä',
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
    ...TIME_WORDS.sv,
    role: 'servicehandledare',
    invites: (name) => `Servicehandledare ${name} kallar dig till ett nätverksmöte.`,
    time: 'Tid',
    mode: 'Hur',
    questions: 'Har du frågor? Kontakta',
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
    ...TIME_WORDS.en,
    role: 'counsellor',
    invites: (name) => `Counsellor ${name} invites you to a network meeting.`,
    time: 'Time',
    mode: 'How',
    questions: 'Questions? Contact',
  },
};

/** Whom to ask, and how to reach them. */
export function toAsk(language: Language, { name, phone }: Counsellor): string {
  const { questions, role } = WORDS[language];
  return `${questions}: ${[`${role} ${name}`, phone].filter(Boolean).join(', ')}`;
}
