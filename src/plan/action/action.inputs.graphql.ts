import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { OwnerKind, Progress } from './action.domain.js';
import { OwnerKindEnum, ReportedProgressEnum } from './action.graphql.js';

@InputType({ isAbstract: true })
abstract class ActionEdit extends MutationInput {
  @Field(() => Uuid, { description: 'The action.' })
  actionId!: string;

  @Field(() => Int, { description: 'Version of the action that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'An action (toimenpide), new in a draft.' })
export class AddActionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The draft.' })
  planVersionId!: string;

  @Field(() => LongText, { description: 'What is done. It never changes; another text is another action.' })
  text!: string;

  @Field(() => Uuid, { nullable: true, description: 'The goal it serves.' })
  goalId?: string | null;

  @Field(() => OwnerKindEnum, { description: 'What kind of person does it.' })
  ownerKind!: OwnerKind;

  @Field(() => Uuid, { description: 'The one person who does it: of the network or of the family.' })
  ownerId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which a professional acts.' })
  ownerUnit?: string | null;

  @Field(() => LocalDate, { description: 'Due day (määräpäivä), within two years.' })
  dueOn!: Temporal.PlainDate;
}

@InputType({ description: 'An action that is left out of the draft, or is not asked for any more.' })
export class DropActionInput extends ActionEdit {}

@InputType({ description: 'The owner’s own commitment (sitoutuminen).' })
export class CommitToActionInput extends ActionEdit {}

@InputType({ description: 'The owner declines (kieltäytyminen).' })
export class DeclineActionInput extends ActionEdit {
  @Field(() => LongText, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'What an owner said to somebody: in the plan’s meeting or on the phone.' })
export class RecordCommitmentInput extends ActionEdit {
  @Field(() => Boolean, { description: 'Whether they commit.' })
  committed!: boolean;

  @Field(() => LongText, { nullable: true, description: 'Why not.' })
  reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'They were rung up.' })
  byPhone!: boolean;
}

@InputType({ description: 'How an action goes (eteneminen).' })
export class ReportProgressInput extends ActionEdit {
  @Field(() => ReportedProgressEnum, { description: 'How it goes.' })
  progress!: Exclude<Progress, 'open'>;

  @Field(() => LongText, { nullable: true, description: 'Why it was not done; only then, and then always.' })
  reason?: string | null;
}
