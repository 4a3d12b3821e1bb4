import { CLOSING_REASON, type ClosingReason, type ClosingWordsKind, type Filed } from '../closing/closing.domain.js';
import { namedUnit } from '../network/projecting.domain.js';
import { b64 } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** A closing as a case page's statement gives it. */
export interface ClosingTree {
  readonly id: string;
  /** None where the reader does not read the plan. */
  readonly reason: ClosingReason | null;
  readonly begunAt: string;
  readonly calledOffAt: string | null;
  readonly closedAt: string | null;
  readonly retentionUntil: string | null;
  readonly reopenedAt: string | null;
  readonly version: number;
  /** None where the reader may not know them. */
  readonly words: readonly { readonly kind: ClosingWordsKind; readonly words: Sealed }[];
}

/** A filing receipt as a case page's statement gives it. */
export interface ReceiptTree {
  readonly id: string;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly what: Filed;
  readonly filedOn: string;
  readonly asTold: boolean;
}

/** SQL: the closings of the case `c` and what was filed of it. */
export const CLOSINGS = `'closings', coalesce((select json_agg(json_build_object('id', x.id, 'reason', ${CLOSING_REASON},
    'begunAt', x.begun_at, 'calledOffAt', x.called_off_at, 'closedAt', x.closed_at, 'retentionUntil', x.retention_until,
    'reopenedAt', x.reopened_at, 'version', x.version,
    'words', coalesce((select json_agg(json_build_object('kind', w.kind, 'words', ${b64('w.words')}))
      from closing_words w where w.area_id = x.area_id and w.closing_id = x.id), '[]')) order by x.begun_at, x.id)
  from case_closing x where x.area_id = c.area_id and x.case_id = c.id), '[]'),
  'filingReceipts', coalesce((select json_agg(json_build_object('id', x.id, ${namedUnit('x.unit_id')},
    'what', x.what, 'filedOn', x.filed_on, 'asTold', x.as_told) order by x.filed_on, x.id)
  from filing_receipt x where x.area_id = c.area_id and x.case_id = c.id), '[]')`;

/** A closing with its words opened. */
export const openedClosing =
  (open: Open) =>
  ({ words, ...row }: ClosingTree) => {
    const said = (kind: ClosingWordsKind) => {
      const found = words.find((each) => each.kind === kind);
      return found ? open(`closing_words.${kind}`, row.id, found.words) : null;
    };
    return {
      ...row,
      words: said('closing'),
      withoutReceipts: said('without-receipts'),
      reopenReason: said('reopening'),
    };
  };
