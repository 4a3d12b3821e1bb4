/**
 * What finding a time costs: the workloads of `workloads.ts`, from the problem as the application has it to the answer,
 * beside a plain array of minutes (`baseline.ts`) in the same run. See ../README.md. Run by `npm run bench`.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Problem } from '../../src/availability/engine/problem.domain.ts';
import { startsByMinutes } from './baseline.ts';
import { problemOf, type Shape, WORKLOADS } from './workloads.ts';

/** The built engine, typed by its sources. */
const built = (path: string): Promise<unknown> =>
  import(new URL(`../../dist/availability/${path}.domain.js`, import.meta.url).href);
const { proposeTimes } = (await built(
  'availability',
)) as typeof import('../../src/availability/availability.domain.ts');
const { searchFor } = (await built(
  'engine/meeting-search',
)) as typeof import('../../src/availability/engine/meeting-search.domain.ts');
const { readSetting } = (await built(
  'engine/slot-search',
)) as typeof import('../../src/availability/engine/slot-search.domain.ts');

/** How many different problems of a shape are asked, and how often each. */
const PROBLEMS = 10;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5) * 6;
const WARM_UPS = 2;
const COLD_STARTS = 5;
/** Whoever else uses the machine may spoil a measurement: a bar that was missed is tried again. */
const ATTEMPTS = 3;

/** Milliseconds that p95 of an answer may take, zone expansion included. */
const BARS: Readonly<Record<string, number>> = { W2: 1, W3: 2, W5: 20 };
const COLD_BAR = 50;
const DOUBLING_BAR = 2.2;

/** Enough people of whom one is needed, so that there is always a choice and nothing to relax. */
const USUAL: Shape = { people: 40, from: '2026-11-30', days: 28, busyPerDay: 3, pools: [10, 10, 10, 10] };
const DOUBLED: Readonly<Record<string, Shape>> = {
  people: { ...USUAL, people: 80, pools: [20, 20, 20, 20] },
  weeks: { ...USUAL, days: 56 },
  density: { ...USUAL, busyPerDay: 6 },
};

type Task = (problem: Problem) => unknown;

/** Everything the application asks for: order, reasons, whom to ask, and relaxations where there is little choice. */
const answer: Task = (problem) => proposeTimes(problem);
/** No more than the baseline answers. */
const startsOnly: Task = (problem) =>
  searchFor(readSetting(problem), problem.durationMinutes).feasible(problem.clauses);

const problemsOf = (shape: Shape): Problem[] =>
  Array.from({ length: PROBLEMS }, (_, index) => problemOf(shape, index + 1));

/** Milliseconds of each task on each problem, in turns, so that all meet the same machine. */
function measure(tasks: readonly Task[], problems: readonly (readonly Problem[])[]): number[][] {
  const times: number[][] = tasks.map(() => []);
  for (let round = -WARM_UPS; round < ROUNDS; round += 1)
    for (const [index, task] of tasks.entries())
      for (const problem of problems[index]!) {
        const start = performance.now();
        task(problem);
        if (round >= 0) times[index]!.push(performance.now() - start);
      }
  return times.map((one) => one.toSorted((a, b) => a - b));
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)]!;
const median = (sorted: readonly number[]): number => quantile(sorted, 0.5);
const ms = (value: number): string => value.toFixed(value < 10 ? 3 : 1);

/** The engine and the baseline answer the same starts, or nothing of this means anything. */
function requireSame(name: string, problem: Problem): void {
  const starts = proposeTimes({ ...problem, listAll: true }).feasibleStarts!;
  const minutes = starts.map((start) => start.epochMilliseconds / 60_000);
  if (minutes.join() !== startsByMinutes(problem).join()) throw new Error(`${name}: the starts differ`);
}

function workload(name: string, shape: Shape): string[] {
  const problems = problemsOf(shape);
  for (const problem of problems) requireSame(name, problem);
  const starts = problems.map((problem) => proposeTimes(problem).feasibleCount).toSorted((a, b) => a - b);
  const once = () => measure([answer, startsOnly, startsByMinutes], [problems, problems, problems]);
  let [whole, only, plain] = once();
  for (let left = ATTEMPTS - 1; left > 0 && quantile(whole!, 0.95) > (BARS[name] ?? Infinity); left -= 1)
    [whole, only, plain] = once();
  check(`${name} p95`, quantile(whole!, 0.95), BARS[name]);
  return [
    name,
    String(median(starts)),
    ...[median(whole!), quantile(whole!, 0.95), median(only!), median(plain!), quantile(plain!, 0.95)].map(ms),
    (median(whole!) / median(plain!)).toFixed(2),
    (median(only!) / median(plain!)).toFixed(2),
  ];
}

function doubling(): string[][] {
  const shapes = Object.values(DOUBLED);
  const [usual, ...doubled] = measure(
    [answer, ...shapes.map(() => answer)],
    [problemsOf(USUAL), ...shapes.map(problemsOf)],
  );
  return Object.keys(DOUBLED).map((what, index) => {
    const times = median(doubled[index]!) / median(usual!);
    check(`twice the ${what}`, times, DOUBLING_BAR);
    return [what, ms(median(usual!)), ms(median(doubled[index]!)), times.toFixed(2)];
  });
}

/** The first answer of a process, the engine loaded but nothing run yet. */
function coldStart(): string {
  const times = Array.from({ length: COLD_STARTS }, () =>
    Number(execFileSync(process.execPath, [import.meta.filename, 'cold'], { encoding: 'utf8' })),
  ).toSorted((a, b) => a - b);
  check('W3 cold', median(times), COLD_BAR);
  return `W3 cold: median ${ms(median(times))} ms, most ${ms(times.at(-1)!)} ms of ${COLD_STARTS} processes`;
}

const missed: string[] = [];

function check(what: string, value: number, bar: number | undefined): void {
  if (bar !== undefined && value > bar) missed.push(`${what}: ${ms(value)} is over ${bar}`);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

function report(): void {
  const rows = Object.entries(WORKLOADS).map(([name, shape]) => workload(name, shape));
  const head = ['workload', 'starts', 'answer ms', 'p95', 'starts only ms', 'baseline ms', 'p95', '× baseline'];
  console.log(`${table([...head, 'starts only × baseline'], rows)}\n`);
  console.log(`${table(['twice the', 'usual ms', 'doubled ms', '×'], doubling())}\n`);
  console.log(coldStart());
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]!.toFixed(1)}`);
  for (const one of missed) console.error(`missed: ${one}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

if (process.argv[2] === 'cold') {
  const problem = problemOf(WORKLOADS['W3']!, 1);
  const start = performance.now();
  answer(problem);
  console.log(performance.now() - start);
} else report();
