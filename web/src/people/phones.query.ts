import { graphql } from '../graphql/graphql.js';

/** When the case meets: a passkey is given to who sits there. */
export const MEETINGS = graphql(`
  query MeetingsToVouchAt($caseId: UUID!) {
    casePage(caseId: $caseId) {
      meetings {
        id
        state
        startsAt
        endsAt
      }
    }
  }
`);

export const OPEN_PASSKEY = graphql(`
  mutation OpenPasskeyRegistration($input: OpenPasskeyRegistrationInput!) {
    openPasskeyRegistration(input: $input) {
      code
      endsAt
    }
  }
`);

export const END_PASSKEY = graphql(`
  mutation EndPasskey($input: EndPasskeyInput!) {
    endPasskey(input: $input) {
      id
    }
  }
`);

export const END_DEVICE = graphql(`
  mutation EndFamilyDevice($input: EndFamilyDeviceInput!) {
    endFamilyDevice(input: $input) {
      personId
    }
  }
`);

/** The link of a person with an identity is cut: it was made with the wrong person. */
export const END_IDENTIFICATION = graphql(`
  mutation EndIdentification($input: EndIdentificationInput!) {
    endIdentification(input: $input) {
      issuer
    }
  }
`);
