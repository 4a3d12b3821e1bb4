import { proposeTimes } from './availability.domain.js';
import type { BusyInterval, Clause, Format, Person, Problem, WeeklyHours } from './engine/problem.domain.js';

const HELSINKI = 'Europe/Helsinki';
const date = (text: string) => Temporal.PlainDate.from(text);
const at = (local: string, zone = HELSINKI) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();

const weekdays = (start: string, end: string): WeeklyHours => ({ days: ['MO', 'TU', 'WE', 'TH', 'FR'], start, end });
const allDays = (start: string, end: string): WeeklyHours => ({
  days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
  start,
  end,
});

const busy = (start: string, end: string, status: BusyInterval['status'] = 'busy'): BusyInterval => ({
  start: at(start).epochMilliseconds,
  end: at(end).epochMilliseconds,
  status,
});

const person = (id: string, changes: Partial<Person> = {}): Person => ({
  id,
  calendar: 'known',
  working: [weekdays('08:00', '10:00')],
  busy: [],
  ...changes,
});

const clause = (id: string, anyOf: string[] = [id], count = 1): Clause => ({ id, anyOf, count });

/** One Monday, one nurse from eight to ten. */
const problem = (changes: Partial<Problem> = {}): Problem => ({
  timeZone: HELSINKI,
  now: at('2026-11-30T00:00'),
  from: date('2026-11-30'),
  to: date('2026-12-01'),
  durationMinutes: 60,
  gridMinutes: 15,
  proposals: 5,
  listAll: true,
  people: [person('nurse')],
  clauses: [clause('nurse')],
  optional: [],
  family: { must: [], prefer: [], avoid: [] },
  ...changes,
});

/** Feasible starts as local times of day; with the date when there are several days. */
function startsOf(asked: Problem): string[] {
  return proposeTimes(asked).feasibleStarts!.map((start) => {
    const local = start.toZonedDateTimeISO(asked.timeZone).toPlainDateTime();
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    return asked.from.add({ days: 1 }).equals(asked.to) ? time : `${local.toPlainDate().toString()} ${time}`;
  });
}

const QUARTERS = ['08:00', '08:15', '08:30', '08:45', '09:00'];

function refusalOf(task: () => unknown): { code: string; field: string } {
  try {
    task();
  } catch (error) {
    const { code, details } = error as { code: string; details: { field: string } };
    return { code, field: details.field };
  }
  return { code: 'no refusal', field: '' };
}

describe('feasible starts', () => {
  const alone = (changes: Partial<Person>, more: Partial<Problem> = {}) =>
    startsOf(problem({ people: [person('nurse', changes)], ...more }));

  it.each<[string, string[], Partial<Person>, Partial<Problem>]>([
    ['lie wholly inside working time', QUARTERS, {}, {}],
    ['may be 5 minutes apart', ['09:00', '09:05'], { working: [weekdays('09:00', '10:07')] }, { gridMinutes: 5 }],
    ['lie on the grid, whatever the windows', ['08:15'], { working: [weekdays('08:07', '09:20')] }, {}],
    ['are none in a window that is too short', [], { working: [weekdays('08:00', '08:59')] }, {}],
    ['are none without working time', [], { working: [] }, {}],
    [
      'reach over windows that touch',
      QUARTERS,
      { working: [weekdays('08:45', '10:00'), weekdays('08:00', '08:45')] },
      {},
    ],
    [
      'do not reach over a gap of a minute',
      ['08:00'],
      { working: [weekdays('08:00', '09:01'), weekdays('09:02', '10:02')] },
      {},
    ],
    ['are not before now', ['08:45', '09:00'], {}, { now: at('2026-11-30T08:30:00.000000001') }],
    ['may be now', ['08:30', '08:45', '09:00'], {}, { now: at('2026-11-30T08:30') }],
    ['may end as the busy time begins', ['08:00'], { busy: [busy('2026-11-30T09:00', '2026-11-30T10:00')] }, {}],
    ['may begin as the busy time ends', ['09:00'], { busy: [busy('2026-11-30T08:00', '2026-11-30T09:00')] }, {}],
    ['do not touch a busy second', ['08:45', '09:00'], { busy: [busy('2026-11-30T08:30', '2026-11-30T08:30:01')] }, {}],
    ['do not mind an empty event', QUARTERS, { busy: [busy('2026-11-30T08:30', '2026-11-30T08:30')] }, {}],
    [
      'do not mind what is tentative',
      QUARTERS,
      { busy: [busy('2026-11-30T08:00', '2026-11-30T10:00', 'tentative')] },
      {},
    ],
    ['mind who is out of office', [], { busy: [busy('2026-11-29T00:00', '2026-12-02T00:00', 'out-of-office')] }, {}],
    ['mind a hold', ['09:00'], { busy: [busy('2026-11-30T08:00', '2026-11-30T09:00', 'hold')] }, {}],
    ['are none on a day off', [], { unavailable: [date('2026-11-30')] }, {}],
    [
      'keep to other hours on one date',
      ['12:00', '12:15'],
      { exceptions: [{ date: date('2026-11-30'), hours: [{ start: '12:00', end: '13:15' }] }] },
      {},
    ],
    ['are none on a date without hours', [], { exceptions: [{ date: date('2026-11-30'), hours: [] }] }, {}],
    [
      'find a day off stronger than other hours',
      [],
      {
        unavailable: [date('2026-11-30')],
        exceptions: [{ date: date('2026-11-30'), hours: [{ start: '12:00', end: '13:15' }] }],
      },
      {},
    ],
    ['let buffers lie outside working time', QUARTERS, { bufferBeforeMinutes: 60, bufferAfterMinutes: 60 }, {}],
    [
      'keep the buffer before free',
      ['08:30', '08:45', '09:00'],
      { bufferBeforeMinutes: 30, busy: [busy('2026-11-30T07:00', '2026-11-30T08:00')] },
      {},
    ],
    [
      'keep the buffer after free',
      ['08:00', '08:15', '08:30'],
      { bufferAfterMinutes: 20, busy: [busy('2026-11-30T09:50', '2026-11-30T11:00')] },
      {},
    ],
    [
      'keep the windows of the family',
      ['08:30', '08:45'],
      {},
      { family: family({ must: [weekdays('08:30', '09:45')] }) },
    ],
    [
      'join windows of the family that touch',
      ['08:30'],
      {},
      { family: family({ must: [weekdays('08:30', '09:00'), weekdays('09:00', '09:30')] }) },
    ],
    [
      'are none when the family has another day',
      [],
      {},
      { family: family({ must: [{ ...weekdays('08:00', '10:00'), days: ['TU'] }] }) },
    ],
    ['are none when nothing is known', [], { calendar: 'unknown' }, {}],
    ['count declared hours', QUARTERS, { calendar: 'declared' }, {}],
  ])('%s', (_, expected, changes, more) => {
    expect(alone(changes, more)).toEqual(expected);
  });

  it('reach over midnight when the days touch, but not out of the horizon', () => {
    const night = { working: [allDays('00:00', '01:00'), allDays('23:00', '24:00')] };
    const asked = { people: [person('nurse', night)], to: date('2026-12-02') };
    expect(startsOf(problem({ ...asked, durationMinutes: 75 }))).toEqual(
      ['23:00', '23:15', '23:30', '23:45'].map((time) => `2026-11-30 ${time}`),
    );
  });

  it('of nobody in particular are all those in which the family can', () => {
    const asked = problem({ clauses: [], family: family({ must: [weekdays('08:00', '09:15')] }) });
    expect(startsOf(asked)).toEqual(['08:00', '08:15']);
  });
});

