import { Migration } from '@mikro-orm/migrations';

/** Feedback: whom it is asked of, what was said, and what may be counted. */
export class Migration20261122000037_feedback extends Migration {
  override up(): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(OWN_SCOPES);
    this.addSql('reset role');

    // feedback_request
    this.addSql(
      `create table "feedback_request" ("area_id" uuid not null, "id" uuid not null, "kind" text not null, "scope_type" text not null, "scope_id" uuid not null, "event_id" uuid not null, "happened_at" timestamptz not null, "asked_group" text not null, "asked_id" uuid not null, "unit_id" uuid null, "language" text null, "channel" text null, "municipality" text null, "state" text not null, "asked_at" timestamptz not null, "expires_at" timestamptz not null, "link_token" bytea null, "link_token_hash" bytea null, "is_spoken" boolean not null, "answer_id" uuid null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "feedback_request_scope" on "feedback_request" ("area_id", "scope_id")`);
    this.addSql(`create index "feedback_request_asked" on "feedback_request" ("asked_id")`);
    this.addSql(`create index "feedback_request_expiry" on "feedback_request" ("state", "expires_at")`);
    this.addSql(`alter table "feedback_request" add constraint "feedback_request_id" unique ("id")`);
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_once" unique ("area_id", "event_id", "happened_at", "asked_id")`,
    );
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_link_token" unique ("link_token_hash")`,
    );
    this.addSql(`alter table "feedback_request" add constraint "feedback_request_answer" unique ("answer_id")`);
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_answered" check ((state = 'answered') = (answer_id is not null))`,
    );
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_token" check ((link_token is null) = (link_token_hash is null))`,
    );
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_expired" check (state <> 'expired' or link_token_hash is null)`,
    );
    this.addSql(
      `alter table "feedback_request" add constraint "feedback_request_scope_of_kind" check ((kind = 'contact') = (scope_type = 'contact'))`,
    );
    for (const [column, values] of REQUEST_VALUES) this.addSql(oneOf('feedback_request', column, values));
    this.addSql(`alter table "feedback_request" enable row level security`);
    this.addSql(`alter table "feedback_request" force row level security`);
    this.addSql(
      `create policy "feedback_request_read" on "feedback_request" for select to "yhdessa_app" using (${REACHED})`,
    );
    this.addSql(
      `create policy "feedback_request_new" on "feedback_request" for insert to "yhdessa_app" with check (false)`,
    );
    this.addSql(
      `create policy "feedback_request_change" on "feedback_request" for update to "yhdessa_app" using (${REACHED}) with check (${REACHED})`,
    );
    this.addSql(
      `create policy "feedback_request_delete" on "feedback_request" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "feedback_request_derivation" on "feedback_request" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(
      `create policy "feedback_request_asking" on "feedback_request" for insert to "yhdessa_access" with check (true)`,
    );
    this.addSql(
      `create policy "feedback_request_sweep" on "feedback_request" for update to "yhdessa_access" using (true) with check (true)`,
    );

    // feedback_answer
    this.addSql(
      `create table "feedback_answer" ("area_id" uuid not null, "id" uuid not null, "scope_type" text not null, "scope_id" uuid not null, "kind" text not null, "asked_group" text not null, "month" date not null, "channel" text null, "municipality" text null, "face" text not null, "heard" text null, "knew_next" text null, "one_contact" text null, "knows_whom" text null, "text" bytea null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "feedback_answer_scope" on "feedback_answer" ("area_id", "scope_id")`);
    this.addSql(`create index "feedback_answer_month" on "feedback_answer" ("area_id", "month")`);
    this.addSql(`alter table "feedback_answer" add constraint "feedback_answer_id" unique ("id")`);
    this.addSql(
      `alter table "feedback_answer" add constraint "feedback_answer_first_day" check (extract(day from month) = 1)`,
    );
    for (const [column, values] of ANSWER_VALUES) this.addSql(oneOf('feedback_answer', column, values));
    this.addSql(`alter table "feedback_answer" enable row level security`);
    this.addSql(`alter table "feedback_answer" force row level security`);
    this.addSql(
      `create policy "feedback_answer_read" on "feedback_answer" for select to "yhdessa_app" using (${OWN} or ${HANGS_ON})`,
    );
    this.addSql(
      `create policy "feedback_answer_new" on "feedback_answer" for insert to "yhdessa_app" with check (${HANGS_ON})`,
    );
    this.addSql(
      `create policy "feedback_answer_change" on "feedback_answer" for update to "yhdessa_app" using (${HANGS_ON}) with check (${HANGS_ON})`,
    );
    this.addSql(
      `create policy "feedback_answer_delete" on "feedback_answer" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "feedback_answer_derivation" on "feedback_answer" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    this.addSql('set local role yhdessa_access');
    for (const sql of [ONE_ANSWER, ASKING, STANDING, VISITING, COUNTING, SWEEPING, KEYS_OF]) this.addSql(sql);
    this.addSql('reset role');
    this.addSql(KEYS);
    this.addSql(ANSWERED_ONCE);
  }

  override down(): void {
    this.addSql(`drop policy read_of_feedback on platform.data_key`);
    this.addSql(
      `drop function access.ask_feedback(text, uuid, timestamptz), access.standing_of_feedback(), access.people_to_ask(uuid), access.may_ask_professional(uuid, uuid, uuid, uuid),
         access.feedback_of_token(bytea), access.own_feedback(), access.feedback_counts(uuid, date, date), access.sweep_feedback()`,
    );
    this.addSql(
      'revoke select (area_id, contact_id, phone, email, email_index) on contact_identity from yhdessa_access',
    );
    this.addSql('drop table if exists feedback_answer, feedback_request');
    this.addSql('drop function access.refuse_another_answer()');
    this.addSql('drop function access.keys_of_feedback(), access.scopes_of_feedback()');
  }
}

