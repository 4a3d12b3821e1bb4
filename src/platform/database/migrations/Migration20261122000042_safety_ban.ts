import { Migration } from '@mikro-orm/migrations';

/** Safety bans (turvakielto), who of a family lives together, and a place of its own for where people meet. */
export class Migration20261122000042_safety_ban extends Migration {
  override up(): void {
    this.addSql(CONTACT);
    for (const statement of [...SAFETY_BAN, ...HOUSEHOLD_MEMBER, ...MEETING_PLACE, ...CONTACT_HOME])
      this.addSql(statement);
    this.addSql(PLACES_MOVE);
    this.addSql(PRIVILEGES);
    this.asAccess(`${SHELTER}${UNITS}`);
    for (const each of RESTRICTED) this.addSql(shelter(each));
    this.asAccess(
      `${SECRET}${rewritten('content_of_calendar_feed', ...FEED)}${rewritten('standing_of_notice', ...NOTICE)}`,
    );
    this.addSql(TRIGGERS);
    this.asAccess(CLOSED);
  }

  override down(): void {
    this.addSql('drop trigger carry_safety_ban on network_case; drop trigger shelter on safety_ban');
    for (const [table] of RESTRICTED) this.addSql(`drop policy "${table}_sheltered" on "${table}"`);
    this.addSql(PLACES_BACK);
    this.asAccess(
      `${rewritten('content_of_calendar_feed', FEED[1], FEED[0])}${rewritten('standing_of_notice', NOTICE[1], NOTICE[0])}${UNSECRET}`,
    );
    this.addSql(CONTACT_BACK);
    this.addSql('drop table meeting_place, household_member, safety_ban');
  }

  private asAccess(statement: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(statement);
    this.addSql('reset role');
  }
}

/** Those who keep how the family is reached: nobody else reads that there is a ban, or who lives with whom. */
const KEEPERS = `family_id = any ((select access.families('reach', 'write'))::uuid[])`;
const ofPerson = (table: string) =>
  `exists (select from person o where o.id = ${table}.person_id and o.family_id = ${table}.family_id)`;

const secured = (table: string, rules: readonly string[]) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
  ...rules,
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
];
const keptByKeepers = (table: string, add: string) =>
  secured(table, [
    `create policy "${table}_read" on "${table}" for select to "yhdessa_app" using (${KEEPERS})`,
    `create policy "${table}_new" on "${table}" for insert to "yhdessa_app" with check (${KEEPERS} and ${add})`,
    `create policy "${table}_change" on "${table}" for update to "yhdessa_app" using (${KEEPERS}) with check (${KEEPERS})`,
  ]);

const SAFETY_BAN = [
  `create table "safety_ban" ("area_id" uuid not null, "id" uuid not null, "family_id" uuid not null, "person_id" uuid null, "since" date null, "last_day" date null, "evidence" bytea null, "recorded_by" uuid not null, "recorded_at" timestamptz not null, "ended_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "safety_ban_family" on "safety_ban" ("family_id")`,
  `alter table "safety_ban" add constraint "safety_ban_id" unique ("id")`,
  `create unique index "safety_ban_told_once" on "safety_ban" ("family_id") where person_id is null and ended_at is null`,
  `alter table "safety_ban" add constraint "safety_ban_whole" check ((person_id is null) = (last_day is null) and (person_id is null) = (since is null) and (person_id is null) = (evidence is null))`,
  `alter table "safety_ban" add constraint "safety_ban_order" check (since <= last_day)`,
  ...keptByKeepers(
    'safety_ban',
    `recorded_by = (select access.principal()) and exists (select from person o where o.id = safety_ban.person_id and o.family_id = safety_ban.family_id)`,
  ),
  `create policy "safety_ban_carried" on "safety_ban" for insert to "yhdessa_access" with check (true)`,
];

