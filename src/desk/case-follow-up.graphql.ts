import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GoalRatingEnum } from '../follow-up/follow-up.graphql.js';
import type { GoalRating } from '../follow-up/goal-rating.domain.js';
import type { Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import { FaceEnum } from '../follow-up/how-are-things/how-are-things.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'How things are, as somebody of the family said on a day (miten menee).' })
export class CaseFace {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'Who said it.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'On which day.' })
  day!: string;

  @Field(() => FaceEnum, { description: 'How things are.' })
  face!: Face;

  @Field(() => String, { nullable: true, description: 'What they said besides.' })
  words!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Who took it down on the phone; none: they said it themselves.' })
  recordedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody who answers for the case took note of it.' })
  notedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'How far a goal was reached at a review (tavoitteen arvio).' })
export class CaseGoalRating {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The review.' })
  reviewId!: string;

  @Field(() => Uuid, { description: 'The goal.' })
  goalId!: string;

  @Field(() => GoalRatingEnum, { description: 'How far.' })
  rating!: GoalRating;

  @Field(() => String, { nullable: true, description: 'In words.' })
  words!: string | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  ratedAt!: string;
}

@ObjectType({ description: 'What following up has heard (seuranta).' })
export class CaseFollowUp {
  @Field(() => [CaseFace], {
    description:
      'How things are, the newest first, at most 60: for who answers for the case, and of oneself for who said it.',
  })
  faces!: readonly CaseFace[];

  @Field(() => [CaseGoalRating], { description: 'How far goals were reached, in the order of the reviews.' })
  ratings!: readonly CaseGoalRating[];
}