describe('changes of the clock', () => {
  const sundays = (zone: string, day: string, start: string, end: string, durationMinutes = 60) =>
    proposeTimes(
      problem({
        timeZone: zone,
        now: at(`${day}T00:00`, zone),
        from: date(day),
        to: date(day).add({ days: 1 }),
        durationMinutes,
        people: [person('nurse', { working: [allDays(start, end)] })],
      }),
    ).feasibleStarts!.map(String);

  it.each<[string, Parameters<typeof sundays>, string[]]>([
    [
      'hours after the gap',
      [HELSINKI, '2027-03-28', '08:00', '09:15'],
      ['2027-03-28T05:00:00Z', '2027-03-28T05:15:00Z'],
    ],
    [
      'hours after the overlap',
      [HELSINKI, '2027-10-31', '08:00', '09:15'],
      ['2027-10-31T06:00:00Z', '2027-10-31T06:15:00Z'],
    ],
    ['a window over the gap loses an hour', [HELSINKI, '2027-03-28', '02:30', '04:30'], ['2027-03-28T00:30:00Z']],
    [
      'an end in the gap counts by the offset before it',
      [HELSINKI, '2027-03-28', '02:30', '03:30'],
      ['2027-03-28T00:30:00Z'],
    ],
    [
      'a start in the gap counts by the offset before it',
      [HELSINKI, '2027-03-28', '03:30', '05:30'],
      ['2027-03-28T01:30:00Z'],
    ],
    ['a window that the gap turns over is none', [HELSINKI, '2027-03-28', '03:30', '04:15'], []],
    ['an end in the overlap is the first', [HELSINKI, '2027-10-31', '02:30', '03:30'], ['2027-10-30T23:30:00Z']],
    [
      'a window over the overlap gains an hour',
      [HELSINKI, '2027-10-31', '03:45', '04:00'],
      ['2027-10-31T00:45:00Z', '2027-10-31T01:00:00Z'],
    ],
    ['a gap of half an hour', ['Australia/Lord_Howe', '2027-10-03', '01:30', '03:00'], ['2027-10-02T15:00:00Z']],
    ['a gap at midnight', ['Asia/Beirut', '2027-03-28', '00:00', '02:00'], ['2027-03-27T22:00:00Z']],
  ])('%s', (_, asked, expected) => {
    expect(sundays(...asked)).toEqual(expected);
  });

  it.each([
    ['2027-03-28', 92],
    ['2027-10-31', 100],
    ['2027-03-27', 96],
  ])('%s has %i quarters', (day, quarters) => {
    expect(sundays(HELSINKI, day, '00:00', '24:00', 15)).toHaveLength(quarters);
  });

  it('before and after it the same local hours count, all week', () => {
    const asked = problem({
      from: date('2027-03-22'),
      to: date('2027-04-05'),
      now: at('2027-03-22T00:00'),
      people: [person('nurse', { working: [weekdays('08:00', '09:00')] })],
    });
    expect(new Set(startsOf(asked).map((start) => start.slice(-5)))).toEqual(new Set(['08:00']));
    expect(startsOf(asked)).toHaveLength(10);
  });

  it('a zone whose midnights lie on no grid is refused', () => {
    const old = { now: at('1900-01-01T00:00'), from: date('1900-01-01'), to: date('1900-01-02') };
    expect(refusalOf(() => proposeTimes(problem(old)))).toEqual({ code: 'ZONE_OFF_GRID', field: 'timeZone' });
  });
});

describe('the weeks in which the clock changes', () => {
  /** How many starts of an hour there are in a week, and how many of them on its Sunday. */
  function counted(sunday: string, hours: WeeklyHours, gridMinutes: number) {
    const asked = problem({
      now: at('2027-01-01T00:00'),
      from: date(sunday).subtract({ days: 6 }),
      to: date(sunday).add({ days: 1 }),
      gridMinutes,
      people: [person('nurse', { working: [hours] })],
    });
    const { feasibleCount, feasibleStarts } = proposeTimes(asked);
    const onSunday = feasibleStarts!.filter((start) =>
      start.toZonedDateTimeISO(HELSINKI).toPlainDate().equals(date(sunday)),
    );
    return [feasibleCount, onSunday.length, String(onSunday[0]), String(onSunday.at(-1))];
  }
  const day = allDays('08:00', '16:00');
  const night = allDays('01:00', '05:00');

  // By day an hour begins on 7 × 4 + 1 = 29 quarters, or on 7 × 12 + 1 = 85 fives, on each of seven days. In March
  // Sunday's 8 to 15 is 5 to 12 in UTC (summer time), in October 6 to 13.
  // By night a usual day has 3 × 4 + 1 = 13 or 3 × 12 + 1 = 37 starts. On 28 March three hours are left of 1 to 5: 9 or
  // 25, from 23 UTC (winter time) to 1 UTC. On 31 October they are five: 17 or 49, from 22 UTC (summer time) to 2 UTC.
  it.each([
    ['2027-03-28', day, 15, [7 * 29, 29, '2027-03-28T05:00:00Z', '2027-03-28T12:00:00Z']],
    ['2027-03-28', day, 5, [7 * 85, 85, '2027-03-28T05:00:00Z', '2027-03-28T12:00:00Z']],
    ['2027-10-31', day, 15, [7 * 29, 29, '2027-10-31T06:00:00Z', '2027-10-31T13:00:00Z']],
    ['2027-10-31', day, 5, [7 * 85, 85, '2027-10-31T06:00:00Z', '2027-10-31T13:00:00Z']],
    ['2027-03-28', night, 15, [6 * 13 + 9, 9, '2027-03-27T23:00:00Z', '2027-03-28T01:00:00Z']],
    ['2027-03-28', night, 5, [6 * 37 + 25, 25, '2027-03-27T23:00:00Z', '2027-03-28T01:00:00Z']],
    ['2027-10-31', night, 15, [6 * 13 + 17, 17, '2027-10-30T22:00:00Z', '2027-10-31T02:00:00Z']],
    ['2027-10-31', night, 5, [6 * 37 + 49, 49, '2027-10-30T22:00:00Z', '2027-10-31T02:00:00Z']],
  ])('of %s, %j, starts %i minutes apart', (sunday, hours, gridMinutes, expected) => {
    expect(counted(sunday, hours, gridMinutes)).toEqual(expected);
  });
});

