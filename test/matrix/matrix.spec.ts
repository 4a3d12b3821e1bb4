import { fieldsOf, rootFields } from './asking.js';
import { type Attempt, chance, everyAttempt, runAll, tell } from './cells.js';
import { MUTATIONS } from './mutations.js';
import { GROUPS_OF_CASES } from './names.js';
import { QUERIES } from './queries.js';
import { undoEveryMutation } from './running.js';
import { startWorld, type World } from './world.js';

/** Who reads and does what (domain.md §4.4), by a sample of the cells; all of them are in `matrix.deep.spec.ts`. */

const SEED = 44;

let world: World;
beforeAll(async () => {
  world = await startWorld({}, GROUPS_OF_CASES, ['given', 'withdrawn']);
  await undoEveryMutation(world);
}, 300_000);
afterAll(() => world?.stop());

describe('the matrix', () => {
  it('has every operation of the schema, and every part of the case page', () => {
    const names = (operations: readonly { name: string }[]) =>
      [...new Set(operations.map(({ name }) => name))].toSorted();
    expect(names(QUERIES)).toEqual(rootFields('query').toSorted());
    expect(names(MUTATIONS)).toEqual(rootFields('mutation').toSorted());
    const parts = QUERIES.filter(({ name }) => name === 'casePage').map(({ part }) => part!);
    expect(parts.toSorted()).toEqual(fieldsOf('CasePage').toSorted());
  });

  it('shows nobody what is not theirs, and everybody what is: each persona and operation on one case by chance', async () => {
    const report = await runAll(world, sample(everyAttempt(world)), 2);
    tell(report);
    expect(report.faults).toEqual([]);
  }, 300_000);
});

/** Of each persona and operation the case that chance names. */
function sample(attempts: readonly Attempt[]): Attempt[] {
  const best = new Map<string, { readonly attempt: Attempt; readonly luck: number }>();
  for (const attempt of attempts) {
    const operation = 'query' in attempt ? `${attempt.query.name}.${attempt.query.part}` : attempt.mutation.name;
    const pair = `${attempt.who} ${operation}`;
    const luck = chance(`${pair} ${attempt.one.key}`, SEED);
    if (luck > (best.get(pair)?.luck ?? -1)) best.set(pair, { attempt, luck });
  }
  return [...best.values()].map(({ attempt }) => attempt);
}
