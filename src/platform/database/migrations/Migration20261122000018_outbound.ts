import { Migration } from '@mikro-orm/migrations';

/**
 * Calendar messages that refuse another time, requests that go out once more, and where people meet by video. Of messages
 * with one SEQUENCE the later DTSTAMP is the newer, so it belongs to what tells them apart.
 */
export class Migration20261122000018_outbound extends Migration {
  override up(): void {
    this.addSql('alter table meeting add column conference_link bytea null');
    this.addSql('grant update (conference_link) on meeting to yhdessa_app');
    this.addSql('alter table invitation_message drop constraint invitation_message_method_check');
    this.addSql(
      `alter table invitation_message add constraint invitation_message_method_check check ("method" in ('REQUEST', 'CANCEL', 'DECLINECOUNTER'))`,
    );
    this.addSql('alter table invitation_message drop constraint invitation_message_once');
    this.addSql(
      'alter table invitation_message add constraint invitation_message_once unique ("recipient", "uid", "sequence", "method", "stamp")',
    );
    this.addSql('drop policy invitation_message_new on invitation_message');
    this.addSql(
      `create policy "invitation_message_new" on "invitation_message" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or method = 'REQUEST' and exists (select from invitation p where p.id = invitation_message.invitation_id and p.id = (select access.principal()) and p.sequence = invitation_message.sequence and p.address = invitation_message.recipient and p.uid = invitation_message.uid)) and exists (select from invitation o where o.id = invitation_message.invitation_id and o.case_id = invitation_message.case_id))`,
    );
    this.addSql('set local role yhdessa_access');
    this.addSql(LETTERS);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('drop function access.letter_of_invitations(uuid[])');
    this.addSql('drop policy invitation_message_new on invitation_message');
    this.addSql(
      `create policy "invitation_message_new" on "invitation_message" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or invitation_id = (select access.principal())) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and exists (select from invitation o where o.id = invitation_message.invitation_id and o.case_id = invitation_message.case_id))`,
    );
    this.addSql(UNSENT);
    this.addSql('alter table invitation_message drop constraint invitation_message_once');
    this.addSql(
      'alter table invitation_message add constraint invitation_message_once unique ("recipient", "uid", "sequence", "method")',
    );
    this.addSql('alter table invitation_message drop constraint invitation_message_method_check');
    this.addSql(
      `alter table invitation_message add constraint invitation_message_method_check check ("method" in ('REQUEST', 'CANCEL'))`,
    );
    this.addSql('alter table meeting drop column conference_link');
  }
}

/**
 * Whom invitations name and how much their invitees are needed, for those who arrange the case and for an invitation
 * itself.
 */
const LETTERS = `
create function access.letter_of_invitations(ids uuid[])
returns table (invitation_id uuid, counsellor_name text, counsellor_phone text, invitee_address text, needed text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, c.given_name || ' ' || c.family_name, coalesce(c.phone, u.phone), p.email, s.needed
  from public.invitation i
  join public.network_case n on n.area_id = i.area_id and n.id = i.case_id
  join public.professional c on c.id = n.counsellor_id
  join public.meeting_participant s on s.area_id = i.area_id and s.id = i.participant_id
  left join public.unit u on u.id = n.counsellor_unit
  left join public.professional p on p.id = i.professional_id
  where i.id = any (ids) and (i.id = access.principal() or i.case_id = any (access.cases('logistics', 'write')))
$$;
revoke execute on function access.letter_of_invitations(uuid[]) from public;
grant execute on function access.letter_of_invitations(uuid[]) to yhdessa_app;
`;

/** Messages that could not have been before go, of repeated ones the later. The owner is bound by row security, too. */
const UNSENT = `
alter table invitation_message no force row level security;
delete from invitation_message m where m.method = 'DECLINECOUNTER' or exists (select from invitation_message o
  where (o.recipient, o.uid, o.sequence, o.method) = (m.recipient, m.uid, m.sequence, m.method) and o.stamp < m.stamp);
alter table invitation_message force row level security;
`;
