import { graphql } from '../graphql/graphql.js';

/** Services to which somebody may be directed, by a word. */
export const SERVICES = graphql(`
  query ServicesToDirectTo($areaId: UUID!, $text: ShortText) {
    services(areaId: $areaId, search: { text: $text }, first: 10) {
      edges {
        node {
          id
          name
          unit {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
