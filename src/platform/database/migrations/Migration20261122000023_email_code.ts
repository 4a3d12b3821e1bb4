import { Migration } from '@mikro-orm/migrations';

/** Codes by e-mail, the short visits that they open, what brakes those who ask or guess, and promises behind a link. */
export class Migration20261122000023_email_code extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLES);
    this.addSql(GATES);
    this.addSql(ASKING);
    this.addSql(MAILING);
    this.addSql(VISITS);
    this.addSql(SWEEPING);
    this.addSql(PROMISES_OF_LINK);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql(UNDO);
  }
}

/** Known by keyed hashes only: of the browser, of the address, of the code. The application cannot list them. */
const TABLES = `
create table access.email_code (
  id uuid primary key,
  browser_hash bytea not null unique,
  address_hash bytea not null,
  code_hash bytea not null,
  asked bytea,
  principal_id uuid,
  tries_left integer not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  check (tries_left >= 0 and asked_at < ends_at)
);
comment on table access.email_code is 'One live code per browser. asked: sealed address and code, until the mail left. principal_id: whom it lets in, once the mail leaves; null for an address that nobody has.';
create table access.visit (
  id_hash bytea primary key,
  principal_id uuid not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  idle interval not null
);
comment on table access.visit is 'A short visit by a code: opens the own promises and is no session.';
create table access.gate (
  name text not null,
  subject bytea not null,
  level double precision not null,
  counted_at timestamptz not null,
  open_at timestamptz not null,
  empty_at timestamptz not null,
  primary key (name, subject)
);
comment on table access.gate is 'How often somebody came of late: an address, a network, everybody. Keyed hashes.';
do $$ declare t text; begin
  foreach t in array array['email_code', 'visit', 'gate'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy derivation on access.%I to yhdessa_access using (true) with check (true)', t);
  end loop;
end $$;
`;

/**
 * Lets somebody through all of the gates, or answers how many seconds are left until they open. Each passage raises a
 * level that falls by one every \`leak\` seconds; above \`free\` the gate shuts after each passage, for \`base\` seconds and
 * twice as long each time, \`cap\` at most. Who comes while it is shut raises nothing: nobody is locked out for good.
 */
const GATES = `
create function access.pass_gates(gates jsonb) returns integer
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  each record;
  wait integer;
begin
  for each in select * from jsonb_to_recordset(gates) as g (name text, subject text) order by g.name loop
    insert into access.gate values (each.name, decode(each.subject, 'hex'), 0, access.now(), access.now(), access.now()) on conflict do nothing;
    perform from access.gate x where x.name = each.name and x.subject = decode(each.subject, 'hex') for update;
  end loop;
  select max(ceil(extract(epoch from x.open_at - access.now())))::integer into wait
  from jsonb_to_recordset(gates) as g (name text, subject text)
  join access.gate x on x.name = g.name and x.subject = decode(g.subject, 'hex') where x.open_at > access.now();
  if wait > 0 then return wait; end if;
  update access.gate x set level = l.level, counted_at = access.now(),
    open_at = access.now() + make_interval(secs => case when l.level <= g.free then 0
      else least(g.cap, g.base * power(2::double precision, least(ceil(l.level - g.free) - 1, 30))) end),
    empty_at = access.now() + make_interval(secs => l.level * g.leak + g.cap)
  from jsonb_to_recordset(gates) as g (name text, subject text, free double precision, leak double precision, base double precision, cap double precision)
  cross join lateral (select 1 + greatest(0, y.level - greatest(0, extract(epoch from access.now() - y.counted_at)) / g.leak) as level
    from access.gate y where y.name = g.name and y.subject = decode(g.subject, 'hex')) l
  where x.name = g.name and x.subject = decode(g.subject, 'hex');
  return 0;
end $$;
revoke execute on function access.pass_gates(jsonb) from public;
`;

