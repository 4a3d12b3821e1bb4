import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { handOver } from '../handing-over.js';
import { INVITATION_SEND } from './message-writing.js';
import { OutgoingMessages } from './outgoing-messages.js';

/**
 * Sends stored messages. The invitation acts for itself: it asks, at the moment of sending, whether it still may go out.
 * What was handed over is written down in a transaction of its own; a process that dies before that sends the same bytes
 * again, under the same Message-ID.
 */
@Injectable()
export class Sending implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
    private readonly messages: OutgoingMessages,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(INVITATION_SEND, { deliver: (effect) => this.deliver(effect) });
  }

  private async deliver({ payload }: Effect): Promise<void> {
    const [messageId, invitationId] = [String(payload['messageId']), String(payload['invitationId'])];
    const actor = { principalId: invitationId };
    const onItsWay = await this.work.run(actor, INVITATION_SEND, () => this.messages.take(messageId));
    if (!onItsWay) return;
    const { mail, purpose, basis } = onItsWay;
    const { replyCode, isTaken } = await handOver(this.transport, mail);
    await this.work.run(actor, purpose, () =>
      isTaken ? this.messages.handedOver(messageId, replyCode, basis) : this.messages.refused(messageId, replyCode),
    );
  }
}
