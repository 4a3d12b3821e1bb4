import type { EntityManager } from '@mikro-orm/postgresql';
import { ACCESS_ROLE } from '../database/roles.js';

/** What `check-log` found: how much is sealed, and the last hash to compare with one kept elsewhere. */
export interface LogCheck {
  readonly seals: number;
  readonly rows: number;
  readonly unsealed: number;
  readonly head: string | null;
}

interface Seal {
  readonly number: number;
  readonly rows: string;
  readonly hash: string;
  readonly intact: boolean;
}

/**
 * Recomputes the whole chain. Throws at the first seal whose rows or predecessors were changed, added to or removed,
 * and when `knownHead`, a head that was noted elsewhere, is no longer in the chain. As owner.
 */
export function checkAccessLog(owner: EntityManager, knownHead?: string): Promise<LogCheck> {
  return owner.transactional(async (em) => {
    // The owner is under row security too and would see an empty, seemingly intact log.
    await em.execute(`set local role ${ACCESS_ROLE}`);
    await em.execute('set local statement_timeout = 0');
    const seals = await em.execute<Seal[]>(
      'select number, row_count as rows, hash, intact from access.check_access_log()',
    );
    const broken = seals.find((seal) => !seal.intact);
    if (broken) throw new Error(`the access log is broken at seal ${broken.number}`);
    if (knownHead && !seals.some((seal) => seal.hash === knownHead))
      throw new Error(`no seal of the access log has the hash ${knownHead}`);
    const [rest] = await em.execute<{ count: string }[]>(
      `select count(*) from audit.access_log where xid >= coalesce((select max(below_xid) from audit.access_log_seal), '0'::xid8)`,
    );
    const rows = seals.reduce((sum, seal) => sum + Number(seal.rows), 0);
    return { seals: seals.length, rows, unsealed: Number(rest?.count ?? 0), head: seals.at(-1)?.hash ?? null };
  });
}
