import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import type { Approval } from './plan.domain.js';
import { ApprovalEnum } from './plan.graphql.js';

@InputType({ isAbstract: true })
abstract class PlanVersionEdit extends MutationInput {
  @Field(() => Uuid, { description: 'The version of the plan.' })
  planVersionId!: string;

  @Field(() => Int, { description: 'Its `version` that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A draft of a plan (suunnitelman luonnos): the first one, or the next version.' })
export class DraftPlanInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The meeting that draws it up.' })
  meetingId?: string | null;

  @Field(() => LongText, { description: 'The shared goal (yhteinen tavoite), in words of the family.' })
  sharedGoal!: string;
}

@InputType({ description: 'The shared goal of a draft, anew.' })
export class WriteSharedGoalInput extends PlanVersionEdit {
  @Field(() => LongText, { description: 'The shared goal, whole.' })
  sharedGoal!: string;
}

@InputType({ description: 'A goal (tavoite), new in a draft.' })
export class AddGoalInput extends MutationInput {
  @Field(() => Uuid, { description: 'The draft.' })
  planVersionId!: string;

  @Field(() => LongText, { description: 'The goal.' })
  text!: string;
}

@InputType({ description: 'A goal of the draft, anew.' })
export class ChangeGoalInput extends MutationInput {
  @Field(() => Uuid, { description: 'The goal. One that is agreed is dropped instead, and another written.' })
  goalId!: string;

  @Field(() => Int, { description: 'Version of the goal that was seen.' })
  expectedVersion!: number;

  @Field(() => LongText, { description: 'The goal, whole.' })
  text!: string;
}

@InputType({ description: 'A goal that is left out of the draft.' })
export class DropGoalInput extends MutationInput {
  @Field(() => Uuid, { description: 'The goal.' })
  goalId!: string;

  @Field(() => Int, { description: 'Version of the goal that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A draft, put before the family.' })
export class ProposePlanInput extends PlanVersionEdit {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day of the next review (seuraava tarkistus), after today; a working day in six weeks if none is told.',
  })
  nextReviewOn?: Temporal.PlainDate | null;

  @Field(() => LongText, { nullable: true, description: 'Why the review is more than twelve weeks away.' })
  reviewReason?: string | null;
}

@InputType({ description: 'A proposal, taken back to write on it.' })
export class WithdrawProposalInput extends PlanVersionEdit {}

@InputType({ description: 'What somebody of the family says of a proposed plan.' })
export class RecordPlanApprovalInput extends MutationInput {
  @Field(() => Uuid, { description: 'The version.' })
  planVersionId!: string;

  @Field(() => Uuid, { description: 'Who says it: a guardian or the young person.' })
  personId!: string;

  @Field(() => ApprovalEnum, { description: 'What they say.' })
  approval!: Approval;

  @Field(() => LongText, { nullable: true, description: 'A dissent (eriävä näkemys), in their own words.' })
  dissent?: string | null;
}

@InputType({ description: 'A proposed plan that is agreed.' })
export class AgreePlanInput extends PlanVersionEdit {}
