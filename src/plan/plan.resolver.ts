import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { PlanAgreement } from './plan-agreement.js';
import { PlanApprovals } from './plan-approvals.js';
import { PlanDrafting } from './plan-drafting.js';
import { PlanApproval, PlanGoal, PlanVersion } from './plan.graphql.js';
import {
  AddGoalInput,
  AgreePlanInput,
  ChangeGoalInput,
  DraftPlanInput,
  DropGoalInput,
  ProposePlanInput,
  RecordPlanApprovalInput,
  WithdrawProposalInput,
  WriteSharedGoalInput,
} from './plan.inputs.graphql.js';

/** The shared plan (yhteinen suunnitelma): written, proposed, agreed. */
@Resolver()
export class PlanResolver {
  constructor(
    private readonly drafting: PlanDrafting,
    private readonly approvals: PlanApprovals,
    private readonly agreement: PlanAgreement,
  ) {}

  @Mutation(() => PlanVersion, {
    description: 'Opens the plan of a case with a first draft, or drafts its next version.',
  })
  async draftPlan(
    @Args('input', { description: 'Of which case, from which meeting.' }) input: DraftPlanInput,
  ): Promise<PlanVersion> {
    return PlanVersion.from(await this.drafting.draftPlan(input));
  }

  @Mutation(() => PlanVersion, { description: 'Writes the shared goal of a draft anew.' })
  async writeSharedGoal(
    @Args('input', { description: 'Of which draft, and what.' }) input: WriteSharedGoalInput,
  ): Promise<PlanVersion> {
    const { planVersionId, expectedVersion, sharedGoal } = input;
    return PlanVersion.from(await this.drafting.writeSharedGoal(planVersionId, expectedVersion, sharedGoal));
  }

  @Mutation(() => PlanGoal, { description: 'Writes a goal into a draft.' })
  async addGoal(@Args('input', { description: 'Into which, and what.' }) input: AddGoalInput): Promise<PlanGoal> {
    return PlanGoal.from(await this.drafting.addGoal(input.planVersionId, input.text));
  }

  @Mutation(() => PlanGoal, { description: 'Writes a goal of the draft anew.' })
  async changeGoal(@Args('input', { description: 'Which, and what.' }) input: ChangeGoalInput): Promise<PlanGoal> {
    return PlanGoal.from(await this.drafting.changeGoal(input.goalId, input.expectedVersion, input.text));
  }

  @Mutation(() => PlanGoal, { description: 'Leaves a goal out of the draft. Agreed versions keep it.' })
  async dropGoal(@Args('input', { description: 'Which.' }) input: DropGoalInput): Promise<PlanGoal> {
    return PlanGoal.from(await this.drafting.dropGoal(input.goalId, input.expectedVersion));
  }

  @Mutation(() => PlanVersion, { description: 'Puts a draft before the family, with the day of the next review.' })
  async proposePlan(
    @Args('input', { description: 'Which, and when it is reviewed.' }) input: ProposePlanInput,
  ): Promise<PlanVersion> {
    return PlanVersion.from(await this.agreement.proposePlan(input.planVersionId, input.expectedVersion, input));
  }

  @Mutation(() => PlanVersion, {
    description: 'Takes a proposal back to write on it. What the family said of it counts no more.',
  })
  async withdrawProposal(@Args('input', { description: 'Which.' }) input: WithdrawProposalInput): Promise<PlanVersion> {
    return PlanVersion.from(await this.agreement.withdrawProposal(input.planVersionId, input.expectedVersion));
  }

  @Mutation(() => PlanApproval, {
    description: 'What somebody of the family says of a proposed plan: said by themselves, or written down.',
  })
  async recordPlanApproval(
    @Args('input', { description: 'Who, of which, and what.' }) input: RecordPlanApprovalInput,
  ): Promise<PlanApproval> {
    return PlanApproval.from(await this.approvals.record(input));
  }

  @Mutation(() => PlanVersion, {
    description: 'The plan is agreed, and never changes. Who has not committed is asked, and stands apart.',
  })
  async agreePlan(@Args('input', { description: 'Which.' }) input: AgreePlanInput): Promise<PlanVersion> {
    return PlanVersion.from(await this.agreement.agreePlan(input.planVersionId, input.expectedVersion));
  }
}
