import { addWorkingDays, isWorkingDay } from '../availability/holidays.domain.js';
import { checkNextReview } from '../plan/plan.domain.js';
import { refuse } from '../platform/errors/domain-error.js';

export const REVIEW_STATES = ['due', 'held', 'superseded'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a review decided. */
export const REVIEW_DECISIONS = ['continue', 'change-plan', 'close', 'escalate'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Reminders are sent when offices open, in the area's zone. */
const OFFICES_OPEN = Temporal.PlainTime.from('09:00');
const REVIEW_NOTICE_DAYS = 7;

/** The last working day at least seven days before the review, at 9:00. */
export function reviewReminderAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  const latest = dueOn.subtract({ days: REVIEW_NOTICE_DAYS });
  return at9(addWorkingDays(latest.add({ days: 1 }), -1), zone);
}

/** The working day before the due day, at 9:00. */
export function actionReminderAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  return at9(addWorkingDays(dueOn, -1), zone);
}

const at9 = (day: Temporal.PlainDate, zone: string) =>
  day.toZonedDateTime({ timeZone: zone, plainTime: OFFICES_OPEN }).toInstant();

/** The last due day whose review is overdue today: it shows on the next working day (invariant 14). */
export function lastOverdueReviewDay(today: Temporal.PlainDate): Temporal.PlainDate {
  // A review due on this working day shows on the next one; so do those of the days off up to it.
  return isWorkingDay(today) ? today.subtract({ days: 1 }) : addWorkingDays(today, -1).subtract({ days: 1 });
}

/** What a review came to. */
export interface Outcome {
  readonly decision: ReviewDecision;
  readonly note?: string | null;
  readonly nextReviewOn?: Temporal.PlainDate | null;
}

/**
 * Passes if the review is ahead, and what follows it is settled. Only what is closed has no next review: until then
 * every agreed plan has one ahead, also while it is changed or more support is looked for.
 */
export function checkOutcome(
  { state }: { readonly state: ReviewState },
  { decision, note, nextReviewOn }: Outcome,
  today: Temporal.PlainDate,
): void {
  if (state !== 'due') refuse('REVIEW_OVER', 'This review has been held, or another came in its place.', 'reviewId');
  if (decision !== 'close') return checkNextReview(nextReviewOn, note, today, 'note');
  if (nextReviewOn != null) refuse('REVIEW_OUT_OF_PLACE', 'What is closed is not reviewed.', 'nextReviewOn');
}
