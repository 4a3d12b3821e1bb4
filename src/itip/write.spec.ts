import fc from 'fast-check';
import ICAL from 'ical.js';
import { HELSINKI } from './helsinki.js';
import { violations } from './validate.js';
import { InvalidMessage, type Invitation, writeCancel, writeDeclineCounter, writeRequest } from './write.js';

const START = Temporal.ZonedDateTime.from('2026-12-08T10:00[Europe/Helsinki]');
const TOKEN = 'verkosto+k7f3q2mz5xabcdefghijklmn@yhdessa.example.fi';

const invitation = (changes: Partial<Invitation> = {}): Invitation => ({
  uid: '0b9f5c5e-6a5d-4c58-8d2f-0d6a0e6f3c11',
  sequence: 3,
  stamp: Temporal.Instant.from('2026-12-01T08:15:00.987Z'),
  start: START,
  end: START.add({ minutes: 90 }),
  summary: 'Verkostotapaaminen',
  description: 'Tiedot kirjautumisen jälkeen: https://yhdessa.example.fi',
  location: 'Perhekeskus, Oulu',
  organizer: { name: 'Perhekeskuksen palveluohjaus', address: TOKEN },
  attendee: { name: 'Maija Meikäläinen', address: 'maija@example.fi', role: 'REQ-PARTICIPANT' },
  alarmMinutes: 30,
  ...changes,
});

