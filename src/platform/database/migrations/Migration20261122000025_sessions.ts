import { Migration } from '@mikro-orm/migrations';

/** How sure we are who somebody is, and sessions that say how, where and since when. Whoever was signed in does so again. */
export class Migration20261122000025_sessions extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(ASSURANCE);
    this.addSql(DROP_OLD);
    this.addSql(TABLE);
    this.addSql(ONE);
    this.addSql(OWN);
    this.addSql(LEAVERS);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

/**
 * What a remembered device of a family opens: logistics. Everything else opens to who has shown who they are. The policy
 * holds for every query of the application, the condition in the two functions also where a definer function asks them.
 */
const ASSURANCE = `
create function access.is_assured() returns boolean language sql stable parallel safe
  return current_setting('app.assurance', true) = 'full';
create function access.opens(of_category text) returns boolean language sql stable parallel safe
  return of_category = 'logistics' or access.is_assured();
grant execute on function access.is_assured(), access.opens(text) to yhdessa_app;
drop policy own_grants on access.access_grant;
create policy own_grants on access.access_grant for select to yhdessa_app
  using (principal_id = access.principal() and access.opens(category));
create or replace function access.scopes(of_type text, of_category text, of_verb text, of_extent text default 'all')
returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(g.scope_id), '{}')
  from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type = of_type and g.category = of_category
    and g.verb = of_verb and g.extent = of_extent and access.opens(g.category)
    and access.holds(g.valid_from, g.valid_until);
end;
create or replace function access.keyed_scopes(of_verb text) returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(distinct g.scope_id), '{}') from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type in ('family', 'case') and g.verb = of_verb
    and access.opens(g.category) and access.holds(g.valid_from, g.valid_until);
end;
`;

const DROP_OLD = `
drop function access.open_session(bytea, uuid, timestamptz, timestamptz, interval), access.principal_of_session(bytea, timestamptz),
  access.end_session(bytea);
drop table access.session;
`;

/** Known by the keyed hash of the cookie only; nobody but its owner can list it, by an id that opens nothing. */
const TABLE = `
create table access.session (
  id uuid primary key,
  id_hash bytea not null unique,
  principal_id uuid not null,
  kind text not null check (kind in ('session', 'device')),
  method text not null,
  signed_in_at timestamptz,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  idle interval not null,
  browser text not null,
  networks bytea[] not null,
  issuer text,
  subject bytea,
  issuer_session text,
  check (signed_in_at <= opened_at and opened_at < ends_at)
);
comment on table access.session is 'Who is signed in in which browser. device: a remembered device of a family, which opens logistics alone. signed_in_at: when they showed who they are; null if their issuer does not say. networks: keyed hashes of those from which somebody signed in with it. issuer, subject, issuer_session: by which its issuer ends it.';
create index session_principal on access.session (principal_id);
create index session_issuer on access.session (issuer, subject);
alter table access.session enable row level security;
alter table access.session force row level security;
create policy derivation on access.session to yhdessa_access using (true) with check (true);
`;

/**
 * Opening, finding, ending one. What is opened takes the place of what the browser had, whoever that was; of the same
 * person it takes over the networks, so that a phone between two of them signs in once in each.
 */
const ONE = `
create function access.open_session(of jsonb, replaced bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened access.session := jsonb_populate_record(null::access.session, of);
  known bytea[];
begin
  if opened.principal_id is distinct from access.principal() then
    raise exception 'a session is opened by who it is' using errcode = '42501';
  end if;
  if exists (select from public.professional p where p.id = opened.principal_id and p.kind = 'room') then
    raise exception 'a room does not sign in' using errcode = '42501';
  end if;
  with gone as (delete from access.session s where s.id_hash = any (replaced) returning *)
  select coalesce(array_agg(distinct n), '{}') into known
  from gone cross join lateral unnest(gone.networks) n where gone.principal_id = opened.principal_id;
  select array_agg(distinct n) into opened.networks from unnest(opened.networks || known) n;
  insert into access.session select opened.*;
end $$;
create function access.session_of(hashes bytea[], of_kind text, in_browser text, in_networks bytea[], at_instant timestamptz)
returns table (id uuid, principal uuid, method text, issuer text, "signedInAt" timestamptz, elsewhere boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the access.session;
  moved boolean;
begin
  select * into the from access.session s
  where s.id_hash = any (hashes) and s.kind = of_kind and s.ends_at > at_instant and s.seen_at + s.idle > at_instant;
  if the.id is null then return; end if;
  moved := the.browser <> in_browser or the.kind = 'session' and not the.networks && in_networks;
  if not moved and the.seen_at < at_instant - interval '1 minute' then
    update access.session s set seen_at = at_instant where s.id = the.id;
  end if;
  return query select the.id, the.principal_id, the.method, the.issuer, the.signed_in_at, moved;
end $$;
revoke execute on function access.open_session(jsonb, bytea[]),
  access.session_of(bytea[], text, text, bytea[], timestamptz) from public;
grant execute on function access.open_session(jsonb, bytea[]),
  access.session_of(bytea[], text, text, bytea[], timestamptz) to yhdessa_app;
`;

