import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError, requireVersion } from '../platform/errors/domain-error.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { familyRules } from './family.access.js';
import * as domain from './family.domain.js';
import { ContactWay, Family, Guardianship, Person, PersonIdentity } from './family.entity.js';
import { FamilySealing } from './family.sealing.js';
import { MaturityService } from './maturity/maturity.service.js';

/** A row of the family and the version its reader saw. */
export interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** The people of a family, who decides for whom, and how each may be reached. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: FamilySealing,
    private readonly maturity: MaturityService,
    private readonly work: Work,
  ) {}

  /** Makes the family of a case that is being opened; the grant and the key stand already. Answers its people. */
  async open(areaId: string, familyId: string, people: readonly domain.NewPerson[], key: DataKey): Promise<Person[]> {
    this.em.create(Family, { areaId, id: familyId, openedBy: this.work.actor.principalId!, openedAt: this.work.now });
    await this.em.flush();
    return this.store(areaId, familyId, people, key, 'people');
  }

  /** Another person of the family. */
  async addPerson(familyId: string, person: domain.NewPerson): Promise<Person> {
    const grant = await this.access.require(familyRules.keepPeople, familyId, 'familyId');
    const key = await this.sealing.keyOf(familyId);
    const [added] = await this.store(grant.areaId, familyId, [person], key, 'person');
    this.note('record', familyId, grant, [
      'logistics',
      'identity',
      ...(person.contactWays.length > 0 ? ['reach'] : []),
    ]);
    return added!;
  }

  /**
   * Corrects what was misheard, or notes what has changed. Ways of contact are kept apart. An own account ends with the
   * day of birth or the role on which it rests.
   */
  async keepPerson({ id, expectedVersion }: Seen, told: Omit<domain.NewPerson, 'contactWays'>): Promise<Person> {
    const person = await this.access.row(Person, id, 'personId');
    const grant = await this.access.require(familyRules.keepPeople, person.familyId, 'personId');
    requireVersion(person, expectedVersion);
    const whole = { ...told, contactWays: [] };
    await this.requireRoleFits(person, told.role);
    domain.checkPerson(whole, this.work.today, 'person');
    const key = await this.sealing.keyOf(person.familyId);
    const identity = await this.em.findOneOrFail(PersonIdentity, { person: { id } });
    this.em.assign(identity, this.sealing.identity(person.areaId, id, whole, key));
    const { role, language, interpreterLanguage } = told;
    this.em.assign(person, { role, language, interpreterLanguage: interpreterLanguage ?? null });
    await this.em.flush();
    // The name stands in another row: also of two corrections of it the slower is told so.
    if (person.version === expectedVersion) await this.renew(person);
    await this.maturity.review(person, { role, birthDate: told.birthDate ?? null });
    this.note('change', person.familyId, grant, ['logistics', 'identity']);
    return person;
  }

  private async renew(person: Person): Promise<void> {
    const { id, version } = person;
    await this.em.execute('update person set version = version + 1 where id = ? and version = ?', [id, version]);
    await this.em.refresh(person);
  }

  /** Guardians stay guardians, and their children children, while a guardianship stands. */
  private async requireRoleFits({ id, role, familyId }: Person, told: domain.PersonRole): Promise<void> {
    if (role === told) return;
    const standing = { familyId, endedAt: null, $or: [{ guardianId: id }, { childId: id }] };
    if (await this.em.findOne(Guardianship, standing))
      throw new DomainError('GUARDIANSHIP_STANDS', 'End the guardianship first.', { field: 'person.role' });
  }

  /** A further way to reach a person. */
  async addContactWay(personId: string, way: domain.NewContactWay): Promise<ContactWay> {
    const person = await this.access.row(Person, personId, 'personId');
    const grant = await this.access.require(familyRules.keepReach, person.familyId, 'personId');
    domain.checkContactWay(way, 'contactWay');
    const added = this.contactWay(person, way, await this.sealing.keyOf(person.familyId));
    await this.em.flush();
    this.note('record', person.familyId, grant, ['reach']);
    return added;
  }

  /** Nothing goes that way any more. */
  async endContactWay({ id, expectedVersion }: Seen): Promise<ContactWay> {
    const way = await this.access.row(ContactWay, id, 'contactWayId');
    const grant = await this.access.require(familyRules.keepReach, way.familyId, 'contactWayId');
    requireVersion(way, expectedVersion);
    if (way.endedAt) throw new DomainError('ALREADY_ENDED', 'This way has ended.', { field: 'contactWayId' });
    this.em.assign(way, { endedAt: this.work.now, safe: false });
    await this.em.flush();
    this.note('change', way.familyId, grant, ['reach']);
    return way;
  }

  async recordGuardianship(told: domain.NewGuardianship): Promise<Guardianship> {
    const { guardianId, childId, powers, rightToInformation, since } = told;
    const guardian = await this.access.row(Person, guardianId, 'guardianId');
    const child = await this.access.row(Person, childId, 'childId');
    const { areaId, familyId } = guardian;
    const grant = await this.access.require(familyRules.keepPeople, familyId, 'guardianId');
    if (child.familyId !== familyId)
      throw new DomainError('NOT_OF_THE_FAMILY', 'The two are of one family.', { field: 'childId' });
    domain.checkGuardianship(guardian, child);
    const known = await this.em.findOne(Guardianship, { areaId, guardianId, childId, endedAt: null });
    if (known) throw new DomainError('ALREADY_RECORDED', 'This guardianship is recorded.', { field: 'guardianId' });
    const who = { areaId, id: newId(), familyId, guardianId, childId, endedAt: null };
    const added = this.em.create(Guardianship, { ...who, powers, rightToInformation, since: since ?? null });
    await this.em.flush();
    this.note('record', familyId, grant, ['identity']);
    return added;
  }

  async endGuardianship({ id, expectedVersion }: Seen): Promise<Guardianship> {
    const found = await this.access.row(Guardianship, id, 'guardianshipId');
    const grant = await this.access.require(familyRules.keepPeople, found.familyId, 'guardianshipId');
    requireVersion(found, expectedVersion);
    if (found.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field: 'guardianshipId' });
    this.em.assign(found, { endedAt: this.work.now });
    await this.em.flush();
    this.note('change', found.familyId, grant, ['identity']);
    return found;
  }

  /**
   * Guardians with full powers over any child of the family: those who consent. Empty while none is recorded.
   * Needs a grant to see who the guardians are.
   */
  async deciders(familyId: string): Promise<string[]> {
    const found = await this.em.find(Guardianship, { familyId, powers: 'full', endedAt: null });
    return [...new Set(found.map(({ guardianId }) => guardianId))].toSorted();
  }

  /** The people among `ids` who belong to the family. */
  async peopleOf(familyId: string, ids: readonly string[]): Promise<Person[]> {
    return this.em.find(Person, { familyId, id: { $in: [...ids] } });
  }

  private async store(
    areaId: string,
    familyId: string,
    people: readonly domain.NewPerson[],
    key: DataKey,
    field: 'people' | 'person',
  ) {
    const added = people.map((told, i) => {
      domain.checkPerson(told, this.work.today, field === 'people' ? `people.${i}` : field);
      const { role, language, interpreterLanguage } = told;
      const who = { areaId, id: newId(), familyId, role, language };
      const person = this.em.create(Person, { ...who, interpreterLanguage: interpreterLanguage ?? null });
      this.em.create(PersonIdentity, { person, familyId, ...this.sealing.identity(areaId, who.id, told, key) });
      return person;
    });
    // The policies of what belongs to a person look for the person.
    await this.em.flush();
    people.forEach(({ contactWays }, i) => contactWays.forEach((way) => this.contactWay(added[i]!, way, key)));
    await this.em.flush();
    return added;
  }

  private contactWay({ areaId, id, familyId }: Person, way: domain.NewContactWay, key: DataKey): ContactWay {
    const wayId = newId();
    const { kind, safe } = way;
    const sealed = this.sealing.contactWay(areaId, wayId, way, key);
    return this.em.create(ContactWay, {
      areaId,
      id: wayId,
      familyId,
      personId: id,
      kind,
      safe,
      endedAt: null,
      ...sealed,
    });
  }

  private note(action: 'record' | 'change', familyId: string, grant: Grant, categories: readonly string[]): void {
    const touched = categories as Parameters<Work['noteChange']>[3];
    this.work.noteChange(action, { scopeType: 'family', scopeId: familyId }, grant, touched);
  }
}
