import type { PartOfForm } from '../parts/form.js';
import type { ClosingPage, View } from './closing.query.js';

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: ClosingPage;
  readonly view: View;
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What each form is given. */
export interface FormGiven extends PartGiven, PartOfForm {}
