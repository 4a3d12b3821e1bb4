import type { TestApp } from './app.js';
import { withClient } from './database.js';

/** Starts the attempts while somebody else holds the plan, sees that all of them wait, and lets them go on. */
export const whileHeld = <T>(app: TestApp, planId: string, start: () => Promise<T>[]): Promise<T[]> =>
  withClient(app.database.url, async (client) => {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtextextended('plan ' || $1::text, 0))", [planId]);
    let ended = 0;
    const attempts = start().map((attempt) => attempt.finally(() => (ended += 1)));
    const all = Promise.all(attempts);
    for (let waiting = 0; waiting < attempts.length;) {
      expect(ended).toBe(0);
      const [row] = await app.sql<{ count: number }>(
        `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      waiting = row!.count;
    }
    await client.query('commit');
    return all;
  });
