import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { calendarsOf, midnight } from './availability.repository.js';
import type { FeedStatus } from './calendars/calendar-feed.domain.js';
import type { CalendarsRow } from './knowledge.domain.js';
import type { PaintedStatus } from './painting.domain.js';
import type { BusyStatus, Dates, DayHours } from './working-time.domain.js';

/** ISO date, or instant as PostgreSQL writes it. */
type Text = string;

/** Half-open. */
interface TimeRow<Status> {
  readonly id: string;
  readonly startsAt: Text;
  readonly endsAt: Text;
  readonly status: Status;
}

/** A calendar somebody subscribed us to. */
export interface OwnCalendarRow {
  readonly id: string;
  /** Sealed, base64. */
  readonly address: string;
  readonly status: FeedStatus;
  readonly reason: string | null;
  readonly addedAt: Text;
  readonly triedAt: Text | null;
  readonly readAt: Text | null;
  readonly knownUntil: Text | null;
  readonly nextAt: Text | null;
}

/** All that somebody told of their time in a horizon. */
export interface OwnRows {
  readonly hours: readonly (DayHours & { readonly firstDay: Text; readonly lastDay: Text | null })[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly day: Text;
    readonly startMinute: number | null;
    readonly endMinute: number | null;
  }[];
  readonly busyTimes: readonly TimeRow<BusyStatus>[];
  readonly paintedTimes: readonly TimeRow<PaintedStatus>[];
  readonly calendars: readonly OwnCalendarRow[];
  readonly knowledge: CalendarsRow | null;
}

/** What of somebody's time is kept for them by others. */
export interface KeptRows extends Pick<OwnRows, 'hours' | 'exceptions'> {
  /** When they are away. */
  readonly absences: OwnRows['busyTimes'];
}

const DURING = `starts_at < ${midnight('w.to_day')} and ends_at > ${midnight('w.from_day')}`;
const TIME = `'id', id, 'startsAt', starts_at, 'endsAt', ends_at, 'status', status`;
const list = (row: string, order: string) => `coalesce(json_agg(json_build_object(${row}) order by ${order}), '[]')`;

const TOLD = `
  (select ${list(`'weekday', weekday, 'startMinute', start_minute, 'endMinute', end_minute, 'firstDay', first_day, 'lastDay', last_day`, 'first_day, weekday, start_minute')}
    from working_hours where professional_id = w.id and first_day < w.to_day and first_day <= coalesce(last_day, first_day)
      and (last_day is null or last_day >= w.from_day)) as hours,
  (select ${list(`'id', id, 'day', day, 'startMinute', start_minute, 'endMinute', end_minute`, 'day, start_minute, id')}
    from working_exception where professional_id = w.id and day >= w.from_day and day < w.to_day and ended_at is null) as exceptions,
  (select ${list(TIME, 'starts_at, ends_at, id')}
    from busy_interval where professional_id = w.id and ended_at is null and ${DURING}`;

const OWN = `
select ${TOLD}) as "busyTimes",
  (select ${list(TIME, 'starts_at, id')}
    from painted_time where professional_id = w.id and ended_at is null and ${DURING}) as "paintedTimes",
  (select ${list(`'id', id, 'address', encode(address, 'base64'), 'status', status, 'reason', reason, 'addedAt', added_at, 'triedAt', tried_at, 'readAt', read_at, 'knownUntil', known_until, 'nextAt', next_at`, 'added_at, id')}
    from calendar_subscription where professional_id = w.id and removed_at is null) as calendars,
  ${calendarsOf('w.id')} as knowledge
from (select ?::uuid as id, ?::date as from_day, ?::date as to_day) w`;

/** What an administrator may keep for somebody else: no calendars, no painted time, and of taken time only when they are away. */
const KEPT = `
select ${TOLD} and status = 'out-of-office') as absences
from (select ?::uuid as id, ?::date as from_day, ?::date as to_day) w`;

/** What professionals see of themselves, and what is kept for them, in one statement each. */
@Injectable()
export class OwnAvailabilityRepository {
  constructor(private readonly em: EntityManager) {}

  async own(professionalId: string, { from, to }: Dates): Promise<OwnRows> {
    const [rows] = await this.em.execute<OwnRows[]>(OWN, [professionalId, from.toString(), to.toString()]);
    return rows!;
  }

  async kept(professionalId: string, { from, to }: Dates): Promise<KeptRows> {
    const [rows] = await this.em.execute<KeptRows[]>(KEPT, [professionalId, from.toString(), to.toString()]);
    return rows!;
  }
}
