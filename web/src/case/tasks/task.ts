import type { Part, ParticipantFacts } from '../case-facts.js';

/** To do; waiting for somebody else; done; cannot be begun yet. */
export type TaskState = 'todo' | 'waiting' | 'done' | 'later';

/** One thing to see to in a case. */
export interface Task {
  readonly name:
    | 'bad'
    | 'explain'
    | 'decide'
    | 'renew'
    | 'time'
    | 'answers'
    | 'minutes'
    | 'plan'
    | 'promises'
    | 'followUp'
    | 'feedback'
    | 'handover'
    | 'closing'
    | 'ownAnswer'
    | 'ownCommitment'
    | 'ownPromises';
  readonly part: Part;
  readonly state: TaskState;
  /** Where it stands: code of a sentence, and what stands in that. */
  readonly told: Told;
  readonly count?: number;
  /** Local date. */
  readonly day?: string;
  /** Instant. */
  readonly at?: string;
  readonly unit?: string;
  /** Participants who have not answered, the one who has been waited for longest first. */
  readonly awaited?: readonly ParticipantFacts[];
}

/** Code of the sentence that tells where a task stands. */
export type Told =
  | 'explained'
  | 'explainFirst'
  | 'byLaw'
  | 'given'
  | 'undecided'
  | 'nobodyYes'
  | 'afterExplaining'
  | 'consentEnds'
  | 'consentEnded'
  | 'basisEnds'
  | 'timeFixed'
  | 'timeMissing'
  | 'convene'
  | 'afterConsent'
  | 'metAlready'
  | 'unanswered'
  | 'bounced'
  | 'counterProposed'
  | 'lostSeats'
  | 'questions'
  | 'allAnswered'
  | 'notInvited'
  | 'noneAhead'
  | 'afterTime'
  | 'recordHeld'
  | 'minutesMissing'
  | 'minutesDraft'
  | 'minutesShared'
  | 'minutesConfirmed'
  | 'afterMeeting'
  | 'planMissing'
  | 'planDraft'
  | 'planProposed'
  | 'planAgreed'
  | 'promisesLate'
  | 'promisesStuck'
  | 'promisesAsked'
  | 'promisesOpen'
  | 'promisesDone'
  | 'afterPlan'
  | 'facesBad'
  | 'reviewLate'
  | 'reviewSet'
  | 'reviewMissing'
  | 'feedbackToAsk'
  | 'feedbackGiven'
  | 'feedbackNone'
  | 'handoverOpen'
  | 'handoverOffered'
  | 'outsideOpen'
  | 'closed'
  | 'closingBegun'
  | 'closingOpen'
  | 'closingReady'
  | 'answerOwn'
  | 'commitOwn'
  | 'ownLate'
  | 'ownOpen';

/** What a task tells besides. */
export type TaskMore = Omit<Task, 'name' | 'part' | 'state'>;

export const has = (count: number): boolean => count > 0;

/** A task. */
export const task = (name: Task['name'], part: Part, state: TaskState, more: TaskMore): Task => ({
  name,
  part,
  state,
  ...more,
});

/** The first that holds. */
export const first = (...tasks: readonly (Task | false)[]): Task => tasks.find((each) => each !== false) as Task;
