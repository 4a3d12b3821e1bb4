import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { missedAt, questionsAt } from '../invitation/answers/missed.domain.js';
import { namedUnit, staff } from '../network/projecting.domain.js';
import { REVIEW_REASON } from '../plan/review-reason.domain.js';
import { b64, keyOfCase, listOf } from '../platform/database/json.domain.js';
import { BATON } from './case-baton.js';
import { GLASSES, NO_PART } from './case-watch.js';
import { CLOSINGS } from './case-closing.js';
import { PROHIBITIONS } from './case-prohibitions.js';
import { FOLLOW_UP } from './case-follow-up.js';
import { SAFETY } from './case-safety.js';
import type { CaseTree } from './case-tree.js';
import { SUGGESTION_SQL } from './suggestion-tree.js';
import { MINUTES, MINUTES_GRANT } from './minutes-sql.js';
import { NO_PLAN_TEXT, PLAN_TEXT } from './plan-text-sql.js';

/** Which parts of a case page are asked for; the others are neither read nor logged as read. */
export interface CaseParts {
  readonly people: boolean;
  readonly reach: boolean;
  readonly safety: boolean;
  readonly needs: boolean;
  readonly members: boolean;
  readonly consents: boolean;
  readonly meetings: boolean;
  readonly minutes: boolean;
  readonly plan: boolean;
  readonly planText: boolean;
  readonly actions: boolean;
  readonly followUp: boolean;
  readonly closings: boolean;
  readonly baton: boolean;
  readonly breakGlasses: boolean;
  readonly takingNoPart: boolean;
  readonly prohibitions: boolean;
}

const inCase = (table: string) => `${table} x where x.area_id = c.area_id and x.case_id = c.id`;

const CORE = `'id', c.id, 'areaId', c.area_id, 'familyId', c.family_id, 'legalFrame', c.legal_frame, 'state', c.state,
  'openedAt', c.opened_at, 'version', c.version, 'counsellor', ${staff('c.counsellor_id', 'c.counsellor_unit')},
  'responsiblePerson', (select json_build_object('since', r.since, 'who', ${staff('r.professional_id', 'r.unit_id')})
    from responsible_person r where r.area_id = c.area_id and r.case_id = c.id
      and (r.until is null or r.until = c.closed_at) order by r.since desc limit 1),
  'standIn', (select json_build_object('id', s.id, 'firstDay', s.first_day, 'lastDay', s.last_day,
      'who', ${staff('s.professional_id', 's.unit_id')})
    from stand_in s where s.area_id = c.area_id and s.case_id = c.id and s.revoked_at is null and s.ends_at > access.now()
    order by s.starts_at limit 1),
  'key', ${keyOfCase('c.id')}`;

const WAYS = listOf(
  `'id', w.id, 'kind', w.kind, 'value', ${b64('w.value')}, 'safe', w.safe, 'safeTime', ${b64('w.safe_time')}, 'version', w.version`,
  'contact_way w where w.area_id = x.area_id and w.person_id = x.id and w.ended_at is null',
  'w.safe desc, w.kind, w.id',
);
const ASSESSMENT = `(select json_build_object('id', m.id, 'assessedOn', m.assessed_on, 'mayHaveAccount', m.may_have_account,
    'who', ${staff('m.professional_id', 'm.unit_id')}, 'version', m.version, 'reason', (select ${b64('r.reason')}
      from maturity_reason r where r.area_id = m.area_id and r.assessment_id = m.id))
  from maturity_assessment m where m.area_id = x.area_id and m.person_id = x.id and m.ended_at is null)`;
const INVITED = `(select json_build_object('id', n.id, 'wishedById', n.wished_by_id, 'invitedAt', n.invited_at, 'version', n.version)
  from invited_close_person n where n.area_id = c.area_id and n.case_id = c.id and n.person_id = x.id and n.ended_at is null)`;