const OWN = `scope_id = any ((select access.scopes_of_feedback())::uuid[])`;
const REACHED = `id = (select access.principal()) or (is_spoken and ${OWN})`;
const HANGS_ON = `exists (select from feedback_request r where r.answer_id = feedback_answer.id and r.scope_id = feedback_answer.scope_id)`;

const KINDS = ['contact', 'meeting', 'closing'];
const SCOPES = ['contact', 'case'];
const GROUPS = ['family', 'professional'];
const CHANNELS = ['phone', 'email', 'web-form', 'chat', 'face-to-face'];
const GRADES = ['yes', 'partly', 'no'];
const REQUEST_VALUES = [
  ['kind', KINDS],
  ['scope_type', SCOPES],
  ['asked_group', GROUPS],
  ['language', ['fi', 'sv', 'en']],
  ['channel', CHANNELS],
  ['state', ['requested', 'answered', 'expired']],
] as const;
const ANSWER_VALUES = [
  ['kind', KINDS],
  ['scope_type', SCOPES],
  ['asked_group', GROUPS],
  ['channel', CHANNELS],
  ['face', ['good', 'so-so', 'bad']],
  ['heard', GRADES],
  ['knew_next', GRADES],
  ['one_contact', GRADES],
  ['knows_whom', GRADES],
] as const;
const oneOf = (table: string, column: string, values: readonly string[]) =>
  `alter table "${table}" add constraint "${table}_${column}_check" check ("${column}" in (${values.map((value) => `'${value}'`).join(', ')}))`;

/** What was asked and of whom stands for ever; nothing is deleted. */
const PRIVILEGES = `
grant select on feedback_request, feedback_answer to yhdessa_app, yhdessa_access;
grant select (area_id, contact_id, phone, email, email_index) on contact_identity to yhdessa_access;
grant insert on feedback_answer to yhdessa_app;
grant insert on feedback_request to yhdessa_access;
grant update (state, link_token, link_token_hash, is_spoken, answer_id) on feedback_request to yhdessa_app, yhdessa_access;
grant update (face, heard, knew_next, one_contact, knows_whom, text) on feedback_answer to yhdessa_app;
create trigger change_meets_a_row after update on feedback_request referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger change_meets_a_row after update on feedback_answer referencing new table as changed
  for each statement execute function access.refuse_empty_change();`;

/**
 * The contacts and cases whose feedback is for the principal: what they have taken, and what they answer for as a
 * counsellor. All of it comes from grants, but one thing: the counsellor of a case that was closed has no grants any more, and
 * reads for a year what was said of it, as the taker of a contact does.
 */
