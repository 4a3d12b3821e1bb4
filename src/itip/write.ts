import { HELSINKI_VTIMEZONE } from './helsinki.js';
import { type Circumstances, violations } from './validate.js';
import {
  alarm,
  attendeeLine,
  conferenceLine,
  eventViolations,
  identityLines,
  type Invitee,
  manyLines,
  oneLine,
  organizerLine,
  partyViolations,
  textLine,
  type WrittenEvent,
} from './write-event.js';
import { folded } from './write-lines.js';

/** One invitee's view of a meeting: what any message about it is made of. */
export interface Invitation extends WrittenEvent {
  readonly attendee: Invitee;
}

/** One event of a calendar that is read and not answered. */
export interface PublishedEvent extends WrittenEvent {
  readonly url?: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE';
}

/** A calendar that somebody follows. */
export interface Publication {
  /** What calendars call it. */
  readonly name: string;
  /** How often whoever follows it should look again. */
  readonly refreshMinutes: number;
  /** Each with a UID of its own; none is fine. */
  readonly events: readonly PublishedEvent[];
}

/** A message that the standard forbids was about to be written: a mistake in the program, not in what people did. */
export class InvalidMessage extends Error {
  constructor(readonly violations: readonly string[]) {
    super(`This calendar message must not be sent: ${violations.join('; ')}.`);
    this.name = 'InvalidMessage';
  }
}

/** Passes if nothing was found. Otherwise throws `InvalidMessage`. */
function requireNone(found: readonly string[]): void {
  if (found.length > 0) throw new InvalidMessage(found);
}

const event = (lines: string): string => `BEGIN:VEVENT\r\n${lines}END:VEVENT\r\n`;

/** The checked text. Nothing the standard forbids leaves, because a bad part made Exchange mailboxes unreadable. */
function calendar(method: string, properties: string, events: string, circumstances?: Circumstances): string {
  const head = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Yhdessa//Yhdessa//FI\r\nMETHOD:${method}\r\n`;
  const text = `${head}${properties}${HELSINKI_VTIMEZONE}${events}END:VCALENDAR\r\n`;
  requireNone(violations(text, circumstances));
  return text;
}

/** What every message to an invitee says, and in between what only this one does. */
interface Parts {
  readonly asks?: boolean;
  readonly described?: string;
  /** Lines behind CLASS. */
  readonly rest?: string;
}

function message(method: string, invitation: Invitation, parts: Parts, circumstances?: Circumstances): string {
  const { attendee, organizer, summary, location, conference } = invitation;
  requireNone([...eventViolations(invitation, [conference]), ...partyViolations(attendee.address)]);
  const lines = [
    identityLines(invitation),
    organizerLine(organizer),
    attendeeLine(attendee, parts.asks === true),
    textLine('SUMMARY', oneLine(summary)),
    parts.described ?? '',
    textLine('LOCATION', oneLine(location ?? '')),
    'CLASS:CONFIDENTIAL\r\n',
    parts.rest ?? '',
  ];
  return calendar(method, '', event(lines.join('')), circumstances);
}

/** METHOD:REQUEST to one invitee: a first invitation (SEQUENCE 0), a changed one, or the same again. */
export function writeRequest(invitation: Invitation): string {
  const { description, conference, alarmMinutes, summary } = invitation;
  const described = textLine('DESCRIPTION', manyLines(description ?? ''));
  const standing = `STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n${conferenceLine(conference)}`;
  return message('REQUEST', invitation, { asks: true, described, rest: `${standing}${alarm(alarmMinutes, summary)}` });
}

/**
 * METHOD:CANCEL to one invitee. SEQUENCE is one more than anything sent before. Never tells where people meet by video.
 * @param invitation `wholeMeeting`: true if the meeting is off, false if only this invitee is taken from it
 */
export function writeCancel(invitation: Invitation & { readonly wholeMeeting: boolean }): string {
  const { wholeMeeting } = invitation;
  return message('CANCEL', invitation, { rest: wholeMeeting ? 'STATUS:CANCELLED\r\n' : '' }, { wholeMeeting });
}

/**
 * METHOD:DECLINECOUNTER to one invitee whose other time does not suit. SEQUENCE repeats that of the counter, the times
 * are those that stand. Most calendars show only that it came: say it in the mail as well.
 */
export function writeDeclineCounter(invitation: Invitation): string {
  return message('DECLINECOUNTER', invitation, {});
}

const published = (one: PublishedEvent): string =>
  event(
    [
      identityLines(one),
      organizerLine(one.organizer),
      textLine('SUMMARY', oneLine(one.summary)),
      textLine('DESCRIPTION', manyLines(one.description ?? '')),
      textLine('LOCATION', oneLine(one.location ?? '')),
      one.url ? folded(`URL:${one.url}`) : '',
      `CLASS:CONFIDENTIAL\r\nSTATUS:${one.status}\r\nTRANSP:OPAQUE\r\n`,
      conferenceLine(one.conference),
      alarm(one.alarmMinutes, one.summary),
    ].join(''),
  );

/**
 * METHOD:PUBLISH: a calendar to follow. Nobody is asked anything, so it has no ATTENDEE. RFC 5546 wants an event in it; one
 * without meetings has only the zone, which is what RFC 5545 asks for and what calendars take for an empty one.
 */
export function writePublish({ name, refreshMinutes, events }: Publication): string {
  requireNone(events.flatMap((one) => eventViolations(one, [one.conference, one.url])));
  requireNone(Number.isInteger(refreshMinutes) && refreshMinutes > 0 ? [] : ['REFRESH-INTERVAL is not ahead']);
  const called = oneLine(name);
  const often = Temporal.Duration.from({ minutes: refreshMinutes }).round({ largestUnit: 'hours' }).toString();
  const properties = [
    textLine('NAME', called),
    textLine('X-WR-CALNAME', called),
    `REFRESH-INTERVAL;VALUE=DURATION:${often}\r\n`,
    `X-PUBLISHED-TTL:${often}\r\n`,
  ];
  return calendar('PUBLISH', properties.join(''), events.map(published).join(''), { mayBeEmpty: true });
}