const HOUSEHOLD_MEMBER = [
  `create table "household_member" ("area_id" uuid not null, "person_id" uuid not null, "family_id" uuid not null, "household_id" uuid not null, "since" timestamptz not null, primary key ("area_id", "person_id"))`,
  `create index "household_member_family" on "household_member" ("area_id", "family_id")`,
  ...keptByKeepers('household_member', ofPerson('household_member')),
];

/** As the meeting itself is read and arranged. */
const ofMeeting = (verb: 'read' | 'write') =>
  `(case_id = any ((select access.cases('logistics', '${verb}'))::uuid[]) or (meeting_id = any ((select access.meetings_i_sit_at())::uuid[]) and case_id = any ((select access.cases('logistics', '${verb}', 'own'))::uuid[])))`;
const TOLD = `meeting_id <> all ((select access.places_kept_from_me())::uuid[])`;
const OPEN = `meeting_id <> all ((select access.withheld_records('meeting_place'))::uuid[])`;

const MEETING_PLACE = [
  `create table "meeting_place" ("area_id" uuid not null, "meeting_id" uuid not null, "case_id" uuid not null, "place" bytea null, "municipality" varchar(3) null, primary key ("area_id", "meeting_id"))`,
  `alter table "meeting_place" add constraint "meeting_place_area_id_meeting_id_foreign" foreign key ("area_id", "meeting_id") references "meeting" ("area_id", "id") on update cascade on delete cascade`,
  ...secured('meeting_place', [
    `create policy "meeting_place_read" on "meeting_place" for select to "yhdessa_app" using (${ofMeeting('read')} and ${OPEN})`,
    `create policy "meeting_place_new" on "meeting_place" for insert to "yhdessa_app" with check (${ofMeeting('write')} and exists (select from meeting o where o.id = meeting_place.meeting_id and o.case_id = meeting_place.case_id))`,
    `create policy "meeting_place_change" on "meeting_place" for update to "yhdessa_app" using (${ofMeeting('write')} and ${OPEN}) with check (${ofMeeting('write')})`,
  ]),
];

const CONTACT_HOME = [
  `create table "contact_home" ("area_id" uuid not null, "contact_id" uuid not null, "municipality" text not null, primary key ("area_id", "contact_id"))`,
  `alter table "contact_home" add constraint "contact_home_area_id_contact_id_foreign" foreign key ("area_id", "contact_id") references "contact" ("area_id", "id") on update cascade on delete cascade`,
  ...secured('contact_home', [
    `create policy "contact_home_read" on "contact_home" for select to "yhdessa_app" using (contact_id = any ((select access.contacts('identity', 'read'))::uuid[]) and exists (select from contact c where c.id = contact_id and (c.taken_by = (select access.principal()) or not c.has_safety_ban)))`,
    `create policy "contact_home_new" on "contact_home" for insert to "yhdessa_app" with check (contact_id = any ((select access.contacts('identity', 'write'))::uuid[]))`,
    `create policy "contact_home_change" on "contact_home" for update to "yhdessa_app" using (contact_id = any ((select access.contacts('identity', 'write'))::uuid[])) with check (contact_id = any ((select access.contacts('identity', 'write'))::uuid[]))`,
  ]),
  `create policy "contact_home_carried" on "contact_home" for insert to "yhdessa_access" with check (true)`,
];

const PLACES_MOVE = `
insert into meeting_place (area_id, meeting_id, case_id, place, municipality)
  select area_id, id, case_id, place, municipality from meeting where coalesce(place::text, municipality) is not null;
alter table meeting drop column place, drop column municipality;
`;
const PLACES_BACK = `
alter table meeting add column place bytea null, add column municipality varchar(3) null;
alter table meeting disable trigger change_meets_a_row;
update meeting m set place = l.place, municipality = l.municipality from meeting_place l where l.meeting_id = m.id;
alter table meeting enable trigger change_meets_a_row;
grant update (place, municipality) on meeting to yhdessa_app;
`;

