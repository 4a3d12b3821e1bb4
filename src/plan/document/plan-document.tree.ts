import type { NegotiationTree } from '../../meeting/minutes/document/negotiation.domain.js';
import type { PersonTree, StaffTree } from '../../network/projecting.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { Commitment, OwnerKind, Progress, Setting } from '../action/action.domain.js';
import type { Approval, PlanVersionState } from '../plan.domain.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from '../sections/section.domain.js';

/** Base64 of a sealed text. */
type Sealed = string | null;

/** How far a goal was reached, as a later chapter judges it: the classes of code set 1.2.246.537.6.1253. */
export type GoalRating = 'achieved' | 'partly' | 'not-achieved' | 'dropped';

interface GoalTree {
  readonly id: string;
  readonly text: Sealed;
  /** By the last review; null before any. */
  readonly rated: {
    readonly id: string;
    readonly rating: GoalRating;
    readonly words: Sealed;
    readonly at: string;
  } | null;
}

interface ActionTree {
  readonly id: string;
  readonly goalId: string | null;
  readonly text: Sealed;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly owner: StaffTree | null;
  readonly dueOn: string;
  readonly setting: Setting | null;
  readonly commitment: Commitment;
  readonly progress: Progress;
}

interface ApprovalTree {
  readonly id: string;
  readonly personId: string;
  readonly approval: Approval;
  readonly dissent: Sealed;
  readonly at: string;
}

interface ChildViewTree {
  readonly id: string;
  readonly childId: string;
  readonly manner: ChildViewManner | null;
  readonly content: Sealed;
  readonly reason: NotHeardReason | null;
  readonly reasonText: Sealed;
}

/**
 * One version of a plan as one statement gives it: instants and days as PostgreSQL writes them into JSON, sealed texts in
 * base64, rows the reader may not see absent.
 */
export interface PlanDocumentTree {
  readonly id: string;
  readonly planId: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly familyId: string;
  readonly number: number;
  readonly state: PlanVersionState;
  readonly sharedGoal: Sealed;
  readonly nextReviewOn: string | null;
  readonly reviewReason: Sealed;
  readonly agreedAt: string | null;
  readonly key: KeyTree | null;
  readonly people: readonly PersonTree[];
  readonly responsible: StaffTree | null;
  readonly counsellor: StaffTree | null;
  readonly negotiation: NegotiationTree | null;
  readonly sections: readonly { readonly id: string; readonly kind: SectionKind; readonly text: Sealed }[];
  readonly childViews: readonly ChildViewTree[];
  readonly goals: readonly GoalTree[];
  readonly actions: readonly ActionTree[];
  readonly helpers: readonly { readonly id: string; readonly name: Sealed; readonly task: Sealed }[];
  readonly approvals: readonly ApprovalTree[];
  /** Guardians who are not asked, for a reason that is on record. */
  readonly exceptions: readonly { readonly personId: string; readonly at: string }[];
  readonly copies: readonly {
    readonly id: string;
    readonly personId: string | null;
    readonly unitName: string | null;
  }[];
}
