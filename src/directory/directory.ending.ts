import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { notFound, refuse, requireVersion } from '../platform/errors/domain-error.js';
import { DirectoryAccess } from './directory.access.js';
import { Organisation, Service, Unit } from './directory.entity.js';

/**
 * Ending units and organisations. A unit never moves to another organisation: families consented to this one, with its
 * register. Another one is begun instead.
 */
@Injectable()
export class DirectoryEnding {
  constructor(
    private readonly em: EntityManager,
    private readonly may: DirectoryAccess,
    private readonly work: Work,
  ) {}

  /** From now on nobody finds it, belongs to it or is told anything for it. Its services end with it. */
  async withdrawUnit(input: { readonly unitId: string; readonly expectedVersion: number }): Promise<string> {
    const unit = await this.em.findOne(Unit, { id: input.unitId, withdrawnAt: null });
    if (!unit) throw notFound('unitId');
    await this.may.mayAdminister(unit.area.id, 'unitId');
    await this.may.hold(unit, 'unitId', LockMode.PESSIMISTIC_WRITE);
    requireVersion(unit, input.expectedVersion);
    if (await this.hasMembers(unit.id)) refuse('UNIT_IN_USE', 'Somebody or a room belongs to this unit.', 'unitId');
    this.em.assign(unit, { withdrawnAt: this.work.now });
    for (const service of await this.em.find(Service, { unit, withdrawnAt: null }))
      this.em.assign(service, { withdrawnAt: this.work.now });
    await this.em.flush();
    return unit.id;
  }

  async withdrawOrganisation(input: {
    readonly organisationId: string;
    readonly expectedVersion: number;
  }): Promise<string> {
    const organisation = await this.em.findOne(Organisation, { id: input.organisationId, withdrawnAt: null });
    if (!organisation) throw notFound('organisationId');
    await this.may.mayAdminister(organisation.area.id, 'organisationId');
    await this.may.hold(organisation, 'organisationId', LockMode.PESSIMISTIC_WRITE);
    requireVersion(organisation, input.expectedVersion);
    if (await this.em.findOne(Unit, { organisation, withdrawnAt: null }))
      refuse('ORGANISATION_IN_USE', 'This organisation has units.', 'organisationId');
    this.em.assign(organisation, { withdrawnAt: this.work.now });
    await this.em.flush();
    return organisation.id;
  }

  /** Whether anybody belongs to it, now or until a day that is still ahead. */
  private async hasMembers(unitId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from access.membership m where m.unit_id = ? and (m.valid_until is null or m.valid_until > access.now())
       limit 1`,
      [unitId],
    );
    return rows.length > 0;
  }
}
