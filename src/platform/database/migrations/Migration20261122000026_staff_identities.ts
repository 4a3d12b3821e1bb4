import { Migration } from '@mikro-orm/migrations';

/** By which accounts of their employers professionals sign in, and the memberships that these give. */
export class Migration20261122000026_staff_identities extends Migration {
  override up(): void {
    this.addSql(PRIVILEGES);
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLES);
    this.addSql(LINKING);
    this.addSql(MEMBERSHIPS);
    this.addSql(RECOGNISING);
    this.addSql(KEEPING);
    this.addSql(SIGNING_OUT);
    this.addSql(LEAVERS);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
    this.addSql('drop policy "professional_first_sign_in" on "professional"');
    this.addSql('revoke insert on professional from yhdessa_access');
  }
}

/** Whoever signs in for the first time has nobody who could add them. */
const PRIVILEGES = `
grant insert on professional to yhdessa_access;
create policy "professional_first_sign_in" on "professional" for insert to "yhdessa_access" with check (true);
`;

const TABLES = `
create table access.identity (
  issuer text not null,
  subject_hash bytea not null,
  principal_id uuid not null,
  linked_as text not null,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject_hash),
  constraint identity_one_subject unique (issuer, principal_id)
);
comment on table access.identity is 'By which accounts of their employers professionals sign in: issuer by its id in the configuration, its name for the person as a keyed hash, and the address by which it was linked.';
create index identity_principal on access.identity (principal_id);
create table access.used_logout_token (
  issuer text not null,
  token_hash bytea not null,
  subject bytea,
  issuer_session text,
  came_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (issuer, token_hash)
);
comment on table access.used_logout_token is 'Logout tokens of issuers, until they are over: none counts twice, and whom they sign out comes in by nothing that was begun before. subject: as in identity.';
do $$ declare t text; begin
  foreach t in array array['identity', 'used_logout_token'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy derivation on access.%I to yhdessa_access using (true) with check (true)', t);
  end loop;
end $$;
alter table access.membership add column issuer text,
  add constraint membership_one_giver check (issuer is null or admitted_by is null);
comment on column access.membership.issuer is 'Whose claims gave it and alone take it away; null: somebody admitted.';
create function access.area_of_account(who uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_sign_in_desk();
  return (select m.area_id from access.membership m where m.principal_id = who
    order by m.valid_until desc nulls first, m.id limit 1);
end $$;
revoke execute on function access.area_of_account(uuid) from public;
grant execute on function access.area_of_account(uuid) to yhdessa_app;
`;

/**
 * Whose account it is. One who is linked is found by that alone; anybody else by the address, if the issuer vouches for it.
 * One account has one subject of an issuer, and is linked by one address: else whoever turns the address of their entry
 * into somebody else's, who has no account yet, would share the account with that person.
 */
const LINKING = `
create function access.linked_account(of_issuer text, subject bytea) returns uuid
language sql set search_path = pg_catalog, pg_temp as $$
  update access.identity i set last_used_at = greatest(i.last_used_at, access.now())
  where i.issuer = of_issuer and i.subject_hash = subject returning i.principal_id
$$;
create function access.link_account(of_issuer text, subject bytea, spellings text[], entry jsonb, may_be_new boolean)
returns table (principal uuid, refusal text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  address text := spellings[1];
  whose uuid[];
  who uuid;
begin
  select array_agg(p.id) into whose from public.professional p
  where p.kind = 'person' and lower(normalize(p.email, NFC) collate "und-x-icu") = any (spellings);
  who := whose[1];
  if cardinality(whose) > 1 or exists (select from access.identity i
      where i.principal_id = who and (i.issuer = of_issuer or i.linked_as <> address)) then
    return query select who, 'ACCOUNT_TAKEN';
    return;
  end if;
  if who is null and not may_be_new then
    return query select null::uuid, 'NO_UNIT';
    return;
  end if;
  if who is null and jsonb_typeof(entry) = 'null' then
    return query select null::uuid, 'NO_ADDRESS';
    return;
  end if;
  if who is null then
    who := (entry ->> 'id')::uuid;
    insert into public.professional (id, given_name, family_name, title, email, language)
    values (who, entry ->> 'givenName', entry ->> 'familyName', entry ->> 'title', address, entry ->> 'language');
  end if;
  insert into access.identity values (of_issuer, subject, who, address, access.now(), access.now());
  return query select who, null::text;
end $$;
revoke execute on function access.linked_account(text, bytea),
  access.link_account(text, bytea, text[], jsonb, boolean) from public;
`;

