import { today } from '../words/whole-days.js';
import type { Category, Consent } from './consent.query.js';

/** A unit as it is chosen. */
export interface Unit {
  readonly id: string;
  readonly name: string;
}

/** A consent as it is being explained. */
export interface Draft {
  readonly unit: Unit | null;
  readonly categories: readonly Category[];
  /** Only these people of the unit; nobody: whoever takes part. */
  readonly staff: readonly Named[];
  readonly purpose: string;
  readonly exclusions: string;
  /** A local date. */
  readonly lastDay: string;
}

/** Somebody who is named in a consent. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** In the order in which they are read to the family. */
export const CATEGORIES = ['IDENTITY', 'NEEDS', 'PLAN', 'MINUTES', 'ACTIONS'] as const satisfies readonly Category[];
export const PURPOSES = ['NETWORK_MEETING', 'SHARED_PLAN', 'HANDOVER'] as const;

/** Nothing is ticked before the family has been asked. */
export const EMPTY: Draft = { unit: null, categories: [], staff: [], purpose: '', exclusions: '', lastDay: '' };

/** The same once more, with a new last day. */
export const onceMore = (
  { unitId, unitName, categories, purpose, exclusions }: Consent,
  staff: readonly Named[],
): Draft => ({
  unit: unitId === null ? null : { id: unitId, name: unitName },
  categories,
  staff,
  purpose,
  exclusions: exclusions ?? '',
  lastDay: '',
});

/** The same day two years from now: nothing may be told longer without being asked again. */
export function lastPossible(): string {
  const day = today();
  const year = Number(day.slice(0, 4)) + 2;
  // Two years after a leap day there is none.
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
