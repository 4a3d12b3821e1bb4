import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { PollAsking } from './poll-asking.js';
import { PollRecipient, type TimePoll } from './poll.entity.js';
import { type AskableSeat, PollRepository } from './poll.repository.js';

/** What becomes of a poll when what was asked for changes. */
@Injectable()
export class PollAgain {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly asking: PollAsking,
    private readonly work: Work,
  ) {}

  /** The meeting takes longer: whoever can no longer be taken at their word is asked again, with all the time there was. */
  async forLonger(poll: TimePoll): Promise<void> {
    const waiting = await this.waiting(poll);
    if (waiting.length === 0) return;
    await this.asking.begin(poll, this.work.now);
    await this.asking.ask(poll, waiting, 'longer');
  }

  /** It takes less: what was answered holds, and what was not may now have been. */
  async forChanged(poll: TimePoll): Promise<void> {
    await this.polls.settle(poll.id);
    await this.em.refresh(poll);
    if (poll.state === 'open') await this.asking.ask(poll, await this.waiting(poll), 'changed');
  }

  /** Somebody new is asked: everybody has until the same moment. */
  async forNewcomer(poll: TimePoll, seat: AskableSeat): Promise<void> {
    const others = await this.waiting(poll);
    await this.asking.begin(poll, this.work.now);
    await this.asking.ask(poll, this.asking.add(poll, [seat]), 'new');
    await this.asking.ask(poll, others, 'changed');
  }

  private async waiting({ id }: TimePoll): Promise<PollRecipient[]> {
    const ids = await this.polls.waiting(id);
    return this.em.find(PollRecipient, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
  }
}
