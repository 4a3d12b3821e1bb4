import { Migration } from '@mikro-orm/migrations';

/** Mail from outside, kept sealed before the sender hears "250". */
export class Migration20261121000006_mail extends Migration {
  override up(): void {
    this.addSql(INBOUND);
  }

  override down(): void {
    this.addSql('drop table platform.inbound_message');
    this.addSql('drop function access.inbound_mail()');
  }
}

/**
 * The envelope is sealed too: an address may carry an invitee's secret token. The listener may only add rows and
 * cannot read one back; the worker reads and settles them. Rows stay; only their raw bytes are deleted in time. `outcome`
 * is the one code of what became of a message, `invitation_id` the invitation whose secret it carried.
 */
const INBOUND = `
create table platform.inbound_message (
  id uuid primary key,
  received_at timestamptz not null,
  envelope_from bytea not null,
  envelope_to bytea not null,
  size integer not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  raw bytea,
  state text not null default 'received' check (state in ('received', 'handled', 'quarantined')),
  outcome text,
  invitation_id uuid,
  check (raw is not null or state <> 'received')
);
create index inbound_message_age on platform.inbound_message (received_at) where raw is not null;
alter table platform.inbound_message enable row level security;
alter table platform.inbound_message force row level security;
create function access.inbound_mail() returns uuid language sql immutable parallel safe
  return '00000000-0000-7000-8000-00000000000b'::uuid;
create policy take_in on platform.inbound_message for insert to yhdessa_app
  with check (access.principal() = access.inbound_mail());
create policy work on platform.inbound_message for select to yhdessa_app using (access.principal() = access.worker());
create policy settle on platform.inbound_message for update to yhdessa_app
  using (access.principal() = access.worker()) with check (access.principal() = access.worker());
create policy nobody_deletes on platform.inbound_message for delete to yhdessa_app using (false);
grant select, insert, update (state, outcome, invitation_id, raw) on platform.inbound_message to yhdessa_app;
`;
