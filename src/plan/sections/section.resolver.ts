import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { HelpersAndCopies } from './helpers-and-copies.js';
import { PlanSections } from './plan-sections.js';
import { PlanPiece } from './section.graphql.js';
import {
  AddPlanCopyInput,
  AddPrivateHelperInput,
  ChangePrivateHelperInput,
  DropPlanCopyInput,
  DropPrivateHelperInput,
  RecordChildViewInput,
  WritePlanSectionInput,
} from './section.inputs.graphql.js';

/** The sections of a draft, each child's own view, private helpers and copies. */
@Resolver()
export class SectionResolver {
  constructor(
    private readonly sections: PlanSections,
    private readonly others: HelpersAndCopies,
  ) {}

  @Mutation(() => PlanPiece, { description: 'Writes a section of a draft, or leaves it out.' })
  async writePlanSection(
    @Args('input', { description: 'Which, and what.' }) input: WritePlanSectionInput,
  ): Promise<PlanPiece> {
    return PlanPiece.from(await this.sections.writePlanSection(input));
  }

  @Mutation(() => PlanPiece, {
    description:
      'Writes how a child was heard and what it said, or why it was not. A plan is agreed with one of each child.',
  })
  async recordChildView(
    @Args('input', { description: 'Of which child, and what.' }) input: RecordChildViewInput,
  ): Promise<PlanPiece> {
    return PlanPiece.from(await this.sections.recordChildView(input));
  }

  @Mutation(() => PlanPiece, { description: 'Writes a private person who helps into a draft.' })
  async addPrivateHelper(
    @Args('input', { description: 'Who, and with what.' }) input: AddPrivateHelperInput,
  ): Promise<PlanPiece> {
    return PlanPiece.from(await this.others.addPrivateHelper(input.planVersionId, input));
  }

  @Mutation(() => PlanPiece, { description: 'Writes a private helper of the draft anew.' })
  async changePrivateHelper(
    @Args('input', { description: 'Which, and what.' }) input: ChangePrivateHelperInput,
  ): Promise<PlanPiece> {
    return PlanPiece.from(await this.others.changePrivateHelper(input.helperId, input.expectedVersion, input));
  }

  @Mutation(() => PlanPiece, { description: 'Leaves a private helper out of the draft. Agreed versions keep them.' })
  async dropPrivateHelper(@Args('input', { description: 'Which.' }) input: DropPrivateHelperInput): Promise<PlanPiece> {
    return PlanPiece.from(await this.others.dropPrivateHelper(input.helperId, input.expectedVersion));
  }

  @Mutation(() => PlanPiece, { description: 'Somebody more gets the plan when it is agreed.' })
  async addPlanCopy(@Args('input', { description: 'Who.' }) input: AddPlanCopyInput): Promise<PlanPiece> {
    return PlanPiece.from(await this.others.addPlanCopy(input.planVersionId, input));
  }

  @Mutation(() => PlanPiece, { description: 'Somebody does not get this version of the plan, nor those to come.' })
  async dropPlanCopy(@Args('input', { description: 'Which.' }) input: DropPlanCopyInput): Promise<PlanPiece> {
    return PlanPiece.from(await this.others.dropPlanCopy(input.copyId, input.expectedVersion));
  }
}
