import { graphql } from '../graphql/graphql.js';

/** Somebody who works with families, as one needs to know them: who, where, and how to call them. */
export const COLLEAGUE = graphql(`
  fragment ColleagueAtWork on Colleague {
    id
    givenName
    familyName
    title
    unitId
    unitName
    phone
  }
`);
