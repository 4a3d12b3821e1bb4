import { Args, Query, Resolver } from '@nestjs/graphql';
import { workingDaysBetween } from '../availability/holidays.domain.js';
import { REVIEW_WORKING_DAYS } from '../network/break-glass/break-glass.domain.js';
import { BreakGlassToReview } from '../network/break-glass/break-glass.graphql.js';
import { BreakGlassReviewService } from '../network/break-glass/break-glass-review.service.js';
import { Work } from '../platform/access/work.js';
import { dayOf } from '../platform/clock/clock.js';
import { Uuid } from '../platform/graphql/scalars.js';

/** What waits for a review, told with the working days that it has waited. */
@Resolver()
export class BreakGlassListResolver {
  constructor(
    private readonly reviews: BreakGlassReviewService,
    private readonly work: Work,
  ) {}

  @Query(() => [BreakGlassToReview], {
    description:
      'What somebody of an area read with a reason and nobody has reviewed yet, the longest first (arviointia odottavat katselut). For who leads a team; for the log inspector, what who leads a team read.',
  })
  async breakGlassesToReview(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<BreakGlassToReview[]> {
    const { today } = this.work;
    const isOverdue = (openedAt: string) =>
      workingDaysBetween(dayOf(Temporal.Instant.from(openedAt)), today) > REVIEW_WORKING_DAYS;
    const rows = await this.reviews.toReview(areaId);
    return rows.map((row) => BreakGlassToReview.from(row, isOverdue(row.openedAt)));
  }
}
