/** What the mail with a code says. The code stands in the text alone: subjects are read on locked screens. */
interface CodeMail {
  readonly subject: string;
  readonly opens: string;
  readonly howLong: string;
  readonly nobody: string;
  readonly notMine: string;
}

/** By the language of the directory. Neutral: nothing of why somebody is asked to sign in. */
export const CODE_MAILS: Readonly<Record<string, CodeMail>> = {
  fi: {
    subject: 'Koodi Yhdessä-palveluun',
    opens: 'Koodisi Yhdessä-palveluun on:',
    howLong: 'Koodi on voimassa 10 minuuttia. Kirjoita se sille sivulle, jolta pyysit sen.',
    nobody: 'Älä kerro koodia kenellekään. Kukaan meistä ei kysy sitä puhelimessa eikä viestillä.',
    notMine: 'Jos et pyytänyt koodia, sinun ei tarvitse tehdä mitään.',
  },
  sv: {
    subject: 'Kod till tjänsten Yhdessä',
    opens: 'Din kod till tjänsten Yhdessä är:',
    howLong: 'Koden gäller i 10 minuter. Skriv in den på den sida där du bad om den.',
    nobody: 'Berätta inte koden för någon. Ingen av oss frågar efter den per telefon eller i ett meddelande.',
    notMine: 'Om du inte har bett om en kod behöver du inte göra något.',
  },
  en: {
    subject: 'Code for the Yhdessä service',
    opens: 'Your code for the Yhdessä service is:',
    howLong: 'The code is valid for 10 minutes. Type it on the page on which you asked for it.',
    nobody: 'Do not tell the code to anybody. None of us ever asks for it, by phone or in a message.',
    notMine: 'If you did not ask for a code, you need not do anything.',
  },
};
