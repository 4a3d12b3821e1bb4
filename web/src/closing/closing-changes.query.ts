import { graphql } from '../graphql/graphql.js';

/** The case is to end: everybody around the table sees it. */
export const BEGIN = graphql(`
  mutation BeginClosing($input: BeginClosingInput!) {
    changed: beginClosing(input: $input) {
      id
    }
  }
`);

/** It goes on after all. */
export const CALL_OFF = graphql(`
  mutation CallOffClosing($input: CallOffClosingInput!) {
    changed: callOffClosing(input: $input) {
      id
    }
  }
`);

/** It ends now. */
export const CLOSE = graphql(`
  mutation CloseCase($input: CloseCaseInput!) {
    changed: closeCase(input: $input) {
      id
    }
  }
`);

/** A unit has what is theirs in its own register. */
export const FILE = graphql(`
  mutation RecordFiling($input: RecordFilingInput!) {
    changed: recordFiling(input: $input) {
      id
    }
  }
`);

/** It goes on where it ended. */
export const REOPEN = graphql(`
  mutation ReopenCase($input: ReopenCaseInput!) {
    changed: reopenCase(input: $input) {
      id
    }
  }
`);
