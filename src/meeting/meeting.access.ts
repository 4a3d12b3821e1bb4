import type { Requirement } from '../platform/access/access.js';

const ofCase = (category: Requirement['category'], verb: Requirement['verb']): Requirement => ({
  scopeType: 'case',
  category,
  verb,
});

/** What each action on a meeting needs. Convening needs `plan` besides, for the question; see the repository. */
export const meetingRules = {
  arrange: ofCase('logistics', 'write'),
} as const satisfies Record<string, Requirement>;
