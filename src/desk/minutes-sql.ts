import { staff } from '../network/projecting.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';

/** SQL: a text of the edition `e` in the table of its audience. */
const partOf = (table: string) =>
  `(select ${b64('t.text')} from ${table} t where t.area_id = e.area_id and t.meeting_id = e.meeting_id and t.edition = e.edition)`;

const MATTERS = listOf(
  `'id', a.id, 'audience', a.audience, 'text', ${b64('a.text')}, 'dueOn', a.due_on, 'actionId', a.action_id,
    'personId', case when a.owner_kind = 'family' then a.owner_id end,
    'who', case when a.owner_kind = 'professional' then ${staff('a.owner_id', 'a.owner_unit')} end`,
  `minutes_matter a where a.area_id = e.area_id and a.meeting_id = e.meeting_id and a.edition = e.edition
    and a.dropped_at is null`,
  'a.place',
);

/** Everybody who reads any part of an edition reads the row of the part for all: its editions are the reader's. */
const EDITIONS = listOf(
  `'edition', e.edition, 'sharedAt', e.shared_at, 'forAll', ${b64('e.text')}, 'forAuthorities', ${partOf('minutes')},
    'forFamily', ${partOf('minutes_for_family')}, 'matters', ${MATTERS}`,
  'minutes_for_all e where e.area_id = s.area_id and e.meeting_id = s.meeting_id',
  'e.edition desc',
);

const ANSWERS = listOf(
  `'id', f.id, 'personId', f.person_id, 'edition', f.edition, 'verdict', f.verdict, 'words', ${b64('f.words')}, 'at', f.at,
    'isOwnWord', f.recorded_by = f.person_id`,
  'minutes_confirmation f where f.area_id = s.area_id and f.meeting_id = s.meeting_id',
  'f.id',
);

/** SQL: the minutes of the meeting `x`, as far as the reader may see them; null if nothing of them. */
export const MINUTES = `(select json_build_object('state', s.state, 'edition', s.edition, 'writtenAt', s.written_at,
    'version', s.version, 'editions', ${EDITIONS}, 'answers', ${ANSWERS})
  from minutes_sheet s where s.area_id = x.area_id and s.meeting_id = x.id)`;

/**
 * SQL: by which grant on the case `c` the reader reads minutes: who was at the table reads the part for all also without
 * one on minutes. The nearest first.
 */
export const MINUTES_GRANT = `(select json_strip_nulls(json_build_object('basis', g.basis, 'actingForUnit', g.acting_for_unit))
  from access.access_grant g where g.scope_type = 'case' and g.scope_id = c.id and g.verb = 'read'
    and g.category in ('minutes', 'plan', 'logistics') and access.holds(g.valid_from, g.valid_until)
  order by array_position(array['minutes', 'plan', 'logistics'], g.category), g.basis limit 1)`;
