import type { EntityManager } from '@mikro-orm/postgresql';
import {
  PEOPLE_OF_CASE,
  type PersonTree,
  RESPONSIBLE_OF_CASE,
  staff,
  type StaffTree,
} from '../../../network/projecting.domain.js';
import { b64, keyOfCase, listOf } from '../../../platform/database/json.domain.js';
import type { KeyTree } from '../../../platform/sealing/opening.js';
import type { MinutesState, Verdict } from '../minutes.domain.js';
import { NEGOTIATION_OF_MEETING, type NegotiationTree } from './negotiation.domain.js';
import type { LogBasis } from '../../../platform/audit/log-basis.domain.js';

/** Base64 of a sealed text. */
type Sealed = string | null;

/**
 * The newest edition of minutes that the reader may read, as one statement gives it: instants and days as PostgreSQL
 * writes them into JSON, sealed texts in base64, parts for others absent.
 */
export interface MinutesDocumentTree extends NegotiationTree {
  readonly meetingId: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly familyId: string;
  readonly key: KeyTree | null;
  readonly people: readonly PersonTree[];
  readonly responsible: StaffTree | null;
  readonly state: MinutesState;
  readonly edition: number;
  /** Null: a draft. */
  readonly sharedAt: string | null;
  readonly forAll: Sealed;
  readonly forAuthorities: Sealed;
  readonly forFamily: Sealed;
  readonly matters: readonly {
    readonly id: string;
    readonly text: Sealed;
    readonly personId: string | null;
    readonly who: StaffTree | null;
    readonly dueOn: string | null;
  }[];
  readonly answers: readonly {
    readonly id: string;
    readonly personId: string;
    readonly verdict: Verdict;
    readonly words: Sealed;
    readonly at: string;
  }[];
  /** By which grant the reader reads them. */
  readonly grant: { readonly basis: LogBasis; readonly actingForUnit?: string };
}

const partOf = (table: string) =>
  `(select ${b64('t.text')} from ${table} t where t.area_id = e.area_id and t.meeting_id = e.meeting_id and t.edition = e.edition)`;

const MATTERS = listOf(
  `'id', a.id, 'text', ${b64('a.text')}, 'dueOn', a.due_on,
    'personId', case when a.owner_kind = 'family' then a.owner_id end,
    'who', case when a.owner_kind = 'professional' then ${staff('a.owner_id', 'a.owner_unit')} end`,
  `minutes_matter a where a.area_id = e.area_id and a.meeting_id = e.meeting_id and a.edition = e.edition
    and a.dropped_at is null`,
  'a.place',
);

/** The last word of each. */
const ANSWERS = listOf(
  `'id', f.id, 'personId', f.person_id, 'verdict', f.verdict, 'words', ${b64('f.words')}, 'at', f.at`,
  `minutes_confirmation f where f.area_id = e.area_id and f.meeting_id = e.meeting_id and f.edition = e.edition
    and not exists (select from minutes_confirmation l where l.area_id = f.area_id and l.meeting_id = f.meeting_id
      and l.edition = f.edition and l.person_id = f.person_id and l.id > f.id)`,
  'f.id',
);

/** Whoever was at the table reads the part for all also without a grant on minutes: then another one is the basis. */
const GRANT = `(select json_strip_nulls(json_build_object('basis', g.basis, 'actingForUnit', g.acting_for_unit))
  from access.access_grant g where g.scope_type = 'case' and g.scope_id = c.id and g.verb = 'read'
    and g.category in ('minutes', 'plan', 'logistics') and access.holds(g.valid_from, g.valid_until)
  order by array_position(array['minutes', 'plan', 'logistics'], g.category), g.basis limit 1)`;

/** Everybody who reads any part of an edition reads the row of its part for all. */
const BY_MEETING = `
select json_build_object('meetingId', m.id, 'areaId', m.area_id, 'caseId', m.case_id, 'familyId', c.family_id,
  'key', ${keyOfCase('c.id')}, 'people', ${PEOPLE_OF_CASE}, 'responsible', ${RESPONSIBLE_OF_CASE}, ${NEGOTIATION_OF_MEETING},
  'state', case when e.shared_at is null then 'draft' when e.edition = s.edition then s.state else 'shared' end,
  'edition', e.edition, 'sharedAt', e.shared_at, 'forAll', ${b64('e.text')}, 'forAuthorities', ${partOf('minutes')},
  'forFamily', ${partOf('minutes_for_family')}, 'matters', ${MATTERS}, 'answers', ${ANSWERS}, 'grant', ${GRANT}) as tree
from minutes_for_all e
join minutes_sheet s on s.area_id = e.area_id and s.meeting_id = e.meeting_id
join meeting m on m.area_id = e.area_id and m.id = e.meeting_id
join network_case c on c.area_id = m.area_id and c.id = m.case_id
where e.meeting_id = ? order by e.edition desc limit 1`;

/** The minutes of a meeting, in one statement. Row security leaves out what its reader may not see. */
export async function minutesDocumentTree(
  em: EntityManager,
  meetingId: string,
): Promise<MinutesDocumentTree | undefined> {
  const [row] = await em.execute<{ tree: MinutesDocumentTree }[]>(BY_MEETING, [meetingId]);
  return row?.tree;
}
