import { writeCancel, writeDeclineCounter, writeRequest } from '../../itip/write.js';
import { composeMail } from '../../platform/mail/compose-mail.js';
import { WORDS } from '../words.domain.js';
import { pageOf } from './letter-page.js';
import { conferenceIn, letterOf, placeIn, subjectOf, textOf, type Told } from './letter.domain.js';

/** Neutral: neither a sector nor what the meeting is about. */
const SENDER = 'Yhdessä';

/** So long before the start a calendar reminds. */
const ALARM_MINUTES = 30;

/** Everything one calendar message is made of. Nothing of it comes from a family. */
export interface MailOrder extends Told {
  readonly messageId: string;
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
  readonly recipient: string;
  readonly required: boolean;
  /** With the invitee's secret: From and ORGANIZER alike, or calendars show "on behalf of". */
  readonly replyAddress: string;
  /** A cancellation of the whole meeting, not of this invitee alone. */
  readonly wholeMeeting: boolean;
}

/** The bytes of the mail. Stored and sent as they are: never made twice. */
export async function renderMail(order: MailOrder): Promise<Buffer> {
  const { method, messageId, stamp, replyAddress, recipient, language } = order;
  const letter = letterOf(order);
  const [text, subject] = [textOf(letter), subjectOf(order)];
  return composeMail({
    messageId,
    date: stamp,
    from: { name: SENDER, address: replyAddress },
    to: { address: recipient },
    subject,
    text,
    html: pageOf(language, subject, letter),
    calendar: { method, text: calendarOf(order, text) },
  });
}

function calendarOf(order: MailOrder, description: string): string {
  const { method, uid, sequence, stamp, when, language, replyAddress, recipient, required, wholeMeeting } = order;
  const said = {
    uid,
    sequence,
    stamp,
    ...when,
    summary: WORDS[language].title,
    description,
    location: placeIn(order),
    conference: conferenceIn(order),
    organizer: { name: SENDER, address: replyAddress },
    attendee: { address: recipient, role: required ? ('REQ-PARTICIPANT' as const) : ('OPT-PARTICIPANT' as const) },
  };
  if (method === 'CANCEL') return writeCancel({ ...said, wholeMeeting });
  return method === 'DECLINECOUNTER'
    ? writeDeclineCounter(said)
    : writeRequest({ ...said, alarmMinutes: ALARM_MINUTES });
}
