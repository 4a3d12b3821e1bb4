import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OPEN_HANDOVER } from '../handover/handover.domain.js';
import { OPEN_OUTSIDE } from '../handover/outside/outside.domain.js';
import type { CaseState } from '../network/network.domain.js';
import { UNFINISHED_SQL } from '../plan/action/action.domain.js';
import type { Grant } from '../platform/access/access.js';
import { CLOSING_REASON, type ClosingReason, type Receipt, type ToFile, type UnitToFile } from './closing.domain.js';

/** A case that is to close, as one statement gives it. Instants as PostgreSQL writes them. */
export interface ClosingTree {
  readonly caseId: string;
  readonly areaId: string;
  readonly state: CaseState;
  readonly version: number;
  readonly closing: {
    readonly id: string;
    readonly reason: ClosingReason;
    readonly begunAt: string;
    readonly version: number;
  } | null;
  readonly openActions: readonly { readonly id: string; readonly ownerId: string; readonly dueOn: string }[];
  readonly proposedPlans: readonly string[];
  readonly meetingsAhead: readonly string[];
  /** To another responsible person, or to a service outside. */
  readonly openHandovers: readonly string[];
  /** Meetings that were held, of which nobody has shared minutes. */
  readonly minutesNotShared: readonly string[];
  readonly there: ToFile;
  readonly units: readonly (UnitToFile & { readonly name: string })[];
  readonly receipts: readonly Receipt[];
  readonly guardians: readonly string[];
  readonly members: readonly string[];
}

const quoted = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');
const ids = (table: string, where: string) =>
  `coalesce((select json_agg(x.id order by x.id) from ${table} x where x.area_id = c.area_id and x.case_id = c.id and ${where}), '[]')`;

/** Promised in the agreed version and not settled; or asked of somebody who has not answered. */
const OPEN_ACTIONS = `coalesce((select json_agg(json_build_object('id', a.id, 'ownerId', a.owner_id, 'dueOn', a.due_on)
    order by a.due_on, a.id)
  from plan_action a cross join lateral (select max(v.number) as agreed from plan_version v
    where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed') v
  where a.area_id = c.area_id and a.case_id = c.id and a.progress in ${UNFINISHED_SQL}
    and (a.commitment = 'committed' and a.since_version <= v.agreed and (a.until_version is null or a.until_version > v.agreed)
      or a.commitment = 'requested' and a.since_version is null and a.until_version is null)), '[]')`;

const THERE = `json_build_object(
  'plan', exists (select from plan_version v where v.area_id = c.area_id and v.case_id = c.id and v.state = 'agreed'),
  'minutes', exists (select from minutes_sheet s where s.area_id = c.area_id and s.case_id = c.id and s.shared_edition is not null))`;

/**
 * Units of the network and what each was given to read; whoever answers for the case has all of it. Who interprets reads
 * neither, whatever a consent names, and files nothing.
 */
const UNITS = `coalesce((select json_agg(json_build_object('unitId', t.unit_id, 'name', u.name, 'plan', t.plan, 'minutes', t.minutes)
    order by u.name, t.unit_id)
  from (select g.unit_id, bool_or('plan' = any (g.categories)) as plan, bool_or('minutes' = any (g.categories)) as minutes
    from (
      select b.unit_id, b.categories from consent b where b.area_id = c.area_id and b.case_id = c.id and b.state = 'given'
        and b.purpose <> 'handover'
      union all select b.unit_id, b.categories from statutory_basis b where b.area_id = c.area_id and b.case_id = c.id
      union all select c.counsellor_unit, array['plan', 'minutes']
      union all select r.unit_id, array['plan', 'minutes'] from responsible_person r
        where r.area_id = c.area_id and r.case_id = c.id and r.until is null) g
    where g.unit_id = c.counsellor_unit
      or exists (select from responsible_person r where r.area_id = c.area_id and r.case_id = c.id and r.until is null and r.unit_id = g.unit_id)
      or exists (select from network_member n where n.area_id = c.area_id and n.case_id = c.id and n.unit_id = g.unit_id and n.left_at is null)
    group by g.unit_id) t
  join unit u on u.id = t.unit_id where (t.plan or t.minutes) and u.sector <> 'interpreting'), '[]')`;

