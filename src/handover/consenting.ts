import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { checkConsent, step } from './handover.domain.js';
import type { Handover } from './handover.entity.js';
import { HandoverLoader, type SeenHandover } from './handover.loader.js';
import { HandoverRepository } from './handover.repository.js';
import { KeptCase } from './kept-case.js';

/**
 * The family consents to this handover. It is a consent of its own, also where the receiver's unit is in the network
 * already: being responsible is more than being told. Whether all guardians gave it is decided by the chapter of consents.
 */
@Injectable()
export class Consenting {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: HandoverLoader,
    private readonly cases: KeptCase,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  async recordHandoverConsent(seen: SeenHandover, consentId: string): Promise<Handover> {
    const { handover, grant } = await this.loader.kept(seen);
    const state = step(handover.state, 'consent');
    const consent = await this.handovers.consent(handover.caseId, consentId);
    if (!consent) throw notFound('consentId');
    const { toProfessionalId: professionalId, toUnitId: unitId } = handover;
    checkConsent(consent, { professionalId, unitId }, this.work.now);
    this.em.assign(handover, { state, consentId });
    await this.em.flush();
    this.cases.note('change', handover.caseId, grant);
    return handover;
  }
}
