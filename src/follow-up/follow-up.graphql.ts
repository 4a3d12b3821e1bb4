import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import type { ReviewDecision, ReviewState } from './follow-up.domain.js';
import type * as entity from './follow-up.entity.js';
import type { OverdueRow } from './follow-up.repository.js';

export const ReviewStateEnum = graphqlEnum<ReviewState>('ReviewState', 'Where a review stands (seurannan tila).', {
  due: 'Ahead (tulossa).',
  held: 'Held (pidetty).',
  superseded: 'Another came in its place with a new version of the plan (korvattu).',
});

export const ReviewDecisionEnum = graphqlEnum<ReviewDecision>('ReviewDecision', 'What a review decided (päätös).', {
  continue: 'The plan goes on (jatketaan).',
  'change-plan': 'The plan is changed (muutetaan suunnitelmaa).',
  close: 'The matter can be closed (päätetään).',
  escalate: 'More support is needed (lisätään tukea).',
});

const OverdueKindEnum = graphqlEnum<OverdueRow['kind']>('OverdueKind', 'What is overdue (myöhässä).', {
  review: 'A review of a plan (seuranta).',
  action: 'An action (toimenpide).',
});

@InputType({ description: 'A review (seuranta) that was held.' })
export class RecordReviewInput extends MutationInput {
  @Field(() => Uuid, { description: 'The review.' })
  reviewId!: string;

  @Field(() => Int, { description: 'Version of the review that was seen.' })
  expectedVersion!: number;

  @Field(() => ReviewDecisionEnum, { description: 'What it decided.' })
  decision!: ReviewDecision;

  @Field(() => LongText, {
    nullable: true,
    description: 'What was said; also why the next review is more than twelve weeks away.',
  })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the next review; needed unless the matter is closed.',
  })
  nextReviewOn?: Temporal.PlainDate | null;
}

@ObjectType({ description: 'A review (seuranta) of a plan; its note is read on the case page.' })
export class Review {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => LocalDate, { description: 'Due day (määräpäivä).' })
  dueOn!: Temporal.PlainDate;

  @Field(() => ReviewStateEnum, { description: 'Where it stands.' })
  state!: ReviewState;

  @Field(() => ReviewDecisionEnum, { nullable: true, description: 'What it decided.' })
  decision!: ReviewDecision | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was recorded as held.' })
  heldAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Review): Review {
    const { id, caseId, planId, dueOn, state, decision = null, heldAt = null, version } = found;
    return { id, caseId, planId, dueOn, state, decision, heldAt, version };
  }
}

@ObjectType({ description: 'A review or an action whose day has passed (myöhässä).' })
export class OverdueItem {
  @Field(() => OverdueKindEnum, { description: 'Which of the two.' })
  kind!: OverdueRow['kind'];

  @Field(() => Uuid, { description: 'Id of the review or the action.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => LocalDate, { description: 'When it was due.' })
  dueOn!: Temporal.PlainDate;

  @Field(() => Uuid, { nullable: true, description: 'Who owns the action; none for a review.' })
  ownerId!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { kind, id, caseId, dueOn, ownerId, version }: OverdueRow): OverdueItem {
    return { kind, id, caseId, dueOn: Temporal.PlainDate.from(dueOn), ownerId, version };
  }
}
