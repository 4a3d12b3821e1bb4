import type { Requirement } from '../../platform/access/access.js';

const ofCase = (verb: Requirement['verb']): Requirement => ({ scopeType: 'case', category: 'minutes', verb });

/** What each action on minutes needs. Which part of them a reader is shown stands with their tables. */
export const minutesRules = {
  write: ofCase('write'),
  /** Guardians say of the minutes they read whether it was so. */
  answer: ofCase('read'),
} as const satisfies Record<string, Requirement>;
