import { Migration } from '@mikro-orm/migrations';

/** Closing a case and reopening it: who is responsible, who still sees what, who has filed what. */
export class Migration20261122000038_closing extends Migration {
  override up(): void {
    for (const statement of [...CASE_CLOSING, ...CLOSING_WORDS, ...FILING_RECEIPT, ...OF_NETWORK])
      this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(RESPONSIBILITY, REOPEN, CLOSED_CASES, requireResponsible(NOBODY_ONCE_CLOSED));
    this.addSql(TRIGGERS);
  }

  override down(): void {
    this.addSql(UNDO_TRIGGERS);
    this.asAccess(UNDO, requireResponsible(''));
    this.addSql(UNDO_NETWORK);
    this.addSql('drop table if exists filing_receipt, closing_words, case_closing');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const CASE_CLOSING = [
  `create table "case_closing" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "reason" text not null, "begun_at" timestamptz not null, "begun_by" uuid not null, "called_off_at" timestamptz null, "called_off_by" uuid null, "closed_at" timestamptz null, "closed_by" uuid null, "retention_until" date null, "reopened_at" timestamptz null, "reopened_by" uuid null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `alter table "case_closing" add constraint "case_closing_id" unique ("id")`,
  `create unique index "case_closing_standing" on "case_closing" ("area_id", "case_id") where called_off_at is null and reopened_at is null`,
  `alter table "case_closing" add constraint "case_closing_called_off" check ((called_off_at is null) = (called_off_by is null))`,
  `alter table "case_closing" add constraint "case_closing_closed" check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (retention_until is null))`,
  `alter table "case_closing" add constraint "case_closing_reopened" check ((reopened_at is null) = (reopened_by is null))`,
  `alter table "case_closing" add constraint "case_closing_course" check ((called_off_at is null or closed_at is null) and (reopened_at is null or closed_at is not null))`,
  `alter table "case_closing" add constraint "case_closing_reason_check" check ("reason" in ('goal-reached', 'family-wish', 'consent-withdrawn', 'moved-away', 'handed-over', 'no-contact', 'other'))`,
  `alter table "case_closing" enable row level security`,
  `alter table "case_closing" force row level security`,
  `create policy "case_closing_read" on "case_closing" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('case_closing'))::uuid[]))`,
  `create policy "case_closing_new" on "case_closing" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and begun_by = (select access.principal()) and exists (select from network_case c where c.id = case_id and c.area_id = case_closing.area_id))`,
  `create policy "case_closing_change" on "case_closing" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('case_closing'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
  `create policy "case_closing_delete" on "case_closing" for delete to "yhdessa_app" using (false)`,
  `create policy "case_closing_derivation" on "case_closing" for select to "yhdessa_access" using (true)`,
];

