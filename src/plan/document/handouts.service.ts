import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { planRules } from '../plan.access.js';
import { Plan, PlanVersion } from '../plan.entity.js';
import {
  type HandoutWay,
  type Recipient,
  requireOneRecipient,
  requireReadable,
  requireRight,
  type RightToCopy,
} from './handout.domain.js';
import { PlanHandout } from './handout.entity.js';

/** What was handed out, to whom, how. */
export interface NewHandout extends Recipient {
  readonly planVersionId: string;
  readonly how: HandoutWay;
}

const OF_PLAN = `
select h.id, h.plan_version_id as "planVersionId", h.case_id as "caseId", h.area_id as "areaId", h.person_id as "personId",
  u.id as "unitId", h.how, h.handed_at as "handedAt"
from document_handout h join plan_version v on v.area_id = h.area_id and v.id = h.plan_version_id
left join unit u on u.id = h.unit_id
where v.plan_id = ? order by h.handed_at, h.id`;

/** A handout as a projection gives it: the moment as PostgreSQL writes it. */
export type HandoutRow = Omit<PlanHandout, 'handedAt' | 'basis' | 'handedBy'> & { readonly handedAt: string };

/** Who got the plan on paper, or had it read to them. */
@Injectable()
export class HandoutsService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** Writes down that somebody got the plan: a disclosure, with its basis. */
  async handOutPlan({ planVersionId, personId = null, unitId = null, how }: NewHandout): Promise<PlanHandout> {
    const version = await this.access.row(PlanVersion, planVersionId, 'planVersionId');
    const { areaId, caseId } = version;
    const grant = await this.access.require(planRules.write, caseId, 'planVersionId');
    const recipient = { personId, unitId };
    requireOneRecipient(recipient);
    requireReadable(version);
    const basis = requireRight(await this.rightOf(caseId, recipient), recipient);
    const handed = { how, basis, handedAt: this.work.now, handedBy: this.work.actor.principalId! };
    const id = newId();
    const handout = this.em.create(PlanHandout, { areaId, id, caseId, planVersionId, ...recipient, ...handed });
    await this.em.flush();
    const scope = { scopeType: 'case', scopeId: caseId, areaId, category: 'plan' } as const;
    const actingForUnit = grant.actingForUnit ?? undefined;
    // To whom and on which basis (invariant 8): ids and codes only.
    this.work.note({ ...scope, action: 'disclose', actingForUnit, basis: `${basis} to ${personId ?? unitId}` });
    return handout;
  }

  /** Who got a version of the plan, the first one first. */
  async ofPlan(planId: string): Promise<HandoutRow[]> {
    const { areaId, caseId: scopeId } = await this.access.row(Plan, planId, 'planId', { category: 'plan' });
    await this.access.require(planRules.read, scopeId, 'planId');
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'plan' });
    return this.em.execute<HandoutRow[]>(OF_PLAN, [planId]);
  }

  private async rightOf(caseId: string, { personId, unitId }: Recipient): Promise<RightToCopy | undefined> {
    const [right] = await this.em.execute<RightToCopy[]>(
      'select basis, is_kept as "isKept" from access.basis_of_copy(?, ?, ?)',
      [caseId, personId, unitId],
    );
    return right;
  }
}
