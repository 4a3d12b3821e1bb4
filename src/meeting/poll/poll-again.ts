import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MemberLeft } from '../../network/network.events.js';
import { Work } from '../../platform/access/work.js';
import { Events } from '../../platform/events/events.js';
import { PollAsking } from './poll-asking.js';
import { PollRecipient, TimePoll } from './poll.entity.js';
import { type AskableSeat, PollRepository } from './poll.repository.js';

/** What becomes of a poll when what was asked for changes. */
@Injectable()
export class PollAgain implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly asking: PollAsking,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<MemberLeft>('meeting', 'member.left', (event) => this.withoutMember(event));
  }

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

  /**
   * Who left the network is not asked any more; what is left of the poll may now have been answered. The poll itself is not
   * locked: whoever confirms it locks it first, and then waits for who is just leaving.
   */
  private async withoutMember({ caseId, professionalId, unitId }: MemberLeft): Promise<void> {
    const live = await this.em.find(TimePoll, { caseId, state: { $ne: 'closed' } });
    const where = { pollId: { $in: live.map(({ id }) => id) }, professionalId, unitId, revokedAt: null };
    const theirs = await this.em.find(PollRecipient, where, {
      orderBy: { id: 'asc' },
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    for (const each of theirs) each.revokedAt = this.work.now;
    await this.em.flush();
    for (const each of theirs) await this.asking.lookAgain(each);
  }

  private async waiting({ id }: TimePoll): Promise<PollRecipient[]> {
    const ids = await this.polls.waiting(id);
    return this.em.find(PollRecipient, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
  }
}
