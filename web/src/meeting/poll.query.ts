import { graphql, type ResultOf } from '../graphql/graphql.js';

/** The last time poll of a meeting. */
export const POLL = graphql(`
  query MeetingPoll($meetingId: UUID!, $language: Language!) {
    timePollOfMeeting(meetingId: $meetingId, language: $language) {
      id
      state
      version
      deadline
      times {
        id
        localStart
        start
        end
        can
        ifNeedBe
        cannot
        waiting
        suits
        answers {
          recipientId
          answer
          isOutdated
        }
      }
      recipients {
        id
        participantId
        professionalId
        unitId
        givenName
        familyName
        hasAnswered
        isReplaced
        isUnreachable
        substitute
        version
      }
      decision {
        ask
        proposal {
          localStart
          start
          end
          reasons {
            code
            text
          }
        }
      }
    }
  }
`);
export type Poll = NonNullable<ResultOf<typeof POLL>['timePollOfMeeting']>;
export type Recipient = Poll['recipients'][number];

export const OPEN_POLL = graphql(`
  mutation OpenPoll($input: OpenTimePollInput!) {
    changed: openTimePoll(input: $input) {
      id
    }
  }
`);

export const POLL_ANSWERS = graphql(`
  mutation PollAnswers($input: RecordPollAnswersInput!) {
    changed: recordPollAnswers(input: $input) {
      id
    }
  }
`);

export const RESEND_POLL = graphql(`
  mutation ResendPoll($input: ResendTimePollInput!) {
    changed: resendTimePoll(input: $input) {
      id
    }
  }
`);

export const GIVE_POLL_SEAT = graphql(`
  mutation GivePollSeat($input: GivePollSeatInput!) {
    changed: givePollSeat(input: $input) {
      id
    }
  }
`);

export const CLOSE_POLL = graphql(`
  mutation ClosePoll($input: CloseTimePollInput!) {
    changed: closeTimePoll(input: $input) {
      id
    }
  }
`);

export const CONFIRM_POLL = graphql(`
  mutation ConfirmPoll($input: ConfirmTimePollInput!) {
    changed: confirmTimePoll(input: $input) {
      id
    }
  }
`);
