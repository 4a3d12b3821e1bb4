import ical, {
  ICalAlarm,
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEvent,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { withoutControls } from './content-line.js';
import { HELSINKI, HELSINKI_FOR_GENERATOR } from './helsinki.js';
import { violations } from './validate.js';

/** The generator puts a `-` before it. */
const PRODID = '//Yhdessa//Yhdessa//FI';

/** Whom a message of the organizer goes to. */
interface Invitee {
  readonly name?: string | null;
  readonly address: string;
  readonly role: 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT';
}

/** One invitee's view of a meeting: what any message about it is made of. */
export interface Invitation {
  /** Random, of this invitation alone. */
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
  /** Answers go to this address: it carries the invitee's secret. */
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendee: Invitee;
  /** So long before the start; no alarm if left out. Only a request has one; it shows the summary. */
  readonly alarmMinutes?: number | null;
}

/** A message that the standard forbids was about to be written: a mistake in the program, not in what people did. */
export class InvalidMessage extends Error {
  constructor(readonly violations: readonly string[]) {
    super(`This calendar message must not be sent: ${violations.join('; ')}.`);
    this.name = 'InvalidMessage';
  }
}

const oneLine = (text: string) => withoutControls(text.toWellFormed().replaceAll(/\s+/g, ' ')).trim();
const manyLines = (text: string) => withoutControls(text.toWellFormed().replaceAll(/\r\n|\r/g, '\n')).trim();

/** Without quotes and carets: what RFC 6868 makes of them is shown as it stands by older calendars. */
const partyName = (name: string | null | undefined) => oneLine((name ?? '').replaceAll(/["^]/g, ''));

const isMailbox = (address: string) => /^[^\s\p{Cc}@,;:\\"<>()[\]%?]+@[^\s\p{Cc}@,;:\\"<>()[\]%?]+$/u.test(address);

/** The second of two equal hours in October has no name in local time: written, it would be read as the first. */
const isTold = (time: Temporal.ZonedDateTime) => {
  const local = time.withTimeZone(HELSINKI);
  return local.toPlainDateTime().toZonedDateTime(HELSINKI).equals(local);
};

/** What the generator would write wrongly without a word: it copies the UID as it stands and swaps start and end. */
function inputViolations({ uid, sequence, start, end, organizer, attendee, alarmMinutes }: Invitation): string[] {
  const wrong: [boolean, string][] = [
    [!/^[\w.@-]{1,255}$/.test(uid), 'UID is not plain'],
    [!Number.isSafeInteger(sequence) || sequence < 0, 'SEQUENCE is no count'],
    [Temporal.ZonedDateTime.compare(start, end) >= 0, 'DTEND is not after DTSTART'],
    [!isTold(start) || !isTold(end), 'a time has no name of its own in Helsinki'],
    [!isMailbox(organizer.address) || !isMailbox(attendee.address), 'an address is no mailbox'],
    [partyName(organizer.name) === '', 'ORGANIZER has no name'],
    [
      alarmMinutes != null && !(Number.isInteger(alarmMinutes) && alarmMinutes > 0),
      'the alarm is not before the start',
    ],
  ];
  return wrong.filter(([is]) => is).map(([, violation]) => violation);
}

/** What every message of the organizer says. All that the generator would fill in by itself (now, random) is given. */
const common = (invitation: Invitation): ICalEventData => ({
  id: invitation.uid,
  sequence: invitation.sequence,
  stamp: invitation.stamp,
  start: invitation.start,
  end: invitation.end,
  timezone: HELSINKI,
  summary: oneLine(invitation.summary),
  location: oneLine(invitation.location ?? '') || null,
  class: ICalEventClass.CONFIDENTIAL,
  organizer: { name: partyName(invitation.organizer.name), email: invitation.organizer.address },
});

const invitee = ({ name, address, role }: Invitee) => ({
  email: address,
  name: partyName(name) || null,
  role: ICalAttendeeRole[role === 'REQ-PARTICIPANT' ? 'REQ' : 'OPT'],
});

const END = 'END:VEVENT\r\n';

/** RFC 5545 3.6.1 puts the alarm behind all properties; the generator's own alarms stand before STATUS and CLASS. */
class EventWithAlarm extends ICalEvent {
  constructor(
    data: ICalEventData,
    calendar: ICalCalendar,
    private readonly minutesBefore: number | null,
  ) {
    super(data, calendar);
  }

  override toString(): string {
    const text = super.toString();
    if (this.minutesBefore === null) return text;
    // Without a DESCRIPTION of its own an alarm gets the summary.
    const alarm = new ICalAlarm({ type: ICalAlarmType.display, trigger: this.minutesBefore * 60 }, this);
    return `${text.slice(0, -END.length)}${alarm.toString()}${END}`;
  }
}

/** The checked text. Nothing the standard forbids leaves, because a bad part made Exchange mailboxes unreadable. */
function write(
  method: ICalCalendarMethod,
  invitation: Invitation,
  more: Partial<ICalEventData>,
  wholeMeeting?: boolean,
): string {
  const refused = inputViolations(invitation);
  if (refused.length > 0) throw new InvalidMessage(refused);
  const calendar = ical({ prodId: PRODID, method, timezone: HELSINKI_FOR_GENERATOR });
  const alarm = method === ICalCalendarMethod.REQUEST ? (invitation.alarmMinutes ?? null) : null;
  calendar.createEvent(new EventWithAlarm({ ...common(invitation), ...more }, calendar, alarm));
  // The generator leaves the last line open.
  const text = `${calendar.toString()}\r\n`;
  const found = violations(text, wholeMeeting === undefined ? {} : { wholeMeeting });
  if (found.length > 0) throw new InvalidMessage(found);
  return text;
}

/** METHOD:REQUEST to one invitee: a first invitation (SEQUENCE 0), a changed one, or the same again. */
export function writeRequest(invitation: Invitation): string {
  const { description, attendee } = invitation;
  return write(ICalCalendarMethod.REQUEST, invitation, {
    description: manyLines(description ?? '') || null,
    attendees: [{ ...invitee(attendee), rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }],
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
  });
}

/**
 * METHOD:CANCEL to one invitee. SEQUENCE is one more than anything sent before.
 * @param invitation `wholeMeeting`: true if the meeting is off, false if only this invitee is taken from it
 */
export function writeCancel(invitation: Invitation & { readonly wholeMeeting: boolean }): string {
  const { wholeMeeting, attendee } = invitation;
  const status = wholeMeeting ? ICalEventStatus.CANCELLED : null;
  return write(ICalCalendarMethod.CANCEL, invitation, { attendees: [invitee(attendee)], status }, wholeMeeting);
}

/**
 * METHOD:DECLINECOUNTER to one invitee whose other time does not suit. SEQUENCE repeats that of the counter, the times
 * are those that stand. Most calendars show only that it came: say it in the mail as well.
 */
export function writeDeclineCounter(invitation: Invitation): string {
  return write(ICalCalendarMethod.DECLINECOUNTER, invitation, { attendees: [invitee(invitation.attendee)] });
}
