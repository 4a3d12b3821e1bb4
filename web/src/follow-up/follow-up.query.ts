import { graphql, type ResultOf } from '../graphql/graphql.js';
import { COLLEAGUE } from '../parts/colleague.fragment.js';

/** What was promised, by day, with what its owner would rather do. */
const PROMISES = graphql(
  `
    fragment FollowUpPromises on CasePage {
      actions {
        id
        version
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
          ...ColleagueAtWork
        }
        suggestion {
          id
          version
          state
          text
          dueOn
          comment
        }
      }
    }
  `,
  [COLLEAGUE],
);

/** When the plan is looked at together, and what was said until then. */
const LOOKED_AT = graphql(`
  fragment FollowUpReviews on CasePage {
    plan {
      id
      versions {
        id
        number
        state
      }
      goals {
        id
        text
        sinceVersion
        untilVersion
      }
      reviews {
        id
        version
        dueOn
        state
        heldAt
        decision
        note
        meetingId
      }
    }
    meetings {
      id
      state
      startsAt
      endsAt
    }
    followUp {
      faces {
        id
        version
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
`);

/** A case as far as it is followed up. */
export const FOLLOW_UP_PAGE = graphql(
  `
    query FollowUpPage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        state
        responsiblePerson {
          who {
            ...ColleagueAtWork
          }
        }
        standIn {
          id
          firstDay
          who {
            ...ColleagueAtWork
          }
        }
        counsellor {
          ...ColleagueAtWork
        }
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
        ...FollowUpPromises
        ...FollowUpReviews
      }
    }
  `,
  [COLLEAGUE, PROMISES, LOOKED_AT],
);

/** Promises of one's own cases behind which nobody stands any more. */
export const ORPHANED = graphql(`
  query FollowUpOrphaned($areaId: UUID!) {
    orphanedActions(areaId: $areaId) {
      id
      caseId
      why
    }
  }
`);

/** The case on this screen. */
export type FollowUpPage = ResultOf<typeof FOLLOW_UP_PAGE>['casePage'];
/** Something that somebody promised, or is asked to. */
export type Promised = FollowUpPage['actions'][number];
/** Why nobody stands behind a promise any more. */
export type OrphanedWhy = ResultOf<typeof ORPHANED>['orphanedActions'][number]['why'];
export type Person = FollowUpPage['people'][number];
/** One day on which the plan is looked at together. */
export type Review = NonNullable<FollowUpPage['plan']>['reviews'][number];
/** Somebody who may be asked how it was. */
