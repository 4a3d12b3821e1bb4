import { hourly } from '../../platform/outbox/hourly.js';

const OUTGOING =
  'select access.sweep_invitation_messages(), access.sweep_remedy_mails(), access.sweep_meeting_notices()';
const INCOMING = 'select access.sweep_received_mails()';

/**
 * Deletes what messages said in time: of sent ones two weeks after they were handed over, of received ones after a month,
 * of those that nobody could make sense of after three. What tells them apart (hash, UID, SEQUENCE, Message-ID) stays, and
 * all of it of what is under legal hold.
 */
export const MAIL_SWEEPING = hourly('invitation.sweep', OUTGOING, INCOMING);
