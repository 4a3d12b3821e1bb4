import type { Requirement } from '../platform/access/access.js';

const ofCase = (category: Requirement['category'], verb: Requirement['verb']): Requirement => ({
  scopeType: 'case',
  category,
  verb,
});

/** What each action of closing needs. Reopening needs no grant: nobody has any, see `access.reopen_case`. */
export const closingRules = {
  /** Seeing what stands in the way, closing, and taking down what another unit has told. */
  keep: ofCase('logistics', 'write'),
} as const satisfies Record<string, Requirement>;
