/**
 * What the duty queue costs: one GraphQL read of 20 contacts with needs and identity, session, row security and access
 * log included, beside the same SQL statement sent by hand from node:http. See README.md. Run by `npm run bench`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import pg from 'pg';
import { built, quantile, withDatabase } from './support.ts';

const application = (await built('start.js')) as typeof import('../src/start.ts');
const { readConfig } = (await built('platform/config/config.js')) as typeof import('../src/platform/config/config.ts');
const { Clock, newId } = (await built('platform/clock/clock.js')) as typeof import('../src/platform/clock/clock.ts');
const { KeyRing } = (await built(
  'platform/sealing/data-key.js',
)) as typeof import('../src/platform/sealing/data-key.ts');
const { SealedText } = (await built(
  'platform/sealing/sealed-text.js',
)) as typeof import('../src/platform/sealing/sealed-text.ts');
const { POHDE } = (await built('demo/pohde.data.js')) as typeof import('../src/demo/pohde.data.ts');

const SECONDS = Number(process.env['BENCH_SECONDS'] || 2.5);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5);
const CONNECTIONS = 8;
const ROWS = 20;
/** Besides begin, set_config and commit. */
const STATEMENTS_AT_MOST = 3;

const QUEUE = `query ($areaId: UUID!) { dutyQueue(areaId: $areaId) { edges { cursor node { id areaId state channel
  contactRole sector urgency ask anonymous receivedAt takenAt firstAnsweredAt attempts concludedAt version
  municipality { code nameFi nameSv } takenBy { id givenName familyName }
  needs { needCodes description outcomeNote statutoryNotice statutoryNoticeAt services { id name unitName } }
  identity { givenName familyName phone email safeTimeToCall } } } pageInfo { hasNextPage endCursor } } }`;
const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }';

/** What the application sent to PostgreSQL for one request, word for word. */
interface Statements {
  readonly all: readonly string[];
  readonly session: string;
  readonly context: string;
  readonly read: string;
  readonly log: string;
}

/** The variants, from the bare statement to the whole application. */
const VARIANTS = {
  read: 'a  raw: read',
  log: 'b  raw: read + log',
  whole: 'b+ raw: session + read + log + unseal',
  merged: 'b* raw: as b+, begin + context and log + commit in one message each',
  bare: 'c0 application: { me { id } } (session, empty transaction)',
  app: 'c  application',
} as const;
type Variant = keyof typeof VARIANTS;

type Row = Record<string, unknown> & { id: string; areaId: string };

// ---------------------------------------------------------------------------------------------- the two servers

async function serveApplication(): Promise<void> {
  const sent: string[] = [];
  let recording = false;
  // Called with its own `this` below.
  // oxlint-disable-next-line typescript/unbound-method
  const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
  pg.Client.prototype.query = function recorded(this: pg.Client, ...all: unknown[]) {
    if (recording && typeof all[0] === 'string') sent.push(all[0]);
    return query.apply(this, all);
  } as typeof pg.Client.prototype.query;
  const running = await application.create(readConfig(process.env));
  await running.app.listen(0, '127.0.0.1');
  answerParent({
    port: () => (running.app.getHttpServer().address() as AddressInfo).port,
    record: () => ((recording = true), (sent.length = 0)),
    recorded: () => ((recording = false), sent),
    stop: () => running.stop(),
  });
}

/** The same statements by hand. `/read`, `/log` and `/whole` do more and more of what the application does. */
async function serveRaw(): Promise<void> {
  const { session, context, read, log } = JSON.parse(process.env['STATEMENTS'] ?? '') as Statements;
  const [beforeRows = '', afterRows = ''] = log.split(/'\[.*\]'/s);
  const types = { getTypeParser: (oid: number) => (oid === 1184 ? String : pg.types.getTypeParser(oid)) };
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: CONNECTIONS, types: types as never });
  const config = readConfig(process.env);
  const ring = new KeyRing(application.keysOf(config).dataKeys);

  const answer = async (variant: Variant): Promise<string> => {
    const whole = variant === 'whole' || variant === 'merged';
    if (whole) await pool.query(session);
    const client = await pool.connect();
    // Statements that go together wait for one answer instead of two.
    const send = async (...statements: string[]) => {
      if (variant === 'merged') await client.query(statements.join(';'));
      else for (const statement of statements) await client.query(statement);
    };
    await send('begin', context);
    const { rows } = await client.query<Row>(read);
    const shown = rows.slice(0, ROWS);
    const lines = JSON.stringify(shown.flatMap(linesOf));
    if (variant === 'read') await send('commit');
    else await send(beforeRows + pg.escapeLiteral(lines) + afterRows, 'commit');
    client.release();
    return JSON.stringify({ rows: shown.map((row) => (whole ? unsealed(ring, row) : encoded(row))) });
  };
  const server = createServer((asked, reply) => {
    asked.resume();
    void answer((asked.url ?? '').slice(1) as Variant).then((text) =>
      reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  answerParent({
    port: () => (server.address() as AddressInfo).port,
    stop: async () => (server.closeAllConnections(), await pool.end()),
  });
}

const linesOf = (row: Row) =>
  ['logistics', ...(row['needsOf'] ? ['needs'] : []), ...(row['identityOf'] ? ['identity'] : [])].map((category) => ({
    action: 'read',
    operation: 'dutyQueue',
    scope_type: 'contact',
    scope_id: row.id,
    area_id: row.areaId,
    category,
  }));

const encoded = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('base64') : value]),
  );

