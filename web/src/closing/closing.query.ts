import { graphql, type ResultOf } from '../graphql/graphql.js';
import { COLLEAGUE } from '../parts/colleague.fragment.js';

/** Who hears that it ends, and what they said of it. */
const TOLD = graphql(
  `
    fragment ClosingTold on CasePage {
      people {
        id
        role
        givenName
        familyName
        contactWays {
          id
          kind
          value
          safe
          safeTime
        }
      }
      members {
        id
        who {
          ...ColleagueAtWork
        }
      }
      followUp {
        faces {
          id
          personId
          day
          face
          words
        }
      }
    }
  `,
  [COLLEAGUE],
);

/** What may still be open, in words. */
const WORK = graphql(
  `
    fragment ClosingWork on CasePage {
      actions {
        id
        text
        ownerKind
        ownerName
        owner {
          ...ColleagueAtWork
        }
      }
      meetings {
        id
        startsAt
        endsAt
      }
      plan {
        id
        reviews {
          id
          dueOn
          state
          heldAt
          decision
          note
        }
      }
    }
  `,
  [COLLEAGUE],
);

/** A case as far as its ending goes. */
export const CLOSING_PAGE = graphql(
  `
    query ClosingPage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        state
        openedAt
        responsiblePerson {
          who {
            ...ColleagueAtWork
          }
        }
        standIn {
          id
          who {
            ...ColleagueAtWork
          }
        }
        counsellor {
          ...ColleagueAtWork
        }
        ...ClosingTold
        ...ClosingWork
        closings {
          id
          begunAt
          calledOffAt
          closedAt
          reopenedAt
          reason
          words
          reopenReason
        }
        filingReceipts {
          id
          unitName
          what
          filedOn
          asTold
        }
      }
    }
  `,
  [COLLEAGUE, TOLD, WORK],
);

/** What stands in the way. For who answers for the case alone. */
export const CLOSING_VIEW = graphql(`
  query ClosingView($caseId: UUID!) {
    closingView(caseId: $caseId) {
      caseId
      version
      closing {
        id
        reason
        begunAt
        version
      }
      openActions {
        id
        dueOn
      }
      proposedPlans
      meetingsAhead
      openHandovers
      minutesNotShared
      missingReceipts {
        unitId
        unitName
        plan
        minutes
      }
      guardians
      members
      nothingOpen
      retentionUntil
    }
  }
`);

/** What was said of the case. For its counsellor alone. */
export const FEEDBACK = graphql(`
  query ClosingFeedback($caseId: UUID!) {
    feedbackOfCase(caseId: $caseId) {
      id
      kind
      askedGroup
      face
      text
    }
  }
`);

/** A professional to be asked what they think of it. */
export const WHO_IS_ASKED = graphql(`
  query WhoIsAsked($id: UUID!) {
    professional(id: $id) {
      id
      givenName
      familyName
      title
      phone
    }
  }
`);

/** The case on this screen. */
export type ClosingPage = ResultOf<typeof CLOSING_PAGE>['casePage'];
export type View = ResultOf<typeof CLOSING_VIEW>['closingView'];
export type Missing = View['missingReceipts'][number];