const CLOSING = `
select json_build_object('caseId', c.id, 'areaId', c.area_id, 'state', c.state, 'version', c.version,
  'closing', (select json_build_object('id', x.id, 'reason', ${CLOSING_REASON}, 'begunAt', x.begun_at, 'version', x.version)
    from case_closing x where x.area_id = c.area_id and x.case_id = c.id and x.called_off_at is null and x.closed_at is null),
  'openActions', ${OPEN_ACTIONS}, 'proposedPlans', ${ids('plan_version', "x.state = 'proposed'")},
  'meetingsAhead', ${ids('meeting', "x.state in ('draft', 'scheduled')")},
  'openHandovers', (select coalesce(json_agg(h.id order by h.id), '[]') from (
    select h.id from handover h where h.area_id = c.area_id and h.case_id = c.id and h.state in (${quoted(OPEN_HANDOVER)})
    union all select o.id from outside_handover o where o.area_id = c.area_id and o.case_id = c.id and o.state in (${quoted(OPEN_OUTSIDE)})) h),
  'minutesNotShared', ${ids('meeting', "x.state = 'held' and not exists (select from minutes_sheet s where s.area_id = x.area_id and s.meeting_id = x.id and s.shared_edition is not null)")},
  'there', ${THERE}, 'units', ${UNITS},
  'receipts', coalesce((select json_agg(json_build_object('unitId', f.unit_id, 'what', f.what)) from filing_receipt f
    where f.area_id = c.area_id and f.case_id = c.id), '[]'),
  'guardians', coalesce((select json_agg(p.id order by p.id) from person p
    where p.area_id = c.area_id and p.family_id = c.family_id and p.role = 'guardian'), '[]'),
  'members', ${ids('network_member', 'x.left_at is null')}) as tree
from network_case c where c.id = ?`;

const THERE_FOR_ONE = `select ${THERE} as there from network_case c where c.id = ?`;

const AT_TABLE = `
select 1 from network_member n where n.case_id = ? and n.unit_id = ?
union all select 1 from network_case c where c.id = ? and c.counsellor_unit = ?
union all select 1 from responsible_person r where r.case_id = ? and r.unit_id = ? limit 1`;

/** What lets the actor read of the case for the unit: all of its logistics, or their own part. */
const FOR_UNIT = `
select g.area_id as "areaId", g.acting_for_unit as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = 'case' and g.scope_id = ? and g.category = 'logistics' and g.verb = 'read' and g.acting_for_unit = ?
  and g.extent in ('all', 'own') and access.holds(g.valid_from, g.valid_until)
order by g.basis limit 1`;

const CLOSED = `
select case_id as "caseId", area_id as "areaId", closed_at as "closedAt", reason, retention_until as "retentionUntil",
  unit_id as "unitId", is_own as "isOwn" from access.closed_cases(?, ?)`;

/** A closed case that its reader may reopen: nothing of the family. */
export interface ClosedCaseRow {
  readonly caseId: string;
  readonly areaId: string;
  readonly closedAt: string;
  readonly reason: ClosingReason;
  readonly retentionUntil: string;
  /** The unit for which its reader would reopen it. */
  readonly unitId: string;
  /** Its reader was its counsellor. */
  readonly isOwn: boolean;
}

/** Reads around closing. */
@Injectable()
export class ClosingRepository {
  constructor(private readonly em: EntityManager) {}

  /** What stands in the way of closing, and what is still to come, in one statement. */
  async of(caseId: string): Promise<ClosingTree> {
    const [row] = await this.em.execute<{ tree: ClosingTree }[]>(CLOSING, [caseId]);
    return row!.tree;
  }

  /** What there is to file, as far as the actor may read it. */
  async toFile(caseId: string): Promise<ToFile> {
    const [row] = await this.em.execute<{ there: ToFile }[]>(THERE_FOR_ONE, [caseId]);
    return row!.there;
  }

  /** Whether the unit takes or took part in the case, as far as the actor may see. */
  async isAtTable(caseId: string, unitId: string): Promise<boolean> {
    const seat = [caseId, unitId];
    return (await this.em.execute<unknown[]>(AT_TABLE, [...seat, ...seat, ...seat])).length > 0;
  }

  /** What lets the actor speak for their own unit in the case, if they do. */
  async ownUnit(caseId: string, unitId: string): Promise<Grant | undefined> {
    const [grant] = await this.em.execute<Grant[]>(FOR_UNIT, [caseId, unitId]);
    return grant;
  }

  /** Closed cases that the actor may reopen, the newest first. */
  closedCases(areaId: string, contactId: string | null): Promise<ClosedCaseRow[]> {
    return this.em.execute<ClosedCaseRow[]>(CLOSED, [areaId, contactId]);
  }
}
