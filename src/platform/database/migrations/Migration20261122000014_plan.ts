import { Migration } from '@mikro-orm/migrations';

/** The shared plan and its reviews. */
export class Migration20261122000014_plan extends Migration {
  override up(): void {
    // plan
    this.addSql(
      `create table "plan" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "opened_by" uuid not null, "opened_at" timestamptz not null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "plan" add constraint "plan_id" unique ("id")`);
    this.addSql(`alter table "plan" add constraint "plan_case" unique ("area_id", "case_id")`);
    this.addSql(`alter table "plan" enable row level security`);
    this.addSql(`alter table "plan" force row level security`);
    this.addSql(
      `create policy "plan_read" on "plan" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and case_id <> all ((select access.withheld_records('plan'))::uuid[]))`,
    );
    this.addSql(
      `create policy "plan_new" on "plan" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and opened_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "plan_change" on "plan" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and case_id <> all ((select access.withheld_records('plan'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "plan_delete" on "plan" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "plan_derivation" on "plan" for select to "yhdessa_access" using (true)`);

    // plan_version
    this.addSql(
      `create table "plan_version" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_id" uuid not null, "number" int not null, "state" text not null, "shared_goal" bytea not null, "meeting_id" uuid null, "next_review_on" date null, "review_reason" bytea null, "proposed_at" timestamptz null, "agreed_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "plan_version" add constraint "plan_version_id" unique ("id")`);
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_number" unique ("area_id", "plan_id", "number")`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_agreed" check ((state = 'agreed') = (agreed_at is not null))`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_review" check (state <> 'agreed' or next_review_on is not null)`,
    );
    this.addSql(
      `alter table "plan_version" add constraint "plan_version_state_check" check ("state" in ('draft', 'proposed', 'agreed'))`,
    );
    this.addSql(`alter table "plan_version" enable row level security`);
    this.addSql(`alter table "plan_version" force row level security`);
    this.addSql(
      `create policy "plan_version_read" on "plan_version" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and id <> all ((select access.withheld_records('plan_version'))::uuid[]))`,
    );
    this.addSql(
      `create policy "plan_version_new" on "plan_version" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and exists (select from plan o where o.id = plan_version.plan_id and o.case_id = plan_version.case_id))`,
    );
    this.addSql(
      `create policy "plan_version_change" on "plan_version" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and id <> all ((select access.withheld_records('plan_version'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "plan_version_delete" on "plan_version" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "plan_version_derivation" on "plan_version" for select to "yhdessa_access" using (true)`,
    );

    // plan_goal
    this.addSql(
      `create table "plan_goal" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_id" uuid not null, "text" bytea not null, "since_version" int not null, "until_version" int null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "plan_goal_plan" on "plan_goal" ("area_id", "plan_id")`);
    this.addSql(`alter table "plan_goal" add constraint "plan_goal_id" unique ("id")`);
    this.addSql(`alter table "plan_goal" enable row level security`);
    this.addSql(`alter table "plan_goal" force row level security`);
    this.addSql(
      `create policy "plan_goal_read" on "plan_goal" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and id <> all ((select access.withheld_records('plan_goal'))::uuid[]))`,
    );
    this.addSql(
      `create policy "plan_goal_new" on "plan_goal" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and exists (select from plan o where o.id = plan_goal.plan_id and o.case_id = plan_goal.case_id))`,
    );
    this.addSql(
      `create policy "plan_goal_change" on "plan_goal" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and id <> all ((select access.withheld_records('plan_goal'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "plan_goal_delete" on "plan_goal" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "plan_goal_derivation" on "plan_goal" for select to "yhdessa_access" using (true)`);

