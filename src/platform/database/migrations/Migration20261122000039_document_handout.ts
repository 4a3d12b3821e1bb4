import { Migration } from '@mikro-orm/migrations';

/** To whom the plan was handed out on paper or read aloud, and who may be. */
export class Migration20261122000039_document_handout extends Migration {
  override up(): void {
    this.addSql(
      `create table "document_handout" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "plan_version_id" uuid not null, "person_id" uuid null, "unit_id" uuid null, "how" text not null, "basis" text not null, "handed_at" timestamptz not null, "handed_by" uuid not null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "document_handout_version" on "document_handout" ("area_id", "plan_version_id")`);
    this.addSql(
      `alter table "document_handout" add constraint "document_handout_one" check ((person_id is null) <> (unit_id is null))`,
    );
    this.addSql(
      `alter table "document_handout" add constraint "document_handout_how_check" check ("how" in ('paper', 'read-aloud', 'electronic'))`,
    );
    this.addSql(`alter table "document_handout" enable row level security`);
    this.addSql(`alter table "document_handout" force row level security`);
    this.addSql(
      `create policy "document_handout_read" on "document_handout" for select to "yhdessa_app" using (${inCases('read')} and ${KEPT})`,
    );
    this.addSql(
      `create policy "document_handout_new" on "document_handout" for insert to "yhdessa_app" with check (${inCases('write')} and handed_by = (select access.principal()) and exists (select from plan_version o where o.id = document_handout.plan_version_id and o.case_id = document_handout.case_id))`,
    );
    this.addSql(
      `create policy "document_handout_change" on "document_handout" for update to "yhdessa_app" using (${inCases('write')} and ${KEPT}) with check (${inCases('write')})`,
    );
    this.addSql(
      `create policy "document_handout_delete" on "document_handout" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "document_handout_derivation" on "document_handout" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(PRIVILEGES);
    this.asAccess(RECIPIENT);
    this.addSql(operators("action in ('change', 'disclose')"));
    this.addSql(OPERATORS_NAME_THE_CASE);
  }

  override down(): void {
    this.addSql('revoke insert (area_id, scope_type, scope_id, category) on audit.access_log from yhdessa_access');
    this.addSql(operators("action = 'change'"));
    this.asAccess('drop function access.basis_of_copy(uuid, uuid, uuid)');
    this.addSql('drop table if exists document_handout');
  }

  private asAccess(statement: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(statement);
    this.addSql('reset role');
  }
}

const inCases = (verb: string) => `case_id = any ((select access.cases('plan', '${verb}'))::uuid[])`;
const KEPT = `id <> all ((select access.withheld_records('document_handout'))::uuid[])`;

/** What was handed out stays so. */
const PRIVILEGES = `
grant select, insert on document_handout to yhdessa_app;
grant select on document_handout to yhdessa_access;`;

/**
 * On what basis a person of the family or a unit may have the plan, for whoever writes it; null: on none. A unit is
 * named by a consent or a basis in law also while nobody of it is in the network. A child gets its own plan. Whoever
 * sees the shared goal alone does not get the whole. \`is_kept\`: something of the case or the family is withheld from the
 * person, so that somebody else's print may hold what is not for them (invariant 16).
 */
const RECIPIENT = `
create function access.basis_of_copy(of_case uuid, of_person uuid, of_unit uuid) returns table (basis text, is_kept boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(
      (select min(g.basis) from access.access_grant g where g.scope_type = 'case' and g.scope_id = of_case and g.category = 'plan'
        and g.verb = 'read' and g.extent <> 'addressed' and (g.principal_id = of_person or g.acting_for_unit = of_unit)
        and access.holds(g.valid_from, g.valid_until)),
      (select min(b.basis) from access.live_bases(of_case) b where b.unit = of_unit and 'plan' = any (b.categories)
        and access.holds(b.since, b.until)),
      (select 'child' from public.person p where p.id = of_person and p.family_id = c.family_id and p.role = 'child')),
    exists (select from access.withheld w where w.person_id = of_person
      and (w.scope_type = 'case' and w.scope_id = c.id or w.scope_type = 'family' and w.scope_id = c.family_id))
  from public.network_case c where c.id = of_case and c.id = any (access.cases('plan', 'write'))
$$;
revoke execute on function access.basis_of_copy(uuid, uuid, uuid) from public;
grant execute on function access.basis_of_copy(uuid, uuid, uuid) to yhdessa_app;
`;

/** What a command gave out is a disclosure, and says of which case. */
const operators = (what: string) => `
alter policy operators on audit.access_log
  with check (principal_id = '00000000-0000-7000-8000-00000000000e' and ${what} and basis = 'operator')`;
const OPERATORS_NAME_THE_CASE =
  'grant insert (area_id, scope_type, scope_id, category) on audit.access_log to yhdessa_access';
