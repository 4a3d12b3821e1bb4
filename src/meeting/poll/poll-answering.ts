import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { newAnswers, type PollChannel, type ToldAnswer } from './poll.domain.js';
import { PollAnswer, type PollRecipient, type TimePoll } from './poll.entity.js';
import { PollRepository } from './poll.repository.js';

/** By which way answers came. */
interface Way {
  readonly channel: PollChannel;
  /** Who entered them, if they came by telephone. */
  readonly enteredBy: string | null;
}

/** Writes answers down. All stay; the last to each time counts. */
@Injectable()
export class PollAnswering {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly work: Work,
  ) {}

  /** Of a recipient whose poll is held. What was said before changes nothing; the last answer of all decides the poll. */
  async record(poll: TimePoll, recipient: PollRecipient, told: readonly ToldAnswer[], way: Way): Promise<void> {
    const known = await this.polls.lastAnswers(recipient.id);
    const fresh = newAnswers(told, known, poll.minutes);
    if (fresh.length === 0) return;
    const { areaId, caseId, id: recipientId, pollId } = recipient;
    const { now } = this.work;
    for (const { timeId, answer } of fresh) {
      const what = { timeId, answer, minutes: poll.minutes, at: now };
      this.em.create(PollAnswer, { areaId, id: newId(), caseId, pollId, recipientId, ...what, ...way });
    }
    recipient.answeredAt = now;
    await this.em.flush();
    await this.polls.settle(pollId);
  }
}
