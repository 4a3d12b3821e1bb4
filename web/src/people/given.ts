import type { PartOfForm } from '../parts/form.js';
import type { Ban, PeoplePage, Person } from './people.query.js';

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: PeoplePage;
  /** Whether the reader keeps the family: then more is told, and may be changed. */
  readonly keepsFamily: boolean;
  /** Whether the reader answers for the case. */
  readonly keepsCase: boolean;
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What each form is given. */
export interface FormGiven extends PartGiven, PartOfForm {}

/** What each form about one person is given. */
export interface PersonGiven extends FormGiven {
  readonly person: Person;
}

/** What each form about one ban is given. */
export interface BanGiven extends FormGiven {
  readonly ban: Ban;
}
