import type { Language } from '../../directory/directory.domain.js';

interface Answered {
  readonly language: Language;
  readonly counsellor: string;
  readonly phone: string | null;
}

const WORDS: Readonly<Record<Language, { subject: string; answered: string; read: string; questions: string }>> = {
  fi: {
    subject: 'Vastaus kysymykseesi Yhdessä-palvelussa',
    answered: 'Palveluohjaaja on vastannut kysymykseesi.',
    read: 'Näet vastauksen, kun kirjaudut palveluun:',
    questions: 'Kysyttävää? Ota yhteyttä',
  },
  sv: {
    subject: 'Svar på din fråga i tjänsten Yhdessä',
    answered: 'Servicehandledaren har svarat på din fråga.',
    read: 'Du ser svaret när du loggar in i tjänsten:',
    questions: 'Har du frågor? Kontakta',
  },
  en: {
    subject: 'An answer to your question in Yhdessä',
    answered: 'The counsellor has answered your question.',
    read: 'Sign in to read the answer:',
    questions: 'Questions? Contact',
  },
};

/** Subject and text in the asker's language: that there is an answer, where it is read, and whom to ask. */
export function answeredText({ language, counsellor, phone }: Answered, link: string) {
  const { subject, answered, read, questions } = WORDS[language];
  const whom = [counsellor, phone].filter(Boolean).join(', ');
  return { subject, text: [answered, '', read, link, '', `${questions}: ${whom}`, ''].join('\n') };
}
