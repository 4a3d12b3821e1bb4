import type { Language } from '../directory/directory.domain.js';
import { toAsk } from '../invitation/words.domain.js';

/** What a mail of this chapter says: asked to take over; fourteen days without a contact, or a word; nobody stands in. */
export type HandoverWord = 'offered' | 'late' | 'late-outside' | 'absence';

/** What the database tells the worker of a mail that is wanted. */
export interface Recipient {
  readonly address: string;
  readonly language: Language;
  /** The counsellor to ask. */
  readonly counsellor: string;
  readonly phone: string | null;
}

interface Words {
  readonly subject: string;
  readonly says: Readonly<Record<HandoverWord, string>>;
  readonly more: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Viesti Yhdessä-palvelusta',
    says: {
      offered: 'Sinulle on Yhdessä-palvelussa pyyntö, joka odottaa vastaustasi.',
      late: 'Yhdessä-palvelussa on asia, joka on odottanut yhteistä keskustelua kaksi viikkoa.',
      'late-outside': 'Yhdessä-palvelussa on asia, josta on odotettu tietoa kaksi viikkoa.',
      absence: 'Yhdessä-palvelussa on asia, jolle tarvitaan sijainen poissaolon ajaksi. Nimeä sijainen palvelussa.',
    },
    more: 'Näet asian, kun kirjaudut palveluun:',
  },
  sv: {
    subject: 'Meddelande från tjänsten Yhdessä',
    says: {
      offered: 'Du har en förfrågan i tjänsten Yhdessä som väntar på ditt svar.',
      late: 'I tjänsten Yhdessä finns ett ärende som i två veckor har väntat på ett gemensamt samtal.',
      'late-outside': 'I tjänsten Yhdessä finns ett ärende som i två veckor har väntat på besked.',
      absence:
        'I tjänsten Yhdessä finns ett ärende som behöver en ersättare under en frånvaro. Utse en ersättare i tjänsten.',
    },
    more: 'Du ser ärendet när du loggar in i tjänsten:',
  },
  en: {
    subject: 'Message from Yhdessä',
    says: {
      offered: 'Somebody asks you something in the Yhdessä service, and waits for your answer.',
      late: 'Something in the Yhdessä service has waited two weeks for a talk together.',
      'late-outside': 'Something in the Yhdessä service has waited two weeks for news.',
      absence: 'Something in the Yhdessä service needs a stand-in during an absence. Please name one in the service.',
    },
    more: 'Sign in to see what it is:',
  },
};

/** Subject and text in the recipient's language. Neutral: a colleague who reads along learns nothing of a family. */
export function handoverText(
  word: HandoverWord,
  { language, counsellor: name, phone }: Recipient,
  link: string,
): { readonly subject: string; readonly text: string } {
  const { subject, says, more } = WORDS[language];
  const lines = [says[word], '', more, link, '', toAsk(language, { name, phone }), ''];
  return { subject, text: lines.join('\n') };
}