describe('ways to meet', () => {
  const inPerson = { mode: 'in-person', municipality: '091' } as const;
  const remote = { mode: 'remote' } as const;
  const home = { mode: 'home', municipality: '564' } as const;
  const travel = [{ from: '564', to: '091', minutes: 30 }];
  const held = (changes: Partial<Problem>) => {
    const { feasibleStarts, proposals } = proposeTimes(problem({ travel, ...changes }), 'en');
    const times = feasibleStarts!.map((start) =>
      start.toZonedDateTimeISO(HELSINKI).toPlainTime().toString().slice(0, 5),
    );
    return { times, best: proposals[0], formats: new Set(proposals.map(({ format }) => format?.mode)) };
  };
  const nurse = (changes: Partial<Person>) => ({ people: [person('nurse', changes)] });
  const seven = busy('2026-11-30T07:00', '2026-11-30T08:00');
  const ten = busy('2026-11-30T10:00', '2026-11-30T11:00');

  it.each<[string, string[], Partial<Problem>]>([
    ['are one without formats', QUARTERS, nurse({ modes: ['remote'], municipality: '564', busy: [seven, ten] })],
    ['leave out who cannot meet so', [], { ...nurse({ modes: ['remote'] }), formats: [inPerson] }],
    ['take who can meet so', QUARTERS, { ...nurse({ modes: ['remote'] }), formats: [inPerson, remote] }],
    [
      'need time for the road there and back',
      ['08:30'],
      { ...nurse({ municipality: '564', busy: [seven, ten] }), formats: [inPerson] },
    ],
    ['need it also to a home', ['08:30'], { ...nurse({ municipality: '091', busy: [seven, ten] }), formats: [home] }],
    [
      'need the road in addition to buffers',
      ['08:45', '09:00'],
      { ...nurse({ municipality: '564', bufferBeforeMinutes: 15, busy: [seven] }), formats: [inPerson] },
    ],
    [
      'need no road within a municipality',
      QUARTERS,
      { ...nurse({ municipality: '091', busy: [seven, ten] }), formats: [inPerson] },
    ],
    [
      'need no road remotely',
      QUARTERS,
      { ...nurse({ municipality: '564', busy: [seven, ten] }), formats: [{ ...remote, municipality: '091' }] },
    ],
    ['need no road of who has no municipality', QUARTERS, { ...nurse({ busy: [seven, ten] }), formats: [inPerson] }],
  ])('%s', (_, expected, changes) => {
    expect(held(changes).times).toEqual(expected);
  });

  const room = person('room', {
    kind: 'room',
    municipality: '091',
    working: [weekdays('08:00', '09:15')],
  });
  const withRoom = {
    people: [person('nurse'), room],
    clauses: [clause('nurse'), { ...clause('room'), modes: ['in-person'] as const }],
  };

  it('need a room, or none when remote', () => {
    expect(held({ ...withRoom, formats: [inPerson] })).toMatchObject({
      times: ['08:00', '08:15'],
      best: { format: inPerson, attend: { nurse: ['nurse'], room: ['room'] } },
    });
    const either = held({ ...withRoom, formats: [inPerson, remote] });
    expect(either.times).toEqual(QUARTERS);
    expect(either.formats).toEqual(new Set(['in-person']));
    expect(held({ ...withRoom, formats: [inPerson, remote], now: at('2026-11-30T08:30') }).best).toMatchObject({
      format: remote,
      attend: { nurse: ['nurse'] },
    });
  });

  it('have no room where it is not', () => {
    expect(held({ ...withRoom, formats: [{ mode: 'in-person', municipality: '564' }] }).times).toEqual([]);
    const always = [clause('nurse'), clause('room')];
    expect(held({ ...withRoom, clauses: always, formats: [remote] }).times).toEqual([]);
    expect(held({ ...withRoom, clauses: always, formats: [{ ...home, municipality: '091' }] }).times).toEqual([]);
  });

  it('prefer the way that stands first, and among people of one load the shorter road', () => {
    const people = [person('far', { municipality: '564' }), person('near', { municipality: '091' })];
    const clauses = [clause('one', ['far', 'near'])];
    expect(held({ people, clauses, formats: [inPerson] }).best).toMatchObject({ attend: { one: ['near'] } });
    const all = held({ people: people.slice(0, 1), clauses: [clause('far')], formats: [inPerson, remote] }).best!;
    expect(all.format).toEqual(inPerson);
    expect(all.reasons).toContainEqual({ code: 'travel', text: '60 minutes on the road in all' });
    const none = held({ people, clauses, formats: [remote] }).best!;
    expect(none.reasons).toContainEqual({ code: 'travel', text: 'nobody travels' });
  });

  it('say nothing of the road where it is not known who comes from where, or where to', () => {
    const clauses = [clause('nurse')];
    const roadIn = (from: string | undefined, format: Format) =>
      held({
        people: [person('nurse', from ? { municipality: from } : {})],
        clauses,
        formats: [format],
      }).best!.reasons.find(({ code }) => code === 'travel')?.text;
    expect(roadIn(undefined, inPerson)).toBeUndefined();
    expect(roadIn('091', { mode: 'in-person' })).toBeUndefined();
    expect(roadIn('091', { mode: 'home', municipality: '091' })).toBe('nobody travels');
    expect(roadIn(undefined, remote)).toBe('nobody travels');
  });

  it('need no road known of who cannot meet so', () => {
    const people = [
      person('far', { municipality: '837', modes: ['remote'], busy: [seven] }),
      person('loaded', { municipality: '091', load: 1 }),
      person('near', { municipality: '091' }),
    ];
    const clauses = [clause('one', ['far', 'loaded', 'near'])];
    expect(held({ people, clauses, formats: [inPerson] }).best).toMatchObject({ attend: { one: ['near'] } });
  });

  it('last twice as long when something is interpreted', () => {
    const { times, best } = held({ isInterpreted: true });
    expect(times).toEqual(['08:00']);
    expect(best!.start.until(best!.end).total('minutes')).toBe(120);
  });
});

