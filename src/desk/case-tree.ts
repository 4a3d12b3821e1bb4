import type {
  ConsentCategory,
  ConsentDecisionKind,
  ConsentForm,
  ConsentState,
  ExceptionReason,
  Purpose,
} from '../consent/consent.domain.js';
import type { Language, NeedCode } from '../directory/directory.domain.js';
import type { ContactWayKind, GuardianPowers, PersonRole } from '../family/family.domain.js';
import type { ReviewDecision, ReviewState } from '../follow-up/follow-up.domain.js';
import type { CaseState, LegalFrame } from '../network/network.domain.js';
import type { StaffTree } from '../network/projecting.domain.js';
import type { Commitment, OwnerKind, Progress, Setting } from '../plan/action/action.domain.js';
import type { ApprovalExceptionReason } from '../plan/approval/exception.domain.js';
import type { Approval, PlanVersionState } from '../plan/plan.domain.js';
import type { BatonTree } from './case-baton.js';
import type { ClosingTree, ReceiptTree } from './case-closing.js';
import type { ProhibitionTree } from './case-prohibitions.js';
import type { GlassTree, NoPartTree } from './case-watch.js';
import type { FollowUpTree } from './case-follow-up.js';
import type { SafetyTree } from './case-safety.js';
import type { MeetingTree } from './meeting-tree.js';
import type { SuggestionTree } from './suggestion-tree.js';
import type { PlanTextTree } from './plan-text-tree.js';
import type { Sealed } from './tree.js';
import type { LogBasis } from '../platform/audit/log-basis.domain.js';

/**
 * A case as one statement gives it: instants and days as PostgreSQL writes them into JSON, sealed texts in base64, rows
 * the reader may not see absent. A part that was not asked for is undefined.
 */
export interface CaseTree {
  readonly id: string;
  readonly areaId: string;
  readonly familyId: string;
  readonly legalFrame: LegalFrame;
  readonly state: CaseState;
  readonly openedAt: string;
  readonly version: number;
  readonly counsellor: StaffTree;
  readonly responsiblePerson: { readonly since: string; readonly who: StaffTree };
  readonly standIn: {
    readonly id: string;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly who: StaffTree;
  } | null;
  readonly key: { readonly id: string; readonly wrapped: string | null; readonly wrappedBy: string } | null;
  readonly people?: readonly PersonTree[];
  readonly guardianships?: readonly GuardianshipTree[];
  readonly safety?: SafetyTree | null;
  readonly needs?: NeedsTree | null;
  readonly members?: readonly {
    readonly id: string;
    readonly joinedAt: string;
    readonly version: number;
    readonly who: StaffTree;
  }[];
  readonly consents?: readonly ConsentTree[];
  readonly statutoryBases?: readonly BasisTree[];
  readonly meetings?: readonly MeetingTree[];
  /** By which grant minutes are read, if they are asked for. */
  readonly minutesGrant?: { readonly basis: LogBasis; readonly actingForUnit?: string } | null;
  readonly followUp?: FollowUpTree;
  readonly plan?: PlanTree | null;
  readonly actions?: readonly ActionTree[];
  readonly baton?: BatonTree;
  readonly breakGlasses?: readonly GlassTree[];
  readonly takingNoPart?: readonly NoPartTree[];
  readonly prohibitions?: readonly ProhibitionTree[];
  readonly closings?: readonly ClosingTree[];
  readonly filingReceipts?: readonly ReceiptTree[];
}

export interface PersonTree {
  readonly id: string;
  readonly role: PersonRole;
  readonly language: Language;
  readonly interpreterLanguage: string | null;
  readonly version: number;
  /** Null where the reader may not know who it is. */
  readonly identityOf: string | null;
  readonly givenName: Sealed;
  readonly familyName: Sealed;
  readonly birthDate: Sealed;
  /** The one that stands. */
  readonly maturityAssessment: AssessmentTree | null;
  /** As a close person of the case. */
  readonly invited: {
    readonly id: string;
    readonly wishedById: string;
    readonly invitedAt: string;
    readonly version: number;
  } | null;
  readonly contactWays: readonly {
    readonly id: string;
    readonly kind: ContactWayKind;
    readonly value: Sealed;
    readonly safe: boolean;
    readonly safeTime: Sealed;
    readonly version: number;
  }[];
}

