import { Migration } from '@mikro-orm/migrations';

/**
 * Who may see what (DESIGN: one table). Everything in the schema `access` belongs to the NOLOGIN role
 * `yhdessa_access`; the application may read its own grants and call the functions granted to it, no more.
 */
export class Migration20261121000001_access extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist');
    this.addSql('create schema access authorization yhdessa_access');
    this.addSql('grant usage on schema access to yhdessa_app');
    this.addSql('set local role yhdessa_access');
    this.addSql(CONTEXT);
    this.addSql(TABLES);
    this.addSql(SCOPES);
    this.addSql(STAFF);
    this.addSql(REGRANT);
    this.addSql(WITHHOLD);
    this.addSql(SMALL_GUARDS);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('drop schema access cascade');
    this.addSql('drop extension btree_gist');
  }
}

/** Who asks, and when it is: set by the application for one transaction (`em.setSessionContext`). Unset denies. */
const CONTEXT = `
create function access.principal() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.principal', true), '')::uuid;
create function access.now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('app.now', true), '')::timestamptz;
create function access.holds(since timestamptz, until timestamptz) returns boolean language sql stable parallel safe
  return since <= access.now() and (until is null or until > access.now());
grant execute on function access.principal(), access.now(), access.holds(timestamptz, timestamptz) to yhdessa_app;
`;

const TABLES = `
create table access.access_grant (
  area_id uuid not null,
  scope_type text not null check (scope_type in ('contact', 'family', 'case')),
  scope_id uuid not null,
  principal_id uuid not null,
  acting_for_unit uuid,
  category text not null check (category in
    ('logistics', 'identity', 'needs', 'minutes', 'plan', 'actions', 'consents', 'logs')),
  verb text not null check (verb in ('read', 'write')),
  extent text not null check (extent in ('all', 'own', 'addressed')),
  basis text not null,
  source_id uuid not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (principal_id, scope_type, category, verb, scope_id, extent, basis, source_id, valid_from),
  check (valid_until is null or valid_from < valid_until)
);
comment on table access.access_grant is 'May this principal do this with this category of this scope now? Derived by regrant, never patched.';
create index access_grant_scope on access.access_grant (scope_type, scope_id);

create table access.membership (
  id uuid primary key,
  principal_id uuid not null,
  area_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in
    ('professional', 'counsellor', 'team-lead', 'statistician', 'log-inspector', 'admin')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  admitted_by uuid,
  ended_by uuid,
  check (valid_until is null or valid_from < valid_until),
  exclude using gist (principal_id with =, unit_id with =, role with =, tstzrange(valid_from, valid_until) with &&)
);
comment on table access.membership is 'One person, one account, a membership per area and unit, each role once at a time. No non-family grant outlives it.';
create index membership_unit on access.membership (area_id, unit_id);

create table access.withheld (
  record_type text not null,
  record_id uuid not null,
  person_id uuid not null,
  scope_type text not null,
  scope_id uuid not null,
  withheld_by uuid not null,
  reason text not null,
  withheld_at timestamptz not null,
  primary key (record_type, record_id, person_id)
);
comment on table access.withheld is 'Single items kept from one person whatever the grants say (703/2023 51 §).';

create table access.withholdable (record_type text primary key, scope_type text not null, scope_of name);
comment on table access.withholdable is 'What can be withheld, and the function access.<scope_of>(uuid) that tells the scope of a record; null: the record is the scope. Written by migrations only.';

create table access.grant_source (scope_type text not null, source name not null, primary key (scope_type, source));
comment on table access.grant_source is 'Functions access.<source>(uuid) that derive the grants of a scope. Written by migrations only.';

do $$ declare t text; begin
  foreach t in array array['access_grant', 'membership', 'withheld', 'withholdable', 'grant_source'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy derivation on access.%I to yhdessa_access using (true) with check (true)', t);
  end loop;
end $$;
create policy own_grants on access.access_grant for select to yhdessa_app using (principal_id = access.principal());
grant select on access.access_grant to yhdessa_app;
`;

