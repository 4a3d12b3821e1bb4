import type { Language } from '../directory/directory.domain.js';

/** How much is overdue, and to whom that is told. */
export interface OverdueCount {
  readonly address: string;
  readonly language: Language;
  readonly things: number;
}

interface Words {
  readonly subject: string;
  readonly own: (things: number) => string;
  readonly team: (things: number) => string;
  readonly more: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Myöhässä Yhdessä-palvelussa',
    own: (n) =>
      n === 1
        ? 'Sinulla on Yhdessä-palvelussa yksi asia, jonka määräpäivä on mennyt.'
        : `Sinulla on Yhdessä-palvelussa ${n} asiaa, joiden määräpäivä on mennyt.`,
    team: (n) =>
      n === 1
        ? 'Tiimissäsi on Yhdessä-palvelussa yksi asia, joka on ollut myöhässä yli kymmenen työpäivää.'
        : `Tiimissäsi on Yhdessä-palvelussa ${n} asiaa, jotka ovat olleet myöhässä yli kymmenen työpäivää.`,
    more: 'Näet, mistä on kyse, kun kirjaudut palveluun:',
  },
  sv: {
    subject: 'Försenat i tjänsten Yhdessä',
    own: (n) =>
      n === 1
        ? 'Du har ett ärende i tjänsten Yhdessä vars sista dag har gått.'
        : `Du har ${n} ärenden i tjänsten Yhdessä vars sista dag har gått.`,
    team: (n) =>
      n === 1
        ? 'Ditt team har ett ärende i tjänsten Yhdessä som har varit försenat i över tio arbetsdagar.'
        : `Ditt team har ${n} ärenden i tjänsten Yhdessä som har varit försenade i över tio arbetsdagar.`,
    more: 'Du ser vad det gäller när du loggar in i tjänsten:',
  },
  en: {
    subject: 'Overdue in Yhdessä',
    own: (n) =>
      n === 1
        ? 'One thing of yours in the Yhdessä service is past its due day.'
        : `${n} things of yours in the Yhdessä service are past their due day.`,
    team: (n) =>
      n === 1
        ? 'One thing of your team in the Yhdessä service has been overdue for more than ten working days.'
        : `${n} things of your team in the Yhdessä service have been overdue for more than ten working days.`,
    more: 'Sign in to see what it is:',
  },
};

/** Subject and text in the recipient's language. Neutral: it says how much, and of nobody. */
export function overdueText(
  { language, things }: OverdueCount,
  isLead: boolean,
  link: string,
): { readonly subject: string; readonly text: string } {
  const { subject, own, team, more } = WORDS[language];
  return { subject, text: [isLead ? team(things) : own(things), '', more, link, ''].join('\n') };
}
