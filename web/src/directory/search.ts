import type { Need } from '../words/needs.js';

/** What is looked for; null and no text: everything. */
export interface Search {
  readonly text: string;
  readonly municipality: string | null;
  readonly need: Need | null;
}

export const EVERYTHING: Search = { text: '', municipality: null, need: null };
