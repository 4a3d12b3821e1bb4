import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What wants doing in the cases for which one answers. */
export const DAY = graphql(`
  query CounsellorDay($areaId: UUID!) {
    counsellorDay(areaId: $areaId) {
      id
      name
      openedAt
      nextMeeting {
        id
        startsAt
        invited
        unanswered
        waitingSince
      }
      meetingsToRecord
      meetingsWithoutTime
      lostHolds
      lostSeats
      counterProposals
      bounced
      questions
      overdueRemedies
      reviewDueOn
      reviewOverdue
      reviewThisWeek
      reviewMissing
      badFaces
      overdueActions
      orphanedActions
      requestedActions
      handoversOpen
      undecidedConsents
      consentsEnding {
        id
        isStatutory
        unitName
        lastDay
      }
    }
  }
`);

/** A case of the day. */
export type DayCase = ResultOf<typeof DAY>['counsellorDay'][number];
