import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF, shownBy } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { REVIEW_DECISIONS, REVIEW_STATES } from './follow-up.domain.js';
import { GOAL_RATINGS } from './goal-rating.domain.js';

/** Review (seuranta) of the plan: every agreed plan has exactly one ahead, until one decides to close. */
const ReviewSchema = defineEntity({
  name: 'Review',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planId: p.uuid(),
    dueOn: p.type(PlainDateType),
    state: p.enum(REVIEW_STATES),
    heldAt: p.type(InstantType).nullable(),
    decision: p.enum(REVIEW_DECISIONS).nullable(),
    note: p.type(SealedTextType).nullable(),
    recordedBy: p.uuid().nullable(),
    /** When the people concerned were reminded of it. */
    remindedAt: p.type(InstantType).nullable(),
    /** The meeting that was convened for it. */
    meetingId: p.uuid().nullable(),
    /** Why it is more than twelve weeks away, where that is no part of what was agreed. */
    lateReason: p.type(SealedTextType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'review_due', properties: ['areaId', 'state', 'dueOn'] }],
  uniques: [
    { name: 'review_id', properties: ['id'] },
    { name: 'review_one_ahead', properties: ['areaId', 'planId'], where: "state = 'due'" },
  ],
  checks: [{ name: 'review_held', expression: "(state = 'held') = (held_at is not null and decision is not null)" }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'review', {
      add: ofSame('case_id', 'review', 'plan', 'plan_id'),
      // Who sees the agreed plan alone sees when it is looked at again, not what was said of it.
      also: { read: shownBy('own', 'plan', "state = 'due'") },
      record: 'id',
    }),
    // The worker, which has no grants, notes a reminder through `access.mark_review_reminded`.
    { name: 'review_reminding', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class Review extends ReviewSchema.class {}
ReviewSchema.setClass(Review);

/** How far a goal was reached, as a review found it (tavoitteen saavuttamisen arvio). Never changed. */
const GoalRatingSchema = defineEntity({
  name: 'GoalRating',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    reviewId: p.uuid(),
    goalId: p.uuid(),
    rating: p.enum(GOAL_RATINGS),
    words: p.type(SealedTextType).nullable(),
    ratedAt: p.type(InstantType),
    ratedBy: p.uuid(),
  },
  indexes: [{ name: 'goal_rating_goal', properties: ['areaId', 'goalId', 'ratedAt'] }],
  uniques: [
    { name: 'goal_rating_id', properties: ['id'] },
    { name: 'goal_rating_once', properties: ['areaId', 'reviewId', 'goalId'] },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'goal_rating', {
    add: `rated_by = ${SELF} and ${ofSame('case_id', 'goal_rating', 'review', 'review_id')} and ${ofSame('case_id', 'goal_rating', 'plan_goal', 'goal_id')}`,
    record: 'id',
  }),
});
export class GoalRating extends GoalRatingSchema.class {}
GoalRatingSchema.setClass(GoalRating);
