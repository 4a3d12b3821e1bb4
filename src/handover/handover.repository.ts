import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Seat } from '../network/network.service.js';
import type { HandoverConsent, HandoverState } from './handover.domain.js';
import type { OutsideState } from './outside/outside.domain.js';

/** Who asks somebody to take over, as the receiver may ring them. */
export interface HandoverToMeRow {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly state: HandoverState;
  readonly offeredAt: string;
  readonly acceptedAt: string | null;
  readonly unitId: string;
  readonly holderName: string;
  readonly holderUnit: string;
  readonly holderPhone: string | null;
  readonly version: number;
}

/** A handover that is under way, as a projection gives it. */
export interface OpenHandoverRow {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly isOutside: boolean;
  readonly state: HandoverState | OutsideState;
  /** Of the receiver, inside the system. */
  readonly receiverId: string | null;
  /** Since when it has been in this state. */
  readonly since: string;
  readonly version: number;
}

/** The name and the number of somebody, with the unit's for who has none. */
const TO_ME = `
select h.id, h.area_id as "areaId", h.case_id as "caseId", h.state, h.offered_at as "offeredAt", h.accepted_at as "acceptedAt",
  h.to_unit_id as "unitId", h.version, p.given_name || ' ' || p.family_name as "holderName", u.name as "holderUnit",
  coalesce(p.phone, u.phone) as "holderPhone"
from handover h join professional p on p.id = h.from_professional_id join unit u on u.id = h.from_unit_id
where h.to_professional_id = access.principal() and h.state in ('offered', 'accepted', 'joint-contact')
  and h.case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[])
order by h.offered_at, h.id`;

/** Of those who keep the case or lead the area; `?` is the area, and how many at most. */
const OPEN = `
select * from (
  select h.id, h.area_id as "areaId", h.case_id as "caseId", false as "isOutside", h.state, h.to_professional_id as "receiverId",
    coalesce(h.joint_contact_at, h.accepted_at, h.offered_at, h.proposed_at) as since, h.version
  from handover h where h.state in ('proposed', 'consented', 'offered', 'accepted', 'joint-contact')
  union all
  select o.id, o.area_id, o.case_id, true, o.state, null, coalesce(o.given_at, o.proposed_at), o.version
  from outside_handover o where o.state in ('proposed', 'given')
) w
where w."areaId" = ? and (w."caseId" = any ((select access.cases('logistics', 'write'))::uuid[])
  or w."areaId" = any ((select access.areas_as('team-lead'))::uuid[]))
order by w.since, w.id limit ?`;

const LIVE = `
select k.id from consent k where k.area_id = ? and k.case_id = ? and k.purpose = 'handover' and k.state = 'given' and k.unit_id = ?
  and (cardinality(k.professional_ids) = 0 or ?::uuid = any (k.professional_ids)) and access.holds(k.decided_at, k.ends_at)
order by k.decided_at desc limit 1`;

const HOLD_BATON = `
select professional_id as "professionalId", unit_id as "unitId" from responsible_person
where case_id = ? and until is null for update`;

/** Reads of handovers, and of what they rest on. */
@Injectable()
export class HandoverRepository {
  constructor(private readonly em: EntityManager) {}

  /** Who is responsible, held until the end of the transaction. By those who keep the case. */
  async holdBaton(caseId: string): Promise<Seat> {
    const held = async () => (await this.em.execute<Seat[]>(HOLD_BATON, [caseId]))[0];
    // Who waited until it had passed finds the row of the one before ended; the next look sees the one who has it now.
    return (await held()) ?? (await held())!;
  }

  /** A consent of the case, if it is there and shown. */
  async consent(caseId: string, id: string): Promise<HandoverConsent | undefined> {
    const [row] = await this.em.execute<(Omit<HandoverConsent, 'endsAt'> & { endsAt: string })[]>(
      `select purpose, unit_id as "unitId", professional_ids as "professionalIds", state, ends_at as "endsAt"
       from consent where id = ? and case_id = ?`,
      [id, caseId],
    );
    return row && { ...row, endsAt: Temporal.Instant.from(row.endsAt) };
  }

  /** The newest consent that stands to a handover to this receiver. */
  async liveConsent(to: {
    readonly areaId: string;
    readonly caseId: string;
    readonly toUnitId: string;
    readonly toProfessionalId: string;
  }): Promise<string | undefined> {
    const values = [to.areaId, to.caseId, to.toUnitId, to.toProfessionalId];
    const [row] = await this.em.execute<{ id: string }[]>(LIVE, values);
    return row?.id;
  }

  async stateOfMeeting(caseId: string, id: string): Promise<string | undefined> {
    const sql = 'select state from meeting where id = ? and case_id = ?';
    const [row] = await this.em.execute<{ state: string }[]>(sql, [id, caseId]);
    return row?.state;
  }

  /** Whether somebody is guardian, with a right to be told, of a child whose case it is. */
  async isGuardian(caseId: string, personId: string): Promise<boolean> {
    const sql = 'select access.is_guardian_of_case(?, ?) as "isOne"';
    const [row] = await this.em.execute<{ isOne: boolean }[]>(sql, [caseId, personId]);
    return row?.isOne === true;
  }

  /** How often the family was tried. */
  async tries(handoverId: string): Promise<number> {
    const sql = 'select count(*)::int as tries from handover_try where handover_id = ?';
    const [row] = await this.em.execute<{ tries: number }[]>(sql, [handoverId]);
    return row?.tries ?? 0;
  }

  /** What others ask the actor to take over, the oldest first. */
  toMe(): Promise<HandoverToMeRow[]> {
    return this.em.execute<HandoverToMeRow[]>(TO_ME);
  }

  /** What is under way in the actor's cases of an area, or in all of them for who leads there, the longest first. */
  open(areaId: string, limit: number): Promise<OpenHandoverRow[]> {
    return this.em.execute<OpenHandoverRow[]>(OPEN, [areaId, limit]);
  }

  /** Whether the actor leads the area, or is a counsellor there. */
  async isDesk(areaId: string): Promise<boolean> {
    const sql = `select ?::uuid = any (access.areas_as('team-lead') || access.areas_as('counsellor')) as "isDesk"`;
    const [row] = await this.em.execute<{ isDesk: boolean }[]>(sql, [areaId]);
    return row?.isDesk === true;
  }
}
