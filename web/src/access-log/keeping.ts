import type { PartOfForm } from '../parts/form.js';
import type { Withholding } from './withholding.query.js';

/** What of a client’s log is kept from them, and how more is kept; none where no client is meant. */
export interface Keeping {
  readonly personId: string;
  readonly withheld: readonly Withholding[];
  readonly part: PartOfForm;
}
