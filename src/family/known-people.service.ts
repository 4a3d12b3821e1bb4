import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContactWay, PersonIdentity } from './family.entity.js';
import { FamilySealing } from './family.sealing.js';

/** What the actor may read of some people of one family, by person. */
export interface Known {
  /** Null where nothing may be read. */
  readonly familyId: string | null;
  readonly names: ReadonlyMap<string, string>;
  /** Numbers and addresses that are in use. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
}

const NOBODY: Known = { familyId: null, names: new Map(), ways: new Map() };

/** Names and ways of contact of people, for a chapter that shows to whom something goes. */
@Injectable()
export class KnownPeople {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: FamilySealing,
  ) {}

  /** Of people of one family. Row security leaves out what the actor may not read; the caller notes what was read. */
  async of(personIds: readonly string[]): Promise<Known> {
    if (personIds.length === 0) return NOBODY;
    const identities = await this.em.find(PersonIdentity, { person: { id: { $in: [...personIds] } } });
    const ways = await this.em.find(ContactWay, { personId: { $in: [...personIds] }, endedAt: null });
    const familyId = (identities[0] ?? ways[0])?.familyId ?? null;
    if (familyId === null) return NOBODY;
    const key = await this.sealing.keyOf(familyId);
    const names = identities.map(
      ({ person, ...sealed }) => [person.id, this.sealing.name(person.id, sealed, key)] as const,
    );
    const opened = ways.map(({ id, personId, value }) => ({ personId, value: this.sealing.wayValue(id, value, key) }));
    const byPerson = Map.groupBy(opened, ({ personId }) => personId);
    const values = [...byPerson].map(([personId, each]) => [personId, each.map(({ value }) => value)] as const);
    return { familyId, names: new Map(names), ways: new Map(values) };
  }
}
