import { graphql, type VariablesOf } from '../graphql/graphql.js';

/** The municipalities of the area. */
export const HOMES = graphql(`
  query HomesOfArea($areaId: UUID!) {
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);

export const RECORD = graphql(`
  mutation RecordContact($input: RecordContactInput!) {
    recordContact(input: $input) {
      id
    }
  }
`);
export type RecordInput = Omit<VariablesOf<typeof RECORD>['input'], 'requestId'>;
