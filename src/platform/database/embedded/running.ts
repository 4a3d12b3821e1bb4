import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER } from './cluster.js';
import { ifPresent } from './embedded-postgres-error.js';
import { LOOPBACK } from './free-port.js';
import { dataIn, findHome } from './home.js';
import { readPidFile } from './pid-file.js';
import { servesData } from './processes.js';

/** A server that another process of ours runs: to be used, never to be stopped. */
export interface RunningPostgres {
  readonly ownerUrl: string;
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** The embedded server of this directory, if a running Yhdessä has it. For commands beside a running server. */
export async function findRunningPostgres(directory: string): Promise<RunningPostgres | undefined> {
  await mkdir(directory, { recursive: true });
  const home = await findHome(await realpath(directory));
  const data = dataIn(home.directory);
  const found = await readPidFile(data);
  if (!found || Number.isNaN(found.pid) || found.status !== 'ready' || !(await servesData(found.pid, data)))
    return undefined;
  const password = (await ifPresent(readFile(join(home.directory, 'owner-password'), 'utf8')))?.trim();
  if (!password) return undefined;
  return {
    ownerUrl: `postgres://${OWNER}:${password}@${LOOPBACK}:${found.port}/postgres`,
    notes: [],
    stop: async () => undefined,
  };
}
