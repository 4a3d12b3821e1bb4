import { answerTo, fold } from './calendar-answer.js';
import { readCalendar } from './calendar-request.js';

const request = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
const invitation = readCalendar(
  request(
    'UID:uid-1',
    'SEQUENCE:3',
    'ORGANIZER;CN="Palvelu: ohjaus":mailto:verkosto+t0k3n@yhdessa.',
    ' example',
    'ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:Liisa@koulu.example',
    'DTSTART;TZID=Europe/Helsinki:20261203T130000',
    'DTEND;TZID=Europe/Helsinki:20261203T143000',
    'SUMMARY:Verkostotapaaminen\\, perhe',
    'BEGIN:VALARM',
    'UID:alarm',
    'END:VALARM',
  ),
)!;
const now = Temporal.Instant.from('2026-11-21T10:00:00.5Z');
const details = { mailbox: 'liisa@koulu.example', now, proposed: null };

describe('a calendar request', () => {
  it('is read unfolded, without its alarms', () => {
    expect(invitation).toMatchObject({
      method: 'REQUEST',
      uid: 'uid-1',
      sequence: 3,
      summary: 'Verkostotapaaminen, perhe',
      organizer: 'verkosto+t0k3n@yhdessa.example',
    });
    expect(invitation.start?.toString()).toBe('2026-12-03T13:00:00+02:00[Europe/Helsinki]');
  });

  it.each([
    ['DTSTART:20261203T110000Z', '2026-12-03T13:00:00+02:00[Europe/Helsinki]'],
    ['DTSTART;TZID=FLE Standard Time:20261203T130000', '2026-12-03T13:00:00+02:00[Europe/Helsinki]'],
    ['DTSTART;VALUE=DATE:20261203', undefined],
    ['DTSTART:20269999T999999Z', undefined],
    ['DTSTART:20269999T999999', undefined],
  ])('%s is %s', (line, expected) => {
    const read = readCalendar(request('UID:u', 'ORGANIZER:mailto:a@b.example', line));
    expect(read?.start?.toString()).toBe(expected);
  });

  it.each([['no calendar'], [request('SUMMARY:x')], ['BEGIN:VCALENDAR']])('%#: is none without an event', (text) => {
    expect(readCalendar(text)).toBeNull();
  });
});

describe('an answer', () => {
  it.each([
    ['accept', 'REPLY', 'ACCEPTED'],
    ['tentative', 'REPLY', 'TENTATIVE'],
    ['decline', 'REPLY', 'DECLINED'],
    ['counter', 'COUNTER', 'TENTATIVE'],
  ] as const)('%s is a %s with %s', (answer, method, partstat) => {
    const lines = answerTo(invitation, { ...details, answer }).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        `METHOD:${method}`,
        'UID:uid-1',
        'SEQUENCE:3',
        'DTSTAMP:20261121T100001Z',
        `ATTENDEE;PARTSTAT=${partstat}:mailto:Liisa@koulu.example`,
      ]),
    );
    expect(lines.join('').includes('ORGANIZER;CN="Palvelu: ohjaus":mailto:verkosto+t0k3n@')).toBe(true);
  });

  it('that proposes another time keeps the length', () => {
    const proposed = Temporal.ZonedDateTime.from('2026-12-04T09:00[Europe/Helsinki]');
    const text = answerTo(invitation, { ...details, answer: 'counter', proposed });
    expect(text).toContain('DTSTART:20261204T070000Z\r\nDTEND:20261204T083000Z\r\n');
  });

  it('is folded at 75 octets, never inside a character', () => {
    const line = `SUMMARY:${'äö€😀'.repeat(40)}`;
    const folded = fold(line);
    for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    expect(folded.replaceAll('\r\n ', '')).toBe(line);
  });
});
