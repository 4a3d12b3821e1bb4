import fc from 'fast-check';
import { whichAttendee } from './attendee.js';
import { type Answer, readAnswer, type Refusal } from './read.js';
import { writeRequest } from './write.js';

const UID = '0b9f5c5e-6a5d-4c58-8d2f-0d6a0e6f3c11';
const ORGANIZER = 'verkosto+k7f3q2mz5x@yhdessa.example.fi';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const calendar = (method: string, ...event: string[]) =>
  lines('BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR');

const ACCEPTS = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:maija@example.fi';
const reply = (...more: string[]) => calendar('REPLY', `UID:${UID}`, 'DTSTAMP:20261201T081500Z', ACCEPTS, ...more);
const counter = (...times: string[]) =>
  calendar('COUNTER', `UID:${UID}`, 'SEQUENCE:2', 'DTSTAMP:20261201T081500Z', ACCEPTS, ...times);

/** In the shape of Exchange Online: METHOD first, a zone of Windows, no ORGANIZER, in base64. */
const EXCHANGE = Buffer.from(
  Buffer.from(
    lines(
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'PRODID:Microsoft Exchange Server 2010',
      'VERSION:2.0',
      'BEGIN:VTIMEZONE',
      'TZID:FLE Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T040000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0300',
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'ATTENDEE;PARTSTAT=DECLINED;CN="Meikäläinen, Maija":MAILTO:Maija.Meikalainen@',
      ' example.fi',
      String.raw`COMMENT;LANGUAGE=fi-FI:En pääse\, anteeksi.\nTerveisin Maija\n`,
      `UID:${UID}`,
      'SUMMARY;LANGUAGE=fi-FI:Hylätty: Verkostotapaaminen',
      'DTSTART;TZID=FLE Standard Time:20261208T100000',
      'DTEND;TZID=FLE Standard Time:20261208T110000',
      'CLASS:CONFIDENTIAL',
      'PRIORITY:5',
      'DTSTAMP:20261201T081500Z',
      'TRANSP:OPAQUE',
      'STATUS:CONFIRMED',
      'SEQUENCE:0',
      'LOCATION;LANGUAGE=fi-FI:',
      'X-MICROSOFT-CDO-APPT-SEQUENCE:2',
      'X-MICROSOFT-CDO-OWNERAPPTID:-1',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'END:VEVENT',
      'END:VCALENDAR',
    ),
  ).toString('base64'),
  'base64',
);

/** In the shape of Gmail: UTC, an unfolded X-NUM-GUESTS, an alarm of nobody. */
const GMAIL = lines(
  'BEGIN:VCALENDAR',
  'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
  'VERSION:2.0',
  'CALSCALE:GREGORIAN',
  'METHOD:REPLY',
  'BEGIN:VEVENT',
  'DTSTART:20261208T080000Z',
  'DTEND:20261208T090000Z',
  'DTSTAMP:20261201T081500Z',
  `ORGANIZER;CN=Palveluohjaus:mailto:${ORGANIZER}`,
  `UID:${UID}`,
  'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;CN=maija',
  ' @example.fi;X-NUM-GUESTS=0:mailto:maija@example.fi',
  'CREATED:20261130T120000Z',
  'SEQUENCE:2',
  'STATUS:CONFIRMED',
  'SUMMARY:Verkostotapaaminen',
  'TRANSP:OPAQUE',
  'END:VEVENT',
  'END:VCALENDAR',
);

/** In the shape of Apple Calendar answering from another account. */
const APPLE = lines(
  'BEGIN:VCALENDAR',
  'CALSCALE:GREGORIAN',
  'VERSION:2.0',
  'METHOD:REPLY',
  'PRODID:-//Apple Inc.//macOS 26.1//EN',
  'BEGIN:VEVENT',
  `UID:${UID}`,
  'SEQUENCE:2',
  'DTSTAMP:20261201T081500Z',
  `ORGANIZER;CN="Palveluohjaus";EMAIL="${ORGANIZER}":mailto:2_AAAA@imip.me.com`,
  'ATTENDEE;CN="Maija";CUTYPE=INDIVIDUAL;EMAIL="maija@example.fi";PARTSTAT=ACC',
  ' EPTED:mailto:maija.icloud@me.com',
  'END:VEVENT',
  'END:VCALENDAR',
);

