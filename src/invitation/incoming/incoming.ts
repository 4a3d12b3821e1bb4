import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { MAIL_RECEIVED } from '../../platform/mail/inbound/inbound-listener.js';
import {
  type InboundMessage,
  InboundMessages,
  type InboundOutcome,
} from '../../platform/mail/inbound/inbound-messages.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type IncomingMail, readIncoming } from './incoming-mail.js';
import { InvitationPost } from './invitation-post.js';
import { tokenIn } from '../tokens.js';

/** More secrets than that in one mail are guesses. */
const TOKENS_AT_MOST = 10;

/**
 * Mail from outside. Whatever it holds, it ends with exactly one outcome, and it changes nothing but the answer of the
 * invitation whose secret it carries: it runs as that invitation.
 */
@Injectable()
export class Incoming implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly messages: InboundMessages,
    private readonly post: InvitationPost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.handle<InboundOutcome>(MAIL_RECEIVED, {
      deliver: (effect) => this.read(idOf(effect)),
      settle: (effect, outcome) => this.messages.settle(idOf(effect), outcome),
    });
  }

  private async read(id: string): Promise<InboundOutcome> {
    const message = await this.asWorker(() => this.messages.read(id));
    if (!message) return { state: 'handled', outcome: 'gone', invitationId: null };
    const mail = await readIncoming(message.raw);
    const tokens = this.tokensOf(message, mail);
    const invitationId = tokens.length === 0 ? null : await this.asWorker(() => this.post.ofTokens(tokens));
    if (!invitationId) return stray(mail, tokens.length === 0 ? 'no-token' : 'unknown-token');
    const outcome = await this.work.run({ principalId: invitationId }, MAIL_RECEIVED, () =>
      this.post.take(invitationId, mail, message),
    );
    return { ...outcome, invitationId };
  }

  /** Where the mail server delivered it goes first: headers are only what somebody wrote. */
  private tokensOf({ envelopeTo }: InboundMessage, { addressed }: IncomingMail): string[] {
    const found = [...envelopeTo, ...addressed].map((address) => tokenIn(address, this.config.mailDomain));
    return [...new Set(found.filter((token) => token !== null))].slice(0, TOKENS_AT_MOST);
  }

  private asWorker<T>(task: () => Promise<T>): Promise<T> {
    return this.work.run(WORKER, MAIL_RECEIVED, task);
  }
}

const idOf = ({ payload }: Effect) => String(payload['inboundMessageId']);

/** Nobody knows whose it is. What a machine says to nobody in particular needs no person to look at it. */
function stray({ kind }: IncomingMail, reason: string): InboundOutcome {
  if (kind === 'automatic') return { state: 'handled', outcome: 'automatic', invitationId: null };
  return { state: 'quarantined', outcome: reason, invitationId: null };
}
