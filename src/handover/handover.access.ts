import type { Requirement } from '../platform/access/access.js';

/** What each action on a handover needs. The receiver answers for themselves: see `handover.loader.ts`. */
export const handoverRules = {
  keep: { scopeType: 'case', category: 'logistics', verb: 'write' },
  /** Of a guardian, who has shown who they are: a remembered device opens no plan. */
  confirm: { scopeType: 'case', category: 'plan', verb: 'read' },
} as const satisfies Record<string, Requirement>;
