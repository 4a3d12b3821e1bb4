import { Migration } from '@mikro-orm/migrations';

/** Reading with a reason (hätäkatselu, valvontakatselu), and who takes no part because they are disqualified (esteellisyys). */
export class Migration20261122000044_break_glass extends Migration {
  override up(): void {
    for (const statement of [...BREAK_GLASS, ...BREAK_GLASS_WORDS]) this.addSql(statement);
    for (const statement of [...DISQUALIFICATION, ...DISQUALIFICATION_REASON, ...COUNSELLOR_CHANGE])
      this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(DISQUALIFIED, basisOfSeat(NOT_DISQUALIFIED), DISQUALIFYING, COUNSELLORS);
    this.asAccess(GLASSES, BREAKING, REVIEWING, TELLING, FINDING, PEOPLE_OF_WATCH);
    this.addSql(TRIGGERS);
    for (const table of CLOSED)
      this.addSql(`${CLOSING(table)} using (scope_id <> all ((select access.closed_to_me())::uuid[]))`);
  }

  override down(): void {
    for (const table of CLOSED) this.addSql(`drop policy "${nameOf(table)}" on ${table}`);
    this.addSql(UNDO_TRIGGERS);
    this.asAccess(UNDO_SOURCES, basisOfSeat(''), UNDO);
    this.addSql('revoke update (counsellor_id, counsellor_unit, version) on network_case from yhdessa_access');
    this.addSql(
      'drop table if exists counsellor_change, disqualification_reason, disqualification, break_glass_words, break_glass',
    );
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

/** Read by other rules than grants. */
const CLOSED = ['feedback_request', 'feedback_answer', 'platform.data_key'];
const nameOf = (table: string) => `${table.replace('platform.', '')}_not_disqualified`;
const CLOSING = (table: string) =>
  `create policy "${nameOf(table)}" on ${table} as restrictive for select to yhdessa_app`;

const forced = (table: string) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
];
/** Written by definer functions alone. */
const readable = (table: string, using: string, ...written: readonly ('insert' | 'update')[]) => [
  `create policy "${table}_read" on "${table}" for select to "yhdessa_app" using (${using})`,
  `create policy "${table}_new" on "${table}" for insert to "yhdessa_app" with check (false)`,
  `create policy "${table}_change" on "${table}" for update to "yhdessa_app" using (false) with check (false)`,
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
  ...written.map((command) =>
    command === 'insert'
      ? `create policy "${table}_written" on "${table}" for insert to "yhdessa_access" with check (true)`
      : `create policy "${table}_changed" on "${table}" for update to "yhdessa_access" using (true) with check (true)`,
  ),
];
const SELF = '(select access.principal())';
const ofCase = (category: string, verb = 'read') =>
  `case_id = any ((select access.cases('${category}', '${verb}'))::uuid[])`;
const LEADS = "area_id = any ((select access.areas_as('team-lead'))::uuid[])";
const INSPECTS = "area_id = any ((select access.areas_as('log-inspector'))::uuid[])";

const BREAK_GLASS = [
  `create table "break_glass" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "kind" text not null, "professional_id" uuid not null, "unit_id" uuid not null, "reason" text not null, "opened_at" timestamptz not null, "ends_at" timestamptz not null, "ended_at" timestamptz null, "reviewed_at" timestamptz null, "reviewed_by" uuid null, "outcome" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "break_glass_case" on "break_glass" ("area_id", "case_id")`,
  `create index "break_glass_professional" on "break_glass" ("professional_id", "opened_at")`,
  `alter table "break_glass" add constraint "break_glass_id" unique ("id")`,
  `alter table "break_glass" add constraint "break_glass_one_at_a_time" exclude using gist (case_id with =, professional_id with =, tstzrange(opened_at, coalesce(ended_at, ends_at)) with &&)`,
  `alter table "break_glass" add constraint "break_glass_hour" check (ends_at > opened_at and ends_at <= opened_at + '01:00:00'::interval)`,
  `alter table "break_glass" add constraint "break_glass_ended" check (ended_at >= opened_at and ended_at <= ends_at)`,
  `alter table "break_glass" add constraint "break_glass_reviewed" check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null) and reviewed_by <> professional_id)`,
  `alter table "break_glass" add constraint "break_glass_kind_check" check ("kind" in ('break-glass', 'supervision'))`,
  `alter table "break_glass" add constraint "break_glass_reason_check" check ("reason" in ('urgent-need', 'family-asked', 'danger', 'complaint', 'quality', 'other'))`,
  `alter table "break_glass" add constraint "break_glass_outcome_check" check ("outcome" in ('justified', 'not-justified'))`,
  ...forced('break_glass'),
  ...readable(
    'break_glass',
    `(${ofCase('logs')} or professional_id = ${SELF} or ${LEADS} or ${INSPECTS})`,
    'insert',
    'update',
  ),
];

const BREAK_GLASS_WORDS = [
  `create table "break_glass_words" ("area_id" uuid not null, "break_glass_id" uuid not null, "kind" text not null, "case_id" uuid not null, "words" bytea not null, "said_by" uuid not null, "said_at" timestamptz not null, primary key ("area_id", "break_glass_id", "kind"))`,
  `alter table "break_glass_words" add constraint "break_glass_words_kind_check" check ("kind" in ('opening', 'review'))`,
  ...forced('break_glass_words'),
  `create policy "break_glass_words_read" on "break_glass_words" for select to "yhdessa_app" using (${ofCase('logistics', 'write')})`,
  `create policy "break_glass_words_new" on "break_glass_words" for insert to "yhdessa_app" with check (kind = 'opening' and said_by = ${SELF} and exists (select from break_glass o where o.id = break_glass_id and o.case_id = break_glass_words.case_id and o.area_id = break_glass_words.area_id and o.professional_id = ${SELF} and o.opened_at = access.now()))`,
  `create policy "break_glass_words_change" on "break_glass_words" for update to "yhdessa_app" using (false) with check (false)`,
  `create policy "break_glass_words_delete" on "break_glass_words" for delete to "yhdessa_app" using (false)`,
  `create policy "break_glass_words_derivation" on "break_glass_words" for select to "yhdessa_access" using (true)`,
  `create policy "break_glass_words_written" on "break_glass_words" for insert to "yhdessa_access" with check (true)`,
];

const DISQUALIFICATION = [
  `create table "disqualification" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "professional_id" uuid not null, "way" text not null, "declared_by" uuid not null, "declared_at" timestamptz not null, "settled_at" timestamptz null, "lifted_at" timestamptz null, "lifted_by" uuid null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "disqualification_professional" on "disqualification" ("professional_id")`,
  `alter table "disqualification" add constraint "disqualification_id" unique ("id")`,
  `create unique index "disqualification_standing" on "disqualification" ("case_id", "professional_id") where lifted_at is null`,
  `alter table "disqualification" add constraint "disqualification_lifted" check ((lifted_at is null) = (lifted_by is null) and lifted_by <> professional_id)`,
  `alter table "disqualification" add constraint "disqualification_way_check" check ("way" in ('self', 'told', 'link'))`,
  ...forced('disqualification'),
  ...readable('disqualification', `(${ofCase('logistics')} or professional_id = ${SELF})`, 'insert', 'update'),
];

const DISQUALIFICATION_REASON = [
  `create table "disqualification_reason" ("area_id" uuid not null, "disqualification_id" uuid not null, "case_id" uuid not null, "code" text not null, "lift_reason" bytea null, primary key ("area_id", "disqualification_id"))`,
  `alter table "disqualification_reason" add constraint "disqualification_reason_code_check" check ("code" in ('party-or-relative', 'represents', 'own-interest', 'employment', 'other', 'not-said'))`,
  ...forced('disqualification_reason'),
  ...readable('disqualification_reason', `(${ofCase('logistics', 'write')} or ${LEADS})`, 'insert', 'update'),
];

const COUNSELLOR_CHANGE = [
  `create table "counsellor_change" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "from_professional_id" uuid not null, "from_unit_id" uuid not null, "to_professional_id" uuid not null, "to_unit_id" uuid not null, "named_by" uuid not null, "named_at" timestamptz not null, "reason" bytea not null, primary key ("area_id", "id"))`,
  `create index "counsellor_change_case" on "counsellor_change" ("area_id", "case_id")`,
  ...forced('counsellor_change'),
  ...readable('counsellor_change', `(${ofCase('logistics', 'write')} or ${LEADS})`, 'insert'),
];

const PRIVILEGES = `
grant select on break_glass, break_glass_words, disqualification, disqualification_reason, counsellor_change to yhdessa_app, yhdessa_access;
grant insert on break_glass_words to yhdessa_app;
grant insert on break_glass, break_glass_words, disqualification, disqualification_reason, counsellor_change to yhdessa_access;
grant update (ended_at, reviewed_at, reviewed_by, outcome, version) on break_glass to yhdessa_access;
grant update (settled_at, lifted_at, lifted_by, version) on disqualification to yhdessa_access;
grant update (lift_reason) on disqualification_reason to yhdessa_access;
grant update (counsellor_id, counsellor_unit, version) on network_case to yhdessa_access;
`;

/**
 * Whom a disqualification keeps out of a case, its family and the contact it came from. Asked in one place, where a grant
 * comes to be, so that no source of grants can forget it, also none that is written later.
 */
const DISQUALIFIED = `
create function access.disqualified_of(of_type text, of_id uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(d.professional_id), '{}') from public.disqualification d
  join public.network_case c on c.area_id = d.area_id and c.id = d.case_id
  where d.lifted_at is null and of_id = case of_type when 'case' then c.id when 'family' then c.family_id when 'contact' then c.contact_id end
$$;
-- Whoever declares it holds the case for as long as their transaction lasts, so that seats, invitations and promises follow in it.
create function access.grants_of_case_disqualifying(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.area_id, d.declared_by, null::uuid, k.category, k.verb, 'all', 'disqualification', d.id, d.declared_at,
    d.declared_at + interval '1 microsecond'
  from public.disqualification d, (values ('logistics', 'read'), ('logistics', 'write'), ('plan', 'read'), ('actions', 'read')) k (category, verb)
  where d.case_id = of_case and d.settled_at is null
$$;
create function access.regrant_disqualified() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_cases uuid[] := (select array_agg(distinct case_id order by case_id) from changed);
begin
  perform access.lock_cases(of_cases);
  delete from access.access_grant g using changed d, public.network_case c
  where c.area_id = d.area_id and c.id = d.case_id and d.lifted_at is null and g.principal_id = d.professional_id
    and g.basis <> 'disqualification'
    and (g.scope_type, g.scope_id) in (('case', c.id), ('family', c.family_id), ('contact', c.contact_id));
  perform access.regrant_case(c.id) from unnest(of_cases) with ordinality c (id, place) order by c.place;
  perform access.regrant('contact', c.contact_id) from public.network_case c where c.id = any (of_cases);
  return null;
end $$;
-- What is read without a grant is closed to them too, and no key of it opens anything.
create function access.closed_to_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(s.id), '{}') from public.disqualification d
    join public.network_case c on c.area_id = d.area_id and c.id = d.case_id
    cross join lateral (values (c.id), (c.family_id), (c.contact_id)) s (id)
    where d.professional_id = access.principal() and d.lifted_at is null and d.settled_at is not null);
create function access.keep_disqualified_out() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.basis <> 'disqualification' and exists (select from public.disqualification d
      join public.network_case c on c.area_id = d.area_id and c.id = d.case_id
      where d.professional_id = new.principal_id and d.lifted_at is null
        and new.scope_id = case new.scope_type when 'case' then c.id when 'family' then c.family_id when 'contact' then c.contact_id end) then
    return null;
  end if;
  return new;
end $$;
create trigger nobody_disqualified before insert on access.access_grant
  for each row execute function access.keep_disqualified_out();
create function access.refuse_disqualified() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.disqualification d where d.case_id = (to_jsonb(new) ->> tg_argv[0])::uuid
      and d.professional_id = (to_jsonb(new) ->> tg_argv[1])::uuid and d.lifted_at is null) then
    raise exception 'whoever is disqualified takes no part' using errcode = '42501', constraint = 'nobody_disqualified';
  end if;
  return new;
end $$;
create function access.require_settled() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.disqualification d where d.id = new.id and d.settled_at is null) then
    raise exception 'what follows from a disqualification happens in its transaction' using errcode = '23514',
      constraint = 'disqualification_settled';
  end if;
  return null;
end $$;
revoke execute on function access.disqualified_of(text, uuid), access.grants_of_case_disqualifying(uuid),
  access.regrant_disqualified(), access.closed_to_me(), access.keep_disqualified_out(), access.refuse_disqualified(),
  access.require_settled() from public;
grant execute on function access.closed_to_me() to yhdessa_app;
insert into access.grant_source values ('case', 'grants_of_case_disqualifying');
`;

/** Nobody is invited, asked or told who is disqualified, whatever the consents say. */
const NOT_DISQUALIFIED = `case when of_professional <> all (access.disqualified_of('case', of_case)) then `;
const basisOfSeat = (unless: string) => `
create or replace function access.basis_of_seat(of_case uuid, of_unit uuid, of_professional uuid, until_instant timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp
return ${unless}coalesce(
  (select b.basis from access.live_bases(of_case) b
    join access.membership m on m.principal_id = of_professional and m.unit_id = of_unit and access.holds(m.valid_from, m.valid_until)
    where b.unit = of_unit and (cardinality(b.professional_ids) = 0 or of_professional = any (b.professional_ids))
      and access.holds(b.since, b.until) and (b.until is null or b.until >= until_instant)
    order by b.basis limit 1),
  (select s.basis from access.staff_of_case(of_case) s where s.unit = of_unit and s.principal = of_professional
    and access.holds(s.since, s.until) order by s.basis limit 1))${unless && ' end'};
`;

/**
 * Who has a part in a case, or is invited to it, says so for themselves: by what they hold, or as the invitation by whose link
 * they come. Who keeps the case and who leads the team take it down for somebody who said it. No row: there is nothing to say
 * it of. The caller settles what follows, and then nothing is left of what they hold for the while.
 */
const DISQUALIFYING = `
create function access.way_to_disqualify(the public.network_case, whom uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case
    when exists (select from public.invitation i where i.id = access.principal() and i.case_id = the.id and i.professional_id = whom
      and i.cancelled_at is null) then 'link'
    when whom = access.principal() and exists (select from access.membership m where m.principal_id = whom)
      and (exists (select from access.access_grant g where g.principal_id = whom and g.scope_type = 'case'
        and g.scope_id = the.id and access.holds(g.valid_from, g.valid_until))
      or exists (select from public.invitation i where i.case_id = the.id and i.professional_id = whom and i.cancelled_at is null)
      or exists (select from public.meeting_participant s where s.case_id = the.id and s.professional_id = whom)) then 'self'
    when whom <> access.principal() and exists (select from access.membership m where m.principal_id = whom and m.area_id = the.area_id
        and access.holds(m.valid_from, m.valid_until))
      and (the.id = any (access.cases('logistics', 'write'))
        or the.area_id = any (access.areas_as('team-lead')) and the.id = any (access.cases('logistics', 'read'))) then 'told'
  end
$$;
create function access.disqualify(new_row uuid, of_case uuid, of_invitation uuid, whom uuid, because text)
returns table (case_id uuid, area_id uuid, professional_id uuid, way text, units uuid[], keeps boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.network_case;
  who uuid := coalesce(whom, access.principal());
  how text;
begin
  if of_invitation is not null then
    select i.case_id, i.professional_id into of_case, who from public.invitation i
    where i.id = of_invitation and access.principal() in (i.id, i.professional_id) and i.cancelled_at is null;
  end if;
  -- Nobody is added to the case, nor does it close, while somebody gets up.
  perform pg_advisory_xact_lock(hashtextextended('course of case ' || of_case::text, 0));
  select * into the from public.network_case c where c.id = of_case and c.state <> 'closed';
  how := access.way_to_disqualify(the, who);
  if how is null then return; end if;
  insert into public.disqualification (area_id, id, case_id, professional_id, way, declared_by, declared_at)
  values (the.area_id, new_row, the.id, who, how, access.principal(), access.now());
  insert into public.disqualification_reason (area_id, disqualification_id, case_id, code) values (the.area_id, new_row, the.id, because);
  return query select the.id, the.area_id, who, how,
    (select coalesce(array_agg(distinct m.unit_id), '{}') from access.membership m where m.principal_id = who),
    the.counsellor_id = who or exists (select from public.responsible_person r where r.area_id = the.area_id and r.case_id = the.id
      and r.until is null and r.professional_id = who);
end $$;
create function access.settle_disqualification(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.disqualification d set settled_at = access.now()
  where d.id = of_id and d.declared_by = access.principal() and d.settled_at is null;
  if not found then
    raise exception 'whoever declared it settles it, once' using errcode = '42501';
  end if;
end $$;
create function access.lift_disqualification(of_id uuid, seen integer, why bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.disqualification;
begin
  select * into the from public.disqualification d where d.id = of_id for update;
  if the.id is null or not (the.area_id = any (access.areas_as('team-lead')) and the.case_id = any (access.cases('logistics', 'read'))) then
    raise exception 'only who leads a team of the area, and takes part, lifts it' using errcode = '42501';
  end if;
  if the.version <> seen or the.lifted_at is not null then return false; end if;
  update public.disqualification d set lifted_at = access.now(), lifted_by = access.principal(), version = the.version + 1 where d.id = of_id;
  update public.disqualification_reason r set lift_reason = why where r.area_id = the.area_id and r.disqualification_id = of_id;
  return true;
end $$;
revoke execute on function access.way_to_disqualify(public.network_case, uuid), access.disqualify(uuid, uuid, uuid, uuid, text),
  access.settle_disqualification(uuid), access.lift_disqualification(uuid, integer, bytea) from public;
grant execute on function access.disqualify(uuid, uuid, uuid, uuid, text), access.settle_disqualification(uuid),
  access.lift_disqualification(uuid, integer, bytea) to yhdessa_app;
`;

/** Another counsellor, named by who leads a team: nobody else may, because whoever leaves the case may hold nothing of it any more. */
const COUNSELLORS = `
create function access.reassign_counsellor(new_row uuid, of_case uuid, seen integer, whom uuid, for_unit uuid, why bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.network_case;
begin
  select * into the from public.network_case c where c.id = of_case and c.state <> 'closed' for update;
  if the.id is null or not (the.area_id = any (access.areas_as('team-lead')) and the.id = any (access.cases('logistics', 'read')))
      or not exists (select from access.membership m where m.principal_id = whom and m.unit_id = for_unit and m.area_id = the.area_id
        and m.role = 'counsellor' and access.holds(m.valid_from, m.valid_until)) then
    raise exception 'who leads a team names a counsellor of the area' using errcode = '42501';
  end if;
  if the.version <> seen then return false; end if;
  insert into public.counsellor_change (area_id, id, case_id, from_professional_id, from_unit_id, to_professional_id, to_unit_id,
    named_by, named_at, reason)
  values (the.area_id, new_row, the.id, the.counsellor_id, the.counsellor_unit, whom, for_unit, access.principal(), access.now(), why);
  update public.network_case c set counsellor_id = whom, counsellor_unit = for_unit, version = the.version + 1 where c.id = the.id;
  return true;
end $$;
revoke execute on function access.reassign_counsellor(uuid, uuid, integer, uuid, uuid, bytea) from public;
grant execute on function access.reassign_counsellor(uuid, uuid, integer, uuid, uuid, bytea) to yhdessa_app;
`;

/** Reading with a reason opens everything of a case for a while, and nothing of it to be written. Not the log: that is the family's. */
const GLASSES = `
create function access.broken_glasses(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, unit uuid, basis text, source uuid, since timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.family_id, b.professional_id, b.unit_id, case b.kind when 'supervision' then 'with-reason' else b.kind end, b.id, greatest(b.opened_at, m.valid_from),
    least(b.ended_at, b.ends_at, m.valid_until, c.closed_at)
  from public.network_case c
  join public.break_glass b on b.area_id = c.area_id and b.case_id = c.id
  join access.membership m on m.principal_id = b.professional_id and m.area_id = b.area_id and m.unit_id = b.unit_id
    and m.role = case b.kind when 'supervision' then 'team-lead' else 'counsellor' end
  where c.id = of_case and greatest(b.opened_at, m.valid_from) < least(b.ended_at, b.ends_at, m.valid_until, c.closed_at)
$$;
create function access.grants_of_case_glass(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select b.area_id, b.principal, b.unit, k.category, 'read', 'all', b.basis, b.source, b.since, b.until
  from access.broken_glasses(of_case) b,
    (values ('logistics'), ('needs'), ('minutes'), ('plan'), ('actions'), ('consents')) k (category)
$$;
create function access.grants_of_family_glass(of_family uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select b.area_id, b.principal, b.unit, k.category, 'read', 'all', b.basis, b.source, b.since, b.until
  from public.network_case c cross join lateral access.broken_glasses(c.id) b,
    (values ('logistics'), ('identity'), ('reach')) k (category)
  where c.family_id = of_family
$$;
create function access.regrant_glasses_of_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.regrant_case(b.case_id) from (select distinct g.case_id from public.break_glass g
    where g.professional_id = new.principal_id and g.ended_at is null order by 1) b;
  return null;
end $$;
-- Some tables are written by whoever may read: those who only look with a reason are not meant.
create function access.refuse_looker() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = 'case'
      and g.scope_id = new.case_id and g.basis in ('break-glass', 'with-reason') and access.holds(g.valid_from, g.valid_until)) then
    raise exception 'who reads with a reason writes nothing' using errcode = '42501', constraint = 'only_reading';
  end if;
  return new;
end $$;
revoke execute on function access.broken_glasses(uuid), access.grants_of_case_glass(uuid), access.grants_of_family_glass(uuid),
  access.regrant_glasses_of_member(), access.refuse_looker() from public;
insert into access.grant_source values ('case', 'grants_of_case_glass'), ('family', 'grants_of_family_glass');
`;

const BREAKING = `
create function access.break_glass(new_row uuid, of_case uuid, as_what text, minutes integer, because text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.network_case;
  unit uuid;
begin
  select * into the from public.network_case c where c.id = of_case and c.state <> 'closed';
  select m.unit_id into unit from access.membership m where m.principal_id = access.principal() and m.area_id = the.area_id
    and m.role = case as_what when 'supervision' then 'team-lead' when 'break-glass' then 'counsellor' end
    and access.holds(m.valid_from, m.valid_until)
  order by m.unit_id = the.counsellor_unit desc, m.valid_from, m.unit_id limit 1;
  if unit is null or not access.opens('plan') then return 'not-yours'; end if;
  if access.principal() = any (access.disqualified_of('case', the.id) || access.disqualified_of('family', the.family_id)) then
    return 'disqualified';
  end if;
  if exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = 'case' and g.scope_id = the.id
      and g.category = 'plan' and g.verb = 'read' and g.extent = 'all' and g.basis not in ('break-glass', 'with-reason')
      and access.holds(g.valid_from, g.valid_until)) then return 'holds'; end if;
  insert into public.break_glass (area_id, id, case_id, kind, professional_id, unit_id, reason, opened_at, ends_at)
  values (the.area_id, new_row, the.id, as_what, access.principal(), unit, because, access.now(), access.now() + make_interval(mins => minutes));
  return 'opened';
end $$;
create function access.end_break_glass(of_id uuid, seen integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.break_glass;
begin
  select * into the from public.break_glass b where b.id = of_id and b.professional_id = access.principal() for update;
  if the.id is null then
    raise exception 'whoever looks ends it' using errcode = '42501';
  end if;
  if the.version <> seen or the.ended_at is not null or the.ends_at <= access.now() then return false; end if;
  update public.break_glass b set ended_at = access.now(), version = the.version + 1 where b.id = of_id;
  return true;
end $$;
create function access.require_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.break_glass_words w where w.area_id = new.area_id and w.break_glass_id = new.id and w.kind = 'opening') then
    raise exception 'nobody looks without saying why' using errcode = '23514', constraint = 'break_glass_explained';
  end if;
  return null;
end $$;
revoke execute on function access.break_glass(uuid, uuid, text, integer, text), access.end_break_glass(uuid, integer),
  access.require_words() from public;
grant execute on function access.break_glass(uuid, uuid, text, integer, text), access.end_break_glass(uuid, integer) to yhdessa_app;
`;

/**
 * Who leads the team of a case; if nobody does but the one it is about, who leads any of the area. They review what somebody
 * looked at with a reason; what one of them looked at another one does, or the log inspector. Nobody reviews their own, and
 * whoever is disqualified none of that case.
 */
const REVIEWING = `
create function access.leads_of_case(of_case uuid, besides uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  with lead as (
    select m.principal_id, bool_or(m.unit_id = c.counsellor_unit) as of_team
    from public.network_case c join access.membership m on m.area_id = c.area_id and m.role = 'team-lead' and access.holds(m.valid_from, m.valid_until)
    where c.id = of_case and m.principal_id <> all (access.disqualified_of('case', of_case)) and m.principal_id is distinct from besides
    group by m.principal_id)
  select l.principal_id from lead l where l.of_team or not exists (select from lead o where o.of_team)
$$;
create function access.reviewers_of_glass(the public.break_glass) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select l from access.leads_of_case(the.case_id, the.professional_id) l
  union
  select m.principal_id from access.membership m where m.area_id = the.area_id and m.role = 'log-inspector'
    and access.holds(m.valid_from, m.valid_until) and m.principal_id <> the.professional_id
    and not exists (select from access.leads_of_case(the.case_id, the.professional_id))
$$;
create function access.may_review_glass(the public.break_glass) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select the.professional_id <> access.principal() and access.principal() <> all (access.disqualified_of('case', the.case_id))
    and (the.area_id = any (access.areas_as('team-lead'))
      or the.area_id = any (access.areas_as('log-inspector'))
        and (the.kind = 'supervision' or access.principal() in (select access.reviewers_of_glass(the))))
$$;
create function access.break_glasses_to_review(in_area uuid, of_id uuid, at_most integer)
returns table (id uuid, area_id uuid, case_id uuid, kind text, professional_id uuid, unit_id uuid, reason text, words bytea,
  opened_at timestamptz, ends_at timestamptz, ended_at timestamptz, reviewed_at timestamptz, version integer, times integer,
  key_id uuid, wrapped bytea, wrapped_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, b.area_id, b.case_id, b.kind, b.professional_id, b.unit_id, b.reason, w.words, b.opened_at, b.ends_at, b.ended_at,
    b.reviewed_at, b.version, (select count(*)::integer from public.break_glass o where o.professional_id = b.professional_id
      and o.opened_at > b.opened_at - interval '1 day' and o.opened_at <= b.opened_at),
    k.id, k.wrapped, k.wrapped_by
  from public.break_glass b
  left join public.break_glass_words w on w.area_id = b.area_id and w.break_glass_id = b.id and w.kind = 'opening'
  left join platform.data_key k on k.scope_type = 'case' and k.scope_id = b.case_id
  where (b.area_id = in_area and b.reviewed_at is null or b.id = of_id) and access.may_review_glass(b)
  order by b.opened_at, b.id limit at_most
$$;
create function access.review_break_glass(of_id uuid, seen integer, as_what text, why bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.break_glass;
begin
  select * into the from public.break_glass b where b.id = of_id for update;
  if the.id is null or not access.may_review_glass(the) then
    raise exception 'somebody else reviews it' using errcode = '42501';
  end if;
  if the.version <> seen or the.reviewed_at is not null then return false; end if;
  insert into public.break_glass_words (area_id, break_glass_id, kind, case_id, words, said_by, said_at)
  values (the.area_id, the.id, 'review', the.case_id, why, access.principal(), access.now());
  -- What is judged is over.
  update public.break_glass b set reviewed_at = access.now(), reviewed_by = access.principal(), outcome = as_what,
    ended_at = case when the.ends_at > access.now() then coalesce(the.ended_at, access.now()) else the.ended_at end, version = the.version + 1
  where b.id = of_id;
  return true;
end $$;
revoke execute on function access.leads_of_case(uuid, uuid), access.reviewers_of_glass(public.break_glass),
  access.may_review_glass(public.break_glass), access.break_glasses_to_review(uuid, uuid, integer),
  access.review_break_glass(uuid, integer, text, bytea) from public;
grant execute on function access.break_glasses_to_review(uuid, uuid, integer), access.review_break_glass(uuid, integer, text, bytea) to yhdessa_app;
`;

/** Whom the worker tells of what, and where they are reached; for as long as it is wanted. */
const TELLING = `
create function access.heard_by(of_word text, of_id uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  if of_word in ('opened', 'late') then
    return query select access.reviewers_of_glass(b) from public.break_glass b where b.id = of_id and b.reviewed_at is null;
  elsif of_word = 'waits' then
    return query select access.leads_of_case(d.case_id, d.professional_id) from public.disqualification d
    join public.network_case c on c.area_id = d.area_id and c.id = d.case_id and c.state <> 'closed'
    where d.id = of_id and d.lifted_at is null and (c.counsellor_id = d.professional_id or exists (select from public.responsible_person r
      where r.area_id = c.area_id and r.case_id = c.id and r.until is null and r.professional_id = d.professional_id));
  elsif of_word = 'disqualified' then
    return query select c.counsellor_id from public.disqualification d
    join public.network_case c on c.area_id = d.area_id and c.id = d.case_id and c.state <> 'closed'
    where d.id = of_id and d.lifted_at is null and c.counsellor_id not in (d.professional_id, d.declared_by)
      and access.may_write_now(c.counsellor_id, c.id, 'logistics');
  end if;
end $$;
create function access.lead_to_tell(of_word text, of_id uuid, whom uuid) returns table (address text, language text, times integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language, coalesce((select count(*)::integer from public.break_glass b join public.break_glass o
      on o.professional_id = b.professional_id and o.opened_at > b.opened_at - interval '1 day' and o.opened_at <= b.opened_at
      where b.id = of_id), 0)
  from public.professional p where p.id = whom and whom in (select access.heard_by(of_word, of_id));
end $$;
revoke execute on function access.heard_by(text, uuid), access.lead_to_tell(text, uuid, uuid) from public;
grant execute on function access.heard_by(text, uuid), access.lead_to_tell(text, uuid, uuid) to yhdessa_app;
`;

/** What they are called who looked with a reason or take no part: for the family, which does not know the staff. */
const PEOPLE_OF_WATCH = `
create function access.people_of_watch() returns table (id uuid, given_name text, family_name text, title text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_staff() then return; end if;
  return query select p.id, p.given_name, p.family_name, p.title from public.professional p where p.id in (
    select b.professional_id from public.break_glass b where b.case_id = any (access.cases('logs', 'read'))
    union all
    select d.professional_id from public.disqualification d where d.case_id = any (access.cases('logistics', 'read')));
end $$;
revoke execute on function access.people_of_watch() from public;
grant execute on function access.people_of_watch() to yhdessa_app;
`;

/** That there is a case of somebody, and whom to ring first. Nothing of the family, and nothing to whom the case is closed off. */
const FINDING = `
create function access.cases_of_person(in_area uuid, by_name bytea, by_phone bytea)
returns table (case_id uuid, counsellor_id uuid, counsellor_name text, unit_name text, counsellor_phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not in_area = any (access.areas_as('counsellor') || access.areas_as('team-lead')) or not access.opens('plan') then
    raise exception 'counsellors and who leads them look for cases' using errcode = '42501';
  end if;
  return query select c.id, c.counsellor_id, p.given_name || ' ' || p.family_name, u.name, coalesce(p.phone, u.phone)
  from public.network_case c
  join public.professional p on p.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  where c.area_id = in_area and c.state <> 'closed' and access.principal() <> all (access.disqualified_of('family', c.family_id))
    and (exists (select from public.person_identity i where i.area_id = c.area_id and i.family_id = c.family_id and i.full_name_index = by_name)
      or exists (select from public.contact_way w where w.area_id = c.area_id and w.family_id = c.family_id and w.phone_index = by_phone
        and w.ended_at is null)
      or exists (select from public.contact_identity i where i.area_id = c.area_id and i.contact_id = c.contact_id
        and (i.full_name_index = by_name or i.phone_index = by_phone)))
  order by c.opened_at desc, c.id limit 20;
end $$;
revoke execute on function access.cases_of_person(uuid, bytea, bytea) from public;
grant execute on function access.cases_of_person(uuid, bytea, bytea) to yhdessa_app;
`;

const GUARDED: readonly (readonly [table: string, ofCase: string, who: string, when: string])[] = [
  ['network_member', 'case_id', 'professional_id', ''],
  ['stand_in', 'case_id', 'professional_id', ''],
  ['responsible_person', 'case_id', 'professional_id', ''],
  ['meeting_participant', 'case_id', 'professional_id', ''],
  ['poll_recipient', 'case_id', 'professional_id', ''],
  ['invitation', 'case_id', 'professional_id', ''],
  ['handover', 'case_id', 'to_professional_id', ''],
  ['plan_action', 'case_id', 'owner_id', "when (new.owner_kind = 'professional')"],
];
/** Who is chosen for a meeting anew, invited again, or named counsellor. */
const GUARDED_CHANGES: typeof GUARDED = [
  ['meeting_participant', 'case_id', 'professional_id', 'when (new.chosen and not old.chosen)'],
  ['invitation', 'case_id', 'professional_id', 'when (old.cancelled_at is not null and new.cancelled_at is null)'],
  ['network_case', 'id', 'counsellor_id', 'when (new.counsellor_id <> old.counsellor_id)'],
];
const ONLY_READ = ['plan_approval', 'minutes_sheet', 'minutes_confirmation', 'filing_receipt', 'meeting_wish'];
const TRIGGERS = `
create trigger change_meets_a_row after update on break_glass referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger change_meets_a_row after update on disqualification referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger regrant_new after insert on break_glass referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
create trigger regrant_changed after update on break_glass referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
create constraint trigger somebody_said_why after insert on break_glass deferrable initially deferred
  for each row execute function access.require_words();
create trigger regrant_new after insert on disqualification referencing new table as changed
  for each statement execute function access.regrant_disqualified();
create trigger regrant_changed after update on disqualification referencing new table as changed
  for each statement execute function access.regrant_disqualified();
create constraint trigger is_settled after insert on disqualification deferrable initially deferred
  for each row execute function access.require_settled();
create trigger regrant_glasses after insert or update on access.membership
  for each row when (new.role in ('counsellor', 'team-lead')) execute function access.regrant_glasses_of_member();
${GUARDED.map(([table, scope, who, when]) => `create trigger nobody_disqualified before insert on ${table} for each row ${when} execute function access.refuse_disqualified('${scope}', '${who}');`).join('\n')}
${GUARDED_CHANGES.map(([table, scope, who, when]) => `create trigger nobody_disqualified_again before update on ${table} for each row ${when} execute function access.refuse_disqualified('${scope}', '${who}');`).join('\n')}
${ONLY_READ.map((table) => `create trigger only_read before insert or update on ${table} for each row execute function access.refuse_looker();`).join('\n')}
`;

const UNDO_TRIGGERS = `
drop trigger regrant_glasses on access.membership;
${GUARDED.map(([table]) => `drop trigger nobody_disqualified on ${table};`).join('\n')}
${GUARDED_CHANGES.map(([table]) => `drop trigger nobody_disqualified_again on ${table};`).join('\n')}
${ONLY_READ.map((table) => `drop trigger only_read on ${table};`).join('\n')}
drop trigger regrant_new on break_glass;
drop trigger regrant_changed on break_glass;
drop trigger somebody_said_why on break_glass;
drop trigger regrant_new on disqualification;
drop trigger regrant_changed on disqualification;
drop trigger is_settled on disqualification;
`;
const UNDO_SOURCES = `
drop trigger nobody_disqualified on access.access_grant;
delete from access.grant_source where source in ('grants_of_case_glass', 'grants_of_family_glass', 'grants_of_case_disqualifying');
delete from access.access_grant where basis in ('break-glass', 'with-reason', 'disqualification');
`;
const UNDO = `
drop function access.people_of_watch(), access.cases_of_person(uuid, bytea, bytea), access.lead_to_tell(text, uuid, uuid), access.heard_by(text, uuid),
  access.review_break_glass(uuid, integer, text, bytea), access.break_glasses_to_review(uuid, uuid, integer),
  access.may_review_glass(public.break_glass), access.reviewers_of_glass(public.break_glass), access.leads_of_case(uuid, uuid),
  access.require_words(), access.end_break_glass(uuid, integer), access.break_glass(uuid, uuid, text, integer, text),
  access.refuse_looker(), access.regrant_glasses_of_member(), access.grants_of_family_glass(uuid), access.grants_of_case_glass(uuid),
  access.broken_glasses(uuid), access.reassign_counsellor(uuid, uuid, integer, uuid, uuid, bytea),
  access.lift_disqualification(uuid, integer, bytea), access.settle_disqualification(uuid),
  access.disqualify(uuid, uuid, uuid, uuid, text), access.way_to_disqualify(public.network_case, uuid), access.require_settled(),
  access.keep_disqualified_out(), access.closed_to_me(), access.refuse_disqualified(), access.regrant_disqualified(), access.grants_of_case_disqualifying(uuid),
  access.disqualified_of(text, uuid);
`;
