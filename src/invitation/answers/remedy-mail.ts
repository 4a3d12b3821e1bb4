import type { Language } from '../../directory/directory.domain.js';
import { composeMail } from '../../platform/mail/compose-mail.js';
import { textOf } from '../outgoing/letter.domain.js';
import { pageOf } from '../outgoing/letter-page.js';
import { type Counsellor, dateIn, toAsk, type When, whenIn, WORDS } from '../words.domain.js';
import { REMEDY_WORDS } from './remedy-words.data.js';
import type { RemedyWay } from './remedy.domain.js';

/** Everything the mail that asks an authority is made of. Nothing of it comes from a family. */
export interface RemedyOrder {
  readonly messageId: string;
  readonly date: Temporal.Instant;
  readonly language: Language;
  readonly recipient: string;
  /** With the invitee's secret: what is written back comes to this invitation. */
  readonly replyAddress: string;
  readonly way: RemedyWay;
  readonly dueOn: Temporal.PlainDate;
  readonly when: When;
  readonly counsellor: Counsellor;
}

/** The bytes of the mail. Stored and sent as they are: never made twice. */
export async function renderRemedyMail(order: RemedyOrder): Promise<Buffer> {
  const { messageId, date, language, recipient, replyAddress, when } = order;
  const paragraphs = paragraphsOf(order);
  const subject = `${REMEDY_WORDS[language].subject}: ${WORDS[language].title}, ${whenIn(language, when)}`;
  return composeMail({
    messageId,
    date: date.round({ smallestUnit: 'second', roundingMode: 'floor' }),
    from: { name: 'Yhdessä', address: replyAddress },
    to: { address: recipient },
    subject,
    text: `${textOf(paragraphs)}\n`,
    html: pageOf(language, subject, paragraphs),
  });
}

function paragraphsOf({ language, way, dueOn, when, counsellor }: RemedyOrder) {
  const { opens, asks, until, how } = REMEDY_WORDS[language];
  return [
    { lines: [opens(counsellor.name)] },
    { lines: [`${WORDS[language].time}: ${whenIn(language, when)}`] },
    { lines: [asks[way]] },
    { lines: [until(dateIn(language, dueOn))] },
    { lines: [how] },
    { lines: [toAsk(language, counsellor)] },
  ];
}
