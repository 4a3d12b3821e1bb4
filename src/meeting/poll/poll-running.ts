import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { PollAnswering } from './poll-answering.js';
import { PollAsking } from './poll-asking.js';
import { PollKeeping, type SeenRecipient } from './poll-keeping.js';
import { checkAnswers, requireInTime, type ToldAnswer } from './poll.domain.js';
import { PollTime, type TimePoll } from './poll.entity.js';

/** What the counsellor does while people are asked. */
@Injectable()
export class PollRunning {
  constructor(
    private readonly em: EntityManager,
    private readonly keeping: PollKeeping,
    private readonly asking: PollAsking,
    private readonly answering: PollAnswering,
    private readonly work: Work,
  ) {}

  /** Enters what somebody said on the telephone; also after the time for links is up. */
  async recordByPhone({ answers, ...seen }: SeenRecipient & { answers: readonly ToldAnswer[] }): Promise<TimePoll> {
    const open = await this.keeping.openRecipient(seen);
    const { poll, recipient } = open;
    const times = await this.em.find(PollTime, { pollId: poll.id });
    checkAnswers(
      answers,
      times.map(({ id }) => id),
    );
    const enteredBy = this.work.actor.principalId;
    await this.answering.record(poll, recipient, answers, { channel: 'phone', enteredBy });
    await this.em.refresh(poll);
    this.keeping.note(open);
    return poll;
  }

  /** Asks somebody once more, by a new link; the old one opens nothing any more. */
  async resend(seen: SeenRecipient): Promise<TimePoll> {
    const open = await this.keeping.openRecipient(seen);
    const { poll, recipient } = open;
    requireInTime(poll, this.work.now, 'recipientId');
    await this.asking.renewLink(poll, recipient);
    recipient.askedAt = this.work.now;
    await this.asking.ask(poll, [recipient], 'resent');
    this.keeping.note(open);
    return poll;
  }

  /** Nobody is asked any more. */
  async close(pollId: string, expectedVersion: number): Promise<TimePoll> {
    const open = await this.keeping.open(pollId, expectedVersion);
    await this.keeping.end(open.poll, 'stopped');
    this.keeping.note(open);
    return open.poll;
  }
}
