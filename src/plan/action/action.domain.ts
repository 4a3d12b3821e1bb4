import { refuse } from '../../platform/errors/domain-error.js';
import { isIn, type Part } from '../plan.domain.js';

/** An action's owner is one person: a professional of a unit or somebody of the family. */
export const OWNER_KINDS = ['professional', 'family'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** Commitment (sitoutuminen) by the owner alone. `requested`: asked of somebody who was not there. */
export const COMMITMENTS = ['proposed', 'requested', 'committed', 'declined'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

export const PROGRESSES = ['open', 'in-progress', 'done', 'not-done', 'cancelled'] as const;
export type Progress = (typeof PROGRESSES)[number];

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

function requireOpenQuestion({ commitment, untilVersion }: ActionState): void {
  if (untilVersion != null) refuse('ACTION_DROPPED', 'This action has been dropped.', 'actionId');
  if (commitment === 'committed') refuse('ALREADY_COMMITTED', 'The owner has committed already.', 'actionId');
}

/** The owner commits. `via` heard it; null if the owner said it in the system. */
export function committed(action: ActionState, now: Temporal.Instant, via: string | null) {
  requireOpenQuestion(action);
  return { commitment: 'committed', committedAt: now, committedVia: via, declineReason: null } as const;
}

/** The owner declines, with a reason. What has been promised is not declined but reported as not done. */
export function declined(action: ActionState, reason: string | null | undefined, via: string | null) {
  requireOpenQuestion(action);
  if (reason == null) refuse('REASON_MISSING', 'Why does the owner decline?', 'reason');
  return { commitment: 'declined', committedVia: via } as const;
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
  if (commitment === 'committed') return null;
  if (commitment === 'declined') return { untilVersion: number };
  return { commitment: 'requested', sinceVersion: null } as const;
}

/** Passes if somebody has committed to something in the version. */
export function requireCommitted(actions: readonly ActionState[], number: number): void {
  if (!actions.some((action) => action.commitment === 'committed' && isIn(action, number)))
    refuse('NO_COMMITTED_ACTION', 'Nobody has committed to anything in this plan.', 'planVersionId');
}

/** Progress as reported; what was not done has a reason. */
export function checkProgress(action: ActionState, progress: Progress, reason: string | null | undefined): void {
  if (action.commitment !== 'committed') refuse('NOT_COMMITTED', 'Nobody has committed to this action.', 'actionId');
  if (progress === 'not-done' && reason == null) refuse('REASON_MISSING', 'Why was it not done?', 'reason');
  if (progress !== 'not-done' && reason != null)
    refuse('REASON_OUT_OF_PLACE', 'Only what was not done has a reason.', 'reason');
}
