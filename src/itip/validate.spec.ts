import { violations } from './validate.js';
import { RESTRICTIONS } from './restrictions.data.js';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Helsinki',
  'BEGIN:STANDARD',
  'DTSTART:19961027T040000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'END:STANDARD',
  'END:VTIMEZONE',
];
const START = 'DTSTART;TZID=Europe/Helsinki:20261208T100000';
const END = 'DTEND;TZID=Europe/Helsinki:20261208T110000';
const SHOWN = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:x', 'END:VALARM'];

/** What each method needs at least. */
const ENOUGH: Record<string, string[]> = {
  PUBLISH: [START, 'SUMMARY:x'],
  REQUEST: [START, END, 'SUMMARY:x', 'ATTENDEE:mailto:a@example.fi', 'SEQUENCE:1', 'STATUS:CONFIRMED'],
  REPLY: ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.fi', 'REQUEST-STATUS:2.0;Success'],
  CANCEL: ['ATTENDEE:mailto:a@example.fi', 'SEQUENCE:1'],
  REFRESH: ['ATTENDEE:mailto:a@example.fi', 'COMMENT:x'],
  COUNTER: [START, 'SUMMARY:x', 'SEQUENCE:1'],
  DECLINECOUNTER: ['ATTENDEE:mailto:a@example.fi', 'SEQUENCE:1'],
};
const HEAD = ['UID:u', 'DTSTAMP:20261201T081500Z', 'ORGANIZER:mailto:o@example.fi'];

const message = (method: string, ...more: string[]) =>
  lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//FI',
    `METHOD:${method}`,
    ...ZONE,
    'BEGIN:VEVENT',
    ...HEAD,
    ...ENOUGH[method]!,
    ...more,
    ...(method === 'REQUEST' ? SHOWN : []),
    'END:VEVENT',
    'END:VCALENDAR',
  );

/** Without the last line of that name. */
function without(text: string, name: string): string {
  const all = text.split('\r\n');
  return all
    .toSpliced(
      all.findLastIndex((line) => new RegExp(`^${name}[:;]`).test(line)),
      1,
    )
    .join('\r\n');
}

describe('a valid message', () => {
  it.each(Object.keys(RESTRICTIONS))('of method %s', (method) => expect(violations(message(method))).toEqual([]));

  it('may have properties of one’s own', () =>
    expect(violations(message('REQUEST', 'X-OWN:1', 'CONFERENCE;VALUE=URI:https://video.example.fi'))).toEqual([]));

  it('may be a calendar of many meetings, also of none', () => {
    const two = message('PUBLISH').replace(
      'END:VEVENT',
      `END:VEVENT\r\nBEGIN:VEVENT\r\n${HEAD.join('\r\n')}\r\nEND:VEVENT`,
    );
    const many = two.replace(/UID:u(?![^]*UID:u)/, `UID:v\r\n${START}\r\nSUMMARY:y`);
    expect(violations(many)).toEqual([]);
    const none = message('PUBLISH').replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, '');
    expect(violations(none)).toEqual(['VEVENT stands 0 times, not 1+']);
    expect(violations(none, { mayBeEmpty: true })).toEqual([]);
  });

  it('may be for whole days', () => {
    const days = message('REQUEST')
      .replace(START, 'DTSTART;VALUE=DATE:20261208')
      .replace(END, 'DTEND;VALUE=DATE:20261209');
    expect(violations(days)).toEqual([]);
  });
});

