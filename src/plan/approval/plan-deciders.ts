import { Injectable } from '@nestjs/common';
import { FamilyService } from '../../family/family.service.js';
import type { Case } from '../../network/network.entity.js';
import { Access } from '../../platform/access/access.js';
import { DomainError, notFound } from '../../platform/errors/domain-error.js';
import { planRules } from '../plan.access.js';

/** Who of a family says something of its plan, and who decides. */
@Injectable()
export class PlanDeciders {
  constructor(
    private readonly access: Access,
    private readonly families: FamilyService,
  ) {}

  /** The guardians who decide. Needs sight of who they are: whoever lacks it would see none and so miss none. */
  async of({ familyId }: Case): Promise<string[]> {
    await this.access.require(planRules.knowGuardians, familyId, 'planVersionId');
    return this.families.deciders(familyId);
  }

  /** Passes if the person is a guardian or a child of the family. */
  async requireParty({ familyId }: Case, personId: string): Promise<void> {
    const [person] = await this.families.peopleOf(familyId, [personId]);
    if (!person) throw notFound('personId');
    if (person.role === 'close-person')
      throw new DomainError('NOT_A_PARTY', 'Guardians and the young themselves approve a plan.', { field: 'personId' });
  }
}
