import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ZONE } from '../platform/clock/clock.js';
import type { PersonRow } from './person-of.domain.js';
import type { BusyInterval, ToldTime } from './engine/problem.domain.js';
import type { Dates } from './working-time.domain.js';

/** Somebody's time taken by a meeting. `meetingId` is null where the reader may not see the meeting. */
interface BookedRow extends BusyInterval {
  readonly kind: 'booked';
  readonly professionalId: string;
  readonly meetingId: string | null;
}

/** What somebody answered to a time they were asked about. */
interface AnsweredRow extends Omit<ToldTime, 'status'> {
  readonly kind: 'answered';
  readonly professionalId: string;
  readonly status: ToldTime['status'] | 'cannot';
}

/** What is recorded of somebody's time; what meetings take of it stands elsewhere. */
export type RecordedRow = Omit<PersonRow, 'booked' | 'answered'>;

/** SQL: milliseconds since 1970. */
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
/** SQL: the moment at which a day begins. */
export const midnight = (day: string) => `${day}::timestamp at time zone '${ZONE}'`;

/** SQL: what is known of somebody's calendars, a `CalendarsRow`; null where there is none. */
export const calendarsOf = (professional: string): string => `
  (select json_build_object('isPartial', k.is_partial, 'knownUntil', ${ms('k.known_until')},
      'readFrom', ${ms('k.read_from')}, 'readTo', ${ms('k.read_to')})
    from calendar_knowledge k where k.professional_id = ${professional})`;

const PEOPLE = `
select p.id, exists (select from access.membership m where m.principal_id = p.id
    and access.holds(m.valid_from, m.valid_until)) as "isMember",
  (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
      'endMinute', h.end_minute, 'firstDay', h.first_day, 'lastDay', h.last_day) order by h.weekday, h.start_minute), '[]')
    from working_hours h where h.professional_id = p.id and h.first_day < w.to_day and h.first_day <= coalesce(h.last_day, h.first_day)
      and (h.last_day is null or h.last_day >= w.from_day)) as hours,
  (select coalesce(json_agg(json_build_object('day', e.day, 'startMinute', e.start_minute, 'endMinute', e.end_minute)
      order by e.day, e.start_minute), '[]')
    from working_exception e where e.professional_id = p.id and e.day >= w.from_day and e.day < w.to_day
      and e.ended_at is null) as exceptions,
  (select coalesce(json_agg(json_build_array(b.busy, b.out_of_office, b.tentative) order by b.week), '[]')
    from busy_week b where b.professional_id = p.id and b.week > w.from_day - 7 and b.week < w.to_day) as weeks,
  (select coalesce(json_agg(json_build_object('start', ${ms('t.starts_at')}, 'end', ${ms('t.ends_at')}, 'status', t.status)
      order by t.starts_at), '[]')
    from painted_time t where t.professional_id = p.id and t.ended_at is null
      and t.starts_at < ${midnight('w.to_day')} and t.ends_at > ${midnight('w.from_day')}) as painted,
  ${calendarsOf('p.id')} as calendars
from jsonb_array_elements_text(?::jsonb) with ordinality as named (id, place)
  cross join lateral (select named.id::uuid as id) p
  cross join (select ?::date as from_day, ?::date as to_day) w
order by named.place`;

const TAKEN = `
with asked as materialized (
  select (select array_agg(value::uuid) from jsonb_array_elements_text(?::jsonb)) as ids,
    ${midnight('?::date')} as since, ${midnight('?::date')} as until)
select 'booked' as kind, b.professional_id as "professionalId", b.meeting_id as "meetingId", ${ms('b.starts_at')} as start,
  ${ms('b.ends_at')} as "end", case when b.is_hold then 'hold' else 'busy' end as status
from asked, access.booked(asked.ids, asked.since, asked.until) b
union all
select 'answered', a.professional_id, null, ${ms('a.starts_at')}, ${ms('a.ends_at')}, a.answer
from asked, access.answered_times(asked.ids, asked.since, asked.until) a`;

/** Reads of people's time, each one statement however many people. Row security shows it to staff only. */
@Injectable()
export class AvailabilityRepository {
  constructor(private readonly em: EntityManager) {}

  /** What is recorded of people's time, in the order of the ids. */
  recorded(professionalIds: readonly string[], { from, to }: Dates): Promise<RecordedRow[]> {
    return this.em.execute<RecordedRow[]>(PEOPLE, [JSON.stringify(professionalIds), from.toString(), to.toString()]);
  }

  /**
   * When meetings and holds take people's time, and what they answered when they were asked. Only for who convenes and for
   * oneself: otherwise refused.
   */
  taken(professionalIds: readonly string[], { from, to }: Dates): Promise<(BookedRow | AnsweredRow)[]> {
    const asked = [JSON.stringify(professionalIds), from.toString(), to.toString()];
    return this.em.execute<(BookedRow | AnsweredRow)[]>(TAKEN, asked);
  }

  /** Whether somebody is a professional the actor may see, and whether the actor keeps or looks up their time. */
  async standing(
    professionalId: string,
  ): Promise<{ readonly mayKeep: boolean; readonly mayRead: boolean } | undefined> {
    const [row] = await this.em.execute<{ mayKeep: boolean; mayRead: boolean }[]>(
      `select own or exists (select from access.membership m where m.principal_id = p.id
           and m.area_id = any (access.areas_as('admin')) and access.holds(m.valid_from, m.valid_until)) as "mayKeep",
         own or cardinality(access.areas_as('counsellor')) > 0 as "mayRead"
       from (select id, id = access.principal() as own from professional where id = ?) p`,
      [professionalId],
    );
    return row;
  }

  /** Those among the ids whose time the actor looks up, in their order and each once: as `standing` says it of one. */
  async readable(professionalIds: readonly string[]): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select p.id from professional p
       join (select value::uuid as id, min(place) as place from jsonb_array_elements_text(?::jsonb) with ordinality as n (value, place)
         group by 1) named on named.id = p.id
       where p.id = access.principal() or cardinality(access.areas_as('counsellor')) > 0
       order by named.place`,
      [JSON.stringify(professionalIds)],
    );
    return rows.map(({ id }) => id);
  }

  /** Until the commit nobody else changes this person's pattern of hours. */
  async lockHours(professionalId: string): Promise<void> {
    await this.em.execute("select pg_advisory_xact_lock(hashtextextended('working_hours:' || ?, 0))", [professionalId]);
  }
}
