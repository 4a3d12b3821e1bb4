import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { OwnerKind, ReportedProgress, Setting } from './action.domain.js';
import { OwnerKindEnum, ReportedProgressEnum, SettingEnum } from './action.graphql.js';

/** What every change of an action begins with. */
@InputType({ isAbstract: true })
export abstract class ActionEdit extends MutationInput {
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

  @Field(() => SettingEnum, { nullable: true, description: 'In whose everyday life it happens.' })
  setting?: Setting | null;
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
  progress!: ReportedProgress;

  @Field(() => LongText, {
    nullable: true,
    description: 'Why it was not done, then always; or what is in the way of what is stuck, if somebody says.',
  })
  reason?: string | null;
}

@InputType({ description: 'A promise that somebody else is asked to take (toimenpiteen siirto).' })
export class HandOverActionInput extends ActionEdit {
  @Field(() => OwnerKindEnum, { description: 'What kind of person takes it.' })
  ownerKind!: OwnerKind;

  @Field(() => Uuid, { description: 'Who is asked: of the network or of the family, and not its owner.' })
  ownerId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which a professional acts.' })
  ownerUnit?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Another due day; otherwise it stays.' })
  dueOn?: Temporal.PlainDate | null;
}
