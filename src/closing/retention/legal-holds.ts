import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import type { ScopeType } from '../../platform/access/policies.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { RetentionAccess } from './retention.access.js';
import { checkHold, type HoldReason } from './retention.domain.js';
import { LegalHold } from './retention.entity.js';

/** A hold as it is placed. */
export interface NewHold {
  readonly scopeType: ScopeType;
  readonly scopeId: string;
  readonly reason: HoldReason;
  readonly words?: string | null;
}

/** A hold as those read it who see to it. */
export interface HoldView {
  readonly hold: LegalHold;
  readonly words: string | null;
}

/** Legal hold (säilytysvelvoite): what must be kept although its day has come. It opens nothing to anybody. */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly em: EntityManager,
    private readonly may: RetentionAccess,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Those of an area that stand, the oldest first. */
  async of(areaId: string): Promise<HoldView[]> {
    const { actingForUnit, basis } = await this.may.mayKeep(areaId);
    const holds = await this.em.find(LegalHold, { areaId, liftedAt: null }, { orderBy: { placedAt: 1, id: 1 } });
    const by = { areaId, basis, actingForUnit: actingForUnit ?? undefined };
    this.work.note(...holds.map(({ scopeType, scopeId }) => ({ action: 'read', scopeType, scopeId, ...by }) as const));
    return holds.map((hold) => this.view(hold));
  }

  /** From now on nothing of it is erased, nor of what shares its key. */
  async place({ scopeType, scopeId, reason, words }: NewHold): Promise<HoldView> {
    checkHold(reason, words);
    const grant = await this.may.mayHold(scopeType, scopeId);
    const id = newId();
    const sealed = this.sealing.systemKey('legal-hold').seal(`legal_hold.words:${id}`, words);
    const by = { placedBy: this.work.actor.principalId!, placedAt: this.work.now, liftedBy: null, liftedAt: null };
    const hold = { areaId: grant.areaId, id, scopeType, scopeId, reason, words: sealed, ...by };
    return this.noted('record', this.em.create(LegalHold, hold), grant);
  }

  /** It may be erased again, when its day comes. */
  async lift(holdId: string, expectedVersion: number): Promise<HoldView> {
    const hold = await this.access.row(LegalHold, holdId, 'holdId');
    const grant = await this.may.mayKeep(hold.areaId, 'holdId');
    requireVersion(hold, expectedVersion);
    if (hold.liftedAt) throw new DomainError('HOLD_LIFTED', 'This was lifted already.', { field: 'holdId' });
    this.em.assign(hold, { liftedBy: this.work.actor.principalId!, liftedAt: this.work.now });
    return this.noted('change', hold, grant);
  }

  private async noted(action: 'record' | 'change', hold: LegalHold, grant: Grant): Promise<HoldView> {
    await this.em.flush();
    const { areaId, basis, actingForUnit } = grant;
    const { scopeType, scopeId } = hold;
    this.work.note({ action, scopeType, scopeId, areaId, basis, actingForUnit: actingForUnit ?? undefined });
    return this.view(hold);
  }

  private view(hold: LegalHold): HoldView {
    return {
      hold,
      words: this.sealing.systemKey('legal-hold').open(`legal_hold.words:${hold.id}`, hold.words ?? null),
    };
  }
}
