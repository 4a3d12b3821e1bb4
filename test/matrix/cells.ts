import { PERSONAS_OF_TABLE, type Subject } from './expectations.js';
import { MUTATIONS, type MutationOperation } from './mutations.js';
import { QUERIES, type QueryOperation } from './queries.js';
import { type Fault, idsOf, lookAt, principalOf, type Tried, tryOut } from './running.js';
import { CASES_OF_NOBODY, UNLOGGED } from './names.js';
import type { WorldCase } from './builder.js';
import type { World } from './world.js';

/** One thing tried by one persona on one case; a query has a cell for each group that it shows besides. */
export type Attempt = { readonly who: Subject; readonly one: WorldCase } & (
  | { readonly query: QueryOperation }
  | { readonly mutation: MutationOperation }
);

/** All attempts. What is nobody’s case is the same whatever became of consents, and is tried once for each relation. */
export function everyAttempt(world: World): Attempt[] {
  return Object.values(world.cases).flatMap((one) =>
    PERSONAS_OF_TABLE.flatMap((who) => [
      ...QUERIES.filter(({ name }) => concerns(name, one)).map((query) => ({ who, one, query })),
      ...MUTATIONS.filter(({ name }) => concerns(name, one)).map((mutation) => ({ who, one, mutation })),
    ]),
  );
}

const concerns = (name: string, { consent }: WorldCase) => consent === 'given' || !CASES_OF_NOBODY.has(name);

/** What came of a run. */
export interface Report {
  cells: number;
  attempts: number;
  readonly faults: Fault[];
}

/** Runs attempts, so many at once; what is not as it should be is tried once more alone, so that nobody was in the way. */
export async function runAll(world: World, attempts: readonly Attempt[], atOnce = 1): Promise<Report> {
  const ids = idsOf(world);
  const before = await refusalsOf(world);
  const report: Report = { cells: 0, attempts: 0, faults: [] };
  const refused = new Map<string, number>();
  const again: Attempt[] = [];
  const count = (attempt: Attempt, tried: Tried) => {
    report.attempts += 1;
    if (tried.isRefused && !isBare(attempt)) note(refused, world, attempt);
  };
  let next = 0;
  const work = async () => {
    for (let at = next++; at < attempts.length; at = next++) {
      const tried = await run(world, ids, attempts[at]!);
      count(attempts[at]!, tried);
      report.cells += tried.cells;
      if (tried.faults.length > 0) again.push(attempts[at]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const attempt of again) {
    const tried = await run(world, ids, attempt);
    count(attempt, tried);
    report.faults.push(...tried.faults);
  }
  report.faults.push(...unlogged(refused, before, await refusalsOf(world)));
  return report;
}

/** An entry of the directory holds nothing of a family: that it is not there is no refusal. */
export const isBare = (attempt: Attempt) => 'query' in attempt && UNLOGGED.has(attempt.query.name);

/** Runs one attempt. */
export const run = (world: World, ids: ReadonlyMap<string, string>, attempt: Attempt): Promise<Tried> =>
  'query' in attempt
    ? lookAt(world, ids, attempt.query, attempt.who, attempt.one)
    : tryOut(world, attempt.mutation, attempt.who, attempt.one);

/** Name of what is tried. */
export const nameOf = (attempt: Attempt): string => ('query' in attempt ? attempt.query.name : attempt.mutation.name);

function note(refused: Map<string, number>, world: World, attempt: Attempt) {
  const key = `${principalOf(world, attempt.who, attempt.one)} ${nameOf(attempt)}`;
  refused.set(key, (refused.get(key) ?? 0) + 1);
}

/** How many refusals the access log has of whom in which operation. */
async function refusalsOf({ app }: World): Promise<ReadonlyMap<string, number>> {
  const rows = await app.sql<{ key: string; lines: number }>(
    `select principal_id || ' ' || operation as key, count(*)::int as lines from audit.access_log where action = 'refused' group by 1`,
  );
  return new Map(rows.map(({ key, lines }) => [key, lines]));
}

/** Each refusal leaves a line in the access log. */
const unlogged = (
  refused: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Fault[] =>
  [...refused].flatMap(([key, times]) => {
    const lines = (after.get(key) ?? 0) - (before.get(key) ?? 0);
    return lines >= times
      ? []
      : [{ kind: 'unlogged' as const, cell: `${key}: refused ${times} times, ${lines} lines` }];
  });

/** The numbers of a report, on the screen. */
export function tell({ cells, attempts, faults }: Report): void {
  const of = (kind: Fault['kind']) => faults.filter((fault) => fault.kind === kind).length;
  const found = `${of('leak')} leaks, ${of('denial')} unexplained denials, ${of('error')} errors, ${of('unlogged')} unlogged`;
  process.stdout.write(`matrix: ${cells} cells, ${attempts} attempts: ${found}\n`);
}

/** A number from 0 to 1 for a text: the same in every run. */
export function chance(text: string, seed: number): number {
  let hash = seed;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x5bd1e995) ^ (hash >>> 15);
  return (hash >>> 0) / 2 ** 32;
}
