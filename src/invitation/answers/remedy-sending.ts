import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { handOver } from '../handing-over.js';
import { RemedyBounces } from './remedy-bounces.js';
import { RemedyOutgoing } from './remedy-outgoing.js';
import { REMEDY_SEND } from './remedy-writing.js';

/**
 * Sends stored mails that ask an authority. The invitation acts for itself: it asks, at the moment of sending, whether it
 * still may. A process that dies before it wrote down that a mail was handed over sends the same bytes again.
 */
@Injectable()
export class RemedySending implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
    private readonly mails: RemedyOutgoing,
    private readonly bounces: RemedyBounces,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(REMEDY_SEND, { deliver: (effect) => this.deliver(effect) });
  }

  private async deliver({ payload }: Effect): Promise<void> {
    const [remedyId, invitationId] = [String(payload['remedyId']), String(payload['invitationId'])];
    const actor = { principalId: invitationId };
    const onItsWay = await this.work.run(actor, REMEDY_SEND, () => this.mails.take(remedyId));
    if (!onItsWay) return;
    const { replyCode, isTaken } = await handOver(this.transport, onItsWay.mail);
    await (isTaken
      ? this.work.run(actor, 'invitation.asked', () => this.mails.handedOver(remedyId, replyCode, onItsWay.basis))
      : this.work.run(actor, 'invitation.ask-refused', () => this.bounces.refused(remedyId, replyCode)));
  }
}
