import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId, ZONE } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { ActionOwners, type Owner } from './action-owners.js';
import { PlanLoader } from '../plan-loader.js';
import { requireDraft } from '../plan.domain.js';
import { checkDueOn, checkProgress, type Progress } from './action.domain.js';
import { Action } from './action.entity.js';

/** An action as it is written down: who does what by when, for which goal. */
export interface NewAction extends Owner {
  readonly planVersionId: string;
  readonly goalId?: string | null;
  readonly text: string;
  readonly dueOn: Temporal.PlainDate;
}

/** The actions of a plan: written, dropped, and how they go on. */
@Injectable()
export class PlanActions {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly owners: ActionOwners,
    private readonly work: Work,
  ) {}

  /** Writes an action into a draft. Nobody has committed to it by that. */
  async addAction(input: NewAction): Promise<Action> {
    const { version, ofCase, grant, key } = await this.loader.draft(input.planVersionId, 'planVersionId');
    const { ownerKind, ownerId, ownerUnit, text, goalId, dueOn } = input;
    checkDueOn(dueOn, this.work.now.toZonedDateTimeISO(ZONE).toPlainDate());
    await this.owners.require(ofCase, input);
    const { areaId, caseId, planId, number } = version;
    if (goalId) await this.requireGoal(planId, goalId);
    const present = await this.owners.wasPresent(version.meetingId, ownerId);
    const id = newId();
    const sealed = key.seal(`plan_action.text:${id}`, text);
    const place = { areaId, id, caseId, planId, goalId: goalId ?? null, sinceVersion: number, untilVersion: null };
    const owner = { ownerKind, ownerId, ownerUnit: ownerUnit ?? null };
    const commitment = present ? 'proposed' : 'requested';
    const action = this.em.create(Action, { ...place, ...owner, ...UNTOUCHED, text: sealed, dueOn, commitment });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['actions']);
    return action;
  }

  /** The action is not in the draft any more, agreed versions keep it; or nobody is asked any more. */
  async dropAction(id: string, expectedVersion: number): Promise<Action> {
    const { action, grant } = await this.loader.actionOfAnybody(id);
    requireVersion(action, expectedVersion);
    if (action.untilVersion != null)
      throw new DomainError('ACTION_DROPPED', 'This action has been dropped.', { field: 'actionId' });
    const latest = await this.loader.latest(action.planId);
    if (action.sinceVersion != null) requireDraft(latest);
    // Agreed versions stay as they are: what is asked for no more ends with the one it would have made.
    const untilVersion = latest.state === 'agreed' ? latest.number + 1 : latest.number;
    this.em.assign(action, { untilVersion });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: action.caseId }, grant, ['actions']);
    return action;
  }

  /** How it goes, as the owner says it or the counsellor hears it. */
  async reportProgress(
    id: string,
    expectedVersion: number,
    progress: Exclude<Progress, 'open'>,
    reason?: string | null,
  ): Promise<Action> {
    const { action, grant, key } = await this.loader.action(id);
    requireVersion(action, expectedVersion);
    checkProgress(action, progress, reason);
    const notDoneReason = key.seal(`plan_action.not_done_reason:${id}`, reason);
    this.em.assign(action, { progress, progressAt: this.work.now, notDoneReason });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: action.caseId }, grant, ['actions']);
    return action;
  }

  private async requireGoal(planId: string, goalId: string): Promise<void> {
    const { goal } = await this.loader.goal(goalId);
    if (goal.planId !== planId || goal.untilVersion != null) throw notFound('goalId');
  }
}

/** What stands of an action before anybody has said anything. */
const UNTOUCHED = {
  committedAt: null,
  committedVia: null,
  declineReason: null,
  progress: 'open',
  progressAt: null,
  notDoneReason: null,
} as const;
