import { Migration } from '@mikro-orm/migrations';

/** Anybody asks for advice without an account: a contact that nobody recorded but the desk of the door itself. */
export class Migration20261122000056_ask_door extends Migration {
  override up(): void {
    this.addSql(recording(` or ${OF_ADVICE_DESK}`));
    this.addSql('set local role yhdessa_access');
    this.addSql(PRESSES);
    this.addSql(ASKING);
    this.addSql(FEEDBACK);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
    this.addSql(recording(''));
  }
}

const DESK = `'00000000-0000-7000-8000-00000000000f'::uuid`;
const SELF = '(select access.principal())';
const OWN_QUESTION = `exists (select from consultation o where o.contact_id = contact.id and o.asked_by = ${SELF})`;
const OF_ADVICE_DESK = `${SELF} = ${DESK} and channel = 'web-form' and taken_by is null`;
const recording = (besides: string) => `
drop policy "contact_new" on "contact";
create policy "contact_new" on "contact" for insert to "yhdessa_app" with check (id = any ((select access.contacts('logistics', 'write'))::uuid[]) and recorded_by = ${SELF} and (taken_by is null or taken_by = ${SELF}) and (area_id = any ((select access.areas_as('counsellor'))::uuid[]) or ${OWN_QUESTION}${besides}));
`;

/** A form is sent once, however often its button is pressed. Known by keyed hashes, for a day. */
const PRESSES = `
create table access.form_press (
  hash bytea primary key,
  pressed_at timestamptz not null
);
comment on table access.form_press is 'Forms of nobody in particular that were taken: a second press does nothing twice. Keyed hashes, for a day.';
create index form_press_age on access.form_press (pressed_at);
alter table access.form_press enable row level security;
alter table access.form_press force row level security;
create policy derivation on access.form_press to yhdessa_access using (true) with check (true);
create function access.press_once(press bytea) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.form_press p where p.hash in (select o.hash from access.form_press o
    where o.pressed_at < access.now() - interval '1 day' limit 100 for update skip locked);
  insert into access.form_press values (press, access.now()) on conflict do nothing;
  return found;
end $$;
revoke execute on function access.press_once(bytea) from public;
`;

/**
 * The desk holds the new contact for the moment in which it is written, and not a microsecond longer: then it is the duty's.
 * The form comes before the gates, so that a second press waits for the first and is counted by none. Areas, their
 * municipalities and the number of their counselling are told to everybody: they stand on every bus stop.
 */
const ASKING = `
create function access.open_request(new_contact uuid, for_municipality text, press bytea, gates jsonb)
returns table (wait integer, is_new boolean, area uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seconds integer;
  in_area uuid;
begin
  if access.principal() is distinct from ${DESK} then
    raise exception 'only the desk of the door records for whoever asks' using errcode = '42501';
  end if;
  select m.area_id into in_area from public.municipality m where m.code = for_municipality;
  if in_area is null then
    raise exception 'no municipality of ours' using errcode = '42501';
  end if;
  if exists (select from public.contact c where c.id = new_contact)
      or exists (select from access.access_grant g where g.scope_id = new_contact) then
    raise exception 'this id is taken' using errcode = '42501';
  end if;
  if not access.press_once(press) then
    return query select 0, false, in_area;
    return;
  end if;
  seconds := access.pass_gates(gates);
  if seconds > 0 then
    delete from access.form_press p where p.hash = press;
    return query select seconds, false, in_area;
    return;
  end if;
  insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb, extent,
    basis, source_id, valid_from, valid_until)
  select in_area, 'contact', new_contact, access.principal(), null, c.category, v.verb, 'all', 'asking', new_contact,
    access.now(), access.now() + interval '1 microsecond'
  from (values ('logistics'), ('identity'), ('needs')) c (category), (values ('read'), ('write')) v (verb);
  return query select 0, true, in_area;
end $$;
create function access.grants_of_contact_desk(of_contact uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.recorded_by, null::uuid, k.category, v.verb, 'all', 'asking', c.id, c.received_at,
    c.received_at + interval '1 microsecond'
  from public.contact c, (values ('logistics'), ('identity'), ('needs')) k (category), (values ('read'), ('write')) v (verb)
  where c.id = of_contact and c.recorded_by = ${DESK}
$$;
create function access.areas_told() returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'counselling', u.name, 'phone', u.phone,
    'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'fi', m.name_fi, 'sv', m.name_sv)
      order by m.name_fi collate "fi-x-icu"), '[]') from public.municipality m where m.area_id = a.id)) order by a.name, a.id), '[]')
  from public.area a left join lateral (select o.name, o.phone from public.unit o
    where o.area_id = a.id and o.sector = 'service-guidance' and o.phone is not null order by o.name, o.id limit 1) u on true
$$;
revoke execute on function access.open_request(uuid, text, bytea, jsonb), access.grants_of_contact_desk(uuid),
  access.areas_told() from public;
grant execute on function access.open_request(uuid, text, bytea, jsonb), access.areas_told() to yhdessa_app;
insert into access.grant_source values ('contact', 'grants_of_contact_desk');
`;

/** What somebody wrote of our pages waits sealed until its mail has left, and no longer. Read and forgotten by the worker alone. */
const FEEDBACK = `
create table access.page_feedback (
  id uuid primary key,
  words bytea not null,
  written_at timestamptz not null
);
comment on table access.page_feedback is 'Feedback on accessibility, sealed, until its mail has left.';
alter table access.page_feedback enable row level security;
alter table access.page_feedback force row level security;
create policy derivation on access.page_feedback to yhdessa_access using (true) with check (true);
create function access.take_page_feedback(new_id uuid, sealed bytea, press bytea, gates jsonb)
returns table (wait integer, is_new boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare seconds integer;
begin
  if access.principal() is distinct from ${DESK} then
    raise exception 'only the desk of the door takes forms of whoever comes' using errcode = '42501';
  end if;
  if not access.press_once(press) then
    return query select 0, false;
    return;
  end if;
  seconds := access.pass_gates(gates);
  if seconds > 0 then
    delete from access.form_press p where p.hash = press;
    return query select seconds, false;
    return;
  end if;
  insert into access.page_feedback values (new_id, sealed, access.now());
  return query select 0, true;
end $$;
create function access.page_feedback_to_send(of_feedback uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return (select f.words from access.page_feedback f where f.id = of_feedback);
end $$;
create function access.forget_page_feedback(of_feedback uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  delete from access.page_feedback f where f.id = of_feedback;
end $$;
revoke execute on function access.take_page_feedback(uuid, bytea, bytea, jsonb), access.page_feedback_to_send(uuid),
  access.forget_page_feedback(uuid) from public;
grant execute on function access.take_page_feedback(uuid, bytea, bytea, jsonb), access.page_feedback_to_send(uuid),
  access.forget_page_feedback(uuid) to yhdessa_app;
`;

const UNDO = `
drop function access.take_page_feedback(uuid, bytea, bytea, jsonb), access.page_feedback_to_send(uuid),
  access.forget_page_feedback(uuid);
drop table access.page_feedback;
delete from access.grant_source where source = 'grants_of_contact_desk';
drop function access.open_request(uuid, text, bytea, jsonb), access.grants_of_contact_desk(uuid), access.areas_told(),
  access.press_once(bytea);
drop table access.form_press;
`;