const OWN_SCOPES = `
create function access.scopes_of_feedback() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return access.contacts('needs', 'read') || access.cases('consents', 'write')
    || (select coalesce(array_agg(c.id), '{}') from public.network_case c
      join access.membership m on m.principal_id = c.counsellor_id and m.area_id = c.area_id and m.unit_id = c.counsellor_unit
        and m.role = 'counsellor' and access.holds(m.valid_from, m.valid_until)
      where c.counsellor_id = access.principal() and c.closed_at > access.now() - interval '365 days');
revoke execute on function access.scopes_of_feedback() from public;
grant execute on function access.scopes_of_feedback() to yhdessa_app;
`;

/**
 * Whom to ask after something has happened, each once; answers the new requests. Of a contact whoever made it, unless
 * nobody knows how to reach them; of a meeting who was there; of a closed case the family and its network. Asked are of the
 * family who may know of it, children once they have an account; of professionals those whom a basis still names or who were
 * responsible, not the counsellor, whose work it is about, and not interpreters, who know of nothing. For the worker, who finds what did not happen, or is undone, empty.
 */
const ASKING = `
create function access.people_to_ask(of_case uuid)
returns table (person_id uuid, language text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.id, p.language from public.network_case c
  join public.person p on p.area_id = c.area_id and p.family_id = c.family_id
  where c.id = of_case
    and (p.role <> 'child' or exists (select from access.minors_of_case(of_case) m
      where m.principal = p.id and access.holds(m.since, m.until)))
    and (p.role <> 'guardian' or not exists (select from public.guardianship g where g.area_id = p.area_id and g.guardian_id = p.id)
      or exists (select from public.guardianship g where g.area_id = p.area_id and g.guardian_id = p.id
        and g.right_to_information and g.ended_at is null))
    and not exists (select from access.withheld w where w.person_id = p.id
      and (w.record_type, w.record_id) in (('network_case', c.id), ('family', c.family_id)))
$$;
create function access.may_ask_professional(of_area uuid, of_case uuid, of_unit uuid, of_professional uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from access.membership m where m.principal_id = of_professional and m.area_id = of_area
      and m.unit_id = of_unit and access.holds(m.valid_from, m.valid_until))
    and (access.basis_of_seat(of_case, of_unit, of_professional, access.now()) is not null
      or exists (select from public.responsible_person b where b.area_id = of_area and b.case_id = of_case
        and b.professional_id = of_professional and b.unit_id = of_unit));
revoke execute on function access.people_to_ask(uuid), access.may_ask_professional(uuid, uuid, uuid, uuid) from public;
create function access.ask_feedback(of_kind text, of_event uuid, at_instant timestamptz) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query
  with happened as (
    select c.area_id, 'contact' as scope_type, c.id as scope_id, c.concluded_at as at, null::uuid as counsellor, c.channel, c.municipality
    from public.contact c where of_kind = 'contact' and c.id = of_event and c.concluded_at is not null
    union all
    select m.area_id, 'case', m.case_id, m.held_at, k.counsellor_id, null, null
    from public.meeting m join public.network_case k on k.area_id = m.area_id and k.id = m.case_id
    where of_kind = 'meeting' and m.id = of_event and m.state = 'held'
    union all
    select k.area_id, 'case', k.id, k.closed_at, k.counsellor_id, null, null
    from public.network_case k where of_kind = 'closing' and k.id = of_event and k.closed_at = at_instant
  ), asked as (
    select case c.contact_role when 'professional' then 'professional' else 'family' end as grp, c.id as asked_id,
      null::uuid as unit_id, null::text as language
    from happened h join public.contact c on h.scope_type = 'contact' and c.area_id = h.area_id and c.id = h.scope_id
    join public.contact_identity i on i.area_id = c.area_id and i.contact_id = c.id
    where not c.anonymous and (i.email is not null or i.phone is not null)
    union all
    select 'family', q.person_id, null, q.language
    from happened h cross join lateral access.people_to_ask(h.scope_id) q
    join public.person p on p.area_id = h.area_id and p.id = q.person_id
    where (of_kind = 'closing' and p.role <> 'close-person') or (of_kind = 'meeting'
      and exists (select from public.meeting_participant a where a.area_id = h.area_id and a.meeting_id = of_event
        and a.person_id = q.person_id and a.attendance in ('on-site', 'video', 'phone'))
      and not exists (select from access.withheld w where w.person_id = q.person_id
        and w.record_type = 'meeting' and w.record_id = of_event))
    union
    select 'professional', o.id, s.unit_id, o.language
    from happened h
    cross join lateral (
      select a.professional_id, a.unit_id from public.meeting_participant a
      where of_kind = 'meeting' and a.area_id = h.area_id and a.meeting_id = of_event and not a.is_room
        and a.attendance in ('on-site', 'video', 'phone')
      union all
      select n.professional_id, (array_agg(n.unit_id order by n.joined_at desc))[1] from public.network_member n
      where of_kind = 'closing' and n.area_id = h.area_id and n.case_id = h.scope_id
        and (n.left_at is null or n.left_at >= h.at) group by n.professional_id) s
    join public.professional o on o.id = s.professional_id and o.kind = 'person'
    join public.unit u on u.id = s.unit_id and u.sector <> 'interpreting'
    where o.id <> h.counsellor and access.may_ask_professional(h.area_id, h.scope_id, s.unit_id, o.id)
  )
  insert into public.feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id,
    unit_id, language, channel, municipality, state, asked_at, expires_at, is_spoken)
  select h.area_id, gen_random_uuid(), of_kind, h.scope_type, h.scope_id, of_event, h.at, a.grp, a.asked_id,
    a.unit_id, a.language, h.channel, h.municipality, 'requested', access.now(), access.now() + interval '720 hours', false
  from happened h cross join asked a
  on conflict do nothing
  returning id;
end $$;
revoke execute on function access.ask_feedback(text, uuid, timestamptz) from public;
grant execute on function access.ask_feedback(text, uuid, timestamptz) to yhdessa_app;
`;

