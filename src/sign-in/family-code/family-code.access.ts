import type { Requirement } from '../../platform/access/access.js';

/** Whoever keeps how a family is reached lets its people in. */
export const familyCodeRules = {
  letIn: { scopeType: 'family', category: 'reach', verb: 'write' },
} as const satisfies Record<string, Requirement>;
