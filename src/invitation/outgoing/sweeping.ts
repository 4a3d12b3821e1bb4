import { hourly } from '../../platform/outbox/hourly.js';

const OUTGOING =
  'select access.sweep_invitation_messages(), access.sweep_remedy_mails(), access.sweep_meeting_notices()';
/** What was understood is needed no more after a month; what was not, a person may still want to look at. */
const INCOMING = `
with old as (select id from platform.inbound_message where raw is not null and received_at < access.now() - case state
  when 'handled' then interval '30 days' else interval '90 days' end and state <> 'received' for update)
update platform.inbound_message m set raw = null from old where m.id = old.id`;

/**
 * Deletes what messages said in time: of sent ones two weeks after they were handed over, of received ones after a month,
 * of those that nobody could make sense of after three. What tells them apart (hash, UID, SEQUENCE, Message-ID) stays.
 */
export const MAIL_SWEEPING = hourly('invitation.sweep', OUTGOING, INCOMING);
