import type { EntityManager } from '@mikro-orm/postgresql';
import { OPERATOR } from '../access/actor.js';
import { ACCESS_ROLE } from '../database/roles.js';

/** Notes in the access log that a command was run as the owner of the database. Who that was, whoever keeps its password knows. */
export function noteOperator(owner: EntityManager, command: string, now: Temporal.Instant): Promise<void> {
  return owner.transactional(async (em) => {
    await em.execute(`set local role ${ACCESS_ROLE}`);
    await em.execute(
      `insert into audit.access_log (at, principal_id, action, operation, basis) values (?, ?, 'change', ?, 'operator')`,
      [now.toString(), OPERATOR.principalId, command],
    );
  });
}
