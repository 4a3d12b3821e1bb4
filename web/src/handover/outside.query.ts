import { graphql } from '../graphql/graphql.js';

/** A service outside the system, to which the family goes on. */
export const PROPOSE_OUTSIDE = graphql(`
  mutation ProposeHandoverOutside($input: ProposeHandoverOutsideInput!) {
    changed: proposeHandoverOutside(input: $input) {
      id
    }
  }
`);

/** What was agreed was given to the service. */
export const GIVE_DOCUMENT = graphql(`
  mutation RecordHandoverDocument($input: RecordHandoverDocumentInput!) {
    changed: recordHandoverDocument(input: $input) {
      id
    }
  }
`);

/** The family arrived there, and was started with. */
export const ARRIVE = graphql(`
  mutation RecordArrival($input: RecordArrivalInput!) {
    changed: recordArrival(input: $input) {
      id
    }
  }
`);

/** It does not come about. */
export const WITHDRAW_OUTSIDE = graphql(`
  mutation WithdrawHandoverOutside($input: WithdrawHandoverOutsideInput!) {
    changed: withdrawHandoverOutside(input: $input) {
      id
    }
  }
`);
