import { Migration } from '@mikro-orm/migrations';

/** Whom an invitee names instead, what somebody has dealt with, and what an authority that does not come is asked for. */
export class Migration20261122000020_answers extends Migration {
  override up(): void {
    // invitation_answer
    this.addSql(`drop policy "invitation_answer_change" on "invitation_answer"`);
    this.addSql(
      `alter table "invitation_answer" add "delegated_to" bytea null, add "closed_at" timestamptz null, add "closed_by" uuid null`,
    );
    this.addSql(
      `alter table "invitation_answer" add constraint "invitation_answer_closed" check ((closed_at is null) = (closed_by is null))`,
    );
    this.addSql(
      `create policy "invitation_answer_change" on "invitation_answer" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and id <> all ((select access.withheld_records('invitation_answer'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]))`,
    );

    // invitation_remedy
    this.addSql(
      `create table "invitation_remedy" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "invitation_id" uuid not null, "sequence" int not null, "way" text not null, "due_on" date not null, "asked_at" timestamptz not null, "asked_by" uuid not null, "address" text not null, "message_id" text not null, "bytes" bytea null, "sha256" bytea not null, "state" text not null, "handed_over_at" timestamptz null, "reply" text null, "revoked_for" text null, "outcome" text null, "outcome_at" timestamptz null, "outcome_by" uuid null, "version" int not null default 1, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "invitation_remedy_invitation" on "invitation_remedy" ("area_id", "invitation_id")`);
    this.addSql(`alter table "invitation_remedy" add constraint "invitation_remedy_id" unique ("id")`);
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_handed_over" check ((state = 'handed-over') = (handed_over_at is not null))`,
    );
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_revoked" check ((state = 'revoked') = (revoked_for is not null))`,
    );
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_outcome" check ((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null))`,
    );
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_way_check" check ("way" in ('substitute', 'remote', 'written-input', 'another-time'))`,
    );
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_state_check" check ("state" in ('queued', 'handed-over', 'revoked'))`,
    );
    this.addSql(
      `alter table "invitation_remedy" add constraint "invitation_remedy_outcome_check" check ("outcome" in ('substitute-named', 'comes-remotely', 'written-input-given', 'another-time', 'refused', 'no-answer'))`,
    );
    this.addSql(`alter table "invitation_remedy" enable row level security`);
    this.addSql(`alter table "invitation_remedy" force row level security`);
    this.addSql(
      `create policy "invitation_remedy_read" on "invitation_remedy" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or invitation_id = (select access.principal())) and id <> all ((select access.withheld_records('invitation_remedy'))::uuid[]))`,
    );
    this.addSql(
      `create policy "invitation_remedy_new" on "invitation_remedy" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from invitation o where o.id = invitation_remedy.invitation_id and o.case_id = invitation_remedy.case_id))`,
    );
    this.addSql(
      `create policy "invitation_remedy_change" on "invitation_remedy" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and id <> all ((select access.withheld_records('invitation_remedy'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())))`,
    );
    this.addSql(
      `create policy "invitation_remedy_delete" on "invitation_remedy" for delete to "yhdessa_app" using (false)`,
    );
    this.addSql(
      `create policy "invitation_remedy_derivation" on "invitation_remedy" for select to "yhdessa_access" using (true)`,
    );
    this.addSql(
      `create policy "invitation_remedy_sweep" on "invitation_remedy" for update to "yhdessa_access" using (true) with check (true)`,
    );

    // written_input
    this.addSql(
      `create table "written_input" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "meeting_id" uuid not null, "professional_id" uuid not null, "unit_id" uuid not null, "text" bytea not null, "recorded_at" timestamptz not null, "recorded_by" uuid not null, primary key ("area_id", "id"))`,
    );
    this.addSql(`create index "written_input_meeting" on "written_input" ("area_id", "meeting_id")`);
    this.addSql(`alter table "written_input" enable row level security`);
    this.addSql(`alter table "written_input" force row level security`);
    this.addSql(
      `create policy "written_input_read" on "written_input" for select to "yhdessa_app" using (case_id = any ((select access.cases('minutes', 'read'))::uuid[]) and id <> all ((select access.withheld_records('written_input'))::uuid[]))`,
    );
    this.addSql(
      `create policy "written_input_new" on "written_input" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('minutes', 'write'))::uuid[]) and exists (select from meeting o where o.id = written_input.meeting_id and o.case_id = written_input.case_id))`,
    );
    this.addSql(
      `create policy "written_input_change" on "written_input" for update to "yhdessa_app" using (case_id = any ((select access.cases('minutes', 'write'))::uuid[]) and id <> all ((select access.withheld_records('written_input'))::uuid[])) with check (case_id = any ((select access.cases('minutes', 'write'))::uuid[]))`,
    );
    this.addSql(`create policy "written_input_delete" on "written_input" for delete to "yhdessa_app" using (false)`);
    this.addSql(
      `create policy "written_input_derivation" on "written_input" for select to "yhdessa_access" using (true)`,
    );

    this.addSql(PRIVILEGES);
    for (const table of CHANGEABLE) this.addSql(refuseEmptyChange(table));
    this.addSql('set local role yhdessa_access');
    this.addSql(SWEEPING);
    this.addSql('reset role');
    this.addSql(MAILED_ONLY);
  }

  override down(): void {
    this.addSql('drop function access.sweep_remedy_mails()');
    this.addSql('drop table if exists written_input, invitation_remedy');
    this.addSql('drop function access.guard_invitation_remedy()');
    this.addSql('drop trigger change_meets_a_row on invitation_answer');
    this.addSql('revoke update (closed_at, closed_by) on invitation_answer from yhdessa_app');
    this.addSql(`drop policy "invitation_answer_change" on "invitation_answer"`);
    this.addSql(
      `create policy "invitation_answer_change" on "invitation_answer" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])) and id <> all ((select access.withheld_records('invitation_answer'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal()) or invitation_id = any ((select access.invitations_to_me())::uuid[])))`,
    );
    this.addSql('alter table invitation_answer drop column delegated_to, drop column closed_at, drop column closed_by');
  }
}

