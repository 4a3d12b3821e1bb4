import { Migration } from '@mikro-orm/migrations';

/** The plan in full: its sections in words, each child's own view, private helpers, who gets a copy. */
export class Migration20261122000032_plan_sections extends Migration {
  override up(): void {
    for (const table of TABLES) for (const statement of created(table)) this.addSql(statement);
    this.addSql(WHO_CHANGED);
    this.addSql(PRIVILEGES);
    for (const table of TABLES) this.addSql(guarded(table));
    this.addSql(goalsShown(inAgreed('plan_goal')));
    this.asAccess(WITHHOLDING, joinPlan(MOVE_ALL_PARTS));
  }

  override down(): void {
    this.asAccess(joinPlan(MOVE_GOALS_AND_ACTIONS), UNDO_WITHHOLDING);
    this.addSql(goalsShown(GOAL_AGREED_BEFORE));
    this.addSql(`drop table if exists ${NAMES}`);
    this.addSql('alter table plan_version drop column changed_by, drop column changed_at');
    this.addSql('alter table plan_goal drop column changed_by, drop column changed_at');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

/** A table of pieces of the plan; see `section.entity.ts`. */
interface Table {
  readonly name: string;
  /** Its own columns, and what must hold of them. */
  readonly columns: string;
  readonly rules: readonly string[];
  /** What a row says: never changed once an agreed version holds it. */
  readonly words: string;
  /** What must hold of a new row besides. */
  readonly fits?: string;
  /** Which rows the young see once they are agreed. */
  readonly shownToOwn?: string;
}

const SELF = '(select access.principal())';
const ofFamily = (table: string, column: string) =>
  `exists (select from person o join network_case c on c.family_id = o.family_id
    where o.id = ${table}.${column} and c.id = ${table}.case_id)`;
const inAgreed = (table: string) =>
  `exists (select from plan_version v where v.plan_id = ${table}.plan_id and v.state = 'agreed'
  and v.number >= ${table}.since_version and (${table}.until_version is null or v.number < ${table}.until_version))`;

const TABLES: readonly Table[] = [
  {
    name: 'plan_section',
    columns: `"kind" text not null, "text" bytea not null`,
    rules: [
      `alter table "plan_section" add constraint "plan_section_kind_check" check ("kind" in ('situation', 'current-services', 'family-view', 'professional-views', 'strengths', 'next-steps', 'duration'))`,
      `create unique index "plan_section_standing" on "plan_section" ("area_id", "plan_id", "kind") where until_version is null`,
    ],
    words: 'text',
    shownToOwn: `kind in ('strengths', 'next-steps') and ${inAgreed('plan_section')}`,
  },
  {
    name: 'child_view',
    columns: `"child_id" uuid not null, "manner" text null, "content" bytea null, "reason" text null, "reason_text" bytea null`,
    rules: [
      `alter table "child_view" add constraint "child_view_manner_check" check ("manner" in ('talked', 'in-meeting', 'drawing', 'played', 'message', 'representative'))`,
      `alter table "child_view" add constraint "child_view_reason_check" check ("reason" in ('too-young', 'did-not-want', 'not-reached', 'harmful', 'other'))`,
      `alter table "child_view" add constraint "child_view_heard" check ((manner is null) = (content is null) and (manner is null) <> (reason is null))`,
      `alter table "child_view" add constraint "child_view_other" check ((reason_text is not null) = (reason is not distinct from 'other'))`,
      `create unique index "child_view_standing" on "child_view" ("area_id", "plan_id", "child_id") where until_version is null`,
    ],
    words: 'manner, content, reason, reason_text',
    fits: ofFamily('child_view', 'child_id'),
    shownToOwn: `child_id = ${SELF} and ${inAgreed('child_view')}`,
  },
  {
    name: 'plan_helper',
    columns: `"name" bytea not null, "task" bytea not null`,
    rules: [],
    words: 'name, task',
  },
  {
    name: 'plan_copy',
    columns: `"person_id" uuid null, "unit_id" uuid null`,
    rules: [`alter table "plan_copy" add constraint "plan_copy_one" check ((person_id is null) <> (unit_id is null))`],
    words: 'person_id, unit_id',
    fits: `(person_id is null or ${ofFamily('plan_copy', 'person_id')})`,
  },
];
const NAMES = TABLES.map(({ name }) => name).join(', ');

const inCases = (verb: string, extent = '') =>
  `case_id = any ((select access.cases('plan', '${verb}'${extent}))::uuid[])`;

function created({ name, columns, rules, fits, shownToOwn }: Table): readonly string[] {
  const kept = `piece_id <> all ((select access.withheld_records('${name}'))::uuid[])`;
  const own = shownToOwn && `(${shownToOwn} and ${inCases('read', ", 'own'")})`;
  const readable = own ? `(${inCases('read')} or ${own})` : inCases('read');
  const ofPlan = `changed_by = ${SELF} and exists (select from plan o where o.id = ${name}.plan_id and o.case_id = ${name}.case_id)`;
  return [
    `create table "${name}" ("area_id" uuid not null, "id" uuid not null, "piece_id" uuid not null, "case_id" uuid not null, "plan_id" uuid not null, "since_version" int not null, "until_version" int null, "changed_by" uuid not null, "changed_at" timestamptz not null, "version" int not null, ${columns}, primary key ("area_id", "id"))`,
    `create index "${name}_plan" on "${name}" ("area_id", "plan_id")`,
    `alter table "${name}" add constraint "${name}_id" unique ("id")`,
    ...rules,
    `alter table "${name}" enable row level security`,
    `alter table "${name}" force row level security`,
    `create policy "${name}_read" on "${name}" for select to "yhdessa_app" using (${readable} and ${kept})`,
    `create policy "${name}_new" on "${name}" for insert to "yhdessa_app" with check (${inCases('write')} and ${ofPlan}${fits ? ` and ${fits}` : ''})`,
    `create policy "${name}_change" on "${name}" for update to "yhdessa_app" using (${inCases('write')} and ${kept}) with check (${inCases('write')})`,
    `create policy "${name}_delete" on "${name}" for delete to "yhdessa_app" using (false)`,
    `create policy "${name}_derivation" on "${name}" for select to "yhdessa_access" using (true)`,
    `create policy "${name}_joining" on "${name}" for update to "yhdessa_access" using (true) with check (true)`,
  ];
}

/** Who changed the shared goal and the goals last, as of the other pieces. */
const WHO_CHANGED = `
alter table plan_version add column changed_by uuid null, add column changed_at timestamptz null;
alter table plan_goal add column changed_by uuid null, add column changed_at timestamptz null;
grant update (changed_by, changed_at) on plan_version, plan_goal to yhdessa_app;`;

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on ${NAMES} to yhdessa_app;
grant update (text, until_version, changed_by, changed_at, version) on plan_section to yhdessa_app;
grant update (manner, content, reason, reason_text, until_version, changed_by, changed_at, version) on child_view to yhdessa_app;
grant update (name, task, until_version, changed_by, changed_at, version) on plan_helper to yhdessa_app;
grant update (until_version, changed_by, changed_at, version) on plan_copy to yhdessa_app;
grant select, update (since_version, until_version) on ${NAMES} to yhdessa_access;`;

/** A part neither enters nor leaves an agreed version, nor are its words changed (invariant 12): as of goals and actions. */
const guarded = ({ name, words }: Table) => `
create trigger change_meets_a_row after update on ${name} referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger agreed_is_immutable before update of ${words} on ${name}
  for each row execute function access.refuse_change_of_agreed_part();
create trigger agreed_stays_whole before insert or update of since_version, until_version on ${name}
  for each row execute function access.refuse_part_of_agreed_version();`;

/** A goal that was left out of its own draft was never agreed: the young do not see it. */
const goalsShown = (agreed: string) =>
  `alter policy "plan_goal_read" on "plan_goal" using ((${inCases('read')} or (${agreed} and ${inCases('read', ", 'own'")})) and id <> all ((select access.withheld_records('plan_goal'))::uuid[]))`;
const GOAL_AGREED_BEFORE = `exists (select from plan_version v where v.plan_id = plan_goal.plan_id and v.state = 'agreed'
  and v.number >= plan_goal.since_version)`;

/** A piece is withheld as a whole, in all its rows: also in those to come. */
const WITHHOLDING = `
create function access.case_of_plan_piece(of_piece uuid) returns uuid language sql stable set search_path = pg_catalog, pg_temp
  return (select p.case_id from (
    select s.case_id from public.plan_section s where s.piece_id = of_piece
    union all select v.case_id from public.child_view v where v.piece_id = of_piece
    union all select h.case_id from public.plan_helper h where h.piece_id = of_piece
    union all select c.case_id from public.plan_copy c where c.piece_id = of_piece) p limit 1);
revoke execute on function access.case_of_plan_piece(uuid) from public;
insert into access.withholdable (record_type, scope_type, scope_of)
values ${TABLES.map(({ name }) => `('${name}', 'case', 'case_of_plan_piece')`).join(', ')};
`;
const UNDO_WITHHOLDING = `
delete from access.withheld where record_type in (${TABLES.map(({ name }) => `'${name}'`).join(', ')});
delete from access.withholdable where scope_of = 'case_of_plan_piece';
drop function access.case_of_plan_piece(uuid);
`;

/** As in migration 14: what begins or ends above the agreed version moves one number up. */
const joinPlan = (moveParts: string) => `
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
  ${moveParts}
  update public.plan_action a set since_version = last.number + 1 where a.id = of_action;
  insert into public.plan_version (area_id, id, case_id, plan_id, number, state, shared_goal, next_review_on, review_reason, proposed_at, agreed_at)
  values (last.area_id, new_version, last.case_id, last.plan_id, last.number + 1, 'agreed', goal, last.next_review_on, reason, access.now(), access.now());
  return last.number + 1;
end $$;`;

/** Each edge in a statement of its own: the guards of agreed versions look at the columns that a statement names. */
const MOVE_ALL_PARTS = `foreach of_table in array array['plan_goal', 'plan_action', ${TABLES.map(({ name }) => `'${name}'`).join(', ')}]::name[] loop
    foreach edge in array array['since_version', 'until_version']::name[] loop
      for part in execute format('select p.id from public.%I p where p.plan_id = $1 and p.%I > $2', of_table, edge)
        using the.plan_id, last.number
      loop
        execute format('update public.%1$I p set %2$I = p.%2$I + 1 where p.id = $1', of_table, edge) using part;
      end loop;
    end loop;
  end loop;`;

const MOVE_GOALS_AND_ACTIONS = `for part in select g.id from public.plan_goal g where g.plan_id = the.plan_id and g.since_version > last.number loop
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
  end loop;`;
