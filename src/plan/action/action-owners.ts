import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../../directory/directory.service.js';
import { FamilyService } from '../../family/family.service.js';
import type { Case } from '../../network/network.entity.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { checkOwner, type OwnerKind } from './action.domain.js';
import { PlanRepository } from '../plan.repository.js';

/** Who is to do an action: one person. */
export interface Owner {
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  /** The unit for which a professional acts. */
  readonly ownerUnit?: string | null;
}

/** Who can own an action, and who was there to say so. */
@Injectable()
export class ActionOwners {
  constructor(
    private readonly families: FamilyService,
    private readonly plans: PlanRepository,
    private readonly directory: DirectoryService,
  ) {}

  /** Passes if the owner has a part in the case, more than to interpret, or belongs to its family. */
  async require({ id, familyId }: Case, owner: Owner): Promise<void> {
    checkOwner(owner);
    const { ownerId, ownerUnit } = owner;
    const known = ownerUnit
      ? await this.plans.hasPart(id, { professionalId: ownerId, unitId: ownerUnit })
      : (await this.families.peopleOf(familyId, [ownerId])).length > 0;
    if (!known) throw notFound('ownerId');
    if (ownerUnit) await this.directory.requireNoInterpreter(ownerUnit, 'ownerId');
  }

  /** Passes if the goal, or the action that is handed over, is not kept from who is to do it: theirs would name it. */
  async requireNotKept(ownerId: string, type: 'plan_goal' | 'plan_action', id: string): Promise<void> {
    if (await this.plans.isKeptFrom(ownerId, type, id))
      refuse('KEPT_FROM_OWNER', 'What this would name is kept from them.', 'ownerId');
  }

  /** Whether the owner was in the meeting that drew it up. Where there was no meeting, nobody was (invariant 13). */
  async wasPresent(meetingId: string | null | undefined, ownerId: string): Promise<boolean> {
    return meetingId != null && this.plans.wasPresent(meetingId, ownerId);
  }
}
