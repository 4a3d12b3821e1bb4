import { Migration } from '@mikro-orm/migrations';

/** Units and organisations end: they are found no more, and what was given in their name keeps it. */
export class Migration20261122000058_ended_units extends Migration {
  override up(): void {
    for (const table of ENDING) this.addSql(`alter table "${table}" add column "withdrawn_at" timestamptz null`);
    this.addSql(PRIVILEGES);
    this.addSql(NOBODY_LEFT);
    this.addSql(NO_UNIT_LEFT);
    this.addSql(membersOf(LIVING));
    this.addSql(newUnit('and o.withdrawn_at is null'));
  }

  override down(): void {
    this.addSql(newUnit(''));
    this.addSql(membersOf(''));
    this.addSql('drop trigger no_unit_is_left on organisation');
    this.addSql('drop function access.no_unit_is_left()');
    this.addSql('drop trigger nobody_is_left on unit');
    this.addSql('drop function access.nobody_is_left()');
    for (const table of ENDING) this.addSql(`alter table "${table}" drop column "withdrawn_at"`);
  }
}

const ENDING = ['organisation', 'unit'];

const PRIVILEGES = `
grant update (withdrawn_at) on organisation to yhdessa_app;
grant update (withdrawn_at) on unit to yhdessa_app`;

/**
 * The people of a unit keep its entry, but only an administrator of its area ends it; and not while anybody, or a room,
 * belongs to it: their rights rest on it. Whoever is joining holds the area until they have. What the owner loads, as
 * nobody, is trusted.
 */
const NOBODY_LEFT = `
set local role yhdessa_access;
create function access.nobody_is_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.lock_area(new.area_id, true);
  if new.area_id <> all (access.areas_as('admin')) then
    raise exception 'only an administrator of the area ends a unit' using errcode = '42501';
  end if;
  if exists (select from access.membership m where m.unit_id = new.id
    and (m.valid_until is null or m.valid_until > access.now())) then
    raise exception 'a unit to which somebody belongs does not end' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function access.nobody_is_left() from public;
reset role;
create trigger nobody_is_left before update of withdrawn_at on unit
  for each row when (new.withdrawn_at is distinct from old.withdrawn_at and access.principal() is not null)
  execute function access.nobody_is_left()`;

/** The same of an organisation: its units end before it. */
const NO_UNIT_LEFT = `
set local role yhdessa_access;
create function access.no_unit_is_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.unit u where u.organisation_id = new.id and u.withdrawn_at is null) then
    raise exception 'an organisation that has units does not end' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function access.no_unit_is_left() from public;
reset role;
create trigger no_unit_is_left before update of withdrawn_at on organisation
  for each row when (new.withdrawn_at is distinct from old.withdrawn_at and access.principal() is not null)
  execute function access.no_unit_is_left()`;

/** Whoever ends a unit holds its area meanwhile: it is asked after they are done. */
const LIVING = `if tg_op = 'INSERT' then
    perform access.lock_area(new.area_id, true);
    if exists (select from public.unit u where u.id = new.unit_id and u.withdrawn_at is not null) then
      raise exception 'nobody joins a unit that has ended' using errcode = '42501';
    end if;
  end if;`;
/** As in migration 4, and besides. */
const membersOf = (besides: string) => `
set local role yhdessa_access;
create or replace function access.unit_of_the_area() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  ${besides}
  if not exists (select from public.unit u where u.id = new.unit_id and u.area_id = new.area_id) then
    raise exception 'a membership is in a unit of its area' using errcode = '42501';
  end if;
  return new;
end $$;
reset role`;

/** As in migration 4, and besides. */
const newUnit = (besides: string) =>
  `alter policy "unit_new" on "unit" with check (area_id = any ((select access.areas_as('admin'))::uuid[])
    and area_id = (select o.area_id from organisation o where o.id = organisation_id ${besides}))`;