describe('what somebody told of their time', () => {
  const told = (start: string, end: string, status: 'can' | 'if-need-be' = 'can') => ({
    start: at(start).epochMilliseconds,
    end: at(end).epochMilliseconds,
    status,
  });
  const asked = (changes: Partial<Person>, more: Partial<Problem> = {}) =>
    proposeTimes(problem({ people: [person('nurse', changes)], ...more }), 'en');
  const timesOf = (...given: Parameters<typeof asked>) =>
    asked(...given).feasibleStarts!.map((start) =>
      start.toZonedDateTimeISO(HELSINKI).toPlainTime().toString().slice(0, 5),
    );
  const evening = told('2026-11-30T17:00', '2026-11-30T18:15');

  it.each<[string, string[], Partial<Person>]>([
    ['is all the free time of an unknown calendar', ['17:00', '17:15'], { calendar: 'unknown', told: [evening] }],
    ['widens working time', [...QUARTERS, '17:00', '17:15'], { told: [evening] }],
    ['joins with working time', [...QUARTERS, '09:15'], { told: [told('2026-11-30T10:00', '2026-11-30T10:15')] }],
    ['holds on a day off', ['17:00', '17:15'], { unavailable: [date('2026-11-30')], told: [evening] }],
    [
      'does not beat what is busy',
      ['17:15'],
      { calendar: 'unknown', told: [evening], busy: [busy('2026-11-30T16:00', '2026-11-30T17:01')] },
    ],
    [
      'may touch to the second',
      ['17:00'],
      {
        calendar: 'unknown',
        told: [told('2026-11-30T17:00', '2026-11-30T17:30:20'), told('2026-11-30T17:30:20', '2026-11-30T18:00')],
      },
    ],
    [
      'does not count a minute told in part',
      [],
      { calendar: 'unknown', told: [told('2026-11-30T17:00:01', '2026-11-30T18:00')] },
    ],
  ])('%s', (_, expected, changes) => {
    expect(timesOf(changes)).toEqual(expected);
  });

  it('ranks lower what would do only if need be', () => {
    const both = {
      calendar: 'unknown',
      told: [told('2026-11-30T12:15', '2026-11-30T13:15', 'if-need-be'), evening],
    } as const;
    expect(asked(both).proposals.map(({ start }) => start.toString())).toEqual([
      '2026-11-30T15:00:00Z',
      '2026-11-30T10:15:00Z',
    ]);
    expect(asked(both).proposals[1]!.reasons).toContainEqual({
      code: 'certainty',
      text: '1 of those needed can come if need be',
    });
    const also = { ...both, told: [...both.told, told('2026-11-30T12:00', '2026-11-30T14:00')] };
    expect(asked(also).proposals[0]!.start.toString()).toBe('2026-11-30T10:00:00Z');
  });

  it('is asked for again when the meeting does not fit into it', () => {
    const unknown = { calendar: 'unknown', told: [evening] } as const;
    expect(asked(unknown).ask).toEqual([]);
    expect(asked(unknown, { durationMinutes: 90 }).ask).toEqual(['nurse']);
    expect(asked(unknown, { now: at('2026-11-30T17:30') }).ask).toEqual(['nurse']);
    expect(asked(unknown, { family: family({ must: [weekdays('08:00', '12:00')] }) }).ask).toEqual(['nurse']);
    expect(asked({ calendar: 'unknown', told: [] }).ask).toEqual(['nurse']);
    expect(asked({ calendar: 'unknown', modes: ['home'] }, { formats: [{ mode: 'remote' }] }).ask).toEqual([]);
  });
});

describe('who attends', () => {
  const people = ['first', 'second', 'third'].map((id) => person(id));
  const attending = (changes: Partial<Problem>) => proposeTimes(problem({ people, ...changes }), 'en').proposals[0]!;
  const pool = clause('nurse', ['first', 'second', 'third']);

  it('is the family’s own worker before a stand-in, then who carries least', () => {
    expect(attending({ clauses: [{ ...pool, own: ['third'] }] }).attend).toEqual({ nurse: ['third'] });
    const loaded = [person('first', { load: 3 }), person('second', { load: 1 }), person('third', { load: 2 })];
    expect(attending({ people: loaded, clauses: [pool] }).attend).toEqual({ nurse: ['second'] });
    expect(attending({ people: loaded, clauses: [{ ...pool, own: ['first'] }] })).toMatchObject({
      attend: { nurse: ['first'] },
      reasons: expect.arrayContaining([
        { code: 'continuity', text: "the family's own workers; those who attend have 3 meetings already" },
      ]),
    });
  });

  it('is a stand-in when the own worker cannot, and the answer says so', () => {
    const away = [person('first', { working: [] }), ...people.slice(1)];
    const { attend, reasons } = attending({ people: away, clauses: [{ ...pool, own: ['first'] }] });
    expect(attend).toEqual({ nurse: ['second'] });
    expect(reasons).toContainEqual({ code: 'continuity', text: 'somebody else instead of the own worker: 1' });
  });

  it('is chosen for all clauses that share people together', () => {
    // Each clause on its own would take `first`; only one way seats both own workers.
    const clauses = [
      { ...clause('a', ['first', 'second']), own: ['first'] },
      { ...clause('b', ['first', 'third']), own: ['first', 'third'] },
    ];
    expect(attending({ clauses }).attend).toEqual({ a: ['first'], b: ['third'] });
    expect(attending({ clauses: clauses.toReversed() }).attend).toEqual({ a: ['first'], b: ['third'] });
  });

  it('stands in the order of the clauses', () => {
    const clauses = [clause('z', ['third']), clause('a', ['first', 'third']), clause('m', ['second'])];
    expect(Object.keys(attending({ clauses }).attend)).toEqual(['z', 'a', 'm']);
  });
});

