import { Migration } from '@mikro-orm/migrations';

/** Attempts to sign in at an issuer: begun in one browser, used once. */
export class Migration20261122000031_sign_in_attempts extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLE);
    this.addSql(ATTEMPTS);
    this.addSql(MEANWHILE);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

/** Known by the keyed hash of a cookie only. The application cannot list them. */
const TABLE = `
create table access.sign_in_attempt (
  secret_hash bytea primary key,
  issuer text not null,
  sealed bytea not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  check (begun_at < ends_at)
);
comment on table access.sign_in_attempt is 'A browser that was sent to an issuer. sealed: state, nonce, verifier, and where to go afterwards.';
alter table access.sign_in_attempt enable row level security;
alter table access.sign_in_attempt force row level security;
create policy derivation on access.sign_in_attempt to yhdessa_access using (true) with check (true);
`;

/**
 * Beginning raises the level of the network; where too much failed of late, nothing begins for a while. Taking an attempt
 * ends it, whatever comes of it.
 */
const ATTEMPTS = `
create function access.begin_sign_in(hash bytea, at_issuer text, sealed bytea, until timestamptz, gates jsonb, shut_by text, of_client bytea)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wait integer;
begin
  select ceil(extract(epoch from g.open_at - access.now()))::integer into wait from access.gate g
  where g.name = shut_by and g.subject = of_client and g.open_at > access.now();
  if wait > 0 then return wait; end if;
  wait := access.pass_gates(gates);
  if wait > 0 then return wait; end if;
  insert into access.sign_in_attempt values (hash, at_issuer, sealed, access.now(), until);
  return 0;
end $$;
create function access.take_sign_in(hashes bytea[])
returns table (hash bytea, issuer text, sealed bytea, "begunAt" timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query with taken as (delete from access.sign_in_attempt a where a.secret_hash = any (hashes) returning *)
  select t.secret_hash, t.issuer, t.sealed, t.begun_at from taken t where t.ends_at > access.now();
end $$;
create function access.count_failed_sign_in(gates jsonb) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select access.pass_gates(gates)
$$;
create function access.sweep_sign_in_attempts() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.sign_in_attempt a where a.ends_at <= access.now();
end $$;
revoke execute on function access.begin_sign_in(bytea, text, bytea, timestamptz, jsonb, text, bytea),
  access.take_sign_in(bytea[]), access.count_failed_sign_in(jsonb), access.sweep_sign_in_attempts() from public;
grant execute on function access.begin_sign_in(bytea, text, bytea, timestamptz, jsonb, text, bytea),
  access.take_sign_in(bytea[]), access.count_failed_sign_in(jsonb), access.sweep_sign_in_attempts() to yhdessa_app;
`;

/**
 * Between what an issuer said of somebody and the session that rests on it, the issuer may sign them out, or somebody here
 * cut the link. Whoever does either waits for the session, or the session is not opened.
 */
const MEANWHILE = `
create function access.still_says(of_issuer text, of_subject bytea, of_issuer_session text, asked_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('signing out at ' || of_issuer, 0));
  perform from access.identity i where i.issuer = of_issuer and i.subject_hash = of_subject
    and i.principal_id = access.principal() for key share;
  return found and not exists (select from access.used_logout_token t where t.issuer = of_issuer
    and t.came_at between asked_at and access.now()
    and coalesce(t.subject = of_subject, t.issuer_session is not null)
    and coalesce(t.issuer_session = of_issuer_session, t.issuer_session is null));
end $$;
revoke execute on function access.still_says(text, bytea, text, timestamptz) from public;
grant execute on function access.still_says(text, bytea, text, timestamptz) to yhdessa_app;
`;

/** Back to before. */
const UNDO = `
drop function access.still_says(text, bytea, text, timestamptz);
drop function access.sweep_sign_in_attempts(), access.count_failed_sign_in(jsonb), access.take_sign_in(bytea[]),
  access.begin_sign_in(bytea, text, bytea, timestamptz, jsonb, text, bytea);
drop table access.sign_in_attempt;
`;
