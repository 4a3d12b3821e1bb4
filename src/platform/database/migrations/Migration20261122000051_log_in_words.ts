import { Migration } from '@mikro-orm/migrations';

/**
 * Who reads the log of a case reads entries and no lines: whoever searches it as an inspector or leads a team reads lines. And
 * whatever is changed of a meeting leaves its moment, by which its lines are found where the meeting is kept from somebody.
 */
export class Migration20261122000051_log_in_words extends Migration {
  override up(): void {
    this.addSql(GRANTED);
    this.addSql(MOMENTS);
    this.asAccess(KEEPING, moments(OF_MEETINGS), LINES, ENTRIES, NARROWED);
    for (const statement of KEPT) this.addSql(statement);
    this.addSql(reading(''));
  }

  override down(): void {
    this.addSql(reading(OF_OWN_SCOPES));
    for (const [table] of CHANGED) this.addSql(`drop trigger keep_moment on ${table}`);
    this.asAccess(UNDO, moments(''));
    this.addSql('drop table access.moment');
    this.addSql('alter table access.access_grant drop constraint access_grant_basis_check');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

/** What allows something stands in the log as it is called here: a new one needs words there first. */
const GRANTED = `
alter table access.access_grant add constraint access_grant_basis_check check (basis in
  ('opening', 'counsellor', 'responsible-person', 'stand-in', 'taker', 'recording', 'duty', 'team-lead', 'handover', 'consent',
   'consent-after-leaving', 'statute', 'statute-after-leaving', 'break-glass', 'with-reason', 'guardian', 'minor', 'close-person',
   'asking', 'basis-ended', 'disqualification'))`;

const MOMENTS = `
create table access.moment (record_type text not null, record_id uuid not null, at timestamptz not null,
  primary key (record_type, record_id, at));
comment on table access.moment is 'When something was changed of a meeting or of minutes: the lines of the log name no record, but one work has one moment.';
alter table access.moment enable row level security;
alter table access.moment force row level security;
create policy derivation on access.moment for all to yhdessa_access using (true) with check (true);
grant select, insert on access.moment to yhdessa_access;
`;
/** Of which type, and which column of the row names it. */
const KEEPING = `
create function access.keep_moment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.moment (record_type, record_id, at)
  select tg_argv[0], r.id, access.now() from (select (coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[1])::uuid) r (id)
  where r.id is not null and access.now() is not null
  on conflict do nothing;
  return null;
end $$;
revoke execute on function access.keep_moment() from public;
`;

/** What is of a meeting, and the column that names it. */
const CHANGED = [
  ['meeting', 'id'],
  ['meeting_place', 'meeting_id'],
  ['meeting_question', 'meeting_id'],
  ['meeting_participant', 'meeting_id'],
  ['booking', 'meeting_id'],
  ['invitation', 'meeting_id'],
] as const;
const KEPT = CHANGED.map(
  ([table, column]) =>
    `create trigger keep_moment after insert or update or delete on ${table} for each row execute function access.keep_moment('meeting', '${column}')`,
);

const OF_MEETINGS = `
    union select k.at from access.moment k where k.record_type = 'meeting' and k.record_id = any (meetings)`;
const moments = (ofMeetings: string) => `
create or replace function access.moments_of_withheld() returns timestamptz[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  minutes uuid[];
  meetings uuid[];
begin
  if not exists (select from access.withheld w where w.person_id = access.principal()) then return '{}'; end if;
  minutes := access.withheld_records('minutes');
  meetings := access.withheld_records('meeting');
  return array(
    select unnest(array[s.written_at, s.shared_at]) from public.meeting m join public.minutes_sheet s on s.area_id = m.area_id and s.meeting_id = m.id where m.id = any (minutes)
    union select unnest(array[x.written_at, x.shared_at]) from public.meeting m join public.minutes x on x.area_id = m.area_id and x.meeting_id = m.id where m.id = any (minutes)
    union select c.at from public.meeting m join public.minutes_confirmation c on c.area_id = m.area_id and c.meeting_id = m.id where m.id = any (minutes)
    union select unnest(array[m.convened_at, m.family_yes_at, m.cancelled_at]) from public.meeting m where m.id = any (meetings)${ofMeetings}
    union select unnest(array[i.invited_at, i.reached_at, i.answered_at, i.cancelled_at]) from public.meeting m join public.invitation i on i.area_id = m.area_id and i.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[n.queued_at, n.attempted_at, n.settled_at]) from public.meeting m join public.meeting_notice n on n.area_id = m.area_id and n.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[t.opened_at, t.asked_at, t.decided_at, t.closed_at]) from public.meeting m join public.time_poll t on t.area_id = m.area_id and t.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[r.asked_at, r.answered_at]) from public.meeting m join public.time_poll t on t.area_id = m.area_id and t.meeting_id = m.id join public.poll_recipient r on r.area_id = t.area_id and r.poll_id = t.id where m.id = any (meetings)
    union select w.recorded_at from public.written_input w where w.id = any (access.withheld_records('written_input'))
    union select s.changed_at from public.plan_section s where s.piece_id = any (access.withheld_records('plan_section'))
    union select v.changed_at from public.child_view v where v.piece_id = any (access.withheld_records('child_view'))
    union select h.changed_at from public.plan_helper h where h.piece_id = any (access.withheld_records('plan_helper'))
    union select c.changed_at from public.plan_copy c where c.piece_id = any (access.withheld_records('plan_copy'))
    union select g.changed_at from public.plan_goal g where g.id = any (access.withheld_records('plan_goal'))
    union select unnest(array[a.committed_at, a.progress_at]) from public.plan_action a where a.id = any (access.withheld_records('plan_action'))
    union select unnest(array[s.suggested_at, s.settled_at]) from public.action_suggestion s where s.id = any (access.withheld_records('action_suggestion'))
    union select a.at from public.plan_approval a where a.id = any (access.withheld_records('plan_approval'))
    union select h.handed_at from public.document_handout h where h.id = any (access.withheld_records('document_handout'))
    union select unnest(array[h.said_at, h.noted_at]) from public.how_are_things h where h.id = any (access.withheld_records('how_are_things'))
    union select unnest(array[w.asked_at, w.ended_at]) from public.meeting_wish w where w.id = any (access.withheld_records('meeting_wish'))
    union select d.decided_at from public.consent_decision d where d.id = any (access.withheld_records('consent_decision'))
    except select null);
end $$;
`;

/** What a minor does is never told to others of the family: lines that go away with a prohibition would tell of it. */
const KEPT_FROM = `access.withheld_records('access_log') || access.minors_beside_me()`;
/**
 * That a minor keeps something is told to nobody else of the family. To the minor also what was taken down on their word:
 * a prohibition has the very moment of its line.
 */
const PROHIBITING = `array['recordProhibition', 'liftProhibition']`;
/** By its name a line would tell somebody from whom the others hide that they do. */
const HIDING = `array['recordSafetyBan', 'extendSafetyBan', 'endSafetyBan', 'recordHousehold']`;

/** The lines of a case of which its readers may be told anything, as they were written: for what makes entries of them alone. */
const LINES = `
create function access.lines_of_log(of_case uuid, from_instant timestamptz, until_instant timestamptz) returns setof audit.access_log
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with it as materialized (
    select array(select s from unnest(array[c.id, c.family_id, c.contact_id]) s intersect select unnest(access.log_scopes())) as scopes
    from public.network_case c where c.id = of_case and of_case = any (access.log_scopes())
  ),
  me as materialized (
    select access.principal() as id, access.is_relative() as is_relative, ${KEPT_FROM} as kept, access.own_prohibitions() as own,
      access.units_kept_from_me() as is_hidden_from, access.has_withheld_log() as has_withheld, access.moments_of_withheld() as moments
  )
  select l.* from audit.access_log l
  where l.scope_id = any ((select scopes from it)::uuid[]) and l.at >= from_instant and l.at < until_instant
    and l.at <> all ((select moments from me)::timestamptz[])
    and (l.principal_id is null or l.principal_id <> all ((select kept from me)::uuid[]))
    and split_part(l.basis, ' to ', 2) <> all ((select kept from me)::text[])
    and (l.operation <> all (${PROHIBITING}) or l.principal_id = (select id from me) or not (select is_relative from me)
      or l.at = any ((select own from me)::timestamptz[]))
    and (l.operation <> all (${HIDING}) or not (select is_hidden_from from me))
    and (not (select has_withheld from me) or not access.is_log_withheld(l.principal_id, l.basis, l.at))
$$;
revoke execute on function access.lines_of_log(uuid, timestamptz, timestamptz) from public;
`;

/** Principals of our own, apart from the operator. */
const OURS = ['a', 'b', 'c', 'd'].map((digit) => `'00000000-0000-7000-8000-00000000000${digit}'`).join(', ');
const OPERATOR = `'00000000-0000-7000-8000-00000000000e'`;
const DAY = `date_trunc('day', l.at, 'Europe/Helsinki')`;

/** A consent, a basis in law, a reading with a reason: which one it was, also where the line does not name it. */
const SOURCE = `
  case
    when b.code in ('consent', 'consent-after-leaving') then (select c.id from public.consent c
      where c.case_id = of_case and c.decided_at <= e.last_at and (b.source = c.id::text or b.source = '' and c.unit_id = e.acting_for_unit)
      order by c.decided_at desc, c.id limit 1)
    when b.code in ('statute', 'statute-after-leaving') then (select s.id from public.statutory_basis s
      where s.case_id = of_case and s.recorded_at <= e.last_at and (b.source = s.id::text or b.source = '' and s.unit_id = e.acting_for_unit)
      order by s.recorded_at desc, s.id limit 1)
    when b.code in ('break-glass', 'with-reason') then (select r.id from public.break_glass r
      where r.case_id = of_case and r.professional_id = e.principal_id and (r.kind = 'supervision') = (b.code = 'with-reason')
        and r.opened_at <= e.last_at and e.last_at <= coalesce(r.ended_at, r.ends_at)
      order by r.opened_at desc, r.id limit 1) end`;

/**
 * A page of the log of one case, the newest first: what its reader is told, and no id of who did it. The lines of one piece of
 * work are one entry: one look at the case page. What somebody of the family did is one entry a day, without the hour: when
 * the other parent was online is not theirs to know, and one's own looks make no endless list. Nor do looks at the log
 * itself. What was recorded, changed and looked at at once is one deed. Of who was refused no name is told: they have seen
 * nothing. Where somebody of the family lives in hiding from the reader no unit is: a school or a clinic says in which town.
 */
const ENTRIES = `
create function access.log_of_case(of_case uuid, from_instant timestamptz, until_instant timestamptz,
  before_moment timestamptz, before_id bigint, at_most integer)
returns table (moment timestamptz, id bigint, folds boolean, at timestamptz, who text, person_id uuid, name text, title text, unit_name text,
  action text, categories text[], times bigint, withheld text, bases text[], told jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with it as materialized (
    select c.area_id, c.family_id, not access.keeps_units_from_me(c.family_id) as tells_units
    from public.network_case c where c.id = of_case and of_case = any (access.log_scopes())
  ),
  relatives as materialized (
    select coalesce(array_agg(p.id), '{}') as ids from public.person p join it on p.area_id = it.area_id and p.family_id = it.family_id
  ),
  line as (
    select l.*, f.folds, case when f.folds then ${DAY} else l.at end as moment,
      case when l.action = 'disclose' then l.basis end as given,
      case when f.folds or l.action in ('disclose', 'refused', 'search') then l.action else 'use' end as kind
    from access.lines_of_log(of_case, from_instant, until_instant) l
    cross join lateral (select coalesce(l.category = 'logs' or l.principal_id = any ((select ids from relatives)::uuid[]), false) as folds) f
    where l.action in ('read', 'record', 'change', 'disclose', 'refused', 'search')
  ),
  entry as (
    select l.moment, max(l.id) as id, l.folds, l.principal_id, l.acting_for_unit,
      case l.kind when 'use' then (array['record', 'change', 'read'])[min(array_position(array['record', 'change', 'read'], l.action))] else l.kind end as action,
      l.given, array_agg(distinct l.category) filter (where l.category is not null and l.action <> 'search') as categories,
      array_agg(distinct l.basis) as bases, count(distinct l.xid) as times, max(l.at) as last_at, null::text as withheld
    from line l
    group by l.moment, l.folds, case when not l.folds then l.xid end, l.principal_id, l.acting_for_unit, l.kind, l.given
    union all
    select w.day, -abs(hashtext(w.id::text)::bigint), true, null, null, null, null, null, null, 1, w.day, w.reason
    from access.withheld_log(of_case, from_instant, until_instant) w
  ),
  page as materialized (
    select e.*, nullif(split_part(e.given, ' to ', 2), '') as told_id from entry e
    where before_moment is null or (e.moment, e.id) < (before_moment, before_id)
    order by e.moment desc, e.id desc limit at_most
  ),
  staff as materialized (
    select * from access.staff_in_log(of_case, (select min(p.moment) from page p), (select max(p.last_at) + interval '1 second' from page p))
  )
  select e.moment, e.id, e.folds, case when not e.folds then e.last_at end, w.who,
    case when w.who in ('self', 'family') then e.principal_id end,
    case when w.who in ('self', 'professional', 'link') then n.name end, case when w.who in ('self', 'professional', 'link') then n.title end,
    case when it.tells_units then (select u.name from public.unit u where u.id = e.acting_for_unit) end,
    e.action, e.categories, e.times, e.withheld,
    array(select b.code || coalesce(':' || (${SOURCE})::text, '')
      from (select distinct split_part(t, ':', 1), split_part(t, ':', 2) from (select split_part(x, ' to ', 1) from unnest(e.bases) x) g (t)) b (code, source)
      order by 1),
    case when e.told_id is not null then jsonb_build_object('self', e.told_id = access.principal()::text, 'name', t.name, 'title', t.title,
      'unitName', case when it.tells_units then (select u.name from public.unit u where u.id::text = e.told_id) end,
      'personId', case when e.told_id = any ((select ids from relatives)::text[]) then e.told_id end) end
  from page e cross join it
  left join lateral (select s.* from staff s where s.id = e.principal_id order by s.by_link limit 1) n on true
  left join lateral (select s.* from staff s where s.id::text = e.told_id order by s.by_link limit 1) t on true
  cross join lateral (select case when e.withheld is not null then null
    when e.principal_id = access.principal() then 'self'
    when e.action = 'refused' then 'unnamed'
    when e.principal_id = any ((select ids from relatives)::uuid[]) then 'family'
    when e.principal_id = ${OPERATOR} then 'operator'
    when e.principal_id in (${OURS}) or (e.action = 'disclose' and coalesce(n.by_link, true)) then 'system'
    when n.by_link or 'link' = any (e.bases) then 'link'
    when n.name is not null then 'professional' else 'unnamed' end) w (who)
  order by e.moment desc, e.id desc
$$;
revoke execute on function access.log_of_case(uuid, timestamptz, timestamptz, timestamptz, bigint, integer) from public;
grant execute on function access.log_of_case(uuid, timestamptz, timestamptz, timestamptz, bigint, integer) to yhdessa_app;
`;

/** Who is in the log, and what of it is withheld, is asked for entries alone. */
const FOR_ENTRIES = `access.log_scopes(), access.own_prohibitions(), access.minors_beside_me(),
  access.withheld_log(uuid, timestamptz, timestamptz), access.staff_in_log(uuid, timestamptz, timestamptz)`;
const NARROWED = `revoke execute on function ${FOR_ENTRIES} from yhdessa_app`;

const UNDO = `
grant execute on function ${FOR_ENTRIES} to yhdessa_app;
drop function access.log_of_case(uuid, timestamptz, timestamptz, timestamptz, bigint, integer);
drop function access.lines_of_log(uuid, timestamptz, timestamptz);
drop function access.keep_moment();
`;

const KEPT_IDS = `(select ${KEPT_FROM})`;
const OF_OWN_SCOPES = `(scope_id = any ((select access.log_scopes())::uuid[])
      and (principal_id is null or principal_id <> all (${KEPT_IDS}::uuid[]))
      and split_part(basis, ' to ', 2) <> all (${KEPT_IDS}::text[])
      and (operation <> all (${PROHIBITING}) or principal_id = (select access.principal()) or not (select access.is_relative())
        or at = any ((select access.own_prohibitions())::timestamptz[]))
      and (operation <> all (${HIDING}) or not (select access.units_kept_from_me()))
      and (not (select access.has_withheld_log()) or not access.is_log_withheld(principal_id, basis, at)))
    or `;
/** Whoever is disqualified in a case inspects and leads nothing of its log. */
const reading = (ofOwnScopes: string) => `
alter policy read_own_scopes on audit.access_log using ((${ofOwnScopes}((scope_id is null or scope_id <> all ((select access.closed_to_me())::uuid[]))
      and (area_id = any ((select access.areas_as('log-inspector'))::uuid[])
        or (scope_type is not null and acting_for_unit = any ((select access.units_as('team-lead'))::uuid[]))))))`;
