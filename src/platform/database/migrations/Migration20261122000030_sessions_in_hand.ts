import { Migration } from '@mikro-orm/migrations';

/** Sessions in the hands of their owners and of those who let people in, and forms that outlive them. */
export class Migration20261122000030_sessions_in_hand extends Migration {
  override up(): void {
    this.addSql(OPERATORS);
    this.addSql('set local role yhdessa_access');
    this.addSql(EVERYWHERE);
    this.addSql(KEPT);
    this.addSql(SWEEPING);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
    this.addSql(NO_OPERATORS);
  }
}

/** Commands of an operator work as the owner and outside all sessions. What they did stands in the log all the same. */
const OPERATORS = `
grant insert (at, principal_id, action, operation, basis) on audit.access_log to yhdessa_access;
create policy operators on audit.access_log for insert to yhdessa_access
  with check (principal_id = '00000000-0000-7000-8000-00000000000e' and action = 'change' and basis = 'operator');
`;
const NO_OPERATORS = `
drop policy operators on audit.access_log;
revoke insert (at, principal_id, action, operation, basis) on audit.access_log from yhdessa_access`;

/** All sessions, devices and visits of somebody: by themselves, and by an administrator where they work or worked. */
const EVERYWHERE = `
create function access.end_everywhere(who uuid, keeping uuid) returns integer
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  with gone as (delete from access.session s where s.principal_id = who and s.id is distinct from keeping returning *)
  select count(*) into ended from gone where gone.ends_at > access.now() and gone.seen_at + gone.idle > access.now();
  delete from access.visit v where v.principal_id = who;
  return ended;
end $$;
create function access.end_other_sessions(keeping uuid) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select access.end_everywhere(access.principal(), keeping)
$$;
create function access.end_sessions_of(who uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from access.membership m
    where m.principal_id = who and m.area_id = any (access.areas_as('admin'))) then
    raise exception 'sessions are ended by administrators of where somebody works or worked' using errcode = '42501';
  end if;
  return access.end_everywhere(who, null);
end $$;
revoke execute on function access.end_everywhere(uuid, uuid), access.end_other_sessions(uuid), access.end_sessions_of(uuid)
  from public;
grant execute on function access.end_other_sessions(uuid), access.end_sessions_of(uuid) to yhdessa_app;
`;

/**
 * What somebody typed into a form when their session was over already. Known by the keyed hash of a cookie, and shown to
 * the one whose session it was: a row of a session that is over tells that for a day more. What comes by a session that
 * nobody knows is not kept.
 */
const KEPT = `
create table access.kept_form (
  id uuid primary key,
  secret_hash bytea not null,
  path text not null check (path ~ '^/[a-z0-9/-]{1,100}$'),
  principal_id uuid not null,
  typed bytea not null check (octet_length(typed) <= 9000),
  ends_at timestamptz not null,
  unique (secret_hash, path)
);
comment on table access.kept_form is 'A form that came after its session was over. secret_hash: of the cookie of the browser. typed: sealed. Shown to principal_id alone.';
create index kept_form_principal on access.kept_form (principal_id);
alter table access.kept_form enable row level security;
alter table access.kept_form force row level security;
create policy derivation on access.kept_form to yhdessa_access using (true) with check (true);
create function access.keep_form(came_by bytea[], of jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  new access.kept_form := jsonb_populate_record(null::access.kept_form, of);
begin
  select w.principal_id into new.principal_id from (
    select s.principal_id from access.session s where s.id_hash = any (came_by)
    union all select v.principal_id from access.visit v where v.id_hash = any (came_by)) w limit 1;
  if new.principal_id is null then return false; end if;
  delete from access.kept_form f where f.ends_at <= access.now()
    and (f.principal_id = new.principal_id or f.secret_hash = new.secret_hash);
  if (select count(*) >= 10 from access.kept_form f where f.principal_id = new.principal_id) then return false; end if;
  insert into access.kept_form select new.* on conflict do nothing;
  return found;
end $$;
create function access.kept_form_of(secrets bytea[], of_path text) returns table (id uuid, typed bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.kept_form f where f.secret_hash = any (secrets) and f.principal_id is distinct from access.principal();
  return query select f.id, f.typed from access.kept_form f
    where f.secret_hash = any (secrets) and f.path = of_path and f.ends_at > access.now();
end $$;
create function access.forget_kept_form(secrets bytea[], of_path text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.kept_form f
  where f.secret_hash = any (secrets) and f.path = of_path and f.principal_id = access.principal()
$$;
revoke execute on function access.keep_form(bytea[], jsonb), access.kept_form_of(bytea[], text),
  access.forget_kept_form(bytea[], text) from public;
grant execute on function access.keep_form(bytea[], jsonb), access.kept_form_of(bytea[], text),
  access.forget_kept_form(bytea[], text) to yhdessa_app;
`;

/** A session or visit that is over opens nothing; for a day it still tells whose it was. */
const SWEEPING = `
create or replace function access.sweep_sessions(at_instant timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.kept_form f where f.ends_at <= at_instant;
  with gone as (delete from access.session s
    where s.ends_at <= at_instant - interval '1 day' or s.seen_at + s.idle <= at_instant - interval '1 day' returning 1)
  select count(*) from gone
$$;
create or replace function access.sweep_email_codes() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.email_code c where c.ends_at <= access.now();
  delete from access.visit v
  where v.ends_at <= access.now() - interval '1 day' or v.seen_at + v.idle <= access.now() - interval '1 day';
  -- Who comes at this very moment locks several, in an order of their own: those are left to the next time.
  delete from access.gate g where (g.name, g.subject) in (
    select x.name, x.subject from access.gate x where x.empty_at <= access.now() for update skip locked);
end $$;
`;

/** Back to before. */
const UNDO = `
create or replace function access.sweep_email_codes() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.email_code c where c.ends_at <= access.now();
  delete from access.visit v where v.ends_at <= access.now() or v.seen_at + v.idle <= access.now();
  delete from access.gate g where (g.name, g.subject) in (
    select x.name, x.subject from access.gate x where x.empty_at <= access.now() for update skip locked);
end $$;
create or replace function access.sweep_sessions(at_instant timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from access.session s where s.ends_at <= at_instant or s.seen_at + s.idle <= at_instant returning 1)
  select count(*) from gone
$$;
drop function access.forget_kept_form(bytea[], text), access.kept_form_of(bytea[], text), access.keep_form(bytea[], jsonb);
drop table access.kept_form;
drop function access.end_sessions_of(uuid), access.end_other_sessions(uuid), access.end_everywhere(uuid, uuid);
`;
