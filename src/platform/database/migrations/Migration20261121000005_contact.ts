import { Migration } from '@mikro-orm/migrations';

/** Contacts (yhteydenotto), the duty roster, and how grants on contacts come about. */
export class Migration20261121000005_contact extends Migration {
  override up(): void {
    // contact
    this.addSql(
      `create table "contact" ("area_id" uuid not null, "id" uuid not null, "state" text not null, "channel" text not null, "contact_role" text not null, "sector" text null, "municipality" text not null, "urgency" text not null, "ask" text not null, "anonymous" boolean not null, "received_at" timestamptz not null, "recorded_by" uuid not null, "taken_by" uuid null, "taken_for_unit" uuid null, "taken_at" timestamptz null, "first_answered_at" timestamptz null, "attempted_at" timestamptz[] not null, "concluded_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "contact_queue" on "contact" ("area_id", "state", "received_at")`);
    this.addSql(`alter table "contact" add constraint "contact_id" unique ("id")`);
    this.addSql(`create index "contact_taken" on "contact" ("area_id", "taken_by", "received_at")`);
    this.addSql(
      `alter table "contact" add constraint "contact_taken_whole" check ((taken_by is null) = (taken_at is null) and (taken_by is null) = (taken_for_unit is null))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_sector_of_professional" check ((sector is not null) = (contact_role = 'professional'))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_answered_after_received" check (first_answered_at >= received_at)`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_state_check" check ("state" in ('received', 'answered', 'not-reached', 'advised', 'directed-to-service', 'case-opened', 'consultation-given'))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_channel_check" check ("channel" in ('phone', 'email', 'web-form', 'chat', 'face-to-face'))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_contact_role_check" check ("contact_role" in ('family-member', 'child', 'close-person', 'professional'))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_urgency_check" check ("urgency" in ('urgent', 'soon', 'routine'))`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_ask_check" check ("ask" in ('advice', 'consultation', 'meeting'))`,
    );
    this.addSql(`alter table "contact" enable row level security`);
    this.addSql(`alter table "contact" force row level security`);
    this.addSql(
      `create policy "contact_read" on "contact" for select to "yhdessa_app" using (id = any ((select access.contacts('logistics', 'read'))::uuid[]) and id <> all ((select access.withheld_records('contact'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_new" on "contact" for insert to "yhdessa_app" with check (id = any ((select access.contacts('logistics', 'write'))::uuid[]) and recorded_by = (select access.principal()) and (taken_by is null or taken_by = (select access.principal())) and area_id = any ((select access.areas_as('counsellor'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_change" on "contact" for update to "yhdessa_app" using (id = any ((select access.contacts('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('contact'))::uuid[])) with check (id = any ((select access.contacts('logistics', 'write'))::uuid[]) and (taken_by is null or taken_by = (select access.principal()) or area_id = any ((select access.areas_as('team-lead'))::uuid[])))`,
    );
    this.addSql(`create policy "contact_delete" on "contact" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "contact_derivation" on "contact" for select to "yhdessa_access" using (true)`);

    // contact_identity
    this.addSql(
      `create table "contact_identity" ("area_id" uuid not null, "contact_id" uuid not null, "given_name" bytea null, "family_name" bytea null, "phone" bytea null, "email" bytea null, "safe_time_to_call" bytea null, "family_name_index" bytea null, "full_name_index" bytea null, "phone_index" bytea null, "email_index" bytea null, primary key ("area_id", "contact_id"))`,
    );
    this.addSql(`create index "contact_identity_family_name" on "contact_identity" ("family_name_index")`);
    this.addSql(`create index "contact_identity_full_name" on "contact_identity" ("full_name_index")`);
    this.addSql(`create index "contact_identity_phone" on "contact_identity" ("phone_index")`);
    this.addSql(`create index "contact_identity_email" on "contact_identity" ("email_index")`);
    this.addSql(
      `alter table "contact_identity" add constraint "contact_identity_area_id_contact_id_foreign" foreign key ("area_id", "contact_id") references "contact" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(`alter table "contact_identity" enable row level security`);
    this.addSql(`alter table "contact_identity" force row level security`);
    this.addSql(
      `create policy "contact_identity_read" on "contact_identity" for select to "yhdessa_app" using (contact_id = any ((select access.contacts('identity', 'read'))::uuid[]) and contact_id <> all ((select access.withheld_records('contact_identity'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_identity_new" on "contact_identity" for insert to "yhdessa_app" with check (contact_id = any ((select access.contacts('identity', 'write'))::uuid[]) and not (select c.anonymous from contact c where c.id = contact_id))`,
    );
    this.addSql(
      `create policy "contact_identity_change" on "contact_identity" for update to "yhdessa_app" using (contact_id = any ((select access.contacts('identity', 'write'))::uuid[]) and contact_id <> all ((select access.withheld_records('contact_identity'))::uuid[])) with check (contact_id = any ((select access.contacts('identity', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_identity_delete" on "contact_identity" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "contact_identity_derivation" on "contact_identity" for select to "yhdessa_access" using (true)`,
    );

    // contact_needs
    this.addSql(
      `create table "contact_needs" ("area_id" uuid not null, "contact_id" uuid not null, "need_codes" text[] not null, "description" bytea null, "statutory_notice" text null, "statutory_notice_at" timestamptz null, "outcome_note" bytea null, "directed_to_services" uuid[] not null, primary key ("area_id", "contact_id"))`,
    );
    this.addSql(
      `alter table "contact_needs" add constraint "contact_needs_area_id_contact_id_foreign" foreign key ("area_id", "contact_id") references "contact" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "contact_needs" add constraint "contact_needs_notice_whole" check ((statutory_notice is null) = (statutory_notice_at is null))`,
    );
    this.addSql(
      `alter table "contact_needs" add constraint "contact_needs_statutory_notice_check" check ("statutory_notice" in ('child-welfare-417-2007-25', 'social-welfare-1301-2014-35'))`,
    );
    this.addSql(`alter table "contact_needs" enable row level security`);
    this.addSql(`alter table "contact_needs" force row level security`);
    this.addSql(
      `create policy "contact_needs_read" on "contact_needs" for select to "yhdessa_app" using (contact_id = any ((select access.contacts('needs', 'read'))::uuid[]) and contact_id <> all ((select access.withheld_records('contact_needs'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_needs_new" on "contact_needs" for insert to "yhdessa_app" with check (contact_id = any ((select access.contacts('needs', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_needs_change" on "contact_needs" for update to "yhdessa_app" using (contact_id = any ((select access.contacts('needs', 'write'))::uuid[]) and contact_id <> all ((select access.withheld_records('contact_needs'))::uuid[])) with check (contact_id = any ((select access.contacts('needs', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "contact_needs_delete" on "contact_needs" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "contact_needs_derivation" on "contact_needs" for select to "yhdessa_access" using (true)`,
    );

    // duty_shift
    this.addSql(
      `create table "duty_shift" ("area_id" uuid not null, "id" uuid not null, "principal_id" uuid not null, "unit_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "duty_shift_time" on "duty_shift" ("area_id", "ends_at")`);
    this.addSql(`alter table "duty_shift" add constraint "duty_shift_order" check (starts_at < ends_at)`);
    this.addSql(`alter table "duty_shift" enable row level security`);
    this.addSql(`alter table "duty_shift" force row level security`);
    this.addSql(
      `create policy "duty_shift_read" on "duty_shift" for select to "yhdessa_app" using (area_id = any ((select access.areas_as('counsellor') || access.areas_as('team-lead'))::uuid[]))`,
    );
    this.addSql(
      `create policy "duty_shift_new" on "duty_shift" for insert to "yhdessa_app" with check (principal_id = (select access.principal()) and area_id = any ((select access.areas_as('counsellor'))::uuid[]))`,
    );
    this.addSql(
      `create policy "duty_shift_change" on "duty_shift" for update to "yhdessa_app" using (principal_id = (select access.principal()) and area_id = any ((select access.areas_as('counsellor'))::uuid[])) with check (principal_id = (select access.principal()) and area_id = any ((select access.areas_as('counsellor'))::uuid[]))`,
    );
    this.addSql(`create policy "duty_shift_delete" on "duty_shift" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "duty_shift_derivation" on "duty_shift" for select to "yhdessa_access" using (true)`);

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(OPEN_CONTACT);
    this.addSql(GRANTS);
    this.addSql('reset role');
    this.addSql(TRIGGERS);
  }

  override down(): void {
    this.addSql(UNDO);

    this.addSql('drop table if exists duty_shift, contact_needs, contact_identity, contact');
  }
}

const CHANGEABLE = ['contact', 'contact_identity', 'contact_needs', 'duty_shift'];

/** How a contact began can never be changed: no update privilege on those columns, on `anonymous` least of all. */
const PRIVILEGES = `
grant select, insert on contact, contact_identity, contact_needs, duty_shift to yhdessa_app;
grant update (state, urgency, municipality, taken_by, taken_for_unit, taken_at, first_answered_at, attempted_at, concluded_at, version)
  on contact to yhdessa_app;
grant update (given_name, family_name, phone, email, safe_time_to_call, family_name_index, full_name_index, phone_index,
  email_index)
  on contact_identity to yhdessa_app;
grant update (need_codes, description, statutory_notice, statutory_notice_at, outcome_note, directed_to_services)
  on contact_needs to yhdessa_app;
grant update (ends_at, version) on duty_shift to yhdessa_app;
grant select on contact, duty_shift to yhdessa_access`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * Lets a counsellor of the area begin a contact under an id that has never been one. The grant stands before the row
 * and before any RETURNING; the row's own triggers then replace it with the derived ones. It holds for this moment
 * only, so that an id without a contact opens nothing to anybody later.
 */
const OPEN_CONTACT = `
create function access.open_contact(new_contact uuid, in_area uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare unit uuid;
begin
  select m.unit_id into unit from access.membership m
  where m.principal_id = access.principal() and m.area_id = in_area and m.role = 'counsellor'
    and access.holds(m.valid_from, m.valid_until)
  order by m.valid_from limit 1;
  if unit is null then
    raise exception 'only a counsellor of the area records its contacts' using errcode = '42501';
  end if;
  if exists (select from public.contact c where c.id = new_contact)
      or exists (select from access.access_grant g where g.scope_id = new_contact) then
    raise exception 'this id is taken' using errcode = '42501';
  end if;
  insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb, extent,
    basis, source_id, valid_from, valid_until)
  select in_area, 'contact', new_contact, access.principal(), unit, c.category, v.verb, 'all', 'recording', new_contact,
    access.now(), access.now() + interval '1 microsecond'
  from (values ('logistics'), ('identity'), ('needs')) c (category), (values ('read'), ('write')) v (verb);
end $$;
revoke execute on function access.open_contact(uuid, uuid) from public;
grant execute on function access.open_contact(uuid, uuid) to yhdessa_app;
`;

/**
 * The grants of a contact: everything to its taker; until somebody takes it, to those on duty and to whoever recorded
 * it; and to team leads the bare logistics of what is unfinished, to reassign it. Each needs a live counsellor
 * (or team lead) membership and lasts no longer than that. When the contact is concluded, its taker may still read it
 * for a year, for the family that rings again, and note on its needs, because a statutory notification is never
 * blocked; who made it and how it ended can no longer be changed.
 */
const GRANTS = `
create function access.grants_of_contact(of_contact uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  with the as (select * from public.contact c where c.id = of_contact),
  holder as (
    select c.taken_by as principal, c.taken_for_unit as unit, 'taker' as basis, c.id as source, c.taken_at as since, null::timestamptz as until
    from the c where c.taken_by is not null
    union all
    select s.principal_id, s.unit_id, 'duty', s.id, s.starts_at, s.ends_at
    from the c join public.duty_shift s on s.area_id = c.area_id where c.taken_by is null and s.ends_at > c.received_at
    union all
    select c.recorded_by, m.unit_id, 'recording', c.id, m.valid_from, null
    from the c join access.membership m on m.principal_id = c.recorded_by and m.area_id = c.area_id and m.role = 'counsellor'
    where c.taken_by is null
  ),
  holding as (
    select h.principal, h.unit, h.basis, h.source, greatest(h.since, m.valid_from) as since, least(h.until, m.valid_until) as until
    from the c cross join holder h
    join access.membership m on m.principal_id = h.principal and m.area_id = c.area_id and m.unit_id = h.unit and m.role = 'counsellor'
  )
  select c.area_id, h.principal, h.unit, k.category, v.verb, 'all', h.basis, h.source, h.since,
    least(h.until, c.concluded_at + interval '365 days')
  from the c, holding h, (values ('logistics'), ('identity'), ('needs')) k (category), (values ('read'), ('write')) v (verb)
  where (h.until is null or h.since < h.until) and h.since < coalesce(c.concluded_at + interval '365 days', 'infinity')
    and (c.concluded_at is null or v.verb = 'read' or k.category = 'needs')
  union all
  select c.area_id, m.principal_id, m.unit_id, 'logistics', v.verb, 'all', 'team-lead', m.id, m.valid_from, m.valid_until
  from the c join access.membership m on m.area_id = c.area_id and m.role = 'team-lead', (values ('read'), ('write')) v (verb)
  where c.concluded_at is null
$$;
insert into access.grant_source values ('contact', 'grants_of_contact');
insert into access.withholdable (record_type, scope_type)
values ('contact', 'contact'), ('contact_identity', 'contact'), ('contact_needs', 'contact');

create function access.regrant_changed_contact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.lock_area(new.area_id, false);
  perform access.regrant('contact', new.id);
  return null;
end $$;
create function access.regrant_open_contacts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.lock_area(new.area_id, true);
  if exists (select from public.duty_shift s where s.area_id = new.area_id and s.principal_id = new.principal_id
      and s.id <> new.id and tstzrange(s.starts_at, s.ends_at) && tstzrange(new.starts_at, new.ends_at)) then
    raise exception 'nobody is on duty twice at once' using errcode = '23P01';
  end if;
  perform access.regrant('contact', c.id) from public.contact c where c.area_id = new.area_id and c.taken_by is null;
  return null;
end $$;
create function access.taken_from_my_queue(of_contact uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return exists (select from public.contact c join public.duty_shift s on s.area_id = c.area_id
    where c.id = of_contact and c.taken_by <> access.principal() and s.principal_id = access.principal()
      and s.area_id = any (access.areas_as('counsellor')) and s.starts_at <= access.now() and s.ends_at > access.now());
revoke execute on function access.taken_from_my_queue(uuid) from public;
grant execute on function access.taken_from_my_queue(uuid) to yhdessa_app;
create function access.regrant_contacts_of_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.lock_area(new.area_id, true);
  perform access.regrant('contact', c.id) from public.contact c
  where c.area_id = new.area_id and (c.concluded_at is null or c.taken_by = new.principal_id);
  return null;
end $$;
create trigger regrant_contacts after insert on access.membership
  for each row when (new.role in ('counsellor', 'team-lead')) execute function access.regrant_contacts_of_member();
create trigger regrant_contacts_changed after update on access.membership
  for each row when (new.role in ('counsellor', 'team-lead') or old.role in ('counsellor', 'team-lead'))
  execute function access.regrant_contacts_of_member();
revoke execute on function access.grants_of_contact(uuid), access.regrant_changed_contact(),
  access.regrant_open_contacts(), access.regrant_contacts_of_member() from public;
`;

const TRIGGERS = `
create trigger regrant after insert or update of taken_by, concluded_at on contact
  for each row execute function access.regrant_changed_contact();
create trigger regrant_open after insert or update on duty_shift
  for each row execute function access.regrant_open_contacts();
`;

const UNDO = `
drop trigger regrant_contacts on access.membership;
drop trigger regrant_contacts_changed on access.membership;
drop trigger regrant on contact;
drop trigger regrant_open on duty_shift;
drop function access.open_contact(uuid, uuid), access.grants_of_contact(uuid), access.regrant_changed_contact(),
  access.regrant_open_contacts(), access.regrant_contacts_of_member(), access.taken_from_my_queue(uuid);
delete from access.grant_source where scope_type = 'contact';
delete from access.withholdable where scope_type = 'contact'`;