/**
 * What the acting request has to know to be mailed, as it is at this moment: whether it is still wanted, by which ways its
 * recipient may be written to, whom they may ring. What was told of as unsafe, or ended, is not used, whoever gave it.
 */
const STANDING = `
create function access.standing_of_feedback()
returns table (is_wanted boolean, address text, ways jsonb, counsellor_name text, counsellor_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case r.kind
      when 'contact' then exists (select from public.contact c where c.id = r.event_id and not c.anonymous)
      when 'meeting' then exists (select from public.meeting m where m.id = r.event_id and m.state = 'held')
      else k.closed_at is not distinct from r.happened_at end
    and case when r.kind = 'contact' then true
      when r.asked_group = 'family' then exists (select from access.people_to_ask(r.scope_id) q where q.person_id = r.asked_id)
        and not exists (select from access.withheld w where w.person_id = r.asked_id
          and w.record_type = 'meeting' and w.record_id = r.event_id)
      else access.may_ask_professional(r.area_id, r.scope_id, r.unit_id, r.asked_id) end,
    case when r.kind <> 'contact' and r.asked_group = 'professional' then
      (select o.email from public.professional o where o.id = r.asked_id) end,
    (select coalesce(jsonb_agg(jsonb_build_object('place', w.place, 'value', encode(w.value, 'base64'),
        'timePlace', w.time_place, 'safeTime', encode(w.safe_time, 'base64')) order by w.place), '[]') from (
      select 'contact_way.value:' || w.id as place, w.value, 'contact_way.safe_time:' || w.id as time_place, w.safe_time
      from public.contact_way w where r.kind <> 'contact' and r.asked_group = 'family' and w.area_id = r.area_id
        and w.person_id = r.asked_id and w.kind = 'email' and w.safe and w.ended_at is null
      union all
      select 'contact_identity.email:' || i.contact_id, i.email, '', null
      from public.contact_identity i where r.kind = 'contact' and i.area_id = r.area_id and i.contact_id = r.event_id
        and i.email is not null and not exists (select from public.contact_way w where w.area_id = i.area_id
          and w.email_index = i.email_index and (not w.safe or w.ended_at is not null))) w),
    o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.feedback_request r
  left join public.network_case k on r.scope_type = 'case' and k.area_id = r.area_id and k.id = r.scope_id
  left join public.contact c on r.scope_type = 'contact' and c.area_id = r.area_id and c.id = r.scope_id
  left join public.professional o on o.id = coalesce(k.counsellor_id, c.taken_by)
  left join public.unit u on u.id = coalesce(k.counsellor_unit, c.taken_for_unit)
  where r.id = access.principal()
$$;
revoke execute on function access.standing_of_feedback() from public;
grant execute on function access.standing_of_feedback() to yhdessa_app;
`;

