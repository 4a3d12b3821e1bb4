import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { PlanLoader } from '../plan-loader.js';
import { type CopyFor, CopyRecipients } from './copy-recipients.js';
import { Pieces } from './pieces.js';
import { checkCopy } from './section.domain.js';
import { PlanCopy, PlanHelper } from './section.entity.js';

/** A private person who helps, and with what. */
export interface HelperTold {
  readonly name: string;
  readonly task: string;
}

const sealedFor =
  (key: DataKey, { name, task }: HelperTold) =>
  (id: string) => ({ name: key.seal(`plan_helper.name:${id}`, name), task: key.seal(`plan_helper.task:${id}`, task) });

/** Who helps besides the professionals, and who gets the plan when it is agreed. */
@Injectable()
export class HelpersAndCopies {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly pieces: Pieces,
    private readonly recipients: CopyRecipients,
  ) {}

  /** Writes a private helper into a draft. */
  async addPrivateHelper(planVersionId: string, told: HelperTold): Promise<PlanHelper> {
    const draft = await this.loader.draft(planVersionId, 'planVersionId');
    return this.pieces.add(PlanHelper, draft, sealedFor(draft.key, told));
  }

  /** Writes a private helper of the draft anew. */
  async changePrivateHelper(id: string, expectedVersion: number, told: HelperTold): Promise<PlanHelper> {
    const { last, draft } = await this.pieces.inDraft(PlanHelper, id, 'helperId');
    const seen = { expectedVersion, piece: 'helper' } as const;
    return this.pieces.write(PlanHelper, last, seen, draft, sealedFor(draft.key, told));
  }

  /** The helper is not in the draft any more; agreed versions keep it. */
  async dropPrivateHelper(id: string, expectedVersion: number): Promise<PlanHelper> {
    const { last, draft } = await this.pieces.inDraft(PlanHelper, id, 'helperId');
    return this.pieces.leaveOut(last, { expectedVersion, piece: 'helper' }, draft);
  }

  /** Somebody more gets the plan when it is agreed. */
  async addPlanCopy(planVersionId: string, { personId = null, unitId = null }: CopyFor): Promise<PlanCopy> {
    const draft = await this.loader.draft(planVersionId, 'planVersionId');
    checkCopy({ personId, unitId });
    await this.recipients.require(draft.ofCase, { personId, unitId });
    const { planId } = draft.version;
    if (await this.em.findOne(PlanCopy, { planId, personId, unitId, untilVersion: null }))
      throw new DomainError('COPY_EXISTS', 'They get a copy already.', { field: personId ? 'personId' : 'unitId' });
    return this.pieces.add(PlanCopy, draft, () => ({ personId, unitId }));
  }

  /** They do not get this version of the plan, nor those to come. */
  async dropPlanCopy(id: string, expectedVersion: number): Promise<PlanCopy> {
    const { last, draft } = await this.pieces.inDraft(PlanCopy, id, 'copyId');
    return this.pieces.leaveOut(last, { expectedVersion, piece: 'copy' }, draft);
  }
}
