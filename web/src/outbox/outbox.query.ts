import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What was given up or held back, the latest first. Of nobody, and to nobody: an administrator reads no case. */
export const DEAD_EFFECTS = graphql(`
  query DeadEffects {
    deadEffects {
      id
      kind
      attempt
      lastError
      dueAt
      diedAt
    }
  }
`);
export type DeadEffect = ResultOf<typeof DEAD_EFFECTS>['deadEffects'][number];

export const RETRY_EFFECT = graphql(`
  mutation RetryEffect($input: RetryEffectInput!) {
    retryEffect(input: $input) {
      id
    }
  }
`);

export const DROP_EFFECT = graphql(`
  mutation DropEffect($input: DropEffectInput!) {
    dropEffect(input: $input) {
      id
    }
  }
`);
