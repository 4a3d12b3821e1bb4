import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ScopeType } from '../../platform/access/policies.js';
import { Work } from '../../platform/access/work.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';

const EVERY_DAY = Temporal.Duration.from({ hours: 24 });
const ERASE = 'retention.erase';

interface Scope {
  readonly areaId: string;
  readonly scopeType: ScopeType;
  readonly scopeId: string;
}

/**
 * Erases what is due every day, in areas that have switched it on: one effect and one transaction for what goes together.
 * What is held back waits for the next day.
 */
@Injectable()
export class RetentionRun implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.outbox.every('retention.run', EVERY_DAY, { settle: () => this.plan() });
    this.outbox.handle(ERASE, { settle: (effect) => this.erase(effect) });
  }

  private async plan(): Promise<void> {
    const due = await this.em.execute<{ type: string; id: string }[]>(
      'select root_type as type, root_id as id from access.due_to_erase()',
    );
    const today = this.work.today.toString();
    await this.outbox.planAll(
      due.map(({ type, id }) => ({ kind: ERASE, key: `${id}:${today}`, payload: { type, id } })),
    );
  }

  private async erase({ payload }: Effect): Promise<void> {
    const { type, id } = payload as { type: ScopeType; id: string };
    const [row] = await this.em.execute<{ outcome: string }[]>('select access.erase_as_worker(?, ?) as outcome', [
      type,
      id,
    ]);
    if (row?.outcome !== 'ERASED') return;
    const scopes = await this.em.execute<Scope[]>(
      'select area_id as "areaId", scope_type as "scopeType", scope_id as "scopeId" from access.erased_of(?, ?)',
      [type, id],
    );
    this.work.note(...scopes.map((scope) => ({ action: 'change', basis: 'retention', ...scope }) as const));
  }
}
