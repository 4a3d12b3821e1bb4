import type { Ability, KeptKind, KeptReason } from '../network/prohibition/prohibition.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** What is kept from somebody of the family, as a case page's statement gives it. */
export interface ProhibitionTree {
  readonly id: string;
  readonly childId: string | null;
  readonly fromPersonId: string;
  readonly reason: KeptReason;
  readonly ability: Ability | null;
  readonly words: Sealed;
  readonly itemCount: number;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly liftedAt: string | null;
  readonly version: number;
  /** None for whom it is kept from. */
  readonly items: readonly { readonly kind: KeptKind; readonly id: string }[];
}

const ITEMS = listOf(
  `'kind', i.kind, 'id', i.item_id`,
  'prohibited_item i where i.area_id = x.area_id and i.prohibition_id = x.id',
  'i.kind, i.item_id',
);

/** SQL: what is kept from somebody in the case `c`, as far as its reader may know of it. */
export const PROHIBITIONS = `'prohibitions', ${listOf(
  `'id', x.id, 'childId', x.child_id, 'fromPersonId', x.from_person_id, 'reason', x.reason, 'ability', x.ability,
    'words', ${b64('x.words')}, 'itemCount', x.item_count, 'recordedBy', x.recorded_by, 'recordedAt', x.recorded_at,
    'liftedAt', x.lifted_at, 'version', x.version, 'items', ${ITEMS}`,
  'prohibition x where x.area_id = c.area_id and x.case_id = c.id',
  'x.recorded_at, x.id',
)}`;

/** The same with its words opened. */
export const openedProhibition = (open: Open) => (row: ProhibitionTree) => ({
  ...row,
  words: open('prohibition.words', row.id, row.words),
});
