import { Migration } from '@mikro-orm/migrations';

/** Network meetings, who takes part, whose time they take. */
export class Migration20261122000012_meeting extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(OF_INVITATION);
    this.addSql('reset role');

    // meeting
    this.addSql(
      `create table "meeting" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "state" text not null, "duration_minutes" int not null, "mode" text not null, "place" bytea null, "zone" text not null, "local_start" text null, "starts_at" timestamptz null, "ends_at" timestamptz null, "revision" int not null, "convened_by" uuid not null, "family_yes_start" timestamptz null, "family_yes_by" uuid null, "family_yes_at" timestamptz null, "family_agreed_in_advance" boolean not null, "held_at" timestamptz null, "cancelled_at" timestamptz null, "cancel_reason" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "meeting_case" on "meeting" ("area_id", "case_id")`);
    this.addSql(`create index "meeting_time" on "meeting" ("area_id", "starts_at")`);
    this.addSql(`alter table "meeting" add constraint "meeting_id" unique ("id")`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_timed" check ((local_start is null) = (starts_at is null) and (starts_at is null) = (ends_at is null))`,
    );
    this.addSql(`alter table "meeting" add constraint "meeting_order" check (starts_at < ends_at)`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_scheduled" check ((state <> 'scheduled' and state <> 'held') or starts_at is not null)`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_cancelled" check ((state = 'cancelled') = (cancel_reason is not null))`,
    );
    this.addSql(`alter table "meeting" add constraint "meeting_held" check ((state = 'held') = (held_at is not null))`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_family_yes" check ((family_yes_start is null) = (family_yes_by is null) and (family_yes_by is null) = (family_yes_at is null))`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_state_check" check ("state" in ('draft', 'scheduled', 'held', 'cancelled'))`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_mode_check" check ("mode" in ('in-person', 'remote', 'hybrid'))`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_cancel_reason_check" check ("cancel_reason" in ('family-wish', 'illness', 'no-quorum', 'no-consent', 'not-needed', 'other'))`,
    );
    this.addSql(`alter table "meeting" enable row level security`);
    this.addSql(`alter table "meeting" force row level security`);
    this.addSql(`create policy "meeting_delete" on "meeting" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "meeting_derivation" on "meeting" for select to "yhdessa_access" using (true)`);

    // meeting_question
    this.addSql(
      `create table "meeting_question" ("area_id" uuid not null, "meeting_id" uuid not null, "case_id" uuid not null, "question" bytea not null, "version" int not null default 1, primary key ("area_id", "meeting_id"))`,
    );
    this.addSql(
      `alter table "meeting_question" add constraint "meeting_question_area_id_meeting_id_foreign" foreign key ("area_id", "meeting_id") references "meeting" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(`alter table "meeting_question" enable row level security`);
    this.addSql(`alter table "meeting_question" force row level security`);
    this.addSql(
      `create policy "meeting_question_read" on "meeting_question" for select to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'read'))::uuid[]) and meeting_id <> all ((select access.withheld_records('meeting_question'))::uuid[]))`,
    );
    this.addSql(
      `create policy "meeting_question_new" on "meeting_question" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and exists (select from meeting o where o.id = meeting_question.meeting_id and o.case_id = meeting_question.case_id))`,
    );
    this.addSql(
      `create policy "meeting_question_change" on "meeting_question" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and meeting_id <> all ((select access.withheld_records('meeting_question'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
    );
    this.addSql(
      `create policy "meeting_question_delete" on "meeting_question" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "meeting_question_derivation" on "meeting_question" for select to "yhdessa_access" using (true)`,
    );

    // meeting_participant
    this.addSql(
      `create table "meeting_participant" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "professional_id" uuid null, "unit_id" uuid null, "person_id" uuid null, "needed" text not null, "clause" text null, "chosen" boolean not null, "attendance" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "meeting_participant_meeting" on "meeting_participant" ("area_id", "meeting_id")`);
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_professional" unique ("area_id", "meeting_id", "professional_id")`,
    );
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_person" unique ("area_id", "meeting_id", "person_id")`,
    );
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_who" check ((professional_id is null) = (unit_id is null) and (professional_id is null) <> (person_id is null))`,
    );
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_clause" check ((needed = 'one-of') = (clause is not null))`,
    );
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_needed_check" check ("needed" in ('required', 'one-of', 'optional'))`,
    );
    this.addSql(
      `alter table "meeting_participant" add constraint "meeting_participant_attendance_check" check ("attendance" in ('on-site', 'video', 'phone', 'written', 'absent'))`,
    );
    this.addSql(`alter table "meeting_participant" enable row level security`);
    this.addSql(`alter table "meeting_participant" force row level security`);
    this.addSql(
      `create policy "meeting_participant_read" on "meeting_participant" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('meeting_participant'))::uuid[]))`,
    );
    this.addSql(
      `create policy "meeting_participant_new" on "meeting_participant" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and exists (select from meeting o where o.id = meeting_participant.meeting_id and o.case_id = meeting_participant.case_id))`,
    );
    this.addSql(
      `create policy "meeting_participant_change" on "meeting_participant" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('meeting_participant'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(
      `create policy "meeting_participant_delete" on "meeting_participant" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "meeting_participant_derivation" on "meeting_participant" for select to "yhdessa_access" using (true)`,
    );

    // booking
    this.addSql(
      `create table "booking" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "professional_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "expires_at" timestamptz null, "released_at" timestamptz null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "booking_meeting" on "booking" ("area_id", "meeting_id")`);
    this.addSql(`create index "booking_professional" on "booking" ("professional_id", "starts_at")`);
    this.addSql(
      `alter table "booking" add constraint "booking_one_at_a_time" exclude using gist (professional_id with =, tstzrange(starts_at, ends_at) with &&) where (released_at is null)`,
    );
    this.addSql(`alter table "booking" add constraint "booking_order" check (starts_at < ends_at)`);
    this.addSql(`alter table "booking" enable row level security`);
    this.addSql(`alter table "booking" force row level security`);
    this.addSql(
      `create policy "booking_read" on "booking" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('booking'))::uuid[]))`,
    );
    this.addSql(
      `create policy "booking_new" on "booking" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and exists (select from meeting o where o.id = booking.meeting_id and o.case_id = booking.case_id))`,
    );
    this.addSql(
      `create policy "booking_change" on "booking" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('booking'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (professional_id = (select access.principal()) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "booking_delete" on "booking" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "booking_release" on "booking" for update to "yhdessa_access" using (true) with check (true)`,
    );
    this.addSql(`create policy "booking_derivation" on "booking" for select to "yhdessa_access" using (true)`);

    // minutes
    this.addSql(
      `create table "minutes" ("area_id" uuid not null, "meeting_id" uuid not null, "case_id" uuid not null, "text" bytea not null, "written_by" uuid not null, "written_at" timestamptz not null, "version" int not null default 1, primary key ("area_id", "meeting_id"))`,
    );
    this.addSql(
      `alter table "minutes" add constraint "minutes_area_id_meeting_id_foreign" foreign key ("area_id", "meeting_id") references "meeting" ("area_id", "id") on update cascade on delete cascade`,
    );
    this.addSql(`alter table "minutes" enable row level security`);
    this.addSql(`alter table "minutes" force row level security`);
    this.addSql(
      `create policy "minutes_read" on "minutes" for select to "yhdessa_app" using (case_id = any ((select access.cases('minutes', 'read'))::uuid[]) and meeting_id <> all ((select access.withheld_records('minutes'))::uuid[]))`,
    );
    this.addSql(
      `create policy "minutes_new" on "minutes" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('minutes', 'write'))::uuid[]) and exists (select from meeting o where o.id = minutes.meeting_id and o.case_id = minutes.case_id))`,
    );
    this.addSql(
      `create policy "minutes_change" on "minutes" for update to "yhdessa_app" using (case_id = any ((select access.cases('minutes', 'write'))::uuid[]) and meeting_id <> all ((select access.withheld_records('minutes'))::uuid[])) with check (case_id = any ((select access.cases('minutes', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "minutes_delete" on "minutes" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "minutes_derivation" on "minutes" for select to "yhdessa_access" using (true)`);

    // These look for participants.
    this.addSql(
      `create policy "meeting_read" on "meeting" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (id = any ((select access.meetings_i_sit_at())::uuid[]) and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[])) or id = any ((select access.meetings_of_invitation())::uuid[])) and id <> all ((select access.withheld_records('meeting'))::uuid[]))`,
    );
    this.addSql(
      `create policy "meeting_new" on "meeting" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (id = any ((select access.meetings_i_sit_at())::uuid[]) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and convened_by = (select access.principal()))`,
    );
    this.addSql(
      `create policy "meeting_change" on "meeting" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (id = any ((select access.meetings_i_sit_at())::uuid[]) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('meeting'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (id = any ((select access.meetings_i_sit_at())::uuid[]) and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[]))))`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql(RELEASE);
    this.addSql('set local role yhdessa_access');
    this.addSql(BOOKED);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists minutes, booking, meeting_participant, meeting_question, meeting');
    this.addSql('drop function access.meetings_of_invitation(), access.meetings_i_sit_at()');
  }
}

