import { comparable, mailboxOf } from './calendar-address.js';
import type { ContentLine } from './content-line.js';

/** The answers that count. */
const PARTSTATS = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED'] as const;
export type Partstat = (typeof PARTSTATS)[number];

const NAME_AT_MOST = 200;

/** An ATTENDEE line of an answer. Anybody can write any of it: it proves nothing about who sent the mail. */
export interface Attendee {
  /** As written, without `mailto:`; null if the line names no mailbox. */
  readonly address: string | null;
  /** RFC 7986 EMAIL: where mail reaches whoever has another calendar address (Apple). */
  readonly email: string | null;
  /** CN. */
  readonly name: string | null;
  /** Null if the line answers nothing: NEEDS-ACTION, missing, or a value of somebody's own. */
  readonly partstat: Partstat | null;
  /** Who is to come instead. */
  readonly delegatedTo: string | null;
  /** Who was to come instead of the delegate. */
  readonly delegatedFrom: string | null;
  /** Who answers on behalf of the attendee. */
  readonly sentBy: string | null;
}

/** Reads an ATTENDEE line. */
export function attendeeOf({ value, parameters }: ContentLine): Attendee {
  const mailbox = (name: string) => mailboxOf(parameters.get(name)?.split(',')[0] ?? '');
  const partstat = parameters.get('PARTSTAT')?.trim().toUpperCase();
  const name = Array.from((parameters.get('CN') ?? '').trim()).slice(0, NAME_AT_MOST);
  return {
    address: mailboxOf(value),
    email: mailbox('EMAIL'),
    name: name.join('') || null,
    partstat: PARTSTATS.find((known) => known === partstat) ?? null,
    delegatedTo: mailbox('DELEGATED-TO'),
    delegatedFrom: mailbox('DELEGATED-FROM'),
    sentBy: mailbox('SENT-BY'),
  };
}

/**
 * The ATTENDEE line of the person who has these addresses, or null. A line found by its own address goes before one
 * found by EMAIL.
 */
export function whichAttendee(attendees: readonly Attendee[], addresses: readonly string[]): Attendee | null {
  const wanted = new Set(addresses.map(comparable));
  const is = (mailbox: string | null) => mailbox !== null && wanted.has(comparable(mailbox));
  return attendees.find(({ address }) => is(address)) ?? attendees.find(({ email }) => is(email)) ?? null;
}
