import type { Language } from '../../directory/directory.domain.js';
import type { PollMessageKind } from './poll-message.domain.js';

interface PollWords {
  readonly subjects: Readonly<Record<PollMessageKind, string>>;
  /** The first sentence; nobody's name is inflected. */
  readonly opens: Readonly<Record<PollMessageKind, (counsellor: string) => string>>;
  readonly times: (minutes: number) => string;
  readonly answerBy: (deadline: string) => string;
  readonly link: string;
  /** On the button of the formatted part. */
  readonly button: string;
  readonly effort: string;
  readonly substitute: string;
  readonly personal: string;
}

/** Neutral words: no name of a family, no need, no sector, nobody else who is asked (invariant 3). */
export const POLL_WORDS: Readonly<Record<Language, PollWords>> = {
  fi: {
    subjects: {
      ask: 'Mikä aika sopii? Verkostotapaaminen',
      'ask-again': 'Tapaamisen kesto muuttui – mikä aika sopii?',
      remind: 'Muistutus: mikä aika sopii? Verkostotapaaminen',
      'last-morning': 'Vastaa tänään: mikä aika sopii? Verkostotapaaminen',
    },
    opens: {
      ask: (name) => `Palveluohjaaja ${name} etsii aikaa verkostotapaamiselle. Kerro, mitkä ajat sopivat sinulle.`,
      'ask-again': (name) =>
        `Palveluohjaaja ${name} etsii aikaa verkostotapaamiselle. Tapaaminen kestää pidempään kuin aiemmin kerrottiin. Vastaa siksi uudelleen, vaikka olisit jo vastannut.`,
      remind: (name) =>
        `Palveluohjaaja ${name} etsii aikaa verkostotapaamiselle. Et ole vielä kertonut, mitkä ajat sopivat sinulle.`,
      'last-morning': (name) =>
        `Palveluohjaaja ${name} etsii aikaa verkostotapaamiselle. Tänään on viimeinen päivä kertoa, mitkä ajat sopivat sinulle.`,
    },
    times: (minutes) => `Ehdotetut ajat, tapaaminen kestää ${minutes} minuuttia`,
    answerBy: (deadline) => `Vastaa viimeistään ${deadline}`,
    link: 'Vastaa tästä linkistä. Linkki toimii ilman kirjautumista',
    button: 'Vastaa, mitkä ajat sopivat',
    effort: 'Vastaamiseen menee minuutti. Voit muuttaa vastaustasi, kunnes vastausaika päättyy.',
    substitute: 'Jos et itse pääse, voit sivulla kertoa, kuka yksiköstäsi tulee.',
    personal: 'Linkki on henkilökohtainen: älä lähetä sitä eteenpäin. Muut vastaajat eivät näe vastaustasi.',
  },
  sv: {
    subjects: {
      ask: 'Vilken tid passar? Nätverksmöte',
      'ask-again': 'Mötets längd har ändrats – vilken tid passar?',
      remind: 'Påminnelse: vilken tid passar? Nätverksmöte',
      'last-morning': 'Svara i dag: vilken tid passar? Nätverksmöte',
    },
    opens: {
      ask: (name) => `Servicehandledare ${name} söker en tid för ett nätverksmöte. Berätta vilka tider som passar dig.`,
      'ask-again': (name) =>
        `Servicehandledare ${name} söker en tid för ett nätverksmöte. Mötet blir längre än vad som sades tidigare. Svara därför på nytt, även om du redan har svarat.`,
      remind: (name) =>
        `Servicehandledare ${name} söker en tid för ett nätverksmöte. Du har ännu inte berättat vilka tider som passar dig.`,
      'last-morning': (name) =>
        `Servicehandledare ${name} söker en tid för ett nätverksmöte. I dag är sista dagen att berätta vilka tider som passar dig.`,
    },
    times: (minutes) => `Föreslagna tider, mötet tar ${minutes} minuter`,
    answerBy: (deadline) => `Svara senast ${deadline}`,
    link: 'Svara via den här länken. Länken fungerar utan inloggning',
    button: 'Svara vilka tider som passar',
    effort: 'Det tar en minut att svara. Du kan ändra ditt svar tills svarstiden går ut.',
    substitute: 'Om du inte själv kan komma kan du på sidan berätta vem från din enhet som kommer.',
    personal: 'Länken är personlig: skicka den inte vidare. De andra som svarar ser inte ditt svar.',
  },
  en: {
    subjects: {
      ask: 'Which time suits you? Network meeting',
      'ask-again': 'The length of the meeting has changed – which time suits you?',
      remind: 'Reminder: which time suits you? Network meeting',
      'last-morning': 'Answer today: which time suits you? Network meeting',
    },
    opens: {
      ask: (name) => `Counsellor ${name} is looking for a time for a network meeting. Please say which times suit you.`,
      'ask-again': (name) =>
        `Counsellor ${name} is looking for a time for a network meeting. The meeting will take longer than you were told before, so please answer again, even if you have already answered.`,
      remind: (name) =>
        `Counsellor ${name} is looking for a time for a network meeting. You have not yet said which times suit you.`,
      'last-morning': (name) =>
        `Counsellor ${name} is looking for a time for a network meeting. Today is the last day to say which times suit you.`,
    },
    times: (minutes) => `Suggested times; the meeting takes ${minutes} minutes`,
    answerBy: (deadline) => `Please answer by ${deadline}`,
    link: 'Answer at this link. The link works without signing in',
    button: 'Say which times suit you',
    effort: 'It takes a minute. You can change your answer until the time for answers is up.',
    substitute: 'If you cannot come yourself, you can say on the page who from your unit will come.',
    personal: 'The link is personal: please do not forward it. The others who are asked do not see your answer.',
  },
};
