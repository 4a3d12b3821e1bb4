import { MikroORM, type Options, PostgreSqlDriver } from '@mikro-orm/postgresql';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { unitId } from '../src/demo/directory.js';
import { type Random, randomOf } from '../src/demo/random.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { checkAccessLog } from '../src/platform/audit/check-log.js';
import { newId, stopwatch } from '../src/platform/clock/clock.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { asOwner } from '../src/start.js';
import { type Answer, answerOf, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { killAtRandom } from './support/kills.js';

const POOL = 5;
const USERS = 20;
const OPERATIONS = 6000;
const ANSWERED_AT_LEAST = 5000;
const KILLS_AT_LEAST = 60;
/** Longer than any answer may take: the pool's own patience is 5 s, a statement's 15 s. */
const HANGS_AFTER_MS = 25_000;

const AREAS = [
  { id: POHDE.id, unit: unitId('palveluohjaus'), municipality: '564' },
  { id: KAINUU.id, unit: unitId('palveluohjaus-kainuu'), municipality: '205' },
] as const;

const CONTACT = `id areaId state version takenBy { id } needs { needCodes description } identity { givenName phone }`;
const QUEUE = `query ($areaId: UUID!, $first: Int!) { dutyQueue(areaId: $areaId, first: $first) { edges { node { ${CONTACT} } } } }`;
const MINE = `query ($areaId: UUID!, $first: Int!) { myContacts(areaId: $areaId, first: $first) { edges { node { ${CONTACT} } } } }`;
const ONE = `query ($id: UUID!) { contact(id: $id) { ${CONTACT} } }`;
const RECORD = `mutation ($input: RecordContactInput!) { recordContact(input: $input) { ${CONTACT} } }`;
const TAKE = `mutation ($input: ContactInput!) { takeContact(input: $input) { ${CONTACT} } }`;

interface Row {
  readonly id: string;
  readonly areaId: string;
  readonly version: number;
  readonly takenBy: { readonly id: string } | null;
  readonly needs: object | null;
  readonly identity: object | null;
}

/** One of the twenty: asks one thing after the other and keeps what was answered. */
interface User {
  readonly id: string;
  readonly area: (typeof AREAS)[number];
  readonly onDuty: boolean;
  readonly cookie: string;
  /** Every row that was shown, and what of it. */
  readonly seen: Row[];
  /** For each answered operation, what of which contacts its log must show, as one text. */
  readonly answered: string[];
  readonly recorded: Map<string, string>;
  readonly taken: Set<string>;
  /** Answers that tell nothing about whether the operation was committed. */
  lost: number;
}

/** What Kysely hands to the ORM's hook. */
interface Reserved {
  executeQuery(query: { sql: string; parameters: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

const figures = { operations: 0, kills: 0, killsInTransaction: 0, seals: 0, repeats: 0 };
const codes = new Map<string, number>();

describe('twenty people, a pool of five, and connections that die', () => {
  let app: TestApp;
  let users: User[];

  beforeAll(async () => {
    app = await startTestApp({ DATABASE_POOL: String(POOL) });
    await withClient(app.database.ownerUrl, admit);
    users = await Promise.all(PRINCIPALS.map((id, i) => signedIn(app, id, i)));
  });
  afterAll(() => app.stop(), 60_000);

  test('nobody sees a foreign row, nothing hangs, nothing is lost, doubled or unlogged', async () => {
    const elapsed = stopwatch();
    const running = new AbortController();
    const killer = withClient(app.database.ownerUrl, (client) => killAtRandom(client, figures, running.signal));
    const sealer = sealAllTheTime(app, running.signal);
    const held = holdOpen(app, running.signal);
    const all = users.map((user, i) => work(app, user, randomOf(`work/${i}`), running.signal));
    let heldXid: string;
    try {
      await Promise.all(all);
      heldXid = await held;
    } finally {
      running.abort();
      await Promise.allSettled([killer, sealer, held, ...all]);
    }
    const seconds = elapsed() / 1000;

    // What was killed last may be noticed only as it is used again, by its last words and then by its silence: that
    // costs these two uses, and no slot.
    await withinTries(3, () => poolIsWhole(app));
    await quietly(app, users);
    await seal(app);
    await seal(app);
    for (const user of users) await inspect(app, user);
    await inspectContacts(app, users);
    const chain = await asOwner(app.database.ownerUrl, (orm) => checkAccessLog(orm.em));
    await sealedOnce(app, heldXid);

    expect(codes.get('OK')).toBeGreaterThanOrEqual(ANSWERED_AT_LEAST);
    expect(figures.kills).toBeGreaterThanOrEqual(KILLS_AT_LEAST);
    expect(figures.killsInTransaction).toBeGreaterThan(KILLS_AT_LEAST / 4);
    expect([...codes.keys()].filter((code) => !EXPECTED.has(code))).toEqual([]);
    expect(chain.seals).toBeGreaterThan(2);
    expect(chain.rows).toBeGreaterThan(ANSWERED_AT_LEAST);
    const rows = users.reduce((sum, user) => sum + user.seen.length, 0);
    report({ ...figures, seconds: Math.round(seconds), rowsShown: rows, answers: Object.fromEntries(codes), chain });
  });
});

describe('a connection that dies', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop(), 60_000);

  const inTransaction = (orm: MikroORM) =>
    orm.em.fork().transactional(async (em) => {
      await killBackendOf((sql) => em.execute(sql), app);
      await em.execute('select 1');
    });

  test('inside its transaction costs the plain driver a place of the pool for ever, ours none', async () => {
    expect(await survives({ driver: PostgreSqlDriver }, inTransaction)).toBe(2);
    expect(await survives({}, inTransaction)).toBe(Infinity);
  });

  test('between pool and BEGIN likewise', async () => {
    let armed = false;
    const onReserveConnection: Options['onReserveConnection'] = async (connection) => {
      if (!armed) return;
      const reserved = connection as Reserved;
      await killBackendOf(async (sql) => (await reserved.executeQuery({ sql, parameters: [] })).rows, app);
    };
    const atBegin = async (orm: MikroORM) => {
      armed = true;
      await orm.em
        .fork()
        .transactional(async () => undefined)
        .finally(() => {
          armed = false;
        });
    };
    expect(await survives({ driver: PostgreSqlDriver, onReserveConnection }, atBegin)).toBe(2);
    expect(await survives({ onReserveConnection }, atBegin)).toBe(Infinity);
  });

  test('and a pool that ends while a connection is being made: ours waits for it, the plain one for ever', async () => {
    expect(await endsWhileConnecting({ driver: PostgreSqlDriver })).toBe(false);
    expect(await endsWhileConnecting({})).toBe(true);
  });

  async function endsWhileConnecting(options: Options): Promise<boolean> {
    const orm = await MikroORM.init({ ...ormOptions(app.database.url, [], 2, () => undefined), ...options });
    // The first transaction makes the driver, the second one a connection of its own.
    const first = orm.em.fork().transactional((em) => em.execute('select pg_sleep(0.2)'));
    await pause(100);
    const second = orm.em.fork().transactional((em) => em.execute('select 1'));
    await pause(0);
    const ended = orm.close(true).then(() => true);
    await Promise.allSettled([first, second]);
    return Promise.race([ended, pause(2000, false)]);
  }

  /** How many such deaths a pool of two survives before it serves nobody; Infinity if it still does after ten. */
  async function survives(options: Options, die: (orm: MikroORM) => Promise<unknown>): Promise<number> {
    const base = ormOptions(app.database.url, [], 2, () => undefined);
    const orm = await MikroORM.init({
      ...base,
      driverOptions: { ...(base.driverOptions as object), connectionTimeoutMillis: 500 },
      ...options,
    });
    const works = () =>
      orm.em
        .fork()
        .transactional((em) => em.execute('select 1'))
        .then(() => true)
        .catch((error: Error) => {
          expect(error.message).toContain('timeout exceeded when trying to connect');
          return false;
        });
    let deaths = 0;
    for (; deaths < 10; deaths += 1) {
      if (!(await works())) break;
      await expect(die(orm)).rejects.toThrow(LOST);
    }
    const alive = deaths === 10 && (await works());
    // An exhausted pool never ends.
    await Promise.race([orm.close(true), pause(200)]);
    return alive ? Infinity : deaths;
  }
});

/** However the client notices. */
const LOST = /terminat|ECONNRESET|not queryable/;

/** What a client of a shaky database may be told. NOT_FOUND and STALE: somebody else took the contact. */
const EXPECTED = new Set(['OK', 'UNAVAILABLE', 'NOT_FOUND', 'STALE', 'ALREADY_TAKEN']);
const PRINCIPALS = Array.from({ length: USERS }, () => newId());

/** Makes the twenty counsellors: half of them in each area, half of those on duty. */
async function admit(owner: pg.Client): Promise<void> {
  await owner.query("select set_config('app.now', $1, false)", [SEEDED_AT.toString()]);
  for (const [i, id] of PRINCIPALS.entries()) {
    const area = AREAS[i % 2]!;
    await owner.query(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       values ($1, $2, $3, $4, 'counsellor', '2026-01-01')`,
      [newId(), id, area.id, area.unit],
    );
    if (isOnDuty(i))
      await owner.query(
        `insert into duty_shift (area_id, id, principal_id, unit_id, starts_at, ends_at)
         values ($1, $2, $3, $4, '2026-11-01', '2027-11-01')`,
        [area.id, newId(), id, area.unit],
      );
  }
}

const isOnDuty = (i: number) => i % 4 < 2;

async function signedIn(app: TestApp, id: string, i: number): Promise<User> {
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const token = await app.running.app.get(Sessions).open(id, { kind: 'session', method: 'demo', client });
  return {
    id,
    area: AREAS[i % 2]!,
    onDuty: isOnDuty(i),
    cookie: `${SESSION_COOKIE}=${token}`,
    seen: [],
    answered: [],
    recorded: new Map(),
    taken: new Set(),
    lost: 0,
  };
}

/** Asks once, within the deadline; a promise that stays open is what an exhausted pool looks like. */
async function ask(app: TestApp, user: User, query: string, variables: Record<string, unknown>): Promise<Answer> {
  const headers = { 'content-type': 'application/json', cookie: user.cookie };
  const late = new AbortController();
  const answer = await Promise.race([
    app.inject({ method: 'POST', url: '/graphql', headers, payload: JSON.stringify({ query, variables }) }),
    pause(HANGS_AFTER_MS, undefined, { signal: late.signal }),
  ]);
  late.abort();
  if (!answer) throw new Error(`no answer within ${HANGS_AFTER_MS} ms`);
  const told = answerOf(answer);
  const code = told.code ?? 'OK';
  figures.operations += 1;
  codes.set(code, (codes.get(code) ?? 0) + 1);
  expect(told.status).toBe(code === 'UNAVAILABLE' ? 503 : 200);
  if (code !== 'OK') {
    expect(told.data ?? null).toBeNull();
    user.lost += 1;
  }
  return told;
}

/** What the log of an answer must show, beginning with the action that caused it. */
function noteSeen(user: User, rows: readonly Row[], first: readonly string[] = []): void {
  user.seen.push(...rows);
  const lines = rows.flatMap((row) => [
    `read ${row.id} logistics`,
    ...(row.needs ? [`read ${row.id} needs`] : []),
    ...(row.identity ? [`read ${row.id} identity`] : []),
  ]);
  const all = [...first, ...lines].toSorted();
  if (all.length > 0) user.answered.push(all.join('\n'));
}

/** An equal share of the operations, by chance of every kind. */
async function work(app: TestApp, user: User, random: Random, signal: AbortSignal): Promise<void> {
  for (let i = 0; i < OPERATIONS / USERS && !signal.aborted; i += 1) await one(app, user, random);
}

async function one(app: TestApp, user: User, random: Random): Promise<void> {
  const dice = random.next();
  const first = 1 + Math.floor(random.next() * 20);
  const areaId = user.area.id;
  if (dice < 0.3) return list(app, user, QUEUE, 'dutyQueue', { areaId, first });
  if (dice < 0.45) return list(app, user, MINE, 'myContacts', { areaId, first });
  if (dice < 0.5) return list(app, user, QUEUE, 'dutyQueue', { areaId: foreign(user), first }, 'refused');
  if (dice < 0.7) {
    const seen = user.seen[Math.floor(random.next() * user.seen.length)];
    if (seen) return show(app, user, seen.id);
  }
  if (dice < 0.78) return take(app, user);
  return record(app, user, random.next() < 0.4);
}

const foreign = (user: User) => AREAS.find(({ id }) => id !== user.area.id)!.id;

async function list(
  app: TestApp,
  user: User,
  query: string,
  field: string,
  variables: object,
  expected = 'served',
): Promise<void> {
  const { data, code } = await ask(app, user, query, { ...variables });
  if (expected === 'refused') expect(code).toMatch(/^(NOT_FOUND|UNAVAILABLE)$/);
  if (!data) return;
  noteSeen(
    user,
    data[field].edges.map(({ node }: { node: Row }) => node),
  );
}

async function show(app: TestApp, user: User, id: string): Promise<void> {
  const { data } = await ask(app, user, ONE, { id });
  if (data) noteSeen(user, [data.contact]);
}

/** Records a contact and repeats the request, as a client on a shaky line does, until it is answered. */
async function record(app: TestApp, user: User, takeNow: boolean): Promise<void> {
  const requestId = newId();
  const input = {
    requestId,
    takeNow,
    areaId: user.area.id,
    channel: 'PHONE',
    contactRole: 'FAMILY_MEMBER',
    municipality: user.area.municipality,
    needCodes: ['PARENTING'],
    urgency: 'SOON',
    ask: 'ADVICE',
    identity: { givenName: 'Aino', familyName: 'Kokeilija', phone: '040 000 0000' },
    description: 'Kuormitusta koetteleva yhteydenotto.',
    receivedAt: SEEDED_AT.toString(),
  };
  const { recordContact } = await untilAnswered(app, user, RECORD, { input });
  user.recorded.set(requestId, recordContact.id);
  if (takeNow) user.taken.add(recordContact.id);
  const parts = ['logistics', 'needs', 'identity'].map((category) => `record ${recordContact.id} ${category}`);
  noteSeen(user, [recordContact], parts);
}

/** Takes the first contact of the queue, if nobody else was faster. */
async function take(app: TestApp, user: User): Promise<void> {
  const { data } = await ask(app, user, QUEUE, { areaId: user.area.id, first: 3 });
  if (!data) return;
  const rows = data.dutyQueue.edges.map(({ node }: { node: Row }) => node) as Row[];
  noteSeen(user, rows);
  const target = rows.at(-1);
  if (!target) return;
  const input = { requestId: newId(), contactId: target.id, expectedVersion: target.version };
  const answer = await untilAnswered(app, user, TAKE, { input });
  if (!answer) return;
  user.taken.add(target.id);
  noteSeen(user, [answer.takeContact], [`change ${target.id} logistics`]);
}

/** Null if it was refused for good. */
async function untilAnswered(app: TestApp, user: User, query: string, variables: Record<string, unknown>) {
  for (let repeat = 0; ; repeat += 1) {
    const { data, code } = await ask(app, user, query, variables);
    if (data) return data;
    if (code !== 'UNAVAILABLE') return null;
    figures.repeats += 1;
    if (repeat === 100) throw new Error('never answered');
  }
}

/** Seals through the application's own pool, so that the sealer is killed as well. */
async function sealAllTheTime(app: TestApp, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await seal(app).catch(() => undefined);
    await pause(30);
  }
}

async function seal(app: TestApp): Promise<void> {
  const work = app.running.app.get(Work);
  await work.run(WORKER, 'test.seal', (em) =>
    em.execute('select access.seal_access_log(?)', [app.clock.now().toString()]),
  );
  figures.seals += 1;
}

/** Writes a line into the log and leaves the transaction open while at least two more seals are tried. */
async function holdOpen(app: TestApp, signal: AbortSignal): Promise<string> {
  return withClient(app.database.url, async (client) => {
    await pause(2000);
    await client.query('begin');
    await client.query(
      "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
      [WORKER.principalId, app.clock.now().toString()],
    );
    const sealsBefore = await highestSeal(app);
    // The transaction stands, but has no number yet: the seals go past it.
    await until(async () => (await highestSeal(app)) >= sealsBefore + 2, signal);
    const { rows } = await client.query<{ xid: string }>(
      `insert into audit.access_log (at, principal_id, action, operation, basis)
       values (access.now(), access.principal(), 'read', 'test.held', 'test') returning pg_current_xact_id()::text as xid`,
    );
    // Now it has one: no seal may go past it, however often one is tried.
    const { seals } = figures;
    await until(async () => figures.seals >= seals + 10, signal);
    const xid = rows[0]!.xid;
    expect(await sealsOver(app, xid)).toBe(0);
    await client.query('commit');
    return xid;
  });
}

const highestSeal = async (app: TestApp): Promise<number> => {
  const [row] = await app.sql<{ n: number }>('select coalesce(max(number), 0) as n from audit.access_log_seal');
  return row!.n;
};

const sealsOver = async (app: TestApp, xid: string): Promise<number> => {
  const [row] = await app.sql<{ n: string }>(
    'select count(*) as n from audit.access_log_seal where from_xid <= $1::xid8 and below_xid > $1::xid8',
    [xid],
  );
  return Number(row!.n);
};

async function until(condition: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  for (let i = 0; i < 600 && !signal.aborted; i += 1) {
    if (await condition()) return;
    await pause(50);
  }
  throw new Error('it did not happen within half a minute');
}

/** Tries until one attempt goes well; of the last one, the failure is thrown. */
async function withinTries(times: number, attempt: () => Promise<void>): Promise<void> {
  for (let left = times - 1; left > 0; left -= 1) {
    const failed = await attempt().then(
      () => false,
      () => true,
    );
    if (!failed) return;
  }
  return attempt();
}

/** As many transactions as the pool has places, at the same time, each on a connection of its own. */
async function poolIsWhole(app: TestApp): Promise<void> {
  const all = Array.from({ length: POOL }, () =>
    app.running.app.get(Work).run(WORKER, 'test.pool', async (em) => {
      const [row] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid, pg_sleep(0.5)');
      return row!.pid;
    }),
  );
  const pids = await Promise.race([Promise.allSettled(all), pause(10_000, [], { ref: false })]);
  expect(pids.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(new Set(pids.map((pid) => pid.status === 'fulfilled' && pid.value)).size).toBe(POOL);
}

/** Without kills every answer arrives; then the log holds exactly what was answered. */
async function quietly(app: TestApp, users: readonly User[]): Promise<void> {
  await Promise.all(
    users.map(async (user, i) => {
      const before = user.answered.length;
      const lostBefore = user.lost;
      const loggedBefore = (await logged(app, user)).length;
      const random = randomOf(`quiet/${i}`);
      for (let n = 0; n < 5; n += 1) {
        await list(app, user, QUEUE, 'dutyQueue', { areaId: user.area.id, first: 5 + Math.floor(random.next() * 10) });
        await record(app, user, random.next() < 0.5);
      }
      expect(user.lost).toBe(lostBefore);
      expect((await logged(app, user)).length - loggedBefore).toBe(user.answered.length - before);
    }),
  );
}

/** What the log says of a user: one text per transaction that logged something other than sign-in or refusal. */
async function logged(app: TestApp, user: User): Promise<string[]> {
  const rows = await app.sql<{ lines: string[] }>(
    `select array_agg(action || ' ' || scope_id || ' ' || category) as lines from audit.access_log
     where principal_id = $1 and action in ('read', 'record', 'change') group by xid`,
    [user.id],
  );
  return rows.map(({ lines }) => lines.toSorted().join('\n'));
}

async function inspect(app: TestApp, user: User): Promise<void> {
  const ofOthers = await app.sql<{ id: string }>('select id from contact where recorded_by <> $1', [user.id]);
  const recordedByOthers = new Set(ofOthers.map(({ id }) => id));
  const foreignRows = user.seen.filter(({ id, areaId, takenBy }) => {
    if (areaId !== user.area.id) return true;
    return takenBy ? takenBy.id !== user.id : !user.onDuty && recordedByOthers.has(id);
  });
  expect(foreignRows).toEqual([]);

  // Each answer has a transaction of its own in the log; what is left over may only be answers that got lost.
  const left = new Map<string, number>();
  const all = await logged(app, user);
  for (const lines of all) left.set(lines, (left.get(lines) ?? 0) + 1);
  for (const lines of user.answered) left.set(lines, (left.get(lines) ?? 0) - 1);
  expect([...left].filter(([, count]) => count < 0)).toEqual([]);
  expect(all.length - user.answered.length).toBeLessThanOrEqual(user.lost);
}

/** Every request was acknowledged in the end: there is one contact for each, no other, and each has its log line. */
async function inspectContacts(app: TestApp, users: readonly User[]): Promise<void> {
  for (const user of users) {
    const rows = await app.sql<{ id: string; lines: string }>(
      `select c.id, count(l.id) as lines from contact c left join audit.access_log l
         on l.scope_id = c.id and l.action = 'record' and l.principal_id = c.recorded_by
       where c.recorded_by = $1 group by c.id`,
      [user.id],
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...user.recorded.values()].toSorted());
    expect(rows.filter(({ lines }) => Number(lines) === 0)).toEqual([]);
    const taken = await app.sql<{ id: string }>('select id from contact where taken_by = $1', [user.id]);
    expect(taken.map(({ id }) => id)).toEqual(expect.arrayContaining([...user.taken]));
  }
}

async function sealedOnce(app: TestApp, xid: string): Promise<void> {
  expect(await sealsOver(app, xid)).toBe(1);
}

async function killBackendOf(execute: (sql: string) => Promise<unknown[]>, app: TestApp): Promise<void> {
  const [row] = (await execute('select pg_backend_pid() as pid')) as { pid: number }[];
  await app.sql('select pg_terminate_backend($1, 5000)', [row!.pid]);
}

function report(what: object): void {
  process.stdout.write(`resilience: ${JSON.stringify(what)}\n`);
}
