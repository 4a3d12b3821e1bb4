import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { checkCoverage, type Coverage, endOf, type Purpose } from './consent.domain.js';
import { Consent } from './consent.entity.js';
import { Grounds } from './consent.ground.js';
import { Recipients } from './consent.recipients.js';

/** A consent as it was explained to the family. */
export interface NewConsent extends Coverage {
  readonly caseId: string;
  readonly unitId: string;
  readonly professionalIds: readonly string[];
  readonly purpose: Purpose;
  readonly exclusions?: string | null;
}

/** What is asked of the family: what one unit may be told. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly em: EntityManager,
    private readonly grounds: Grounds,
    private readonly recipients: Recipients,
    private readonly work: Work,
  ) {}

  /** Records that a consent was explained. Nobody may be told anything by that alone. */
  async explain(told: NewConsent): Promise<Consent> {
    const ground = await this.grounds.ofCase(told.caseId);
    const { now, actor } = this.work;
    checkCoverage(told, this.work.today);
    const { caseId, unitId, professionalIds, purpose, lastDay } = told;
    await this.recipients.require(ground.found.areaId, unitId, professionalIds);
    const id = newId();
    const who = { areaId: ground.found.areaId, id, caseId, unitId, professionalIds: [...professionalIds], purpose };
    const added = this.em.create(Consent, {
      ...who,
      categories: [...told.categories],
      exclusions: ground.key.seal(`consent.exclusions:${id}`, told.exclusions),
      state: 'explained',
      explainedAt: now,
      explainedBy: actor.principalId!,
      lastDay,
      endsAt: endOf(lastDay, ZONE),
    });
    await this.em.flush();
    this.grounds.note('record', ground);
    return added;
  }
}
