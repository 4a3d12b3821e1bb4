import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** A review or an action whose day has passed, as a projection gives it. */
export interface OverdueRow {
  readonly kind: 'review' | 'action';
  readonly id: string;
  readonly caseId: string;
  readonly areaId: string;
  /** `2026-12-31`, in the area's zone. */
  readonly dueOn: string;
  /** Who owns the action; null for a review. */
  readonly ownerId: string | null;
  readonly version: number;
}

const OVERDUE = `
with mine as (select c.area_id, c.id from network_case c
  where c.area_id = ? and c.counsellor_id = access.principal() and c.state <> 'closed')
select 'review' as kind, r.id, r.case_id as "caseId", r.area_id as "areaId", r.due_on as "dueOn", null::uuid as "ownerId", r.version
from mine m join review r on r.area_id = m.area_id and r.case_id = m.id
where r.state = 'due' and r.due_on <= ?::date
union all
select 'action', a.id, a.case_id, a.area_id, a.due_on, a.owner_id, a.version
from mine m join plan_action a on a.area_id = m.area_id and a.case_id = m.id
where a.commitment = 'committed' and a.progress in ('open', 'in-progress') and a.due_on < ?::date
  and (select max(v.number) from plan_version v where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed')
    between a.since_version and coalesce(a.until_version - 1, 2147483647)
order by "dueOn", kind desc, id limit ?`;

/** Which days have passed: reviews due by `reviewsBy`, actions due before `today`. */
interface Passed {
  readonly reviewsBy: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/** Reads of what is followed up. */
@Injectable()
export class FollowUpRepository {
  constructor(private readonly em: EntityManager) {}

  /** What is overdue in the actor's own cases as a counsellor of the area, the longest first. */
  overdue(areaId: string, { reviewsBy, today }: Passed, limit: number): Promise<OverdueRow[]> {
    return this.em.execute<OverdueRow[]>(OVERDUE, [areaId, reviewsBy.toString(), today.toString(), limit]);
  }
}