describe('clauses', () => {
  const early = person('early', { working: [weekdays('08:00', '09:15')] });
  const late = person('late', { working: [weekdays('08:45', '10:00')] });
  const middle = person('middle', { working: [weekdays('08:15', '09:45')] });
  const unknown = person('unknown', { calendar: 'unknown' });

  it.each<[string, string[], Clause[]]>([
    ['one of two', ['08:00', '08:15', '08:45', '09:00'], [clause('any', ['early', 'late'])]],
    ['both', [], [clause('all', ['early', 'late'], 2)]],
    ['both, in two clauses', ['08:15'], [clause('early'), clause('middle')]],
    ['two of three', ['08:15', '08:45'], [clause('two', ['early', 'middle', 'late'], 2)]],
    ['one who is unknown beside one who is known', ['08:00', '08:15'], [clause('any', ['unknown', 'early'])]],
    ['two of whom one is unknown', [], [clause('two', ['unknown', 'early'], 2)]],
    [
      'the same person does not sit twice',
      ['08:15', '08:45'],
      [clause('a', ['early', 'middle', 'late']), clause('b', ['early', 'middle', 'late'])],
    ],
    ['moved to make room', ['08:15'], [clause('a', ['middle', 'early']), clause('b', ['middle'])]],
  ])('%s', (_, expected, clauses) => {
    expect(startsOf(problem({ people: [early, middle, late, unknown], clauses }))).toEqual(expected);
  });

  it('move the preferred to where only they fit', () => {
    const people = [person('a'), person('b'), person('c')];
    const clauses = [clause('any', ['a', 'b', 'c']), clause('narrow', ['a']), clause('pair', ['a', 'b', 'c'])];
    expect(proposeTimes(problem({ people, clauses })).proposals[0]!.attend).toEqual({
      any: ['c'],
      narrow: ['a'],
      pair: ['b'],
    });
  });

  it('seat somebody certain before somebody preferred', () => {
    const people = [
      person('own', { busy: [busy('2026-11-30T08:00', '2026-11-30T10:00', 'tentative')] }),
      person('other'),
    ];
    const [first] = proposeTimes(problem({ people, clauses: [clause('nurse', ['own', 'other'])] })).proposals;
    expect(first!.attend).toEqual({ nurse: ['other'] });
  });

  it('may be named like anything', () => {
    const clauses = [clause('__proto__', ['nurse'])];
    const [first] = proposeTimes(problem({ clauses })).proposals;
    expect(JSON.stringify(first!.attend)).toBe('{"__proto__":["nurse"]}');
  });

  it('ask everybody of whom nothing is known, and nobody who has no part', () => {
    const people = [person('idle', { calendar: 'unknown' }), unknown, person('extra', { calendar: 'unknown' }), early];
    const asked = problem({
      people,
      clauses: [clause('any', ['early', 'unknown'])],
      optional: [{ person: 'extra', weight: 1 }],
    });
    expect(proposeTimes(asked)).toMatchObject({ ask: ['unknown', 'extra'], feasibleCount: 2 });
    expect(proposeTimes(asked).proposals[0]).toMatchObject({ attend: { any: ['early'] }, optional: [] });
  });
});

describe('the order of proposals', () => {
  const week = (changes: Partial<Problem> = {}): Problem =>
    problem({
      to: date('2026-12-05'),
      people: [person('nurse', { working: [weekdays('08:00', '16:00')] })],
      ...changes,
    });
  const first = (asked: Problem) => proposeTimes(asked, 'en').proposals[0]!;
  const localStart = (asked: Problem) =>
    first(asked).start.toZonedDateTimeISO(HELSINKI).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const textOf = (asked: Problem, code: string) => first(asked).reasons.find((reason) => reason.code === code)?.text;

  it('is the earliest when nothing else tells, off the edge of the day', () => {
    expect(localStart(week())).toBe('2026-11-30T08:15');
  });

  it('puts what is past the target last, even when the family prefers it', () => {
    const asked = week({
      leadTime: { since: date('2026-11-27'), targetWorkingDays: 2 },
      family: family({ prefer: [{ ...weekdays('08:00', '16:00'), days: ['WE'] }] }),
    });
    expect(localStart(asked)).toBe('2026-11-30T08:15');
    expect(textOf(asked, 'lead-time')).toBe('1 working day after the contact');
    const late = { ...asked, from: date('2026-12-02') };
    expect(textOf(late, 'lead-time')).toBe('3 working days after the contact, 1 past the target');
  });

  it('prefers what the family prefers, and avoids what it avoids', () => {
    const wishes = family({ prefer: [{ ...weekdays('13:00', '14:00'), days: ['WE'] }] });
    expect(localStart(week({ family: wishes }))).toBe('2026-12-02T13:00');
    expect(textOf(week({ family: wishes }), 'family')).toBe('a time the family prefers');
    const never = family({ avoid: [{ ...weekdays('00:00', '12:31'), days: ['MO'] }] });
    expect(localStart(week({ family: never }))).toBe('2026-11-30T12:45');
    expect(localStart(week({ family: { ...wishes, avoid: [weekdays('13:59', '14:00')] } }))).toBe('2026-11-30T08:15');
  });

  it('prefers what is certain', () => {
    const nurse = person('nurse', {
      working: [weekdays('08:00', '16:00')],
      busy: [busy('2026-11-30T08:00', '2026-11-30T12:30', 'tentative')],
    });
    expect(localStart(week({ people: [nurse] }))).toBe('2026-11-30T12:30');
    expect(textOf(week({ people: [nurse] }), 'certainty')).toBe('everybody needed can come');
    expect(
      textOf(
        problem({ people: [nurse], to: date('2026-12-01'), family: family({ must: [weekdays('08:00', '10:00')] }) }),
        'certainty',
      ),
    ).toBe('1 of those needed have a tentative booking');
  });

  it('prefers more weight of optional people', () => {
    const people = [
      person('nurse', { working: [weekdays('08:00', '16:00')] }),
      person('light', { working: [{ ...weekdays('08:00', '16:00'), days: ['MO'] }] }),
      person('lighter', { working: [{ ...weekdays('08:00', '16:00'), days: ['MO'] }] }),
      person('heavy', { working: [{ ...weekdays('08:00', '16:00'), days: ['TH'] }] }),
    ];
    const optional = [
      { person: 'light', weight: 1 },
      { person: 'lighter', weight: 1 },
      { person: 'heavy', weight: 3 },
    ];
    const asked = week({ people, optional });
    expect(localStart(asked)).toBe('2026-12-03T08:15');
    expect(first(asked).optional).toEqual(['heavy']);
    expect(textOf(asked, 'optional')).toBe('1/3 of the optional people can come');
  });

  it('prefers what breaks nobody’s day', () => {
    const nurse = person('nurse', {
      working: [weekdays('10:30', '14:30')],
      busy: [busy('2026-11-30T12:05', '2026-11-30T12:10')],
    });
    const asked = problem({ people: [nurse] });
    // 10:30 begins the day, 11:00 is lunch and too near, 12:15 comes 5 minutes after the other meeting.
    expect(localStart(asked)).toBe('2026-11-30T12:30');
    expect(textOf(asked, 'disruption')).toBe("breaks nobody's day");
    const noon = { ...asked, family: family({ must: [weekdays('11:00', '12:00')] }) };
    expect(textOf(noon, 'disruption')).toBe('falls into lunch time; a pause of under 15 minutes: 1');
  });

  it.each([
    ['2026-11-30T10:46', 'falls into lunch time; a pause of under 15 minutes: 1'],
    ['2026-11-30T10:45', 'falls into lunch time'],
  ])('calls a pause too short when the last thing ends at %s and the meeting begins at 11', (end, expected) => {
    const nurse = person('nurse', {
      working: [weekdays('10:00', '13:00')],
      busy: [busy('2026-11-30T10:30', end)],
    });
    const asked = problem({
      people: [nurse],
      durationMinutes: 30,
      family: family({ must: [weekdays('11:00', '11:30')] }),
    });
    expect(textOf(asked, 'disruption')).toBe(expected);
  });

  it('gives one reason for each thing it looked at, in three languages', () => {
    const asked = week({
      optional: [{ person: 'nurse', weight: 1 }],
      family: family({ must: [weekdays('09:00', '15:00')] }),
    });
    const reasons = (language: 'fi' | 'sv' | 'en') => proposeTimes(asked, language).proposals[0]!.reasons;
    for (const language of ['fi', 'sv', 'en'] as const)
      expect(reasons(language).map(({ code }) => code)).toEqual([
        'lead-time',
        'family',
        'certainty',
        'optional',
        'disruption',
      ]);
    expect(reasons('fi').map(({ text }) => text)).toEqual([
      'alle arkipäivän kuluttua',
      'perheelle sopiva aika',
      'kaikki tarvittavat pääsevät',
      '1/1 valinnaisista pääsee',
      'ei katko kenenkään päivää',
    ]);
    expect(proposeTimes(week()).proposals[0]!.reasons.map(({ code }) => code)).toEqual([
      'lead-time',
      'certainty',
      'disruption',
    ]);
  });

  it.each([
    [
      'fi',
      [
        '1 arkipäivän kuluttua',
        'perheelle sopiva aika',
        '1 tarvittavalle sopii tarvittaessa; 1 tarvittavalla on alustava varaus',
        '0/1 valinnaisista pääsee',
        'oman työntekijän sijasta tulee muu: 1; osallistujilla on ennestään 1 tapaaminen',
        'matkaa yhteensä 60 min',
        'osuu lounasaikaan; tauko jää alle 15 minuuttiin: 1; työpäivän alussa tai lopussa: 1',
      ],
    ],
    [
      'sv',
      [
        'om 1 vardag',
        'en tid som passar familjen',
        '1 av dem som behövs kan delta vid behov; 1 av dem som behövs har en preliminär bokning',
        '0/1 valfria deltagare kan delta',
        'någon annan i stället för den egna medarbetaren: 1; deltagarna har redan 1 möte',
        'restid sammanlagt 60 min',
        'infaller under lunchen; mindre än 15 minuters paus: 1; i början eller slutet av arbetsdagen: 1',
      ],
    ],
    [
      'en',
      [
        'in 1 working day',
        'a time that suits the family',
        '1 of those needed can come if need be; 1 of those needed have a tentative booking',
        '0/1 of the optional people can come',
        'somebody else instead of the own worker: 1; those who attend have 1 meeting already',
        '60 minutes on the road in all',
        'falls into lunch time; a pause of under 15 minutes: 1; at the start or the end of the working day: 1',
      ],
    ],
  ] as const)('may say something of everything, in %s', (language, texts) => {
    const noon = { working: [weekdays('11:00', '12:00')] };
    const ifNeedBe = { ...busy('2026-12-01T11:00', '2026-12-01T12:00'), status: 'if-need-be' as const };
    const people = [
      person('own', { working: [] }),
      person('stand-in', {
        ...noon,
        load: 1,
        municipality: '564',
        busy: [busy('2026-12-01T10:20', '2026-12-01T10:25'), busy('2026-12-01T11:00', '2026-12-01T12:00', 'tentative')],
      }),
      person('teacher', { calendar: 'unknown', told: [ifNeedBe] }),
    ];
    const [proposed] = proposeTimes(
      week({
        people,
        from: date('2026-12-01'),
        to: date('2026-12-02'),
        clauses: [{ ...clause('nurse', ['own', 'stand-in']), own: ['own'] }, clause('teacher')],
        optional: [{ person: 'own', weight: 1 }],
        family: family({ must: [weekdays('08:00', '16:00')] }),
        formats: [{ mode: 'home', municipality: '091' }],
        travel: [{ from: '091', to: '564', minutes: 30 }],
      }),
      language,
    ).proposals;
    const codes = ['lead-time', 'family', 'certainty', 'optional', 'continuity', 'travel', 'disruption'];
    expect(proposed!.reasons).toEqual(codes.map((code, index) => ({ code, text: texts[index] })));
  });
});

