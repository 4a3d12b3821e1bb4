import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Commitments } from './commitments.js';
import { PlanActions } from './plan-actions.js';
import { PlanAction } from './action.graphql.js';
import {
  AddActionInput,
  CommitToActionInput,
  DeclineActionInput,
  DropActionInput,
  RecordCommitmentInput,
  ReportProgressInput,
} from './action.inputs.graphql.js';

/** The actions (toimenpiteet) of a plan and the commitments to them. */
@Resolver()
export class ActionResolver {
  constructor(
    private readonly actions: PlanActions,
    private readonly commitments: Commitments,
  ) {}

  @Mutation(() => PlanAction, {
    description: 'Writes an action into a draft: one owner, one due day. Nobody is committed by that.',
  })
  async addAction(
    @Args('input', { description: 'Who does what by when.' }) input: AddActionInput,
  ): Promise<PlanAction> {
    return PlanAction.from(await this.actions.addAction(input));
  }

  @Mutation(() => PlanAction, {
    description: 'Leaves an action out of the draft, agreed versions keep it; or asks its owner no more.',
  })
  async dropAction(@Args('input', { description: 'Which.' }) input: DropActionInput): Promise<PlanAction> {
    return PlanAction.from(await this.actions.dropAction(input.actionId, input.expectedVersion));
  }

  @Mutation(() => PlanAction, {
    description: 'The signed-in owner commits. What stands apart joins the agreed plan at once, as its next version.',
  })
  async commitToAction(@Args('input', { description: 'To which.' }) input: CommitToActionInput): Promise<PlanAction> {
    return PlanAction.from(await this.commitments.commitToAction(input.actionId, input.expectedVersion));
  }

  @Mutation(() => PlanAction, { description: 'The signed-in owner declines, with a reason.' })
  async declineAction(
    @Args('input', { description: 'Which, and why.' }) input: DeclineActionInput,
  ): Promise<PlanAction> {
    const { actionId, expectedVersion, reason } = input;
    return PlanAction.from(await this.commitments.declineAction(actionId, expectedVersion, reason));
  }

  @Mutation(() => PlanAction, {
    description:
      'Writes down what an owner said who was in the plan’s meeting, or was rung up. Nobody else is committed.',
  })
  async recordCommitment(
    @Args('input', { description: 'To which, and what they said.' }) input: RecordCommitmentInput,
  ): Promise<PlanAction> {
    return PlanAction.from(await this.commitments.recordCommitment(input));
  }

  @Mutation(() => PlanAction, { description: 'How an action goes, by its owner or who keeps the plan.' })
  async reportProgress(
    @Args('input', { description: 'Which, and how.' }) input: ReportProgressInput,
  ): Promise<PlanAction> {
    const { actionId, expectedVersion, progress, reason } = input;
    return PlanAction.from(await this.actions.reportProgress(actionId, expectedVersion, progress, reason));
  }
}
