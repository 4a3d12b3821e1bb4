import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from '../config/config.js';
import { localSecret } from '../config/local-secrets.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { findRunningPostgres } from './embedded/running.js';
import { ormOptions } from './orm.js';

const DATABASE = 'yhdessa';
const LOGIN = 'yhdessa';

/** The database of this process: somebody's PostgreSQL, or our own embedded one. */
export interface Database {
  /** As the application, which owns nothing. Empty where a command is given the owner's alone. */
  readonly appUrl: string;
  /** As the owner, who migrates. Absent where this process is not given that. */
  readonly ownerUrl?: string;
  readonly embedded: boolean;
  /** What the person at the terminal should know. */
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/**
 * Opens the configured database, or starts the embedded one below the data directory.
 *
 * @param mayJoin commands may use the embedded database of a server that is running already
 */
export async function openDatabase(config: Config, { mayJoin = false } = {}): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl ?? databaseOwnerUrl) {
    const doors = { appUrl: databaseUrl ?? '', ownerUrl: databaseOwnerUrl };
    return { ...doors, embedded: false, notes: [], stop: async () => undefined };
  }
  const directory = join(config.dataDirectory, 'postgres');
  const running = mayJoin ? await findRunningPostgres(directory) : undefined;
  const postgres = running ?? (await startEmbeddedPostgres({ directory }));
  const ownerUrl = withDatabase(postgres.ownerUrl);
  await createDatabase(postgres.ownerUrl);
  const password = localSecret(join(config.dataDirectory, 'app-password'), () => randomBytes(24).toString('hex'));
  const appUrl = new URL(ownerUrl);
  appUrl.username = LOGIN;
  appUrl.password = password;
  return { appUrl: appUrl.href, ownerUrl, embedded: true, notes: postgres.notes, stop: () => postgres.stop() };
}

function withDatabase(url: string): string {
  const changed = new URL(url);
  changed.pathname = `/${DATABASE}`;
  return changed.href;
}

/** PostgreSQL has no `create database if not exists`. */
async function createDatabase(serverUrl: string): Promise<void> {
  const orm = await MikroORM.init({ ...ormOptions(serverUrl, [], 1, () => undefined), allowGlobalContext: true });
  try {
    const found = await orm.em.execute<unknown[]>('select 1 from pg_database where datname = ?', [DATABASE]);
    if (found.length === 0) await orm.em.execute(`create database ${DATABASE}`);
  } finally {
    await orm.close(true);
  }
}
