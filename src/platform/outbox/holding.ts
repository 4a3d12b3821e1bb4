import type { EntityManager } from '@mikro-orm/postgresql';
import { noteOperator } from '../audit/operator-log.js';
import { ACCESS_ROLE } from '../database/roles.js';
import { PERIODIC } from './outbox.js';

/** Effects of one kind that should have happened by now. */
export interface Waiting {
  readonly kind: string;
  readonly count: number;
}

/** Jobs that come round again bring nothing twice: what they find, they find anew. */
const DUE = `state in ('pending', 'claimed') and key <> '${PERIODIC}' and due_at <= access.now()`;

const WAITING = `
select kind, count(*)::integer as count from platform.outbox_effect where ${DUE} group by kind order by kind`;

const HOLD = `
with held as (
  update platform.outbox_effect set state = 'dead', claim = null, lease_until = null, settled_at = access.now(),
    last_error = 'held after a restore'
  where ${DUE} returning kind)
select kind, count(*)::integer as count from held group by kind order by kind`;

/**
 * What waits in a database that was restored may have happened after its backup was made: a second mail or text message
 * would go to people, and nobody knows any more who has said no meanwhile. As the owner of the database, while no server runs.
 */
export class Holding {
  constructor(
    private readonly owner: EntityManager,
    private readonly now: Temporal.Instant,
  ) {}

  /** What a server would do as soon as it runs. Changes nothing. */
  waiting(): Promise<Waiting[]> {
    return this.work(WAITING);
  }

  /** Puts all of it among the dead effects, where an administrator sends each on or drops it. Answers what was held. */
  async hold(): Promise<Waiting[]> {
    const held = await this.work(HOLD);
    await noteOperator(this.owner, 'outbox', this.now);
    return held;
  }

  private work(statement: string): Promise<Waiting[]> {
    return this.owner.transactional(async (em) => {
      await em.execute("select set_config('app.now', ?, true)", [this.now.toString()]);
      // The owner is under row security too and would find nothing.
      await em.execute(`set local role ${ACCESS_ROLE}`);
      return em.execute<Waiting[]>(statement);
    });
  }
}
