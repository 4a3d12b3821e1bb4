import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';

/** Who decides how long something is kept: administrators of the area. Who sees to it that it is: log inspectors too. */
@Injectable()
export class RetentionAccess {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** An administrator of the area; otherwise NOT_FOUND. */
  mayDecide(areaId: string): Promise<Grant> {
    return this.access.requireRole('admin', areaId, 'areaId');
  }

  /** An administrator or a log inspector of the area; otherwise NOT_FOUND. */
  mayKeep(areaId: string, field = 'areaId'): Promise<Grant> {
    return this.access.requireRole(['log-inspector', 'admin'], areaId, field);
  }

  /** The same, of a contact, family or case that is there and not erased. */
  async mayHold(scopeType: 'contact' | 'family' | 'case', scopeId: string): Promise<Grant> {
    const [row] = await this.em.execute<{ areaId: string | null }[]>('select access.area_to_hold(?, ?) as "areaId"', [
      scopeType,
      scopeId,
    ]);
    if (row?.areaId) return this.mayKeep(row.areaId, 'scopeId');
    this.work.refuse({ scopeType, scopeId });
    throw notFound('scopeId');
  }
}
