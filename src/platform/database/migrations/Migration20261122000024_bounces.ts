import { Migration } from '@mikro-orm/migrations';

/** Whose a mail from outside is when it lacks the secret, and mails of polls that did not arrive. */
export class Migration20261122000024_bounces extends Migration {
  override up(): void {
    this.addSql(`alter table "poll_recipient" add column "bounced_at" timestamptz null`);
    this.addSql('grant update (bounced_at) on poll_recipient to yhdessa_app');
    this.addSql(`create index "invitation_message_message_id" on "invitation_message" ("message_id")`);
    this.addSql(`create index "poll_message_message_id" on "poll_message" ("message_id")`);
    this.addSql('set local role yhdessa_access');
    this.addSql(WHOSE);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('drop function access.invitation_of_uid(text), access.invitation_of_message_id(text)');
    this.addSql('drop function access.recipient_of_message_id(text)');
    this.addSql('drop index poll_message_message_id, invitation_message_message_id');
    this.addSql('alter table poll_recipient drop column bounced_at');
  }
}

/** For the worker alone, who reads mail before anybody knows whose it is. */
const WHOSE = `
create function access.invitation_of_uid(of_uid text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select i.id from public.invitation i where i.uid = of_uid and access.principal() = access.worker());
create function access.invitation_of_message_id(of_mail text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select m.invitation_id from public.invitation_message m
    where m.message_id = of_mail and access.principal() = access.worker() limit 1);
create function access.recipient_of_message_id(of_mail text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select m.recipient_id from public.poll_message m
    where m.message_id = of_mail and access.principal() = access.worker() limit 1);
revoke execute on function access.invitation_of_uid(text), access.invitation_of_message_id(text),
  access.recipient_of_message_id(text) from public;
grant execute on function access.invitation_of_uid(text), access.invitation_of_message_id(text),
  access.recipient_of_message_id(text) to yhdessa_app;
`;
