import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { remindersOf } from '../../meeting/poll/poll.domain.js';
import type { PollAsked } from '../../meeting/poll/poll.events.js';
import { type PollLetter, PollLetters } from '../../meeting/poll/poll-letters.service.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { Events } from '../../platform/events/events.js';
import { mailsFor, type PollMessageKind } from './poll-message.domain.js';
import { PollMessage } from './poll-message.entity.js';
import { PollWriting } from './poll-writing.js';

/** Who is asked gets their mails: the question at once, reminders later. All of them are written with the question. */
@Injectable()
export class PollInviting implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly letters: PollLetters,
    private readonly writing: PollWriting,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<PollAsked>('invitation', 'poll.asked', (event) => this.write(event));
  }

  private async write({ pollId, recipientIds, occasion }: PollAsked): Promise<void> {
    const letters = await this.letters.of(pollId, recipientIds);
    const sent = await this.em.find(PollMessage, { recipientId: { $in: [...recipientIds] }, state: 'handed-over' });
    const sentTo = Map.groupBy(sent, ({ recipientId }) => recipientId);
    const mails = letters.flatMap((letter) => {
      const known = (sentTo.get(letter.recipientId) ?? []).map(({ kind }) => kind);
      return this.of(letter, occasion, known);
    });
    await this.writing.write(mails);
  }

  private of(letter: PollLetter, occasion: PollAsked['occasion'], known: readonly PollMessageKind[]) {
    const reminders = remindersOf(letter, ZONE);
    return mailsFor({ occasion, reminders, known, now: this.work.now }).map((mail) => ({ letter, ...mail }));
  }
}
