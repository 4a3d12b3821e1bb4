import { graphql } from '../graphql/graphql.js';

/** The name of somebody of the staff whose id stands in the log, or under what they decided. */
export const STAFF = graphql(`
  query StaffName($id: UUID!) {
    professional(id: $id) {
      id
      givenName
      familyName
      title
    }
  }
`);
