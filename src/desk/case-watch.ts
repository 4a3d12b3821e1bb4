import type { GlassKind, GlassOutcome, GlassReason } from '../network/break-glass/break-glass.domain.js';
import type { DisqualifiedBy } from '../network/disqualification/disqualification.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** Somebody of the staff by name and unit: the family need not know how they are reached. */
interface NamedTree {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly title: string | null;
  readonly unitName: string | null;
}

/** Who read the case with a reason, as a case page's statement gives it. */
export interface GlassTree {
  readonly id: string;
  readonly kind: GlassKind;
  readonly who: NamedTree;
  readonly reason: GlassReason;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly reviewedAt: string | null;
  readonly outcome: GlassOutcome | null;
  /** Null where the reader may not know it: it is for who keeps the case. */
  readonly words: Sealed;
  readonly reviewWords: Sealed;
}

/** Who takes no part in the case, as a case page's statement gives it. */
export interface NoPartTree {
  readonly id: string;
  readonly who: NamedTree;
  readonly since: string;
  /** Null where the reader may not know it: the family is not told why. */
  readonly reason: DisqualifiedBy | null;
  readonly version: number;
}

const named = (id: string, unit: string) => `(select json_build_object('id', ${id},
  'givenName', coalesce(p.given_name, q.given_name), 'familyName', coalesce(p.family_name, q.family_name),
  'title', coalesce(p.title, q.title), 'unitName', u.name)
  from (select 1) one left join professional p on p.id = ${id} left join unit u on u.id = ${unit}
  left join access.people_of_watch() q on q.id = ${id})`;
const said = (kind: string) => `(select ${b64('w.words')} from break_glass_words w
  where w.area_id = x.area_id and w.break_glass_id = x.id and w.kind = '${kind}')`;

/** SQL: who read the case `c` with a reason, for those who read its log; the latest first. */
export const GLASSES = `'breakGlasses', ${listOf(
  `'id', x.id, 'kind', x.kind, 'who', ${named('x.professional_id', 'x.unit_id')}, 'reason', x.reason, 'openedAt', x.opened_at,
    'endsAt', x.ends_at, 'endedAt', x.ended_at, 'reviewedAt', x.reviewed_at, 'outcome', x.outcome,
    'words', ${said('opening')}, 'reviewWords', ${said('review')}`,
  `break_glass x where x.area_id = c.area_id and x.case_id = c.id and c.id = any ((select access.cases('logs', 'read'))::uuid[])`,
  'x.opened_at desc, x.id',
)}`;

/** SQL: who takes no part in the case `c`. */
export const NO_PART = `'takingNoPart', ${listOf(
  `'id', x.id, 'who', ${named('x.professional_id', 'null::uuid')}, 'since', x.declared_at, 'version', x.version,
    'reason', case when c.id = any ((select access.cases('logistics', 'write'))::uuid[]) then (select r.code
      from disqualification_reason r where r.area_id = x.area_id and r.disqualification_id = x.id) end`,
  `disqualification x where x.area_id = c.area_id and x.case_id = c.id and x.lifted_at is null
    and c.id = any ((select access.cases('logistics', 'read'))::uuid[])`,
  'x.declared_at, x.id',
)}`;

/** Who read the case, with the words that its reader may know. */
export const openedGlass =
  (open: Open) =>
  ({ words, reviewWords, ...row }: GlassTree) => ({
    ...row,
    words: open('break_glass_words.opening', row.id, words),
    reviewWords: open('break_glass_words.review', row.id, reviewWords),
  });
