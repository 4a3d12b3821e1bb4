import type { Requirement } from '../platform/access/access.js';

/** What each action on reviews needs: they belong to the plan. */
export const reviewRules = {
  record: { scopeType: 'case', category: 'plan', verb: 'write' },
} as const satisfies Record<string, Requirement>;
