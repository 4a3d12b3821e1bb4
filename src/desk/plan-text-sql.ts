import { SECTION_KINDS } from '../plan/sections/section.domain.js';
import { namedUnit } from '../network/projecting.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';

const PIECE = `'id', t.id, 'pieceId', t.piece_id, 'sinceVersion', t.since_version, 'untilVersion', t.until_version,
    'changedBy', t.changed_by, 'changedAt', t.changed_at, 'version', t.version`;
const pieces = (table: string, words: string, order: string) =>
  listOf(
    `${PIECE}, ${words}`,
    `${table} t where t.area_id = x.area_id and t.plan_id = x.id`,
    `${order}, t.since_version, t.id`,
  );
const IN_ORDER = `array_position(array[${SECTION_KINDS.map((kind) => `'${kind}'`).join(', ')}], t.kind)`;

/** SQL: when the recipient of the copy `t` got one of the versions that it is for; null: not yet. */
const HANDED_AT = `(select max(h.handed_at) from document_handout h
    join plan_version v on v.area_id = h.area_id and v.id = h.plan_version_id and v.plan_id = t.plan_id
    where h.area_id = t.area_id and v.number >= t.since_version and (t.until_version is null or v.number < t.until_version)
      and coalesce(h.person_id, h.unit_id) = coalesce(t.person_id, t.unit_id))`;

/** SQL: what is written in the plan `x` besides goals and actions, of all its versions. */
export const PLAN_TEXT = `'sections', ${pieces('plan_section', `'kind', t.kind, 'text', ${b64('t.text')}`, IN_ORDER)},
  'childViews', ${pieces(
    'child_view',
    `'childId', t.child_id, 'manner', t.manner, 'content', ${b64('t.content')}, 'reason', t.reason, 'reasonText', ${b64('t.reason_text')}`,
    't.child_id',
  )},
  'privateHelpers', ${pieces('plan_helper', `'name', ${b64('t.name')}, 'task', ${b64('t.task')}`, 't.piece_id')},
  'copies', ${pieces(
    'plan_copy',
    `'personId', t.person_id, ${namedUnit('t.unit_id')}, 'handedAt', ${HANDED_AT}`,
    't.piece_id',
  )}`;

/** SQL: the same, where nobody asked for it. */
export const NO_PLAN_TEXT = `'sections', '[]'::json, 'childViews', '[]'::json, 'privateHelpers', '[]'::json, 'copies', '[]'::json`;
