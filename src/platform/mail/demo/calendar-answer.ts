import { addressOf, type CalendarRequest } from './calendar-request.js';

/** What the buttons say. */
export const ANSWERS = ['accept', 'tentative', 'decline', 'counter'] as const;
export type Answer = (typeof ANSWERS)[number];

const PARTSTAT = { accept: 'ACCEPTED', tentative: 'TENTATIVE', decline: 'DECLINED', counter: 'TENTATIVE' } as const;

const OCTETS_PER_LINE = 75;

/** RFC 5545 3.1: lines of at most 75 octets, broken between characters. */
export function fold(line: string): string {
  const folded: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > OCTETS_PER_LINE) {
      folded.push(part);
      part = ' ';
    }
    part += character;
  }
  return [...folded, part].join('\r\n');
}

const utc = (instant: Temporal.Instant) => instant.round('second').toString().replaceAll(/[-:]/g, '');

/** The times of an answer: the event's own, or those proposed instead. */
function times(request: CalendarRequest, proposed: Temporal.ZonedDateTime | null): string[] {
  const start = proposed ?? request.start;
  if (!start) return [];
  const length = request.start && request.end ? request.end.since(request.start) : Temporal.Duration.from({ hours: 1 });
  return [`DTSTART:${utc(start.toInstant())}`, `DTEND:${utc(start.add(length).toInstant())}`];
}

export interface AnswerDetails {
  readonly answer: Answer;
  /** Whose mailbox it is; the ATTENDEE of the request with this address answers, or else its only one. */
  readonly mailbox: string;
  readonly now: Temporal.Instant;
  /** Start proposed by a counter. */
  readonly proposed: Temporal.ZonedDateTime | null;
}

/** The METHOD an answer is sent with. */
export const methodOf = (answer: Answer) => (answer === 'counter' ? 'COUNTER' : 'REPLY');

/** RFC 5546 3.2.3 and 3.2.7: the answer to a request, with the SEQUENCE of the request and the time of answering. */
export function answerTo(request: CalendarRequest, { answer, mailbox, now, proposed }: AnswerDetails): string {
  const own = request.attendees.find((attendee) => addressOf(attendee).toLowerCase() === mailbox.toLowerCase());
  const attendee = own ?? request.attendees[0] ?? `mailto:${mailbox}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yhdessa//Demo mailbox//FI',
    `METHOD:${methodOf(answer)}`,
    'BEGIN:VEVENT',
    ...request.echoed,
    `SEQUENCE:${request.sequence}`,
    `DTSTAMP:${utc(now)}`,
    ...times(request, answer === 'counter' ? proposed : null),
    `ATTENDEE;PARTSTAT=${PARTSTAT[answer]}:${attendee}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
