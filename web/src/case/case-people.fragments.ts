import { graphql } from '../graphql/graphql.js';

export const COLLEAGUE = graphql(`
  fragment Colleague on Colleague {
    id
    givenName
    familyName
    title
    unitName
    phone
  }
`);

/** Who belongs to the case: the family, and who works with it. */
export const PEOPLE = graphql(
  `
    fragment PeopleOfCase on CasePage {
      responsiblePerson {
        since
        who {
          ...Colleague
        }
      }
      standIn {
        id
        firstDay
        lastDay
        who {
          ...Colleague
        }
      }
      counsellor {
        ...Colleague
      }
      people {
        id
        role
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
        }
        invited {
          id
          invitedAt
        }
      }
      guardianships {
        id
        guardianId
        childId
        powers
        rightToInformation
      }
      safety {
        shelteredIds
      }
      needs {
        needCodes
        description
        strengths
        familyWish
      }
      prohibitions {
        id
        childId
        fromPersonId
        itemCount
        liftedAt
      }
      members {
        id
        joinedAt
        who {
          ...Colleague
        }
      }
      takingNoPart {
        id
        since
        who {
          id
          givenName
          familyName
          title
          unitName
        }
      }
    }
  `,
  [COLLEAGUE],
);