/** As another library reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const zone = calendar.getFirstSubcomponent('vtimezone')!;
  ICAL.TimezoneService.register(zone);
  return { calendar, event, value: (name: string) => event.getFirstPropertyValue(name) };
}

const names = (component: ICAL.Component) => component.getAllProperties().map(({ name }) => name);
const instant = (value: unknown) => Temporal.Instant.fromEpochMilliseconds((value as ICAL.Time).toUnixTime() * 1000);

const ALL: [string, (invitation: Invitation) => string][] = [
  ['REQUEST', writeRequest],
  ['CANCEL', (one) => writeCancel({ ...one, wholeMeeting: true })],
  ['CANCEL', (one) => writeCancel({ ...one, wholeMeeting: false })],
  ['DECLINECOUNTER', writeDeclineCounter],
];

describe.each(ALL)('%s', (method, write) => {
  const text = write(invitation());

  it('says whom, what, when, as another library reads it', () => {
    const { calendar, event, value } = read(text);
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Yhdessa//Yhdessa//FI');
    expect(value('uid')).toBe('0b9f5c5e-6a5d-4c58-8d2f-0d6a0e6f3c11');
    expect(value('sequence')).toBe(3);
    expect(value('class')).toBe('CONFIDENTIAL');
    expect(value('summary')).toBe('Verkostotapaaminen');
    expect(value('location')).toBe('Perhekeskus, Oulu');
    expect(value('organizer')).toBe(`mailto:${TOKEN}`);
    expect(event.getFirstProperty('organizer')!.getParameter('cn')).toBe('Perhekeskuksen palveluohjaus');
    expect(String(value('dtstamp'))).toBe('2026-12-01T08:15:00Z');
    expect(instant(value('dtstart'))).toEqual(START.toInstant());
    expect(instant(value('dtend'))).toEqual(START.add({ minutes: 90 }).toInstant());
    expect(event.getFirstProperty('dtstart')!.getParameter('tzid')).toBe(HELSINKI);
  });

  it('names one attendee', () => {
    const attendees = read(text).event.getAllProperties('attendee');
    expect(attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
      'mailto:maija@example.fi',
    ]);
    expect(attendees[0]!.getParameter('cn')).toBe('Maija Meikäläinen');
    expect(attendees[0]!.getParameter('role')).toBe('REQ-PARTICIPANT');
  });

  it('holds nothing else that tells or differs from time to time', () => {
    const { calendar, event } = read(text);
    expect(names(calendar)).toEqual(['version', 'prodid', 'method']);
    expect(names(event)).not.toEqual(expect.arrayContaining(['created', 'last-modified']));
    expect(write(invitation())).toBe(text);
  });

  it('is valid', () => expect(violations(text)).toEqual([]));
});

describe('a request', () => {
  const { event, value } = read(writeRequest(invitation()));

  it('asks for an answer', () => {
    const attendee = event.getFirstProperty('attendee')!;
    expect(attendee.getParameter('rsvp')).toBe('TRUE');
    expect(attendee.getParameter('partstat')).toBe('NEEDS-ACTION');
    expect([value('status'), value('transp')]).toEqual(['CONFIRMED', 'OPAQUE']);
  });

  it('reminds without telling more than the summary', () => {
    const [alarm, ...others] = event.getAllSubcomponents('valarm');
    expect(others).toEqual([]);
    expect(String(alarm!.getFirstPropertyValue('trigger'))).toBe('-PT30M');
    expect(alarm!.getFirstPropertyValue('action')).toBe('DISPLAY');
    expect(alarm!.getFirstPropertyValue('description')).toBe('Verkostotapaaminen');
  });

  it.each([undefined, null])('does not remind, given %s', (alarmMinutes) =>
    expect(writeRequest(invitation({ alarmMinutes }))).not.toContain('VALARM'),
  );

  it('leaves out what is not told', () => {
    const { uid, sequence, stamp, start, end, summary, organizer } = invitation();
    const attendee = { address: 'maija@example.fi', role: 'OPT-PARTICIPANT' } as const;
    const bare = read(writeRequest({ uid, sequence, stamp, start, end, summary, organizer, attendee })).event;
    expect(names(bare)).not.toEqual(expect.arrayContaining(['location']));
    expect(bare.getFirstProperty('description')).toBeNull();
    expect(bare.getFirstProperty('attendee')!.getParameter('cn')).toBeUndefined();
    expect(bare.getFirstProperty('attendee')!.getParameter('role')).toBe('OPT-PARTICIPANT');
  });

  it.each([
    '2026-06-08T10:00[Europe/Helsinki]',
    '2026-03-29T04:00[Europe/Helsinki]',
    '2026-06-08T09:00[Europe/Stockholm]',
    '2026-10-25T04:00[Europe/Helsinki]',
  ])('tells the time of %s', (time) => {
    const start = Temporal.ZonedDateTime.from(time);
    const told = read(writeRequest(invitation({ start, end: start.add({ hours: 1 }) })));
    expect(instant(told.value('dtstart'))).toEqual(start.toInstant());
  });
});

describe('a cancellation', () => {
  it.each([
    [true, 'CANCELLED'],
    [false, null],
  ])('of the whole meeting: %s has STATUS %s', (wholeMeeting, status) => {
    const { event, value } = read(writeCancel({ ...invitation(), wholeMeeting }));
    expect(value('status')).toBe(status);
    expect(event.getFirstSubcomponent('valarm')).toBeNull();
    expect(event.getFirstProperty('attendee')!.getParameter('rsvp')).toBeUndefined();
  });
});

describe('text', () => {
  it('survives with commas, semicolons, line ends, emoji and ä', () => {
    const summary = 'Äiti, isä; "lapsi" \\ 👩‍👧‍👦: neuvola';
    const description = `${summary}\nToinen rivi\n\nNeljäs, ${'👨‍👩‍👧 ä'.repeat(60)}`;
    const { value } = read(writeRequest(invitation({ summary, description, location: 'a,b;c\\d' })));
    expect([value('summary'), value('description'), value('location')]).toEqual([summary, description, 'a,b;c\\d']);
  });

  it('is folded between characters, at 75 octets at most', () => {
    const text = fc
      .array(fc.constantFrom('ä', '😀', 'a', '€', ',', ' ', '\\', ';', '👨‍👩‍👧'), { maxLength: 120 })
      .map((all) => all.join(''));
    const property = fc.property(text, text, (description, name) => {
      const attendee = { ...invitation().attendee, name };
      const written = writeRequest(invitation({ description, attendee }));
      for (const line of Buffer.from(written).toString('latin1').split('\r\n')) {
        const octets = Buffer.from(line, 'latin1');
        expect(octets.length).toBeLessThanOrEqual(75);
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(octets)).not.toThrow();
      }
      expect(read(written).value('description') ?? '').toBe(description.trim());
    });
    fc.assert(property, { seed: 5545, numRuns: 300 });
  });

  it('cannot add lines of its own', () => {
    // A caret in a name would be shown as `^^` by older calendars: the name comes back without.
    const evil = 'x\r\nATTENDEE:mailto:evil@example.test\u{85}\u{0}\u{2028}"^n:;';
    const text = writeRequest(
      invitation({
        summary: evil,
        description: evil,
        location: evil,
        organizer: { name: evil, address: TOKEN },
        attendee: { name: evil, address: 'maija@example.fi', role: 'REQ-PARTICIPANT' },
      }),
    );
    const { event } = read(text);
    expect(event.getAllProperties('attendee')).toHaveLength(1);
    expect(event.getFirstProperty('attendee')!.getParameter('cn')).toBe('x ATTENDEE:mailto:evil@example.test n:;');
  });
});

describe('a mistake of the program is not sent', () => {
  const overlap = START.withPlainTime('03:30').with({ month: 10, day: 25, offset: '+02:00' }, { offset: 'use' });

  it.each<[string, Partial<Invitation>]>([
    ['an end before the start', { end: START.subtract({ minutes: 1 }) }],
    ['an end at the start', { end: START }],
    ['an hour without a name', { start: overlap, end: overlap.add({ hours: 2 }) }],
    ['a UID that adds lines', { uid: 'x\r\nSTATUS:CANCELLED' }],
    ['no UID', { uid: '' }],
    ['a SEQUENCE below 0', { sequence: -1 }],
    ['half a SEQUENCE', { sequence: 0.5 }],
    ['an organizer without a name', { organizer: { name: '""', address: TOKEN } }],
    ['an organizer without an address', { organizer: { name: 'x', address: 'x' } }],
    ['an attendee that adds lines', { attendee: { address: 'a@b.fi\r\nX:1', role: 'REQ-PARTICIPANT' } }],
    ['two attendees in one', { attendee: { address: 'a@b.fi,c@d.fi', role: 'REQ-PARTICIPANT' } }],
    ['an alarm after the start', { alarmMinutes: -5 }],
  ])('%s', (_, changes) => expect(() => writeRequest(invitation(changes))).toThrow(InvalidMessage));
});
