import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { reviewRules } from './follow-up.access.js';
import { Review } from './follow-up.entity.js';

/** A review to be recorded: what allows it, and the key of its note. */
export interface ReviewAtHand {
  readonly review: Review;
  readonly grant: Grant;
  readonly key: DataKey;
}

/** Loads a review for a change: granted, and of an open case. */
@Injectable()
export class ReviewLoader {
  constructor(
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
  ) {}

  async review(id: string): Promise<ReviewAtHand> {
    const review = await this.access.row(Review, id, 'reviewId');
    const grant = await this.access.require(reviewRules.record, review.caseId, 'reviewId');
    await this.network.openCase(review.caseId, 'reviewId');
    return { review, grant, key: await this.sealing.keyOf('case', review.caseId) };
  }
}
