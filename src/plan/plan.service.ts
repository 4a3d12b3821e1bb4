import { Injectable } from '@nestjs/common';
import { type CommittedAction, PlanRepository } from './plan.repository.js';

/** What later chapters ask the plan. */
@Injectable()
export class PlanService {
  constructor(private readonly plans: PlanRepository) {}

  /** The actions of the agreed plan that are promised and not done yet, by due day. */
  committedActions(planId: string): Promise<CommittedAction[]> {
    return this.plans.inForce(planId);
  }
}