const CLOSING_WORDS = [
  `create table "closing_words" ("area_id" uuid not null, "closing_id" uuid not null, "kind" text not null, "case_id" uuid not null, "words" bytea not null, "said_by" uuid not null, "said_at" timestamptz not null, primary key ("area_id", "closing_id", "kind"))`,
  `alter table "closing_words" add constraint "closing_words_kind_check" check ("kind" in ('closing', 'without-receipts', 'reopening'))`,
  `alter table "closing_words" enable row level security`,
  `alter table "closing_words" force row level security`,
  `create policy "closing_words_read" on "closing_words" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and case_id <> all ((select access.withheld_records('closing_words'))::uuid[]))`,
  `create policy "closing_words_new" on "closing_words" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and said_by = (select access.principal()) and exists (select from case_closing o where o.id = closing_words.closing_id and o.case_id = closing_words.case_id))`,
  `create policy "closing_words_change" on "closing_words" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and case_id <> all ((select access.withheld_records('closing_words'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
  `create policy "closing_words_delete" on "closing_words" for delete to "yhdessa_app" using (false)`,
  `create policy "closing_words_derivation" on "closing_words" for select to "yhdessa_access" using (true)`,
];

const FILING_RECEIPT = [
  `create table "filing_receipt" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "unit_id" uuid not null, "what" text not null, "filed_on" date not null, "recorded_by" uuid not null, "as_told" boolean not null, "recorded_at" timestamptz not null, primary key ("area_id", "id"))`,
  `create index "filing_receipt_case" on "filing_receipt" ("area_id", "case_id")`,
  `alter table "filing_receipt" add constraint "filing_receipt_what_check" check ("what" in ('plan', 'minutes', 'both'))`,
  `alter table "filing_receipt" enable row level security`,
  `alter table "filing_receipt" force row level security`,
  `create policy "filing_receipt_read" on "filing_receipt" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (unit_id = any ((select access.units())::uuid[])
  and case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('filing_receipt'))::uuid[]))`,
  `create policy "filing_receipt_new" on "filing_receipt" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (unit_id = any ((select access.units())::uuid[])
  and case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[]) and not as_told)) and recorded_by = (select access.principal()) and exists (select from network_case c where c.id = case_id and c.area_id = filing_receipt.area_id))`,
  `create policy "filing_receipt_change" on "filing_receipt" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (unit_id = any ((select access.units())::uuid[])
  and case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[]) and not as_told)) and case_id <> all ((select access.withheld_records('filing_receipt'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (unit_id = any ((select access.units())::uuid[])
  and case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[]) and not as_told)))`,
  `create policy "filing_receipt_delete" on "filing_receipt" for delete to "yhdessa_app" using (false)`,
  `create policy "filing_receipt_derivation" on "filing_receipt" for select to "yhdessa_access" using (true)`,
];

/** What triggers and `access.reopen_case` do to a case that nobody has grants of. */
const OF_NETWORK = [
  `create policy "network_case_reopening" on "network_case" for update to "yhdessa_access" using (true) with check (true)`,
];

/** A closing goes on in these columns; what was said of it and what was filed never changes; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on case_closing, closing_words, filing_receipt to yhdessa_app;
grant update (called_off_at, called_off_by, closed_at, closed_by, retention_until, reopened_at, reopened_by, version) on case_closing to yhdessa_app;
grant select on case_closing, closing_words, filing_receipt to yhdessa_access;
grant update (state, closed_at, counsellor_id, counsellor_unit, version) on network_case to yhdessa_access;
grant select (area_id, contact_id, full_name_index, phone_index) on contact_identity to yhdessa_access;
create trigger change_meets_a_row after update on case_closing referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/**
 * Whoever is responsible is so until their case closes (invariant 1). In the database, because the grants of whoever
 * closes end with the one or the other of the two changes.
 */
const RESPONSIBILITY = `
create function access.end_responsibility_of_closed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from changed c join public.responsible_person r on r.area_id = c.area_id and r.case_id = c.id
      where c.state = 'closed' and r.until is null) then
    update public.responsible_person r set until = greatest(r.since, c.closed_at)
    from changed c where r.area_id = c.area_id and r.case_id = c.id and c.state = 'closed' and r.until is null;
  end if;
  return null;
end $$;
revoke execute on function access.end_responsibility_of_closed() from public;
`;

const requireResponsible = (besides: string) => `
create or replace function access.require_responsible_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if exists (select from public.network_case c where c.id = of_case and c.state <> 'closed'
      and not exists (select from public.responsible_person r where r.case_id = c.id and r.until is null)) then
    raise exception 'a case that is not closed has a responsible person' using errcode = '23514',
      constraint = 'network_case_responsible_person';
  end if;${besides}
  return null;
