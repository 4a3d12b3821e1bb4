import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { MESSAGE_STATES } from '../invitation.domain.js';
import { POLL_MESSAGE_KINDS } from './poll-message.domain.js';

/**
 * One mail of a time poll to one recipient: rendered once, stored sealed, sent as it is however often. Each kind goes to
 * a recipient once each time they are asked.
 */
const PollMessageSchema = defineEntity({
  name: 'PollMessage',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    recipientId: p.uuid(),
    kind: p.enum(POLL_MESSAGE_KINDS),
    round: p.integer(),
    address: p.text(),
    messageId: p.text(),
    /** The whole mail; deleted 14 days after it was handed over. */
    bytes: p.type(SealedTextType).nullable(),
    sha256: p.blob(),
    state: p.enum(MESSAGE_STATES),
    queuedAt: p.type(InstantType),
    handedOverAt: p.type(InstantType).nullable(),
    reply: p.text().nullable(),
    revokedFor: p.text().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'poll_message_message_id', properties: ['messageId'] }],
  uniques: [
    { name: 'poll_message_id', properties: ['id'] },
    { name: 'poll_message_once', properties: ['recipientId', 'kind', 'round'] },
  ],
  checks: [
    { name: 'poll_message_handed_over', expression: "(state = 'handed-over') = (handed_over_at is not null)" },
    { name: 'poll_message_revoked', expression: "(state = 'revoked') = (revoked_for is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'poll_message', {
      // Written by those who arrange the case; the recipient itself only notes what became of it.
      add: `case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and ${ofSame('case_id', 'poll_message', 'poll_recipient', 'recipient_id')}`,
      record: 'id',
      readBy: 'write',
      also: { read: `recipient_id = ${SELF}`, write: `recipient_id = ${SELF}` },
    }),
    // The bytes of what was sent long ago are deleted, through `access.sweep_invitation_messages`.
    { name: 'poll_message_sweep', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class PollMessage extends PollMessageSchema.class {}
PollMessageSchema.setClass(PollMessage);
