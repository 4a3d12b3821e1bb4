import type { Subject } from './subjects.js';

/**
 * Who reads which rows of a case they have to do with, by bare SQL: typed by hand from the roles of the domain (4.4), not
 * from the policies. What nobody is named for, nobody reads.
 */

type Subjects = readonly Subject[];

const KEEPERS: Subjects = ['counsellor', 'stand-in'];
const ANSWERING: Subjects = [...KEEPERS, 'responsible'];
const GUARDIANS: Subjects = ['guardian', 'other-guardian'];
const FAMILY: Subjects = [...GUARDIANS, 'minor'];

/** Authorities whose unit a consent names, by what it names: nurse, teacher and social worker as the demo's family gave it. */
const ALL_CATEGORIES: Subjects = ['member', 'social-worker', 'receiver accepted'];
const TOLD_WHO: Subjects = [...ALL_CATEGORIES, 'nurse'];
const TOLD_NEEDS: Subjects = ALL_CATEGORIES;
const TOLD_MINUTES: Subjects = [...ALL_CATEGORIES, 'nurse', 'member of the minutes'];
const TOLD_PLAN: Subjects = [...ALL_CATEGORIES, 'nurse', 'teacher', 'member of the plan'];
const TOLD_ACTIONS: Subjects = [...ALL_CATEGORIES, 'nurse', 'teacher'];
const AUTHORITIES: Subjects = [...new Set([...TOLD_MINUTES, ...TOLD_PLAN])];

/** No authority, but a consent names all there is (invariant 10): everything but who the family is, and its part of the minutes. */
const NGO: Subjects = ['ngo member'];

const REMEMBERED: Subject = 'guardian on a remembered device';
/** Who leads the team reads who meets when (4.4), in every case of the area. */
const LEAD: Subject = 'team-lead';

/** When and where one meets, who is in it, who is responsible. A remembered device of a family opens nothing else. */
const LOGISTICS: Subjects = [...ANSWERING, ...GUARDIANS, REMEMBERED, ...AUTHORITIES, LEAD];
/** Who is responsible now and who stands in: also those who have only their own part. */
const EVERYBODY: Subjects = [...LOGISTICS, 'minor', 'close-person', 'receiver asked', ...NGO];
const PLAN: Subjects = [...ANSWERING, ...GUARDIANS, ...TOLD_PLAN, ...NGO];
const ACTIONS: Subjects = [...ANSWERING, ...GUARDIANS, ...TOLD_ACTIONS, ...NGO];
const MINUTES: Subjects = [...ANSWERING, ...GUARDIANS, ...TOLD_MINUTES];
const AT_THE_TABLE: Subjects = [...MINUTES, ...NGO, 'minor', 'teacher'];
const CONSENTS: Subjects = [...ANSWERING, ...GUARDIANS];

/** What rows of a table, if not all. */
type Rows = string;

