import { Migration } from '@mikro-orm/migrations';

/** Cases (asia), their networks, and how grants on families and cases come about. */
export class Migration20261122000009_network extends Migration {
  override up(): void {
    // network_case
    this.addSql(
      `create table "network_case" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "contact_id" uuid not null, "legal_frame" text not null, "state" text not null, "counsellor_id" uuid not null, "counsellor_unit" uuid not null, "opened_at" timestamptz not null, "closed_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "network_case_counsellor" on "network_case" ("area_id", "counsellor_id", "state")`);
    this.addSql(`create index "network_case_family" on "network_case" ("area_id", "family_id")`);
    this.addSql(`alter table "network_case" add constraint "network_case_id" unique ("id")`);
    this.addSql(`alter table "network_case" add constraint "network_case_contact" unique ("area_id", "contact_id")`);
    this.addSql(
      `alter table "network_case" add constraint "network_case_closed" check ((state = 'closed') = (closed_at is not null))`,
    );
    this.addSql(
      `alter table "network_case" add constraint "network_case_legal_frame_check" check ("legal_frame" in ('guidance', 'social-welfare-plan', 'pupil-welfare'))`,
    );
    this.addSql(
      `alter table "network_case" add constraint "network_case_state_check" check ("state" in ('open', 'on-hold', 'closed'))`,
    );
    this.addSql(`alter table "network_case" enable row level security`);
    this.addSql(`alter table "network_case" force row level security`);
    this.addSql(
      `create policy "network_case_read" on "network_case" for select to "yhdessa_app" using ((id = any ((select access.cases('logistics', 'read'))::uuid[]) or (true and id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('network_case'))::uuid[]))`,
    );
    this.addSql(
      `create policy "network_case_new" on "network_case" for insert to "yhdessa_app" with check ((id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and counsellor_id = (select access.principal()) and family_id = any ((select access.families('logistics', 'write'))::uuid[])
  and exists (select from contact o where o.id = contact_id and o.taken_by = (select access.principal()) and o.taken_for_unit = counsellor_unit))`,
    );
    this.addSql(
      `create policy "network_case_change" on "network_case" for update to "yhdessa_app" using ((id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('network_case'))::uuid[])) with check ((id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "network_case_delete" on "network_case" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "network_case_derivation" on "network_case" for select to "yhdessa_access" using (true)`,
    );

    // case_needs
    this.addSql(
      `create table "case_needs" ("area_id" uuid not null, "case_id" uuid not null, "need_codes" text[] not null, "description" bytea null, "strengths" bytea null, "family_wish" bytea null, "version" int not null default 1, primary key ("area_id", "case_id"))`,
    );
    this.addSql(
      `alter table "case_needs" add constraint "case_needs_area_id_case_id_foreign" foreign key ("area_id", "case_id") references "network_case" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(`alter table "case_needs" enable row level security`);
    this.addSql(`alter table "case_needs" force row level security`);
    this.addSql(
      `create policy "case_needs_read" on "case_needs" for select to "yhdessa_app" using (case_id = any ((select access.cases('needs', 'read'))::uuid[]) and case_id <> all ((select access.withheld_records('case_needs'))::uuid[]))`,
    );
    this.addSql(
      `create policy "case_needs_new" on "case_needs" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('needs', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "case_needs_change" on "case_needs" for update to "yhdessa_app" using (case_id = any ((select access.cases('needs', 'write'))::uuid[]) and case_id <> all ((select access.withheld_records('case_needs'))::uuid[])) with check (case_id = any ((select access.cases('needs', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "case_needs_delete" on "case_needs" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "case_needs_derivation" on "case_needs" for select to "yhdessa_access" using (true)`);

    // responsible_person
    this.addSql(
      `create table "responsible_person" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "since" timestamptz not null, "until" timestamptz null, "named_by" uuid not null, "reason" bytea null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "responsible_person_professional" on "responsible_person" ("professional_id")`);
    this.addSql(
      `alter table "responsible_person" add constraint "responsible_person_one_at_a_time" exclude using gist (case_id with =, tstzrange(since, until) with &&)`,
    );
    this.addSql(
      `alter table "responsible_person" add constraint "responsible_person_order" check (until is null or since <= until)`,
    );
    this.addSql(`alter table "responsible_person" enable row level security`);
    this.addSql(`alter table "responsible_person" force row level security`);
    this.addSql(
      `create policy "responsible_person_read" on "responsible_person" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('responsible_person'))::uuid[]))`,
    );
    this.addSql(
      `create policy "responsible_person_new" on "responsible_person" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and named_by = (select access.principal()) and exists (select from network_case o where o.id = case_id and o.area_id = responsible_person.area_id))`,
    );
    this.addSql(
      `create policy "responsible_person_change" on "responsible_person" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and case_id <> all ((select access.withheld_records('responsible_person'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or area_id = any ((select access.areas_as('team-lead'))::uuid[])))`,
    );
    this.addSql(
      `create policy "responsible_person_delete" on "responsible_person" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "responsible_person_derivation" on "responsible_person" for select to "yhdessa_access" using (true)`,
    );

    // stand_in
    this.addSql(
      `create table "stand_in" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "first_day" date not null, "last_day" date not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "named_by" uuid not null, "revoked_at" timestamptz null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "stand_in_professional" on "stand_in" ("professional_id")`);
    this.addSql(
      `alter table "stand_in" add constraint "stand_in_one_at_a_time" exclude using gist (case_id with =, tstzrange(starts_at, ends_at) with &&) where (revoked_at is null)`,
    );
    this.addSql(
      `alter table "stand_in" add constraint "stand_in_order" check (first_day <= last_day and starts_at < ends_at)`,
    );
    this.addSql(`alter table "stand_in" enable row level security`);
    this.addSql(`alter table "stand_in" force row level security`);
    this.addSql(
      `create policy "stand_in_read" on "stand_in" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('stand_in'))::uuid[]))`,
    );
    this.addSql(
      `create policy "stand_in_new" on "stand_in" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and named_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "stand_in_change" on "stand_in" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and case_id <> all ((select access.withheld_records('stand_in'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (true and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "stand_in_delete" on "stand_in" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "stand_in_derivation" on "stand_in" for select to "yhdessa_access" using (true)`);

    // network_member
    this.addSql(
      `create table "network_member" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "added_by" uuid not null, "joined_at" timestamptz not null, "left_at" timestamptz null, "leave_reason" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "network_member_case" on "network_member" ("area_id", "case_id")`);
    this.addSql(`create index "network_member_professional" on "network_member" ("professional_id")`);
    this.addSql(
      `create unique index "network_member_once" on "network_member" ("area_id", "case_id", "professional_id", "unit_id") where left_at is null`,
    );
    this.addSql(
      `alter table "network_member" add constraint "network_member_left" check ((left_at is null) = (leave_reason is null))`,
    );
    this.addSql(
      `alter table "network_member" add constraint "network_member_leave_reason_check" check ("leave_reason" in ('task-done', 'changed-work', 'family-wish', 'disqualified', 'other'))`,
    );
    this.addSql(`alter table "network_member" enable row level security`);
    this.addSql(`alter table "network_member" force row level security`);
    this.addSql(
      `create policy "network_member_read" on "network_member" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('network_member'))::uuid[]))`,
    );
    this.addSql(
      `create policy "network_member_new" on "network_member" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and added_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "network_member_change" on "network_member" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('network_member'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "network_member_delete" on "network_member" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "network_member_derivation" on "network_member" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(OPEN_CASE);
    this.addSql('reset role');
    this.addSql('set local role yhdessa_access');
    this.addSql(GRANTS);
    this.addSql('reset role');
    this.addSql('set local role yhdessa_access');
    this.addSql(REGRANT);
    this.addSql('reset role');
    this.addSql(TRIGGERS);
    this.addSql(ONE_RESPONSIBLE);
    this.addSql('set local role yhdessa_access');
    this.addSql(PEOPLE_I_MEET);
    this.addSql('reset role');
    this.addSql(SHOW_TO_FAMILIES);
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists network_member, stand_in, responsible_person, case_needs, network_case');
  }
}

const CHANGEABLE = ['network_case', 'case_needs', 'responsible_person', 'stand_in', 'network_member'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on network_case, case_needs, responsible_person, stand_in, network_member to yhdessa_app;
grant update (legal_frame, state, closed_at, version) on network_case to yhdessa_app;
grant update (need_codes, description, strengths, family_wish, version) on case_needs to yhdessa_app;
grant update (until) on responsible_person to yhdessa_app;
grant update (revoked_at) on stand_in to yhdessa_app;
grant update (left_at, leave_reason, version) on network_member to yhdessa_app;
grant select on network_case, case_needs, responsible_person, stand_in, network_member to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * Lets the counsellor who has taken a contact begin a case from it. The grants stand before the rows and before any
 * RETURNING; the case's own triggers then replace them with the derived ones. They hold for this moment only.
 */
const OPEN_CASE = `
create function access.open_case(new_case uuid, of_family uuid, from_contact uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  unit uuid;
  area uuid;
begin
  select c.taken_for_unit, c.area_id into unit, area from public.contact c
  join access.membership m on m.principal_id = c.taken_by and m.unit_id = c.taken_for_unit and m.role = 'counsellor'
    and access.holds(m.valid_from, m.valid_until)
  where c.id = from_contact and c.taken_by = access.principal();
  if unit is null then
    raise exception 'only the counsellor who has taken a contact opens its case' using errcode = '42501';
  end if;
  if exists (select from public.network_case c where c.id = new_case)
      or exists (select from access.access_grant g where g.scope_id = new_case) then
    raise exception 'this id is taken' using errcode = '42501';
  end if;
  if exists (select from public.family f where f.id = of_family) then
    if not exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = 'family'
        and g.scope_id = of_family and g.category = 'identity' and g.verb = 'write' and access.holds(g.valid_from, g.valid_until)) then
      raise exception 'only who may write to a family opens another case for it' using errcode = '42501';
    end if;
  elsif exists (select from access.access_grant g where g.scope_id = of_family) then
    raise exception 'this id is taken' using errcode = '42501';
  end if;
  insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb, extent,
    basis, source_id, valid_from, valid_until)
  select area, s.scope_type, s.scope_id, access.principal(), unit, k.category, v.verb, 'all', 'opening', new_case,
    access.now(), access.now() + interval '1 microsecond'
  from (values ('family', of_family), ('case', new_case)) s (scope_type, scope_id),
    (values ('logistics'), ('identity'), ('reach'), ('needs')) k (category), (values ('read'), ('write')) v (verb);
end $$;
revoke execute on function access.open_case(uuid, uuid, uuid) from public;
grant execute on function access.open_case(uuid, uuid, uuid) to yhdessa_app;
`;

/**
 * Who answers for a case, each through a live membership of the unit for which they do, and no longer than that lasts:
 * its counsellor, the responsible person, the stand-in for the days named. Of those, a counsellor of the same unit keeps
 * everything, so that a family is served, and a consent withdrawn, also while the first one is away. Guardians with a right to information read
 * what concerns their child and keep their own actions. Team leads see the bare logistics, to name another responsible
 * person. Nobody else has anything without a basis: the members come with the consents.
 */
const GRANTS = `
create function access.staff_of_case(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, unit uuid, basis text, source uuid, since timestamptz, until timestamptz, keeps boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with the as (select * from public.network_case c where c.id = of_case),
  holder as (
    select c.counsellor_id as principal, c.counsellor_unit as unit, 'counsellor' as basis, c.id as source, c.opened_at as since, null::timestamptz as until from the c
    union all
    select r.professional_id, r.unit_id, 'responsible-person', r.id, r.since, r.until
    from the c join public.responsible_person r on r.area_id = c.area_id and r.case_id = c.id
    union all
    select s.professional_id, s.unit_id, 'stand-in', s.id, s.starts_at, s.ends_at
    from the c join public.stand_in s on s.area_id = c.area_id and s.case_id = c.id where s.revoked_at is null
  )
  select c.area_id, c.family_id, h.principal, h.unit, h.basis, h.source, greatest(h.since, m.valid_from), least(h.until, m.valid_until, c.closed_at),
    m.role = 'counsellor' and h.unit = c.counsellor_unit
  from the c cross join holder h
  join access.membership m on m.principal_id = h.principal and m.area_id = c.area_id and m.unit_id = h.unit
    and (h.basis <> 'counsellor' or m.role = 'counsellor')
$$;
create function access.guardians_of_case(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, since timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.family_id, p.id, c.opened_at, nullif(max(coalesce(g.ended_at, 'infinity')), 'infinity')
  from public.network_case c
  join public.person p on p.area_id = c.area_id and p.family_id = c.family_id and p.role = 'guardian'
  join public.guardianship g on g.area_id = p.area_id and g.guardian_id = p.id and g.right_to_information
  where c.id = of_case group by c.area_id, c.family_id, p.id, c.opened_at
$$;
create function access.grants_of_case(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.area_id, s.principal, s.unit, k.category, k.verb, 'all', s.basis, s.source, s.since, s.until
  from access.staff_of_case(of_case) s, (values
    ('logistics', 'read', true), ('logistics', 'write', true), ('minutes', 'read', true), ('minutes', 'write', true),
    ('plan', 'read', true), ('plan', 'write', true), ('actions', 'read', true), ('actions', 'write', true),
    ('consents', 'read', true), ('logs', 'read', true),
    ('consents', 'write', false), ('needs', 'read', false), ('needs', 'write', false)) k (category, verb, of_all)
  where (s.until is null or s.since < s.until) and (k.of_all or s.keeps)
  union all
  select g.area_id, g.principal, null, k.category, k.verb, k.extent, 'guardian', of_case, g.since, g.until
  from access.guardians_of_case(of_case) g, (values
    ('logistics', 'read', 'all'), ('needs', 'read', 'all'), ('minutes', 'read', 'all'), ('plan', 'read', 'all'),
    ('actions', 'read', 'all'), ('actions', 'write', 'own'), ('consents', 'read', 'all'), ('logs', 'read', 'all')) k (category, verb, extent)
  where g.until is null or g.since < g.until
  union all
  select c.area_id, m.principal_id, m.unit_id, 'logistics', 'read', 'all', 'team-lead', m.id, greatest(c.opened_at, m.valid_from), least(m.valid_until, c.closed_at)
  from public.network_case c join access.membership m on m.area_id = c.area_id and m.role = 'team-lead'
  where c.id = of_case and greatest(c.opened_at, m.valid_from) < coalesce(least(m.valid_until, c.closed_at), 'infinity')
$$;
create function access.grants_of_family(of_family uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.area_id, s.principal, s.unit, k.category, k.verb, 'all', s.basis, s.source, s.since, s.until
  from public.network_case c cross join lateral access.staff_of_case(c.id) s, (values
    ('logistics', 'read', true), ('logistics', 'write', false), ('identity', 'read', false), ('identity', 'write', false),
    ('reach', 'read', false), ('reach', 'write', false)) k (category, verb, of_all)
  where c.family_id = of_family and (s.until is null or s.since < s.until) and (k.of_all or s.keeps)
  union all
  select g.area_id, g.principal, null, k.category, k.verb, k.extent, 'guardian', c.id, g.since, g.until
  from public.network_case c cross join lateral access.guardians_of_case(c.id) g, (values
    ('logistics', 'read', 'all'), ('identity', 'read', 'all'), ('reach', 'read', 'own'), ('reach', 'write', 'own')) k (category, verb, extent)
  where c.family_id = of_family and (g.until is null or g.since < g.until)
$$;
insert into access.grant_source values ('case', 'grants_of_case'), ('family', 'grants_of_family');
insert into access.withholdable (record_type, scope_type)
values ('family', 'family'), ('network_case', 'case'), ('case_needs', 'case');
`;

/**
 * By statement, so that a network of forty is derived once. A case takes its family along: who answers for the one knows
 * the other.
 */
const REGRANT = `
create function access.regrant_case(of_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.network_case;
begin
  select * into the from public.network_case c where c.id = of_case;
  if the.id is null then return; end if;
  perform access.lock_area(the.area_id, false);
  perform access.regrant('case', the.id);
  perform access.regrant('family', the.family_id);
end $$;
create function access.regrant_changed_cases() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.regrant_case(c.id) from (select distinct id from changed order by id) c;
  return null;
end $$;
create function access.regrant_cases_of_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.regrant_case(c.case_id) from (select distinct case_id from changed order by case_id) c;
  return null;
end $$;
create function access.regrant_cases_of_families() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.regrant_case(c.id) from public.network_case c
  where c.family_id in (select family_id from changed);
  return null;
end $$;
create function access.regrant_cases_of_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.lock_area(new.area_id, true);
  perform access.regrant_case(c.id) from public.network_case c
  where c.area_id = new.area_id and c.state <> 'closed' and (new.role = 'team-lead' or c.counsellor_id = new.principal_id
    or exists (select from public.responsible_person r where r.case_id = c.id and r.professional_id = new.principal_id)
    or exists (select from public.stand_in s where s.case_id = c.id and s.professional_id = new.principal_id)
    or exists (select from public.network_member n where n.case_id = c.id and n.professional_id = new.principal_id));
  return null;
end $$;
create trigger regrant_cases after insert or update on access.membership
  for each row execute function access.regrant_cases_of_member();
create function access.require_responsible_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if exists (select from public.network_case c where c.id = of_case and c.state <> 'closed'
      and not exists (select from public.responsible_person r where r.case_id = c.id and r.until is null)) then
    raise exception 'a case that is not closed has a responsible person' using errcode = '23514',
      constraint = 'network_case_responsible_person';
  end if;
  return null;
end $$;
revoke execute on function access.staff_of_case(uuid), access.guardians_of_case(uuid), access.grants_of_case(uuid),
  access.grants_of_family(uuid), access.regrant_case(uuid), access.regrant_changed_cases(), access.regrant_cases_of_changed(),
  access.regrant_cases_of_families(), access.regrant_cases_of_member(), access.require_responsible_person() from public;
`;

/** Whatever a grant is derived from derives it anew. */
const TRIGGERS = `
create trigger regrant_new after insert on network_case referencing new table as changed
  for each statement execute function access.regrant_changed_cases();
create trigger regrant_changed after update on network_case referencing new table as changed
  for each statement execute function access.regrant_changed_cases();
do $$ declare t text; begin
  foreach t in array array['responsible_person', 'stand_in', 'network_member'] loop
    execute format('create trigger regrant_new after insert on %I referencing new table as changed for each statement execute function access.regrant_cases_of_changed()', t);
    execute format('create trigger regrant_changed after update on %I referencing new table as changed for each statement execute function access.regrant_cases_of_changed()', t);
  end loop;
  foreach t in array array['person', 'guardianship'] loop
    execute format('create trigger regrant_new after insert on %I referencing new table as changed for each statement execute function access.regrant_cases_of_families()', t);
    execute format('create trigger regrant_changed after update on %I referencing new table as changed for each statement execute function access.regrant_cases_of_families()', t);
  end loop;
end $$;
`;

/**
 * At the end of every transaction each case that is not closed has somebody responsible (invariant 1); the exclusion
 * constraint sees to it that it is one.
 */
const ONE_RESPONSIBLE = `
create constraint trigger somebody_is_responsible after insert or update on network_case deferrable initially deferred
  for each row execute function access.require_responsible_person('id');
create constraint trigger somebody_is_responsible after insert or update on responsible_person deferrable initially deferred
  for each row execute function access.require_responsible_person('case_id');
`;

/** Who answers for the cases that somebody of a family may see: the family always knows whom it deals with. */
const PEOPLE_I_MEET = `
create function access.people_i_meet() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_staff() then return '{}'; end if;
  return (select coalesce(array_agg(distinct w.who), '{}')
    from public.network_case c cross join lateral (
      select c.counsellor_id as who
      union all select r.professional_id from public.responsible_person r where r.case_id = c.id and r.until is null
      union all select s.professional_id from public.stand_in s where s.case_id = c.id and s.revoked_at is null
      union all select n.professional_id from public.network_member n where n.case_id = c.id) w
    where c.id = any (access.cases('logistics', 'read')));
end $$;
revoke execute on function access.people_i_meet() from public;
grant execute on function access.people_i_meet() to yhdessa_app;
`;

/** A family is not staff; it sees those who answer for its case. */
const SHOW_TO_FAMILIES = `
drop policy "professional_read" on professional;
create policy "professional_read" on professional for select to yhdessa_app
  using ((select access.is_staff()) or id = any ((select access.people_i_meet())::uuid[]))`;

/** The functions that triggers call go with the triggers. */
const UNDO = `
drop policy "professional_read" on professional;
create policy "professional_read" on professional for select to yhdessa_app using ((select access.is_staff()));
drop function access.people_i_meet();
drop trigger regrant_cases on access.membership;
drop function access.open_case(uuid, uuid, uuid), access.grants_of_case(uuid), access.grants_of_family(uuid),
  access.staff_of_case(uuid), access.guardians_of_case(uuid);
drop function access.regrant_changed_cases(), access.regrant_cases_of_changed(), access.regrant_cases_of_families(),
  access.regrant_cases_of_member(), access.require_responsible_person() cascade;
drop function access.regrant_case(uuid);
delete from access.grant_source where scope_type in ('case', 'family');
delete from access.withholdable where scope_type in ('case', 'family')`;
