import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readBusyApart } from '../src/itip/busy/apart.js';
import { type BusyReading, type BusyWindow, readBusy } from '../src/itip/busy/read-busy.js';

const FEEDS = join(import.meta.dirname, 'feeds');
const feed = (name: string): Uint8Array => readFileSync(join(FEEDS, name));
const octets = (text: string): Uint8Array => new TextEncoder().encode(text);

const HELSINKI = 'Europe/Helsinki';
const OWNER = 'nurse@example.fi';
const window = (from: string, to: string, more: Partial<BusyWindow> = {}): BusyWindow => ({
  from: Temporal.Instant.from(`${from}T00:00Z`),
  to: Temporal.Instant.from(`${to}T00:00Z`),
  timeZone: HELSINKI,
  ...more,
});
const JANUARY = window('2027-01-01', '2027-02-01');
const SPRING = window('2027-01-01', '2027-05-01');
const YEAR = window('2027-01-01', '2028-01-01');

/** `01-11 07:00/08:00`, with a second date where it ends on another day; the status only if it is not plainly busy. */
function told({ busy }: Pick<BusyReading, 'busy'>): string[] {
  const text = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(5, 16).replace('T', ' ');
  return busy.map(({ start, end, status }) => {
    const [from, to] = [text(start), text(end)];
    const span = `${from}/${from.slice(0, 5) === to.slice(0, 5) ? to.slice(6) : to}`;
    return status === 'busy' ? span : `${span} ${status}`;
  });
}

