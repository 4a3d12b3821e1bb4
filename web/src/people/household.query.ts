import { graphql } from '../graphql/graphql.js';

/** Who of a family lives together, apart from the others. */
export const RECORD_HOUSEHOLD = graphql(`
  mutation RecordHousehold($input: RecordHouseholdInput!) {
    changed: recordHousehold(input: $input) {
      familyId
    }
  }
`);
