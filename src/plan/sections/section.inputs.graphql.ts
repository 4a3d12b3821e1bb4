import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from './section.domain.js';
import { ChildViewMannerEnum, NotHeardReasonEnum, PlanSectionKindEnum } from './section.graphql.js';

@InputType({ isAbstract: true })
abstract class DraftInput extends MutationInput {
  @Field(() => Uuid, { description: 'The draft.' })
  planVersionId!: string;
}

@InputType({ isAbstract: true })
abstract class HelperEdit extends MutationInput {
  @Field(() => Uuid, { description: 'The helper.' })
  helperId!: string;

  @Field(() => Int, { description: 'Version of the helper that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A section of a draft (suunnitelman osio), as it is written or left out.' })
export class WritePlanSectionInput extends DraftInput {
  @Field(() => PlanSectionKindEnum, { description: 'Which section.' })
  kind!: SectionKind;

  @Field(() => LongText, { nullable: true, description: 'Its words, whole; null to leave the section out.' })
  text?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the section that was seen; null if there was none.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'A child’s own view (lapsen oma näkemys), or why it was not heard.' })
export class RecordChildViewInput extends DraftInput {
  @Field(() => Uuid, { description: 'The child.' })
  childId!: string;

  @Field(() => ChildViewMannerEnum, { nullable: true, description: 'How it was heard.' })
  manner?: ChildViewManner | null;

  @Field(() => LongText, { nullable: true, description: 'What it said, in short (keskeinen sisältö).' })
  content?: string | null;

  @Field(() => NotHeardReasonEnum, { nullable: true, description: 'Or why it was not heard.' })
  reason?: NotHeardReason | null;

  @Field(() => LongText, { nullable: true, description: 'The other reason, in words.' })
  reasonText?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the view that was seen; null if there was none.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'A private person who helps (yksityinen auttaja), new in a draft.' })
export class AddPrivateHelperInput extends DraftInput {
  @Field(() => ShortText, { description: 'Who, as the family calls them.' })
  name!: string;

  @Field(() => LongText, { description: 'With what they help.' })
  task!: string;
}

@InputType({ description: 'A private helper of the draft, anew.' })
export class ChangePrivateHelperInput extends HelperEdit {
  @Field(() => ShortText, { description: 'Who, as the family calls them.' })
  name!: string;

  @Field(() => LongText, { description: 'With what they help.' })
  task!: string;
}

@InputType({ description: 'A private helper who is left out of the draft.' })
export class DropPrivateHelperInput extends HelperEdit {}

@InputType({ description: 'Somebody who gets the plan when it is agreed (suunnitelman jakelu): a person or a unit.' })
export class AddPlanCopyInput extends DraftInput {
  @Field(() => Uuid, { nullable: true, description: 'A person of the family.' })
  personId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Or a unit of the network.' })
  unitId?: string | null;
}

@InputType({ description: 'Somebody who does not get the plan after all.' })
export class DropPlanCopyInput extends MutationInput {
  @Field(() => Uuid, { description: 'The copy.' })
  copyId!: string;

  @Field(() => Int, { description: 'Version of the copy that was seen.' })
  expectedVersion!: number;
}
