import type { Language } from '../../directory/directory.domain.js';

interface Words {
  readonly subject: string;
  readonly there: string;
  readonly where: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Muistio on luettavissa',
    there: 'Tapaamisen muistio on luettavissa Yhdessä-palvelussa.',
    where: 'Voit lukea sen, kun kirjaudut palveluun:',
  },
  sv: {
    subject: 'Minnesanteckningarna kan läsas',
    there: 'Minnesanteckningarna från ett möte kan läsas i tjänsten Yhdessä.',
    where: 'Du kan läsa dem när du loggar in i tjänsten:',
  },
  en: {
    subject: 'Minutes can be read',
    there: 'The minutes of a meeting can be read in the Yhdessä service.',
    where: 'Sign in to read them:',
  },
};

/** Subject and text in the reader's language. Neutral: it tells neither of which meeting nor of whom (invariant 3). */
export function minutesNotice(language: Language, link: string): { readonly subject: string; readonly text: string } {
  const { subject, there, where } = WORDS[language];
  return { subject, text: [there, '', where, link, ''].join('\n') };
}