/**
 * Asking for a code, and trying one. Whether anybody has the address is not looked up here, so that nobody can tell it by
 * the answer or by the time it takes. Locked in one order: the browser's code, then the gates.
 */
const ASKING = `
create function access.ask_email_code(new_id uuid, browser bytea, address bytea, code bytea, sealed bytea, tries integer, until timestamptz, gates jsonb)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wait integer;
begin
  perform from access.email_code c where c.browser_hash = browser for update;
  wait := access.pass_gates(gates);
  if wait > 0 then return wait; end if;
  insert into access.email_code values (new_id, browser, address, code, sealed, null, tries, access.now(), until)
  on conflict (browser_hash) do update set id = excluded.id, address_hash = excluded.address_hash, code_hash = excluded.code_hash,
    asked = excluded.asked, principal_id = null, tries_left = excluded.tries_left, asked_at = excluded.asked_at, ends_at = excluded.ends_at;
  return 0;
end $$;
create function access.try_email_code(browsers bytea[], codes bytea[], gates jsonb)
returns table (wait integer, counted boolean, principal uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the access.email_code;
  seconds integer;
begin
  select * into the from access.email_code c where c.browser_hash = any (browsers) for update;
  seconds := access.pass_gates(gates);
  if seconds > 0 or the.id is null or the.ends_at <= access.now() or the.tries_left = 0 then
    return query select seconds, false, null::uuid;
    return;
  end if;
  update access.email_code c set tries_left = c.tries_left - 1 where c.id = the.id;
  return query select 0, true, case when the.code_hash = any (codes) then the.principal_id end;
end $$;
revoke execute on function access.ask_email_code(uuid, bytea, bytea, bytea, bytea, integer, timestamptz, jsonb),
  access.try_email_code(bytea[], bytea[], jsonb) from public;
grant execute on function access.ask_email_code(uuid, bytea, bytea, bytea, bytea, integer, timestamptz, jsonb),
  access.try_email_code(bytea[], bytea[], jsonb) to yhdessa_app;
`;

/** For the worker alone: what was asked, whose the address is, and that the secret may be forgotten. */
const MAILING = `
create function access.email_code_to_send(of_code uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return (select c.asked from access.email_code c where c.id = of_code and c.ends_at > access.now());
end $$;
create function access.address_email_code(of_code uuid, spellings text[]) returns table (address text, language text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid[];
begin
  perform access.require_worker();
  select array_agg(p.id) into whose from public.professional p
  where p.kind = 'person' and lower(normalize(p.email, NFC) collate "und-x-icu") = any (spellings);
  -- An address that two accounts share says of neither who it is.
  if cardinality(whose) is distinct from 1 then return; end if;
  update access.email_code c set principal_id = whose[1] where c.id = of_code;
  return query select p.email, p.language from public.professional p where p.id = whose[1];
end $$;
create function access.forget_email_code(of_code uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  update access.email_code c set asked = null where c.id = of_code;
end $$;
revoke execute on function access.email_code_to_send(uuid), access.address_email_code(uuid, text[]),
  access.forget_email_code(uuid) from public;
grant execute on function access.email_code_to_send(uuid), access.address_email_code(uuid, text[]), access.forget_email_code(uuid)
  to yhdessa_app;
`;

/**
 * A visit begins by using up the code, as whom it lets in. What was asked for from there is forgiven, and of all others
 * this one code: whoever waits for the same address elsewhere shall not see by it that somebody came in. The gates go in
 * the order in which they are passed.
 */
