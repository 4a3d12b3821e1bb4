import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** How many tokens a document may have: ours have a third of it. */
export const TOKENS_AT_MOST = 1000;

/** What a document may cost before it is refused with 400. Our own deepest screen needs 9 levels and 3 aliases. */
const LIMITS = { depth: 12, aliases: 15, directives: 20, cost: 30_000 } as const;

/** Refuses documents by size before anything runs; answers 400 by itself. */
export function limits() {
  const { plugins, validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth },
    maxAliases: { n: LIMITS.aliases, allowList: [] },
    maxDirectives: { n: LIMITS.directives },
    costLimit: { maxCost: LIMITS.cost },
    /** Its own token limit turns every syntax error into a 500; graphql-js has one that answers 400. */
    maxTokens: { enabled: false },
  }).protect();
  return { plugins, validationRules: validationRules as ValidationRule[] };
}
