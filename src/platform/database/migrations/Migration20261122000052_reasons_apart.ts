import { Migration } from '@mikro-orm/migrations';

/** Why a case closes and why a review is far ahead stand apart from what more people read; and nobody invites themselves. */
export class Migration20261122000052_reasons_apart extends Migration {
  override up(): void {
    for (const statement of [...CASE_CLOSING_REASON, ...PLAN_REVIEW_REASON]) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.addSql(REASONS_APART);
    this.asAccess(joinPlan(APART), versionToJoin(WORDS_APART), closedCases(CODE_APART));
    this.addSql(invited(`${BY_INVITEE_TOO} and ${inCases('logistics', 'write')} and ${OF_ITS_MEETING}`));
  }

  override down(): void {
    this.addSql(invited(`${BY_INVITEE_TOO} and ${OF_ITS_MEETING}`));
    this.addSql(REASONS_TOGETHER);
    this.asAccess(joinPlan(TOGETHER), versionToJoin(WORDS_TOGETHER), closedCases(CODE_TOGETHER));
    this.addSql('drop table if exists plan_review_reason, case_closing_reason');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const SELF = '(select access.principal())';
const inCases = (category: string, verb: string) =>
  `case_id = any ((select access.cases('${category}', '${verb}'))::uuid[])`;
const kept = (column: string, table: string) =>
  `${column} <> all ((select access.withheld_records('${table}'))::uuid[])`;

const CASE_CLOSING_REASON = [
  `create table "case_closing_reason" ("area_id" uuid not null, "closing_id" uuid not null, "case_id" uuid not null, "reason" text not null, primary key ("area_id", "closing_id"))`,
  `alter table "case_closing_reason" add constraint "case_closing_reason_reason_check" check ("reason" in ('goal-reached', 'family-wish', 'consent-withdrawn', 'moved-away', 'handed-over', 'no-contact', 'other'))`,
  `alter table "case_closing_reason" enable row level security`,
  `alter table "case_closing_reason" force row level security`,
  `create policy "case_closing_reason_read" on "case_closing_reason" for select to "yhdessa_app" using (${inCases('plan', 'read')} and ${kept('case_id', 'case_closing_reason')})`,
  `create policy "case_closing_reason_new" on "case_closing_reason" for insert to "yhdessa_app" with check (${inCases('plan', 'write')} and exists (select from case_closing o where o.id = case_closing_reason.closing_id and o.case_id = case_closing_reason.case_id))`,
  `create policy "case_closing_reason_change" on "case_closing_reason" for update to "yhdessa_app" using (${inCases('plan', 'write')} and ${kept('case_id', 'case_closing_reason')}) with check (${inCases('plan', 'write')})`,
  `create policy "case_closing_reason_delete" on "case_closing_reason" for delete to "yhdessa_app" using (false)`,
  `create policy "case_closing_reason_derivation" on "case_closing_reason" for select to "yhdessa_access" using (true)`,
];

const PLAN_REVIEW_REASON = [
  `create table "plan_review_reason" ("area_id" uuid not null, "plan_version_id" uuid not null, "case_id" uuid not null, "words" bytea null, primary key ("area_id", "plan_version_id"))`,
  `alter table "plan_review_reason" enable row level security`,
  `alter table "plan_review_reason" force row level security`,
  `create policy "plan_review_reason_read" on "plan_review_reason" for select to "yhdessa_app" using (${inCases('plan', 'read')} and ${kept('plan_version_id', 'plan_review_reason')})`,
  `create policy "plan_review_reason_new" on "plan_review_reason" for insert to "yhdessa_app" with check (${inCases('plan', 'write')} and exists (select from plan_version o where o.id = plan_review_reason.plan_version_id
  and o.case_id = plan_review_reason.case_id and o.state <> 'agreed'))`,
  `create policy "plan_review_reason_change" on "plan_review_reason" for update to "yhdessa_app" using (${inCases('plan', 'write')} and ${kept('plan_version_id', 'plan_review_reason')}) with check (${inCases('plan', 'write')})`,
  `create policy "plan_review_reason_delete" on "plan_review_reason" for delete to "yhdessa_app" using (false)`,
  `create policy "plan_review_reason_derivation" on "plan_review_reason" for select to "yhdessa_access" using (true)`,
  `create policy "plan_review_reason_join" on "plan_review_reason" for insert to "yhdessa_access" with check (true)`,
];

/** Why a case closes never changes; why a review is far ahead, until the version is agreed (invariant 12). */
const PRIVILEGES = `
grant select, insert on case_closing_reason, plan_review_reason to yhdessa_app;
grant update (words) on plan_review_reason to yhdessa_app;
grant select on case_closing_reason, plan_review_reason to yhdessa_access;
grant insert on plan_review_reason to yhdessa_access;
create trigger agreed_is_immutable before update on plan_review_reason
  for each row execute function refuse_change_of_agreed_approval();
create trigger change_meets_a_row after update on plan_review_reason referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

const BARED = ['case_closing', 'case_closing_reason', 'plan_version', 'plan_review_reason'];
const barely = (task: string) =>
  [
    ...BARED.map((table) => `alter table "${table}" no force row level security;`),
    task,
    ...BARED.map((table) => `alter table "${table}" force row level security;`),
  ].join('\n');

/** Sealed texts are moved as they are: they go on being bound to the place where they were written. */
const REASONS_APART = barely(`
insert into case_closing_reason (area_id, closing_id, case_id, reason)
select area_id, id, case_id, reason from case_closing;
insert into plan_review_reason (area_id, plan_version_id, case_id, words)
select area_id, id, case_id, review_reason from plan_version where review_reason is not null;
alter table "case_closing" drop constraint "case_closing_reason_check", drop column "reason";
alter table "plan_version" drop column "review_reason";`);

/** Also of versions that are agreed: it is the same text in its old place. */
const REASONS_TOGETHER = barely(`
alter table "case_closing" add column "reason" text null;
alter table "plan_version" add column "review_reason" bytea null;
alter table "plan_version" disable trigger agreed_is_immutable;
do $$ begin
  if exists (select from case_closing) then
    update case_closing x set reason = w.reason from case_closing_reason w where w.area_id = x.area_id and w.closing_id = x.id;
  end if;
  if exists (select from plan_review_reason) then
    update plan_version v set review_reason = w.words from plan_review_reason w
    where w.area_id = v.area_id and w.plan_version_id = v.id;
  end if;
  -- What a trigger still has to look at would stand in the way of the next change of the table.
  set constraints all immediate;
end $$;
alter table "plan_version" enable trigger agreed_is_immutable;
grant update (review_reason) on plan_version to yhdessa_app;
alter table "case_closing" alter column "reason" set not null;
alter table "case_closing" add constraint "case_closing_reason_check" check ("reason" in ('goal-reached', 'family-wish', 'consent-withdrawn', 'moved-away', 'handed-over', 'no-contact', 'other'));`);

const APART = {
  column: '',
  value: '',
  besides: `
  if reason is not null then
    insert into public.plan_review_reason (area_id, plan_version_id, case_id, words)
    values (last.area_id, new_version, last.case_id, reason);
  end if;`,
};
const TOGETHER = { column: ', review_reason', value: ', reason', besides: '' };

/** As in migration 32; why its review is far ahead stands with the version, or apart from it. */
const joinPlan = ({ column, value, besides }: typeof APART) => `
create or replace function access.join_plan(of_action uuid, new_version uuid, goal bytea, reason bytea) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.plan_action;
  last public.plan_version;
  part uuid;
  of_table name;
  edge name;
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
  foreach of_table in array array['plan_goal', 'plan_action', 'plan_section', 'child_view', 'plan_helper', 'plan_copy']::name[] loop
    foreach edge in array array['since_version', 'until_version']::name[] loop
      for part in execute format('select p.id from public.%I p where p.plan_id = $1 and p.%I > $2', of_table, edge)
        using the.plan_id, last.number
      loop
        execute format('update public.%1$I p set %2$I = p.%2$I + 1 where p.id = $1', of_table, edge) using part;
      end loop;
    end loop;
  end loop;
  update public.plan_action a set since_version = last.number + 1 where a.id = of_action;
  insert into public.plan_version (area_id, id, case_id, plan_id, number, state, shared_goal, next_review_on${column}, proposed_at, agreed_at)
  values (last.area_id, new_version, last.case_id, last.plan_id, last.number + 1, 'agreed', goal, last.next_review_on${value}, access.now(), access.now());${besides}
  return last.number + 1;
end $$;`;

const WORDS_APART = `(select w.words from public.plan_review_reason w where w.area_id = v.area_id and w.plan_version_id = v.id)`;
const WORDS_TOGETHER = 'v.review_reason';
const versionToJoin = (words: string) => `
create or replace function access.version_to_join(of_action uuid) returns table (id uuid, shared_goal bytea, review_reason bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, v.shared_goal, ${words} from public.plan_action a
  join public.plan_version v on v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed'
  where a.id = of_action and access.may_join_plan(of_action) order by v.number desc limit 1
$$;`;

const CODE_APART = `(select w.reason from public.case_closing_reason w where w.area_id = x.area_id and w.closing_id = x.id)`;
const CODE_TOGETHER = 'x.reason';
/** As in migration 38. */
const closedCases = (code: string) => `
create or replace function access.closed_cases(in_area uuid, of_contact uuid)
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
  select c.id, c.area_id, c.closed_at, ${code}, x.retention_until, u.unit, c.counsellor_id = access.principal()
  from public.network_case c
  join public.case_closing x on x.area_id = c.area_id and x.case_id = c.id and x.closed_at is not null and x.reopened_at is null
  cross join lateral (select access.reopening_unit(c.id) as unit) u
  where c.area_id = in_area and c.state = 'closed' and u.unit is not null
    and (c.counsellor_id = access.principal() or c.family_id in (select k.family_id from known k))
  order by c.closed_at desc, c.id limit 100
$$;`;

/** By itself it let whoever is invited, and the invitation, make a row of it. */
const BY_INVITEE_TOO = `(${inCases('logistics', 'write')} or id = ${SELF} or professional_id = ${SELF} and (${inCases('logistics', 'read')}
  or case_id = any ((select access.cases('logistics', 'read', 'own') || access.cases('logistics', 'read', 'seat'))::uuid[])))`;
const OF_ITS_MEETING =
  'exists (select from meeting o where o.id = invitation.meeting_id and o.case_id = invitation.case_id)';
const invited = (check: string) => `alter policy "invitation_new" on "invitation" with check (${check})`;
