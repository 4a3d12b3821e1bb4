import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { ORPHANED_SQL, ORPHANED_WHY_SQL, type OrphanedWhy } from './orphaned.domain.js';

/** An action behind which nobody stands any more, as a projection gives it. */
export interface OrphanedRow {
  readonly id: string;
  readonly caseId: string;
  readonly why: OrphanedWhy;
  readonly ownerId: string;
  readonly ownerUnit: string | null;
  /** `2026-12-31`, in the area's zone. */
  readonly dueOn: string;
  readonly version: number;
}

const SHOWN_AT_MOST = 200;

const ORPHANED = `
select a.id, a.case_id as "caseId", ${ORPHANED_WHY_SQL} as why, a.owner_id as "ownerId", a.owner_unit as "ownerUnit",
  a.due_on as "dueOn", a.version
from network_case c join plan_action a on a.area_id = c.area_id and a.case_id = c.id
where c.area_id = ? and c.counsellor_id = access.principal() and c.state <> 'closed' and ${ORPHANED_SQL}
order by a.due_on, a.id limit ${SHOWN_AT_MOST}`;

/** What nobody does any more because its owner has left: it falls to the counsellor. */
@Injectable()
export class OrphanedActions {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** In the counsellor's own cases of the area, by due day. */
  async mine(areaId: string): Promise<OrphanedRow[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const rows = await this.em.execute<OrphanedRow[]>(ORPHANED, [areaId]);
    const read = { action: 'read', scopeType: 'case', areaId, category: 'actions' } as const;
    this.work.note(...[...new Set(rows.map(({ caseId }) => caseId))].map((scopeId) => ({ ...read, scopeId })));
    return rows;
  }
}
