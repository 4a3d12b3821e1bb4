import { graphql } from '../graphql/graphql.js';

/** Another person of the family. */
export const ADD_PERSON = graphql(`
  mutation AddPerson($input: AddPersonInput!) {
    changed: addPerson(input: $input) {
      id
    }
  }
`);

/** What is known of a person is corrected. */
export const KEEP_PERSON = graphql(`
  mutation KeepPerson($input: KeepPersonInput!) {
    changed: keepPerson(input: $input) {
      id
    }
  }
`);

/** Another way to reach somebody. */
export const ADD_WAY = graphql(`
  mutation AddContactWay($input: AddContactWayInput!) {
    changed: addContactWay(input: $input) {
      id
    }
  }
`);

/** A way that is not used any more. */
export const END_WAY = graphql(`
  mutation EndContactWay($input: EndContactWayInput!) {
    changed: endContactWay(input: $input) {
      id
    }
  }
`);

/** Who is guardian of whom. */
export const RECORD_GUARDIANSHIP = graphql(`
  mutation RecordGuardianship($input: RecordGuardianshipInput!) {
    changed: recordGuardianship(input: $input) {
      id
    }
  }
`);

/** Somebody is guardian no longer. */
export const END_GUARDIANSHIP = graphql(`
  mutation EndGuardianship($input: EndGuardianshipInput!) {
    changed: endGuardianship(input: $input) {
      id
    }
  }
`);

/** What one judged a child able to. */
export const ASSESS = graphql(`
  mutation RecordMaturityAssessment($input: RecordMaturityAssessmentInput!) {
    changed: recordMaturityAssessment(input: $input) {
      id
    }
  }
`);

/** An assessment holds no longer, and with it the account that rests on it. */
export const END_ASSESSMENT = graphql(`
  mutation EndMaturityAssessment($input: EndMaturityAssessmentInput!) {
    changed: endMaturityAssessment(input: $input) {
      id
    }
  }
`);

/** A guardian wishes to have a close person along. */
export const INVITE_CLOSE = graphql(`
  mutation InviteClosePerson($input: InviteClosePersonInput!) {
    changed: inviteClosePerson(input: $input) {
      id
    }
  }
`);

/** A close person comes along no longer. */
export const END_CLOSE = graphql(`
  mutation EndClosePerson($input: EndClosePersonInput!) {
    changed: endClosePerson(input: $input) {
      id
    }
  }
`);
