import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Who wishes to meet in the cases that one keeps, the longest waiting first. */
export const WISHES = graphql(`
  query WishesToAnswer {
    meetingWishes {
      id
      caseId
      askedBy
      askedAt
      words
      version
    }
  }
`);
export type Wish = ResultOf<typeof WISHES>['meetingWishes'][number];

/** Who the people of a case are, how they are reached, and when all meet: a wish tells only the id of who asks. */
export const ASKERS = graphql(`
  query AskersOfCase($caseId: UUID!) {
    casePage(caseId: $caseId) {
      people {
        id
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
      meetings {
        id
        state
        startsAt
      }
      members {
        id
        who {
          id
          givenName
          familyName
          title
          unitName
          phone
        }
      }
    }
  }
`);
export type Askers = ResultOf<typeof ASKERS>['casePage'];

export const ANSWER_WISH = graphql(`
  mutation AnswerMeetingWish($input: AnswerMeetingWishInput!) {
    answerMeetingWish(input: $input) {
      id
      version
    }
  }
`);
