import { Injectable } from '@nestjs/common';
import type { InboundMessage, InboundOutcome } from '../../platform/mail/inbound/inbound-messages.js';
import { PollBounces } from '../poll/poll-bounces.js';
import type { IncomingMail } from './incoming-mail.js';
import { InvitationPost } from './invitation-post.js';
import { type Owner, WhoseMail } from './whose-mail.js';

type Owned = Exclude<Owner, { kind: 'nobody' }>;

/** Hands a mail to what it is about. */
@Injectable()
export class IncomingPost {
  constructor(
    private readonly whose: WhoseMail,
    private readonly invitations: InvitationPost,
    private readonly polls: PollBounces,
  ) {}

  /** Runs as the worker. */
  ownerOf(message: InboundMessage, mail: IncomingMail): Promise<Owner> {
    return this.whose.of(message, mail);
  }

  /** Runs as the owner. */
  async take(owner: Owned, mail: IncomingMail, message: InboundMessage): Promise<InboundOutcome> {
    if (owner.kind === 'poll') {
      if (mail.isForged) return { state: 'quarantined', outcome: 'auth-fail', invitationId: null };
      const outcome = await this.polls.take(owner.messageId, mail.report?.action ?? null);
      return { state: 'handled', outcome, invitationId: null };
    }
    const outcome = await this.invitations.take(owner.id, mail, message, owner.proof);
    return { ...outcome, invitationId: owner.id };
  }
}
