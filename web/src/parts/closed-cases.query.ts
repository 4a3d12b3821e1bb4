import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Closed cases that the reader may reopen: those they were counsellor of, or those to which a contact in their hands leads. */
export const CLOSED_CASES = graphql(`
  query ClosedCases($areaId: UUID!, $contactId: UUID) {
    closedCases(areaId: $areaId, contactId: $contactId) {
      caseId
      closedAt
      reason
      retentionUntil
      isOwn
    }
  }
`);
export type Closed = ResultOf<typeof CLOSED_CASES>['closedCases'][number];
