import type { EntityManager } from '@mikro-orm/postgresql';
import { hex } from '../platform/database/bytes.js';
import type { DataKey } from '../platform/sealing/data-key.js';

const AT_ONCE = 500;

/** A sealed text as PostgreSQL reads its bytes from text. `place` is `table.column:row id`. */
export const sealed = (key: DataKey, place: string, text: string | null | undefined): string | null =>
  hex(key.seal(place, text)?.bytes);

/**
 * Inserts rows whose properties are named as the columns, many in one statement. They travel as one JSON parameter,
 * so that neither their number nor their types meet a limit of the protocol; PostgreSQL casts them to the table's types.
 */
export async function insertRows(em: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const batch = rows.slice(first, first + AT_ONCE);
    const columns = Object.keys(batch[0] ?? {})
      .map((column) => `"${column}"`)
      .join(', ');
    await em.execute(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`,
      [JSON.stringify(batch)],
    );
  }
}
