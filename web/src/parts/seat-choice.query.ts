import { graphql } from '../graphql/graphql.js';

/** People of an area by the beginnings of their names, with the units for which they may act. */
export const SEATS = graphql(`
  query Seats($areaId: UUID!, $text: ShortText!) {
    professionalsByName(areaId: $areaId, text: $text, first: 10) {
      id
      givenName
      familyName
      title
      memberships {
        id
        areaId
        unitId
        unitName
      }
    }
  }
`);
