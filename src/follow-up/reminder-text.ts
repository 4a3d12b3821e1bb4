import type { Language } from '../directory/directory.domain.js';

/** What the database tells the worker of a reminder that is wanted. */
export interface Reminder {
  readonly address: string;
  readonly language: Language;
  /** `2026-12-31`, in the area's zone. */
  readonly due_on: string;
  /** The counsellor to ask. */
  readonly counsellor: string;
  readonly phone: string | null;
}

interface Words {
  readonly subject: string;
  readonly due: (day: string) => string;
  readonly more: string;
  readonly ask: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Muistutus Yhdessä-palvelusta',
    due: (day) => `Sinulla on Yhdessä-palvelussa asia, jonka määräpäivä on ${day}.`,
    more: 'Kirjaudu palveluun, niin näet siitä lisää:',
    ask: 'Lisätietoja:',
  },
  sv: {
    subject: 'Påminnelse från tjänsten Yhdessä',
    due: (day) => `Du har ett ärende i tjänsten Yhdessä som ska vara klart ${day}.`,
    more: 'Logga in i tjänsten för att se mer:',
    ask: 'Mer information:',
  },
  en: {
    subject: 'Reminder from Yhdessä',
    due: (day) => `Something of yours in Yhdessä is due on ${day}.`,
    more: 'Sign in to see more:',
    ask: 'Ask:',
  },
};

/** Subject and text in the recipient's language. Neutral: a colleague who reads along learns nothing of a family. */
export function reminderText(reminder: Reminder, link: string): { readonly subject: string; readonly text: string } {
  const { subject, due, more, ask } = WORDS[reminder.language];
  const { day, month, year } = Temporal.PlainDate.from(reminder.due_on);
  const whom = [reminder.counsellor, ...(reminder.phone ? [reminder.phone] : [])].join(', ');
  return { subject, text: `${due(`${day}.${month}.${year}`)}\n\n${more}\n${link}\n\n${ask} ${whom}\n` };
}
