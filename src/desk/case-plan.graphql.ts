import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ReviewDecision, ReviewState } from '../follow-up/follow-up.domain.js';
import { ReviewDecisionEnum, ReviewStateEnum } from '../follow-up/follow-up.graphql.js';
import type { Commitment, OwnerKind, Progress, Setting } from '../plan/action/action.domain.js';
import type { Approval, PlanVersionState } from '../plan/plan.domain.js';
import { CommitmentEnum, OwnerKindEnum, ProgressEnum, SettingEnum } from '../plan/action/action.graphql.js';
import type { ApprovalExceptionReason } from '../plan/approval/exception.domain.js';
import { ApprovalExceptionReasonEnum } from '../plan/approval/exception.graphql.js';
import { ApprovalEnum, PlanVersionStateEnum } from '../plan/plan.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import { Colleague } from './case-people.graphql.js';
import { SuggestedChange } from './suggested-change.graphql.js';
import { CaseChildView, CasePlanCopy, CasePrivateHelper, CaseSection } from './case-plan-text.graphql.js';

@ObjectType({ description: 'What somebody of the family said of a version of the plan (hyväksyntä, eriävä näkemys).' })
export class CaseApproval {
  @Field(() => Uuid, { description: 'Who.' })
  personId!: string;

  @Field(() => ApprovalEnum, { description: 'What.' })
  approval!: Approval;

  @Field(() => String, { nullable: true, description: 'The dissenting view, in their own words.' })
  dissent!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;
}

@ObjectType({ description: 'A guardian who is not asked about a version of the plan (poikkeus hyväksynnästä).' })
export class CaseApprovalException {
  @Field(() => Uuid, { description: 'Who.' })
  personId!: string;

  @Field(() => ApprovalExceptionReasonEnum, { description: 'Why.' })
  reason!: ApprovalExceptionReason;

  @Field(() => DateTime, { description: 'When it was recorded; one from before `proposedAt` counts no more.' })
  at!: string;
}

@ObjectType({ description: 'A version of the plan on the case page.' })
export class CasePlanVersion {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Number, from 1.' })
  number!: number;

  @Field(() => PlanVersionStateEnum, { description: 'Where it stands.' })
  state!: PlanVersionState;

  @Field(() => String, { nullable: true, description: 'The shared goal (yhteinen tavoite).' })
  sharedGoal!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the next review.' })
  nextReviewOn!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was proposed to the family.' })
  proposedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was agreed.' })
  agreedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the next review is more than twelve weeks away.' })
  reviewReason!: string | null;

  @Field(() => [CaseApproval], { description: 'Who said what of it.' })
  approvals!: readonly CaseApproval[];

  @Field(() => [CaseApprovalException], {
    description: 'Who is not asked of it, and why. For those who keep the plan alone; empty for all others.',
  })
  exceptions!: readonly CaseApprovalException[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A goal (tavoite) under the shared one.' })
export class CaseGoal {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The goal.' })
  text!: string | null;

  @Field(() => Int, { description: 'The first version of the plan it is in.' })
  sinceVersion!: number;

  @Field(() => Int, { nullable: true, description: 'The first version it is no longer in.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'An action (toimenpide): what one person has taken on, by when.' })
export class CaseAction {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'The goal it serves.' })
  goalId!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  text!: string | null;

  @Field(() => OwnerKindEnum, { description: 'Whether a professional or the family does it.' })
  ownerKind!: OwnerKind;

  @Field(() => Uuid, { description: 'Its owner: a professional or a person of the family.' })
  ownerId!: string;

  @Field(() => Colleague, { nullable: true, description: 'The owner, if a professional.' })
  owner!: Colleague | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the owner; null for those who may not know, or, of the family, where its people are not asked for.',
  })
  ownerName!: string | null;

  @Field(() => LocalDate, { description: 'By which day.' })
  dueOn!: string;

  @Field(() => CommitmentEnum, { description: 'Whether its owner has taken it on.' })
  commitment!: Commitment;

  @Field(() => DateTime, { nullable: true, description: 'When the owner said so.' })
  committedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why its owner declined.' })
  declineReason!: string | null;

  @Field(() => ProgressEnum, { description: 'How far it is.' })
  progress!: Progress;

  @Field(() => String, { nullable: true, description: 'Why it was not done.' })
  notDoneReason!: string | null;

  @Field(() => String, { nullable: true, description: 'What is in the way, if it is stuck and somebody said so.' })
  obstacle!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Who reported how it goes; none if the owner said it.' })
  reportedBy!: string | null;

  @Field(() => SettingEnum, { nullable: true, description: 'In whose everyday life it happens.' })
  setting!: Setting | null;

  @Field(() => Uuid, { nullable: true, description: 'The action in whose place it stands.' })
  replaces!: string | null;

  @Field(() => SuggestedChange, { nullable: true, description: 'What its owner suggested last instead.' })
  suggestion!: SuggestedChange | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The first version of the plan it is in; null while it is only requested.',
  })
  sinceVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'The first version it is no longer in.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A review (seuranta) of the plan.' })
export class CaseReview {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'On which day it is due.' })
  dueOn!: string;

  @Field(() => ReviewStateEnum, { description: 'Where it stands.' })
  state!: ReviewState;

  @Field(() => DateTime, { nullable: true, description: 'When it was held.' })
  heldAt!: string | null;

  @Field(() => ReviewDecisionEnum, { nullable: true, description: 'What it decided.' })
  decision!: ReviewDecision | null;

  @Field(() => String, { nullable: true, description: 'What was noted.' })
  note!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The meeting that was convened for it.' })
  meetingId!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'The shared plan (yhteinen suunnitelma, 1301/2014 39 §) of a case.' })
export class CasePlan {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => [CasePlanVersion], { description: 'Its versions, the first one first.' })
  versions!: readonly CasePlanVersion[];

  @Field(() => [CaseGoal], { description: 'Goals of all versions.' })
  goals!: readonly CaseGoal[];

  @Field(() => [CaseSection], { description: 'Sections in words, of all versions, in the order of the plan.' })
  sections!: readonly CaseSection[];

  @Field(() => [CaseChildView], { description: 'Each child’s own view, of all versions.' })
  childViews!: readonly CaseChildView[];

  @Field(() => [CasePrivateHelper], { description: 'Private people who help, of all versions.' })
  privateHelpers!: readonly CasePrivateHelper[];

  @Field(() => [CasePlanCopy], { description: 'Who gets a copy, of all versions.' })
  copies!: readonly CasePlanCopy[];

  @Field(() => [CaseReview], { description: 'Its reviews, by day.' })
  reviews!: readonly CaseReview[];
}
