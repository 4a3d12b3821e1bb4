import { Migration } from '@mikro-orm/migrations';

/** The access log (703/2023 10 §, 12 years) and its hash chain. */
export class Migration20261121000002_audit extends Migration {
  override up(): void {
    this.addSql('create schema audit');
    this.addSql('grant usage on schema audit to yhdessa_app, yhdessa_access');
    this.addSql(LOG);
    this.addSql(SEAL);
    this.addSql(PARTITIONS);
    this.addSql('set local role yhdessa_access');
    this.addSql(SEALING);
    this.addSql(CHECKING);
    this.addSql(COMPLETING);
    this.addSql('reset role');
    this.addSql(COMPLETED);
  }

  override down(): void {
    this.addSql(
      'drop function access.seal_access_log(timestamptz), access.check_access_log(), access.digest_of(xid8, xid8), access.chained(bytea, xid8, timestamptz, bytea)',
    );
    this.addSql('drop schema audit cascade');
    this.addSql('drop function access.complete_log_line()');
  }
}

/** Ids and coded reasons only. \`basis\` may not be null: a read that nothing allows cannot be logged, so it fails. */
const LOG = `
create table audit.access_log (
  at timestamptz not null,
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  principal_id uuid,
  acting_for_unit uuid,
  action text not null check (action in
    ('read', 'record', 'change', 'disclose', 'refused', 'search', 'admit', 'dismiss', 'sign-in', 'sign-out')),
  operation text not null,
  area_id uuid,
  scope_type text,
  scope_id uuid,
  category text,
  basis text not null,
  primary key (at, id)
) partition by range (at);
create index access_log_scope on audit.access_log (scope_id, at);
create index access_log_principal on audit.access_log (principal_id, at);
create index access_log_xid on audit.access_log (xid, id);
create table audit.access_log_rest partition of audit.access_log default;

alter table audit.access_log enable row level security;
alter table audit.access_log force row level security;
create policy write_own on audit.access_log for insert to yhdessa_app
  with check (principal_id is not distinct from access.principal() and at = access.now());
create policy read_own_scopes on audit.access_log for select to yhdessa_app
  using (scope_id = any ((select access.scopes('contact', 'logs', 'read') || access.scopes('case', 'logs', 'read'))::uuid[])
    or area_id = any ((select access.areas_as('log-inspector'))::uuid[]));
create policy sealing on audit.access_log for select to yhdessa_access using (true);
create policy nobody_changes on audit.access_log for update to yhdessa_app using (false);
create policy nobody_deletes on audit.access_log for delete to yhdessa_app using (false);
create trigger append_only before update or delete on audit.access_log for each row execute function access.refuse();
create trigger append_only_all before truncate on audit.access_log for each statement execute function access.refuse();
grant select, insert (at, principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis)
  on audit.access_log to yhdessa_app;
grant select on audit.access_log to yhdessa_access;
`;

const SEAL = `
create table audit.access_log_seal (
  number integer primary key,
  from_xid xid8 not null,
  below_xid xid8 not null,
  row_count bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  check (from_xid < below_xid)
);
comment on table audit.access_log_seal is 'Each seal covers the log rows of all transactions in [from_xid, below_xid) and the hash of the seal before it.';
alter table audit.access_log_seal enable row level security;
alter table audit.access_log_seal force row level security;
create policy sealing on audit.access_log_seal for all to yhdessa_access using (true) with check (true);
create trigger append_only before update or delete on audit.access_log_seal for each row execute function access.refuse();
create trigger append_only_all before truncate on audit.access_log_seal for each statement execute function access.refuse();
grant select, insert on audit.access_log_seal to yhdessa_access;
`;

/** Run by \`migrate\` each time, as owner. The default partition holds what no month was made for, so no row is lost. */
const PARTITIONS = `
create procedure audit.make_partitions(first_month date, months integer) language plpgsql as $$
declare
  month date;
  name text;
begin
  for month in select (first_month + make_interval(months => n))::date from generate_series(0, months - 1) n loop
    name := 'access_log_' || to_char(month, 'YYYYMM');
    continue when to_regclass('audit.' || name) is not null;
    continue when exists (select from audit.access_log_rest r
      where r.at >= month::timestamp at time zone 'UTC'
        and r.at < (month + interval '1 month')::timestamp at time zone 'UTC');
    execute format('create table audit.%I partition of audit.access_log for values from (%L) to (%L)',
      name, month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
    execute format('create trigger append_only_all before truncate on audit.%I for each statement execute function access.refuse()', name);
  end loop;
end $$;
revoke execute on procedure audit.make_partitions(date, integer) from public;
alter table audit.access_log_rest enable row level security;
alter table audit.access_log_rest force row level security;
create trigger append_only_all before truncate on audit.access_log_rest for each statement execute function access.refuse();
`;

