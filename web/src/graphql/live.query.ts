import { graphql } from './graphql.js';

/** That something has changed; what, is asked for again. */
export const CHANGES = graphql(`
  subscription Changes($caseId: UUID) {
    changes(caseId: $caseId) {
      scope
      id
    }
  }
`);
