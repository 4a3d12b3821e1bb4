import type { Need } from '../words/needs.js';

/** What is looked for; null and no text: everything. */
export interface Search {
  readonly text: string;
  readonly municipality: string | null;
  readonly need: Need | null;
}

export const EVERYTHING: Search = { text: '', municipality: null, need: null };

/** Nobody looks through more people than this: then a longer part of the name is asked for. */
export const PEOPLE_AT_MOST = 20;
