import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Which units help with a need, in a municipality. */
export const HELPERS = graphql(`
  query HelpersWithNeed($areaId: UUID!, $need: NeedCode!, $municipality: ShortText!) {
    services(areaId: $areaId, search: { need: $need, municipality: $municipality }, first: 30) {
      edges {
        node {
          id
          contactPerson {
            id
          }
          unit {
            id
            sector
          }
        }
      }
    }
  }
`);

/** Who works in a unit. */
export const STAFF = graphql(`
  query StaffOfUnit($unitId: UUID!) {
    professionals(unitId: $unitId) {
      id
      givenName
      familyName
      title
      memberships {
        areaId
        role
        unitId
        unitName
      }
    }
  }
`);

/** Units that interpret. */
export const INTERPRETING = graphql(`
  query UnitsThatInterpret($areaId: UUID!) {
    units(areaId: $areaId, sector: INTERPRETING, first: 20) {
      edges {
        node {
          id
        }
      }
    }
  }
`);

/** People found by name, so many at most. */
export const BY_NAME = graphql(`
  query StaffByName($areaId: UUID!, $text: ShortText!, $first: Int!) {
    professionalsByName(areaId: $areaId, text: $text, first: $first) {
      id
      givenName
      familyName
      title
      memberships {
        areaId
        role
        unitId
        unitName
      }
    }
  }
`);
export type Staff = ResultOf<typeof STAFF>['professionals'][number];
