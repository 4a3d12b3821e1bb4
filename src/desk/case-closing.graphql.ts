import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ClosingReason, Filed } from '../closing/closing.domain.js';
import { ClosingReasonEnum, FiledEnum } from '../closing/closing.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A closing (päättäminen) of a case, from the first word of it to its reopening.' })
export class CaseClosing {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ClosingReasonEnum, {
    nullable: true,
    description: 'Why; none for who knows of the case only when one meets.',
  })
  reason!: ClosingReason | null;

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  words!: string | null;

  @Field(() => DateTime, { description: 'When it was begun: from then on the case was closing (päättymässä).' })
  begunAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was called off: the case went on after all.' })
  calledOffAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case closed.' })
  closedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it closed although some unit had not filed what is theirs.',
  })
  withoutReceipts!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which the working copy is kept (säilytysaika).' })
  retentionUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case was reopened.' })
  reopenedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was reopened.' })
  reopenReason!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'What a unit has in its own register (kirjattu omaan rekisteriin).' })
export class CaseFilingReceipt {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit; none if it is kept from the reader.' })
  unitId!: string | null;

  @Field(() => String, { description: 'Its name.' })
  unitName!: string;

  @Field(() => FiledEnum, { description: 'What.' })
  what!: Filed;

  @Field(() => LocalDate, { description: 'When.' })
  filedOn!: string;

  @Field(() => Boolean, { description: 'Whether somebody else took it down as the unit told it.' })
  asTold!: boolean;
}
