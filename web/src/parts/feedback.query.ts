import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What was said of the case, and whom to ask on the phone. For the counsellor of the case alone. */
export const FEEDBACK = graphql(`
  query FeedbackAndWhomToAsk($caseId: UUID!, $areaId: UUID!) {
    feedbackOfCase(caseId: $caseId) {
      id
      kind
      askedGroup
      month
      face
      text
    }
    feedbackToAsk(areaId: $areaId) {
      id
      caseId
      kind
      askedGroup
      personId
      professionalId
      happenedAt
      expiresAt
    }
  }
`);

/** Somebody to ask on the telephone. */
export type ToAsk = ResultOf<typeof FEEDBACK>['feedbackToAsk'][number];
/** What somebody said, without who said it. */
export type FeedbackGiven = ResultOf<typeof FEEDBACK>['feedbackOfCase'][number];

/** What somebody said on the telephone of how it was. */
export const RECORD_FEEDBACK = graphql(`
  mutation RecordFeedback($input: RecordFeedbackInput!) {
    changed: recordFeedback(input: $input) {
      id
    }
  }
`);
