import { graphql } from '../graphql/graphql.js';

/** Who wishes to meet in the cases that one keeps, the longest waiting first. */
export const DAY_WISHES = graphql(`
  query WishesOfDay {
    meetingWishes {
      id
      caseId
      askedAt
      words
    }
  }
`);
