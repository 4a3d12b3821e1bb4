import { Migration } from '@mikro-orm/migrations';

/** Passkeys of families, registered on their own phones at a meeting; and the links of people to who identifies them. */
export class Migration20261122000028_passkeys extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(TABLES);
    this.addSql(OFFERING);
    this.addSql(REGISTERING);
    this.addSql(USING);
    this.addSql(KEEPING);
    this.addSql(IDENTIFYING);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
  }
}

/** Public keys open nothing by themselves; all the same the application lists them for their owner and the counsellor only. */
const TABLES = `
create table access.passkey (
  id uuid primary key,
  credential_id bytea not null unique,
  principal_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  browser text not null,
  meeting_id uuid not null,
  vouched_by uuid not null,
  registered_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  check ((revoked_at is null) = (revoked_by is null))
);
comment on table access.passkey is 'A passkey on a phone of a family. vouched_by: the counsellor who had the person before them at that meeting.';
create index passkey_principal on access.passkey (principal_id);
create table access.passkey_offer (
  principal_id uuid primary key,
  label_hash bytea not null unique,
  code_hash bytea not null,
  meeting_id uuid not null,
  vouched_by uuid not null,
  tries_left integer not null check (tries_left >= 0),
  ends_at timestamptz not null
);
comment on table access.passkey_offer is 'A code for registering a passkey, one per person. Found by its first digits, so that wrong others can be counted.';
create table access.passkey_challenge (
  browser_hash bytea not null,
  purpose text not null check (purpose in ('register', 'sign-in')),
  challenge bytea not null,
  principal_id uuid,
  meeting_id uuid,
  vouched_by uuid,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (browser_hash, purpose),
  check ((purpose = 'register') = (principal_id is not null and meeting_id is not null and vouched_by is not null))
);
comment on table access.passkey_challenge is 'What a passkey shall sign, for one browser and once.';
do $$ declare t text; begin
  foreach t in array array['passkey', 'passkey_offer', 'passkey_challenge'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy derivation on access.%I to yhdessa_access using (true) with check (true)', t);
  end loop;
end $$;
`;

/**
 * A counsellor who may write in the case and keeps who the people of the family are offers it to a person of the meeting:
 * others around the table would come in as somebody of whom they may know less. It stands while all of that does. False:
 * another live code begins with the same digits. What was offered to the person before is over.
 */
const OFFERING = `
create function access.is_vouched_for(person uuid, at_meeting uuid, by_counsellor uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select access.may_sign_in(person) and exists (select from public.meeting m
    join public.meeting_participant a on a.area_id = m.area_id and a.meeting_id = m.id and a.person_id = person
    join public.person p on p.id = person
    join access.access_grant g on g.scope_type = 'family' and g.scope_id = p.family_id and g.category = 'identity' and g.verb = 'write'
      and g.extent = 'all' and g.principal_id = by_counsellor and access.holds(g.valid_from, g.valid_until)
    where m.id = at_meeting and m.state <> 'cancelled')
$$;
create function access.offer_passkey(of jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare offer access.passkey_offer := jsonb_populate_record(null::access.passkey_offer, of);
begin
  if not exists (select from public.meeting m where m.id = offer.meeting_id and m.state = 'scheduled'
        and m.case_id = any (access.cases('logistics', 'write')))
    or not access.is_vouched_for(offer.principal_id, offer.meeting_id, access.principal()) then
    raise exception 'a passkey is offered at a meeting to a person of the family' using errcode = '42501';
  end if;
  delete from access.passkey_offer o where o.principal_id = offer.principal_id or o.ends_at <= access.now();
  offer.vouched_by := access.principal();
  insert into access.passkey_offer select offer.* on conflict (label_hash) do nothing;
  return found;
end $$;
revoke execute on function access.is_vouched_for(uuid, uuid, uuid), access.offer_passkey(jsonb) from public;
grant execute on function access.offer_passkey(jsonb) to yhdessa_app;
`;

/**
 * From the code to the stored key. The code is used up by the challenge it opens, the challenge by the answer to it,
 * whatever that is worth; and only a challenge that began with a code lets a key be stored.
 */
