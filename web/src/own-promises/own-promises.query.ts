import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What one has promised, or is asked to do, in all cases. */
export const OWN_PROMISES = graphql(`
  query OwnPromises {
    myActions {
      id
      caseId
      text
      dueOn
      setting
      commitment
      progress
      obstacle
      suggestion {
        id
        text
        dueOn
        comment
        state
        reason
      }
      version
    }
  }
`);

/** A promise of one's own. */
export type Promised = ResultOf<typeof OWN_PROMISES>['myActions'][number];

export const COMMIT = graphql(`
  mutation CommitToAction($input: CommitToActionInput!) {
    commitToAction(input: $input) {
      id
      version
    }
  }
`);

export const DECLINE = graphql(`
  mutation DeclineAction($input: DeclineActionInput!) {
    declineAction(input: $input) {
      id
      version
    }
  }
`);

export const REPORT = graphql(`
  mutation ReportProgress($input: ReportProgressInput!) {
    reportProgress(input: $input) {
      id
      version
    }
  }
`);

export const SUGGEST = graphql(`
  mutation SuggestChange($input: SuggestChangeInput!) {
    suggestChange(input: $input) {
      id
      version
    }
  }
`);
