import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { requireVersion } from '../../platform/errors/domain-error.js';
import { familyRules } from '../family.access.js';
import { Family, Person } from '../family.entity.js';
import { checkHousehold, households, type Homes } from './safety.domain.js';
import { HouseholdMember } from './safety.entity.js';

/** Who of a family lives together. */
export interface Household {
  readonly familyId: string;
  /** Version of the family that was seen. */
  readonly expectedVersion: number;
  readonly personIds: readonly string[];
}

/** A family with everybody of it by household. */
export interface HomesOfFamily {
  readonly familyId: string;
  readonly version: number;
  readonly households: readonly (readonly string[])[];
}

/** Who lives with whom (talous): by default everybody of a family lives together. */
@Injectable()
export class Households {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** These people live together and apart from the others of the family. Each has one home. */
  async record({ familyId, expectedVersion, personIds }: Household): Promise<HomesOfFamily> {
    const family = await this.access.row(Family, familyId, 'familyId');
    const grant = await this.access.require(familyRules.keepReach, familyId, 'familyId');
    requireVersion(family, expectedVersion);
    const people = await this.em.find(Person, { familyId }, { orderBy: { id: 'asc' } });
    checkHousehold(personIds, new Set(people.map(({ id }) => id)));
    await this.renew(family);
    const known = await this.em.find(HouseholdMember, { familyId });
    const together = { householdId: newId(), since: this.work.now };
    for (const personId of personIds) {
      const member = known.find((each) => each.personId === personId);
      if (member) this.em.assign(member, together);
      else known.push(this.em.create(HouseholdMember, { areaId: family.areaId, personId, familyId, ...together }));
    }
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'family', scopeId: familyId }, grant, ['reach']);
    return { familyId, version: family.version, households: households(homesOf(people, known)) };
  }

  /** The households stand in other rows: also of two corrections of them the slower is told so. */
  private async renew(family: Family): Promise<void> {
    const { id, version } = family;
    await this.em.execute('update family set version = version + 1 where id = ? and version = ?', [id, version]);
    await this.em.refresh(family);
  }
}

function homesOf(people: readonly { readonly id: string }[], members: readonly HouseholdMember[]): Homes {
  const home = new Map(members.map(({ personId, householdId }) => [personId, householdId]));
  return new Map(people.map(({ id }) => [id, home.get(id) ?? null]));
}
