import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ConsentWithdrawn } from '../consent/consent.events.js';
import type { BatonPassed, CaseClosing } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { OPEN_HANDOVER, step, type WithdrawalReason } from './handover.domain.js';
import { Handover } from './handover.entity.js';
import { HandoverRepository } from './handover.repository.js';
import { OPEN_OUTSIDE, outsideStep } from './outside/outside.domain.js';
import { OutsideHandover } from './outside/outside.entity.js';

const CHAPTER = 'handover';

/** What else happens in a case ends a handover, and the baton stays; a handover that is open keeps the case open. */
@Injectable()
export class FallingBack implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly handovers: HandoverRepository,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<ConsentWithdrawn>(CHAPTER, 'consent.withdrawn', (event) => this.withoutConsent(event));
    this.events.handle<BatonPassed>(CHAPTER, 'baton.passed', (event) => this.reassigned(event));
    this.events.handle<CaseClosing>(CHAPTER, 'case.closing', (event) => this.requireNoneOpen(event));
  }

  /** Unless another consent that stands names the same receiver: a newer one supersedes the one before. */
  private async withoutConsent({ areaId, caseId, consentId }: ConsentWithdrawn): Promise<void> {
    const handover = await this.em.findOne(Handover, { areaId, caseId, consentId, state: { $in: [...OPEN_HANDOVER] } });
    if (handover) {
      const other = await this.handovers.liveConsent(handover);
      if (other) handover.consentId = other;
      else this.withdraw(handover, 'consent-ended');
    }
    // What has been given stays given; what has not is not given any more.
    const outside = await this.em.find(OutsideHandover, { areaId, caseId, consentId, state: 'proposed' });
    for (const each of outside)
      this.em.assign(each, { state: outsideStep(each.state, 'withdraw'), withdrawnAt: this.work.now });
    await this.em.flush();
  }

  private async reassigned({ areaId, caseId, because }: BatonPassed): Promise<void> {
    if (because !== 'reassignment') return;
    const handover = await this.em.findOne(Handover, { areaId, caseId, state: { $in: [...OPEN_HANDOVER] } });
    if (!handover) return;
    this.withdraw(handover, 'reassigned');
    await this.em.flush();
  }

  private withdraw(handover: Handover, withdrawnBecause: WithdrawalReason): void {
    const state = step(handover.state, 'withdraw');
    this.em.assign(handover, { state, withdrawnAt: this.work.now, withdrawnBecause });
  }

  private async requireNoneOpen({ areaId, caseId }: CaseClosing): Promise<void> {
    const inside = await this.em.count(Handover, { areaId, caseId, state: { $in: [...OPEN_HANDOVER] } });
    const outside = await this.em.count(OutsideHandover, { areaId, caseId, state: { $in: [...OPEN_OUTSIDE] } });
    if (inside + outside > 0)
      throw new DomainError('HANDOVER_OPEN', 'A handover of this case is open.', { field: 'caseId' });
  }
}
