import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What can be overdue. `orphan`: an action behind which nobody stands any more; `handover`: one that has waited too long. */
export type OverdueKind = 'review' | 'action' | 'orphan' | 'handover';

/** Something whose day has passed, as a projection gives it. */
export interface OverdueRow {
  readonly kind: OverdueKind;
  readonly id: string;
  readonly caseId: string;
  readonly areaId: string;
  /** `2026-12-31`, in the area's zone; of an orphan the day its owner left it. */
  readonly dueOn: string;
  /** Who owns the action; null for what is no action. */
  readonly ownerId: string | null;
  readonly version: number;
}

/** The same, as it is told to who leads the team: no more than that it is late. */
export interface OverdueOfTeamRow extends Pick<OverdueRow, 'kind' | 'caseId' | 'dueOn'> {
  readonly counsellorId: string;
  readonly counsellorName: string | null;
}

/** Which days have passed: reviews due by `reviewsBy`, actions due before `today`. */
export interface Passed {
  readonly reviewsBy: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

const OVERDUE = `
select t.kind, t.id, t.case_id as "caseId", t.area_id as "areaId", t.due_on as "dueOn", t.owner_id as "ownerId", t.version
from access.overdue_things((select coalesce(array_agg(c.id), '{}') from network_case c
  where c.area_id = ? and c.counsellor_id = access.principal() and c.state <> 'closed'), ?::date, ?::date) t
order by t.due_on, t.kind desc, t.id limit ?`;

const OVERDUE_OF_TEAM = `
select t.kind, t.case_id as "caseId", t.due_on as "dueOn", t.counsellor_id as "counsellorId",
  p.given_name || ' ' || p.family_name as "counsellorName"
from access.overdue_of_team(?, ?::date, ?::date) t left join professional p on p.id = t.counsellor_id
order by t.due_on, t.case_id, t.kind limit ?`;

/** Reads of what is overdue: the longest first, one statement each. */
@Injectable()
export class OverdueRepository {
  constructor(private readonly em: EntityManager) {}

  /** In the actor's own cases as a counsellor of the area. */
  mine(areaId: string, { reviewsBy, today }: Passed, limit: number): Promise<OverdueRow[]> {
    return this.em.execute<OverdueRow[]>(OVERDUE, [areaId, reviewsBy.toString(), today.toString(), limit]);
  }

  /** In the cases of counsellors of the units in which the actor leads a team. */
  ofTeam(areaId: string, { reviewsBy, today }: Passed, limit: number): Promise<OverdueOfTeamRow[]> {
    return this.em.execute<OverdueOfTeamRow[]>(OVERDUE_OF_TEAM, [
      areaId,
      reviewsBy.toString(),
      today.toString(),
      limit,
    ]);
  }
}
