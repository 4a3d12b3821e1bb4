import { lengthOf } from '../words/clock.js';

/** A look with a reason that is open: what one needs in order to end it. */
export interface OpenGlass {
  readonly id: string;
  readonly version: number;
  /** When it ends by itself: an instant. */
  readonly endsAt: string;
}

const placeOf = (readerId: string, caseId: string) => `hatakatselu/${readerId}/${caseId}`;

const isGlass = (kept: unknown): kept is OpenGlass =>
  typeof kept === 'object' && kept !== null && 'id' in kept && 'version' in kept && 'endsAt' in kept;

/**
 * Keeps it in this tab, so that whoever has read the case can come back and end it: the server tells nobody of their own. Nothing
 * of the family is in it.
 */
export function keepGlass(readerId: string, caseId: string, glass: OpenGlass | null): void {
  const place = placeOf(readerId, caseId);
  if (glass) sessionStorage.setItem(place, JSON.stringify(glass));
  else sessionStorage.removeItem(place);
}

/** What was kept, unless it has ended by itself. */
export function keptGlass(readerId: string, caseId: string): OpenGlass | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(readerId, caseId)) ?? 'null');
  return isGlass(kept) && lengthOf(kept.endsAt, null) === 0 ? kept : null;
}
