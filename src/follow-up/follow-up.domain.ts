import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../availability/holidays.domain.js';
import type { MeetingState } from '../meeting/meeting.domain.js';
import { checkNextReview } from '../plan/plan.domain.js';
import { refuse } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

export const REVIEW_STATES = ['due', 'held', 'superseded'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What ends a review: it was held, another came with the next version of the plan, or the case was closed. */
export type ReviewEvent = 'recorded' | 'version-agreed' | 'case-closed';

/**
 * A review is ahead once; what comes after it is another one.
 *
 *     due ──recorded──▶ held
 *      └──version-agreed, case-closed──▶ superseded
 */
export const REVIEWS: Machine<ReviewState, ReviewEvent> = {
  due: { recorded: 'held', 'version-agreed': 'superseded', 'case-closed': 'superseded' },
  held: {},
  superseded: {},
};

/** What a review decided. */
export const REVIEW_DECISIONS = ['continue', 'change-plan', 'close', 'escalate'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Reminders are sent when offices open, in the area's zone. */
const OFFICES_OPEN = Temporal.PlainTime.from('09:00');
const REVIEW_NOTICE_DAYS = 7;
/** Owners are asked so many working days after their day, and then each week. */
const CHASED_AFTER = 2;
const CHASES = 3;
/** What has been overdue for longer is told to who leads the team. */
const ESCALATED_AFTER = 10;
/** A review meets in the weeks around its day. */
const REVIEW_SPAN = { weeks: 2 };

/** The last working day at least seven days before the review, at 9:00. */
export function reviewReminderAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  const latest = dueOn.subtract({ days: REVIEW_NOTICE_DAYS });
  return at9(addWorkingDays(latest.add({ days: 1 }), -1), zone);
}

/** The working day before the due day, at 9:00. */
export function actionReminderAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  return at9(addWorkingDays(dueOn, -1), zone);
}

/** After the due day of an action, as long as it is open: its owner is asked at 9:00 of working days. */
export function actionChasesAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant[] {
  const first = addWorkingDays(dueOn, CHASED_AFTER);
  return Array.from({ length: CHASES }, (_, weeks) => at9(onWorkingDay(first.add({ weeks })), zone));
}

/**
 * Whether a reminder of an action comes so late that a later one says it all: who promises something after its day, or
 * hears nothing for weeks because the mail was away, gets one mail and not all of them at once.
 *
 * @param chase 1 for the first after the day; 0 for the reminder before it
 */
export function isOvertaken(chase: number, dueOn: Temporal.PlainDate, now: Temporal.Instant, zone: string): boolean {
  if (chase === 0) return Temporal.PlainDate.compare(dueOn, now.toZonedDateTimeISO(zone).toPlainDate()) < 0;
  const next = actionChasesAt(dueOn, zone)[chase];
  return next !== undefined && Temporal.Instant.compare(next, now) <= 0;
}

/** When the counsellor is told that something is overdue: on the next working day, at 9:00. */
export function overdueToldAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  return at9(addWorkingDays(dueOn, 1), zone);
}

/** When who leads the team is told that it is still overdue, at 9:00. */
export function escalatedAt(dueOn: Temporal.PlainDate, zone: string): Temporal.Instant {
  return at9(addWorkingDays(dueOn, ESCALATED_AFTER + 1), zone);
}

/** Timer of what is due: by then it has been overdue for too long. */
export const ESCALATED = 'follow-up.escalated';

/** The effect by which who leads the team hears of it, whichever chapter it is of, if it is still overdue. */
export const escalation = (id: string, dueOn: Temporal.PlainDate, zone: string) => ({
  kind: ESCALATED,
  key: id,
  payload: { id },
  dueAt: escalatedAt(dueOn, zone),
});

/** Whether something has been overdue for so long that who leads the team is told. */
export function isEscalated(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return workingDaysBetween(dueOn, today) > ESCALATED_AFTER;
}

/** The last due day of what is escalated today. */
export function lastEscalatedDay(today: Temporal.PlainDate): Temporal.PlainDate {
  let day = addWorkingDays(today, -ESCALATED_AFTER);
  while (!isEscalated(day, today)) day = day.subtract({ days: 1 });
  return day;
}

/** The days among which a time for a review is looked for: `from` inclusive, `to` exclusive. */
export function daysOfReview(dueOn: Temporal.PlainDate, today: Temporal.PlainDate) {
  const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, other) < 0 ? other : one;
  const from = later(today, dueOn.subtract(REVIEW_SPAN));
  return { from, to: later(from.add(REVIEW_SPAN), dueOn.add(REVIEW_SPAN)) };
}

const onWorkingDay = (day: Temporal.PlainDate) => (isWorkingDay(day) ? day : addWorkingDays(day, 1));

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
  requireEvent(state, 'recorded');
  if (decision !== 'close') return checkNextReview(nextReviewOn, note, today, 'note');
  if (nextReviewOn != null) refuse('REVIEW_OUT_OF_PLACE', 'What is closed is not reviewed.', 'nextReviewOn');
}

/** What the event makes of the review. A review that is over stays as it is. */
export function requireEvent(state: ReviewState, event: ReviewEvent): ReviewState {
  const next = after(REVIEWS, state, event);
  return next ?? refuse('REVIEW_OVER', 'This review has been held, or another came in its place.', 'reviewId');
}

/** A meeting that was convened for a review; null: none. */
type OfReview = MeetingState | null;

/** Passes if a meeting can be convened for the review: it is ahead, and has none that was held or will be. */
export function requireNotConvened({ state }: { readonly state: ReviewState }, meeting: OfReview): void {
  requireEvent(state, 'recorded');
  if (meeting !== null && meeting !== 'cancelled')
    refuse('REVIEW_CONVENED', 'A meeting has been convened for this review.', 'reviewId');
}

/** Passes unless people are still to meet for the review: it is recorded after that. */
export function requireMet(meeting: OfReview): void {
  if (meeting === 'draft' || meeting === 'scheduled')
    refuse('REVIEW_MEETING_AHEAD', 'Its meeting is ahead: hold it or cancel it first.', 'reviewId');
}

/** Passes if a review of the plan can be set: the plan is agreed, and none is ahead. */
export function requireNoneAhead({ isAgreed, isAhead }: { readonly isAgreed: boolean; readonly isAhead: boolean }) {
  if (!isAgreed) refuse('NOT_AGREED', 'Only what has been agreed is reviewed.', 'planId');
  if (isAhead) refuse('REVIEW_AHEAD', 'A review of this plan is ahead already.', 'planId');
}