const CHANGEABLE = ['invitation_answer', 'invitation_remedy'];

/** What has been recorded can be changed only in these columns; nothing is deleted. */
const PRIVILEGES = `
grant update (closed_at, closed_by) on invitation_answer to yhdessa_app;
grant select, insert on invitation_remedy, written_input to yhdessa_app;
grant update (state, handed_over_at, reply, revoked_for, outcome, outcome_at, outcome_by, version) on invitation_remedy to yhdessa_app;
grant select on invitation_remedy, written_input to yhdessa_access;
grant update (bytes) on invitation_remedy to yhdessa_access;`;

const refuseEmptyChange = (table: string) => `
create trigger change_meets_a_row after update on ${table} referencing new table as changed
  for each statement execute function access.refuse_empty_change()`;

/** The bytes of mails that asked an authority, two weeks after they were handed over or called off; for the worker alone. */
const SWEEPING = `
create function access.sweep_remedy_mails() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare old uuid[];
begin
  if access.principal() is distinct from access.worker() then
    raise exception 'only the worker sweeps' using errcode = '42501';
  end if;
  select array_agg(r.id) into old from public.invitation_remedy r
  where r.bytes is not null and r.state <> 'queued' and coalesce(r.handed_over_at, r.asked_at) < access.now() - interval '14 days';
  if old is null then return 0; end if;
  update public.invitation_remedy r set bytes = null where r.id = any (old);
  return cardinality(old);
end $$;
revoke execute on function access.sweep_remedy_mails() from public;
grant execute on function access.sweep_remedy_mails() to yhdessa_app;
`;

/** What came of it is recorded by those who arrange the case; the invitation only notes what became of the mail. */
const MAILED_ONLY = `
create function access.guard_invitation_remedy() returns trigger language plpgsql as $$
begin
  if old.case_id = any (access.cases('logistics', 'write')) then return new; end if;
  if (new.outcome, new.outcome_at, new.outcome_by) is distinct from (old.outcome, old.outcome_at, old.outcome_by) then
    raise exception 'what came of it is for those who arrange the case' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger mailed_only before update on public.invitation_remedy for each row execute function access.guard_invitation_remedy();
`;
