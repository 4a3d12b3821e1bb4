import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { checkNextReview, defaultReviewOn } from '../plan/plan.domain.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { notFound, requireVersion } from '../platform/errors/domain-error.js';
import * as domain from './follow-up.domain.js';
import { GoalRating, type Review } from './follow-up.entity.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { checkRatings, type RatedGoal } from './goal-rating.domain.js';
import { type ReviewAtHand, ReviewLoader } from './review-loader.js';
import { ReviewsAhead } from './reviews-ahead.js';

/** A review as it is recorded. */
export interface Recorded extends domain.Outcome {
  readonly reviewId: string;
  readonly expectedVersion: number;
  readonly goalRatings: readonly RatedGoal[];
}

/** A review of a plan that has none ahead. */
export interface PlannedReview {
  readonly planId: string;
  /** Without it after the weeks that are usual. */
  readonly nextReviewOn?: Temporal.PlainDate | null;
  readonly reason?: string | null;
}

/** Holding reviews (seuranta). */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: ReviewLoader,
    private readonly followUps: FollowUpRepository,
    private readonly ahead: ReviewsAhead,
    private readonly work: Work,
  ) {}

  /** A review was held: what it decided, how far the goals were reached, and when the next one is unless it closes. */
  async recordReview({ reviewId: id, expectedVersion, goalRatings, ...outcome }: Recorded): Promise<Review> {
    const found = await this.loader.review(id);
    const { review, grant, key } = found;
    requireVersion(review, expectedVersion);
    domain.checkOutcome(review, outcome, this.work.today);
    const meeting = await this.followUps.stateOfMeeting(review.meetingId);
    domain.requireMet(meeting);
    checkRatings(await this.followUps.goals(review.planId), goalRatings);
    const note = key.seal(`review.note:${id}`, outcome.note);
    const recorded = { recordedBy: this.work.actor.principalId, heldAt: this.work.now };
    const state = domain.requireEvent(review.state, 'recorded');
    // A meeting that was called off is not where it was held.
    const meetingId = meeting === 'held' ? review.meetingId : null;
    this.em.assign(review, { state, decision: outcome.decision, note, meetingId, ...recorded });
    this.rate(found, goalRatings);
    // One is ahead at a time: this one is over before the next is made.
    await this.em.flush();
    const { areaId, caseId, planId } = review;
    if (outcome.nextReviewOn) await this.ahead.plan({ areaId, caseId, planId }, outcome.nextReviewOn);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return review;
  }

  /** Sets the next review of an agreed plan that has none ahead: one that was to close and goes on. */
  async planReview({ planId, nextReviewOn, reason }: PlannedReview): Promise<Review> {
    const plan = await this.followUps.planToReview(planId);
    if (!plan) {
      this.work.refuse({});
      throw notFound('planId');
    }
    const { areaId, caseId } = plan;
    const { grant, key } = await this.loader.plan(caseId);
    domain.requireNoneAhead(plan);
    const dueOn = nextReviewOn ?? defaultReviewOn(this.work.today);
    checkNextReview(dueOn, reason, this.work.today, 'reason');
    const review = await this.ahead.plan({ areaId, caseId, planId }, dueOn, { key, reason });
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return review;
  }

  private rate({ review, key }: ReviewAtHand, ratings: readonly RatedGoal[]): void {
    const { areaId, caseId, id: reviewId } = review;
    const rated = { ratedAt: this.work.now, ratedBy: this.work.actor.principalId! };
    for (const { goalId, rating, words } of ratings) {
      const id = newId();
      const sealed = key.seal(`goal_rating.words:${id}`, words);
      this.em.create(GoalRating, { areaId, id, caseId, reviewId, goalId, rating, words: sealed, ...rated });
    }
  }
}
