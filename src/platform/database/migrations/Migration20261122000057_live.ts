import { Migration } from '@mikro-orm/migrations';

/** That something changed is told to every process, and each asks whom it may tell. */
export class Migration20261122000057_live extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TELLING);
    this.addSql(LISTENING);
    for (const event of LOSING)
      this.addSql(
        `create trigger ${event}_tells_losses after ${event} on access.access_grant referencing old table as lost for each statement execute function access.tell_losses()`,
      );
    this.addSql('reset role');
    this.addSql(
      'create trigger tell_changes after insert on audit.access_log referencing new table as lines for each statement execute function access.tell_changes()',
    );
  }

  override down(): void {
    this.addSql('drop trigger tell_changes on audit.access_log');
    for (const event of LOSING) this.addSql(`drop trigger ${event}_tells_losses on access.access_grant`);
    this.addSql(
      'drop function access.tell_changes(), access.tell_losses(), access.listening(uuid[], jsonb, jsonb, timestamptz)',
    );
  }
}

/** A grant is taken away, or given an end. */
const LOSING = ['delete', 'update'] as const;

/**
 * Every change of what somebody may see leaves a line in the access log, whoever makes it and by whatever way: so the log
 * tells it. A grant that ends may take something from the screen of who is signed in. Ids and codes alone, and nothing
 * before the commit. What happens twice in a transaction is told once.
 */
const TELLING = `
create function access.tell_changes() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('change', concat_ws(' ', l.scope_type, l.scope_id, l.category)) from (
    select distinct scope_type, scope_id, category from lines
    where action in ('record', 'change', 'disclose') and scope_type is not null and scope_id is not null
      and category is not null) l;
  return null;
end $$;
create function access.tell_losses() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('change', concat_ws(' ', 'lost', l.scope_id, l.category, l.principal_id))
  from (select distinct principal_id, scope_id, category from lost
    where verb = 'read' and extent = 'all' and coalesce(access.holds(valid_from, valid_until), true)) l
  where exists (select from access.session s where s.principal_id = l.principal_id);
  return null;
end $$;
revoke execute on function access.tell_changes(), access.tell_losses() from public;
`;

/**
 * Of these sessions the living ones, each with what of the changed it may hear of: the whole of that category of the scope is
 * theirs to read, at this very moment. And whether anything of which they lost a grant is really theirs no more. Being
 * listened to is no use of a session, so it still ends when nobody does anything.
 */
const LISTENING = `
create function access.listening(sessions uuid[], changed jsonb, lost jsonb, at_instant timestamptz)
returns table (session uuid, heard uuid[], "hasLost" boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, array(
    select distinct c.scope_id from jsonb_to_recordset(changed) as c (scope_type text, scope_id uuid, category text)
    join access.access_grant g on g.principal_id = s.principal_id and g.scope_type = c.scope_type and g.category = c.category
      and g.verb = 'read' and g.scope_id = c.scope_id and g.extent = 'all'
      and g.valid_from <= at_instant and (g.valid_until is null or g.valid_until > at_instant)
    where not exists (select from access.withheld w where w.person_id = s.principal_id and w.record_id = c.scope_id)),
    exists (select from jsonb_to_recordset(lost) as l (principal_id uuid, scope_id uuid, category text)
      where l.principal_id = s.principal_id and not exists (select from access.access_grant g
        where g.principal_id = s.principal_id and g.scope_id = l.scope_id and g.category = l.category
          and g.verb = 'read' and g.extent = 'all'
          and g.valid_from <= at_instant and (g.valid_until is null or g.valid_until > at_instant)))
  from access.session s
  where s.id = any (sessions) and s.kind = 'session' and s.ends_at > at_instant and s.seen_at + s.idle > at_instant
$$;
revoke execute on function access.listening(uuid[], jsonb, jsonb, timestamptz) from public;
grant execute on function access.listening(uuid[], jsonb, jsonb, timestamptz) to yhdessa_app;
`;
