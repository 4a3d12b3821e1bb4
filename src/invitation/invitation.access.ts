import type { Requirement } from '../platform/access/access.js';

/** What each action on the invitations of a case needs. Invitations act for themselves besides: see the entity. */
export const invitationRules = {
  read: { scopeType: 'case', category: 'logistics', verb: 'read' },
  keep: { scopeType: 'case', category: 'logistics', verb: 'write' },
  /** What somebody gave in writing for a meeting stands beside its minutes. */
  writeInput: { scopeType: 'case', category: 'minutes', verb: 'write' },
} as const satisfies Record<string, Requirement>;
