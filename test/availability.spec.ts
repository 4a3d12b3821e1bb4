import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase } from './support/casework.js';

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
});

describe('the time of a professional', () => {
  it('has no public holidays in it, whatever anybody told (invariant 24)', async () => {
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
  ])('is not read from %s to %s', async (from, to, code) => {
    const { errors } = await app.as('counsellor')(TIME, { id: nurse, from, to });
    expect(errors?.[0]?.extensions).toMatchObject({ code, field: 'to' });
  });
});
