import { Migration } from '@mikro-orm/migrations';

/** Minutes on one page: a table for each audience, editions, agreed matters, and what the family says of them. */
export class Migration20261122000034_minutes extends Migration {
  override up(): void {
    this.asAccess(HEARD);
    for (const [table, columns] of Object.entries(TABLES)) this.addSql(`create table "${table}" (${columns})`);
    for (const statement of [...CONSTRAINTS, ...FOR_AUTHORITIES]) this.addSql(statement);
    for (const table of Object.keys(TABLES)) for (const statement of secured(table)) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.addSql(TAKEN_OVER);
    this.addSql(WRITERS_ALONE);
    this.asAccess(READERS + grantsOfMembers(FOR_ALL_OR_WHOLE));
  }

  override down(): void {
    this.asAccess(grantsOfMembers("'all'") + UNDO_READERS);
    this.addSql(`drop table ${Object.keys(TABLES).join(', ')}`);
    this.addSql('drop function refuse_change_of_shared_sheet()');
    for (const statement of AS_BEFORE) this.addSql(statement);
    this.asAccess('drop function access.meetings_i_heard()');
  }

  private asAccess(statement: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(statement);
    this.addSql('reset role');
  }
}

const EDITION = `"area_id" uuid not null, "meeting_id" uuid not null, "edition" int not null default 1, "case_id" uuid not null,
  "text" bytea null, "shared_at" timestamptz null, primary key ("area_id", "meeting_id", "edition")`;
const TABLES: Readonly<Record<string, string>> = {
  minutes_sheet: `"area_id" uuid not null, "meeting_id" uuid not null, "case_id" uuid not null, "state" text not null,
    "edition" int not null, "shared_edition" int null, "shared_at" timestamptz null, "shared_by" uuid null,
    "written_by" uuid not null, "written_at" timestamptz not null, "answered_at" timestamptz null,
    "version" int not null default 1, primary key ("area_id", "meeting_id")`,
  minutes_for_all: EDITION,
  minutes_for_family: EDITION,
  minutes_matter: `"area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null,
    "edition" int not null, "place" int not null, "audience" text not null, "text" bytea not null, "owner_kind" text null,
    "owner_id" uuid null, "owner_unit" uuid null, "due_on" date null, "action_id" uuid null, "dropped_at" timestamptz null,
    "shared_at" timestamptz null, primary key ("area_id", "id")`,
  minutes_confirmation: `"area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null,
    "edition" int not null, "person_id" uuid not null, "verdict" text not null, "words" bytea null, "at" timestamptz not null,
    "recorded_by" uuid not null, primary key ("area_id", "id")`,
};

const CONSTRAINTS = [
  `alter table "minutes_sheet" add constraint "minutes_sheet_shared" check ((shared_edition is null) = (shared_at is null) and (shared_edition is null) = (shared_by is null) and shared_edition <= edition)`,
  `alter table "minutes_sheet" add constraint "minutes_sheet_draft" check ((state = 'draft') = (shared_edition is distinct from edition))`,
  `alter table "minutes_sheet" add constraint "minutes_sheet_state_check" check ("state" in ('draft', 'shared', 'confirmed'))`,
  `alter table "minutes_matter" add constraint "minutes_matter_place" unique ("area_id", "meeting_id", "edition", "place")`,
  `alter table "minutes_matter" add constraint "minutes_matter_owner" check ((owner_kind is null) = (owner_id is null))`,
  `alter table "minutes_matter" add constraint "minutes_matter_unit" check ((owner_unit is not null) = (owner_kind is not null and owner_kind = 'professional'))`,
  `alter table "minutes_matter" add constraint "minutes_matter_audience_check" check ("audience" in ('all', 'authorities', 'family'))`,
  `alter table "minutes_matter" add constraint "minutes_matter_owner_kind_check" check ("owner_kind" in ('professional', 'family'))`,
  `create index "minutes_confirmation_meeting" on "minutes_confirmation" ("area_id", "meeting_id", "edition")`,
  `alter table "minutes_confirmation" add constraint "minutes_confirmation_words" check (verdict = 'confirmed' or words is not null)`,
  `alter table "minutes_confirmation" add constraint "minutes_confirmation_verdict_check" check ("verdict" in ('confirmed', 'commented', 'objected'))`,
];

