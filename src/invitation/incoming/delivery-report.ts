import { mailboxOf } from '../../itip/calendar-address.js';
import { idsIn } from './mail-header.js';
import { type MimePart, type MimeParts, octetsOf } from './mime-parts.js';

/** RFC 3464 2.3.3, the worst of what is said; null where nothing is. */
type DeliveryAction = 'failed' | 'delayed' | 'delivered' | null;

/** What a mail server says about a mail of ours (RFC 3464). Anybody can write any of it. */
export interface DeliveryReport {
  readonly action: DeliveryAction;
  /** Message-ID of the mail it is about, from what was returned of it. */
  readonly messageId: string | null;
  /** Who sent the mail it is about, by the same. */
  readonly sender: string | null;
}

const FIELDS_AT_MOST = 64 * 1024;

/** What kind of report a mail is: the report-type in lower case; null if it is none. */
export function reportTypeOf({ root, leaves }: MimeParts): string | null {
  if (root.type !== 'multipart/report') return null;
  // Some leave it out.
  const isDelivery = leaves.some(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  return root.parameters.get('report-type')?.toLowerCase() ?? (isDelivery ? 'delivery-status' : '');
}

/** Reads a report of delivery. What it returns of our own mail is looked at for whose it was, and never as an answer. */
export function deliveryReportIn({ leaves }: MimeParts): DeliveryReport {
  const status = leaves.filter(({ type }) => /^message\/(global-)?delivery-status$/.test(type)).map(fieldsOf);
  // A report that keeps its fields in the text of a person is old, but known.
  const said = status.length > 0 ? status : leaves.filter(({ type }) => type === 'text/plain').map(fieldsOf);
  const returned = leaves.find(({ type }) => RETURNED.test(type));
  const headers = returned ? fieldsOf(returned) : '';
  return {
    action: worstOf(said.join('\n')),
    messageId: idsIn(field(headers, 'message-id'))[0] ?? null,
    sender: mailboxOf(/<([^<>]*)>/.exec(field(headers, 'from'))?.[1] ?? field(headers, 'from')),
  };
}

const RETURNED = /^(message\/(global|rfc822|global-headers)|text\/rfc822-headers)$/;

const fieldsOf = (part: MimePart) =>
  octetsOf({ ...part, body: part.body.subarray(0, FIELDS_AT_MOST) })
    .toString('latin1')
    .replaceAll(/\r?\n(?=[ \t])/g, '');

const field = (text: string, name: string) =>
  new RegExp(String.raw`^${name}[ \t]*:(.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';

function worstOf(fields: string): DeliveryAction {
  const actions = [...fields.matchAll(/^action[ \t]*:[ \t]*(\w+)/gim)].map(([, action]) => action!.toLowerCase());
  if (actions.includes('failed')) return 'failed';
  if (actions.includes('delayed')) return 'delayed';
  return actions.length > 0 ? 'delivered' : null;
}