export const OF_A_CASE: readonly (readonly [table: string, readers: Subjects, rows?: Rows])[] = [
  // The contact from which the case came: of who took it.
  ['contact', ['counsellor']],
  ['contact_identity', ['counsellor']],
  ['contact_needs', ['counsellor']],
  ['consultation', ['counsellor']],

  ['contact_home', ['counsellor']],

  // Who the family is. Each guardian and the young see their own ways of contact alone.
  ['family', [...ANSWERING, ...FAMILY, ...TOLD_WHO, REMEMBERED]],
  ['person', [...ANSWERING, ...FAMILY, ...TOLD_WHO, REMEMBERED]],
  ['person_identity', [...KEEPERS, ...GUARDIANS, ...TOLD_WHO], 'person_id <> $minor'],
  ['person_identity', [...KEEPERS, ...FAMILY, ...TOLD_WHO], 'person_id = $minor'],
  ['contact_way', [...KEEPERS, 'guardian', ...TOLD_WHO], 'person_id = $guardian'],
  ['contact_way', [...KEEPERS, 'minor', ...TOLD_WHO], 'person_id = $minor'],
  ['guardianship', [...KEEPERS, ...GUARDIANS, ...TOLD_WHO]],
  ['maturity_assessment', [...KEEPERS, ...FAMILY, ...TOLD_WHO]],
  ['maturity_reason', KEEPERS],
  // That somebody hides, and who lives with whom.
  ['safety_ban', KEEPERS],
  ['household_member', KEEPERS],

  // What the young keep from somebody, and what is kept on a ground in law: the latter is told to whom it is kept from.
  ['prohibition', [...KEEPERS, 'minor'], 'child_id = $minor'],
  ['prohibition', [...KEEPERS, 'guardian'], 'child_id is null'],
  ['prohibited_item', [...KEEPERS, 'minor']],

  // The case and its network.
  ['network_case', EVERYBODY],
  ['case_needs', [...KEEPERS, ...GUARDIANS, ...TOLD_NEEDS, ...NGO]],
  ['responsible_person', EVERYBODY],
  ['stand_in', EVERYBODY],
  // Why the baton passed is more than that it did.
  ['responsible_person_reason', PLAN],
  ['counsellor_change', [...ANSWERING, LEAD]],
  ['disqualification', [...LOGISTICS, 'ngo-worker']],
  ['disqualification_reason', [...ANSWERING, LEAD]],
  ['break_glass', [...ANSWERING, ...FAMILY, LEAD, 'log-inspector']],
  ['break_glass_words', ANSWERING],
  ['network_member', LOGISTICS, 'professional_id = $nurse'],
  ['network_member', [...LOGISTICS, ...NGO], `professional_id = $ngo`],
  ['invited_close_person', [...LOGISTICS, 'close-person']],
  // A unit sees what it may be told itself.
  ['consent', [...CONSENTS, 'member'], 'unit_id = $unit'],
  ['consent_decision', CONSENTS],
  // Why it stands without one of the guardians is not for them to read, nor for the network.
  ['consent_exception', KEEPERS],
  ['statutory_basis', CONSENTS],

  // Meeting.
  ['meeting', [...LOGISTICS, 'minor'], 'id = $held'],
  ['meeting', LOGISTICS, 'id = $ahead'],
  ['meeting_place', LOGISTICS, 'meeting_id = $ahead'],
  ['meeting_participant', LOGISTICS, 'meeting_id = $ahead'],
  ['meeting_participant', [...LOGISTICS, 'minor'], 'meeting_id = $held'],
  ['meeting_question', [...PLAN, 'minor']],
  ['meeting_notice', ANSWERING],
  ['meeting_wish', [...ANSWERING, 'guardian']],
  ['written_input', MINUTES],
  ['booking', LOGISTICS],
  ['invitation', LOGISTICS],
  ['time_poll', LOGISTICS],
  ['poll_time', LOGISTICS],
  ['poll_recipient', LOGISTICS],
  // What was written to whom, and what they answered, word by word: who convenes.
  ['invitation_answer', [...ANSWERING, 'nurse']],
  ['invitation_message', ANSWERING],
  ['invitation_remedy', ANSWERING],
  ['poll_answer', ANSWERING],
  ['poll_message', ANSWERING],

  // Minutes, by audience.
  ['minutes_sheet', AT_THE_TABLE],
  ['minutes_for_all', AT_THE_TABLE],
  ['minutes', [...MINUTES, 'minor']],
  ['minutes_for_family', [...ANSWERING, ...FAMILY]],
  ['minutes_matter', AT_THE_TABLE, `audience = 'all'`],
  ['minutes_matter', [...MINUTES, 'minor'], `audience = 'authorities'`],
  ['minutes_matter', [...CONSENTS, 'minor'], `audience = 'family'`],
  ['minutes_confirmation', CONSENTS],

  // Plan. The young read what is agreed of it; a close person the shared goal.
  ['plan', [...PLAN, 'minor', 'close-person']],
  ['plan_version', [...PLAN, 'minor', 'close-person']],
  ['plan_goal', [...PLAN, 'minor']],
  // Why the next review is far ahead: who reads the whole plan.
  ['plan_review_reason', PLAN],
  ['plan_section', [...PLAN, 'minor'], `kind in ('strengths', 'next-steps')`],
  ['plan_section', PLAN, `kind not in ('strengths', 'next-steps')`],
  ['child_view', [...PLAN, 'minor'], 'child_id = $minor'],
  ['child_view', PLAN, 'child_id <> $minor'],
  ['plan_helper', PLAN],
  ['plan_copy', PLAN],
  ['plan_approval', PLAN],
  // Why a guardian was not asked.
  ['plan_approval_exception', ANSWERING],
  ['plan_action', ACTIONS, 'owner_id = $nurse'],
  // Own promises: thirty days after leaving, not after a withdrawal (invariant 9).
  ['plan_action', [...ACTIONS, 'member who left yesterday'], 'owner_id = $leaver'],
  ['plan_action', ACTIONS, 'owner_id = $withdrawn'],
  ['action_suggestion', ACTIONS],
  ['document_handout', PLAN],

  // What follows.
  ['review', [...PLAN, 'minor']],
  ['goal_rating', PLAN],
  ['how_are_things', [...ANSWERING, 'guardian'], 'person_id = $guardian'],
  ['how_are_things', [...ANSWERING, 'minor'], 'person_id = $minor'],
  ['handover', [...LOGISTICS, 'receiver asked'], `state = 'offered'`],
  ['handover', EVERYBODY, `state = 'accepted'`],
  ['handover_try', LOGISTICS],
  ['handover_words', PLAN],
  // Where the family goes and why is more than who meets when; a team lead is told on a list that it waits.
  ['outside_handover', [...PLAN, LEAD]],
  ['case_closing', EVERYBODY],
  // Why it closes is more than that it does.
  ['case_closing_reason', PLAN],
  ['closing_words', PLAN],
  ['filing_receipt', LOGISTICS],
  ['legal_hold', ['admin', 'log-inspector']],
  ['log_withholding', ['log-inspector']],
  ['feedback_answer', KEEPERS],
  ['feedback_request', [], 'not is_spoken'],
  ['feedback_request', KEEPERS, 'is_spoken'],
];

