import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ActionOwners } from './action/action-owners.js';
import { ActionProgress } from './action/action-progress.js';
import { ActionResolver } from './action/action.resolver.js';
import { ClosingVetoOfPlan } from './action/closing-veto.js';
import { Commitments } from './action/commitments.js';
import { HandingOver } from './action/handing-over.js';
import { LateCommitment } from './action/late-commitment.js';
import { OrphanedActions } from './action/orphaned-actions.js';
import { OwnActionsService } from './action/own-actions.service.js';
import { PlanActions } from './action/plan-actions.js';
import { SuggestionResolver } from './action/suggestion.resolver.js';
import { Suggestions } from './action/suggestions.js';
import { ApprovalExceptions } from './approval/approval-exceptions.js';
import { ApprovalExceptionResolver } from './approval/exception.resolver.js';
import { PlanDeciders } from './approval/plan-deciders.js';
import { PlanDifferenceRepository } from './difference/difference.repository.js';
import { PlanDifferenceResolver } from './difference/difference.resolver.js';
import { PlanDifferenceService } from './difference/difference.service.js';
import { HandoutResolver } from './document/handout.resolver.js';
import { HandoutsService } from './document/handouts.service.js';
import { PlanDocuments } from './document/plan-documents.service.js';
import { PlanAgreement } from './plan-agreement.js';
import { PlanApprovals } from './plan-approvals.js';
import { PlanDrafting } from './plan-drafting.js';
import { PlanLoader } from './plan-loader.js';
import { PlanRepository } from './plan.repository.js';
import { PlanResolver } from './plan.resolver.js';
import { PlanService } from './plan.service.js';
import { CopyRecipients } from './sections/copy-recipients.js';
import { HelpersAndCopies } from './sections/helpers-and-copies.js';
import { Pieces } from './sections/pieces.js';
import { PlanSections } from './sections/plan-sections.js';
import { SectionResolver } from './sections/section.resolver.js';

const DRAFTING = [PlanLoader, PlanDrafting];
const SECTIONS = [SectionResolver, PlanSections, HelpersAndCopies, CopyRecipients, Pieces];
const APPROVING = [PlanApprovals, PlanAgreement, PlanDeciders, ApprovalExceptionResolver, ApprovalExceptions];
const ACTIONS = [
  ActionResolver,
  PlanActions,
  ActionOwners,
  Commitments,
  LateCommitment,
  SuggestionResolver,
  Suggestions,
  HandingOver,
  ActionProgress,
  OrphanedActions,
  OwnActionsService,
  ClosingVetoOfPlan,
];
const COMPARING = [PlanDifferenceResolver, PlanDifferenceService, PlanDifferenceRepository];
const DOCUMENTS = [PlanDocuments, HandoutResolver, HandoutsService];

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule],
  providers: [
    PlanResolver,
    PlanService,
    PlanRepository,
    ...DRAFTING,
    ...SECTIONS,
    ...APPROVING,
    ...ACTIONS,
    ...COMPARING,
    ...DOCUMENTS,
  ],
  exports: [PlanDocuments, PlanService, OwnActionsService],
})
export class PlanModule {}
