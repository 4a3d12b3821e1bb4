import type { Language } from '../../directory/directory.domain.js';
import { writeCancel, writeRequest } from '../../itip/write.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { composeMail } from '../../platform/mail/compose-mail.js';
import type { MessageMethod } from '../invitation.domain.js';
import { cancellationOf, type Counsellor, descriptionOf, type When, whenIn, WORDS } from '../words.domain.js';

/** Neutral: neither a sector nor what the meeting is about. */
const SENDER = 'Yhdessä';

/** Everything one calendar message is made of. Nothing of it comes from a family. */
export interface MailOrder {
  readonly method: MessageMethod;
  readonly messageId: string;
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
  readonly when: When;
  readonly mode: MeetingMode;
  readonly language: Language;
  readonly recipient: string;
  readonly required: boolean;
  /** With the invitee's secret: From and ORGANIZER alike, or calendars show "on behalf of". */
  readonly replyAddress: string;
  readonly link: string;
  readonly counsellor: Counsellor;
  /** A cancellation of the whole meeting, not of this invitee alone. */
  readonly wholeMeeting: boolean;
}

/** The bytes of the mail. Stored and sent as they are: never made twice. */
export async function renderMail(order: MailOrder): Promise<Buffer> {
  const { method, messageId, stamp, replyAddress, recipient } = order;
  const text = textOf(order);
  return composeMail({
    messageId,
    date: stamp,
    from: { name: SENDER, address: replyAddress },
    to: { address: recipient },
    subject: subjectOf(order),
    text,
    calendar: { method, text: calendarOf(order, text) },
  });
}

const kindOf = ({ sequence }: MailOrder) => (sequence === 0 ? 'invited' : 'moved');

const textOf = (order: MailOrder) =>
  order.method === 'CANCEL' ? cancellationOf(order) : descriptionOf(kindOf(order), order);

function subjectOf(order: MailOrder): string {
  const { method, language, when } = order;
  const { subjects, title } = WORDS[language];
  return `${subjects[method === 'CANCEL' ? 'cancelled' : kindOf(order)]}: ${title}, ${whenIn(language, when)}`;
}

function calendarOf(order: MailOrder, description: string): string {
  const { uid, sequence, stamp, when, mode, language, replyAddress, recipient, required, wholeMeeting } = order;
  const { title, places } = WORDS[language];
  const said = {
    uid,
    sequence,
    stamp,
    ...when,
    summary: title,
    description,
    location: places[mode],
    organizer: { name: SENDER, address: replyAddress },
    attendee: { address: recipient, role: required ? ('REQ-PARTICIPANT' as const) : ('OPT-PARTICIPANT' as const) },
  };
  return order.method === 'REQUEST' ? writeRequest(said) : writeCancel({ ...said, wholeMeeting });
}
