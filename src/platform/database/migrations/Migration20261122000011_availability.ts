import { Migration } from '@mikro-orm/migrations';

/** Working hours and busy time of professionals. */
export class Migration20261122000011_availability extends Migration {
  override up(): void {
    // working_hours
    this.addSql(
      `create table "working_hours" ("id" uuid not null, "professional_id" uuid not null, "weekday" int not null, "start_minute" int not null, "end_minute" int not null, "first_day" date not null, "last_day" date null, primary key ("id"))`,
    );
    this.addSql(`create index "working_hours_professional" on "working_hours" ("professional_id")`);
    this.addSql(
      `alter table "working_hours" add constraint "working_hours_weekday" check (weekday >= 1 and weekday <= 7)`,
    );
    this.addSql(
      `alter table "working_hours" add constraint "working_hours_order" check (0 <= start_minute and start_minute < end_minute and end_minute <= 1440)`,
    );
    this.addSql(
      `alter table "working_hours" add constraint "working_hours_period" check (last_day is null or first_day <= last_day + 1)`,
    );
    this.addSql(`alter table "working_hours" enable row level security`);
    this.addSql(`alter table "working_hours" force row level security`);
    this.addSql(
      `create policy "working_hours_read" on "working_hours" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "working_hours_new" on "working_hours" for insert to "yhdessa_app" with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(
      `create policy "working_hours_change" on "working_hours" for update to "yhdessa_app" using ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until)))) with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(`create policy "working_hours_delete" on "working_hours" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "working_hours_derivation" on "working_hours" for select to "yhdessa_access" using (true)`,
    );

    // working_exception
    this.addSql(
      `create table "working_exception" ("id" uuid not null, "professional_id" uuid not null, "day" date not null, "start_minute" int null, "end_minute" int null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "working_exception_professional" on "working_exception" ("professional_id", "day")`);
    this.addSql(
      `alter table "working_exception" add constraint "working_exception_hours" check ((start_minute is null) = (end_minute is null) and 0 <= start_minute and start_minute < end_minute and end_minute <= 1440)`,
    );
    this.addSql(`alter table "working_exception" enable row level security`);
    this.addSql(`alter table "working_exception" force row level security`);
    this.addSql(
      `create policy "working_exception_read" on "working_exception" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "working_exception_new" on "working_exception" for insert to "yhdessa_app" with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(
      `create policy "working_exception_change" on "working_exception" for update to "yhdessa_app" using ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until)))) with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(
      `create policy "working_exception_delete" on "working_exception" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "working_exception_derivation" on "working_exception" for select to "yhdessa_access" using (true)`,
    );

    // busy_interval
    this.addSql(
      `create table "busy_interval" ("id" uuid not null, "professional_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "status" text not null, "ended_at" timestamptz null, primary key ("id"))`,
    );
    this.addSql(`create index "busy_interval_professional" on "busy_interval" ("professional_id", "starts_at")`);
    this.addSql(`alter table "busy_interval" add constraint "busy_interval_order" check (starts_at < ends_at)`);
    this.addSql(
      `alter table "busy_interval" add constraint "busy_interval_status_check" check ("status" in ('busy', 'out-of-office', 'tentative'))`,
    );
    this.addSql(`alter table "busy_interval" enable row level security`);
    this.addSql(`alter table "busy_interval" force row level security`);
    this.addSql(
      `create policy "busy_interval_read" on "busy_interval" for select to "yhdessa_app" using ((select access.is_staff()))`,
    );
    this.addSql(
      `create policy "busy_interval_new" on "busy_interval" for insert to "yhdessa_app" with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(
      `create policy "busy_interval_change" on "busy_interval" for update to "yhdessa_app" using ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until)))) with check ((professional_id = (select access.principal()) or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[]) and access.holds(m.valid_from, m.valid_until))))`,
    );
    this.addSql(`create policy "busy_interval_delete" on "busy_interval" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "busy_interval_derivation" on "busy_interval" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
  }

  override down(): void {
    this.addSql('drop table if exists busy_interval, working_exception, working_hours');
  }
}

const CHANGEABLE = ['working_hours', 'working_exception', 'busy_interval'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on working_hours, working_exception, busy_interval to yhdessa_app;
grant update (last_day) on working_hours to yhdessa_app;
grant update (ended_at) on working_exception to yhdessa_app;
grant update (ended_at) on busy_interval to yhdessa_app;
grant select on working_hours, working_exception, busy_interval to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;
