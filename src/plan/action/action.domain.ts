import { refuse } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';
import { isIn, type Part } from '../plan.domain.js';

/** An action's owner is one person: a professional of a unit or somebody of the family. */
export const OWNER_KINDS = ['professional', 'family'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** In whose everyday life it happens. */
export const SETTINGS = ['home', 'day-care', 'school', 'hobby', 'service', 'elsewhere'] as const;
export type Setting = (typeof SETTINGS)[number];

/** Commitment (sitoutuminen) by the owner alone. `requested`: asked of somebody who was not there. */
export const COMMITMENTS = ['proposed', 'requested', 'committed', 'declined'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** What the owner answers; `ask` is the plan being agreed without an answer. */
export type CommitmentEvent = 'ask' | 'commit' | 'decline' | 'suggest';

/**
 * Commitment: proposed → {committed | declined}, and so when it is asked later. Who declined may think better of it. Who
 * suggests a change has said neither yes nor no. A promise is not taken back but reported as not done.
 *
 *     proposed ─ask→ requested        proposed, requested, declined ─commit→ committed
 *                        ↑            proposed, requested, declined ─decline→ declined
 *     declined ─suggest──┘
 */
export const COMMITMENT: Machine<Commitment, CommitmentEvent> = {
  proposed: { ask: 'requested', commit: 'committed', decline: 'declined', suggest: 'proposed' },
  requested: { ask: 'requested', commit: 'committed', decline: 'declined', suggest: 'requested' },
  committed: {},
  declined: { commit: 'committed', decline: 'declined', suggest: 'requested' },
};

export const PROGRESSES = ['open', 'in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled'] as const;
export type Progress = (typeof PROGRESSES)[number];

/** What somebody reports of an action; that it was handed over is no report. */
export type ReportedProgress = Exclude<Progress, 'open' | 'handed-over'>;

/** What happens to a promise: it becomes what is said of it. */
export type ProgressEvent = Exclude<Progress, 'open'>;

/** What may be said of anything that is not over. Whoever was wrong says it anew. */
const SAID = { 'in-progress': 'in-progress', stuck: 'stuck', done: 'done', 'not-done': 'not-done' } as const;
const ENDED = { 'handed-over': 'handed-over', cancelled: 'cancelled' } as const;

/**
 * Progress: open → {in-progress | stuck} → {done | not-done}, each of them said anew as often as it changes. Who keeps
 * the plan ends it otherwise: by handing it over to somebody else, or because nobody needs it any more.
 *
 *     open, in-progress, stuck, not-done ⇄ in-progress, stuck, done, not-done
 *     all of these but done ─→ handed-over ─→ cancelled
 *     handed-over ─→ handed-over: nobody took it, and somebody else is asked
 */
export const PROGRESS: Machine<Progress, ProgressEvent> = {
  open: { ...SAID, ...ENDED },
  'in-progress': { ...SAID, ...ENDED },
  stuck: { ...SAID, ...ENDED },
  done: SAID,
  'not-done': { ...SAID, ...ENDED },
  'handed-over': ENDED,
  cancelled: {},
};

/** How what is still to be done goes. */
export const UNFINISHED = ['open', 'in-progress', 'stuck'] as const satisfies readonly Progress[];
/** SQL: the same, to look for `progress in …`. */
export const UNFINISHED_SQL = `(${UNFINISHED.map((each) => `'${each}'`).join(', ')})`;

/** Whether its owner may still say how it goes. */
export const isReportable = (progress: Progress): boolean => after(PROGRESS, progress, 'done') !== undefined;

/** An action is due in at most so many years. */
const DUE_YEARS = 2;

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

/** Passes if an action can be due on that day: from today on, within two years. */
export function checkDueOn(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (isAfter(today, dueOn)) refuse('DUE_IN_PAST', 'An action is due today at the earliest.', 'dueOn');
  if (isAfter(dueOn, today.add({ years: DUE_YEARS })))
    refuse('DUE_TOO_FAR', `An action is due within ${DUE_YEARS} years.`, 'dueOn');
}

/** Passes if an owner is named as their kind is: a professional with the unit they act for, a person without. */
export function checkOwner({ ownerKind, ownerUnit }: { ownerKind: OwnerKind; ownerUnit?: string | null }): void {
  if (ownerKind === 'professional' && ownerUnit == null)
    refuse('UNIT_MISSING', 'A professional acts for a unit.', 'ownerUnit');
  if (ownerKind === 'family' && ownerUnit != null) refuse('UNIT_OF_FAMILY', 'A family has no unit.', 'ownerUnit');
}

/** An action as far as its rules look at it. */
export interface ActionState extends Part {
  readonly commitment: Commitment;
}

/** What the owner's answer makes of the commitment. Refused where there is nothing to answer any more. */
export function answered({ commitment, untilVersion }: ActionState, event: CommitmentEvent): Commitment {
  if (untilVersion != null) refuse('ACTION_DROPPED', 'This action has been dropped.', 'actionId');
  const next = after(COMMITMENT, commitment, event);
  return next ?? refuse('ALREADY_COMMITTED', 'The owner has committed already.', 'actionId');
}

/** The owner commits. `via` heard it; null if the owner said it in the system. */
export function committed(action: ActionState, now: Temporal.Instant, via: string | null) {
  const commitment = answered(action, 'commit');
  return { commitment, committedAt: now, committedVia: via, declineReason: null };
}

/** The owner declines, with a reason. What has been promised is not declined but reported as not done. */
export function declined(action: ActionState, reason: string | null | undefined, via: string | null) {
  const commitment = answered(action, 'decline');
  if (reason == null) refuse('REASON_MISSING', 'Why does the owner decline?', 'reason');
  return { commitment, committedVia: via };
}

/** Nobody is committed by others behind their back (invariant 13). `heard`: was in the meeting, or said so by phone. */
export function requireHeard(heard: boolean): void {
  if (heard) return;
  refuse('OWNER_ABSENT', 'The owner was not there: they commit themselves, or are rung up.', 'actionId');
}

/**
 * What becomes of an action when the version is agreed: what is committed is in it; what was declined is out; whoever
 * has not said anything is asked, and the action stands apart. Null: nothing changes.
 */
export function atAgreement({ commitment }: ActionState, number: number) {
  const asked = after(COMMITMENT, commitment, 'ask');
  if (asked) return { commitment: asked, sinceVersion: null };
  return commitment === 'declined' ? { untilVersion: number } : null;
}

/** Passes if somebody has committed to something in the version. */
export function requireCommitted(actions: readonly ActionState[], number: number): void {
  if (!actions.some((action) => action.commitment === 'committed' && isIn(action, number)))
    refuse('NO_COMMITTED_ACTION', 'Nobody has committed to anything in this plan.', 'planVersionId');
}

/** A promise, and how it goes. */
export interface ProgressState extends ActionState {
  readonly progress: Progress;
}

const ENDS: Partial<Record<Progress, readonly [code: string, message: string]>> = {
  done: ['ALREADY_DONE', 'This action is done.'],
  'handed-over': ['ACTION_HANDED_OVER', 'This action was handed over to somebody else.'],
  cancelled: ['ACTION_CANCELLED', 'This action was cancelled.'],
};

/** How a promise goes from now on. Refused where nobody promised it, and where it is over. */
export function goesOn({ commitment, progress }: ProgressState, event: ProgressEvent): Progress {
  if (commitment !== 'committed') refuse('NOT_COMMITTED', 'Nobody has committed to this action.', 'actionId');
  const next = after(PROGRESS, progress, event);
  if (next) return next;
  const [code, message] = ENDS[progress] ?? ['ACTION_ENDED', 'This action has ended.'];
  return refuse(code, message, 'actionId');
}

/** What is in the way, or why it was not done: a reason stands with these alone, and with the latter always. */
export function reported(action: ProgressState, event: ReportedProgress, reason: string | null | undefined): Progress {
  const progress = goesOn(action, event);
  if (progress === 'not-done' && reason == null) refuse('REASON_MISSING', 'Why was it not done?', 'reason');
  if (progress !== 'not-done' && progress !== 'stuck' && reason != null)
    refuse('REASON_OUT_OF_PLACE', 'Only what is stuck or was not done has a reason.', 'reason');
  return progress;
}
