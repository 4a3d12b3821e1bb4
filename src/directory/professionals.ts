import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Role } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../platform/errors/domain-error.js';
import { DirectoryAccess } from './directory.access.js';
import type { Language } from './directory.domain.js';
import { Professional, Unit } from './directory.entity.js';
import { ProfessionalRepository } from './professional.repository.js';

interface Entry {
  readonly title: string;
  readonly email: string;
  readonly phone?: string | null;
  readonly language: Language;
}

interface NewProfessional extends Entry {
  readonly unitId: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
}

/** An entry as it shall be; names that are not told stay. */
interface Kept extends Entry {
  readonly professionalId: string;
  readonly expectedVersion: number;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
}

interface Joining {
  readonly professionalId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly until?: Temporal.Instant | null;
}

/** People of the staff and where they belong. One person has one entry, also in several units and areas. */
@Injectable()
export class Professionals {
  constructor(
    private readonly em: EntityManager,
    private readonly may: DirectoryAccess,
    private readonly people: ProfessionalRepository,
    private readonly work: Work,
  ) {}

  /** A new person with a first membership. Somebody whose address is known already joins a further unit instead. */
  async add({ unitId, role, givenName, familyName, ...entry }: NewProfessional): Promise<string> {
    const unit = await this.administeredUnit(unitId);
    await this.requireFreeAddress(entry.email);
    const person = this.em.create(Professional, { id: newId(), givenName, familyName, ...columns(entry) });
    await this.em.flush();
    await this.admit(person.id, unit, role, null);
    return person.id;
  }

  async keep(input: Kept): Promise<string> {
    const { professionalId, expectedVersion, givenName, familyName, ...entry } = input;
    await this.may.mayKeepProfessional(professionalId, 'professionalId');
    const person = await this.em.findOne(Professional, { id: professionalId, kind: 'person' });
    if (!person) throw notFound('professionalId');
    requireVersion(person, expectedVersion);
    const isReaddressed = person.email !== entry.email.toLowerCase();
    if (isReaddressed) {
      await this.may.mayChangeAddress(professionalId, 'email');
      await this.requireFreeAddress(entry.email);
    }
    const names = { givenName: givenName ?? person.givenName, familyName: familyName ?? person.familyName };
    const isRenamed = names.givenName !== person.givenName || names.familyName !== person.familyName;
    if (isRenamed) await this.may.mayRename(professionalId, 'familyName');
    const isOwn = professionalId === this.work.actor.principalId;
    if (isRenamed || (isReaddressed && !isOwn)) await this.noteEverywhere(professionalId);
    this.em.assign(person, { ...names, ...columns(entry) });
    await this.em.flush();
    return professionalId;
  }

  /** A further membership, from now on. One at a time in the same unit and role. */
  async join({ professionalId, unitId, role, ...input }: Joining): Promise<string> {
    const until = input.until ?? null;
    const unit = await this.administeredUnit(unitId);
    if (!(await this.em.findOne(Professional, { id: professionalId, kind: 'person' })))
      throw notFound('professionalId');
    if (professionalId === this.work.actor.principalId) {
      throw new DomainError('NOT_ONESELF', 'Nobody admits themselves; ask another administrator.', {
        field: 'professionalId',
      });
    }
    if (until && Temporal.Instant.compare(until, this.work.now) <= 0) {
      throw new DomainError('MEMBERSHIP_ENDS_FIRST', 'A membership ends after it begins, which is now.', {
        field: 'until',
      });
    }
    if (await this.people.isMember({ professionalId, unitId, role, until })) {
      throw new DomainError('MEMBER_ALREADY', 'This person has this role in this unit already.', { field: 'unitId' });
    }
    await this.admit(professionalId, unit, role, until);
    return professionalId;
  }

  /** Ends a membership now; every grant that rested on it ends in the same transaction. Returns whose it was. */
  async leave(membershipId: string): Promise<string> {
    const [membership] = await this.em.execute<{ principalId: string; areaId: string }[]>(
      'select principal_id as "principalId", area_id as "areaId" from access.membership where id = ?',
      [membershipId],
    );
    if (!membership) return this.may.refuse(undefined, 'membershipId');
    await this.may.mayAdminister(membership.areaId, 'membershipId');
    await this.em.execute('select access.leave_unit(?)', [membershipId]);
    this.note('dismiss', membership.areaId, membership.principalId);
    return membership.principalId;
  }

  private async administeredUnit(unitId: string): Promise<Unit> {
    const unit = await this.em.findOne(Unit, { id: unitId });
    if (!unit) throw notFound('unitId');
    await this.may.mayAdminister(unit.area.id, 'unitId');
    await this.may.hold(unit, 'unitId');
    return unit;
  }

  private async admit(professionalId: string, unit: Unit, role: Role, until: Temporal.Instant | null): Promise<void> {
    const values = [newId(), professionalId, unit.area.id, unit.id, role, until?.toString() ?? null];
    await this.em.execute('select access.join_unit(?, ?, ?, ?, ?, ?)', values);
    this.note('admit', unit.area.id, professionalId);
  }

  /** Who lets whom in and out decides who sees what, so it stands in the access log; and who says who somebody is. */
  private note(action: 'admit' | 'dismiss' | 'change', areaId: string, professionalId: string): void {
    this.work.note({ action, areaId, scopeId: professionalId, basis: 'admin' });
  }

  /** By their names and address somebody is recognised: that another one changed them is found in every area of theirs. */
  private async noteEverywhere(professionalId: string): Promise<void> {
    for (const areaId of await this.people.areasOf(professionalId)) this.note('change', areaId, professionalId);
  }

  private async requireFreeAddress(email: string): Promise<void> {
    if (!(await this.em.findOne(Professional, { email: email.toLowerCase() }))) return;
    throw new DomainError('EMAIL_TAKEN', 'Somebody has this address already.', { field: 'email' });
  }
}

const columns = ({ title, email, phone, language }: Entry) => ({
  title,
  email: email.toLowerCase(),
  phone: phone ?? null,
  language,
});
