import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Case } from '../network/network.entity.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { ApprovalExceptions } from './approval/approval-exceptions.js';
import { toBeAsked } from './approval/exception.domain.js';
import { PlanDeciders } from './approval/plan-deciders.js';
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
    private readonly deciders: PlanDeciders,
    private readonly exceptions: ApprovalExceptions,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /**
   * Written down by who keeps the plan, or said by the person in the system: also by a minor with an account, whose word
   * is its voice and decides nothing. Whoever changes their mind says it anew.
   */
  async record(said: SaidOfPlan): Promise<PlanApproval> {
    const { planVersionId, personId, approval, dissent } = said;
    const isOwn = personId === this.work.actor.principalId;
    const { version, ofCase, grant, key } = isOwn
      ? await this.loader.versionToSpeakOf(planVersionId, 'planVersionId')
      : await this.loader.version(planVersionId, 'planVersionId');
    requireProposed(version);
    checkApproval(approval, dissent);
    await this.deciders.requireParty(ofCase, personId);
    const { areaId, caseId } = version;
    const known = await this.em.findOne(PlanApproval, { planVersionId, personId });
    const id = known?.id ?? newId();
    const sealed = key.seal(`plan_approval.dissent:${id}`, dissent);
    const words = { approval, dissent: sealed, at: this.work.now, recordedBy: this.work.actor.principalId! };
    const place = { areaId, id, caseId, planVersionId, personId };
    const stored = known ? this.em.assign(known, words) : this.em.create(PlanApproval, { ...place, ...words });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return stored;
  }

  /** Passes if everybody who decides has spoken of the version as it is proposed now, or is left out by an exception. */
  async requireApproved(version: PlanVersion, ofCase: Case): Promise<void> {
    const deciders = await this.deciders.of(ofCase);
    const { id: planVersionId, proposedAt } = version;
    const approvals = await this.em.find(PlanApproval, { planVersionId, at: { $gte: proposedAt! } });
    const spoken = approvals.map(({ personId }) => personId);
    requireApproval(toBeAsked(deciders, spoken, await this.exceptions.standing(version)), approvals);
  }
}
