import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { MESSAGE_STATES } from '../invitation.domain.js';
import { REMEDY_OUTCOMES, REMEDY_WAYS } from './remedy.domain.js';

/**
 * What an authority that does not come was asked for instead, until when, and what came of it. With the mail that asked:
 * rendered once, stored sealed, sent as it is however often.
 */
const InvitationRemedySchema = defineEntity({
  name: 'InvitationRemedy',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    invitationId: p.uuid(),
    /** SEQUENCE of the invitation that was declined: what was asked about another time is void. */
    sequence: p.integer(),
    way: p.enum(REMEDY_WAYS),
    /** The last day for an answer, in the meeting's zone. */
    dueOn: p.type(PlainDateType),
    askedAt: p.type(InstantType),
    askedBy: p.uuid(),
    address: p.text(),
    messageId: p.text(),
    /** The whole mail; deleted 14 days after it was handed over. */
    bytes: p.type(SealedTextType).nullable(),
    sha256: p.blob(),
    state: p.enum(MESSAGE_STATES),
    handedOverAt: p.type(InstantType).nullable(),
    reply: p.text().nullable(),
    revokedFor: p.text().nullable(),
    outcome: p.enum(REMEDY_OUTCOMES).nullable(),
    outcomeAt: p.type(InstantType).nullable(),
    outcomeBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'invitation_remedy_invitation', properties: ['areaId', 'invitationId'] }],
  uniques: [{ name: 'invitation_remedy_id', properties: ['id'] }],
  checks: [
    { name: 'invitation_remedy_handed_over', expression: "(state = 'handed-over') = (handed_over_at is not null)" },
    { name: 'invitation_remedy_revoked', expression: "(state = 'revoked') = (revoked_for is not null)" },
    {
      name: 'invitation_remedy_outcome',
      expression: '(outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'invitation_remedy', {
      // Written by those who arrange the case; the invitation itself only notes what became of the mail.
      add: `case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and ${ofSame('case_id', 'invitation_remedy', 'invitation', 'invitation_id')}`,
      record: 'id',
      readBy: 'write',
      also: { read: `invitation_id = ${SELF}`, write: `invitation_id = ${SELF}` },
    }),
    // The bytes of what was sent long ago are deleted, through `access.sweep_remedy_mails`.
    { name: 'invitation_remedy_sweep', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class InvitationRemedy extends InvitationRemedySchema.class {}
InvitationRemedySchema.setClass(InvitationRemedy);

/** What an authority gave in writing for a meeting at which it is not. Category `minutes`; never changed. */
const WrittenInputSchema = defineEntity({
  name: 'WrittenInput',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    text: p.type(SealedTextType),
    recordedAt: p.type(InstantType),
    recordedBy: p.uuid(),
  },
  indexes: [{ name: 'written_input_meeting', properties: ['areaId', 'meetingId'] }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'minutes', 'case_id', 'written_input', {
    add: ofSame('case_id', 'written_input', 'meeting', 'meeting_id'),
    record: 'id',
  }),
});
export class WrittenInput extends WrittenInputSchema.class {}
WrittenInputSchema.setClass(WrittenInput);
