import { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { type Actor, INBOUND_MAIL, WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { Clock, newId } from '../src/platform/clock/clock.js';
import { Notifications } from '../src/platform/database/notifications.js';
import { ormOptions } from '../src/platform/database/orm.js';
import type { Effect, EffectHandler } from '../src/platform/outbox/effect.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { OutboxReport } from '../src/platform/outbox/outbox-report.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { OutboxRepository } from '../src/platform/outbox/outbox.repository.js';
import { createTestDatabase } from './support/database.js';

type Database = Awaited<ReturnType<typeof createTestDatabase>>;

const SOMEBODY: Actor = { principalId: newId() };
const START = Temporal.Instant.from('2026-11-23T07:00:00Z');

// Failures are what most of this is about; they need not fill the report.
Logger.overrideLogger(false);

let database: Database;
let owner: MikroORM;
const running: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await MikroORM.init(ormOptions(database.ownerUrl, [], 2, () => undefined));
});
afterAll(async () => {
  await owner.close();
  await database.drop();
});
beforeEach(() => ownerSql('truncate platform.outbox_effect'));
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const ownerSql = <T = unknown>(sql: string, values: unknown[] = []) => owner.em.fork().execute<T[]>(sql, values);
const rows = () =>
  ownerSql<{ key: string; state: string; attempt: number; error: string | null; due: string }>(
    'select key, state, attempt, last_error as error, due_at as due from platform.outbox_effect order by key',
  );

/** One process of the installation, in small. */
async function startProcess(clock = clockAt(START), Repository = OutboxRepository) {
  const orm = await MikroORM.init(ormOptions(database.url, [], 4, () => undefined));
  const work = new Work(orm.em, clock);
  const outbox = new Outbox(orm.em);
  const worker = new OutboxWorker(outbox, new Repository(orm.em), work, clock, new Notifications(orm.em));
  running.push(async () => {
    await worker.stop();
    await orm.close();
  });
  const plan = (kind: string, key: string, dueAt?: Temporal.Instant) =>
    work.run(SOMEBODY, 'test', () => outbox.plan({ kind, key, payload: { key }, dueAt }));
  return { clock, em: orm.em, work, outbox, worker, plan, report: new OutboxReport(orm.em, outbox, work) };
}

function clockAt(instant: Temporal.Instant): Clock {
  const clock = new Clock();
  clock.moveTo(instant);
  return clock;
}

/** A promise and what ends it: tests wait for events, never for time. */
function deferred<T = void>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

/** Notes what it was asked to do. */
function recorder(handler: EffectHandler = {}) {
  const delivered: Effect[] = [];
  const settled: string[] = [];
  return {
    delivered,
    settled,
    handler: {
      ...handler,
      deliver: async (effect: Effect) => {
        delivered.push(effect);
        await handler.deliver?.(effect);
      },
      settle: async ({ key }: Effect) => {
        settled.push(key);
      },
    },
  };
}

