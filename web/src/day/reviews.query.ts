import { graphql } from '../graphql/graphql.js';

/** What was read with a reason and waits for somebody to review it. */
export const REVIEWS_OF_DAY = graphql(`
  query ReviewsOfDay($areaId: UUID!) {
    breakGlassesToReview(areaId: $areaId) {
      id
      isOverdue
    }
  }
`);