    // plan_action
    this.addSql(
      `create table "plan_action" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_id" uuid not null, "goal_id" uuid null, "text" bytea not null, "owner_kind" text not null, "owner_id" uuid not null, "owner_unit" uuid null, "due_on" date not null, "commitment" text not null, "committed_at" timestamptz null, "committed_via" uuid null, "decline_reason" bytea null, "progress" text not null, "progress_at" timestamptz null, "not_done_reason" bytea null, "since_version" int null, "until_version" int null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "plan_action_plan" on "plan_action" ("area_id", "plan_id")`);
    this.addSql(`create index "plan_action_owner" on "plan_action" ("area_id", "owner_id", "due_on")`);
    this.addSql(`alter table "plan_action" add constraint "plan_action_id" unique ("id")`);
    this.addSql(
      `alter table "plan_action" add constraint "plan_action_unit" check ((owner_kind = 'professional') = (owner_unit is not null))`,
    );
    this.addSql(
      `alter table "plan_action" add constraint "plan_action_committed" check ((commitment = 'committed') = (committed_at is not null))`,
    );
    this.addSql(
      `alter table "plan_action" add constraint "plan_action_owner_kind_check" check ("owner_kind" in ('professional', 'family'))`,
    );
    this.addSql(
      `alter table "plan_action" add constraint "plan_action_commitment_check" check ("commitment" in ('proposed', 'requested', 'committed', 'declined'))`,
    );
    this.addSql(
      `alter table "plan_action" add constraint "plan_action_progress_check" check ("progress" in ('open', 'in-progress', 'done', 'not-done', 'cancelled'))`,
    );
    this.addSql(`alter table "plan_action" enable row level security`);
    this.addSql(`alter table "plan_action" force row level security`);
    this.addSql(
      `create policy "plan_action_read" on "plan_action" for select to "yhdessa_app" using ((case_id = any ((select access.cases('actions', 'read'))::uuid[]) or (owner_id = (select access.principal()) and case_id = any ((select access.cases('actions', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('plan_action'))::uuid[]))`,
    );
    this.addSql(
      `create policy "plan_action_new" on "plan_action" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('actions', 'write'))::uuid[]) or (owner_id = (select access.principal()) and case_id = any ((select access.cases('actions', 'write', 'own'))::uuid[]))) and exists (select from plan o where o.id = plan_action.plan_id and o.case_id = plan_action.case_id))`,
    );
    this.addSql(
      `create policy "plan_action_change" on "plan_action" for update to "yhdessa_app" using ((case_id = any ((select access.cases('actions', 'write'))::uuid[]) or (owner_id = (select access.principal()) and case_id = any ((select access.cases('actions', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('plan_action'))::uuid[])) with check ((case_id = any ((select access.cases('actions', 'write'))::uuid[]) or (owner_id = (select access.principal()) and case_id = any ((select access.cases('actions', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "plan_action_delete" on "plan_action" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "plan_action_derivation" on "plan_action" for select to "yhdessa_access" using (true)`);

    // plan_approval
    this.addSql(
      `create table "plan_approval" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_version_id" uuid not null, "person_id" uuid not null, "approval" text not null, "dissent" bytea null, "at" timestamptz not null, "recorded_by" uuid not null, primary key ("area_id", "id"))`,
    );
    this.addSql(
      `alter table "plan_approval" add constraint "plan_approval_once" unique ("area_id", "plan_version_id", "person_id")`,
    );
    this.addSql(
      `alter table "plan_approval" add constraint "plan_approval_dissent" check ((approval = 'dissent') = (dissent is not null))`,
    );
    this.addSql(
      `alter table "plan_approval" add constraint "plan_approval_approval_check" check ("approval" in ('agreed', 'dissent'))`,
    );
    this.addSql(`alter table "plan_approval" enable row level security`);
    this.addSql(`alter table "plan_approval" force row level security`);
    this.addSql(
      `create policy "plan_approval_read" on "plan_approval" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and plan_version_id <> all ((select access.withheld_records('plan_approval'))::uuid[]))`,
    );
    this.addSql(
      `create policy "plan_approval_new" on "plan_approval" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('plan', 'write'))::uuid[]) or (person_id = (select access.principal()) and case_id = any ((select access.cases('plan', 'read'))::uuid[]))) and recorded_by = (select access.principal()) and exists (select from plan_version o where o.id = plan_approval.plan_version_id and o.case_id = plan_approval.case_id))`,
    );
    this.addSql(
      `create policy "plan_approval_change" on "plan_approval" for update to "yhdessa_app" using ((case_id = any ((select access.cases('plan', 'write'))::uuid[]) or (person_id = (select access.principal()) and case_id = any ((select access.cases('plan', 'read'))::uuid[]))) and plan_version_id <> all ((select access.withheld_records('plan_approval'))::uuid[])) with check ((case_id = any ((select access.cases('plan', 'write'))::uuid[]) or (person_id = (select access.principal()) and case_id = any ((select access.cases('plan', 'read'))::uuid[]))))`,
    );
    this.addSql(`create policy "plan_approval_delete" on "plan_approval" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "plan_approval_derivation" on "plan_approval" for select to "yhdessa_access" using (true)`,
    );

