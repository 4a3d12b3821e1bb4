import type { EntityManager } from '@mikro-orm/postgresql';
import { OPERATOR } from '../access/actor.js';
import type { Category } from '../access/policies.js';
import { ACCESS_ROLE } from '../database/roles.js';

/** What a command gave out. */
interface GivenOut {
  readonly areaId: string;
  readonly caseId: string;
  readonly category: Category;
}

const NOTE = `
insert into audit.access_log (at, principal_id, action, operation, basis, area_id, scope_type, scope_id, category)
values (?, ?, ?, ?, 'operator', ?, ?, ?, ?)`;

/**
 * Notes in the access log that a command was run as the owner of the database, and of which case it gave something out.
 * Who that was, whoever keeps its password knows.
 */
export function noteOperator(
  owner: EntityManager,
  command: string,
  now: Temporal.Instant,
  given?: GivenOut,
): Promise<void> {
  return owner.transactional(async (em) => {
    await em.execute(`set local role ${ACCESS_ROLE}`);
    const what = given ? [given.areaId, 'case', given.caseId, given.category] : [null, null, null, null];
    const action = given ? 'disclose' : 'change';
    await em.execute(NOTE, [now.toString(), OPERATOR.principalId, action, command, ...what]);
  });
}
