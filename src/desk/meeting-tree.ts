import type { AnswerChannel, InvitationState } from '../invitation/invitation.domain.js';
import type {
  Attendance,
  CancelReason,
  HoldOverrideReason,
  MeetingMode,
  MeetingState,
  Needed,
} from '../meeting/meeting.domain.js';
import type { StaffTree } from '../network/projecting.domain.js';
import type { MinutesTree } from './minutes-tree.js';
import type { Sealed } from './tree.js';

interface InvitationTree {
  readonly id: string;
  readonly state: InvitationState;
  readonly sequence: number;
  readonly answeredAt: string | null;
  readonly answeredBy: AnswerChannel | null;
  readonly invitedAt: string;
  readonly reachedAt: string | null;
  readonly version: number;
}

/** A time kept for a meeting; with a reason, why another meeting took it over. */
interface HoldTree {
  readonly id: string;
  readonly who: StaffTree;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly expiresAt: string;
  readonly overriddenFor: HoldOverrideReason | null;
  readonly overriddenBy: StaffTree | null;
  readonly overriddenAt: string | null;
}

/** A meeting of a case as its statement gives it; see `CaseTree`. */
export interface MeetingTree {
  readonly id: string;
  readonly state: MeetingState;
  readonly durationMinutes: number;
  readonly mode: MeetingMode;
  readonly municipality: string | null;
  readonly place: Sealed;
  readonly conferenceLink: Sealed;
  readonly zone: string;
  readonly localStart: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly heldAt: string | null;
  readonly familyYesStart: string | null;
  readonly cancelReason: CancelReason | null;
  readonly version: number;
  readonly question: Sealed;
  readonly holds: readonly HoldTree[];
  /** Participants who are missed. */
  readonly lostSeats: readonly string[];
  /** How much came in and wants somebody to look at it. */
  readonly questions: number;
  readonly writtenInputs: readonly {
    readonly id: string;
    readonly text: Sealed;
    readonly recordedAt: string;
    readonly who: StaffTree;
  }[];
  readonly minutes: MinutesTree | null;
  readonly participants: readonly {
    readonly id: string;
    readonly personId: string | null;
    readonly isRoom: boolean;
    readonly needed: Needed;
    readonly clause: string | null;
    readonly chosen: boolean;
    readonly attendance: Attendance | null;
    readonly who: StaffTree | null;
    readonly invitation: InvitationTree | null;
  }[];
}
