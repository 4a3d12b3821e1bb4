import { graphql, type ResultOf } from '../graphql/graphql.js';

/** New contacts, and who is there to take them. */
export const DUTY = graphql(`
  query Duty($areaId: UUID!) {
    dutyStatus(areaId: $areaId) {
      onDuty
      waiting
    }
    dutyQueue(areaId: $areaId, first: 20) {
      edges {
        node {
          id
          receivedAt
          urgency
          channel
          anonymous
          identity {
            givenName
            familyName
          }
        }
      }
    }
  }
`);

/** A contact that nobody has taken. */
export type Waiting = ResultOf<typeof DUTY>['dutyQueue']['edges'][number]['node'];