const people = (reach: boolean) =>
  `'people', ${listOf(
    `'id', x.id, 'role', x.role, 'language', x.language, 'interpreterLanguage', x.interpreter_language, 'version', x.version,
    'identityOf', coalesce(i.person_id, o.person_id), 'givenName', ${b64('coalesce(i.given_name, o.given_name)')},
    'familyName', ${b64('coalesce(i.family_name, o.family_name)')}, 'birthDate', ${b64('i.birth_date')},
    'maturityAssessment', ${ASSESSMENT}, 'invited', ${INVITED}, 'contactWays', ${reach ? WAYS : "'[]'::json"}`,
    `person x left join person_identity i on i.area_id = x.area_id and i.person_id = x.id
     left join access.names_of_own_family() o on o.person_id = x.id
   where x.area_id = c.area_id and x.family_id = c.family_id`,
    "array_position(array['guardian', 'child', 'close-person'], x.role), x.id",
  )}, 'guardianships', ${listOf(
    `'id', g.id, 'guardianId', g.guardian_id, 'childId', g.child_id, 'powers', g.powers,
    'rightToInformation', g.right_to_information, 'version', g.version`,
    'guardianship g where g.area_id = c.area_id and g.family_id = c.family_id and g.ended_at is null',
    'g.id',
  )}`;

const NEEDS = `'needs', (select json_build_object('needCodes', n.need_codes, 'description', ${b64('n.description')},
  'strengths', ${b64('n.strengths')}, 'familyWish', ${b64('n.family_wish')}, 'version', n.version)
  from case_needs n where n.area_id = c.area_id and n.case_id = c.id)`;

const MEMBERS = `'members', ${listOf(
  `'id', x.id, 'joinedAt', x.joined_at, 'version', x.version, 'who', ${staff('x.professional_id', 'x.unit_id')}`,
  `${inCase('network_member')} and x.left_at is null`,
  'x.joined_at, x.id',
)}`;

const DECISIONS = listOf(
  "'personId', d.person_id, 'decision', d.decision, 'form', d.form, 'decidedAt', d.decided_at",
  'consent_decision d where d.area_id = x.area_id and d.consent_id = x.id',
  'd.decided_at, d.id',
);
/** For who keeps the case alone. */
const excepted = (what: string) =>
  `(select ${what} from consent_exception e where e.area_id = x.area_id and e.consent_id = x.id)`;
const CONSENTS = `'consents', ${listOf(
  `'id', x.id, ${namedUnit('x.unit_id')},
    'professionalIds', x.professional_ids, 'categories', x.categories, 'purpose', x.purpose, 'state', x.state,
    'explainedAt', x.explained_at, 'lastDay', x.last_day, 'ended', x.ends_at <= access.now(),
    'exclusions', ${b64('x.exclusions')}, 'exceptionReason', ${excepted('reason')}, 'exceptionNote', ${excepted(b64('note'))}, 'withdrawnAt', x.withdrawn_at, 'version', x.version, 'decisions', ${DECISIONS}`,
  inCase('consent'),
  'x.explained_at, x.id',
)}`;

const BASES = `'statutoryBases', ${listOf(
  `'id', x.id, ${namedUnit('x.unit_id')}, 'categories', x.categories,
    'statute', x.statute, 'reason', ${b64('x.reason')}, 'endsAt', x.ends_at, 'endedAt', x.ended_at, 'version', x.version`,
  inCase('statutory_basis'),
  'x.recorded_at, x.id',
)}`;

