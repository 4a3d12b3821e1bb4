import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '../platform/errors/domain-error.js';
import { DirectoryRepository } from './directory.repository.js';
import { ProfessionalRepository } from './professional.repository.js';

/** What other chapters ask the directory. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: DirectoryRepository,
    private readonly people: ProfessionalRepository,
  ) {}

  /** Passes if the municipality belongs to the area. */
  async requireMunicipality(areaId: string, code: string, field: string): Promise<void> {
    const rows = await this.em.execute<unknown[]>('select 1 from municipality where area_id = ? and code = ?', [
      areaId,
      code,
    ]);
    if (rows.length === 0) throw notFound(field);
  }

  /** Passes if all of them are services that the area gives now. */
  async requireServices(areaId: string, ids: readonly string[], field: string): Promise<void> {
    if (ids.length === 0) return;
    const known = await this.directory.knownServices(areaId, ids);
    if (known !== new Set(ids).size) throw notFound(field);
  }

  /** Passes if somebody belongs now to the unit, and the unit to the area. Never a room. */
  async requireMember(
    areaId: string,
    { professionalId, unitId }: { readonly professionalId: string; readonly unitId: string },
    field: string,
  ): Promise<void> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from access.membership m join professional p on p.id = m.principal_id and p.kind = 'person'
       where m.principal_id = ? and m.unit_id = ? and m.area_id = ? and access.holds(m.valid_from, m.valid_until) limit 1`,
      [professionalId, unitId, areaId],
    );
    if (rows.length === 0) throw notFound(field);
  }

  /** Passes unless the unit is there to interpret: whoever interprets sees nothing else, and takes on nothing (invariant 18). */
  async requireNoInterpreter(unitId: string, field: string): Promise<void> {
    const rows = await this.em.execute<unknown[]>(
      "select 1 from unit where id = ? and sector = 'interpreting' limit 1",
      [unitId],
    );
    if (rows.length > 0) refuse('INTERPRETER', 'Who comes to interpret takes on nothing else.', field);
  }

  /** The unit for which somebody is a counsellor of the area now. */
  async unitOfCounsellor(areaId: string, principalId: string, field: string): Promise<string> {
    const unitId = await this.people.unitAs('counsellor', areaId, principalId);
    if (!unitId) throw notFound(field);
    return unitId;
  }
}
