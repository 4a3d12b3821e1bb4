import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** A calendar object that rides along: as an alternative, which calendars read, and as an attachment, for the rest. */
interface CalendarPart {
  /** Must equal METHOD in the text, or Outlook shows nothing. */
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY' | 'COUNTER' | 'DECLINECOUNTER' | 'REFRESH';
  readonly text: string;
}

export interface MailContent {
  /** With angle brackets, chosen once and stored: a retry under the same id is recognised as a repeat. */
  readonly messageId: string;
  readonly date: Temporal.Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly calendar?: CalendarPart;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const twoDigits = (part: number) => String(part).padStart(2, '0');

/** RFC 5322 3.3, in UTC. */
export function mailDate(instant: Temporal.Instant): string {
  const at = instant.toZonedDateTimeISO('UTC');
  const time = [at.hour, at.minute, at.second].map(twoDigits).join(':');
  return `${DAYS[at.dayOfWeek - 1]}, ${twoDigits(at.day)} ${MONTHS[at.month - 1]} ${at.year} ${time} +0000`;
}

/** Refuses what could start another header: the libraries would clean it silently, and a bug would go unseen. */
function oneLine(what: string, text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text))
    throw new Error(`${what} of a mail holds a control character`);
  return text;
}

/** A plain address as it may stand in an envelope or a header. */
export function plainAddress(address: string): string {
  if (!/^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/.test(oneLine('an address', address))) {
    throw new Error('not a plain mail address');
  }
  return address;
}

const mailbox = ({ name, address }: Mailbox) => ({
  name: oneLine('a name', name ?? ''),
  address: plainAddress(address),
});

/**
 * The bytes of a message. The same content gives the same bytes (boundaries follow from the Message-ID), so a message
 * may be rendered again or stored and sent again, and mail systems see one message.
 */
export async function composeMail(content: MailContent): Promise<Buffer> {
  const { messageId, date, from, to, subject, text, html, calendar } = content;
  if (!/^<[^\s<>@]+@[^\s<>@]+>$/.test(oneLine('the Message-ID', messageId))) throw new Error('not a Message-ID');
  const composer = new MailComposer({
    messageId,
    date: mailDate(date),
    from: mailbox(from),
    to: mailbox(to),
    subject: oneLine('the subject', subject),
    text,
    html,
    icalEvent: calendar && { method: calendar.method, content: calendar.text, filename: 'kutsu.ics' },
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
