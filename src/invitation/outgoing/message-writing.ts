import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Outbox, type Plan } from '../../platform/outbox/outbox.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { MessageMethod } from '../invitation.domain.js';
import { Invitation, InvitationMessage } from '../invitation.entity.js';
import { renderMail } from './invitation-mail.js';
import type { Convened } from '../invitation.repository.js';
import { newMailId, replyAddress } from '../tokens.js';
import type { When } from '../words.domain.js';

/** The effect that sends one stored message. Its key is the message's id; a repetition has the moment behind it. */
export const INVITATION_SEND = 'invitation.send';

/** A message that is written and no more. */
const QUEUED = { state: 'queued', handedOverAt: null, reply: null, revokedFor: null } as const;

/** A message to be written: to whom, about which meeting, what time it tells. */
export interface Letter {
  readonly invitation: Invitation;
  readonly method: MessageMethod;
  readonly meeting: Convened;
  readonly when: When;
  readonly required: boolean;
  readonly wholeMeeting: boolean;
  /** Not before: a message that something in the hands of another process must go ahead of. */
  readonly dueAt?: Temporal.Instant;
}

/** Writes calendar messages: rendered once, stored sealed, and planned in the transaction that causes them. */
@Injectable()
export class MessageWriting {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stores the messages and plans that they are sent. Two statements, however many there are. */
  async write(letters: readonly Letter[]): Promise<void> {
    const plans: Plan[] = [];
    for (const letter of letters) {
      const { id, invitationId } = await this.store(letter);
      plans.push({ kind: INVITATION_SEND, key: id, payload: { messageId: id, invitationId }, dueAt: letter.dueAt });
    }
    await this.em.flush();
    await this.outbox.planAll(plans);
  }

  /** Sends the same bytes once more. */
  async repeat({ id, invitationId }: InvitationMessage): Promise<void> {
    const key = `${id}/${this.work.now.epochMilliseconds}`;
    await this.outbox.plan({ kind: INVITATION_SEND, key, payload: { messageId: id, invitationId, again: true } });
  }

  /** The mail as it was rendered; null once its bytes were deleted. */
  bytesOf({ id, bytes }: InvitationMessage): Buffer | null {
    return this.sealing.systemKey('invitation').openBytes(place(id), bytes);
  }

  /** Where answers to the invitation go. */
  addressOf({ id, replyToken }: Invitation): string {
    const token = this.sealing.systemKey('invitation').open(`invitation.reply_token:${id}`, replyToken);
    return replyAddress(token, this.config.mailDomain);
  }

  private async store(letter: Letter): Promise<InvitationMessage> {
    const { invitation, method, when } = letter;
    const id = newId();
    const messageId = newMailId(this.config.mailDomain);
    const stamp = this.work.now.round({ smallestUnit: 'second', roundingMode: 'floor' });
    const raw = await this.render(letter, messageId, stamp);
    const { areaId, caseId, uid, sequence, address: recipient } = invitation;
    const key = { recipient, uid, sequence, method };
    return this.em.create(InvitationMessage, {
      ...key,
      ...QUEUED,
      areaId,
      id,
      caseId,
      invitationId: invitation.id,
      messageId,
      stamp,
      startsAt: when.start.toInstant(),
      endsAt: when.end.toInstant(),
      bytes: this.sealing.systemKey('invitation').sealBytes(place(id), raw),
      sha256: createHash('sha256').update(raw).digest(),
      queuedAt: this.work.now,
    });
  }

  private render(letter: Letter, messageId: string, stamp: Temporal.Instant): Promise<Buffer> {
    const { invitation, method, meeting, when, required, wholeMeeting } = letter;
    const { id, uid, sequence, language, address, linkToken } = invitation;
    const link = this.sealing.systemKey('invitation').open(`invitation.link_token:${id}`, linkToken);
    const said = { method, messageId, uid, sequence, stamp, when, language, required, wholeMeeting };
    return renderMail({
      ...said,
      mode: meeting.mode,
      counsellor: meeting.counsellor,
      recipient: address,
      replyAddress: this.addressOf(invitation),
      link: `${this.config.publicUrl}/v/${link}`,
    });
  }
}

const place = (id: string) => `invitation_message.bytes:${id}`;
