import type { Language } from '../directory/directory.domain.js';

/** What a mail of this chapter says: somebody of the family has spoken; something ends in two weeks. */
export type ConsentWord = 'own-word' | 'ending';

/** What the database tells the worker of a mail that is wanted. */
export interface Recipient {
  readonly address: string;
  readonly language: Language;
}

interface Words {
  readonly subject: string;
  readonly says: Readonly<Record<ConsentWord, string>>;
  readonly more: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Viesti Yhdessä-palvelusta',
    says: {
      'own-word': 'Yhdessä-palvelussa on uusi vastaus asiassa, josta vastaat.',
      ending: 'Yhdessä-palvelussa on asia, jossa jotakin päättyy kahden viikon kuluttua. Katso, pitääkö se uusia.',
    },
    more: 'Näet asian, kun kirjaudut palveluun:',
  },
  sv: {
    subject: 'Meddelande från tjänsten Yhdessä',
    says: {
      'own-word': 'I tjänsten Yhdessä finns ett nytt svar i ett ärende som du ansvarar för.',
      ending: 'I tjänsten Yhdessä finns ett ärende där något upphör om två veckor. Se efter om det behöver förnyas.',
    },
    more: 'Du ser ärendet när du loggar in i tjänsten:',
  },
  en: {
    subject: 'Message from Yhdessä',
    says: {
      'own-word': 'There is a new answer in the Yhdessä service, in a matter that you answer for.',
      ending: 'Something in the Yhdessä service ends in two weeks. Please see whether it is to be renewed.',
    },
    more: 'Sign in to see what it is:',
  },
};

/** Subject and text in the counsellor’s language. Neutral: a colleague who reads along learns nothing of a family. */
export function consentText(
  word: ConsentWord,
  { language }: Recipient,
  link: string,
): { readonly subject: string; readonly text: string } {
  const { subject, says, more } = WORDS[language];
  return { subject, text: [says[word], '', more, link, ''].join('\n') };
}
