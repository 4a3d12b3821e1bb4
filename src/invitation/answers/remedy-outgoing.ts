import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import type { OutgoingMail } from '../../platform/mail/mail-transport.js';
import { Invitation } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { MessageWriting } from '../outgoing/message-writing.js';
import { RemedyWriting } from './remedy-writing.js';
import { reasonNotToAskFor } from './remedy.domain.js';
import { InvitationRemedy } from './remedy.entity.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** A mail on its way, and the basis on which its recipient may be told anything. */
interface OnItsWay {
  readonly mail: OutgoingMail;
  readonly basis: LogBasis;
}

/** Stored mails that ask an authority, on their way out. Everything here runs as the invitation itself. */
@Injectable()
export class RemedyOutgoing {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: InvitationRepository,
    private readonly messages: MessageWriting,
    private readonly writing: RemedyWriting,
    private readonly work: Work,
  ) {}

  /** The mail, if it may still go out; otherwise it is revoked and says why. */
  async take(remedyId: string): Promise<OnItsWay | null> {
    const remedy = await this.em.findOneOrFail(InvitationRemedy, { id: remedyId });
    const raw = this.writing.bytesOf(remedy);
    if (remedy.state !== 'queued' || !raw) return null;
    const invitation = await this.em.findOneOrFail(Invitation, { id: remedy.invitationId });
    const meeting = await this.invitations.meetingOf(invitation.meetingId);
    const basis = await this.invitations.sourceOfBasis(invitation.id);
    const reason = reasonNotToAskFor({ remedy, invitation, meeting, basis }, this.work.now);
    if (!reason) return { mail: { from: this.messages.addressOf(invitation), to: remedy.address, raw }, basis: basis! };
    this.em.assign(remedy, { state: 'revoked', revokedFor: reason });
    return null;
  }

  /** Writes down that the mail server took the mail, and to whom what was disclosed (invariant 8): ids and codes only. */
  async handedOver(remedyId: string, replyCode: number, basis: LogBasis): Promise<void> {
    const remedy = await this.em.findOneOrFail(InvitationRemedy, { id: remedyId });
    const handedOverAt = remedy.handedOverAt ?? this.work.now;
    this.em.assign(remedy, { state: 'handed-over', handedOverAt, reply: String(replyCode), revokedFor: null });
    const {
      caseId: scopeId,
      areaId,
      unitId,
      professionalId,
    } = await this.em.findOneOrFail(Invitation, {
      id: remedy.invitationId,
    });
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
    this.work.note({ ...what, actingForUnit: unitId, basis: `${basis} to ${professionalId}` });
  }
}
