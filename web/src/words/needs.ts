/** What help may be about, the commonest first. Names of the schema. */
export const NEEDS = [
  'SCHOOL_ATTENDANCE',
  'PARENTING',
  'CHILD_BEHAVIOUR',
  'SEPARATION',
  'EVERYDAY_LIFE',
  'MENTAL_HEALTH',
  'LEARNING',
  'LONELINESS_BULLYING',
  'CHILD_DEVELOPMENT',
  'COUPLE_RELATIONSHIP',
  'SUBSTANCE_USE',
  'SAFETY_VIOLENCE',
  'FINANCES_HOUSING',
  'ILLNESS_DISABILITY',
  'OTHER',
] as const;
export type Need = (typeof NEEDS)[number];
