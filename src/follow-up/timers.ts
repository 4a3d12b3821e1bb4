import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { Outbox, type Plan } from '../platform/outbox/outbox.js';
import { actionChasesAt, actionReminderAt, escalation, overdueToldAt, reviewReminderAt } from './follow-up.domain.js';
import { OVERDUE } from './overdue-telling.js';
import { CHASE_ACTION, REMIND_ACTION, REMIND_REVIEW } from './reminders.js';

/** A promise. */
interface DueAction {
  readonly id: string;
  /** `2026-12-31`, in the area's zone. */
  readonly dueOn: string;
}

/**
 * Everything that will be said of a promise or a review is planned with it, once for each however many versions it is in:
 * its due day never changes. Whether it is still wanted is asked when it falls due.
 */
@Injectable()
export class Timers {
  constructor(
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** Before and after their days to their owners; then to the counsellor, and to who leads the team. */
  ofActions(actions: readonly DueAction[]): Promise<void> {
    const plans = actions.flatMap(({ id: actionId, dueOn }): Plan[] => {
      const day = Temporal.PlainDate.from(dueOn);
      const before = { kind: REMIND_ACTION, key: actionId, payload: { actionId }, dueAt: actionReminderAt(day, ZONE) };
      const chases = actionChasesAt(day, ZONE).map((dueAt, n) => ({
        kind: CHASE_ACTION,
        key: `${actionId}:${n + 1}`,
        payload: { actionId },
        dueAt,
      }));
      return [before, ...chases, ...overdue(actionId, day)];
    });
    return this.outbox.planAll(plans);
  }

  /** The counsellor hears of promises whose owner has just left: a promise that is nobody's is overdue. */
  ofOrphans(actionIds: readonly string[]): Promise<void> {
    const { today } = this.work;
    const dueAt = overdueToldAt(today, ZONE);
    return this.outbox.planAll(
      actionIds.map((id) => ({ kind: OVERDUE, key: `${id}:${today.toString()}`, payload: { id }, dueAt })),
    );
  }

  /** Before its day, and when it is overdue. */
  ofReview(reviewId: string, dueOn: Temporal.PlainDate): Promise<void> {
    const before = { kind: REMIND_REVIEW, key: reviewId, payload: { reviewId }, dueAt: reviewReminderAt(dueOn, ZONE) };
    return this.outbox.planAll([before, ...overdue(reviewId, dueOn)]);
  }
}

const overdue = (id: string, dueOn: Temporal.PlainDate): Plan[] => [
  { kind: OVERDUE, key: id, payload: { id }, dueAt: overdueToldAt(dueOn, ZONE) },
  escalation(id, dueOn, ZONE),
];