const calendar = (...lines: string[]): Uint8Array =>
  octets(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const NINE = ['DTSTART;TZID=Europe/Helsinki:20270104T090000', 'DTEND;TZID=Europe/Helsinki:20270104T100000'];

/**
 * Feed → what its owner cannot do, in UTC, worked out by hand. Helsinki is two hours before UTC in winter, three from
 * 2027-03-28 01:00 UTC to 2027-10-31 01:00 UTC. 2027-01-04 is a Monday.
 */
const READ: [feed: string, why: string, window: BusyWindow, expected: string[]][] = [
  [
    'single.ics',
    'nine in Helsinki is seven; the other is told in UTC',
    JANUARY,
    ['01-11 07:00/08:00', '01-12 09:00/09:30'],
  ],
  ['floating.ics', 'nine where the owner is', JANUARY, ['01-11 07:00/08:00']],
  ['floating.ics', 'nine in New York is fourteen', { ...JANUARY, timeZone: 'America/New_York' }, ['01-11 14:00/15:00']],
  [
    'all-day.ics',
    'without DTEND one day; DTEND 15.1. is not included; P2D; DTEND equal to DTSTART means that day',
    JANUARY,
    ['01-10 22:00/01-11 22:00', '01-12 22:00/01-14 22:00', '01-19 22:00/01-21 22:00', '01-24 22:00/01-25 22:00'],
  ],
  [
    'all-day.ics',
    'days of New York begin at five',
    window('2027-01-01', '2027-01-13', { timeZone: 'America/New_York' }),
    ['01-11 05:00/01-12 05:00'],
  ],
  [
    'all-day-summer-time.ics',
    'the day of the March change has 23 hours, that of October 25',
    YEAR,
    ['03-27 22:00/03-28 21:00', '10-30 21:00/10-31 22:00'],
  ],
  [
    'duration.ics',
    'P1W; noon to noon over the March change is 23 hours; P1DT2H over the October change 27; PT1H30M',
    YEAR,
    ['03-01 10:00/03-08 10:00', '03-27 10:00/03-28 09:00', '10-30 09:00/10-31 12:00', '11-13 10:00/11:30'],
  ],
  ['duration-exact.ics', 'PT24H is 24 hours also over the March change', YEAR, ['03-27 10:00/03-28 10:00']],
  [
    'nightly.ics',
    '22 to 6 over the March change are seven hours, and seven hours every night: DTEND tells an exact length',
    SPRING,
    ['03-27 20:00/03-28 03:00', '03-28 19:00/03-29 02:00'],
  ],
  ['no-end.ics', 'a moment takes no time', JANUARY, []],
  [
    'status.ics',
    '4. transparent, 5. cancelled, 6. tentative; by Microsoft 7. free, 8. out of office, 11. tentative, 12. working elsewhere, 13. busy; 14. out of office and tentative',
    JANUARY,
    [
      '01-06 07:00/08:00 tentative',
      '01-08 07:00/08:00 out-of-office',
      '01-11 07:00/08:00 tentative',
      '01-13 07:00/08:00',
      '01-14 07:00/08:00 out-of-office',
    ],
  ],
  [
    'partstat.ics',
    '4. declined, 5. not answered, 6. tentative, 7. accepted, 8. no PARTSTAT, 11. delegated, 12. declined under EMAIL, 13. not asked',
    { ...JANUARY, owner: OWNER },
    [
      '01-05 07:00/08:00 tentative',
      '01-06 07:00/08:00 tentative',
      '01-07 07:00/08:00',
      '01-08 07:00/08:00 tentative',
      '01-13 07:00/08:00',
    ],
  ],
  [
    'partstat.ics',
    'whose answers they are is not known',
    JANUARY,
    ['04', '05', '06', '07', '08', '11', '12', '13'].map((day) => `01-${day} 07:00/08:00`),
  ],
  [
    'gap.ics',
    '3.30 that the clock never shows is read by the offset before: 1.30; 5.30 is 2.30',
    SPRING,
    ['03-28 01:30/02:30'],
  ],
  [
    'gap-in-rule.ics',
    'four times daily at 3.30: on the 28th, when the clock shows none, by the offset before',
    SPRING,
    ['03-26 01:30/01:45', '03-27 01:30/01:45', '03-28 01:30/01:45', '03-29 00:30/00:45'],
  ],
  [
    'gap-at-start.ics',
    'DTSTART in the gap is an instance all the same',
    SPRING,
    ['03-28 01:30/01:31', '03-29 00:30/00:31'],
  ],
  ['overlap.ics', '3.30 comes twice, the first is meant (0.30); 4.30 comes once (2.30)', YEAR, ['10-31 00:30/02:30']],
  ['weekly-over-change.ics', 'nine stays nine', SPRING, ['03-22 07:00/08:00', '03-29 06:00/07:00']],
  [
    'until.ics',
    'in UTC on the last start; a second before it; a day, which counts whole; floating; of days',
    JANUARY,
    [
      ...['04', '05', '06', '11', '12', '18', '19', '25', '26'].map((day) => `01-${day} 07:00/08:00`),
      '01-26 22:00/01-28 22:00',
    ],
  ],
  [
    'rules.ics',
    'last working day of three months at 9; every other week by Sunday weeks, Tue and Sun at 12; 15 and 16 o’clock on two days; the last of February',
    SPRING,
    [
      '01-05 10:00/11:00',
      '01-07 13:00/13:30',
      '01-07 14:00/14:30',
      '01-08 13:00/13:30',
      '01-08 14:00/14:30',
      '01-17 10:00/11:00',
      '01-19 10:00/11:00',
      '01-29 07:00/08:00',
      '01-31 10:00/11:00',
      '02-26 07:00/08:00',
      '02-28 16:00/17:00',
      '03-31 06:00/07:00',
    ],
  ],
  [
    'overrides.ics',
    '4. as it was; 11. → 12. at 14; 18. cancelled; 25. → 2.2., outside; 14.12. → 7.1.; one whose series is missing',
    JANUARY,
    ['01-04 07:00/08:00', '01-07 08:00/09:00', '01-12 12:00/13:00', '01-20 08:00/09:00'],
  ],
  [
    'this-and-future.ics',
    'from the third Monday on at 13 for an hour and a half',
    JANUARY,
    ['01-04 07:00/08:00', '01-11 07:00/08:00', '01-18 11:00/12:30', '01-25 11:00/12:30'],
  ],
  [
    'exdate.ics',
    '5. and 6. in one line, 7. in UTC, 8. as a day, 9. in another zone; 9.15 is no start. Days: the 19th, and the 20th by its first instant',
    JANUARY,
    [
      '01-04 07:00/08:00',
      '01-10 07:00/08:00',
      '01-11 07:00/08:00',
      '01-17 22:00/01-18 22:00',
      '01-20 22:00/01-21 22:00',
    ],
  ],
  [
    'rdate.ics',
    'two times and one that EXDATE takes back, two periods; a period replaces the rule’s own instance of the 19th, the 18th is taken out; days',
    JANUARY,
    [
      '01-04 07:00/08:00',
      '01-05 07:00/08:00',
      '01-06 10:00/11:00',
      '01-07 07:00/10:00',
      '01-08 07:00/07:30',
      '01-19 07:00/07:15',
      '01-20 07:00/08:00',
      '01-24 22:00/01-25 22:00',
      '01-26 22:00/01-27 22:00',
    ],
  ],
  [
    'windows-zones.ics',
    'nine in Helsinki, Berlin, Helsinki, Los Angeles, UTC; no VTIMEZONE',
    JANUARY,
    ['01-04 07:00/08:00', '01-05 08:00/09:00', '01-06 07:00/08:00', '01-07 17:00/18:00', '01-08 09:00/10:00'],
  ],
  [
    'custom-zone.ics',
    'UTC+1 until Monday 11.1. at 2, then UTC+2 until Sunday 7.2. at 3; 2.00 on the 11th is in the gap; UTC+5.30 on the 14th',
    SPRING,
    ['01-10 08:00/09:00', '01-11 01:00/01:15', '01-12 07:00/08:00', '01-14 03:30/04:30', '02-09 08:00/09:00'],
  ],
  [
    'outlook-zone.ics',
    'rules since 1601 under a name that is none; the overlap of October as in Helsinki',
    YEAR,
    ['03-27 07:00/08:00', '03-28 06:00/07:00', '03-29 06:00/07:00', '10-31 00:30/02:30'],
  ],
  [
    'contradicting-zone.ics',
    'Europe/Helsinki is Helsinki, whatever VTIMEZONE says (UTC+5)',
    JANUARY,
    ['01-11 07:00/08:00'],
  ],
  [
    'named-zones.ics',
    'no VTIMEZONE: New York, a path that ends in Helsinki, small letters',
    JANUARY,
    ['01-11 14:00/15:00', '01-12 07:00/08:00', '01-13 07:00/08:00'],
  ],
  [
    'free-busy.ics',
    'two periods in a line, unavailable, tentative, free, a type of somebody’s own',
    JANUARY,
    [
      '01-11 07:00/08:00',
      '01-12 07:00/08:00',
      '01-13 07:00/08:00 out-of-office',
      '01-14 07:00/08:00 tentative',
      '01-18 07:00/08:00',
    ],
  ],
  ['free-busy-joined.ics', 'two halves speak of the whole month', JANUARY, ['01-11 07:00/08:00', '01-12 07:00/08:00']],
  [
    'several-calendars.ics',
    'a zone name belongs to its calendar: UTC+2, then UTC−5',
    JANUARY,
    ['01-11 07:00/08:00', '01-12 14:00/15:00'],
  ],
  ['quoted.ics', 'parameters in quotes with marks in them, small letters', JANUARY, ['01-11 07:00/08:00']],
  ['folded.ics', 'BOM, CRLF, folded every seven octets, also within characters', JANUARY, ['01-11 07:00/08:00']],
  ['latin1.ics', 'a title that is no UTF-8', JANUARY, ['01-11 07:00/08:00']],
  [
    'reaching-in.ics',
    'clipped at both ends; a three-day event every 1.1. from 23 to 1; what ends or begins at the edge is outside',
    JANUARY,
    ['01-01 00:00/01:00', '01-01 21:00/01-04 23:00', '01-31 23:00/02-01 00:00'],
  ],
  [
    'overlapping.ics',
    'touching and contained ones become one; tentative stands for itself',
    JANUARY,
    ['01-11 07:00/09:00', '01-11 08:30/10:00 tentative', '01-11 10:00/11:00'],
  ],
  ['revised.ics', 'of two versions the one with the higher SEQUENCE', JANUARY, ['01-12 07:00/08:00']],
  ['nothing.ics', 'a calendar without events is a free one', JANUARY, []],
];

const PARTLY: [feed: string, expected: string[], warnings: string[]][] = [
  ['unknown-zone.ics', ['01-13 07:00/08:00'], ['unknown-zone: 2 events']],
  ['unreadable-event.ics', ['01-13 07:00/08:00'], ['ends-before-it-starts: 1 event', 'unreadable-time: 3 events']],
  [
    'unreadable-rule.ics',
    ['01-11 07:00/08:00', '01-12 07:00/08:00', '01-13 07:00/08:00'],
    ['unreadable-line: 1 line', 'unreadable-rule: 2 events'],
  ],
  [
    'free-busy-short.ics',
    ['01-11 07:00/08:00', '01-12 07:00/08:00'],
    ['not-covered: it does not speak of the whole time asked for'],
  ],
];

const REJECTED: [feed: string, code: string][] = [
  ['truncated.ics', 'truncated'],
  ['cut-in-event.ics', 'truncated'],
  ['login.ics', 'not-a-calendar'],
  ['json.ics', 'not-a-calendar'],
  ['only-event.ics', 'not-a-calendar'],
  ['empty.ics', 'empty'],
];

describe('readBusy', () => {
  it.each(READ)('reads %s: %s', (name, _, asked, expected) => {
    const reading = readBusy(feed(name), asked);
    expect({ status: reading.status, warnings: reading.warnings }).toEqual({ status: 'ok', warnings: [] });
    expect(told(reading)).toEqual(expected);
  });

  it.each(PARTLY)(
    'reads a part of %s and says what is missing, never what stands there',
    (name, expected, warnings) => {
      const reading = readBusy(feed(name), JANUARY);
      expect(reading).toMatchObject({ status: 'partial', warnings });
      expect(told(reading)).toEqual(expected);
      expect(JSON.stringify(reading)).not.toMatch(/Salainen|Kuun/);
    },
  );

  it.each(REJECTED)('rejects %s, so that its owner stays unknown', (name, code) => {
    expect(readBusy(feed(name), JANUARY)).toEqual({
      status: 'rejected',
      busy: [],
      warnings: [expect.stringMatching(new RegExp(`^${code}: `))],
    });
  });

  it('has a case for every feed', () => {
    const cases = [...READ, ...PARTLY, ...REJECTED].map(([name]) => name);
    expect(new Set(cases)).toEqual(new Set(readdirSync(FEEDS)));
  });

  it.each([
    ['an unknown zone', { ...JANUARY, timeZone: 'Mars/Olympus' }],
    ['no zone', { ...JANUARY, timeZone: '' }],
    ['an end before the start', window('2027-02-01', '2027-01-01')],
  ])('rejects a window with %s', (_, asked) => {
    expect(readBusy(feed('single.ics'), asked).warnings).toEqual([expect.stringMatching(/^bad-window: /)]);
  });

  it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('answers the same on a machine in %s', (TZ) => {
    const script = `
      const { readBusy } = await import('./dist/itip/busy/read-busy.js');
      const { readFileSync } = await import('node:fs');
      const [from, to] = ['2027-01-01T00:00Z', '2028-01-01T00:00Z'].map((at) => Temporal.Instant.from(at));
      const read = (name) => readBusy(readFileSync('test/feeds/' + name), { from, to, timeZone: '${HELSINKI}' });
      console.log(JSON.stringify(${JSON.stringify(readdirSync(FEEDS))}.map(read)));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { TZ },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(readdirSync(FEEDS).map((name) => readBusy(feed(name), YEAR)));
  });
});

const product = (length: number) => Array.from({ length }, (_, i) => i).join(',');
const recurring = (rule: string) => calendar(event(...NINE, `RRULE:${rule}`));
const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i));

/** What anybody may put into a calendar to stop its readers. */
const BOMBS: [name: string, code: string, feed: () => Uint8Array][] = [
  ['every second', 'too-much-recurrence', () => recurring('FREQ=SECONDLY')],
  ['every second, without a length', 'too-much-recurrence', () => calendar(event(NINE[0]!, 'RRULE:FREQ=SECONDLY'))],
  ['every minute', 'too-much-recurrence', () => recurring('FREQ=MINUTELY')],
  [
    'a count that began long ago',
    'too-much-recurrence',
    () => calendar(event('DTSTART:19010101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;COUNT=999999999')),
  ],
  [
    'a product of all parts',
    'too-much-recurrence',
    () => recurring(`FREQ=DAILY;BYHOUR=${product(24)};BYMINUTE=${product(60)};BYSECOND=${product(60)}`),
  ],
  [
    'a product that BYSETPOS must sort',
    'too-much-recurrence',
    () =>
      recurring(
        `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=${product(24)};BYMINUTE=${product(60)};BYSECOND=${product(60)};BYSETPOS=-1`,
      ),
  ],
  ['many rules', 'too-much-recurrence', () => calendar(event(...NINE, ...many(2_000, () => 'RRULE:FREQ=HOURLY')))],
  [
    'a time zone that changes every second',
    'too-much-recurrence',
    () =>
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:Bomb',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0300',
        'RRULE:FREQ=SECONDLY',
        'END:STANDARD',
        'END:VTIMEZONE',
        event('DTSTART;TZID=Bomb:20270111T090000', 'DURATION:PT1H'),
      ),
  ],
  [
    '100,000 overrides',
    'too-many-components',
    () => calendar(event('UID:1', ...NINE), ...many(100_000, () => event('UID:1', 'RECURRENCE-ID:20270104T070000Z'))),
  ],
  [
    'components in each other',
    'truncated',
    () => calendar(...many(10_000, () => 'BEGIN:VEVENT'), ...many(10_000, () => 'END:VEVENT')),
  ],
  ['50 MB', 'too-large', () => new Uint8Array(50_000_000).fill(65)],
];

describe('readBusyApart', () => {
  it('answers as readBusy does', async () => {
    const asked = { ...JANUARY, owner: OWNER };
    const names = readdirSync(FEEDS);
    const readings = await Promise.all(names.map((name) => readBusyApart(feed(name), asked)));
    expect(readings).toEqual(names.map((name) => readBusy(feed(name), asked)));
  });

  it.each(BOMBS)('rejects %s within two seconds, and the process goes on meanwhile', async (_, code, bomb) => {
    const octetsOfBomb = bomb();
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 1);
    const began = performance.now();
    const reading = await readBusyApart(octetsOfBomb, JANUARY);
    const took = performance.now() - began;
    clearInterval(ticking);
    // On a machine that is busy with other things the deadline may come first.
    const why = expect.stringMatching(new RegExp(`^(${code}|too-slow): `)) as unknown;
    expect(reading).toEqual({ status: 'rejected', busy: [], warnings: [why] });
    expect(took).toBeLessThan(3_000);
    if (code !== 'too-large') expect(ticks).toBeGreaterThan(0);
  });

  /** Takes about half a second to read. */
  const long = calendar(
    ...many(20_000, () => event(NINE[0]!, `DESCRIPTION:${'x'.repeat(100)}`, 'RRULE:FREQ=DAILY;COUNT=2')),
  );

  it('gives up at its deadline', async () => {
    expect((await readBusyApart(long, JANUARY, { deadline: 1 })).warnings).toEqual(['too-slow: not read in time']);
  });

  it('gives up when its memory is used, and only itself', async () => {
    const reading = await readBusyApart(long, JANUARY, { memory: 4, deadline: 10_000 });
    expect(reading).toMatchObject({ status: 'rejected', warnings: [expect.stringMatching(/^out-of-memory: /)] });
  });

  it('takes another size for too large, if told so', async () => {
    const reading = await readBusyApart(feed('single.ics'), JANUARY, { size: 100 });
    expect(reading.warnings).toEqual([expect.stringMatching(/^too-large: /)]);
  });

  it('leaves the octets with whoever gave them', async () => {
    const given = feed('single.ics');
    await readBusyApart(given, JANUARY);
    expect(given).toEqual(feed('single.ics'));
  });

  it('reads many feeds, two at a time, also behind one that is given up', async () => {
    const readings = [readBusyApart(long, JANUARY, { deadline: 1 }), readBusyApart(long, JANUARY, { deadline: 1 })];
    const later = Array.from({ length: 20 }, () => readBusyApart(feed('single.ics'), JANUARY));
    expect((await Promise.all(readings)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await Promise.all(later)).map(({ status }) => status)).toEqual(Array(20).fill('ok'));
  });
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A simple rule, as a random case has it. */
interface Simple {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  /** 1 is Monday, as Temporal has it. */
  readonly weekdays: readonly number[];
  /** MONTHLY: which of the month's; negative from its end. */
  readonly nth: number;
  readonly end: { readonly count: number } | { readonly until: number } | null;
}

const ruleOf = ({ frequency, interval, weekdays, nth, end }: Simple, start: Temporal.PlainDateTime): string => {
  const days = weekdays.map((day) => `${frequency === 'MONTHLY' ? nth : ''}${WEEKDAYS[day - 1]}`).join(',');
  const until = end && 'until' in end ? start.add({ days: end.until }).toString().replaceAll(/[-:]/g, '') : '';
  const ends = end === null ? '' : 'count' in end ? `;COUNT=${end.count}` : `;UNTIL=${until}`;
  return `FREQ=${frequency};INTERVAL=${interval}${frequency === 'DAILY' ? '' : `;BYDAY=${days}`}${ends.slice(0, 22)}`;
};

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });

/** Whether a rule wants a day: asked day by day, with Temporal, and nothing of the reader's own reckoning. */
function wants(
  { frequency, interval, weekdays, nth }: Simple,
  first: Temporal.PlainDate,
  day: Temporal.PlainDate,
): boolean {
  if (frequency === 'DAILY') return first.until(day).days % interval === 0;
  if (!weekdays.includes(day.dayOfWeek)) return false;
  if (frequency === 'WEEKLY') return (mondayOf(first).until(mondayOf(day)).days / 7) % interval === 0;
  const months = (day.year - first.year) * 12 + day.month - first.month;
  const place = nth > 0 ? Math.ceil(day.day / 7) : -Math.ceil((day.daysInMonth - day.day + 1) / 7);
  return months % interval === 0 && place === nth;
}

/** The starts of all instances until a day, in milliseconds. */
function dayByDay(rule: Simple, start: Temporal.PlainDateTime, zone: string, last: Temporal.PlainDate): number[] {
  const starts: number[] = [];
  const first = start.toPlainDate();
  const { end } = rule;
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (end && 'count' in end && starts.length >= end.count) break;
    if (end && 'until' in end && first.until(day).days > end.until) break;
    const time = day.toPlainDateTime(start.toPlainTime()).toZonedDateTime(zone);
    if (day.equals(first) || wants(rule, first, day)) starts.push(time.epochMilliseconds);
  }
  return starts;
}

const simpleRule: fc.Arbitrary<Simple> = fc.record({
  frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
  interval: fc.integer({ min: 1, max: 5 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  nth: fc.constantFrom(1, 2, 4, 5, -1, -2, -5),
  end: fc.oneof(
    fc.constant(null),
    fc.record({ count: fc.integer({ min: 1, max: 80 }) }),
    fc.record({ until: fc.integer({ min: 0, max: 400 }) }),
  ),
});

describe('any simple rule', () => {
  it('has the instances that a look at every single day finds, over changes of summer time', () => {
    const zones = ['Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'UTC'];
    const day = fc.integer({ min: 0, max: 500 }).map((days) => Temporal.PlainDate.from('2026-06-01').add({ days }));
    const times = fc.constantFrom('00:15', '00:00', '01:45', '02:15', '02:30', '03:30', '09:00', '23:30');
    fc.assert(
      fc.property(simpleRule, day, times, fc.constantFrom(...zones), day, (rule, date, time, zone, from) => {
        const start = date.toPlainDateTime(time);
        const to = from.add({ days: 120 });
        const instant = (edge: Temporal.PlainDate) => edge.toZonedDateTime('UTC').toInstant();
        const asked = { from: instant(from), to: instant(to), timeZone: 'Europe/Helsinki' };
        const stamp = start.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
        const text = event(`DTSTART;TZID=${zone}:${stamp}`, 'DURATION:PT10M', `RRULE:${ruleOf(rule, start)}`);
        const expected = dayByDay(rule, start, zone, to.add({ days: 2 }))
          .map((at) => [Math.max(at, asked.from.epochMilliseconds), Math.min(at + 600_000, asked.to.epochMilliseconds)])
          .filter(([begins, ends]) => begins! < ends!);
        const reading = readBusy(calendar(text), asked);
        expect(reading.status).toBe('ok');
        expect(reading.busy.map(({ start: begins, end }) => [begins, end])).toEqual(expected);
      }),
      { seed: 2027, numRuns: 1_000 },
    );
  });
});

describe('an event', () => {
  it.each([
    // Midnight of the 6th in Helsinki, told in UTC; ten in UTC for two hours; the same day of New York.
    ['RDATE:20270105T220000Z', '01-05 22:00/01-06 22:00'],
    ['RDATE;VALUE=PERIOD:20270106T100000Z/PT2H', '01-06 10:00/12:00'],
    ['RDATE;TZID=America/New_York:20270106T000000', '01-05 22:00/01-06 22:00'],
  ])('of days has what %s adds', (line, added) => {
    const reading = readBusy(calendar(event('UID:a', 'DTSTART;VALUE=DATE:20270104', line)), JANUARY);
    expect(told(reading)).toEqual(['01-03 22:00/01-04 22:00', added]);
  });

  it.each(['P0D', 'PT0S', 'P1D'])('of a day and the length %s takes that day', (length) => {
    const reading = readBusy(calendar(event('DTSTART;VALUE=DATE:20270104', `DURATION:${length}`)), JANUARY);
    expect(told(reading)).toEqual(['01-03 22:00/01-04 22:00']);
  });

  it.each([
    ['', '01-04 07:00/08:00'],
    [';PARTSTAT=NEEDS-ACTION', '01-04 07:00/08:00'],
    [';PARTSTAT=TENTATIVE', '01-04 07:00/08:00 tentative'],
  ])('that its owner organizes takes their time, with ATTENDEE%s', (parameter, expected) => {
    const lines = [`ORGANIZER;CN=Nurse:MAILTO:${OWNER}`, `ATTENDEE${parameter}:mailto:${OWNER}`];
    const reading = readBusy(calendar(event('UID:a', ...NINE, ...lines)), { ...JANUARY, owner: OWNER });
    expect(told(reading)).toEqual([expected]);
  });

  it('that its owner organizes and declined does not', () => {
    const lines = [`ORGANIZER:mailto:${OWNER}`, `ATTENDEE;PARTSTAT=DECLINED:mailto:${OWNER}`];
    const reading = readBusy(calendar(event('UID:a', ...NINE, ...lines)), { ...JANUARY, owner: OWNER });
    expect(told(reading)).toEqual([]);
  });
});

describe('any octets', () => {
  const isSound = ({ status, busy, warnings }: BusyReading, { from, to }: BusyWindow) => {
    expect(['ok', 'partial', 'rejected']).toContain(status);
    expect(warnings.length > 0).toBe(status !== 'ok');
    for (const [i, { start, end }] of busy.entries()) {
      expect(start).toBeLessThan(end);
      expect(start).toBeGreaterThanOrEqual(Math.max(from.epochMilliseconds, busy[i - 1]?.start ?? 0));
      expect(end).toBeLessThanOrEqual(to.epochMilliseconds);
    }
  };

  it('are read without an error, also those of a calendar with something broken in it', () => {
    const texts = readdirSync(FEEDS).map((name) => Buffer.from(feed(name)).toString('latin1'));
    const lines = texts.flatMap((text) => text.split('\n')).filter((line) => !/^(BEGIN|END)/.test(line));
    const splice = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 12 }),
      put: fc.oneof(
        fc.constantFrom(...lines.map((line) => `\n${line}\n`)),
        fc.constantFrom('\0', ';', ':', '=', ',', '-', '9', 'T', 'Z', '"', '\r', '\n ', 'é', '99999999', 'P', '/'),
        fc.string({ maxLength: 8 }),
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(splice, { minLength: 1, maxLength: 6 }), (text, splices) => {
        const broken = splices.reduce((left, { at, cut, put }) => {
          const place = Math.floor(at * left.length);
          return left.slice(0, place) + put + left.slice(place + cut);
        }, text);
        isSound(readBusy(Buffer.from(broken, 'latin1'), { ...YEAR, owner: OWNER }), YEAR);
      }),
      { seed: 2027, numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => isSound(readBusy(bytes, YEAR), YEAR)),
      { seed: 2027, numRuns: 300 },
    );
  });

  it.each(['single.ics', 'outlook-zone.ics', 'folded.ics'])(
    'of %s are no calendar wherever they are cut off',
    (name) => {
      const whole = Buffer.from(feed(name));
      for (let length = 0; length < whole.toString('latin1').trimEnd().length; length += 1) {
        expect([length, readBusy(whole.subarray(0, length), JANUARY).status]).toEqual([length, 'rejected']);
      }
    },
  );

  it.each([
    ['in a calendar in a calendar', ['BEGIN:VCALENDAR', event('UID:a', ...NINE), 'END:VCALENDAR']],
    ['in something of somebody’s own', ['BEGIN:X-GROUP', event('UID:a', ...NINE), 'END:X-GROUP']],
    ['in another event', [event('UID:a', ...NINE.slice(0, 1), event('UID:b', ...NINE))]],
  ])('do not tell that somebody is free when an event stands %s', (_, lines) => {
    const warnings = ['unreadable-line: 1 line'];
    expect(readBusy(calendar(...lines), JANUARY)).toEqual({ status: 'partial', busy: [], warnings });
  });

  it('do not tell it either when an event stands beside the calendar', () => {
    const beside = octets([event('UID:a', ...NINE), 'BEGIN:VCALENDAR', 'END:VCALENDAR', ''].join('\r\n'));
    expect(readBusy(beside, JANUARY)).toMatchObject({ status: 'partial', warnings: ['unreadable-line: 1 line'] });
  });

  it.each([
    ['nothing', []],
    ['no end', ['DTSTART:20261201T000000Z']],
    ['no start', ['DTEND:20270301T000000Z']],
  ])('that tell of free and busy time, and of %s, leave the rest of it unknown', (_, lines) => {
    const said = ['BEGIN:VFREEBUSY', ...lines, 'FREEBUSY:20270111T070000Z/PT1H', 'END:VFREEBUSY'];
    const reading = readBusy(calendar(...said), JANUARY);
    expect(told(reading)).toEqual(['01-11 07:00/08:00']);
    expect(reading).toMatchObject({ status: 'partial', warnings: [expect.stringMatching(/^not-covered: /)] });
  });

  it('are not all of a feed if a second calendar in it is cut off', () => {
    const whole = Buffer.from(feed('several-calendars.ics'));
    const end = whole.indexOf('END:VCALENDAR') + 'END:VCALENDAR\n'.length;
    for (let length = end + 1; length < whole.length - 1; length += 1) {
      expect(readBusy(whole.subarray(0, length), JANUARY).status).not.toBe('ok');
    }
    // Where nothing of it has come nobody could see that something is missing.
    expect(readBusy(whole.subarray(0, end), JANUARY).status).toBe('ok');
  });
});

/** Runs the command with a feed on stdin; no database is there for it. */
function run(args: readonly string[], input: Uint8Array | string = '') {
  const env = { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'busy', ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe('yhdessa busy', () => {
  const month = ['--from', '2027-01-01T00:00:00Z', '--to', '2027-02-01T00:00:00Z', '--zone', HELSINKI];

  it.each([
    ['a file', ['test/feeds/overlapping.ics'], ''],
    ['stdin', [], feed('overlapping.ics')],
  ])('answers a feed from %s, all statuses in one', (_, file, input) => {
    const { status, stdout, stderr } = run([...file, ...month], input);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      status: 'ok',
      busy: [['2027-01-11T07:00:00Z', '2027-01-11T11:00:00Z']],
      warnings: [],
    });
  });

  it('is reached as the contract says', () => {
    const args = ['run', '-s', 'yhdessa', '--', 'busy', 'test/feeds/unknown-zone.ics', ...month];
    const { status, stdout } = spawnSync('npm', args, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
    expect({ status, ...(JSON.parse(stdout) as object) }).toEqual({
      status: 'partial',
      busy: [['2027-01-13T07:00:00Z', '2027-01-13T08:00:00Z']],
      warnings: ['unknown-zone: 2 events'],
    });
  });

  it.each([OWNER, `mailto:${OWNER}`])('leaves out what its owner declined: %s', (owner) => {
    const { stdout } = run(['test/feeds/partstat.ics', ...month, '--owner', owner]);
    const { busy } = JSON.parse(stdout) as { busy: string[][] };
    expect(busy.map(([start]) => start!.slice(8, 10))).toEqual(['05', '06', '07', '08', '13']);
  });

  it.each([
    ['a login page', feed('login.ics')],
    ['a rule bomb', recurring('FREQ=SECONDLY')],
    ['50 MB', new Uint8Array(50_000_000)],
  ])('rejects %s in its answer, as the feed is no argument of ours', (_, input) => {
    const { status, stdout } = run(month, input);
    expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 'rejected', busy: [] });
  });

  it.each([
    [[], '--from is missing'],
    [month.slice(0, 4), '--zone is missing'],
    [[...month, '--from', 'soon'], '--from is no instant like 2027-01-01T00:00:00Z'],
    [[...month, '--to', '2027-01-01T00:00:00Z'], '--to is not after --from'],
    [[...month, '--zone', 'Mars/Olympus'], '--zone is no time zone like Europe/Helsinki'],
    [[...month, '--owner', 'nobody'], '--owner is no mailbox'],
    [['nowhere.ics', ...month], 'nowhere.ics'],
    [['a.ics', 'b.ics', ...month], 'one feed at a time, not 2'],
    [[...month, '--loud'], '--loud'],
  ])('refuses %j in one line, with exit code 1 and nothing on stdout', (args, said) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr.split('\n')).toHaveLength(1);
  });
});
