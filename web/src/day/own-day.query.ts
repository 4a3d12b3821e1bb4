import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What waits for oneself, in whoever's case. */
export const OWN_DAY = graphql(`
  query OwnDay {
    myInvitations {
      invitationId
      state
      startsAt
      endsAt
    }
    myInterpretings {
      invitationId
      state
      startsAt
      endsAt
    }
    myActions {
      id
      dueOn
      commitment
      progress
    }
    handoversToMe {
      id
      caseId
      state
      holderName
      holderUnit
    }
    myConsultations {
      contactId
      state
      askedAt
      question
      answer
    }
  }
`);
export type OwnDayData = ResultOf<typeof OWN_DAY>;
