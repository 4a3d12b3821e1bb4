import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ScopeType } from '../../platform/access/policies.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { HoldView } from './legal-holds.js';
import type { RuleInForce } from './retention-rules.js';
import type { HoldReason, RetentionClass, RetentionKind } from './retention.domain.js';

const RetentionKindEnum = graphqlEnum<RetentionKind>(
  'RetentionKind',
  'A class of data with a time of its own (tietoryhmä).',
  {
    case: 'A case with its family and the contacts it came from (asia).',
    contact: 'A contact that led to no case (yhteydenotto).',
    consultation: 'What a professional asked a counsellor (konsultaatio).',
    'access-log': 'Who has looked (käyttöloki).',
  },
);

const CountsFromEnum = graphqlEnum<RetentionClass['countsFrom']>(
  'RetentionStart',
  'From when the time counts (alkaen).',
  {
    closed: 'From the closing of the case (asian päättämisestä).',
    concluded: 'From the conclusion of the contact (yhteydenoton päättämisestä).',
    happened: 'From the event (tapahtumasta).',
  },
);

const HoldReasonEnum = graphqlEnum<HoldReason>(
  'LegalHoldReason',
  'Why something must be kept (säilytysvelvoitteen syy).',
  {
    court: 'A court asked for it (tuomioistuin).',
    police: 'The police asked for it (poliisi).',
    'authority-review': 'An authority looks into it (viranomaisvalvonta).',
    claim: 'A claim for damages (vahingonkorvausvaatimus).',
    complaint: 'A complaint (kantelu tai muistutus).',
    other: 'Another reason, told in words (muu syy).',
  },
);

const HeldScopeEnum = graphqlEnum<ScopeType>('HeldScope', 'What is kept (säilytettävä kokonaisuus).', {
  contact: 'A contact (yhteydenotto).',
  family: 'A family (perhe).',
  case: 'A case (asia).',
});

@ObjectType({ description: 'How long an area keeps a class of data (säilytysaika).' })
export class RetentionRule {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => RetentionKindEnum, { description: 'The class of data.' })
  kind!: RetentionKind;

  @Field(() => Int, { description: 'For how many months.' })
  months!: number;

  @Field(() => Boolean, {
    description: 'Whether Yhdessä is the area’s own register of it (rekisteri), and no working copy (työkopio).',
  })
  isRecord!: boolean;

  @Field(() => Boolean, { description: 'Whether it is erased by itself, every day, when its time is over.' })
  automatic!: boolean;

  @Field(() => CountsFromEnum, { description: 'From when the time counts.' })
  countsFrom!: RetentionClass['countsFrom'];

  @Field(() => String, { description: 'What the law says about it: statutes and sections.' })
  basis!: string;

  @Field(() => Int, { description: 'The shortest that is allowed for a working copy, in months.' })
  leastMonths!: number;

  @Field(() => Int, { description: 'The longest that is allowed for a working copy, in months.' })
  mostMonths!: number;

  @Field(() => Int, { nullable: true, description: 'The shortest for a register, in months; null if it can be none.' })
  leastMonthsOfRecord!: number | null;

  @Field(() => Int, { description: 'Version for the next change; 0 for the default.' })
  version!: number;

  static from(this: void, { allowed, ...rule }: RuleInForce): RetentionRule {
    const { countsFrom, basis, least, most, leastOfRecord } = allowed;
    const limits = { leastMonths: least, mostMonths: most, leastMonthsOfRecord: leastOfRecord };
    return Object.assign(new RetentionRule(), rule, limits, { countsFrom, basis });
  }
}

@InputType({ description: 'A rule as an area makes it.' })
export class KeepRetentionRuleInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => RetentionKindEnum, { description: 'The class of data.' })
  kind!: RetentionKind;

  @Field(() => Int, { description: 'For how many months.' })
  months!: number;

  @Field(() => Boolean, { description: 'Whether Yhdessä is the area’s own register of it.' })
  isRecord!: boolean;

  @Field(() => Boolean, { description: 'Whether it is erased by itself when its time is over.' })
  automatic!: boolean;

  @Field(() => Int, { description: 'Version of the rule that was seen; 0 for the default.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Something that must be kept although its day has come (säilytysvelvoite).' })
export class LegalHold {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => HeldScopeEnum, { description: 'What is kept.' })
  scopeType!: ScopeType;

  @Field(() => Uuid, { description: 'Its id.' })
  scopeId!: string;

  @Field(() => HoldReasonEnum, { description: 'Why.' })
  reason!: HoldReason;

  @Field(() => String, { nullable: true, description: 'The same in words; gone once it is erased.' })
  words!: string | null;

  @Field(() => Uuid, { description: 'Who placed it.' })
  placedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  placedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted.' })
  liftedAt!: string | null;

  @Field(() => Int, { description: 'Version for the next change.' })
  version!: number;

  static from(this: void, { hold, words }: HoldView): LegalHold {
    const { id, scopeType, scopeId, reason, placedBy, placedAt, liftedAt, version } = hold;
    const when = { placedAt: placedAt.toString(), liftedAt: liftedAt?.toString() ?? null };
    return Object.assign(new LegalHold(), { id, scopeType, scopeId, reason, words, placedBy, version, ...when });
  }
}

@InputType({ description: 'What must be kept, and why.' })
export class PlaceLegalHoldInput extends MutationInput {
  @Field(() => HeldScopeEnum, { description: 'What is kept.' })
  scopeType!: ScopeType;

  @Field(() => Uuid, { description: 'Its id.' })
  scopeId!: string;

  @Field(() => HoldReasonEnum, { description: 'Why.' })
  reason!: HoldReason;

  @Field(() => LongText, {
    nullable: true,
    description: 'The same in words, without names; needed for another reason.',
  })
  words?: string | null;
}

@InputType({ description: 'A legal hold that is over.' })
export class LiftLegalHoldInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which.' })
  holdId!: string;

  @Field(() => Int, { description: 'Version of the hold that was seen.' })
  expectedVersion!: number;
}
