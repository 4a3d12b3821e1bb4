import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Municipalities of the area, to choose from. */
export const MUNICIPALITIES = graphql(`
  query DirectoryMunicipalities($areaId: UUID!) {
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);
export type Municipality = ResultOf<typeof MUNICIPALITIES>['municipalities'][number];

/** Services by municipality, need and words. */
export const SERVICES = graphql(`
  query DirectoryServices($areaId: UUID!, $search: ServiceSearchInput!, $after: String) {
    services(areaId: $areaId, search: $search, first: 20, after: $after) {
      edges {
        node {
          id
          name
          forWhom
          howToReach
          place
          reviewBy
          contactPerson {
            id
            givenName
            familyName
          }
          unit {
            id
            name
            phone
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
export type Service = ResultOf<typeof SERVICES>['services']['edges'][number]['node'];

/** Professionals by a part of their name. */
export const PEOPLE = graphql(`
  query DirectoryPeople($areaId: UUID!, $text: ShortText!) {
    professionalsByName(areaId: $areaId, text: $text, first: 20) {
      id
      givenName
      familyName
      title
      phone
      memberships {
        id
        unitName
      }
    }
  }
`);
export type Person = ResultOf<typeof PEOPLE>['professionalsByName'][number];

/** A unit and who works there. */
export const UNIT = graphql(`
  query DirectoryUnit($id: UUID!) {
    unit(id: $id) {
      id
      name
      sector
      isAuthority
      phone
      email
      municipality
      municipalities
      reviewBy
      withdrawnAt
      organisation {
        id
        name
      }
    }
    professionals(unitId: $id) {
      id
      givenName
      familyName
      title
      phone
      memberships {
        id
        unitName
      }
    }
  }
`);

/** One professional. */
export const PERSON = graphql(`
  query DirectoryPerson($id: UUID!) {
    professional(id: $id) {
      id
      givenName
      familyName
      title
      phone
      email
      memberships {
        id
        areaId
        unitId
        unitName
        role
      }
    }
  }
`);

export type Professional = ResultOf<typeof PERSON>['professional'];

/** When somebody is free. For counsellors, and of oneself. */
export const TIME = graphql(`
  query DirectoryTime($id: UUID!, $from: LocalDate!, $to: LocalDate!) {
    professionalTime(professionalId: $id, from: $from, to: $to) {
      calendar
      free {
        startsAt
        endsAt
      }
      tentative {
        startsAt
        endsAt
      }
    }
  }
`);
export type Time = ResultOf<typeof TIME>['professionalTime'];
