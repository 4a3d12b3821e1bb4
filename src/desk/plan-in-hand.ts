import { isIn } from '../plan/plan.domain.js';
import type { PlanPieceName } from '../plan/sections/piece.domain.js';
import type { CaseView } from './case-view.js';

type PlanView = NonNullable<CaseView['plan']>;
type VersionView = PlanView['versions'][number];

/** A piece of a draft that was written, rewritten or left out. */
export interface PieceChange {
  readonly piece: PlanPieceName;
  readonly id: string;
  readonly leftOut: boolean;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly version: number;
}

/** What stands in one version of a plan. */
export function inVersion(plan: PlanView, { number }: VersionView) {
  const stands = <Row extends { sinceVersion: number | null; untilVersion: number | null }>(rows: readonly Row[]) =>
    rows.filter((row) => isIn(row, number));
  return {
    sections: stands(plan.sections),
    childViews: stands(plan.childViews),
    privateHelpers: stands(plan.privateHelpers),
    copies: stands(plan.copies),
    goals: stands(plan.goals),
    stands,
  };
}

/** What of the version has changed since, the latest last. Its shared goal counts as changed with the version itself. */
export function changesOf(plan: PlanView, version: VersionView, since: Temporal.Instant | null): PieceChange[] {
  const { id, changedBy, changedAt } = version;
  const ofVersion = {
    piece: 'shared-goal',
    id,
    leftOut: false,
    changedBy,
    changedAt,
    version: version.version,
  } as const;
  const rows = [
    ...plan.sections.map((row) => ({ ...row, piece: row.kind })),
    ...plan.childViews.map((row) => ({ ...row, piece: 'child-view' as const })),
    ...plan.privateHelpers.map((row) => ({ ...row, piece: 'helper' as const })),
    ...plan.copies.map((row) => ({ ...row, piece: 'copy' as const })),
    ...plan.goals.map((row) => ({ ...row, piece: 'goal' as const, pieceId: row.id })),
  ];
  const standing = new Set(rows.filter((row) => isIn(row, version.number)).map(({ pieceId }) => pieceId));
  const changed = rows
    // What gave way to other words of the same piece has changed with these.
    .filter((row) => isIn(row, version.number) || (row.untilVersion === version.number && !standing.has(row.pieceId)))
    .map((row) => ({ ...row, leftOut: row.untilVersion === version.number }));
  return [ofVersion, ...changed].filter((each) => isLater(each.changedAt, since)).toSorted(byTime);
}

const isLater = (at: string | null, since: Temporal.Instant | null) =>
  since === null || (at !== null && Temporal.Instant.compare(Temporal.Instant.from(at), since) > 0);
const byTime = (one: PieceChange, other: PieceChange) => (one.changedAt ?? '').localeCompare(other.changedAt ?? '');
