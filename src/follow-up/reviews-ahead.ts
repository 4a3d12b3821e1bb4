import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseClosed, CaseReopened, MemberLeft } from '../network/network.events.js';
import type { ActionJoined, PlanAgreed } from '../plan/plan.events.js';
import { defaultReviewOn } from '../plan/plan.domain.js';
import { PlanService } from '../plan/plan.service.js';
import { dayOf, newId } from '../platform/clock/clock.js';
import { Events } from '../platform/events/events.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { requireEvent, type ReviewEvent } from './follow-up.domain.js';
import { Review } from './follow-up.entity.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { Timers } from './timers.js';

interface OfPlan {
  readonly areaId: string;
  readonly caseId: string;
  readonly planId: string;
}

/** Why a review is so late, and the key of it. */
interface Late {
  readonly key: DataKey;
  readonly reason?: string | null | undefined;
}

/** What lies ahead of an agreed plan: its one review, unless the last one closed it, and the reminders. */
@Injectable()
export class ReviewsAhead implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly timers: Timers,
    private readonly plans: PlanService,
    private readonly followUps: FollowUpRepository,
  ) {}

  onModuleInit(): void {
    this.events.handle<PlanAgreed>('follow-up', 'plan.agreed', (event) => this.follow(event));
    this.events.handle<ActionJoined>('follow-up', 'plan.action-joined', ({ actionId, dueOn }) =>
      this.timers.ofActions([{ id: actionId, dueOn }]),
    );
    this.events.handle<MemberLeft>('follow-up', 'member.left', async (event) =>
      this.timers.ofOrphans(await this.followUps.promisesOf(event)),
    );
    this.events.handle<CaseClosed>('follow-up', 'case.closed', ({ caseId }) =>
      this.supersede({ caseId }, 'case-closed'),
    );
    this.events.handle<CaseReopened>('follow-up', 'case.reopened', (event) => this.resume(event));
  }

  /** The next review of a plan that has none ahead, and its timers. */
  async plan({ areaId, caseId, planId }: OfPlan, dueOn: Temporal.PlainDate, late?: Late): Promise<Review> {
    const id = newId();
    const lateReason = late ? late.key.seal(`review.late_reason:${id}`, late.reason) : null;
    const open = {
      state: 'due',
      heldAt: null,
      decision: null,
      note: null,
      recordedBy: null,
      remindedAt: null,
      meetingId: null,
    } as const;
    const review = this.em.create(Review, { areaId, id, caseId, planId, dueOn, lateReason, ...open });
    await this.em.flush();
    await this.timers.ofReview(id, dueOn);
    return review;
  }

  /** A version was agreed: its review comes in the place of the one that was ahead. */
  private async follow(event: PlanAgreed): Promise<void> {
    await this.supersede({ planId: event.planId }, 'version-agreed');
    await this.plan(event, Temporal.PlainDate.from(event.nextReviewOn));
    await this.timers.ofActions(await this.plans.committedActions(event.planId));
  }

  /** What was agreed goes on with the case: somebody looks at it in the usual time. */
  private async resume({ areaId, caseId, reopenedAt }: CaseReopened): Promise<void> {
    const dueOn = defaultReviewOn(dayOf(reopenedAt));
    for (const planId of await this.followUps.plansWithoutReview(caseId))
      await this.plan({ areaId, caseId, planId }, dueOn);
  }

  /** What lay ahead does no longer. */
  private async supersede(of: { planId: string } | { caseId: string }, event: ReviewEvent): Promise<void> {
    const before = await this.em.findOne(Review, { ...of, state: 'due' });
    if (before) this.em.assign(before, { state: requireEvent(before.state, event) });
    await this.em.flush();
  }
}
