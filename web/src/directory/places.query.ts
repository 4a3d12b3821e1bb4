import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Units of the area: by words of their names, of an organisation, or those whose day of review has passed. */
export const UNITS = graphql(`
  query KeptUnits($areaId: UUID!, $text: ShortText, $organisationId: UUID, $reviewDue: Boolean, $after: String) {
    units(
      areaId: $areaId
      text: $text
      organisationId: $organisationId
      reviewDue: $reviewDue
      first: 10
      after: $after
    ) {
      edges {
        node {
          id
          name
          sector
          reviewBy
          organisation {
            name
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
export type ListedUnit = ResultOf<typeof UNITS>['units']['edges'][number]['node'];

/** Units to choose from. */
export const UNIT_CHOICES = graphql(`
  query UnitChoices($areaId: UUID!, $text: ShortText) {
    units(areaId: $areaId, text: $text, first: 100) {
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

export const ORGANISATIONS = graphql(`
  query KeptOrganisations($areaId: UUID!, $after: String) {
    organisations(areaId: $areaId, first: 10, after: $after) {
      edges {
        node {
          id
          name
          kind
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export type ListedOrganisation = ResultOf<typeof ORGANISATIONS>['organisations']['edges'][number]['node'];

/** An organisation, whether it has units, and the municipalities a new one may serve. */
export const ORGANISATION = graphql(`
  query KeptOrganisation($id: UUID!, $areaId: UUID!) {
    organisation(id: $id) {
      id
      name
      kind
      withdrawnAt
      version
    }
    units(areaId: $areaId, organisationId: $id, first: 1) {
      edges {
        node {
          id
        }
      }
    }
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);
export type Organisation = ResultOf<typeof ORGANISATION>['organisation'];

/** A unit with its people and rooms, as an administrator keeps it. */
export const KEPT_UNIT = graphql(`
  query KeptUnit($id: UUID!, $areaId: UUID!) {
    unit(id: $id) {
      id
      name
      register
      sector
      isAuthority
      phone
      email
      municipality
      municipalities
      reviewBy
      withdrawnAt
      version
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
    }
    rooms(areaId: $areaId) {
      id
      name
      unitId
    }
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);
export type KeptUnit = ResultOf<typeof KEPT_UNIT>['unit'];
export type UnitPerson = ResultOf<typeof KEPT_UNIT>['professionals'][number];
export type KeptRoom = ResultOf<typeof KEPT_UNIT>['rooms'][number];

export const SERVICES_OF_UNIT = graphql(`
  query ServicesOfUnit($areaId: UUID!, $unitId: UUID!, $after: String) {
    services(areaId: $areaId, search: { unitId: $unitId }, first: 20, after: $after) {
      edges {
        node {
          id
          name
          reviewBy
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export type ServiceOfUnit = ResultOf<typeof SERVICES_OF_UNIT>['services']['edges'][number]['node'];

/** A service as it is kept. */
export const KEPT_SERVICE = graphql(`
  query KeptService($id: UUID!, $areaId: UUID!) {
    service(id: $id) {
      id
      name
      forWhom
      place
      howToReach
      needCodes
      municipalities
      reviewBy
      withdrawnAt
      version
      contactPerson {
        id
        givenName
        familyName
      }
      unit {
        id
        name
      }
    }
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);
export type KeptService = ResultOf<typeof KEPT_SERVICE>['service'];

/** Whom to ask about a service of a unit. */
export const CONTACT_PEOPLE = graphql(`
  query ContactPeople($unitId: UUID!) {
    professionals(unitId: $unitId) {
      id
      givenName
      familyName
    }
  }
`);
