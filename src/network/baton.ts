import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { type Case, ResponsiblePerson, ResponsiblePersonReason } from './network.entity.js';
import type { BatonPassed } from './network.events.js';
import type { Seat } from './network.service.js';

/** The baton, put into other hands without a handover. Its history stays. */
@Injectable()
export class Baton {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /** Who is responsible ends as the next one begins. The caller has seen that the actor may. */
  async reassign({ areaId, id: caseId }: Case, seat: Seat, reason: string): Promise<void> {
    const present = await this.em.findOneOrFail(ResponsiblePerson, { areaId, caseId, until: null });
    const { professionalId: fromProfessionalId } = present;
    const { professionalId: toProfessionalId } = seat;
    if (fromProfessionalId === toProfessionalId)
      throw new DomainError('ALREADY_RESPONSIBLE', 'Is responsible already.', { field: 'professionalId' });
    // It passed while this waited: whom it would be taken from, nobody has looked at.
    if (Temporal.Instant.compare(present.since, this.work.now) > 0)
      throw new DomainError('STALE', 'Somebody changed this meanwhile. Nothing was changed; look again.', {
        field: 'caseId',
      });
    this.em.assign(present, { until: this.work.now });
    await this.em.flush();
    await this.name({ areaId, caseId, ...seat }, reason);
    const who = { areaId, caseId, fromProfessionalId, toProfessionalId };
    await this.events.announce<BatonPassed>({ type: 'baton.passed', ...who, because: 'reassignment' });
  }

  /** From this moment on, and why: that stands apart. */
  private async name(who: Seat & { readonly areaId: string; readonly caseId: string }, reason: string): Promise<void> {
    const { areaId, caseId } = who;
    const [id, saidBy] = [newId(), this.work.actor.principalId!];
    const key = await this.sealing.keyOf('case', caseId);
    this.em.create(ResponsiblePerson, { ...who, id, namedBy: saidBy, since: this.work.now, until: null });
    await this.em.flush();
    const words = key.seal(`responsible_person.reason:${id}`, reason);
    this.em.create(ResponsiblePersonReason, { areaId, responsiblePersonId: id, caseId, words, saidBy });
    await this.em.flush();
  }
}
