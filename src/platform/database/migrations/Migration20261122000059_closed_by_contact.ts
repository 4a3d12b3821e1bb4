import { Migration } from '@mikro-orm/migrations';

/** With a contact, closed cases are those to which it leads alone: one's own of other families beside them would mislead. */
export class Migration20261122000059_closed_by_contact extends Migration {
  override up(): void {
    this.asAccess(closedCases('of_contact is null and c.counsellor_id = access.principal()'));
  }

  override down(): void {
    this.asAccess(closedCases('c.counsellor_id = access.principal()'));
  }

  private asAccess(statement: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(statement);
    this.addSql('reset role');
  }
}

/** As in migration 52 but for when one's own are found. */
const closedCases = (own: string) => `
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
  select c.id, c.area_id, c.closed_at,
    (select w.reason from public.case_closing_reason w where w.area_id = x.area_id and w.closing_id = x.id),
    x.retention_until, u.unit, c.counsellor_id = access.principal()
  from public.network_case c
  join public.case_closing x on x.area_id = c.area_id and x.case_id = c.id and x.closed_at is not null and x.reopened_at is null
  cross join lateral (select access.reopening_unit(c.id) as unit) u
  where c.area_id = in_area and c.state = 'closed' and u.unit is not null
    and (${own} or c.family_id in (select k.family_id from known k))
  order by c.closed_at desc, c.id limit 100
$$;`;
