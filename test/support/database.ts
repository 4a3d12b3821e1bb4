import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Made once per run by `global-setup.ts`: migrated and filled with the demo data as of `SEEDED_AT`. */
export const TEMPLATE = 'yhdessa_template';

/** A Monday, 9:00 in Helsinki. The clock of every test begins here. */
export const SEEDED_AT = Temporal.Instant.from('2026-11-23T07:00:00Z');

/** Keys that the template was sealed with. Test data only. */
export const TEST_KEYS = {
  DATA_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
  SESSION_KEYS: `test:${Buffer.alloc(32, 2).toString('base64')}`,
} as const;

/** A database of one spec. */
export interface TestDatabase {
  /** As the application. */
  readonly url: string;
  /** As the owner: a superuser in the embedded cluster. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** The URL of a database on the run's cluster, as the owner or as the application. */
export function urlOf(database: string, role: 'owner' | 'app'): string {
  const url = new URL(process.env['YHDESSA_TEST_CLUSTER'] ?? '');
  url.pathname = `/${database}`;
  if (role === 'app') [url.username, url.password] = ['yhdessa', 'app-password'];
  return url.href;
}

/** Runs SQL on a connection of its own. */
export async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/** A pool for SQL in tests. The drop of the database may cut off a connection that is saying goodbye; a query's fault is thrown by the query. */
export function poolOf(url: string, max: number): pg.Pool {
  return new pg.Pool({ connectionString: url, max }).on('error', () => undefined);
}

/**
 * Ends when somebody waits for a lock on `table`. On a connection of its own: a transaction sees the list of backends as
 * it was at its first look, and so never one that connected after.
 */
export async function untilWaitedFor(database: TestDatabase, table: string): Promise<void> {
  const waiting = 'select from pg_locks where relation = $1::regclass and not granted';
  await withClient(database.ownerUrl, async (client) => {
    while ((await client.query(waiting, [table])).rowCount === 0);
  });
}

/** A copy of the template, some 50 ms. Drop it in `afterAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => copyOf(TEMPLATE);

/** A database as it is now, as if restored from a backup. Whoever is connected to it is cut off. */
export async function restoredFrom({ ownerUrl }: TestDatabase): Promise<TestDatabase> {
  const name = new URL(ownerUrl).pathname.slice(1);
  await withClient(urlOf('postgres', 'owner'), async (client) => {
    await client.query(`alter database ${name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    while ((await client.query('select from pg_stat_activity where datname = $1', [name])).rowCount);
  });
  const restored = await copyOf(name);
  await withClient(urlOf('postgres', 'owner'), (client) =>
    client.query(`alter database ${name} allow_connections true`),
  );
  return restored;
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = urlOf('postgres', 'owner');
  await withClient(admin, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    // A copy has the template's content, not its privileges.
    await client.query(`revoke create, temporary on database ${name} from public`);
  });
  return {
    url: urlOf(name, 'app'),
    ownerUrl: urlOf(name, 'owner'),
    drop: () =>
      withClient(admin, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