const CHANGEABLE = ['meeting', 'meeting_question', 'meeting_participant', 'booking', 'minutes'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on meeting, meeting_question, meeting_participant, booking, minutes to yhdessa_app;
grant update (state, duration_minutes, mode, place, zone, local_start, starts_at, ends_at, revision, family_yes_start, family_yes_by, family_yes_at, family_agreed_in_advance, held_at, cancelled_at, cancel_reason, version) on meeting to yhdessa_app;
grant update (question, version) on meeting_question to yhdessa_app;
grant update (needed, clause, chosen, attendance, version) on meeting_participant to yhdessa_app;
grant update (expires_at, released_at) on booking to yhdessa_app;
grant update (text, written_by, written_at, version) on minutes to yhdessa_app;
grant select on meeting, meeting_question, meeting_participant, booking, minutes to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/**
 * The meeting to which the acting invitation belongs, and those at which a professional sits. Declared before the chapter of invitations, because a policy of the
 * meeting asks it.
 */
const OF_INVITATION = `
create function access.meetings_of_invitation() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(i.meeting_id), '{}') from public.invitation i where i.id = access.principal());
end $$;
create function access.meetings_i_sit_at() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(p.meeting_id), '{}') from public.meeting_participant p where p.professional_id = access.principal());
end $$;
grant execute on function access.meetings_of_invitation(), access.meetings_i_sit_at() to yhdessa_app;
`;

/**
 * When people are booked, without what for: free and busy is all that colleagues see of it. Those who convene and the
 * people themselves ask. And the end of holds that ran out, before a time is taken.
 */
const BOOKED = `
create function access.booked(professionals uuid[], from_instant timestamptz, to_instant timestamptz)
returns table (professional_id uuid, starts_at timestamptz, ends_at timestamptz, is_hold boolean, meeting_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('counsellor')) = 0 and cardinality(access.cases('logistics', 'write')) = 0
      and professionals <> array[access.principal()] then
    raise exception 'only who convenes looks up when others are booked' using errcode = '42501';
  end if;
  return query select b.professional_id, b.starts_at, b.ends_at, b.expires_at is not null,
    case when b.case_id = any (access.cases('logistics', 'read')) then b.meeting_id end
  from public.booking b
  where b.professional_id = any (professionals) and b.released_at is null
    and (b.expires_at is null or b.expires_at > access.now()) and b.starts_at < to_instant and b.ends_at > from_instant
    -- Of colleagues in the areas in which one convenes.
    and (b.professional_id = access.principal() or exists (select from access.membership m where m.principal_id = b.professional_id
      and (m.area_id = any (access.areas_as('counsellor')) or m.area_id in (
        select c.area_id from public.network_case c where c.id = any (access.cases('logistics', 'write'))))));
end $$;
create function access.release_expired_holds(professionals uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A change that meets no row is an error, and mostly no hold has run out.
  perform from public.booking b
  where b.professional_id = any (professionals) and b.released_at is null and b.expires_at <= access.now() for update;
  if not found then return; end if;
  update public.booking b set released_at = access.now()
  where b.professional_id = any (professionals) and b.released_at is null and b.expires_at <= access.now();
end $$;
revoke execute on function access.booked(uuid[], timestamptz, timestamptz), access.release_expired_holds(uuid[]) from public;
grant execute on function access.booked(uuid[], timestamptz, timestamptz), access.release_expired_holds(uuid[]) to yhdessa_app;
`;

/** A hold that ran out is released by whoever wants the time next. */
const RELEASE = `
grant update (released_at) on booking to yhdessa_access`;

/** Back to before. */
const UNDO = `
drop function access.booked(uuid[], timestamptz, timestamptz), access.release_expired_holds(uuid[])`;
