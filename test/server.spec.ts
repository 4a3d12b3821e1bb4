import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { POHDE } from '../src/demo/pohde.data.js';
import { requestId } from './support/app.js';
import { createTestDatabase, TEST_KEYS, type TestDatabase, untilWaitedFor, withClient } from './support/database.js';
import { freePort } from './support/free-port.js';

/** The built programs, as `npm start` runs them: `npm run jest` builds first. */
const DIST = join(import.meta.dirname, '../dist');
const MAIN = join(DIST, 'main.js');
const CLI = join(DIST, 'cli.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of ours as a process of its own, and everything it says. */
class Program {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  private readonly closed: Promise<number | null>;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv, node = process.execPath) {
    const inherited = Object.fromEntries(['PATH', 'HOME', 'LANG'].map((name) => [name, process.env[name]]));
    this.child = spawn(node, args, { env: { ...inherited, ...env }, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.closed = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Resolves when the text has been printed; fails with what was said if the program ends before. */
  async says(text: string): Promise<void> {
    const ended = this.closed.then(() => 'ended' as const);
    while (!this.stdout.includes(text)) {
      if ((await Promise.race([ended, pause(25)])) === 'ended' && !this.stdout.includes(text))
        throw new Error(`it ended before it said "${text}":\n${this.stdout}${this.stderr}`);
    }
  }

  async ended(): Promise<Ended> {
    const code = await this.closed;
    return { code, stdout: this.stdout, stderr: this.stderr };
  }
}

const directories: string[] = [];
const programs: Program[] = [];
const blockers: Server[] = [];

function newDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'yhdessa-server-')));
  chmodSync(directory, 0o755);
  directories.push(directory);
  return directory;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv, node?: string): Program {
  const program = new Program(args, env, node);
  programs.push(program);
  return program;
}

/** Somebody else's server on a port. */
async function block(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  blockers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Started {
  readonly program: Program;
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
}

async function settings(directory: string): Promise<NodeJS.ProcessEnv> {
  return { DATA_DIRECTORY: directory, PORT: String(await freePort()), INBOUND_SMTP_PORT: String(await freePort()) };
}

async function start(directory: string, other: NodeJS.ProcessEnv = {}): Promise<Started> {
  const env = { ...(await settings(directory)), ...other };
  const program = run([MAIN], env);
  await program.says(env['ROLES'] === 'worker' ? 'the worker' : '/auth/demo');
  return { program, url: `http://localhost:${env['PORT']}`, env };
}

/** Processes that serve the database of this directory or hold those that do: none when all is well after the end. */
function postgresOf(directory: string): number[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`${directory}/`) && line.includes('postgres -D')).map(Number.parseFloat);
}

/** Waits, for a bounded time, until nothing serves the directory any more. */
async function noPostgres(directory: string): Promise<void> {
  for (let tick = 0; tick < 200 && postgresOf(directory).length > 0; tick += 1) await pause(50);
  expect(postgresOf(directory)).toEqual([]);
}

