import type { TypedDocumentNode } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What a row of a list shows of a contact. */
export const ROW_FIELDS = graphql(`
  fragment ContactRowFields on Contact @_unmask {
    id
    state
    receivedAt
    urgency
    channel
    ask
    anonymous
    concludedAt
    firstAnsweredAt
    attempts
    takenBy {
      id
      givenName
      familyName
    }
    identity {
      givenName
      familyName
    }
  }
`);

const PAGE_FIELDS = graphql(
  `
    fragment ContactPageFields on ContactConnection @_unmask {
      edges {
        node {
          ...ContactRowFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [ROW_FIELDS],
);

/** Who sees the queue, and how long it is for whoever does not. */
export const DUTY_NOW = graphql(`
  query DutyNow($areaId: UUID!) {
    dutyStatus(areaId: $areaId) {
      waiting
    }
    onDuty(areaId: $areaId) {
      id
      counsellor {
        id
      }
    }
  }
`);

/** Contacts that nobody has taken, as far as one sees them: all on duty, otherwise those one has recorded. */
export const QUEUE = graphql(
  `
    query ContactQueue($areaId: UUID!, $after: String) {
      contacts: dutyQueue(areaId: $areaId, first: 20, after: $after) {
        ...ContactPageFields
      }
    }
  `,
  [PAGE_FIELDS],
);

/** One's own. */
export const MINE = graphql(
  `
    query MyContacts($areaId: UUID!, $after: String, $unfinishedOnly: Boolean = true) {
      contacts: myContacts(areaId: $areaId, first: 20, after: $after, unfinishedOnly: $unfinishedOnly) {
        ...ContactPageFields
      }
    }
  `,
  [PAGE_FIELDS],
);

/** Unfinished ones that colleagues have taken; neither who nor why. */
export const OF_TEAM = graphql(
  `
    query TeamContacts($areaId: UUID!, $after: String) {
      contacts: teamContacts(areaId: $areaId, first: 20, after: $after) {
        ...ContactPageFields
      }
    }
  `,
  [PAGE_FIELDS],
);

type Contacts = ResultOf<typeof QUEUE>;
/** A contact in a list. */
export type ContactRowData = Contacts['contacts']['edges'][number]['node'];

/** What a list is asked by. */
export interface ListVariables {
  readonly areaId: string;
  readonly after?: string | null;
  readonly unfinishedOnly?: boolean | null;
}
/** A list of contacts, page by page. */
export type ContactList = TypedDocumentNode<Contacts, ListVariables>;
