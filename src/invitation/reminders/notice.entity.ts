import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { NOTICE_KINDS, NOTICE_STATES, NOTICE_WAYS } from './notice.domain.js';

const sealed = () => p.type(SealedTextType).nullable();

/** Those who arrange the case, and nobody else of it: one guardian does not learn how the other is written to. */
const ARRANGING = `case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
/** To a relative it acts for itself, to an invitee as their invitation. */
const ITSELF = `id = ${SELF} or invitation_id = ${SELF}`;
const roles = [APP_ROLE];

/**
 * What somebody is told of a meeting (tapaamisilmoitus): one message, and what became of it. To whom and in which words is
 * written when it goes out, and kept to be sent again as it was.
 */
const MeetingNoticeSchema = defineEntity({
  name: 'MeetingNotice',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    participantId: p.uuid(),
    /** Somebody of the family, or the invitation of a professional. */
    personId: p.uuid().nullable(),
    invitationId: p.uuid().nullable(),
    kind: p.enum(NOTICE_KINDS),
    /** Of the meeting, as it is told. */
    revision: p.integer(),
    startsAt: p.type(InstantType),
    /** How often somebody has asked for it again, and who. */
    round: p.integer(),
    askedBy: p.uuid().nullable(),
    queuedAt: p.type(InstantType),
    dueAt: p.type(InstantType),
    /** How often its moment was put off: a part of the key of its effect. */
    turn: p.integer(),
    state: p.enum(NOTICE_STATES),
    /** Why it was not told: a code. */
    reason: p.text().nullable(),
    way: p.enum(NOTICE_WAYS).nullable(),
    /** Written before it goes out; stands as long as it is not known what became of it. */
    attemptedAt: p.type(InstantType).nullable(),
    attempts: p.integer(),
    settledAt: p.type(InstantType).nullable(),
    /** What the gateway or the mail server said. */
    reply: p.text().nullable(),
    messageId: p.text().nullable(),
    /** Number or address, the message, and the place it tells: deleted two weeks after it was settled. */
    recipient: sealed(),
    content: sealed(),
    place: sealed(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'meeting_notice_meeting', properties: ['areaId', 'meetingId'] }],
  uniques: [
    { name: 'meeting_notice_id', properties: ['id'] },
    { name: 'meeting_notice_once', properties: ['areaId', 'participantId', 'kind', 'revision', 'round'] },
  ],
  checks: [
    { name: 'meeting_notice_whom', expression: '(person_id is null) <> (invitation_id is null)' },
    { name: 'meeting_notice_settled', expression: "(state = 'queued') = (settled_at is null)" },
    { name: 'meeting_notice_reason', expression: "(state in ('revoked', 'failed')) = (reason is not null)" },
    {
      name: 'meeting_notice_sent',
      expression: "state <> 'handed-over' and state <> 'uncertain' or attempted_at is not null",
    },
    { name: 'meeting_notice_asked', expression: '(round = 0) = (asked_by is null)' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'meeting_notice_read', command: 'select', roles, using: `${ARRANGING} or ${ITSELF}` },
    {
      name: 'meeting_notice_new',
      command: 'insert',
      roles,
      check: `${ARRANGING} and ${ofSame('case_id', 'meeting_notice', 'meeting', 'meeting_id')}`,
    },
    {
      name: 'meeting_notice_change',
      command: 'update',
      roles,
      using: `${ARRANGING} or ${ITSELF}`,
      check: `${ARRANGING} or ${ITSELF}`,
    },
    { name: 'meeting_notice_delete', command: 'delete', roles, using: 'false' },
    { name: 'meeting_notice_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
    // What was sent long ago is deleted, through `access.sweep_meeting_notices`.
    { name: 'meeting_notice_sweep', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class MeetingNotice extends MeetingNoticeSchema.class {}
MeetingNoticeSchema.setClass(MeetingNotice);
