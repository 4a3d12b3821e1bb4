import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseClosing } from '../../network/network.events.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Events } from '../../platform/events/events.js';
import { isIn } from '../plan.domain.js';
import { PlanVersion } from '../plan.entity.js';
import { UNFINISHED } from './action.domain.js';
import { Action } from './action.entity.js';

/** A case does not close while the family thinks about a plan, or somebody has promised or is asked something. */
@Injectable()
export class ClosingVetoOfPlan implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.handle<CaseClosing>('plan', 'case.closing', ({ caseId }) => this.requireNothingOpen(caseId));
  }

  private async requireNothingOpen(caseId: string): Promise<void> {
    const versions = await this.em.find(PlanVersion, { caseId }, { orderBy: { number: 'desc' } });
    const actions = await this.em.find(Action, { caseId }, { orderBy: { id: 'asc' } });
    const planVersionIds = versions.filter(({ state }) => state === 'proposed').map(({ id }) => id);
    if (planVersionIds.length > 0)
      throw new DomainError('PLAN_PROPOSED', 'The family is thinking about a plan; take the proposal back first.', {
        field: 'caseId',
        planVersionIds,
      });
    const agreed = versions.find(({ state }) => state === 'agreed')?.number ?? 0;
    const actionIds = actions.filter((action) => isOpen(action, agreed)).map(({ id }) => id);
    if (actionIds.length === 0) return;
    const message = 'Somebody has promised or is asked something: is it done, not done, dropped or handed over?';
    throw new DomainError('ACTIONS_OPEN', message, { field: 'caseId', actionIds });
  }
}

/** Promised in the agreed version and not settled; or asked of somebody who has not answered. */
function isOpen(action: Action, agreed: number): boolean {
  if (!UNFINISHED.some((each) => each === action.progress)) return false;
  if (action.commitment === 'committed') return isIn(action, agreed);
  return action.commitment === 'requested' && action.sinceVersion == null && action.untilVersion == null;
}
