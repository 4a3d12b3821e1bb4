import PostalMime, { type Email } from 'postal-mime';
import type { MailEnvelope } from '../inbound/inbound-messages.js';

const HEADERS_AT_MOST = 64 * 1024;
const RECIPIENTS_AT_MOST = 20;
/** Written by the mail server that delivered it; which of them, differs. */
const DELIVERED = ['x-original-to', 'delivered-to'];

/**
 * The envelope of a message that lay in a mailbox, as far as its headers tell: who sent it, and to which of our addresses
 * it was delivered. Never throws: mail may hold anything.
 */
export async function envelopeIn(message: Buffer): Promise<MailEnvelope> {
  const end = message.indexOf('\r\n\r\n');
  const head = message.subarray(0, Math.min(end < 0 ? message.length : end + 4, HEADERS_AT_MOST));
  const mail = await PostalMime.parse(head).catch(() => null);
  if (!mail) return { envelopeFrom: '', envelopeTo: [] };
  const [returnPath = mail.from?.address ?? ''] = addressesIn(mail, ['return-path']);
  return { envelopeFrom: returnPath, envelopeTo: deliveredTo(mail) };
}

function deliveredTo(mail: Email): string[] {
  const addresses = addressesIn(mail, DELIVERED).filter((text) => text.includes('@'));
  return [...new Set(addresses)].slice(0, RECIPIENTS_AT_MOST);
}

const addressesIn = ({ headers }: Email, names: readonly string[]) =>
  names
    .flatMap((name) => headers.filter(({ key }) => key === name))
    .map(({ value }) => value.trim().replace(/^<(.*)>$/, '$1'));
