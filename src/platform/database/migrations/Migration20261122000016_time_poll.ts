import { Migration } from '@mikro-orm/migrations';

/** Polls of times: who is asked, what they answered, the mails that went out. */
export class Migration20261122000016_time_poll extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(OF_LINK);
    this.addSql('reset role');

    // time_poll
    this.addSql(
      `create table "time_poll" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "state" text not null, "minutes" int not null, "zone" text not null, "opened_by" uuid not null, "opened_at" timestamptz not null, "asked_at" timestamptz not null, "deadline" timestamptz not null, "decided_at" timestamptz null, "closed_at" timestamptz null, "closed_for" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "time_poll" add constraint "time_poll_id" unique ("id")`);
    this.addSql(
      `create unique index "time_poll_once" on "time_poll" ("area_id", "meeting_id") where state <> 'closed'`,
    );
    this.addSql(
      `alter table "time_poll" add constraint "time_poll_closed" check ((state = 'closed') = (closed_at is not null))`,
    );
    this.addSql(
      `alter table "time_poll" add constraint "time_poll_closed_for" check ((closed_at is null) = (closed_for is null))`,
    );
    this.addSql(
      `alter table "time_poll" add constraint "time_poll_decided" check (state <> 'decided' or decided_at is not null)`,
    );
    this.addSql(`alter table "time_poll" add constraint "time_poll_order" check (asked_at < deadline)`);
    this.addSql(
      `alter table "time_poll" add constraint "time_poll_state_check" check ("state" in ('open', 'decided', 'closed'))`,
    );
    this.addSql(
      `alter table "time_poll" add constraint "time_poll_closed_for_check" check ("closed_for" in ('confirmed', 'scheduled', 'cancelled', 'stopped'))`,
    );
    this.addSql(`alter table "time_poll" enable row level security`);
    this.addSql(`alter table "time_poll" force row level security`);
    this.addSql(
      `create policy "time_poll_read" on "time_poll" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or id = any ((select access.polls_of_link())::uuid[])) and id <> all ((select access.withheld_records('time_poll'))::uuid[]))`,
    );
    this.addSql(
      `create policy "time_poll_new" on "time_poll" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from meeting o where o.id = time_poll.meeting_id and o.case_id = time_poll.case_id))`,
    );
    this.addSql(
      `create policy "time_poll_change" on "time_poll" for update to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('time_poll'))::uuid[])) with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "time_poll_delete" on "time_poll" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "time_poll_derivation" on "time_poll" for select to "yhdessa_access" using (true)`);
    this.addSql(
      `create policy "time_poll_settle" on "time_poll" for update to "yhdessa_access" using (true) with check (true)`,
    );

    // poll_time
    this.addSql(
      `create table "poll_time" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "poll_id" uuid not null, "starts_at" timestamptz not null, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "poll_time" add constraint "poll_time_id" unique ("id")`);
    this.addSql(`alter table "poll_time" add constraint "poll_time_once" unique ("area_id", "poll_id", "starts_at")`);
    this.addSql(`alter table "poll_time" enable row level security`);
    this.addSql(`alter table "poll_time" force row level security`);
    this.addSql(
      `create policy "poll_time_read" on "poll_time" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or poll_id = any ((select access.polls_of_link())::uuid[])) and id <> all ((select access.withheld_records('poll_time'))::uuid[]))`,
    );
    this.addSql(
      `create policy "poll_time_new" on "poll_time" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from time_poll o where o.id = poll_time.poll_id and o.case_id = poll_time.case_id))`,
    );
    this.addSql(
      `create policy "poll_time_change" on "poll_time" for update to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('poll_time'))::uuid[])) with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "poll_time_delete" on "poll_time" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "poll_time_derivation" on "poll_time" for select to "yhdessa_access" using (true)`);

    // poll_recipient
    this.addSql(
      `create table "poll_recipient" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "poll_id" uuid not null, "participant_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "address" text not null, "language" text not null, "link_token" bytea not null, "link_token_hash" bytea not null, "round" int not null, "asked_at" timestamptz not null, "answered_at" timestamptz null, "substitute" bytea null, "substitute_at" timestamptz null, "revoked_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "poll_recipient_professional" on "poll_recipient" ("professional_id")`);
    this.addSql(`alter table "poll_recipient" add constraint "poll_recipient_id" unique ("id")`);
    this.addSql(`alter table "poll_recipient" add constraint "poll_recipient_link_token" unique ("link_token_hash")`);
    this.addSql(
      `alter table "poll_recipient" add constraint "poll_recipient_once" unique ("area_id", "poll_id", "participant_id")`,
    );
    this.addSql(
      `alter table "poll_recipient" add constraint "poll_recipient_substitute" check ((substitute is null) = (substitute_at is null))`,
    );
    this.addSql(
      `alter table "poll_recipient" add constraint "poll_recipient_language_check" check ("language" in ('fi', 'sv', 'en'))`,
    );
    this.addSql(`alter table "poll_recipient" enable row level security`);
    this.addSql(`alter table "poll_recipient" force row level security`);
    this.addSql(
      `create policy "poll_recipient_read" on "poll_recipient" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or id = (select access.principal())) and id <> all ((select access.withheld_records('poll_recipient'))::uuid[]))`,
    );
    this.addSql(
      `create policy "poll_recipient_new" on "poll_recipient" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal())) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from time_poll o where o.id = poll_recipient.poll_id and o.case_id = poll_recipient.case_id))`,
    );
    this.addSql(
      `create policy "poll_recipient_change" on "poll_recipient" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal())) and id <> all ((select access.withheld_records('poll_recipient'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal())))`,
    );
    this.addSql(`create policy "poll_recipient_delete" on "poll_recipient" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "poll_recipient_derivation" on "poll_recipient" for select to "yhdessa_access" using (true)`,
    );

    // poll_answer
    this.addSql(
      `create table "poll_answer" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "poll_id" uuid not null, "recipient_id" uuid not null, "time_id" uuid not null, "answer" text not null, "minutes" int not null, "channel" text not null, "entered_by" uuid null, "at" timestamptz not null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "poll_answer_recipient" on "poll_answer" ("area_id", "recipient_id", "time_id", "at")`);
    this.addSql(
      `alter table "poll_answer" add constraint "poll_answer_channel" check ((channel = 'phone') = (entered_by is not null))`,
    );
    this.addSql(
      `alter table "poll_answer" add constraint "poll_answer_answer_check" check ("answer" in ('can', 'if-need-be', 'cannot'))`,
    );
    this.addSql(
      `alter table "poll_answer" add constraint "poll_answer_channel_check" check ("channel" in ('link', 'phone'))`,
    );
    this.addSql(`alter table "poll_answer" enable row level security`);
    this.addSql(`alter table "poll_answer" force row level security`);
    this.addSql(
      `create policy "poll_answer_read" on "poll_answer" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or recipient_id = (select access.principal())) and id <> all ((select access.withheld_records('poll_answer'))::uuid[]))`,
    );
    this
      .addSql(`create policy "poll_answer_new" on "poll_answer" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())) and exists (select from poll_recipient o where o.id = poll_answer.recipient_id and o.case_id = poll_answer.case_id) and exists (select from poll_recipient r
  join poll_time t on t.poll_id = r.poll_id where r.id = poll_answer.recipient_id and t.id = poll_answer.time_id and r.poll_id = poll_answer.poll_id))`);
    this.addSql(
      `create policy "poll_answer_change" on "poll_answer" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())) and id <> all ((select access.withheld_records('poll_answer'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())))`,
    );
    this.addSql(`create policy "poll_answer_delete" on "poll_answer" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "poll_answer_derivation" on "poll_answer" for select to "yhdessa_access" using (true)`);

    // poll_message
    this.addSql(
      `create table "poll_message" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "recipient_id" uuid not null, "kind" text not null, "round" int not null, "address" text not null, "message_id" text not null, "bytes" bytea null, "sha256" bytea not null, "state" text not null, "queued_at" timestamptz not null, "handed_over_at" timestamptz null, "reply" text null, "revoked_for" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`alter table "poll_message" add constraint "poll_message_id" unique ("id")`);
    this.addSql(
      `alter table "poll_message" add constraint "poll_message_once" unique ("recipient_id", "kind", "round")`,
    );
    this.addSql(
      `alter table "poll_message" add constraint "poll_message_handed_over" check ((state = 'handed-over') = (handed_over_at is not null))`,
    );
    this.addSql(
      `alter table "poll_message" add constraint "poll_message_revoked" check ((state = 'revoked') = (revoked_for is not null))`,
    );
    this.addSql(
      `alter table "poll_message" add constraint "poll_message_kind_check" check ("kind" in ('ask', 'ask-again', 'remind', 'last-morning'))`,
    );
    this.addSql(
      `alter table "poll_message" add constraint "poll_message_state_check" check ("state" in ('queued', 'handed-over', 'revoked'))`,
    );
    this.addSql(`alter table "poll_message" enable row level security`);
    this.addSql(`alter table "poll_message" force row level security`);
    this.addSql(
      `create policy "poll_message_read" on "poll_message" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or recipient_id = (select access.principal())) and id <> all ((select access.withheld_records('poll_message'))::uuid[]))`,
    );
    this.addSql(
      `create policy "poll_message_new" on "poll_message" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from poll_recipient o where o.id = poll_message.recipient_id and o.case_id = poll_message.case_id))`,
    );
    this.addSql(
      `create policy "poll_message_change" on "poll_message" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())) and id <> all ((select access.withheld_records('poll_message'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or recipient_id = (select access.principal())))`,
    );
    this.addSql(`create policy "poll_message_delete" on "poll_message" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "poll_message_derivation" on "poll_message" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(
      `create policy "poll_message_sweep" on "poll_message" for update to "yhdessa_access" using (true) with check (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(BY_LINK);
    this.addSql(SETTLING);
    this.addSql(ANSWERED);
    this.addSql(SWEEPING);
    this.addSql('reset role');
    this.addSql(ANSWERED_ONLY);
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists poll_message, poll_answer, poll_recipient, poll_time, time_poll');
    this.addSql('drop function access.polls_of_link(), access.guard_poll_recipient(), access.guard_poll_answer()');
  }
}

const CHANGEABLE = ['time_poll', 'poll_recipient', 'poll_message'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on time_poll, poll_time, poll_recipient, poll_answer, poll_message to yhdessa_app;
grant update (state, minutes, asked_at, deadline, decided_at, closed_at, closed_for, version) on time_poll to yhdessa_app;
grant update (address, language, link_token, link_token_hash, round, asked_at, answered_at, substitute, substitute_at, revoked_at, version) on poll_recipient to yhdessa_app;
grant update (state, handed_over_at, reply, revoked_for, version) on poll_message to yhdessa_app;
grant select on time_poll, poll_time, poll_recipient, poll_answer, poll_message to yhdessa_access;
grant update (state, decided_at, version) on time_poll to yhdessa_access;
grant update (bytes) on poll_message to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/** The poll to which the acting recipient belongs, for the policies of the poll and its times. */
const OF_LINK = `
create function access.polls_of_link() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(r.poll_id), '{}') from public.poll_recipient r where r.id = access.principal());
end $$;
grant execute on function access.polls_of_link() to yhdessa_app;
`;

/**
 * The recipient that a secret opens, until a month after the end of the poll, and, for the acting recipient alone, whom it
 * may name. Whether a recipient has answered: every time, for as long as the meeting takes now; whoever cannot for an hour
 * cannot for longer.
 */
const BY_LINK = `
create function access.recipient_of_poll_token(hash bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select r.id from public.poll_recipient r join public.time_poll q on q.area_id = r.area_id and q.id = r.poll_id
    where r.link_token_hash = hash and r.revoked_at is null
      and coalesce(q.closed_at, q.deadline) > access.now() - interval '30 days');
