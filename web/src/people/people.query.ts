import { graphql, type ResultOf } from '../graphql/graphql.js';

const FAMILY = graphql(`
  fragment FamilyOfPeople on CasePage {
    people {
      id
      role
      version
      givenName
      familyName
      birthDate
      language
      interpreterLanguage
      contactWays {
        id
        kind
        value
        safe
        safeTime
        version
      }
      maturityAssessment {
        id
        assessedOn
        mayHaveAccount
        reason
        version
      }
      invited {
        id
        invitedAt
        wishedById
        version
      }
    }
    guardianships {
      id
      guardianId
      childId
      powers
      rightToInformation
      version
    }
    safety {
      bans {
        id
        personId
        since
        lastDay
        endedAt
        evidence
        version
      }
      shelteredIds
      households
      familyVersion
    }
  }
`);

const NETWORK = graphql(`
  fragment NetworkOfPeople on CasePage {
    members {
      id
      joinedAt
      version
      who {
        id
        givenName
        familyName
        title
        unitName
        phone
      }
    }
    takingNoPart {
      id
      since
      version
      who {
        id
        givenName
        familyName
        title
        unitName
      }
    }
  }
`);

/** The people of a case as far as the reader may know them. */
export const PEOPLE_PAGE = graphql(
  `
    query PeoplePage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        familyId
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
        ...FamilyOfPeople
        ...NetworkOfPeople
      }
    }
  `,
  [FAMILY, NETWORK],
);

/** The case on this page. */
export type PeoplePage = ResultOf<typeof PEOPLE_PAGE>['casePage'];
export type Person = PeoplePage['people'][number];
export type ContactWay = Person['contactWays'][number];
export type Guardianship = PeoplePage['guardianships'][number];
export type Safety = NonNullable<PeoplePage['safety']>;
export type Ban = Safety['bans'][number];
export type Member = PeoplePage['members'][number];
export type NoPart = PeoplePage['takingNoPart'][number];

/** How somebody of the family gets in. */
export const FAMILY_ACCESS = graphql(`
  query FamilyAccess($personId: UUID!) {
    familyAccess(personId: $personId) {
      personId
      maySignIn
      code {
        state
        givenAt
        validUntil
      }
      devices {
        id
        browser
        lastSeenOn
      }
    }
    passkeysOf(personId: $personId) {
      id
      browser
      registeredAt
    }
    identificationsOf(personId: $personId) {
      issuer
      linkedAt
      lastUsedAt
    }
  }
`);
export type PhonesOf = ResultOf<typeof FAMILY_ACCESS>;
