import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { dayOf } from '../../platform/clock/clock.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { lateTimers } from '../handover-mails.js';
import { checkStart, outsideStep } from './outside.domain.js';
import type { OutsideHandover } from './outside.entity.js';
import { OutsideLoader, type SeenOutside } from './outside.loader.js';
import { OutsideRepository } from './outside.repository.js';

/** What the service was given. */
export interface GivenDocument {
  /** An agreed version of the plan. */
  readonly planVersionId: string;
  readonly givenTo: string;
}

/** That the family arrived and was started with (1301/2014 40 §). */
export interface Arrival {
  readonly startedOn: Temporal.PlainDate;
  /** Who told it. */
  readonly toldBy: string;
}

/** The document goes with the family, and somebody waits for the word that it arrived. */
@Injectable()
export class FollowingOutside {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: OutsideLoader,
    private readonly services: OutsideRepository,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** The document itself is rendered elsewhere; that it was given, and what of, is a disclosure, and in the log as one. */
  async recordHandoverDocument(seen: SeenOutside, { planVersionId, givenTo }: GivenDocument): Promise<OutsideHandover> {
    const { handover, grant, seal } = await this.loader.load(seen);
    const state = outsideStep(handover.state, 'give-document');
    await this.requireAgreed(handover.caseId, planVersionId);
    if (!(await this.services.isConsented(handover.consentId ?? null)))
      refuse('HANDOVER_WITHOUT_CONSENT', 'The family’s consent does not stand.', 'outsideHandoverId');
    const given = { planVersionId, givenTo: seal('given_to', givenTo) };
    this.em.assign(handover, { state, ...given, givenAt: this.work.now, givenBy: this.work.actor.principalId });
    await this.em.flush();
    const { id, areaId, caseId: scopeId } = handover;
    await this.outbox.planAll(lateTimers('late-outside', id, this.work.now));
    this.loader.note('change', handover, grant);
    this.work.note({ action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'plan' });
    return handover;
  }

  async recordArrival(seen: SeenOutside, { startedOn, toldBy }: Arrival): Promise<OutsideHandover> {
    const { handover, grant, seal } = await this.loader.load(seen);
    const state = outsideStep(handover.state, 'arrive');
    checkStart(startedOn, dayOf(handover.givenAt!), this.work.today);
    const told = { startedOn, toldBy: seal('told_by', toldBy), arrivalRecordedAt: this.work.now };
    this.em.assign(handover, { state, ...told });
    await this.em.flush();
    this.loader.note('change', handover, grant);
    return handover;
  }

  /** The family does not go there after all. What was given stays in the log. */
  async withdrawHandoverOutside(seen: SeenOutside): Promise<OutsideHandover> {
    const { handover, grant } = await this.loader.load(seen);
    this.em.assign(handover, { state: outsideStep(handover.state, 'withdraw'), withdrawnAt: this.work.now });
    await this.em.flush();
    this.loader.note('change', handover, grant);
    return handover;
  }

  private async requireAgreed(caseId: string, planVersionId: string): Promise<void> {
    const state = await this.services.stateOfPlan(caseId, planVersionId);
    if (!state) throw notFound('planVersionId');
    if (state !== 'agreed') refuse('PLAN_NOT_AGREED', 'Only what was agreed is given on.', 'planVersionId');
  }
}
