/** What an organisation is, which decides its register keeper and whether it is an authority. */
export const ORGANISATION_KINDS = ['wellbeing-county', 'municipality', 'parish', 'ngo', 'private'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** The field a unit works in: what a contact's professional answers when asked where they are from. */
export const SECTORS = [
  'service-guidance',
  'child-health-clinic',
  'early-childhood-education',
  'school',
  'pupil-welfare',
  'family-social-services',
  'mental-health',
  'rehabilitation',
  'health-care',
  'adult-services',
  'youth-work',
  'leisure',
  'parish',
  'ngo',
  'private-service',
  'interpreting',
] as const;
export type Sector = (typeof SECTORS)[number];

/** What families ask help for. Our own short list; the export maps it to the national code set of concerns. */
export const NEED_CODES = [
  'parenting',
  'everyday-life',
  'child-development',
  'child-behaviour',
  'school-attendance',
  'learning',
  'loneliness-bullying',
  'mental-health',
  'couple-relationship',
  'separation',
  'illness-disability',
  'finances-housing',
  'substance-use',
  'safety-violence',
  'other',
] as const;
export type NeedCode = (typeof NEED_CODES)[number];

/** Languages a person may be served in or written to. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
