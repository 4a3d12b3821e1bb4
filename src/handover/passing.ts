import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { BatonPassed } from '../network/network.events.js';
import type { Grant } from '../platform/access/access.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import type { Confirmation } from './handover.domain.js';
import { type Handover, HandoverWords } from './handover.entity.js';
import { KeptCase } from './kept-case.js';

/** By what a handover is confirmed. */
export interface FamilysWord {
  readonly confirmation: Confirmation;
  readonly guardianId: string | null;
}

/** The baton passes in the transaction of the confirmation: who was responsible ends as the next one begins. */
@Injectable()
export class Passing {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: KeptCase,
    private readonly events: Events,
  ) {}

  /** Of two who confirm at once one is STALE: the baton passes once. */
  async pass(handover: Handover, { confirmation, guardianId }: FamilysWord, grant: Grant): Promise<void> {
    const { id, areaId, caseId, version, fromProfessionalId, toProfessionalId } = handover;
    const batonId = newId();
    const key = await this.cases.key(caseId);
    const { words } = await this.em.findOneOrFail(HandoverWords, { areaId, handoverId: id, kind: 'proposing' });
    const why = key.seal(`responsible_person.reason:${batonId}`, key.open(`handover.reason:${id}`, words));
    const [row] = await this.em.execute<{ passed: boolean }[]>(
      'select access.confirm_handover(?, ?, ?, ?, ?, ?) as passed',
      [id, version, confirmation, guardianId, batonId, why.bytes],
    );
    if (!row?.passed)
      throw new DomainError('STALE', 'Somebody changed this meanwhile. Nothing was changed; look again.', {
        field: 'expectedVersion',
      });
    await this.em.refresh(handover);
    this.cases.note('change', caseId, grant);
    const who = { areaId, caseId, fromProfessionalId, toProfessionalId };
    await this.events.announce<BatonPassed>({ type: 'baton.passed', ...who, because: 'handover' });
  }
}
