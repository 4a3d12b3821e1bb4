import { Migration } from '@mikro-orm/migrations';

/** Retention: rules of an area, what is erased and how, what must not be, and the log of twelve years ago. */
export class Migration20261122000047_retention extends Migration {
  override up(): void {
    this.addSql(LEDGER);
    for (const statement of [...RETENTION_RULE, ...LEGAL_HOLD]) this.addSql(statement);
    this.addSql(LOG_GONE);
    this.addSql(REACH);
    this.addSql(guards(" or current_user = 'yhdessa_access'"));
    this.asAccess(
      regrant(ERASED_HOLD_NOTHING),
      reopeningUnit(NOT_ERASED + NOT_DISQUALIFIED),
      feedbackScopes(NOT_ERASED),
      FORGET,
      CHECK,
    );
    this.asAccess(HOLDING, KIN, DUE, HASH, ERASE, RUN);
    this.addSql(HOLD_TRIGGER);
  }

  override down(): void {
    this.addSql('drop trigger hold_what_stands on legal_hold');
    this.asAccess(UNDO, regrant(''), reopeningUnit(''), feedbackScopes(''), CHECK_BEFORE);
    this.addSql(guards(''));
    this.addSql(UNDO_REACH);
    this.addSql('drop table audit.access_log_gone, legal_hold, retention_rule');
    this.asAccess('drop function access.area_to_hold(text, uuid)');
    this.addSql('drop table platform.erasure');
  }

