import type { Requirement } from '../../platform/access/access.js';

/** Who may read the log of a case holds `logs` of it: its family, and who answers for it. */
export const logRules = {
  look: { scopeType: 'case', category: 'logs', verb: 'read' },
} as const satisfies Record<string, Requirement>;
