import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster, OWNER } from './cluster.js';
import { asSentence } from './embedded-postgres-error.js';
import { LOOPBACK } from './free-port.js';
import { findHome } from './home.js';
import { openServerLog } from './server-log.js';
import type { ServerLog } from './server-log.js';
import { startServer } from './server.js';

export interface EmbeddedPostgresOptions {
  /** The project's folder for the database; made if missing. */
  readonly directory: string;
  /** Taken if free; without one the system picks. */
  readonly preferredPort?: number;
  /** PostgreSQL settings (`-c name=value`); where it listens cannot be changed. */
  readonly settings?: Record<string, string>;
}

/** A real PostgreSQL of our own, which lives no longer than this process. */
export interface EmbeddedPostgres {
  readonly ownerUrl: string;
  readonly port: number;
  readonly dataDirectory: string;
  /** What the person at the terminal should know, as sentences. */
  readonly notes: readonly string[];
  /** Resolves when the server is gone; harmless when it already is. */
  stop(): Promise<void>;
}

/** Starts (first time: initialises) the cluster below `directory`; throws EmbeddedPostgresError with one clear sentence. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(options.directory, { recursive: true });
    const directory = await realpath(options.directory);
    const log = await openServerLog(join(directory, 'postgres.log'));
    try {
      return await start(directory, options, log);
    } finally {
      await log.file.close();
    }
  } catch (error) {
    throw asSentence(error, options.directory);
  }
}

async function start(directory: string, options: EmbeddedPostgresOptions, log: ServerLog): Promise<EmbeddedPostgres> {
  const { preferredPort, settings = {} } = options;
  const home = await findHome(directory);
  const { dataDirectory, password } = await openCluster(home, log);
  const server = await startServer({ home, dataDirectory, preferredPort, settings, log });
  const moved = preferredPort !== undefined && preferredPort !== server.port;
  let stopping: Promise<void> | undefined;
  return {
    ownerUrl: `postgres://${OWNER}:${password}@${LOOPBACK}:${server.port}/postgres`,
    port: server.port,
    dataDirectory,
    notes: moved
      ? [...home.notes, `Port ${preferredPort} is taken: PostgreSQL listens on ${server.port}.`]
      : home.notes,
    stop: () => (stopping ??= server.stop()),
  };
}
