import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { step } from './handover.domain.js';
import { type Handover, HandoverWords } from './handover.entity.js';
import { HandoverLoader, type SeenHandover } from './handover.loader.js';
import { lateTimers } from './handover-mails.js';
import { KeptCase } from './kept-case.js';

/** What the receiver says, and nobody for them. */
@Injectable()
export class Receiving {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: HandoverLoader,
    private readonly cases: KeptCase,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** From now on the receiver may know what the consent to the handover opens. The baton stays until the family confirms. */
  async acceptHandover(seen: SeenHandover): Promise<Handover> {
    const { handover, grant } = await this.loader.received(seen);
    const state = step(handover.state, 'accept');
    await this.loader.requireStanding(handover);
    this.em.assign(handover, { state, acceptedAt: this.work.now });
    await this.em.flush();
    await this.outbox.planAll(lateTimers('late', handover.id, this.work.now));
    this.cases.note('change', handover.caseId, grant);
    return handover;
  }

  async declineHandover(seen: SeenHandover, reason: string): Promise<Handover> {
    const { handover, grant } = await this.loader.received(seen);
    const state = step(handover.state, 'decline');
    const key = await this.cases.key(handover.caseId);
    const { areaId, id: handoverId, caseId, toProfessionalId: saidBy } = handover;
    const words = key.seal(`handover.decline_reason:${handoverId}`, reason);
    this.em.create(HandoverWords, { areaId, handoverId, kind: 'declining', caseId, words, saidBy });
    // Said first: who has declined keeps no case in which to say it.
    await this.em.flush();
    this.em.assign(handover, { state, declinedAt: this.work.now });
    await this.em.flush();
    this.cases.note('change', caseId, grant);
    return handover;
  }
}
