import fc from 'fast-check';
import ICAL from 'ical.js';
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { HELSINKI, HELSINKI_VTIMEZONE } from './helsinki.js';
import { violations } from './validate.js';
import {
  InvalidMessage,
  type Invitation,
  type Publication,
  type PublishedEvent,
  writeCancel,
  writeDeclineCounter,
  writePublish,
  writeRequest,
} from './write.js';

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

describe('the address of a video meeting', () => {
  const conference = `https://video.example.fi/j/4711?pwd=a,b;c&x=${'y'.repeat(100)}`;

  it('is told by a request as RFC 7986 has it, as it stands', () => {
    const { event } = read(writeRequest(invitation({ conference })));
    const told = event.getFirstProperty('conference')!;
    expect([told.getFirstValue(), told.type, told.getFirstParameter('feature')]).toEqual([conference, 'uri', 'VIDEO']);
  });

  it('is told by nothing else', () => {
    for (const [method, write] of ALL)
      if (method !== 'REQUEST') expect(write(invitation({ conference }))).not.toContain('video.example');
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
    const evil = 'x\r\nATTENDEE:mailto:evil@example.test\u{85}\u{0}\u{2028}"^\\n:;';
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
    ['an address of the web that adds lines', { conference: 'https://a.fi/\r\nX:1' }],
    ['an address of the web in other letters', { conference: 'https://ä.fi/' }],
    ['an address of the web that runs', { conference: 'javascript:alert(1)' }],
  ])('%s', (_, changes) => expect(() => writeRequest(invitation(changes))).toThrow(InvalidMessage));
});

/** The same by a library of others, for comparison. */
function byGenerator(one: Invitation): string {
  const timezone = { name: null, generator: (name: string) => (name === HELSINKI ? HELSINKI_VTIMEZONE : null) };
  const calendar = ical({ prodId: '//Yhdessa//Yhdessa//FI', method: ICalCalendarMethod.REQUEST, timezone });
  const { attendee, organizer } = one;
  calendar.createEvent({
    id: one.uid,
    sequence: one.sequence,
    stamp: one.stamp,
    start: one.start,
    end: one.end,
    timezone: HELSINKI,
    summary: one.summary,
    description: one.description ?? null,
    location: one.location ?? null,
    class: ICalEventClass.CONFIDENTIAL,
    organizer: { name: organizer.name, email: organizer.address },
    attendees: [
      {
        email: attendee.address,
        name: attendee.name ?? null,
        rsvp: true,
        status: ICalAttendeeStatus.NEEDSACTION,
        role: ICalAttendeeRole[attendee.role === 'REQ-PARTICIPANT' ? 'REQ' : 'OPT'],
      },
    ],
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    alarms: [{ type: ICalAlarmType.display, trigger: (one.alarmMinutes ?? 1) * 60 }],
  });
  return `${calendar.toString()}\r\n`;
}

/** What a component means, whatever the order and spelling of its properties. */
type Meaning = Record<string, unknown>;
function meaningOf(component: ICAL.Component): Meaning {
  const properties = component.getAllProperties().map((property) => {
    const { name, type } = property;
    const parameters = Object.entries(property.toJSON()[1] as Record<string, unknown>).toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return [name, type, property.getValues().map((value) => String(value).replace(/^MAILTO:/i, 'mailto:')), parameters];
  });
  const inner = component.getAllSubcomponents().map(meaningOf);
  return { name: component.name, properties: properties.map((each) => JSON.stringify(each)).toSorted(), inner };
}
const meaning = (text: string) => meaningOf(new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]));

