import { Injectable } from '@nestjs/common';
import { FamilyService } from '../../family/family.service.js';
import type { Case } from '../../network/network.entity.js';
import { notFound } from '../../platform/errors/domain-error.js';
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
  ) {}

  /** Passes if the owner has a part in the case, or belongs to its family. */
  async require({ id, familyId }: Case, owner: Owner): Promise<void> {
    checkOwner(owner);
    const { ownerId, ownerUnit } = owner;
    const known = ownerUnit
      ? await this.plans.hasPart(id, { professionalId: ownerId, unitId: ownerUnit })
      : (await this.families.peopleOf(familyId, [ownerId])).length > 0;
    if (!known) throw notFound('ownerId');
  }

  /** Whether the owner was in the meeting that drew it up. Where there was no meeting, nobody was (invariant 13). */
  async wasPresent(meetingId: string | null | undefined, ownerId: string): Promise<boolean> {
    return meetingId != null && this.plans.wasPresent(meetingId, ownerId);
  }
}
