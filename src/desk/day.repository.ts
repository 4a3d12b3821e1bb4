import type { KeyTree } from '../platform/sealing/opening.js';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lastOverdueReviewDay } from '../follow-up/follow-up.domain.js';
import { missedAt, questionsAt } from '../invitation/answers/missed.domain.js';
import { b64, keyOfCase } from '../platform/database/json.domain.js';

/** A case of the day as one statement gives it. */
export interface DayCaseTree {
  readonly id: string;
  readonly areaId: string;
  readonly familyId: string;
  readonly openedAt: string;
  readonly key: KeyTree | null;
  /** The guardian the case is called by: an id and a sealed name, null where the reader may not know it. */
  readonly guardian: {
    readonly id: string;
    readonly givenName: string | null;
    readonly familyName: string | null;
  } | null;
  readonly nextMeeting: {
    readonly id: string;
    readonly startsAt: string;
    readonly invited: number;
    readonly unanswered: number;
    readonly waitingSince: string | null;
  } | null;
  /** Meetings whose time is over and of which nobody has recorded yet that they were held. */
  readonly meetingsToRecord: number;
  readonly meetingsWithoutTime: number;
  /** Times that were kept for these, and that other meetings took over. */
  readonly lostHolds: number;
  /** Seats of meetings ahead on which somebody is missed. */
  readonly lostSeats: number;
  /** Invitees who ask for another time. */
  readonly counterProposals: number;
  /** Invitations that never arrived. */
  readonly bounced: number;
  /** What came in for meetings ahead and somebody has to look at. */
  readonly questions: number;
  /** Authorities that were asked for something instead of coming, and whose day for an answer has passed. */
  readonly overdueRemedies: number;
  readonly reviewDueOn: string | null;
  readonly reviewOverdue: boolean;
  /** It is due by the end of this week. */
  readonly reviewThisWeek: boolean;
  /** Something is agreed, nobody will review it, and nobody has begun to close the case. */
  readonly reviewMissing: boolean;
  /** The state of the meeting that was convened for it, and when that begins; null: none that will be or was. */
  readonly reviewMeeting: { readonly id: string; readonly startsAt: string | null } | null;
  /** People of the family whose last answer is bad, and of whom nobody has taken note yet. */
  readonly badFaces: number;
  readonly overdueActions: number;
  /** Promises of people who have left the network. */
  readonly orphanedActions: number;
  readonly requestedActions: number;
  /** Under way, inside the system and to the outside. */
  readonly handoversOpen: number;
  readonly expiringConsents: number;
  /** What ends so soon that it wants looking at, the soonest first. */
  readonly consentsEnding: readonly ConsentEnding[];
  readonly undecidedConsents: number;
}

/** A consent or a basis in law that ends soon. */
interface ConsentEnding {
  readonly id: string;
  readonly isStatutory: boolean;
  readonly unitName: string;
  /** `2026-12-31`, in the area's zone. */
  readonly lastDay: string;
}

/** SQL: what of the case `c` ends within fourteen days. */
const ENDING = `(select coalesce(json_agg(json_build_object('id', e.id, 'isStatutory', e.statutory, 'unitName', u.name,
      'lastDay', e.last_day) order by e.last_day, e.id), '[]')
    from (
      select x.id, x.unit_id, x.last_day, x.ends_at, false as statutory from consent x
      where x.area_id = c.area_id and x.case_id = c.id and x.state = 'given'
      union all
      select x.id, x.unit_id, ((x.ends_at at time zone 'Europe/Helsinki')::date - 1), x.ends_at, true from statutory_basis x
      where x.area_id = c.area_id and x.case_id = c.id and x.ended_at is null) e
    join unit u on u.id = e.unit_id
    where e.ends_at > access.now() and e.last_day <= (access.now() at time zone 'Europe/Helsinki')::date + 14)`;

/** How many cases a day shows; nobody answers for more at once. */
const CASES_AT_MOST = 200;

/** SQL: how many handovers of the case `c` are under way. */
const HANDOVERS_OPEN = `((select count(*) from handover h where h.area_id = c.area_id and h.case_id = c.id
    and h.state in ('proposed', 'consented', 'offered', 'accepted', 'joint-contact'))
  + (select count(*) from outside_handover h where h.area_id = c.area_id and h.case_id = c.id and h.state in ('proposed', 'given')))`;

/** SQL: something is agreed in the case `c`, no review `r` is ahead, and nobody has begun to close it. */
const REVIEW_MISSING = `r.id is null
    and exists (select from plan_version p where p.area_id = c.area_id and p.case_id = c.id and p.state = 'agreed')
    and not exists (select from case_closing x where x.area_id = c.area_id and x.case_id = c.id and x.called_off_at is null
      and x.reopened_at is null)`;

/** SQL: the meeting `m` belongs to the case `c`. */
const OF_CASE = 'm.area_id = c.area_id and m.case_id = c.id';

/**
 * Cases that the reader answers for, each with what wants doing: one statement, whatever their number. `today` is the
 * day in the area's zone.
 */
