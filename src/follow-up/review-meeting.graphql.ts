import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import { Meeting } from '../meeting/meeting.graphql.js';
import { FamilyWindowsInput, ScheduleMeetingInput } from '../meeting/meeting.inputs.graphql.js';
import { MeetingTimeProposals } from '../meeting/proposals.graphql.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import { Review } from './follow-up.graphql.js';
import type * as convening from './review-meeting.js';

@InputType({ description: 'A meeting for a review (seurantatapaaminen): the same people, in the same way.' })
export class ConveneReviewInput extends MutationInput {
  @Field(() => Uuid, { description: 'The review, which is ahead.' })
  reviewId!: string;

  @Field(() => Int, { description: 'Version of the review that was seen.' })
  expectedVersion!: number;

  @Field(() => LongText, {
    nullable: true,
    description: 'What the meeting is about (kysymys); none: how the plan with its shared goal goes.',
  })
  question?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day; none: two weeks before the review, or today.' })
  from?: Temporal.PlainDate | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day after the last, at most twelve weeks later; none: two weeks after the review.',
  })
  to?: Temporal.PlainDate | null;

  @Field(() => Int, { defaultValue: 5, description: 'How many times at most, 0–100.' })
  proposals!: number;

  @Field(() => LanguageEnum, { defaultValue: 'fi', description: 'Language of the question and of the reasons.' })
  language!: Language;

  @Field(() => FamilyWindowsInput, { nullable: true, description: 'When the family can; none: any time.' })
  family?: FamilyWindowsInput | null;
}

@InputType({ description: 'The time of a meeting for a review, to which the family has said yes.' })
export class ScheduleReviewInput extends ScheduleMeetingInput {
  @Field(() => Uuid, { description: 'Who said yes to it: a guardian.' })
  personId!: string;
}

@ObjectType({ description: 'A review with its meeting, which has no time yet, and when it could be.' })
export class ConvenedReview {
  @Field(() => Review, { description: 'The review.' })
  review!: Review;

  @Field(() => Meeting, { description: 'The meeting.' })
  meeting!: Meeting;

  @Field(() => MeetingTimeProposals, { description: 'When those needed can meet.' })
  times!: MeetingTimeProposals;

  @Field(() => [Uuid], { description: 'Professionals who were there the last time and have left since.' })
  leftOut!: readonly string[];

  static from(this: void, { review, convened, times, leftOut }: convening.ConvenedReview): ConvenedReview {
    const meeting = Meeting.from(convened);
    return { review: Review.from(review), meeting, times: MeetingTimeProposals.from(times), leftOut };
  }
}
