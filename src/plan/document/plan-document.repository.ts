import type { EntityManager } from '@mikro-orm/postgresql';
import { NEGOTIATION_OF_MEETING } from '../../meeting/minutes/document/negotiation.domain.js';
import { PEOPLE_OF_CASE, RESPONSIBLE_OF_CASE, staff, unitName } from '../../network/projecting.domain.js';
import { b64, keyOfCase, listOf } from '../../platform/database/json.domain.js';
import { REVIEW_REASON } from '../review-reason.domain.js';
import type { PlanDocumentTree } from './plan-document.tree.js';

/** SQL: the part `x` is in the version `v`. See `isIn`. */
const IN_VERSION = `x.since_version <= v.number and (x.until_version is null or v.number < x.until_version)`;
const inVersion = (table: string) =>
  `${table} x where x.area_id = v.area_id and x.plan_id = v.plan_id and ${IN_VERSION}`;
/** SQL: what its owner has been asked and has not answered stands apart, beside the newest agreed version. */
const IS_ASKED = `x.since_version is null and x.until_version is null and x.commitment = 'requested' and v.state = 'agreed'
  and not exists (select from plan_version w where w.area_id = v.area_id and w.plan_id = v.plan_id and w.state = 'agreed'
    and w.number > v.number)`;

/** A version that only takes in a late commitment was drawn up by the meeting of the one before. */
const NEGOTIATION = `(select json_build_object(${NEGOTIATION_OF_MEETING})
  from plan_version w join meeting m on m.area_id = w.area_id and m.id = w.meeting_id
  where w.area_id = v.area_id and w.plan_id = v.plan_id and w.number <= v.number and m.state <> 'cancelled'
  order by w.number desc limit 1)`;

const SECTIONS = listOf(`'id', x.id, 'kind', x.kind, 'text', ${b64('x.text')}`, inVersion('plan_section'), 'x.kind');
const CHILD_VIEWS = listOf(
  `'id', x.id, 'childId', x.child_id, 'manner', x.manner, 'content', ${b64('x.content')}, 'reason', x.reason,
    'reasonText', ${b64('x.reason_text')}`,
  inVersion('child_view'),
  'x.child_id',
);
const RATED = `(select json_build_object('id', r.id, 'rating', r.rating, 'words', ${b64('r.words')}, 'at', r.rated_at)
  from goal_rating r where r.area_id = x.area_id and r.goal_id = x.id order by r.rated_at desc, r.id desc limit 1)`;
const GOALS = listOf(`'id', x.id, 'text', ${b64('x.text')}, 'rated', ${RATED}`, inVersion('plan_goal'), 'x.id');
const ACTIONS = listOf(
  `'id', x.id, 'goalId', x.goal_id, 'text', ${b64('x.text')}, 'ownerKind', x.owner_kind, 'ownerId', x.owner_id,
    'owner', case when x.owner_kind = 'professional' then ${staff('x.owner_id', 'x.owner_unit')} end,
    'dueOn', x.due_on, 'setting', x.setting, 'commitment', x.commitment, 'progress', x.progress`,
  `plan_action x where x.area_id = v.area_id and x.plan_id = v.plan_id and ((${IN_VERSION}) or (${IS_ASKED}))`,
  'x.due_on, x.id',
);
const HELPERS = listOf(
  `'id', x.id, 'name', ${b64('x.name')}, 'task', ${b64('x.task')}`,
  inVersion('plan_helper'),
  'x.piece_id',
);
const APPROVALS = listOf(
  `'id', o.id, 'personId', o.person_id, 'approval', o.approval, 'dissent', ${b64('o.dissent')}, 'at', o.at`,
  'plan_approval o where o.area_id = v.area_id and o.plan_version_id = v.id',
  'o.at, o.id',
);
const EXCEPTIONS = listOf(
  `'personId', o.person_id, 'at', o.at`,
  'plan_approval_exception o where o.area_id = v.area_id and o.plan_version_id = v.id',
  'o.at, o.id',
);
const COPIES = listOf(
  `'id', x.piece_id, 'personId', x.person_id, 'unitName', ${unitName('x.unit_id')}`,
  inVersion('plan_copy'),
  'x.piece_id',
);

const BY_ID = `
select json_build_object('id', v.id, 'planId', v.plan_id, 'areaId', v.area_id, 'caseId', v.case_id, 'familyId', c.family_id,
  'number', v.number, 'state', v.state, 'sharedGoal', ${b64('v.shared_goal')}, 'nextReviewOn', v.next_review_on,
  'reviewReason', ${REVIEW_REASON}, 'agreedAt', v.agreed_at, 'key', ${keyOfCase('c.id')}, 'people', ${PEOPLE_OF_CASE},
  'responsible', ${RESPONSIBLE_OF_CASE}, 'counsellor', ${staff('c.counsellor_id', 'c.counsellor_unit')},
  'negotiation', ${NEGOTIATION}, 'sections', ${SECTIONS}, 'childViews', ${CHILD_VIEWS}, 'goals', ${GOALS}, 'actions', ${ACTIONS},
  'helpers', ${HELPERS}, 'approvals', ${APPROVALS}, 'exceptions', ${EXCEPTIONS}, 'copies', ${COPIES}) as tree
from plan_version v join network_case c on c.area_id = v.area_id and c.id = v.case_id where v.id = ?`;

/** A version of a plan, in one statement. Row security leaves out what its reader may not see. */
export async function planDocumentTree(em: EntityManager, id: string): Promise<PlanDocumentTree | undefined> {
  const [row] = await em.execute<{ tree: PlanDocumentTree }[]>(BY_ID, [id]);
  return row?.tree;
}

/** The same for an operator, who reads everything: as the role that owns the access schema. */
export async function wholePlanTree(em: EntityManager, id: string): Promise<PlanDocumentTree | undefined> {
  const [row] = await em.execute<{ tree: PlanDocumentTree }[]>(BY_ID, [id]);
  return row?.tree;
}
