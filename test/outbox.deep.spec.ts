import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { randomOf } from '../src/demo/random.js';
import { Work } from '../src/platform/access/work.js';
import { Clock, newId, stopwatch } from '../src/platform/clock/clock.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { createTestDatabase, type TestDatabase, withClient } from './support/database.js';

const KILLS = 40;
/** Two processes at a time, so that one takes over what the other left. */
const SLOTS = 2;
const EVERY_THIRD_IS_A_TIMER = 3;
/** All that is left over must happen within this, most of it as soon as the leases run out. */
const DRAINED_WITHIN_MS = 60_000;

let database: TestDatabase;
let directory: string;
let planner: MikroORM;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'yhdessa-outbox-'));
  planner = await MikroORM.init(ormOptions(database.url, [], 2, () => undefined));
  // No unique key: settling twice must show.
  await withClient(database.ownerUrl, (client) =>
    client.query(
      `create table platform.test_settled (kind text not null, key text not null, process integer not null);
       grant insert on platform.test_settled to yhdessa_app`,
    ),
  );
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await planner?.close(true);
  await database?.drop();
  await rm(directory, { recursive: true, force: true });
});

test('every effect is settled once and delivered at least once, however often its process is killed', async () => {
  const elapsed = stopwatch();
  const planned: string[] = [];
  const enough = new AbortController();
  const planning = planAllTheTime(planned, enough.signal);
  const slots = Array.from({ length: SLOTS }, (_, slot) => killAndReplace(slot, KILLS / SLOTS));
  const kills = (await Promise.all(slots).finally(() => enough.abort())).flat();
  await planning;

  const last = await start();
  await drained();
  last.stdin?.end();
  await once(last, 'exit');

  const settled = await rows<{ kind: string; key: string; process: number }>('select * from platform.test_settled');
  expect(settled.map(({ key }) => key).toSorted()).toEqual(planned.toSorted());
  const states = await rows<{ state: string; n: string; tries: string }>(
    `select state, count(*) as n, sum(attempt) as tries from platform.outbox_effect where kind like 'test.%' group by state`,
  );
  expect(states).toMatchObject([{ state: 'done', n: String(planned.length) }]);

  const delivered = (await readFile(deliveriesFile(), 'utf8')).trim().split('\n');
  const times = new Map<string, number>();
  for (const line of delivered) {
    const [key = ''] = line.split(' ');
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const mails = planned.filter((key) => key.startsWith('mail'));
  expect(mails.filter((key) => !times.has(key))).toEqual([]);
  expect([...times.keys()].filter((key) => !mails.includes(key))).toEqual([]);
  // At most what the two lanes that have work had in hand at each kill was tried again.
  const tries = Number(states[0]?.tries);
  expect(tries - planned.length).toBeLessThanOrEqual(kills.length * 2);
  expect(kills.length).toBeGreaterThanOrEqual(30);
  expect(planned.length).toBeGreaterThan(500);

  const figures = {
    planned: planned.length,
    mails: mails.length,
    kills: kills.length,
    interrupted: tries - planned.length,
    deliveredTwice: [...times.values()].filter((n) => n > 1).length,
    mostDeliveriesOfOne: Math.max(...times.values()),
    seconds: Math.round(elapsed() / 1000),
  };
  process.stdout.write(`outbox: ${JSON.stringify(figures)}\n`);
});

const deliveriesFile = () => join(directory, 'deliveries');

/** Plans an effect every few milliseconds until told to stop: what is being planned at a kill must not be lost either. */
async function planAllTheTime(planned: string[], signal: AbortSignal): Promise<void> {
  const random = randomOf('outbox/plan');
  const outbox = new Outbox(planner.em);
  const work = new Work(planner.em, new Clock());
  for (let i = 0; !signal.aborted; i += 1) {
    const kind = i % EVERY_THIRD_IS_A_TIMER === 0 ? 'timer' : 'mail';
    const key = `${kind}-${i}`;
    const payload = { before: random.int(0, 15), after: random.int(0, 15) };
    await work.run({ principalId: newId() }, 'test', () => outbox.plan({ kind: `test.${kind}`, key, payload }));
    planned.push(key);
    await pause(random.int(5, 40));
  }
}

/** Keeps one process running, killing and replacing it `times` times. Answers when in its life each one died. */
async function killAndReplace(slot: number, times: number): Promise<number[]> {
  const random = randomOf(`outbox/kill/${slot}`);
  const ages: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const child = await start();
    const age = random.int(0, 900);
    await pause(age);
    const exited = once(child, 'exit');
    expect(child.kill('SIGKILL')).toBe(true);
    await exited;
    children.delete(child);
    ages.push(age);
  }
  return ages;
}

/** A process that makes effects happen; it ends by itself when its standard input does. */
async function start(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'support/outbox-process.mjs');
  const child = spawn(process.execPath, [script, database.url, deliveriesFile()], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.add(child);
  const [first] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  if (String(first).trim() !== 'ready') throw new Error(`the process did not start: ${String(first)}`);
  return child;
}

async function drained(): Promise<void> {
  const waited = stopwatch();
  for (;;) {
    const [row] = await rows<{ n: string }>(
      `select count(*) as n from platform.outbox_effect where kind like 'test.%' and state in ('pending', 'claimed')`,
    );
    if (row?.n === '0') return;
    if (waited() > DRAINED_WITHIN_MS) throw new Error(`${row?.n} effects are left`);
    await pause(100);
  }
}

const rows = <Row extends object>(sql: string): Promise<Row[]> =>
  withClient(database.ownerUrl, async (client) => (await client.query<Row>(sql)).rows);
