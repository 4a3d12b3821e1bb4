import type { TestApp } from './app.js';
import { withClient } from './database.js';

/** A line of the access log of which its reader is told something. */
export interface ToldLine {
  readonly principal_id: string | null;
  readonly operation: string;
  readonly action: string;
  readonly scope_id: string;
}

/**
 * The lines from which entries are made for a reader of the log of a case, the oldest first. Readers never see them by SQL: so
 * this asks as the owner, in the reader's name.
 */
export function linesToldTo(app: TestApp, reader: string, caseId: string, assurance = 'full'): Promise<ToldLine[]> {
  return withClient(app.database.ownerUrl, async (client) => {
    await client.query(
      `select set_config('app.principal', $1, false), set_config('app.assurance', $2, false), set_config('app.now', $3, false)`,
      [reader, assurance, app.clock.now().toString()],
    );
    const { rows } = await client.query<ToldLine>(
      `select principal_id, operation, action, scope_id from access.lines_of_log($1, '-infinity', 'infinity') order by at, id`,
      [caseId],
    );
    return rows;
  });
}
