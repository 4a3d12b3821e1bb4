import { graphql } from '../graphql/graphql.js';

/** Who is on duty now. */
export const ON_DUTY = graphql(`
  query OnDuty($areaId: UUID!) {
    onDuty(areaId: $areaId) {
      id
      counsellor {
        id
        givenName
        familyName
      }
      endsAt
    }
  }
`);

export const GO_ON_DUTY = graphql(`
  mutation GoOnDuty($input: GoOnDutyInput!) {
    goOnDuty(input: $input) {
      id
    }
  }
`);

export const GO_OFF_DUTY = graphql(`
  mutation GoOffDuty($input: GoOffDutyInput!) {
    goOffDuty(input: $input) {
      id
    }
  }
`);
