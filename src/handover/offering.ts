import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { step } from './handover.domain.js';
import type { Handover } from './handover.entity.js';
import { HandoverLoader, type SeenHandover } from './handover.loader.js';
import { TELL_HANDOVER } from './handover-mails.js';
import { KeptCase } from './kept-case.js';

/** The receiver is asked, or the handover is given up. The baton stays where it is. */
@Injectable()
export class Offering {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: HandoverLoader,
    private readonly cases: KeptCase,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** The receiver gets a neutral mail, and finds it in their list. */
  async offerHandover(seen: SeenHandover): Promise<Handover> {
    const { handover, grant } = await this.loader.kept(seen);
    const state = step(handover.state, 'offer');
    await this.loader.requireStanding(handover);
    this.em.assign(handover, { state, offeredAt: this.work.now });
    await this.em.flush();
    await this.outbox.plan({ kind: TELL_HANDOVER, key: `offered:${handover.id}`, payload: {} });
    this.cases.note('change', handover.caseId, grant);
    return handover;
  }

  /** At any time before the family has confirmed it. */
  async withdrawHandover(seen: SeenHandover): Promise<Handover> {
    const { handover, grant } = await this.loader.kept(seen);
    const state = step(handover.state, 'withdraw');
    this.em.assign(handover, { state, withdrawnAt: this.work.now, withdrawnBecause: 'not-needed' });
    await this.em.flush();
    this.cases.note('change', handover.caseId, grant);
    return handover;
  }
}
