/** What help may be about. Names of the schema. */
export const NEEDS = [
  'PARENTING',
  'EVERYDAY_LIFE',
  'CHILD_BEHAVIOUR',
  'CHILD_DEVELOPMENT',
  'LEARNING',
  'SCHOOL_ATTENDANCE',
  'LONELINESS_BULLYING',
  'MENTAL_HEALTH',
  'COUPLE_RELATIONSHIP',
  'SEPARATION',
  'SUBSTANCE_USE',
  'SAFETY_VIOLENCE',
  'ILLNESS_DISABILITY',
  'FINANCES_HOUSING',
  'OTHER',
] as const;

/** What is looked for; null and no text: everything. */
export interface Search {
  readonly text: string;
  readonly municipality: string | null;
  readonly need: (typeof NEEDS)[number] | null;
}

export const EVERYTHING: Search = { text: '', municipality: null, need: null };
