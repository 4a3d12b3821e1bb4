import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { notFound, requireVersion } from '../platform/errors/domain-error.js';
import { TAKE_COURSE } from './case-lock.js';
import { caseRules } from './network.access.js';
import { caseAfter } from './network.domain.js';
import { Case } from './network.entity.js';

/** A case whose course is being changed: nothing else happens in it meanwhile. */
export interface CaseInHand {
  readonly ofCase: Case;
  readonly grant: Grant;
}

/** The course of a case: on hold, closed, reopened. Who is responsible follows in the database (invariant 1). */
@Injectable()
export class CaseCourse {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** The case, for those who keep it, once everybody is done who is doing something in it. */
  async take(caseId: string, field = 'caseId'): Promise<CaseInHand> {
    await this.access.require(caseRules.keep, caseId, field);
    await this.em.execute(TAKE_COURSE, [caseId]);
    // Asked anew: whoever was before may have closed it.
    const grant = await this.access.require(caseRules.keep, caseId, field);
    const ofCase = await this.access.row(Case, caseId, field);
    await this.em.refresh(ofCase);
    return { ofCase, grant };
  }

  /** Nothing happens for a while, or things go on. */
  async turn(caseId: string, expectedVersion: number, event: 'hold' | 'resume'): Promise<Case> {
    const { ofCase, grant } = await this.take(caseId);
    requireVersion(ofCase, expectedVersion);
    this.em.assign(ofCase, { state: caseAfter(ofCase, event) });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
    return ofCase;
  }

  /** Closes it: in this moment the grants of everybody but the family end, the actor's too. */
  async close({ ofCase }: CaseInHand): Promise<void> {
    this.em.assign(ofCase, { state: caseAfter(ofCase, 'close'), closedAt: this.work.now });
    await this.em.flush();
  }

  /**
   * Reopens it, for its former counsellor or another one of their unit: they are its counsellor and responsible person
   * from now on. Consents that still stand hold again.
   */
  async reopen(caseId: string): Promise<CaseInHand> {
    await this.em.execute(TAKE_COURSE, [caseId]);
    const known = await this.em.findOne(Case, { id: caseId });
    if (known) caseAfter(known, 'reopen');
    const [row] = await this.em.execute<{ unit: string | null }[]>('select access.reopen_case(?, ?) as unit', [
      caseId,
      newId(),
    ]);
    if (!row?.unit) return this.refuse(caseId);
    const ofCase = await this.em.findOneOrFail(Case, { id: caseId }, { refresh: true });
    return { ofCase, grant: { areaId: ofCase.areaId, basis: 'counsellor', actingForUnit: row.unit } };
  }

  private refuse(scopeId: string): never {
    this.work.refuse({ scopeType: 'case', scopeId, category: 'logistics' });
    throw notFound('caseId');
  }
}
