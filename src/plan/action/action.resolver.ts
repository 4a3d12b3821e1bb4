import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { ActionProgress } from './action-progress.js';
import { Commitments } from './commitments.js';
import { HandingOver } from './handing-over.js';
import { OrphanedActions } from './orphaned-actions.js';
import { PlanActions } from './plan-actions.js';
import { OrphanedAction, PlanAction } from './action.graphql.js';
import {
  AddActionInput,
  CommitToActionInput,
  DeclineActionInput,
  DropActionInput,
  HandOverActionInput,
  RecordCommitmentInput,
  ReportProgressInput,
} from './action.inputs.graphql.js';

/** The actions (toimenpiteet) of a plan and the commitments to them. */
@Resolver()
export class ActionResolver {
  constructor(
    private readonly actions: PlanActions,
    private readonly commitments: Commitments,
    private readonly progress: ActionProgress,
    private readonly handing: HandingOver,
    private readonly orphaned: OrphanedActions,
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

  @Mutation(() => PlanAction, {
    description: 'How an action goes, by its owner or who keeps the plan; the latter alone cancels it.',
  })
  async reportProgress(
    @Args('input', { description: 'Which, and how.' }) input: ReportProgressInput,
  ): Promise<PlanAction> {
    const { actionId, expectedVersion, progress, reason } = input;
    return PlanAction.from(await this.progress.reportProgress(actionId, expectedVersion, progress, reason));
  }

  @Mutation(() => PlanAction, {
    description:
      'Asks somebody else to take a promise of the agreed plan: it ends, and the same text is asked of them. Answers what they are asked; their commitment makes the next version.',
  })
  async handOverAction(
    @Args('input', { description: 'Which, and to whom.' }) input: HandOverActionInput,
  ): Promise<PlanAction> {
    return PlanAction.from(await this.handing.handOverAction(input));
  }

  @Query(() => [OrphanedAction], {
    description:
      'Promises of the counsellor’s own cases behind which nobody stands any more, because their owner has left, by due day, at most 200.',
  })
  async orphanedActions(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<OrphanedAction[]> {
    return (await this.orphaned.mine(areaId)).map(OrphanedAction.from);
  }
}