describe('proposals', () => {
  const long = (changes: Partial<Problem> = {}): Problem =>
    problem({
      to: date('2026-12-12'),
      people: [person('nurse', { working: [weekdays('08:00', '16:00')] })],
      ...changes,
    });
  const localStarts = (asked: Problem) =>
    proposeTimes(asked).proposals.map(({ start }) => start.toZonedDateTimeISO(HELSINKI).toPlainDateTime());

  it('are a real choice: two a day, two hours apart, before and after noon', () => {
    expect(localStarts(long()).map(String)).toEqual([
      '2026-11-30T08:15:00',
      '2026-11-30T12:00:00',
      '2026-12-01T08:15:00',
      '2026-12-01T12:00:00',
      '2026-12-02T08:15:00',
    ]);
  });

  it('keep the best and give up the last for the other half of the day', () => {
    const mornings = family({ prefer: [weekdays('08:00', '11:00')] });
    expect(localStarts(long({ family: mornings, proposals: 3 })).map(String)).toEqual([
      '2026-11-30T08:15:00',
      '2026-12-01T08:15:00',
      '2026-11-30T12:00:00',
    ]);
    expect(localStarts(long({ family: mornings, proposals: 1 }))).toHaveLength(1);
    expect(localStarts(long({ proposals: 0 }))).toEqual([]);
  });

  it('are no more than the family’s half of the day allows', () => {
    const starts = localStarts(long({ family: family({ must: [weekdays('13:00', '14:00')] }), proposals: 3 }));
    expect(starts.map(String)).toEqual(['2026-11-30T13:00:00', '2026-12-01T13:00:00', '2026-12-02T13:00:00']);
  });

  it('end when the meeting ends', () => {
    const [first] = proposeTimes(problem({ durationMinutes: 50 })).proposals;
    expect(first!.start.until(first!.end).total('minutes')).toBe(50);
  });

  it('are written as the contract says', () => {
    const nurse = person('nurse', { working: [weekdays('08:00', '09:00')] });
    const answer = proposeTimes(problem({ people: [nurse], to: date('2026-12-04'), proposals: 1 }), 'en');
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      feasibleCount: 4,
      feasibleStarts: ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((day) => `${day}T06:00:00Z`),
      proposals: [
        {
          start: '2026-11-30T06:00:00Z',
          end: '2026-11-30T07:00:00Z',
          attend: { nurse: ['nurse'] },
          optional: [],
          reasons: [
            { code: 'lead-time', text: 'in less than a working day' },
            { code: 'certainty', text: 'everybody needed can come' },
            { code: 'disruption', text: 'at the start or the end of the working day: 1' },
          ],
        },
      ],
      relaxations: [],
      ask: [],
    });
    expect('feasibleStarts' in proposeTimes(problem({ listAll: false }))).toBe(false);
  });

  it('are the same however often one asks', () => {
    expect(JSON.stringify(proposeTimes(long()))).toBe(JSON.stringify(proposeTimes(long())));
  });
});

