import { graphql } from '../graphql/graphql.js';

/** How a promise goes, as its owner told. */
export const REPORT = graphql(`
  mutation FollowUpProgress($input: ReportProgressInput!) {
    changed: reportProgress(input: $input) {
      id
    }
  }
`);

/** Who was asked said yes on the telephone. */
export const COMMIT = graphql(`
  mutation FollowUpCommitment($input: RecordCommitmentInput!) {
    changed: recordCommitment(input: $input) {
      id
    }
  }
`);

/** Somebody else is asked to do it. */
export const HAND_OVER = graphql(`
  mutation FollowUpHandOver($input: HandOverActionInput!) {
    changed: handOverAction(input: $input) {
      id
    }
  }
`);

/** The promise is written as its owner suggests. */
export const TAKE_UP = graphql(`
  mutation FollowUpTakeUp($input: TakeUpSuggestionInput!) {
    changed: takeUpSuggestion(input: $input) {
      id
    }
  }
`);

/** It stays as it was written. */
export const DECLINE = graphql(`
  mutation FollowUpDecline($input: DeclineSuggestionInput!) {
    changed: declineSuggestion(input: $input) {
      id
    }
  }
`);
