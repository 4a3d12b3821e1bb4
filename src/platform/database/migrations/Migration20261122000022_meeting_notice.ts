import { Migration } from '@mikro-orm/migrations';

/** What families and invitees are told of a meeting, and what became of it. */
export class Migration20261122000022_meeting_notice extends Migration {
  override up(): void {
    this.addSql(
      `create table "meeting_notice" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "participant_id" uuid not null, "person_id" uuid null, "invitation_id" uuid null, "kind" text not null, "revision" int not null, "starts_at" timestamptz not null, "round" int not null, "asked_by" uuid null, "queued_at" timestamptz not null, "due_at" timestamptz not null, "turn" int not null, "state" text not null, "reason" text null, "way" text null, "attempted_at" timestamptz null, "attempts" int not null, "settled_at" timestamptz null, "reply" text null, "message_id" text null, "recipient" bytea null, "content" bytea null, "place" bytea null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "meeting_notice_meeting" on "meeting_notice" ("area_id", "meeting_id")`);
    this.addSql(`alter table "meeting_notice" add constraint "meeting_notice_id" unique ("id")`);
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_once" unique ("area_id", "participant_id", "kind", "revision", "round")`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_whom" check ((person_id is null) <> (invitation_id is null))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_settled" check ((state = 'queued') = (settled_at is null))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_reason" check ((state in ('revoked', 'failed')) = (reason is not null))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_sent" check (state <> 'handed-over' and state <> 'uncertain' or attempted_at is not null)`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_asked" check ((round = 0) = (asked_by is null))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_kind_check" check ("kind" in ('agreed', 'moved', 'cancelled', 'reminder'))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_state_check" check ("state" in ('queued', 'handed-over', 'revoked', 'uncertain', 'failed'))`,
    );
    this.addSql(
      `alter table "meeting_notice" add constraint "meeting_notice_way_check" check ("way" in ('sms', 'email'))`,
    );
    this.addSql(`alter table "meeting_notice" enable row level security`);
    this.addSql(`alter table "meeting_notice" force row level security`);
    this.addSql(
      `create policy "meeting_notice_read" on "meeting_notice" for select to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or invitation_id = (select access.principal()))`,
    );
    this.addSql(
      `create policy "meeting_notice_new" on "meeting_notice" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from meeting o where o.id = meeting_notice.meeting_id and o.case_id = meeting_notice.case_id))`,
    );
    this.addSql(
      `create policy "meeting_notice_change" on "meeting_notice" for update to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or invitation_id = (select access.principal())) with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or invitation_id = (select access.principal()))`,
    );
    this.addSql(`create policy "meeting_notice_delete" on "meeting_notice" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "meeting_notice_derivation" on "meeting_notice" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(
      `create policy "meeting_notice_sweep" on "meeting_notice" for update to "yhdessa_access" using (true) with check (true)`,
    );

    this.addSql(PRIVILEGES);
    this.addSql('set local role yhdessa_access');
    this.addSql(STANDING);
    this.addSql(SWEEPING);
    this.addSql('reset role');
    this.addSql(KEYS);
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists meeting_notice');
    this.addSql('drop function access.cases_of_notice()');
  }
}

/** What was told is never told otherwise afterwards; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on meeting_notice to yhdessa_app;
grant update (due_at, turn, state, reason, way, attempted_at, attempts, settled_at, reply, message_id, recipient, content, place, version) on meeting_notice to yhdessa_app;
grant select on meeting_notice to yhdessa_access;
grant update (recipient, content, place) on meeting_notice to yhdessa_access;
create trigger change_meets_a_row after update on meeting_notice referencing new table as changed
  for each statement execute function access.refuse_empty_change();`;

/**
 * What the acting notice to a relative has to know to be sent, as it is at this moment, and nothing of anybody else: the
 * meeting, whom to ring, whether its recipient still takes part and may be told, the ways that the recipient called safe,
 * and what they were told last.
 */
