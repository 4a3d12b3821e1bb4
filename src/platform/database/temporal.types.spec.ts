import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql';
import { ormOptions } from './orm.js';
import { InstantType, PlainDateType } from './temporal.types.js';

const MomentSchema = defineEntity({
  name: 'Moment',
  properties: {
    id: p.integer().primary(),
    at: p.type(InstantType).nullable(),
    day: p.type(PlainDateType).nullable(),
    version: p.integer().version(),
  },
});
class Moment extends MomentSchema.class {}
MomentSchema.setClass(Moment);

/** The run's cluster, as its owner. A temporary table needs no database of its own. */
const CLUSTER = process.env['YHDESSA_TEST_CLUSTER'] ?? '';

let orm: MikroORM;
beforeAll(async () => {
  // One connection: a temporary table lives and dies with it.
  orm = await MikroORM.init(ormOptions(CLUSTER, [Moment], 1, () => undefined));
  await orm.em
    .fork()
    .execute(
      'create temporary table moment (id integer primary key, at timestamptz, day date, version integer default 1)',
    );
});
afterAll(() => orm.close(true));

let nextId = 0;
/** Writes a row and answers its id. */
async function keep(values: { at: Temporal.Instant | null; day: Temporal.PlainDate | null }): Promise<number> {
  const em = orm.em.fork();
  const id = (nextId += 1);
  em.create(Moment, { id, ...values });
  await em.flush();
  return id;
}

const load = (id: number) => orm.em.fork().findOneOrFail(Moment, { id });

describe('an instant', () => {
  it.each([
    ['an ordinary moment', '2026-11-23T07:00:00Z'],
    ['microseconds', '2026-11-23T07:00:00.123456Z'],
    ['a single microsecond', '2026-11-23T07:00:00.000001Z'],
    ['the last second before the clocks go forward', '2027-03-28T00:59:59.999999Z'],
    ['the first second after it', '2027-03-28T01:00:00Z'],
    ['the first pass of the hour that comes twice', '2026-10-25T00:30:00Z'],
    ['its second pass', '2026-10-25T01:30:00Z'],
    ['the year 1900, before zones had whole minutes', '1900-01-01T00:00:00Z'],
    ['the year 2400', '2400-02-29T23:59:59.999999Z'],
    ['the first moment that PostgreSQL and we agree on', '0001-01-01T00:00:00Z'],
    ['the last one', '9999-12-31T23:59:59.999999Z'],
    ['the epoch', '1970-01-01T00:00:00Z'],
  ])('comes back as it went: %s', async (_, text) => {
    const at = Temporal.Instant.from(text);
    const { at: loaded } = await load(await keep({ at, day: null }));
    expect(loaded).toBeInstanceOf(Temporal.Instant);
    expect(loaded!.toString()).toBe(text);
  });

  it('of one hour that comes twice stays before that of the other, also in a query', async () => {
    const first = Temporal.Instant.from('2028-10-29T03:30:00+03:00');
    const second = Temporal.Instant.from('2028-10-29T03:30:00+02:00');
    const id = await keep({ at: second, day: null });
    const em = orm.em.fork();
    expect(await em.count(Moment, { id, at: { $gt: first } })).toBe(1);
    expect(await em.count(Moment, { id, at: second })).toBe(1);
    expect(await em.count(Moment, { id, at: first })).toBe(0);
  });

  it('is text in UTC where SQL is asked directly, whatever the zone of the machine', async () => {
    const id = await keep({ at: Temporal.Instant.from('2026-07-01T12:00:00.5+03:00'), day: null });
    const [row] = await orm.em.fork().execute<{ at: string }[]>('select at from moment where id = ?', [id]);
    expect(row).toEqual({ at: '2026-07-01 09:00:00.5+00' });
    expect(Temporal.Instant.from(row!.at).toString()).toBe('2026-07-01T09:00:00.5Z');
  });
});

describe('a day', () => {
  it.each([
    ['an ordinary day', '2026-11-23'],
    ['the day of the short night', '2027-03-28'],
    ['the day of the long night', '2026-10-25'],
    ['a leap day', '2400-02-29'],
    ['the year 1900', '1900-01-01'],
    ['the first day', '0001-01-01'],
    ['the last day', '9999-12-31'],
  ])('comes back as it went: %s', async (_, text) => {
    const { day } = await load(await keep({ at: null, day: Temporal.PlainDate.from(text) }));
    expect(day).toBeInstanceOf(Temporal.PlainDate);
    expect(day!.toString()).toBe(text);
  });
});

describe('either', () => {
  it('may be null, and be made null', async () => {
    const id = await keep({ at: null, day: null });
    expect(await load(id)).toMatchObject({ at: null, day: null });
    const kept = await keep({
      at: Temporal.Instant.from('2026-11-23T07:00:00Z'),
      day: Temporal.PlainDate.from('2026-11-23'),
    });
    const em = orm.em.fork();
    em.assign(await em.findOneOrFail(Moment, { id: kept }), { at: null, day: null });
    await em.flush();
    expect(await load(kept)).toMatchObject({ at: null, day: null });
  });

  it('that is set to the same value again is no change', async () => {
    const id = await keep({
      at: Temporal.Instant.from('2026-11-23T07:00:00.120Z'),
      day: Temporal.PlainDate.from('2026-11-23'),
    });
    const em = orm.em.fork();
    em.assign(await em.findOneOrFail(Moment, { id }), {
      at: Temporal.Instant.from('2026-11-23T09:00:00.12+02:00'),
      day: Temporal.PlainDate.from('2026-11-23'),
    });
    await em.flush();
    expect(await load(id)).toMatchObject({ version: 1 });
  });

  it('that is set to another value is one', async () => {
    const id = await keep({ at: Temporal.Instant.from('2026-11-23T07:00:00Z'), day: null });
    const em = orm.em.fork();
    em.assign(await em.findOneOrFail(Moment, { id }), { at: Temporal.Instant.from('2026-11-23T07:00:00.000001Z') });
    await em.flush();
    expect(await load(id)).toMatchObject({ version: 2 });
    expect((await load(id)).at!.toString()).toBe('2026-11-23T07:00:00.000001Z');
  });
});
