import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { checkConsent } from '../handover.domain.js';
import { HandoverRepository } from '../handover.repository.js';
import { KeptCase } from '../kept-case.js';
import { checkService, type OutsideService } from './outside.domain.js';
import { OutsideHandover } from './outside.entity.js';

/** A service outside the system, whom to ring there, and why the family goes there. */
export interface OutsideReceiver extends OutsideService {
  readonly contactPerson?: string | null;
  readonly phone?: string | null;
  readonly reason: string;
}

/**
 * A family is to go on with a service that is not in the system. The baton does not go there: the responsible person
 * stays until the case is closed, so that somebody hears whether the family arrived.
 */
@Injectable()
export class ProposingOutside {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: KeptCase,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  async proposeHandoverOutside(caseId: string, receiver: OutsideReceiver): Promise<OutsideHandover> {
    const { areaId, grant, key } = await this.cases.load(caseId);
    checkService(receiver);
    const { unitId = null, consentId = null } = receiver;
    if (unitId && consentId) await this.requireConsent(caseId, unitId, consentId);
    const id = newId();
    const seal = (column: string, text: string | null | undefined) =>
      key.seal(`outside_handover.${column}:${id}`, text);
    const who = { areaId, id, caseId, state: 'proposed', unitId, consentId } as const;
    const added = this.em.create(OutsideHandover, {
      ...who,
      serviceName: seal('service_name', receiver.serviceName),
      contactPerson: seal('contact_person', receiver.contactPerson),
      phone: seal('phone', receiver.phone),
      reason: key.seal(`outside_handover.reason:${id}`, receiver.reason),
      consentEvidence: seal('consent_evidence', receiver.consentEvidence),
      proposedBy: this.work.actor.principalId!,
      proposedAt: this.work.now,
    });
    await this.em.flush();
    this.cases.note('record', caseId, grant);
    return added;
  }

  private async requireConsent(caseId: string, unitId: string, consentId: string): Promise<void> {
    const consent = await this.handovers.consent(caseId, consentId);
    if (!consent) throw notFound('consentId');
    checkConsent(consent, { professionalId: null, unitId }, this.work.now);
  }
}
