import { Migration } from '@mikro-orm/migrations';

/** Sessions, wrapped data keys, first answers, the outbox and the demo clock. */
export class Migration20261121000003_platform extends Migration {
  override up(): void {
    this.addSql('create schema platform');
    this.addSql('grant usage on schema platform to yhdessa_app, yhdessa_access');
    this.addSql('set local role yhdessa_access');
    this.addSql(SESSIONS);
    this.addSql('reset role');
    this.addSql(DATA_KEYS);
    this.addSql(FIRST_ANSWERS);
    this.addSql(OUTBOX);
    this.addSql(DEMO_CLOCK);
  }

  override down(): void {
    this.addSql('drop schema platform cascade');
    this.addSql('drop function access.revoke_effect(text, text), access.reschedule_effect(text, text, timestamptz)');
    this.addSql('drop function access.retry_effect(uuid), access.worker()');
    this.addSql('drop function access.open_session(bytea, uuid, timestamptz, timestamptz, interval)');
    this.addSql('drop function access.principal_of_session(bytea, timestamptz), access.end_session(bytea)');
    this.addSql('drop function access.sweep_sessions(timestamptz), access.sweep_first_answers(timestamptz)');
    this.addSql('drop table access.session');
  }
}

/** Known by the keyed hash of the cookie only; the application cannot list them. */
const SESSIONS = `
create table access.session (
  id_hash bytea primary key,
  principal_id uuid not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  idle interval not null
);
create index session_principal on access.session (principal_id);
alter table access.session enable row level security;
alter table access.session force row level security;
create policy derivation on access.session to yhdessa_access using (true) with check (true);

create function access.open_session(hash bytea, who uuid, at_instant timestamptz, until timestamptz, idle_limit interval)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into access.session values (hash, who, at_instant, at_instant, until, idle_limit)
$$;
create function access.principal_of_session(hash bytea, at_instant timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found_session access.session;
begin
  select * into found_session from access.session s
  where s.id_hash = hash and s.ends_at > at_instant and s.seen_at + s.idle > at_instant;
  if found_session.seen_at < at_instant - interval '1 minute' then
    update access.session s set seen_at = at_instant where s.id_hash = hash;
  end if;
  return found_session.principal_id;
end $$;
create function access.end_session(hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.session s where s.id_hash = hash;
  if not found then raise exception 'the end of a session met no row' using errcode = 'P0002'; end if;
end $$;
create function access.sweep_sessions(at_instant timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from access.session s where s.ends_at <= at_instant or s.seen_at + s.idle <= at_instant returning 1)
  select count(*) from gone
$$;
revoke execute on function access.open_session(bytea, uuid, timestamptz, timestamptz, interval),
  access.principal_of_session(bytea, timestamptz), access.end_session(bytea), access.sweep_sessions(timestamptz) from public;
grant execute on function access.open_session(bytea, uuid, timestamptz, timestamptz, interval),
  access.principal_of_session(bytea, timestamptz), access.end_session(bytea), access.sweep_sessions(timestamptz) to yhdessa_app;
`;

/** Data keys, wrapped by a key that the database never sees. Destroying one erases what it sealed. */
const DATA_KEYS = `
create table platform.data_key (
  id uuid primary key,
  area_id uuid,
  scope_type text not null check (scope_type in ('contact', 'family', 'case', 'system')),
  scope_id uuid not null,
  wrapped bytea,
  wrapped_by text not null,
  created_at timestamptz not null,
  unique (scope_type, scope_id),
  check ((scope_type = 'system') = (area_id is null))
);
alter table platform.data_key enable row level security;
alter table platform.data_key force row level security;
create function access.worker() returns uuid language sql immutable parallel safe
  return '00000000-0000-7000-8000-00000000000a'::uuid;
create policy read_with_grant on platform.data_key for select to yhdessa_app using (
  scope_type = 'system' and access.principal() = access.worker()
  or scope_type = 'contact' and scope_id = any ((select access.contacts('identity', 'read') || access.contacts('needs', 'read'))::uuid[]));
create policy make_with_grant on platform.data_key for insert to yhdessa_app with check (
  scope_type = 'system' and access.principal() = access.worker()
  or scope_type = 'contact' and scope_id = any ((select access.contacts('identity', 'write') || access.contacts('needs', 'write'))::uuid[]));
create policy nobody_changes on platform.data_key for update to yhdessa_app using (false);
create policy nobody_deletes on platform.data_key for delete to yhdessa_app using (false);
create policy rotation on platform.data_key to yhdessa_access using (true) with check (true);
grant select, insert on platform.data_key to yhdessa_app;
grant select, update on platform.data_key to yhdessa_access;
`;

