import { Migration } from '@mikro-orm/migrations';

/** How much work everybody has asked for lately, the same for all processes. */
export class Migration20261122000048_work_budget extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLE);
    this.addSql(SPENDING);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

/**
 * Unlogged: it is written with every request, is worth a minute, and may be empty after a crash. The application cannot
 * read it.
 */
const TABLE = `
create unlogged table access.work_budget (
  subject bytea primary key,
  level double precision not null check (level >= 0),
  counted_at timestamptz not null
) with (fillfactor = 50);
comment on table access.work_budget is 'subject: id of a principal, or the keyed hash of the network of who is nobody. level: what was asked for and has not leaked away yet.';
alter table access.work_budget enable row level security;
alter table access.work_budget force row level security;
create policy derivation on access.work_budget to yhdessa_access using (true) with check (true);
`;

/**
 * Spends the cost and answers null; or spends nothing, and answers after how many seconds there is enough again. A
 * budget that stands empty lets anything through once. A clock that was ahead of ours and is not any more blocks nobody.
 */
const SPENDING = `
create function access.spend_work(who bytea, cost double precision, most double precision, per_second double precision, at_instant timestamptz)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare spent double precision := least(greatest(cost, 0), most);
begin
  insert into access.work_budget as b values (who, spent, at_instant)
  on conflict (subject) do update set counted_at = at_instant,
    level = spent + access.work_left(b.level, b.counted_at, per_second, at_instant)
  where spent + access.work_left(b.level, b.counted_at, per_second, at_instant) <= most;
  if found then return null; end if;
  return (select greatest(1, ceil((spent + access.work_left(b.level, b.counted_at, per_second, at_instant) - most) / per_second))
    from access.work_budget b where b.subject = who);
end $$;
create function access.work_left(level double precision, counted_at timestamptz, per_second double precision, at_instant timestamptz)
returns double precision language sql immutable set search_path = pg_catalog, pg_temp
return case when counted_at > at_instant + interval '1 minute' then 0
  else greatest(0, level - greatest(0, extract(epoch from at_instant - counted_at)) * per_second) end;
create function access.sweep_work() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.work_budget b where b.subject in (
    select x.subject from access.work_budget x
    where x.counted_at not between access.now() - interval '1 hour' and access.now() + interval '1 hour'
    for update skip locked);
end $$;
revoke execute on function access.work_left(double precision, timestamptz, double precision, timestamptz),
  access.spend_work(bytea, double precision, double precision, double precision, timestamptz), access.sweep_work() from public;
grant execute on function access.spend_work(bytea, double precision, double precision, double precision, timestamptz),
  access.sweep_work() to yhdessa_app;
`;

/** Back to before. */
const UNDO = `
drop function access.sweep_work(), access.spend_work(bytea, double precision, double precision, double precision, timestamptz),
  access.work_left(double precision, timestamptz, double precision, timestamptz);
drop table access.work_budget;
`;