/** Where a family with a ban lives stands apart from the contact, which others read too. */
const CONTACT = `
alter table contact add column has_safety_ban boolean not null default false;
alter table contact alter column municipality drop not null;
alter table contact add constraint contact_municipality_told check (has_safety_ban = (municipality is null));
create policy "contact_sheltered" on "contact" for update to "yhdessa_access" using (true) with check (true);
create policy "feedback_answer_sheltered" on "feedback_answer" for update to "yhdessa_access" using (true) with check (true);
`;
const CONTACT_BACK = `
drop policy "feedback_answer_sheltered" on "feedback_answer";
revoke update (municipality) on feedback_answer, feedback_request from yhdessa_access;
drop policy "contact_sheltered" on "contact";
revoke update (municipality, has_safety_ban) on contact from yhdessa_access;
alter table contact drop constraint contact_municipality_told;
alter table contact disable trigger change_meets_a_row;
update contact c set municipality = h.municipality from contact_home h where h.contact_id = c.id and c.municipality is null;
alter table contact enable trigger change_meets_a_row;
drop table contact_home;
alter table contact drop column has_safety_ban;
alter table contact alter column municipality set not null;
`;

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on safety_ban, household_member, meeting_place, contact_home to yhdessa_app;
grant update (last_day, evidence, ended_at, version) on safety_ban to yhdessa_app;
grant update (household_id, since) on household_member to yhdessa_app;
grant update (place, municipality) on meeting_place to yhdessa_app;
grant update (municipality) on contact_home to yhdessa_app;
grant update (has_safety_ban) on contact to yhdessa_app;
grant select on household_member, meeting_place to yhdessa_access;
grant select, insert on safety_ban, contact_home to yhdessa_access;
grant update (municipality, has_safety_ban) on contact to yhdessa_access;
grant update (municipality) on feedback_request, feedback_answer to yhdessa_access;
${['safety_ban', 'household_member', 'meeting_place', 'contact_home']
  .map(
    (table) => `create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change();`,
  )
  .join('\n')}
`;

/**
 * Everybody in the household of somebody with a live ban. What was only told in a contact names nobody yet: it shelters
 * everybody of the family, each apart from the others. Starts from the bans, which are few.
 */
const SHELTER = `
create function access.live_safety_bans() returns setof public.safety_ban
language sql stable set search_path = pg_catalog, pg_temp as $$
  select b.* from public.safety_ban b where b.ended_at is null
    and (b.last_day is null or b.last_day >= (access.now() at time zone 'Europe/Helsinki')::date)
$$;
create function access.sheltered_people() returns table (area_id uuid, family_id uuid, person_id uuid, household_id uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct p.area_id, p.family_id, p.id, case when b.person_id is not null then coalesce(h.household_id, p.family_id) end
  from access.live_safety_bans() b
  left join public.household_member o on o.area_id = b.area_id and o.person_id = b.person_id
  join public.person p on p.area_id = b.area_id and p.family_id = b.family_id
  left join public.household_member h on h.area_id = p.area_id and h.person_id = p.id
  where b.person_id is null or coalesce(o.household_id, b.family_id) = coalesce(h.household_id, p.family_id)
$$;
/*
 * Sheltered is whoever may live with them; told is only who is known to: they themselves, and whose household somebody
 * recorded. A separated parent of whom nobody wrote down where they live hears nothing.
 */
create function access.is_known_at_home(of_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from access.live_safety_bans() b where b.person_id = of_person)
    or exists (select from public.household_member h where h.person_id = of_person);
create function access.sheltered_from_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct s.person_id), '{}') from access.sheltered_people() s
  where s.person_id is distinct from access.principal()
    and s.family_id <> all (access.families('reach', 'write'))
