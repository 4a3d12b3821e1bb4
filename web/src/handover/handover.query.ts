import { graphql, type ResultOf } from '../graphql/graphql.js';
import { COLLEAGUE } from '../parts/colleague.fragment.js';

/** Who has been responsible, and who is to be. */
const BATON = graphql(
  `
    fragment HandoverBaton on CaseBaton {
      history {
        id
        since
        until
        reason
        who {
          ...ColleagueAtWork
        }
      }
      handover {
        id
        state
        version
        reason
        proposedAt
        offeredAt
        acceptedAt
        jointContactKind
        jointContactOn
        tries
        to {
          ...ColleagueAtWork
        }
      }
      outside {
        id
        state
        version
        unitName
        serviceName
        contactPerson
        phone
        reason
        givenTo
        givenAt
        startedOn
        toldBy
      }
    }
  `,
  [COLLEAGUE],
);

/** A case as far as a handover of it goes. */
export const HANDOVER_PAGE = graphql(
  `
    query HandoverPage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        state
        version
        responsiblePerson {
          since
          who {
            ...ColleagueAtWork
          }
        }
        standIn {
          id
          firstDay
          lastDay
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
        }
        guardianships {
          id
          guardianId
          rightToInformation
        }
        consents {
          id
          purpose
          state
          ended
          lastDay
          unitId
          unitName
          professionalIds
        }
        meetings {
          id
          state
          startsAt
        }
        plan {
          id
          versions {
            id
            number
            state
            agreedAt
          }
        }
        baton {
          ...HandoverBaton
        }
      }
    }
  `,
  [COLLEAGUE, BATON],
);

/** The case on this page. */
export type HandoverPage = ResultOf<typeof HANDOVER_PAGE>['casePage'];
/** The handover that is under way in it. */
export type OpenHandover = NonNullable<NonNullable<HandoverPage['baton']>['handover']>;
/** One to a service outside the system. */
export type Outside = NonNullable<HandoverPage['baton']>['outside'][number];