const may = (category: string, verb: string, extent = '') =>
  `case_id = any ((select access.cases('${category}', '${verb}'${extent}))::uuid[])`;
const WRITER = may('minutes', 'write');
const BY_RELATIVE = 'meeting_id = any ((select access.meetings_of_relative(true))::uuid[])';
const BY_STAFF = 'meeting_id = any ((select access.meetings_i_heard())::uuid[])';
const OF_THE_YOUNG = `(${BY_RELATIVE} and ${may('minutes', 'read', ", 'own'")})`;
const AUTHORITIES = `${may('minutes', 'read')} or ${OF_THE_YOUNG}`;
const GUARDIAN_OR_ANSWERING = `(${may('minutes', 'read')} and ${may('consents', 'read')})`;
const FAMILY = `${GUARDIAN_OR_ANSWERING} or ${OF_THE_YOUNG}`;
const SETTLING = `(${WRITER} or state <> 'draft' and ${GUARDIAN_OR_ANSWERING})`;
const ALL = `${AUTHORITIES} or ${may('minutes', 'read', ", 'addressed'")} or (${BY_RELATIVE} and ${may('plan', 'read', ", 'addressed'")}) or (${BY_STAFF} and (${may('logistics', 'read')} or ${may('logistics', 'read', ", 'own'")}))`;
const BY_AUDIENCE = `audience = 'authorities' and (${AUTHORITIES}) or audience = 'family' and (${FAMILY}) or (audience = 'all' or owner_id = (select access.principal())) and (${ALL})`;
const KEPT = `meeting_id <> all ((select access.withheld_records('minutes'))::uuid[])`;

const shown = (audience: string) => `${WRITER} or shared_at is not null and (${audience})`;
const UNSHARED = [`${WRITER} and shared_at is null`, WRITER] as const;
/** Who reads a row, who may change it and what it must be after that, and who adds it where that is not who writes. */
const RULES: Readonly<Record<string, readonly [read: string, change: string, changed: string, add?: string]>> = {
  minutes_sheet: [shown(ALL), SETTLING, SETTLING],
  minutes_for_all: [shown(ALL), ...UNSHARED],
  minutes_for_family: [shown(FAMILY), ...UNSHARED],
  minutes_matter: [shown(BY_AUDIENCE), ...UNSHARED],
  minutes_confirmation: [
    GUARDIAN_OR_ANSWERING,
    'false',
    'false',
    `recorded_by = (select access.principal()) and (${WRITER} or person_id = (select access.principal()) and ${GUARDIAN_OR_ANSWERING})`,
  ],
};

const ofSameCase = (table: string) =>
  `exists (select from meeting o where o.id = ${table}.meeting_id and o.case_id = ${table}.case_id)`;

function secured(table: string): string[] {
  const [read, change, changed, add = WRITER] = RULES[table]!;
  return [
    `alter table "${table}" enable row level security`,
    `alter table "${table}" force row level security`,
    `create policy "${table}_read" on "${table}" for select to "yhdessa_app" using ((${read}) and ${KEPT})`,
    `create policy "${table}_new" on "${table}" for insert to "yhdessa_app" with check (${add} and ${ofSameCase(table)})`,
    `create policy "${table}_change" on "${table}" for update to "yhdessa_app" using (${change} and ${KEPT}) with check (${changed})`,
    `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
    `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
  ];
}

/** What was the whole minutes is the part for the authorities, for those who read it before. */
const FOR_AUTHORITIES = [
  `alter table "minutes" drop constraint "minutes_area_id_meeting_id_foreign"`,
  `alter table "minutes" drop constraint "minutes_pkey"`,
  `alter table "minutes" add "edition" int not null default 1, add "shared_at" timestamptz null`,
  `alter table "minutes" alter column "text" drop not null`,
  `alter table "minutes" add constraint "minutes_pkey" primary key ("area_id", "meeting_id", "edition")`,
  `alter policy "minutes_read" on "minutes" using ((${shown(AUTHORITIES)}) and ${KEPT})`,
  `alter policy "minutes_change" on "minutes" using (${UNSHARED[0]} and ${KEPT})`,
];

