import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { PollLetter } from '../../meeting/poll/poll-letters.service.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Outbox, type Plan } from '../../platform/outbox/outbox.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { renderPollMail } from './poll-mail.js';
import type { PollMessageKind } from './poll-message.domain.js';
import { PollMessage } from './poll-message.entity.js';
import { newMailId } from '../tokens.js';

/** The effect that sends one stored mail of a poll. Its key is the mail's id. */
export const POLL_SEND = 'invitation.send-poll';

const QUEUED = { state: 'queued', handedOverAt: null, reply: null, revokedFor: null } as const;

/** A mail to be written: to whom, which, when it goes out. */
export interface PollMail {
  readonly letter: PollLetter;
  readonly kind: PollMessageKind;
  readonly dueAt?: Temporal.Instant;
}

/** Writes the mails of polls, also those that go out later: rendered once, stored sealed, and planned. */
@Injectable()
export class PollWriting {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stores the mails and plans that they are sent. Two statements, however many there are. */
  async write(mails: readonly PollMail[]): Promise<void> {
    const plans: Plan[] = [];
    for (const mail of mails) {
      const { id, recipientId } = await this.store(mail);
      plans.push({ kind: POLL_SEND, key: id, payload: { messageId: id, recipientId }, dueAt: mail.dueAt });
    }
    await this.em.flush();
    await this.outbox.planAll(plans);
  }

  /** The mail as it was rendered; null once its bytes were deleted. */
  bytesOf({ id, bytes }: PollMessage): Buffer | null {
    return this.sealing.systemKey('invitation').openBytes(place(id), bytes);
  }

  /** Neutral: the same sender for everybody. Nothing that is mailed back is an answer; the mail says so by its link. */
  get sender(): string {
    return this.config.mailFrom;
  }

  private async store({ letter, kind, dueAt }: PollMail): Promise<PollMessage> {
    const id = newId();
    const { areaId, caseId, recipientId, round, address } = letter;
    const who = { areaId, id, caseId, recipientId, round, address };
    const messageId = newMailId(this.config.mailDomain);
    const link = `${this.config.publicUrl}/v/${letter.token}`;
    const raw = await renderPollMail({
      letter,
      kind,
      messageId,
      date: dueAt ?? this.work.now,
      link,
      from: this.sender,
    });
    return this.em.create(PollMessage, {
      ...QUEUED,
      ...who,
      kind,
      messageId,
      bytes: this.sealing.systemKey('invitation').sealBytes(place(id), raw),
      sha256: createHash('sha256').update(raw).digest(),
      queuedAt: this.work.now,
    });
  }
}

const place = (id: string) => `poll_message.bytes:${id}`;
