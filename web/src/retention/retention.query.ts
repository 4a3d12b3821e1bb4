import { graphql, type ResultOf } from '../graphql/graphql.js';

/** How long the area keeps what, and what the law allows. */
export const RETENTION_RULES = graphql(`
  query RetentionRules($areaId: UUID!) {
    retentionRules(areaId: $areaId) {
      kind
      months
      isRecord
      automatic
      countsFrom
      leastMonths
      mostMonths
      leastMonthsOfRecord
      version
    }
  }
`);
export type Rule = ResultOf<typeof RETENTION_RULES>['retentionRules'][number];

export const KEEP_RETENTION_RULE = graphql(`
  mutation KeepRetentionRule($input: KeepRetentionRuleInput!) {
    keepRetentionRule(input: $input) {
      kind
      version
    }
  }
`);

/** What must be kept although its day may have come, the oldest first. */
export const LEGAL_HOLDS = graphql(`
  query LegalHolds($areaId: UUID!) {
    legalHolds(areaId: $areaId) {
      id
      scopeType
      scopeId
      reason
      words
      placedBy
      placedAt
      version
    }
  }
`);
export type Hold = ResultOf<typeof LEGAL_HOLDS>['legalHolds'][number];

export const PLACE_LEGAL_HOLD = graphql(`
  mutation PlaceLegalHold($input: PlaceLegalHoldInput!) {
    placeLegalHold(input: $input) {
      id
      version
    }
  }
`);

export const LIFT_LEGAL_HOLD = graphql(`
  mutation LiftLegalHold($input: LiftLegalHoldInput!) {
    liftLegalHold(input: $input) {
      id
      version
    }
  }
`);
