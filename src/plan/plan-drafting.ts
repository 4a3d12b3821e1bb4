import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import type { SealedText } from '../platform/sealing/sealed-text.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { type CaseAtHand, PlanLoader } from './plan-loader.js';
import { requireDraft } from './plan.domain.js';
import { Goal, Plan, PlanVersion } from './plan.entity.js';
import { PlanRepository } from './plan.repository.js';
import { requireSeen } from './sections/piece.domain.js';

/** A plan as it is begun, or its next version. */
export interface NewDraft {
  readonly caseId: string;
  /** The meeting that draws it up. */
  readonly meetingId?: string | null;
  readonly sharedGoal: string;
}

const sealedGoal = (versionId: string, text: string, key: DataKey) =>
  key.seal(`plan_version.shared_goal:${versionId}`, text);

/** Writing a draft: the shared goal and the goals under it. */
@Injectable()
export class PlanDrafting {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly plans: PlanRepository,
    private readonly work: Work,
  ) {}

  /** Opens the plan of a case with its first draft, or drafts the next version: what stands in the agreed one goes on. */
  async draftPlan({ caseId, meetingId, sharedGoal }: NewDraft): Promise<PlanVersion> {
    const { ofCase, grant, key } = await this.loader.case(caseId, 'caseId');
    if (meetingId) await this.requireMeeting(caseId, meetingId);
    const plan = (await this.em.findOne(Plan, { caseId })) ?? (await this.openPlan(ofCase.areaId, caseId));
    const id = newId();
    const number = await this.nextNumber(plan);
    const place = { areaId: ofCase.areaId, id, caseId, planId: plan.id, number, meetingId: meetingId ?? null };
    const draft = this.em.create(PlanVersion, {
      ...place,
      state: 'draft',
      sharedGoal: sealedGoal(id, sharedGoal, key),
      nextReviewOn: null,
      proposedAt: null,
      agreedAt: null,
      ...this.changed,
    });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return draft;
  }

  /** Writes the shared goal of a draft anew. */
  async writeSharedGoal(id: string, expectedVersion: number, text: string): Promise<PlanVersion> {
    const { version, grant, key } = await this.loader.version(id, 'planVersionId');
    requireSeen(version, expectedVersion, 'shared-goal');
    requireDraft(version);
    this.em.assign(version, { sharedGoal: sealedGoal(id, text, key), ...this.changed });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: version.caseId }, grant, ['plan']);
    return version;
  }

  async addGoal(planVersionId: string, text: string): Promise<Goal> {
    const { version, grant, key } = await this.loader.draft(planVersionId, 'planVersionId');
    const { areaId, caseId, planId, number } = version;
    const id = newId();
    const sealed = key.seal(`plan_goal.text:${id}`, text);
    const span = { sinceVersion: number, untilVersion: null };
    const goal = this.em.create(Goal, { areaId, id, caseId, planId, text: sealed, ...span, ...this.changed });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return goal;
  }

  /** Writes a goal of the draft anew. One that is agreed stays as it is, with the actions that serve it. */
  async changeGoal(id: string, expectedVersion: number, text: string): Promise<Goal> {
    const { latest, ...found } = await this.goalInDraft(id, expectedVersion);
    if (found.goal.sinceVersion < latest.number)
      throw new DomainError('GOAL_AGREED', 'An agreed goal is not rewritten; drop it and write another.', {
        field: 'goalId',
      });
    return this.changedGoal(found, { text: found.key.seal(`plan_goal.text:${id}`, text) });
  }

  /** The goal is not in the draft any more; agreed versions keep it. */
  async dropGoal(id: string, expectedVersion: number): Promise<Goal> {
    const { latest, ...found } = await this.goalInDraft(id, expectedVersion);
    return this.changedGoal(found, { untilVersion: latest.number });
  }

  private async goalInDraft(id: string, expectedVersion: number) {
    const found = await this.loader.goal(id);
    requireSeen(found.goal, expectedVersion, 'goal');
    if (found.goal.untilVersion != null)
      throw new DomainError('GOAL_DROPPED', 'This goal has been dropped.', { field: 'goalId' });
    const latest = await this.loader.latest(found.goal.planId);
    requireDraft(latest);
    return { ...found, latest };
  }

  private async changedGoal(
    { goal, grant }: CaseAtHand & { readonly goal: Goal },
    change: { readonly text?: SealedText; readonly untilVersion?: number },
  ): Promise<Goal> {
    this.em.assign(goal, { ...change, ...this.changed });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: goal.caseId }, grant, ['plan']);
    return goal;
  }

  private get changed() {
    return { changedBy: this.work.actor.principalId!, changedAt: this.work.now };
  }

  private async openPlan(areaId: string, caseId: string): Promise<Plan> {
    const opened = { openedBy: this.work.actor.principalId!, openedAt: this.work.now };
    const plan = this.em.create(Plan, { areaId, id: newId(), caseId, ...opened });
    // The policy of its versions looks for the plan.
    await this.em.flush();
    return plan;
  }

  private async nextNumber(plan: Plan): Promise<number> {
    await this.plans.lock(plan.id);
    const latest = await this.loader.newest(plan.id);
    if (latest && latest.state !== 'agreed')
      throw new DomainError('DRAFT_EXISTS', 'The next version is being written already.', { field: 'caseId' });
    return (latest?.number ?? 0) + 1;
  }

  private async requireMeeting(caseId: string, meetingId: string): Promise<void> {
    const state = await this.plans.stateOfMeeting(caseId, meetingId);
    if (state === undefined) throw notFound('meetingId');
    if (state === 'cancelled')
      throw new DomainError('MEETING_CANCELLED', 'This meeting will not be.', { field: 'meetingId' });
  }
}
