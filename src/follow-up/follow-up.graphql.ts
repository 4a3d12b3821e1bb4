import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import type { ReviewDecision, ReviewState } from './follow-up.domain.js';
import type * as entity from './follow-up.entity.js';
import { GOAL_ACHIEVEMENT, type GoalRating, type RatedGoal } from './goal-rating.domain.js';

export const ReviewStateEnum = graphqlEnum<ReviewState>('ReviewState', 'Where a review stands (seurannan tila).', {
  due: 'Ahead (tulossa).',
  held: 'Held (pidetty).',
  superseded: 'Another came in its place with a new version of the plan, or the case was closed (korvattu).',
});

export const ReviewDecisionEnum = graphqlEnum<ReviewDecision>('ReviewDecision', 'What a review decided (päätös).', {
  continue: 'The plan goes on (jatketaan).',
  'change-plan': 'The plan is changed (muutetaan suunnitelmaa).',
  close: 'The matter can be closed (päätetään).',
  escalate: 'More support is needed (lisätään tukea).',
});

export const GoalRatingEnum = graphqlEnum<GoalRating>(
  'GoalRating',
  `How far a goal was reached, as a review judges it (tavoitteen saavuttamisen arvio, ${GOAL_ACHIEVEMENT}). Never inferred from actions.`,
  {
    achieved: 'Reached (saavutettu).',
    partly: 'Reached in part (saavutettu osittain).',
    'not-achieved': 'Not reached (ei saavutettu).',
    dropped: 'Given up (tavoitteesta luovuttu): later reviews judge it no more.',
  },
);

@InputType({ description: 'How far one goal was reached (tavoitteen arvio).' })
export class GoalRatingInput implements RatedGoal {
  @Field(() => Uuid, { description: 'The goal, of the agreed plan.' })
  goalId!: string;

  @Field(() => GoalRatingEnum, { description: 'How far.' })
  rating!: GoalRating;

  @Field(() => LongText, { nullable: true, description: 'In words (sanallinen arvio).' })
  words?: string | null;
}

@InputType({ description: 'A review (seuranta) that was held.' })
export class RecordReviewInput extends MutationInput {
  @Field(() => Uuid, { description: 'The review.' })
  reviewId!: string;

  @Field(() => Int, { description: 'Version of the review that was seen.' })
  expectedVersion!: number;

  @Field(() => ReviewDecisionEnum, { description: 'What it decided.' })
  decision!: ReviewDecision;

  @Field(() => [GoalRatingInput], {
    defaultValue: [],
    description: 'How far each goal of the agreed plan was reached: each once, but for those that were dropped before.',
  })
  goalRatings!: GoalRatingInput[];

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

@InputType({ description: 'The next review of an agreed plan that has none ahead (seuranta).' })
export class PlanReviewInput extends MutationInput {
  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Its day; none: six weeks from now, on a working day.' })
  nextReviewOn?: Temporal.PlainDate | null;

  @Field(() => LongText, { nullable: true, description: 'Why it is more than twelve weeks away.' })
  reason?: string | null;
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

  @Field(() => Uuid, { nullable: true, description: 'The meeting that was convened for it.' })
  meetingId!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Review): Review {
    const { id, caseId, planId, dueOn, state, decision = null, heldAt = null, meetingId = null, version } = found;
    return { id, caseId, planId, dueOn, state, decision, heldAt, meetingId, version };
  }
}
