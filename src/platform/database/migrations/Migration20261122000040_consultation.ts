import { Migration } from '@mikro-orm/migrations';

/** What professionals ask counsellors: for advice, as work pair, for a network meeting. */
export class Migration20261122000040_consultation extends Migration {
  override up(): void {
    this.addSql(codes(ASKS.now, STATES.now));
    for (const statement of CONSULTATION) this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.addSql(recording(` or ${OWN_QUESTION}`));
    this.addSql('set local role yhdessa_access');
    this.addSql(ASKING);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(UNDO);
    this.addSql('reset role');
    this.addSql(recording(''));
    this.addSql('drop table if exists consultation');
    this.addSql(NAMED_AS_BEFORE);
    this.addSql(codes(ASKS.before, STATES.before));
  }
}

const ASKS = {
  before: "'advice', 'consultation', 'meeting'",
  now: "'advice', 'consultation', 'work-pair', 'meeting'",
};
const ENDS =
  "'received', 'answered', 'not-reached', 'advised', 'directed-to-service', 'case-opened', 'consultation-given'";
const STATES = { before: ENDS, now: `${ENDS}, 'work-pair-agreed'` };
const codes = (asks: string, states: string) => `
alter table "contact" drop constraint "contact_ask_check", drop constraint "contact_state_check";
alter table "contact" add constraint "contact_ask_check" check ("ask" in (${asks}));
alter table "contact" add constraint "contact_state_check" check ("state" in (${states}));
`;

/** What was asked and how it ended, in the words of before: a work pair is a kind of consultation. */
const NAMED_AS_BEFORE = `
alter table "contact" no force row level security;
do $$ begin
  if exists (select from contact where ask = 'work-pair' or state = 'work-pair-agreed') then
    update contact set version = version + 1, ask = case ask when 'work-pair' then 'consultation' else ask end,
      state = case state when 'work-pair-agreed' then 'consultation-given' else state end
    where ask = 'work-pair' or state = 'work-pair-agreed';
  end if;
end $$;
alter table "contact" force row level security;
`;

const granted = (verb: string) => `contact_id = any ((select access.contacts('needs', '${verb}'))::uuid[])`;
const KEPT = "contact_id <> all ((select access.withheld_records('consultation'))::uuid[])";
const CONSULTATION = [
  `create table "consultation" ("area_id" uuid not null, "contact_id" uuid not null, "asked_by" uuid not null, "asked_for_unit" uuid not null, "asked_at" timestamptz not null, "question" bytea not null, "answer" bytea null, "answered_at" timestamptz null, "answered_by" uuid null, "version" int not null default 1, primary key ("area_id", "contact_id"))`,
  `create index "consultation_asked" on "consultation" ("asked_by", "asked_at")`,
  `alter table "consultation" add constraint "consultation_contact" unique ("contact_id")`,
  `alter table "consultation" add constraint "consultation_answered" check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))`,
  `alter table "consultation" enable row level security`,
  `alter table "consultation" force row level security`,
  `create policy "consultation_read" on "consultation" for select to "yhdessa_app" using (${granted('read')} and ${KEPT})`,
  `create policy "consultation_new" on "consultation" for insert to "yhdessa_app" with check (${granted('write')} and asked_by = (select access.principal()) and asked_for_unit = any ((select access.units())::uuid[]))`,
  `create policy "consultation_change" on "consultation" for update to "yhdessa_app" using (${granted('write')} and ${KEPT}) with check (${granted('write')} and answered_by = (select access.principal()))`,
  `create policy "consultation_delete" on "consultation" for delete to "yhdessa_app" using (false)`,
  `create policy "consultation_derivation" on "consultation" for select to "yhdessa_access" using (true)`,
];

/** A question is never changed; an answer may be written anew. */
const PRIVILEGES = `
grant select, insert on consultation to yhdessa_app;
grant update (answer, answered_at, answered_by, version) on consultation to yhdessa_app;
grant select on consultation to yhdessa_access;
create trigger change_meets_a_row after update on consultation referencing new table as changed
  for each statement execute function access.refuse_empty_change();
insert into access.withholdable (record_type, scope_type) values ('consultation', 'contact');
`;

const OWN_QUESTION = `exists (select from consultation o where o.contact_id = contact.id and o.asked_by = (select access.principal()))`;
const recording = (besides: string) => `
drop policy "contact_new" on "contact";
create policy "contact_new" on "contact" for insert to "yhdessa_app" with check (id = any ((select access.contacts('logistics', 'write'))::uuid[]) and recorded_by = (select access.principal()) and (taken_by is null or taken_by = (select access.principal())) and (area_id = any ((select access.areas_as('counsellor'))::uuid[])${besides}));
`;