/** In the shape of Thunderbird 153: offsets with seconds, everything echoed. */
const THUNDERBIRD = lines(
  'BEGIN:VCALENDAR',
  'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
  'VERSION:2.0',
  'METHOD:REPLY',
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Helsinki',
  'X-TZINFO:Europe/Helsinki[2026a]',
  'BEGIN:STANDARD',
  'TZOFFSETTO:+013949',
  'TZOFFSETFROM:+013949',
  'TZNAME:Europe/Helsinki(STD)',
  'DTSTART:18780531T000000',
  'RDATE:18780531T000000',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'LAST-MODIFIED:20261201T081500Z',
  'DTSTAMP:20261201T081500Z',
  `UID:${UID}`,
  'SUMMARY:Verkostotapaaminen',
  'STATUS:CONFIRMED',
  `ORGANIZER;CN="Palvelu^'ohjaus";SENT-BY="mailto:o@example.fi":mailto:${ORGANIZER}`,
  'ATTENDEE;CN=Maija;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:ville@example.fi";ROLE=REQ-PARTICIPANT:mailto:maija@example.fi',
  'ATTENDEE;CN=Ville;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:maija@example.fi":mailto:ville@example.fi',
  'DTSTART;TZID=Europe/Helsinki:20261208T100000',
  'DTEND;TZID=Europe/Helsinki:20261208T110000',
  'SEQUENCE:2',
  'END:VEVENT',
  'END:VCALENDAR',
);

const STAMP = Temporal.Instant.from('2026-12-01T08:15:00Z');

const answered = (part: Uint8Array | string, method?: string): Answer => {
  const answer = readAnswer(part, method);
  if (answer.kind === 'refused') throw new Error(`refused: ${answer.reason}`);
  return answer;
};

const reasonOf = (part: Uint8Array | string, method?: string) => {
  const answer = readAnswer(part, method);
  return answer.kind === 'refused' ? answer.reason : answer.kind;
};