describe('planning', () => {
  it('happens or not with its transaction', async () => {
    const { work, outbox, plan } = await startProcess();
    const failing = work.run(SOMEBODY, 'test', async () => {
      await outbox.plan({ kind: 'mail', key: 'undone', payload: {} });
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    await plan('mail', 'kept');
    expect(await rows()).toMatchObject([{ key: 'kept', state: 'pending' }]);
  });

  it('of the same kind and key again is a no-op, in one transaction or two, also by another principal', async () => {
    const { work, outbox, worker, plan } = await startProcess();
    const { handler, delivered } = recorder();
    outbox.handle('mail', handler);
    await work.run(SOMEBODY, 'test', async () => {
      await outbox.plan({ kind: 'mail', key: 'one', payload: { version: 1 } });
      await outbox.plan({ kind: 'mail', key: 'one', payload: { version: 2 } });
    });
    await work.run(INBOUND_MAIL, 'test', () => outbox.plan({ kind: 'mail', key: 'one', payload: { version: 3 } }));
    expect(await worker.runDue()).toBe(1);
    await plan('mail', 'one');
    expect(await worker.runDue()).toBe(0);
    expect(delivered).toMatchObject([{ payload: { version: 1 }, attempt: 1 }]);
  });

  it('is for later when it says so', async () => {
    const { clock, outbox, worker, plan } = await startProcess();
    const { handler, delivered } = recorder();
    outbox.handle('reminder', handler);
    await plan('reminder', 'later', START.add({ hours: 48 }));
    expect(await worker.runDue()).toBe(0);
    clock.moveBy(Temporal.Duration.from({ hours: 48 }));
    expect(await worker.runDue()).toBe(1);
    expect(delivered[0]!.dueAt.equals(START.add({ hours: 48 }))).toBe(true);
  });
});

describe('taking back and moving', () => {
  it('a revoked effect does not happen, unless it is given another moment', async () => {
    const { work, outbox, worker, plan } = await startProcess();
    const { handler, settled } = recorder();
    outbox.handle('reminder', handler);
    await plan('reminder', 'a');
    const asSomebody = <T>(task: () => Promise<T>) => work.run(SOMEBODY, 'test', task);
    expect(await asSomebody(() => outbox.revoke('reminder', 'a'))).toBe('revoked');
    expect(await asSomebody(() => outbox.revoke('reminder', 'a'))).toBe('past');
    expect(await asSomebody(() => outbox.revoke('reminder', 'never planned'))).toBe('past');
    expect(await worker.runDue()).toBe(0);
    expect(await asSomebody(() => outbox.reschedule('reminder', 'a', START))).toBe(true);
    expect(await worker.runDue()).toBe(1);
    expect(await asSomebody(() => outbox.reschedule('reminder', 'a', START))).toBe(false);
    expect(settled).toEqual(['a']);
  });

  it.each([
    ['settled when it reaches the world', async () => undefined, ['a'], 'done'],
    ['not tried again when it fails', async () => Promise.reject(new Error('away')), [], 'revoked'],
  ])('what is in hand when revoked is %s', async (_, end, settledKeys, state) => {
    const { work, outbox, worker, plan } = await startProcess();
    const { handler, settled } = recorder({
      deliver: async () => {
        const answer = await work.run(SOMEBODY, 'test', () => outbox.revoke('mail', 'a'));
        expect(answer).toBe('in-hand');
        await end();
      },
    });
    outbox.handle('mail', handler);
    await plan('mail', 'a');
    expect(await worker.runDue()).toBe(1);
    expect(await worker.runDue()).toBe(0);
    expect(settled).toEqual(settledKeys);
    expect(await rows()).toMatchObject([{ state }]);
  });
});

describe('the worker', () => {
  it('with another one at its side handles each effect once', async () => {
    const clock = clockAt(START);
    const processes = [await startProcess(clock), await startProcess(clock)];
    const { handler, delivered, settled } = recorder();
    for (const { outbox } of processes) outbox.handle('mail', handler);
    const keys = Array.from({ length: 40 }, (_, i) => `mail-${String(i).padStart(2, '0')}`);
    for (const key of keys) await processes[0]!.plan('mail', key);
    const counts = await Promise.all(processes.map(({ worker }) => worker.runDue()));
    expect(counts[0]! + counts[1]!).toBe(40);
    expect(delivered.map(({ key }) => key).toSorted()).toEqual(keys);
    expect(settled.toSorted()).toEqual(keys);
  });

  it('hands over what `deliver` answered, in the transaction that marks the effect done', async () => {
    const { em, outbox, worker, plan } = await startProcess();
    let seen: unknown;
    outbox.handle<{ reply: string }>('mail', {
      deliver: async () => ({ reply: '250' }),
      settle: async (effect, receipt) => {
        const [row] = await em.execute<{ state: string; who: string }[]>(
          'select state, access.principal() as who from platform.outbox_effect where id = ?',
          [effect.id],
        );
        seen = { ...receipt, ...row };
      },
    });
    await plan('mail', 'a');
    await worker.runDue();
    expect(seen).toEqual({ reply: '250', state: 'done', who: WORKER.principalId });
  });

  it('delivers again after the lease what a lost process delivered and did not settle', async () => {
    const clock = clockAt(START);
    const lost = await startProcess(clock);
    const other = await startProcess(clock);
    const inHand = deferred();
    const never = deferred();
    const first = recorder({ deliver: async () => (inHand.resolve(), never.promise) });
    const second = recorder();
    lost.outbox.handle('mail', first.handler);
    other.outbox.handle('mail', second.handler);
    await lost.plan('mail', 'a');
    const lostRun = lost.worker.runDue();
    await inHand.promise;

    expect(await other.worker.runDue()).toBe(0);
    clock.moveBy(minutes(5));
    expect(await other.worker.runDue()).toBe(1);
    expect(second.delivered).toMatchObject([{ key: 'a', attempt: 2 }]);
    expect(second.settled).toEqual(['a']);

    // Back from the dead, it may neither settle a second time nor note a failure.
    never.resolve();
    await lostRun;
    expect(first.settled).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'done', attempt: 2, error: null }]);
  });

  it('undoes what `settle` wrote when it throws, and tries the whole effect again', async () => {
    const { clock, work, outbox, worker, plan } = await startProcess();
    let tries = 0;
    outbox.handle('mail', {
      settle: async () => {
        await outbox.plan({ kind: 'next', key: `after-${++tries}`, payload: {} });
        if (tries === 1) throw new Error('not yet');
      },
    });
    await plan('mail', 'a');
    await worker.runDue();
    clock.moveBy(minutes(1));
    await worker.runDue();
    expect(await rows()).toMatchObject([
      { key: 'a', state: 'done' },
      { key: 'after-2', state: 'pending' },
    ]);
    expect(() => work.now).toThrow('outside of any work');
  });

  it('waits longer after each failure, and lets an effect die with a reason that names nobody', async () => {
    const { clock, work, outbox, worker, plan, report } = await startProcess();
    const refuse = async () => Promise.reject(new Error('550 <anna@example.fi> refused'));
    outbox.handle('mail', { deliver: refuse, maxAttempts: 3 });
    await plan('mail', 'a');
    expect(await worker.runDue()).toBe(1);
    expect(await worker.runDue()).toBe(0);
    clock.moveBy(Temporal.Duration.from({ seconds: 31 }));
    expect(await worker.runDue()).toBe(1);
    clock.moveBy(Temporal.Duration.from({ seconds: 31 }));
    expect(await worker.runDue()).toBe(0);
    clock.moveBy(Temporal.Duration.from({ seconds: 31 }));
    expect(await worker.runDue()).toBe(1);
    clock.moveBy(Temporal.Duration.from({ hours: 1000 }));
    expect(await worker.runDue()).toBe(0);
    expect(await rows()).toMatchObject([{ state: 'dead', attempt: 3, error: 'Error: 550 <<address>> refused' }]);
    expect(await report.counts()).toEqual({ pending: 0, dead: 1, unhandled: 0, oldestDueSeconds: 0 });
    const dead = await work.run(WORKER, 'test', () => report.deadEffects());
    expect(dead).toMatchObject([{ kind: 'mail', key: 'a', attempt: 3 }]);
  });

  it('gives up on an effect whose every process was lost, without delivering it once more', async () => {
    const { clock, outbox, worker, plan } = await startProcess();
    const { handler, delivered } = recorder({ maxAttempts: 2 });
    outbox.handle('mail', handler);
    await plan('mail', 'poison');
    await ownerSql(
      `update platform.outbox_effect set state = 'claimed', attempt = 2, claim = gen_random_uuid(), lease_until = ?::timestamptz`,
      [START.toString()],
    );
    clock.moveBy(minutes(1));
    expect(await worker.runDue()).toBe(1);
    expect(delivered).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dead' }]);
  });

  it.each([
    ['that failed too often', 1, ['poison']],
    ['whose every process was lost', 2, []],
  ])('abandons an effect %s in the transaction that marks it dead', async (_, attempt, tried) => {
    const { clock, em, outbox, worker, plan } = await startProcess();
    const seen: unknown[] = [];
    const { handler, delivered } = recorder({ deliver: async () => Promise.reject(new Error('unreadable')) });
    outbox.handle('mail', {
      ...handler,
      maxAttempts: 2,
      abandon: async ({ id, key }) => {
        const [row] = await em.execute<{ state: string; who: string }[]>(
          'select state, access.principal() as who from platform.outbox_effect where id = ?',
          [id],
        );
        seen.push({ key, ...row });
      },
    });
    await plan('mail', 'poison');
    await ownerSql(
      `update platform.outbox_effect set state = 'claimed', attempt = ?, claim = gen_random_uuid(), lease_until = ?::timestamptz`,
      [attempt, START.toString()],
    );
    clock.moveBy(minutes(1));
    await worker.runDue();
    expect(delivered.map(({ key }) => key)).toEqual(tried);
    expect(seen).toEqual([{ key: 'poison', state: 'dead', who: WORKER.principalId }]);
    clock.moveBy(Temporal.Duration.from({ hours: 1000 }));
    expect(await worker.runDue()).toBe(0);
  });

  it('does not abandon what will be tried again or was revoked meanwhile', async () => {
    const { work, outbox, worker, plan } = await startProcess();
    const abandoned: string[] = [];
    const abandon = async ({ key }: Effect) => void abandoned.push(key);
    const revokeAndFail = async ({ kind, key }: Effect) => {
      await work.run(SOMEBODY, 'test', () => outbox.revoke(kind, key));
      throw new Error('no');
    };
    outbox.handle('once', { deliver: revokeAndFail, abandon, maxAttempts: 1 });
    outbox.handle('twice', { deliver: async () => Promise.reject(new Error('no')), abandon, maxAttempts: 2 });
    await plan('once', 'revoked');
    await plan('twice', 'waiting');
    expect(await worker.runDue()).toBe(2);
    expect(abandoned).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'revoked' }, { state: 'pending' }]);
  });

  it('goes on when an effect cannot even be abandoned: it is dead, what was half done is undone', async () => {
    const { outbox, worker, plan } = await startProcess();
    const { handler, settled } = recorder();
    outbox.handle('poison', {
      deliver: async () => Promise.reject(new Error('no')),
      abandon: async () => {
        await outbox.plan({ kind: 'after', key: 'half done', payload: {} });
        throw new Error('not even that');
      },
      maxAttempts: 1,
    });
    outbox.handle('mail', handler);
    await plan('poison', 'a');
    await plan('mail', 'b');
    expect(await worker.runDue()).toBe(2);
    expect(settled).toEqual(['b']);
    expect(await rows()).toMatchObject([
      { key: 'a', state: 'dead' },
      { key: 'b', state: 'done' },
    ]);
  });

  it('leaves alone what nobody here handles', async () => {
    const { clock, outbox, worker, plan, report } = await startProcess();
    outbox.handle('mail', {});
    await plan('mail', 'a');
    await plan('unknown', 'b');
    clock.moveBy(minutes(2));
    expect(await report.counts()).toMatchObject({ pending: 1, unhandled: 1, dead: 0 });
    expect((await report.counts()).oldestDueSeconds).toBeGreaterThanOrEqual(120);
    expect(await worker.runDue()).toBe(1);
    expect(await worker.runDue()).toBe(0);
    expect(await rows()).toMatchObject([
      { key: 'a', state: 'done' },
      { key: 'b', state: 'pending', attempt: 0 },
    ]);
    expect(await report.counts()).toEqual({ pending: 0, unhandled: 1, dead: 0, oldestDueSeconds: 0 });
  });

  it('refuses two handlers of one kind', async () => {
    const { outbox } = await startProcess();
    outbox.handle('mail', {});
    expect(() => outbox.handle('mail', {})).toThrow('two handlers');
  });
});

