import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { reviewRules } from './follow-up.access.js';
import { Review } from './follow-up.entity.js';

/** The plan of an open case: what allows its reviews to be kept, and the key of what is said at them. */
export interface PlanAtHand {
  readonly grant: Grant;
  readonly key: DataKey;
}

/** A review to be recorded. */
export interface ReviewAtHand extends PlanAtHand {
  readonly review: Review;
}

/** Loads what reviews are kept with: granted, and of an open case. */
@Injectable()
export class ReviewLoader {
  constructor(
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
  ) {}

  async review(id: string): Promise<ReviewAtHand> {
    const review = await this.access.row(Review, id, 'reviewId');
    return { review, ...(await this.plan(review.caseId, 'reviewId')) };
  }

  /** @param field the input field that named it */
  async plan(caseId: string, field = 'planId'): Promise<PlanAtHand> {
    const grant = await this.access.require(reviewRules.record, caseId, field);
    await this.network.openCase(caseId, field);
    return { grant, key: await this.sealing.keyOf('case', caseId) };
  }
}
