import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProfessionalDisqualified } from '../network/network.events.js';
import { Events } from '../platform/events/events.js';
import { Meeting, Participant } from './meeting.entity.js';

/** A meeting that has no time yet is arranged without who is disqualified: nobody waits for them, nor are they chosen. */
@Injectable()
export class WithoutDisqualified implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.handle<ProfessionalDisqualified>('meeting', 'professional.disqualified', (event) => this.pass(event));
  }

  private async pass({ areaId, caseId, professionalId }: ProfessionalDisqualified): Promise<void> {
    const drafts = await this.em.find(Meeting, { areaId, caseId, state: 'draft' });
    const ids = drafts.map(({ id }) => id);
    const seats =
      ids.length === 0 ? [] : await this.em.find(Participant, { areaId, meetingId: { $in: ids }, professionalId });
    for (const one of seats) Object.assign(one, { chosen: false, needed: 'optional', clause: null });
    await this.em.flush();
  }
}
