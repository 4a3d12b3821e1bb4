import { graphql, type ResultOf } from '../graphql/graphql.js';

/** A personal code for somebody of the family. It is answered once, and nobody reads it again. */
export const GIVE_CODE = graphql(`
  mutation GiveFamilyCode($input: GiveFamilyCodeInput!) {
    given: giveFamilyCode(input: $input) {
      personId
      code
      address
      validUntil
    }
  }
`);
export type GivenCode = ResultOf<typeof GIVE_CODE>['given'];