/**
 * Makes the memberships that an issuer gave equal to those that it gives now. What somebody admitted is not touched, and
 * what both give stays the administrator's. Areas are locked in one order, after the rows as everywhere, and only if
 * something changes.
 */
const MEMBERSHIPS = `
create function access.end_given_memberships(who uuid, of_issuer text, ids uuid[])
returns table (action text, area uuid)
language sql set search_path = pg_catalog, pg_temp as $$
  with ended as (
    update access.membership m
    set valid_until = greatest(access.now(), m.valid_from + interval '1 microsecond'), ended_by = access.principal()
    where m.id = any (ids) and m.principal_id = who and m.issuer = of_issuer and coalesce(m.valid_until, 'infinity') > access.now()
    returning m.area_id)
  select 'dismiss', e.area_id from ended e
$$;
create function access.give_memberships(who uuid, of_issuer text, wanted jsonb)
returns table (action text, area uuid)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  due access.membership[];
  over uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('memberships of ' || who::text, 0));
  select array_agg(row(w.id, who, u.area_id, u.id, w.role, access.now(), null, null, null, of_issuer)::access.membership) into due
  from jsonb_to_recordset(wanted) as w (id uuid, unit uuid, role text) join public.unit u on u.id = w.unit
  where not exists (select from access.membership m where m.principal_id = who and m.unit_id = u.id and m.role = w.role
    and coalesce(m.valid_until, 'infinity') > access.now());
  select array_agg(m.id) into over from access.membership m
  where m.principal_id = who and m.issuer = of_issuer and coalesce(m.valid_until, 'infinity') > access.now()
    and not exists (select from jsonb_to_recordset(wanted) as w (unit uuid, role text)
      where w.unit = m.unit_id and w.role = m.role);
  perform from access.membership m where m.id = any (over) order by m.id for update;
  perform access.lock_area(a.area_id, true) from (
    select d.area_id from unnest(due) d union select m.area_id from access.membership m where m.id = any (over)
    order by 1) a;
  -- In this order, so that whoever changes from one unit to another is no leaver in between.
  return query with begun as (insert into access.membership select * from unnest(due) on conflict do nothing returning area_id)
    select 'admit', b.area_id from begun b;
  return query select * from access.end_given_memberships(who, of_issuer, over);
end $$;
revoke execute on function access.end_given_memberships(uuid, text, uuid[]), access.give_memberships(uuid, text, jsonb) from public;
`;

/**
 * Recognises whom an issuer has identified. Of two who come for the first time the later one finds what the earlier one
 * made: the lock is a statement of its own, so the next one's snapshot sees it. Answers a row for each change and one
 * more, or one with a refusal and the account that stands in the way; nothing has changed then.
 */
const RECOGNISING = `
create function access.recognise_staff(of_issuer text, subject bytea, spellings text[], entry jsonb, wanted jsonb)
returns table (principal uuid, refusal text, action text, area uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who uuid;
  refused text;
  fresh boolean := false;
  units boolean := exists (select from jsonb_to_recordset(wanted) as w (unit uuid) join public.unit u on u.id = w.unit);
begin
  perform access.require_sign_in_desk();
  who := access.linked_account(of_issuer, subject);
  if who is null then
    perform pg_advisory_xact_lock(hashtextextended('linking accounts', 0));
    who := access.linked_account(of_issuer, subject);
  end if;
  if who is null and spellings is null then refused := 'NO_ADDRESS'; end if;
  if who is null and refused is null then
    select l.principal, l.refusal into who, refused
    from access.link_account(of_issuer, subject, spellings, entry, units) l;
    fresh := refused is null;
  end if;
  if refused is not null then
    return query select who, refused, null::text, null::uuid;
    return;
  end if;
  return query select who, null::text, g.action, g.area from access.give_memberships(who, of_issuer, wanted) g;
  return query select who, null::text, case when fresh then 'record' end, access.area_of_account(who);
end $$;
revoke execute on function access.recognise_staff(text, bytea, text[], jsonb, jsonb) from public;
grant execute on function access.recognise_staff(text, bytea, text[], jsonb, jsonb) to yhdessa_app;
`;

/**
 * For administrators: of whoever belongs to an area of theirs, or belonged to it and to none now. For everybody else there is
 * nothing to see and to change. What an unlinked issuer gave ends in the administrator's own areas.
 */
