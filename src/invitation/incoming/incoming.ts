import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { InboundMessages, type InboundOutcome } from '../../platform/mail/inbound/inbound-messages.js';
import { MAIL_RECEIVED } from '../../platform/mail/inbound/receiving.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type IncomingMail, readIncoming } from './incoming-mail.js';
import { IncomingPost } from './incoming-post.js';

/** A mail that cannot be handled after so many tries is put aside: what is wrong with it does not pass. */
const TRIES_AT_MOST = 5;

/**
 * Mail from outside. Whatever it holds, it ends with exactly one outcome, and it changes nothing but the answer of the
 * invitation whose secret it carries, or whose invitee sent it: it runs as that invitation.
 */
@Injectable()
export class Incoming implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly messages: InboundMessages,
    private readonly post: IncomingPost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.handle<InboundOutcome>(MAIL_RECEIVED, {
      maxAttempts: TRIES_AT_MOST,
      isLocal: true,
      deliver: (effect) => this.read(idOf(effect)),
      settle: (effect, outcome) => this.messages.settle(idOf(effect), outcome),
      abandon: (effect) => this.messages.settle(idOf(effect), quarantined('failed')),
    });
  }

  private async read(id: string): Promise<InboundOutcome> {
    const message = await this.asWorker(() => this.messages.read(id));
    if (!message) return { state: 'handled', outcome: 'gone', invitationId: null };
    const mail = await readIncoming(message.raw, this.config.mailAuthservId);
    const owner = await this.asWorker(() => this.post.ownerOf(message, mail));
    if (owner.kind === 'nobody') return stray(mail, owner.reason);
    const actor = { principalId: owner.kind === 'poll' ? owner.recipientId : owner.id };
    return this.work.run(actor, MAIL_RECEIVED, () => this.post.take(owner, mail, message));
  }

  private asWorker<T>(task: () => Promise<T>): Promise<T> {
    return this.work.run(WORKER, MAIL_RECEIVED, task);
  }
}

const idOf = ({ payload }: Effect) => String(payload['inboundMessageId']);

const quarantined = (outcome: string): InboundOutcome => ({ state: 'quarantined', outcome, invitationId: null });

/** Nobody knows whose it is. What a machine says to nobody in particular needs no person to look at it. */
function stray({ kind, problem, answer }: IncomingMail, reason: string): InboundOutcome {
  if (kind === 'automatic') return { state: 'handled', outcome: 'automatic', invitationId: null };
  if (kind === 'bounce') return quarantined('unknown-bounce');
  if (kind === 'unreadable') return quarantined(`unreadable:${problem}`);
  if (!answer) return quarantined(reason);
  return quarantined(`unreadable:${answer.kind === 'refused' ? answer.reason : 'unknown-uid'}`);
}
