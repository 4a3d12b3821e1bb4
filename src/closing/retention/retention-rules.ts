import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { requireVersion } from '../../platform/errors/domain-error.js';
import { retentionUntil } from '../closing.domain.js';
import { RetentionAccess } from './retention.access.js';
import {
  checkAutomatic,
  checkRule,
  RETENTION_CLASSES,
  RETENTION_KINDS,
  type RetentionClass,
  type RetentionKind,
  type RuleMade,
} from './retention.domain.js';
import { RetentionRule } from './retention.entity.js';

/** A rule as it holds in an area: the area's own, or the default with version 0. */
export interface RuleInForce extends RuleMade {
  readonly areaId: string;
  readonly kind: RetentionKind;
  readonly automatic: boolean;
  readonly version: number;
  readonly allowed: RetentionClass;
}

/** A rule as it is made. */
export interface NewRule extends RuleMade {
  readonly areaId: string;
  readonly kind: RetentionKind;
  readonly automatic: boolean;
  /** Version that was seen: 0 for the default. */
  readonly expectedVersion: number;
}

/** How long an area keeps what (säilytysajat). */
@Injectable()
export class RetentionRules {
  constructor(
    private readonly em: EntityManager,
    private readonly access: RetentionAccess,
    private readonly work: Work,
  ) {}

  /** Every class with the rule that holds, for those who see to it. */
  async of(areaId: string): Promise<RuleInForce[]> {
    await this.access.mayKeep(areaId);
    const own = await this.em.find(RetentionRule, { areaId });
    return RETENTION_KINDS.map((kind) =>
      inForce(
        areaId,
        kind,
        own.find((rule) => rule.kind === kind),
      ),
    );
  }

  /** The last day on which a case that closes on this day is kept, by the area's rule of now. */
  async lastDay(areaId: string, closedOn: Temporal.PlainDate): Promise<Temporal.PlainDate> {
    const own = await this.em.findOne(RetentionRule, { areaId, kind: 'case' });
    return retentionUntil(closedOn, own?.months ?? RETENTION_CLASSES.case.months);
  }

  /** Decides anew, within what the law allows. What is closed already is never kept shorter by it than was told. */
  async set({ areaId, kind, months, isRecord, automatic, expectedVersion }: NewRule): Promise<RuleInForce> {
    const { actingForUnit } = await this.access.mayDecide(areaId);
    checkRule(kind, { months, isRecord });
    checkAutomatic(kind, automatic);
    const before = await this.em.findOne(RetentionRule, { areaId, kind });
    requireVersion(before ?? { version: 0 }, expectedVersion);
    const made = { months, isRecord, automatic, changedBy: this.work.actor.principalId!, changedAt: this.work.now };
    const rule = before ?? this.em.create(RetentionRule, { areaId, kind, ...made });
    this.em.assign(rule, made);
    await this.em.flush();
    this.work.note({ action: 'change', areaId, basis: 'admin', actingForUnit: actingForUnit ?? undefined });
    return inForce(areaId, kind, rule);
  }
}

function inForce(areaId: string, kind: RetentionKind, own?: RetentionRule): RuleInForce {
  const allowed = RETENTION_CLASSES[kind];
  const { months, isRecord, automatic, version } = own ?? { ...allowed, isRecord: false, automatic: false, version: 0 };
  return { areaId, kind, months, isRecord, automatic, version, allowed };
}
