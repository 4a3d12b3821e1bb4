import { defineEntity, p } from '@mikro-orm/core';
import { LANGUAGES } from '../directory/directory.domain.js';
import { erasable, ofSame, policiesByGrant, SELF } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import {
  ANSWER_CHANNELS,
  ANSWER_OUTCOMES,
  INVITATION_STATES,
  MESSAGE_METHODS,
  MESSAGE_STATES,
} from './invitation.domain.js';

const sealed = () => p.type(SealedTextType);

/** The invitation acts for itself: what comes by its link or its reply address runs under its own id. */
const itself = (column: string) => ({ read: `${column} = ${SELF}`, write: `${column} = ${SELF}` });

/** The invitee answers in the application under their own name, while they may know of the case at all. */
const OF_INVITEE = `professional_id = ${SELF} and (case_id = any ((select access.cases('logistics', 'read'))::uuid[])
  or case_id = any ((select access.cases('logistics', 'read', 'own') || access.cases('logistics', 'read', 'seat'))::uuid[]))`;
/** By those who arrange the case. */
const ARRANGED = `case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
/** The request as it stands, once more: somebody asked for it by REFRESH. */
const REPEATED = `method = 'REQUEST' and exists (select from invitation p where p.id = invitation_message.invitation_id and p.id = ${SELF} and p.sequence = invitation_message.sequence and p.address = invitation_message.recipient and p.uid = invitation_message.uid)`;
const ITSELF_OR_INVITEE = `id = ${SELF} or ${OF_INVITEE}`;
const OF_ITSELF_OR_INVITEE = `invitation_id = ${SELF} or invitation_id = any ((select access.invitations_to_me())::uuid[])`;

/** Invitation (kutsu) of one professional to one meeting, and where the answer stands. */
const InvitationSchema = defineEntity({
  name: 'Invitation',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    participantId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    /** Where it was sent, the language it is written in. */
    address: p.text(),
    language: p.enum(LANGUAGES),
    /** RFC 5545 UID: random, of this invitation alone. */
    uid: p.text(),
    /** The secret in its ORGANIZER address and the one in its link: sealed, and found by hash. */
    replyToken: sealed(),
    replyTokenHash: p.blob(),
    linkToken: sealed(),
    linkTokenHash: p.blob(),
    state: p.enum(INVITATION_STATES),
    /** Highest SEQUENCE written, and the last one at which the time or the place changed. */
    sequence: p.integer(),
    significantSequence: p.integer(),
    lastReplySequence: p.integer().nullable(),
    lastReplyStamp: p.type(InstantType).nullable(),
    answeredAt: p.type(InstantType).nullable(),
    answeredBy: p.enum(ANSWER_CHANNELS).nullable(),
    comment: sealed().nullable(),
    proposedStart: p.type(InstantType).nullable(),
    proposedEnd: p.type(InstantType).nullable(),
    invitedAt: p.type(InstantType),
    reachedAt: p.type(InstantType).nullable(),
    cancelledAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'invitation_meeting', properties: ['areaId', 'meetingId'] },
    { name: 'invitation_professional', properties: ['professionalId'] },
    { name: 'invitation_case_unit', properties: ['areaId', 'caseId', 'unitId'] },
  ],
  uniques: [
    { name: 'invitation_id', properties: ['id'] },
    { name: 'invitation_uid', properties: ['uid'] },
    { name: 'invitation_reply_token', properties: ['replyTokenHash'] },
    { name: 'invitation_link_token', properties: ['linkTokenHash'] },
    { name: 'invitation_once', properties: ['areaId', 'participantId'] },
  ],
  checks: [{ name: 'invitation_answered', expression: '(answered_at is null) = (answered_by is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'invitation', {
      // Whoever is invited answers, and invites nobody: not themselves either.
      add: `${ARRANGED} and ${ofSame('case_id', 'invitation', 'meeting', 'meeting_id')}`,
      record: 'id',
      also: { read: ITSELF_OR_INVITEE, write: ITSELF_OR_INVITEE },
    }),
    erasable('invitation', 'update'),
  ],
});
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);

/**
 * One calendar message to one recipient: rendered once, stored sealed, sent as it is however often. The columns of
 * the unique key are what a calendar tells messages apart by.
 */
const InvitationMessageSchema = defineEntity({
  name: 'InvitationMessage',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    invitationId: p.uuid(),
    recipient: p.text(),
    uid: p.text(),
    sequence: p.integer(),
    method: p.enum(MESSAGE_METHODS),
    messageId: p.text(),
    stamp: p.type(InstantType),
    /** The time it tells. It is not sent once the meeting has another. */
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    /** The whole mail; deleted 14 days after it was handed over. */
    bytes: sealed().nullable(),
    sha256: p.blob(),
    state: p.enum(MESSAGE_STATES),
    queuedAt: p.type(InstantType),
    handedOverAt: p.type(InstantType).nullable(),
    reply: p.text().nullable(),
    /** Who called it off, for what reason, in code. */
    revokedFor: p.text().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'invitation_message_invitation', properties: ['areaId', 'invitationId'] },
    { name: 'invitation_message_message_id', properties: ['messageId'] },
  ],
  uniques: [
    { name: 'invitation_message_id', properties: ['id'] },
    { name: 'invitation_message_once', properties: ['recipient', 'uid', 'sequence', 'method', 'stamp'] },
  ],
  checks: [
    { name: 'invitation_message_handed_over', expression: "(state = 'handed-over') = (handed_over_at is not null)" },
    { name: 'invitation_message_revoked', expression: "(state = 'revoked') = (revoked_for is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'invitation_message', {
      // Written by those who arrange the case; the invitation itself notes what became of it, and repeats its request.
      add: `(${ARRANGED} or ${REPEATED}) and ${ofSame('case_id', 'invitation_message', 'invitation', 'invitation_id')}`,
      record: 'id',
      readBy: 'write',
      also: itself('invitation_id'),
    }),
    // The bytes of what was sent long ago are deleted, through `access.sweep_invitation_messages`.
    { name: 'invitation_message_sweep', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class InvitationMessage extends InvitationMessageSchema.class {}
InvitationMessageSchema.setClass(InvitationMessage);

/** Everything that came in for an invitation, whatever became of it. Never changed, but that somebody has looked at it. */
const InvitationAnswerSchema = defineEntity({
  name: 'InvitationAnswer',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    invitationId: p.uuid(),
    at: p.type(InstantType),
    channel: p.enum(ANSWER_CHANNELS),
    /** Null where the message said nothing that could be an answer. */
    said: p.enum(INVITATION_STATES).nullable(),
    outcome: p.enum(ANSWER_OUTCOMES),
    sequence: p.integer().nullable(),
    stamp: p.type(InstantType).nullable(),
    /** Who entered it, if it came by telephone. */
    enteredBy: p.uuid().nullable(),
    inboundMessageId: p.uuid().nullable(),
    comment: sealed().nullable(),
    /** Whom the invitee names to come instead. */
    delegatedTo: sealed().nullable(),
    /** When somebody who arranges the case had dealt with it, and who. */
    closedAt: p.type(InstantType).nullable(),
    closedBy: p.uuid().nullable(),
  },
  indexes: [{ name: 'invitation_answer_invitation', properties: ['areaId', 'invitationId', 'at'] }],
  uniques: [{ name: 'invitation_answer_mail', properties: ['invitationId', 'inboundMessageId'] }],
  checks: [{ name: 'invitation_answer_closed', expression: '(closed_at is null) = (closed_by is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'invitation_answer', {
      add: ofSame('case_id', 'invitation_answer', 'invitation', 'invitation_id'),
      change: ARRANGED,
      record: 'id',
      readBy: 'write',
      also: { read: OF_ITSELF_OR_INVITEE, write: OF_ITSELF_OR_INVITEE },
    }),
    erasable('invitation_answer', 'update'),
  ],
});
export class InvitationAnswer extends InvitationAnswerSchema.class {}
InvitationAnswerSchema.setClass(InvitationAnswer);
