import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Who is here. */
export const ME = graphql(`
  query Me {
    me {
      id
      professional {
        id
        givenName
        familyName
        language
        memberships {
          id
          areaId
          areaName
          role
          unitId
          unitName
        }
      }
    }
  }
`);

/** Somebody who works with families. */
export type Professional = NonNullable<ResultOf<typeof ME>['me']['professional']>;