$$;
create function access.places_kept_from_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sheltered as (select * from access.sheltered_people()),
  of_case as (
    select c.area_id, c.id, c.family_id from public.network_case c
    where (c.area_id, c.family_id) in (select s.area_id, s.family_id from sheltered s)
      and c.id <> all (access.cases('logistics', 'write'))
      and exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = 'case'
        and g.scope_id = c.id and access.holds(g.valid_from, g.valid_until))),
  -- Those of the one sheltered household, signed in fully.
  at_home as (
    select c.id from of_case c join sheltered s on s.family_id = c.family_id and s.person_id = access.principal()
    where access.is_assured() and access.is_known_at_home(s.person_id) and not exists (select from sheltered o
      where o.family_id = c.family_id and o.household_id is distinct from s.household_id) and s.household_id is not null)
  select coalesce(array_agg(m.id), '{}') from of_case c
  join public.meeting m on m.area_id = c.area_id and m.case_id = c.id
  where c.id not in (select h.id from at_home h)
    and not (access.is_assured() and exists (
      select from public.invitation i
      join public.unit u on u.id = i.unit_id and u.is_authority
      join access.access_grant g on g.principal_id = i.professional_id and g.scope_type = 'case' and g.scope_id = i.case_id
        and g.category = 'logistics' and g.acting_for_unit = i.unit_id and g.basis in ('consent', 'statute')
        and access.holds(g.valid_from, g.valid_until)
      where i.area_id = m.area_id and i.meeting_id = m.id and i.professional_id = access.principal()
        and i.cancelled_at is null and i.state not in ('declined', 'delegated', 'cancelled')))
$$;
create function access.notice_keeps_place() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from public.meeting_notice n where n.id = access.principal()
    and access.keeps_place_secret(n.area_id, n.case_id));