const DAY = `
select json_build_object('id', c.id, 'areaId', c.area_id, 'familyId', c.family_id, 'openedAt', c.opened_at,
  'key', ${keyOfCase('c.id')},
  'guardian', (select json_build_object('id', i.person_id, 'givenName', ${b64('i.given_name')}, 'familyName', ${b64('i.family_name')})
    from person p join person_identity i on i.area_id = p.area_id and i.person_id = p.id
    where p.area_id = c.area_id and p.family_id = c.family_id and p.role = 'guardian' order by p.id limit 1),
  'nextMeeting', (select json_build_object('id', m.id, 'startsAt', m.starts_at, 'invited', v.invited, 'unanswered', v.unanswered,
      'waitingSince', v.since)
    from meeting m, lateral (select count(*) as invited, count(*) filter (where i.answered_at is null) as unanswered,
        min(coalesce(i.reached_at, i.invited_at)) filter (where i.answered_at is null) as since
      from invitation i where i.area_id = m.area_id and i.meeting_id = m.id and i.cancelled_at is null) v
    where m.area_id = c.area_id and m.case_id = c.id and m.state = 'scheduled' and m.ends_at > access.now() order by m.starts_at limit 1),
  'meetingsToRecord', (select count(*) from meeting m where m.area_id = c.area_id and m.case_id = c.id and m.state = 'scheduled'
    and m.ends_at <= access.now()),
  'meetingsWithoutTime', (select count(*) from meeting m where m.area_id = c.area_id and m.case_id = c.id and m.state = 'draft'),
  'lostHolds', (select count(distinct (b.meeting_id, b.starts_at)) from meeting m
    join booking b on b.area_id = m.area_id and b.meeting_id = m.id and b.overridden_by is not null and b.starts_at > access.now()
    where m.area_id = c.area_id and m.case_id = c.id and m.state = 'draft'),
  'lostSeats', (select count(*) from (${missedAt(OF_CASE)}) missed), 'questions', (select count(*) from (${questionsAt(OF_CASE)}) asked),
  'counterProposals', v.counters, 'bounced', v.bounced, 'overdueRemedies', v.overdue,
  'reviewDueOn', r.due_on, 'reviewOverdue', coalesce(r.due_on < ?::date, false),
  'reviewThisWeek', coalesce(r.due_on between ?::date and ?::date, false),
  'reviewMissing', ${REVIEW_MISSING},
  'reviewMeeting', (select json_build_object('id', m.id, 'startsAt', m.starts_at) from meeting m
    where m.area_id = c.area_id and m.id = r.meeting_id and m.state <> 'cancelled'),
  'badFaces', (select count(*) from (select distinct on (h.person_id) h.face, h.noted_at from how_are_things h
    where h.area_id = c.area_id and h.case_id = c.id order by h.person_id, h.day desc) h where h.face = 'bad' and h.noted_at is null),
  'handoversOpen', ${HANDOVERS_OPEN},
  'overdueActions', coalesce(t.actions, 0), 'orphanedActions', coalesce(t.orphans, 0), 'requestedActions', a.requested, 'expiringConsents', s.expiring, 'consentsEnding', ${ENDING}, 'undecidedConsents', s.undecided
) as tree
from network_case c
left join review r on r.area_id = c.area_id and r.case_id = c.id and r.state = 'due'
cross join lateral (select
    count(*) filter (where a.commitment = 'requested' and a.since_version is null and a.until_version is null) as requested
  from plan_action a where a.area_id = c.area_id and a.case_id = c.id) a
left join (select o.case_id, count(*) filter (where o.kind = 'action') as actions, count(*) filter (where o.kind = 'orphan') as orphans
  from access.overdue_things((select access.cases('logistics', 'write'))::uuid[], ?::date, ?::date) o group by o.case_id) t on t.case_id = c.id
cross join lateral (select count(*) filter (where i.state = 'counter-proposed') as counters,
    count(*) filter (where i.state = 'bounced' and exists (select from meeting_participant f where f.area_id = i.area_id
      and f.id = i.participant_id and f.chosen)) as bounced,
    count(*) filter (where i.state in ('declined', 'delegated') and exists (select from invitation_remedy o where o.area_id = i.area_id and o.invitation_id = i.id
      and o.sequence = i.sequence and o.outcome is null and o.due_on < ?::date)) as overdue
  from meeting m join invitation i on i.area_id = m.area_id and i.meeting_id = m.id and i.cancelled_at is null
  where ${OF_CASE} and m.state = 'scheduled' and m.ends_at > access.now()) v
cross join lateral (select
    count(*) filter (where x.state = 'given' and x.last_day >= ?::date and x.last_day < ?::date + 30) as expiring,
    count(*) filter (where x.state = 'explained') as undecided
  from consent x where x.area_id = c.area_id and x.case_id = c.id) s
where c.area_id = ? and c.state <> 'closed' and c.id = any ((select access.cases('logistics', 'write'))::uuid[])
order by c.opened_at, c.id limit ${CASES_AT_MOST}`;

const lastDayOfWeek = (day: Temporal.PlainDate) => day.add({ days: day.daysInWeek - day.dayOfWeek });

/** The counsellor's day. */
@Injectable()
export class DayRepository {
  constructor(private readonly em: EntityManager) {}

  async of(areaId: string, today: Temporal.PlainDate): Promise<DayCaseTree[]> {
    const day = today.toString();
    const ofReviews = [day, day, lastDayOfWeek(today).toString()];
    const ofOverdue = [lastOverdueReviewDay(today).toString(), day];
    const values = [...ofReviews, ...ofOverdue, day, day, day, areaId];
    const rows = await this.em.execute<{ tree: DayCaseTree }[]>(DAY, values);
    return rows.map(({ tree }) => tree);
  }
}
