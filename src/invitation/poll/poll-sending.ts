import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { handOver } from '../handing-over.js';
import { PollBounces } from './poll-bounces.js';
import { PollOutgoing } from './poll-outgoing.js';
import { POLL_SEND } from './poll-writing.js';

/**
 * Sends stored mails of polls. The recipient acts for itself: it asks, at the moment of sending, whether it is still asked.
 * A process that dies before it wrote down that a mail was handed over sends the same bytes again, under the same
 * Message-ID.
 */
@Injectable()
export class PollSending implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
    private readonly messages: PollOutgoing,
    private readonly bounces: PollBounces,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(POLL_SEND, { deliver: (effect) => this.deliver(effect) });
  }

  private async deliver({ payload }: Effect): Promise<void> {
    const [messageId, recipientId] = [String(payload['messageId']), String(payload['recipientId'])];
    const actor = { principalId: recipientId };
    const mail = await this.work.run(actor, POLL_SEND, () => this.messages.take(messageId));
    if (!mail) return;
    const { replyCode, isTaken } = await handOver(this.transport, mail);
    await (isTaken
      ? this.work.run(actor, 'poll.mailed', () => this.messages.handedOver(messageId, replyCode))
      : this.work.run(actor, 'poll.refused', () => this.bounces.refused(messageId, replyCode)));
  }
}
