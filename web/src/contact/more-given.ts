import type { Contact } from './contact.query.js';
import type { Made } from './steps.js';

/** What whatever is told of a contact besides its course stands on. */
export interface MoreGiven {
  readonly contact: Contact;
  /** Something was told. What is being written of the end stays. */
  readonly hear: (made: Made) => void;
  /** Asks how the contact stands now. */
  readonly again: () => void;
}