create function access.reminder_of_safety_ban(of_ban uuid)
returns table (address text, language text, due_on date, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select o.email, o.language, b.last_day, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from access.live_safety_bans() b
  join public.network_case c on c.area_id = b.area_id and c.family_id = b.family_id and c.state <> 'closed'
  join public.professional o on o.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  -- One that has been extended meanwhile has time.
  where b.id = of_ban and (b.last_day - interval '1 month')::date <= (access.now() at time zone 'Europe/Helsinki')::date
  order by c.opened_at desc, c.id limit 1;
end $$;
create function access.shelter_contacts(of_family uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare told uuid[];
begin
  select array_agg(k.id) into told from public.network_case c
  join public.contact k on k.area_id = c.area_id and k.id = c.contact_id and not k.has_safety_ban
  where c.family_id = of_family;
  if told is null then return; end if;
  insert into public.contact_home (area_id, contact_id, municipality)
    select k.area_id, k.id, k.municipality from public.contact k where k.id = any (told)
      and not exists (select from public.contact_home h where h.area_id = k.area_id and h.contact_id = k.id);
  update public.contact set has_safety_ban = true, municipality = null where id = any (told);
  if exists (select from public.feedback_request r where r.scope_id = any (told) and r.municipality is not null) then
    update public.feedback_request set municipality = null where scope_id = any (told) and municipality is not null;
  end if;
  if exists (select from public.feedback_answer a where a.scope_id = any (told) and a.municipality is not null) then
    update public.feedback_answer set municipality = null where scope_id = any (told) and municipality is not null;
  end if;
end $$;
create function access.carry_safety_ban() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare live boolean := exists (select from access.live_safety_bans() b where b.family_id = new.family_id);
begin
  if not live and exists (select from public.contact k where k.area_id = new.area_id and k.id = new.contact_id and k.has_safety_ban) then
    insert into public.safety_ban (area_id, id, family_id, recorded_by, recorded_at)
      values (new.area_id, gen_random_uuid(), new.family_id, new.counsellor_id, access.now());
  elsif live then
    perform access.shelter_contacts(new.family_id);
  end if;
  return null;
end $$;
create function access.shelter_of_ban() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.shelter_contacts(new.family_id);
  return null;
end $$;
revoke execute on function access.live_safety_bans(), access.sheltered_people(), access.sheltered_from_me(),
  access.places_kept_from_me(), access.notice_keeps_place(), access.reminder_of_safety_ban(uuid),
  access.shelter_contacts(uuid), access.is_known_at_home(uuid) from public;
grant execute on function access.sheltered_from_me(), access.places_kept_from_me(), access.notice_keeps_place(),
  access.reminder_of_safety_ban(uuid) to yhdessa_app;
`;

/**
 * To somebody of a family from whom the others hide, units tell where those live: a school, a clinic. They hear of the
 * sector alone, and a number where they are to ring. Service guidance, whom they ring, stays.
 */
const UNITS = `
create function access.units_kept_from_me() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.person p where p.id = access.principal()) then return false; end if;
  return exists (select from public.person p
    join access.sheltered_people() s on s.area_id = p.area_id and s.family_id = p.family_id and s.person_id <> p.id
    left join public.household_member h on h.area_id = p.area_id and h.person_id = p.id
    where p.id = access.principal()
      and (s.household_id is distinct from coalesce(h.household_id, p.family_id) or not access.is_known_at_home(p.id)));
end $$;
create function access.sector_told(of_unit uuid) returns text
language sql stable strict security definer set search_path = pg_catalog, pg_temp as $$
  select case (select p.language from public.person p where p.id = access.principal()) when 'sv' then w.sv when 'en' then w.en else w.fi end
  from public.unit u join (values
    ('service-guidance', 'Palveluohjaus', 'Servicehandledning', 'Service guidance'),
    ('child-health-clinic', 'Neuvola', 'Rådgivningsbyrå', 'Child health clinic'),
    ('early-childhood-education', 'Varhaiskasvatus', 'Småbarnspedagogik', 'Early childhood education'),
    ('school', 'Koulu', 'Skola', 'School'),
    ('pupil-welfare', 'Opiskeluhuolto', 'Elevhälsa', 'Pupil welfare'),
    ('family-social-services', 'Perheiden sosiaalipalvelut', 'Socialservice för familjer', 'Social services for families'),
    ('mental-health', 'Mielenterveyspalvelut', 'Mentalvård', 'Mental health services'),
    ('rehabilitation', 'Kuntoutus', 'Rehabilitering', 'Rehabilitation'),
    ('health-care', 'Terveydenhuolto', 'Hälso- och sjukvård', 'Health care'),
    ('adult-services', 'Aikuisten palvelut', 'Service för vuxna', 'Services for adults'),
    ('youth-work', 'Nuorisotyö', 'Ungdomsarbete', 'Youth work'),
    ('leisure', 'Vapaa-aika', 'Fritid', 'Leisure'),
    ('parish', 'Seurakunta', 'Församling', 'Parish'),
    ('ngo', 'Järjestö', 'Organisation', 'Association'),
    ('private-service', 'Yksityinen palvelu', 'Privat service', 'Private service'),
    ('interpreting', 'Tulkkaus', 'Tolkning', 'Interpreting')) w (sector, fi, sv, en) on w.sector = u.sector
  where u.id = of_unit
$$;
create function access.phone_told(of_unit uuid) returns text
language sql stable strict security definer set search_path = pg_catalog, pg_temp as $$
  with own as (select unnest(access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own')) as id)
  select u.phone from public.unit u where u.id = of_unit and (
    exists (select from own join public.responsible_person r on r.case_id = own.id and r.unit_id = u.id)
    or exists (select from own join public.stand_in s on s.case_id = own.id and s.unit_id = u.id and s.revoked_at is null)
    or exists (select from own join public.handover h on h.case_id = own.id and h.to_unit_id = u.id and h.state in ('accepted', 'joint-contact')))
$$;
revoke execute on function access.units_kept_from_me(), access.sector_told(uuid), access.phone_told(uuid) from public;
grant execute on function access.units_kept_from_me(), access.sector_told(uuid), access.phone_told(uuid) to yhdessa_app;
`;

/** Where a meeting is, also in what goes out for everybody to see: no place once somebody of the family has a ban. */
const SECRET = `
create or replace function access.keeps_place_secret(of_area uuid, of_case uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.network_case c
    join public.contact_way w on w.area_id = c.area_id and w.family_id = c.family_id and not w.safe and w.ended_at is null
    where c.area_id = of_area and c.id = of_case)
  or exists (select from public.network_case c join public.safety_ban b on b.area_id = c.area_id and b.family_id = c.family_id
    where c.area_id = of_area and c.id = of_case and b.ended_at is null
      and (b.last_day is null or b.last_day >= (access.now() at time zone 'Europe/Helsinki')::date));
`;
const UNSECRET = `
create or replace function access.keeps_place_secret(of_area uuid, of_case uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.network_case c
    join public.contact_way w on w.area_id = c.area_id and w.family_id = c.family_id and not w.safe and w.ended_at is null
    where c.area_id = of_area and c.id = of_case);
drop function access.units_kept_from_me(), access.sector_told(uuid), access.phone_told(uuid);
drop function access.shelter_of_ban(), access.carry_safety_ban(), access.shelter_contacts(uuid),
  access.reminder_of_safety_ban(uuid), access.notice_keeps_place(), access.places_kept_from_me(),
  access.sheltered_from_me(), access.is_known_at_home(uuid), access.sheltered_people(), access.live_safety_bans();
`;

/** Two functions of before read the place where it stands now; nothing else of them changes. */
const placeOf = (meeting: string) =>
  `(select l.place from public.meeting_place l where l.area_id = ${meeting}.area_id and l.meeting_id = ${meeting}.id)`;
const FEED = ['then s.place end as told_place', `then ${placeOf('s')} end as told_place`] as const;
const NOTICE = ['m.mode, m.place,', `m.mode, ${placeOf('m')},`] as const;
const rewritten = (name: string, from: string, to: string) => `
do $rewrite$
declare before text := pg_get_functiondef('access.${name}'::regproc);
begin
  if position('${from}' in before) = 0 then raise exception 'access.${name} is another one'; end if;
  execute replace(before, '${from}', '${to}');
end $rewrite$;
`;

/** What is hidden besides, in tables that others read: ways of contact; rooms, and who is booked where. */
const RESTRICTED = [
  ['contact_way', `person_id <> all ((select access.sheltered_from_me())::uuid[])`],
  ['meeting_place', `${TOLD} and meeting_id <> all ((select access.withheld_records('meeting'))::uuid[])`],
  ['meeting_participant', `not is_room or ${TOLD}`],
  ['unit', `sector = 'service-guidance' or not (select access.units_kept_from_me())`],
  ['service', `not (select access.units_kept_from_me()) or exists (select from unit u where u.id = unit_id)`],
  ['booking', `professional_id = (select access.principal()) or ${TOLD}`],
] as const;
const shelter = ([table, rule]: (typeof RESTRICTED)[number]) =>
  `create policy "${table}_sheltered" on "${table}" as restrictive for select to "yhdessa_app" using (${rule})`;

/** Feeds that tell a place are made anew; contacts of a family with a ban tell no municipality any more. */
const TRIGGERS = `
create trigger mark_feeds_insert after insert on safety_ban referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed_cases('family_id', 'family_id');
create trigger mark_feeds_update after update on safety_ban referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed_cases('family_id', 'family_id');
create trigger mark_feeds_insert after insert on meeting_place referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed_cases('id', 'case_id');
create trigger mark_feeds_update after update on meeting_place referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed_cases('id', 'case_id');
create trigger shelter after insert on safety_ban for each row execute function access.shelter_of_ban();
create trigger carry_safety_ban after insert on network_case for each row execute function access.carry_safety_ban();
`;
const CLOSED = `revoke execute on function access.shelter_of_ban(), access.carry_safety_ban() from public;`;