    // review
    this.addSql(
      `create table "review" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_id" uuid not null, "due_on" date not null, "state" text not null, "held_at" timestamptz null, "decision" text null, "note" bytea null, "recorded_by" uuid null, "reminded_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "review_due" on "review" ("area_id", "state", "due_on")`);
    this.addSql(`alter table "review" add constraint "review_id" unique ("id")`);
    this.addSql(`create unique index "review_one_ahead" on "review" ("area_id", "plan_id") where state = 'due'`);
    this.addSql(
      `alter table "review" add constraint "review_held" check ((state = 'held') = (held_at is not null and decision is not null))`,
    );
    this.addSql(
      `alter table "review" add constraint "review_state_check" check ("state" in ('due', 'held', 'superseded'))`,
    );
    this.addSql(
      `alter table "review" add constraint "review_decision_check" check ("decision" in ('continue', 'change-plan', 'close', 'escalate'))`,
    );
    this.addSql(`alter table "review" enable row level security`);
    this.addSql(`alter table "review" force row level security`);
    this.addSql(
      `create policy "review_read" on "review" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and id <> all ((select access.withheld_records('review'))::uuid[]))`,
    );
    this.addSql(
      `create policy "review_new" on "review" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and exists (select from plan o where o.id = review.plan_id and o.case_id = review.case_id))`,
    );
    this.addSql(
      `create policy "review_change" on "review" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and id <> all ((select access.withheld_records('review'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "review_delete" on "review" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "review_derivation" on "review" for select to "yhdessa_access" using (true)`);

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql(IMMUTABLE);
  }

  override down(): void {
    this.addSql('drop table if exists review, plan_approval, plan_action, plan_goal, plan_version, plan');
    this.addSql('drop function refuse_change_of_agreed_version(), refuse_change_of_agreed_part()');
  }
}

const CHANGEABLE = ['plan', 'plan_version', 'plan_goal', 'plan_action', 'review'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on plan, plan_version, plan_goal, plan_action, plan_approval, review to yhdessa_app;
grant update (version) on plan to yhdessa_app;
grant update (state, shared_goal, next_review_on, review_reason, proposed_at, agreed_at, version) on plan_version to yhdessa_app;
grant update (text, until_version, version) on plan_goal to yhdessa_app;
grant update (text, due_on, commitment, committed_at, committed_via, decline_reason, progress, progress_at, not_done_reason, since_version, until_version, version) on plan_action to yhdessa_app;
grant update (due_on, state, held_at, decision, note, recorded_by, reminded_at, version) on review to yhdessa_app;
grant select on plan, plan_version, plan_goal, plan_action, plan_approval, review to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/** An agreed version never changes (invariant 12), nor do the goals and actions in it: another text is another action. */
const IMMUTABLE = `
create function refuse_change_of_agreed_version() returns trigger language plpgsql as $$
begin
  if old.state = 'agreed' then
    raise exception 'an agreed plan is not changed; make the next version' using errcode = '23514', constraint = 'plan_version_immutable';
  end if;
  return new;
end $$;
create trigger agreed_is_immutable before update on plan_version for each row execute function refuse_change_of_agreed_version();
create function refuse_change_of_agreed_part() returns trigger language plpgsql as $$
begin
  if exists (select from plan_version v where v.plan_id = old.plan_id and v.state = 'agreed' and v.number >= old.since_version) then
    raise exception 'what is in an agreed plan is not changed' using errcode = '23514', constraint = 'plan_part_immutable';
  end if;
  return new;
end $$;
create trigger agreed_is_immutable before update of text on plan_goal for each row execute function refuse_change_of_agreed_part();
create trigger agreed_is_immutable before update of text, due_on, since_version on plan_action
  for each row execute function refuse_change_of_agreed_part();
`;