const REGISTERING = `
create function access.take_passkey_offer(labels bytea[], codes bytea[], gates jsonb, browser bytea, new_challenge bytea, until timestamptz)
returns table (wait integer, counted boolean, principal uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the access.passkey_offer;
  seconds integer;
begin
  select * into the from access.passkey_offer o where o.label_hash = any (labels) for update;
  seconds := access.pass_gates(gates);
  if seconds > 0 or the.principal_id is null or the.ends_at <= access.now() or the.tries_left = 0 then
    return query select seconds, false, null::uuid;
    return;
  end if;
  if not the.code_hash = any (codes) or not access.is_vouched_for(the.principal_id, the.meeting_id, the.vouched_by) then
    update access.passkey_offer o set tries_left = o.tries_left - 1 where o.principal_id = the.principal_id;
    return query select 0, true, null::uuid;
    return;
  end if;
  delete from access.passkey_offer o where o.principal_id = the.principal_id;
  insert into access.passkey_challenge values (browser, 'register', new_challenge, the.principal_id, the.meeting_id, the.vouched_by, until)
  on conflict (browser_hash, purpose) do update set challenge = excluded.challenge, principal_id = excluded.principal_id,
    meeting_id = excluded.meeting_id, vouched_by = excluded.vouched_by, ends_at = excluded.ends_at, used_at = null;
  return query select 0, true, the.principal_id;
end $$;
create function access.take_passkey_challenge(browsers bytea[], of_purpose text)
returns table (challenge bytea, principal uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update access.passkey_challenge c set used_at = access.now()
  where c.browser_hash = any (browsers) and c.purpose = of_purpose and c.used_at is null and c.ends_at > access.now()
  returning c.challenge, c.principal_id
$$;
create function access.register_passkey(browsers bytea[], of jsonb)
returns table ("vouchedBy" uuid, "areaId" uuid, "caseId" uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added access.passkey := jsonb_populate_record(null::access.passkey, of);
  answered access.passkey_challenge;
begin
  delete from access.passkey_challenge c where c.browser_hash = any (browsers) and c.purpose = 'register'
    and c.principal_id = access.principal() and c.used_at is not null and c.ends_at > access.now() returning * into answered;
  if answered.principal_id is null then
    raise exception 'a passkey is registered with a code of the counsellor' using errcode = '42501';
  end if;
  if not access.is_vouched_for(answered.principal_id, answered.meeting_id, answered.vouched_by) then return; end if;
  added.principal_id := access.principal();
  added.meeting_id := answered.meeting_id;
  added.vouched_by := answered.vouched_by;
  added.registered_at := access.now();
  added.last_used_at := access.now();
  insert into access.passkey select added.* on conflict (credential_id) do nothing;
  if not found then return; end if;
  return query select answered.vouched_by, m.area_id, m.case_id from public.meeting m where m.id = answered.meeting_id;
end $$;
revoke execute on function access.take_passkey_offer(bytea[], bytea[], jsonb, bytea, bytea, timestamptz),
  access.take_passkey_challenge(bytea[], text), access.register_passkey(bytea[], jsonb) from public;
grant execute on function access.take_passkey_offer(bytea[], bytea[], jsonb, bytea, bytea, timestamptz),
  access.take_passkey_challenge(bytea[], text), access.register_passkey(bytea[], jsonb) to yhdessa_app;
`;

/** Signing in. Of two uses that saw the same counter one comes too late: that is how a copied key shows. */
const USING = `
create function access.challenge_passkey(browser bytea, new_challenge bytea, until timestamptz, gates jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare seconds integer := access.pass_gates(gates);
begin
  if seconds > 0 then return seconds; end if;
  insert into access.passkey_challenge (browser_hash, purpose, challenge, ends_at) values (browser, 'sign-in', new_challenge, until)
  on conflict (browser_hash, purpose) do update set challenge = excluded.challenge, ends_at = excluded.ends_at, used_at = null;
  return 0;
end $$;
create function access.passkey_to_check(credential bytea)
returns table (id uuid, principal uuid, "publicKey" bytea, counter bigint, live boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select p.id, p.principal_id, p.public_key, p.counter, p.revoked_at is null and access.may_sign_in(p.principal_id)
  from access.passkey p where p.credential_id = credential;
end $$;
create function access.use_passkey(of_id uuid, seen_counter bigint, new_counter bigint, is_backed_up boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.passkey p set counter = new_counter, backed_up = is_backed_up, last_used_at = access.now()
  where p.id = of_id and p.principal_id = access.principal() and p.revoked_at is null and p.counter = seen_counter
    and access.may_sign_in(p.principal_id);
  return found;
end $$;
revoke execute on function access.challenge_passkey(bytea, bytea, timestamptz, jsonb), access.passkey_to_check(bytea),
  access.use_passkey(uuid, bigint, bigint, boolean) from public;
grant execute on function access.challenge_passkey(bytea, bytea, timestamptz, jsonb), access.passkey_to_check(bytea),
  access.use_passkey(uuid, bigint, bigint, boolean) to yhdessa_app;
`;

/** One's own, or those of a person whose counsellor one is: to look through, and to end together with what they opened. */
const KEEPING = `
create function access.may_keep_passkeys_of(person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select person = access.principal() and access.is_assured()
    or exists (select from public.person p where p.id = person and p.family_id = any (access.families('identity', 'write')))
$$;
create function access.passkeys_of(person uuid)
returns table (id uuid, "credentialId" bytea, transports text[], browser text, "registeredAt" timestamptz, "lastUsedAt" timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.credential_id, p.transports, p.browser, p.registered_at, p.last_used_at from access.passkey p
  where p.principal_id = person and p.revoked_at is null and access.may_keep_passkeys_of(person)
  order by p.registered_at desc, p.id
$$;
create function access.end_passkey(of_id uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  update access.passkey p set revoked_at = access.now(), revoked_by = access.principal()
  where p.id = of_id and p.revoked_at is null and access.may_keep_passkeys_of(p.principal_id)
  returning p.principal_id into whose;
  delete from access.session s where s.principal_id = whose and s.kind = 'session' and whose <> access.principal();
  return whose;
end $$;
create function access.sweep_passkeys() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.passkey_offer o where o.ends_at <= access.now();
  delete from access.passkey_challenge c where c.ends_at <= access.now();
end $$;
revoke execute on function access.may_keep_passkeys_of(uuid), access.passkeys_of(uuid), access.end_passkey(uuid),
  access.sweep_passkeys() from public;
grant execute on function access.passkeys_of(uuid), access.end_passkey(uuid), access.sweep_passkeys() to yhdessa_app;
`;

