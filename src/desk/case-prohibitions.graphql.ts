import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type Ability,
  type ChildsReason,
  isChildsReason,
  isLegalReason,
  type KeptKind,
  type LegalReason,
} from '../network/prohibition/prohibition.domain.js';
import {
  AbilityEnum,
  ChildsReasonEnum,
  KeptKindEnum,
  LegalReasonEnum,
} from '../network/prohibition/prohibition.graphql.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type { CaseView } from './case-view.js';

type ProhibitionView = NonNullable<CaseView['prohibitions']>[number];

@ObjectType({ description: 'One thing that is kept from somebody.' })
class CaseKeptItem {
  @Field(() => KeptKindEnum, { description: 'What it is.' })
  kind!: KeptKind;

  @Field(() => Uuid, { description: 'Its id; of a piece of the plan, its `pieceId`.' })
  id!: string;
}

@ObjectType({
  description:
    'What is kept from somebody of the family: a minor’s prohibition (kielto), for the minor and who keeps the case; or what a party is not told on a ground in law.',
})
export class CaseProhibition {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The minor whose word it is; null: it is kept on a ground in law.',
  })
  childId!: string | null;

  @Field(() => Uuid, { description: 'From whom it is kept.' })
  fromPersonId!: string;

  @Field(() => ChildsReasonEnum, { nullable: true, description: 'Why the minor forbids it.' })
  childsReason!: ChildsReason | null;

  @Field(() => LegalReasonEnum, { nullable: true, description: 'Or why by law.' })
  legalReason!: LegalReason | null;

  @Field(() => AbilityEnum, { nullable: true, description: 'How it is known that the minor is able to forbid.' })
  ability!: Ability | null;

  @Field(() => String, { nullable: true, description: 'In the minor’s own words.' })
  words!: string | null;

  @Field(() => Int, { description: 'How many things.' })
  itemCount!: number;

  @Field(() => [CaseKeptItem], { description: 'Which; none for whom they are kept from.' })
  items!: readonly CaseKeptItem[];

  @Field(() => Uuid, { description: 'Who recorded or decided it.' })
  recordedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  recordedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted.' })
  liftedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { reason, ...row }: ProhibitionView): CaseProhibition {
    return {
      ...row,
      childsReason: isChildsReason(reason) ? reason : null,
      legalReason: isLegalReason(reason) ? reason : null,
    };
  }
}

@ObjectType({
  description: 'That its reader is not told something, and why (asianosaisjulkisuuden rajoitus). Not what.',
})
export class WithheldFromReader {
  @Field(() => LegalReasonEnum, { description: 'Why, by law.' })
  reason!: LegalReason;

  @Field(() => Int, { description: 'How many things.' })
  count!: number;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  /** What a family's page says of it: a minor's prohibition is no part of this. */
  static ofPage(this: void, rows: readonly ProhibitionView[]): WithheldFromReader[] {
    return rows.flatMap(({ reason, itemCount, recordedAt, childId, liftedAt }) =>
      childId === null && liftedAt === null && isLegalReason(reason)
        ? [{ reason, count: itemCount, since: recordedAt }]
        : [],
    );
  }
}
