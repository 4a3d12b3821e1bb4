import { Migration } from '@mikro-orm/migrations';

/** Mail by LMTP and out of an IMAP mailbox, mail of which only the fact is kept, and administrators who look after both. */
export class Migration20261122000019_inbound_mail extends Migration {
  override up(): void {
    this.addSql(WAYS);
    this.addSql(IMAP);
    this.addSql(LOOKING_AFTER);
    this.addSql('set local role yhdessa_access');
    this.addSql(LOOKED_AT);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql(UNDO);
  }
}

/**
 * `mailbox`, `uid_validity` and `uid` are where a mail lay in an IMAP mailbox: there it is taken once. Of what was too
 * large or could not be fetched there are neither bytes nor hash.
 */
const WAYS = `
alter table platform.inbound_message
  alter column sha256 drop not null,
  add column way text not null default 'smtp',
  add column mailbox text,
  add column uid_validity bigint,
  add column uid bigint,
  add column dismissed_by uuid,
  add column dismissed_at timestamptz,
  add constraint inbound_message_way check (way in ('smtp', 'lmtp', 'imap')),
  add constraint inbound_message_place check (num_nonnulls(mailbox, uid_validity, uid) = case way when 'imap' then 3 else 0 end),
  add constraint inbound_message_hash check (raw is null or sha256 is not null),
  add constraint inbound_message_dismissed check ((dismissed_by is null) = (dismissed_at is null)),
  add constraint inbound_message_once unique (mailbox, uid_validity, uid);
create index inbound_message_same on platform.inbound_message (mailbox, sha256) where mailbox is not null;
create index inbound_message_recent on platform.inbound_message (received_at, id);
create index inbound_message_quarantined on platform.inbound_message (received_at, id) where state = 'quarantined';
grant update (uid_validity, uid) on platform.inbound_message to yhdessa_app;
`;

/** How far each mailbox has been read, and when that last went well. */
const IMAP = `
create table platform.imap_mailbox (
  mailbox text primary key,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null
);
alter table platform.imap_mailbox enable row level security;
alter table platform.imap_mailbox force row level security;
create policy work on platform.imap_mailbox for select to yhdessa_app using (access.principal() = access.worker());
create policy begin on platform.imap_mailbox for insert to yhdessa_app with check (access.principal() = access.worker());
create policy go_on on platform.imap_mailbox for update to yhdessa_app using (access.principal() = access.worker());
create policy nobody_deletes on platform.imap_mailbox for delete to yhdessa_app using (false);
grant select, insert, update (uid_validity, last_uid, read_at) on platform.imap_mailbox to yhdessa_app;
`;

/** Administrators see the rows; what is sealed in them opens only in the application, which logs it. */
const LOOKING_AFTER = `
drop policy work on platform.inbound_message;
create policy work on platform.inbound_message for select to yhdessa_app
  using (access.principal() = access.worker() or cardinality((select access.areas_as('admin'))::uuid[]) > 0);
create policy look_after on platform.inbound_message to yhdessa_access using (true) with check (true);
grant select, update (state, outcome, invitation_id, dismissed_by, dismissed_at) on platform.inbound_message to yhdessa_access;
`;

const LOOKED_AT = `
create function access.reread_inbound_message(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('admin')) = 0 then
    raise exception 'only an administrator has a mail read again' using errcode = '42501';
  end if;
  update platform.inbound_message m set state = 'received', outcome = null, invitation_id = null
  where m.id = of_id and m.state = 'quarantined' and m.raw is not null;
  if not found then raise exception 'reading a mail again met none in quarantine' using errcode = 'P0002'; end if;
end $$;
create function access.dismiss_inbound_message(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('admin')) = 0 then
    raise exception 'only an administrator is done with a mail' using errcode = '42501';
  end if;
  update platform.inbound_message m set state = 'handled', dismissed_by = access.principal(), dismissed_at = access.now()
  where m.id = of_id and m.state = 'quarantined';
  if not found then raise exception 'being done with a mail met none in quarantine' using errcode = 'P0002'; end if;
end $$;
revoke execute on function access.reread_inbound_message(uuid), access.dismiss_inbound_message(uuid) from public;
grant execute on function access.reread_inbound_message(uuid), access.dismiss_inbound_message(uuid) to yhdessa_app;
`;

/** Rows that could not have been before go: they hold no mail. The owner is bound by row security, too. */
const UNDO = `
drop function access.reread_inbound_message(uuid), access.dismiss_inbound_message(uuid);
drop policy look_after on platform.inbound_message;
revoke select, update (state, outcome, invitation_id, dismissed_by, dismissed_at) on platform.inbound_message from yhdessa_access;
drop policy work on platform.inbound_message;
create policy work on platform.inbound_message for select to yhdessa_app using (access.principal() = access.worker());
drop table platform.imap_mailbox;
drop index platform.inbound_message_recent;
drop index platform.inbound_message_quarantined;
alter table platform.inbound_message no force row level security;
delete from platform.inbound_message where sha256 is null;
alter table platform.inbound_message force row level security;
alter table platform.inbound_message alter column sha256 set not null,
  drop column way, drop column mailbox, drop column uid_validity, drop column uid, drop column dismissed_by,
  drop column dismissed_at, drop constraint inbound_message_hash;
`;
