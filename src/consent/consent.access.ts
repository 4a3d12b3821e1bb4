import type { Requirement } from '../platform/access/access.js';

/** What each action on the consents of a case needs. */
export const consentRules = {
  record: { scopeType: 'case', category: 'consents', verb: 'write' },
} as const satisfies Record<string, Requirement>;
