import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PersonRole } from '../family/family.domain.js';
import type { CaseState } from '../network/network.domain.js';
import type { Seat } from '../network/network.service.js';
import type { WrappedKey } from '../platform/sealing/data-key.js';
import type { Known } from './convening.domain.js';
import type { MeetingState } from './meeting.domain.js';
import { Participant } from './meeting.entity.js';
import type { Sought } from './proposals.domain.js';
import type { Ways } from './roads.domain.js';

/** Who is to meet, and where. */
interface Named {
  readonly caseId: string;
  readonly seats: readonly Seat[];
  readonly personIds: readonly string[];
  readonly municipality: string | null;
}

/** What convening has to know of a case. */
interface ConveningRow extends Known {
  readonly areaId: string;
  readonly state: CaseState;
  /** The actor may write its logistics and its plan. */
  readonly may: boolean;
  readonly key: WrappedKey;
}

/** What choosing and booking have to know besides the participants. */
interface Facts {
  /** What is said is interpreted: somebody of the family needs it, or an interpreter is needed at the table. */
  readonly isInterpreted: boolean;
  /** The people of the family who take part. */
  readonly people: readonly { readonly id: string; readonly role: PersonRole }[];
  /** Guardians of the family, whether they take part or not. */
  readonly guardians: readonly string[];
  /** Participants who have left the network and not come back, and rooms in which nobody meets any more. */
  readonly gone: readonly Seat[];
}

/** A meeting for which a time is sought. */
interface SoughtRow extends Sought {
  readonly areaId: string;
  readonly caseId: string;
  readonly state: MeetingState;
  /** The actor may write the logistics of its case. */
  readonly may: boolean;
  /** Of the municipalities asked about those that there are. */
  readonly municipalities: readonly string[];
}

const CONVENING = `
select c.area_id as "areaId", c.state, k.id, k.wrapped, k.wrapped_by as "wrappedBy",
  c.id = any (access.cases('logistics', 'write')) and c.id = any (access.cases('plan', 'write')) as may,
  (select coalesce(json_agg(s.place - 1 order by s.place), '[]')
    from jsonb_array_elements(?::jsonb) with ordinality as s (seat, place)
    where not exists (select from access.membership m where m.principal_id = (s.seat ->> 'professionalId')::uuid
      and m.unit_id = (s.seat ->> 'unitId')::uuid and m.area_id = c.area_id
      and access.holds(m.valid_from, m.valid_until))) as strangers,
  (select coalesce(json_agg(s.place - 1 order by s.place), '[]')
    from jsonb_array_elements(?::jsonb) with ordinality as s (seat, place)
    join professional r on r.id = (s.seat ->> 'professionalId')::uuid and r.kind = 'room') as rooms,
  coalesce((select exists (select from municipality u where u.code = named.code) from (select ?::text) as named (code)
    where named.code is not null), true) as "isPlaceKnown",
  (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role)), '[]') from person p
    where p.area_id = c.area_id and p.family_id = c.family_id
      and p.id in (select value::uuid from jsonb_array_elements_text(?::jsonb))) as people
from network_case c left join platform.data_key k on k.scope_type = 'case' and k.scope_id = c.id
where c.id = ?`;

/** SQL: somebody of the family who takes part in the meeting needs an interpreter, or one is needed at the table. */
const interpreted = (meeting: string) => `exists (select from meeting_participant f
  left join person p on p.area_id = f.area_id and p.id = f.person_id left join unit u on u.id = f.unit_id
  where f.meeting_id = ${meeting}
    and (p.interpreter_language is not null or u.sector = 'interpreting' and f.needed <> 'optional'))`;

/** SQL: the participant `f` has left the network and not come back: nobody waits for them any more. */
export const HAS_LEFT = `coalesce((select bool_and(n.left_at is not null) from network_member n
  where n.area_id = f.area_id and n.case_id = f.case_id and n.professional_id = f.professional_id and n.unit_id = f.unit_id), false)`;

/** SQL: the participant `f` is a room in which nobody meets any more. */
const IS_WITHDRAWN = `f.is_room and not exists (select from access.membership w where w.principal_id = f.professional_id
  and w.unit_id = f.unit_id and w.area_id = f.area_id and access.holds(w.valid_from, w.valid_until))`;

const FACTS = `
select ${interpreted('m.id')} as "isInterpreted",
  (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role)), '[]') from meeting_participant f join person p
    on p.area_id = f.area_id and p.id = f.person_id where f.meeting_id = m.id) as people,
  (select coalesce(json_agg(p.id), '[]') from network_case c join person p on p.area_id = c.area_id and p.family_id = c.family_id
    where c.area_id = m.area_id and c.id = m.case_id and p.role = 'guardian') as guardians,
  (select coalesce(json_agg(json_build_object('professionalId', f.professional_id, 'unitId', f.unit_id)), '[]')
    from meeting_participant f where f.meeting_id = m.id and f.professional_id is not null and (${HAS_LEFT} or ${IS_WITHDRAWN})) as gone
from meeting m where m.id = ?`;

/** SQL: who belongs to the network and is to sit there; who leaves changes this row first. */
const HOLD_MEMBERS = `
select n.id from network_member n where n.case_id = ? and n.left_at is null
  and n.professional_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) order by n.id for share`;

/** SQL: the ways that the area of the meeting `m` knows. */
const TRAVEL = `(select coalesce(json_agg(json_build_object('from', t.one, 'to', t.other, 'minutes', t.minutes)), '[]')
    from travel_time t where t.area_id = m.area_id)`;

