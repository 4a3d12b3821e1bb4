import { Migration } from '@mikro-orm/migrations';

/** Where busy and free time comes from: subscribed calendars, painted time, answers; and one merged row a week. */
export class Migration20261122000015_availability_sources extends Migration {
  override up(): void {
    // painted_time
    this.addSql(
      `create table "painted_time" ("id" uuid not null, "professional_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "status" text not null, "painted_at" timestamptz not null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "painted_time_professional" on "painted_time" ("professional_id", "starts_at")`);
    this.addSql(`alter table "painted_time" add constraint "painted_time_order" check (starts_at < ends_at)`);
    this.addSql(
      `alter table "painted_time" add constraint "painted_time_status_check" check ("status" in ('can', 'if-need-be'))`,
    );
    this.addSql(`alter table "painted_time" enable row level security`);
    this.addSql(`alter table "painted_time" force row level security`);
    this.addSql(
      `create policy "painted_time_read" on "painted_time" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "painted_time_new" on "painted_time" for insert to "yhdessa_app" with check (professional_id = (select access.principal()))`,
    );
    this.addSql(
      `create policy "painted_time_change" on "painted_time" for update to "yhdessa_app" using (professional_id = (select access.principal())) with check (professional_id = (select access.principal()))`,
    );
    this.addSql(`create policy "painted_time_delete" on "painted_time" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "painted_time_derivation" on "painted_time" for select to "yhdessa_access" using (true)`,
    );

    // calendar_subscription
    this.addSql(
      `create table "calendar_subscription" ("id" uuid not null, "professional_id" uuid not null, "address" bytea null, "added_at" timestamptz not null, "removed_at" timestamptz null, "status" text not null, "reason" text null, "failures" int not null, "next_at" timestamptz null, "tried_at" timestamptz null, "read_at" timestamptz null, "known_until" timestamptz null, "read_from" timestamptz null, "read_to" timestamptz null, "busy" jsonb not null, "etag" text null, "last_modified" text null, primary key ("id"))`,
    );
    this.addSql(`create index "calendar_subscription_professional" on "calendar_subscription" ("professional_id")`);
    this.addSql(`create index "calendar_subscription_due" on "calendar_subscription" ("next_at")`);
    this.addSql(
      `alter table "calendar_subscription" add constraint "calendar_subscription_removed" check ((removed_at is null) = (address is not null) and (removed_at is null or busy = '[]' and next_at is null and known_until is null))`,
    );
    this.addSql(
      `alter table "calendar_subscription" add constraint "calendar_subscription_window" check ((read_from is null) = (read_to is null) and read_from < read_to)`,
    );
    this.addSql(
      `alter table "calendar_subscription" add constraint "calendar_subscription_known" check (known_until is null or read_from is not null)`,
    );
    this.addSql(
      `alter table "calendar_subscription" add constraint "calendar_subscription_status_check" check ("status" in ('waiting', 'ok', 'partial', 'failing', 'paused'))`,
    );
    this.addSql(`alter table "calendar_subscription" enable row level security`);
    this.addSql(`alter table "calendar_subscription" force row level security`);
    this.addSql(
      `create policy "calendar_subscription_read" on "calendar_subscription" for select to "yhdessa_app" using ((professional_id = (select access.principal()) or (select access.principal()) = '00000000-0000-7000-8000-00000000000a'::uuid))`,
    );
    this.addSql(
      `create policy "calendar_subscription_new" on "calendar_subscription" for insert to "yhdessa_app" with check (professional_id = (select access.principal()))`,
    );
    this.addSql(
      `create policy "calendar_subscription_change" on "calendar_subscription" for update to "yhdessa_app" using (professional_id = (select access.principal())) with check (professional_id = (select access.principal()))`,
    );
    this.addSql(
      `create policy "calendar_subscription_delete" on "calendar_subscription" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "calendar_subscription_derivation" on "calendar_subscription" for select to "yhdessa_access" using (true)`,
    );

    // busy_week
    this.addSql(
      `create table "busy_week" ("professional_id" uuid not null, "week" date not null, "busy" int4[] not null, "out_of_office" int4[] not null, "tentative" int4[] not null, primary key ("professional_id", "week"))`,
    );
    this.addSql(`alter table "busy_week" enable row level security`);
    this.addSql(`alter table "busy_week" force row level security`);
    this.addSql(
      `create policy "busy_week_read" on "busy_week" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(`create policy "busy_week_new" on "busy_week" for insert to "yhdessa_app" with check (false)`);
    this.addSql(
      `create policy "busy_week_change" on "busy_week" for update to "yhdessa_app" using (false) with check (false)`,
    );
    this.addSql(`create policy "busy_week_delete" on "busy_week" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "busy_week_derivation" on "busy_week" to "yhdessa_access" using (true) with check (true)`,
    );

    // calendar_knowledge
    this.addSql(
      `create table "calendar_knowledge" ("professional_id" uuid not null, "is_partial" boolean not null, "known_until" timestamptz null, "read_from" timestamptz null, "read_to" timestamptz null, primary key ("professional_id"))`,
    );
    this.addSql(`alter table "calendar_knowledge" enable row level security`);
    this.addSql(`alter table "calendar_knowledge" force row level security`);
    this.addSql(
      `create policy "calendar_knowledge_read" on "calendar_knowledge" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "calendar_knowledge_new" on "calendar_knowledge" for insert to "yhdessa_app" with check (false)`,
    );
    this.addSql(
      `create policy "calendar_knowledge_change" on "calendar_knowledge" for update to "yhdessa_app" using (false) with check (false)`,
    );
    this.addSql(
      `create policy "calendar_knowledge_delete" on "calendar_knowledge" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "calendar_knowledge_derivation" on "calendar_knowledge" to "yhdessa_access" using (true) with check (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(ANSWERED);
    this.addSql(WEEKS);
    this.addSql(KNOWLEDGE);
    this.addSql(RENEWAL);
    this.addSql('reset role');
    for (const table of SOURCES) this.addSql(renewAfter(table));
    this.addSql(FIRST_WEEKS);
  }

  override down(): void {
    for (const cause of ['new', 'changed']) this.addSql(`drop trigger renew_${cause} on busy_interval`);
    this.addSql('drop table calendar_knowledge, busy_week, calendar_subscription, painted_time');
    this.addSql(UNDO);
  }
}

const CHANGEABLE = ['painted_time', 'calendar_subscription'];
/** What busy weeks are derived from. */
const SOURCES = ['busy_interval', 'calendar_subscription'];

/** What has been recorded can be changed only in these columns; nothing is deleted. What is derived is only read. */
const PRIVILEGES = `
grant select, insert on painted_time, calendar_subscription to yhdessa_app;
grant update (ended_at) on painted_time to yhdessa_app;
grant update (address, removed_at, status, reason, failures, next_at, tried_at, read_at, known_until, read_from, read_to,
  busy, etag, last_modified) on calendar_subscription to yhdessa_app;
grant select on busy_week, calendar_knowledge to yhdessa_app;
grant select on painted_time, calendar_subscription to yhdessa_access;
grant select, insert, update, delete on busy_week, calendar_knowledge to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * What people answered to polls of times, without to which: `can`, `if-need-be` or `cannot`. Nobody asks anybody yet: a
 * later migration fills it.
 */
const ANSWERED = `
create function access.answered_times(professionals uuid[], from_instant timestamptz, to_instant timestamptz)
returns table (professional_id uuid, starts_at timestamptz, ends_at timestamptz, answer text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select null::uuid, null::timestamptz, null::timestamptz, null::text where false
$$;
revoke execute on function access.answered_times(uuid[], timestamptz, timestamptz) from public;
grant execute on function access.answered_times(uuid[], timestamptz, timestamptz) to yhdessa_app;
`;

/**
 * The busy weeks of people from all that tells of it: to whole minutes outwards, merged, cut at midnight before Monday.
 * Weeks are those of Helsinki, whatever the session's zone. Rows that stay the same are not written.
 */
const WEEKS = `
create function access.renew_busy_weeks(professionals uuid[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with source as (
    select i.professional_id, i.status, floor(extract(epoch from i.starts_at) / 60)::int as since,
      ceil(extract(epoch from i.ends_at) / 60)::int as until
    from public.busy_interval i where i.professional_id = any (professionals) and i.ended_at is null
    union all
    select s.professional_id, f.status, floor(f.start / 60000)::int, ceil(f."end" / 60000)::int
    from public.calendar_subscription s
      cross join lateral jsonb_to_recordset(s.busy) as f (start float8, "end" float8, status text)
    where s.professional_id = any (professionals) and s.removed_at is null),
  merged as (
    select professional_id, status, unnest(range_agg(int4range(since, until))) as span
    from source group by professional_id, status),
  cut as (
    select m.professional_id, w.week::date as week, m.status,
      array[greatest(lower(m.span), w.since), least(upper(m.span), w.until)] as pair
    from merged m cross join lateral (
      select week, (extract(epoch from week at time zone 'Europe/Helsinki') / 60)::int as since,
        (extract(epoch from (week + interval '7 days') at time zone 'Europe/Helsinki') / 60)::int as until
      from generate_series(date_trunc('week', to_timestamp(lower(m.span) * 60.0) at time zone 'Europe/Helsinki'),
        to_timestamp((upper(m.span) - 1) * 60.0) at time zone 'Europe/Helsinki', interval '7 days') as week) w),
  due as (
    select professional_id, week, coalesce(array_agg(pair order by pair) filter (where status = 'busy'), '{}') as busy,
      coalesce(array_agg(pair order by pair) filter (where status = 'out-of-office'), '{}') as out_of_office,
      coalesce(array_agg(pair order by pair) filter (where status = 'tentative'), '{}') as tentative
    from cut group by professional_id, week),
  gone as (
    delete from public.busy_week b where b.professional_id = any (professionals)
      and not exists (select from due d where d.professional_id = b.professional_id and d.week = b.week))
  insert into public.busy_week as b (professional_id, week, busy, out_of_office, tentative)
  select professional_id, week, busy, out_of_office, tentative from due
  on conflict (professional_id, week) do update
  set busy = excluded.busy, out_of_office = excluded.out_of_office, tentative = excluded.tentative
  where (b.busy, b.out_of_office, b.tentative) is distinct from (excluded.busy, excluded.out_of_office, excluded.tentative)
$$;
revoke execute on function access.renew_busy_weeks(uuid[]) from public;
`;

/** Of several calendars the one that is known least decides: what takes time in it cannot be seen in the others. */
const KNOWLEDGE = `
create function access.renew_calendar_knowledge(professionals uuid[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with due as (
    select s.professional_id, bool_or(s.status = 'partial') as is_partial, bool_and(s.known_until is not null) as is_known,
      min(s.known_until) as known_until, max(s.read_from) as read_from, min(s.read_to) as read_to
    from public.calendar_subscription s where s.professional_id = any (professionals) and s.removed_at is null
    group by s.professional_id),
  gone as (
    delete from public.calendar_knowledge k where k.professional_id = any (professionals)
      and not exists (select from due d where d.professional_id = k.professional_id))
  insert into public.calendar_knowledge as k (professional_id, is_partial, known_until, read_from, read_to)
  select professional_id, is_partial, case when is_known then known_until end, case when is_known then read_from end,
    case when is_known then read_to end
  from due
  on conflict (professional_id) do update
  set is_partial = excluded.is_partial, known_until = excluded.known_until, read_from = excluded.read_from,
    read_to = excluded.read_to
  where (k.is_partial, k.known_until, k.read_from, k.read_to)
    is distinct from (excluded.is_partial, excluded.known_until, excluded.read_from, excluded.read_to)
$$;
revoke execute on function access.renew_calendar_knowledge(uuid[]) from public;
`;

/**
 * Whatever changes a source renews what is derived from it, in the same transaction: no path can forget it. First comes
 * a lock per person, so that of two changes at once the later one sees the earlier one's; for a great many people at
 * once a single one, because so many would fill PostgreSQL's lock table. Locks are statements of their own: the
 * next one's snapshot sees who went before.
 */
const RENEWAL = `
create function access.renew_times_of_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  people uuid[] := array(select distinct c.professional_id from changed c order by 1);
  who uuid;
begin
  if cardinality(people) > 50 then
    perform pg_advisory_xact_lock(hashtextextended('busy weeks', 0));
  else
    perform pg_advisory_xact_lock_shared(hashtextextended('busy weeks', 0));
    foreach who in array people loop
      perform pg_advisory_xact_lock(hashtextextended('busy weeks of ' || who::text, 0));
    end loop;
  end if;
  perform access.renew_busy_weeks(people);
  perform access.renew_calendar_knowledge(people);
  return null;
end $$;
`;

const renewAfter = (table: string) => `
create trigger renew_new after insert on ${table} referencing new table as changed
  for each statement execute function access.renew_times_of_changed();
create trigger renew_changed after update on ${table} referencing new table as changed
  for each statement execute function access.renew_times_of_changed()`;

/** The trigger's function is closed once the triggers stand; and what was recorded before them is derived. */
const FIRST_WEEKS = `
set local role yhdessa_access;
revoke execute on function access.renew_times_of_changed() from public;
select access.renew_busy_weeks(array(select distinct i.professional_id from public.busy_interval i));
reset role`;

/** Back to before. */
const UNDO = `
drop function access.renew_times_of_changed(), access.renew_calendar_knowledge(uuid[]), access.renew_busy_weeks(uuid[]),
  access.answered_times(uuid[], timestamptz, timestamptz)`;
