/** What the benchmarks share: the built application, and a database of their own. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A module of the built application; say its type by its source. */
export const built = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);

const application = (await built('start.js')) as typeof import('../src/start.ts');
const { readConfig } = (await built('platform/config/config.js')) as typeof import('../src/platform/config/config.ts');
const { Clock } = (await built('platform/clock/clock.js')) as typeof import('../src/platform/clock/clock.ts');
const { startEmbeddedPostgres } = (await built(
  'platform/database/embedded/embedded-postgres.js',
)) as typeof import('../src/platform/database/embedded/embedded-postgres.ts');

/** Keys of a database that ends with the run. */
const KEYS = {
  DATA_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
  SESSION_KEYS: `bench:${Buffer.alloc(32, 2).toString('base64')}`,
};

/** Environment of an application on the database, and the database as its owner. */
export interface BenchDatabase {
  readonly env: NodeJS.ProcessEnv;
  readonly ownerUrl: string;
}

/** Runs `task` on an embedded PostgreSQL with the demo data, which is gone afterwards. The disk is not what is measured. */
export async function withDatabase(
  settings: NodeJS.ProcessEnv,
  task: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'yhdessa-bench-'));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory, settings: { synchronous_commit: 'off' } });
  try {
    await task(await prepared(postgres.ownerUrl, settings));
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function prepared(serverUrl: string, settings: NodeJS.ProcessEnv): Promise<BenchDatabase> {
  const url = (user?: string) => {
    const changed = new URL(serverUrl);
    changed.pathname = '/bench';
    if (user) [changed.username, changed.password] = [user, 'app-password'];
    return changed.href;
  };
  await asOwner(serverUrl, 'create database bench');
  const env = {
    ...process.env,
    ...KEYS,
    DATABASE_URL: url('yhdessa'),
    DEMO: '1',
    LOG_LEVEL: 'silent',
    // One person asks here as fast as it goes.
    WORK_BUDGET: '100000000',
    ...settings,
  };
  const doors = { appUrl: env.DATABASE_URL, ownerUrl: url() };
  await application.prepare(readConfig(env), doors, new Clock());
  await asOwner(doors.ownerUrl, 'analyze');
  return { env, ownerUrl: doors.ownerUrl };
}

/** One statement on a connection of its own. */
async function asOwner(url: string, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

/** The value below which the given share of the values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