describe('a periodic job', () => {
  const EVERY = minutes(10);

  it('runs at once and then once per period, in one of the processes', async () => {
    const clock = clockAt(START);
    const processes = [await startProcess(clock), await startProcess(clock)];
    const { handler, settled } = recorder();
    for (const { outbox } of processes) outbox.every('tick', EVERY, handler);
    const round = () => Promise.all(processes.map(({ worker }) => worker.runDue()));
    await round();
    await round();
    expect(settled).toHaveLength(1);
    clock.moveBy(EVERY);
    await round();
    expect(settled).toHaveLength(2);
    clock.moveBy(Temporal.Duration.from({ hours: 24 }));
    await round();
    expect(settled).toHaveLength(3);
    expect(await rows()).toMatchObject([{ key: 'periodic', state: 'pending', attempt: 0 }]);
  });

  it('that fails backs off and never dies', async () => {
    const { clock, outbox, worker } = await startProcess();
    let healthy = false;
    outbox.every('tick', EVERY, { settle: async () => (healthy ? undefined : Promise.reject(new Error('ill'))) });
    for (let day = 0; day < 30; day += 1) {
      expect(await worker.runDue()).toBe(1);
      expect(await worker.runDue()).toBe(0);
      clock.moveBy(Temporal.Duration.from({ hours: 24 }));
    }
    expect(await rows()).toMatchObject([{ state: 'pending', attempt: 30, error: 'Error: ill' }]);
    healthy = true;
    await worker.runDue();
    expect(await rows()).toMatchObject([{ state: 'pending', attempt: 0, error: null }]);
  });

  it('comes sooner when its period has become shorter', async () => {
    const clock = clockAt(START);
    const before = await startProcess(clock);
    before.outbox.every('tick', Temporal.Duration.from({ hours: 24 }), {});
    await before.worker.runDue();
    const after = await startProcess(clock);
    after.outbox.every('tick', EVERY, {});
    await after.worker.runDue();
    clock.moveBy(EVERY);
    expect(await after.worker.runDue()).toBe(1);
  });
});