describe('relaxations', () => {
  const relaxed = (asked: Problem) => JSON.parse(JSON.stringify(proposeTimes(asked).relaxations)) as unknown;
  const teacher = person('teacher', { working: [{ ...weekdays('08:00', '09:00'), days: ['WE'] }] });
  const two = problem({
    to: date('2026-12-04'),
    people: [person('nurse', { working: [weekdays('08:00', '09:00')] }), teacher],
    clauses: [clause('nurse'), clause('school', ['teacher'])],
  });

  it('are none when three starts exist', () => {
    expect(relaxed(problem())).toEqual([]);
    expect(relaxed({ ...two, clauses: [clause('nurse')] })).toEqual([]);
  });

  it('name single things, the earliest day first, with what they buy', () => {
    expect(relaxed(two)).toEqual([
      {
        change: [{ clause: 'school', to: 'optional' }],
        addsStarts: 3,
        firstStart: '2026-11-30T06:00:00Z',
        daysSaved: 2,
      },
      { change: [{ durationMinutes: 30 }], addsStarts: 2, firstStart: '2026-12-02T06:00:00Z', daysSaved: 0 },
      { change: [{ durationMinutes: 45 }], addsStarts: 1, firstStart: '2026-12-02T06:00:00Z', daysSaved: 0 },
      { change: [{ to: '2026-12-11' }], addsStarts: 1, firstStart: '2026-12-02T06:00:00Z', daysSaved: 0 },
    ]);
  });

  it('save nothing that can be counted when there was no start', () => {
    const none = { ...two, to: date('2026-12-02') };
    expect(relaxed(none)).toEqual([
      {
        change: [{ clause: 'school', to: 'optional' }],
        addsStarts: 2,
        firstStart: '2026-11-30T06:00:00Z',
        daysSaved: null,
      },
      { change: [{ to: '2026-12-09' }], addsStarts: 1, firstStart: '2026-12-02T06:00:00Z', daysSaved: null },
    ]);
  });

  it('count everybody of a clause that is given up as free for the others', () => {
    const asked = {
      ...two,
      to: date('2026-12-01'),
      clauses: [clause('both', ['nurse', 'teacher'], 2), clause('nurse', ['nurse'])],
    };
    expect(relaxed(asked)).toEqual([
      {
        change: [{ clause: 'both', to: 'optional' }],
        addsStarts: 1,
        firstStart: '2026-11-30T06:00:00Z',
        daysSaved: null,
      },
    ]);
  });

  it('come in pairs when nothing single helps', () => {
    const never = (id: string, calendar: Person['calendar'] = 'unknown') => person(id, { calendar });
    const short = person('nurse', { working: [weekdays('08:00', '08:45')] });
    const asked = problem({
      people: [short, never('a'), never('b')],
      clauses: [clause('nurse'), clause('a'), clause('b')],
    });
    const start = '2026-11-30T06:00:00Z';
    expect(relaxed({ ...asked, durationMinutes: 45, shorterMinutes: [45, 40] })).toEqual([
      {
        change: [
          { clause: 'a', to: 'optional' },
          { clause: 'b', to: 'optional' },
        ],
        addsStarts: 1,
        firstStart: start,
        daysSaved: null,
      },
    ]);
    expect(relaxed({ ...asked, clauses: [clause('nurse'), clause('a')] })).toEqual([
      {
        change: [{ clause: 'a', to: 'optional' }, { durationMinutes: 30 }],
        addsStarts: 2,
        firstStart: start,
        daysSaved: null,
      },
      {
        change: [{ clause: 'a', to: 'optional' }, { durationMinutes: 45 }],
        addsStarts: 1,
        firstStart: start,
        daysSaved: null,
      },
    ]);
  });

  it('meet remotely as well when the ways to meet leave that out', () => {
    const teacherAtSchool = person('teacher', { modes: ['remote'] });
    const asked = problem({
      people: [person('nurse', { municipality: '091' }), teacherAtSchool],
      clauses: [clause('nurse'), clause('teacher')],
      formats: [{ mode: 'in-person', municipality: '091' }],
    });
    const remote = { change: [{ mode: 'remote' }], addsStarts: 5, firstStart: '2026-11-30T06:00:00Z', daysSaved: null };
    expect(relaxed(asked)).toContainEqual(remote);
    expect(JSON.stringify(relaxed({ ...asked, formats: [...asked.formats!, { mode: 'remote' }] }))).not.toContain(
      'remote',
    );
    expect(JSON.stringify(relaxed({ ...asked, formats: undefined, clauses: [clause('x', ['nurse'])] }))).toBe('[]');
  });

  it('double a shorter meeting too when it is interpreted, and name it as it would be asked for', () => {
    const asked = problem({
      people: [person('nurse', { working: [weekdays('08:00', '09:30')] })],
      isInterpreted: true,
    });
    expect(relaxed(asked)).toEqual([
      { change: [{ durationMinutes: 30 }], addsStarts: 3, firstStart: '2026-11-30T06:00:00Z', daysSaved: null },
      { change: [{ durationMinutes: 45 }], addsStarts: 1, firstStart: '2026-11-30T06:00:00Z', daysSaved: null },
    ]);
  });

  it('never leave a room alone with the family', () => {
    const asked = problem({
      people: [person('nurse', { calendar: 'unknown' }), person('room', { kind: 'room' })],
      clauses: [clause('nurse'), clause('room')],
    });
    expect(JSON.stringify(relaxed(asked))).not.toContain('optional');
  });

  it('never give up a window of the family, the last clause, or twelve weeks', () => {
    const asked = problem({
      people: [person('nurse', { calendar: 'unknown' })],
      to: date('2026-11-30').add({ days: 84 }),
      family: family({ must: [weekdays('17:00', '17:30')] }),
    });
    expect(relaxed(asked)).toEqual([]);
    expect(relaxed({ ...asked, people: [person('nurse')] })).toEqual([]);
  });
});

