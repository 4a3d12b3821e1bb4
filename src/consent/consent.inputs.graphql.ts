import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LocalDate, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { ConsentCategory, ConsentForm, ExceptionReason, Purpose } from './consent.domain.js';
import {
  ConsentCategoryEnum,
  ConsentDecisionEnum,
  ConsentFormEnum,
  ConsentPurposeEnum,
  ExceptionReasonEnum,
} from './consent.graphql.js';

@InputType({ isAbstract: true })
abstract class CoverageInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The unit that may be told (saaja), of the area of the case.' })
  unitId!: string;

  @Field(() => [ConsentCategoryEnum], { description: 'What may be told, at least one, each once.' })
  categories!: ConsentCategory[];

  @Field(() => LocalDate, { description: 'Last day on which it holds, two years from now at the latest.' })
  lastDay!: Temporal.PlainDate;
}

@InputType({ description: 'A consent as it was explained to the family (suostumuspyyntö).' })
export class ExplainConsentInput extends CoverageInput {
  @Field(() => [Uuid], { defaultValue: [], description: 'Only these people of the unit; none: whoever takes part.' })
  professionalIds!: string[];

  @Field(() => ConsentPurposeEnum, { description: 'For what it may be told.' })
  purpose!: Purpose;

  @Field(() => LongText, { nullable: true, description: 'What it does not cover, in the family’s own words.' })
  exclusions?: string | null;
}

@InputType({ isAbstract: true })
abstract class ConsentInput extends MutationInput {
  @Field(() => Uuid, { description: 'The consent.' })
  consentId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A consent that one gives oneself (antaminen).' })
export class GiveConsentInput extends ConsentInput {}

@InputType({ description: 'A consent that one refuses oneself (epääminen).' })
export class RefuseConsentInput extends ConsentInput {}

@InputType({ description: 'A consent that one takes back oneself (peruuttaminen).' })
export class WithdrawOwnConsentInput extends ConsentInput {}

@InputType({ isAbstract: true })
abstract class WordInput extends ConsentInput {
  @Field(() => Uuid, { description: 'Who of the family says it.' })
  personId!: string;

  @Field(() => ConsentFormEnum, { description: 'In what form.' })
  form!: ConsentForm;

  @Field(() => ShortText, {
    description: 'Where the paper lies, who heard it, or the number of the luovutuslupa (näyttö).',
  })
  evidence!: string;
}

@InputType({ description: 'What a guardian or the young person says to a consent.' })
export class RecordConsentDecisionInput extends WordInput {
  @Field(() => ConsentDecisionEnum, { description: 'Gives it or refuses it.' })
  decision!: 'given' | 'refused';
}

@InputType({ description: 'A consent that is withdrawn (peruuttaminen).' })
export class WithdrawConsentInput extends WordInput {}

@InputType({ description: 'Why a consent stands although not every guardian has given it (poikkeus).' })
export class RecordConsentExceptionInput extends ConsentInput {
  @Field(() => ExceptionReasonEnum, { description: 'Why.' })
  reason!: ExceptionReason;

  @Field(() => LongText, { description: 'What was done to reach the other guardian, or what was decided by whom.' })
  note!: string;
}

@InputType({ description: 'A basis in law for telling a unit without consent (lakiperuste).' })
export class RecordStatutoryBasisInput extends CoverageInput {
  @Field(() => ShortText, { description: 'Act and section: `703/2023 64 §`.' })
  statute!: string;

  @Field(() => LongText, { description: 'Why it applies here.' })
  reason!: string;
}

@InputType({ description: 'A basis in law that holds no more.' })
export class EndStatutoryBasisInput extends MutationInput {
  @Field(() => Uuid, { description: 'The basis.' })
  basisId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;
}
