import { Migration } from '@mikro-orm/migrations';

/** Invitations, what was sent, what came back. */
export class Migration20261122000013_invitation extends Migration {
  override up(): void {
    // invitation
    this.addSql(
      `create table "invitation" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "participant_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "address" text not null, "language" text not null, "uid" text not null, "reply_token" bytea not null, "reply_token_hash" bytea not null, "link_token" bytea not null, "link_token_hash" bytea not null, "state" text not null, "sequence" int not null, "significant_sequence" int not null, "last_reply_sequence" int null, "last_reply_stamp" timestamptz null, "answered_at" timestamptz null, "answered_by" text null, "comment" bytea null, "proposed_start" timestamptz null, "proposed_end" timestamptz null, "invited_at" timestamptz not null, "reached_at" timestamptz null, "cancelled_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "invitation_meeting" on "invitation" ("area_id", "meeting_id")`);
    this.addSql(`create index "invitation_case_unit" on "invitation" ("area_id", "case_id", "unit_id")`);
    this.addSql(`alter table "invitation" add constraint "invitation_id" unique ("id")`);
    this.addSql(`alter table "invitation" add constraint "invitation_uid" unique ("uid")`);
    this.addSql(`alter table "invitation" add constraint "invitation_reply_token" unique ("reply_token_hash")`);
    this.addSql(`alter table "invitation" add constraint "invitation_link_token" unique ("link_token_hash")`);
    this.addSql(`alter table "invitation" add constraint "invitation_once" unique ("area_id", "participant_id")`);
    this.addSql(
      `alter table "invitation" add constraint "invitation_answered" check ((answered_at is null) = (answered_by is null))`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_language_check" check ("language" in ('fi', 'sv', 'en'))`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_state_check" check ("state" in ('waiting', 'sent', 'accepted', 'tentative', 'declined', 'delegated', 'counter-proposed', 'bounced', 'cancelled'))`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_answered_by_check" check ("answered_by" in ('calendar', 'link', 'phone', 'app'))`,
    );
    this.addSql(`alter table "invitation" enable row level security`);
    this.addSql(`alter table "invitation" force row level security`);
    this.addSql(
      `create policy "invitation_read" on "invitation" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or id = (select access.principal()) or professional_id = (select access.principal()) and (case_id = any ((select access.cases('logistics', 'read'))::uuid[])
  or case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('invitation'))::uuid[]))`,
    );
    this.addSql(
      `create policy "invitation_new" on "invitation" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or professional_id = (select access.principal()) and (case_id = any ((select access.cases('logistics', 'read'))::uuid[])
  or case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and exists (select from meeting o where o.id = invitation.meeting_id and o.case_id = invitation.case_id))`,
    );
    this.addSql(
      `create policy "invitation_change" on "invitation" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or professional_id = (select access.principal()) and (case_id = any ((select access.cases('logistics', 'read'))::uuid[])
  or case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('invitation'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or id = (select access.principal()) or professional_id = (select access.principal()) and (case_id = any ((select access.cases('logistics', 'read'))::uuid[])
  or case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))))`,
    );
    this.addSql(`create policy "invitation_delete" on "invitation" for delete to "yhdessa_app" using (false)`);
    this.addSql(`create policy "invitation_derivation" on "invitation" for select to "yhdessa_access" using (true)`);

    // invitation_message
    this.addSql(
      `create table "invitation_message" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "invitation_id" uuid not null, "recipient" text not null, "uid" text not null, "sequence" int not null, "method" text not null, "message_id" text not null, "stamp" timestamptz not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "bytes" bytea null, "sha256" bytea not null, "state" text not null, "queued_at" timestamptz not null, "handed_over_at" timestamptz null, "reply" text null, "revoked_for" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "invitation_message_invitation" on "invitation_message" ("area_id", "invitation_id")`);
    this.addSql(`alter table "invitation_message" add constraint "invitation_message_id" unique ("id")`);
    this.addSql(
      `alter table "invitation_message" add constraint "invitation_message_once" unique ("recipient", "uid", "sequence", "method")`,
    );
    this.addSql(
      `alter table "invitation_message" add constraint "invitation_message_handed_over" check ((state = 'handed-over') = (handed_over_at is not null))`,
    );
    this.addSql(
      `alter table "invitation_message" add constraint "invitation_message_revoked" check ((state = 'revoked') = (revoked_for is not null))`,
    );
    this.addSql(
      `alter table "invitation_message" add constraint "invitation_message_method_check" check ("method" in ('REQUEST', 'CANCEL'))`,
    );
    this.addSql(
      `alter table "invitation_message" add constraint "invitation_message_state_check" check ("state" in ('queued', 'handed-over', 'revoked'))`,
    );
    this.addSql(`alter table "invitation_message" enable row level security`);
    this.addSql(`alter table "invitation_message" force row level security`);
    this.addSql(
      `create policy "invitation_message_read" on "invitation_message" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or invitation_id = (select access.principal())) and id <> all ((select access.withheld_records('invitation_message'))::uuid[]))`,
    );
    this.addSql(
      `create policy "invitation_message_new" on "invitation_message" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from invitation o where o.id = invitation_message.invitation_id and o.case_id = invitation_message.case_id))`,
    );
    this.addSql(
      `create policy "invitation_message_change" on "invitation_message" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and id <> all ((select access.withheld_records('invitation_message'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())))`,
    );
    this.addSql(
      `create policy "invitation_message_delete" on "invitation_message" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "invitation_message_sweep" on "invitation_message" for update to "yhdessa_access" using (true) with check (true)`,
    );
    this.addSql(
      `create policy "invitation_message_derivation" on "invitation_message" for select to "yhdessa_access" using (true)`,
    );

    // invitation_answer
    this.addSql('set local role yhdessa_access');
    this.addSql(TO_ME);
    this.addSql('reset role');
    this.addSql(
      `create table "invitation_answer" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "invitation_id" uuid not null, "at" timestamptz not null, "channel" text not null, "said" text null, "outcome" text not null, "sequence" int null, "stamp" timestamptz null, "entered_by" uuid null, "inbound_message_id" uuid null, "comment" bytea null, primary key ("area_id", "id"))`,
    );
    this.addSql(
      `create index "invitation_answer_invitation" on "invitation_answer" ("area_id", "invitation_id", "at")`,
    );
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_mail" unique ("invitation_id", "inbound_message_id")`,
    );
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_channel_check" check ("channel" in ('calendar', 'link', 'phone', 'app'))`,
    );
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_said_check" check ("said" in ('waiting', 'sent', 'accepted', 'tentative', 'declined', 'delegated', 'counter-proposed', 'bounced', 'cancelled'))`,
    );
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_outcome_check" check ("outcome" in ('applied', 'duplicate', 'older', 'stale', 'future-sequence', 'question', 'sender-mismatch', 'unreadable'))`,
    );
    this.addSql(`alter table "invitation_answer" enable row level security`);
    this.addSql(`alter table "invitation_answer" force row level security`);
    this.addSql(
      `create policy "invitation_answer_read" on "invitation_answer" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and id <> all ((select access.withheld_records('invitation_answer'))::uuid[]))`,
    );
    this.addSql(
      `create policy "invitation_answer_new" on "invitation_answer" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and exists (select from invitation o where o.id = invitation_answer.invitation_id and o.case_id = invitation_answer.case_id))`,
    );
    this.addSql(
      `create policy "invitation_answer_change" on "invitation_answer" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and id <> all ((select access.withheld_records('invitation_answer'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])))`,
    );
    this.addSql(
      `create policy "invitation_answer_delete" on "invitation_answer" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "invitation_answer_derivation" on "invitation_answer" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(BY_TOKEN);
    this.addSql(SWEEPING);
    this.addSql('reset role');
    this.addSql(ANSWERED_ONLY);
  }

  override down(): void {
    this.addSql(UNDO);
    this.addSql('drop table if exists invitation_answer, invitation_message, invitation');
    this.addSql('drop function access.invitations_to_me(), access.guard_invitation()');
  }
}

const CHANGEABLE = ['invitation', 'invitation_message'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant select, insert on invitation, invitation_message, invitation_answer to yhdessa_app;
grant update (address, state, sequence, significant_sequence, last_reply_sequence, last_reply_stamp, answered_at, answered_by, comment, proposed_start, proposed_end, reached_at, cancelled_at, version) on invitation to yhdessa_app;
grant update (state, handed_over_at, reply, revoked_for, version) on invitation_message to yhdessa_app;
grant select on invitation, invitation_message, invitation_answer to yhdessa_access;
grant update (bytes) on invitation_message to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/** The invitations to the acting professional, for the policy of the answers. */
const TO_ME = `
create function access.invitations_to_me() returns uuid[] language plpgsql stable as $$
begin
  return (select coalesce(array_agg(i.id), '{}') from public.invitation i where i.professional_id = access.principal());
end $$;
grant execute on function access.invitations_to_me() to yhdessa_app;
`;

/**
 * The invitation that a secret opens, and the basis on which its recipient may be told anything at this moment: asked when
 * it is written and again when it is sent. And, for the acting invitation alone, which consent or basis in law that is,
 * and whom it may name: who convened, and under which address its recipient is known now.
 */
const BY_TOKEN = `
create function access.invitation_of_reply_token(hash bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select i.id from public.invitation i where i.reply_token_hash = hash);
create function access.invitation_of_link_token(hash bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select i.id from public.invitation i where i.link_token_hash = hash);
create function access.basis_of_invitation(of_invitation uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select access.basis_of_seat(i.case_id, i.unit_id, i.professional_id, m.ends_at) from public.invitation i
    join public.meeting m on m.area_id = i.area_id and m.id = i.meeting_id
    where i.id = of_invitation and i.cancelled_at is null
      and (i.id = access.principal() or i.case_id = any (access.cases('logistics', 'write')))
      -- Still in the network, or answering for the case.
      and (exists (select from public.network_member n where n.case_id = i.case_id and n.professional_id = i.professional_id
          and n.unit_id = i.unit_id and n.left_at is null)
        or exists (select from access.staff_of_case(i.case_id) s where s.principal = i.professional_id and access.holds(s.since, s.until))));
create function access.source_of_basis(of_invitation uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select coalesce(
      (select b.basis || ':' || b.source from access.live_bases(i.case_id) b
        where b.unit = i.unit_id and b.basis = f.basis
          and (cardinality(b.professional_ids) = 0 or i.professional_id = any (b.professional_ids))
          and access.holds(b.since, b.until) and (b.until is null or b.until >= m.ends_at) order by b.source limit 1),
      'staff')
    from public.invitation i
    join public.meeting m on m.area_id = i.area_id and m.id = i.meeting_id
    cross join lateral (select access.basis_of_invitation(i.id) as basis) f
    where i.id = of_invitation and i.id = access.principal() and f.basis is not null);
create function access.parties_of_invitation()
returns table (counsellor_name text, counsellor_phone text, invitee_address text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.given_name || ' ' || c.family_name, coalesce(c.phone, u.phone), p.email
  from public.invitation i
  join public.network_case n on n.area_id = i.area_id and n.id = i.case_id
  join public.professional c on c.id = n.counsellor_id
  left join public.unit u on u.id = n.counsellor_unit
  left join public.professional p on p.id = i.professional_id
  where i.id = access.principal()
$$;
revoke execute on function access.invitation_of_reply_token(bytea), access.invitation_of_link_token(bytea),
  access.basis_of_invitation(uuid), access.source_of_basis(uuid), access.parties_of_invitation() from public;
grant execute on function access.invitation_of_reply_token(bytea), access.invitation_of_link_token(bytea),
  access.basis_of_invitation(uuid), access.source_of_basis(uuid), access.parties_of_invitation() to yhdessa_app;
`;

/** The bytes of what was handed over, or called off, two weeks ago; for the worker alone. */
const SWEEPING = `
create function access.sweep_invitation_messages() returns integer
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
revoke execute on function access.sweep_invitation_messages() from public;
grant execute on function access.sweep_invitation_messages() to yhdessa_app;
`;

/**
 * Where an invitation goes, how far it is counted and whether it is called off is for those who arrange the case. What
 * comes by its link, its reply address or its recipient only answers it, and not any more once it is called off.
 */
const ANSWERED_ONLY = `
create function access.guard_invitation() returns trigger language plpgsql as $$
begin
  if old.case_id = any (access.cases('logistics', 'write')) then return new; end if;
  if old.cancelled_at is not null or (new.address, new.sequence, new.significant_sequence, new.cancelled_at)
      is distinct from (old.address, old.sequence, old.significant_sequence, old.cancelled_at) then
    raise exception 'an invitation can only be answered by whoever it goes to' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger answered_only before update on public.invitation for each row execute function access.guard_invitation();
`;

/** Back to before. */
const UNDO = `
drop function access.sweep_invitation_messages(), access.source_of_basis(uuid), access.invitation_of_reply_token(bytea), access.invitation_of_link_token(bytea), access.basis_of_invitation(uuid),
  access.parties_of_invitation()`;
