import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { ApprovalExceptionReason } from './exception.domain.js';
import type * as entity from './exception.entity.js';

export const ApprovalExceptionReasonEnum = graphqlEnum<ApprovalExceptionReason>(
  'ApprovalExceptionReason',
  'Why a guardian is not asked about a plan, where delay would do harm (poikkeuksen syy, 361/1983 5 §).',
  {
    travel: 'Away on a journey (matka).',
    illness: 'Ill (sairaus).',
    'other-cause': 'Prevented by another cause (muu syy).',
  },
);

@ObjectType({ description: 'A guardian who is not asked about a proposed plan (poikkeus hyväksynnästä).' })
export class PlanApprovalException {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The version.' })
  planVersionId!: string;

  @Field(() => Uuid, { description: 'The guardian.' })
  personId!: string;

  @Field(() => ApprovalExceptionReasonEnum, { description: 'Why.' })
  reason!: ApprovalExceptionReason;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  at!: Temporal.Instant;

  static from(this: void, found: entity.PlanApprovalException): PlanApprovalException {
    const { id, planVersionId, personId, reason, at } = found;
    return { id, planVersionId, personId, reason, at };
  }
}

@InputType({ description: 'A guardian who is prevented and is not waited for, because delay would do harm.' })
export class RecordApprovalExceptionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The proposed version.' })
  planVersionId!: string;

  @Field(() => Uuid, { description: 'The guardian who is not asked.' })
  personId!: string;

  @Field(() => ApprovalExceptionReasonEnum, { description: 'Why.' })
  reason!: ApprovalExceptionReason;

  @Field(() => LongText, { description: 'What stands in the way, and what harm delay would do.' })
  note!: string;
}
