import { Migration } from '@mikro-orm/migrations';

/** Who of a family may sign in, their codes and devices, and what a device may not do by a function either. */
export class Migration20261122000027_family_code extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLE);
    this.addSql(SIGNING_IN);
    this.addSql(GIVING);
    this.addSql(TRYING);
    this.addSql(ENDING);
    this.addSql(LOOKING_AFTER);
    this.addSql(AT_THE_DOOR);
    this.addSql(borrowed('and access.opens(g.category)'));
    this.addSql('reset role');
    this.addSql(PHONES);
  }

  override down(): void {
    this.addSql(UNDO_PHONES);
    this.addSql('set local role yhdessa_access');
    this.addSql(borrowed(''));
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

/** Known by keyed hashes only. The application cannot list them. */
const TABLE = `
create table access.family_code (
  id uuid primary key,
  area_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null unique,
  digits bytea[] not null,
  tries_left integer not null,
  given_by uuid not null,
  given_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_for text check (ended_for in ('used', 'replaced', 'tried-out', 'phone-changed', 'access-ended')),
  used_in bytea,
  check (tries_left >= 0 and given_at < ends_at and (ended_at is null) = (ended_for is null))
);
comment on table access.family_code is 'A personal code (henkilökohtainen koodi) of somebody of a family, which opens one device. digits: hashes of the code together with the last four digits of each phone that was safe when it was given; none once it has ended, unless by being used. used_in: the browser in which it was.';
create unique index family_code_one_each on access.family_code (person_id) where ended_at is null;
create index family_code_person on access.family_code (person_id, given_at);
alter table access.family_code enable row level security;
alter table access.family_code force row level security;
create policy derivation on access.family_code to yhdessa_access using (true) with check (true);
`;

/**
 * Guardians with a right to information, minors with an account of their own and close persons whom the family invited
 * sign in: whoever of a family holds a grant. Every way to sign in asks; who may no longer is signed out by a trigger on the
 * grants.
 */
const SIGNING_IN = `
create function access.may_sign_in(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from access.access_grant g where g.principal_id = person and g.scope_type = 'case'
    and g.basis in ('guardian', 'minor', 'close-person') and access.holds(g.valid_from, g.valid_until));
revoke execute on function access.may_sign_in(uuid) from public;
grant execute on function access.may_sign_in(uuid) to yhdessa_app;
`;

/**
 * By whoever keeps how the family is reached, for somebody who may sign in. Locked against a phone that changes at this
 * moment: what was hashed is what is safe now, or the answer is \`phone-changed\`. The one before opens nothing any more.
 */
const GIVING = `
create function access.lock_family_code(of_person uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('family code of ' || of_person::text, 0))
$$;
create function access.end_family_codes(people uuid[], why text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update access.family_code c set ended_at = coalesce(access.now(), c.given_at), ended_for = why, digits = '{}'
  where c.person_id = any (people) and c.ended_at is null
$$;
create function access.give_family_code(new_id uuid, to_person uuid, code bytea, with_digits bytea[], ways uuid[], tries integer, until timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.person;
begin
  select * into the from public.person p where p.id = to_person;
  if the.id is null or the.family_id <> all (access.families('reach', 'write')) then
    raise exception 'a code is given by who keeps how the family is reached' using errcode = '42501';
  end if;
  if not access.may_sign_in(to_person) then return 'no-access'; end if;
  perform access.lock_family_code(to_person);
  if (select array_agg(w.id order by w.id) from public.contact_way w where w.area_id = the.area_id and w.family_id = the.family_id
      and w.person_id = the.id and w.kind = 'phone' and w.safe and w.ended_at is null)
      is distinct from (select array_agg(w order by w) from unnest(ways) w) then
    return 'phone-changed';
  end if;
  perform access.end_family_codes(array[to_person], 'replaced');
  insert into access.family_code (id, area_id, family_id, person_id, code_hash, digits, tries_left, given_by, given_at, ends_at)
  values (new_id, the.area_id, the.family_id, the.id, code, with_digits, tries, access.principal(), access.now(), until);
  return 'given';
end $$;
revoke execute on function access.lock_family_code(uuid), access.end_family_codes(uuid[], text),
  access.give_family_code(uuid, uuid, bytea, bytea[], uuid[], integer, timestamptz) from public;
grant execute on function access.give_family_code(uuid, uuid, bytea, bytea[], uuid[], integer, timestamptz) to yhdessa_app;
`;

/**
 * Trying one: the gates are passed whoever knows the code, by the code as it was typed, so that an unknown one is slowed
 * down like a known one. A code that lets in is used up, in the same statement that says whom. Locked in one order: the
 * code, then the gates.
 *
 * The gate of everybody is shut as long as somebody guesses from many networks, who takes each moment at which it opens.
 * That keeps out nobody who has the right code and digits: all others are told to wait, so none learns from it whether a
 * code is known.
 */
const TRYING = `
create function access.try_family_code(codes bytea[], with_digits bytea[], browsers bytea[], gates jsonb, of_all jsonb)
returns table (wait integer, outcome text, principal uuid, area uuid, family uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the access.family_code;
  seconds integer;
  crowded integer;
  said text := 'unknown';
begin
  select * into the from access.family_code c
  where c.code_hash = any (codes) and c.ends_at > access.now() and (c.ended_at is null or c.ended_for = 'used'
    and c.used_in = any (browsers) and c.digits && with_digits and c.ended_at > access.now() - interval '2 minutes') for update;
  seconds := access.pass_gates(gates);
  if seconds > 0 then
    return query select seconds, null::text, null::uuid, null::uuid, null::uuid;
    return;
  end if;
  crowded := access.pass_gates(of_all);
  if the.id is not null then
    said := case when the.digits && with_digits and access.may_sign_in(the.person_id) then 'used'
      when the.tries_left <= 1 then 'tried-out' else 'wrong' end;
    update access.family_code c set tries_left = c.tries_left - (said <> 'used')::integer,
      ended_at = case when said = 'wrong' then c.ended_at else coalesce(c.ended_at, access.now()) end,
      ended_for = case when said = 'wrong' then c.ended_for else said end,
      digits = case when said = 'tried-out' then '{}' else c.digits end,
      used_in = case when said = 'used' then browsers[1] else c.used_in end
    where c.id = the.id;
  end if;
  return query select case when said = 'used' then 0 else crowded end, said, case when said = 'used' then the.person_id end, the.area_id, the.family_id;
end $$;
revoke execute on function access.try_family_code(bytea[], bytea[], bytea[], jsonb, jsonb) from public;
grant execute on function access.try_family_code(bytea[], bytea[], bytea[], jsonb, jsonb) to yhdessa_app;
`;

/**
 * Whoever of a family loses the last grant is signed out, and a code that waits opens nothing. Looked at when all grants
 * of the transaction are derived, because some go before others come.
 */
const ENDING = `
create function access.end_family_access_of_loser() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.now() is null or access.may_sign_in(old.principal_id)
      or not exists (select from public.person p where p.id = old.principal_id) then
    return null;
  end if;
  perform access.end_family_codes(array[old.principal_id], 'access-ended');
  delete from access.session s where s.principal_id = old.principal_id;
  return null;
end $$;
create constraint trigger end_family_access after update or delete on access.access_grant deferrable initially deferred
  for each row when (old.acting_for_unit is null) execute function access.end_family_access_of_loser();
create function access.end_access_of_changed_phones() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare people uuid[];
begin
  select array_agg(distinct o.person_id order by o.person_id) into people
  from before o join changed n on n.area_id = o.area_id and n.id = o.id
  where o.kind = 'phone' and o.safe and o.ended_at is null
    and (n.kind <> 'phone' or not n.safe or n.ended_at is not null or n.value <> o.value);
  perform access.lock_family_code(p) from unnest(people) p;
  perform access.end_family_codes(people, 'phone-changed');
  delete from access.session s where s.principal_id = any (people);
  return null;
end $$;
create function access.sweep_family_codes() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.family_code c where coalesce(c.ended_at, c.ends_at) < access.now() - interval '90 days';
end $$;
revoke execute on function access.end_family_access_of_loser(), access.end_access_of_changed_phones(),
  access.sweep_family_codes() from public;
grant execute on function access.sweep_family_codes() to yhdessa_app;
`;

/**
 * The code was hashed with the digits of the phones that were safe then. And a phone that is not safe any more may be in
 * other hands, with all that is remembered on it: who it was signed in for begins anew, with a code by a safe one.
 */
const PHONES = `
create trigger end_access_of_changed_phones after update on contact_way referencing old table as before new table as changed
  for each statement execute function access.end_access_of_changed_phones();
`;

/** For whoever gives codes: how it stands with somebody's, and the devices that are remembered. */
const LOOKING_AFTER = `
create function access.family_access(of_person uuid) returns json
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select json_build_object('personId', p.id, 'maySignIn', access.may_sign_in(p.id),
    'code', (select json_build_object('givenAt', c.given_at, 'endsAt', c.ends_at, 'endedAt', c.ended_at, 'endedFor', c.ended_for)
      from access.family_code c where c.person_id = p.id order by c.given_at desc, c.id desc limit 1),
    'devices', (select coalesce(json_agg(json_build_object('id', s.id, 'browser', s.browser, 'since', s.opened_at, 'seenAt', s.seen_at)
        order by s.seen_at desc, s.id), '[]')
      from access.session s where s.principal_id = p.id and s.kind = 'device'
        and s.ends_at > access.now() and s.seen_at + s.idle > access.now()))
    from public.person p where p.id = of_person and p.family_id = any (access.families('reach', 'write')));
end $$;
create function access.end_family_device(of_person uuid, device uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.session s using public.person p
  where s.id = device and s.kind = 'device' and s.principal_id = of_person
    and p.id = of_person and p.family_id = any (access.families('reach', 'write'));
  if not found then return false; end if;
  -- Whoever has the phone may have signed in with it as well.
  delete from access.session s where s.principal_id = of_person and s.kind = 'session';
  return true;
end $$;
revoke execute on function access.family_access(uuid), access.end_family_device(uuid, uuid) from public;
grant execute on function access.family_access(uuid), access.end_family_device(uuid, uuid) to yhdessa_app;
`;

/**
 * For the acting person of a family alone: in which language they are addressed, and which unit they can always ring, also
 * when nothing is open to them any more. And whether the place of a meeting may be told to a device: not if somebody of
 * the family is not to be reached in some way.
 */
const AT_THE_DOOR = `
create function access.family_visitor() returns table (language text, "unitName" text, "unitPhone" text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.language, u.name, u.phone from public.person p
  left join lateral (select c.counsellor_unit from public.network_case c
    where c.area_id = p.area_id and c.family_id = p.family_id order by c.closed_at desc nulls first, c.opened_at desc, c.id limit 1) c on true
  left join public.unit u on u.id = c.counsellor_unit
  where p.id = access.principal()
$$;
create function access.tells_place(of_area uuid, of_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return of_case = any (access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))
    and not access.keeps_place_secret(of_area, of_case);
revoke execute on function access.family_visitor(), access.tells_place(uuid, uuid) from public;
grant execute on function access.family_visitor(), access.tells_place(uuid, uuid) to yhdessa_app;
`;

/**
 * What looks at grants with borrowed rights sees all of them, so row security does not keep a device out there.
 *
 * @param opened what a grant must be besides, so that a device finds none but logistics
 */
const borrowed = (opened: string) => `
create or replace function access.withhold(of_type text, of_id uuid, in_scope_type text, in_scope uuid, from_person uuid, why text)
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
      and access.holds(g.valid_from, g.valid_until) ${opened}) then
    raise exception 'only who may write in the scope may withhold from it' using errcode = '42501';
  end if;
  insert into access.withheld values (of_type, of_id, from_person, in_scope_type, in_scope, access.principal(), why, access.now());
end $$;
create or replace function access.lift_withholding(of_type text, of_id uuid, from_person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.withheld w where w.record_type = of_type and w.record_id = of_id and w.person_id = from_person
    and exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = w.scope_type and g.scope_id = w.scope_id and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until) ${opened});
  if not found then
    raise exception 'lifting a prohibition met no row' using errcode = 'P0002';
  end if;
end $$;
create or replace function access.may_join_plan(of_action uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.plan_action a join access.access_grant g on g.scope_type = 'case' and g.scope_id = a.case_id
    and g.category = 'actions' and g.verb = 'write' and g.principal_id = access.principal()
    and (g.extent = 'all' or a.owner_id = access.principal()) and access.holds(g.valid_from, g.valid_until) ${opened}
    where a.id = of_action and a.commitment = 'committed' and a.since_version is null and a.until_version is null);
`;

const UNDO_PHONES = 'drop trigger end_access_of_changed_phones on contact_way';

/** Back to before. */
const UNDO = `
drop trigger end_family_access on access.access_grant;
drop function access.tells_place(uuid, uuid), access.family_visitor(), access.end_family_device(uuid, uuid), access.family_access(uuid),
  access.sweep_family_codes(), access.end_access_of_changed_phones(), access.end_family_access_of_loser(),
  access.try_family_code(bytea[], bytea[], bytea[], jsonb, jsonb),
  access.give_family_code(uuid, uuid, bytea, bytea[], uuid[], integer, timestamptz),
  access.end_family_codes(uuid[], text), access.lock_family_code(uuid), access.may_sign_in(uuid);
drop table access.family_code;
`;
