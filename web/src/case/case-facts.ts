/** Where on the page of a case something is told. */
export type Part = 'people' | 'network' | 'consents' | 'meetings' | 'plan' | 'followUp' | 'looked' | 'closing';

interface ConsentFacts {
  readonly unitName: string;
  readonly state: 'EXPLAINED' | 'GIVEN' | 'REFUSED' | 'SUPERSEDED' | 'WITHDRAWN';
  /** Local date. */
  readonly lastDay: string;
  readonly ended: boolean;
}

interface BasisFacts {
  readonly unitName: string;
  /** Instant. */
  readonly endsAt: string;
  readonly endedAt: string | null;
}

interface InvitationFacts {
  readonly state:
    | 'ACCEPTED'
    | 'BOUNCED'
    | 'CANCELLED'
    | 'COUNTER_PROPOSED'
    | 'DECLINED'
    | 'DELEGATED'
    | 'SENT'
    | 'TENTATIVE'
    | 'WAITING';
  readonly invitedAt: string;
  readonly reachedAt: string | null;
  readonly answeredAt: string | null;
}

export interface ParticipantFacts {
  readonly personId: string | null;
  readonly who: { readonly id: string } | null;
  readonly invitation: InvitationFacts | null;
}

export interface MeetingFacts {
  readonly state: 'CANCELLED' | 'DRAFT' | 'HELD' | 'SCHEDULED';
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly lostSeats: readonly string[];
  /** Answers that somebody has to look at. */
  readonly questions: number;
  readonly participants: readonly ParticipantFacts[];
  readonly minutes: { readonly state: 'CONFIRMED' | 'DRAFT' | 'SHARED' } | null;
}

export interface ActionFacts {
  readonly ownerId: string;
  /** Local date. */
  readonly dueOn: string;
  readonly commitment: 'COMMITTED' | 'DECLINED' | 'PROPOSED' | 'REQUESTED';
  readonly progress: 'CANCELLED' | 'DONE' | 'HANDED_OVER' | 'IN_PROGRESS' | 'NOT_DONE' | 'OPEN' | 'STUCK';
  readonly untilVersion: number | null;
}

interface ClosingFacts {
  readonly calledOffAt: string | null;
  readonly closedAt: string | null;
  readonly reopenedAt: string | null;
}

type HandoverState =
  | 'ACCEPTED'
  | 'ARRIVED'
  | 'CONFIRMED'
  | 'CONSENTED'
  | 'DECLINED'
  | 'GIVEN'
  | 'JOINT_CONTACT'
  | 'OFFERED'
  | 'PROPOSED'
  | 'WITHDRAWN';

/** What of a case its tasks follow from. The page of a case has all of it. */
export interface CaseFacts {
  readonly state: 'CLOSED' | 'ON_HOLD' | 'OPEN';
  readonly consents: readonly ConsentFacts[];
  readonly statutoryBases: readonly BasisFacts[];
  readonly meetings: readonly MeetingFacts[];
  readonly plan: {
    readonly versions: readonly { readonly number: number; readonly state: 'AGREED' | 'DRAFT' | 'PROPOSED' }[];
    readonly reviews: readonly { readonly dueOn: string; readonly state: 'DUE' | 'HELD' | 'SUPERSEDED' }[];
  } | null;
  readonly actions: readonly ActionFacts[];
  readonly followUp: {
    /** The newest first. */
    readonly faces: readonly {
      readonly personId: string;
      readonly face: 'BAD' | 'GOOD' | 'SO_SO';
      readonly notedAt: string | null;
    }[];
  };
  readonly baton: {
    readonly handover: { readonly state: HandoverState } | null;
    readonly outside: readonly { readonly state: HandoverState }[];
  } | null;
  readonly closings: readonly ClosingFacts[];
}

/** What is known of the feedback on a case. */
export interface FeedbackFacts {
  readonly given: number;
  /** Who is to be asked on the phone. */
  readonly toAsk: number;
}

/**
 * Now, as the tasks look at it. Local dates (`2026-11-26`), and instants in UTC (`2026-11-26T12:30:00Z`) as the server gives
 * all of them out: texts that sort as what they mean.
 */
export interface Now {
  readonly at: string;
  readonly today: string;
  /** What ends by this day wants looking at. */
  readonly soon: string;
  /** The instant at which that day is over. */
  readonly soonOver: string;
}
