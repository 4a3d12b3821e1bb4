import type { ChildViewManner, NotHeardReason, SectionKind } from '../plan/sections/section.domain.js';
import type { Sealed } from './tree.js';

/** What every piece of a plan has: in which versions it is, and who wrote it last. */
interface PieceTree {
  readonly id: string;
  readonly pieceId: string;
  readonly sinceVersion: number;
  readonly untilVersion: number | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly version: number;
}

/** What is written in a plan besides goals and actions; see `CaseTree`. */
export interface PlanTextTree {
  readonly sections: readonly (PieceTree & { readonly kind: SectionKind; readonly text: Sealed })[];
  readonly childViews: readonly (PieceTree & {
    readonly childId: string;
    readonly manner: ChildViewManner | null;
    readonly content: Sealed;
    readonly reason: NotHeardReason | null;
    readonly reasonText: Sealed;
  })[];
  readonly privateHelpers: readonly (PieceTree & { readonly name: Sealed; readonly task: Sealed })[];
  readonly copies: readonly (PieceTree & {
    readonly personId: string | null;
    readonly unitId: string | null;
    readonly unitName: string | null;
    readonly handedAt: string | null;
  })[];
}