/**
 * Whoever asks holds the new contact for the moment in which they record it, and not a microsecond longer: then it is the
 * counsellors'. Afterwards they read their question and its answer through a function, and only while they still work for
 * the unit for which they asked.
 */
const ASKING = `
create function access.open_consultation(new_contact uuid, in_area uuid, for_unit uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from access.membership m where m.principal_id = access.principal() and m.area_id = in_area
      and m.unit_id = for_unit and access.holds(m.valid_from, m.valid_until)) then
    raise exception 'only who works for a unit of the area asks its counsellors' using errcode = '42501';
  end if;
  if exists (select from public.contact c where c.id = new_contact)
      or exists (select from public.consultation c where c.contact_id = new_contact)
      or exists (select from access.access_grant g where g.scope_id = new_contact) then
    raise exception 'this id is taken' using errcode = '42501';
  end if;
  insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb, extent,
    basis, source_id, valid_from, valid_until)
  select in_area, 'contact', new_contact, access.principal(), for_unit, c.category, v.verb, 'all', 'asking', new_contact,
    access.now(), access.now() + interval '1 microsecond'
  from (values ('logistics'), ('identity'), ('needs')) c (category), (values ('read'), ('write')) v (verb);
end $$;
create function access.grants_of_contact_asker(of_contact uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select q.area_id, q.asked_by, q.asked_for_unit, k.category, v.verb, 'all', 'asking', q.contact_id, q.asked_at,
    q.asked_at + interval '1 microsecond'
  from public.consultation q, (values ('logistics'), ('identity'), ('needs')) k (category), (values ('read'), ('write')) v (verb)
  where q.contact_id = of_contact
$$;
create function access.own_consultations(at_most integer)
returns table (contact_id uuid, area_id uuid, ask text, state text, asked_at timestamptz, question bytea, answer bytea,
  answered_at timestamptz, answered_by uuid, key_id uuid, wrapped bytea, wrapped_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select q.contact_id, q.area_id, c.ask, c.state, q.asked_at, q.question, q.answer, q.answered_at, q.answered_by, k.id,
    k.wrapped, k.wrapped_by
  from public.consultation q
  join public.contact c on c.area_id = q.area_id and c.id = q.contact_id
  left join platform.data_key k on k.scope_type = 'contact' and k.scope_id = q.contact_id
  where q.asked_by = access.principal() and q.asked_for_unit = any (access.units())
    and q.contact_id <> all (access.withheld_records('consultation'))
  order by q.asked_at desc, q.contact_id desc limit at_most
$$;
create function access.count_consultations(in_area uuid, from_instant timestamptz, until_instant timestamptz)
returns table (sector text, ask text, asked integer, answered integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.sector, c.ask, count(*)::integer, count(*) filter (where c.first_answered_at is not null)::integer
  from public.contact c
  where c.area_id = in_area and in_area = any (access.areas_as('counsellor') || access.areas_as('team-lead'))
    and c.contact_role = 'professional' and c.ask in ('consultation', 'work-pair', 'meeting')
    and c.received_at >= from_instant and c.received_at < until_instant
  group by c.sector, c.ask order by c.sector, c.ask
$$;
create function access.asker_to_tell(of_contact uuid)
returns table (address text, language text, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.consultation q
  join public.contact c on c.area_id = q.area_id and c.id = q.contact_id
  join public.professional p on p.id = q.asked_by
  join public.professional o on o.id = q.answered_by
  left join public.unit u on u.id = c.taken_for_unit
  where q.contact_id = of_contact and exists (select from access.membership m where m.principal_id = q.asked_by
    and m.unit_id = q.asked_for_unit and access.holds(m.valid_from, m.valid_until));
end $$;
revoke execute on function access.open_consultation(uuid, uuid, uuid), access.grants_of_contact_asker(uuid),
  access.own_consultations(integer), access.count_consultations(uuid, timestamptz, timestamptz), access.asker_to_tell(uuid) from public;
grant execute on function access.open_consultation(uuid, uuid, uuid), access.own_consultations(integer),
  access.count_consultations(uuid, timestamptz, timestamptz), access.asker_to_tell(uuid) to yhdessa_app;
insert into access.grant_source values ('contact', 'grants_of_contact_asker');
`;

const UNDO = `
delete from access.grant_source where source = 'grants_of_contact_asker';
delete from access.withholdable where record_type = 'consultation';
drop function access.open_consultation(uuid, uuid, uuid), access.grants_of_contact_asker(uuid), access.own_consultations(integer),
  access.count_consultations(uuid, timestamptz, timestamptz), access.asker_to_tell(uuid);
`;
