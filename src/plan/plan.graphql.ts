import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { Approval, PlanVersionState } from './plan.domain.js';
import type * as entity from './plan.entity.js';

export const PlanVersionStateEnum = graphqlEnum<PlanVersionState>(
  'PlanVersionState',
  'Where a version of a plan stands (suunnitelman tila).',
  {
    draft: 'Being written (luonnos).',
    proposed: 'Before the family (ehdotettu).',
    agreed: 'Agreed (sovittu): it never changes.',
  },
);

export const ApprovalEnum = graphqlEnum<Approval>('Approval', 'What somebody says of a plan (hyväksyntä).', {
  agreed: 'Agrees (hyväksyy).',
  dissent: 'Dissents, in own words (eriävä näkemys).',
});

@ObjectType({ description: 'A version of the shared plan (suunnitelman versio); its texts are read on the case page.' })
export class PlanVersion {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  number!: number;

  @Field(() => PlanVersionStateEnum, { description: 'Where it stands.' })
  state!: PlanVersionState;

  @Field(() => Uuid, { nullable: true, description: 'The meeting that drew it up.' })
  meetingId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the next review (seuraava tarkistus).' })
  nextReviewOn!: Temporal.PlainDate | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was agreed.' })
  agreedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'For `expectedVersion`; not the number of the version.' })
  version!: number;

  static from(this: void, found: entity.PlanVersion): PlanVersion {
    const { id, planId, caseId, number, state, version } = found;
    const { meetingId = null, nextReviewOn = null, agreedAt = null } = found;
    return { id, planId, caseId, number, state, meetingId, nextReviewOn, agreedAt, version };
  }
}

@ObjectType({ description: 'A goal (tavoite) under the shared one.' })
export class PlanGoal {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'First version it is in.' })
  sinceVersion!: number;

  @Field(() => Int, { nullable: true, description: 'First version it is not in any more.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, planId, sinceVersion, untilVersion, version }: entity.Goal): PlanGoal {
    return { id, planId, sinceVersion, untilVersion: untilVersion ?? null, version };
  }
}

@ObjectType({
  description: 'What somebody of the family said of a proposed plan; their words are read on the case page.',
})
export class PlanApproval {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The version.' })
  planVersionId!: string;

  @Field(() => Uuid, { description: 'Who said it.' })
  personId!: string;

  @Field(() => ApprovalEnum, { description: 'What they said.' })
  approval!: Approval;

  @Field(() => DateTime, { description: 'When.' })
  at!: Temporal.Instant;

  static from(this: void, { id, planVersionId, personId, approval, at }: entity.PlanApproval): PlanApproval {
    return { id, planVersionId, personId, approval, at };
  }
}