const VISITS = `
create function access.open_visit(browsers bytea[], codes bytea[], client bytea, hash bytea, until timestamptz, idle_limit interval)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare used access.email_code;
begin
  delete from access.email_code c where c.browser_hash = any (browsers) and c.code_hash = any (codes)
    and c.principal_id = access.principal() and c.ends_at > access.now() returning * into used;
  if used.id is null then return false; end if;
  update access.gate g set level = greatest(0, g.level - 1) where g.name = 'code-of-address' and g.subject = used.address_hash;
  delete from access.gate g where g.name = 'code-of-address-by-client' and g.subject = used.address_hash || client;
  insert into access.visit values (hash, access.principal(), access.now(), access.now(), until, idle_limit);
  return true;
end $$;
create function access.visitor(hashes bytea[]) returns table (principal uuid, language text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the access.visit;
begin
  select * into the from access.visit v
  where v.id_hash = any (hashes) and v.ends_at > access.now() and v.seen_at + v.idle > access.now();
  if the.seen_at < access.now() - interval '1 minute' then
    update access.visit v set seen_at = access.now() where v.id_hash = the.id_hash;
  end if;
  return query select p.id, p.language from public.professional p where p.id = the.principal_id;
end $$;
create function access.end_visit(hashes bytea[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.visit v where v.id_hash = any (hashes) and v.principal_id = access.principal()
$$;
revoke execute on function access.open_visit(bytea[], bytea[], bytea, bytea, timestamptz, interval), access.visitor(bytea[]),
  access.end_visit(bytea[]) from public;
grant execute on function access.open_visit(bytea[], bytea[], bytea, bytea, timestamptz, interval), access.visitor(bytea[]),
  access.end_visit(bytea[]) to yhdessa_app;
`;

const SWEEPING = `
create function access.sweep_email_codes() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.email_code c where c.ends_at <= access.now();
  delete from access.visit v where v.ends_at <= access.now() or v.seen_at + v.idle <= access.now();
  -- Who comes at this very moment locks several, in an order of their own: those are left to the next time.
  delete from access.gate g where (g.name, g.subject) in (
    select x.name, x.subject from access.gate x where x.empty_at <= access.now() for update skip locked);
end $$;
revoke execute on function access.sweep_email_codes() from public;
grant execute on function access.sweep_email_codes() to yhdessa_app;
`;

/**
 * What the invitee of the acting invitation has promised in its case: numbers and days, no texts, and only while the
 * invitee may report on it. The number is the place among all that the invitee was ever asked in the case, so that it
 * stays the same.
 */
const PROMISES_OF_LINK = `
create function access.promises_of_invitation()
returns table (id uuid, "ownerId" uuid, "areaId" uuid, "caseId" uuid, number integer, "dueOn" date, commitment text, progress text, version integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.owner_id, p.area_id, p.case_id, p.number, p.due_on, p.commitment, p.progress, p.version
  from public.invitation i
  cross join lateral (select a.*, row_number() over (order by a.id)::integer as number from public.plan_action a
    where a.area_id = i.area_id and a.owner_id = i.professional_id and a.case_id = i.case_id) p
  where i.id = access.principal() and i.cancelled_at is null
    and p.until_version is null and p.commitment in ('requested', 'committed')
    and access.may_write_now(i.professional_id, i.case_id, 'actions')
    and exists (select from public.network_case c where c.id = i.case_id and c.state <> 'closed')
    and not exists (select from access.withheld w where w.record_type = 'plan_action' and w.record_id = p.id and w.person_id = i.professional_id)
  order by p.due_on, p.id
$$;
revoke execute on function access.promises_of_invitation() from public;
grant execute on function access.promises_of_invitation() to yhdessa_app;
`;

/** Back to before. */
const UNDO = `
drop function access.promises_of_invitation(), access.sweep_email_codes(), access.open_visit(bytea[], bytea[], bytea, bytea, timestamptz, interval),
  access.visitor(bytea[]), access.end_visit(bytea[]), access.forget_email_code(uuid), access.address_email_code(uuid, text[]),
  access.email_code_to_send(uuid), access.try_email_code(bytea[], bytea[], jsonb),
  access.ask_email_code(uuid, bytea, bytea, bytea, bytea, integer, timestamptz, jsonb), access.pass_gates(jsonb);
drop table access.gate, access.visit, access.email_code`;