async function graphql(url: string, query: string, variables: object = {}): Promise<Record<string, never>> {
  const headers = { 'content-type': 'application/json' };
  const signIn = await fetch(`${url}/auth/demo`, { method: 'POST', headers, body: '{"persona":"counsellor"}' });
  const cookie = signIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers, cookie }, body });
  const answer = (await response.json()) as { data: Record<string, never>; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

afterAll(async () => {
  for (const { child } of programs) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  for (const server of blockers) server.close();
  for (const directory of directories) {
    await noPostgres(directory);
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

describe('the server', () => {
  const directory = newDirectory();
  let contactId: string;

  it('says where to go and as whom, listens on loopback only, and keeps the log to what it says', async () => {
    const { program, url } = await start(directory);
    expect(program.stdout).toContain(`Yhdessä is at ${url} (GraphQL: ${url}/graphql).`);
    expect(program.stdout).toContain(`${url}/demo/mail`);
    expect(program.stdout).toContain('{"persona":"counsellor"}');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/demo/mail`)).status).toBe(200);
    const record = `mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }`;
    const input = {
      requestId: requestId(),
      areaId: POHDE.id,
      channel: 'PHONE',
      contactRole: 'CHILD',
      municipality: '564',
      needCodes: ['OTHER'],
      urgency: 'SOON',
      ask: 'ADVICE',
      receivedAt: '2026-01-01T00:00:00Z',
      identity: { givenName: 'Canary7f3a' },
      takeNow: true,
    };
    contactId = (await graphql(url, record, { input }))['recordContact']!['id'];
    expect(program.stderr).toBe('');
    expect(program.stdout).not.toContain('Canary7f3a');
  });

  it('lets commands work beside it', async () => {
    const before = postgresOf(directory);
    const checked = await run([CLI, 'check-log'], { DATA_DIRECTORY: directory }).ended();
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const { head, ...counted } = JSON.parse(checked.stdout);
    expect(counted).toEqual({ seals: expect.any(Number), rows: expect.any(Number), unsealed: expect.any(Number) });
    // Nothing has been sealed yet, unless a minute has passed on a slow machine.
    expect(head ?? '').toMatch(/^([0-9a-f]{64})?$/);
    const rotated = await run([CLI, 'rotate-keys'], { DATA_DIRECTORY: directory }).ended();
    expect(rotated).toMatchObject({ code: 0, stderr: '' });
    expect(before.length).toBeGreaterThan(0);
    expect(postgresOf(directory)).toEqual(before);
  });

  it('does not let a second one start on its data', async () => {
    const before = postgresOf(directory);
    const second = await run([MAIN], await settings(directory)).ended();
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^Yhdessä cannot start: Another Yhdessä is running on .*\n$/);
    expect(postgresOf(directory)).toEqual(before);
  });

  it('ends on SIGTERM within 15 seconds, in order, and leaves no process behind', async () => {
    const [{ child }] = programs as [Program];
    const before = performance.now();
    child.kill('SIGTERM');
    const { code, stderr } = await programs[0]!.ended();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(postgresOf(directory)).toEqual([]);
  });

  it('has kept the data when it starts again, and ends on SIGINT as well', async () => {
    const { program, url } = await start(directory);
    const query = 'query ($id: UUID!) { contact(id: $id) { identity { givenName } } }';
    const { contact } = await graphql(url, query, { id: contactId });
    expect(contact).toEqual({ identity: { givenName: 'Canary7f3a' } });
    program.child.kill('SIGINT');
    expect(await program.ended()).toMatchObject({ code: 0, stderr: '' });
    expect(postgresOf(directory)).toEqual([]);
  });

  it('leaves no PostgreSQL behind when it is killed, and starts again on what was written', async () => {
    const { program, url } = await start(directory);
    await graphql(url, '{ me { id } }');
    program.child.kill('SIGKILL');
    await program.ended();
    await noPostgres(directory);
    const again = await start(directory);
    expect((await fetch(`${again.url}/health/ready`)).status).toBe(200);
    again.program.child.kill('SIGTERM');
    expect(await again.program.ended()).toMatchObject({ code: 0 });
    expect(postgresOf(directory)).toEqual([]);
  });

  it('ends when it is told to while it still starts', async () => {
    const program = run([MAIN], await settings(directory));
    await pause(400);
    program.child.kill('SIGTERM');
    await program.ended();
    await noPostgres(directory);
  });

  it('logs one line for each request when asked to, without path, query, cookie or body', async () => {
    const { program, url } = await start(directory, { LOG_LEVEL: 'info' });
    await fetch(`${url}/v/canary7f3a?x=canary7f3a`, { headers: { cookie: '__Host-yhdessa=canary7f3a' } });
    await fetch(`${url}/auth/demo`, {
      method: 'POST',
      body: '{"persona":"canary7f3a"}',
      headers: { 'content-type': 'application/json' },
    });
    program.child.kill('SIGTERM');
    const { stdout } = await program.ended();
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    const requests = lines.map((line) => JSON.parse(line) as { req?: unknown; route?: string; res?: unknown });
    expect(requests.filter(({ route }) => route === '/auth/demo')).toHaveLength(1);
    expect(requests.filter(({ res }) => res !== undefined)).toHaveLength(2);
    expect(stdout).not.toContain('canary7f3a');
  });

  // `listen EADDRINUSE …` does not name PORT; needs a line in start.ts: reported.
  it('names PORT when that is taken', async () => {
    const env = { ...(await settings(directory)), PORT: String(await block('127.0.0.1')) };
    expect((await run([MAIN], env).ended()).stderr).toMatch(/\bPORT\b/);
  });

  it.each([
    ['PORT', 'localhost'],
    ['INBOUND_SMTP_PORT', '127.0.0.1'],
  ])('says in one line what is wrong when %s is taken, with exit code 1 and no process left', async (name, host) => {
    const port = await block(host);
    const ended = await run([MAIN], { ...(await settings(directory)), [name]: String(port) }).ended();
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^Yhdessä cannot start: [^\n]+\n$/);
    expect(ended.stderr).toContain(String(port));
    if (name === 'INBOUND_SMTP_PORT') expect(ended.stderr).toContain('INBOUND_SMTP_PORT');
    expect(postgresOf(directory)).toEqual([]);
  });
});

describe('on a given database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const startOn = (other: NodeJS.ProcessEnv = {}) =>
    start(newDirectory(), { ...TEST_KEYS, DATABASE_URL: database.url, DEMO: '1', ...other });
  const answers = (port: string | undefined): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });

  it('a request in hand is answered when it is told to end, and then it ends', async () => {
    const { program, url, env } = await startOn();
    await withClient(database.ownerUrl, async (client) => {
      await client.query('begin; lock table area in access exclusive mode');
      const slow = graphql(url, '{ areas { id } }');
      await untilWaitedFor(database, 'area');
      program.child.kill('SIGTERM');
      while (await answers(env['PORT'])) await pause(10);
      const released = performance.now();
      await client.query('rollback');
      expect((await slow)['areas']).toHaveLength(2);
      expect(await program.ended()).toMatchObject({ code: 0, stderr: '' });
      // Not when an idle connection happens to time out.
      expect(performance.now() - released).toBeLessThan(5000);
    });
  });

  it('the role web neither takes in mail nor makes effects happen; the role worker serves nobody', async () => {
    const planned = () =>
      withClient(database.ownerUrl, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::integer as n from platform.outbox_effect where kind = 'session.sweep' and attempt = 0
           and due_at > planned_at`,
        );
        return rows[0]!.n;
      });
    await withClient(database.ownerUrl, (client) => client.query('truncate platform.outbox_effect'));
    const web = await startOn({ ROLES: 'web' });
    expect(await answers(web.env['INBOUND_SMTP_PORT'])).toBe(false);
    expect(await graphql(web.url, '{ me { id } }')).toHaveProperty('me');
    expect(await planned()).toBe(0);
    const worker = await startOn({ ROLES: 'worker' });
    expect(await answers(worker.env['INBOUND_SMTP_PORT'])).toBe(true);
    expect((await fetch(`${worker.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${worker.url}/demo/mail`)).status).toBe(404);
    while ((await planned()) === 0) await pause(25);
    for (const { program } of [web, worker]) {
      program.child.kill('SIGTERM');
      expect(await program.ended()).toMatchObject({ code: 0, stderr: '' });
    }
  });
});

