import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What stands still in handovers and in polls about a time. For who arranges cases. */
export const ARRANGING = graphql(`
  query Arranging($areaId: UUID!) {
    openHandovers(areaId: $areaId) {
      id
      caseId
      state
      days
      isLate
      isOutside
    }
    timePollTasks {
      caseId
      meetingId
      pollId
      recipientId
      kind
      since
    }
  }
`);
export type Arranging = ResultOf<typeof ARRANGING>;

/** What is past its day in the cases of a team, and who is away with nobody in their place. For who leads it. */
export const TEAM_DAY = graphql(`
  query TeamDay($areaId: UUID!) {
    overdueOfTeam(areaId: $areaId) {
      caseId
      counsellorName
      kind
      daysLate
      isEscalated
    }
    absencesWithoutStandIn(areaId: $areaId) {
      caseId
      firstDay
      lastDay
      workingDays
    }
  }
`);
export type TeamDay = ResultOf<typeof TEAM_DAY>;

/** How many mails wait in quarantine, and what could not be sent. For administrators. */
export const MAIL_COUNTS = graphql(`
  query MailCounts {
    inboundMessageCounts {
      state
      count
    }
    deadEffects {
      id
    }
  }
`);
