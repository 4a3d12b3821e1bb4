import { LANGUAGES, type Language } from '../directory/directory.domain.js';
import { type Counsellor, dateIn, toAsk } from '../invitation/words.domain.js';
import type { FeedbackKind } from './feedback.domain.js';
import { FEEDBACK_MAIL_WORDS } from './feedback-mail-words.data.js';

/** What a mail that asks for feedback is made of. */
export interface FeedbackMail {
  readonly kind: FeedbackKind;
  /** Null: nobody knows, and all languages are written. */
  readonly language: Language | null;
  /** Of the meeting; of others the day is not told. */
  readonly happenedOn: Temporal.PlainDate;
  /** Last day to answer. */
  readonly until: Temporal.PlainDate;
  readonly link: string;
  readonly counsellor: Counsellor | null;
}

/** Asks how it was: no name of a family, no sector, nobody else who is asked (invariant 3). */
export function feedbackMail(mail: FeedbackMail): { subject: string; text: string } {
  const languages = mail.language === null ? LANGUAGES : [mail.language];
  return {
    subject: languages.map((language) => FEEDBACK_MAIL_WORDS[language].subject).join(' / '),
    text: `${languages.map((language) => letter(mail, language)).join('\n\n---\n\n')}\n`,
  };
}

function letter({ kind, happenedOn, until, link, counsellor }: FeedbackMail, language: Language): string {
  const { opens, one, free, personal } = FEEDBACK_MAIL_WORDS[language];
  const lines = [
    opens[kind](dateIn(language, happenedOn)),
    one,
    '',
    link,
    '',
    free(dateIn(language, until)),
    personal,
    ...(counsellor ? ['', toAsk(language, counsellor)] : []),
  ];
  return lines.join('\n');
}
