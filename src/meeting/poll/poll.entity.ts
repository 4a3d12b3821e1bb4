import { defineEntity, p } from '@mikro-orm/core';
import { LANGUAGES } from '../../directory/directory.domain.js';
import { erasable, ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { POLL_ANSWERS, POLL_CHANNELS, POLL_ENDS, POLL_STATES } from './poll.domain.js';

const sealed = () => p.type(SealedTextType);

/** A recipient acts for itself: what comes by its link runs under its own id, and sees no other recipient. */
const OF_OWN_LINK = 'any ((select access.polls_of_link())::uuid[])';

/** Time poll (aikakysely) of a meeting without a time. It names nobody of a family, so it needs no consent. */
const TimePollSchema = defineEntity({
  name: 'TimePoll',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    state: p.enum(POLL_STATES),
    /** How long the meeting takes, interpreting included: for this people say whether they can. */
    minutes: p.integer(),
    zone: p.text(),
    openedBy: p.uuid(),
    openedAt: p.type(InstantType),
    /** From here the deadline and the reminders are counted: later than opened, when people had to be asked again. */
    askedAt: p.type(InstantType),
    deadline: p.type(InstantType),
    decidedAt: p.type(InstantType).nullable(),
    closedAt: p.type(InstantType).nullable(),
    closedFor: p.enum(POLL_ENDS).nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'time_poll_id', properties: ['id'] },
    { name: 'time_poll_once', properties: ['areaId', 'meetingId'], where: "state <> 'closed'" },
  ],
  checks: [
    { name: 'time_poll_closed', expression: "(state = 'closed') = (closed_at is not null)" },
    { name: 'time_poll_closed_for', expression: '(closed_at is null) = (closed_for is null)' },
    { name: 'time_poll_decided', expression: "state <> 'decided' or decided_at is not null" },
    { name: 'time_poll_order', expression: 'asked_at < deadline' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'time_poll', {
      add: ofSame('case_id', 'time_poll', 'meeting', 'meeting_id'),
      record: 'id',
      also: { read: `id = ${OF_OWN_LINK}` },
    }),
    // Who answers last decides it, through `access.settle_time_poll`.
    { name: 'time_poll_settle', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class TimePoll extends TimePollSchema.class {}
TimePollSchema.setClass(TimePoll);

/** A time that is asked for (ehdotettu aika). Never changed. */
const PollTimeSchema = defineEntity({
  name: 'PollTime',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    pollId: p.uuid(),
    startsAt: p.type(InstantType),
  },
  uniques: [
    { name: 'poll_time_id', properties: ['id'] },
    { name: 'poll_time_once', properties: ['areaId', 'pollId', 'startsAt'] },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'poll_time', {
    add: ofSame('case_id', 'poll_time', 'time_poll', 'poll_id'),
    record: 'id',
    also: { read: `poll_id = ${OF_OWN_LINK}` },
  }),
});
export class PollTime extends PollTimeSchema.class {}
PollTimeSchema.setClass(PollTime);

/** Somebody who is asked (vastaaja), and the secret of their one link: sealed for the mails, and found by its hash. */
const PollRecipientSchema = defineEntity({
  name: 'PollRecipient',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    pollId: p.uuid(),
    participantId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    /** Where the mails go, and their language. */
    address: p.text(),
    language: p.enum(LANGUAGES),
    linkToken: sealed(),
    linkTokenHash: p.blob(),
    /** Counts how often they were asked: what was written for an earlier time is not sent any more. */
    round: p.integer(),
    askedAt: p.type(InstantType),
    answeredAt: p.type(InstantType).nullable(),
    /** When a mail server said that the question did not arrive; null again once they are asked anew. */
    bouncedAt: p.type(InstantType).nullable(),
    /** Who of their unit comes instead, in their own words. */
    substitute: sealed().nullable(),
    substituteAt: p.type(InstantType).nullable(),
    /** Their seat was given to somebody else: the link opens nothing any more. */
    revokedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'poll_recipient_professional', properties: ['professionalId'] }],
  uniques: [
    { name: 'poll_recipient_id', properties: ['id'] },
    { name: 'poll_recipient_link_token', properties: ['linkTokenHash'] },
    { name: 'poll_recipient_once', properties: ['areaId', 'pollId', 'participantId'] },
  ],
  checks: [{ name: 'poll_recipient_substitute', expression: '(substitute is null) = (substitute_at is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'poll_recipient', {
      // Whom to ask is up to those who arrange the case; nobody makes themselves a recipient.
      add: `case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and ${ofSame('case_id', 'poll_recipient', 'time_poll', 'poll_id')}`,
      record: 'id',
      also: { read: `id = ${SELF}`, write: `id = ${SELF}` },
    }),
    erasable('poll_recipient', 'update'),
  ],
});
export class PollRecipient extends PollRecipientSchema.class {}
PollRecipientSchema.setClass(PollRecipient);

/** What somebody answered to one time (vastaus). Never changed: the last one counts, and all stay. */
const PollAnswerSchema = defineEntity({
  name: 'PollAnswer',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    pollId: p.uuid(),
    recipientId: p.uuid(),
    timeId: p.uuid(),
    answer: p.enum(POLL_ANSWERS),
    /** For a meeting of this length. */
    minutes: p.integer(),
    channel: p.enum(POLL_CHANNELS),
    /** Who entered it, if it came by telephone. */
    enteredBy: p.uuid().nullable(),
    at: p.type(InstantType),
  },
  indexes: [{ name: 'poll_answer_recipient', properties: ['areaId', 'recipientId', 'timeId', 'at'] }],
  checks: [{ name: 'poll_answer_channel', expression: "(channel = 'phone') = (entered_by is not null)" }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'poll_answer', {
    add: `${ofSame('case_id', 'poll_answer', 'poll_recipient', 'recipient_id')} and exists (select from poll_recipient r
  join poll_time t on t.poll_id = r.poll_id where r.id = poll_answer.recipient_id and t.id = poll_answer.time_id and r.poll_id = poll_answer.poll_id)`,
    record: 'id',
    readBy: 'write',
    also: { read: `recipient_id = ${SELF}`, write: `recipient_id = ${SELF}` },
  }),
});
export class PollAnswer extends PollAnswerSchema.class {}
PollAnswerSchema.setClass(PollAnswer);
