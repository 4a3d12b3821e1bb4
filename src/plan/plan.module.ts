import { Module } from '@nestjs/common';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ActionOwners } from './action/action-owners.js';
import { ActionResolver } from './action/action.resolver.js';
import { Commitments } from './action/commitments.js';
import { LateCommitment } from './action/late-commitment.js';
import { OwnActionsService } from './action/own-actions.service.js';
import { PlanActions } from './action/plan-actions.js';
import { PlanAgreement } from './plan-agreement.js';
import { PlanApprovals } from './plan-approvals.js';
import { PlanDrafting } from './plan-drafting.js';
import { PlanLoader } from './plan-loader.js';
import { PlanRepository } from './plan.repository.js';
import { PlanResolver } from './plan.resolver.js';
import { PlanService } from './plan.service.js';

const WRITING = [PlanLoader, PlanDrafting, PlanActions, ActionOwners];
const AGREEING = [PlanApprovals, PlanAgreement, Commitments, LateCommitment];

@Module({
  imports: [FamilyModule, NetworkModule],
  providers: [ActionResolver, PlanResolver, PlanRepository, PlanService, OwnActionsService, ...WRITING, ...AGREEING],
  exports: [PlanService, OwnActionsService],
})
export class PlanModule {}