const WAYS = `
select (select coalesce(json_agg(json_build_object('professionalId', f.professional_id, 'isRoom', f.is_room,
      'municipality', u.municipality) order by f.id), '[]')
    from meeting_participant f left join unit u on u.id = f.unit_id
    where f.meeting_id = m.id and f.professional_id is not null) as seats, ${TRAVEL} as travel,
  (select l.municipality from meeting_place l where l.area_id = m.area_id and l.meeting_id = m.id) as municipality
from meeting m where m.id = ?`;

const SOUGHT = `
select m.area_id as "areaId", m.case_id as "caseId", m.state, m.duration_minutes as "durationMinutes", m.zone, m.mode,
  (select l.municipality from meeting_place l where l.area_id = m.area_id and l.meeting_id = m.id) as municipality,
  m.case_id = any (access.cases('logistics', 'write')) as may, ${interpreted('m.id')} as "isInterpreted",
  case when not exists (select from meeting h where h.case_id = m.case_id and h.state = 'held')
    then coalesce(n.received_at, c.opened_at) end as since,
  (select coalesce(json_agg(json_build_object('id', f.id, 'professionalId', f.professional_id, 'needed', f.needed,
      'clause', f.clause, 'isRoom', f.is_room, 'municipality', u.municipality, 'load', coalesce(l.meetings, 0),
      'isOwn', exists (select from network_member n where n.area_id = f.area_id and n.case_id = f.case_id
        and n.professional_id = f.professional_id and n.left_at is null)) order by f.id), '[]')
    from meeting_participant f left join unit u on u.id = f.unit_id
      left join lateral (select * from access.meetings_ahead((select array_agg(a.professional_id) from meeting_participant a
        where a.meeting_id = m.id and a.professional_id is not null))
        where m.case_id = any (access.cases('logistics', 'write')) offset 0) l on l.professional_id = f.professional_id
    where f.meeting_id = m.id and f.professional_id is not null and not ${HAS_LEFT}
      and not (${IS_WITHDRAWN})) as professionals,
  ${TRAVEL} as travel,
  (select coalesce(json_agg(p.code), '[]') from municipality p
    where p.code in (select value from jsonb_array_elements_text(?::jsonb))) as municipalities
from meeting m join network_case c on c.area_id = m.area_id and c.id = m.case_id
  left join contact n on n.area_id = c.area_id and n.id = c.contact_id
where m.id = ?`;

/** Reads of meetings, each one statement however many people. Row security leaves out what the actor may not see. */
@Injectable()
export class MeetingRepository {
  constructor(private readonly em: EntityManager) {}

  /** The case, its key, and who of those named is known. */
  async convening({ caseId, seats, personIds, municipality }: Named): Promise<ConveningRow | undefined> {
    const named = JSON.stringify(seats);
    const values = [named, named, municipality, JSON.stringify(personIds), caseId];
    const [row] = await this.em.execute<(Omit<ConveningRow, 'key'> & WrappedKey)[]>(CONVENING, values);
    if (!row) return undefined;
    const { id, wrapped, wrappedBy, ...found } = row;
    return { ...found, key: { id, wrapped, wrappedBy } };
  }

  /**
   * Until the commit none of them leaves the network of the case; who is just leaving it has left when this is through.
   * Before `facts`, and before anybody's time is reserved: who leaves gives time back after it.
   */
  async holdMembers(caseId: string, professionalIds: readonly string[]): Promise<void> {
    await this.em.execute(HOLD_MEMBERS, [caseId, JSON.stringify(professionalIds)]);
  }

  /**
   * The seats as they are now. While one waited, somebody may have got up and come back to the network: what was read
   * before would book them and not say so.
   */
  async reread(seats: readonly Participant[]): Promise<void> {
    await this.em.flush();
    await this.em.find(Participant, { id: { $in: seats.map(({ id }) => id) } }, { refresh: true });
  }

  /** Of a meeting that the actor sees. */
  async facts(meetingId: string): Promise<Facts> {
    const [row] = await this.em.execute<Facts[]>(FACTS, [meetingId]);
    if (!row) throw new Error(`meeting ${meetingId} has vanished`);
    return row;
  }

  /** From where its professionals come, and how far it is, of a meeting that the actor sees. */
  async ways(meetingId: string): Promise<Ways> {
    const [row] = await this.em.execute<Ways[]>(WAYS, [meetingId]);
    if (!row) throw new Error(`meeting ${meetingId} has vanished`);
    return row;
  }

  /** @param municipalities codes of which it is asked whether there are such */
  async sought(meetingId: string, municipalities: readonly string[] = []): Promise<SoughtRow | undefined> {
    const [row] = await this.em.execute<SoughtRow[]>(SOUGHT, [JSON.stringify(municipalities), meetingId]);
    return row;
  }

  /** Code of the municipality where a meeting is; null where the actor may not know. */
  async municipalityOf(meetingId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ municipality: string | null }[]>(
      'select l.municipality from meeting_place l where l.meeting_id = ?',
      [meetingId],
    );
    return row?.municipality ?? null;
  }

  /** Whether there is such a municipality, in whatever area. */
  async isMunicipality(code: string): Promise<boolean> {
    return (await this.em.execute<unknown[]>('select 1 from municipality where code = ?', [code])).length > 0;
  }
}
