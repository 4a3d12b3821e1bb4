import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, seatOf } from './support/casework.js';
import { withClient } from './support/database.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const nurse = principalOf('nurse');
const TIME = `query ($id: UUID!, $from: LocalDate!, $to: LocalDate!) { professionalTime(professionalId: $id, from: $from, to: $to) {
  professionalId calendar free { startsAt endsAt } tentative { startsAt endsAt } busy { startsAt endsAt } } }`;
const timeOf = async (id: string, from: string, to: string, who: Parameters<TestApp['as']>[0] = 'counsellor') => {
  const { data, errors } = await app.as(who)(TIME, { id, from, to });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.professionalTime;
};
const span = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
const MON_TO_FRI = ['MO', 'TU', 'WE', 'TH', 'FR'];

const keep = (input: Record<string, unknown>, who: Parameters<typeof mutate>[1] = 'nurse') =>
  mutate(app, who)(
    'keepWorkingHours',
    'KeepWorkingHoursInput',
    {
      professionalId: nurse,
      firstDay: '2027-03-01',
      hours: [{ days: ['MO'], start: '08:00', end: '16:00' }],
      ...input,
    },
    'weekday start end firstDay',
  );
const addException = (input: Record<string, unknown>, who: Parameters<typeof mutate>[1] = 'nurse') =>
  mutate(app, who)(
    'addWorkingException',
    'AddWorkingExceptionInput',
    { professionalId: nurse, ...input },
    'id endedAt',
  );
const addBusy = (input: Record<string, unknown>, who: Parameters<typeof mutate>[1] = 'nurse') =>
  mutate(app, who)(
    'addBusyTime',
    'AddBusyTimeInput',
    { professionalId: nurse, status: 'BUSY', ...input },
    'id endedAt',
  );

