import { Migration } from '@mikro-orm/migrations';

/** Goals as a review found them, how things are in the family's own words, and what is overdue. */
export class Migration20261122000035_follow_up extends Migration {
  override up(): void {
    for (const statement of [...GOAL_RATING, ...HOW_ARE_THINGS]) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(SAYING, OVERDUE, THINGS, TELLING);
  }

  override down(): void {
    this.asAccess(UNDO);
    this.addSql(NO_MEETING);
    this.addSql('drop table if exists how_are_things, goal_rating');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const forced = (table: string) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
];
const undeletable = (table: string) => [
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
];
const SELF = '(select access.principal())';
const cases = (verb: string, extent = '') =>
  `case_id = any ((select access.cases('plan', '${verb}'${extent}))::uuid[])`;
const kept = (table: string) => `id <> all ((select access.withheld_records('${table}'))::uuid[])`;

const GOAL_RATING = [
  `create table "goal_rating" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "review_id" uuid not null, "goal_id" uuid not null, "rating" text not null, "words" bytea null, "rated_at" timestamptz not null, "rated_by" uuid not null, primary key ("area_id", "id"))`,
  `create index "goal_rating_goal" on "goal_rating" ("area_id", "goal_id", "rated_at")`,
  `alter table "goal_rating" add constraint "goal_rating_id" unique ("id")`,
  `alter table "goal_rating" add constraint "goal_rating_once" unique ("area_id", "review_id", "goal_id")`,
  `alter table "goal_rating" add constraint "goal_rating_rating_check" check ("rating" in ('achieved', 'partly', 'not-achieved', 'dropped'))`,
  ...forced('goal_rating'),
  `create policy "goal_rating_read" on "goal_rating" for select to "yhdessa_app" using (${cases('read')} and ${kept('goal_rating')})`,
  `create policy "goal_rating_new" on "goal_rating" for insert to "yhdessa_app" with check (${cases('write')} and rated_by = ${SELF} and exists (select from review o where o.id = goal_rating.review_id and o.case_id = goal_rating.case_id) and exists (select from plan_goal o where o.id = goal_rating.goal_id and o.case_id = goal_rating.case_id))`,
  `create policy "goal_rating_change" on "goal_rating" for update to "yhdessa_app" using (${cases('write')} and ${kept('goal_rating')}) with check (${cases('write')})`,
  ...undeletable('goal_rating'),
];

const OWN = `(person_id = ${SELF} and (${cases('read')} or ${cases('read', ", 'own'")}))`;
const HOW_ARE_THINGS = [
  `create table "how_are_things" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "person_id" uuid not null, "day" date not null, "face" text not null, "words" bytea null, "said_at" timestamptz not null, "recorded_by" uuid null, "noted_at" timestamptz null, "noted_by" uuid null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `alter table "how_are_things" add constraint "how_are_things_id" unique ("id")`,
  `alter table "how_are_things" add constraint "how_are_things_daily" unique ("area_id", "case_id", "person_id", "day")`,
  `alter table "how_are_things" add constraint "how_are_things_noted" check ((noted_at is null) = (noted_by is null))`,
  `alter table "how_are_things" add constraint "how_are_things_face_check" check ("face" in ('good', 'so-so', 'bad'))`,
  ...forced('how_are_things'),
  `create policy "how_are_things_read" on "how_are_things" for select to "yhdessa_app" using ((${cases('write')} or ${OWN}) and ${kept('how_are_things')})`,
  `create policy "how_are_things_new" on "how_are_things" for insert to "yhdessa_app" with check (false)`,
  `create policy "how_are_things_change" on "how_are_things" for update to "yhdessa_app" using (${cases('write')} and ${kept('how_are_things')}) with check (${cases('write')})`,
  ...undeletable('how_are_things'),
  `create policy "how_are_things_said" on "how_are_things" for insert to "yhdessa_access" with check (true)`,
  `create policy "how_are_things_said_anew" on "how_are_things" for update to "yhdessa_access" using (true) with check (true)`,
];

/** A rating never changes; of an answer only that somebody has taken note of it. */
const PRIVILEGES = `
alter table "review" add column "meeting_id" uuid null, add column "late_reason" bytea null;
grant update (meeting_id) on review to yhdessa_app;
grant select, insert on goal_rating to yhdessa_app;
grant select on goal_rating, how_are_things to yhdessa_access;
grant select, update (noted_at, noted_by, version) on how_are_things to yhdessa_app;
grant insert, update on how_are_things to yhdessa_access;
create trigger change_meets_a_row after update on how_are_things referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/**
 * How things are, said by a guardian or a young person of the family themselves, for which logistics are enough, so that
 * a remembered device may say what it may not read; or to who may write the plan, who takes it down. One answer for each
 * day: said anew, it is another one in the same place. What somebody said themselves nobody takes down otherwise: null.
 */
const SAYING = `
create function access.say_how_things_are(new_id uuid, of_case uuid, of_person uuid, what text, said bytea) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  area uuid;
  of_day date := (access.now() at time zone 'Europe/Helsinki')::date;
  via uuid := nullif(access.principal(), of_person);
  before public.how_are_things;
  now_version integer := 1;
begin
  select c.area_id into area from public.network_case c
  join public.person p on p.area_id = c.area_id and p.family_id = c.family_id and p.id = of_person and p.role in ('guardian', 'child')
  where c.id = of_case and c.state <> 'closed' and exists (select from access.access_grant g
    where g.principal_id = access.principal() and g.scope_type = 'case' and g.scope_id = of_case
      and access.opens(g.category) and access.holds(g.valid_from, g.valid_until)
      and (via is null and g.category = 'logistics' and g.verb = 'read' and g.basis in ('guardian', 'minor')
        or via is not null and g.category = 'plan' and g.verb = 'write' and g.extent = 'all'));
  if area is null then
    raise exception 'how things are is said by the family, or to who keeps its plan' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('how are things ' || of_case::text || of_person::text, 0));
  select h.* into before from public.how_are_things h
  where h.area_id = area and h.case_id = of_case and h.person_id = of_person and h.day = of_day;
  if via is not null and before.recorded_by is null and before.id is not null then return null; end if;
  if before.id is null then
    insert into public.how_are_things (area_id, id, case_id, person_id, day, face, words, said_at, recorded_by)
    values (area, new_id, of_case, of_person, of_day, what, said, access.now(), via);
  else
    update public.how_are_things h set id = new_id, face = what, words = said, said_at = access.now(), recorded_by = via,
      noted_at = null, noted_by = null, version = h.version + 1
    where h.id = before.id returning h.version into now_version;
  end if;
  return now_version;
end $$;
revoke execute on function access.say_how_things_are(uuid, uuid, uuid, text, bytea) from public;
grant execute on function access.say_how_things_are(uuid, uuid, uuid, text, bytea) to yhdessa_app;
`;

/**
 * What is overdue in some cases, as far as the caller may see them: reviews due by \`reviews_by\`, promises due before
 * \`today\`, and promises behind which nobody stands, since the day their owner left or handed them over.
 */
const OVERDUE = `
create function access.overdue_of_follow_up(of_cases uuid[], reviews_by date, today date)
returns table (kind text, id uuid, case_id uuid, area_id uuid, due_on date, owner_id uuid, version integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'review', r.id, r.case_id, r.area_id, r.due_on, null::uuid, r.version
  from public.review r where r.case_id = any (of_cases) and r.state = 'due' and r.due_on <= reviews_by
  union all
  select case when o.left_on is null then 'action' else 'orphan' end, a.id, a.case_id, a.area_id,
    coalesce(o.left_on, a.due_on), a.owner_id, a.version
  from public.plan_action a
  join public.network_case c on c.area_id = a.area_id and c.id = a.case_id
  left join lateral (
    select (max(n.left_at) at time zone 'Europe/Helsinki')::date as left_on from public.network_member n
    where a.progress <> 'handed-over' and n.area_id = a.area_id and n.case_id = a.case_id
      and n.professional_id = a.owner_id and n.unit_id = a.owner_unit
      and (c.counsellor_id, c.counsellor_unit) is distinct from (a.owner_id, a.owner_unit)
      and not exists (select from public.responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id
        and r.until is null and r.professional_id = a.owner_id and r.unit_id = a.owner_unit)
    having bool_and(n.left_at is not null)
    union all
    select coalesce((a.progress_at at time zone 'Europe/Helsinki')::date, a.due_on)
    where a.progress = 'handed-over' and not exists (select from public.plan_action t where t.area_id = a.area_id
      and t.replaces = a.id and t.until_version is null and t.commitment in ('requested', 'committed'))) o on true
  where a.case_id = any (of_cases) and a.commitment = 'committed'
    and (o.left_on is not null or a.due_on < today and a.progress <> 'handed-over')
    and a.progress in ('open', 'in-progress', 'stuck', 'handed-over')
    and (select max(v.number) from public.plan_version v where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed')
      between a.since_version and coalesce(a.until_version - 1, 2147483647)
$$;
revoke execute on function access.overdue_of_follow_up(uuid[], date, date) from public;
grant execute on function access.overdue_of_follow_up(uuid[], date, date) to yhdessa_app;
`;

/** All that is overdue, and in which case something may become so: later chapters add what they wait for. */
const THINGS = `
create function access.overdue_things(of_cases uuid[], reviews_by date, today date)
returns table (kind text, id uuid, case_id uuid, area_id uuid, due_on date, owner_id uuid, version integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select * from access.overdue_of_follow_up(of_cases, reviews_by, today)
$$;
create function access.case_of_overdue(of_id uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.case_id from public.review r where r.id = of_id
  union all select a.case_id from public.plan_action a where a.id = of_id
$$;
create function access.cases_of_team(lead uuid, of_area uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from public.network_case c
  where (of_area is null or c.area_id = of_area) and c.state <> 'closed' and exists (select from access.membership m
    where m.principal_id = lead and m.role = 'team-lead' and m.area_id = c.area_id and m.unit_id = c.counsellor_unit
      and access.holds(m.valid_from, m.valid_until))
$$;
create function access.overdue_of_team(of_area uuid, reviews_by date, today date)
returns table (kind text, case_id uuid, due_on date, counsellor_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.kind, t.case_id, t.due_on, c.counsellor_id
  from access.overdue_things(access.cases_of_team(access.principal(), of_area), reviews_by, today) t
  join public.network_case c on c.area_id = t.area_id and c.id = t.case_id
$$;
revoke execute on function access.overdue_things(uuid[], date, date), access.case_of_overdue(uuid), access.cases_of_team(uuid, uuid),
  access.overdue_of_team(uuid, date, date) from public;
grant execute on function access.overdue_things(uuid[], date, date), access.overdue_of_team(uuid, date, date) to yhdessa_app;
`;

/**
 * Whom the worker tells that something is overdue, if it still is: the counsellor, or, of what has waited too long, who
 * leads their team. And what it tells somebody: how much, and no more.
 */
const TELLING = `
create function access.overdue_concerns(of_id uuid, is_escalated boolean, reviews_by date, today date) returns table (who uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare the public.network_case;
begin
  perform access.require_worker();
  select c.* into the from public.network_case c where c.state <> 'closed' and c.id = access.case_of_overdue(of_id);
  if not exists (select from access.overdue_things(array[the.id], reviews_by, today) t where t.id = of_id) then return; end if;
  if is_escalated then
    return query select distinct m.principal_id from access.membership m
    where m.area_id = the.area_id and m.unit_id = the.counsellor_unit and m.role = 'team-lead' and access.holds(m.valid_from, m.valid_until);
  elsif access.may_write_now(the.counsellor_id, the.id, 'plan') then
    return query select the.counsellor_id;
  end if;
end $$;
create function access.overdue_count(whose uuid, is_lead boolean, reviews_by date, today date, escalated_by date)
returns table (address text, language text, things integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  watched uuid[];
begin
  perform access.require_worker();
  watched := case when is_lead then access.cases_of_team(whose, null)
    else (select coalesce(array_agg(c.id), '{}') from public.network_case c where c.counsellor_id = whose and c.state <> 'closed'
      and access.may_write_now(whose, c.id, 'plan')) end;
  return query select p.email, p.language, n.things from public.professional p, lateral (select count(*)::integer as things
    from access.overdue_things(watched, reviews_by, today) t where not is_lead or t.due_on <= escalated_by) n
  where p.id = whose and n.things > 0;
end $$;
revoke execute on function access.overdue_concerns(uuid, boolean, date, date),
  access.overdue_count(uuid, boolean, date, date, date) from public;
grant execute on function access.overdue_concerns(uuid, boolean, date, date),
  access.overdue_count(uuid, boolean, date, date, date) to yhdessa_app;
`;

/** Back to before. */
const UNDO = `
drop function access.overdue_count(uuid, boolean, date, date, date),
  access.overdue_concerns(uuid, boolean, date, date), access.overdue_of_team(uuid, date, date), access.cases_of_team(uuid, uuid),
  access.overdue_things(uuid[], date, date), access.case_of_overdue(uuid), access.overdue_of_follow_up(uuid[], date, date),
  access.say_how_things_are(uuid, uuid, uuid, text, bytea)`;
const NO_MEETING = `
alter table "review" drop column "meeting_id", drop column "late_reason"`;
