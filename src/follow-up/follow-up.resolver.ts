import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AgreedTime } from '../meeting/agreed-time.service.js';
import { Meeting } from '../meeting/meeting.graphql.js';
import { Uuid } from '../platform/graphql/scalars.js';
import { PlanReviewInput, RecordReviewInput, Review } from './follow-up.graphql.js';
import { FollowUpService } from './follow-up.service.js';
import { OverdueItem, OverdueOfTeam } from './overdue.graphql.js';
import { Overdue } from './overdue.js';
import { ConvenedReview, ConveneReviewInput, ScheduleReviewInput } from './review-meeting.graphql.js';
import { ReviewMeeting } from './review-meeting.js';

const NO_WINDOWS = { must: [], prefer: [], avoid: [] };

/** Follow-up (seuranta): reviews, their meetings, and what is overdue. */
@Resolver()
export class FollowUpResolver {
  constructor(
    private readonly followUp: FollowUpService,
    private readonly meetings: ReviewMeeting,
    private readonly times: AgreedTime,
    private readonly late: Overdue,
  ) {}

  @Query(() => [OverdueItem], {
    description:
      'What is overdue in the counsellor’s own cases, the longest first, at most 200: actions from the day after, reviews from the working day after they were due, and actions whose owner has left.',
  })
  async overdue(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<OverdueItem[]> {
    return (await this.late.mine(areaId)).map(OverdueItem.from);
  }

  @Query(() => [OverdueOfTeam], {
    description:
      'What is overdue in the cases of one’s team (tiimin myöhässä olevat), the longest first, at most 200: for who leads it. Of nobody in the families.',
  })
  async overdueOfTeam(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<OverdueOfTeam[]> {
    return (await this.late.ofTeam(areaId)).map(OverdueOfTeam.from);
  }

  @Mutation(() => Review, {
    description:
      'Records a review as held: what it decided, how far each goal was reached, and when the next one is unless it closes.',
  })
  async recordReview(
    @Args('input', { description: 'Which, and what it decided.' }) input: RecordReviewInput,
  ): Promise<Review> {
    return Review.from(await this.followUp.recordReview(input));
  }

  @Mutation(() => Review, {
    description:
      'Sets the next review of an agreed plan that has none ahead: after one that closed, or in a reopened case.',
  })
  async planReview(@Args('input', { description: 'Of which plan, when.' }) input: PlanReviewInput): Promise<Review> {
    return Review.from(await this.followUp.planReview(input));
  }

  @Mutation(() => ConvenedReview, {
    description:
      'Gathers those who met last once more, to look at the plan (seurantatapaaminen), and proposes times. Nobody is told yet: `scheduleReview` picks one.',
  })
  async conveneReview(
    @Args('input', { description: 'For which review.' }) input: ConveneReviewInput,
  ): Promise<ConvenedReview> {
    const { family, ...asked } = input;
    return ConvenedReview.from(await this.meetings.convene({ ...asked, family: family ?? NO_WINDOWS }));
  }

  @Mutation(() => Meeting, {
    description:
      'Gives the meeting of a review the time to which the family has said yes, and invites: `recordFamilyYes` and `scheduleMeeting` in one.',
  })
  async scheduleReview(
    @Args('input', { description: 'Which time, and who said yes to it.' }) input: ScheduleReviewInput,
  ): Promise<Meeting> {
    const { personId: familyYesBy, ...asked } = input;
    return Meeting.from(await this.times.schedule({ ...asked, familyYesBy }));
  }
}
