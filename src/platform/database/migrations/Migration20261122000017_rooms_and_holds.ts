import { Migration } from '@mikro-orm/migrations';

/** Holds that are swept and overridden, declines that free, rooms, the way between municipalities; grants in turn. */
export class Migration20261122000017_rooms_and_holds extends Migration {
  override up(): void {
    // booking
    this.addSql(`alter table "booking" add column "overridden_by" uuid null, add column "overridden_for" text null`);
    this.addSql(
      `alter table "booking" add constraint "booking_overridden" check ((overridden_by is null) = (overridden_for is null) and (overridden_by is null or released_at is not null and expires_at is not null))`,
    );
    this.addSql(
      `alter table "booking" add constraint "booking_overridden_for_check" check ("overridden_for" in ('child-safety', 'urgent', 'statutory-deadline', 'agreed'))`,
    );
    this.addSql(`create policy "booking_return" on "booking" for insert to "yhdessa_access" with check (true)`);

    // invitation_answer
    this.addSql(`alter table "invitation_answer" drop constraint "invitation_answer_outcome_check"`);
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_outcome_check" check ("outcome" in ('applied', 'time-taken', 'duplicate', 'older', 'stale', 'future-sequence', 'question', 'sender-mismatch', 'unreadable'))`,
    );

    // professional
    this.addSql(
      `alter table "professional" add column "kind" text not null default 'person', alter column "email" drop not null`,
    );
    this.addSql(
      `alter table "professional" add constraint "professional_kind_check" check ("kind" in ('person', 'room'))`,
    );
    this.addSql(
      `alter table "professional" add constraint "professional_email" check ((kind = 'room') = (email is null))`,
    );

    // unit, meeting, meeting_participant
    this.addSql(`alter table "unit" add column "municipality" varchar(3) null`);
    this.addSql(`alter table "meeting" add column "municipality" varchar(3) null`);
    this.addSql(`alter table "meeting" drop constraint "meeting_mode_check"`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_mode_check" check ("mode" in ('in-person', 'remote', 'hybrid', 'home'))`,
    );
    this.addSql(`alter table "meeting_participant" add column "is_room" boolean not null default false`);
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_room" check (not is_room or professional_id is not null)`,
    );

    // travel_time
    this.addSql(
      `create table "travel_time" ("area_id" uuid not null, "one" varchar(3) not null, "other" varchar(3) not null, "minutes" int not null, primary key ("area_id", "one", "other"))`,
    );
    this.addSql(`alter table "travel_time" add constraint "travel_time_order" check (one < other)`);
    this.addSql(
      `alter table "travel_time" add constraint "travel_time_minutes" check (minutes >= 1 and minutes <= 720)`,
    );
    this.addSql(`alter table "travel_time" enable row level security`);
    this.addSql(`alter table "travel_time" force row level security`);
    this.addSql(
      `create policy "travel_time_read" on "travel_time" for select to "yhdessa_app" using ((select access.principal()) is not null)`,
    );
    this.addSql(
      `create policy "travel_time_new" on "travel_time" for insert to "yhdessa_app" with check (area_id = any ((select access.areas_as('admin'))::uuid[]))`,
    );
    this.addSql(
      `create policy "travel_time_change" on "travel_time" for update to "yhdessa_app" using (area_id = any ((select access.areas_as('admin'))::uuid[])) with check (area_id = any ((select access.areas_as('admin'))::uuid[]))`,
    );
    this.addSql(`create policy "travel_time_delete" on "travel_time" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "travel_time_derivation" on "travel_time" for select to "yhdessa_access" using (true)`);

    this.addSql(PRIVILEGES);
    this.addSql('set local role yhdessa_access');
    this.addSql(SWEEPING);
    this.addSql(OVERRIDING);
    this.addSql(ANSWERING);
    this.addSql(NO_SESSION_OF_A_ROOM);
    this.addSql(ROOMS_ARE_NOBODY);
    this.addSql(LOAD);
    this.addSql(LOCK_CASES);
    this.addSql(regranting(ONE_AFTER_THE_OTHER));
    this.addSql('reset role');
    this.addSql(ROOMS_ARE_REFUSED);
  }

  override down(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(regranting(''));
    this.addSql('drop function access.lock_cases(uuid[])');
    this.addSql('reset role');
    this.addSql(UNDO);
    this.addSql('drop table travel_time');
    this.addSql('alter table meeting_participant drop column is_room');
    this.addSql('alter table meeting drop column municipality');
    this.addSql('alter table unit drop column municipality');
    this.addSql('alter table professional drop column kind, alter column email set not null');
    this.addSql('alter table meeting drop constraint meeting_mode_check');
    this.addSql(
      `alter table meeting add constraint meeting_mode_check check ("mode" in ('in-person', 'remote', 'hybrid'))`,
    );
    this.addSql('alter table invitation_answer drop constraint invitation_answer_outcome_check');
    this.addSql(
      `alter table invitation_answer add constraint invitation_answer_outcome_check check ("outcome" in ('applied', 'duplicate', 'older', 'stale', 'future-sequence', 'question', 'sender-mismatch', 'unreadable'))`,
    );
    this.addSql('alter table booking drop column overridden_by, drop column overridden_for');
    this.addSql('drop policy booking_return on booking');
    this.addSql('revoke insert on booking from yhdessa_access');
  }
}

