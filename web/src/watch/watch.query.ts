import { graphql, type ResultOf } from '../graphql/graphql.js';

export const BREAK_GLASS = graphql(`
  mutation BreakGlass($input: BreakGlassInput!) {
    opened: breakGlass(input: $input) {
      id
      endsAt
      version
    }
  }
`);

/** The same for who leads a team, to supervise. */
export const SUPERVISE = graphql(`
  mutation SuperviseCase($input: BreakGlassInput!) {
    opened: superviseCase(input: $input) {
      id
      endsAt
      version
    }
  }
`);

export const END_BREAK_GLASS = graphql(`
  mutation EndBreakGlass($input: EndBreakGlassInput!) {
    endBreakGlass(input: $input) {
      id
      version
    }
  }
`);

/** What was read with a reason and nobody has reviewed yet, the longest waiting first. */
export const TO_REVIEW = graphql(`
  query BreakGlassesToReview($areaId: UUID!) {
    breakGlassesToReview(areaId: $areaId) {
      id
      kind
      professionalName
      unitName
      reason
      words
      openedAt
      endsAt
      endedAt
      timesWithinDay
      isOverdue
      version
    }
  }
`);
export type ToReview = ResultOf<typeof TO_REVIEW>['breakGlassesToReview'][number];

export const REVIEW = graphql(`
  mutation ReviewBreakGlass($input: ReviewBreakGlassInput!) {
    reviewBreakGlass(input: $input) {
      id
      version
    }
  }
`);
