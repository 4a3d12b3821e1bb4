import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { requireProposed } from '../plan.domain.js';
import { PlanApproval, type PlanVersion } from '../plan.entity.js';
import { PlanLoader } from '../plan-loader.js';
import { type ApprovalExceptionReason, checkException } from './exception.domain.js';
import { PlanApprovalException } from './exception.entity.js';
import { PlanDeciders } from './plan-deciders.js';

/** A guardian who is not asked, and why. */
export interface NewException {
  readonly planVersionId: string;
  readonly personId: string;
  readonly reason: ApprovalExceptionReason;
  /** What stands in the way, and what harm delay would do. */
  readonly note: string;
}

/** Where one guardian is enough because the other is prevented and delay would do harm (361/1983 5 §). */
@Injectable()
export class ApprovalExceptions {
  constructor(
    private readonly em: EntityManager,
    private readonly deciders: PlanDeciders,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /** Written down by who keeps the plan, for the version as it is proposed now. Once more is written anew. */
  async record(input: NewException): Promise<PlanApprovalException> {
    const { personId, reason, note } = input;
    const { version, ofCase, grant, key } = await this.loader.version(input.planVersionId, 'planVersionId');
    requireProposed(version);
    const deciders = await this.deciders.of(ofCase);
    await this.deciders.requireParty(ofCase, personId);
    const spoken = await this.em.find(PlanApproval, ofProposal(version));
    const excepted = await this.standing(version);
    checkException(personId, { deciders, spoken: spoken.map((each) => each.personId), excepted });
    const { areaId, caseId, id: planVersionId } = version;
    const known = await this.em.findOne(PlanApprovalException, { planVersionId, personId });
    const id = known?.id ?? newId();
    const sealed = key.seal(`plan_approval_exception.note:${id}`, note);
    const words = { reason, note: sealed, at: this.work.now, recordedBy: this.work.actor.principalId! };
    const place = { areaId, id, caseId, planVersionId, personId };
    const stored = known ? this.em.assign(known, words) : this.em.create(PlanApprovalException, { ...place, ...words });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return stored;
  }

  /** Whom an exception leaves out of the version as it is proposed now. */
  async standing(version: PlanVersion): Promise<string[]> {
    const found = await this.em.find(PlanApprovalException, ofProposal(version));
    return found.map(({ personId }) => personId);
  }
}

/** What was said of an earlier proposal counts no more. */
const ofProposal = ({ id, proposedAt }: PlanVersion) => ({ planVersionId: id, at: { $gte: proposedAt! } });
