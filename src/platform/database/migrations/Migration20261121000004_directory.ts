import { Migration } from '@mikro-orm/migrations';

/** The directory (palveluhakemisto): tables as `directory.entity.ts` declares them, and what the roles may do. */
export class Migration20261121000004_directory extends Migration {
  override up(): void {
    // area
    this.addSql(
      `create table "area" ("id" uuid not null, "code" varchar(2) not null, "name" text not null, "short_name" text not null, primary key ("id"))`,
    );
    this.addSql(`alter table "area" add constraint "area_code_unique" unique ("code")`);
    this.addSql(`alter table "area" enable row level security`);
    this.addSql(`alter table "area" force row level security`);
    this.addSql(
      `create policy "area_read" on "area" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this.addSql(`create policy "area_new" on "area" for insert to "yhdessa_app" with check (false)`);
    this.addSql(`create policy "area_change" on "area" for update to "yhdessa_app" using (false) with check (false)`);
    this.addSql(`create policy "area_delete" on "area" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "area_derivation" on "area" for select to "yhdessa_access" using (true)`);

    // municipality
    this.addSql(
      `create table "municipality" ("code" varchar(3) not null, "area_id" uuid not null, "name_fi" text not null, "name_sv" text not null, primary key ("code"))`,
    );
    this.addSql(
      `alter table "municipality" add constraint "municipality_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(`alter table "municipality" enable row level security`);
    this.addSql(`alter table "municipality" force row level security`);
    this.addSql(
      `create policy "municipality_read" on "municipality" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this.addSql(`create policy "municipality_new" on "municipality" for insert to "yhdessa_app" with check (false)`);
    this.addSql(
      `create policy "municipality_change" on "municipality" for update to "yhdessa_app" using (false) with check (false)`,
    );
    this.addSql(`create policy "municipality_delete" on "municipality" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "municipality_derivation" on "municipality" for select to "yhdessa_access" using (true)`,
    );

    // organisation
    this.addSql(
      `create table "organisation" ("id" uuid not null, "area_id" uuid not null, "name" text not null, "kind" text not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "organisation_area" on "organisation" ("area_id", "name")`);
    this.addSql(
      `alter table "organisation" add constraint "organisation_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_kind_check" check ("kind" in ('wellbeing-county', 'municipality', 'parish', 'ngo', 'private'))`,
    );
    this.addSql(`alter table "organisation" enable row level security`);
    this.addSql(`alter table "organisation" force row level security`);
    this.addSql(
      `create policy "organisation_read" on "organisation" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this.addSql(
      `create policy "organisation_new" on "organisation" for insert to "yhdessa_app" with check (area_id = any ((select access.areas_as('admin'))::uuid[]))`,
    );
    this.addSql(
      `create policy "organisation_change" on "organisation" for update to "yhdessa_app" using (area_id = any ((select access.areas_as('admin'))::uuid[])) with check (area_id = any ((select access.areas_as('admin'))::uuid[]))`,
    );
    this.addSql(`create policy "organisation_delete" on "organisation" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "organisation_derivation" on "organisation" for select to "yhdessa_access" using (true)`,
    );

    // unit
    this.addSql(
      `create table "unit" ("id" uuid not null, "area_id" uuid not null, "organisation_id" uuid not null, "name" text not null, "register" text not null, "sector" text not null, "is_authority" boolean not null, "phone" text null, "email" text null, "municipalities" text[] not null, "review_by" date not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "unit_area" on "unit" ("area_id", "sector")`);
    this.addSql(
      `alter table "unit" add constraint "unit_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "unit" add constraint "unit_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id")`,
    );
    this.addSql(
      `alter table "unit" add constraint "unit_sector_check" check ("sector" in ('service-guidance', 'child-health-clinic', 'early-childhood-education', 'school', 'pupil-welfare', 'family-social-services', 'mental-health', 'rehabilitation', 'health-care', 'adult-services', 'youth-work', 'leisure', 'parish', 'ngo', 'private-service', 'interpreting'))`,
    );
    this.addSql(`alter table "unit" enable row level security`);
    this.addSql(`alter table "unit" force row level security`);
    this.addSql(
      `create policy "unit_read" on "unit" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this.addSql(
      `create policy "unit_new" on "unit" for insert to "yhdessa_app" with check (area_id = any ((select access.areas_as('admin'))::uuid[]) and area_id = (select o.area_id from organisation o where o.id = organisation_id))`,
    );
    this.addSql(
      `create policy "unit_change" on "unit" for update to "yhdessa_app" using (id = any ((select access.units())::uuid[]) or area_id = any ((select access.areas_as('admin'))::uuid[])) with check (id = any ((select access.units())::uuid[]) or area_id = any ((select access.areas_as('admin'))::uuid[]))`,
    );
    this.addSql(`create policy "unit_delete" on "unit" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "unit_derivation" on "unit" for select to "yhdessa_access" using (true)`);

    // service
    this.addSql(
      `create table "service" ("id" uuid not null, "area_id" uuid not null, "unit_id" uuid not null, "name" text not null, "for_whom" text not null, "place" text not null, "how_to_reach" text not null, "contact_person_id" uuid null, "need_codes" text[] not null, "municipalities" text[] not null, "review_by" date not null, "withdrawn_at" timestamptz null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "service_area" on "service" ("area_id", "unit_id")`);
    this.addSql(
      `alter table "service" add constraint "service_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "service" add constraint "service_unit_id_foreign" foreign key ("unit_id") references "unit" ("id")`,
    );
    this.addSql(`alter table "service" enable row level security`);
    this.addSql(`alter table "service" force row level security`);
    this.addSql(
      `create policy "service_read" on "service" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this
      .addSql(`create policy "service_new" on "service" for insert to "yhdessa_app" with check ((unit_id = any ((select access.units())::uuid[]) or area_id = any ((select access.areas_as('admin'))::uuid[]))
  and area_id = (select u.area_id from unit u where u.id = unit_id))`);
    this
      .addSql(`create policy "service_change" on "service" for update to "yhdessa_app" using ((unit_id = any ((select access.units())::uuid[]) or area_id = any ((select access.areas_as('admin'))::uuid[]))
  and area_id = (select u.area_id from unit u where u.id = unit_id)) with check ((unit_id = any ((select access.units())::uuid[]) or area_id = any ((select access.areas_as('admin'))::uuid[]))
  and area_id = (select u.area_id from unit u where u.id = unit_id))`);
    this.addSql(`create policy "service_delete" on "service" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "service_derivation" on "service" for select to "yhdessa_access" using (true)`);

    // professional
    this.addSql(
      `create table "professional" ("id" uuid not null, "given_name" text not null, "family_name" text not null, "title" text not null, "email" text not null, "phone" text null, "language" text not null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`alter table "professional" add constraint "professional_email_unique" unique ("email")`);
    this.addSql(
      `alter table "professional" add constraint "professional_language_check" check ("language" in ('fi', 'sv', 'en'))`,
    );
    this.addSql(`alter table "professional" enable row level security`);
    this.addSql(`alter table "professional" force row level security`);
    this.addSql(
      `create policy "professional_read" on "professional" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "professional_new" on "professional" for insert to "yhdessa_app" with check (cardinality((select access.areas_as('admin'))::uuid[]) > 0)`,
    );
    this
      .addSql(`create policy "professional_change" on "professional" for update to "yhdessa_app" using (id = (select access.principal())
      or exists (select from access.membership m where m.principal_id = professional.id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now()))) with check (id = (select access.principal())
      or exists (select from access.membership m where m.principal_id = professional.id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now())))`);
    this.addSql(`create policy "professional_delete" on "professional" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "professional_derivation" on "professional" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    this.addSql(MEMBERS);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
  }

  override down(): void {
    this.addSql('drop trigger unit_of_the_area on access.membership');
    this.addSql('drop function access.unit_of_the_area()');
    this.addSql('drop table if exists professional, service, unit, organisation, municipality, area');
  }
}

const CHANGEABLE = ['organisation', 'unit', 'service', 'professional'];

/** Ids, areas and what a consent rests on (register, sector, authority) stay as they were made. */
const PRIVILEGES = `
grant select on area, municipality to yhdessa_app;
grant select, insert on organisation, unit, service, professional to yhdessa_app;
grant update (name, kind, version) on organisation to yhdessa_app;
grant update (name, phone, email, municipalities, review_by, version) on unit to yhdessa_app;
grant update (name, for_whom, place, how_to_reach, contact_person_id, need_codes, municipalities, review_by,
  withdrawn_at, version)
  on service to yhdessa_app;
grant update (given_name, family_name, title, email, phone, language, version) on professional to yhdessa_app;
grant select on area, municipality, organisation, unit, service, professional to yhdessa_access`;

/**
 * A membership in another area's unit would act for that unit, and open what was consented to it. Checked where the
 * application adds one, through `access.join_unit`; what the owner loads is trusted.
 */
const MEMBERS = `
set local role yhdessa_access;
create function access.unit_of_the_area() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.unit u where u.id = new.unit_id and u.area_id = new.area_id) then
    raise exception 'a membership is in a unit of its area' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger unit_of_the_area before insert or update on access.membership
  for each row when (current_user = 'yhdessa_access') execute function access.unit_of_the_area();
reset role`;

/** A change that meets no row is an error: see `access.refuse_empty_change`. */
const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;
