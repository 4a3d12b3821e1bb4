import { ZONE } from '../../platform/clock/clock.js';
import type { PollLetter } from '../../meeting/poll/poll-letters.service.js';
import { composeMail } from '../../platform/mail/compose-mail.js';
import type { PollMessageKind } from './poll-message.domain.js';
import { POLL_WORDS } from './poll-words.data.js';
import { momentIn } from '../../directory/dates.domain.js';
import { MailButton, mailPage } from '../mail-page.js';
import { toAsk, whenIn } from '../words.domain.js';

/** Everything one mail of a poll is made of. */
export interface PollMailOrder {
  readonly letter: PollLetter;
  readonly kind: PollMessageKind;
  readonly messageId: string;
  readonly date: Temporal.Instant;
  readonly link: string;
  readonly from: string;
}

/** The bytes of the mail: plain text, and the same as a page without pictures or anything that is fetched. */
export async function renderPollMail(order: PollMailOrder): Promise<Buffer> {
  const { letter, kind, messageId, date, from } = order;
  return composeMail({
    messageId,
    date: date.round({ smallestUnit: 'second', roundingMode: 'floor' }),
    from: { name: 'Yhdessä', address: from },
    to: { address: letter.address },
    subject: POLL_WORDS[letter.language].subjects[kind],
    text: textOf(order),
    html: htmlOf(order),
  });
}

function partsOf({ letter, kind }: PollMailOrder) {
  const { language, minutes, times, deadline, counsellor } = letter;
  const words = POLL_WORDS[language];
  return {
    opens: words.opens[kind](counsellor.name),
    heading: words.times(minutes),
    times: times.map((time) => whenIn(language, time)),
    answerBy: words.answerBy(momentIn(language, deadline.toZonedDateTimeISO(ZONE))),
    words,
    ask: toAsk(language, counsellor),
  };
}

function textOf(order: PollMailOrder): string {
  const { opens, heading, times, answerBy, words, ask } = partsOf(order);
  return [
    opens,
    '',
    `${heading}:`,
    ...times.map((time) => `- ${time}`),
    '',
    `${answerBy}.`,
    '',
    `${words.link}:`,
    order.link,
    '',
    words.effort,
    words.substitute,
    '',
    words.personal,
    '',
    ask,
    '',
  ].join('\n');
}

function htmlOf(order: PollMailOrder): string {
  const { letter, kind } = order;
  return mailPage(letter.language, POLL_WORDS[letter.language].subjects[kind], <Said order={order} />);
}

function Said({ order }: { readonly order: PollMailOrder }) {
  const { opens, heading, times, answerBy, words, ask } = partsOf(order);
  return (
    <>
      <p>{opens}</p>
      <p style={{ marginBottom: 0 }}>
        <strong>{`${heading}:`}</strong>
      </p>
      <ul style={{ marginTop: '4px' }}>
        {times.map((time) => (
          <li key={time}>{time}</li>
        ))}
      </ul>
      <p>
        <strong>{`${answerBy}.`}</strong>
      </p>
      <p>
        <MailButton href={order.link}>{words.button}</MailButton>
      </p>
      <p>{`${words.effort} ${words.substitute}`}</p>
      <p>{words.personal}</p>
      <p>{ask}</p>
    </>
  );
}
