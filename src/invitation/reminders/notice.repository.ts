import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import type { PersonRole } from '../../family/family.domain.js';
import type { MeetingMode, MeetingState } from '../../meeting/meeting.domain.js';
import { NEUTRAL_SECTORS } from './place.domain.js';

/** Somebody who takes part, and the invitation of those who have one that counts. */
export interface Seated {
  readonly participantId: string;
  readonly personId: string | null;
  readonly invitationId: string | null;
}

/** A meeting as its notices are planned. */
export interface ToBeTold {
  readonly areaId: string;
  readonly caseId: string;
  readonly state: MeetingState;
  readonly revision: number;
  /** Null while it has no time. */
  readonly start: Temporal.ZonedDateTime | null;
  readonly seated: readonly Seated[];
  /** Something was or will be told of it already. */
  readonly isKnown: boolean;
}

/** What the acting notice knows; sealed values as base64. See `access.standing_of_notice`. */
export interface StandingRow {
  readonly state: MeetingState;
  readonly revision: number;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly zone: string;
  readonly mode: MeetingMode;
  readonly place: string | null;
  readonly counsellorName: string;
  readonly counsellorPhone: string | null;
  readonly takesPart: boolean;
  readonly role: PersonRole;
  readonly language: Language;
  readonly birthDate: string | null;
  /** Nothing that goes out tells where it is. */
  readonly isPlaceSecret: boolean;
  readonly isWithoutRight: boolean;
  readonly isWithheld: boolean;
  readonly ways: readonly {
    readonly id: string;
    readonly kind: 'phone' | 'email';
    readonly value: string;
    readonly safeTime: string | null;
  }[];
  readonly told: {
    readonly id: string;
    readonly startsAt: string;
    readonly place: string | null;
    readonly isSwept: boolean;
  } | null;
}

const PLANNED = `
select m.area_id as "areaId", m.case_id as "caseId", m.state, m.revision, m.starts_at as "startsAt", m.zone,
  (select coalesce(json_agg(json_build_object('participantId', p.id, 'personId', p.person_id, 'invitationId', i.id)
      order by p.id), '[]')
    from meeting_participant p
    left join invitation i on i.area_id = p.area_id and i.participant_id = p.id and i.cancelled_at is null
    where p.area_id = m.area_id and p.meeting_id = m.id and p.chosen and not p.is_room
      and (p.person_id is not null or i.id is not null)) as seated,
  exists (select from meeting_notice n where n.area_id = m.area_id and n.meeting_id = m.id) as "isKnown"
from meeting m where m.id = ?`;

const STANDING = `
select s.state, s.revision, s.starts_at as "startsAt", s.ends_at as "endsAt", s.zone, s.mode,
  encode(s.place, 'base64') as place, s.counsellor_name as "counsellorName", s.counsellor_phone as "counsellorPhone",
  s.takes_part as "takesPart", s.role, s.language, encode(s.birth_date, 'base64') as "birthDate",
  access.notice_keeps_place() as "isPlaceSecret", s.is_without_right as "isWithoutRight", s.is_withheld as "isWithheld", s.ways, s.told
from access.standing_of_notice() s`;

/** Names under which the directory knows places to which everybody goes. */
const SITES = `
select distinct s.place as name from service s join unit u on u.id = s.unit_id
where s.area_id = ? and s.withdrawn_at is null and u.sector in (select v from jsonb_array_elements_text(?::jsonb) v)`;

/** SQL of what people are told of meetings. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly em: EntityManager) {}

  /** The meeting with everybody of it who may be told. One statement. */
  async planned(meetingId: string): Promise<ToBeTold | null> {
    const [row] = await this.em.execute<(Omit<ToBeTold, 'start'> & { startsAt: string | null; zone: string })[]>(
      PLANNED,
      [meetingId],
    );
    if (!row) return null;
    const { startsAt, zone, ...rest } = row;
    const start = startsAt === null ? null : Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone);
    return { ...rest, start };
  }

  /** Of the acting notice to somebody of the family; null where its recipient is not there any more. */
  async standing(): Promise<StandingRow | null> {
    const [row] = await this.em.execute<StandingRow[]>(STANDING);
    return row ?? null;
  }

  async sites(areaId: string): Promise<string[]> {
    const rows = await this.em.execute<{ name: string }[]>(SITES, [areaId, JSON.stringify(NEUTRAL_SECTORS)]);
    return rows.map(({ name }) => name);
  }
}