describe('answers in the shape of known calendars', () => {
  it('Exchange: no organizer, a number of its own', () => {
    const answer = answered(EXCHANGE, 'REPLY');
    expect(answer).toMatchObject({ kind: 'reply', uid: UID, sequence: 2, stamp: STAMP, organizer: null });
    expect(answer.comment).toBe('En pääse, anteeksi.\nTerveisin Maija');
    expect(answer.attendees).toHaveLength(1);
    expect(whichAttendee(answer.attendees, ['maija.meikalainen@example.fi'])).toMatchObject({
      partstat: 'DECLINED',
      name: 'Meikäläinen, Maija',
    });
  });

  it('Gmail: another letter case in the header', () => {
    const answer = answered(GMAIL, 'reply');
    expect(answer).toMatchObject({ kind: 'reply', sequence: 2, stamp: STAMP, organizer: ORGANIZER, comment: null });
    expect(whichAttendee(answer.attendees, ['maija@example.fi'])?.partstat).toBe('TENTATIVE');
  });

  it('Apple: another account, known by EMAIL', () => {
    const answer = answered(APPLE);
    expect(answer).toMatchObject({ kind: 'reply', sequence: 2, organizer: '2_AAAA@imip.me.com' });
    expect(whichAttendee(answer.attendees, ['maija@example.fi'])?.partstat).toBe('ACCEPTED');
  });

  it('Thunderbird: delegation names two', () => {
    const answer = answered(THUNDERBIRD, 'REPLY');
    expect(answer).toMatchObject({ kind: 'reply', sequence: 2, organizer: ORGANIZER });
    expect(answer.attendees.map(({ address, partstat, delegatedTo }) => [address, partstat, delegatedTo])).toEqual([
      ['maija@example.fi', 'DELEGATED', 'ville@example.fi'],
      ['ville@example.fi', null, null],
    ]);
  });

  it.each([
    ['octets', (text: string) => new TextEncoder().encode(text)],
    ['a byte order mark', (text: string) => `\u{FEFF}${text}`],
    ['bare line feeds', (text: string) => text.replaceAll('\r\n', '\n')],
    ['a footer of a mailing list', (text: string) => `${text}-- \r\nLähetetty puhelimesta\r\n`],
    ['a line that is none', (text: string) => text.replace('SEQUENCE:2', 'SEQUENCE:2\r\nwrapped by a gateway')],
    [
      'METHOD at the end',
      (text: string) => text.replace(/METHOD.*\r\n/, '').replace('END:VCAL', 'METHOD:REPLY\r\nEND:VCAL'),
    ],
    ['small letters', (text: string) => text.replaceAll(/^(?!UID)[A-Z-]+/gm, (name) => name.toLowerCase())],
    [
      'an instance of a series',
      (text: string) => text.replace('SEQUENCE', 'RECURRENCE-ID:20261208T080000Z\r\nSEQUENCE'),
    ],
    ['a rule nobody could follow', (text: string) => text.replace('SEQUENCE', 'RRULE:FREQ=SECONDLY;X\r\nSEQUENCE')],
    ['no times', (text: string) => text.replaceAll(/DT(?:START|END).*\r\n/g, '')],
    ['nonsense times', (text: string) => text.replaceAll(/DT(START|END).*\r\n/g, 'DT$1;TZID=Nowhere:tomorrow\r\n')],
  ])('is read with %s as without', (_, change) => expect(readAnswer(change(GMAIL))).toEqual(answered(GMAIL)));
});

describe('what an answer says', () => {
  it.each([
    [[], 0],
    [['SEQUENCE:0'], 0],
    [['SEQUENCE:3', 'X-MICROSOFT-CDO-APPT-SEQUENCE:9'], 3],
    [['X-MICROSOFT-CDO-APPT-SEQUENCE:4'], 4],
    [['SEQUENCE:0', 'X-MICROSOFT-CDO-APPT-SEQUENCE:nonsense'], 0],
  ])('SEQUENCE from %j is %s', (more, sequence) => expect(answered(reply(...more)).sequence).toBe(sequence));

  it.each([
    ['DTSTAMP:20261201T101500', STAMP],
    ['DTSTAMP;TZID=Europe/Stockholm:20261201T091500', STAMP],
    ['DTSTAMP:20261201', null],
    ['DTSTAMP:yesterday', null],
    ['X-NONE:1', null],
  ])('%s', (line, stamp) => expect(answered(reply().replace(/DTSTAMP.*/, line)).stamp).toEqual(stamp));

  it.each([
    [['COMMENT:  '], null],
    [[String.raw`COMMENT:\n\nTulen\; Äiti \, 👩‍👧 \\o/  \n`], 'Tulen; Äiti , 👩‍👧 \\o/'],
    [['COMMENT:a', 'COMMENT:', 'COMMENT;LANGUAGE=fi:b'], 'a\nb'],
    [['COMMENT:a\u{0}b\u{1B}[31mc\u{202E}d\te'], 'ab[31mcd\te'],
    [[`COMMENT:${'😀'.repeat(2_001)}`], '😀'.repeat(2_000)],
  ])('comment of %j', (more, comment) => expect(answered(reply(...more)).comment).toBe(comment));

  it('asks for the request again', () => {
    const text = calendar('REFRESH', `UID:${UID}`, 'ATTENDEE:mailto:maija@example.fi', 'DTSTAMP:20261201T081500Z');
    expect(answered(text)).toMatchObject({ kind: 'refresh', uid: UID });
  });
});

