import { Migration } from '@mikro-orm/migrations';

/** Who reads the access log: families, who answers for a case, team leads, log inspectors; and what is withheld of it. */
export class Migration20261122000046_access_log_in_use extends Migration {
  override up(): void {
    for (const statement of WITHHOLDING) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.addSql('set local role yhdessa_access');
    for (const functions of [READERS, WITHHELD, NAMES, INSPECTING]) this.addSql(functions);
    this.addSql('reset role');
    for (const policy of POLICIES) this.addSql(policy);
    this.addSql(reading(READ.now));
  }

  override down(): void {
    this.addSql(reading(READ.before));
    this.addSql('drop table if exists log_withholding');
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

const INSPECTS = `area_id = any ((select access.areas_as('log-inspector'))::uuid[])`;
const WITHHOLDING = [
  `create table "log_withholding" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "person_id" uuid not null, "professional_id" uuid not null, "since" timestamptz not null, "until" timestamptz not null, "reason" text not null, "withheld_by" uuid not null, "withheld_at" timestamptz not null, "lifted_by" uuid null, "lifted_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "log_withholding_person" on "log_withholding" ("person_id")`,
  `alter table "log_withholding" add constraint "log_withholding_id" unique ("id")`,
  `alter table "log_withholding" add constraint "log_withholding_reason_check" check ("reason" in ('client-health', 'rights-of-others', 'childs-interest', 'investigation'))`,
  `alter table "log_withholding" add constraint "log_withholding_order" check (since < until)`,
  `alter table "log_withholding" add constraint "log_withholding_lifted" check ((lifted_at is null) = (lifted_by is null))`,
  `alter table "log_withholding" enable row level security`,
  `alter table "log_withholding" force row level security`,
];
const POLICIES = [
  `create policy "log_withholding_read" on "log_withholding" for select to "yhdessa_app" using (${INSPECTS})`,
  `create policy "log_withholding_new" on "log_withholding" for insert to "yhdessa_app" with check (${INSPECTS} and withheld_by = (select access.principal()) and access.is_of_family(area_id, family_id, person_id))`,
  `create policy "log_withholding_change" on "log_withholding" for update to "yhdessa_app" using (${INSPECTS}) with check (${INSPECTS} and lifted_by = (select access.principal()))`,
  `create policy "log_withholding_delete" on "log_withholding" for delete to "yhdessa_app" using (false)`,
  `create policy "log_withholding_derivation" on "log_withholding" for select to "yhdessa_access" using (true)`,
];

/** What is withheld is never written anew: it is lifted, and withheld once more. */
const PRIVILEGES = `
grant select, insert on log_withholding to yhdessa_app;
grant update (lifted_by, lifted_at, version) on log_withholding to yhdessa_app;
grant select on log_withholding to yhdessa_access;
create trigger change_meets_a_row after update on log_withholding referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/**
 * Where somebody of the family lives in hiding from another of it, in a household of their own, that other hears of no unit:
 * a school or a clinic says in which town. Of a case its log is that of the case, of its family and, for guardians and its counsellor, of the contact from which
 * it came.
 */
const READERS = `
create function access.log_scopes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct s.id) filter (where s.id is not null), '{}')
  from access.access_grant g
  join public.network_case c on c.id = g.scope_id
  cross join lateral (values (c.id), (c.family_id), (case when g.basis in ('guardian', 'counsellor') then c.contact_id end)) s (id)
  where g.principal_id = access.principal() and g.scope_type = 'case' and g.category = 'logs' and g.verb = 'read'
    and g.extent = 'all' and access.opens(g.category) and access.holds(g.valid_from, g.valid_until)
    and c.id <> all (access.withheld_records('network_case'))
$$;
create function access.units_as(of_role text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(m.unit_id), '{}') from access.membership m
  where m.principal_id = access.principal() and m.role = of_role and access.holds(m.valid_from, m.valid_until)
$$;
create function access.is_relative() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.person p where p.id = access.principal())
$$;
create function access.minors_beside_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from public.person me
  join public.person c on c.area_id = me.area_id and c.family_id = me.family_id and c.role = 'child' and c.id <> me.id
  where me.id = access.principal()
