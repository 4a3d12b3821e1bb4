import { graphql, type VariablesOf } from '../graphql/graphql.js';

/** Units of the area, in Finnish order; of one field alone where the area has many. */
export const UNITS = graphql(`
  query UnitsToTell($areaId: UUID!, $sector: Sector) {
    units(areaId: $areaId, sector: $sector, first: 100) {
      edges {
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
export type Sector = NonNullable<VariablesOf<typeof UNITS>['sector']>;

/** Who works in a unit. */
export const STAFF_TO_TELL = graphql(`
  query StaffToTell($unitId: UUID!) {
    professionals(unitId: $unitId) {
      id
      givenName
      familyName
    }
  }
`);
