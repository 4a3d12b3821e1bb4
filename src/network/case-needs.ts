import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { caseRules } from './network.access.js';
import { type Needs, requireNotClosed } from './network.domain.js';
import { Case, CaseNeeds } from './network.entity.js';

/** Needs as they are stored: codes in the open, texts sealed with the case's key. */
export function sealedNeeds(caseId: string, needs: Needs, key: DataKey) {
  const seal = (column: string, text: string | null | undefined) => key.seal(`case_needs.${column}:${caseId}`, text);
  return {
    needCodes: [...needs.needCodes],
    description: seal('description', needs.description),
    strengths: seal('strengths', needs.strengths),
    familyWish: seal('family_wish', needs.familyWish),
  };
}

/** What help is needed, what carries the family, what it wishes. */
@Injectable()
export class CaseNeedsService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Writes the needs anew, whole. */
  async record(caseId: string, expectedVersion: number, told: Needs): Promise<CaseNeeds> {
    const grant = await this.access.require(caseRules.keepNeeds, caseId, 'caseId');
    requireNotClosed(await this.access.row(Case, caseId, 'caseId'));
    const needs = await this.em.findOneOrFail(CaseNeeds, { case: { id: caseId } });
    requireVersion(needs, expectedVersion);
    this.em.assign(needs, sealedNeeds(caseId, told, await this.sealing.keyOf('case', caseId)));
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['needs']);
    return needs;
  }
}
