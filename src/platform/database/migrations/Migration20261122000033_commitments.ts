import { Migration } from '@mikro-orm/migrations';

/** What owners suggest, what is stuck, who hands over to whom; why a guardian is not asked; the young speak for themselves. */
export class Migration20261122000033_commitments extends Migration {
  override up(): void {
    this.addSql(ACTIONS);
    for (const statement of [...SUGGESTION, ...EXCEPTION]) this.addSql(statement);
    this.addSql(PRIVILEGES);
    for (const statement of VOICE) this.addSql(statement);
    this.addSql('set local role yhdessa_access');
    this.addSql(REPLACING);
    this.addSql('reset role');
    this.addSql(REPLACED_ON_JOINING);
  }

  override down(): void {
    this.addSql('drop trigger replaced_on_joining on plan_action');
    this.addSql('drop function access.end_replaced_action()');
    for (const policy of VOICES) this.addSql(`drop policy ${policy}`);
    this.addSql('drop table if exists plan_approval_exception, action_suggestion');
    this.addSql(ACTIONS_BEFORE);
  }
}

const ACTIONS = `
alter table plan_action add column setting text null, add column obstacle bytea null, add column reported_by uuid null,
  add column replaces uuid null;
alter table plan_action add constraint "plan_action_setting_check"
  check ("setting" in ('home', 'day-care', 'school', 'hobby', 'service', 'elsewhere'));
alter table plan_action drop constraint "plan_action_progress_check";
alter table plan_action add constraint "plan_action_progress_check"
  check ("progress" in ('open', 'in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled'));
create index "plan_action_replaces" on "plan_action" ("area_id", "replaces");
grant update (obstacle, reported_by) on plan_action to yhdessa_app;`;

/** What was not known before was, as far as it went, in progress; or nobody needs it any more from its owner. */
const ACTIONS_BEFORE = `
alter table plan_action no force row level security;
do $$ begin
  if exists (select from plan_action where progress in ('stuck', 'handed-over')) then
    update plan_action set progress = case progress when 'stuck' then 'in-progress' else 'cancelled' end
      where progress in ('stuck', 'handed-over');
  end if;
end $$;
alter table plan_action force row level security;
drop index "plan_action_replaces";
alter table plan_action drop constraint "plan_action_progress_check";
alter table plan_action add constraint "plan_action_progress_check"
  check ("progress" in ('open', 'in-progress', 'done', 'not-done', 'cancelled'));
alter table plan_action drop column setting, drop column obstacle, drop column reported_by, drop column replaces;`;

const SELF = '(select access.principal())';
const inCases = (category: string, verb: string, extent = '') =>
  `case_id = any ((select access.cases('${category}', '${verb}'${extent}))::uuid[])`;
const OWN = ", 'own'";

const forced = (table: string) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
];
const undeletable = (table: string) => [
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
];

const ofOwner = (verb: string) =>
  `(${inCases('actions', verb)} or (owner_id = ${SELF} and ${inCases('actions', verb, OWN)}))`;
