import { Migration } from '@mikro-orm/migrations';

/** Consents and bases in law: what the members of a network may know. */
export class Migration20261122000010_consent extends Migration {
  override up(): void {
    // consent
    this.addSql(
      `create table "consent" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "unit_id" uuid not null, "professional_ids" uuid[] not null, "categories" text[] not null, "purpose" text not null, "exclusions" bytea null, "state" text not null, "explained_at" timestamptz not null, "explained_by" uuid not null, "decided_at" timestamptz null, "last_day" date not null, "ends_at" timestamptz not null, "exception_reason" text null, "exception_note" bytea null, "withdrawn_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "consent_case" on "consent" ("area_id", "case_id", "unit_id")`);
    this.addSql(`alter table "consent" add constraint "consent_id" unique ("id")`);
    this.addSql(
      `alter table "consent" add constraint "consent_categories" check (cardinality(categories) > 0 and categories <@ '{identity,needs,minutes,plan,actions}'::text[])`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_decided" check ((state = 'explained') = (decided_at is null))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_withdrawn" check ((state = 'withdrawn') = (withdrawn_at is not null))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_exception" check ((exception_reason is null) = (exception_note is null))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_purpose_check" check ("purpose" in ('network-meeting', 'shared-plan', 'handover'))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_state_check" check ("state" in ('explained', 'given', 'refused', 'withdrawn', 'superseded'))`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_exception_reason_check" check ("exception_reason" in ('cannot-be-reached', 'child-consents-alone', 'court-decision', 'danger'))`,
    );
    this.addSql(`alter table "consent" enable row level security`);
    this.addSql(`alter table "consent" force row level security`);
    this.addSql(
      `create policy "consent_read" on "consent" for select to "yhdessa_app" using ((case_id = any ((select access.cases('consents', 'read'))::uuid[]) or (unit_id = any ((select access.units())::uuid[]) and case_id = any ((select access.cases('consents', 'read', 'addressed'))::uuid[]))) and id <> all ((select access.withheld_records('consent'))::uuid[]))`,
    );
    this.addSql(
      `create policy "consent_new" on "consent" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "consent_change" on "consent" for update to "yhdessa_app" using (case_id = any ((select access.cases('consents', 'write'))::uuid[]) and id <> all ((select access.withheld_records('consent'))::uuid[])) with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "consent_delete" on "consent" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "consent_derivation" on "consent" for select to "yhdessa_access" using (true)`);

    // consent_decision
    this.addSql(
      `create table "consent_decision" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "consent_id" uuid not null, "person_id" uuid not null, "decision" text not null, "form" text not null, "evidence" bytea not null, "decided_at" timestamptz not null, "recorded_by" uuid not null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "consent_decision_consent" on "consent_decision" ("area_id", "consent_id")`);
    this.addSql(
      `alter table "consent_decision" add constraint "consent_decision_decision_check" check ("decision" in ('given', 'refused', 'withdrawn'))`,
    );
    this.addSql(
      `alter table "consent_decision" add constraint "consent_decision_form_check" check ("form" in ('oral', 'written', 'luovutuslupa'))`,
    );
    this.addSql(`alter table "consent_decision" enable row level security`);
    this.addSql(`alter table "consent_decision" force row level security`);
    this.addSql(
      `create policy "consent_decision_read" on "consent_decision" for select to "yhdessa_app" using (case_id = any ((select access.cases('consents', 'read'))::uuid[]) and consent_id <> all ((select access.withheld_records('consent_decision'))::uuid[]))`,
    );
    this.addSql(
      `create policy "consent_decision_new" on "consent_decision" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]) and recorded_by = (select access.principal()) and exists (select from consent o where o.id = consent_decision.consent_id and o.case_id = consent_decision.case_id))`,
    );
    this.addSql(
      `create policy "consent_decision_change" on "consent_decision" for update to "yhdessa_app" using (case_id = any ((select access.cases('consents', 'write'))::uuid[]) and consent_id <> all ((select access.withheld_records('consent_decision'))::uuid[])) with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "consent_decision_delete" on "consent_decision" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "consent_decision_derivation" on "consent_decision" for select to "yhdessa_access" using (true)`,
    );

    // statutory_basis
    this.addSql(
      `create table "statutory_basis" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "unit_id" uuid not null, "categories" text[] not null, "statute" text not null, "reason" bytea not null, "recorded_by" uuid not null, "recorded_at" timestamptz not null, "ends_at" timestamptz not null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "statutory_basis_case" on "statutory_basis" ("area_id", "case_id", "unit_id")`);
    this.addSql(
      `alter table "statutory_basis" add constraint "statutory_basis_categories" check (cardinality(categories) > 0 and categories <@ '{identity,needs,minutes,plan,actions}'::text[])`,
    );
    this.addSql(`alter table "statutory_basis" enable row level security`);
    this.addSql(`alter table "statutory_basis" force row level security`);
    this.addSql(
      `create policy "statutory_basis_read" on "statutory_basis" for select to "yhdessa_app" using ((case_id = any ((select access.cases('consents', 'read'))::uuid[]) or (unit_id = any ((select access.units())::uuid[]) and case_id = any ((select access.cases('consents', 'read', 'addressed'))::uuid[]))) and id <> all ((select access.withheld_records('statutory_basis'))::uuid[]))`,
    );
    this.addSql(
      `create policy "statutory_basis_new" on "statutory_basis" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]) and recorded_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "statutory_basis_change" on "statutory_basis" for update to "yhdessa_app" using (case_id = any ((select access.cases('consents', 'write'))::uuid[]) and id <> all ((select access.withheld_records('statutory_basis'))::uuid[])) with check (case_id = any ((select access.cases('consents', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "statutory_basis_delete" on "statutory_basis" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "statutory_basis_derivation" on "statutory_basis" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(BASES);
    this.addSql('reset role');
    this.addSql(TRIGGERS);
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists statutory_basis, consent_decision, consent');
  }
}

const CHANGEABLE = ['consent', 'statutory_basis'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on consent, consent_decision, statutory_basis to yhdessa_app;
grant update (state, decided_at, exception_reason, exception_note, withdrawn_at, version) on consent to yhdessa_app;
grant update (ended_at, version) on statutory_basis to yhdessa_app;
grant select on consent, consent_decision, statutory_basis to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * What the members of a network may know, and on what basis. Each basis stands alone: the end of one does not end another.
 * A member has a grant only while in the network, in the unit, and within a consent or a basis in law that names that
 * unit. Whoever leaves keeps reading their own actions for thirty days (invariant 9), but not beyond the basis.
 */
const BASES = `
create function access.live_bases(of_case uuid)
returns table (unit uuid, professional_ids uuid[], categories text[], basis text, source uuid, since timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.unit_id, c.professional_ids, c.categories, 'consent', c.id, c.decided_at, c.ends_at
  -- A consent to a handover opens nothing before the handover.
  from public.consent c where c.case_id = of_case and c.state = 'given' and c.purpose <> 'handover'
  union all
  select b.unit_id, '{}', b.categories, 'statute', b.id, b.recorded_at, least(b.ends_at, b.ended_at)
  from public.statutory_basis b where b.case_id = of_case
$$;
create function access.members_of_case(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, unit uuid, authority boolean, categories text[], basis text, source uuid,
  since timestamptz, left_at timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.family_id, n.professional_id, n.unit_id, u.is_authority, b.categories, b.basis, b.source,
    greatest(n.joined_at, b.since, m.valid_from), n.left_at, least(b.until, m.valid_until, c.closed_at)
  from public.network_case c
  join public.network_member n on n.area_id = c.area_id and n.case_id = c.id
  join public.unit u on u.id = n.unit_id
  join access.live_bases(of_case) b on b.unit = n.unit_id
    and (cardinality(b.professional_ids) = 0 or n.professional_id = any (b.professional_ids))
  join access.membership m on m.principal_id = n.professional_id and m.area_id = c.area_id and m.unit_id = n.unit_id
  where c.id = of_case
$$;
create function access.grants_of_case_members(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, m.unit, k.category, k.verb, k.extent, m.basis, m.source, m.since, least(m.left_at, m.until)
  from access.members_of_case(of_case) m, lateral (
    values ('logistics', 'read', case when m.authority then 'all' else 'own' end), ('consents', 'read', 'addressed'), ('actions', 'read', 'own'), ('actions', 'write', 'own')
    union all
    select t, 'read', 'all' from unnest(m.categories) t where t in ('needs', 'minutes', 'plan', 'actions')) k (category, verb, extent)
  where m.since < coalesce(least(m.left_at, m.until), 'infinity')
  union all
  select m.area_id, m.principal, m.unit, 'actions', 'read', 'own', m.basis || '-after-leaving', m.source, greatest(m.since, m.left_at),
    least(m.left_at + interval '30 days', m.until)
  from access.members_of_case(of_case) m
  where m.left_at is not null and m.since <= m.left_at
    and greatest(m.since, m.left_at) < least(m.left_at + interval '30 days', coalesce(m.until, 'infinity'))
$$;
create function access.grants_of_family_members(of_family uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, m.unit, k.category, 'read', 'all', m.basis, m.source, m.since, least(m.left_at, m.until)
  from public.network_case c cross join lateral access.members_of_case(c.id) m,
    (values ('logistics'), ('identity'), ('reach')) k (category)
  where c.family_id = of_family and m.authority and 'identity' = any (m.categories)
    and m.since < coalesce(least(m.left_at, m.until), 'infinity')
$$;
insert into access.grant_source values ('case', 'grants_of_case_members'), ('family', 'grants_of_family_members');
create function access.basis_of_seat(of_case uuid, of_unit uuid, of_professional uuid, until_instant timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp
  return coalesce(
    (select b.basis from access.live_bases(of_case) b
      join access.membership m on m.principal_id = of_professional and m.unit_id = of_unit and access.holds(m.valid_from, m.valid_until)
      where b.unit = of_unit and (cardinality(b.professional_ids) = 0 or of_professional = any (b.professional_ids))
        and access.holds(b.since, b.until) and (b.until is null or b.until >= until_instant) order by b.basis limit 1),
    -- Who answers for the case knows it already.
    (select s.basis from access.staff_of_case(of_case) s
      where s.unit = of_unit and s.principal = of_professional and access.holds(s.since, s.until)
      order by s.basis limit 1));
create function access.basis_of_unit(of_case uuid, of_unit uuid, of_professional uuid, until_instant timestamptz) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
  return case when of_case = any (access.cases('logistics', 'read'))
    then access.basis_of_seat(of_case, of_unit, of_professional, until_instant) end;
revoke execute on function access.live_bases(uuid), access.members_of_case(uuid), access.grants_of_case_members(uuid),
  access.grants_of_family_members(uuid), access.basis_of_seat(uuid, uuid, uuid, timestamptz), access.basis_of_unit(uuid, uuid, uuid, timestamptz) from public;
grant execute on function access.basis_of_unit(uuid, uuid, uuid, timestamptz) to yhdessa_app;
`;

/** A consent that is given or withdrawn acts in the same transaction. */
const TRIGGERS = `
do $$ declare t text; begin
  foreach t in array array['consent', 'statutory_basis'] loop
    execute format('create trigger regrant_new after insert on %I referencing new table as changed for each statement execute function access.regrant_cases_of_changed()', t);
    execute format('create trigger regrant_changed after update on %I referencing new table as changed for each statement execute function access.regrant_cases_of_changed()', t);
  end loop;
end $$;
`;

/** Back to before. */
const UNDO = ` 
delete from access.grant_source where source in ('grants_of_case_members', 'grants_of_family_members');
drop function access.basis_of_unit(uuid, uuid, uuid, timestamptz), access.basis_of_seat(uuid, uuid, uuid, timestamptz), access.grants_of_case_members(uuid), access.grants_of_family_members(uuid),
  access.members_of_case(uuid), access.live_bases(uuid)`;
