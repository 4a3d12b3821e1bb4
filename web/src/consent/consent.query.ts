import { graphql, type ResultOf } from '../graphql/graphql.js';

const CONSENTS = graphql(`
  fragment ConsentsOfScreen on CasePage {
    consents {
      id
      unitId
      unitName
      professionalIds
      categories
      purpose
      state
      lastDay
      ended
      exclusions
      exceptionReason
      exceptionNote
      withdrawnAt
      version
      decisions {
        personId
        decision
        form
        decidedAt
      }
    }
    statutoryBases {
      id
      unitId
      unitName
      categories
      statute
      reason
      endsAt
      endedAt
      version
    }
  }
`);

/** Whose word counts, and to whom something may be told. */
const SPEAKERS = graphql(`
  fragment SpeakersOfScreen on CasePage {
    people {
      id
      role
      givenName
      familyName
    }
    guardianships {
      guardianId
      powers
    }
    members {
      id
      who {
        id
        givenName
        familyName
        unitId
        unitName
      }
    }
  }
`);

/** The consents of a case and its bases in law, as far as the reader may know them. */
export const CONSENT_PAGE = graphql(
  `
    query ConsentPage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        legalFrame
        state
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
        safety {
          familyVersion
        }
        ...ConsentsOfScreen
        ...SpeakersOfScreen
      }
    }
  `,
  [CONSENTS, SPEAKERS],
);

/** The case on this screen. */
export type ConsentPage = ResultOf<typeof CONSENT_PAGE>['casePage'];
export type Consent = ConsentPage['consents'][number];
export type Basis = ConsentPage['statutoryBases'][number];
export type Person = ConsentPage['people'][number];
export type Category = Consent['categories'][number];
