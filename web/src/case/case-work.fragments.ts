import { graphql } from '../graphql/graphql.js';
import { COLLEAGUE } from './case-people.fragments.js';

/** What may be told to whom. */
export const CONSENTS = graphql(`
  fragment ConsentsOfCase on CasePage {
    consents {
      id
      unitName
      categories
      purpose
      state
      lastDay
      ended
      exclusions
      exceptionReason
      withdrawnAt
      decisions {
        personId
        decision
        form
        decidedAt
      }
    }
    statutoryBases {
      id
      unitName
      categories
      statute
      reason
      endsAt
      endedAt
    }
  }
`);

/** Who meets, when and where, and what was said there. */
export const MEETINGS = graphql(
  `
    fragment MeetingsOfCase on CasePage {
      meetings {
        id
        state
        startsAt
        endsAt
        mode
        place
        conferenceLink
        question
        cancelReason
        lostSeats
        questions
        participants {
          id
          personId
          isRoom
          needed
          chosen
          attendance
          who {
            ...Colleague
          }
          invitation {
            id
            state
            invitedAt
            reachedAt
            answeredAt
          }
        }
        minutes {
          edition
          state
          forAll
          forAuthorities
          forFamily
        }
      }
    }
  `,
  [COLLEAGUE],
);

/** What was agreed, who has taken on what, and what following it up has heard. */
export const PLAN = graphql(
  `
    fragment PlanOfCase on CasePage {
      plan {
        id
        versions {
          id
          number
          state
          sharedGoal
          nextReviewOn
          agreedAt
          approvals {
            personId
            approval
            dissent
            at
          }
        }
        goals {
          id
          text
          sinceVersion
          untilVersion
        }
        reviews {
          id
          dueOn
          state
          heldAt
          decision
          note
        }
      }
      actions {
        id
        goalId
        text
        ownerKind
        ownerId
        ownerName
        dueOn
        commitment
        declineReason
        progress
        notDoneReason
        obstacle
        sinceVersion
        untilVersion
        owner {
          ...Colleague
        }
      }
      followUp {
        faces {
          id
          personId
          day
          face
          words
          notedAt
        }
        ratings {
          id
          goalId
          reviewId
          rating
          words
        }
      }
    }
  `,
  [COLLEAGUE],
);

/** How it goes over to others and closes, and who has looked into it. */
export const COURSE = graphql(
  `
    fragment CourseOfCase on CasePage {
      baton {
        handover {
          id
          state
          proposedAt
          reason
          to {
            ...Colleague
          }
        }
        outside {
          id
          state
          serviceName
          unitName
          startedOn
        }
      }
      closings {
        id
        begunAt
        calledOffAt
        closedAt
        reopenedAt
        reason
        words
        reopenReason
        retentionUntil
      }
      filingReceipts {
        id
        unitName
        what
        filedOn
      }
      breakGlasses {
        id
        kind
        openedAt
        endsAt
        endedAt
        reason
        words
        outcome
        reviewedAt
        who {
          id
          givenName
          familyName
          title
          unitName
        }
      }
    }
  `,
  [COLLEAGUE],
);
