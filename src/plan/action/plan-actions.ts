import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { ActionOwners, type Owner } from './action-owners.js';
import { PlanLoader } from '../plan-loader.js';
import { requireDraft } from '../plan.domain.js';
import { checkDueOn, type Setting } from './action.domain.js';
import { Action } from './action.entity.js';
import { lapseSuggestion } from './suggestions.js';
import { UNTOUCHED } from './untouched.js';

/** An action as it is written down: who does what by when, in whose everyday life, for which goal. */
export interface NewAction extends Owner {
  readonly planVersionId: string;
  readonly goalId?: string | null;
  readonly text: string;
  readonly setting?: Setting | null;
  readonly dueOn: Temporal.PlainDate;
}

/** The actions of a plan: written into a draft, and dropped from it. */
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
    const { ownerKind, ownerId, ownerUnit, text, goalId, dueOn, setting = null } = input;
    checkDueOn(dueOn, this.work.today);
    await this.owners.require(ofCase, input);
    const { areaId, caseId, planId, number } = version;
    if (goalId) await this.requireGoal(planId, goalId, ownerId);
    const present = await this.owners.wasPresent(version.meetingId, ownerId);
    const id = newId();
    const what = { text: key.seal(`plan_action.text:${id}`, text), setting, dueOn };
    const place = { areaId, id, caseId, planId, goalId: goalId ?? null, sinceVersion: number };
    const owner = { ownerKind, ownerId, ownerUnit: ownerUnit ?? null };
    const commitment = present ? 'proposed' : 'requested';
    const action = this.em.create(Action, { ...UNTOUCHED, ...place, ...owner, ...what, commitment });
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
    await lapseSuggestion(this.em, id, this.work.now);
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: action.caseId }, grant, ['actions']);
    return action;
  }

  private async requireGoal(planId: string, goalId: string, ownerId: string): Promise<void> {
    const { goal } = await this.loader.goal(goalId);
    if (goal.planId !== planId || goal.untilVersion != null) throw notFound('goalId');
    await this.owners.requireNotKept(ownerId, 'plan_goal', goalId);
  }
}
