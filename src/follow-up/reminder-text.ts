import type { Language } from '../directory/directory.domain.js';
import { dateIn, toAsk } from '../invitation/words.domain.js';

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
  readonly wasDue: (day: string) => string;
  readonly more: string;
  readonly done: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Muistutus Yhdessä-palvelusta',
    due: (day) => `Sinulla on Yhdessä-palvelussa asia, jonka määräpäivä on ${day}.`,
    wasDue: (day) => `Sinulla on Yhdessä-palvelussa asia, jonka määräpäivä oli ${day}.`,
    more: 'Näet asian, kun kirjaudut palveluun:',
    done: 'Jos asia on jo hoidettu tai se viivästyy, merkitse se palveluun.',
  },
  sv: {
    subject: 'Påminnelse från tjänsten Yhdessä',
    due: (day) => `Du har ett ärende i tjänsten Yhdessä som ska vara klart senast ${day}.`,
    wasDue: (day) => `Du har ett ärende i tjänsten Yhdessä som skulle ha varit klart senast ${day}.`,
    more: 'Du ser ärendet när du loggar in i tjänsten:',
    done: 'Om ärendet redan är skött eller blir försenat, anteckna det i tjänsten.',
  },
  en: {
    subject: 'Reminder from Yhdessä',
    due: (day) => `Something that is yours to do in the Yhdessä service is due on ${day}.`,
    wasDue: (day) => `Something that is yours to do in the Yhdessä service was due on ${day}.`,
    more: 'Sign in to see what it is:',
    done: 'If it is already done, or will be late, please note it in the service.',
  },
};

/** Subject and text in the recipient's language. Neutral: a colleague who reads along learns nothing of a family. */
export function reminderText(
  reminder: Reminder,
  link: string,
  isPast = false,
): { readonly subject: string; readonly text: string } {
  const { language, due_on: dueOn, counsellor: name, phone } = reminder;
  const { subject, due, wasDue, more, done } = WORDS[language];
  const day = dateIn(language, Temporal.PlainDate.from(dueOn));
  const lines = [isPast ? wasDue(day) : due(day), '', more, link, '', done, '', toAsk(language, { name, phone }), ''];
  return { subject, text: lines.join('\n') };
}
