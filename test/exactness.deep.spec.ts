import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { startsByMinutes } from '../bench/availability/baseline.ts';
import { problemOf, WORKLOADS } from '../bench/availability/workloads.ts';
import { proposeTimes } from '../src/availability/availability.domain.js';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const SPECS = ['src/availability/exactness.domain.spec.ts', 'src/availability/availability.domain.spec.ts'];
const HOURS = 3_600_000;

it.each([
  ['UTC', '1'],
  ['Europe/Helsinki', '2'],
  ['America/New_York', '3'],
])(
  'the engine agrees with the definition on ten thousand problems where the server is in %s',
  async (TZ, EXACTNESS_SEED) => {
    // A process reads its zone once, so each zone has one of its own. It fails with what jest said.
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ['--experimental-vm-modules', jest, '--ci', '--runInBand', `--testTimeout=${HOURS}`, ...SPECS],
      { env: { ...process.env, TZ, EXACTNESS_SEED, EXACTNESS_RUNS: '10000' }, maxBuffer: 2 ** 26 },
    );
    expect(stderr).toMatch(/Tests: +\d+ passed, \d+ total/);
  },
  HOURS,
);

it.each(Object.entries(WORKLOADS))('the engine and a plain array of minutes agree on many of %s', (_, shape) => {
  for (let seed = 100; seed < 110; seed += 1) {
    const problem = problemOf(shape, seed);
    const starts = proposeTimes({ ...problem, listAll: true }).feasibleStarts!;
    expect(starts.map((start) => start.epochMilliseconds / 60_000)).toEqual(startsByMinutes(problem));
  }
});