describe('a problem without meaning is refused', () => {
  const nurse = (changes: Partial<Person>) => ({ people: [person('nurse', changes)] });
  it.each<[string, string, Partial<Problem>]>([
    ['TIME_ZONE_UNKNOWN', 'timeZone', { timeZone: 'Europe/Oulu' }],
    ['HORIZON_ENDS_FIRST', 'to', { to: date('2026-11-30') }],
    ['HORIZON_TOO_LONG', 'to', { to: date('2027-02-23') }],
    ['no refusal', '', { to: date('2027-02-22') }],
    ['DURATION_OUT_OF_RANGE', 'durationMinutes', { durationMinutes: 0 }],
    ['DURATION_OUT_OF_RANGE', 'durationMinutes', { durationMinutes: 721 }],
    ['DURATION_OUT_OF_RANGE', 'durationMinutes', { durationMinutes: 59.5 }],
    ['DURATION_OUT_OF_RANGE', 'shorterMinutes.1', { shorterMinutes: [30, -5] }],
    ['GRID_UNKNOWN', 'gridMinutes', { gridMinutes: 10 }],
    ['PROPOSALS_OUT_OF_RANGE', 'proposals', { proposals: -1 }],
    [
      'TARGET_OUT_OF_RANGE',
      'leadTime.targetWorkingDays',
      { leadTime: { since: date('2026-11-30'), targetWorkingDays: -1 } },
    ],
    ['NAMED_TWICE', 'people.1.id', { people: [person('nurse'), person('nurse')] }],
    ['NAMED_TWICE', 'clauses.1.id', { clauses: [clause('a', ['nurse']), clause('a', ['nurse'])] }],
    ['NAMED_TWICE', 'clauses.0.anyOf.1', { clauses: [clause('a', ['nurse', 'nurse'])] }],
    ['PERSON_UNKNOWN', 'clauses.0.anyOf.0', { clauses: [clause('a', ['nobody'])] }],
    ['COUNT_OUT_OF_RANGE', 'clauses.0.count', { clauses: [clause('a', ['nurse'], 2)] }],
    ['COUNT_OUT_OF_RANGE', 'clauses.0.count', { clauses: [clause('a', ['nurse'], 0)] }],
    ['CLAUSE_EMPTY', 'clauses.0.anyOf', { clauses: [clause('a', [], 1)] }],
    ['OWN_NOT_IN_CLAUSE', 'clauses.0.own.0', { clauses: [{ ...clause('nurse'), own: ['nobody'] }] }],
    ['MODES_UNKNOWN', 'clauses.0.modes', { clauses: [{ ...clause('nurse'), modes: [] }] }],
    ['MODES_UNKNOWN', 'people.0.modes', nurse({ modes: [] })],
    ['MUNICIPALITY_UNKNOWN', 'people.0.municipality', nurse({ municipality: 'Oulu' })],
    ['LOAD_OUT_OF_RANGE', 'people.0.load', nurse({ load: -1 })],
    ['TOLD_ENDS_FIRST', 'people.0.told.0.end', nurse({ told: [{ start: 2, end: 1, status: 'can' }] })],
    [
      'WINDOWS_OVERLAP',
      'people.0.working.1',
      nurse({ working: [weekdays('08:00', '10:00'), { ...weekdays('09:59', '12:00'), days: ['FR', 'SA'] }] }),
    ],
    [
      'WINDOWS_OVERLAP',
      'family.must.1',
      { family: family({ must: [allDays('08:00', '10:00'), weekdays('07:00', '09:00')] }) },
    ],
    ['FORMATS_OUT_OF_RANGE', 'formats', { formats: [] }],
    ['MUNICIPALITY_UNKNOWN', 'formats.0.municipality', { formats: [{ mode: 'home', municipality: '91' }] }],
    ['NAMED_TWICE', 'formats.1', { formats: [{ mode: 'home' }, { mode: 'home' }] }],
    ['TRAVEL_WITHIN', 'travel.0.to', { travel: [{ from: '091', to: '091', minutes: 0 }] }],
    ['MUNICIPALITY_UNKNOWN', 'travel.0.from', { travel: [{ from: '', to: '091', minutes: 0 }] }],
    ['TRAVEL_OUT_OF_RANGE', 'travel.0.minutes', { travel: [{ from: '837', to: '091', minutes: -1 }] }],
    [
      'NAMED_TWICE',
      'travel.1',
      {
        travel: [
          { from: '837', to: '091', minutes: 1 },
          { from: '091', to: '837', minutes: 1 },
        ],
      },
    ],
    [
      'TRAVEL_MISSING',
      'travel',
      { ...nurse({ municipality: '837' }), formats: [{ mode: 'home', municipality: '091' }] },
    ],
    ['YEAR_OUT_OF_RANGE', 'from', { from: date('1899-12-30') }],
    ['YEAR_OUT_OF_RANGE', 'leadTime.since', { leadTime: { since: date('-001000-01-01'), targetWorkingDays: 1 } }],
    ['PERSON_UNKNOWN', 'optional.0.person', { optional: [{ person: 'nobody', weight: 1 }] }],
    ['WEIGHT_OUT_OF_RANGE', 'optional.0.weight', { optional: [{ person: 'nurse', weight: 0 }] }],
    ['NAMED_TWICE', 'optional.1.person', { optional: [1, 2].map((weight) => ({ person: 'nurse', weight })) }],
    ['WINDOW_ENDS_FIRST', 'people.0.working.0.end', nurse({ working: [weekdays('10:00', '10:00')] })],
    ['LOCAL_TIME_UNKNOWN', 'people.0.working.0.start', nurse({ working: [weekdays('8:00', '10:00')] })],
    ['LOCAL_TIME_UNKNOWN', 'people.0.working.0.start', nurse({ working: [weekdays('24:00', '24:00')] })],
    ['LOCAL_TIME_UNKNOWN', 'people.0.working.0.end', nurse({ working: [weekdays('08:00', '24:01')] })],
    ['DAYS_UNKNOWN', 'people.0.working.0.days', nurse({ working: [{ ...weekdays('08:00', '10:00'), days: [] }] })],
    ['BUFFER_OUT_OF_RANGE', 'people.0.bufferBeforeMinutes', nurse({ bufferBeforeMinutes: -1 })],
    ['BUFFER_OUT_OF_RANGE', 'people.0.bufferAfterMinutes', nurse({ bufferAfterMinutes: 0.5 })],
    ['BUSY_ENDS_FIRST', 'people.0.busy.0.end', nurse({ busy: [busy('2026-11-30T09:00', '2026-11-30T08:59')] })],
    [
      'NAMED_TWICE',
      'people.0.exceptions.1.date',
      nurse({ exceptions: [1, 2].map(() => ({ date: date('2026-11-30'), hours: [] })) }),
    ],
    [
      'WINDOW_ENDS_FIRST',
      'people.0.exceptions.0.hours.0.end',
      nurse({ exceptions: [{ date: date('2026-11-30'), hours: [{ start: '12:00', end: '08:00' }] }] }),
    ],
    ['WINDOW_ENDS_FIRST', 'family.avoid.0.end', { family: family({ avoid: [weekdays('12:00', '08:00')] }) }],
  ])('%s %s', (code, field, changes) => {
    expect(refusalOf(() => proposeTimes(problem(changes)))).toEqual({ code, field });
  });
});

function family(changes: Partial<Problem['family']>): Problem['family'] {
  return { must: [], prefer: [], avoid: [], ...changes };
}
