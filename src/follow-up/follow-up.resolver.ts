import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { OverdueItem, RecordReviewInput, Review } from './follow-up.graphql.js';
import { FollowUpService } from './follow-up.service.js';
import { Overdue } from './overdue.js';

/** Follow-up (seuranta): reviews, and what is overdue. */
@Resolver()
export class FollowUpResolver {
  constructor(
    private readonly followUp: FollowUpService,
    private readonly late: Overdue,
  ) {}

  @Query(() => [OverdueItem], {
    description:
      'What is overdue in the counsellor’s own cases, the longest first, at most 200: actions from the day after, reviews from the working day after they were due.',
  })
  async overdue(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<OverdueItem[]> {
    return (await this.late.mine(areaId)).map(OverdueItem.from);
  }

  @Mutation(() => Review, {
    description: 'Records a review as held: what it decided, and when the next one is unless it closes.',
  })
  async recordReview(
    @Args('input', { description: 'Which, and what it decided.' }) input: RecordReviewInput,
  ): Promise<Review> {
    return Review.from(await this.followUp.recordReview(input.reviewId, input.expectedVersion, input));
  }
}
