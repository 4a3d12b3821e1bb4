import { Migration } from '@mikro-orm/migrations';

/** Accounts of minors and of close persons: what they rest on, and what they show. */
export class Migration20261122000029_family_accounts extends Migration {
  override up(): void {
    for (const statement of [...MATURITY_ASSESSMENT, ...MATURITY_REASON, ...INVITED_CLOSE_PERSON])
      this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(GRANTS, OF_RELATIVES, PEOPLE_I_MEET, WITHHOLDING);
    this.addSql(TRIGGERS);
    for (const [table, category, record, before, after] of SHOWN)
      this.addSql(reads(table, category, record, [...before, ...after]));
  }

  override down(): void {
    for (const [table, category, record, before] of SHOWN) this.addSql(reads(table, category, record, before));
    this.asAccess(UNDO);
    this.addSql('drop table if exists invited_close_person, maturity_reason, maturity_assessment');
    this.asAccess(UNDO_GRANTS);
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const forced = (table: string) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
];
const undeletable = (table: string) => [
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
];

const MATURITY_ASSESSMENT = [
  `create table "maturity_assessment" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "person_id" uuid not null, "assessed_on" date not null, "professional_id" uuid not null, "unit_id" uuid not null, "may_have_account" boolean not null, "recorded_at" timestamptz not null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "maturity_assessment_person" on "maturity_assessment" ("area_id", "person_id")`,
  `alter table "maturity_assessment" add constraint "maturity_assessment_id" unique ("id")`,
  `create unique index "maturity_assessment_standing" on "maturity_assessment" ("area_id", "person_id") where ended_at is null`,
  ...forced('maturity_assessment'),
  `create policy "maturity_assessment_read" on "maturity_assessment" for select to "yhdessa_app" using ((family_id = any ((select access.families('identity', 'read'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('maturity_assessment'))::uuid[]))`,
  `create policy "maturity_assessment_new" on "maturity_assessment" for insert to "yhdessa_app" with check ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))) and professional_id = (select access.principal()) and exists (select from person o where o.id = maturity_assessment.person_id and o.family_id = maturity_assessment.family_id))`,
  `create policy "maturity_assessment_change" on "maturity_assessment" for update to "yhdessa_app" using ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('maturity_assessment'))::uuid[])) with check ((family_id = any ((select access.families('identity', 'write'))::uuid[]) or (person_id = (select access.principal()) and family_id = any ((select access.families('identity', 'write', 'own'))::uuid[]))))`,
  ...undeletable('maturity_assessment'),
];

const MATURITY_REASON = [
  `create table "maturity_reason" ("area_id" uuid not null, "assessment_id" uuid not null, "family_id" uuid not null, "reason" bytea not null, primary key ("area_id", "assessment_id"))`,
  `alter table "maturity_reason" add constraint "maturity_reason_area_id_assessment_id_foreign" foreign key ("area_id", "assessment_id") references "maturity_assessment" ("area_id", "id") on update cascade on delete cascade`,
  ...forced('maturity_reason'),
  `create policy "maturity_reason_read" on "maturity_reason" for select to "yhdessa_app" using (family_id = any ((select access.families('identity', 'write'))::uuid[]))`,
  `create policy "maturity_reason_new" on "maturity_reason" for insert to "yhdessa_app" with check (family_id = any ((select access.families('identity', 'write'))::uuid[]) and exists (select from maturity_assessment o where o.id = maturity_reason.assessment_id and o.family_id = maturity_reason.family_id))`,
  `create policy "maturity_reason_change" on "maturity_reason" for update to "yhdessa_app" using (false) with check (false)`,
  ...undeletable('maturity_reason'),
];

const ofFamily = (column: string) => `exists (select from person o join network_case c on c.family_id = o.family_id
    where o.id = invited_close_person.${column} and c.id = invited_close_person.case_id)`;
const OWN_INVITED = (verb: string) =>
  `(case_id = any ((select access.cases('logistics', '${verb}'))::uuid[]) or (person_id = (select access.principal()) and case_id = any ((select access.cases('logistics', '${verb}', 'own'))::uuid[])))`;
const INVITED_CLOSE_PERSON = [
  `create table "invited_close_person" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "person_id" uuid not null, "wished_by_id" uuid not null, "recorded_by" uuid not null, "invited_at" timestamptz not null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "invited_close_person_person" on "invited_close_person" ("area_id", "person_id")`,
  `alter table "invited_close_person" add constraint "invited_close_person_id" unique ("id")`,
  `create unique index "invited_close_person_once" on "invited_close_person" ("area_id", "case_id", "person_id") where ended_at is null`,
  ...forced('invited_close_person'),
  `create policy "invited_close_person_read" on "invited_close_person" for select to "yhdessa_app" using (${OWN_INVITED('read')} and id <> all ((select access.withheld_records('invited_close_person'))::uuid[]))`,
  `create policy "invited_close_person_new" on "invited_close_person" for insert to "yhdessa_app" with check (${OWN_INVITED('write')} and recorded_by = (select access.principal()) and ${ofFamily('person_id')} and ${ofFamily('wished_by_id')})`,
  `create policy "invited_close_person_change" on "invited_close_person" for update to "yhdessa_app" using (${OWN_INVITED('write')} and id <> all ((select access.withheld_records('invited_close_person'))::uuid[])) with check (${OWN_INVITED('write')})`,
  ...undeletable('invited_close_person'),
];

/** What has been recorded can only end; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on maturity_assessment, maturity_reason, invited_close_person to yhdessa_app;
grant update (ended_at, version) on maturity_assessment, invited_close_person to yhdessa_app;
grant select on maturity_assessment, maturity_reason, invited_close_person to yhdessa_access;
create trigger change_meets_a_row after update on maturity_assessment referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger change_meets_a_row after update on invited_close_person referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/**
 * A minor with an account reads of the case its own part: whom to call, the meetings at whose table it has a seat and
 * what was said where it was there, what was agreed, its own actions, who looked. Of the family who is in it, and its own
 * identity and ways of contact. Until records are marked as fit for its age, it has neither the others' actions, nor
 * needs, nor consents. It keeps reading after the case has closed, as guardians do: they are its own matters.
 *
 * A close person comes along for as long as the case goes on: whom to call, the meetings with a seat of theirs, the
 * shared goal, own actions. Nothing of the family.
 */
const GRANTS = `
create function access.minors_of_case(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, source uuid, since timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.family_id, p.id, a.id, greatest(c.opened_at, a.recorded_at), a.ended_at
  from public.network_case c
  join public.person p on p.area_id = c.area_id and p.family_id = c.family_id and p.role = 'child'
  join public.maturity_assessment a on a.area_id = p.area_id and a.person_id = p.id and a.may_have_account
  where c.id = of_case and (a.ended_at is null or greatest(c.opened_at, a.recorded_at) < a.ended_at)
$$;
create function access.grants_of_case_relatives(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, null::uuid, k.category, k.verb, k.extent, 'minor', m.source, m.since, m.until
  from access.minors_of_case(of_case) m, (values
    ('logistics', 'read', 'own'), ('minutes', 'read', 'own'), ('plan', 'read', 'own'), ('actions', 'read', 'own'),
    ('actions', 'write', 'own'), ('logs', 'read', 'all')) k (category, verb, extent)
  union all
  select c.area_id, p.id, null::uuid, k.category, k.verb, k.extent, 'close-person', i.id, i.invited_at, least(i.ended_at, c.closed_at)
  from public.network_case c
  join public.invited_close_person i on i.area_id = c.area_id and i.case_id = c.id
  join public.person p on p.area_id = c.area_id and p.family_id = c.family_id and p.id = i.person_id and p.role = 'close-person',
  (values ('logistics', 'read', 'own'), ('plan', 'read', 'addressed'), ('actions', 'read', 'own'),
    ('actions', 'write', 'own')) k (category, verb, extent)
  where c.id = of_case and i.invited_at < coalesce(least(i.ended_at, c.closed_at), 'infinity')
$$;
create function access.grants_of_family_minors(of_family uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, null::uuid, k.category, k.verb, k.extent, 'minor', m.source, m.since, m.until
  from public.network_case c cross join lateral access.minors_of_case(c.id) m, (values
    ('logistics', 'read', 'all'), ('identity', 'read', 'own'), ('reach', 'read', 'own'), ('reach', 'write', 'own')) k (category, verb, extent)
  where c.family_id = of_family
$$;
revoke execute on function access.minors_of_case(uuid), access.grants_of_case_relatives(uuid),
  access.grants_of_family_minors(uuid) from public;
insert into access.grant_source values ('case', 'grants_of_case_relatives'), ('family', 'grants_of_family_minors');
`;

/** Whatever a grant is derived from derives it anew. */
const TRIGGERS = `
create trigger regrant_new after insert on maturity_assessment referencing new table as changed
  for each statement execute function access.regrant_cases_of_families();
create trigger regrant_changed after update on maturity_assessment referencing new table as changed
  for each statement execute function access.regrant_cases_of_families();
create trigger regrant_new after insert on invited_close_person referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
create trigger regrant_changed after update on invited_close_person referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
`;

/**
 * Where a relative has a seat, or was seen or heard; and what the people of a family are called, for the young of it who
 * see nobody's identity but their own. Definer functions: what they look at is not shown to who asks, or their own
 * policies would ask themselves.
 */
const OF_RELATIVES = `
create function access.meetings_of_relative(attended boolean) returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(m.meeting_id), '{}') from public.meeting_participant m
    where m.person_id = access.principal() and m.chosen
      and (not attended or m.attendance in ('on-site', 'video', 'phone'))
      and m.meeting_id <> all (access.withheld_records('meeting')));
create or replace function access.meetings_i_sit_at() returns uuid[] language plpgsql stable as $$
begin
  return access.meetings_of_relative(false) || (select coalesce(array_agg(p.meeting_id), '{}')
    from public.meeting_participant p where p.professional_id = access.principal());
end $$;
create function access.names_of_own_family() returns table (person_id uuid, given_name bytea, family_name bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.person_id, i.given_name, i.family_name from public.person_identity i
  where i.family_id = any (access.families('identity', 'read', 'own'))
    and i.person_id <> all (access.withheld_records('person_identity'))
    and i.person_id <> all (access.withheld_records('person'))
$$;
revoke execute on function access.meetings_of_relative(boolean), access.names_of_own_family() from public;
grant execute on function access.meetings_of_relative(boolean), access.names_of_own_family() to yhdessa_app;
`;

const peopleIMeet = (besides: string) => `
create or replace function access.people_i_meet() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_staff() then return '{}'; end if;
  return (select coalesce(array_agg(distinct w.who), '{}')
    from public.network_case c cross join lateral (
      select c.counsellor_id as who
      union all select r.professional_id from public.responsible_person r where r.case_id = c.id and r.until is null
      union all select s.professional_id from public.stand_in s where s.case_id = c.id and s.revoked_at is null
      ${besides}
end $$;
`;
/** Who sees their own part of a case knows who answers for it, and who comes where they come. */
const PEOPLE_I_MEET = peopleIMeet(`union all select n.professional_id from public.network_member n
        where n.case_id = c.id and c.id = any (access.cases('logistics', 'read'))
      union all select a.professional_id from public.meeting_participant a
        where a.case_id = c.id and a.meeting_id = any (access.meetings_of_relative(false)) and a.chosen and not a.is_room
          and a.professional_id is not null) w
    where c.id = any (access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own')));`);

/** Who may write no more than what is their own keeps nothing from others, nor lifts what is kept from them. */
const WITHHOLDING = `
create function access.require_all_of_scope() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the access.withheld := coalesce(new, old);
begin
  if access.principal() is not null and not exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = the.scope_type and g.scope_id = the.scope_id and g.verb = 'write' and g.extent = 'all'
      and access.holds(g.valid_from, g.valid_until)) then
    raise exception 'only who may write everything of a category withholds from the scope' using errcode = '42501';
  end if;
  return the;
end $$;
create trigger require_all_of_scope before insert or delete on access.withheld
  for each row execute function access.require_all_of_scope();
revoke execute on function access.require_all_of_scope() from public;
`;

const granted = (category: string, extent: string) =>
  `case_id = any ((select access.cases('${category}', 'read'${extent}))::uuid[])`;
const shown = (extent: string, category: string, only: string) => `(${only} and ${granted(category, `, '${extent}'`)})`;
const AT_THE_TABLE = 'meeting_id = any ((select access.meetings_of_relative(false))::uuid[])';
const WAS_THERE = 'meeting_id = any ((select access.meetings_of_relative(true))::uuid[])';
const SELF = '(select access.principal())';
const AGREED = "state = 'agreed'";
const GOAL_AGREED = `exists (select from plan_version v where v.plan_id = plan_goal.plan_id and v.state = 'agreed'
  and v.number >= plan_goal.since_version)`;

/** Table, category, the column that names what is withheld; which rows were shown besides, and which are from now on. */
const SHOWN: readonly (readonly [string, string, string, readonly string[], readonly string[]])[] = [
  ['meeting_question', 'plan', 'meeting_id', [], [shown('own', 'plan', AT_THE_TABLE)]],
  [
    'meeting_participant',
    'logistics',
    'id',
    [shown('own', 'logistics', `professional_id = ${SELF}`)],
    [shown('own', 'logistics', AT_THE_TABLE)],
  ],
  ['minutes', 'minutes', 'meeting_id', [], [shown('own', 'minutes', WAS_THERE)]],
  ['plan', 'plan', 'case_id', [], [shown('own', 'plan', 'true'), shown('addressed', 'plan', 'true')]],
  ['plan_version', 'plan', 'id', [], [shown('own', 'plan', AGREED), shown('addressed', 'plan', AGREED)]],
  ['plan_goal', 'plan', 'id', [], [shown('own', 'plan', GOAL_AGREED)]],
  ['plan_approval', 'plan', 'plan_version_id', [], [shown('own', 'plan', `person_id = ${SELF}`)]],
  ['review', 'plan', 'id', [], [shown('own', 'plan', "state = 'due'")]],
];
const reads = (table: string, category: string, record: string, besides: readonly string[]) => {
  const rows = [granted(category, ''), ...besides].join(' or ');
  return `alter policy "${table}_read" on "${table}" using (${besides.length > 0 ? `(${rows})` : rows} and ${record} <> all ((select access.withheld_records('${table}'))::uuid[]))`;
};

/** Back to before. */
const UNDO = `
drop trigger require_all_of_scope on access.withheld;
drop function access.require_all_of_scope();
${peopleIMeet(`union all select n.professional_id from public.network_member n where n.case_id = c.id) w
    where c.id = any (access.cases('logistics', 'read')));`)}
create or replace function access.meetings_i_sit_at() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(p.meeting_id), '{}') from public.meeting_participant p where p.professional_id = access.principal());
end $$;
drop function access.meetings_of_relative(boolean), access.names_of_own_family();
`;
const UNDO_GRANTS = `
delete from access.grant_source where source in ('grants_of_case_relatives', 'grants_of_family_minors');
delete from access.access_grant where basis in ('minor', 'close-person');
drop function access.grants_of_case_relatives(uuid), access.grants_of_family_minors(uuid), access.minors_of_case(uuid);
`;
