import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Who has looked at a case, the newest first: one entry for each look. */
export const WHO_HAS_LOOKED = graphql(`
  query WhoHasLooked($caseId: UUID!, $from: DateTime, $until: DateTime, $after: String) {
    page: whoHasLooked(caseId: $caseId, from: $from, until: $until, first: 25, after: $after) {
      edges {
        node {
          day
          at
          by {
            who
            name
            title
            unitName
          }
          action
          categories
          times
          bases {
            code
            givenOn
            unitName
            statute
            reason
          }
          to {
            who
            name
            title
            unitName
          }
          withheld
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Entry = ResultOf<typeof WHO_HAS_LOOKED>['page']['edges'][number]['node'];

const LINES = graphql(`
  fragment LogLines on AccessLogLineConnection @_unmask {
    edges {
      node {
        at
        principalId
        name
        unitId
        unitName
        action
        operation
        scopeType
        scopeId
        category
        toldBasis
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

/** Lines of the log of an area: what a person did, or what was done with a family’s matter. For its log inspector. */
export const LOG_OF_AREA = graphql(
  `
    query LogOfArea(
      $areaId: UUID!
      $subject: LogSubjectInput!
      $actions: [LogDeed!]
      $from: DateTime
      $until: DateTime
      $olderBecause: OlderReason
      $after: String
    ) {
      page: accessLog(
        areaId: $areaId
        subject: $subject
        actions: $actions
        from: $from
        until: $until
        olderBecause: $olderBecause
        first: 50
        after: $after
      ) {
        ...LogLines
      }
    }
  `,
  [LINES],
);

/** The same of what was done for the units that one leads. */
export const LOG_OF_TEAM = graphql(
  `
    query LogOfTeam(
      $areaId: UUID!
      $subject: LogSubjectInput!
      $actions: [LogDeed!]
      $from: DateTime
      $until: DateTime
      $olderBecause: OlderReason
      $after: String
    ) {
      page: teamAccessLog(
        areaId: $areaId
        subject: $subject
        actions: $actions
        from: $from
        until: $until
        olderBecause: $olderBecause
        first: 50
        after: $after
      ) {
        ...LogLines
      }
    }
  `,
  [LINES],
);
export type Line = ResultOf<typeof LOG_OF_AREA>['page']['edges'][number]['node'];

/** Clients by name; the log inspector is told no names. */
export const LOG_CLIENTS = graphql(`
  query LogClients($areaId: UUID!, $person: LogClientInput!) {
    logClients(areaId: $areaId, person: $person) {
      personId
      familyId
      role
      caseId
      openedAt
      closedAt
    }
  }
`);
export type FoundClient = ResultOf<typeof LOG_CLIENTS>['logClients'][number];

/** Those who work in the area, by a part of their name. */
export const STAFF_BY_NAME = graphql(`
  query LogStaffByName($areaId: UUID!, $text: ShortText!, $first: Int!) {
    professionalsByName(areaId: $areaId, text: $text, first: $first) {
      id
      givenName
      familyName
      title
    }
  }
`);
