import type { PartOfForm } from '../parts/form.js';
import type { Consent, ConsentPage } from './consent.query.js';

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: ConsentPage;
  /** Whether the reader records what the family says. */
  readonly isKept: boolean;
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What each form is given. */
export interface FormGiven extends PartGiven, PartOfForm {}

/** What each form about one consent is given. */
export interface ConsentGiven extends FormGiven {
  readonly consent: Consent;
}

/** Which consent, and as it was seen. */
export const seen = ({ consent: { id, version } }: ConsentGiven) => ({ consentId: id, expectedVersion: version });