/**
 * Whom an issuer identifies, for the sign-in desk; the link is made in the name of the person itself, once their names
 * were found to be those recorded: whoever may sign in may be asked for those, also a close person, to whom no grant opens
 * anything of the family. Where no day of birth tells them apart, for the same reason and no longer than that, those of the
 * family who bear the same family name are looked at too. The counsellor sees that there is one, and cuts it.
 */
const IDENTIFYING = `
create function access.person_of_identity(of_issuer text, subject bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  perform access.require_sign_in_desk();
  update access.identity i set last_used_at = greatest(i.last_used_at, access.now())
  where i.issuer = of_issuer and i.subject_hash = subject and access.may_sign_in(i.principal_id)
  returning i.principal_id into who;
  return who;
end $$;
create function access.own_identity()
returns table ("familyId" uuid, "givenName" bytea, "familyName" bytea, "birthDate" bytea, id uuid, wrapped bytea, "wrappedBy" text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (access.is_assured() and access.may_sign_in(access.principal())) then return; end if;
  return query select i.family_id, i.given_name, i.family_name, i.birth_date, k.id, k.wrapped, k.wrapped_by
  from public.person_identity i join platform.data_key k on k.scope_type = 'family' and k.scope_id = i.family_id
  where i.person_id = access.principal();
end $$;
create function access.own_namesakes() returns table ("personId" uuid, "givenName" bytea, "familyName" bytea, "birthDate" bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (access.is_assured() and access.may_sign_in(access.principal())) then return; end if;
  return query select o.person_id, o.given_name, o.family_name, null::bytea
  from public.person_identity i join public.person_identity o on o.area_id = i.area_id and o.family_id = i.family_id
    and o.person_id <> i.person_id and o.family_name_index = i.family_name_index
  where i.person_id = access.principal() and i.birth_date is null;
end $$;
create function access.link_own_identity(of_issuer text, subject bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (access.is_assured() and access.may_sign_in(access.principal())) then return false; end if;
  insert into access.identity values (of_issuer, subject, access.principal(), 'remembered device', access.now(), access.now())
  on conflict do nothing;
  -- The same shown twice at once is the same.
  return found or exists (select from access.identity i where i.issuer = of_issuer and i.subject_hash = subject
    and i.principal_id = access.principal());
end $$;
create function access.identifications_of(person uuid)
returns table (issuer text, "linkedAt" timestamptz, "lastUsedAt" timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.issuer, i.linked_at, i.last_used_at from access.identity i
  join public.person p on p.id = i.principal_id and p.family_id = any (access.families('identity', 'write'))
  where i.principal_id = person order by i.issuer
$$;
create function access.end_identification(person uuid, of_issuer text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.identity i using public.person p
  where i.principal_id = person and i.issuer = of_issuer and p.id = person
    and p.family_id = any (access.families('identity', 'write'));
  if not found then return false; end if;
  delete from access.session s where s.principal_id = person and s.issuer = of_issuer;
  return true;
end $$;
revoke execute on function access.person_of_identity(text, bytea), access.own_identity(), access.own_namesakes(), access.link_own_identity(text, bytea),
  access.identifications_of(uuid), access.end_identification(uuid, text) from public;
grant execute on function access.person_of_identity(text, bytea), access.own_identity(), access.own_namesakes(), access.link_own_identity(text, bytea),
  access.identifications_of(uuid), access.end_identification(uuid, text) to yhdessa_app;
`;

/** Back to before; whoever had a passkey comes in another way. */
const UNDO = `
drop function access.end_identification(uuid, text), access.identifications_of(uuid),
  access.link_own_identity(text, bytea), access.own_namesakes(), access.own_identity(), access.person_of_identity(text, bytea),
  access.sweep_passkeys(), access.end_passkey(uuid), access.passkeys_of(uuid), access.may_keep_passkeys_of(uuid),
  access.use_passkey(uuid, bigint, bigint, boolean), access.passkey_to_check(bytea),
  access.challenge_passkey(bytea, bytea, timestamptz, jsonb), access.register_passkey(bytea[], jsonb),
  access.take_passkey_challenge(bytea[], text),
  access.take_passkey_offer(bytea[], bytea[], jsonb, bytea, bytea, timestamptz), access.offer_passkey(jsonb),
  access.is_vouched_for(uuid, uuid, uuid);
drop table access.passkey_challenge, access.passkey_offer, access.passkey`;
