import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FamilyService } from '../family/family.service.js';
import type { Case } from '../network/network.entity.js';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { planRules } from './plan.access.js';
import { type Approval, checkApproval, requireApproval, requireProposed } from './plan.domain.js';
import { PlanApproval, PlanVersion } from './plan.entity.js';
import { PlanLoader } from './plan-loader.js';

/** What somebody of the family said about a proposed version. */
export interface SaidOfPlan {
  readonly planVersionId: string;
  readonly personId: string;
  readonly approval: Approval;
  /** A dissent, in their own words. */
  readonly dissent?: string | null;
}

/** What the family says about a plan that is proposed to it. */
@Injectable()
export class PlanApprovals {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly families: FamilyService,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /** Written down by who keeps the plan, or said by the person in the system. Whoever changes their mind says it anew. */
  async record(said: SaidOfPlan): Promise<PlanApproval> {
    const { personId, approval, dissent } = said;
    const own = personId === this.work.actor.principalId;
    const rule = own ? planRules.read : planRules.write;
    const { version, ofCase, grant, key } = await this.loader.version(said.planVersionId, 'planVersionId', rule);
    requireProposed(version);
    checkApproval(approval, dissent);
    await this.requirePerson(ofCase, personId);
    const { areaId, caseId } = version;
    const known = await this.em.findOne(PlanApproval, { planVersionId: version.id, personId });
    const id = known?.id ?? newId();
    const words = {
      approval,
      dissent: key.seal(`plan_approval.dissent:${id}`, dissent),
      at: this.work.now,
      recordedBy: this.work.actor.principalId!,
    };
    const stored = known
      ? this.em.assign(known, words)
      : this.em.create(PlanApproval, { areaId, id, caseId, planVersionId: version.id, personId, ...words });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return stored;
  }

  /**
   * Passes if everybody who decides has spoken of the version as it is proposed now. Needs sight of who the guardians
   * are: whoever lacks it would see none and so miss none.
   */
  async requireApproved({ id, proposedAt }: PlanVersion, { familyId }: Case): Promise<void> {
    await this.access.require(planRules.knowGuardians, familyId, 'planVersionId');
    const deciders = await this.families.deciders(familyId);
    requireApproval(deciders, await this.em.find(PlanApproval, { planVersionId: id, at: { $gte: proposedAt! } }));
  }

  private async requirePerson({ familyId }: Case, personId: string): Promise<void> {
    const [person] = await this.families.peopleOf(familyId, [personId]);
    if (!person) throw notFound('personId');
    if (person.role === 'close-person')
      throw new DomainError('NOT_A_PARTY', 'Guardians and the young themselves approve a plan.', { field: 'personId' });
  }
}
