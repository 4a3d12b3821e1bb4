import { Migration } from '@mikro-orm/migrations';

/** Addresses under which people's own calendar programs read their meetings, and what is read there. */
export class Migration20261122000021_calendar_feed extends Migration {
  override up(): void {
    // calendar_feed
    this.addSql(
      `create table "calendar_feed" ("id" uuid not null, "professional_id" uuid not null, "name" bytea not null, "token" bytea null, "token_hash" bytea null, "tells_place" boolean not null, "tells_conference" boolean not null, "tells_counsellor" boolean not null, "created_at" timestamptz not null, "rotated_at" timestamptz null, "revoked_at" timestamptz null, "fetched_at" timestamptz null, "version" int not null default 1, primary key ("id"))`,
    );
    this.addSql(`create index "calendar_feed_professional" on "calendar_feed" ("professional_id")`);
    this.addSql(`alter table "calendar_feed" add constraint "calendar_feed_token" unique ("token_hash")`);
    this.addSql(
      `alter table "calendar_feed" add constraint "calendar_feed_revoked" check ((revoked_at is null) = (token is not null) and (token is null) = (token_hash is null))`,
    );
    this.addSql(`alter table "calendar_feed" enable row level security`);
    this.addSql(`alter table "calendar_feed" force row level security`);
    this.addSql(
      `create policy "calendar_feed_read" on "calendar_feed" for select to "yhdessa_app" using (professional_id = (select access.principal()))`,
    );
    this.addSql(
      `create policy "calendar_feed_new" on "calendar_feed" for insert to "yhdessa_app" with check (professional_id = (select access.principal()) and (select access.is_staff()))`,
    );
    this.addSql(
      `create policy "calendar_feed_change" on "calendar_feed" for update to "yhdessa_app" using (professional_id = (select access.principal())) with check (professional_id = (select access.principal()))`,
    );
    this.addSql(`create policy "calendar_feed_delete" on "calendar_feed" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "calendar_feed_derivation" on "calendar_feed" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(
      `create policy "calendar_feed_fetch" on "calendar_feed" for update to "yhdessa_access" using (true) with check (true)`,
    );

    // Whose meetings these are is asked by person.
    this.addSql(`create index "invitation_professional" on "invitation" ("professional_id")`);

    this.addSql(PRIVILEGES);
    this.addSql(refuseEmptyChange('calendar_feed'));
    this.addSql('set local role yhdessa_access');
    this.addSql(TEXTS);
    this.addSql(READING);
    this.addSql(RENDERING);
    this.addSql(MARKING);
    this.addSql(MARKED_HERE);
    this.addSql('reset role');
    this.addSql(MARKED);
    this.addSql(CLOSED);
  }

  override down(): void {
    this.addSql(UNMARKED);
    this.addSql('drop index invitation_professional');
    this.addSql('drop table calendar_feed');
    this.addSql(UNDO);
  }
}

/** Nothing is deleted; when it was fetched is written by the function that fetches it. */
const PRIVILEGES = `
grant select, insert on calendar_feed to yhdessa_app;
grant update (token, token_hash, tells_place, tells_conference, tells_counsellor, rotated_at, revoked_at, version)
  on calendar_feed to yhdessa_app;
grant select on calendar_feed to yhdessa_access;
grant update (fetched_at) on calendar_feed to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * What a feed says, rendered once per change. A change leaves a mark, and a rendering takes away those that it saw: who
 * changes something and who renders never wait for each other, and a change that commits in between is not lost.
 */
const TEXTS = `
create table access.calendar_feed_text (
  feed_id uuid primary key,
  etag text not null,
  plain text,
  sealed bytea,
  valid_until timestamptz,
  check (num_nonnulls(plain, sealed) = 1)
);
comment on table access.calendar_feed_text is 'The text of a calendar feed, sealed if it tells what is sealed elsewhere; until when time alone leaves it true.';
-- Read far more often than written: not compressed.
alter table access.calendar_feed_text alter column plain set storage external, alter column sealed set storage external;
create table access.calendar_feed_change (
  feed_id uuid not null,
  id bigint generated always as identity,
  primary key (feed_id, id)
);
comment on table access.calendar_feed_change is 'Marks of changes that the text of a feed does not know yet.';
do $$ declare t text; begin
  foreach t in array array['calendar_feed_text', 'calendar_feed_change'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy derivation on access.%I to yhdessa_access using (true) with check (true)', t);
  end loop;
end $$;
`;

/**
 * What a secret opens: one statement for a program that knows the text already (its tag is among \`known\`, or \`*\`), which
 * then is not even read. Besides, once an hour, it writes when that was.
 */
const READING = `
create function access.read_calendar_feed(hash bytea, known text[], at_instant timestamptz)
returns table (id uuid, is_fresh boolean, etag text, plain text, sealed bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare fetched timestamptz;
begin
  select f.id, f.fetched_at, t.etag,
    t.etag is not null and (t.valid_until is null or t.valid_until > at_instant)
      and not exists (select from access.calendar_feed_change c where c.feed_id = f.id),
    case when t.etag <> all (known) and '*' <> all (known) then t.plain end,
    case when t.etag <> all (known) and '*' <> all (known) then t.sealed end
  into id, fetched, etag, is_fresh, plain, sealed
  from public.calendar_feed f left join access.calendar_feed_text t on t.feed_id = f.id
  where f.token_hash = hash;
  if id is null then return; end if;
  if fetched is null or fetched <= at_instant - interval '1 hour' then
    -- Of many at once one writes it, and nobody waits.
    perform from public.calendar_feed f where f.token_hash = hash
      and (f.fetched_at is null or f.fetched_at <= at_instant - interval '1 hour') for no key update skip locked;
    if found then update public.calendar_feed f set fetched_at = at_instant where f.token_hash = hash; end if;
  end if;
  return next;
end $$;
revoke execute on function access.read_calendar_feed(bytea, text[], timestamptz) from public;
grant execute on function access.read_calendar_feed(bytea, text[], timestamptz) to yhdessa_app;
`;

/**
 * For the acting feed alone: one renders at a time, from just what the text is made of. A meeting is shown to who convened
 * it and answers for its case, and to the invited who have not declined, while they hold a basis that reaches to its end,
 * as when the invitation is sent. What is told besides is what the owner lets the feed tell: never where a home is, nor
 * any place if somebody of the family is not to be reached in some way.
 */
const RENDERING = `
create function access.hold_calendar_feed() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.calendar_feed f where f.id = access.principal() and f.revoked_at is null for no key update;
  return found;
end $$;
create function access.keeps_place_secret(of_area uuid, of_case uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.network_case c
    join public.contact_way w on w.area_id = c.area_id and w.family_id = c.family_id and not w.safe and w.ended_at is null
    where c.area_id = of_area and c.id = of_case);
create function access.content_of_calendar_feed() returns json
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with feed as (
    select f.*, p.language from public.calendar_feed f join public.professional p on p.id = f.professional_id
    where f.id = access.principal() and f.revoked_at is null),
  granted as (
    select g.area_id, g.scope_id as case_id, g.acting_for_unit, g.verb, g.basis, g.valid_from, g.valid_until
    from feed join access.access_grant g on g.principal_id = feed.professional_id
      and g.scope_type = 'case' and g.category = 'logistics'),
  own as (
    select i.area_id, i.meeting_id, i.state = 'accepted' as is_settled, s.basis, s.acting_for_unit
    from feed join public.invitation i on i.professional_id = feed.professional_id
    join public.meeting m on m.area_id = i.area_id and m.id = i.meeting_id
    cross join lateral (select g.basis, g.acting_for_unit from granted g
      where g.area_id = i.area_id and g.case_id = i.case_id and g.acting_for_unit = i.unit_id
        and g.basis in ('consent', 'statute', 'counsellor', 'responsible-person', 'stand-in')
        and access.holds(g.valid_from, g.valid_until) and (g.valid_until is null or g.valid_until >= m.ends_at)
      order by g.basis limit 1) s
    where i.cancelled_at is null and i.state not in ('declined', 'delegated', 'cancelled')
      and not exists (select from access.withheld w
        where w.record_type = 'invitation' and w.record_id = i.id and w.person_id = feed.professional_id)
    union all
    select m.area_id, m.id, true, g.basis, g.acting_for_unit
    from feed cross join (select distinct on (area_id, case_id) * from granted
      where verb = 'write' and access.holds(valid_from, valid_until) order by area_id, case_id, basis) g
    join public.meeting m on m.area_id = g.area_id and m.case_id = g.case_id and m.convened_by = feed.professional_id),
  shown as (
    select distinct on (m.area_id, m.id) m.*, o.is_settled, o.basis, o.acting_for_unit
    from feed cross join own o join public.meeting m on m.area_id = o.area_id and m.id = o.meeting_id
    where m.state in ('scheduled', 'held') and m.ends_at > access.now() - interval '30 days'
      and not exists (select from access.withheld w
        where w.record_type = 'meeting' and w.record_id = m.id and w.person_id = feed.professional_id)
    order by m.area_id, m.id, o.is_settled desc, o.basis),
  told as (
    select s.*,
      case when feed.tells_place and s.mode in ('in-person', 'hybrid')
        and not access.keeps_place_secret(s.area_id, s.case_id) then s.place end as told_place,
      case when feed.tells_conference and s.mode in ('remote', 'hybrid') then s.conference_link end as told_conference
    from feed cross join shown s)
  select json_build_object('professionalId', feed.professional_id, 'language', feed.language,
    'seen', (select coalesce(json_agg(c.id), '[]') from access.calendar_feed_change c where c.feed_id = feed.id),
    'before', (select json_build_object('plain', t.plain, 'sealed', encode(t.sealed, 'base64'))
      from access.calendar_feed_text t where t.feed_id = feed.id),
    -- When time alone changes something: a basis begins or ends, a meeting is too long ago.
    'validUntil', (select min(n.at) from (
        select unnest(array[g.valid_from, g.valid_until]) as at from granted g
        union all select s.ends_at + interval '30 days' from shown s) n
      where n.at > access.now()),
    'meetings', (select coalesce(json_agg(json_build_object('id', t.id, 'areaId', t.area_id, 'caseId', t.case_id,
        'mode', t.mode, 'zone', t.zone, 'startsAt', t.starts_at, 'endsAt', t.ends_at, 'isSettled', t.is_settled,
        'basis', t.basis, 'actingForUnit', t.acting_for_unit,
        'place', encode(t.told_place, 'base64'), 'conference', encode(t.told_conference, 'base64'),
        'key', case when coalesce(t.told_place, t.told_conference) is not null then (
          select json_build_object('id', k.id, 'wrapped', encode(k.wrapped, 'base64'), 'wrappedBy', k.wrapped_by)
          from platform.data_key k where k.scope_type = 'case' and k.scope_id = t.case_id) end,
        'counsellor', case when feed.tells_counsellor and c.id <> feed.professional_id then
          json_build_object('name', c.given_name || ' ' || c.family_name, 'phone', coalesce(c.phone, u.phone)) end)
        order by t.starts_at, t.id), '[]')
      from told t join public.network_case n on n.area_id = t.area_id and n.id = t.case_id
      join public.professional c on c.id = n.counsellor_id left join public.unit u on u.id = n.counsellor_unit))
  from feed
$$;
create function access.store_calendar_feed(of_etag text, of_plain text, of_sealed bytea, until_instant timestamptz, seen bigint[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.calendar_feed f where f.id = access.principal() and f.revoked_at is null) then
    raise exception 'only a feed stores its text' using errcode = '42501';
  end if;
  insert into access.calendar_feed_text as t (feed_id, etag, plain, sealed, valid_until)
  values (access.principal(), of_etag, of_plain, of_sealed, until_instant)
  on conflict (feed_id) do update
  set etag = excluded.etag, plain = excluded.plain, sealed = excluded.sealed, valid_until = excluded.valid_until;
  delete from access.calendar_feed_change c where c.feed_id = access.principal() and c.id = any (seen);
end $$;
revoke execute on function access.hold_calendar_feed(), access.keeps_place_secret(uuid, uuid),
  access.content_of_calendar_feed(), access.store_calendar_feed(text, text, bytea, timestamptz, bigint[]) from public;
grant execute on function access.hold_calendar_feed(), access.content_of_calendar_feed(),
  access.store_calendar_feed(text, text, bytea, timestamptz, bigint[]) to yhdessa_app;
`;

/**
 * Whatever a feed is made of leaves a mark at the feeds of whom it concerns, in the transaction that changes it: grants,
 * which themselves follow from consents, bases in law, networks and memberships; invitations and meetings; what is told
 * besides. A mark too many costs one rendering, which comes to the same text.
 */
const MARKING = `
create function access.mark_calendar_feeds(people uuid[]) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into access.calendar_feed_change (feed_id)
  select f.id from public.calendar_feed f where f.professional_id = any (people) and f.revoked_at is null
$$;
create function access.mark_feeds_of_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare people uuid[];
begin
  execute format('select array_agg(distinct d.%I) from changed d', tg_argv[0]) into people;
  perform access.mark_calendar_feeds(people);
  return null;
end $$;
create function access.mark_feeds_of_changed_meetings() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.mark_calendar_feeds(array(
    select d.convened_by from changed d
    union select i.professional_id from changed d join public.invitation i on i.area_id = d.area_id and i.meeting_id = d.id));
  return null;
end $$;
create function access.mark_feeds_of_changed_cases() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare people uuid[];
begin
  -- Of the cases that the changed rows name by some column: whoever may know of them.
  execute format('select array_agg(distinct g.principal_id) from changed d join public.network_case n on n.%I = d.%I
    join access.access_grant g on g.scope_type = ''case'' and g.scope_id = n.id', tg_argv[0], tg_argv[1]) into people;
  perform access.mark_calendar_feeds(people);
  return null;
end $$;
create function access.settle_changed_calendar_feed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.revoked_at is null then
    insert into access.calendar_feed_change (feed_id) values (new.id);
  else
    delete from access.calendar_feed_text t where t.feed_id = new.id;
    delete from access.calendar_feed_change c where c.feed_id = new.id;
  end if;
  return null;
end $$;
revoke execute on function access.mark_calendar_feeds(uuid[]) from public;
`;

/** What marks feeds: table, trigger function, its arguments, and what happens to the table. */
type Source = readonly [table: string, call: string, ...events: ('insert' | 'update' | 'delete')[]];
const OF_ACCESS: readonly Source[] = [
  ['access.access_grant', "mark_feeds_of_changed('principal_id')", 'insert', 'update', 'delete'],
  ['access.withheld', "mark_feeds_of_changed('person_id')", 'insert', 'delete'],
];
const OF_CHAPTERS: readonly Source[] = [
  ['invitation', "mark_feeds_of_changed('professional_id')", 'insert', 'update'],
  ['meeting', 'mark_feeds_of_changed_meetings()', 'insert', 'update'],
  ['network_case', "mark_feeds_of_changed_cases('id', 'id')", 'update'],
  ['contact_way', "mark_feeds_of_changed_cases('family_id', 'family_id')", 'insert', 'update'],
  ['unit', "mark_feeds_of_changed_cases('counsellor_unit', 'id')", 'update'],
];

const marks = ([table, call, ...events]: Source) =>
  events
    .map(
      (event) => `
create trigger mark_feeds_${event} after ${event} on ${table} referencing ${event === 'delete' ? 'old' : 'new'} table as changed
  for each statement execute function access.${call};`,
    )
    .join('');

const MARKED_HERE = OF_ACCESS.map(marks).join('');
/** Of a professional their own feeds speak the language, and those of others tell the name and the number. */
const MARKED = `${OF_CHAPTERS.map(marks).join('')}
create trigger mark_feeds_update after update on professional referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed('id');
create trigger mark_feeds_of_cases after update on professional referencing new table as changed
  for each statement execute function access.mark_feeds_of_changed_cases('counsellor_id', 'id');
create trigger settle_feed after update on calendar_feed for each row
  when ((old.tells_place, old.tells_conference, old.tells_counsellor, old.revoked_at)
    is distinct from (new.tells_place, new.tells_conference, new.tells_counsellor, new.revoked_at))
  execute function access.settle_changed_calendar_feed();`;

/** The triggers' functions are closed once the triggers stand. */
const CLOSED = `
set local role yhdessa_access;
revoke execute on function access.mark_feeds_of_changed(), access.mark_feeds_of_changed_meetings(),
  access.mark_feeds_of_changed_cases(), access.settle_changed_calendar_feed() from public;
reset role`;

/** Back to before. */
const unmarks = ([table, , ...events]: Source) =>
  events.map((event) => `drop trigger mark_feeds_${event} on ${table};`).join('');
const UNMARKED = `${[...OF_ACCESS, ...OF_CHAPTERS].map(unmarks).join('')}
drop trigger mark_feeds_update on professional;
drop trigger mark_feeds_of_cases on professional;`;
const UNDO = `
drop function access.read_calendar_feed(bytea, text[], timestamptz), access.hold_calendar_feed(),
  access.content_of_calendar_feed(), access.keeps_place_secret(uuid, uuid),
  access.store_calendar_feed(text, text, bytea, timestamptz, bigint[]), access.mark_feeds_of_changed(),
  access.mark_feeds_of_changed_meetings(), access.mark_feeds_of_changed_cases(),
  access.settle_changed_calendar_feed(), access.mark_calendar_feeds(uuid[]);
drop table access.calendar_feed_text, access.calendar_feed_change`;
