import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { planRules } from '../plan.access.js';
import { PlanLoader } from '../plan-loader.js';
import { reported, type ReportedProgress } from './action.domain.js';
import type { Action } from './action.entity.js';

/** How promises go on (eteneminen). */
@Injectable()
export class ActionProgress {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /**
   * How it goes, as the owner says it or who keeps the plan has heard.
   *
   * @param reason why it was not done; or what is in the way of what is stuck, if somebody says
   */
  async reportProgress(
    id: string,
    expectedVersion: number,
    said: ReportedProgress,
    reason?: string | null,
  ): Promise<Action> {
    const { action, grant, key } = await this.loader.action(id);
    if (said === 'cancelled') await this.requireKeeper(action);
    requireVersion(action, expectedVersion);
    const progress = reported(action, said, reason);
    const { principalId } = this.work.actor;
    this.em.assign(action, {
      progress,
      progressAt: this.work.now,
      notDoneReason: key.seal(`plan_action.not_done_reason:${id}`, progress === 'not-done' ? reason : null),
      obstacle: key.seal(`plan_action.obstacle:${id}`, progress === 'stuck' ? reason : null),
      reportedBy: action.ownerId === principalId ? null : principalId,
    });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: action.caseId }, grant, ['actions']);
    return action;
  }

  /** An owner says why it is not done; that nobody needs it any more is for who keeps the plan to say. */
  private async requireKeeper({ caseId }: Action): Promise<void> {
    if (await this.access.find(planRules.writeActions, caseId)) return;
    throw new DomainError('NOT_THE_KEEPER', 'Only who keeps the plan cancels an action.', { field: 'progress' });
  }
}
