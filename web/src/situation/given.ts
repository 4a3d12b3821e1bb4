import type { Situation } from './situation.query.js';

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: Situation;
  /** Whether the reader answers for the case: then it may be changed. */
  readonly isKept: boolean;
  /** Asks how things stand now. */
  readonly again: () => void;
}