const SEALED = {
  description: 'contact_needs.description',
  outcomeNote: 'contact_needs.outcome_note',
  givenName: 'contact_identity.given_name',
  familyName: 'contact_identity.family_name',
  phone: 'contact_identity.phone',
  email: 'contact_identity.email',
  safeTimeToCall: 'contact_identity.safe_time_to_call',
};

function unsealed(ring: InstanceType<typeof KeyRing>, row: Row) {
  const { keyId, wrapped, wrappedBy, ...open } = row;
  const key = ring.unwrap(String(keyId), String(wrappedBy), wrapped as Buffer);
  for (const [name, place] of Object.entries(SEALED)) {
    const value = row[name];
    if (Buffer.isBuffer(value)) open[name] = key.open(`${place}:${row.id}`, new SealedText(value));
  }
  return open;
}

/** Lets the measuring process ask this one, and ends when it does. */
function answerParent(asked: Record<string, () => unknown>): void {
  const all: Record<string, () => unknown> = { ...asked, cpu: () => process.cpuUsage() };
  process.on('message', (name: string) => {
    void Promise.resolve(all[name]!()).then((value) => {
      process.send?.(value ?? null);
      if (name === 'stop') process.disconnect?.();
    });
  });
  process.on('disconnect', () => process.exit());
}

// ---------------------------------------------------------------------------------------------- the measuring process

interface Round {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly latencies: readonly number[];
}

