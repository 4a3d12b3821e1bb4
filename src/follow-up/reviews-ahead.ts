import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ActionJoined, PlanAgreed } from '../plan/plan.events.js';
import { PlanService } from '../plan/plan.service.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { Events } from '../platform/events/events.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { actionReminderAt, reviewReminderAt } from './follow-up.domain.js';
import { Review } from './follow-up.entity.js';
import { REMIND_ACTION, REMIND_REVIEW } from './reminders.js';

interface OfPlan {
  readonly areaId: string;
  readonly caseId: string;
  readonly planId: string;
}

/** What lies ahead of an agreed plan: its one review, unless the last one closed it, and the reminders. */
@Injectable()
export class ReviewsAhead implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly plans: PlanService,
  ) {}

  onModuleInit(): void {
    this.events.handle<PlanAgreed>('follow-up', 'plan.agreed', (event) => this.follow(event));
    this.events.handle<ActionJoined>('follow-up', 'plan.action-joined', ({ actionId, dueOn }) =>
      this.remindOf({ id: actionId, dueOn }),
    );
  }

  /** The next review of a plan that has none ahead, and its reminder. */
  async plan({ areaId, caseId, planId }: OfPlan, dueOn: Temporal.PlainDate): Promise<void> {
    const id = newId();
    const open = {
      state: 'due',
      heldAt: null,
      decision: null,
      note: null,
      recordedBy: null,
      remindedAt: null,
    } as const;
    this.em.create(Review, { areaId, id, caseId, planId, dueOn, ...open });
    await this.em.flush();
    const dueAt = reviewReminderAt(dueOn, ZONE);
    await this.outbox.plan({ kind: REMIND_REVIEW, key: id, payload: { reviewId: id }, dueAt });
  }

  /** A version was agreed: its review comes in the place of the one that was ahead. */
  private async follow(event: PlanAgreed): Promise<void> {
    const before = await this.em.findOne(Review, { planId: event.planId, state: 'due' });
    if (before) this.em.assign(before, { state: 'superseded' });
    await this.em.flush();
    await this.plan(event, Temporal.PlainDate.from(event.nextReviewOn));
    for (const action of await this.plans.committedActions(event.planId)) await this.remindOf(action);
  }

  /** Once per action, however many versions it is in: its due day never changes. */
  private async remindOf({ id, dueOn }: { readonly id: string; readonly dueOn: string }): Promise<void> {
    const dueAt = actionReminderAt(Temporal.PlainDate.from(dueOn), ZONE);
    await this.outbox.plan({ kind: REMIND_ACTION, key: id, payload: { actionId: id }, dueAt });
  }
}