describe('the running worker', () => {
  it('is woken by a notification', async () => {
    const idle = deferred();
    let looks = 0;
    // Each of the four lanes looks when it starts and again when LISTEN stands; then nothing but a ring wakes them.
    class Watched extends OutboxRepository {
      override async nextDue(kinds: readonly string[]) {
        const next = await super.nextDue(kinds);
        if (++looks === 8) idle.resolve();
        return next;
      }
    }
    const { outbox, worker, plan } = await startProcess(clockAt(START), Watched);
    const happened = deferred();
    outbox.handle('mail', { deliver: async () => happened.resolve() });
    await worker.start();
    await worker.start();
    await idle.promise;
    await plan('mail', 'a');
    await happened.promise;
  });

  it('hears again after it lost its connection', async () => {
    const { outbox, plan, em } = await startProcess();
    const reconnected = deferred();
    const heard = deferred();
    let connections = 0;
    const stop = await new Notifications(em, 0).hear('outbox', {
      heard: () => heard.resolve(),
      again: () => {
        connections += 1;
        if (connections === 2) reconnected.resolve();
      },
    });
    running.unshift(async () => stop());
    await ownerSql(`select pg_terminate_backend(pid) from pg_stat_activity
      where query = 'listen outbox' and datname = current_database()`);
    await reconnected.promise;
    outbox.handle('mail', {});
    await plan('mail', 'a');
    await heard.promise;
  });

  it('ends after the effect in hand', async () => {
    const { outbox, worker, plan } = await startProcess();
    const inHand = deferred();
    const mayEnd = deferred();
    const { handler, settled } = recorder({ deliver: async () => (inHand.resolve(), mayEnd.promise) });
    outbox.handle('mail', handler);
    await plan('mail', 'a');
    await plan('mail', 'b');
    await worker.start();
    await inHand.promise;
    const stopped = worker.stop();
    mayEnd.resolve();
    await stopped;
    expect(settled).toEqual(['a']);
    expect(await rows()).toMatchObject([{ state: 'done' }, { key: 'b', state: 'pending', attempt: 0 }]);
  });

  it.each<[string, (happened: () => void) => EffectHandler]>([
    ['what has nothing to deliver', (happened) => ({ settle: async () => happened() })],
    ['what asks nobody outside', (happened) => ({ isLocal: true, deliver: async () => happened() })],
  ])('does not hold up %s behind a slow delivery', async (_, handler) => {
    const { outbox, worker, plan } = await startProcess();
    const mayEnd = deferred();
    const happened = deferred();
    outbox.handle('mail', { deliver: () => mayEnd.promise });
    outbox.handle('own', handler(happened.resolve));
    await plan('mail', 'slow');
    await worker.start();
    await plan('own', 'due');
    await happened.promise;
    mayEnd.resolve();
  });

  it('does not hold up timers behind what comes in', async () => {
    const { outbox, worker, plan } = await startProcess();
    const mayEnd = deferred();
    const happened = deferred();
    outbox.handle('answer', { isLocal: true, deliver: () => mayEnd.promise });
    outbox.handle('timer', { settle: async () => happened.resolve() });
    await plan('answer', 'slow');
    await worker.start();
    await plan('timer', 'due');
    await happened.promise;
    mayEnd.resolve();
  });
});

