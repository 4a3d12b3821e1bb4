import { unitId } from '../../src/demo/directory.js';
import { FAMILY } from '../../src/demo/family.data.js';
import { principalOf } from '../../src/demo/personas.js';
import { idOf } from '../../src/demo/random.js';
import type { Scope } from './world.js';

/** Columns of a row by name. */
export type Row = Readonly<Record<string, unknown>>;

const NURSE = principalOf('nurse');
const GUARDIAN = principalOf('guardian');
const MINOR = principalOf('minor');
/** The demo's meeting, which was held, and one that lies ahead: the nurse is invited, a guardian comes. */
export const HELD = FAMILY.meetingId;
export const AHEAD = idOf('row/meeting');
const SHARED = '2026-11-22T08:00:00Z';
const invitation = { invitation_id: idOf('row/invitation') };
const poll = { poll_id: idOf('row/time_poll') };
const recipient = { recipient_id: idOf('row/poll_recipient') };
const ofNurse = { professional_id: NURSE };
/** One of each audience. */
const matter = (audience: string, place: number): Row => ({ meeting_id: HELD, audience, place, shared_at: SHARED });

/**
 * Rows that the demo has none of, with what row security looks at. Everything else in them is anything.
 */
export const FILLED: Readonly<Record<string, (own: Scope) => readonly Row[]>> = {
  action_suggestion: () => [{ owner_id: NURSE, action_id: idOf('row/action') }],
  booking: () => [{ ...ofNurse, meeting_id: AHEAD }],
  calendar_feed: () => [ofNurse],
  calendar_knowledge: () => [ofNurse],
  calendar_subscription: () => [ofNurse],
  case_closing: () => [{ id: idOf('row/case_closing') }],
  closing_words: () => [{ closing_id: idOf('row/case_closing') }],
  consultation: () => [{}],
  document_handout: () => [{ person_id: GUARDIAN }],
  duty_shift: () => [{}],
  feedback_answer: ({ caseId }) => [{ scope_type: 'case', scope_id: caseId }],
  feedback_request: ({ caseId }) => [{ scope_type: 'case', scope_id: caseId }],
  filing_receipt: () => [{ unit_id: unitId('neuvola-liminka') }],
  goal_rating: () => [{}],
  handover_try: () => [{ handover_id: idOf('handover/receiver accepted') }],
  how_are_things: () => [{ person_id: GUARDIAN }, { person_id: MINOR }],
  invitation: () => [{ ...ofNurse, id: invitation.invitation_id, meeting_id: AHEAD }],
  invitation_answer: () => [invitation],
  invitation_message: () => [invitation],
  invitation_remedy: () => [invitation],
  meeting: () => [{ id: AHEAD, state: 'scheduled' }],
  meeting_notice: () => [{ meeting_id: AHEAD }],
  meeting_participant: () => [
    { id: idOf('row/seat/nurse'), meeting_id: AHEAD, ...ofNurse },
    { id: idOf('row/seat/guardian'), meeting_id: AHEAD, person_id: GUARDIAN },
  ],
  meeting_wish: () => [{ asked_by: GUARDIAN }],
  minutes_confirmation: () => [{ meeting_id: HELD, person_id: GUARDIAN }],
  minutes_matter: () => [matter('all', 1), matter('authorities', 2), matter('family', 3)],
  outside_handover: () => [{}],
  plan_action: () => [
    { owner_id: idOf('person/member who left yesterday'), owner_kind: 'professional' },
    { owner_id: idOf('person/member who left after a withdrawal'), owner_kind: 'professional' },
  ],
  painted_time: () => [ofNurse],
  plan_approval_exception: () => [{}],
  poll_answer: () => [{ ...poll, ...recipient }],
  poll_message: () => [recipient],
  poll_recipient: () => [{ ...poll, ...ofNurse, id: recipient.recipient_id }],
  poll_time: () => [poll],
  statutory_basis: () => [{ unit_id: unitId('by-statute'), ends_at: '2027-01-01' }],
  time_poll: () => [{ id: poll.poll_id, meeting_id: AHEAD }],
  working_exception: () => [ofNurse],
  'audit.access_log': ({ areaId, caseId }) => [
    { action: 'read', area_id: areaId, scope_type: 'case', scope_id: caseId, principal_id: NURSE },
  ],
  'platform.first_answer': () => [{ principal_id: principalOf('counsellor') }],
  'platform.imap_mailbox': () => [{}],
  'platform.inbound_message': () => [{}],
  'platform.outbox_effect': () => [{}],
  written_input: () => [{ meeting_id: AHEAD, ...ofNurse }],
};
