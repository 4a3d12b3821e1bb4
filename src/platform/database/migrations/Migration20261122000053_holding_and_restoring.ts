import { Migration } from '@mikro-orm/migrations';

/**
 * What is under legal hold keeps its mails and its part of the access log too. What waits for a person can be dropped.
 * Erasing looks at what it erases, not at everything there is, however much that has become.
 */
export class Migration20261122000053_holding_and_restoring extends Migration {
  override up(): void {
    this.addSql(IDS_IN);
    this.asAccess(
      ...DUE,
      whenDue('access.retention_due_of(of_type, of_id) d'),
      effectsOf('platform.ids_in(e.key, e.payload) && ids'),
      HELD,
      forgettable(NOT_OF_HELD),
      ...sweeps(' and m.case_id <> all (access.held_scopes())'),
      SWEEP_RECEIVED,
      DROP,
    );
  }

  override down(): void {
    this.asAccess(
      'drop function access.drop_effect(uuid), access.sweep_received_mails()',
      ...sweeps(''),
      forgettable(''),
      effectsOf(
        `exists (select from regexp_matches(e.key || ' ' || e.payload::text, '${ID}', 'g') m where m[1]::uuid = any (ids))`,
      ),
      whenDue('access.retention_due() d where d.root_type = of_type and d.root_id = of_id'),
      'drop function access.held_scopes(), access.retention_due_of(text, uuid)',
    );
    this.addSql('drop index platform.outbox_effect_ids; drop function platform.ids_in(text, jsonb)');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Effects are found by what they are about: they stay for ever, so that nothing happens twice. */
const IDS_IN = `
create function platform.ids_in(key text, payload jsonb) returns uuid[]
language sql immutable parallel safe cost 1000 set search_path = pg_catalog, pg_temp
  return array(select m[1]::uuid from regexp_matches(key || ' ' || payload::text, '${ID}', 'g') m);
create index outbox_effect_ids on platform.outbox_effect using gin (platform.ids_in(key, payload)) where kind <> 'retention.erase';
`;
const effectsOf = (areOfThem: string) => `
create or replace function access.effects_of(ids uuid[]) returns setof platform.outbox_effect
language sql stable set search_path = pg_catalog, pg_temp as $$
  select e.* from platform.outbox_effect e where e.kind <> 'retention.erase' and ${areOfThem}
$$;
`;

/** When something may go: of everything, and of one root alone. */
const due = (head: string, ofFamily: string, ofContact: string) => `
create or replace function access.${head}
returns table (area_id uuid, kind text, root_type text, root_id uuid, due_on date, automatic boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.*, coalesce((select r.automatic from public.retention_rule r where r.area_id = d.area_id and r.kind = d.kind), false)
  from (
    select k.area_id, 'case' as kind, 'family' as root_type, k.family_id as root_id,
      max(greatest(x.retention_until + 1, access.retention_day(x.closed_at, access.retention_months(k.area_id, 'case')))) as due_on
    from public.network_case k
    join public.case_closing x on x.area_id = k.area_id and x.case_id = k.id and x.closed_at is not null and x.reopened_at is null${ofFamily}
    group by k.area_id, k.family_id
    union all
    select c.area_id, s.kind, 'contact', c.id,
      access.retention_day(coalesce(c.concluded_at, c.received_at), access.retention_months(c.area_id, s.kind))
    from public.contact c
    cross join lateral (select case when exists (select from public.consultation q where q.area_id = c.area_id and q.contact_id = c.id)
      then 'consultation' else 'contact' end as kind) s
    where not exists (select from public.network_case k where k.area_id = c.area_id and k.contact_id = c.id)${ofContact}
  ) d
  where not exists (select from platform.erasure e where e.scope_type = d.root_type and e.scope_id = d.root_id)
$$;
`;
const DUE = [
  due('retention_due()', '', ''),
  due(
    'retention_due_of(of_type text, of_id uuid)',
    "\n    where of_type = 'family' and k.family_id = of_id",
    " and of_type = 'contact' and c.id = of_id",
  ),
  'revoke execute on function access.retention_due_of(text, uuid) from public',
];
const whenDue = (from: string) => `
create or replace function access.erase_when_due(of_type text, of_id uuid, only_automatic boolean) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
  obstacles text[];
begin
  perform access.lock_kin(of_type, of_id);
  select * into found from ${from};
  if found is null then return 'ERASED_ALREADY'; end if;
  if found.due_on > (access.now() at time zone 'Europe/Helsinki')::date then return 'NOT_DUE'; end if;
  if only_automatic and not found.automatic then return 'NOT_AUTOMATIC'; end if;
  obstacles := access.obstacles_of(of_type, of_id);
  if cardinality(obstacles) > 0 then return obstacles[1]; end if;
  perform access.erase(of_type, of_id, found.kind, 'retention', found.due_on, access.now());
  return 'ERASED';
end $$;
`;

/** Ids of everything that goes together with what a legal hold is on. */
const HELD = `
create function access.held_scopes() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(distinct k.scope_id), '{}') from public.legal_hold h
    cross join lateral access.root_of(h.scope_type, h.scope_id) r cross join lateral access.kin_of(r.root_type, r.root_id) k
    where h.lifted_at is null);
revoke execute on function access.held_scopes() from public;
`;

/** A month that tells who looked at something under hold stays whole: the chain is made of months. */
const NOT_OF_HELD = `
    and not exists (select from audit.access_log l where l.at >= p.since and l.at < p.below and l.scope_id = any (access.held_scopes()))`;
const forgettable = (unless: string) => `
create or replace function access.forgettable_log() returns table (name text, below timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.relname::text, p.below from (
    select m.relname, m.month at time zone 'UTC' as since, (m.month + interval '1 month') at time zone 'UTC' as below from (
      select c.relname, to_date(right(c.relname, 6), 'YYYYMM')::timestamp as month
      from pg_inherits h join pg_class c on c.oid = h.inhrelid
      where h.inhparent = 'audit.access_log'::regclass and c.relname ~ '^access_log_[0-9]{6}$') m) p
  where p.below <= access.now() - make_interval(months => greatest(144,
    coalesce((select max(r.months) from public.retention_rule r where r.kind = 'access-log'), 144)))${unless}
  order by p.below
$$;
`;

interface Swept {
  readonly table: string;
  readonly old: string;
  readonly change: string;
}

/** A fortnight after it left, or was called off. */
const mails = (table: string, since: string): Swept => ({
  table,
  old: `m.bytes is not null and m.state <> 'queued' and coalesce(m.handed_over_at, m.${since}) < access.now() - interval '14 days'`,
  change: 'bytes = null',
});
const NOTICES: Swept = {
  table: 'meeting_notice',
  old: "m.content is not null and m.settled_at < access.now() - interval '14 days'",
  change: 'recipient = null, content = null, place = null',
};

/** What the worker sweeps. A change that meets no row is refused, so none is tried. */
const sweep = (name: string, of: readonly Swept[], unless: string) => `
create or replace function access.${name}() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old uuid[];
  swept integer := 0;
begin
  perform access.require_worker();${of
    .map(
      (each) => `
  select array_agg(m.id) into old from public.${each.table} m where ${each.old}${unless};
  if old is not null then
    update public.${each.table} m set ${each.change} where m.id = any (old);
    swept := swept + cardinality(old);
  end if;`,
    )
    .join('')}
  return swept;
end $$;
`;
const sweeps = (unless: string) => [
  sweep(
    'sweep_invitation_messages',
    [mails('invitation_message', 'queued_at'), mails('poll_message', 'queued_at')],
    unless,
  ),
  sweep('sweep_remedy_mails', [mails('invitation_remedy', 'asked_at')], unless),
  sweep('sweep_meeting_notices', [NOTICES], unless),
];

/** What was understood is needed no more after a month; what was not, a person may still want to look at. */
const SWEEP_RECEIVED = `
create function access.sweep_received_mails() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  update platform.inbound_message m set raw = null where m.id in (
    select o.id from platform.inbound_message o
    where o.raw is not null and o.state <> 'received'
      and o.received_at < access.now() - case o.state when 'handled' then interval '30 days' else interval '90 days' end
      and not exists (select from public.invitation i where i.id = o.invitation_id and i.case_id = any (access.held_scopes()))
    for update);
end $$;
revoke execute on function access.sweep_received_mails() from public;
grant execute on function access.sweep_received_mails() to yhdessa_app;
`;

/** What was given up, or held after a restore, will not happen; by an administrator. */
const DROP = `
create function access.drop_effect(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('admin')) = 0 then
    raise exception 'only an administrator drops a dead effect' using errcode = '42501';
  end if;
  update platform.outbox_effect e set state = 'revoked', settled_at = access.now() where e.id = of_id and e.state = 'dead';
  if not found then raise exception 'dropping an effect met no dead one' using errcode = 'P0002'; end if;
end $$;
revoke execute on function access.drop_effect(uuid) from public;
grant execute on function access.drop_effect(uuid) to yhdessa_app;
`;
