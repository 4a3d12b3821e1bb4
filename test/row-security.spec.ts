import type pg from 'pg';
import { CIRCUMSTANCES } from './row-security/circumstances.js';
import { isMissed, leavePoliciesAlone, type Policy, policies, wrongIn } from './row-security/mutants.js';
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

/** Who look after the cases of an area look after those of nobody else, too. */
const OF_THE_AREA: readonly Subject[] = ['team-lead', 'log-inspector', 'admin'];
const readsAsOfTheArea = (subject: Subject, table: string): boolean =>
  OF_THE_AREA.includes(subject) && OF_A_CASE.some(([each, readers]) => each === table && readers.includes(subject));

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
      if (which === 'other-in-area' && readsAsOfTheArea(subject, table)) continue;
      const count = await seen(world, subject, table, which);
      cells += 1;
      if (count > 0) wrong.push(`${count} rows of ${table}`);
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

describe.each(CIRCUMSTANCES)('when $name', (circumstance) => {
  it('those read it whom it does not keep off', async () => {
    await withClient(world.database.ownerUrl, async (owner) => {
      expect(await wrongIn(world, owner, circumstance)).toEqual([]);
    });
    cells += circumstance.readers.length * SUBJECTS.length;
  });
});

describe('each policy switched off in turn', () => {
  it('is missed: somebody gets what is not theirs', async () => {
    await withClient(world.database.ownerUrl, async (owner) => {
      const all = await policies(owner);
      const survivors: Policy[] = [];
      for (const policy of all.filter(({ isRestrictive }) => isRestrictive))
        if (!(await isMissedSomewhere(owner, policy))) survivors.push(policy);
      await leavePoliciesAlone(owner, [...new Set(all.map(({ table }) => table))]);
      for (const policy of all.filter(({ isRestrictive }) => !isRestrictive))
        if (!(await isMissed(world, owner, policy))) survivors.push(policy);
      process.stdout.write(`policies: ${all.length} switched off, ${survivors.length} not missed\n`);
      expect(survivors.map(({ table, name }) => `${table}: ${name}`)).toEqual([]);
    });
  }, 120_000);

  /** What takes away is looked at in the circumstances in which it does. */
  async function isMissedSomewhere(owner: pg.Client, { name, table }: Policy): Promise<boolean> {
    for (const circumstance of CIRCUMSTANCES)
      if ((await wrongIn(world, owner, circumstance, `alter policy ${name} on ${table} using (true)`)).length > 0)
        return true;
    return false;
  }
});