describe('row security of the outbox', () => {
  it.each([
    ['somebody', SOMEBODY],
    ['inbound mail', INBOUND_MAIL],
  ])('lets %s plan, and neither see, change nor delete', async (_, actor) => {
    const { em, work, plan, report } = await startProcess();
    await plan('mail', 'a');
    const affected = (sql: string) => work.run(actor, 'test', () => em.execute<unknown[]>(sql));
    expect(await affected('select * from platform.outbox_effect')).toEqual([]);
    expect(await affected(`update platform.outbox_effect set state = 'done' returning id`)).toEqual([]);
    expect(await affected('delete from platform.outbox_effect returning id')).toEqual([]);
    expect(await work.run(actor, 'test', () => report.deadEffects())).toEqual([]);
    expect(await rows()).toMatchObject([{ key: 'a', state: 'pending' }]);
  });

  it('lets nobody plan, revoke or move without a principal', async () => {
    const { work, outbox } = await startProcess();
    const nobody: Actor = { principalId: null };
    const tries: (() => Promise<unknown>)[] = [
      () => outbox.plan({ kind: 'mail', key: 'a', payload: {} }),
      () => outbox.revoke('mail', 'a'),
      () => outbox.reschedule('mail', 'a', START),
    ];
    for (const attempt of tries)
      await expect(work.run(nobody, 'test', attempt)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows dead effects to administrators', async () => {
    const { work, outbox, worker, plan, report } = await startProcess();
    outbox.handle('mail', { deliver: async () => Promise.reject(new Error('no')), maxAttempts: 1 });
    await plan('mail', 'a');
    await worker.runDue();
    const admin: Actor = { principalId: newId() };
    await ownerSql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       values (gen_random_uuid(), ?, gen_random_uuid(), gen_random_uuid(), 'admin', '2026-01-01')`,
      [admin.principalId],
    );
    expect(await work.run(admin, 'test', () => report.deadEffects())).toMatchObject([
      { key: 'a', lastError: 'Error: no' },
    ]);
  });
});
