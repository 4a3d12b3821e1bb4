import { graphql, type ResultOf, type VariablesOf } from '../graphql/graphql.js';
import { ROW_FIELDS } from './contact-log.query.js';

/** Whether somebody keeps an open case of the person, and whom to ring about it; nothing of the family. */
export const CASES_OF_PERSON = graphql(`
  query CasesOfPerson($areaId: UUID!, $person: WholePersonInput!) {
    casesOfPerson(areaId: $areaId, person: $person) {
      caseId
      counsellorId
      counsellorName
      counsellorPhone
      unitName
    }
  }
`);
export type FoundCase = ResultOf<typeof CASES_OF_PERSON>['casesOfPerson'][number];

/** Contacts with the person that one may see: one’s own and, on duty, open ones. */
export const CONTACTS_OF_PERSON = graphql(
  `
    query ContactsOfPerson($areaId: UUID!, $person: PersonSearchInput!) {
      contactsOfPerson(areaId: $areaId, person: $person) {
        ...ContactRowFields
      }
    }
  `,
  [ROW_FIELDS],
);

/** Whom one looks for in contacts. */
export type PersonSearch = VariablesOf<typeof CONTACTS_OF_PERSON>['person'];
/** Whom one looks for in cases. */
export type WholePerson = VariablesOf<typeof CASES_OF_PERSON>['person'];
