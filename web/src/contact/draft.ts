import type { ContactState } from './contact.query.js';

/** How an answered contact may end here. */
type Outcome = Extract<ContactState, 'ADVISED' | 'DIRECTED_TO_SERVICE' | 'CONSULTATION_GIVEN' | 'WORK_PAIR_AGREED'>;

/** A service that was ticked once; it stays in sight when the tick is taken away. */
export interface Picked {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly isChosen: boolean;
}

/** What is written of the end of a contact and not saved yet. */
export interface Draft {
  readonly outcome: Outcome | null;
  readonly services: readonly Picked[];
  readonly note: string;
}

export const EMPTY_DRAFT: Draft = { outcome: null, services: [], note: '' };

/** A consultation and a work pair are for professionals. */
export const outcomesFor = (isProfessional: boolean): readonly Outcome[] =>
  isProfessional
    ? ['ADVISED', 'DIRECTED_TO_SERVICE', 'CONSULTATION_GIVEN', 'WORK_PAIR_AGREED']
    : ['ADVISED', 'DIRECTED_TO_SERVICE'];

/** What must be told before it can be saved: directing to a service names it. */
export function missingOf({ outcome, services }: Draft): 'outcome' | 'services' | null {
  if (!outcome) return 'outcome';
  return outcome === 'DIRECTED_TO_SERVICE' && !services.some(({ isChosen }) => isChosen) ? 'services' : null;
}

/** The end as it is saved. Only with what was told whole. */
export function endOf({ outcome, services, note }: Draft) {
  const chosen = outcome === 'DIRECTED_TO_SERVICE' ? services.filter(({ isChosen }) => isChosen) : [];
  return { outcome: outcome!, serviceIds: chosen.map(({ id }) => id), note: note.trim() || null };
}
