import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** Makes a typed document of a text; scalars as they travel: all of them are text. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    UUID: string;
    DateTime: string;
    LocalDate: string;
    LocalTime: string;
    ShortText: string;
    LongText: string;
  };
}>();
export type { ResultOf, VariablesOf } from 'gql.tada';
