import type { Requirement } from '../platform/access/access.js';

/** What each action on the ways in which people of families sign in needs. */
export const signInRules = {
  /** Whoever keeps who the people of a family are keeps by which ways they sign in. */
  keepPeople: { scopeType: 'family', category: 'identity', verb: 'write' },
  /**
   * To vouch for somebody takes what it takes to say that a meeting was held, and to keep who they are: whoever answers for
   * a case without that would have a code in hand that opens more than they may see.
   */
  vouch: { scopeType: 'case', category: 'logistics', verb: 'write' },
} as const satisfies Record<string, Requirement>;
