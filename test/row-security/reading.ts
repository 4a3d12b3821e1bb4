import { FAMILY } from '../../src/demo/family.data.js';
import { principalOf as personaOf } from '../../src/demo/personas.js';
import { unitId } from '../../src/demo/directory.js';
import { idOf } from '../../src/demo/random.js';
import { SEEDED_AT } from '../support/database.js';
import { principalOf, type Subject } from './subjects.js';
import { AHEAD, HELD } from './filled.js';
import { idIn, type RowWorld, type WhichCase } from './world.js';

/** What stands for an id where rows are named. */
const NAMED: Readonly<Record<string, string>> = {
  $case: FAMILY.caseId,
  $counsellor: personaOf('counsellor'),
  $nurse: personaOf('nurse'),
  $guardian: personaOf('guardian'),
  $minor: personaOf('minor'),
  $statistician: personaOf('statistician'),
  $responsible: principalOf('responsible'),
  $ngo: principalOf('ngo member'),
  $leaver: principalOf('member who left yesterday'),
  $withdrawn: principalOf('member who left after a withdrawal'),
  $unit: unitId('member'),
  $held: HELD,
  $ahead: AHEAD,
  $room: idOf('row/seat/room'),
};

/** SQL with ids for the names. */
const withIds = (rows: string): string => rows.replaceAll(/\$\w+/g, (name) => `'${NAMED[name]}'`);

/** Says to the database who asks, for this transaction. */
export const ASKED_BY = `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true),
  set_config('app.now', $3, true)`;
export const asking = (subject: Subject): string[] => [
  principalOf(subject),
  subject === 'guardian on a remembered device' ? 'basic' : 'full',
  SEEDED_AT.toString(),
];

/** SQL: the rows of a table that belong to one of the cases; to none, if `which` is null. */
export function rowsOf(
  { scopes, tables }: Pick<RowWorld, 'scopes' | 'tables'>,
  table: string,
  which: WhichCase | null,
  rows = 'true',
): string {
  const locator = tables.get(table) ?? null;
  const ofCase = which === null || locator === null ? 'true' : `${locator} = '${idIn(scopes[which], table, locator)}'`;
  return `${ofCase} and ${withIds(rows)}`;
}

/** How many rows a subject sees of a table: of one of the cases, or of those that belong to none. */
export async function seen(
  world: RowWorld,
  subject: Subject,
  table: string,
  which: WhichCase | null,
  rows?: string,
): Promise<number> {
  const client = await world.pool.connect();
  try {
    await client.query('begin');
    await client.query(ASKED_BY, asking(subject));
    const where = rowsOf(world, table, which, rows);
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
    return found.rows[0]!.n;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
