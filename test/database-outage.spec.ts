import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { POHDE } from '../src/demo/pohde.data.js';
import { Clock, newId } from '../src/platform/clock/clock.js';
import { readConfig } from '../src/platform/config/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { create, prepare, type Running } from '../src/start.js';
import { type Answer, answerOf } from './support/app.js';
import { SEEDED_AT, TEST_KEYS, withClient } from './support/database.js';

/** Survives the death of its processes, not that of the machine. */
const SETTINGS = { fsync: 'off', max_connections: '20' };
const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }';

let directory: string;
let postgres: EmbeddedPostgres;
let running: Running;
let ownerUrl: string;
let cookie: string;

/** A cluster of its own, because this one is going to be killed. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yhdessa-outage-'));
  await chmod(directory, 0o755);
  postgres = await startEmbeddedPostgres({ directory, settings: SETTINGS });
  await withClient(postgres.ownerUrl, (client) => client.query('create database outage'));
  ownerUrl = urlOf('outage');
  const app = new URL(ownerUrl);
  [app.username, app.password] = ['yhdessa', 'app-password'];
  const clock = new Clock();
  clock.moveTo(SEEDED_AT);
  const config = readConfig({
    ...TEST_KEYS,
    DATABASE_URL: app.href,
    DATABASE_POOL: '5',
    DEMO: '1',
    LOG_LEVEL: 'silent',
    INBOUND_SMTP_PORT: '0',
  });
  const database = { appUrl: app.href, ownerUrl, embedded: false, notes: [], stop: async () => undefined };
  await prepare(config, database, clock);
  running = await create(config, clock);
  const signedIn = await running.app.inject({ method: 'POST', url: '/auth/demo', payload: { persona: 'counsellor' } });
  [cookie = ''] = String(signedIn.headers['set-cookie']).split(';');
});

afterAll(async () => {
  await running?.stop();
  await postgres?.stop();
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const urlOf = (name: string) => Object.assign(new URL(postgres.ownerUrl), { pathname: `/${name}` }).href;

async function ask(query: string, variables?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', cookie };
  const payload = JSON.stringify({ query, variables });
  return answerOf((await running.app.inject({ method: 'POST', url: '/graphql', headers, payload })) as never);
}

const record = (requestId: string) =>
  ask(RECORD, {
    input: {
      requestId,
      areaId: POHDE.id,
      channel: 'PHONE',
      contactRole: 'FAMILY_MEMBER',
      municipality: '564',
      needCodes: ['PARENTING'],
      urgency: 'SOON',
      ask: 'ADVICE',
      receivedAt: SEEDED_AT.toString(),
    },
  });

const ready = async () => (await running.app.inject({ method: 'GET', url: '/health/ready' })).statusCode;

async function contacts(): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from contact order by id');
    return rows.map(({ id }) => id);
  });
}

/** On the same port and the same data. A killed server's orphans may hold the data for a moment. */
async function startAgain(): Promise<void> {
  const { port } = postgres;
  for (let attempt = 1; ; attempt += 1) {
    try {
      postgres = await startEmbeddedPostgres({ directory, preferredPort: port, settings: SETTINGS });
      break;
    } catch (error) {
      if (attempt === 20) throw error;
      await pause(100);
    }
  }
  expect(postgres.port).toBe(port);
}

async function killPostmaster(): Promise<void> {
  const [pid] = (await readFile(join(postgres.dataDirectory, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  // Its leash ends with it.
  await postgres.stop();
}

describe.each([
  ['is stopped', () => postgres.stop()],
  ['is killed', killPostmaster],
])('a database that %s and comes back', (_, goAway) => {
  test('is told as UNAVAILABLE, and the application goes on by itself, with nothing recorded twice', async () => {
    const requestId = newId();
    const inFlight = newId();
    const first = await record(requestId);
    const before = await contacts();
    expect(await ready()).toBe(200);

    const [during] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, (__, i) => record(i === 0 ? inFlight : newId()))),
      goAway(),
    ]);
    for (const { code } of during) expect([undefined, 'UNAVAILABLE']).toContain(code);
    for (const query of [record(requestId), ask('{ me { id } }')])
      expect(await query).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(await ready()).toBe(503);
    expect((await running.app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);

    await startAgain();
    expect(await ready()).toBe(200);
    expect((await record(requestId)).data).toEqual(first.data);
    const again = await record(inFlight);
    expect(again.code).toBeUndefined();

    const now = await contacts();
    const added = now.filter((id) => !before.includes(id));
    const acknowledged = during.flatMap(({ data }) => (data ? [data.recordContact.id as string] : []));
    expect(now).toEqual(expect.arrayContaining([...before, ...acknowledged, again.data.recordContact.id]));
    // What was in hand when the server went may have been committed without an answer, once.
    expect(added.length).toBeLessThanOrEqual(during.length);
    expect(await everyContactIsLoggedOnce(added)).toBe(true);

    // Every place of the pool serves again.
    const all = await Promise.all(Array.from({ length: 10 }, () => ask('{ me { id } }')));
    expect(all.map(({ code }) => code)).toEqual(all.map(() => undefined));
  });
});

async function everyContactIsLoggedOnce(ids: readonly string[]): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>(
      `select count(distinct scope_id) as n from audit.access_log where action = 'record' and scope_id = any ($1)`,
      [ids],
    );
    return Number(rows[0]?.n) === ids.length;
  });
}
