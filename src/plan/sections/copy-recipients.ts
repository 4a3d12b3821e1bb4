import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../../directory/directory.service.js';
import { FamilyService } from '../../family/family.service.js';
import type { Case } from '../../network/network.entity.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { PlanRepository } from '../plan.repository.js';

/** Who gets a copy of the plan: a person of the family or a unit of the network. */
export interface CopyFor {
  readonly personId?: string | null;
  readonly unitId?: string | null;
}

/** Who may be named for a copy of the plan. */
@Injectable()
export class CopyRecipients {
  constructor(
    private readonly plans: PlanRepository,
    private readonly families: FamilyService,
    private readonly directory: DirectoryService,
  ) {}

  /** Passes if they belong to the family, or to the network for more than to interpret. */
  async require({ id, familyId }: Case, { personId, unitId }: CopyFor): Promise<void> {
    if (personId && (await this.families.peopleOf(familyId, [personId])).length === 0) throw notFound('personId');
    if (!unitId) return;
    if (!(await this.plans.hasUnit(id, unitId))) throw notFound('unitId');
    await this.directory.requireNoInterpreter(unitId, 'unitId');
  }
}
