import { refuse } from '../platform/errors/domain-error.js';

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

/** A room (tila) has a time like somebody and nothing else: it is booked, and never told or asked anything. */
export const PROFESSIONAL_KINDS = ['person', 'room'] as const;

const SHORTEST_WAY_MINUTES = 1;
const LONGEST_WAY_MINUTES = 12 * 60;

/** Two municipalities and how long the way between them takes. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** The way in the order in which it is kept: it takes as long there as back. Throws what makes no sense, naming the field. */
export function wayOf({ from, to, minutes }: Way): { readonly one: string; readonly other: string } {
  if (from === to) refuse('SAME_MUNICIPALITY', 'Within a municipality the way takes no time.', 'to');
  if (!Number.isInteger(minutes) || minutes < SHORTEST_WAY_MINUTES || minutes > LONGEST_WAY_MINUTES)
    refuse('TRAVEL_OUT_OF_RANGE', 'A way takes from a minute to twelve hours.', 'minutes');
  return from < to ? { one: from, other: to } : { one: to, other: from };
}

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
