import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What one is asked to take over. */
export const TO_ME = graphql(`
  query HandoversToMe {
    handoversToMe {
      id
      caseId
      state
      version
      holderName
      holderUnit
      holderPhone
      offeredAt
      acceptedAt
    }
  }
`);
/** One of them. */
export type ToMe = ResultOf<typeof TO_ME>['handoversToMe'][number];

/** What is under way in an area, and who is away with nobody to stand in: one's own, or all for who leads it. */
export const OPEN_HANDOVERS = graphql(`
  query OpenHandovers($areaId: UUID!) {
    openHandovers(areaId: $areaId) {
      id
      caseId
      isOutside
      state
      receiverId
      days
      isLate
    }
    absencesWithoutStandIn(areaId: $areaId) {
      caseId
      professionalId
      firstDay
      lastDay
      workingDays
    }
  }
`);

/** Cases that wait for who leads a team, because somebody who answers for them is disqualified. */
export const WAITING = graphql(`
  query CasesWaitingForLead($areaId: UUID!) {
    casesWaitingForLead(areaId: $areaId) {
      disqualificationId
      caseId
      professionalName
      isCounsellor
      isResponsible
      since
    }
  }
`);

/** Who somebody is. */
export const WHO = graphql(`
  query WhoTakesOver($id: UUID!) {
    professional(id: $id) {
      id
      givenName
      familyName
    }
  }
`);
