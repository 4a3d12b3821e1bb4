import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF, shownBy } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { inAgreed, joining } from './joining.js';
import { OWN_WORD, PROPOSED_GOAL, PROPOSED_VERSION } from './approval/voice.js';
import { APPROVALS, PLAN_VERSION_STATES } from './plan.domain.js';

const sealed = () => p.type(SealedTextType);

const AGREED = "state = 'agreed'";
/** SQL: of a version of its own case that may still change (invariant 12). */
const IN_UNAGREED = `exists (select from plan_version o where o.id = plan_review_reason.plan_version_id
  and o.case_id = plan_review_reason.case_id and o.state <> 'agreed')`;

/** The shared plan (yhteinen suunnitelma, 1301/2014 39 §) of a case. */
const PlanSchema = defineEntity({
  name: 'Plan',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    openedBy: p.uuid(),
    openedAt: p.type(InstantType),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'plan_id', properties: ['id'] },
    { name: 'plan_case', properties: ['areaId', 'caseId'] },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'plan', {
    add: `opened_by = ${SELF}`,
    also: { read: `${shownBy('own', 'plan', 'true')} or ${shownBy('addressed', 'plan', 'true')}` },
  }),
});
export class Plan extends PlanSchema.class {}
PlanSchema.setClass(Plan);

/**
 * One version of the plan. Once agreed it never changes (invariant 12). Goals and actions belong to every version from
 * `sinceVersion` up to, not including, `untilVersion`.
 */
const PlanVersionSchema = defineEntity({
  name: 'PlanVersion',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planId: p.uuid(),
    number: p.integer(),
    state: p.enum(PLAN_VERSION_STATES),
    sharedGoal: sealed(),
    /** The meeting that drew it up; null for one that only takes in a late commitment. */
    meetingId: p.uuid().nullable(),
    nextReviewOn: p.type(PlainDateType).nullable(),
    proposedAt: p.type(InstantType).nullable(),
    agreedAt: p.type(InstantType).nullable(),
    /** Who changed it last, and when; unknown of the oldest. */
    changedBy: p.uuid().nullable(),
    changedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'plan_version_id', properties: ['id'] },
    { name: 'plan_version_number', properties: ['areaId', 'planId', 'number'] },
  ],
  checks: [
    { name: 'plan_version_agreed', expression: "(state = 'agreed') = (agreed_at is not null)" },
    { name: 'plan_version_review', expression: "state <> 'agreed' or next_review_on is not null" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_version', {
      add: ofSame('case_id', 'plan_version', 'plan', 'plan_id'),
      // What is agreed is shown to the young; its shared goal, and no more of the plan, to close persons.
      also: { read: `${shownBy('own', 'plan', AGREED)} or ${shownBy('addressed', 'plan', AGREED)}` },
      record: 'id',
    }),
    { name: 'plan_version_join', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
    joining('plan_version'),
    PROPOSED_VERSION,
  ],
});
export class PlanVersion extends PlanVersionSchema.class {}
PlanVersionSchema.setClass(PlanVersion);

/**
 * Why the next review of a version is more than twelve weeks away. Apart from the version, because the young and close
 * persons see that one without reading the plan.
 */
const PlanReviewReasonSchema = defineEntity({
  name: 'PlanReviewReason',
  properties: {
    areaId: p.uuid().primary(),
    planVersionId: p.uuid().primary(),
    caseId: p.uuid(),
    /** None once it was proposed anew with an earlier day. */
    words: sealed().nullable(),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_review_reason', {
      add: IN_UNAGREED,
      record: 'plan_version_id',
    }),
    { name: 'plan_review_reason_join', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class PlanReviewReason extends PlanReviewReasonSchema.class {}
PlanReviewReasonSchema.setClass(PlanReviewReason);

/** Goal (tavoite) under the shared one. */
const GoalSchema = defineEntity({
  name: 'Goal',
  tableName: 'plan_goal',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planId: p.uuid(),
    text: sealed(),
    sinceVersion: p.integer(),
    untilVersion: p.integer().nullable(),
    changedBy: p.uuid().nullable(),
    changedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'plan_goal_plan', properties: ['areaId', 'planId'] }],
  uniques: [{ name: 'plan_goal_id', properties: ['id'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_goal', {
      add: ofSame('case_id', 'plan_goal', 'plan', 'plan_id'),
      also: { read: shownBy('own', 'plan', inAgreed('plan_goal')) },
      record: 'id',
    }),
    joining('plan_goal'),
    PROPOSED_GOAL,
  ],
});
export class Goal extends GoalSchema.class {}
GoalSchema.setClass(Goal);

/** What a guardian or the young person said about a proposed version; a dissent is kept in their own words. */
const PlanApprovalSchema = defineEntity({
  name: 'PlanApproval',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planVersionId: p.uuid(),
    personId: p.uuid(),
    approval: p.enum(APPROVALS),
    dissent: sealed().nullable(),
    at: p.type(InstantType),
    recordedBy: p.uuid(),
  },
  uniques: [{ name: 'plan_approval_once', properties: ['areaId', 'planVersionId', 'personId'] }],
  checks: [{ name: 'plan_approval_dissent', expression: "(approval = 'dissent') = (dissent is not null)" }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_approval', {
      record: 'id',
      add: `recorded_by = ${SELF} and ${ofSame('case_id', 'plan_approval', 'plan_version', 'plan_version_id')}`,
      also: {
        read: shownBy('own', 'plan', `person_id = ${SELF}`),
        write: `(person_id = ${SELF} and case_id = any ((select access.cases('plan', 'read'))::uuid[]))`,
      },
    }),
    ...OWN_WORD,
  ],
});
export class PlanApproval extends PlanApprovalSchema.class {}
PlanApprovalSchema.setClass(PlanApproval);