describe('a counter', () => {
  const proposed = (...times: string[]) => {
    const { start, end } = answered(counter(...times)).proposed!;
    return [start, end].join(' ');
  };
  const TEN = '2026-12-09T08:00:00Z 2026-12-09T09:00:00Z';

  it.each([
    ['in UTC', ['DTSTART:20261209T080000Z', 'DTEND:20261209T090000Z'], TEN],
    [
      'in Helsinki',
      ['DTSTART;TZID=Europe/Helsinki:20261209T100000', 'DTEND;TZID=Europe/Helsinki:20261209T110000'],
      TEN,
    ],
    ['in a zone of Windows', ['DTSTART;TZID="FLE Standard Time":20261209T100000', 'DURATION:PT1H'], TEN],
    ['in another zone of Windows', ['DTSTART;TZID=W. Europe Standard Time:20261209T090000', 'DURATION:PT60M'], TEN],
    [
      'in a zone as Outlook shows it',
      ['DTSTART;TZID="(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius":20261209T100000', 'DURATION:PT1H'],
      TEN,
    ],
    [
      'in a zone of a vendor',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Helsinki:20261209T100000', 'DURATION:PT1H'],
      TEN,
    ],
    ['with three names', ['DTSTART;TZID=/x/America/Indiana/Knox:20261209T020000', 'DURATION:PT1H'], TEN],
    ['floating, as where the meeting is', ['DTSTART:20261209T100000', 'DTEND:20261209T110000'], TEN],
    ['with DTEND and DURATION', ['DTSTART:20261209T100000', 'DURATION:PT5H', 'DTEND:20261209T110000'], TEN],
    [
      'in the gap of March, with the offset before it',
      ['DTSTART:20260329T033000', 'DURATION:PT1H'],
      '2026-03-29T01:30:00Z 2026-03-29T02:30:00Z',
    ],
    [
      'in the overlap of October, the first time',
      ['DTSTART:20261025T033000', 'DURATION:PT1H'],
      '2026-10-25T00:30:00Z 2026-10-25T01:30:00Z',
    ],
    [
      'for a day that has 25 hours',
      ['DTSTART:20261024T120000', 'DURATION:P1D'],
      '2026-10-24T09:00:00Z 2026-10-25T10:00:00Z',
    ],
    [
      'in a leap second',
      ['DTSTART:20261209T095960', 'DTEND:20261209T110000'],
      '2026-12-09T07:59:59Z 2026-12-09T09:00:00Z',
    ],
  ])('%s', (_, times, expected) => expect(proposed(...times)).toBe(expected));

  it('in the shape of Exchange, the old times beside', () => {
    const old = ['X-MS-OLK-ORIGINALSTART:20261208T080000Z', 'X-MS-OLK-ORIGINALEND:20261208T090000Z'];
    expect(proposed(...old, 'DTSTART:20261209T080000Z', 'DTEND:20261209T090000Z')).toBe(TEN);
  });

  it('needs no PARTSTAT', () => {
    const text = counter('DTSTART:20261209T080000Z', 'DURATION:PT1H').replace(';PARTSTAT=ACCEPTED', '');
    expect(answered(text, 'COUNTER').attendees).toMatchObject([{ partstat: null }]);
  });

  it.each([
    ['no times', [], 'malformed'],
    ['no end', ['DTSTART:20261209T080000Z'], 'malformed'],
    ['an end before the start', ['DTSTART:20261209T080000Z', 'DTEND:20261209T070000Z'], 'malformed'],
    ['no length', ['DTSTART:20261209T080000Z', 'DTEND:20261209T080000Z'], 'malformed'],
    ['a length backwards', ['DTSTART:20261209T080000Z', 'DURATION:-PT1H'], 'malformed'],
    ['a length of ages', ['DTSTART:20261209T080000Z', 'DURATION:P99999999999999999999D'], 'malformed'],
    ['a length that is none', ['DTSTART:20261209T080000Z', 'DURATION:P'], 'malformed'],
    ['whole days', ['DTSTART;VALUE=DATE:20261209', 'DTEND;VALUE=DATE:20261210'], 'malformed'],
    ['a day that is none', ['DTSTART:20261399T080000Z', 'DURATION:PT1H'], 'malformed'],
    ['a zone nobody knows', ['DTSTART;TZID=Customized Time Zone:20261209T080000', 'DURATION:PT1H'], 'unknown-zone'],
  ])('with %s is refused', (_, times, reason) => expect(reasonOf(counter(...times))).toBe(reason));
});