const KEEPING = `
create function access.keeps_identities_in(who uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id from access.membership m
  where m.principal_id = who and m.area_id = any (access.areas_as('admin')) and m.valid_from <= access.now()
    and (access.holds(m.valid_from, m.valid_until) or not exists (select from access.membership o
      where o.principal_id = who and access.holds(o.valid_from, o.valid_until)))
  order by coalesce(m.valid_until, 'infinity') desc, m.id limit 1
$$;
create function access.identities_of(who uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when access.keeps_identities_in(who) is not null then coalesce((
    select jsonb_agg(jsonb_build_object('issuer', i.issuer, 'linkedAt', i.linked_at, 'lastUsedAt', i.last_used_at)
      order by i.linked_at, i.issuer)
    from access.identity i where i.principal_id = who), '[]') end
$$;
create function access.unlink_identity(who uuid, of_issuer text) returns table (action text, area uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept_in uuid := access.keeps_identities_in(who);
  given uuid[];
begin
  if kept_in is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('linking accounts', 0));
  delete from access.identity i where i.principal_id = who and i.issuer = of_issuer;
  if not found then return; end if;
  delete from access.session s where s.principal_id = who and s.issuer = of_issuer;
  return query select 'change', kept_in;
  select array_agg(m.id) into given from access.membership m
  where m.principal_id = who and m.issuer = of_issuer and m.area_id = any (access.areas_as('admin'))
    and coalesce(m.valid_until, 'infinity') > access.now();
  perform from access.membership m where m.id = any (given) order by m.id for update;
  perform access.lock_area(a.area_id, true) from (
    select distinct m.area_id from access.membership m where m.id = any (given) order by 1) a;
  return query select * from access.end_given_memberships(who, of_issuer, given);
end $$;
revoke execute on function access.keeps_identities_in(uuid), access.identities_of(uuid), access.unlink_identity(uuid, text) from public;
grant execute on function access.identities_of(uuid), access.unlink_identity(uuid, text) to yhdessa_app;
`;

/**
 * A logout token counts once. What is over cannot come again, and goes. Somebody may be on the way in at that very moment:
 * the lock lets either the session be there already when those of the person end, or the token when it is opened.
 */
const SIGNING_OUT = `
create function access.use_logout_token(of_issuer text, hash bytea, until timestamptz, of_subject bytea, of_issuer_session text)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_sign_in_desk();
  perform pg_advisory_xact_lock(hashtextextended('signing out at ' || of_issuer, 0));
  delete from access.used_logout_token t where t.ends_at <= access.now();
  insert into access.used_logout_token values (of_issuer, hash, of_subject, of_issuer_session, access.now(), until)
  on conflict do nothing;
  return found;
end $$;
revoke execute on function access.use_logout_token(text, bytea, timestamptz, bytea, text) from public;
grant execute on function access.use_logout_token(text, bytea, timestamptz, bytea, text) to yhdessa_app;
`;

/** Whoever is dismissed from the last unit is signed out at once, whoever does it. The owner's own statements have no now. */
const LEAVERS = `
create function access.end_sessions_of_leavers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.session s using (select distinct c.principal_id from changed c) l
  where s.principal_id = l.principal_id and access.now() is not null and not exists (select from access.membership m
    where m.principal_id = l.principal_id and access.holds(m.valid_from, m.valid_until));
  return null;
end $$;
create trigger end_sessions_of_leavers after update on access.membership referencing new table as changed
  for each statement execute function access.end_sessions_of_leavers();
revoke execute on function access.end_sessions_of_leavers() from public;
`;

/** Back to before. What an issuer gave stays, as if somebody had admitted. */
const UNDO = `
drop trigger end_sessions_of_leavers on access.membership;
drop function access.end_sessions_of_leavers(), access.use_logout_token(text, bytea, timestamptz, bytea, text),
  access.unlink_identity(uuid, text), access.identities_of(uuid), access.keeps_identities_in(uuid),
  access.recognise_staff(text, bytea, text[], jsonb, jsonb), access.give_memberships(uuid, text, jsonb),
  access.end_given_memberships(uuid, text, uuid[]), access.link_account(text, bytea, text[], jsonb, boolean),
  access.linked_account(text, bytea), access.area_of_account(uuid);
alter table access.membership drop column issuer;
drop table access.used_logout_token, access.identity;
`;
