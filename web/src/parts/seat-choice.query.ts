import { graphql } from '../graphql/graphql.js';

/** People of an area by the beginnings of their names, with the units for which they may act; so many at most. */
export const SEATS = graphql(`
  query Seats($areaId: UUID!, $text: ShortText!, $first: Int!) {
    professionalsByName(areaId: $areaId, text: $text, first: $first) {
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
