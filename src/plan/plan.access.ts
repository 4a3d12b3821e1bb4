import type { Requirement } from '../platform/access/access.js';

/** What each action on the plan of a case needs. Owners besides write their own actions: see `plan-loader.ts`. */
export const planRules = {
  read: { scopeType: 'case', category: 'plan', verb: 'read' },
  write: { scopeType: 'case', category: 'plan', verb: 'write' },
  writeActions: { scopeType: 'case', category: 'actions', verb: 'write' },
  /** Who decides for the children of the family: without seeing that, nobody can say that all have approved. */
  knowGuardians: { scopeType: 'family', category: 'identity', verb: 'read' },
} as const satisfies Record<string, Requirement>;
