import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProfessionalDisqualified } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { Events } from '../platform/events/events.js';
import { OPEN_HANDOVER, step } from './handover.domain.js';
import { Handover } from './handover.entity.js';

/** Whoever is disqualified does not take over; the baton stays where it is. */
@Injectable()
export class HandoverWithoutDisqualified implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<ProfessionalDisqualified>('handover', 'professional.disqualified', (event) => this.drop(event));
  }

  private async drop({ areaId, caseId, professionalId }: ProfessionalDisqualified): Promise<void> {
    const theirs = { areaId, caseId, toProfessionalId: professionalId, state: { $in: [...OPEN_HANDOVER] } };
    const handover = await this.em.findOne(Handover, theirs);
    if (!handover) return;
    const state = step(handover.state, 'withdraw');
    this.em.assign(handover, { state, withdrawnAt: this.work.now, withdrawnBecause: 'not-needed' });
    await this.em.flush();
  }
}
