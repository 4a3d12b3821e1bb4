import type { Requirement } from '../platform/access/access.js';

/** Whoever sees the bare logistics of a case may open its page; row security decides what stands on it. */
export const deskRules = {
  casePage: { scopeType: 'case', category: 'logistics', verb: 'read' },
} as const satisfies Record<string, Requirement>;
