import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type * as entity from './maturity.entity.js';

@InputType({ description: 'What a professional judged a child able to (kyvyn arviointi).' })
export class RecordMaturityAssessmentInput extends MutationInput {
  @Field(() => Uuid, { description: 'The child: its day of birth is recorded, and it was 13 or older on that day.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'On which day; not to come.' })
  assessedOn!: Temporal.PlainDate;

  @Field(() => Boolean, { description: 'Whether the child may have an account of its own (oma tili).' })
  mayHaveAccount!: boolean;

  @Field(() => LongText, { description: 'Why, as those who keep the family read it. The family does not.' })
  reason!: string;
}

@InputType({ description: 'An assessment that holds no longer.' })
export class EndMaturityAssessmentInput extends MutationInput {
  @Field(() => Uuid, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'An assessment of maturity (kyvyn arviointi); its reason is read on the case page.' })
export class MaturityAssessment {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The child.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'On which day.' })
  assessedOn!: Temporal.PlainDate;

  @Field(() => Boolean, { description: 'Whether the child may have an account of its own.' })
  mayHaveAccount!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, or another one took its place.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.MaturityAssessment): MaturityAssessment {
    const { id, personId, assessedOn, mayHaveAccount, endedAt, version } = found;
    return { id, personId, assessedOn, mayHaveAccount, endedAt: endedAt ?? null, version };
  }
}
