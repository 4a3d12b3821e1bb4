import { DomainError } from '../../platform/errors/domain-error.js';
import type { Part } from '../plan.domain.js';
import { SECTION_KINDS } from './section.domain.js';

/** What a piece is called when it was changed: a section by its kind. */
const PIECE_NAMES = ['shared-goal', 'goal', ...SECTION_KINDS, 'child-view', 'helper', 'copy'] as const;
export type PlanPieceName = (typeof PIECE_NAMES)[number];

/**
 * A piece of a plan (suunnitelman osa): a section, a child's view, a private helper. Its words in one version or several
 * are a row; what an agreed version holds is not written over, the next words are another row of the same piece.
 */
export interface Piece extends Part {
  /** Counts on through all rows of the piece, so that words once seen are never taken for others. */
  readonly version: number;
  readonly changedBy?: string | null;
  readonly changedAt?: Temporal.Instant | null;
}

/** What writing does to the rows of a piece. */
export type Writing = 'begin' | 'replace' | 'change';

/** The row that stands in the draft, of the last row of a piece. */
export const standing = <Row extends Part>(last: Row | null | undefined): Row | undefined =>
  last?.untilVersion == null ? (last ?? undefined) : undefined;

/**
 * Passes if the writer saw the piece as it stands. Otherwise `STALE` says what was changed, by whom, when, and which
 * version stands; never the words.
 *
 * @param found the row that stands, if one does
 * @param expectedVersion the version that was seen; null: there was none
 * @param piece what it is called in the refusal; `plan` if it is the state of the version that changed
 * @param last the last row of the piece, also if it has ended
 */
export function requireSeen(
  found: Piece | null | undefined,
  expectedVersion: number | null,
  piece: PlanPieceName | 'plan',
  last: Piece | null | undefined = found,
): void {
  if ((found?.version ?? null) === expectedVersion) return;
  throw new DomainError('STALE', 'Somebody changed this meanwhile. Nothing was changed; look again.', {
    field: 'expectedVersion',
    piece,
    ...(found && { version: found.version }),
    ...(last?.changedBy && { changedBy: last.changedBy, changedAt: last.changedAt?.toString() }),
  });
}

/** How words get into the draft: a new piece, a new row beside one of an agreed version, or the row of the draft anew. */
export function writing(last: Part | null | undefined, number: number): Writing {
  const found = standing(last);
  if (!found) return 'begin';
  return (found.sinceVersion ?? number) < number ? 'replace' : 'change';
}
