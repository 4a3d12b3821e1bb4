import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { mailboxOf } from '../../itip/calendar-address.js';
import { type Answer, readAnswer, type Refused } from '../../itip/read.js';

const DEPTH_AT_MOST = 20;
const PARTS_AT_MOST = 50;
const TEXT_AT_MOST = 2_000;

/** What a mail is, before anybody asks whose it is. */
type IncomingKind =
  /** Not delivered, or not yet. */
  | 'bounce'
  /** A machine that says nothing: on holiday, has been read. */
  | 'automatic'
  | 'calendar'
  /** Somebody writes; a person has to read it. */
  | 'plain'
  | 'unreadable';

/** A mail from outside, taken apart. Anybody can write any of it. */
export interface IncomingMail {
  readonly kind: IncomingKind;
  /** Mailbox of the header From, if it names exactly one. */
  readonly from: string | null;
  /** Mailboxes it is addressed to: headers, and the organizer of the answer. */
  readonly addressed: readonly string[];
  readonly answer: Answer | Refused | null;
  /** Why it is unreadable, in code. */
  readonly problem?: string;
  /** A bounce that is final: "failed", not "delayed". */
  readonly failed: boolean;
  /** What a person wrote, for a person to read; at most 2,000 characters. */
  readonly text: string | null;
}

const UNREADABLE: IncomingMail = {
  kind: 'unreadable',
  from: null,
  addressed: [],
  answer: null,
  problem: 'malformed',
  failed: false,
  text: null,
};

/** Takes a mail apart (calendar.md §3, steps 1 to 6). Never throws: mail may hold anything. */
export async function readIncoming(raw: Uint8Array): Promise<IncomingMail> {
  let mail: Email;
  try {
    // A mail inside a mail is somebody else's: ours come back in bounces and are not answers.
    mail = await PostalMime.parse(raw, { maxNestingDepth: DEPTH_AT_MOST, maxRfc822NestingDepth: 0 });
  } catch {
    return UNREADABLE;
  }
  const base = { ...UNREADABLE, from: senderOf(mail), addressed: addressedBy(mail), text: textOf(mail) };
  if (mail.attachments.length > PARTS_AT_MOST) return { ...base, problem: 'too-many-parts' };
  if (reportOf(mail) === 'delivery-status') return { ...base, kind: 'bounce', failed: hasFailed(mail) };
  const parts = calendarParts(mail);
  if (parts.length === 0) return { ...base, kind: isAutomatic(mail) ? 'automatic' : 'plain' };
  if (parts.length > 1) return { ...base, problem: 'several-calendars' };
  const [{ content, method }] = parts as [CalendarPart];
  const answer = readAnswer(content, method);
  const organizer = answer.kind === 'refused' ? null : answer.organizer;
  return { ...base, kind: 'calendar', answer, addressed: [...base.addressed, ...(organizer ? [organizer] : [])] };
}

const header = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value ?? '';

const mailboxes = (list: readonly Address[] = []) =>
  list.flatMap(({ address, group }) => group?.map((each) => each.address) ?? [address ?? '']);

const senderOf = ({ from }: Email) => (from?.address ? mailboxOf(from.address) : null);

const addressedBy = ({ to, cc, deliveredTo }: Email) => [...mailboxes(to), ...mailboxes(cc), deliveredTo ?? ''];

const textOf = ({ text }: Email) =>
  Array.from((text ?? '').replaceAll(/[^\P{Cc}\n]/gu, ' ').trim())
    .slice(0, TEXT_AT_MOST)
    .join('') || null;

/** The report-type of a `multipart/report`; null if it is none. */
function reportOf(mail: Email): string | null {
  const type = header(mail, 'content-type').toLowerCase();
  if (!/^\s*multipart\/report\b/.test(type)) return null;
  return /report-type\s*=\s*"?([\w-]+)/.exec(type)?.[1] ?? '';
}

function hasFailed({ attachments, text }: Email): boolean {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  return /^action:\s*failed/im.test(status ? contentText(status) : (text ?? ''));
}

/** RFC 3834 and what was used before it. */
function isAutomatic(mail: Email): boolean {
  if (reportOf(mail) !== null) return true;
  const auto = header(mail, 'auto-submitted').trim().toLowerCase();
  if (auto !== '' && auto !== 'no') return true;
  return ['x-autoreply', 'x-autorespond'].some((name) => header(mail, name) !== '')
    ? true
    : /^(auto_reply|bulk|junk)$/i.test(header(mail, 'precedence').trim());
}

interface CalendarPart {
  readonly content: string;
  readonly method: string | undefined;
}

const contentText = ({ content }: Attachment) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');

/** Calendar parts that differ: many programs send the same one twice, for reading and for saving. */
function calendarParts({ attachments }: Email): CalendarPart[] {
  const found = new Map<string, CalendarPart>();
  for (const part of attachments) {
    if (part.mimeType !== 'text/calendar' && part.mimeType !== 'application/ics') continue;
    const content = contentText(part);
    found.set(content, { content, method: found.get(content)?.method ?? part.method });
  }
  return [...found.values()];
}
