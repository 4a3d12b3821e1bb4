import { Migration } from '@mikro-orm/migrations';

/** How the duty of an area stands, for those who answer for it. */
export class Migration20261121000007_duty_status extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(DUTY_STATUS);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('drop function access.duty_status(uuid)');
  }
}

/**
 * Counts, and when the longest waiting contact came: nothing of any one of them. It must not depend on the caller's
 * own grants, because a counsellor off duty holds none on what waits, and what is withheld from somebody waits all the
 * same. `strict`: without an area there is no answer, so that a caller may ask for none.
 */
const DUTY_STATUS = `
create function access.duty_status(of_area uuid)
returns table (waiting integer, urgent integer, oldest_received_at timestamptz, on_duty integer)
language plpgsql stable strict security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (of_area = any (access.areas_as('counsellor') || access.areas_as('team-lead'))) then
    raise exception 'only counsellors and team leads of the area see how its duty stands' using errcode = '42501';
  end if;
  return query
  select count(*)::integer, (count(*) filter (where c.urgency = 'urgent'))::integer, min(c.received_at),
    (select count(distinct s.principal_id)::integer from public.duty_shift s
      where s.area_id = of_area and s.starts_at <= access.now() and s.ends_at > access.now())
  from public.contact c where c.area_id = of_area and c.taken_by is null and c.concluded_at is null;
end $$;
revoke execute on function access.duty_status(uuid) from public;
grant execute on function access.duty_status(uuid) to yhdessa_app;
`;
