import { addWorkingDays, isWorkingDay } from '../availability/holidays.domain.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

export const PLAN_VERSION_STATES = ['draft', 'proposed', 'agreed'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

/**
 * ```
 *   ┌write┐          ┌approve┐
 *   draft ──propose──▶ proposed ──agree──▶ agreed
 *     ▲                  │
 *     └─────withdraw─────┘
 * ```
 */
export const PLAN_VERSION: Machine<PlanVersionState, 'write' | 'propose' | 'approve' | 'withdraw' | 'agree'> = {
  draft: { write: 'draft', propose: 'proposed' },
  proposed: { approve: 'proposed', withdraw: 'draft', agree: 'agreed' },
  agreed: {},
};

/** What somebody of the family said about a proposed version. */
export const APPROVALS = ['agreed', 'dissent'] as const;
export type Approval = (typeof APPROVALS)[number];

/** Without a reason, the next review is at most so many weeks away (invariant 14). */
const REVIEW_WEEKS = 12;
/** If nobody says when, the plan is reviewed after so many weeks. */
const DEFAULT_REVIEW_WEEKS = 6;

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
export interface Part {
  readonly sinceVersion?: number | null;
  readonly untilVersion?: number | null;
}

/** Whether the part is in the version. What stands apart is in none, nor what ended where it began. */
export function isIn({ sinceVersion, untilVersion }: Part, number: number): boolean {
  return sinceVersion != null && sinceVersion <= number && (untilVersion == null || number < untilVersion);
}

/** Everything of a plan is written into a draft only. */
export function requireDraft({ state }: { readonly state: PlanVersionState }): void {
  if (after(PLAN_VERSION, state, 'write')) return;
  if (state === 'agreed') refuse('PLAN_AGREED', 'An agreed plan is not changed; draft the next version.');
  refuse('PLAN_PROPOSED', 'The family is thinking about it; take the proposal back first.');
}

/** Approved, agreed and taken back is what has been proposed. */
export function requireProposed({ state }: { readonly state: PlanVersionState }): void {
  if (after(PLAN_VERSION, state, 'approve')) return;
  if (state === 'agreed') refuse('PLAN_AGREED', 'This version is agreed already.');
  refuse('NOT_PROPOSED', 'This version has not been proposed to the family.');
}

/** The day on which a plan is reviewed if nobody names one: six weeks ahead, or the working day after that. */
export function defaultReviewOn(today: Temporal.PlainDate): Temporal.PlainDate {
  const day = today.add({ weeks: DEFAULT_REVIEW_WEEKS });
  return isWorkingDay(day) ? day : addWorkingDays(day, 1);
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

/** Passes if there is something to propose. */
export function requireContent(parts: readonly Part[], number: number): void {
  if (!parts.some((part) => isIn(part, number)))
    refuse('PLAN_EMPTY', 'A plan has at least one goal or action.', 'planVersionId');
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
