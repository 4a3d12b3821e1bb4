import { everyAttempt, runAll, tell } from './cells.js';
import { undoEveryMutation } from './running.js';
import { startWorld, type World } from './world.js';

/** Who reads and does what (domain.md §4.4): every cell. */

/** Every row of every table, as one hash: what the matrix tries leaves nothing behind. */
const EVERYTHING = `select md5(string_agg(query_to_xml(format('select * from %I.%I x order by x::text', schemaname, tablename),
    false, true, '')::text, '' order by tablename)) as hash
  from pg_tables where schemaname = 'public'`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await undoEveryMutation(world);
}, 300_000);
afterAll(() => world?.stop());

it('shows nobody what is not theirs, and everybody what is, in every cell', async () => {
  const [before] = await world.app.sql(EVERYTHING);
  const report = await runAll(world, everyAttempt(world), 3);
  tell(report);
  expect(report.faults).toEqual([]);
  expect(report.cells).toBeGreaterThanOrEqual(25_000);
  expect(await world.app.sql(EVERYTHING)).toEqual([before]);
}, 1_800_000);