/** The first answer to each request of a principal, sealed. A repeat gets it; after a day only the fact remains. */
const FIRST_ANSWERS = `
create table platform.first_answer (
  principal_id uuid not null,
  request_id uuid not null,
  question bytea not null,
  answer bytea,
  log jsonb,
  answered_at timestamptz not null,
  primary key (principal_id, request_id)
);
create index first_answer_age on platform.first_answer (answered_at);
alter table platform.first_answer enable row level security;
alter table platform.first_answer force row level security;
create policy own on platform.first_answer for select to yhdessa_app using (principal_id = access.principal());
create policy own_new on platform.first_answer for insert to yhdessa_app with check (principal_id = access.principal());
create policy own_fill on platform.first_answer for update to yhdessa_app using (principal_id = access.principal());
create policy none_delete on platform.first_answer for delete to yhdessa_app using (false);
create policy sweeping on platform.first_answer to yhdessa_access using (true) with check (true);
grant select, insert, update (answer, log) on platform.first_answer to yhdessa_app;
grant select, update, delete on platform.first_answer to yhdessa_access;
set local role yhdessa_access;
create function access.sweep_first_answers(at_instant timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare emptied bigint;
begin
  delete from platform.first_answer f where f.answered_at < at_instant - interval '90 days';
  update platform.first_answer f set answer = null, log = null
  where f.answered_at < at_instant - interval '1 day' and f.answer is not null;
  get diagnostics emptied = row_count;
  return emptied;
end $$;
revoke execute on function access.sweep_first_answers(timestamptz) from public;
grant execute on function access.sweep_first_answers(timestamptz) to yhdessa_app;
reset role;
`;

/** Every effect and timer (DESIGN: jobs). Payloads carry ids only. The worker is a principal of its own. */
const OUTBOX = `
create table platform.outbox_effect (
  id uuid primary key,
  kind text not null,
  key text not null,
  payload jsonb not null,
  due_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'claimed', 'done', 'dead', 'revoked')),
  attempt integer not null default 0,
  claim uuid,
  lease_until timestamptz,
  last_error text,
  planned_at timestamptz not null,
  settled_at timestamptz,
  unique (kind, key),
  check (state <> 'claimed' or (claim is not null and lease_until is not null))
);
create index outbox_effect_due on platform.outbox_effect (due_at) where state in ('pending', 'claimed');
create index outbox_effect_dead on platform.outbox_effect (planned_at) where state = 'dead';
alter table platform.outbox_effect enable row level security;
alter table platform.outbox_effect force row level security;
create policy plan on platform.outbox_effect for insert to yhdessa_app with check (access.principal() is not null);
create policy work on platform.outbox_effect for select to yhdessa_app
  using (access.principal() = access.worker() or cardinality((select access.areas_as('admin'))::uuid[]) > 0);
create policy settle on platform.outbox_effect for update to yhdessa_app using (access.principal() = access.worker());
create policy sweep on platform.outbox_effect for delete to yhdessa_app using (access.principal() = access.worker());
grant select, insert, update, delete on platform.outbox_effect to yhdessa_app;

create policy take_back on platform.outbox_effect to yhdessa_access using (true) with check (true);
grant select, update on platform.outbox_effect to yhdessa_access;
set local role yhdessa_access;
create function access.revoke_effect(of_kind text, of_key text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was text;
begin
  if access.principal() is null then
    raise exception 'only a principal takes an effect back' using errcode = '42501';
  end if;
  select e.state into was from platform.outbox_effect e where e.kind = of_kind and e.key = of_key for update;
  update platform.outbox_effect e set state = 'revoked', settled_at = access.now()
  where e.kind = of_kind and e.key = of_key and e.state in ('pending', 'claimed');
  return was;
end $$;
create function access.reschedule_effect(of_kind text, of_key text, due timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.principal() is null then
    raise exception 'only a principal moves an effect' using errcode = '42501';
  end if;
  update platform.outbox_effect e
  set state = 'pending', due_at = due, attempt = 0, claim = null, lease_until = null, settled_at = null
  where e.kind = of_kind and e.key = of_key and (e.state = 'pending'
    or (e.state = 'revoked' and (e.claim is null or e.lease_until <= access.now())));
  if found then perform pg_notify('outbox', ''); end if;
  return found;
end $$;
create function access.retry_effect(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('admin')) = 0 then
    raise exception 'only an administrator tries a dead effect again' using errcode = '42501';
  end if;
  update platform.outbox_effect e
  set state = 'pending', due_at = access.now(), attempt = 0, claim = null, lease_until = null, settled_at = null
  where e.id = of_id and e.state = 'dead';
  if not found then raise exception 'trying an effect again met no dead one' using errcode = 'P0002'; end if;
  perform pg_notify('outbox', '');
end $$;
revoke execute on function access.revoke_effect(text, text), access.reschedule_effect(text, text, timestamptz),
  access.retry_effect(uuid) from public;
grant execute on function access.revoke_effect(text, text), access.reschedule_effect(text, text, timestamptz),
  access.retry_effect(uuid) to yhdessa_app;
reset role;

create function platform.ring() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger ring after insert on platform.outbox_effect for each statement execute function platform.ring();
`;

/** How far the demo's clock has been moved. One row; touched in demo mode only. */
const DEMO_CLOCK = `
create table platform.demo_clock (one boolean primary key default true check (one), ahead text not null);
grant select, insert, update on platform.demo_clock to yhdessa_app;
`;
