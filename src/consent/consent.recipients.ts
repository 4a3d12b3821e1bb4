import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { notFound } from '../platform/errors/domain-error.js';

/** Who may be told: a unit of the area, and whom of it a consent names. */
@Injectable()
export class Recipients {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: DirectoryService,
  ) {}

  /** Passes if the unit is of the area and has not ended, and all the professionals belong to it now. Answers whether it is an authority. */
  async require(areaId: string, unitId: string, professionalIds: readonly string[] = []): Promise<boolean> {
    const [unit] = await this.em.execute<{ isAuthority: boolean }[]>(
      'select is_authority as "isAuthority" from unit where id = ? and area_id = ? and withdrawn_at is null',
      [unitId, areaId],
    );
    if (!unit) throw notFound('unitId');
    for (const [i, professionalId] of professionalIds.entries())
      await this.directory.requireMember(areaId, { professionalId, unitId }, `professionalIds.${i}`);
    return unit.isAuthority;
  }
}