describe('working hours', () => {
  it('are told by the person, replace the pattern from a day on, and leave the days before alone', async () => {
    const hours = [
      { days: ['MO', 'WE'], start: '09:00', end: '12:00' },
      { days: ['MO'], start: '12:00', end: '13:00' },
    ];
    const kept = await done(keep({ hours, firstDay: '2027-03-03' }));
    expect(kept).toEqual([
      { weekday: 1, start: '09:00', end: '12:00', firstDay: '2027-03-03' },
      { weekday: 1, start: '12:00', end: '13:00', firstDay: '2027-03-03' },
      { weekday: 3, start: '09:00', end: '12:00', firstDay: '2027-03-03' },
    ]);
    const { calendar, free } = await timeOf(nurse, '2027-03-01', '2027-03-09');
    expect(calendar).toBe('DECLARED');
    expect(free).toEqual([
      span('2027-03-01T06:00:00Z', '2027-03-01T14:00:00Z'),
      span('2027-03-02T06:00:00Z', '2027-03-02T14:00:00Z'),
      span('2027-03-03T07:00:00Z', '2027-03-03T10:00:00Z'),
      span('2027-03-08T07:00:00Z', '2027-03-08T11:00:00Z'),
    ]);
  });

  it('that have not begun are replaced as well', async () => {
    await done(keep({ firstDay: '2027-06-01', hours: [{ days: ['TU'], start: '08:00', end: '09:00' }] }));
    await done(keep({ firstDay: '2027-05-03', hours: [{ days: MON_TO_FRI, start: '10:00', end: '11:00' }] }));
    const { free } = await timeOf(nurse, '2027-06-01', '2027-06-02');
    expect(free).toEqual([span('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z')]);
  });

  it('are kept by an administrator of the area, by nobody else, and for professionals only', async () => {
    await done(keep({}, 'admin'));
    const { motherId } = await openCase(app);
    const others = ['counsellor', 'teacher', 'team-lead', { principal: motherId }] as const;
    for (const who of others) expect((await keep({}, who)).code).toBe('NOT_FOUND');
    const own = await keep({ professionalId: motherId }, { principal: motherId });
    expect(own.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalId' });
    expect((await keep({ professionalId: principalOf('counsellor-other-area') }, 'admin')).code).toBe('NOT_FOUND');
  });

  it.each([
    [[{ days: ['MO'], start: '8', end: '16:00' }], 'LOCAL_TIME_UNKNOWN', 'hours.0.start'],
    [[{ days: ['MO'], start: '08:00', end: '24:30' }], 'LOCAL_TIME_UNKNOWN', 'hours.0.end'],
    [[{ days: ['MO'], start: '08:00', end: '08:00' }], 'HOURS_END_FIRST', 'hours.0.end'],
    [[{ days: [], start: '08:00', end: '09:00' }], 'DAYS_MISSING', 'hours.0.days'],
    [
      [
        { days: ['MO', 'TU'], start: '08:00', end: '12:00' },
        { days: ['TU'], start: '11:00', end: '13:00' },
      ],
      'HOURS_OVERLAP',
      'hours',
    ],
  ])('are not %j', async (hours, code, field) => {
    expect((await keep({ hours })).errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('are not written into the past', async () => {
    expect((await keep({ firstDay: '2026-11-22' })).errors?.[0]?.extensions).toMatchObject({
      code: 'TIME_IN_PAST',
      field: 'firstDay',
    });
  });

  it('told several times at once are one pattern', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => keep({ firstDay: '2027-09-01' })));
    expect(answers.filter(({ code }) => code)).toEqual([]);
    const rows = await app.sql('select 1 from working_hours where professional_id = $1 and last_day is null', [nurse]);
    expect(rows).toHaveLength(1);
  });

  it('that nobody knows any more make the calendar unknown, and nothing counts as free', async () => {
    await done(keep({ firstDay: '2028-01-10', hours: [] }));
    expect(await timeOf(nurse, '2028-01-10', '2028-01-17')).toMatchObject({ calendar: 'UNKNOWN', free: [] });
  });
});

describe('single days and busy time', () => {
  const teacher = principalOf('teacher');

  it('change one day, and end', async () => {
    const hours = { start: '10:00', end: '12:00' };
    const shorter = await done(addException({ professionalId: teacher, day: '2027-02-01', hours }, 'teacher'));
    await done(addException({ professionalId: teacher, day: '2027-02-02' }, 'teacher'));
    const days = async () => (await timeOf(teacher, '2027-02-01', '2027-02-03')).free;
    expect(await days()).toEqual([span('2027-02-01T08:00:00Z', '2027-02-01T10:00:00Z')]);
    const end = (who: Parameters<typeof mutate>[1]) =>
      mutate(app, who)('endWorkingException', 'EndWorkingExceptionInput', { exceptionId: shorter.id }, 'endedAt');
    expect((await end('nurse')).code).toBe('NOT_FOUND');
    expect((await done(end('teacher'))).endedAt).toEqual(expect.any(String));
    expect((await end('teacher')).code).toBe('ALREADY_ENDED');
    expect(await days()).toEqual([span('2027-02-01T06:00:00Z', '2027-02-01T14:00:00Z')]);
  });

  it('are taken away from free time, tentative time is not, and it ends', async () => {
    const at = (hour: string) => `2027-02-04T${hour}:00:00Z`;
    const time = (from: string, to: string) => ({ professionalId: teacher, startsAt: at(from), endsAt: at(to) });
    const busy = await done(addBusy(time('08', '10'), 'teacher'));
    await done(addBusy({ ...time('09', '11'), status: 'OUT_OF_OFFICE' }, 'teacher'));
    await done(addBusy({ ...time('12', '13'), status: 'TENTATIVE' }, 'admin'));
    expect(await timeOf(teacher, '2027-02-04', '2027-02-05', 'teacher')).toEqual({
      professionalId: teacher,
      calendar: 'DECLARED',
      free: [span(at('06'), at('08')), span(at('11'), at('14'))],
      tentative: [span(at('12'), at('13'))],
      busy: [span(at('08'), at('11'))],
    });
    await done(mutate(app, 'teacher')('endBusyTime', 'EndBusyTimeInput', { busyTimeId: busy.id }, 'endedAt'));
    expect((await timeOf(teacher, '2027-02-04', '2027-02-05')).busy).toEqual([span(at('09'), at('11'))]);
    const again = mutate(app, 'teacher')('endBusyTime', 'EndBusyTimeInput', { busyTimeId: busy.id }, 'endedAt');
    expect((await again).code).toBe('ALREADY_ENDED');
  });

  it.each([
    [{ startsAt: '2027-02-05T10:00:00Z', endsAt: '2027-02-05T10:00:00Z' }, 'BUSY_ENDS_FIRST'],
    [{ startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z' }, 'TIME_IN_PAST'],
    [{ startsAt: '2027-02-05T10:00:00Z', endsAt: '2028-02-07T10:00:00Z' }, 'BUSY_TOO_LONG'],
  ])('are not %j', async (time, code) => {
    expect((await addBusy(time)).errors?.[0]?.extensions).toMatchObject({ code, field: 'endsAt' });
  });

  it('do not begin in a far future', async () => {
    const time = { startsAt: '9999-02-05T10:00:00Z', endsAt: '9999-02-05T11:00:00Z' };
    expect((await addBusy(time)).errors?.[0]?.extensions).toMatchObject({ code: 'TIME_TOO_FAR', field: 'startsAt' });
  });
});

describe('the time of a professional', () => {
  it('24. has no public holidays in it, whatever anybody told', async () => {
    const { free } = await timeOf(principalOf('social-worker'), '2027-03-22', '2027-04-03');
    const days = new Set(free.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10)));
    // Good Friday is the 26th and Easter Monday the 29th. On the 28th the clocks change.
    const marchToApril = '2027-03-22 2027-03-23 2027-03-24 2027-03-25 2027-03-30 2027-03-31 2027-04-01 2027-04-02';
    expect([...days].join(' ')).toBe(marchToApril);
    expect(free.at(-1)).toEqual(span('2027-04-02T05:00:00Z', '2027-04-02T13:00:00Z'));
  });

  it('is for counsellors and oneself', async () => {
    const ask = async (who: Parameters<TestApp['as']>[0], id = nurse) =>
      (await app.as(who)(TIME, { id, from: '2027-03-01', to: '2027-03-02' })).code;
    expect(await ask('nurse')).toBeUndefined();
    expect(await ask('teacher')).toBe('NOT_FOUND');
    expect(await ask('counsellor', '01900000-0000-7000-8000-000000000000')).toBe('NOT_FOUND');
    expect(await ask(null)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['2027-03-02', '2027-03-02', 'HORIZON_ENDS_FIRST'],
    ['2027-03-02', '2027-05-26', 'HORIZON_TOO_LONG'],
    ['0001-01-01', '9999-12-31', 'HORIZON_TOO_LONG'],
    ['9999-12-20', '9999-12-31', 'HORIZON_TOO_FAR'],
  ])('is not read from %s to %s', async (from, to, code) => {
    const { errors } = await app.as('counsellor')(TIME, { id: nurse, from, to });
    expect(errors?.[0]?.extensions).toMatchObject({ code, field: 'to' });
  });
});

describe('the time of several professionals', () => {
  const SEVERAL = `query ($ids: [UUID!]!, $from: LocalDate!, $to: LocalDate!) {
    professionalTimes(professionalIds: $ids, from: $from, to: $to) {
      professionalId calendar free { startsAt endsAt } tentative { startsAt endsAt } busy { startsAt endsAt } } }`;
  const [from, to] = ['2027-03-01', '2027-03-09'];
  const timesOf = (ids: readonly string[], who: Parameters<TestApp['as']>[0] = 'counsellor') =>
    app.as(who)(SEVERAL, { ids, from, to });
  const [teacher, counsellor] = [principalOf('teacher'), principalOf('counsellor')];

  it('is what is told of each by themselves, in the order in which they are named, each once', async () => {
    const { data } = await timesOf([teacher, nurse, teacher]);
    expect(data.professionalTimes).toEqual([await timeOf(teacher, from, to), await timeOf(nurse, from, to)]);
  });

  it('leaves out whose time one may not see, and is refused where that is everybody', async () => {
    const { motherId } = await openCase(app);
    const { data } = await timesOf([motherId, nurse, POHDE.id]);
    expect(data.professionalTimes.map((one: { professionalId: string }) => one.professionalId)).toEqual([nurse]);
    const own = await timesOf([teacher, nurse], 'nurse');
    expect(own.data.professionalTimes.map((one: { professionalId: string }) => one.professionalId)).toEqual([nurse]);
    for (const who of ['nurse', 'admin', 'team-lead'] as const) {
      const { errors } = await timesOf([teacher, counsellor], who);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalIds' });
    }
    expect((await timesOf([])).data.professionalTimes).toEqual([]);
  });

  it('is of a table of people at most, and costs as many statements for ten as for two', async () => {
    const everybody = await app.sql<{ id: string }>("select id from professional where kind = 'person' limit 61");
    const ids = everybody.map(({ id }) => id);
    expect((await timesOf([...ids, ...ids].slice(0, 61))).code).toBe('TOO_MANY_PEOPLE');
    const cost = async (many: number) => (await statementsOf(() => timesOf(ids.slice(0, many)))).length;
    expect([await cost(2), await cost(10)]).toEqual([3, 3]);
  });
});

it('nothing of who has left the last unit is free, whatever they told', async () => {
  const person = principalOf('social-worker');
  const working = () => timeOf(person, '2027-03-01', '2027-03-02');
  expect(await working()).toMatchObject({ calendar: 'DECLARED', free: [{}] });
  const untilThen = app.clock.now().toString();
  const left = `update access.membership set valid_until = $2 where principal_id = $1 and valid_until is null returning id`;
  const ended = await app.sql<{ id: string }>(left, [person, untilThen]);
  expect(await working()).toMatchObject({ calendar: 'UNKNOWN', free: [] });
  const ids = ended.map(({ id }) => id);
  await app.sql('update access.membership set valid_until = null where id = any ($1::uuid[])', [ids]);
  expect((await working()).calendar).toBe('DECLARED');
});

describe('painted time', () => {
  const ngoWorker = principalOf('ngo-worker');
  const paint = (input: Record<string, unknown>, who: Parameters<typeof mutate>[1] = 'ngo-worker') =>
    mutate(app, who)('paintAvailability', 'PaintAvailabilityInput', input, 'startsAt endsAt status');
  const time = (from: string, to: string, status = 'CAN') => ({
    startsAt: `2027-02-${from}:00Z`,
    endsAt: `2027-02-${to}:00Z`,
    status,
  });
  const MINE = `query ($from: LocalDate!, $to: LocalDate!) { myAvailability(from: $from, to: $to) {
    weeks { monday knowledge } workingHours { weekday start end firstDay lastDay } exceptions { id day start end }
    busyTimes { startsAt endsAt status } paintedTimes { startsAt endsAt status } calendars { id } } }`;
  const mine = async (from: string, to: string, who: Parameters<TestApp['as']>[0] = 'ngo-worker') => {
    const { data, errors } = await app.as(who)(MINE, { from, to });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.myAvailability;
  };
  const painted = async () =>
    (await mine('2027-02-01', '2027-02-15')).paintedTimes.map(
      ({ startsAt, endsAt, status }: { startsAt: string; endsAt: string; status: string }) =>
        `${startsAt.slice(8, 16)} ${endsAt.slice(8, 16)} ${status}`,
    );

  it('is said for a period, replaces what was said of it, and leaves the days beside it', async () => {
    const first = [
      time('01T06:00', '01T09:00'),
      time('03T20:00', '04T02:00', 'IF_NEED_BE'),
      time('07T06:00', '07T07:00'),
    ];
    const answer = await done(paint({ from: '2027-02-01', to: '2027-02-08', times: first.toReversed() }));
    expect(answer).toEqual(first);
    // The 4th begins at 22:00 UTC.
    const second = [time('04T08:00', '04T09:00'), time('05T08:00', '05T09:00')];
    expect(await done(paint({ from: '2027-02-04', to: '2027-02-08', times: second }))).toEqual(second);
    expect(await painted()).toEqual([
      '01T06:00 01T09:00 CAN',
      '03T20:00 03T22:00 IF_NEED_BE',
      '04T08:00 04T09:00 CAN',
      '05T08:00 05T09:00 CAN',
    ]);
    expect(await done(paint({ from: '2027-02-01', to: '2027-02-05', times: [] }))).toEqual([]);
    expect(await painted()).toEqual(['05T08:00 05T09:00 CAN']);
  });

  it('of two at once is that of the later one', async () => {
    const times = (day: string) => [time(`${day}T08:00`, `${day}T09:00`), time(`${day}T10:00`, `${day}T11:00`)];
    const period = { from: '2027-02-01', to: '2027-02-15' };
    const answers = await Promise.all(['10', '11', '12'].map((day) => paint({ ...period, times: times(day) })));
    expect(answers.filter(({ code }) => code)).toEqual([]);
    expect(await painted()).toHaveLength(2);
  });

  it.each([
    [{ from: '2027-02-08', to: '2027-02-08', times: [] }, 'HORIZON_ENDS_FIRST', 'to'],
    [{ from: '2027-02-08', to: '2027-05-08', times: [] }, 'HORIZON_TOO_LONG', 'to'],
    [{ from: '2026-11-22', to: '2026-11-29', times: [] }, 'TIME_IN_PAST', 'from'],
    [
      { from: '2027-02-01', to: '2027-02-08', times: [time('02T08:00', '02T08:00')] },
      'TIME_ENDS_FIRST',
      'times.0.endsAt',
    ],
    [
      { from: '2027-02-01', to: '2027-02-08', times: [time('07T21:00', '07T23:00')] },
      'TIME_OUTSIDE_PERIOD',
      'times.0.endsAt',
    ],
    [
      { from: '2027-02-01', to: '2027-02-08', times: [time('02T08:00', '02T10:00'), time('02T09:00', '02T11:00')] },
      'TIMES_OVERLAP',
      'times',
    ],
  ])('is not %j', async (input, code, field) => {
    expect((await paint(input)).errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('is everybody’s own, and nobody’s who is no professional', async () => {
    const input = { from: '2027-02-01', to: '2027-02-08', times: [time('02T08:00', '02T10:00')] };
    await done(paint(input, 'counsellor'));
    expect((await mine('2027-02-01', '2027-02-08', 'counsellor')).paintedTimes).toHaveLength(1);
    expect((await mine('2027-02-01', '2027-02-08', 'teacher')).paintedTimes).toEqual([]);
    const { motherId } = await openCase(app);
    expect((await paint(input, { principal: motherId })).code).toBe('NOT_FOUND');
  });

  it('stands beside hours, exceptions, busy time and what is known, week by week', async () => {
    await done(
      mutate(app, 'ngo-worker')(
        'keepWorkingHours',
        'KeepWorkingHoursInput',
        { professionalId: ngoWorker, hours: [{ days: ['MO'], start: '08:00', end: '12:00' }], firstDay: '2027-02-08' },
        'weekday',
      ),
    );
    await done(
      mutate(app, 'ngo-worker')(
        'keepWorkingHours',
        'KeepWorkingHoursInput',
        { professionalId: ngoWorker, hours: [], firstDay: '2027-02-15' },
        'weekday',
      ),
    );
    await done(addException({ professionalId: ngoWorker, day: '2027-02-09' }, 'ngo-worker'));
    const times = { startsAt: '2027-02-08T06:00:00Z', endsAt: '2027-02-08T07:00:00Z' };
    await done(addBusy({ professionalId: ngoWorker, ...times, status: 'TENTATIVE' }, 'ngo-worker'));
    expect(await mine('2027-02-10', '2027-02-20')).toMatchObject({
      weeks: [
        { monday: '2027-02-08', knowledge: 'DECLARED' },
        { monday: '2027-02-15', knowledge: 'UNKNOWN' },
      ],
      workingHours: [{ weekday: 1, start: '08:00', end: '12:00', firstDay: '2027-02-08', lastDay: '2027-02-14' }],
      exceptions: [],
      calendars: [],
    });
    expect(await mine('2027-02-08', '2027-02-10')).toMatchObject({
      exceptions: [{ day: '2027-02-09', start: null, end: null }],
      busyTimes: [{ ...times, status: 'TENTATIVE' }],
    });
  });

  it('is all that counts as free of somebody of whom nothing else is known', async () => {
    const teacher = await seatOf(app, 'teacher');
    await done(keep({ professionalId: teacher.professionalId, hours: [], firstDay: '2027-05-03' }, 'teacher'));
    const { caseId, motherId } = await openCase(app);
    const convened = await done(
      mutate(app, 'counsellor')(
        'conveneMeeting',
        'ConveneMeetingInput',
        {
          caseId,
          question: 'Miten illat?',
          durationMinutes: 60,
          mode: 'REMOTE',
          familyPersonIds: [motherId],
          participants: [{ ...teacher, needed: 'REQUIRED' }],
        },
        'id',
      ),
    );
    const propose = async () => {
      const { data, errors } = await app.as('counsellor')(
        `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) { feasibleCount ask proposals { start } } }`,
        { input: { meetingId: convened.id, from: '2027-05-03', to: '2027-05-10' } },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return data.proposeMeetingTimes;
    };
    expect(await propose()).toMatchObject({ feasibleCount: 0, ask: [teacher.professionalId] });
    const times = [{ startsAt: '2027-05-04T06:00:00Z', endsAt: '2027-05-04T08:00:00Z', status: 'CAN' }];
    await done(paint({ from: '2027-05-03', to: '2027-05-10', times }, 'teacher'));
    const busy = { startsAt: '2027-05-04T06:00:00Z', endsAt: '2027-05-04T06:45:00Z' };
    await done(addBusy({ professionalId: teacher.professionalId, ...busy }, 'teacher'));
    // An hour from 6:45 or 7:00 UTC on fits in.
    const { feasibleCount, proposals } = await propose();
    expect(feasibleCount).toBe(2);
    expect(proposals[0].start).toMatch(/^2027-05-04T0(6:45|7:00):00Z$/);
  });
});

describe('the busy weeks', () => {
  it('of forty people over twelve weeks are read in two statements, whatever is in them', async () => {
    const people = await app.sql<{ principal_id: string; unit_id: string }>(
      `select distinct on (m.principal_id) m.principal_id, m.unit_id from access.membership m
         join professional p on p.id = m.principal_id and p.kind = 'person'
       where m.area_id = $1 and m.valid_until is null order by 1 limit 40`,
      [POHDE.id],
    );
    expect(people).toHaveLength(40);
    // Every day of twelve weeks three engagements each: 10,080 rows.
    await app.sql(
      `insert into busy_interval (id, professional_id, starts_at, ends_at, status)
       select gen_random_uuid(), p, day + make_interval(hours => hour), day + make_interval(hours => hour, mins => 30), 'busy'
       from unnest($1::uuid[]) p, generate_series('2026-11-30T00:00Z'::timestamptz, '2027-02-21T00:00Z', '1 day') day,
         unnest(array[7, 9, 11]) hour`,
      [people.map(({ principal_id }) => principal_id)],
    );
    const [{ rows } = { rows: 0 }] = await app.sql<{ rows: number }>(
      `select count(*)::int as rows from busy_week where professional_id = any ($1) and week between '2026-11-30' and '2027-02-15'`,
      [people.map(({ principal_id }) => principal_id)],
    );
    expect(rows).toBe(40 * 12);
    const { caseId, motherId } = await openCase(app);
    const seats = people.map(({ principal_id, unit_id }) => ({ professionalId: principal_id, unitId: unit_id }));
    const nurses = await seatOf(app, 'nurse');
    const participants = [nurses, ...seats.filter(({ professionalId }) => professionalId !== nurses.professionalId)]
      .slice(0, 40)
      .map((seat, index) => ({ ...seat, needed: index === 0 ? 'REQUIRED' : 'OPTIONAL' }));
    const convened = await done(
      mutate(app, 'counsellor')(
        'conveneMeeting',
        'ConveneMeetingInput',
        {
          caseId,
          question: 'Miten illat?',
          durationMinutes: 60,
          mode: 'REMOTE',
          familyPersonIds: [motherId],
          participants,
        },
        'id',
      ),
    );
    const propose = () =>
      app.as('counsellor')(
        `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) { feasibleCount proposals { start } } }`,
        { input: { meetingId: convened.id, from: '2026-11-30', to: '2027-02-22' } },
      );
    const { data, errors } = await propose();
    expect(errors).toBeUndefined();
    expect(data.proposeMeetingTimes.proposals.length).toBeGreaterThan(0);
    const statements = await statementsOf(propose);
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(statements.filter((text) => /busy_week|access\.booked/.test(text))).toHaveLength(2);
  });

  it('hold what two tell at once', async () => {
    const person = principalOf('interpreter');
    const tell = (from: string, to: string) =>
      `insert into busy_interval (id, professional_id, starts_at, ends_at, status)
       values (gen_random_uuid(), '${person}', '2027-04-07T${from}Z', '2027-04-07T${to}Z', 'busy')`;
    await withClient(app.database.ownerUrl, async (one) => {
      await withClient(app.database.ownerUrl, async (other) => {
        const [backend] = (await other.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
        await one.query('begin');
        await one.query(tell('06:00', '07:00'));
        const told = other.query(tell('09:00', '10:00'));
        const waits = 'select 1 from pg_locks where pid = $1 and not granted';
        while ((await app.sql(waits, [backend!.pid])).length === 0);
        await one.query('commit');
        await told;
      });
    });
    const [row] = await app.sql(`select busy from busy_week where professional_id = $1 and week = '2027-04-05'`, [
      person,
    ]);
    const minute = (time: string) => Temporal.Instant.from(`2027-04-07T${time}Z`).epochMilliseconds / 60_000;
    expect(row!['busy']).toEqual([
      [minute('06:00'), minute('07:00')],
      [minute('09:00'), minute('10:00')],
    ]);
  });
});