/** Everybody of the staff of any area; not an interpreter's or a family's matter, but no secret either. */
const STAFF: Subjects = [
  'counsellor',
  'counsellor-other-area',
  'nurse',
  'teacher',
  'social-worker',
  'ngo-worker',
  'interpreter',
  'team-lead',
  'statistician',
  'log-inspector',
  'admin',
  'responsible',
  'stand-in',
  'member',
  'member of the plan',
  'member of the minutes',
  'member without consent',
  'member by a withdrawn consent',
  'member by an expired consent',
  'member who left yesterday',
  'member who left after a withdrawal',
  'ngo member',
  'ngo member without consent',
  'ngo member by a withdrawn consent',
  'interpreting member',
  'receiver asked',
  'receiver accepted',
  'colleague of a member',
];
const SIGNED_IN: Subjects = [...STAFF, ...FAMILY, 'close-person', 'former-member', REMEMBERED];

/** Whoever may read any text of the case may open it; rows decide which texts there are. */
export const OPENING: Subjects = [...EVERYBODY, 'interpreting member', 'member who left yesterday'];

/** Who reads any row of what belongs to no case. */
export const OF_NO_CASE: readonly (readonly [table: string, readers: Subjects, rows?: Rows])[] = [
  ['area', SIGNED_IN],
  ['organisation', SIGNED_IN],
  ['unit', SIGNED_IN],
  ['service', SIGNED_IN],
  ['municipality', SIGNED_IN],
  ['travel_time', SIGNED_IN],
  // A family sees those it meets.
  ['professional', STAFF, 'id = $statistician'],
  ['professional', [...STAFF, ...FAMILY, REMEMBERED], 'id = $nurse'],
  ['professional', [...STAFF, ...FAMILY, 'close-person', REMEMBERED], 'id = $responsible'],
  ['access.membership', [...STAFF, 'former-member']],
  // When somebody works is told to who asks them to meet; what takes their time, to themselves and who keeps it for them.
  ['working_hours', STAFF],
  ['working_exception', STAFF],
  ['busy_week', STAFF],
  ['calendar_knowledge', STAFF],
  ['busy_interval', ['nurse', 'admin'], 'professional_id = $nurse'],
  ['painted_time', STAFF],
  ['calendar_feed', ['nurse']],
  ['calendar_subscription', ['nurse']],
  ['duty_shift', ['counsellor', 'stand-in', 'team-lead', 'counsellor-other-area']],
  ['retention_rule', STAFF],
  ['access.access_grant', ['nurse'], 'principal_id = $nurse'],
  ['audit.access_log', ['log-inspector'], 'scope_id = $case'],
  ['platform.data_key', OPENING, 'scope_id = $case'],
  ['platform.first_answer', ['counsellor'], 'principal_id = $counsellor'],
  // Of principals of our own, and of who looks after them.
  ['platform.outbox_effect', ['admin']],
  ['platform.imap_mailbox', []],
  ['platform.inbound_message', ['admin']],
];