/** The restriction tables as RFC 5546 prints them, for what differs between methods. */
const MISSING: [string, string[]][] = [
  ['PUBLISH', ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'SUMMARY', 'UID']],
  ['REQUEST', ['ATTENDEE', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'SUMMARY', 'UID']],
  ['REPLY', ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'UID']],
  ['CANCEL', ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID']],
  ['REFRESH', ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'UID']],
  ['COUNTER', ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'SEQUENCE', 'SUMMARY', 'UID']],
  ['DECLINECOUNTER', ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID']],
];
const TOO_MUCH: [string, string][] = [
  ['PUBLISH', 'ATTENDEE:mailto:b@example.fi'],
  ['PUBLISH', 'REQUEST-STATUS:2.0;Success'],
  ['REQUEST', 'REQUEST-STATUS:2.0;Success'],
  ['REQUEST', 'STATUS:TENTATIVE'],
  ['REPLY', 'ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.fi'],
  ['CANCEL', 'REQUEST-STATUS:2.0;Success'],
  ['CANCEL', 'SEQUENCE:2'],
  ['REFRESH', 'SEQUENCE:0'],
  ['REFRESH', 'DTSTART:20261208T100000Z'],
  ['COUNTER', 'SUMMARY:y'],
  ['DECLINECOUNTER', 'UID:u'],
  ...['DESCRIPTION:x', 'LOCATION:x', 'CLASS:PUBLIC', 'URL:https://x'].map((line): [string, string] => [
    'REQUEST',
    `${line}\r\n${line}`,
  ]),
];

describe('the restriction tables', () => {
  it.each(MISSING.flatMap(([method, names]) => names.map((name) => [method, name] as const)))(
    '%s needs %s',
    (method, name) =>
      expect(violations(without(message(method), name)).join()).toContain(`${name} stands 0 times, not 1`),
  );

  it.each(TOO_MUCH)('%s does not take %s', (method, line) =>
    expect(violations(message(method, line)).join()).toMatch(
      new RegExp(`^${/^[A-Z-]+/.exec(line)![0]} stands \\d times, not`),
    ),
  );

  it.each(['REPLY', 'CANCEL', 'REFRESH', 'DECLINECOUNTER'])('%s rings no alarm', (method) =>
    expect(violations(message(method, ...SHOWN))).toContain('VALARM has no place here'),
  );
});

