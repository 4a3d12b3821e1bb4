import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort, LOOPBACK } from './free-port.js';
import type { Home } from './home.js';
import { startLeashed } from './leash.js';
import type { Leashed } from './leash.js';
import { claimData, readPidFile } from './pid-file.js';
import { servesData } from './processes.js';
import { endOf, lastLines } from './server-log.js';
import type { ServerLog } from './server-log.js';

export interface ServerPlan {
  readonly home: Home;
  readonly dataDirectory: string;
  readonly preferredPort: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: ServerLog;
}

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

const TICK_MS = 25;
/** A minute: after a crash PostgreSQL first replays what it had not yet written. */
const TICKS_TO_BE_READY = 2400;
const TICKS_TO_BE_GONE = 1200;

const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 500;
/** What time heals: orphans of a killed server, which PostgreSQL waits for, and a port lost between probe and use. */
const PASSING = /could not bind|lock file "[^"]*" already exists|shared memory block .* still in use/;

/** Starts the server on data that nobody else serves. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    await claimData(plan.dataDirectory);
    const port = await freePort(plan.preferredPort);
    const since = await endOf(plan.log);
    const leashed = await startLeashed(serverCommand(plan, port), {
      account: plan.home.account,
      log: plan.log.file.fd,
    });
    if (await becomesReady(leashed, plan.dataDirectory)) {
      leashed.unref();
      return { port, stop: () => stopServer(leashed, plan.dataDirectory) };
    }
    await stopServer(leashed, plan.dataDirectory);
    const lines = await lastLines(plan.log, since);
    if (attempt === ATTEMPTS || !PASSING.test(lines)) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start; ${plan.log.path} ends with:\n${lines}`);
    }
    await pause(ATTEMPT_PAUSE_MS);
  }
}

/** The last value wins in PostgreSQL, so no setting of the caller can open the server to the network. */
function serverCommand({ home, dataDirectory, settings }: ServerPlan, port: number): string[] {
  const fixed = { listen_addresses: LOOPBACK, port: String(port), unix_socket_directories: '' };
  const all = [...Object.entries(settings), ...Object.entries(fixed)];
  return [home.binaries.postgres, '-D', dataDirectory, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** `postmaster.pid` says when the server takes connections, so we need no client (as `pg_ctl` does). */
async function becomesReady(leashed: Leashed, dataDirectory: string): Promise<boolean> {
  const ended = leashed.exited.then(() => 'ended' as const);
  for (let tick = 0; tick < TICKS_TO_BE_READY; tick += 1) {
    const file = await readPidFile(dataDirectory);
    if (file?.pid === leashed.pid && file.status === 'ready') return true;
    if ((await Promise.race([ended, pause(TICK_MS)])) === 'ended') return false;
  }
  return false;
}

/** The leash ends after the server, unless somebody killed the leash: then look at the server itself. */
async function stopServer(leashed: Leashed, dataDirectory: string): Promise<void> {
  await leashed.release();
  for (let tick = 0; await servesData(leashed.pid, dataDirectory); tick += 1) {
    if (tick === TICKS_TO_BE_GONE) {
      throw new EmbeddedPostgresError(`PostgreSQL, process ${leashed.pid} on ${dataDirectory}, does not stop.`);
    }
    await pause(TICK_MS);
  }
}
