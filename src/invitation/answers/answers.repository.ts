import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingMode, MeetingState, Needed } from '../../meeting/meeting.domain.js';
import type { InvitationState, MessageState } from '../invitation.domain.js';
import { DELEGATIONS } from './missed.domain.js';
import type { RemedyOutcome, RemedyWay } from './remedy.domain.js';

type Text = string | null;

/** What an authority was asked for besides coming, of the present time. */
export interface RemedyRow {
  readonly id: string;
  readonly way: RemedyWay;
  readonly dueOn: string;
  readonly askedAt: string;
  readonly outcome: RemedyOutcome | null;
  /** What became of the mail that asks. */
  readonly state: MessageState;
  readonly version: number;
}

interface InvitationRow {
  readonly id: string;
  readonly state: InvitationState;
  readonly sequence: number;
  readonly version: number;
  readonly answeredAt: Text;
  readonly comment: Text;
  readonly proposedStart: Text;
  readonly proposedEnd: Text;
  /** They send somebody else, and nobody has dealt with that; whom they named, if they did. */
  readonly delegated: { readonly id: string; readonly to: string | null } | null;
  readonly remedies: readonly RemedyRow[];
}

/** A professional at the table, and where their invitation stands. Sealed values as base64, instants as text. */
export interface TableSeat {
  readonly id: string;
  readonly professionalId: string;
  readonly givenName: Text;
  readonly familyName: Text;
  readonly unitId: string;
  readonly unitName: Text;
  readonly isAuthority: boolean;
  readonly needed: Needed;
  readonly clause: string | null;
  readonly chosen: boolean;
  readonly isRoom: boolean;
  readonly invitation: InvitationRow | null;
}

/** A meeting with everybody at its table. */
export interface Table {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly state: MeetingState;
  readonly mode: MeetingMode;
  readonly zone: string;
  readonly startsAt: Text;
  readonly endsAt: Text;
  readonly familyYesStart: Text;
  readonly version: number;
  /** The actor may arrange it. */
  readonly may: boolean;
  readonly seats: readonly TableSeat[];
}

/** Somebody of a unit. */
export interface ColleagueRow {
  readonly unitId: string;
  readonly professionalId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly phone: Text;
  readonly email: Text;
  readonly isOwn: boolean;
  readonly load: number;
  readonly basis: string | null;
}

/** Of one unit; nobody reads further. */
const COLLEAGUES_AT_MOST = 60;

const REMEDIES = `(select coalesce(json_agg(json_build_object('id', r.id, 'way', r.way, 'dueOn', r.due_on, 'askedAt', r.asked_at,
    'outcome', r.outcome, 'state', r.state, 'version', r.version) order by r.asked_at, r.id), '[]')
  from invitation_remedy r where r.area_id = i.area_id and r.invitation_id = i.id and r.sequence = i.sequence)`;

const DELEGATED = `(select json_build_object('id', d.id, 'to', encode(d.delegated_to, 'base64')) from ${DELEGATIONS}
  order by d.at desc, d.id desc limit 1)`;

const INVITATION = `(select json_build_object('id', i.id, 'state', i.state, 'sequence', i.sequence, 'version', i.version,
    'answeredAt', i.answered_at, 'comment', encode(i.comment, 'base64'), 'proposedStart', i.proposed_start,
    'proposedEnd', i.proposed_end, 'delegated', ${DELEGATED}, 'remedies', ${REMEDIES})
  from invitation i where i.area_id = f.area_id and i.participant_id = f.id and i.cancelled_at is null)`;

const SEATS = `(select coalesce(json_agg(json_build_object('id', f.id, 'professionalId', f.professional_id, 'unitId', f.unit_id,
    'givenName', p.given_name, 'familyName', p.family_name, 'unitName', u.name, 'isAuthority', coalesce(u.is_authority, false),
    'needed', f.needed, 'clause', f.clause, 'chosen', f.chosen, 'isRoom', f.is_room, 'invitation', ${INVITATION}) order by f.id), '[]')
  from meeting_participant f left join professional p on p.id = f.professional_id left join unit u on u.id = f.unit_id
  where f.area_id = m.area_id and f.meeting_id = m.id and f.professional_id is not null)`;

const TABLE = `
select json_build_object('id', m.id, 'areaId', m.area_id, 'caseId', m.case_id, 'state', m.state, 'mode', m.mode,
  'zone', m.zone, 'startsAt', m.starts_at, 'endsAt', m.ends_at,
  'familyYesStart', m.family_yes_start, 'version', m.version,
  'may', m.case_id = any ((select access.cases('logistics', 'write'))::uuid[]), 'seats', ${SEATS}) as table
from meeting m where m.id = `;

const COLLEAGUES = `
with ours as (
  select s.unit, p.id, p.given_name, p.family_name, p.title, p.email, coalesce(p.phone, s.phone) as phone, p.place from (
    select u.id as unit, u.phone from unit u where u.id in (select value::uuid from jsonb_array_elements_text(?::jsonb))) s
  cross join lateral (select p.*, row_number() over (order by p.family_name collate "fi-x-icu", p.given_name collate "fi-x-icu", p.id) as place
    from professional p where p.kind = 'person' and exists (select from access.membership w where w.principal_id = p.id
      and w.unit_id = s.unit and w.area_id = ? and access.holds(w.valid_from, w.valid_until))
    order by place limit ${COLLEAGUES_AT_MOST}) p)
select o.unit as "unitId", o.id as "professionalId", o.given_name as "givenName", o.family_name as "familyName", o.title, o.phone, o.email,
  exists (select from network_member n where n.area_id = m.area_id and n.case_id = m.case_id and n.professional_id = o.id
    and n.left_at is null) as "isOwn",
  coalesce(l.meetings, 0) as load, access.basis_of_unit(m.case_id, o.unit, o.id, m.ends_at) as basis
from meeting m cross join ours o
left join access.meetings_ahead((select array_agg(a.id) from ours a)) l on l.professional_id = o.id
where m.id = ? order by o.unit, o.place`;

/** Reads of what answers leave behind, each one statement however many people. Row security leaves out the rest. */
@Injectable()
export class AnswersRepository {
  constructor(private readonly em: EntityManager) {}

  /** A meeting that the actor sees, with its seats. */
  async table(meetingId: string): Promise<Table | undefined> {
    return this.tableWhere('?', meetingId);
  }

  /** The meeting of an invitation that the actor sees. */
  async tableOf(invitationId: string): Promise<Table | undefined> {
    return this.tableWhere('(select i.meeting_id from invitation i where i.id = ?)', invitationId);
  }

  /** Who belongs to the units now, by name, and whether they may be told of the meeting. */
  colleagues({ id, areaId }: Table, unitIds: readonly string[]): Promise<ColleagueRow[]> {
    return this.em.execute<ColleagueRow[]>(COLLEAGUES, [JSON.stringify(unitIds), areaId, id]);
  }

  /** Whether the unit is an authority. */
  async isAuthority(unitId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ is: boolean }[]>('select is_authority as "is" from unit where id = ?', [
      unitId,
    ]);
    return row?.is === true;
  }

  private async tableWhere(which: string, id: string): Promise<Table | undefined> {
    const [row] = await this.em.execute<{ table: Table }[]>(`${TABLE}${which}`, [id]);
    return row?.table;
  }
}
