import { graphql } from '../graphql/graphql.js';

/** When one said that one can come. */
export const OWN_TIME = graphql(`
  query OwnTime($from: LocalDate!, $to: LocalDate!) {
    myAvailability(from: $from, to: $to) {
      paintedTimes {
        id
        startsAt
        endsAt
        status
      }
    }
  }
`);

/** Says it anew for a period. */
export const PAINT_TIME = graphql(`
  mutation PaintTime($input: PaintAvailabilityInput!) {
    paintAvailability(input: $input) {
      id
      startsAt
      endsAt
      status
    }
  }
`);
