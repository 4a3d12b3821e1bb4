import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from '../plan/sections/section.domain.js';
import { ChildViewMannerEnum, NotHeardReasonEnum, PlanSectionKindEnum } from '../plan/sections/section.graphql.js';

@ObjectType({ isAbstract: true })
abstract class CasePiece {
  @Field(() => Uuid, { description: 'Id of this wording.' })
  id!: string;

  @Field(() => Uuid, { description: 'The same in all wordings of the piece.' })
  pieceId!: string;

  @Field(() => Int, { description: 'The first version of the plan it is in.' })
  sinceVersion!: number;

  @Field(() => Int, { nullable: true, description: 'The first version it is no longer in.' })
  untilVersion!: number | null;

  @Field(() => Uuid, { description: 'Who changed it last.' })
  changedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  changedAt!: string;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A section of the plan in words (suunnitelman osio).' })
export class CaseSection extends CasePiece {
  @Field(() => PlanSectionKindEnum, { description: 'Which section.' })
  kind!: SectionKind;

  @Field(() => String, { nullable: true, description: 'Its words.' })
  text!: string | null;
}

@ObjectType({ description: 'A child’s own view (lapsen oma näkemys), or why it was not heard.' })
export class CaseChildView extends CasePiece {
  @Field(() => Uuid, { description: 'The child.' })
  childId!: string;

  @Field(() => ChildViewMannerEnum, { nullable: true, description: 'How it was heard.' })
  manner!: ChildViewManner | null;

  @Field(() => String, { nullable: true, description: 'What it said, in short.' })
  content!: string | null;

  @Field(() => NotHeardReasonEnum, { nullable: true, description: 'Why it was not heard.' })
  reason!: NotHeardReason | null;

  @Field(() => String, { nullable: true, description: 'The other reason, in words.' })
  reasonText!: string | null;
}

@ObjectType({ description: 'A private person who helps (yksityinen auttaja), and with what.' })
export class CasePrivateHelper extends CasePiece {
  @Field(() => String, { nullable: true, description: 'Who.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'With what they help.' })
  task!: string | null;
}

@ObjectType({ description: 'Somebody who gets the plan when it is agreed (suunnitelman jakelu).' })
export class CasePlanCopy extends CasePiece {
  @Field(() => Uuid, { nullable: true, description: 'A person of the family.' })
  personId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Or a unit of the network.' })
  unitId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the unit.' })
  unitName!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they last got one of its versions, by `handOutPlan`; none: not yet.',
  })
  handedAt!: string | null;
}
