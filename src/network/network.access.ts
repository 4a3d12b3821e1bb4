import type { Requirement } from '../platform/access/access.js';

const ofCase = (category: Requirement['category'], verb: Requirement['verb']): Requirement => ({
  scopeType: 'case',
  category,
  verb,
});

/** What each action on a case needs. Who holds what is derived in the database: see the migrations of the chapters. */
export const caseRules = {
  read: ofCase('logistics', 'read'),
  keep: ofCase('logistics', 'write'),
  keepNeeds: ofCase('needs', 'write'),
  /** Whom the family wishes to have along is taken down by who takes down its consents. */
  recordWish: ofCase('consents', 'write'),
} as const satisfies Record<string, Requirement>;
