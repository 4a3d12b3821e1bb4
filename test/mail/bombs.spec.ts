import { type IncomingMail, readIncoming } from '../../src/invitation/incoming/incoming-mail.js';
import { LARGEST_MESSAGE } from '../../src/platform/mail/inbound/receiving.js';
import { fastestOf, LONGEST_MS } from './fuzzing.js';

const CALENDAR = 'text/calendar; method=REPLY';

/** A mail of the largest size that is taken in, or of `octets`, filled with one thing. */
const filled = (begin: string, unit: string, octets = LARGEST_MESSAGE): Buffer =>
  Buffer.concat([Buffer.from(begin), Buffer.alloc(octets - Buffer.byteLength(begin), unit)]);

const typed = (type: string, more = '') => `From: a@b.example\r\nContent-Type: ${type}\r\n${more}\r\n`;
const base64 = 'Content-Transfer-Encoding: base64\r\n';
const mixed = typed('multipart/mixed; boundary=b');
const levels = (length: number) =>
  Array.from({ length }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
const event = `${typed(CALENDAR)}BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n`;
const PART = 256 * 1024;

it.each<[string, Buffer, string, string | undefined]>([
  ['one octet too many', filled(typed('text/plain'), 'x', LARGEST_MESSAGE + 1), 'unreadable', 'too-large'],
  ['empty lines', filled(typed('text/plain'), '\n'), 'plain', undefined],
  ['formatted text', filled(typed('text/html'), '<b>&auml;'), 'plain', undefined],
  ['a header without end', filled('From: a@b.example\r\nX: ', 'y'), 'unreadable', 'malformed'],
  ['header lines', filled('From: a@b.example\r\n', 'a:\r\n'), 'unreadable', 'malformed'],
  ['addresses', filled('From: a@b.example\r\nTo: ', 'c@d.example,', 120_000), 'plain', undefined],
  ['parts', filled(mixed, '--b\r\n\r\n'), 'unreadable', 'too-many-parts'],
  ['lines like delimiters', filled(mixed, '--c\r\n'), 'unreadable', 'too-many-parts'],
  ['lines like delimiters of twenty levels', filled(levels(20).join(''), '--b19x\r\n'), 'unreadable', 'too-many-parts'],
  ['levels', Buffer.from(levels(100_000).join('')), 'unreadable', 'too-deep'],
  ['an encoded attachment', filled(typed('application/pdf', base64), `${'QUFB'.repeat(19)}\r\n`), 'plain', undefined],
  ['an encoded calendar', filled(typed(CALENDAR, base64), `${'QUFB'.repeat(19)}\r\n`), 'calendar', 'too-large'],
  [
    'a calendar of attendees',
    filled(event, 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n', PART),
    'calendar',
    'malformed',
  ],
  ['a calendar of one line', filled(`${event}COMMENT:`, '\\n', PART), 'calendar', 'malformed'],
  ['a calendar of parameters', filled(`${event}X`, ';A="', PART), 'calendar', 'malformed'],
  ['a calendar of carets', filled(`${event}X;A=`, '^n', PART), 'calendar', 'malformed'],
  ['a calendar of folds', filled(event, '\r\n ', PART), 'calendar', 'malformed'],
  ['a calendar of components', filled(typed(CALENDAR), 'BEGIN:VCALENDAR\r\n', PART), 'calendar', 'malformed'],
])('a mail full of %s is read in time', async (_, raw, kind, problem) => {
  let mail: IncomingMail;
  const fastest = await fastestOf(async () => void (mail = await readIncoming(raw, 'mx.yhdessa.example')));
  expect(fastest).toBeLessThan(LONGEST_MS);
  const reason = mail!.answer?.kind === 'refused' ? mail!.answer.reason : mail!.problem;
  expect([mail!.kind, reason]).toEqual([kind, problem]);
});
