import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { remindersOf } from '../../meeting/poll/poll.domain.js';
import { PollLetters } from '../../meeting/poll/poll-letters.service.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import type { OutgoingMail } from '../../platform/mail/mail-transport.js';
import { reasonNotToAsk } from './poll-message.domain.js';
import { PollMessage } from './poll-message.entity.js';
import { PollWriting } from './poll-writing.js';

/** Stored mails of polls on their way out. Everything here runs as the recipient itself. */
@Injectable()
export class PollOutgoing {
  constructor(
    private readonly em: EntityManager,
    private readonly letters: PollLetters,
    private readonly writing: PollWriting,
    private readonly work: Work,
  ) {}

  /** The mail, if it may still go out; otherwise it is revoked and says why. */
  async take(messageId: string): Promise<OutgoingMail | null> {
    const message = await this.em.findOneOrFail(PollMessage, { id: messageId });
    const raw = this.writing.bytesOf(message);
    if (message.state !== 'queued' || !raw) return null;
    const standing = await this.letters.standing(message.recipientId);
    const reminders = remindersOf(standing.poll, ZONE);
    const reason = reasonNotToAsk({ message, ...standing, reminders }, this.work.now);
    if (!reason) return { from: this.writing.sender, to: message.address, raw };
    this.em.assign(message, { state: 'revoked', revokedFor: reason });
    return null;
  }

  /** Writes down that the mail server took the mail, and whom it told that times are sought in this case. */
  async handedOver(messageId: string, replyCode: number): Promise<void> {
    const message = await this.em.findOneOrFail(PollMessage, { id: messageId });
    const handedOverAt = message.handedOverAt ?? this.work.now;
    this.em.assign(message, { state: 'handed-over', handedOverAt, reply: String(replyCode), revokedFor: null });
    const {
      areaId,
      caseId: scopeId,
      unitId,
      professionalId,
    } = (await this.letters.standing(message.recipientId)).recipient;
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
    this.work.note({ ...what, actingForUnit: unitId, basis: `identity-free to ${professionalId}` });
  }
}
