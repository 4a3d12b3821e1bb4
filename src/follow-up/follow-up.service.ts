import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import { checkOutcome, type Outcome } from './follow-up.domain.js';
import type { Review } from './follow-up.entity.js';
import { ReviewLoader } from './review-loader.js';
import { ReviewsAhead } from './reviews-ahead.js';

/** Holding reviews (seuranta). */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: ReviewLoader,
    private readonly ahead: ReviewsAhead,
    private readonly work: Work,
  ) {}

  /** A review was held: what it decided, and when the next one is unless it closes. */
  async recordReview(id: string, expectedVersion: number, outcome: Outcome): Promise<Review> {
    const { review, grant, key } = await this.loader.review(id);
    requireVersion(review, expectedVersion);
    checkOutcome(review, outcome, this.work.now.toZonedDateTimeISO(ZONE).toPlainDate());
    const note = key.seal(`review.note:${id}`, outcome.note);
    const recorded = { recordedBy: this.work.actor.principalId, heldAt: this.work.now };
    this.em.assign(review, { state: 'held', decision: outcome.decision, note, ...recorded });
    // One is ahead at a time: this one is over before the next is made.
    await this.em.flush();
    const { areaId, caseId, planId } = review;
    if (outcome.nextReviewOn) await this.ahead.plan({ areaId, caseId, planId }, outcome.nextReviewOn);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return review;
  }
}