$$;
create function access.keeps_units_from_me(of_family uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return access.units_kept_from_me()
    and exists (select from public.person p where p.id = access.principal() and p.family_id = of_family);
create function access.own_prohibitions() returns timestamptz[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(t.at) filter (where t.at is not null), '{}')
  from public.prohibition p cross join lateral (values (p.recorded_at), (p.lifted_at)) t (at)
  where p.child_id = access.principal()
$$;
revoke execute on function access.log_scopes(), access.units_as(text), access.is_relative(), access.keeps_units_from_me(uuid),
  access.own_prohibitions(), access.minors_beside_me() from public;
grant execute on function access.log_scopes(), access.units_as(text), access.is_relative(), access.keeps_units_from_me(uuid),
  access.own_prohibitions(), access.minors_beside_me() to yhdessa_app;
`;

/**
 * A line is of a professional who did it, also by a link, and of one to whom something was disclosed. The family learns of
 * withheld ones on which day there are some and why they are withheld: an hour would tell who it was.
 */
const WITHHELD = `
create function access.is_line_of(professional uuid, principal_id uuid, basis text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(principal_id = professional, false) or split_part(basis, ' to ', 2) = professional::text
    or exists (select from public.invitation i where i.id = principal_id and i.professional_id = professional)
    or exists (select from public.poll_recipient r where r.id = principal_id and r.professional_id = professional)
$$;
create function access.has_withheld_log() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.log_withholding w where w.person_id = access.principal() and w.lifted_at is null)
$$;
create function access.is_log_withheld(principal_id uuid, basis text, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.log_withholding w where w.person_id = access.principal() and w.lifted_at is null
    and w.since <= is_log_withheld.at and is_log_withheld.at < w.until
    and access.is_line_of(w.professional_id, is_log_withheld.principal_id, is_log_withheld.basis))
$$;
create function access.withheld_log(of_case uuid, from_instant timestamptz, until_instant timestamptz)
returns table (id uuid, day timestamptz, reason text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct w.id, date_trunc('day', l.at, 'Europe/Helsinki'), w.reason
  from public.log_withholding w
  join public.network_case c on c.id = of_case and c.family_id = w.family_id
  cross join lateral (select l.at from audit.access_log l
    where l.scope_id = any (array[c.id, c.family_id, c.contact_id])
      and l.at >= greatest(from_instant, w.since) and l.at < least(until_instant, w.until)
      and l.action in ('read', 'record', 'change', 'disclose') and access.is_line_of(w.professional_id, l.principal_id, l.basis)) l
  where w.person_id = access.principal() and w.lifted_at is null and of_case = any (access.log_scopes())
$$;
revoke execute on function access.is_line_of(uuid, uuid, text), access.has_withheld_log(), access.is_log_withheld(uuid, text, timestamptz),
  access.withheld_log(uuid, timestamptz, timestamptz) from public;
grant execute on function access.has_withheld_log(), access.is_log_withheld(uuid, text, timestamptz),
  access.withheld_log(uuid, timestamptz, timestamptz) to yhdessa_app;
`;

/**
 * The staff in the log of a case, by the id under which it stands there: their own, or that of the link by which they came.
 * Also who has left long ago. Not who was refused: who tried in vain has used nothing, and the log inspector knows.
 */
const NAMES = `
create function access.staff_in_log(of_case uuid, from_instant timestamptz, until_instant timestamptz)
returns table (id uuid, name text, title text, by_link boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with line as (
    select distinct l.principal_id, nullif(split_part(l.basis, ' to ', 2), '') as told
    from public.network_case c cross join lateral (select l.principal_id, l.basis from audit.access_log l
      where l.scope_id = any (array[c.id, c.family_id, c.contact_id]) and l.at >= from_instant and l.at < until_instant
        and l.action <> 'refused' and not access.is_log_withheld(l.principal_id, l.basis, l.at)) l
    where c.id = of_case and of_case = any (access.log_scopes())
  ),
  named as (
    select l.principal_id as id, l.principal_id as professional, false as by_link from line l
    union select p.id, p.id, false from public.professional p where p.id::text in (select l.told from line l)
    union select i.id, i.professional_id, true from public.invitation i where i.id in (select l.principal_id from line l)
    union select r.id, r.professional_id, true from public.poll_recipient r where r.id in (select l.principal_id from line l)
  )
  select n.id, p.given_name || ' ' || p.family_name, p.title, n.by_link from named n join public.professional p on p.id = n.professional
$$;
revoke execute on function access.staff_in_log(uuid, timestamptz, timestamptz) from public;
grant execute on function access.staff_in_log(uuid, timestamptz, timestamptz) to yhdessa_app;
`;

/** An inspector knows cases by their log alone: of whom one asks them, they find ids by a name, and never a name. */
const INSPECTING = `
create function access.is_of_family(in_area uuid, of_family uuid, of_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select in_area = any (access.areas_as('log-inspector')) and exists (select from public.person p
    where p.area_id = in_area and p.family_id = of_family and p.id = of_person)
$$;
create function access.scopes_in_log(in_area uuid, of_case uuid, of_family uuid, of_person uuid)
returns table (family_id uuid, scopes uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.family_id, array_agg(distinct s.id)
  from public.network_case c cross join lateral (values (c.id), (c.family_id), (c.contact_id)) s (id)
  where c.area_id = in_area and in_area = any (access.areas_as('log-inspector') || access.areas_as('team-lead'))
    and c.id <> all (access.closed_to_me())
    and (c.id = of_case or c.family_id = of_family
      or c.family_id = (select p.family_id from public.person p where p.area_id = in_area and p.id = of_person))
  group by c.family_id
$$;
create function access.clients_in_log(in_area uuid, family_index bytea, full_index bytea)
returns table (person_id uuid, family_id uuid, role text, case_id uuid, opened_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.family_id, p.role, c.id, c.opened_at, c.closed_at
  from public.person_identity i
  join public.person p on p.area_id = i.area_id and p.id = i.person_id
  join public.network_case c on c.area_id = p.area_id and c.family_id = p.family_id
  where i.area_id = in_area and in_area = any (access.areas_as('log-inspector'))
    and case when full_index is null then i.family_name_index = family_index else i.full_name_index = full_index end
  order by c.opened_at desc, c.id, p.id limit 50
$$;
revoke execute on function access.is_of_family(uuid, uuid, uuid), access.scopes_in_log(uuid, uuid, uuid, uuid),
  access.clients_in_log(uuid, bytea, bytea) from public;
grant execute on function access.is_of_family(uuid, uuid, uuid), access.scopes_in_log(uuid, uuid, uuid, uuid),
  access.clients_in_log(uuid, bytea, bytea) to yhdessa_app;
`;

const UNDO = `
drop function access.clients_in_log(uuid, bytea, bytea), access.scopes_in_log(uuid, uuid, uuid, uuid),
  access.staff_in_log(uuid, timestamptz, timestamptz), access.withheld_log(uuid, timestamptz, timestamptz),
  access.is_log_withheld(uuid, text, timestamptz), access.has_withheld_log(), access.is_line_of(uuid, uuid, text),
  access.own_prohibitions(), access.minors_beside_me(), access.keeps_units_from_me(uuid), access.is_relative(), access.units_as(text), access.log_scopes(), access.is_of_family(uuid, uuid, uuid);
`;

/** What a minor does is never told to others of the family: lines that go away with a prohibition would tell of it. */
const KEPT = `(select access.withheld_records('access_log') || access.minors_beside_me())`;
/**
 * That a minor keeps something is told to nobody else of the family. To the minor also what was taken down on their word:
 * a prohibition has the very moment of its line. Whoever is disqualified in a case inspects and leads nothing of its log.
 */
const PROHIBITING = `array['recordProhibition', 'liftProhibition']`;
/** By its name a line would tell somebody from whom the others hide that they do. */
const HIDING = `array['recordSafetyBan', 'extendSafetyBan', 'endSafetyBan', 'recordHousehold']`;
const READ = {
  before: `(scope_id = any ((select access.scopes('contact', 'logs', 'read') || access.scopes('case', 'logs', 'read'))::uuid[])
    or area_id = any ((select access.areas_as('log-inspector'))::uuid[]))`,
  now: `((scope_id = any ((select access.log_scopes())::uuid[])
      and (principal_id is null or principal_id <> all (${KEPT}::uuid[]))
      and split_part(basis, ' to ', 2) <> all (${KEPT}::text[])
      and (operation <> all (${PROHIBITING}) or principal_id = (select access.principal()) or not (select access.is_relative())
        or at = any ((select access.own_prohibitions())::timestamptz[]))
      and (operation <> all (${HIDING}) or not (select access.units_kept_from_me()))
      and (not (select access.has_withheld_log()) or not access.is_log_withheld(principal_id, basis, at)))
    or ((scope_id is null or scope_id <> all ((select access.closed_to_me())::uuid[]))
      and (area_id = any ((select access.areas_as('log-inspector'))::uuid[])
        or (scope_type is not null and acting_for_unit = any ((select access.units_as('team-lead'))::uuid[])))))`,
};
const reading = (using: string) => `
drop policy read_own_scopes on audit.access_log;
create policy read_own_scopes on audit.access_log for select to yhdessa_app using ${using};
`;