/** What row policies ask, once per statement. As the caller: a principal reads only its own grants. */
const SCOPES = `
create function access.scopes(of_type text, of_category text, of_verb text, of_extent text default 'all')
returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(g.scope_id), '{}')
  from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type = of_type and g.category = of_category
    and g.verb = of_verb and g.extent = of_extent
    and access.holds(g.valid_from, g.valid_until);
end;
create function access.contacts(of_category text, of_verb text) returns uuid[] language sql stable
  return access.scopes('contact', of_category, of_verb);
grant execute on function access.scopes(text, text, text, text), access.contacts(text, text) to yhdessa_app;
`;

/** Questions about memberships. Definer functions, because a policy on membership may not read membership. */
const STAFF = `
create function access.is_staff() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return exists (select from access.membership m where m.principal_id = access.principal()
    and access.holds(m.valid_from, m.valid_until));
create function access.areas_as(of_role text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(m.area_id), '{}') from access.membership m
    where m.principal_id = access.principal() and m.role = of_role
    and access.holds(m.valid_from, m.valid_until));
create function access.units() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(m.unit_id), '{}') from access.membership m
    where m.principal_id = access.principal()
    and access.holds(m.valid_from, m.valid_until));
revoke execute on function access.is_staff(), access.areas_as(text), access.units() from public;
grant execute on function access.is_staff(), access.areas_as(text), access.units() to yhdessa_app;

create policy staff_directory on access.membership for select to yhdessa_app
  using (principal_id = access.principal() or (select access.is_staff()));
grant select on access.membership to yhdessa_app;

create function access.join_unit(new_id uuid, who uuid, in_area uuid, in_unit uuid, as_role text, until timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if in_area <> all (access.areas_as('admin')) then
    raise exception 'only an administrator of the area admits members' using errcode = '42501';
  end if;
  if who = access.principal() then
    raise exception 'nobody admits themselves' using errcode = '42501';
  end if;
  insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from, valid_until, admitted_by)
  values (new_id, who, in_area, in_unit, as_role, access.now(), until, access.principal());
end $$;
create function access.leave_unit(membership_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.membership m set valid_until = access.now(), ended_by = access.principal()
  where m.id = membership_id and m.area_id = any (access.areas_as('admin')) and m.valid_from < access.now()
    and (m.valid_until is null or m.valid_until > access.now());
  if not found then
    raise exception 'the end of a membership met no row' using errcode = 'P0002';
  end if;
end $$;
revoke execute on function access.join_unit(uuid, uuid, uuid, uuid, text, timestamptz), access.leave_unit(uuid) from public;
grant execute on function access.join_unit(uuid, uuid, uuid, uuid, text, timestamptz), access.leave_unit(uuid) to yhdessa_app;
`;

/**
 * Recomputes the grants of one scope from its registered sources and stores the difference. Not callable by the
 * application: triggers on the sources call it, so that no path can change a source and forget the grants.
 *
 * A trigger first takes the area's lock, shared for the change of one scope (whose own row is locked already) and
 * exclusive for a change that touches many, so that of two changes at once the later one sees the earlier one's
 * sources. One lock per area, because one per scope would fill PostgreSQL's lock table when somebody with thousands
 * of contacts leaves. The lock is a statement of its own: the next statement's snapshot sees who went before.
 */
