import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, shownBy } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { REVIEW_DECISIONS, REVIEW_STATES } from './follow-up.domain.js';

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
