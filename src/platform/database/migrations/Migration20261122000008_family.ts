import { Migration } from '@mikro-orm/migrations';

/** Families (perhe): people, guardianship, ways to reach them; and the scopes of families and cases. */
export class Migration20261122000008_family extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(SCOPES);
    this.addSql('reset role');
    this.addSql(KEYS);

    // family
    this.addSql(
      `create table "family" ("area_id" uuid not null, "id" uuid not null, "opened_by" uuid not null, "opened_at" timestamptz not null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "family" add constraint "family_id" unique ("id")`);
    this.addSql(`alter table "family" enable row level security`);
    this.addSql(`alter table "family" force row level security`);
    this.addSql(
      `create policy "family_read" on "family" for select to "yhdessa_app" using (id = any ((select access.families('logistics', 'read'))::uuid[]) and id <> all ((select access.withheld_records('family'))::uuid[]))`,
    );
    this.addSql(
      `create policy "family_new" on "family" for insert to "yhdessa_app" with check (id = any ((select access.families('logistics', 'write'))::uuid[]) and opened_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "family_change" on "family" for update to "yhdessa_app" using (id = any ((select access.families('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('family'))::uuid[])) with check (id = any ((select access.families('logistics', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "family_delete" on "family" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "family_derivation" on "family" for select to "yhdessa_access" using (true)`);

    // person
    this.addSql(
      `create table "person" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "role" text not null, "language" text not null, "interpreter_language" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "person_family" on "person" ("area_id", "family_id")`);
    this.addSql(`alter table "person" add constraint "person_id" unique ("id")`);
    this.addSql(
      `alter table "person" add constraint "person_interpreter_language" check (interpreter_language ~ '^[a-z]{2,3}$')`,
    );
    this.addSql(
      `alter table "person" add constraint "person_role_check" check ("role" in ('child', 'guardian', 'close-person'))`,
    );
    this.addSql(`alter table "person" add constraint "person_language_check" check ("language" in ('fi', 'sv', 'en'))`);
    this.addSql(`alter table "person" enable row level security`);
    this.addSql(`alter table "person" force row level security`);
    this.addSql(
      `create policy "person_read" on "person" for select to "yhdessa_app" using (family_id = any ((select access.families('logistics', 'read'))::uuid[]) and id <> all ((select access.withheld_records('person'))::uuid[]))`,
    );
    this.addSql(
      `create policy "person_new" on "person" for insert to "yhdessa_app" with check (family_id = any ((select access.families('logistics', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "person_change" on "person" for update to "yhdessa_app" using (family_id = any ((select access.families('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('person'))::uuid[])) with check (family_id = any ((select access.families('logistics', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "person_delete" on "person" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "person_derivation" on "person" for select to "yhdessa_access" using (true)`);

    // person_identity
    this.addSql(
      `create table "person_identity" ("area_id" uuid not null, "person_id" uuid not null, "family_id" uuid not null, "given_name" bytea not null, "family_name" bytea null, "birth_date" bytea null, "family_name_index" bytea null, "full_name_index" bytea null, primary key ("area_id", "person_id"))`,
    );
    this.addSql(`create index "person_identity_family_name" on "person_identity" ("family_name_index")`);
    this.addSql(`create index "person_identity_full_name" on "person_identity" ("full_name_index")`);
    this.addSql(
      `alter table "person_identity" add constraint "person_identity_area_id_person_id_foreign" foreign key ("area_id", "person_id") references "person" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(`alter table "person_identity" enable row level security`);
    this.addSql(`alter table "person_identity" force row level security`);
    this.addSql(
      `create policy "person_identity_read" on "person_identity" for select to "yhdessa_app" using ((family_id = any ((select access.families('identity', 'read'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'read', 'own'))::uuid[]))) and person_id <> all ((select access.withheld_records('person_identity'))::uuid[]))`,
    );
    this.addSql(
      `create policy "person_identity_new" on "person_identity" for insert to "yhdessa_app" with check ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))) and exists (select from person o where o.id = person_identity.person_id and o.family_id = person_identity.family_id))`,
    );
    this.addSql(
      `create policy "person_identity_change" on "person_identity" for update to "yhdessa_app" using ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))) and person_id <> all ((select access.withheld_records('person_identity'))::uuid[])) with check ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(
      `create policy "person_identity_delete" on "person_identity" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "person_identity_derivation" on "person_identity" for select to "yhdessa_access" using (true)`,
    );

    // contact_way
    this.addSql(
      `create table "contact_way" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "person_id" uuid not null, "kind" text not null, "value" bytea not null, "safe" boolean not null, "safe_time" bytea null, "phone_index" bytea null, "email_index" bytea null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "contact_way_phone" on "contact_way" ("phone_index")`);
    this.addSql(`create index "contact_way_email" on "contact_way" ("email_index")`);
    this.addSql(`create index "contact_way_person" on "contact_way" ("area_id", "family_id", "person_id")`);
    this.addSql(
      `alter table "contact_way" add constraint "contact_way_kind_check" check ("kind" in ('phone', 'email', 'letter'))`,
    );
    this.addSql(`alter table "contact_way" enable row level security`);
    this.addSql(`alter table "contact_way" force row level security`);
    this.addSql(
      `create policy "contact_way_read" on "contact_way" for select to "yhdessa_app" using ((family_id = any ((select access.families('reach', 'read'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('reach', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('contact_way'))::uuid[]))`,
    );
    this.addSql(
      `create policy "contact_way_new" on "contact_way" for insert to "yhdessa_app" with check ((family_id = any ((select access.families('reach', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('reach', 'write', 'own'))::uuid[]))) and exists (select from person o where o.id = contact_way.person_id and o.family_id = contact_way.family_id))`,
    );
    this.addSql(
      `create policy "contact_way_change" on "contact_way" for update to "yhdessa_app" using ((family_id = any ((select access.families('reach', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('reach', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('contact_way'))::uuid[])) with check ((family_id = any ((select access.families('reach', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('reach', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "contact_way_delete" on "contact_way" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "contact_way_derivation" on "contact_way" for select to "yhdessa_access" using (true)`);

    // guardianship
    this.addSql(
      `create table "guardianship" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "guardian_id" uuid not null, "child_id" uuid not null, "powers" text not null, "right_to_information" boolean not null, "since" date null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "guardianship_family" on "guardianship" ("area_id", "family_id")`);
    this.addSql(`create index "guardianship_guardian" on "guardianship" ("guardian_id")`);
    this.addSql(
      `create unique index "guardianship_once" on "guardianship" ("area_id", "child_id", "guardian_id") where ended_at is null`,
    );
    this.addSql(`alter table "guardianship" add constraint "guardianship_of_another" check (guardian_id <> child_id)`);
    this.addSql(
      `alter table "guardianship" add constraint "guardianship_powers_check" check ("powers" in ('full', 'limited'))`,
    );
    this.addSql(`alter table "guardianship" enable row level security`);
    this.addSql(`alter table "guardianship" force row level security`);
    this.addSql(
      `create policy "guardianship_read" on "guardianship" for select to "yhdessa_app" using (family_id = any ((select access.families('identity', 'read'))::uuid[]) and id <> all ((select access.withheld_records('guardianship'))::uuid[]))`,
    );
    this.addSql(
      `create policy "guardianship_new" on "guardianship" for insert to "yhdessa_app" with check (family_id = any ((select access.families('identity', 'write'))::uuid[]) and exists (select from person o where o.id = guardianship.guardian_id and o.family_id = guardianship.family_id) and exists (select from person o where o.id = guardianship.child_id and o.family_id = guardianship.family_id))`,
    );
    this.addSql(
      `create policy "guardianship_change" on "guardianship" for update to "yhdessa_app" using (family_id = any ((select access.families('identity', 'write'))::uuid[]) and id <> all ((select access.withheld_records('guardianship'))::uuid[])) with check (family_id = any ((select access.families('identity', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "guardianship_delete" on "guardianship" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "guardianship_derivation" on "guardianship" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
  }

  override down(): void {
    this.addSql('drop table if exists guardianship, contact_way, person_identity, person, family');
    this.addSql(UNDO);
  }
}

const CHANGEABLE = ['family', 'person', 'person_identity', 'contact_way', 'guardianship'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on family, person, person_identity, contact_way, guardianship to yhdessa_app;
grant update (version) on family to yhdessa_app;
grant update (role, language, interpreter_language, version) on person to yhdessa_app;
grant update (given_name, family_name, birth_date, family_name_index, full_name_index) on person_identity to yhdessa_app;
grant update (value, safe, safe_time, phone_index, email_index, ended_at, version) on contact_way to yhdessa_app;
grant update (powers, right_to_information, since, ended_at, version) on guardianship to yhdessa_app;
grant select on family, person, person_identity, contact_way, guardianship to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * What row policies ask about families and cases. `reach`, how somebody is reached, is a category of its own: guardians
 * who live apart do not see each other's.
 */
const SCOPES = `
alter table access.access_grant drop constraint access_grant_category_check;
alter table access.access_grant add constraint access_grant_category_check check (category in
  ('logistics', 'identity', 'reach', 'needs', 'minutes', 'plan', 'actions', 'consents', 'logs'));
create function access.families(of_category text, of_verb text, of_extent text default 'all') returns uuid[]
language sql stable return access.scopes('family', of_category, of_verb, of_extent);
create function access.cases(of_category text, of_verb text, of_extent text default 'all') returns uuid[]
language sql stable return access.scopes('case', of_category, of_verb, of_extent);
create function access.keyed_scopes(of_verb text) returns uuid[] language sql stable begin atomic
  select coalesce(array_agg(distinct g.scope_id), '{}') from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type in ('family', 'case') and g.verb = of_verb
    and access.holds(g.valid_from, g.valid_until);
end;
grant execute on function access.families(text, text, text), access.cases(text, text, text), access.keyed_scopes(text)
  to yhdessa_app;
`;

/** Who holds any grant on a family or a case may open its key; row security decides which texts there are to open. */
const KEYS = `
create policy read_of_family_and_case on platform.data_key for select to yhdessa_app
  using (scope_type in ('family', 'case') and scope_id = any ((select access.keyed_scopes('read'))::uuid[]));
create policy make_of_family_and_case on platform.data_key for insert to yhdessa_app
  with check (scope_type in ('family', 'case') and scope_id = any ((select access.keyed_scopes('write'))::uuid[]));
`;

/** In the order in which one stands on the other. */
const UNDO = `
drop policy read_of_family_and_case on platform.data_key;
drop policy make_of_family_and_case on platform.data_key;
drop function access.families(text, text, text), access.cases(text, text, text), access.keyed_scopes(text);
alter table access.access_grant drop constraint access_grant_category_check;
alter table access.access_grant add constraint access_grant_category_check check (category in
  ('logistics', 'identity', 'needs', 'minutes', 'plan', 'actions', 'consents', 'logs'))`;
