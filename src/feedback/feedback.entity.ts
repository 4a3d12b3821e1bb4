import { defineEntity, p } from '@mikro-orm/core';
import { CHANNELS } from '../contact/contact.domain.js';
import { LANGUAGES } from '../directory/directory.domain.js';
import { FACES } from '../follow-up/how-are-things/how-are-things.domain.js';
import { notDisqualified, SELF } from '../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { ASKED_GROUPS, FEEDBACK_KINDS, FEEDBACK_STATES, GRADES } from './feedback.domain.js';

const SCOPE_TYPES = ['contact', 'case'] as const;
const roles = [APP_ROLE];

/** Of the contacts and cases whose feedback is for the principal: the counsellor's own (domain.md §4.4). */
const OWN = 'scope_id = any ((select access.scopes_of_feedback())::uuid[])';
/** A request acts for itself: what comes by its link, and what its recipient says on the family's page. */
const ITSELF = `id = ${SELF}`;
/** Whom the counsellor rings, because no mail could ask. Of the others nobody sees whether they have answered. */
const SPOKEN = `(is_spoken and ${OWN})`;
const HANGS_ON = `exists (select from feedback_request r where r.answer_id = feedback_answer.id and r.scope_id = feedback_answer.scope_id)`;

/** Request for feedback (palautepyyntö): who is asked after what, once, and until when they may answer. */
const FeedbackRequestSchema = defineEntity({
  name: 'FeedbackRequest',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    kind: p.enum(FEEDBACK_KINDS),
    scopeType: p.enum(SCOPE_TYPES),
    scopeId: p.uuid(),
    /** The contact, the meeting, or the case that was closed, and when it happened. */
    eventId: p.uuid(),
    happenedAt: p.type(InstantType),
    askedGroup: p.enum(ASKED_GROUPS),
    /** The person or the professional; of a contact, which has no person, the contact. */
    askedId: p.uuid(),
    unitId: p.uuid().nullable(),
    /** Null: nobody knows, and all languages are written. */
    language: p.enum(LANGUAGES).nullable(),
    channel: p.enum(CHANNELS).nullable(),
    municipality: p.text().nullable(),
    state: p.enum(FEEDBACK_STATES),
    askedAt: p.type(InstantType),
    expiresAt: p.type(InstantType),
    /** Secret of the link, sealed, so that a mail sent again is the same; found by its hash. */
    linkToken: p.type(SealedTextType).nullable(),
    linkTokenHash: p.blob().nullable(),
    /** No mail can ask: they see it on their page, or the counsellor asks on the phone. */
    isSpoken: p.boolean(),
    /** The answer, until it expires: afterwards nothing leads from one to the other. */
    answerId: p.uuid().nullable(),
  },
  indexes: [
    { name: 'feedback_request_scope', properties: ['areaId', 'scopeId'] },
    { name: 'feedback_request_asked', properties: ['askedId'] },
    { name: 'feedback_request_expiry', properties: ['state', 'expiresAt'] },
  ],
  uniques: [
    { name: 'feedback_request_id', properties: ['id'] },
    { name: 'feedback_request_once', properties: ['areaId', 'eventId', 'happenedAt', 'askedId'] },
    { name: 'feedback_request_link_token', properties: ['linkTokenHash'] },
    { name: 'feedback_request_answer', properties: ['answerId'] },
  ],
  checks: [
    { name: 'feedback_request_answered', expression: "(state = 'answered') = (answer_id is not null)" },
    { name: 'feedback_request_token', expression: '(link_token is null) = (link_token_hash is null)' },
    { name: 'feedback_request_expired', expression: "state <> 'expired' or link_token_hash is null" },
    { name: 'feedback_request_scope_of_kind', expression: "(kind = 'contact') = (scope_type = 'contact')" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    notDisqualified('feedback_request', 'scope_id'),
    { name: 'feedback_request_read', command: 'select', roles, using: `${ITSELF} or ${SPOKEN}` },
    // Whom to ask is derived from what happened, by `access.ask_feedback`.
    { name: 'feedback_request_new', command: 'insert', roles, check: 'false' },
    {
      name: 'feedback_request_change',
      command: 'update',
      roles,
      using: `${ITSELF} or ${SPOKEN}`,
      check: `${ITSELF} or ${SPOKEN}`,
    },
    { name: 'feedback_request_delete', command: 'delete', roles, using: 'false' },
    { name: 'feedback_request_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
    { name: 'feedback_request_asking', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
    { name: 'feedback_request_sweep', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class FeedbackRequest extends FeedbackRequestSchema.class {}
FeedbackRequestSchema.setClass(FeedbackRequest);

const grade = () => p.enum(GRADES).nullable();

/**
 * Feedback (palaute) as it was given: what was said, in which month it was asked for, of which contact or case. Nothing of
 * who said it, and no moment; its id is random, because one made of the time would tell it.
 */
const FeedbackAnswerSchema = defineEntity({
  name: 'FeedbackAnswer',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    scopeType: p.enum(SCOPE_TYPES),
    scopeId: p.uuid(),
    kind: p.enum(FEEDBACK_KINDS),
    askedGroup: p.enum(ASKED_GROUPS),
    /** First day of the month. */
    month: p.type(PlainDateType),
    channel: p.enum(CHANNELS).nullable(),
    municipality: p.text().nullable(),
    face: p.enum(FACES),
    heard: grade(),
    knewNext: grade(),
    oneContact: grade(),
    knowsWhom: grade(),
    text: p.type(SealedTextType).nullable(),
  },
  indexes: [
    { name: 'feedback_answer_scope', properties: ['areaId', 'scopeId'] },
    { name: 'feedback_answer_month', properties: ['areaId', 'month'] },
  ],
  uniques: [{ name: 'feedback_answer_id', properties: ['id'] }],
  checks: [{ name: 'feedback_answer_first_day', expression: 'extract(day from month) = 1' }],
  rowLevelSecurity: 'force',
  policies: [
    notDisqualified('feedback_answer', 'scope_id'),
    { name: 'feedback_answer_read', command: 'select', roles, using: `${OWN} or ${HANGS_ON}` },
    { name: 'feedback_answer_new', command: 'insert', roles, check: HANGS_ON },
    { name: 'feedback_answer_change', command: 'update', roles, using: HANGS_ON, check: HANGS_ON },
    { name: 'feedback_answer_delete', command: 'delete', roles, using: 'false' },
    // A safety ban that is recorded later takes the municipality away.
    { name: 'feedback_answer_sheltered', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
    // Counted by `access.feedback_counts`.
    { name: 'feedback_answer_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
  ],
});
export class FeedbackAnswer extends FeedbackAnswerSchema.class {}
FeedbackAnswerSchema.setClass(FeedbackAnswer);
