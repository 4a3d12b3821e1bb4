import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import type { Organisation, Unit } from './directory.entity.js';
import { ProfessionalRepository } from './professional.repository.js';

/** Who keeps the directory: administrators everything in their area, the people of a unit its own entries. */
@Injectable()
export class DirectoryAccess {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly people: ProfessionalRepository,
    private readonly work: Work,
  ) {}

  async mayAdminister(areaId: string, field: string): Promise<void> {
    await this.access.requireRole('admin', areaId, field);
  }

  async mayKeepUnit(unitId: string, areaId: string, field: string): Promise<void> {
    const [row] = await this.em.execute<{ may: boolean }[]>(
      "select ?::uuid = any (access.units()) or ?::uuid = any (access.areas_as('admin')) as may",
      [unitId, areaId],
    );
    if (!row?.may) this.refuse(areaId, field);
  }

  /** Oneself, or somebody who belongs now to an area one administers. */
  async mayKeepProfessional(professionalId: string, field: string): Promise<void> {
    if (professionalId === this.work.actor.principalId) return;
    const { here } = await this.people.administration(professionalId);
    if (!here) this.refuse(undefined, field);
  }

  /** Where mail goes is one address for all areas: with a membership elsewhere, nobody here turns it. */
  async mayChangeAddress(professionalId: string, field: string): Promise<void> {
    if (professionalId === this.work.actor.principalId) return;
    const { elsewhere } = await this.people.administration(professionalId);
    if (!elsewhere) return;
    const message = 'Who belongs to another area as well changes the address personally.';
    throw new DomainError('EMAIL_OF_THE_PERSON', message, { field });
  }

  /** The names of somebody are changed by an administrator of an area to which they belong, not by themselves. */
  async mayRename(professionalId: string, field: string): Promise<void> {
    const { here } = await this.people.administration(professionalId);
    if (!here) this.refuse(undefined, field);
  }

  /**
   * Passes if it has not ended; until the commit nobody ends it. To be asked once it is known that the actor keeps it: the
   * database holds a row for nobody else.
   */
  async hold(
    found: Organisation | Unit,
    field: string,
    lockMode: LockMode.PESSIMISTIC_READ | LockMode.PESSIMISTIC_WRITE = LockMode.PESSIMISTIC_READ,
  ): Promise<void> {
    await this.em.refresh(found, { lockMode });
    if (found.withdrawnAt) throw notFound(field);
  }

  /** Notes the refusal and throws NOT_FOUND. */
  refuse(areaId: string | undefined, field: string): never {
    this.work.refuse({ areaId });
    throw notFound(field);
  }
}
