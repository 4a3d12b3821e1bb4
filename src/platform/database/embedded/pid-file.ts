import { constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError, ifPresent } from './embedded-postgres-error.js';
import { processExists, servesData } from './processes.js';

/** What `postmaster.pid` says; the lines are fixed by PostgreSQL's `pidfile.h`. */
export interface PidFile {
  readonly pid: number;
  readonly port: string;
  readonly status: string;
}

/** Larger than any system's largest process id, so never alive. */
const NOBODYS_PID = 2_147_483_647;
const TICK_MS = 100;
/** A server whose Yhdessä was killed begins to stop within milliseconds; one that is stopping writes to disk first. */
const TICKS_TO_BEGIN_STOPPING = 10;
const TICKS_TO_STOP = 200;

export async function readPidFile(dataDirectory: string): Promise<PidFile | undefined> {
  const text = await ifPresent(readFile(pidFilePath(dataDirectory), 'utf8'));
  if (text === undefined) return undefined;
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n');
  return { pid: Math.abs(Number.parseInt(pid, 10)), port: port.trim(), status: status.trim() };
}

/**
 * Makes sure that no other server has this data: refuses when one lives (never kills it, its owner is at work),
 * waits for one that is stopping, and clears away what a crash left behind.
 */
export async function claimData(dataDirectory: string): Promise<void> {
  for (let tick = 0; ; tick += 1) {
    const found = await readPidFile(dataDirectory);
    if (!found) return;
    const unwritten = Number.isNaN(found.pid);
    if (!unwritten && !(await servesData(found.pid, dataDirectory))) return disown(dataDirectory, found.pid);
    if (tick >= (found.status === 'stopping' ? TICKS_TO_STOP : TICKS_TO_BEGIN_STOPPING)) {
      // Still without a number after this long: its server died between making the file and writing it.
      if (unwritten) return rm(pidFilePath(dataDirectory), { force: true });
      throw taken(dataDirectory, found);
    }
    await pause(TICK_MS);
  }
}

/**
 * PostgreSQL refuses to start while the file's number belongs to any living process, so a reused number must go.
 * Only the number: the other lines let PostgreSQL itself see whether orphans of the crashed server still hold its
 * shared memory, and starting beside them would destroy data.
 */
async function disown(dataDirectory: string, pid: number): Promise<void> {
  if (!processExists(pid)) return;
  const file = await open(pidFilePath(dataDirectory), constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    const [first = '', ...rest] = (await file.readFile('utf8')).split('\n');
    if (Math.abs(Number.parseInt(first, 10)) !== pid) return;
    await file.truncate(0);
    await file.write([NOBODYS_PID, ...rest].join('\n'), 0);
  } finally {
    await file.close();
  }
}

function taken(dataDirectory: string, found: PidFile): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Another Yhdessä is running on ${dataDirectory}: its PostgreSQL is process ${found.pid} on port ${found.port}; ` +
      'stop that one first, or set DATABASE_URL.',
  );
}

function pidFilePath(dataDirectory: string): string {
  return join(dataDirectory, 'postmaster.pid');
}
