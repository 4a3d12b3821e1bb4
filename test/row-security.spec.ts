import { isMissed, leavePoliciesAlone, type Policy, policies } from './row-security/mutants.js';
import { seen } from './row-security/reading.js';
import { OF_A_CASE, OF_NO_CASE } from './row-security/readers.js';
import { SUBJECTS, type Subject } from './row-security/subjects.js';
import { withClient } from './support/database.js';
import { CASES, type RowWorld, startRows } from './row-security/world.js';

/**
 * The second wall alone: bare SQL under the application's login, as everybody, at rows of every table, of a case they have
 * to do with and of two others. What the first wall would say is not asked.
 */

let world: RowWorld;
beforeAll(async () => void (world = await startRows()), 120_000);
afterAll(async () => await world?.stop());

/** Who reads rows of cases that are not theirs: nobody, but for who leads the team of the same area. */
const LOGISTICS_OF_THE_AREA: readonly string[] = OF_A_CASE.filter(([, readers]) => readers.includes('team-lead')).map(
  ([table]) => table,
);

it('knows every table that has row security', () => {
  const known = new Set([...OF_A_CASE, ...OF_NO_CASE].map(([table]) => table));
  expect([...world.tables.keys()].filter((table) => !known.has(table))).toEqual([]);
});

let cells = 0;
afterAll(() => process.stdout.write(`row security: ${cells} cells of rows\n`));

describe.each(SUBJECTS)('%s', (subject: Subject) => {
  it('reads of their own case what the domain lets them, and nothing else', async () => {
    const wrong: string[] = [];
    for (const [table, readers, rows] of OF_A_CASE) {
      const count = await seen(world, subject, table, 'own', rows);
      cells += 1;
      if (count > 0 !== readers.includes(subject)) wrong.push(`${count} rows of ${table} ${rows ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(CASES.filter((which) => which !== 'own'))('reads nothing of a case that is not theirs: %s', async (which) => {
    const wrong: string[] = [];
    for (const [table, locator] of world.tables) {
      if (locator === null) continue;
      const isLead = subject === 'team-lead' && which === 'other-in-area' && LOGISTICS_OF_THE_AREA.includes(table);
      const count = await seen(world, subject, table, which);
      cells += 1;
      if (count > 0 && !isLead) wrong.push(`${count} rows of ${table}`);
    }
    expect(wrong).toEqual([]);
  });

  it('reads of what belongs to no case what the domain lets them', async () => {
    const wrong: string[] = [];
    for (const [table, readers, rows] of OF_NO_CASE) {
      const count = await seen(world, subject, table, null, rows);
      cells += 1;
      if (count > 0 !== readers.includes(subject)) wrong.push(`${count} rows of ${table} ${rows ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('each policy switched off in turn', () => {
  it('is missed: somebody gets what is not theirs', async () => {
    await withClient(world.database.ownerUrl, async (owner) => {
      const all = await policies(owner);
      await leavePoliciesAlone(owner, [...new Set(all.map(({ table }) => table))]);
      const survivors: Policy[] = [];
      for (const policy of all) if (!(await isMissed(world, owner, policy))) survivors.push(policy);
      const share = 1 - survivors.length / all.length;
      process.stdout.write(`policies: ${all.length} switched off, ${survivors.length} not missed\n`);
      expect(survivors.map(({ table, name }) => `${table}: ${name}`)).toEqual([]);
      expect(share).toBeGreaterThanOrEqual(0.98);
    });
  }, 120_000);
});