/** What a secret opens until it expires; and what somebody of a family may answer on their own page, oldest first. */
const VISITING = `
create function access.feedback_of_token(hash bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select r.id from public.feedback_request r
    where r.link_token_hash = hash and r.state <> 'expired' and r.expires_at > access.now());
create function access.own_feedback() returns table (id uuid, scope_id uuid, area_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.scope_id, r.area_id from public.feedback_request r
  where r.asked_id = access.principal() and r.asked_group = 'family' and r.kind <> 'contact' and r.state <> 'expired'
    and r.expires_at > access.now()
    and exists (select from access.people_to_ask(r.scope_id) q where q.person_id = r.asked_id)
  order by r.happened_at, r.asked_at, r.id
$$;
revoke execute on function access.feedback_of_token(bytea), access.own_feedback() from public;
grant execute on function access.feedback_of_token(bytea), access.own_feedback() to yhdessa_app;
`;

/**
 * How many were asked from one day on and before another, in Helsinki, and what they said: numbers by group, for those who
 * lead or count in the area. Below the threshold they are suppressed before anybody sees them (\`report.domain.ts\`).
 */
const COUNTING = `
create function access.feedback_counts(of_area uuid, first_day date, until_day date)
returns table (asked_group text, question text, said text, people bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if of_area <> all (access.areas_as('team-lead') || access.areas_as('statistician')) then
    raise exception 'reports are for team leads and statisticians of the area' using errcode = '42501';
  end if;
  return query
  select r.asked_group, 'asked', null::text, count(*) from public.feedback_request r
  where r.area_id = of_area and r.asked_at >= first_day::timestamp at time zone 'Europe/Helsinki'
    and r.asked_at < until_day::timestamp at time zone 'Europe/Helsinki' group by r.asked_group
  union all
  select a.asked_group, q.question, q.said, count(*) from public.feedback_answer a
  cross join lateral (values ('face', a.face), ('heard', a.heard), ('knewNext', a.knew_next), ('oneContact', a.one_contact),
    ('knowsWhom', a.knows_whom)) q (question, said)
  where a.area_id = of_area and a.month >= first_day and a.month < until_day and q.said is not null
  group by a.asked_group, q.question, q.said;
end $$;
revoke execute on function access.feedback_counts(uuid, date, date) from public;
grant execute on function access.feedback_counts(uuid, date, date) to yhdessa_app;
`;

/**
 * A request leads to one answer, which is new with it, until the time is up: nobody takes up an answer to which nothing
 * leads any more, least of all whom it is about.
 */
const ONE_ANSWER = `
create function access.refuse_another_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'expired' or old.answer_id is not null and new.state <> 'expired'
      or new.answer_id is not null and exists (select from public.feedback_answer a where a.id = new.answer_id) then
    raise exception 'a request leads to one answer' using errcode = '23514', constraint = 'feedback_request_one_answer';
  end if;
  return new;
end $$;
revoke execute on function access.refuse_another_answer() from public;
`;
const ANSWERED_ONCE = `
create trigger answered_once before update on feedback_request for each row
  when (old.answer_id is distinct from new.answer_id) execute function access.refuse_another_answer();
`;

/** When the time is up, answered or not: the link opens nothing, and nothing leads to the answer. For the worker alone. */
const SWEEPING = `
create function access.sweep_feedback() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare old uuid[];
begin
  perform access.require_worker();
  select array_agg(r.id) into old from public.feedback_request r where r.state <> 'expired' and r.expires_at <= access.now();
  if old is null then return 0; end if;
  update public.feedback_request r set state = 'expired', answer_id = null, link_token = null, link_token_hash = null,
    is_spoken = false where r.id = any (old);
  return cardinality(old);
end $$;
revoke execute on function access.sweep_feedback() from public;
grant execute on function access.sweep_feedback() to yhdessa_app;
`;

/** The scopes with whose keys addresses are opened and texts sealed: of the acting request, and of whom feedback is for. */
const KEYS_OF = `
create function access.keys_of_feedback() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(r.scope_id), '{}') from public.feedback_request r where r.id = access.principal())
    || access.scopes_of_feedback();
end $$;
grant execute on function access.keys_of_feedback() to yhdessa_app;
`;
const KEYS = `
create policy read_of_feedback on platform.data_key for select to yhdessa_app
  using (scope_type in ('contact', 'case') and scope_id = any ((select access.keys_of_feedback())::uuid[]));
`;
