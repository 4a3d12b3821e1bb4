import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Seat } from '../network/network.service.js';
import type { Grant } from '../platform/access/access.js';
import { UNFINISHED_SQL } from './action/action.domain.js';

/** An action somebody is committed to. */
export interface CommittedAction {
  readonly id: string;
  /** `2026-12-31`, in the area's zone. */
  readonly dueOn: string;
}

const HAS_PART = `
select 1 from network_case c where c.id = ? and (
  (c.counsellor_id = ? and c.counsellor_unit = ?)
  or exists (select from responsible_person r where r.case_id = c.id and r.until is null and r.professional_id = ? and r.unit_id = ?)
  or exists (select from network_member n where n.case_id = c.id and n.left_at is null and n.professional_id = ? and n.unit_id = ?))`;

const HAS_UNIT = `
select 1 from network_case c where c.id = ? and (c.counsellor_unit = ?
  or exists (select from responsible_person r where r.case_id = c.id and r.until is null and r.unit_id = ?)
  or exists (select from network_member n where n.case_id = c.id and n.left_at is null and n.unit_id = ?))`;

const IN_FORCE = `
select a.id, a.due_on as "dueOn" from plan_action a
where a.plan_id = ? and a.commitment = 'committed' and a.progress in ${UNFINISHED_SQL}
  and (select max(v.number) from plan_version v where v.plan_id = a.plan_id and v.state = 'agreed')
    between a.since_version and coalesce(a.until_version - 1, 2147483647)
order by a.due_on, a.id`;

const FIND_OWN_GRANT = `
select g.area_id as "areaId", g.acting_for_unit as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = 'case' and g.scope_id = ? and g.category = 'actions' and g.verb = 'write' and g.extent = 'own'
  and access.principal() = ? and access.holds(g.valid_from, g.valid_until)
order by g.basis limit 1`;

const FIND_OWN_VOICE = `
select g.area_id as "areaId", g.acting_for_unit as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = 'case' and g.scope_id = ? and g.category = 'plan' and g.verb = 'read' and g.extent = 'own'
  and access.holds(g.valid_from, g.valid_until)
order by g.basis limit 1`;

/** What the plan asks of earlier chapters and of its own tables without loading them. */
@Injectable()
export class PlanRepository {
  constructor(private readonly em: EntityManager) {}

  /** Holds the plan until the end of the transaction, for owners too, who may not lock its row. */
  async lock(planId: string): Promise<void> {
    await this.em.execute("select pg_advisory_xact_lock(hashtextextended('plan ' || ?::text, 0))", [planId]);
  }

  /** What lets the actor write their own actions in the case, if the owner is the actor. */
  async grantToWriteOwn(caseId: string, ownerId: string): Promise<Grant | undefined> {
    const [grant] = await this.em.execute<Grant[]>(FIND_OWN_GRANT, [caseId, ownerId]);
    return grant;
  }

  /** What lets the actor, who sees only their own part of the plan, say what they think of it. */
  async grantToSpeak(caseId: string): Promise<Grant | undefined> {
    const [grant] = await this.em.execute<Grant[]>(FIND_OWN_VOICE, [caseId]);
    return grant;
  }

  /** The state of a meeting of the case; undefined if there is none the actor may see. */
  async stateOfMeeting(caseId: string, meetingId: string): Promise<string | undefined> {
    const [row] = await this.em.execute<{ state: string }[]>('select state from meeting where id = ? and case_id = ?', [
      meetingId,
      caseId,
    ]);
    return row?.state;
  }

  /** Whether somebody took part in the meeting by being there, seen or heard. */
  async wasPresent(meetingId: string, ownerId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from meeting_participant m where m.meeting_id = ? and coalesce(m.professional_id, m.person_id) = ?
         and m.attendance in ('on-site', 'video', 'phone')`,
      [meetingId, ownerId],
    );
    return rows.length > 0;
  }

  /** Whether a goal, or an action with those before it, is kept from somebody: see `access.is_kept_from`. */
  async isKeptFrom(personId: string, type: 'plan_goal' | 'plan_action', id: string): Promise<boolean> {
    const values = [personId, type, id];
    const [row] = await this.em.execute<{ kept: boolean }[]>('select access.is_kept_from(?, ?, ?) as kept', values);
    return row!.kept;
  }

  /** Whether somebody acts for the unit in the case: as a member, the counsellor or the responsible person. */
  async hasPart(caseId: string, { professionalId, unitId }: Seat): Promise<boolean> {
    const seat = [professionalId, unitId];
    return (await this.em.execute<unknown[]>(HAS_PART, [caseId, ...seat, ...seat, ...seat])).length > 0;
  }

  /** Ids of the children of a family. Needs sight of who is in it. */
  async childrenOf(familyId: string): Promise<string[]> {
    const found = "select id from person where family_id = ? and role = 'child' order by id";
    return (await this.em.execute<{ id: string }[]>(found, [familyId])).map(({ id }) => id);
  }

  /** Whether the unit is at the table of the case, by whomever. */
  async hasUnit(caseId: string, unitId: string): Promise<boolean> {
    return (await this.em.execute<unknown[]>(HAS_UNIT, [caseId, unitId, unitId, unitId])).length > 0;
  }

  /** What is promised in the agreed plan and not done yet. */
  inForce(planId: string): Promise<CommittedAction[]> {
    return this.em.execute<CommittedAction[]>(IN_FORCE, [planId]);
  }
}