const KEPT_SUGGESTION = `action_id <> all ((select access.withheld_records('action_suggestion'))::uuid[])`;
const SUGGESTION = [
  `create table "action_suggestion" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "action_id" uuid not null, "owner_id" uuid not null, "text" bytea null, "due_on" date null, "comment" bytea null, "suggested_at" timestamptz not null, "state" text not null, "settled_at" timestamptz null, "reason" bytea null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `alter table "action_suggestion" add constraint "action_suggestion_id" unique ("id")`,
  `create unique index "action_suggestion_open" on "action_suggestion" ("area_id", "action_id") where state = 'open'`,
  `alter table "action_suggestion" add constraint "action_suggestion_something" check (text is not null or due_on is not null)`,
  `alter table "action_suggestion" add constraint "action_suggestion_settled" check ((state = 'open') = (settled_at is null))`,
  `alter table "action_suggestion" add constraint "action_suggestion_declined" check ((state = 'declined') = (reason is not null))`,
  `alter table "action_suggestion" add constraint "action_suggestion_state_check" check ("state" in ('open', 'taken-up', 'declined', 'lapsed'))`,
  ...forced('action_suggestion'),
  `create policy "action_suggestion_read" on "action_suggestion" for select to "yhdessa_app" using (${ofOwner('read')} and ${KEPT_SUGGESTION})`,
  `create policy "action_suggestion_new" on "action_suggestion" for insert to "yhdessa_app" with check (${ofOwner('write')} and owner_id = ${SELF} and exists (select from plan_action o where o.id = action_suggestion.action_id
  and o.case_id = action_suggestion.case_id and o.owner_id = action_suggestion.owner_id) and state = 'open')`,
  `create policy "action_suggestion_change" on "action_suggestion" for update to "yhdessa_app" using (${ofOwner('write')} and ${KEPT_SUGGESTION}) with check (${ofOwner('write')} and (state in ('open', 'lapsed') or ${inCases('actions', 'write')}))`,
  ...undeletable('action_suggestion'),
];

const EXCEPTION = [
  `create table "plan_approval_exception" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_version_id" uuid not null, "person_id" uuid not null, "reason" text not null, "note" bytea not null, "at" timestamptz not null, "recorded_by" uuid not null, primary key ("area_id", "id"))`,
  `alter table "plan_approval_exception" add constraint "plan_approval_exception_once" unique ("area_id", "plan_version_id", "person_id")`,
  `alter table "plan_approval_exception" add constraint "plan_approval_exception_reason_check" check ("reason" in ('travel', 'illness', 'other-cause'))`,
  ...forced('plan_approval_exception'),
  `create policy "plan_approval_exception_read" on "plan_approval_exception" for select to "yhdessa_app" using (${inCases('plan', 'read')} and plan_version_id <> all ((select access.withheld_records('plan_approval_exception'))::uuid[]))`,
  `create policy "plan_approval_exception_new" on "plan_approval_exception" for insert to "yhdessa_app" with check (${inCases('plan', 'write')} and recorded_by = ${SELF} and exists (select from plan_version o where o.id = plan_approval_exception.plan_version_id and o.case_id = plan_approval_exception.case_id))`,
  `create policy "plan_approval_exception_change" on "plan_approval_exception" for update to "yhdessa_app" using (${inCases('plan', 'write')} and plan_version_id <> all ((select access.withheld_records('plan_approval_exception'))::uuid[])) with check (${inCases('plan', 'write')} and recorded_by = ${SELF})`,
  ...undeletable('plan_approval_exception'),
];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on action_suggestion, plan_approval_exception to yhdessa_app;
grant update (state, settled_at, reason, version) on action_suggestion to yhdessa_app;
grant update (reason, note, at, recorded_by) on plan_approval_exception to yhdessa_app;
grant select on action_suggestion, plan_approval_exception to yhdessa_access;
create trigger change_meets_a_row after update on action_suggestion referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger change_meets_a_row after update on plan_approval_exception referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger agreed_is_immutable before update on plan_approval_exception
  for each row execute function refuse_change_of_agreed_approval();`;

/** The young with an account see what is proposed to their family, and say what they think of it themselves. */
const MY_WORD = `person_id = ${SELF} and ${inCases('plan', 'read', OWN)}`;
const kept = (table: string, record: string) =>
  `${record} <> all ((select access.withheld_records('${table}'))::uuid[])`;
const VOICE = [
  `create policy "plan_version_voice" on "plan_version" for select to "yhdessa_app" using (state = 'proposed' and ${inCases('plan', 'read', OWN)} and ${kept('plan_version', 'id')})`,
  `create policy "plan_goal_voice" on "plan_goal" for select to "yhdessa_app" using (exists (select from plan_version v where v.plan_id = plan_goal.plan_id and v.state = 'proposed'
  and v.number >= plan_goal.since_version and (plan_goal.until_version is null or v.number < plan_goal.until_version)) and ${inCases('plan', 'read', OWN)} and ${kept('plan_goal', 'id')})`,
  `create policy "plan_approval_voice" on "plan_approval" for insert to "yhdessa_app" with check (${MY_WORD} and recorded_by = ${SELF} and exists (select from plan_version o where o.id = plan_approval.plan_version_id and o.case_id = plan_approval.case_id))`,
  `create policy "plan_approval_voice_anew" on "plan_approval" for update to "yhdessa_app" using (${MY_WORD} and ${kept('plan_approval', 'plan_version_id')}) with check (${MY_WORD} and recorded_by = ${SELF})`,
];
const VOICES = [
  'plan_version_voice on plan_version',
  'plan_goal_voice on plan_goal',
  'plan_approval_voice on plan_approval',
  'plan_approval_voice_anew on plan_approval',
];

/**
 * When somebody else's promise joins the agreed plan in place of one that was handed over, the old one is in it no more
 * from that very version on. Done while it joins, because afterwards nothing leaves an agreed version. What an owner says
 * that theirs replaces ends nobody else's promise: it was handed over, in this plan.
 */
const REPLACING = `
create function access.end_replaced_action() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.plan_action a where a.id = new.replaces
      and a.plan_id = new.plan_id and a.progress = 'handed-over' and (a.until_version is null or a.until_version > new.since_version)) then
    update public.plan_action a set until_version = new.since_version where a.id = new.replaces;
  end if;
  return null;
end $$;
revoke execute on function access.end_replaced_action() from public;`;
const REPLACED_ON_JOINING = `
create trigger replaced_on_joining after update of since_version on plan_action for each row
  when (old.since_version is null and new.since_version is not null and new.replaces is not null)
  execute function access.end_replaced_action();`;
