import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Meetings ahead to which one is invited; those at which one interprets apart. */
export const OWN_INVITATIONS = graphql(`
  query OwnInvitations {
    myInvitations {
      invitationId
      caseId
      state
      sequence
      startsAt
      endsAt
      mode
      place
      link
      comment
      counsellor
      phone
    }
    myInterpretings {
      invitationId
      state
      sequence
      startsAt
      endsAt
      mode
      place
      link
      languages
      counsellor
      phone
    }
  }
`);
export type OwnInvitationsData = ResultOf<typeof OWN_INVITATIONS>;

export const ANSWER_INVITATION = graphql(`
  mutation AnswerInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) {
      id
      state
    }
  }
`);