describe('what is no answer', () => {
  const nest = (depth: number) => reply(...Array<string>(depth).fill('BEGIN:X'), ...Array<string>(depth).fill('END:X'));
  const tooLarge = reply(`X-BULK:${'ä'.repeat(128 * 1024)}`);

  it.each<[string, Uint8Array | string, string | undefined, Refusal | 'reply']>([
    ['nothing', '', undefined, 'malformed'],
    ['a login page', '<!DOCTYPE html><html><body>Kirjaudu: </body></html>', undefined, 'malformed'],
    ['more than 256 KiB of text', tooLarge, undefined, 'too-large'],
    ['more than 256 KiB of octets', Buffer.from(tooLarge), undefined, 'too-large'],
    ['what is cut off', reply().slice(0, -20), undefined, 'malformed'],
    ['what does not close as it opened', reply().replace('END:VEVENT', 'END:VTODO'), undefined, 'malformed'],
    ['an END too many', `${reply()}END:VCALENDAR\r\n`, undefined, 'malformed'],
    ['an END of nothing', 'END:\r\n', undefined, 'malformed'],
    ['a nest', nest(3), undefined, 'reply'],
    ['a deep nest', nest(9), undefined, 'malformed'],
    ['two calendars', reply() + reply(), undefined, 'malformed'],
    ['no method anywhere', reply().replace('METHOD:REPLY\r\n', ''), undefined, 'no-method'],
    ['a method of the header only', reply().replace('METHOD:REPLY\r\n', ''), 'REPLY', 'reply'],
    ['two methods', reply(), 'COUNTER', 'method-mismatch'],
    [
      'two methods in the body',
      reply().replace('METHOD:REPLY', 'METHOD:REPLY\r\nMETHOD:REFRESH'),
      undefined,
      'method-mismatch',
    ],
    ['a method of nobody', reply().replace('METHOD:REPLY', 'METHOD:CONSTRUCTOR'), undefined, 'unknown-method'],
    ...['REQUEST', 'CANCEL', 'ADD', 'PUBLISH', 'DECLINECOUNTER', 'request'].map(
      (method): [string, string, undefined, Refusal] => [
        method,
        reply().replace('METHOD:REPLY', `METHOD:${method}`),
        undefined,
        'organizer-only-method',
      ],
    ),
    ['no event', lines('BEGIN:VCALENDAR', 'METHOD:REPLY', 'END:VCALENDAR'), undefined, 'no-event'],
    ['a task', reply().replaceAll('VEVENT', 'VTODO'), undefined, 'no-event'],
    ['no UID', reply().replace(`UID:${UID}\r\n`, ''), undefined, 'no-uid'],
    ['an empty UID', reply().replace(UID, ' '), undefined, 'no-uid'],
    ['two UIDs in one event', reply('UID:other'), undefined, 'several-uids'],
    ['two UIDs in two events', reply('END:VEVENT', 'BEGIN:VEVENT', 'UID:other'), undefined, 'several-uids'],
    ['two events of one UID', reply('END:VEVENT', 'BEGIN:VEVENT', `UID:${UID}`, ACCEPTS), undefined, 'several-events'],
    ['no attendee', reply().replace(`${ACCEPTS}\r\n`, ''), undefined, 'no-attendee'],
    ['no answer yet', reply().replace('ACCEPTED', 'NEEDS-ACTION'), undefined, 'unknown-partstat'],
    ['an answer of its own', reply().replace('ACCEPTED', 'X-PERHAPS'), undefined, 'unknown-partstat'],
    ['a SEQUENCE that is none', reply('SEQUENCE:-1'), undefined, 'malformed'],
    ['a SEQUENCE without end', reply('SEQUENCE:99999999999999999999'), undefined, 'malformed'],
  ])('%s', (_, part, method, reason) => expect(reasonOf(part, method)).toBe(reason));

  it('our own request that came back in a bounce', () => {
    const start = Temporal.ZonedDateTime.from('2026-12-08T10:00[Europe/Helsinki]');
    const request = writeRequest({
      uid: UID,
      sequence: 0,
      stamp: STAMP,
      start,
      end: start.add({ hours: 1 }),
      summary: 'Verkostotapaaminen',
      organizer: { name: 'Palveluohjaus', address: ORGANIZER },
      attendee: { address: 'maija@example.fi', role: 'REQ-PARTICIPANT' },
    });
    expect(reasonOf(request, 'REQUEST')).toBe('organizer-only-method');
  });
});