const PARTICIPANTS = listOf(
  `'id', a.id, 'personId', a.person_id, 'isRoom', a.is_room, 'needed', a.needed, 'clause', a.clause, 'chosen', a.chosen,
    'attendance', a.attendance, 'who', case when a.professional_id is not null then ${staff('a.professional_id', 'a.unit_id')} end,
    'invitation', (select json_build_object('id', v.id, 'state', v.state, 'sequence', v.sequence, 'answeredAt', v.answered_at,
        'answeredBy', v.answered_by, 'invitedAt', v.invited_at, 'reachedAt', v.reached_at, 'version', v.version)
      from invitation v where v.area_id = a.area_id and v.participant_id = a.id)`,
  'meeting_participant a where a.area_id = x.area_id and a.meeting_id = x.id',
  'a.person_id nulls first, a.clause nulls first, a.id',
);
/** For those who arrange the case alone: what stands in the way of whom is nobody else's business. */
const HOLDS = listOf(
  `'id', b.id, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'expiresAt', b.expires_at, 'overriddenFor', b.overridden_for,
    'who', ${staff('b.professional_id', 'null::uuid')}, 'overriddenAt', case when b.overridden_by is not null then b.released_at end,
    'overriddenBy', case when b.overridden_by is not null then ${staff('b.overridden_by', 'null::uuid')} end`,
  `booking b where b.area_id = x.area_id and b.meeting_id = x.id and x.case_id = any ((select access.cases('logistics', 'write'))::uuid[])
    and (b.overridden_by is not null or b.released_at is null and b.expires_at > access.now())`,
  'b.starts_at, b.id',
);
/** For those who arrange the case: see `HOLDS`. */
const ARRANGED = `x.case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
const LOST_SEATS = `(select coalesce(json_agg(l.id order by l.id), '[]') from (${missedAt('m.id = x.id')}) l where ${ARRANGED})`;
const QUESTIONS = `(select count(*) from (${questionsAt('m.id = x.id')}) q where ${ARRANGED})`;
const WRITTEN_INPUTS = listOf(
  `'id', w.id, 'text', ${b64('w.text')}, 'recordedAt', w.recorded_at, 'who', ${staff('w.professional_id', 'w.unit_id')}`,
  'written_input w where w.area_id = x.area_id and w.meeting_id = x.id',
  'w.recorded_at, w.id',
);
const meetings = (minutes: boolean) =>
  `'meetings', ${listOf(
    `'id', x.id, 'state', x.state, 'durationMinutes', x.duration_minutes, 'mode', x.mode, 'municipality', l.municipality, 'place', ${b64('l.place')},
    'conferenceLink', ${b64('x.conference_link')},
    'zone', x.zone, 'localStart', x.local_start, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'heldAt', x.held_at,
    'familyYesStart', x.family_yes_start, 'cancelReason', x.cancel_reason, 'version', x.version,
    'question', (select ${b64('q.question')} from meeting_question q where q.area_id = x.area_id and q.meeting_id = x.id),
    'participants', ${PARTICIPANTS}, 'holds', ${HOLDS}, 'lostSeats', ${LOST_SEATS}, 'questions', ${QUESTIONS},
    'writtenInputs', ${minutes ? WRITTEN_INPUTS : "'[]'::json"}, 'minutes', ${minutes ? MINUTES : 'null'}`,
    `meeting x left join meeting_place l on l.area_id = x.area_id and l.meeting_id = x.id where x.area_id = c.area_id and x.case_id = c.id`,
    'x.starts_at nulls last, x.id',
  )}${minutes ? `, 'minutesGrant', ${MINUTES_GRANT}` : ''}`;

const ACTIONS = listOf(
  `'id', a.id, 'goalId', a.goal_id, 'text', ${b64('a.text')}, 'ownerKind', a.owner_kind, 'ownerId', a.owner_id,
    'owner', case when a.owner_kind = 'professional' then ${staff('a.owner_id', 'a.owner_unit')} end,
    'dueOn', a.due_on, 'commitment', a.commitment, 'committedAt', a.committed_at, 'declineReason', ${b64('a.decline_reason')},
    'progress', a.progress, 'notDoneReason', ${b64('a.not_done_reason')}, 'obstacle', ${b64('a.obstacle')},
    'reportedBy', a.reported_by, 'setting', a.setting, 'replaces', a.replaces, 'suggestion', ${SUGGESTION_SQL},
    'sinceVersion', a.since_version, 'untilVersion', a.until_version, 'version', a.version`,
  'plan_action a where a.area_id = c.area_id and a.case_id = c.id',
  'a.due_on, a.id',
);
const APPROVALS = listOf(
  `'id', o.id, 'personId', o.person_id, 'approval', o.approval, 'dissent', ${b64('o.dissent')}, 'at', o.at`,
  'plan_approval o where o.area_id = v.area_id and o.plan_version_id = v.id',
  'o.at, o.id',
);
/** For those who keep the plan alone: why somebody is not asked is not for them to read, nor for the network. */
const EXCEPTIONS = listOf(
  `'personId', e.person_id, 'reason', e.reason, 'at', e.at`,
  'plan_approval_exception e where e.area_id = v.area_id and e.plan_version_id = v.id',
  'e.at, e.id',
);
/** Its meeting, unless that is kept from the reader: then already its id would tell of it. */
const meetingOf = (of: 'v' | 'r') =>
  `(select m.id from meeting m where m.area_id = ${of}.area_id and m.id = ${of}.meeting_id)`;
const plan = (text: boolean) =>
  `'plan', (select json_build_object('id', x.id, 'versions', ${listOf(
    `'id', v.id, 'number', v.number, 'state', v.state, 'sharedGoal', ${b64('v.shared_goal')}, 'nextReviewOn', v.next_review_on,
    'proposedAt', v.proposed_at, 'agreedAt', v.agreed_at, 'meetingId', ${meetingOf('v')}, 'version', v.version,
    'reviewReason', ${REVIEW_REASON}, 'changedBy', v.changed_by, 'changedAt', v.changed_at, 'approvals', ${APPROVALS}, 'exceptions', ${EXCEPTIONS}`,
    'plan_version v where v.area_id = x.area_id and v.plan_id = x.id',
    'v.number',
  )}, 'goals', ${listOf(
    `'id', g.id, 'text', ${b64('g.text')}, 'sinceVersion', g.since_version, 'untilVersion', g.until_version,
    'changedBy', g.changed_by, 'changedAt', g.changed_at, 'version', g.version`,
    'plan_goal g where g.area_id = x.area_id and g.plan_id = x.id',
    'g.id',
  )}, ${text ? PLAN_TEXT : NO_PLAN_TEXT}, 'reviews', ${listOf(
    `'id', r.id, 'dueOn', r.due_on, 'state', r.state, 'heldAt', r.held_at, 'decision', r.decision, 'note', ${b64('r.note')}, 'meetingId', ${meetingOf('r')}, 'version', r.version`,
    'review r where r.area_id = x.area_id and r.plan_id = x.id',
    'r.due_on, r.id',
  )}) from ${inCase('plan')})`;

/** The whole case page in one statement; row security leaves out what its reader may not see. */
@Injectable()
export class CasePageRepository {
  constructor(private readonly em: EntityManager) {}

  async byId(caseId: string, parts: CaseParts): Promise<CaseTree | undefined> {
    const [tree] = await this.find('c.id = ?', [caseId], parts);
    return tree;
  }

  /** The case to whose plan the version belongs. */
  async ofPlanVersion(planVersionId: string, parts: CaseParts): Promise<CaseTree | undefined> {
    const where = 'c.id = (select v.case_id from plan_version v where v.id = ?)';
    const [tree] = await this.find(where, [planVersionId], parts);
    return tree;
  }

  /** Cases of the family to which the reader belongs, the newest first. */
  ofOwnFamily(parts: CaseParts): Promise<CaseTree[]> {
    const where = `c.state <> 'closed' and c.id in (select g.scope_id from access.access_grant g
      where g.scope_type = 'case' and g.category = 'logistics' and g.verb = 'read'
        and g.basis in ('guardian', 'minor', 'close-person') and access.holds(g.valid_from, g.valid_until))`;
    return this.find(where, [], parts);
  }

  private async find(where: string, values: readonly unknown[], parts: CaseParts): Promise<CaseTree[]> {
    const rows = await this.em.execute<{ tree: CaseTree }[]>(
      `select json_build_object(${wanted(parts).join(', ')}) as tree from network_case c where ${where} order by c.opened_at desc, c.id`,
      [...values],
    );
    return rows.map(({ tree }) => tree);
  }
}

const wanted = (parts: CaseParts): string[] => [
  CORE,
  ...(parts.people ? [people(parts.reach)] : []),
  ...(parts.safety ? [SAFETY] : []),
  ...(parts.needs ? [NEEDS] : []),
  ...(parts.members ? [MEMBERS] : []),
  ...(parts.consents ? [CONSENTS, BASES] : []),
  ...(parts.meetings ? [meetings(parts.minutes)] : []),
  ...(parts.plan ? [plan(parts.planText)] : []),
  ...(parts.actions ? [`'actions', ${ACTIONS}`] : []),
  ...(parts.followUp ? [FOLLOW_UP] : []),
  ...(parts.closings ? [CLOSINGS] : []),
  ...(parts.baton ? [BATON] : []),
  ...(parts.breakGlasses ? [GLASSES] : []),
  ...(parts.takingNoPart ? [NO_PART] : []),
  ...(parts.prohibitions ? [PROHIBITIONS] : []),
];