const request = message('REQUEST');
const BROKEN: [string, string, string][] = [
  ['no text', '', 'not one VCALENDAR'],
  ['bare line feeds', request.replaceAll('\r\n', '\n'), 'the last line does not end with CRLF'],
  ['an open last line', request.slice(0, -2), 'the last line does not end with CRLF'],
  ['a long line', message('REQUEST', `X-A:${'a'.repeat(72)}`), 'is longer than 75 octets'],
  ['a line long in octets', message('REQUEST', `X-A:${'ä'.repeat(36)}`), 'is longer than 75 octets'],
  ['half a character', message('REQUEST', 'X-A:\u{D83D}'), 'ends within a character'],
  ['a control character', message('REQUEST', 'X-A:\u{7}'), 'holds a control character'],
  ['what is no line', message('REQUEST', 'nothing'), '1 lines are no content lines'],
  ['a property behind the alarm', request.replace('END:VEVENT', 'X-A:1\r\nEND:VEVENT'), '1 properties stand behind'],
  ['no end', request.replace('END:VCALENDAR\r\n', ''), 'components do not close'],
  ['two calendars', request + request, 'not one VCALENDAR'],
  ['no METHOD', without(request, 'METHOD'), 'METHOD stands 0 times in VCALENDAR, not 1'],
  ['two METHODs', request.replace('METHOD', 'METHOD:REQUEST\r\nMETHOD'), 'METHOD stands 2 times in VCALENDAR, not 1'],
  ['another METHOD', request.replace('METHOD:REQUEST', 'METHOD:toString'), 'METHOD toString is not known'],
  ['another VERSION', request.replace('VERSION:2.0', 'VERSION:1.0'), 'VERSION 1.0 is not known'],
  ['no PRODID', without(request, 'PRODID'), 'PRODID stands 0 times in VCALENDAR, not 1'],
  ['no event', request.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, ''), 'VEVENT stands 0 times, not 1+'],
  ['a task', request.replace('END:VCAL', 'BEGIN:VTODO\r\nEND:VTODO\r\nEND:VCAL'), 'VTODO has no place here'],
  [
    'two UIDs',
    request.replace('END:VCAL', `${['BEGIN:VEVENT', 'UID:v', 'END:VEVENT'].join('\r\n')}\r\nEND:VCAL`),
    'different UIDs',
  ],
  [
    'a zone that is not told',
    request.replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, ''),
    'TZID Europe/Helsinki has no VTIMEZONE',
  ],
  [
    'another zone',
    request.replaceAll(';TZID=Europe/Helsinki', ';TZID=Europe/Oslo'),
    'TZID Europe/Oslo has no VTIMEZONE',
  ],
  [
    'one UID twice in a calendar to follow',
    message('PUBLISH').replace('END:VEVENT', 'END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT'),
    'two events have one UID',
  ],
  ['a video meeting of no type', message('REQUEST', 'CONFERENCE:https://a.fi/'), 'CONFERENCE does not say VALUE=URI'],
  [
    'a video meeting that is no address',
    message('REQUEST', 'CONFERENCE;VALUE=URI:a fi'),
    'CONFERENCE a fi is no value',
  ],
  [
    'an interval of no type',
    message('PUBLISH').replace('BEGIN:VTIM', 'REFRESH-INTERVAL:PT1H\r\nBEGIN:VTIM'),
    'REFRESH-INTERVAL does not say VALUE=DURATION',
  ],
  ['a zone without offsets', without(request, 'TZOFFSETTO'), 'TZOFFSETTO stands 0 times in STANDARD, not 1'],
  ['an empty zone', request.replace(/BEGIN:STANDARD[^]*END:STANDARD\r\n/, ''), 'VTIMEZONE has neither'],
  ['an end at the start', request.replace('T110000', 'T100000'), 'DTEND is not after DTSTART'],
  ['an end before the start', request.replace('T110000', 'T090000'), 'DTEND is not after DTSTART'],
  ['a time that is none', request.replace('T110000', 'T990000'), 'DTSTART or DTEND is no time'],
  ['two ends', message('REQUEST', 'DURATION:PT1H'), 'DTEND and DURATION stand together'],
  ['an end of nothing', message('CANCEL', END), 'DTEND stands without DTSTART'],
  ['a local DTSTAMP', request.replace('T081500Z', 'T081500'), 'DTSTAMP 20261201T081500 is no value of it'],
  ['a SEQUENCE that is none', request.replace('SEQUENCE:1', 'SEQUENCE:-1'), 'SEQUENCE -1 is no value of it'],
  [
    'an organizer that is none',
    request.replace('mailto:o@example.fi', 'o@example.fi'),
    'ORGANIZER o@example.fi is no value',
  ],
  [
    'an attendee that is none',
    request.replace('mailto:a@example.fi', 'mailto:a'),
    'ATTENDEE mailto:a is no value of it',
  ],
  ['a CLASS of one’s own', message('REQUEST', 'CLASS:X-SECRET'), 'CLASS X-SECRET is not known'],
  [
    'a cancelled request',
    request.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'),
    'STATUS CANCELLED has no place here',
  ],
  ['a confirmed cancellation', message('CANCEL', 'STATUS:CONFIRMED'), 'STATUS CONFIRMED has no place here'],
  ['an answer without an answer', message('REPLY').replace(';PARTSTAT=ACCEPTED', ''), 'has no PARTSTAT'],
  ['an alarm that shows nothing', without(request, 'DESCRIPTION'), 'an alarm that is shown has no DESCRIPTION'],
  ['an alarm without a time', without(request, 'TRIGGER'), 'TRIGGER stands 0 times in VALARM, not 1'],
];

describe('a broken message', () => {
  it.each(BROKEN)('with %s', (_, text, violation) => expect(violations(text).join('\n')).toContain(violation));

  it.each([
    [true, ['STATUS:CANCELLED'], []],
    [true, [], ['a cancelled meeting has no STATUS:CANCELLED']],
    [false, [], []],
    [false, ['STATUS:CANCELLED'], ['STATUS stands in a CANCEL that takes one person from the meeting']],
  ])('CANCEL, whole meeting %s, %j', (wholeMeeting, more, expected) =>
    expect(violations(message('CANCEL', ...more), { wholeMeeting })).toEqual(expected),
  );
});
