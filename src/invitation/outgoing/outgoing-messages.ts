import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import type { OutgoingMail } from '../../platform/mail/mail-transport.js';
import { Answering } from '../answering.js';
import { type MessageMethod, reasonNotToSend } from '../invitation.domain.js';
import { Invitation, InvitationMessage } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { MessageWriting } from './message-writing.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** A message on its way, what its recipient is told it for, and the basis on which they may be. */
interface OnItsWay {
  readonly mail: OutgoingMail;
  readonly purpose: string;
  readonly basis: LogBasis;
}

/** What a message is for, as the access log names it. */
const PURPOSES: Readonly<Record<MessageMethod, string>> = {
  REQUEST: 'invitation.request',
  CANCEL: 'invitation.cancel',
  DECLINECOUNTER: 'invitation.decline-counter',
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
    private readonly answering: Answering,
  ) {}

  /** The mail, if it may still go out; otherwise the message is revoked and says why. */
  async take(messageId: string): Promise<OnItsWay | null> {
    const message = await this.em.findOneOrFail(InvitationMessage, { id: messageId });
    const raw = this.writing.bytesOf(message);
    if (message.state !== 'queued' || !raw) return null;
    const invitation = await this.em.findOneOrFail(Invitation, { id: message.invitationId });
    const meeting = await this.invitations.meetingOf(invitation.meetingId);
    const basis = await this.invitations.sourceOfBasis(invitation.id);
    const isRepeated = await this.isRepeated(message);
    const reason = reasonNotToSend({ message, invitation, meeting, isRepeated, basis });
    if (!reason) {
      const from = this.writing.addressOf(invitation);
      const mail = { from, to: message.recipient, raw };
      return { mail, purpose: PURPOSES[message.method], basis: basis ?? CALLED_OFF };
    }
    this.em.assign(message, { state: 'revoked', revokedFor: reason });
    return null;
  }

  /** The same request was written anew since: then only that one goes out. */
  private async isRepeated({ method, invitationId, sequence, stamp }: InvitationMessage): Promise<boolean> {
    if (method !== 'REQUEST') return false;
    return (await this.em.count(InvitationMessage, { method, invitationId, sequence, stamp: { $gt: stamp } })) > 0;
  }

  /** Writes down that the mail server took the message, and to whom what was disclosed. */
  async handedOver(messageId: string, replyCode: number, basis: LogBasis): Promise<void> {
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

  /**
   * The mail server will never take the message: the invitee has to be rung, as after a bounce. Who has answered was
   * reached before; then somebody looks.
   */
  async refused(messageId: string, replyCode: number): Promise<void> {
    const { invitationId, method } = await this.em.findOneOrFail(InvitationMessage, { id: messageId });
    const invitation = await this.answering.hold(invitationId);
    const message = await this.em.refreshOrFail(await this.em.findOneOrFail(InvitationMessage, { id: messageId }));
    if (!invitation || message.state !== 'queued') return;
    this.em.assign(message, { state: 'revoked', revokedFor: 'undeliverable', reply: String(replyCode) });
    // Nobody waits for an answer to a cancellation or a refusal.
    const isAwaited = method === 'REQUEST' && !invitation.answeredAt && invitation.state !== 'cancelled';
    const outcome = isAwaited ? 'applied' : 'question';
    const nothing = { sequence: null, stamp: null, comment: null };
    await this.answering.record(invitation, { ...nothing, channel: 'calendar', said: 'bounced', outcome });
    const { areaId, caseId: scopeId } = invitation;
    const what = { action: 'change', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
    this.work.note({ ...what, basis: 'delivery' });
  }

  /** To whom, for which unit, what, when, for what purpose and on which basis (invariant 8): ids and codes only. */
  private noteDisclosure({ areaId, caseId: scopeId, unitId, professionalId }: Invitation, basis: LogBasis): void {
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
    this.work.note({ ...what, actingForUnit: unitId, basis: `${basis} to ${professionalId}` });
  }
}