/**
 * A seal covers every row whose transaction id lies below the oldest one still running. Such a row can neither
 * appear later nor is anybody still writing it, so nothing is missed and no reader waits. Returns the chain's new head;
 * null if there was nothing to seal.
 */
const SEALING = `
create function access.digest_of(from_xid xid8, below_xid xid8) returns table (row_count bigint, digest bytea)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
    l.xid::text, l.id, (extract(epoch from l.at) * 1000000)::bigint, l.principal_id, l.acting_for_unit, l.action,
    l.operation, l.area_id, l.scope_type, l.scope_id, l.category, l.basis)::text, 'UTF8')), ''::bytea
    order by l.xid, l.id), ''::bytea))
  from audit.access_log l where l.xid >= from_xid and l.xid < below_xid
$$;
create function access.chained(before bytea, below_xid xid8, sealed_at timestamptz, digest bytea) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp
  return sha256(coalesce(before, ''::bytea)
    || convert_to(below_xid::text || ' ' || (extract(epoch from sealed_at) * 1000000)::bigint::text || ' ', 'UTF8') || digest);
create function access.seal_access_log(at_instant timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last audit.access_log_seal;
  upto xid8;
  content record;
  head bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended('access_log_seal', 0));
  select * into last from audit.access_log_seal order by number desc limit 1;
  upto := pg_snapshot_xmin(pg_current_snapshot());
  if upto < last.below_xid then
    raise exception 'transactions are counted anew since seal %: a restored log is an archive', last.number using errcode = '55000';
  end if;
  if upto = last.below_xid then return null; end if;
  select * into content from access.digest_of(coalesce(last.below_xid, '0'::xid8), upto);
  if content.row_count = 0 then return null; end if;
  head := access.chained(last.hash, upto, at_instant, content.digest);
  insert into audit.access_log_seal values (coalesce(last.number, 0) + 1, coalesce(last.below_xid, '0'::xid8), upto,
    content.row_count, head, at_instant);
  return encode(head, 'hex');
end $$;
revoke execute on function access.seal_access_log(timestamptz), access.digest_of(xid8, xid8) from public;
grant execute on function access.seal_access_log(timestamptz) to yhdessa_app;
`;

/** One row per seal; \`intact\` is false where a row was changed, added or removed, or a seal was. Run as owner. */
const CHECKING = `
create function access.check_access_log() returns table (number integer, row_count bigint, hash text, intact boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.number, s.row_count, encode(s.hash, 'hex'),
    s.row_count = now_there.row_count
      and s.from_xid = coalesce(before.below_xid, '0'::xid8)
      and s.number = coalesce(before.number, 0) + 1
      and s.hash = access.chained(before.hash, s.below_xid, s.sealed_at, now_there.digest)
  from audit.access_log_seal s
  left join lateral (select p.* from audit.access_log_seal p where p.number < s.number order by p.number desc limit 1) before on true
  cross join lateral access.digest_of(s.from_xid, s.below_xid) now_there
  order by s.number
$$;
revoke execute on function access.check_access_log() from public;
`;

/**
 * A line that names no area, a refusal or a sign-in, belongs to the area of what was asked for, else to one of the
 * actor's own: or no inspector would ever see it. Filled in here, because the actor may not know whose it was.
 */
const COMPLETING = `
create function access.complete_log_line() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.area_id := coalesce(
    (select g.area_id from access.access_grant g where g.scope_type = new.scope_type and g.scope_id = new.scope_id limit 1),
    (select m.area_id from access.membership m where m.principal_id = new.principal_id
      and access.holds(m.valid_from, m.valid_until) order by m.valid_from, m.id limit 1));
  new.acting_for_unit := coalesce(new.acting_for_unit,
    (select m.unit_id from access.membership m where m.principal_id = new.principal_id
      and access.holds(m.valid_from, m.valid_until) order by m.area_id = new.area_id desc, m.valid_from, m.id limit 1));
  return new;
end $$;
revoke execute on function access.complete_log_line() from public;
`;

const COMPLETED = `
create trigger complete before insert on audit.access_log
  for each row when (new.area_id is null) execute function access.complete_log_line();
`;
