import type { Requirement } from '../platform/access/access.js';

const family = (category: Requirement['category'], verb: Requirement['verb']): Requirement => ({
  scopeType: 'family',
  category,
  verb,
});

/** What each action on a family needs. The counsellor of its case holds all of it. */
export const familyRules = {
  keepPeople: family('identity', 'write'),
  keepReach: family('reach', 'write'),
} as const satisfies Record<string, Requirement>;
