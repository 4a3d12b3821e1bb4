import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { WORKER } from '../access/actor.js';
import { Work } from '../access/work.js';
import { Outbox } from './outbox.js';
import { textArray } from './outbox.repository.js';

/** An effect that failed too often, or was held back after a restore, and waits for a person. */
export interface DeadEffect {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly attempt: number;
  /** Name, code and masked message of the last failure. */
  readonly lastError: string | null;
  readonly plannedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly diedAt: Temporal.Instant;
}

/** As the database tells it: times are text. */
type DeadRow = {
  readonly [Key in keyof DeadEffect]: DeadEffect[Key] extends Temporal.Instant ? string : DeadEffect[Key];
};

/** Figures for `/metrics`. */
export interface OutboxCounts {
  /** Waiting or in hand, of the kinds that this process handles. */
  readonly pending: number;
  readonly dead: number;
  /** Waiting, of kinds that this process does not handle: not late, somebody else's. */
  readonly unhandled: number;
  /** How long the oldest due effect of a handled kind has been waiting; 0 when none is. */
  readonly oldestDueSeconds: number;
}

/** What people and machines watch of the outbox. */
@Injectable()
export class OutboxReport {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** The dead effects, latest first, inside the current work: an administrator's, or row security shows none. */
  async deadEffects(limit = 100): Promise<DeadEffect[]> {
    const rows = await this.em.execute<DeadRow[]>(
      `select id, kind, key, attempt, last_error as "lastError", planned_at as "plannedAt", due_at as "dueAt",
         settled_at as "diedAt"
       from platform.outbox_effect where state = 'dead' order by settled_at desc, id limit ?`,
      [limit],
    );
    return rows.map((row) => ({
      ...row,
      plannedAt: Temporal.Instant.from(row.plannedAt),
      dueAt: Temporal.Instant.from(row.dueAt),
      diedAt: Temporal.Instant.from(row.diedAt),
    }));
  }

  /** Tries a dead effect again, inside the current work: an administrator's. Raises if there is no such dead effect. */
  async retry(effectId: string): Promise<void> {
    await this.em.execute('select access.retry_effect(?)', [effectId]);
  }

  /** Drops a dead effect, inside the current work: an administrator's. Raises if there is no such dead effect. */
  async drop(effectId: string): Promise<void> {
    await this.em.execute('select access.drop_effect(?)', [effectId]);
  }

  /** In a work of its own. */
  counts(): Promise<OutboxCounts> {
    const kinds = textArray(this.outbox.kinds.map(({ name }) => name));
    return this.work.run(WORKER, 'outbox.counts', async () => {
      const [row] = await this.em.execute<OutboxCounts[]>(COUNTS, [kinds]);
      return row!;
    });
  }
}

const COUNTS = `
select (count(*) filter (where handled and state <> 'dead'))::integer as pending,
  (count(*) filter (where state = 'dead'))::integer as dead,
  (count(*) filter (where not handled and state <> 'dead'))::integer as unhandled,
  coalesce(extract(epoch from access.now() - min(due_at) filter
    (where handled and state = 'pending' and due_at <= access.now())), 0)::double precision as "oldestDueSeconds"
from (select state, due_at, kind = any(?::text[]) as handled from platform.outbox_effect
  where state in ('pending', 'claimed', 'dead')) e`;
