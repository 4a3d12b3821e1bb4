import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What of the log is or was kept from somebody of a family, the latest first. */
export const WITHHOLDINGS = graphql(`
  query LogWithholdings($areaId: UUID!, $personId: UUID!) {
    logWithholdings(areaId: $areaId, personId: $personId) {
      id
      professionalId
      reason
      since
      until
      withheldAt
      liftedAt
      version
    }
  }
`);
export type Withholding = ResultOf<typeof WITHHOLDINGS>['logWithholdings'][number];

/** The refusal in writing, for the client. */
export const REFUSAL = graphql(`
  query LogRefusal($areaId: UUID!, $withholdingId: UUID!, $language: Language!) {
    logRefusal(areaId: $areaId, withholdingId: $withholdingId, language: $language) {
      title
      paragraphs
    }
  }
`);

export const WITHHOLD = graphql(`
  mutation WithholdLogEntries($input: WithholdLogEntriesInput!) {
    withholdLogEntries(input: $input) {
      id
      version
    }
  }
`);

export const LIFT = graphql(`
  mutation LiftLogWithholding($input: LiftLogWithholdingInput!) {
    liftLogWithholding(input: $input) {
      id
      version
    }
  }
`);
