import { graphql, type ResultOf } from '../graphql/graphql.js';

export const ANSWER_BY_PHONE = graphql(`
  mutation AnswerByPhone($input: RecordAnswerByPhoneInput!) {
    changed: recordAnswerByPhone(input: $input) {
      id
    }
  }
`);

export const RESEND = graphql(`
  mutation ResendInvitation($input: ResendInvitationInput!) {
    changed: resendInvitation(input: $input) {
      id
    }
  }
`);

export const CLOSE_QUESTION = graphql(`
  mutation CloseQuestion($input: CloseInvitationQuestionInput!) {
    changed: closeInvitationQuestion(input: $input) {
      id
    }
  }
`);

/** The time that somebody asks for, and how it suits the others. */
export const COUNTER_PROPOSAL = graphql(`
  query CounterProposal($invitationId: UUID!, $times: OtherTimesInput) {
    counterProposal(invitationId: $invitationId, times: $times) {
      invitationId
      invitationVersion
      meetingVersion
      start
      wouldEnd
      minutes
      meetingMinutes
      isPast
      hasFamilyYes
      people {
        participantId
        givenName
        familyName
        unitName
        needed
        suits
        asksForIt
      }
    }
  }
`);
export type CounterProposal = NonNullable<ResultOf<typeof COUNTER_PROPOSAL>['counterProposal']>;

export const ACCEPT_COUNTER = graphql(`
  mutation AcceptCounter($input: AcceptCounterProposalInput!) {
    changed: acceptCounterProposal(input: $input) {
      id
    }
  }
`);

export const DECLINE_COUNTER = graphql(`
  mutation DeclineCounter($input: DeclineCounterProposalInput!) {
    changed: declineCounterProposal(input: $input) {
      id
    }
  }
`);
