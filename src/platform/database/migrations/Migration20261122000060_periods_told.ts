import { Migration } from '@mikro-orm/migrations';

/** How long an area keeps what is told to everybody, with its name and number: never the number of a unit that has ended. */
export class Migration20261122000060_periods_told extends Migration {
  override up(): void {
    this.tell(PERIODS, 'and o.withdrawn_at is null');
  }

  override down(): void {
    this.tell('', '');
  }

  private tell(besides: string, living: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(areasTold(besides, living));
    this.addSql('reset role');
  }
}

/** In months, by the area's own rules where it has some. What professionals ask each other is nobody's of the family. */
const PERIODS = `, 'kept', jsonb_build_object('contact', access.retention_months(a.id, 'contact'),
    'case', access.retention_months(a.id, 'case'), 'log', access.retention_months(a.id, 'access-log'))`;

const areasTold = (besides: string, living: string) => `
create or replace function access.areas_told() returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'counselling', u.name, 'phone', u.phone,
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'fi', m.name_fi, 'sv', m.name_sv)
      order by m.name_fi collate "fi-x-icu"), '[]') from public.municipality m where m.area_id = a.id)${besides}) order by a.name, a.id), '[]')
  from public.area a left join lateral (select o.name, o.phone from public.unit o
    where o.area_id = a.id and o.sector = 'service-guidance' and o.phone is not null ${living} order by o.name, o.id limit 1) u on true
$$;
`;