describe('what another library writes', () => {
  it('means the same', () => expect(meaning(writeRequest(invitation()))).toEqual(meaning(byGenerator(invitation()))));

  it('means the same, whatever stands in it', () => {
    const letters = fc.constantFrom('ä', '😀', 'a', '€', ',', ' b', '\\', ';', ':', '\\n', 'N', '👨‍👩‍👧');
    const words = fc.array(letters, { minLength: 1, maxLength: 60 }).map((all) => `x${all.join('')}x`);
    const minutes = fc.integer({ min: 1, max: 100_000 });
    const names = words.map((name) => name.replaceAll('\\', ''));
    const property = fc.property(words, words, words, names, minutes, (summary, description, location, name, after) => {
      const start = START.add({ minutes: after });
      const attendee = { ...invitation().attendee, name };
      const end = start.add({ minutes: 45 });
      const one = invitation({ summary, description: `${description}\n${summary}`, location, attendee, start, end });
      expect(meaning(writeRequest(one))).toEqual(meaning(byGenerator(one)));
    });
    fc.assert(property, { seed: 7986, numRuns: 300 });
  });
});

describe('a calendar to follow', () => {
  const { attendee: _, alarmMinutes: __, ...shared } = invitation();
  const { uid, start, summary } = shared;
  const one = (changes: Partial<PublishedEvent> = {}): PublishedEvent => ({
    ...shared,
    status: 'CONFIRMED',
    ...changes,
  });
  const publication = (events: readonly PublishedEvent[], changes: Partial<Publication> = {}): Publication => ({
    name: 'Verkostotapaamiset',
    refreshMinutes: 60,
    events,
    ...changes,
  });

  it('says what, when, for how long it holds, and asks nobody', () => {
    const url = 'https://yhdessa.example/m/1';
    const conference = 'https://video.example.fi/j/1';
    const text = writePublish(
      publication([one({ url, conference, alarmMinutes: 15 }), one({ uid: 'b', status: 'TENTATIVE' })]),
    );
    const { calendar, event, value } = read(text);
    const of = (name: string) => String(calendar.getFirstPropertyValue(name));
    expect(['method', 'name', 'x-wr-calname', 'refresh-interval'].map(of)).toEqual([
      'PUBLISH',
      'Verkostotapaamiset',
      'Verkostotapaamiset',
      'PT1H',
    ]);
    expect(['uid', 'class', 'status', 'url', 'conference', 'transp'].map((name) => value(name))).toEqual([
      uid,
      'CONFIDENTIAL',
      'CONFIRMED',
      url,
      conference,
      'OPAQUE',
    ]);
    expect(event.getFirstSubcomponent('valarm')!.getFirstPropertyValue('description')).toBe(summary);
    const [, second] = calendar.getAllSubcomponents('vevent');
    expect([second!.getFirstPropertyValue('uid'), second!.getFirstPropertyValue('status')]).toEqual(['b', 'TENTATIVE']);
    expect(text).not.toContain('ATTENDEE');
    expect(violations(text)).toEqual([]);
  });

  it('may hold nothing but the zone', () => {
    const text = writePublish(publication([]));
    const { calendar } = read(text);
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    // RFC 5546 wants an event; whoever follows it has none now and then.
    expect(violations(text)).toEqual(['VEVENT stands 0 times, not 1+']);
    expect(violations(text, { mayBeEmpty: true })).toEqual([]);
  });

  it.each<[string, Publication]>([
    ['two events with one UID', publication([one(), one()])],
    ['an end before the start', publication([one({ end: start })])],
    ['an organizer without a name', publication([one({ organizer: { name: '', address: TOKEN } })])],
    ['a link that adds lines', publication([one({ url: 'https://a.fi/\r\nX:1' })])],
    ['a calendar that is never looked at again', publication([one()], { refreshMinutes: 0 })],
  ])('is not written with %s', (_, wrong) => expect(() => writePublish(wrong)).toThrow(InvalidMessage));

  it('cannot be made to add lines by its name', () => {
    const { calendar } = read(writePublish(publication([], { name: 'x\r\nMETHOD:CANCEL;,' })));
    // That it is text, this library does not know.
    expect(calendar.getFirstPropertyValue('name')).toBe(String.raw`x METHOD:CANCEL\;\,`);
    expect(calendar.getAllProperties('method')).toHaveLength(1);
  });
});
