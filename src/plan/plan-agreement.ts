import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Events } from '../platform/events/events.js';
import type { SealedText } from '../platform/sealing/sealed-text.js';
import { PlanApprovals } from './plan-approvals.js';
import { atAgreement, requireCommitted } from './action/action.domain.js';
import * as domain from './plan.domain.js';
import { Action } from './action/action.entity.js';
import { Goal, PlanReviewReason, PlanVersion } from './plan.entity.js';
import type { PlanAgreed } from './plan.events.js';
import { type CaseAtHand, PlanLoader, type VersionAtHand } from './plan-loader.js';
import { requireSeen } from './sections/piece.domain.js';
import { requireChildViews } from './sections/section.domain.js';
import { ChildView } from './sections/section.entity.js';

/** When the plan is reviewed next, and why so late if it is late. */
export interface NextReview {
  /** Null: six weeks ahead. */
  readonly nextReviewOn?: Temporal.PlainDate | null;
  readonly reviewReason?: string | null;
}

/** From a draft to an agreed plan. */
@Injectable()
export class PlanAgreement {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly approvals: PlanApprovals,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /** Puts a draft before the family. */
  async proposePlan(id: string, expectedVersion: number, review: NextReview): Promise<PlanVersion> {
    const { version, grant, key } = await this.load(id, expectedVersion);
    domain.requireDraft(version);
    const { reviewReason } = review;
    const nextReviewOn = review.nextReviewOn ?? domain.defaultReviewOn(this.work.today);
    domain.checkNextReview(nextReviewOn, reviewReason, this.work.today, 'reviewReason');
    const { planId, number } = version;
    const parts = [await this.em.find(Goal, { planId }), await this.em.find(Action, { planId })].flat();
    domain.requireContent(parts, number);
    await this.explain(version, key.seal(`plan_version.review_reason:${id}`, reviewReason));
    this.em.assign(version, { state: 'proposed', proposedAt: this.work.now, nextReviewOn });
    return this.stored(version, grant);
  }

  /** Takes a proposal back to write on it. What the family said of it counts no more. */
  async withdrawProposal(id: string, expectedVersion: number): Promise<PlanVersion> {
    const { version, grant } = await this.load(id, expectedVersion);
    domain.requireProposed(version);
    this.em.assign(version, { state: 'draft', proposedAt: null });
    return this.stored(version, grant);
  }

  /** The plan is agreed: from now on it never changes. Who has not committed is asked, and stands apart. */
  async agreePlan(id: string, expectedVersion: number): Promise<PlanVersion> {
    const { version, ofCase, grant } = await this.load(id, expectedVersion);
    domain.requireProposed(version);
    domain.checkNextReview(version.nextReviewOn, '', this.work.today, 'planVersionId');
    await this.approvals.requireApproved(version, ofCase);
    const { areaId, caseId, planId, number } = version;
    requireChildViews(await this.loader.childrenOf(ofCase), await this.em.find(ChildView, { planId }), number);
    const actions = (await this.em.find(Action, { planId })).filter((action) => domain.isIn(action, number));
    requireCommitted(actions, number);
    for (const action of actions) this.em.assign(action, atAgreement(action, number) ?? {});
    // Before the version is agreed: afterwards the database refuses to take anything out of it.
    await this.em.flush();
    this.em.assign(version, { state: 'agreed', agreedAt: this.work.now });
    await this.stored(version, grant);
    const nextReviewOn = version.nextReviewOn.toString();
    const agreed = { type: 'plan.agreed', areaId, caseId, planId, planVersionId: id, nextReviewOn } as const;
    await this.events.announce(agreed satisfies PlanAgreed);
    return version;
  }

  /** What was said when it was proposed before counts no more. */
  private async explain({ areaId, caseId, id }: PlanVersion, words: SealedText | null): Promise<void> {
    const before = await this.em.findOne(PlanReviewReason, { planVersionId: id });
    if (before) this.em.assign(before, { words });
    else if (words) this.em.create(PlanReviewReason, { areaId, planVersionId: id, caseId, words });
  }

  private async load(id: string, expectedVersion: number): Promise<VersionAtHand> {
    const found = await this.loader.version(id, 'planVersionId');
    requireSeen(found.version, expectedVersion, 'plan');
    return found;
  }

  private async stored(version: PlanVersion, grant: CaseAtHand['grant']): Promise<PlanVersion> {
    this.em.assign(version, { changedBy: this.work.actor.principalId, changedAt: this.work.now });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: version.caseId }, grant, ['plan']);
    return version;
  }
}