interface AssessmentTree {
  readonly id: string;
  readonly assessedOn: string;
  readonly mayHaveAccount: boolean;
  readonly who: StaffTree;
  /** Null for those who do not keep the family. */
  readonly reason: Sealed;
  readonly version: number;
}

interface GuardianshipTree {
  readonly id: string;
  readonly guardianId: string;
  readonly childId: string;
  readonly powers: GuardianPowers;
  readonly rightToInformation: boolean;
  readonly version: number;
}

interface NeedsTree {
  readonly needCodes: readonly NeedCode[];
  readonly description: Sealed;
  readonly strengths: Sealed;
  readonly familyWish: Sealed;
  readonly version: number;
}

interface ConsentTree {
  readonly id: string;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly professionalIds: readonly string[];
  readonly categories: readonly ConsentCategory[];
  readonly purpose: Purpose;
  readonly state: ConsentState;
  readonly explainedAt: string;
  readonly lastDay: string;
  readonly ended: boolean;
  readonly exclusions: Sealed;
  readonly exceptionReason: ExceptionReason | null;
  readonly exceptionNote: Sealed;
  readonly withdrawnAt: string | null;
  readonly version: number;
  readonly decisions: readonly {
    readonly personId: string;
    readonly decision: ConsentDecisionKind;
    readonly form: ConsentForm;
    readonly decidedAt: string;
  }[];
}

interface BasisTree {
  readonly id: string;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly categories: readonly ConsentCategory[];
  readonly statute: string;
  readonly reason: Sealed;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly version: number;
}

export interface PlanTree extends PlanTextTree {
  readonly id: string;
  readonly versions: readonly {
    readonly id: string;
    readonly number: number;
    readonly state: PlanVersionState;
    readonly sharedGoal: Sealed;
    readonly nextReviewOn: string | null;
    readonly proposedAt: string | null;
    readonly agreedAt: string | null;
    readonly meetingId: string | null;
    readonly version: number;
    readonly reviewReason: Sealed;
    readonly changedBy: string | null;
    readonly changedAt: string | null;
    readonly approvals: readonly {
      readonly id: string;
      readonly personId: string;
      readonly approval: Approval;
      readonly dissent: Sealed;
      readonly at: string;
    }[];
    readonly exceptions: readonly {
      readonly personId: string;
      readonly reason: ApprovalExceptionReason;
      readonly at: string;
    }[];
  }[];
  readonly goals: readonly {
    readonly id: string;
    readonly text: Sealed;
    readonly sinceVersion: number;
    readonly untilVersion: number | null;
    readonly changedBy: string | null;
    readonly changedAt: string | null;
    readonly version: number;
  }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly dueOn: string;
    readonly state: ReviewState;
    readonly heldAt: string | null;
    readonly decision: ReviewDecision | null;
    readonly note: Sealed;
    readonly meetingId: string | null;
    readonly version: number;
  }[];
}

export interface ActionTree {
  readonly id: string;
  readonly goalId: string | null;
  readonly text: Sealed;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly owner: StaffTree | null;
  readonly dueOn: string;
  readonly commitment: Commitment;
  readonly committedAt: string | null;
  readonly declineReason: Sealed;
  readonly progress: Progress;
  readonly notDoneReason: Sealed;
  readonly obstacle: Sealed;
  readonly reportedBy: string | null;
  readonly setting: Setting | null;
  readonly replaces: string | null;
  readonly suggestion: SuggestionTree | null;
  readonly sinceVersion: number | null;
  readonly untilVersion: number | null;
  readonly version: number;
}
