import { Migration } from '@mikro-orm/migrations';

/** Wishes for a network meeting, by the family and by professionals of the network. */
export class Migration20261122000041_meeting_wish extends Migration {
  override up(): void {
    for (const statement of MEETING_WISH) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(WITHHOLDING);
  }

  override down(): void {
    this.asAccess(UNDO);
    this.addSql('drop table if exists meeting_wish');
  }

  private asAccess(statement: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(statement);
    this.addSql('reset role');
  }
}

const KEPT = `case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
const OWN = `asked_by = (select access.principal()) and (case_id = any ((select access.cases('consents', 'read') || access.cases('consents', 'read', 'addressed'))::uuid[])
  or case_id = any ((select access.cases('minutes', 'read', 'own'))::uuid[]))`;
/** Who asked takes it back, and answers nothing. */
const OWN_WORD = `${OWN} and state in ('asked', 'withdrawn')`;

const MEETING_WISH = [
  `create table "meeting_wish" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "asked_by" uuid not null, "asked_at" timestamptz not null, "words" bytea null, "state" text not null, "meeting_id" uuid null, "answer" bytea null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "meeting_wish_case" on "meeting_wish" ("area_id", "case_id", "state")`,
  `alter table "meeting_wish" add constraint "meeting_wish_id" unique ("id")`,
  `create unique index "meeting_wish_once" on "meeting_wish" ("area_id", "case_id", "asked_by") where state = 'asked'`,
  `alter table "meeting_wish" add constraint "meeting_wish_ended" check ((state = 'asked') = (ended_at is null))`,
  `alter table "meeting_wish" add constraint "meeting_wish_taken_up" check ((state = 'taken-up') = (meeting_id is not null))`,
  `alter table "meeting_wish" add constraint "meeting_wish_answered" check ((state = 'answered') = (answer is not null))`,
  `alter table "meeting_wish" add constraint "meeting_wish_state_check" check ("state" in ('asked', 'taken-up', 'answered', 'withdrawn'))`,
  `alter table "meeting_wish" enable row level security`,
  `alter table "meeting_wish" force row level security`,
  `create policy "meeting_wish_read" on "meeting_wish" for select to "yhdessa_app" using ((${KEPT} or ${OWN}) and id <> all ((select access.withheld_records('meeting_wish'))::uuid[]))`,
  `create policy "meeting_wish_new" on "meeting_wish" for insert to "yhdessa_app" with check (${OWN} and state = 'asked')`,
  `create policy "meeting_wish_change" on "meeting_wish" for update to "yhdessa_app" using (${KEPT} or ${OWN_WORD}) with check (${KEPT} or ${OWN_WORD})`,
  `create policy "meeting_wish_delete" on "meeting_wish" for delete to "yhdessa_app" using (false)`,
  `create policy "meeting_wish_derivation" on "meeting_wish" for select to "yhdessa_access" using (true)`,
];

/** What was asked is never changed; only how it ends. */
const PRIVILEGES = `
grant select, insert on meeting_wish to yhdessa_app;
grant update (state, meeting_id, answer, ended_at, version) on meeting_wish to yhdessa_app;
grant select on meeting_wish to yhdessa_access;
create trigger change_meets_a_row after update on meeting_wish referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/** Each is withheld by its own id. */
const WITHHOLDING = `
create function access.case_of_meeting_wish(of_wish uuid) returns uuid language sql stable set search_path = pg_catalog, pg_temp
  return (select w.case_id from public.meeting_wish w where w.id = of_wish);
revoke execute on function access.case_of_meeting_wish(uuid) from public;
insert into access.withholdable (record_type, scope_type, scope_of) values ('meeting_wish', 'case', 'case_of_meeting_wish');
`;
const UNDO = `
delete from access.withheld where record_type = 'meeting_wish';
delete from access.withholdable where record_type = 'meeting_wish';
drop function access.case_of_meeting_wish(uuid);
`;
