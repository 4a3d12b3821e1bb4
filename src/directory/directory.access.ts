import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';

/** Who keeps the directory: administrators everything in their area, the people of a unit its own entries. */
@Injectable()
export class DirectoryAccess {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
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

  /** Oneself, or somebody with a membership in an area one administers. */
  async mayKeepProfessional(professionalId: string, field: string): Promise<void> {
    if (professionalId === this.work.actor.principalId) return;
    const rows = await this.em.execute<unknown[]>(
      "select 1 from access.membership m where m.principal_id = ? and m.area_id = any (access.areas_as('admin')) limit 1",
      [professionalId],
    );
    if (rows.length === 0) this.refuse(undefined, field);
  }

  private refuse(areaId: string | undefined, field: string): never {
    this.work.refuse({ areaId });
    throw notFound(field);
  }
}
