import type { Requirement } from '../platform/access/access.js';

/** What each action on the invitations of a case needs. Invitations act for themselves besides: see the entity. */
export const invitationRules = {
  /** One's own: also of those who see no more of the case than that. */
  answer: { scopeType: 'case', category: 'logistics', verb: 'read', ofOwn: true },
  keep: { scopeType: 'case', category: 'logistics', verb: 'write' },
} as const satisfies Record<string, Requirement>;
