import { type Attendee, attendeeOf } from './attendee.js';
import { mailboxOf } from './calendar-address.js';
import { endAfter, readTime, zoneOf } from './calendar-time.js';
import { type Component, componentsOf, parseLines, propertiesOf, propertyOf } from './component.js';
import { decodeUnfolded, linesOf, OCTETS_AT_MOST, unescapeText } from './content-line.js';

/** Why a calendar part is not taken as an answer. Stable: stored with what is put aside for a person to look at. */
export type Refusal =
  | 'too-large'
  | 'malformed'
  | 'no-method'
  | 'method-mismatch'
  | 'unknown-method'
  | 'organizer-only-method'
  | 'no-event'
  | 'several-events'
  | 'no-uid'
  | 'several-uids'
  | 'no-attendee'
  | 'unknown-partstat'
  | 'unknown-zone';

/** What somebody answers to an invitation, as they say it: who they are is for the mail to prove. */
export interface Answer {
  readonly kind: 'reply' | 'counter' | 'refresh';
  readonly uid: string;
  /** 0 if the answer does not say. */
  readonly sequence: number;
  /** DTSTAMP, not yet held against the time of arrival; null if missing or unreadable. */
  readonly stamp: Temporal.Instant | null;
  readonly attendees: readonly Attendee[];
  /** Mailbox; null if missing, as Exchange leaves it out. */
  readonly organizer: string | null;
  /** RFC 7986 EMAIL of the organizer: iCloud writes an address of its own and keeps the real one beside it. */
  readonly organizerEmail: string | null;
  /** Plain text with line feeds, at most 2,000 characters. */
  readonly comment: string | null;
  /** Its charset had to be guessed: letters may be wrong. */
  readonly isGuessed?: boolean;
  /** The time a counter asks for. */
  readonly proposed?: { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
}

/** A calendar part that is not taken as an answer. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: Refusal;
}

const COMMENT_AT_MOST = 2_000;

const KIND_OF_METHOD: Readonly<Record<string, Answer['kind']>> = {
  REPLY: 'reply',
  COUNTER: 'counter',
  REFRESH: 'refresh',
};
const ORGANIZER_ONLY = ['REQUEST', 'CANCEL', 'ADD', 'PUBLISH', 'DECLINECOUNTER'];

/** Left in the middle of reading and caught in `readAnswer`, so that each reader returns what it reads. */
class NotAnAnswer extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

const refuse = (reason: Refusal): never => {
  throw new NotAnAnswer(reason);
};

interface Part {
  readonly content: Uint8Array | string;
  readonly method?: string;
  readonly charset?: string;
}

function textOf({ content, charset }: Part) {
  const octets = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  return octets > OCTETS_AT_MOST ? refuse('too-large') : decodeUnfolded(content, charset);
}

function calendarOf(text: string): Component {
  const calendars = parseLines(linesOf(text))?.components.filter(({ name }) => name === 'VCALENDAR') ?? [];
  return calendars.length === 1 ? calendars[0]! : refuse('malformed');
}

/** Header and body must say the same; one alone is believed. */
function kindOf(calendar: Component, contentTypeMethod: string | undefined): Answer['kind'] {
  const said = [...propertiesOf(calendar, 'METHOD').map(({ value }) => value), contentTypeMethod ?? ''];
  const [method, ...others] = new Set(said.map((value) => value.trim().toUpperCase()).filter((value) => value !== ''));
  if (method === undefined) return refuse('no-method');
  if (others.length > 0) refuse('method-mismatch');
  if (ORGANIZER_ONLY.includes(method)) refuse('organizer-only-method');
  return KIND_OF_METHOD[method] ?? refuse('unknown-method');
}

/** The only event, with its UID. Several of one UID would be instances of a series, which no meeting of ours is. */
function eventOf(calendar: Component): { event: Component; uid: string } {
  const events = componentsOf(calendar, 'VEVENT');
  if (events.length === 0) refuse('no-event');
  const uids = events.flatMap((event) => propertiesOf(event, 'UID')).map(({ value }) => unescapeText(value).trim());
  const [uid, ...others] = new Set(uids.filter((value) => value !== ''));
  if (others.length > 0) refuse('several-uids');
  if (events.length > 1) refuse('several-events');
  return { event: events[0]!, uid: uid ?? refuse('no-uid') };
}

/** SEQUENCE; Outlook keeps its own count where that is 0 or missing. */
function sequenceOf(event: Component): number {
  const number = (name: string) => {
    const text = propertyOf(event, name)?.value.trim() ?? '0';
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  const sequence = number('SEQUENCE') ?? refuse('malformed');
  return sequence || (number('X-MICROSOFT-CDO-APPT-SEQUENCE') ?? 0);
}

function attendeesOf(event: Component, kind: Answer['kind']): Attendee[] {
  const attendees = propertiesOf(event, 'ATTENDEE').map(attendeeOf);
  if (kind !== 'reply') return attendees;
  if (attendees.length === 0) refuse('no-attendee');
  // Some list everybody; whose line counts is known only to whoever knows the sender.
  if (attendees.every(({ partstat }) => partstat === null)) refuse('unknown-partstat');
  return attendees;
}

function commentOf(event: Component): string | null {
  const text = propertiesOf(event, 'COMMENT').map(({ value }) => unescapeText(value).trim());
  const characters = Array.from(text.filter((line) => line !== '').join('\n'));
  return characters.slice(0, COMMENT_AT_MOST).join('').trim() || null;
}

/** One of the two times of a counter. */
function timeOf(event: Component, name: string): Temporal.ZonedDateTime {
  const line = propertyOf(event, name) ?? refuse('malformed');
  if (zoneOf(line) === null) refuse('unknown-zone');
  return readTime(line) ?? refuse('malformed');
}

function proposedBy(event: Component): Answer['proposed'] {
  const start = timeOf(event, 'DTSTART');
  const duration = propertyOf(event, 'DTEND') ? undefined : propertyOf(event, 'DURATION');
  const end = (duration ? endAfter(start, duration) : timeOf(event, 'DTEND')) ?? refuse('malformed');
  const proposed = { start: start.toInstant(), end: end.toInstant() };
  return Temporal.Instant.compare(proposed.start, proposed.end) < 0 ? proposed : refuse('malformed');
}

function read(part: Part): Answer {
  const { text, isGuessed } = textOf(part);
  const calendar = calendarOf(text);
  const kind = kindOf(calendar, part.method);
  const { event, uid } = eventOf(calendar);
  const [stamp, organizer] = [propertyOf(event, 'DTSTAMP'), propertyOf(event, 'ORGANIZER')];
  return {
    kind,
    uid,
    sequence: sequenceOf(event),
    stamp: (stamp && readTime(stamp)?.toInstant()) ?? null,
    attendees: attendeesOf(event, kind),
    organizer: mailboxOf(organizer?.value ?? ''),
    organizerEmail: mailboxOf(organizer?.parameters.get('EMAIL') ?? ''),
    comment: commentOf(event),
    ...(isGuessed && { isGuessed }),
    ...(kind === 'counter' && { proposed: proposedBy(event) }),
  };
}

/**
 * Reads a `text/calendar` part that came by mail, from anybody. Never throws: what is no answer is refused with its
 * reason. Lines that an answer does not need (DTSTART of a REPLY, VTIMEZONE, RECURRENCE-ID …) are not looked at.
 * @param content octets after the transfer encoding, or text where another reader decoded it already
 * @param method `method` of the Content-Type header
 * @param charset `charset` of the same
 */
export function readAnswer(content: Uint8Array | string, method?: string, charset?: string): Answer | Refused {
  try {
    return read({ content, method, charset });
  } catch (error) {
    if (error instanceof NotAnAnswer) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}