const REGRANT = `
create type access.derived_grant as (area_id uuid, principal_id uuid, acting_for_unit uuid, category text, verb text,
  extent text, basis text, source_id uuid, valid_from timestamptz, valid_until timestamptz);

create function access.lock_area(area uuid, for_many boolean) returns void language plpgsql as $$
begin
  if for_many then
    perform pg_advisory_xact_lock(hashtextextended('grants of ' || area::text, 0));
  else
    perform pg_advisory_xact_lock_shared(hashtextextended('grants of ' || area::text, 0));
  end if;
end $$;
create function access.regrant(of_type text, of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  origin name;
  part access.derived_grant[];
  due access.derived_grant[] := '{}';
begin
  for origin in select source from access.grant_source where scope_type = of_type order by source loop
    execute format('select array_agg(g) from access.%I($1) g', origin) into part using of_id;
    due := due || coalesce(part, '{}');
  end loop;
  delete from access.access_grant g
  where g.scope_type = of_type and g.scope_id = of_id and not exists (
    select from unnest(due) d where (d.principal_id, d.category, d.verb, d.extent, d.basis, d.source_id, d.valid_from)
      = (g.principal_id, g.category, g.verb, g.extent, g.basis, g.source_id, g.valid_from));
  insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb,
    extent, basis, source_id, valid_from, valid_until)
  select distinct on (d.principal_id, d.category, d.verb, d.extent, d.basis, d.source_id, d.valid_from)
    d.area_id, of_type, of_id, d.principal_id, d.acting_for_unit, d.category, d.verb, d.extent, d.basis,
    d.source_id, d.valid_from, d.valid_until
  from unnest(due) d
  order by d.principal_id, d.category, d.verb, d.extent, d.basis, d.source_id, d.valid_from,
    coalesce(d.valid_until, 'infinity') desc, d.acting_for_unit
  on conflict (principal_id, scope_type, category, verb, scope_id, extent, basis, source_id, valid_from) do update set
    acting_for_unit = excluded.acting_for_unit, valid_until = excluded.valid_until
  where (access_grant.acting_for_unit, access_grant.valid_until) is distinct from (excluded.acting_for_unit, excluded.valid_until);
end $$;
revoke execute on function access.regrant(text, uuid) from public;
`;

/** A record is withheld within its own scope only: whoever could name another one could hide what is not theirs. */
const WITHHOLD = `
create function access.withheld_records(of_type text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(w.record_id), '{}') from access.withheld w
    where w.record_type = of_type and w.person_id = access.principal());
create function access.withhold(of_type text, of_id uuid, in_scope_type text, in_scope uuid, from_person uuid, why text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kind access.withholdable;
  its_scope uuid := of_id;
begin
  select * into kind from access.withholdable t where t.record_type = of_type and t.scope_type = in_scope_type;
  if kind.scope_of is not null then
    execute format('select access.%I($1)', kind.scope_of) into its_scope using of_id;
  end if;
  if kind.record_type is null or its_scope is distinct from in_scope then
    raise exception 'a record is withheld within its own scope' using errcode = '42501';
  end if;
  if not exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = in_scope_type and g.scope_id = in_scope and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until)) then
    raise exception 'only who may write in the scope may withhold from it' using errcode = '42501';
  end if;
  insert into access.withheld values (of_type, of_id, from_person, in_scope_type, in_scope, access.principal(), why, access.now());
end $$;
create function access.lift_withholding(of_type text, of_id uuid, from_person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.withheld w where w.record_type = of_type and w.record_id = of_id and w.person_id = from_person
    and exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = w.scope_type and g.scope_id = w.scope_id and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until));
  if not found then
    raise exception 'lifting a prohibition met no row' using errcode = 'P0002';
  end if;
end $$;
revoke execute on function access.withheld_records(text), access.withhold(text, uuid, text, uuid, uuid, text), access.lift_withholding(text, uuid, uuid) from public;
grant execute on function access.withheld_records(text), access.withhold(text, uuid, text, uuid, uuid, text),
  access.lift_withholding(text, uuid, uuid) to yhdessa_app;
`;

/** For statement triggers with a transition table \`changed\`: a change that meets no row is an error, never a shrug. */
const SMALL_GUARDS = `
create function access.refuse_empty_change() returns trigger language plpgsql as $$
begin
  if not exists (select from changed) then
    raise exception 'the change of % met no row', tg_table_name using errcode = 'P0002';
  end if;
  return null;
end $$;
create function access.refuse() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
`;
