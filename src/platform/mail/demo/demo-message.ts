import PostalMime, { type Address, type Attachment } from 'postal-mime';
import type { CaughtMail } from '../mail-catcher.js';
import { type CalendarRequest, readCalendar } from './calendar-request.js';

/** A caught mail as the pages show it. */
export interface DemoMessage {
  readonly id: string;
  readonly mailbox: string;
  readonly receivedAt: Temporal.Instant;
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** The source of the HTML body, to be shown as text. */
  readonly html: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly attachments: readonly string[];
  readonly calendar: CalendarRequest | null;
}

const addresses = (list: readonly (Address | undefined)[] = []) =>
  list
    .flatMap((one) =>
      one ? [one.name && one.address ? `${one.name} <${one.address}>` : (one.address ?? one.name)] : [],
    )
    .join(', ');

const textOf = ({ content }: Attachment) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');

/** Takes a mail apart. */
export async function readMail({ id, mailbox, receivedAt, raw }: CaughtMail): Promise<DemoMessage> {
  const mail = await PostalMime.parse(raw);
  const calendarPart = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return {
    id,
    mailbox,
    receivedAt,
    messageId: mail.messageId ?? '',
    subject: mail.subject || '(ei aihetta)',
    from: addresses([mail.from]),
    to: addresses(mail.to),
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ key: originalKey, value })),
    attachments: mail.attachments.flatMap(({ filename }) => filename ?? []),
    calendar: calendarPart ? readCalendar(textOf(calendarPart)) : null,
  };
}
