import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { randomOf } from '../../src/demo/random.js';

/** How often a connection of the application was cut, and how often in the middle of its transaction. */
export interface Kills {
  kills: number;
  killsInTransaction: number;
}

/** Ends connections of the application, every other time one inside a transaction. */
export async function killAtRandom(owner: pg.Client, figures: Kills, signal: AbortSignal): Promise<void> {
  const random = randomOf('kills');
  while (!signal.aborted) {
    await pause(30 + random.next() * 150);
    const busyOnly = random.next() < 0.5;
    const { rows } = await owner.query<{ pid: number; busy: boolean }>(
      `select pid, xact_start is not null as busy from pg_stat_activity
       where datname = current_database() and application_name = 'yhdessa' and usename = 'yhdessa'
       and backend_type = 'client backend' and (xact_start is not null or not $1) order by pid`,
      [busyOnly],
    );
    const victim = rows[Math.floor(random.next() * rows.length)];
    if (!victim) continue;
    const killed = await owner.query<{ done: boolean }>('select pg_terminate_backend($1) as done', [victim.pid]);
    if (!killed.rows[0]?.done) continue;
    figures.kills += 1;
    if (victim.busy) figures.killsInTransaction += 1;
  }
}