const PRIVILEGES = `
grant select, insert on travel_time to yhdessa_app;
grant update (minutes) on travel_time to yhdessa_app;
grant select on travel_time to yhdessa_access;
grant update (municipality) on unit to yhdessa_app;
grant update (municipality) on meeting to yhdessa_app;
grant insert, update (overridden_by, overridden_for) on booking to yhdessa_access;
create trigger change_meets_a_row after update on travel_time referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/** Ends the holds that ran out, so that nobody's time stays taken because nobody else wanted it. For the worker alone. */
const SWEEPING = `
create function access.sweep_holds() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare over uuid[];
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker sweeps' using errcode = '42501';
  end if;
  select array_agg(h.id) into over from (select b.id from public.booking b
    where b.released_at is null and b.expires_at <= access.now() for update skip locked) h;
  if over is null then return 0; end if;
  update public.booking b set released_at = access.now() where b.id = any (over);
  return cardinality(over);
end $$;
revoke execute on function access.sweep_holds() from public;
grant execute on function access.sweep_holds() to yhdessa_app;
`;

/**
 * Live holds of other meetings give way to a meeting that the actor arranges, also where the actor may not see whose they
 * are: only of people who sit at it, only at the time to which its family said yes, and never what is booked. Who did it
 * and why stays with the hold; answers of which cases, for their log.
 */
const OVERRIDING = `
create function access.override_holds(for_meeting uuid, professionals uuid[], from_instant timestamptz, to_instant timestamptz, reason text)
returns table (area_id uuid, case_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held uuid[];
begin
  if not exists (select from public.meeting m where m.id = for_meeting and m.case_id = any (access.cases('logistics', 'write'))
        and m.state in ('draft', 'scheduled') and m.family_yes_start = from_instant and from_instant > access.now()
        and to_instant <= from_instant + interval '12 hours')
      or exists (select from unnest(professionals) as p (id) where not exists (select from public.meeting_participant a
        where a.meeting_id = for_meeting and a.professional_id = p.id)) then
    raise exception 'holds give way only to a meeting that one arranges' using errcode = '42501';
  end if;
  select array_agg(h.id) into held from (select b.id from public.booking b
    where b.professional_id = any (professionals) and b.meeting_id <> for_meeting and b.released_at is null
      and b.expires_at > access.now() and b.starts_at < to_instant and b.ends_at > from_instant order by b.id for update) h;
  if held is null then return; end if;
  update public.booking b set released_at = access.now(), overridden_by = access.principal(), overridden_for = reason
  where b.id = any (held);
  return query select distinct b.area_id, b.case_id from public.booking b where b.id = any (held);
end $$;
revoke execute on function access.override_holds(uuid, uuid[], timestamptz, timestamptz, text) from public;
grant execute on function access.override_holds(uuid, uuid[], timestamptz, timestamptz, text) to yhdessa_app;
`;

/**
 * An invitee's time follows the answer: who declines is free for others at once, who accepts again is taken again if still
 * free. For those who may answer the invitation, and for nothing but the one time of the one invitee. Held first, in
 * the order in which meetings take time: the person, the booking, then the invitation.
 */
const ANSWERING = `
create function access.may_answer_invitation(of_invitation uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.invitation i where i.id = of_invitation and (i.id = access.principal()
    or i.case_id = any (access.cases('logistics', 'write'))
    or i.professional_id = access.principal() and (i.case_id = any (access.cases('logistics', 'read'))
      or i.case_id = any (access.cases('logistics', 'read', 'own')))));
create function access.hold_time_of_invitation(of_invitation uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.invitation;
begin
  select * into the from public.invitation i where i.id = of_invitation and access.may_answer_invitation(i.id);
  if the.id is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('booking:' || the.professional_id::text, 0));
  perform from public.booking b where b.area_id = the.area_id and b.meeting_id = the.meeting_id
    and b.professional_id = the.professional_id and b.released_at is null for update;
end $$;
create function access.settle_time_of_invitation(of_invitation uuid, new_booking uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.invitation;
  ahead public.meeting;
  taken uuid;
begin
  select * into the from public.invitation i
  where i.id = of_invitation and i.cancelled_at is null and access.may_answer_invitation(i.id);
  if the.id is null then
    raise exception 'only who answers an invitation gives its time back' using errcode = '42501';
  end if;
  select * into ahead from public.meeting m where m.area_id = the.area_id and m.id = the.meeting_id
    and m.state = 'scheduled' and m.ends_at > access.now();
  if ahead.id is null then return true; end if;
  select b.id into taken from public.booking b where b.area_id = the.area_id and b.meeting_id = ahead.id
    and b.professional_id = the.professional_id and b.released_at is null;
  if the.state in ('declined', 'delegated') and taken is not null then
    update public.booking b set released_at = access.now() where b.id = taken;
  end if;
  if the.state not in ('accepted', 'tentative') or taken is not null then return true; end if;
  -- Taken back is only what was given back.
  perform from public.booking b where b.area_id = the.area_id and b.meeting_id = ahead.id
    and b.professional_id = the.professional_id and b.starts_at = ahead.starts_at;
  if not found then return true; end if;
  perform access.release_expired_holds(array[the.professional_id]);
  insert into public.booking (area_id, id, case_id, meeting_id, professional_id, starts_at, ends_at)
  values (the.area_id, new_booking, the.case_id, ahead.id, the.professional_id, ahead.starts_at, ahead.ends_at);
  return true;
exception when exclusion_violation then return false;
end $$;
revoke execute on function access.may_answer_invitation(uuid), access.hold_time_of_invitation(uuid),
  access.settle_time_of_invitation(uuid, uuid) from public;
grant execute on function access.hold_time_of_invitation(uuid), access.settle_time_of_invitation(uuid, uuid) to yhdessa_app;
`;

/** Whoever says who signed in: nobody signs in as a room. */
const NO_SESSION_OF_A_ROOM = `
create or replace function access.open_session(hash bytea, who uuid, at_instant timestamptz, until timestamptz, idle_limit interval)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.professional p where p.id = who and p.kind = 'room') then
    raise exception 'a room does not sign in' using errcode = '42501';
  end if;
  insert into access.session values (hash, who, at_instant, at_instant, until, idle_limit);
end $$;
`;

/** A room is booked and nothing else: it joins no network and gets no invitation. */
const ROOMS_ARE_NOBODY = `
create function access.refuse_room() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.professional p where p.id = new.professional_id and p.kind = 'room') then
    raise exception 'a room is nobody to be told' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function access.refuse_room() from public;
