import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/clock/clock.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { Work } from '../../platform/access/work.js';
import { Participant } from '../meeting.entity.js';
import { PollAgain } from './poll-again.js';
import { PollKeeping, type SeenRecipient } from './poll-keeping.js';
import type { TimePoll } from './poll.entity.js';
import { PollRepository } from './poll.repository.js';

/** Somebody of the same unit comes instead of who was asked. */
@Injectable()
export class PollSeat {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly keeping: PollKeeping,
    private readonly again: PollAgain,
    private readonly work: Work,
  ) {}

  /**
   * Gives the seat to a colleague of the unit, who is asked by a link of their own; the old one opens nothing any more. Who
   * sat there before is not needed any more, and what they answered stays.
   */
  async give({ professionalId, ...seen }: SeenRecipient & { professionalId: string }): Promise<TimePoll> {
    const open = await this.keeping.openRecipient(seen);
    const { poll, recipient, opened } = open;
    const before = opened.participants.find(({ id }) => id === recipient.participantId)!;
    if (opened.participants.some((one) => one.professionalId === professionalId))
      refuse('ALREADY_PARTICIPANT', 'Is at the table already.', 'professionalId');
    const { areaId, caseId, meetingId, unitId, needed, clause } = before;
    const seat = { areaId, id: newId(), caseId, meetingId, professionalId, unitId, personId: null };
    this.em.create(Participant, { ...seat, needed, clause, chosen: false, attendance: null });
    Object.assign(before, { needed: 'optional', clause: null });
    recipient.revokedAt = this.work.now;
    await this.em.flush();
    const askable = (await this.polls.seats(meetingId)).find(({ participantId }) => participantId === seat.id);
    if (!askable) throw notFound('professionalId');
    await this.again.forNewcomer(poll, askable);
    this.keeping.note(open);
    return poll;
  }
}
