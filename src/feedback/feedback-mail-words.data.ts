import type { Language } from '../directory/directory.domain.js';
import type { FeedbackKind } from './feedback.domain.js';

interface FeedbackMailWords {
  readonly subject: string;
  /** The first sentence; the day in the words of the language. */
  readonly opens: Readonly<Record<FeedbackKind, (day: string) => string>>;
  readonly one: string;
  readonly free: (until: string) => string;
  readonly personal: string;
}

/** Neutral words: no name of a family, no need, no sector (invariant 3). */
export const FEEDBACK_MAIL_WORDS: Readonly<Record<Language, FeedbackMailWords>> = {
  fi: {
    subject: 'Miten meni?',
    opens: {
      contact: () => 'Hei! Olit meihin yhteydessä. Kerrotko, miten se sujui?',
      meeting: (day) => `Hei! Olit mukana tapaamisessa, joka oli ${day}. Kerrotko, miten se sujui?`,
      closing: () => 'Hei! Yhteinen työskentely on päättynyt. Kerrotko, miten se sujui?',
    },
    one: 'Yksi painallus riittää. Linkki toimii ilman kirjautumista:',
    free: (until) => `Vastaaminen on vapaaehtoista. Voit vastata ja muuttaa vastaustasi vielä ${until}.`,
    personal: 'Linkki on henkilökohtainen: älä lähetä sitä eteenpäin. Raporteista ei näe, kuka vastasi.',
  },
  sv: {
    subject: 'Hur gick det?',
    opens: {
      contact: () => 'Hej! Du tog kontakt med oss. Vill du berätta hur det gick?',
      meeting: (day) => `Hej! Du deltog i ett möte, ${day}. Vill du berätta hur det gick?`,
      closing: () => 'Hej! Det gemensamma arbetet har avslutats. Vill du berätta hur det gick?',
    },
    one: 'Ett tryck räcker. Länken fungerar utan inloggning:',
    free: (until) => `Det är frivilligt att svara. Du kan svara och ändra ditt svar till och med ${until}.`,
    personal: 'Länken är personlig: skicka den inte vidare. Av rapporterna framgår inte vem som har svarat.',
  },
  en: {
    subject: 'How did it go?',
    opens: {
      contact: () => 'Hello! You contacted us. Would you tell us how it went?',
      meeting: (day) => `Hello! You took part in a meeting on ${day}. Would you tell us how it went?`,
      closing: () => 'Hello! Our work together has ended. Would you tell us how it went?',
    },
    one: 'One press is enough. The link works without signing in:',
    free: (until) => `You need not answer. You can answer, and change your answer, until ${until}.`,
    personal: 'The link is personal: please do not pass it on. Reports do not show who has answered.',
  },
};