describe('hostile input', () => {
  const seeds = [
    EXCHANGE,
    ...[GMAIL, APPLE, THUNDERBIRD, counter('DTSTART:20261209T080000Z', 'DURATION:PT1H')].map((text) =>
      Buffer.from(text),
    ),
  ];
  const method = fc.constantFrom(undefined, 'REPLY', 'COUNTER', '\u{0}');
  const harmless = (part: Uint8Array | string, header: string | undefined) => {
    const answer = readAnswer(part, header);
    expect(['reply', 'counter', 'refresh', 'refused']).toContain(answer.kind);
    expect(JSON.stringify(answer)).not.toMatch(/\\u0000|\\ud[89a-f]/);
  };

  it('never throws on any octets', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), method, harmless), { seed: 1, numRuns: 2_000 }));

  it('never throws on any text', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), method, harmless), {
      seed: 2,
      numRuns: 2_000,
    }));

  it('never throws on answers with octets changed, lost or repeated', () => {
    const change = fc.record({
      at: fc.nat({ max: 1_500 }),
      removed: fc.nat({ max: 40 }),
      inserted: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc
          .constantFrom('"', '\r\n', '\r\n ', ':', ';', '\\', '%', '^', 'BEGIN:VEVENT\r\n', '\u{0}', '999999999')
          .map((text) => Buffer.from(text)),
      ),
    });
    const mutated = fc
      .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 6 }))
      .map(([seed, changes]) =>
        changes.reduce<Uint8Array>(
          (part, { at, removed, inserted }) =>
            Buffer.concat([part.subarray(0, at), inserted, part.subarray(at + removed)]),
          seed,
        ),
      );
    fc.assert(fc.property(mutated, method, harmless), { seed: 3, numRuns: 5_000 });
  });

  it('never throws on any value of a property that is read', () => {
    const names = [
      'DTSTART',
      'DTEND',
      'DURATION',
      'DTSTAMP',
      'SEQUENCE',
      'UID',
      'ATTENDEE',
      'COMMENT',
      'ORGANIZER',
      'DTSTART;TZID=UTC',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9TZPWDHMS+-]{1,20}$/),
      fc.stringMatching(/^mailto:[a-z%0-9@?]{1,20}$/),
    );
    const line = fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}:${text}`);
    const part = fc.tuple(fc.constantFrom('REPLY', 'COUNTER', 'REFRESH'), fc.array(line, { maxLength: 8 }));
    fc.assert(
      fc.property(part, ([header, more]) => harmless(calendar(header, ...more), undefined)),
      { seed: 4, numRuns: 5_000 },
    );
  });

  it('is read in time', () => {
    const unit = [';A="', '"', ':', '^n', '\\n', 'BEGIN:X\r\n', 'ATTENDEE:x\r\n', '\r\n ', '?', '%41', 'P1D'];
    for (const hostile of unit)
      for (const prefix of ['', 'ATTENDEE', 'COMMENT:', 'DURATION:', 'ATTENDEE:mailto:'])
        harmless(counter(prefix + hostile.repeat(Math.floor(250_000 / hostile.length))), undefined);
  }, 10_000);
});