describe('wrong settings', () => {
  it('are told, one line each, before anything is started', async () => {
    const directory = join(newDirectory(), 'data');
    const { code, stdout, stderr } = await run([MAIN], {
      DATA_DIRECTORY: directory,
      PORT: 'x',
      HOST: '0.0.0.0',
    }).ended();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'Wrong settings:',
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^HOST: /),
    ]);
    expect(existsSync(directory)).toBe(false);
  });

  it('are told to commands as well', async () => {
    const { code, stderr } = await run([CLI, 'migrate'], { DATABASE_URL: 'mysql://canary7f3a@x' }).ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATABASE_URL: [^\n]+\n$/);
    expect(stderr).not.toContain('canary7f3a');
  });
});

describe('an old Node', () => {
  /** Of those on the PATH, the first that is too old for us. */
  const old = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find((node) => {
      try {
        return Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 26;
      } catch {
        return false;
      }
    });

  (old ? it : it.skip)('is told what to do instead, in one line', async () => {
    const { code, stdout, stderr } = await run([MAIN], { DATA_DIRECTORY: newDirectory() }, old).ended();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Yhdessä needs Node 26 and was started with [\d.]+\. Use "npm start"[^\n]+\n$/);
  });
});

describe('commands', () => {
  it('schema writes the contract, without database or settings', async () => {
    const directory = newDirectory();
    const file = join(directory, 'schema.gql');
    const nowhere = join(directory, 'data');
    expect(await run([CLI, 'schema', file], { DATA_DIRECTORY: nowhere }).ended()).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(import.meta.dirname, '../schema.gql'), 'utf8'));
    expect(existsSync(nowhere)).toBe(false);
  });

  it('migrate may be run as often as wanted, and seed fills what is empty, once', async () => {
    const directory = newDirectory();
    const env = { DATA_DIRECTORY: directory };
    for (const _ of [1, 2]) {
      expect(await run([CLI, 'migrate'], env).ended()).toEqual({ code: 0, stdout: '{"migrated":true}\n', stderr: '' });
    }
    expect(postgresOf(directory)).toEqual([]);
    const seeded = await run([CLI, 'seed', '--county', '30'], env).ended();
    expect(seeded).toEqual({ code: 0, stdout: '{"seeded":30}\n', stderr: '' });
    const again = await run([CLI, 'seed', '--county', '30'], env).ended();
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^[^\n]{1,200}\n$/);
    expect(JSON.parse((await run([CLI, 'check-log'], env).ended()).stdout)).toMatchObject({ head: null });
    expect(postgresOf(directory)).toEqual([]);
  });

  it.each([
    [['sing'], /unknown command "sing"; there are schema, .*rotate-keys/],
    [[], /unknown command ""/],
  ])('%j is refused in one line with exit code 1', async (args, line) => {
    const { code, stdout, stderr } = await run([CLI, ...args], { DATA_DIRECTORY: newDirectory() }).ended();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toMatch(line);
  });

  // `COMMANDS[name]` finds what every object has; needs `Object.hasOwn` in cli.ts: reported.
  it('constructor is no command', async () => {
    expect((await run([CLI, 'constructor'], {}).ended()).code).toBe(1);
  });
});
