import PostalMime, { type Address, addressParser, type Email } from 'postal-mime';
import { isMailbox } from '../../itip/calendar-address.js';
import { linesIn } from './mime-parts.js';

const IDS_AT_MOST = 20;

const WANTED = [
  'from',
  'to',
  'cc',
  'delivered-to',
  'in-reply-to',
  'references',
  'authentication-results',
  'auto-submitted',
  'x-autoreply',
  'x-autorespond',
  'precedence',
];
/** Longer ones, and more of them, only cost time. */
const LINE_AT_MOST = 16 * 1024;
const LINES_AT_MOST = 100;

/** What the header of a mail says. Anybody can write any of it. */
export interface MailHeader {
  /** Mailbox of the header From, if it names exactly one. */
  readonly from: string | null;
  /** Mailboxes it is addressed to. */
  readonly addressed: readonly string[];
  /** Message-IDs it answers, the nearest first: `<…@…>`. */
  readonly references: readonly string[];
  /** A machine wrote it: RFC 3834 and what was used before it. */
  readonly isAutomatic: boolean;
  /** The top-most Authentication-Results; empty if there is none. */
  readonly authenticationResults: string;
}

/** Reads a header block. Never throws. */
export async function readHeader(head: Buffer): Promise<MailHeader> {
  const lines = linesIn(head).filter(({ name, line }) => WANTED.includes(name) && line.length <= LINE_AT_MOST);
  const wanted = lines.slice(0, LINES_AT_MOST).map(({ line }) => `${line}\r\n`);
  const mail = await PostalMime.parse(Buffer.from(wanted.join(''), 'latin1'));
  const from = senderOf(mail);
  return {
    from,
    addressed: [...mailboxes(mail.to), ...mailboxes(mail.cc), mail.deliveredTo ?? ''],
    references: idsIn([mail.inReplyTo ?? '', ...(mail.references ?? '').split(/\s+/).toReversed()].join(' ')),
    isAutomatic: isAutomatic(mail) && !/^(mailer-daemon|postmaster)@/i.test(from ?? ''),
    authenticationResults: header(mail, 'authentication-results'),
  };
}

/** The Message-IDs in a header, in their order, each once. */
export const idsIn = (text: string): string[] =>
  [...new Set(text.slice(0, 20_000).match(/<[^<>\s]{3,250}>/g))].slice(0, IDS_AT_MOST);

const header = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value ?? '';

const mailboxes = (list: readonly Address[] = []) =>
  list.flatMap(({ address, group }) => group?.map((each) => each.address) ?? [address ?? '']);

/** Two mailboxes where one may stand: who checks the sender on the way may have looked at the other. */
const AMBIGUOUS = /<.*</s;

/** A mail from several, or with several headers From, is from nobody in particular. */
function senderOf({ headers }: Email): string | null {
  const [value, ...others] = headers.filter(({ key }) => key === 'from').map((line) => line.value);
  if (value === undefined || others.length > 0) return null;
  if (AMBIGUOUS.test(value.replaceAll(/"(?:[^"\\]|\\.)*"/gs, ''))) return null;
  const [address, ...more] = mailboxes(addressParser(value));
  return address && more.length === 0 && isMailbox(address) ? address : null;
}

/** Who was away sends an answer of a machine; a mail server that has no word for a bounce does not. */
function isAutomatic(mail: Email): boolean {
  const auto = header(mail, 'auto-submitted').trim().toLowerCase();
  if (auto !== '' && auto !== 'no') return true;
  return ['x-autoreply', 'x-autorespond'].some((name) => header(mail, name) !== '')
    ? true
    : /^(auto_reply|bulk|junk)$/i.test(header(mail, 'precedence').trim());
}
