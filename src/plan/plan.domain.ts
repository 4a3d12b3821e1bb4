import { DomainError } from '../platform/errors/domain-error.js';

export const PLAN_VERSION_STATES = ['draft', 'proposed', 'agreed'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

/** An action's owner is one person: a professional of a unit or somebody of the family. */
export const OWNER_KINDS = ['professional', 'family'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** Commitment (sitoutuminen) by the owner alone. `requested`: asked of somebody who was not there. */
export const COMMITMENTS = ['proposed', 'requested', 'committed', 'declined'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

export const PROGRESSES = ['open', 'in-progress', 'done', 'not-done', 'cancelled'] as const;
export type Progress = (typeof PROGRESSES)[number];

/** What somebody of the family said about a proposed version. */
export const APPROVALS = ['agreed', 'dissent'] as const;
export type Approval = (typeof APPROVALS)[number];

/** Without a reason, the next review is at most so many weeks away (invariant 14). */
const REVIEW_WEEKS = 12;
/** An action is due in at most so many years. */
const DUE_YEARS = 2;

const refuse = (
  code: string,
  message: string,
  field?: string,
  facts: Record<string, readonly string[]> = {},
): never => {
  throw new DomainError(code, message, { field, ...facts });
};
const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

/** What belongs to the versions from `sinceVersion` up to, not including, `untilVersion`. */
interface Part {
  readonly sinceVersion?: number | null;
  readonly untilVersion?: number | null;
}

/** Whether the part is in the version. What stands apart is in none, nor what ended where it began. */
export function isIn({ sinceVersion, untilVersion }: Part, number: number): boolean {
  return sinceVersion != null && sinceVersion <= number && (untilVersion == null || number < untilVersion);
}

/** Goals and actions are written into a draft only. */
export function requireDraft({ state }: { readonly state: PlanVersionState }): void {
  if (state === 'agreed') refuse('PLAN_AGREED', 'An agreed plan is not changed; draft the next version.');
  if (state === 'proposed') refuse('PLAN_PROPOSED', 'The family is thinking about it; take the proposal back first.');
}

/** Approved, agreed and taken back is what has been proposed. */
export function requireProposed({ state }: { readonly state: PlanVersionState }): void {
  if (state === 'agreed') refuse('PLAN_AGREED', 'This version is agreed already.');
  if (state === 'draft') refuse('NOT_PROPOSED', 'This version has not been proposed to the family.');
}

/**
 * Passes if the plan can be reviewed on that day: after today, and more than twelve weeks away only for a reason.
 *
 * @param reasonField the input field in which the reason would stand
 */
export function checkNextReview(
  nextReviewOn: Temporal.PlainDate | null | undefined,
  reason: string | null | undefined,
  today: Temporal.PlainDate,
  reasonField: string,
): asserts nextReviewOn is Temporal.PlainDate {
  if (nextReviewOn == null) return refuse('REVIEW_MISSING', 'Every plan is reviewed: when?', 'nextReviewOn');
  if (!isAfter(nextReviewOn, today)) refuse('REVIEW_IN_PAST', 'The next review is after today.', 'nextReviewOn');
  if (isAfter(nextReviewOn, today.add({ weeks: REVIEW_WEEKS })) && reason == null)
    refuse('REVIEW_REASON', `Why is the next review more than ${REVIEW_WEEKS} weeks away?`, reasonField);
}

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
interface ActionState extends Part {
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

/** Passes if there is something to propose. */
export function requireContent(parts: readonly Part[], number: number): void {
  if (!parts.some((part) => isIn(part, number)))
    refuse('PLAN_EMPTY', 'A plan has at least one goal or action.', 'planVersionId');
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

/** Passes if what was said is whole: a dissent in own words, an approval without. */
export function checkApproval(approval: Approval, dissent: string | null | undefined): void {
  if (approval === 'dissent' && dissent == null)
    refuse('DISSENT_MISSING', 'A dissent is kept in own words.', 'dissent');
  if (approval === 'agreed' && dissent != null)
    refuse('DISSENT_OUT_OF_PLACE', 'Whoever agrees does not dissent.', 'dissent');
}

/** Passes if every guardian who decides has spoken, and at least one has agreed. */
export function requireApproval(
  deciders: readonly string[],
  approvals: readonly { readonly personId: string; readonly approval: Approval }[],
): void {
  const said = new Map(approvals.map(({ personId, approval }) => [personId, approval]));
  const personIds = deciders.filter((id) => !said.has(id));
  if (personIds.length > 0 || deciders.length === 0)
    refuse('APPROVAL_MISSING', 'Every guardian approves, or dissents in own words.', 'planVersionId', { personIds });
  if (!deciders.some((id) => said.get(id) === 'agreed'))
    refuse('NOBODY_APPROVED', 'No guardian approves this plan.', 'planVersionId');
}

/** Progress as reported; what was not done has a reason. */
export function checkProgress(action: ActionState, progress: Progress, reason: string | null | undefined): void {
  if (action.commitment !== 'committed') refuse('NOT_COMMITTED', 'Nobody has committed to this action.', 'actionId');
  if (progress === 'not-done' && reason == null) refuse('REASON_MISSING', 'Why was it not done?', 'reason');
  if (progress !== 'not-done' && reason != null)
    refuse('REASON_OUT_OF_PLACE', 'Only what was not done has a reason.', 'reason');
}