create function access.parties_of_poll()
returns table (counsellor_name text, counsellor_phone text, mode text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.given_name || ' ' || c.family_name, coalesce(c.phone, u.phone), m.mode
  from public.poll_recipient r
  join public.time_poll q on q.area_id = r.area_id and q.id = r.poll_id
  join public.meeting m on m.area_id = q.area_id and m.id = q.meeting_id
  join public.network_case n on n.area_id = r.area_id and n.id = r.case_id
  join public.professional c on c.id = n.counsellor_id
  left join public.unit u on u.id = n.counsellor_unit
  where r.id = access.principal()
$$;
create function access.has_answered_poll(of_recipient uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.poll_recipient r where r.id = of_recipient) and not exists (
    select from public.poll_recipient r
    join public.time_poll q on q.area_id = r.area_id and q.id = r.poll_id
    join public.poll_time t on t.area_id = q.area_id and t.poll_id = q.id
    left join lateral (select a.answer, a.minutes from public.poll_answer a
      where a.area_id = r.area_id and a.recipient_id = r.id and a.time_id = t.id order by a.at desc, a.id desc limit 1) l on true
    where r.id = of_recipient and (l.answer is null or (l.answer <> 'cannot' and l.minutes < q.minutes)));
revoke execute on function access.recipient_of_poll_token(bytea), access.parties_of_poll(), access.has_answered_poll(uuid) from public;
grant execute on function access.recipient_of_poll_token(bytea), access.parties_of_poll(), access.has_answered_poll(uuid) to yhdessa_app;
`;

/**
 * A poll is decided by whoever answers last, who sees nobody else's answer, or by the worker when the time is up. Its row
 * is locked before the recipients', so that of an answer and the end of a poll one comes first.
 */
const SETTLING = `
create function access.may_settle_poll(of_poll uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return access.principal() = access.worker()
    or exists (select from public.poll_recipient r where r.id = access.principal() and r.poll_id = of_poll)
    or exists (select from public.time_poll q where q.id = of_poll and q.case_id = any (access.cases('logistics', 'write')));
create function access.hold_time_poll(of_poll uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.time_poll q where q.id = of_poll and access.may_settle_poll(q.id) for update;
end $$;
create function access.settle_time_poll(of_poll uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.time_poll;
begin
  if not coalesce(access.may_settle_poll(of_poll), false) then
    raise exception 'only who answers a poll settles it' using errcode = '42501';
  end if;
  select * into the from public.time_poll q where q.id = of_poll for update;
  if the.id is null or the.state <> 'open' then return false; end if;
  if the.deadline > access.now() and exists (select from public.poll_recipient r
      where r.area_id = the.area_id and r.poll_id = the.id and r.revoked_at is null and not access.has_answered_poll(r.id)) then
    return false;
  end if;
  update public.time_poll q set state = 'decided', decided_at = access.now(), version = q.version + 1
  where q.area_id = the.area_id and q.id = the.id;
  return true;
end $$;
revoke execute on function access.may_settle_poll(uuid), access.hold_time_poll(uuid), access.settle_time_poll(uuid) from public;
grant execute on function access.hold_time_poll(uuid), access.settle_time_poll(uuid) to yhdessa_app;
`;

/**
 * What people answered, as their time: the last answer to each time counts, for the length it was given for, and of two
 * polls that ask for the same time the later answer. A no takes nothing from a yes to an overlapping time of the poll.
 * Shown to those who arrange the case in which it was asked, and to the person: it was told to one counsellor, and a no can
 * tell much of somebody's life; others ask for themselves. Nobody is promised twice for it: that is up to the bookings,
 * which hold across all cases and areas.
 */
const ANSWERED = `
create or replace function access.answered_times(professionals uuid[], from_instant timestamptz, to_instant timestamptz)
returns table (professional_id uuid, starts_at timestamptz, ends_at timestamptz, answer text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with last as (
    select r.professional_id, r.poll_id, l.answer, l.at, tstzrange(t.starts_at, t.starts_at + make_interval(mins => l.minutes)) as span
    from public.poll_recipient r
    join public.poll_time t on t.area_id = r.area_id and t.poll_id = r.poll_id
    cross join lateral (select a.answer, a.minutes, a.at from public.poll_answer a
      where a.area_id = r.area_id and a.recipient_id = r.id and a.time_id = t.id order by a.at desc, a.id desc limit 1) l
    where r.professional_id = any (professionals)
      and (r.case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or r.professional_id = access.principal())
  ), counting as (
    select o.* from last o where not exists (select from last n where n.professional_id = o.professional_id
      and n.poll_id <> o.poll_id and n.at > o.at and n.span && o.span)
  ), taken as (
    select c.professional_id, unnest(range_agg(c.span) filter (where c.answer = 'cannot')
      - coalesce(range_agg(c.span) filter (where c.answer <> 'cannot'), '{}')) as span
    from counting c group by c.professional_id
  )
  select s.professional_id, lower(s.span), upper(s.span), s.answer from (
    select c.professional_id, c.span, c.answer from counting c where c.answer <> 'cannot'
    union all select t.professional_id, t.span, 'cannot' from taken t) s
  where s.span && tstzrange(from_instant, to_instant)
  order by s.professional_id, lower(s.span), s.answer
$$;
`;

/** The bytes of what was handed over, or called off, two weeks ago; for the worker alone. Mails of polls go as well. */
const SWEEPING = `
create or replace function access.sweep_invitation_messages() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old uuid[];
  old_of_polls uuid[];
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker sweeps' using errcode = '42501';
  end if;
  select array_agg(m.id) into old from public.invitation_message m
  where m.bytes is not null and m.state <> 'queued' and coalesce(m.handed_over_at, m.queued_at) < access.now() - interval '14 days';
  if old is not null then
    update public.invitation_message m set bytes = null where m.id = any (old);
  end if;
  select array_agg(m.id) into old_of_polls from public.poll_message m
  where m.bytes is not null and m.state <> 'queued' and coalesce(m.handed_over_at, m.queued_at) < access.now() - interval '14 days';
  if old_of_polls is not null then
    update public.poll_message m set bytes = null where m.id = any (old_of_polls);
  end if;
  return coalesce(cardinality(old), 0) + coalesce(cardinality(old_of_polls), 0);
end $$;
`;

/**
 * Who is asked, how often and by which link is for those who arrange the case. What comes by the link only answers, and
 * not any more once the time is up, the poll is closed or the seat is somebody else's.
 */
const ANSWERED_ONLY = `
create function access.guard_poll_recipient() returns trigger language plpgsql as $$
begin
  if old.case_id = any (access.cases('logistics', 'write')) then return new; end if;
  if old.revoked_at is not null or (new.address, new.language, new.link_token, new.link_token_hash, new.round, new.asked_at, new.revoked_at)
      is distinct from (old.address, old.language, old.link_token, old.link_token_hash, old.round, old.asked_at, old.revoked_at) then
    raise exception 'a poll can only be answered by whom it asks' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger answered_only before update on public.poll_recipient for each row execute function access.guard_poll_recipient();
create function access.guard_poll_answer() returns trigger language plpgsql as $$
begin
  if new.case_id = any (access.cases('logistics', 'write')) then return new; end if;
  if new.channel <> 'link' or not exists (select from public.time_poll q join public.poll_recipient r on r.poll_id = q.id
      where q.id = new.poll_id and q.state <> 'closed' and q.deadline > access.now()
        and new.minutes = q.minutes and new.at <= access.now() and r.id = new.recipient_id and r.revoked_at is null) then
    raise exception 'a poll is answered in time' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger answered_in_time before insert on public.poll_answer for each row execute function access.guard_poll_answer();
`;

/** Back to before. */
const UNDO = `
drop function access.recipient_of_poll_token(bytea), access.parties_of_poll(), access.hold_time_poll(uuid),
  access.settle_time_poll(uuid), access.may_settle_poll(uuid), access.has_answered_poll(uuid);
set local role yhdessa_access;
create or replace function access.answered_times(professionals uuid[], from_instant timestamptz, to_instant timestamptz)
returns table (professional_id uuid, starts_at timestamptz, ends_at timestamptz, answer text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select null::uuid, null::timestamptz, null::timestamptz, null::text where false
$$;
create or replace function access.sweep_invitation_messages() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare old uuid[];
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker sweeps' using errcode = '42501';
  end if;
  select array_agg(m.id) into old from public.invitation_message m
  where m.bytes is not null and m.state <> 'queued' and coalesce(m.handed_over_at, m.queued_at) < access.now() - interval '14 days';
  if old is null then return 0; end if;
  update public.invitation_message m set bytes = null where m.id = any (old);
  return cardinality(old);
end $$;
reset role`;
