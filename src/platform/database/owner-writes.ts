import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Runs `task` in one transaction in which the owner may write to its own tables. Row security binds the owner like
 * everybody else; only an owner can lift that, and here it does so until the commit. So no standing policy has to let
 * anybody fill these tables, no other transaction sees the difference, and the owner need not be a superuser. Others
 * wait for the tables meanwhile. `app.principal` stays unset: nobody acts.
 *
 * @param tables as SQL names them
 */
export function ownerWrites<T>(
  owner: EntityManager,
  tables: readonly string[],
  now: Temporal.Instant,
  task: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return owner.transactional(async (em) => {
    await em.execute("select set_config('app.now', ?, true)", [now.toString()]);
    for (const table of tables) await em.execute(`alter table ${table} no force row level security`);
    const result = await task(em);
    for (const table of tables) await em.execute(`alter table ${table} force row level security`);
    return result;
  });
}
