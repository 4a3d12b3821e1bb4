import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What the family needs, whether the case goes on, and what is kept from whom; and what could be. */
export const SITUATION = graphql(`
  query SituationOfCase($caseId: UUID!) {
    casePage(caseId: $caseId) {
      id
      state
      version
      responsiblePerson {
        who {
          id
        }
      }
      counsellor {
        id
      }
      standIn {
        who {
          id
        }
      }
      people {
        id
        role
        givenName
        familyName
        maturityAssessment {
          id
          mayHaveAccount
        }
      }
      needs {
        needCodes
        description
        strengths
        familyWish
        version
      }
      prohibitions {
        id
        childId
        fromPersonId
        childsReason
        legalReason
        words
        itemCount
        items {
          id
          kind
        }
        recordedAt
        liftedAt
        version
      }
      meetings {
        id
        startsAt
        minutes {
          edition
        }
      }
      plan {
        sections {
          pieceId
          kind
          untilVersion
        }
        childViews {
          pieceId
          childId
          untilVersion
        }
        goals {
          id
          text
          untilVersion
        }
        privateHelpers {
          pieceId
          name
          untilVersion
        }
      }
      actions {
        id
        text
        untilVersion
      }
    }
  }
`);
export type Situation = ResultOf<typeof SITUATION>['casePage'];
export type Prohibition = Situation['prohibitions'][number];

export const RECORD_NEEDS = graphql(`
  mutation RecordNeeds($input: RecordNeedsInput!) {
    recordNeeds(input: $input) {
      version
    }
  }
`);

export const HOLD_CASE = graphql(`
  mutation HoldCase($input: HoldCaseInput!) {
    turned: holdCase(input: $input) {
      id
      version
    }
  }
`);

export const RESUME_CASE = graphql(`
  mutation ResumeCase($input: ResumeCaseInput!) {
    turned: resumeCase(input: $input) {
      id
      version
    }
  }
`);

/** A minor’s word. */
export const RECORD_PROHIBITION = graphql(`
  mutation RecordProhibition($input: RecordProhibitionInput!) {
    recordProhibition(input: $input) {
      id
      version
    }
  }
`);

/** On a ground in law. */
export const WITHHOLD_ITEM = graphql(`
  mutation WithholdItem($input: WithholdItemInput!) {
    withholdItem(input: $input) {
      id
      version
    }
  }
`);

export const LIFT_PROHIBITION = graphql(`
  mutation LiftProhibition($input: LiftProhibitionInput!) {
    liftProhibition(input: $input) {
      id
      version
    }
  }
`);

export const LIFT_WITHHOLDING = graphql(`
  mutation LiftWithholding($input: LiftWithholdingInput!) {
    liftWithholding(input: $input) {
      id
      version
    }
  }
`);