/** What was there had been read as it was written: it is shared. The owner is bound by row security, too. */
const TAKEN_OVER = `
alter table minutes no force row level security;
alter table minutes_sheet no force row level security;
alter table minutes_for_all no force row level security;
alter table minutes_for_family no force row level security;
alter table minutes disable trigger change_meets_a_row;
update minutes set shared_at = written_at;
alter table minutes enable trigger change_meets_a_row;
insert into minutes_sheet (area_id, meeting_id, case_id, state, edition, shared_edition, shared_at, shared_by, written_by, written_at, version)
select area_id, meeting_id, case_id, 'shared', 1, 1, written_at, written_by, written_by, written_at, version from minutes;
insert into minutes_for_all (area_id, meeting_id, case_id, shared_at) select area_id, meeting_id, case_id, shared_at from minutes;
insert into minutes_for_family (area_id, meeting_id, case_id, shared_at) select area_id, meeting_id, case_id, shared_at from minutes;
alter table minutes force row level security;
alter table minutes_sheet force row level security;
alter table minutes_for_all force row level security;
alter table minutes_for_family force row level security;
`;

/** Only a draft changes, and only in these columns; what the family said never does; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on ${Object.keys(TABLES).join(', ')} to yhdessa_app;
grant update (state, edition, shared_edition, shared_at, shared_by, written_by, written_at, answered_at, version) on minutes_sheet to yhdessa_app;
grant update (text, shared_at) on minutes_for_all, minutes_for_family to yhdessa_app;
grant update (shared_at) on minutes to yhdessa_app;
grant update (audience, text, owner_kind, owner_id, owner_unit, due_on, action_id, dropped_at, shared_at) on minutes_matter to yhdessa_app;
grant select on ${Object.keys(TABLES).join(', ')} to yhdessa_access;
${['minutes_sheet', 'minutes_for_all', 'minutes_for_family', 'minutes_matter']
  .map(
    (table) => `create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change();`,
  )
  .join('\n')}
`;

/** A guardian's word settles what was shared; which edition that is and who wrote it stays. */
const WRITERS_ALONE = `
create function refuse_change_of_shared_sheet() returns trigger language plpgsql as $$
begin
  if new.case_id <> all (access.cases('minutes', 'write')) then
    raise exception 'only who writes minutes shares them' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger written_by_writers before update on minutes_sheet for each row
  when ((old.edition, old.shared_edition, old.shared_at, old.shared_by, old.written_by, old.written_at)
    is distinct from (new.edition, new.shared_edition, new.shared_at, new.shared_by, new.written_by, new.written_at))
  execute function refuse_change_of_shared_sheet();
`;

/** SQL: of minutes a unit that is no authority reads with a consent what was marked for all, also where it was not. */
const FOR_ALL_OR_WHOLE = "case when t = 'minutes' and not m.authority then 'addressed' else 'all' end";
/** As in migration 10, with how much of the category `t` a basis opens. */
const grantsOfMembers = (extent: string) => `
create or replace function access.grants_of_case_members(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, m.unit, k.category, k.verb, k.extent, m.basis, m.source, m.since, least(m.left_at, m.until)
  from access.members_of_case(of_case) m, lateral (
    values ('logistics', 'read', case when m.authority then 'all' else 'own' end), ('consents', 'read', 'addressed'), ('actions', 'read', 'own'), ('actions', 'write', 'own')
    union all
    select t, 'read', ${extent} from unnest(m.categories) t where t in ('needs', 'minutes', 'plan', 'actions')) k (category, verb, extent)
  where m.since < coalesce(least(m.left_at, m.until), 'infinity')
  union all
  select m.area_id, m.principal, m.unit, 'actions', 'read', 'own', m.basis || '-after-leaving', m.source, greatest(m.since, m.left_at),
    least(m.left_at + interval '30 days', m.until)
  from access.members_of_case(of_case) m
  where m.left_at is not null and m.since <= m.left_at
    and greatest(m.since, m.left_at) < least(m.left_at + interval '30 days', coalesce(m.until, 'infinity'))
$$;
`;

