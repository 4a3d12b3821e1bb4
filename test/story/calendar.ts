import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** A calendar message as an independent parser reads it. */
export interface Message {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly start: string;
  readonly organizer: string;
  readonly attendees: readonly string[];
  readonly klass: string;
  readonly status: string | null;
  /** Link of the reply page in the text of the mail; null in a CANCEL. */
  readonly link: string | null;
  /** All of it that a reader could see, decoded. */
  readonly visible: string;
  readonly calendar: string;
}

/** Reads a mail with postal-mime and its calendar part with ical.js, neither of which wrote it; a reminder has none. */
export async function readMail(raw: Buffer): Promise<Message | undefined> {
  const mail = await PostalMime.parse(raw);
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics');
  if (!part) return undefined;
  const calendar =
    typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString('utf8');
  const component = new ICAL.Component(ICAL.parse(calendar) as never);
  const event = component.getFirstSubcomponent('vevent')!;
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  const texts = `${mail.subject ?? ''}\n${mail.text ?? ''}\n${mail.html ?? ''}\n${calendar}`;
  return {
    method: component.getFirstPropertyValue('method')!.toString(),
    uid: value('uid')!,
    sequence: Number(value('sequence')),
    summary: value('summary') ?? '',
    start: value('dtstart') ?? '',
    organizer: value('organizer')!.replace(/^mailto:/i, ''),
    attendees: event.getAllProperties('attendee').map((each) => String(each.getFirstValue()).replace(/^mailto:/i, '')),
    klass: value('class') ?? '',
    status: value('status'),
    link: /\/v\/[\w-]+/.exec(mail.text ?? '')?.[0] ?? null,
    visible: texts,
    calendar,
  };
}

const PARTSTAT = { accept: 'ACCEPTED', tentative: 'TENTATIVE', decline: 'DECLINED' } as const;

/** The reply that a calendar program of the invitee sends: written here, by hand, with nothing of the application's. */
export async function replyTo(
  { uid, sequence, organizer }: Pick<Message, 'uid' | 'sequence' | 'organizer'>,
  mailbox: string,
  answer: keyof typeof PARTSTAT,
  now: Temporal.Instant,
): Promise<Buffer> {
  const stamp = now.round('second').toString().replaceAll(/[-:]/g, '');
  const content = [
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'PRODID:-//Another calendar//EN',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    `ORGANIZER:mailto:${organizer}`,
    `ATTENDEE;PARTSTAT=${PARTSTAT[answer]}:mailto:${mailbox}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const composer = new MailComposer({
    messageId: `<${uid}-${sequence}-${stamp}@another.example>`,
    from: mailbox,
    to: organizer,
    subject: 'Accepted: Invitation',
    text: 'Accepted',
    icalEvent: { method: 'REPLY', content, filename: 'reply.ics' },
  });
  return composer.compile().build();
}

/** A mail that is no reply: somebody writes a line instead of pressing the button. */
export function plainMail(organizer: string, mailbox: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: mailbox,
    to: organizer,
    subject: 'Kysymys',
    text: 'Voinko tulla myöhemmin?',
  });
  return composer.compile().build();
}

/** The newest message of a method in a mailbox. */
export async function latest(mailbox: readonly Buffer[], method: string): Promise<Message | undefined> {
  for (const raw of mailbox.toReversed()) {
    const message = await readMail(raw);
    if (message?.method === method) return message;
  }
  return undefined;
}
