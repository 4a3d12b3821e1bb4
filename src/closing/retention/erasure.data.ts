/** What erasure does to the rows of a scope in one table. Columns of codes with a check of their own are not listed. */
export interface OfScope {
  /** Opens no more: the data key is destroyed. */
  readonly sealed?: readonly string[];
  /** Emptied by `access.erase`: what no key of the scope seals. */
  readonly emptied?: readonly string[];
  /** Stays, and tells of nobody: codes, random ids, hashes of what is gone. */
  readonly stays?: readonly string[];
}

/** `deleted`: rows go with the scope, or with the accounts of its people. `apart`: why erasing a family leaves it alone. */
export type Fate = OfScope | { readonly deleted: true } | { readonly apart: string };

const DELETED = { deleted: true } as const;
const STAFF = { apart: 'the directory and its professionals: no family' };
const WORKING_TIME = { apart: 'working time of professionals: no family' };
const text = { sealed: ['text'] };
const words = { sealed: ['words'] };

/**
 * Every table and what becomes of it when a contact, family or case is erased. `test/erasure.spec.ts` compares it with the
 * database, column by column: who adds a table or a column says here what becomes of it.
 */
export const ERASED_TABLES: Readonly<Record<string, Fate>> = {
  // Who it was, and how they are found and reached.
  contact_identity: DELETED,
  person_identity: DELETED,
  contact_way: DELETED,
  'access.session': DELETED,
  'access.identity': DELETED,
  'access.passkey': DELETED,
  'access.passkey_challenge': DELETED,
  'access.passkey_offer': DELETED,
  'access.visit': DELETED,
  'access.kept_form': DELETED,
  'access.email_code': DELETED,
  'access.family_code': DELETED,
  'access.access_grant': DELETED,
  'platform.first_answer': DELETED,
  'platform.outbox_effect': DELETED,
  'platform.data_key': { emptied: ['wrapped'], stays: ['wrapped_by', 'destroyed_for'] },

  // Contacts.
  contact: { stays: ['sector', 'municipality'] },
  contact_home: { stays: ['municipality'] },
  contact_needs: { sealed: ['description', 'outcome_note'], stays: ['need_codes'] },
  consultation: { sealed: ['question', 'answer'] },

  // Families.
  family: {},
  person: { stays: ['interpreter_language'] },
  guardianship: {},
  household_member: {},
  safety_ban: { sealed: ['evidence'] },
  prohibition: words,
  prohibited_item: {},
  maturity_assessment: {},
  maturity_reason: { sealed: ['reason'] },

  // The case, its network and what it may be told.
  network_case: {},
  case_needs: { sealed: ['description', 'strengths', 'family_wish'], stays: ['need_codes'] },
  network_member: {},
  responsible_person: {},
  responsible_person_reason: words,
  stand_in: {},
  invited_close_person: {},
  consent: { sealed: ['exclusions'], stays: ['categories'] },
  consent_exception: { sealed: ['note'] },
  consent_decision: { sealed: ['evidence'] },
  statutory_basis: { sealed: ['reason'], stays: ['categories', 'statute'] },
  break_glass: {},
  break_glass_words: words,
  disqualification: {},
  disqualification_reason: { sealed: ['lift_reason'] },
  counsellor_change: { sealed: ['reason'] },
  'access.withheld': { stays: ['record_type', 'scope_type', 'reason'] },

  // Meetings and invitations.
  meeting: { emptied: ['conference_link'], stays: ['zone', 'local_start'] },
  meeting_place: { sealed: ['place'], stays: ['municipality'] },
  meeting_question: { sealed: ['question'] },
  meeting_participant: { stays: ['clause'] },
  meeting_wish: { sealed: ['words', 'answer'] },
  booking: {},
  time_poll: { stays: ['zone'] },
  poll_time: {},
  poll_recipient: { emptied: ['address', 'link_token', 'link_token_hash', 'substitute'] },
  poll_answer: {},
  poll_message: { emptied: ['address', 'bytes', 'reply'], stays: ['message_id', 'sha256', 'revoked_for'] },
  invitation: {
    emptied: ['address', 'reply_token', 'reply_token_hash', 'link_token', 'link_token_hash', 'comment'],
    stays: ['uid'],
  },
  invitation_answer: { emptied: ['comment', 'delegated_to'] },
  invitation_message: {
    emptied: ['recipient', 'bytes', 'reply'],
    stays: ['uid', 'message_id', 'sha256', 'revoked_for'],
  },
  invitation_remedy: { emptied: ['address', 'bytes', 'reply'], stays: ['message_id', 'sha256', 'revoked_for'] },
  meeting_notice: { emptied: ['recipient', 'content', 'place', 'reply'], stays: ['reason', 'message_id'] },
  written_input: text,
  'access.calendar_feed_text': DELETED,
  'platform.inbound_message': {
    emptied: ['envelope_from', 'envelope_to', 'raw'],
    stays: ['sha256', 'outcome', 'mailbox'],
  },

  // Minutes.
  minutes: text,
  minutes_for_all: text,
  minutes_for_family: text,
  minutes_matter: text,
  minutes_sheet: {},
  minutes_confirmation: words,

  // The plan and what became of it.
  plan: {},
  plan_version: { sealed: ['shared_goal'] },
  plan_review_reason: words,
  plan_goal: text,
  plan_section: text,
  plan_helper: { sealed: ['name', 'task'] },
  plan_copy: {},
  plan_action: { sealed: ['text', 'decline_reason', 'not_done_reason', 'obstacle'] },
  plan_approval: { sealed: ['dissent'] },
  plan_approval_exception: { sealed: ['note'] },
  child_view: { sealed: ['content', 'reason_text'] },
  action_suggestion: { sealed: ['text', 'comment', 'reason'] },
  document_handout: { stays: ['basis'] },
  review: { sealed: ['note', 'late_reason'] },
  goal_rating: words,
  how_are_things: words,

  // Handover, feedback, closing.
  handover: {},
  handover_words: words,
  handover_try: {},
  outside_handover: {
    sealed: ['service_name', 'contact_person', 'phone', 'reason', 'consent_evidence', 'given_to', 'told_by'],
  },
  feedback_request: { emptied: ['link_token', 'link_token_hash'], stays: ['municipality'] },
  feedback_answer: { sealed: ['text'], stays: ['municipality'] },
  case_closing: {},
  case_closing_reason: {},
  closing_words: words,
  filing_receipt: {},
  legal_hold: { emptied: ['words'] },

  // Kept longer than the family: who looked, and that it was erased.
  'audit.access_log': { stays: ['operation', 'scope_type', 'category', 'basis'] },
  log_withholding: {},
  'audit.access_log_seal': { stays: ['hash'] },
  'audit.access_log_gone': { stays: ['hash'] },
  'platform.erasure': { stays: ['hash'] },

  // Nothing of families.
  area: STAFF,
  municipality: STAFF,
  organisation: STAFF,
  unit: STAFF,
  service: STAFF,
  professional: STAFF,
  travel_time: STAFF,
  duty_shift: STAFF,
  retention_rule: STAFF,
  'access.membership': STAFF,
  working_hours: WORKING_TIME,
  working_exception: WORKING_TIME,
  busy_interval: WORKING_TIME,
  busy_week: WORKING_TIME,
  painted_time: WORKING_TIME,
  calendar_knowledge: WORKING_TIME,
  calendar_subscription: WORKING_TIME,
  calendar_feed: { apart: 'the address of a professional’s own feed; its text is deleted' },
  'access.calendar_feed_change': { apart: 'that a feed is to be rendered anew' },
  'access.moment': { apart: 'random ids of meetings, and moments that their log has' },
  'access.gate': { apart: 'keyed hashes of who asked of late, gone within hours' },
  'access.form_press': { apart: 'keyed hashes of forms that were sent, gone within a day' },
  'access.page_feedback': { apart: 'feedback on our pages, sealed, gone when its mail has left' },
  'access.work_budget': { apart: 'keyed hashes of who asked much of late, gone within hours' },
  'access.sign_in_attempt': { apart: 'sealed, gone within minutes' },
  'access.used_logout_token': { apart: 'keyed hashes, gone within minutes' },
  'access.grant_source': { apart: 'names of functions' },
  'access.withholdable': { apart: 'names of functions' },
  'platform.imap_mailbox': { apart: 'how far a mailbox was read' },
  'platform.demo_clock': { apart: 'how far the clock of a demo was moved' },
  mikro_orm_migrations: { apart: 'names of the migrations that have run' },
};