/** Meetings at which a professional was. An interpreter passes on what is said, and reads nothing of it. */
const HEARD = `
create function access.meetings_i_heard() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(p.meeting_id), '{}')
    from public.meeting_participant p join public.unit u on u.id = p.unit_id and u.sector <> 'interpreting'
    where p.professional_id = access.principal() and not p.is_room and p.attendance in ('on-site', 'video', 'phone'));
end $$;
revoke execute on function access.meetings_i_heard() from public;
grant execute on function access.meetings_i_heard() to yhdessa_app;
`;

/**
 * Who reads shared minutes besides who shares them, and on which basis: as the policies say, of everybody at once. Each
 * is told once. And where a professional of them is written to, for the worker, at the moment of sending.
 */
const READERS = `
create function access.minutes_readers(of_meeting uuid)
returns table (principal uuid, unit uuid, basis text) language sql stable set search_path = pg_catalog, pg_temp as $$
  with heard as (
    select coalesce(p.professional_id, p.person_id) as who from public.meeting_participant p
    left join public.unit u on u.id = p.unit_id
    where p.meeting_id = of_meeting and not p.is_room and p.attendance in ('on-site', 'video', 'phone')
      and (p.professional_id is not null and u.sector <> 'interpreting' or p.person_id is not null and p.chosen)
  )
  select distinct on (g.principal_id) g.principal_id, g.acting_for_unit, g.basis
  from public.meeting m join access.access_grant g on g.scope_type = 'case' and g.scope_id = m.case_id
    and g.verb = 'read' and access.holds(g.valid_from, g.valid_until)
  where m.id = of_meeting
    and (g.category = 'minutes' and g.extent in ('all', 'addressed') or g.principal_id in (select h.who from heard h)
      and (g.category = 'minutes' or g.category = 'plan' and g.extent = 'addressed'
        or g.category = 'logistics' and g.acting_for_unit is not null))
    and not exists (select from access.withheld w
      where w.record_type = 'minutes' and w.record_id = of_meeting and w.person_id = g.principal_id)
  order by g.principal_id, g.category = 'minutes' desc, g.basis, g.acting_for_unit
$$;
create function access.readers_of_minutes(of_meeting uuid)
returns table (principal uuid, unit uuid, basis text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.meeting m where m.id = of_meeting and m.case_id = any (access.cases('minutes', 'write'))) then
    raise exception 'only who writes minutes asks who reads them' using errcode = '42501';
  end if;
  return query select r.principal, r.unit, r.basis from access.minutes_readers(of_meeting) r where r.principal <> access.principal();
end $$;
create function access.notice_of_minutes(of_meeting uuid, of_edition integer, of_reader uuid)
returns table (address text, language text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language from public.professional p
  where p.id = of_reader and of_reader in (select r.principal from access.minutes_readers(of_meeting) r)
    and exists (select from public.minutes_sheet s where s.meeting_id = of_meeting and s.shared_edition = of_edition);
end $$;
revoke execute on function access.minutes_readers(uuid), access.readers_of_minutes(uuid),
  access.notice_of_minutes(uuid, integer, uuid) from public;
grant execute on function access.readers_of_minutes(uuid), access.notice_of_minutes(uuid, integer, uuid) to yhdessa_app;
`;
const UNDO_READERS = `
drop function access.notice_of_minutes(uuid, integer, uuid), access.readers_of_minutes(uuid), access.minutes_readers(uuid)`;

/** Back to before: the first edition of what the authorities read. */
const AS_BEFORE = [
  `alter policy "minutes_read" on "minutes" using ((${may('minutes', 'read')} or ${OF_THE_YOUNG}) and ${KEPT})`,
  `alter policy "minutes_change" on "minutes" using (${WRITER} and ${KEPT})`,
  'alter table minutes no force row level security',
  'delete from minutes where edition > 1 or text is null',
  'alter table minutes force row level security',
  'revoke update (shared_at) on minutes from yhdessa_app',
  `alter table "minutes" drop constraint "minutes_pkey"`,
  `alter table "minutes" drop column "edition", drop column "shared_at"`,
  `alter table "minutes" alter column "text" set not null`,
  `alter table "minutes" add constraint "minutes_pkey" primary key ("area_id", "meeting_id")`,
  `alter table "minutes" add constraint "minutes_area_id_meeting_id_foreign" foreign key ("area_id", "meeting_id") references "meeting" ("area_id", "id") on update cascade on delete cascade`,
];
