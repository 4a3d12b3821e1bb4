import type { Language } from '../../directory/directory.domain.js';
import type { RemedyWay } from './remedy.domain.js';

interface RemedyWords {
  readonly subject: string;
  /** Whole sentences, the name put in: nobody's name is inflected. */
  readonly opens: (counsellor: string) => string;
  readonly asks: Readonly<Record<RemedyWay, string>>;
  readonly until: (day: string) => string;
  readonly how: string;
}

/** Neutral words: no name of a family, no need, no sector, nobody else who is invited (invariant 3). */
export const REMEDY_WORDS: Readonly<Record<Language, RemedyWords>> = {
  fi: {
    subject: 'Pyyntö',
    opens: (name) => `Palveluohjaaja ${name} sai tiedon, ettet pääse verkostotapaamiseen.`,
    asks: {
      substitute: 'Pyydämme, että joku toinen yksiköstäsi tulee tapaamiseen. Kerro, kuka hän on: hän saa oman kutsun.',
      remote: 'Pyydämme, että osallistut etäyhteydellä tai puhelimella, vaikka et pääse paikalle.',
      'written-input':
        'Pyydämme sinulta kirjallisesti sen, minkä olisit kertonut tapaamisessa. Soita, niin sovimme, miten toimitat sen turvallisesti. Älä lähetä sitä sähköpostilla.',
      'another-time': 'Pyydämme, että ehdotat aikoja, jotka sopivat sinulle.',
    },
    until: (day) => `Vastaa viimeistään ${day}.`,
    how: 'Vastaa tähän viestiin tai soita. Älä kirjoita viestiin mitään asiakkaasta.',
  },
  sv: {
    subject: 'Begäran',
    opens: (name) => `Servicehandledare ${name} har fått veta att du inte kan komma till nätverksmötet.`,
    asks: {
      substitute: 'Vi ber att någon annan från din enhet kommer till mötet. Berätta vem: hen får en egen kallelse.',
      remote: 'Vi ber att du deltar på distans eller per telefon, även om du inte kan komma till platsen.',
      'written-input':
        'Vi ber dig lämna skriftligt det som du skulle ha berättat på mötet. Ring, så kommer vi överens om hur du lämnar det tryggt. Skicka det inte per e-post.',
      'another-time': 'Vi ber dig föreslå tider som passar dig.',
    },
    until: (day) => `Svara senast ${day}.`,
    how: 'Svara på det här meddelandet eller ring. Skriv inget om klienten i meddelandet.',
  },
  en: {
    subject: 'Request',
    opens: (name) => `Counsellor ${name} has heard that you cannot come to the network meeting.`,
    asks: {
      substitute:
        'We ask that somebody else from your unit comes to the meeting. Please say who: they get an invitation of their own.',
      remote: 'We ask that you take part remotely or by phone, even if you cannot come to the place.',
      'written-input':
        'We ask you to give in writing what you would have said at the meeting. Please ring to agree how to deliver it safely. Do not send it by e-mail.',
      'another-time': 'We ask you to suggest times that suit you.',
    },
    until: (day) => `Please answer by ${day}.`,
    how: 'Answer this message or ring. Please write nothing about the client in the message.',
  },
};
