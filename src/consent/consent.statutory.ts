import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { checkCoverage, checkStatute, checkStatutoryReach, type Coverage, endOf } from './consent.domain.js';
import { Ending } from './consent.ending.js';
import { StatutoryBasis } from './consent.entity.js';
import { Grounds, type Seen } from './consent.ground.js';
import { Recipients } from './consent.recipients.js';

/** A basis in law as told. */
export interface NewBasis extends Coverage {
  readonly caseId: string;
  readonly unitId: string;
  readonly statute: string;
  readonly reason: string;
}

/** Bases in law for telling a unit without consent: never a plain permission, always a section and a reason. */
@Injectable()
export class StatutoryBases {
  constructor(
    private readonly em: EntityManager,
    private readonly grounds: Grounds,
    private readonly recipients: Recipients,
    private readonly ending: Ending,
    private readonly work: Work,
  ) {}

  /** From now on the unit's members of the network may be told. */
  async record(told: NewBasis): Promise<StatutoryBasis> {
    const { caseId, unitId, statute } = told;
    const ground = await this.grounds.ofCase(caseId);
    const { now, actor } = this.work;
    checkCoverage(told, this.work.today);
    checkStatute(statute);
    const { areaId } = ground.found;
    checkStatutoryReach(await this.recipients.require(areaId, unitId), told);
    const id = newId();
    const what = { areaId, id, caseId, unitId, statute };
    const added = this.em.create(StatutoryBasis, {
      ...what,
      categories: [...told.categories],
      reason: ground.key.seal(`statutory_basis.reason:${id}`, told.reason),
      recordedBy: actor.principalId!,
      recordedAt: now,
      endsAt: endOf(told.lastDay, ZONE),
    });
    await this.em.flush();
    await this.ending.begin(added);
    this.grounds.note('record', ground);
    return added;
  }

  /** It applies no more: what was read on it ends in this transaction. */
  async end(seen: Seen): Promise<StatutoryBasis> {
    const ground = await this.grounds.ofBasis(seen);
    const { basis } = ground;
    if (basis.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field: 'basisId' });
    this.em.assign(basis, { endedAt: this.work.now });
    await this.em.flush();
    this.grounds.note('change', ground);
    await this.ending.tell(basis);
    return basis;
  }
}
