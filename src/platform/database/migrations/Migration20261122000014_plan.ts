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
    this.addSql(`create policy "plan_version_join" on "plan_version" for insert to "yhdessa_access" with check (true)`);
    this.addSql(
      `create policy "plan_version_joining" on "plan_version" for update to "yhdessa_access" using (true) with check (true)`,
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
    this.addSql(
      `create policy "plan_goal_joining" on "plan_goal" for update to "yhdessa_access" using (true) with check (true)`,
    );

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
    this.addSql(
      `create policy "plan_action_joining" on "plan_action" for update to "yhdessa_access" using (true) with check (true)`,
    );

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
    this.addSql(
      `create policy "review_reminding" on "review" for update to "yhdessa_access" using (true) with check (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql(IMMUTABLE);
    this.addSql('set local role yhdessa_access');
    this.addSql(PARTS_STAY);
    this.addSql('reset role');
    this.addSql(KEEP_PARTS);
    this.addSql('set local role yhdessa_access');
    this.addSql(JOINING);
    this.addSql(REMINDING);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists review, plan_approval, plan_action, plan_goal, plan_version, plan');
    this.addSql(
      'drop function refuse_change_of_agreed_version(), refuse_change_of_agreed_approval(), access.refuse_change_of_agreed_part(), access.refuse_part_of_agreed_version()',
    );
  }
}

const CHANGEABLE = ['plan', 'plan_version', 'plan_goal', 'plan_action', 'plan_approval', 'review'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on plan, plan_version, plan_goal, plan_action, plan_approval, review to yhdessa_app;
grant update (version) on plan to yhdessa_app;
grant update (state, shared_goal, next_review_on, review_reason, proposed_at, agreed_at, version) on plan_version to yhdessa_app;
grant update (text, until_version, version) on plan_goal to yhdessa_app;
grant update (text, due_on, commitment, committed_at, committed_via, decline_reason, progress, progress_at, not_done_reason, since_version, until_version, version) on plan_action to yhdessa_app;
grant update (approval, dissent, at, recorded_by) on plan_approval to yhdessa_app;
grant update (due_on, state, held_at, decision, note, recorded_by, reminded_at, version) on review to yhdessa_app;
grant select on plan, plan_version, plan_goal, plan_action, plan_approval, review to yhdessa_access;
grant insert, update (number) on plan_version to yhdessa_access;
grant update (since_version, until_version) on plan_goal, plan_action to yhdessa_access;
grant update (reminded_at) on review to yhdessa_access;`;

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
create function refuse_change_of_agreed_approval() returns trigger language plpgsql as $$
begin
  if exists (select from public.plan_version v where v.id = old.plan_version_id and v.state = 'agreed') then
    raise exception 'what was said about an agreed plan is not changed' using errcode = '23514', constraint = 'plan_approval_immutable';
  end if;
  return new;
end $$;
create trigger agreed_is_immutable before update on plan_approval for each row execute function refuse_change_of_agreed_approval();
`;

/**
 * With borrowed eyes, because the owner of an action may write it without seeing the plan. A part neither enters nor
 * leaves a version that is agreed.
 */
const PARTS_STAY = `
create function access.refuse_change_of_agreed_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.plan_version v where v.plan_id = old.plan_id and v.state = 'agreed' and v.number >= old.since_version) then
    raise exception 'what is in an agreed plan is not changed' using errcode = '23514', constraint = 'plan_part_immutable';
  end if;
  return new;
end $$;
create function access.refuse_part_of_agreed_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last integer := (select max(v.number) from public.plan_version v where v.plan_id = new.plan_id and v.state = 'agreed');
begin
  if tg_op = 'INSERT' and new.since_version <= last
      or tg_op = 'UPDATE' and (new.since_version is distinct from old.since_version and new.since_version <= last
        or new.until_version is distinct from old.until_version and coalesce(new.until_version, 0) <= last) then
    raise exception 'no part enters or leaves an agreed plan' using errcode = '23514', constraint = 'plan_part_immutable';
  end if;
  return new;
end $$;
revoke execute on function access.refuse_change_of_agreed_part(), access.refuse_part_of_agreed_version() from public;
`;

const KEEP_PARTS = `
create trigger agreed_is_immutable before update of text on plan_goal for each row execute function access.refuse_change_of_agreed_part();
create trigger agreed_is_immutable before update of text, due_on, since_version on plan_action
  for each row execute function access.refuse_change_of_agreed_part();
create trigger agreed_stays_whole before insert or update of since_version, until_version on plan_goal
  for each row execute function access.refuse_part_of_agreed_version();
create trigger agreed_stays_whole before insert or update of since_version, until_version on plan_action
  for each row execute function access.refuse_part_of_agreed_version();
`;

/**
 * A requested action joins the agreed plan when its owner commits to it, as the next version (invariant 12), at once and
 * without another approval. The owner may not write the plan, and perhaps not read it: only this may they do to it. A
 * draft or a proposal that stands above moves one number up, with what begins or ends in it. The shared goal is sealed
 * anew by the application, because a sealed text is bound to its row.
 */
const JOINING = `
create function access.may_join_plan(of_action uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.plan_action a join access.access_grant g on g.scope_type = 'case' and g.scope_id = a.case_id
    and g.category = 'actions' and g.verb = 'write' and g.principal_id = access.principal()
    and (g.extent = 'all' or a.owner_id = access.principal()) and access.holds(g.valid_from, g.valid_until)
    where a.id = of_action and a.commitment = 'committed' and a.since_version is null and a.until_version is null);
create function access.version_to_join(of_action uuid) returns table (id uuid, shared_goal bytea, review_reason bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, v.shared_goal, v.review_reason from public.plan_action a
  join public.plan_version v on v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed'
  where a.id = of_action and access.may_join_plan(of_action) order by v.number desc limit 1
$$;
create function access.join_plan(of_action uuid, new_version uuid, goal bytea, reason bytea) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.plan_action;
  last public.plan_version;
  part uuid;
begin
  select * into the from public.plan_action a where a.id = of_action and access.may_join_plan(of_action);
  perform pg_advisory_xact_lock(hashtextextended('plan ' || the.plan_id::text, 0));
  select * into last from public.plan_version v where v.plan_id = the.plan_id and v.state = 'agreed' order by v.number desc limit 1;
  if last.id is null then
    raise exception 'only a committed action that stands apart joins an agreed plan' using errcode = '42501';
  end if;
  for part in select v.id from public.plan_version v where v.plan_id = the.plan_id and v.number > last.number loop
    update public.plan_version v set number = v.number + 1 where v.id = part;
  end loop;
  for part in select g.id from public.plan_goal g where g.plan_id = the.plan_id and g.since_version > last.number loop
    update public.plan_goal g set since_version = g.since_version + 1 where g.id = part;
  end loop;
  for part in select g.id from public.plan_goal g where g.plan_id = the.plan_id and g.until_version > last.number loop
    update public.plan_goal g set until_version = g.until_version + 1 where g.id = part;
  end loop;
  for part in select a.id from public.plan_action a where a.plan_id = the.plan_id and a.since_version > last.number loop
    update public.plan_action a set since_version = a.since_version + 1 where a.id = part;
  end loop;
  for part in select a.id from public.plan_action a where a.plan_id = the.plan_id and a.until_version > last.number loop
    update public.plan_action a set until_version = a.until_version + 1 where a.id = part;
  end loop;
  update public.plan_action a set since_version = last.number + 1 where a.id = of_action;
  insert into public.plan_version (area_id, id, case_id, plan_id, number, state, shared_goal, next_review_on, review_reason, proposed_at, agreed_at)
  values (last.area_id, new_version, last.case_id, last.plan_id, last.number + 1, 'agreed', goal, last.next_review_on, reason, access.now(), access.now());
  return last.number + 1;
end $$;
revoke execute on function access.may_join_plan(uuid), access.version_to_join(uuid), access.join_plan(uuid, uuid, bytea, bytea) from public;
grant execute on function access.version_to_join(uuid), access.join_plan(uuid, uuid, bytea, bytea) to yhdessa_app;
`;

/**
 * What a reminder needs and no more, for the worker alone, and only while it is wanted: the action is in the agreed plan
 * and open, the review is due, and whoever is reminded still has a part in the case.
 */
const REMINDING = `
create function access.require_worker() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker reminds' using errcode = '42501';
  end if;
end $$;
create function access.may_write_now(who uuid, of_case uuid, of_category text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from access.access_grant g where g.principal_id = who and g.scope_type = 'case' and g.scope_id = of_case
    and g.category = of_category and g.verb = 'write' and access.holds(g.valid_from, g.valid_until));
create function access.reminder_of_action(of_action uuid)
returns table (address text, language text, due_on date, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language, a.due_on, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.plan_action a
  join public.network_case c on c.area_id = a.area_id and c.id = a.case_id and c.state <> 'closed'
  join public.professional p on p.id = a.owner_id
  join public.professional o on o.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  where a.id = of_action and a.commitment = 'committed' and a.progress in ('open', 'in-progress')
    and (select max(v.number) from public.plan_version v where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed')
      between a.since_version and coalesce(a.until_version - 1, 2147483647)
    and access.may_write_now(a.owner_id, a.case_id, 'actions');
end $$;
create function access.reminder_of_review(of_review uuid)
returns table (address text, language text, due_on date, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select o.email, o.language, r.due_on, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.review r
  join public.network_case c on c.area_id = r.area_id and c.id = r.case_id and c.state <> 'closed'
  join public.professional o on o.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  where r.id = of_review and r.state = 'due' and access.may_write_now(c.counsellor_id, r.case_id, 'plan');
end $$;
create function access.mark_review_reminded(of_review uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  if exists (select from public.review r where r.id = of_review and r.reminded_at is null) then
    update public.review r set reminded_at = access.now() where r.id = of_review;
  end if;
end $$;
revoke execute on function access.require_worker(), access.may_write_now(uuid, uuid, text), access.reminder_of_action(uuid),
  access.reminder_of_review(uuid), access.mark_review_reminded(uuid) from public;
grant execute on function access.reminder_of_action(uuid), access.reminder_of_review(uuid), access.mark_review_reminded(uuid)
  to yhdessa_app;
`;

/** Back to before. */
const UNDO = `
drop function access.version_to_join(uuid), access.join_plan(uuid, uuid, bytea, bytea), access.may_join_plan(uuid),
  access.reminder_of_action(uuid), access.reminder_of_review(uuid), access.mark_review_reminded(uuid), access.require_worker(),
  access.may_write_now(uuid, uuid, text)`;