`;
const ROOMS_ARE_REFUSED = `
create trigger no_room before insert on network_member for each row execute function access.refuse_room();
create trigger no_room before insert on invitation for each row execute function access.refuse_room()`;

/** How much people carry already: meetings ahead that have booked them, in all areas, without which. As with \`booked\`. */
const LOAD = `
create function access.meetings_ahead(professionals uuid[]) returns table (professional_id uuid, meetings integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('counsellor')) = 0 and cardinality(access.cases('logistics', 'write')) = 0 then
    raise exception 'only who convenes looks up what others carry' using errcode = '42501';
  end if;
  return query select b.professional_id, count(*)::integer from public.booking b
  where b.professional_id = any (professionals) and b.released_at is null and b.expires_at is null and b.starts_at > access.now()
    and exists (select from access.membership m where m.principal_id = b.professional_id
      and (m.area_id = any (access.areas_as('counsellor')) or m.area_id in (
        select c.area_id from public.network_case c where c.id = any (access.cases('logistics', 'write')))))
  group by b.professional_id;
end $$;
revoke execute on function access.meetings_ahead(uuid[]) from public;
grant execute on function access.meetings_ahead(uuid[]) to yhdessa_app;
`;

/**
 * The grants of a case follow from many rows, of which each change has locked no more than its own. Of two changes at once
 * the later one waits here, and then sees what the earlier one has changed: or who is just leaving would be given back
 * what they lose. One lock for a family, whose grants follow from all its cases. A change of many takes the whole area,
 * because many locks would fill PostgreSQL's lock table.
 */
const LOCK_CASES = `
create function access.lock_cases(of_cases uuid[]) returns void language plpgsql as $$
declare
  families uuid[];
