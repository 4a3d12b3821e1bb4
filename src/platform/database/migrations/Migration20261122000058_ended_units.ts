import { Migration } from '@mikro-orm/migrations';

/** Units and organisations end: they are found no more, and what was given in their name keeps it. */
export class Migration20261122000058_ended_units extends Migration {
  override up(): void {
    for (const table of ENDING) this.addSql(`alter table "${table}" add column "withdrawn_at" timestamptz null`);
    this.addSql(PRIVILEGES);
    this.addSql(NOBODY_LEFT);
  }

  override down(): void {
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
 * belongs to it: their rights rest on it. What the owner loads, as nobody, is trusted.
 */
const NOBODY_LEFT = `
set local role yhdessa_access;
create function access.nobody_is_left() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
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
