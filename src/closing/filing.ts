import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Case } from '../network/network.entity.js';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { dayOf, newId } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import { closingRules } from './closing.access.js';
import { checkFiling, type Filed } from './closing.domain.js';
import { FilingReceipt } from './closing.entity.js';
import { ClosingRepository } from './closing.repository.js';

/** A receipt as it is told: which unit filed what, and when. */
export interface NewReceipt {
  readonly caseId: string;
  readonly unitId: string;
  readonly what: Filed;
  readonly on: Temporal.PlainDate;
}

/** Filing receipts (kirjattu omaan rekisteriin): told by the unit itself, or taken down by whoever keeps the case. */
@Injectable()
export class Filing {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly repository: ClosingRepository,
    private readonly work: Work,
  ) {}

  /** A unit of the network has what it needs in its own register. At any time until the case closes. */
  async record({ caseId, unitId, what, on }: NewReceipt): Promise<FilingReceipt> {
    const ofCase = await this.network.openCase(caseId);
    const { areaId } = ofCase;
    const { grant, asTold } = await this.whoTells(ofCase, unitId);
    const between = { openedOn: dayOf(ofCase.openedAt), today: this.work.today };
    checkFiling({ what, on }, await this.repository.toFile(caseId), between);
    const by = { recordedBy: this.work.actor.principalId!, recordedAt: this.work.now, asTold };
    const filed = { areaId, id: newId(), caseId, unitId, what, filedOn: on };
    const receipt = this.em.create(FilingReceipt, { ...filed, ...by });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
    return receipt;
  }

  /** Somebody of the unit itself who takes part in the case, or whoever keeps the case, as they were told. */
  private async whoTells(ofCase: Case, unitId: string): Promise<{ grant: Grant; asTold: boolean }> {
    const { id: caseId } = ofCase;
    if (!(await this.repository.isAtTable(caseId, unitId))) return this.refuse(caseId);
    const own = await this.repository.ownUnit(caseId, unitId);
    if (own) return { grant: own, asTold: false };
    const keeper = await this.access.find(closingRules.keep, caseId);
    return keeper ? { grant: keeper, asTold: true } : this.refuse(caseId);
  }

  private refuse(scopeId: string): never {
    this.work.refuse({ scopeType: 'case', scopeId, category: 'logistics' });
    throw notFound('unitId');
  }
}
