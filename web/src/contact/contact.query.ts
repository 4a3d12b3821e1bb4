import { graphql, type ResultOf } from '../graphql/graphql.js';

const CONTACT_FIELDS = graphql(`
  fragment ContactFields on Contact @_unmask {
    id
    areaId
    state
    channel
    contactRole
    sector
    hasSafetyBan
    municipality {
      nameFi
      nameSv
    }
    urgency
    ask
    anonymous
    receivedAt
    recordedBy {
      id
      givenName
      familyName
    }
    takenBy {
      id
      givenName
      familyName
    }
    takenAt
    firstAnsweredAt
    attemptedAt
    concludedAt
    needs {
      needCodes
      description
      statutoryNotice
      statutoryNoticeAt
      outcomeNote
      services {
        id
        name
        unitName
      }
    }
    identity {
      givenName
      familyName
      phone
      email
      safeTimeToCall
    }
    version
  }
`);

/** One contact, whole. */
export const CONTACT = graphql(
  `
    query Contact($id: UUID!) {
      contact(id: $id) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);
export type Contact = ResultOf<typeof CONTACT>['contact'];
export type ContactState = Contact['state'];

export const TAKE = graphql(
  `
    mutation TakeContact($input: ContactInput!) {
      changed: takeContact(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const ANSWER = graphql(
  `
    mutation RecordAnswer($input: RecordAnswerInput!) {
      changed: recordAnswer(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const NOT_REACHED = graphql(
  `
    mutation RecordNotReached($input: ContactInput!) {
      changed: recordNotReached(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const RELEASE = graphql(
  `
    mutation ReleaseContact($input: ContactInput!) {
      changed: releaseContact(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const CONCLUDE = graphql(
  `
    mutation ConcludeContact($input: ConcludeContactInput!) {
      changed: concludeContact(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const ANSWER_CONSULTATION = graphql(
  `
    mutation AnswerConsultation($input: AnswerConsultationInput!) {
      changed: answerConsultation(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const CORRECT = graphql(
  `
    mutation CorrectContact($input: CorrectContactInput!) {
      changed: correctContact(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const NOTE_NOTICE = graphql(
  `
    mutation NoteStatutoryNotice($input: NoteStatutoryNoticeInput!) {
      changed: noteStatutoryNotice(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

export const REASSIGN = graphql(
  `
    mutation ReassignContact($input: ReassignContactInput!) {
      changed: reassignContact(input: $input) {
        ...ContactFields
      }
    }
  `,
  [CONTACT_FIELDS],
);

/** Who works in some unit: to find its counsellors. */
export const COLLEAGUES = graphql(`
  query Colleagues($unitId: UUID!) {
    professionals(unitId: $unitId) {
      id
      givenName
      familyName
      memberships {
        id
        areaId
        role
      }
    }
  }
`);