  private asAccess(...statements: string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const HAS_ROLE = (role: string) => `area_id = any ((select access.areas_as('${role}'))::uuid[])`;
const ADMIN = HAS_ROLE('admin');
const KEEPERS = `(${ADMIN} or ${HAS_ROLE('log-inspector')})`;

const RETENTION_RULE = [
  `create table "retention_rule" ("area_id" uuid not null, "kind" text not null, "months" int not null, "is_record" boolean not null, "automatic" boolean not null, "changed_by" uuid not null, "changed_at" timestamptz not null, "version" int not null default 1, primary key ("area_id", "kind"))`,
  `alter table "retention_rule" add constraint "retention_rule_kind_check" check ("kind" in ('case', 'contact', 'consultation', 'access-log'))`,
  `alter table "retention_rule" add constraint "retention_rule_months" check (months >= 1 and months <= 1200)`,
  `alter table "retention_rule" enable row level security`,
  `alter table "retention_rule" force row level security`,
  `create policy "retention_rule_read" on "retention_rule" for select to "yhdessa_app" using ((select access.is_staff()))`,
  `create policy "retention_rule_new" on "retention_rule" for insert to "yhdessa_app" with check (${ADMIN} and changed_by = (select access.principal()))`,
  `create policy "retention_rule_change" on "retention_rule" for update to "yhdessa_app" using (${ADMIN}) with check (${ADMIN})`,
  `create policy "retention_rule_delete" on "retention_rule" for delete to "yhdessa_app" using (false)`,
  `create policy "retention_rule_derivation" on "retention_rule" for select to "yhdessa_access" using (true)`,
  `grant select, insert, update (months, is_record, automatic, changed_by, changed_at, version) on retention_rule to yhdessa_app;
   grant select on retention_rule to yhdessa_access;
   create trigger change_meets_a_row after update on retention_rule referencing new table as changed
     for each statement execute function access.refuse_empty_change();`,
];

/** The area in which somebody may see to it that a scope is kept; null for others and for what is not there. */
const AREA_TO_HOLD = `
create function access.area_to_hold(of_type text, of_id uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select s.area_id from (
      select c.area_id from public.contact c where of_type = 'contact' and c.id = of_id
      union all select f.area_id from public.family f where of_type = 'family' and f.id = of_id
      union all select k.area_id from public.network_case k where of_type = 'case' and k.id = of_id) s
    where s.area_id = any (access.areas_as('admin') || access.areas_as('log-inspector'))
      and not exists (select from platform.erasure e where e.scope_type = of_type and e.scope_id = of_id));
revoke execute on function access.area_to_hold(text, uuid) from public;
grant execute on function access.area_to_hold(text, uuid) to yhdessa_app;
`;

const LEGAL_HOLD = [
  'set local role yhdessa_access',
  AREA_TO_HOLD,
  'reset role',
  `create table "legal_hold" ("area_id" uuid not null, "id" uuid not null, "scope_type" text not null, "scope_id" uuid not null, "reason" text not null, "words" bytea null, "placed_by" uuid not null, "placed_at" timestamptz not null, "lifted_by" uuid null, "lifted_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "legal_hold_scope" on "legal_hold" ("scope_id")`,
  `alter table "legal_hold" add constraint "legal_hold_id" unique ("id")`,
  `alter table "legal_hold" add constraint "legal_hold_lifted" check ((lifted_by is null) = (lifted_at is null))`,
  `alter table "legal_hold" add constraint "legal_hold_scope_type_check" check ("scope_type" in ('contact', 'family', 'case'))`,
  `alter table "legal_hold" add constraint "legal_hold_reason_check" check ("reason" in ('court', 'police', 'authority-review', 'claim', 'complaint', 'other'))`,
  `alter table "legal_hold" enable row level security`,
  `alter table "legal_hold" force row level security`,
  `create policy "legal_hold_read" on "legal_hold" for select to "yhdessa_app" using (${KEEPERS})`,
  `create policy "legal_hold_new" on "legal_hold" for insert to "yhdessa_app" with check (${KEEPERS} and placed_by = (select access.principal()) and area_id = access.area_to_hold(scope_type, scope_id))`,
  `create policy "legal_hold_change" on "legal_hold" for update to "yhdessa_app" using (${KEEPERS}) with check (${KEEPERS})`,
  `create policy "legal_hold_delete" on "legal_hold" for delete to "yhdessa_app" using (false)`,
  `create policy "legal_hold_derivation" on "legal_hold" for select to "yhdessa_access" using (true)`,
  `create policy "legal_hold_erasure" on "legal_hold" for update to "yhdessa_access" using (true) with check (true)`,
  `grant select, insert, update (lifted_by, lifted_at, version) on legal_hold to yhdessa_app;
   grant select, update (words) on legal_hold to yhdessa_access;
   create trigger change_meets_a_row after update on legal_hold referencing new table as changed
     for each statement execute function access.refuse_empty_change();`,
];

/** What was erased, for ever: ids, a day, a rule and a chain of hashes. It tells nobody who it was. */
const LEDGER = `
alter table platform.data_key add column destroyed_at timestamptz, add column destroyed_for text,
  add constraint data_key_destroyed check ((destroyed_at is null) = (destroyed_for is null) and (destroyed_at is null or wrapped is null));
create table platform.erasure (
  number integer primary key,
  area_id uuid not null,
  scope_type text not null check (scope_type in ('contact', 'family', 'case')),
  scope_id uuid not null,
  kind text not null check (kind in ('case', 'contact', 'consultation')),
  because text not null check (because in ('retention', 'request', 'mistake', 'ledger')),
  due_on date,
  erased_at timestamptz not null,
  hash bytea not null,
  unique (scope_type, scope_id)
);
comment on table platform.erasure is 'What was erased, when and by which rule; each row with the hash of the one before. Nothing personal.';
alter table platform.erasure enable row level security;
alter table platform.erasure force row level security;
create policy derivation on platform.erasure for all to yhdessa_access using (true) with check (true);
create trigger append_only before update or delete on platform.erasure for each row execute function access.refuse();
create trigger append_only_all before truncate on platform.erasure for each statement execute function access.refuse();
grant select, insert on platform.erasure to yhdessa_access;
`;

/** Of log rows that were dropped after their time: the digest of each seal, or of each row where a seal stands on two months. */
const LOG_GONE = `
create table audit.access_log_gone (
  seal_number integer not null,
  xid xid8,
  id bigint,
  row_count bigint not null,
  hash bytea not null,
  check ((xid is null) = (id is null))
);
comment on table audit.access_log_gone is 'What the chain still needs of log rows that are gone: hashes alone. Without xid and id: of all rows of that seal.';
create index access_log_gone_seal on audit.access_log_gone (seal_number);
alter table audit.access_log_gone enable row level security;
alter table audit.access_log_gone force row level security;
create policy sealing on audit.access_log_gone for all to yhdessa_access using (true) with check (true);
create trigger append_only before update or delete on audit.access_log_gone for each row execute function access.refuse();
create trigger append_only_all before truncate on audit.access_log_gone for each statement execute function access.refuse();
grant select, insert on audit.access_log_gone to yhdessa_access;
`;

const DELETED = ['contact_identity', 'person_identity', 'contact_way'];
const EMPTIED: Readonly<Record<string, string>> = {
  invitation: 'address, reply_token, reply_token_hash, link_token, link_token_hash, comment',
  invitation_answer: 'comment, delegated_to',
  meeting: 'conference_link',
  poll_recipient: 'address, link_token, link_token_hash, substitute, substitute_at',
};
/** These may be changed by who owns the functions already, in other columns. */
const EMPTIED_BESIDES: Readonly<Record<string, string>> = {
  invitation_message: 'recipient, reply',
  invitation_remedy: 'address, reply',
  poll_message: 'address, reply',
  meeting_notice: 'reply',
  'platform.inbound_message': 'raw, envelope_from, envelope_to',
};

/** What the function that erases may touch. */
const REACH = [
  ...DELETED.map(
    (table) => `create policy "${table}_erasure" on ${table} for delete to "yhdessa_access" using (true);
    grant delete on ${table} to yhdessa_access;`,
  ),
  ...Object.keys(EMPTIED).map(
    (table) =>
      `create policy "${table}_erasure" on ${table} for update to "yhdessa_access" using (true) with check (true);`,
  ),
  ...Object.entries({ ...EMPTIED, ...EMPTIED_BESIDES }).map(
    ([table, columns]) => `grant update (${columns}) on ${table} to yhdessa_access;`,
  ),
  `grant delete on platform.outbox_effect to yhdessa_access;`,
].join('\n');
const UNDO_REACH = [
  ...DELETED.map(
    (table) => `drop policy "${table}_erasure" on ${table}; revoke delete on ${table} from yhdessa_access;`,
  ),
  ...Object.keys(EMPTIED).map((table) => `drop policy "${table}_erasure" on ${table};`),
  ...Object.entries({ ...EMPTIED, ...EMPTIED_BESIDES }).map(
    ([table, columns]) => `revoke update (${columns}) on ${table} from yhdessa_access;`,
  ),
  `revoke delete on platform.outbox_effect from yhdessa_access;`,
  `alter table platform.data_key drop column destroyed_at, drop column destroyed_for;`,
].join('\n');

/** Whoever answers by a link changes nothing else of the row; the function that erases does. */
const guards = (eraser: string) => `
create or replace function access.guard_invitation() returns trigger language plpgsql as $$
begin
  if old.case_id = any (access.cases('logistics', 'write'))${eraser} then return new; end if;
  if old.cancelled_at is not null or (new.address, new.sequence, new.significant_sequence, new.cancelled_at)
      is distinct from (old.address, old.sequence, old.significant_sequence, old.cancelled_at) then
    raise exception 'an invitation can only be answered by whoever it goes to' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace function access.guard_poll_recipient() returns trigger language plpgsql as $$
begin
  if old.case_id = any (access.cases('logistics', 'write'))${eraser} then return new; end if;
  if old.revoked_at is not null or (new.address, new.language, new.link_token, new.link_token_hash, new.round, new.asked_at, new.revoked_at)
      is distinct from (old.address, old.language, old.link_token, old.link_token_hash, old.round, old.asked_at, old.revoked_at) then
    raise exception 'a poll can only be answered by whom it asks' using errcode = '42501';
  end if;
  return new;
end $$;
`;

/** What is erased opens to nobody, whatever its sources still say. */
const ERASED_HOLD_NOTHING = `
  if exists (select from platform.erasure e where e.scope_type = of_type and e.scope_id = of_id) then due := '{}'; end if;`;
const regrant = (unless: string) => `
create or replace function access.regrant(of_type text, of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  origin name;
  part access.derived_grant[];
  due access.derived_grant[] := '{}';
begin
  for origin in select source from access.grant_source where scope_type = of_type order by source loop
    execute format('select array_agg(g) from access.%I($1) g', origin) into part using of_id;
    due := due || coalesce(part, '{}');
  end loop;${unless}
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
`;

const NOT_ERASED = `
    and not exists (select from platform.erasure e where e.scope_type = 'case' and e.scope_id = c.id)`;
/** Whoever takes no part in a case of the family takes up none. */
const NOT_DISQUALIFIED = `
      and access.principal() <> all (access.disqualified_of('family', c.family_id))`;
const reopeningUnit = (unless: string) => `
create or replace function access.reopening_unit(of_case uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp
  return (select m.unit_id from public.network_case c
    join access.membership m on m.principal_id = access.principal() and m.area_id = c.area_id and m.role = 'counsellor'
      and access.holds(m.valid_from, m.valid_until) and (m.unit_id = c.counsellor_unit or c.counsellor_id = access.principal())
    where c.id = of_case and c.state = 'closed'
      and c.id <> all (access.withheld_records('network_case')) and c.family_id <> all (access.withheld_records('family'))${unless}
    order by m.unit_id = c.counsellor_unit desc, m.valid_from, m.unit_id limit 1);
`;
const feedbackScopes = (unless: string) => `
create or replace function access.scopes_of_feedback() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return access.contacts('needs', 'read') || access.cases('consents', 'write')
    || (select coalesce(array_agg(c.id), '{}') from public.network_case c
      join access.membership m on m.principal_id = c.counsellor_id and m.area_id = c.area_id and m.unit_id = c.counsellor_unit
        and m.role = 'counsellor' and access.holds(m.valid_from, m.valid_until)
      where c.counsellor_id = access.principal() and c.closed_at > access.now() - interval '365 days'${unless});
`;

/** A hold is placed on what stands, and waits for who is erasing. */
const HOLDING = `
create function access.hold_what_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('erasure', 0));
  if exists (select from platform.erasure e where e.scope_type = new.scope_type and e.scope_id = new.scope_id) then
    raise exception 'what is erased cannot be kept' using errcode = 'P0002';
  end if;
  return new;
end $$;
revoke execute on function access.hold_what_stands() from public;
`;
const HOLD_TRIGGER = `
create trigger hold_what_stands before insert on legal_hold for each row execute function access.hold_what_stands();
`;

/**
 * What goes together, because one data key seals it: a family, its cases and the contacts these came from; or a contact
 * that led to no case. A root is the family, or such a contact.
 */
const KIN = `
create function access.root_of(of_type text, of_id uuid) returns table (root_type text, root_id uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'family', f.id from public.family f where of_type = 'family' and f.id = of_id
  union
  select 'family', k.family_id from public.network_case k where (of_type, of_id) in (('case', k.id), ('contact', k.contact_id))
  union
  select 'contact', c.id from public.contact c where of_type = 'contact' and c.id = of_id
    and not exists (select from public.network_case k where k.area_id = c.area_id and k.contact_id = c.id)
$$;
create function access.kin_of(root_type text, root_id uuid) returns table (area_id uuid, scope_type text, scope_id uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, 'contact', c.id from public.contact c where root_type = 'contact' and c.id = root_id
    and not exists (select from public.network_case k where k.area_id = c.area_id and k.contact_id = c.id)
  union
  select f.area_id, 'family', f.id from public.family f where root_type = 'family' and f.id = root_id
  union
  select k.area_id, s.scope_type, s.scope_id from public.network_case k
  cross join lateral (values ('case', k.id), ('contact', k.contact_id)) s (scope_type, scope_id)
  where root_type = 'family' and k.family_id = root_id
$$;
create function access.lock_kin(root_type text, root_id uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('erasure', 0));
  -- As whoever changes the course of a case does: nothing begins in it meanwhile.
  perform pg_advisory_xact_lock(hashtextextended('course of case ' || k.scope_id::text, 0))
  from (select s.scope_id from access.kin_of(root_type, root_id) s where s.scope_type = 'case' order by s.scope_id) k;
end $$;
create function access.rows_of(in_area uuid, scopes uuid[]) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  place record;
  part uuid[];
  ids uuid[] := scopes;
begin
  for place in select c.relname, s.attname from pg_class c
      join pg_attribute i on i.attrelid = c.oid and i.attname = 'id'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_id'
      join pg_attribute s on s.attrelid = c.oid and s.attname in ('case_id', 'family_id', 'contact_id', 'scope_id')
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' loop
    execute format('select array_agg(x.id) from public.%I x where x.area_id = $1 and x.%I = any ($2)', place.relname, place.attname)
      into part using in_area, scopes;
    ids := ids || coalesce(part, '{}');
  end loop;
  return ids;
end $$;
create function access.effects_of(ids uuid[]) returns setof platform.outbox_effect
language sql stable set search_path = pg_catalog, pg_temp as $$
  select e.* from platform.outbox_effect e where e.kind <> 'retention.erase' and exists (
    select from regexp_matches(e.key || ' ' || e.payload::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') m
    where m[1]::uuid = any (ids))
$$;
revoke execute on function access.root_of(text, uuid), access.kin_of(text, uuid), access.lock_kin(text, uuid),
  access.rows_of(uuid, uuid[]), access.effects_of(uuid[]) from public;
`;

/**
 * When something may go: the first day on which it is kept no more. A family's word was the day that stands with the
 * closing: a shorter rule of today never makes it earlier, a longer one makes it later.
 */
const DUE = `
create function access.retention_months(in_area uuid, of_kind text) returns integer
language sql stable set search_path = pg_catalog, pg_temp
  return coalesce((select r.months from public.retention_rule r where r.area_id = in_area and r.kind = of_kind),
    case of_kind when 'case' then 24 when 'access-log' then 144 else 12 end);
create function access.retention_day(at_instant timestamptz, months integer) returns date
language sql immutable set search_path = pg_catalog, pg_temp
  return ((at_instant at time zone 'Europe/Helsinki')::date + make_interval(months => months))::date + 1;
create function access.retention_due()
returns table (area_id uuid, kind text, root_type text, root_id uuid, due_on date, automatic boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.*, coalesce((select r.automatic from public.retention_rule r where r.area_id = d.area_id and r.kind = d.kind), false)
  from (
    select k.area_id, 'case' as kind, 'family' as root_type, k.family_id as root_id,
      max(greatest(x.retention_until + 1, access.retention_day(x.closed_at, access.retention_months(k.area_id, 'case')))) as due_on
    from public.network_case k
    join public.case_closing x on x.area_id = k.area_id and x.case_id = k.id and x.closed_at is not null and x.reopened_at is null
    group by k.area_id, k.family_id
    union all
    select c.area_id, s.kind, 'contact', c.id,
      access.retention_day(coalesce(c.concluded_at, c.received_at), access.retention_months(c.area_id, s.kind))
    from public.contact c
    cross join lateral (select case when exists (select from public.consultation q where q.area_id = c.area_id and q.contact_id = c.id)
      then 'consultation' else 'contact' end as kind) s
    where not exists (select from public.network_case k where k.area_id = c.area_id and k.contact_id = c.id)
  ) d
  where not exists (select from platform.erasure e where e.scope_type = d.root_type and e.scope_id = d.root_id)
$$;
create function access.obstacles_of(of_type text, of_id uuid) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  with kin as (select * from access.kin_of(of_type, of_id)),
  cases as (select k.* from public.network_case k join kin on kin.scope_type = 'case' and kin.scope_id = k.id)
  select array_remove(array[
    case when exists (select from cases k where k.state <> 'closed') then 'CASE_OPEN' end,
    case when exists (select from public.contact c join kin on kin.scope_type = 'contact' and kin.scope_id = c.id
      where c.concluded_at is null and of_type = 'contact') then 'CONTACT_OPEN' end,
    case when exists (select from public.handover h join cases k on k.area_id = h.area_id and k.id = h.case_id
        where h.state not in ('confirmed', 'declined', 'withdrawn'))
      or exists (select from public.outside_handover h join cases k on k.area_id = h.area_id and k.id = h.case_id
        where h.state not in ('arrived', 'withdrawn')) then 'HANDOVER_OPEN' end,
    case when exists (select from public.legal_hold h join kin on kin.scope_type = h.scope_type and kin.scope_id = h.scope_id
      where h.lifted_at is null) then 'LEGAL_HOLD' end,
    case when exists (select from access.effects_of((select access.rows_of((select kin.area_id from kin limit 1), array_agg(kin.scope_id)) from kin)) e
      where e.state in ('pending', 'claimed')) then 'EFFECT_WAITING' end], null)
$$;
revoke execute on function access.retention_months(uuid, text), access.retention_day(timestamptz, integer), access.retention_due(),
  access.obstacles_of(text, uuid) from public;
`;

const has = (table: string, which: string, change: string) => `
  if exists (select from ${table} x where ${which}) then update ${table} x set ${change} where ${which}; end if;`;
const OF_CASE = 'x.area_id = in_area and x.case_id = any (cases)';

/**
 * Erases what goes together, whatever stands in the way: who calls it has asked. The data keys are destroyed, and what
 * no key of theirs seals goes with them (\`src/closing/retention/erasure.data.ts\` lists every table). Ids, codes and days
 * stay. Answers how many scopes are erased by it now; none where all was.
 */
const ERASE = `
create function access.erase(of_type text, of_id uuid, of_kind text, why text, was_due date, at_instant timestamptz) returns integer
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  in_area uuid;
  scopes uuid[];
  cases uuid[];
  families uuid[];
  people uuid[];
  ids uuid[];
  each record;
  last platform.erasure;
  erased integer := 0;
begin
  perform access.lock_kin(of_type, of_id);
  select (array_agg(k.area_id))[1], array_agg(k.scope_id), array_agg(k.scope_id) filter (where k.scope_type = 'case'),
    array_agg(k.scope_id) filter (where k.scope_type = 'family')
  into in_area, scopes, cases, families from access.kin_of(of_type, of_id) k;
  if in_area is null then return 0; end if;
  if not exists (select from access.kin_of(of_type, of_id) k where not exists (select from platform.erasure e
      where e.scope_type = k.scope_type and e.scope_id = k.scope_id))
    and not exists (select from platform.data_key d where d.scope_id = any (scopes) and d.scope_type <> 'system' and d.wrapped is not null) then
    return 0;
  end if;
  select array_agg(p.id) into people from public.person p where p.area_id = in_area and p.family_id = any (families);
  ids := access.rows_of(in_area, scopes) || coalesce(people, '{}');

  update platform.data_key d set wrapped = null, destroyed_at = access.now(), destroyed_for = why
  where d.scope_type <> 'system' and d.scope_id = any (scopes) and d.wrapped is not null;
  for each in select k.* from access.kin_of(of_type, of_id) k where not exists (select from platform.erasure e
      where e.scope_type = k.scope_type and e.scope_id = k.scope_id) order by k.scope_type, k.scope_id loop
    select * into last from platform.erasure e order by e.number desc limit 1;
    insert into platform.erasure (number, area_id, scope_type, scope_id, kind, because, due_on, erased_at, hash)
    values (coalesce(last.number, 0) + 1, each.area_id, each.scope_type, each.scope_id, of_kind, why, was_due, at_instant,
      access.erasure_hash(last.hash, coalesce(last.number, 0) + 1, each.area_id, each.scope_type, each.scope_id, of_kind, why, was_due, at_instant));
    erased := erased + 1;
  end loop;

  -- Who it was, and how they were found and reached.
  delete from public.contact_identity x where x.area_id = in_area and x.contact_id = any (scopes);
  delete from public.person_identity x where x.area_id = in_area and x.family_id = any (families);
  delete from public.contact_way x where x.area_id = in_area and x.family_id = any (families);
  -- Their accounts.
  delete from access.session x where x.principal_id = any (people);
  delete from access.identity x where x.principal_id = any (people);
  delete from access.passkey x where x.principal_id = any (people);
  delete from access.passkey_challenge x where x.principal_id = any (people);
  delete from access.passkey_offer x where x.principal_id = any (people);
  delete from access.visit x where x.principal_id = any (people);
  delete from access.kept_form x where x.principal_id = any (people);
  delete from access.email_code x where x.principal_id = any (people);
  delete from access.family_code x where x.family_id = any (families);
  -- What was answered to them, and of late about them to others.
  delete from platform.first_answer x where x.principal_id = any (people);
  update platform.first_answer x set answer = null, log = null where x.answer is not null and x.principal_id in (
    select l.principal_id from audit.access_log l where l.scope_id = any (scopes) and l.at > access.now() - interval '1 day');
  -- What keys of the installation seal, and what stands in the clear.${has(
    'public.invitation',
    OF_CASE,
    `address = '', reply_token = '', reply_token_hash = sha256(gen_random_uuid()::text::bytea), link_token = '',
    link_token_hash = sha256(gen_random_uuid()::text::bytea), comment = null`,
  )}${has('public.invitation_answer', OF_CASE, 'comment = null, delegated_to = null')}${has(
    'public.invitation_message',
    OF_CASE,
    'recipient = x.id::text, bytes = null, reply = null',
  )}${has('public.invitation_remedy', OF_CASE, "address = '', bytes = null, reply = null")}${has(
    'public.poll_recipient',
    OF_CASE,
    `address = '', link_token = '', link_token_hash = sha256(gen_random_uuid()::text::bytea), substitute = null, substitute_at = null`,
  )}${has('public.poll_message', OF_CASE, "address = '', bytes = null, reply = null")}${has(
    'public.meeting_notice',
    OF_CASE,
    'recipient = null, content = null, place = null, reply = null',
  )}${has('public.meeting', OF_CASE, 'conference_link = null')}${has(
    'public.feedback_request',
    "x.scope_id = any (scopes) and x.state <> 'expired'",
    "state = 'expired', answer_id = null, link_token = null, link_token_hash = null, is_spoken = false",
  )}${has('public.legal_hold', 'x.scope_id = any (scopes)', 'words = null')}
  update platform.inbound_message x set raw = null, envelope_from = '', envelope_to = ''
  where x.state <> 'received' and x.invitation_id in (select i.id from public.invitation i where i.area_id = in_area and i.case_id = any (cases));
  delete from access.calendar_feed_text t using public.calendar_feed f, public.invitation i
  where f.id = t.feed_id and i.professional_id = f.professional_id and i.area_id = in_area and i.case_id = any (cases);
  delete from platform.outbox_effect e where e.id in (select o.id from access.effects_of(ids) o);
  -- Nobody may anything with it any more.
  perform access.regrant(k.scope_type, k.scope_id) from access.kin_of(of_type, of_id) k;
  return erased;
end $$;
revoke execute on function access.erase(text, uuid, text, text, date, timestamptz) from public;
`;

const HASH = `
create function access.erasure_hash(before bytea, number integer, area_id uuid, scope_type text, scope_id uuid, kind text,
  because text, due_on date, erased_at timestamptz) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp
  return sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(number, area_id, scope_type, scope_id, kind, because,
    due_on - date '2000-01-01', (extract(epoch from erased_at) * 1000000)::bigint)::text, 'UTF8'));
create function access.check_erasures() returns integer
language sql stable set search_path = pg_catalog, pg_temp
  return (select min(e.number) from platform.erasure e
    left join platform.erasure b on b.number = e.number - 1
    where e.hash <> access.erasure_hash(b.hash, e.number, e.area_id, e.scope_type, e.scope_id, e.kind, e.because, e.due_on, e.erased_at)
      or (e.number > 1 and b.number is null));
revoke execute on function access.erasure_hash(bytea, integer, uuid, text, uuid, text, text, date, timestamptz), access.check_erasures() from public;
`;

/**
 * The ways to erase: when the day has come; a contact of which nothing came, on request; again, by a ledger that was
 * kept outside, after a restore. Each answers ERASED or what stands in the way.
 */
const RUN = `
create function access.erase_when_due(of_type text, of_id uuid, only_automatic boolean) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
  obstacles text[];
begin
  perform access.lock_kin(of_type, of_id);
  select * into found from access.retention_due() d where d.root_type = of_type and d.root_id = of_id;
  if found is null then return 'ERASED_ALREADY'; end if;
  if found.due_on > (access.now() at time zone 'Europe/Helsinki')::date then return 'NOT_DUE'; end if;
  if only_automatic and not found.automatic then return 'NOT_AUTOMATIC'; end if;
  obstacles := access.obstacles_of(of_type, of_id);
  if cardinality(obstacles) > 0 then return obstacles[1]; end if;
  perform access.erase(of_type, of_id, found.kind, 'retention', found.due_on, access.now());
  return 'ERASED';
end $$;
create function access.erase_contact(of_contact uuid, why text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare obstacles text[];
begin
  perform access.lock_kin('contact', of_contact);
  if exists (select from public.network_case k where k.contact_id = of_contact) then return 'CASE_OPENED'; end if;
  if not exists (select from public.contact c where c.id = of_contact) then return 'NOT_FOUND'; end if;
  obstacles := access.obstacles_of('contact', of_contact);
  if cardinality(obstacles) > 0 then return obstacles[1]; end if;
  if access.erase('contact', of_contact, case when exists (select from public.consultation q where q.contact_id = of_contact)
    then 'consultation' else 'contact' end, why, null, access.now()) = 0 then return 'ERASED_ALREADY'; end if;
  return 'ERASED';
end $$;
create function access.erase_again(of_type text, of_id uuid, of_kind text, was_due date, at_instant timestamptz) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare root record;
begin
  select * into root from access.root_of(of_type, of_id);
  if root is null then return 'ABSENT'; end if;
  if access.erase(root.root_type, root.root_id, of_kind, 'ledger', was_due, at_instant) = 0 then return 'ERASED_ALREADY'; end if;
  return 'ERASED';
end $$;
revoke execute on function access.erase_when_due(text, uuid, boolean), access.erase_contact(uuid, text),
  access.erase_again(text, uuid, text, date, timestamptz) from public;

create function access.due_to_erase() returns table (root_type text, root_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select d.root_type, d.root_id from access.retention_due() d
    where d.automatic and d.due_on <= (access.now() at time zone 'Europe/Helsinki')::date;
end $$;
create function access.erase_as_worker(of_type text, of_id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return access.erase_when_due(of_type, of_id, true);
end $$;
create function access.erased_of(of_type text, of_id uuid) returns table (area_id uuid, scope_type text, scope_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select * from access.kin_of(of_type, of_id);
end $$;
revoke execute on function access.due_to_erase(), access.erase_as_worker(text, uuid), access.erased_of(text, uuid) from public;
grant execute on function access.due_to_erase(), access.erase_as_worker(text, uuid), access.erased_of(text, uuid) to yhdessa_app;
`;

const LINE = `sha256(convert_to(jsonb_build_array(
    l.xid::text, l.id, (extract(epoch from l.at) * 1000000)::bigint, l.principal_id, l.acting_for_unit, l.action,
    l.operation, l.area_id, l.scope_type, l.scope_id, l.category, l.basis)::text, 'UTF8'))`;

/** Partitions of the log whose time is over in every area, and what the chain keeps of one before it is dropped. */
const FORGET = `
create function access.forgettable_log() returns table (name text, below timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.relname::text, p.below from (
    select c.relname, (to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month')::timestamp at time zone 'UTC' as below
    from pg_inherits h join pg_class c on c.oid = h.inhrelid
    where h.inhparent = 'audit.access_log'::regclass and c.relname ~ '^access_log_[0-9]{6}$') p
  where p.below <= access.now() - make_interval(months => greatest(144,
    coalesce((select max(r.months) from public.retention_rule r where r.kind = 'access-log'), 144)))
  order by p.below
$$;
create function access.forget_log(partition name) returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  of_log oid := to_regclass(format('audit.%I', partition));
  lines bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('access_log_seal', 0));
  if not exists (select from access.forgettable_log() f where f.name = partition) then
    raise exception 'the log is kept until its time is over' using errcode = '55000';
  end if;
  select count(*) into lines from audit.access_log l where l.tableoid = of_log;
  if exists (select from audit.access_log l where l.tableoid = of_log
      and l.xid >= coalesce((select max(s.below_xid) from audit.access_log_seal s), '0'::xid8)) then
    raise exception 'the log is dropped once it is sealed' using errcode = '55000';
  end if;
  -- Its last seal may have been made long after: then that one is not old enough yet to lose rows.
  if exists (select from audit.access_log_seal s where s.below_xid > (select max(l.xid) from audit.access_log l where l.tableoid = of_log)
      and s.from_xid <= (select max(l.xid) from audit.access_log l where l.tableoid = of_log)
      and s.sealed_at > (select max(t.sealed_at) from audit.access_log_seal t) - interval '144 months') then
    return null;
  end if;
  insert into audit.access_log_gone (seal_number, xid, id, row_count, hash)
  with touched as (
    select s.*, n.here from audit.access_log_seal s cross join lateral (
      select count(*) as here from audit.access_log l where l.tableoid = of_log and l.xid >= s.from_xid and l.xid < s.below_xid) n
    where n.here > 0)
  select t.number, null::xid8, null::bigint, t.row_count, d.digest from touched t
  cross join lateral access.digest_of(t.from_xid, t.below_xid) d where t.here = t.row_count
  union all
  select t.number, l.xid, l.id, 1, ${LINE} from touched t
  join audit.access_log l on l.tableoid = of_log and l.xid >= t.from_xid and l.xid < t.below_xid where t.here < t.row_count;
  return lines;
end $$;
create function access.digest_with_gone(seal audit.access_log_seal) returns table (row_count bigint, digest bytea)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*), sha256(string_agg(r.hash, ''::bytea order by r.xid, r.id)) from (
    select l.xid, l.id, ${LINE} as hash from audit.access_log l where l.xid >= seal.from_xid and l.xid < seal.below_xid
    union all
    select g.xid, g.id, g.hash from audit.access_log_gone g where g.seal_number = seal.number and g.xid is not null) r
$$;
revoke execute on function access.forgettable_log(), access.forget_log(name), access.digest_with_gone(audit.access_log_seal) from public;
`;

const check = (contents: string, also: string) => `
create or replace function access.check_access_log() returns table (number integer, row_count bigint, hash text, intact boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.number, s.row_count, encode(s.hash, 'hex'),
    s.row_count = now_there.row_count
      and s.from_xid = coalesce(before.below_xid, '0'::xid8)
      and s.number = coalesce(before.number, 0) + 1
      and s.hash = access.chained(before.hash, s.below_xid, s.sealed_at, now_there.digest)${also}
  from audit.access_log_seal s
  left join lateral (select p.* from audit.access_log_seal p where p.number < s.number order by p.number desc limit 1) before on true
  ${contents}
  order by s.number
$$;
`;
const CHECK_BEFORE = check('cross join lateral access.digest_of(s.from_xid, s.below_xid) now_there', '');
/** What is gone must have been twelve years old when the newest seal was made, and may not be there as well. */
const CHECK = check(
  `left join lateral (select count(*) as parts, bool_or(g.xid is null) as whole, max(g.row_count) as row_count,
    (array_agg(g.hash) filter (where g.xid is null))[1] as digest
    from audit.access_log_gone g where g.seal_number = s.number) gone on true
  cross join lateral (
    select d.* from access.digest_of(s.from_xid, s.below_xid) d where gone.parts = 0
    union all
    select gone.row_count + (select count(*) from audit.access_log l where l.xid >= s.from_xid and l.xid < s.below_xid), gone.digest where gone.whole
    union all
    select d.* from access.digest_with_gone(s) d where not gone.whole) now_there`,
  `
      and (gone.parts = 0 or s.sealed_at <= (select max(t.sealed_at) from audit.access_log_seal t) - interval '144 months')`,
);

const UNDO = `
drop function access.hold_what_stands(), access.digest_with_gone(audit.access_log_seal);
drop function access.forget_log(name), access.forgettable_log(), access.erased_of(text, uuid), access.erase_as_worker(text, uuid),
  access.due_to_erase(), access.erase_again(text, uuid, text, date, timestamptz), access.erase_contact(uuid, text),
  access.erase_when_due(text, uuid, boolean), access.erase(text, uuid, text, text, date, timestamptz), access.check_erasures(),
  access.erasure_hash(bytea, integer, uuid, text, uuid, text, text, date, timestamptz), access.obstacles_of(text, uuid),
  access.retention_due(), access.retention_day(timestamptz, integer), access.retention_months(uuid, text), access.effects_of(uuid[]),
  access.rows_of(uuid, uuid[]), access.lock_kin(text, uuid), access.kin_of(text, uuid), access.root_of(text, uuid);
`;
