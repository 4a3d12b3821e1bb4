import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { InboundMessage } from '../../platform/mail/inbound/inbound-messages.js';
import { InvitationRepository } from '../invitation.repository.js';
import { hashOf } from '../../platform/session/secret.js';
import { tokenIn } from '../tokens.js';
import type { IncomingMail } from './incoming-mail.js';
import type { Proof } from './judging.js';

/** More secrets than that in one mail are guesses. */
const TOKENS_AT_MOST = 10;

/** Whose a mail is: an invitation's, that of somebody a poll asks, or nobody's that we know, and why. */
export type Owner =
  | { readonly kind: 'invitation'; readonly id: string; readonly proof: Proof }
  | { readonly kind: 'poll'; readonly messageId: string; readonly recipientId: string }
  | { readonly kind: 'nobody'; readonly reason: string };

/**
 * Finds whose a mail is (calendar.md §1.1, §8.1): by the secret of a reply address; a bounce also by the Message-ID of what
 * came back; an answer by its UID and words by what they reply to, both of which still have to come from the invitee.
 */
@Injectable()
export class WhoseMail {
  constructor(
    private readonly invitations: InvitationRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs as the worker. */
  async of(message: InboundMessage, mail: IncomingMail): Promise<Owner> {
    const tokens = this.tokensOf(message, mail);
    const byToken = tokens.length === 0 ? null : await this.invitations.ofReplyTokens(tokens.map(hashOf));
    if (byToken) return { kind: 'invitation', id: byToken, proof: 'token' };
    const found = mail.kind === 'bounce' ? await this.ofReturned(mail) : await this.ofAnswered(mail);
    return found ?? { kind: 'nobody', reason: tokens.length === 0 ? 'no-token' : 'unknown-token' };
  }

  /** Where the mail server delivered it goes first: headers are only what somebody wrote. */
  private tokensOf({ envelopeTo }: InboundMessage, { addressed }: IncomingMail): string[] {
    const found = [...envelopeTo, ...addressed].map((address) => tokenIn(address, this.config.mailDomain));
    return [...new Set(found.filter((token) => token !== null))].slice(0, TOKENS_AT_MOST);
  }

  /** An address alone does not say which mail did not reach it, and anybody can write it. */
  private async ofReturned({ report }: IncomingMail): Promise<Owner | null> {
    const messageId = report?.messageId;
    if (!messageId) return null;
    const id = await this.invitations.ofMessageIds([messageId]);
    if (id) return { kind: 'invitation', id, proof: 'token' };
    const recipientId = await this.invitations.pollRecipientOf(messageId);
    return recipientId === null ? null : { kind: 'poll', messageId, recipientId };
  }

  private async ofAnswered({ kind, answer, references }: IncomingMail): Promise<Owner | null> {
    if (kind === 'automatic') return null;
    const uid = answer && answer.kind !== 'refused' ? answer.uid : null;
    const id = (uid && (await this.invitations.ofUid(uid))) || (await this.invitations.ofMessageIds(references));
    return id ? { kind: 'invitation', id, proof: 'sender' } : null;
  }
}
