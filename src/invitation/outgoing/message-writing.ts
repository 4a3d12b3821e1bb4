import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { openConferenceLink } from '../../meeting/conference-link.service.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Outbox, type Plan } from '../../platform/outbox/outbox.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { MessageMethod } from '../invitation.domain.js';
import { Invitation, InvitationMessage } from '../invitation.entity.js';
import type { Convened } from '../invitation.repository.js';
import { newMailId, replyAddress } from '../tokens.js';
import type { When } from '../words.domain.js';
import { renderMail } from './invitation-mail.js';
import type { News } from './letter-words.domain.js';

/** The effect that sends one stored message. Its key is the message's id. */
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
  /** What the mail of a request says first; left out: that one is invited, to the first one, or to another time. */
  readonly news?: News;
  /** Of a DECLINECOUNTER: the SEQUENCE of the counter. It counts nothing up (RFC 5546 2.1.4). */
  readonly echoedSequence?: number;
  /** DTSTAMP of the message that this one repeats: of two with one SEQUENCE the later stamp is the newer. */
  readonly repeats?: Temporal.Instant | null;
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
    const stamp = stampOf(this.work.now, letter.repeats);
    const raw = await this.render(letter, messageId, stamp);
    const { areaId, caseId, uid, address: recipient } = invitation;
    const key = { recipient, uid, sequence: sequenceOf(letter), method, stamp };
    return this.em.create(InvitationMessage, {
      ...key,
      ...QUEUED,
      areaId,
      id,
      caseId,
      invitationId: invitation.id,
      messageId,
      startsAt: when.start.toInstant(),
      endsAt: when.end.toInstant(),
      bytes: this.sealing.systemKey('invitation').sealBytes(place(id), raw),
      sha256: createHash('sha256').update(raw).digest(),
      queuedAt: this.work.now,
    });
  }

  private render(letter: Letter, messageId: string, stamp: Temporal.Instant): Promise<Buffer> {
    const { invitation, method, meeting, when, required, wholeMeeting } = letter;
    const { id, uid, language, address, linkToken } = invitation;
    const link = this.sealing.systemKey('invitation').open(`invitation.link_token:${id}`, linkToken);
    const sequence = sequenceOf(letter);
    const news = letter.news ?? (sequence === 0 ? 'invited' : 'moved');
    const said = { method, news, messageId, uid, sequence, stamp, when, language, required, wholeMeeting };
    return renderMail({
      ...said,
      mode: meeting.mode,
      counsellor: meeting.counsellor,
      conference: openConferenceLink(this.sealing, meeting.id, meeting.conference),
      recipient: address,
      replyAddress: this.addressOf(invitation),
      link: `${this.config.publicUrl}/v/${link}`,
    });
  }
}

const sequenceOf = ({ invitation, echoedSequence }: Letter): number => echoedSequence ?? invitation.sequence;

/** DTSTAMP: now, to the second, but after what is repeated. */
function stampOf(now: Temporal.Instant, repeats?: Temporal.Instant | null): Temporal.Instant {
  const stamp = now.round({ smallestUnit: 'second', roundingMode: 'floor' });
  return repeats && Temporal.Instant.compare(stamp, repeats) <= 0 ? repeats.add({ seconds: 1 }) : stamp;
}

const place = (id: string) => `invitation_message.bytes:${id}`;
