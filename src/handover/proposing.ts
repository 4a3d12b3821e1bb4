import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import type { Seat } from '../network/network.service.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { OPEN_HANDOVER, requireAnother } from './handover.domain.js';
import { Handover, HandoverWords } from './handover.entity.js';
import { HandoverRepository } from './handover.repository.js';
import { KeptCase } from './kept-case.js';

/** Somebody else is to be responsible: who, and why. Nothing changes by that alone. */
@Injectable()
export class Proposing {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: KeptCase,
    private readonly directory: DirectoryService,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  /** By who keeps the case. One handover of a case is open at a time. */
  async proposeHandover(caseId: string, to: Seat, reason: string): Promise<Handover> {
    const { areaId, grant, key } = await this.cases.load(caseId);
    const proposedBy = this.work.actor.principalId!;
    // Held, so that of two who propose at once the second sees the first.
    const holder = await this.handovers.holdBaton(caseId);
    requireAnother(to.professionalId, holder.professionalId, proposedBy);
    await this.directory.requireMember(areaId, to, 'professionalId');
    await this.directory.requireNoInterpreter(to.unitId, 'professionalId');
    const open = await this.em.findOne(Handover, { areaId, caseId, state: { $in: [...OPEN_HANDOVER] } });
    if (open) throw new DomainError('HANDOVER_OPEN', 'A handover of this case is open.', { field: 'caseId' });
    const id = newId();
    const from = { fromProfessionalId: holder.professionalId, fromUnitId: holder.unitId };
    const whom = { toProfessionalId: to.professionalId, toUnitId: to.unitId };
    const words = key.seal(`handover.reason:${id}`, reason);
    const who = { areaId, id, caseId, ...from, ...whom, state: 'proposed', proposedBy } as const;
    const added = this.em.create(Handover, { ...who, proposedAt: this.work.now });
    await this.em.flush();
    this.em.create(HandoverWords, { areaId, handoverId: id, kind: 'proposing', caseId, words, saidBy: proposedBy });
    await this.em.flush();
    this.cases.note('record', caseId, grant);
    return added;
  }
}
