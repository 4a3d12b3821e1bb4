import type { Language } from '../directory/directory.domain.js';

/**
 * What somebody is told who watches over cases: one was looked at with a reason; nobody has reviewed that yet; a case waits for
 * another counsellor or responsible person; and to the counsellor, that somebody is disqualified.
 */
export type LeadWord = 'opened' | 'late' | 'waits' | 'disqualified';

/** What the database tells the worker of a mail that is wanted. */
export interface LeadToTell {
  readonly address: string;
  readonly language: Language;
  /** How often whoever looked has done so within a day. */
  readonly times: number;
}

/** From so many times a day on the mail says how many. */
const MANY_TIMES = 3;

interface Words {
  readonly subject: string;
  readonly says: Readonly<Record<LeadWord, string>>;
  readonly times: (times: number) => string;
  readonly more: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Viesti Yhdessä-palvelusta',
    says: {
      opened: 'Yhdessä-palvelussa on tehty perusteltu katselu. Arvioi, oliko se aiheellinen.',
      late: 'Yhdessä-palvelussa on perusteltu katselu, jota kukaan ei ole vielä arvioinut. Arvioi, oliko se aiheellinen.',
      waits: 'Yhdessä-palvelussa on asia, joka odottaa uutta tekijää. Nimeä hänet palvelussa.',
      disqualified: 'Yhdessä-palvelussa eräs kutsuttu tai verkoston jäsen on ilmoittanut, ettei osallistu.',
    },
    times: (times) => `Sama henkilö on tehnyt vuorokauden aikana ${times} tällaista katselua.`,
    more: 'Näet asian, kun kirjaudut palveluun:',
  },
  sv: {
    subject: 'Meddelande från tjänsten Yhdessä',
    says: {
      opened: 'I tjänsten Yhdessä har någon läst med särskild motivering. Bedöm om det var befogat.',
      late: 'I tjänsten Yhdessä finns en läsning med särskild motivering som ingen har bedömt ännu. Bedöm om den var befogad.',
      waits: 'I tjänsten Yhdessä finns ett ärende som väntar på någon ny som sköter det. Utse en person i tjänsten.',
      disqualified:
        'I tjänsten Yhdessä har en kallad person eller en medlem i ett nätverk meddelat att hen inte deltar.',
    },
    times: (times) => `Samma person har gjort ${times} sådana läsningar under ett dygn.`,
    more: 'Du ser ärendet när du loggar in i tjänsten:',
  },
  en: {
    subject: 'Message from Yhdessä',
    says: {
      opened:
        'Somebody has read something with a reason in the Yhdessä service. Please review whether it was justified.',
      late: 'Something was read with a reason in the Yhdessä service, and nobody has reviewed it yet. Please do.',
      waits:
        'Something in the Yhdessä service waits for somebody else to take care of it. Please name them in the service.',
      disqualified: 'Somebody who is invited or in a network in the Yhdessä service has said that they take no part.',
    },
    times: (times) => `The same person has read with a reason ${times} times within a day.`,
    more: 'Sign in to see what it is:',
  },
};

/** Subject and text in the recipient's language. Neutral: a colleague who reads along learns nothing of whom it is about. */
export function leadText(
  word: LeadWord,
  { language, times }: LeadToTell,
  link: string,
): { readonly subject: string; readonly text: string } {
  const words = WORDS[language];
  const often = word === 'opened' && times >= MANY_TIMES ? [words.times(times)] : [];
  return { subject: words.subject, text: [words.says[word], ...often, '', words.more, link, ''].join('\n') };
}
