import { withoutControls } from './content-line.js';
import { holdsControls } from './controls.js';
import { HELSINKI } from './helsinki.js';
import { dateTime, escapeText, folded, utc } from './write-lines.js';

/** What stands in a calendar: of a message to one invitee, or of a calendar that somebody follows. */
export interface WrittenEvent {
  /** Random, of this event alone. */
  readonly uid: string;
  readonly sequence: number;
  /** DTSTAMP, to the second. */
  readonly stamp: Temporal.Instant;
  /** In any zone; told in Helsinki time, to the second. */
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  /** Neutral: answers carry it back in clear text, and alarms show it on locked screens. */
  readonly summary: string;
  readonly description?: string | null;
  readonly location?: string | null;
  /** Where people meet by video: https, in ASCII. */
  readonly conference?: string | null;
  readonly organizer: { readonly name: string; readonly address: string };
  /** So long before the start; no alarm if left out. It shows the summary. */
  readonly alarmMinutes?: number | null;
}

/** Whom a message of the organizer goes to. */
export interface Invitee {
  readonly name?: string | null;
  readonly address: string;
  readonly role: 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
}

/** Text of one line: what would break lines or turn the reading direction around is gone. */
export const oneLine = (text: string): string => clean(text.replaceAll(/\s+/g, ' '));

/** Text of lines that end with `\n`. */
export const manyLines = (text: string): string => clean(text.replaceAll(/\r\n|\r/g, '\n'));

function clean(text: string): string {
  const formed = text.toWellFormed();
  return (holdsControls(formed) ? withoutControls(formed) : formed).trim();
}

/**
 * Without quotes and carets: what RFC 6868 makes of them is shown as it stands by older calendars. Nor backslashes, after
 * which `ical.js` overlooks the end of the name.
 */
const partyName = (name: string | null | undefined): string => oneLine((name ?? '').replaceAll(/["^\\]/g, ''));

const isMailbox = (address: string): boolean =>
  /^[^\s\p{Cc}@,;:\\"<>()[\]%?]+@[^\s\p{Cc}@,;:\\"<>()[\]%?]+$/u.test(address);

/** RFC 3986 in ASCII: a URI stands in its line as it is. */
const isWebAddress = (address: string): boolean => /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(address);

const inHelsinki = (time: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  time.timeZoneId === HELSINKI ? time : time.withTimeZone(HELSINKI);

/** The second of two equal hours in October has no name in local time: written, it would be read as the first. */
const isTold = (time: Temporal.ZonedDateTime): boolean => {
  const local = inHelsinki(time);
  return local.month !== 10 || local.toPlainDateTime().toZonedDateTime(HELSINKI).equals(local);
};

/** What nobody reads wrongly only because it was never written. */
export function eventViolations(event: WrittenEvent, addresses: readonly (string | null | undefined)[]): string[] {
  const { uid, sequence, start, end, organizer, alarmMinutes } = event;
  const wrong: [boolean, string][] = [
    [!/^[\w.@-]{1,255}$/.test(uid), 'UID is not plain'],
    [!Number.isSafeInteger(sequence) || sequence < 0, 'SEQUENCE is no count'],
    [Temporal.ZonedDateTime.compare(start, end) >= 0, 'DTEND is not after DTSTART'],
    [!isTold(start) || !isTold(end), 'a time has no name of its own in Helsinki'],
    [partyName(organizer.name) === '', 'ORGANIZER has no name'],
    [addresses.some((address) => address != null && !isWebAddress(address)), 'an address of the web is none'],
    [
      alarmMinutes != null && !(Number.isInteger(alarmMinutes) && alarmMinutes > 0),
      'the alarm is not before the start',
    ],
  ];
  return [...wrong.filter(([is]) => is).map(([, violation]) => violation), ...partyViolations(organizer.address)];
}

/** What is wrong with the address of somebody who is named. */
export const partyViolations = (address: string): string[] => (isMailbox(address) ? [] : ['an address is no mailbox']);

/** A line with a TEXT value; none for no text. */
export const textLine = (name: string, text: string): string =>
  text === '' ? '' : folded(`${name}:${escapeText(text)}`);

const timeLine = (name: string, time: Temporal.ZonedDateTime): string =>
  `${name};TZID=${HELSINKI}:${dateTime(inHelsinki(time))}\r\n`;

/** UID to DTEND: what tells events and their versions apart, and when. */
export const identityLines = ({ uid, sequence, stamp, start, end }: WrittenEvent): string =>
  `${folded(`UID:${uid}`)}SEQUENCE:${sequence}\r\nDTSTAMP:${utc(stamp)}\r\n` +
  timeLine('DTSTART', start) +
  timeLine('DTEND', end);

export const organizerLine = ({ name, address }: WrittenEvent['organizer']): string =>
  folded(`ORGANIZER;CN="${partyName(name)}":mailto:${address}`);

/** @param asks whether the invitee is to answer */
export function attendeeLine({ name, address, role }: Invitee, asks: boolean): string {
  const called = partyName(name);
  const parameters = [`ROLE=${role}`, ...(asks ? ['PARTSTAT=NEEDS-ACTION', 'RSVP=TRUE'] : [])];
  return folded(`ATTENDEE;${[...parameters, ...(called ? [`CN="${called}"`] : [])].join(';')}:mailto:${address}`);
}

/** RFC 7986 5.11. */
export const conferenceLine = (address: string | null | undefined): string =>
  address ? folded(`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${address}`) : '';

/** RFC 5545 3.6.1 puts it behind all properties. */
export const alarm = (minutes: number | null | undefined, summary: string): string =>
  minutes == null
    ? ''
    : `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT${minutes}M\r\n${textLine('DESCRIPTION', oneLine(summary))}END:VALARM\r\n`;
