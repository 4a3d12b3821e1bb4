import { lengthOf } from '../words/clock.js';

/** As what somebody looks: a counsellor in an emergency, or who leads a team to supervise. */
export type GlassKind = 'BREAK_GLASS' | 'SUPERVISION';

/** Where the words of each are. */
export const WORDS_OF = { BREAK_GLASS: 'watch', SUPERVISION: 'watch.supervision' } as const satisfies Record<
  GlassKind,
  string
>;

/** Whose look at which case. */
export interface Look {
  readonly kind: GlassKind;
  readonly readerId: string;
  readonly caseId: string;
}

/** A look with a reason that is open: what one needs in order to end it. */
export interface OpenGlass {
  readonly id: string;
  readonly version: number;
  /** When it ends by itself: an instant. */
  readonly endsAt: string;
}

const PLACES = { BREAK_GLASS: 'hatakatselu', SUPERVISION: 'valvonta' } as const satisfies Record<GlassKind, string>;
const placeOf = ({ kind, readerId, caseId }: Look) => `${PLACES[kind]}/${readerId}/${caseId}`;

const isGlass = (kept: unknown): kept is OpenGlass =>
  typeof kept === 'object' && kept !== null && 'id' in kept && 'version' in kept && 'endsAt' in kept;

/**
 * Keeps it in this tab, so that whoever has read the case can come back and end it: the server tells nobody of their own. Nothing
 * of the family is in it.
 */
export function keepGlass(look: Look, glass: OpenGlass | null): void {
  const place = placeOf(look);
  if (glass) sessionStorage.setItem(place, JSON.stringify(glass));
  else sessionStorage.removeItem(place);
}

/** What was kept, unless it has ended by itself. */
export function keptGlass(look: Look): OpenGlass | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(look)) ?? 'null');
  return isGlass(kept) && lengthOf(kept.endsAt, null) === 0 ? kept : null;
}