async function measure(env: NodeJS.ProcessEnv): Promise<void> {
  const children: ChildProcess[] = [];
  try {
    const app = await start('app', env, children);
    const signIn = await post(`${app.url}/auth/demo`, { persona: 'counsellor' });
    const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
    await fillQueue(app.url, cookie);
    const statements = await recordStatements(app, cookie);
    const raw = await start('raw', { ...env, STATEMENTS: JSON.stringify(statements) }, children);
    const results = await rounds(app, raw, cookie);
    report(results, statements);
    await Promise.all([app, raw].map(({ stop }) => stop()));
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

interface Server {
  readonly url: string;
  readonly ask: <T>(name: string) => Promise<T>;
  readonly stop: () => Promise<unknown>;
}

async function start(role: 'app' | 'raw', env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<Server> {
  const profile = process.env['BENCH_PROFILE'];
  const execArgv = role === 'app' && profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = fork(import.meta.filename, [role], { env, execArgv });
  children.push(child);
  const ask = async <T>(name: string): Promise<T> => {
    const given = new AbortController();
    child.send(name);
    const [value] = (await Promise.race([
      once(child, 'message', { signal: given.signal }),
      once(child, 'exit', { signal: given.signal }),
    ])) as [T];
    given.abort();
    if (child.exitCode !== null) throw new Error('a server of the benchmark has ended');
    return value;
  };
  const stop = () => Promise.all([once(child, 'exit'), ask('stop')]);
  return { url: `http://127.0.0.1:${await ask<number>('port')}`, ask, stop };
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function post(url: string, body: unknown, cookie = ''): Promise<Reply> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), cookie };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
      reply.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}

/** The demo's queue is shorter than a page. */
async function fillQueue(url: string, cookie: string): Promise<void> {
  for (let i = 0; i < ROWS; i += 1) {
    const input = {
      requestId: newId(),
      areaId: POHDE.id,
      channel: 'PHONE',
      contactRole: 'FAMILY_MEMBER',
      municipality: '564',
      needCodes: ['PARENTING', 'CHILD_BEHAVIOUR'],
      urgency: 'ROUTINE',
      ask: 'ADVICE',
      identity: {
        givenName: 'Aino',
        familyName: `Mitattava ${i}`,
        phone: '040 000 0000',
        safeTimeToCall: 'arkisin klo 9–11',
      },
      description: 'Kouluun lähtö on aamuisin hankalaa, ja kotona riidellään siitä joka päivä. '.repeat(3),
      receivedAt: new Clock().now().toString(),
    };
    const { text } = await post(`${url}/graphql`, { query: RECORD, variables: { input } }, cookie);
    if (text.includes('"errors"')) throw new Error(text);
  }
}

const BODY = JSON.stringify({ query: QUEUE, variables: { areaId: POHDE.id } });

const BARE = JSON.stringify({ query: '{ me { id } }' });

async function recordStatements(app: Server, cookie: string): Promise<Statements> {
  await post(`${app.url}/graphql`, BODY, cookie);
  await app.ask('record');
  const { text } = await post(`${app.url}/graphql`, BODY, cookie);
  const all = await app.ask<string[]>('recorded');
  const { edges } = (
    JSON.parse(text) as { data: { dutyQueue: { edges: { node: { needs: unknown; identity: unknown } }[] } } }
  ).data.dutyQueue;
  if (edges.length !== ROWS || !edges.every(({ node }) => node.needs)) throw new Error('not the queue that was meant');
  const find = (part: string) => {
    const found = all.find((statement) => statement.includes(part));
    if (!found) throw new Error(`the application sent no statement with ${part}`);
    return found;
  };
  return {
    all,
    session: find('access.session_of'),
    context: find('set_config'),
    read: find('from contact c'),
    log: find('insert into audit.access_log'),
  };
}

async function rounds(app: Server, raw: Server, cookie: string): Promise<Record<Variant, Round[]>> {
  const results: Record<Variant, Round[]> = { read: [], log: [], whole: [], merged: [], bare: [], app: [] };
  const names = Object.keys(results) as Variant[];
  const one = (name: Variant) => {
    if (name === 'app') return load(app, '/graphql', BODY, cookie);
    return name === 'bare' ? load(app, '/graphql', BARE, cookie) : load(raw, `/${name}`, BODY, cookie);
  };
  for (const name of names) await one(name);
  for (let i = 0; i < ROUNDS; i += 1) for (const name of names) results[name].push(await one(name));
  return results;
}

/** A closed loop: each connection asks again as soon as it has its answer. */
async function load(server: Server, path: string, body: string, cookie: string): Promise<Round> {
  const latencies: number[] = [];
  const before = await server.ask<NodeJS.CpuUsage>('cpu');
  const began = performance.now();
  const loop = async () => {
    while (performance.now() - began < SECONDS * 1000) {
      const asked = performance.now();
      const { status, text } = await post(server.url + path, body, cookie);
      if (status !== 200 || (body === BODY && text.length < 5000))
        throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  const seconds = (performance.now() - began) / 1000;
  const after = await server.ask<NodeJS.CpuUsage>('cpu');
  const cpu = after.user + after.system - before.user - before.system;
  return { perSecond: latencies.length / seconds, cpuMicros: cpu / latencies.length, latencies };
}

// ---------------------------------------------------------------------------------------------- the report

function report(results: Record<Variant, Round[]>, { all }: Statements): void {
  const isFrame = (statement: string) => /^(begin|start transaction|commit|select set_config)/.test(statement);
  const counted = all.filter((statement) => !isFrame(statement));
  const figures = (Object.keys(results) as Variant[]).map((name) => {
    const latencies = results[name].flatMap((round) => round.latencies);
    return {
      name,
      perSecond: quantile(
        results[name].map((round) => round.perSecond),
        0.5,
      ),
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      cpu: Math.min(...results[name].map((round) => round.cpuMicros)),
    };
  });
  const base = figures.find(({ name }) => name === 'log')!;
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${ROUNDS} rounds of ${SECONDS} s\n`);
  console.log('| variant | req/s | × b | p50 ms | p99 ms | × b | CPU µs | × b |\n|---|--:|--:|--:|--:|--:|--:|--:|');
  for (const { name, perSecond, p50, p99, cpu } of figures) {
    const cells = [
      VARIANTS[name],
      perSecond.toFixed(0),
      (perSecond / base.perSecond).toFixed(2),
      p50.toFixed(1),
      p99.toFixed(1),
      (p99 / base.p99).toFixed(2),
      cpu.toFixed(0),
      (cpu / base.cpu).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(`\n${counted.length} statements a request besides begin, set_config and commit:`);
  for (const statement of counted) console.log(`- ${statement.trim().replaceAll(/\s+/g, ' ').slice(0, 90)} …`);
  if (counted.length > STATEMENTS_AT_MOST) throw new Error(`more than ${STATEMENTS_AT_MOST} statements a request`);
}

if (process.argv[2] === 'app') await serveApplication();
else if (process.argv[2] === 'raw') await serveRaw();
else await withDatabase({ DATABASE_POOL: String(CONNECTIONS) }, ({ env }) => measure(env));