end $$;
`;
const NOBODY_ONCE_CLOSED = `
  if exists (select from public.network_case c join public.responsible_person r on r.case_id = c.id and r.until is null
      where c.id = of_case and c.state = 'closed') then
    raise exception 'nobody is responsible for a closed case' using errcode = '23514',
      constraint = 'network_case_responsible_person';
  end if;`;

/**
 * Lets a counsellor reopen a closed case: its former one, or one of the same unit. Nobody has grants of it any more; they
 * are derived anew as it opens, from what still stands. Answers the unit for which they act; null if it is not theirs.
 */
const REOPEN = `
create function access.reopening_unit(of_case uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp
  return (select m.unit_id from public.network_case c
    join access.membership m on m.principal_id = access.principal() and m.area_id = c.area_id and m.role = 'counsellor'
      and access.holds(m.valid_from, m.valid_until)
      and (m.unit_id = c.counsellor_unit or c.counsellor_id = access.principal())
    where c.id = of_case and c.state = 'closed' and c.id <> all (access.withheld_records('network_case'))
      and c.family_id <> all (access.withheld_records('family'))
    order by m.unit_id = c.counsellor_unit desc, m.valid_from, m.unit_id limit 1);
create function access.reopen_case(of_case uuid, new_responsible uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare unit uuid;
begin
  perform from public.network_case c where c.id = of_case for no key update;
  unit := access.reopening_unit(of_case);
  if unit is null then return null; end if;
  insert into public.responsible_person (area_id, id, case_id, professional_id, unit_id, since, until, named_by, reason)
  select c.area_id, new_responsible, c.id, access.principal(), unit, access.now(), null, access.principal(), null
  from public.network_case c where c.id = of_case;
  update public.network_case c set state = 'open', closed_at = null, counsellor_id = access.principal(),
    counsellor_unit = unit, version = c.version + 1
  where c.id = of_case;
  return unit;
end $$;
revoke execute on function access.reopening_unit(uuid), access.reopen_case(uuid, uuid) from public;
grant execute on function access.reopen_case(uuid, uuid) to yhdessa_app;
`;

/**
 * Closed cases that the actor may reopen, without anything of the family: those they were counsellor of; and, by a contact
 * that they have taken, those of their unit in whose family somebody has the same full name or telephone number.
 */
const CLOSED_CASES = `
create function access.closed_cases(in_area uuid, of_contact uuid)
returns table (case_id uuid, area_id uuid, closed_at timestamptz, reason text, retention_until date, unit_id uuid, is_own boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with known as (
    select i.family_id from public.contact_identity t
    join public.contact o on o.area_id = t.area_id and o.id = t.contact_id and o.taken_by = access.principal()
    join public.person_identity i on i.area_id = t.area_id and i.full_name_index = t.full_name_index
    where t.area_id = in_area and t.contact_id = of_contact
    union
    select w.family_id from public.contact_identity t
    join public.contact o on o.area_id = t.area_id and o.id = t.contact_id and o.taken_by = access.principal()
    join public.contact_way w on w.area_id = t.area_id and w.phone_index = t.phone_index and w.ended_at is null
    where t.area_id = in_area and t.contact_id = of_contact)
  select c.id, c.area_id, c.closed_at, x.reason, x.retention_until, u.unit, c.counsellor_id = access.principal()
  from public.network_case c
  join public.case_closing x on x.area_id = c.area_id and x.case_id = c.id and x.closed_at is not null and x.reopened_at is null
  cross join lateral (select access.reopening_unit(c.id) as unit) u
  where c.area_id = in_area and c.state = 'closed' and u.unit is not null
    and (c.counsellor_id = access.principal() or c.family_id in (select k.family_id from known k))
  order by c.closed_at desc, c.id limit 100
$$;
revoke execute on function access.closed_cases(uuid, uuid) from public;
grant execute on function access.closed_cases(uuid, uuid) to yhdessa_app;
`;

/** After `regrant_changed`, which waits for whoever changes the same case: names are their order. */
const TRIGGERS = `
create trigger responsibility_ends after update on network_case referencing new table as changed
  for each statement execute function access.end_responsibility_of_closed();
`;

/** Back to before. */
const UNDO_TRIGGERS = 'drop trigger responsibility_ends on network_case';
const UNDO = `
drop function access.end_responsibility_of_closed(), access.closed_cases(uuid, uuid), access.reopen_case(uuid, uuid),
  access.reopening_unit(uuid);
`;
const UNDO_NETWORK = `
drop policy "network_case_reopening" on "network_case";
revoke update (state, closed_at, counsellor_id, counsellor_unit, version) on network_case from yhdessa_access;
revoke select (full_name_index, phone_index) on contact_identity from yhdessa_access;
`;