/** One's own: to look through, with when one came in here, and to end. */
const OWN = `
create function access.own_sessions()
returns table (id uuid, kind text, method text, browser text, "signedInAt" timestamptz, "seenAt" timestamptz, "endsAt" timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, s.kind, s.method, s.browser, s.opened_at, s.seen_at, s.ends_at from access.session s
  where s.principal_id = access.principal() and s.ends_at > access.now() and s.seen_at + s.idle > access.now()
  order by s.seen_at desc, s.id
$$;
create function access.end_own_sessions(ids uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  delete from access.session s where s.principal_id = access.principal() and s.id = any (ids);
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function access.own_sessions(), access.end_own_sessions(uuid[]) from public;
grant execute on function access.own_sessions(), access.end_own_sessions(uuid[]) to yhdessa_app;
`;

/** Whom their issuer signs out, and who may more from now on: what stricter limits apply to is opened under them. */
const LEAVERS = `
create function access.sign_in_desk() returns uuid language sql immutable parallel safe
  return '00000000-0000-7000-8000-00000000000d'::uuid;
grant execute on function access.sign_in_desk() to yhdessa_app;
create function access.require_sign_in_desk() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if access.principal() is distinct from access.sign_in_desk() then
    raise exception 'in the name of an issuer acts the sign-in desk alone' using errcode = '42501';
  end if;
end $$;
create function access.end_sessions_at_issuer(of_issuer text, of_subjects bytea[], of_issuer_session text)
returns table (principal uuid, ended integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_sign_in_desk();
  return query with gone as (
    delete from access.session s where s.issuer = of_issuer
      and (of_subjects is null or s.subject = any (of_subjects))
      and (of_issuer_session is null or s.issuer_session = of_issuer_session)
      and (of_subjects is not null or of_issuer_session is not null)
    returning s.principal_id)
  select g.principal_id, count(*)::integer from gone g group by g.principal_id;
end $$;
create function access.end_sessions_of_raised() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.session s using raised r
  where s.principal_id = r.principal_id and r.role in ('admin', 'log-inspector', 'team-lead', 'statistician');
  return null;
end $$;
create trigger end_sessions_of_raised after insert on access.membership referencing new table as raised
  for each statement execute function access.end_sessions_of_raised();
revoke execute on function access.require_sign_in_desk(), access.end_sessions_at_issuer(text, bytea[], text),
  access.end_sessions_of_raised() from public;
grant execute on function access.end_sessions_at_issuer(text, bytea[], text) to yhdessa_app;
`;

/** Back to before; the sessions are gone both ways. */
const UNDO = `
drop trigger end_sessions_of_raised on access.membership;
drop function access.end_sessions_of_raised(), access.end_sessions_at_issuer(text, bytea[], text),
  access.require_sign_in_desk(), access.sign_in_desk(),
  access.own_sessions(), access.end_own_sessions(uuid[]),
  access.session_of(bytea[], text, text, bytea[], timestamptz), access.open_session(jsonb, bytea[]);
drop table access.session;
create or replace function access.scopes(of_type text, of_category text, of_verb text, of_extent text default 'all')
returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(g.scope_id), '{}')
  from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type = of_type and g.category = of_category
    and g.verb = of_verb and g.extent = of_extent
    and access.holds(g.valid_from, g.valid_until);
end;
create or replace function access.keyed_scopes(of_verb text) returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(distinct g.scope_id), '{}') from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type in ('family', 'case') and g.verb = of_verb
    and access.holds(g.valid_from, g.valid_until);
end;
drop policy own_grants on access.access_grant;
create policy own_grants on access.access_grant for select to yhdessa_app using (principal_id = access.principal());
drop function access.opens(text), access.is_assured();
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
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.professional p where p.id = who and p.kind = 'room') then
    raise exception 'a room does not sign in' using errcode = '42501';
  end if;
  insert into access.session values (hash, who, at_instant, at_instant, until, idle_limit);
end $$;
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
revoke execute on function access.open_session(bytea, uuid, timestamptz, timestamptz, interval),
  access.principal_of_session(bytea, timestamptz), access.end_session(bytea) from public;
grant execute on function access.open_session(bytea, uuid, timestamptz, timestamptz, interval),
  access.principal_of_session(bytea, timestamptz), access.end_session(bytea) to yhdessa_app`;