const STANDING = `
create function access.standing_of_notice()
returns table (state text, revision integer, starts_at timestamptz, ends_at timestamptz, zone text, mode text, place bytea,
  counsellor_name text, counsellor_phone text, takes_part boolean, role text, language text, birth_date bytea,
  is_without_right boolean, is_withheld boolean, ways jsonb, told jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.state, m.revision, m.starts_at, m.ends_at, m.zone, m.mode, m.place,
    c.given_name || ' ' || c.family_name, coalesce(c.phone, u.phone),
    exists (select from public.meeting_participant a where a.area_id = n.area_id and a.id = n.participant_id and a.chosen),
    p.role, p.language, i.birth_date,
    exists (select from public.guardianship g where g.area_id = p.area_id and g.guardian_id = p.id)
      and not exists (select from public.guardianship g where g.area_id = p.area_id and g.guardian_id = p.id
        and g.right_to_information and g.ended_at is null),
    exists (select from access.withheld w where w.person_id = p.id
      and (w.record_type, w.record_id) in (('meeting', m.id), ('network_case', m.case_id), ('family', p.family_id))),
    (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'value', encode(w.value, 'base64'),
        'safeTime', encode(w.safe_time, 'base64')) order by w.id), '[]')
      from public.contact_way w where w.area_id = p.area_id and w.family_id = p.family_id and w.person_id = p.id
        and w.safe and w.ended_at is null and w.kind in ('phone', 'email')),
    (select jsonb_build_object('id', b.id, 'startsAt', b.starts_at, 'place', encode(b.place, 'base64'),
        'isSwept', b.content is null)
      from public.meeting_notice b where b.area_id = n.area_id and b.participant_id = n.participant_id
        and b.kind in ('agreed', 'moved') and b.revision < n.revision and b.state <> 'failed' and b.attempted_at is not null
      order by b.revision desc, b.round desc limit 1)
  from public.meeting_notice n
  join public.meeting m on m.area_id = n.area_id and m.id = n.meeting_id
  join public.network_case k on k.area_id = n.area_id and k.id = n.case_id
  left join public.professional c on c.id = k.counsellor_id
  left join public.unit u on u.id = k.counsellor_unit
  join public.person p on p.area_id = n.area_id and p.id = n.person_id and p.family_id = k.family_id
  left join public.person_identity i on i.area_id = p.area_id and i.person_id = p.id
  where n.id = access.principal()
$$;
revoke execute on function access.standing_of_notice() from public;
grant execute on function access.standing_of_notice() to yhdessa_app;
`;

/** Recipients and words of what was settled two weeks ago; for the worker alone. */
const SWEEPING = `
create function access.sweep_meeting_notices() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare old uuid[];
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker sweeps' using errcode = '42501';
  end if;
  select array_agg(n.id) into old from public.meeting_notice n
  where n.content is not null and n.settled_at < access.now() - interval '14 days';
  if old is null then return 0; end if;
  update public.meeting_notice n set recipient = null, content = null, place = null where n.id = any (old);
  return cardinality(old);
end $$;
revoke execute on function access.sweep_meeting_notices() from public;
grant execute on function access.sweep_meeting_notices() to yhdessa_app;
`;

/** The case of the acting notice: it opens the number it is sent to. */
const KEYS = `
set local role yhdessa_access;
create function access.cases_of_notice() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(n.case_id), '{}') from public.meeting_notice n
    where n.id = access.principal() and n.person_id is not null);
end $$;
grant execute on function access.cases_of_notice() to yhdessa_app;
reset role;
create policy read_of_notice on platform.data_key for select to yhdessa_app
  using (scope_type = 'case' and scope_id = any ((select access.cases_of_notice())::uuid[]));
`;

/** Back to before. */
const UNDO = `
drop policy read_of_notice on platform.data_key;
drop function access.standing_of_notice(), access.sweep_meeting_notices();
`;
