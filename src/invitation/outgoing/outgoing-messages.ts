import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import type { OutgoingMail } from '../../platform/mail/mail-transport.js';
import { type MessageMethod, reasonNotToSend } from '../invitation.domain.js';
import { Invitation, InvitationMessage } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { MessageWriting } from './message-writing.js';

/** A message on its way, what its recipient is told it for, and the basis on which they may be. */
interface OnItsWay {
  readonly mail: OutgoingMail;
  readonly purpose: string;
  readonly basis: string;
}

/** What a message is for, as the access log names it. */
const PURPOSES: Readonly<Record<MessageMethod, string>> = {
  REQUEST: 'invitation.request',
  CANCEL: 'invitation.cancel',
};

/** A cancellation tells only that something is off, to somebody who was told of it. */
const CALLED_OFF = 'called-off';

/** Stored messages on their way out. Everything here runs as the invitation itself. */
@Injectable()
export class OutgoingMessages {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly invitations: InvitationRepository,
    private readonly writing: MessageWriting,
  ) {}

  /** The mail, if it may still go out; otherwise the message is revoked and says why. */
  async take(messageId: string, again: boolean): Promise<OnItsWay | null> {
    const message = await this.em.findOneOrFail(InvitationMessage, { id: messageId });
    const raw = this.writing.bytesOf(message);
    if (message.state === 'revoked' || (message.state === 'handed-over' && !again) || !raw) return null;
    const invitation = await this.em.findOneOrFail(Invitation, { id: message.invitationId });
    const meeting = await this.invitations.meetingOf(invitation.meetingId);
    const basis = await this.invitations.sourceOfBasis(invitation.id);
    const reason = reasonNotToSend({ message, invitation, meeting, basis });
    if (!reason) {
      const from = this.writing.addressOf(invitation);
      const mail = { from, to: message.recipient, raw };
      return { mail, purpose: PURPOSES[message.method], basis: basis ?? CALLED_OFF };
    }
    if (message.state === 'queued') this.em.assign(message, { state: 'revoked', revokedFor: reason });
    return null;
  }

  /** Writes down that the mail server took the message, and to whom what was disclosed. */
  async handedOver(messageId: string, replyCode: number, basis: string): Promise<void> {
    const { invitationId } = await this.em.findOneOrFail(InvitationMessage, { id: messageId });
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const invitation = await this.em.findOneOrFail(Invitation, { id: invitationId }, { lockMode });
    // Also one that was revoked meanwhile: it is out.
    const message = await this.em.refreshOrFail(await this.em.findOneOrFail(InvitationMessage, { id: messageId }));
    const handedOverAt = message.handedOverAt ?? this.work.now;
    this.em.assign(message, { state: 'handed-over', handedOverAt, reply: String(replyCode), revokedFor: null });
    // One that was overtaken on its way says nothing about the present request.
    if (message.method === 'REQUEST' && message.sequence === invitation.sequence) {
      invitation.reachedAt ??= this.work.now;
      if (invitation.state === 'waiting') invitation.state = 'sent';
    }
    this.noteDisclosure(invitation, basis);
  }

  /** To whom, for which unit, what, when, for what purpose and on which basis (invariant 8): ids and codes only. */
  private noteDisclosure({ areaId, caseId: scopeId, unitId, professionalId }: Invitation, basis: string): void {
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
    this.work.note({ ...what, actingForUnit: unitId, basis: `${basis} to ${professionalId}` });
  }
}
