import { unitId } from '../../src/demo/directory.js';
import { FAMILY } from '../../src/demo/family.data.js';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { idOf } from '../../src/demo/random.js';
import type { Row, Scope } from './rows.js';

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
const BREAK_GLASS = idOf('row/break_glass');
const DISQUALIFICATION = idOf('row/disqualification');
const PROHIBITION = idOf('row/prohibition');
const ofNurse = { professional_id: NURSE };
/** One of each audience. */
const matter = (audience: string, place: number): Row => ({ meeting_id: HELD, audience, place, shared_at: SHARED });

/** A line of the access log of the demo's case. */
export const LINE: Row = {
  action: 'read',
  area_id: POHDE.id,
  scope_type: 'case',
  scope_id: FAMILY.caseId,
  principal_id: NURSE,
};

/**
 * Rows that the demo has none of, with what row security looks at. Everything else in them is anything.
 */
export const FILLED: Readonly<Record<string, (own: Scope) => readonly Row[]>> = {
  action_suggestion: () => [{ owner_id: NURSE, action_id: idOf('row/action') }],
  booking: () => [{ ...ofNurse, meeting_id: AHEAD }],
  break_glass: () => [{ id: BREAK_GLASS, ends_at: '2026-11-23T08:00:00Z' }],
  break_glass_words: () => [{ break_glass_id: BREAK_GLASS }],
  calendar_feed: () => [ofNurse],
  calendar_knowledge: () => [ofNurse],
  calendar_subscription: () => [ofNurse],
  case_closing: () => [{ id: idOf('row/case_closing') }],
  case_closing_reason: () => [{ closing_id: idOf('row/case_closing') }],
  closing_words: () => [{ closing_id: idOf('row/case_closing') }],
  consent_exception: () => [{}],
  consultation: () => [{}],
  contact_home: () => [{}],
  counsellor_change: () => [{}],
  disqualification: () => [{ id: DISQUALIFICATION, professional_id: principalOf('ngo-worker') }],
  disqualification_reason: () => [{ disqualification_id: DISQUALIFICATION }],
  document_handout: () => [{ person_id: GUARDIAN }],
  duty_shift: () => [{}],
  feedback_answer: ({ caseId }) => [{ scope_type: 'case', scope_id: caseId }],
  feedback_request: ({ caseId }) => [
    { scope_type: 'case', scope_id: caseId },
    { scope_type: 'case', scope_id: caseId, is_spoken: true },
  ],
  filing_receipt: () => [{ unit_id: unitId('neuvola-liminka') }],
  goal_rating: () => [{}],
  handover_try: () => [{ handover_id: idOf('handover/receiver accepted') }],
  handover_words: () => [{ handover_id: idOf('handover/receiver accepted') }],
  household_member: () => [{ person_id: GUARDIAN, household_id: idOf('row/home') }],
  how_are_things: () => [{ person_id: GUARDIAN }, { person_id: MINOR }],
  invitation: () => [
    { ...ofNurse, id: invitation.invitation_id, meeting_id: AHEAD, unit_id: unitId('neuvola-liminka') },
  ],
  invitation_answer: () => [invitation],
  invitation_message: () => [invitation],
  invitation_remedy: () => [invitation],
  meeting: () => [{ id: AHEAD, state: 'scheduled' }],
  legal_hold: ({ caseId }) => [{ scope_type: 'case', scope_id: caseId }],
  log_withholding: () => [{}],
  meeting_place: () => [{ meeting_id: AHEAD }],
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
  plan_review_reason: () => [{}],
  plan_approval_exception: () => [{}],
  poll_answer: () => [{ ...poll, ...recipient }],
  poll_message: () => [recipient],
  poll_recipient: () => [{ ...poll, ...ofNurse, id: recipient.recipient_id }],
  poll_time: () => [poll],
  statutory_basis: () => [{ unit_id: unitId('by-statute'), ends_at: '2027-01-01' }],
  time_poll: () => [{ id: poll.poll_id, meeting_id: AHEAD }],
  working_exception: () => [ofNurse],
  'audit.access_log': () => [LINE],
  prohibited_item: () => [{ prohibition_id: PROHIBITION }],
  prohibition: () => [
    { id: PROHIBITION, child_id: MINOR },
    { child_id: null, from_person_id: GUARDIAN },
  ],
  responsible_person_reason: () => [{}],
  retention_rule: () => [{}],
  safety_ban: () => [{ ended_at: SHARED }],
  'platform.first_answer': () => [{ principal_id: principalOf('counsellor') }],
  'platform.imap_mailbox': () => [{}],
  'platform.inbound_message': () => [{}],
  'platform.outbox_effect': () => [{}],
  written_input: () => [{ meeting_id: AHEAD, ...ofNurse }],
};