begin
  select array_agg(distinct c.family_id) into families from public.network_case c where c.id = any (of_cases);
  if cardinality(families) = 1 then
    perform pg_advisory_xact_lock(hashtextextended('grants of family ' || families[1]::text, 0));
  else
    perform access.lock_area(a.area_id, true)
    from (select distinct c.area_id from public.network_case c where c.id = any (of_cases) order by 1) a;
  end if;
end $$;
revoke execute on function access.lock_cases(uuid[]) from public;
`;
const ONE_AFTER_THE_OTHER = 'perform access.lock_cases(of_cases);';

/** @param lock what happens before the grants are derived: a statement of its own, so that the next one sees who went before */
const regranting = (lock: string) => `
create or replace function access.regrant_changed_cases() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_cases uuid[] := (select array_agg(distinct id order by id) from changed);
begin
  ${lock}
  perform access.regrant_case(c.id) from unnest(of_cases) with ordinality c (id, place) order by c.place;
  return null;
end $$;
create or replace function access.regrant_cases_of_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_cases uuid[] := (select array_agg(distinct case_id order by case_id) from changed);
begin
  ${lock}
  perform access.regrant_case(c.id) from unnest(of_cases) with ordinality c (id, place) order by c.place;
  return null;
end $$;
create or replace function access.regrant_cases_of_families() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_cases uuid[] := (select array_agg(c.id order by c.id) from public.network_case c
  where c.family_id in (select family_id from changed));
begin
  ${lock}
  perform access.regrant_case(c.id) from unnest(of_cases) with ordinality c (id, place) order by c.place;
  return null;
end $$;
`;

/** Back to before. */
const UNDO = `
drop trigger no_room on network_member;
drop trigger no_room on invitation;
drop function access.refuse_room(), access.meetings_ahead(uuid[]), access.sweep_holds(), access.override_holds(uuid, uuid[], timestamptz, timestamptz, text),
  access.hold_time_of_invitation(uuid), access.settle_time_of_invitation(uuid, uuid), access.may_answer_invitation(uuid);
set local role yhdessa_access;
create or replace function access.open_session(hash bytea, who uuid, at_instant timestamptz, until timestamptz, idle_limit interval)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into access.session values (hash, who, at_instant, at_instant, until, idle_limit)
$$;
reset role`;
