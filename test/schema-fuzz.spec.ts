import { startTestApp, type TestApp } from './support/app.js';
import { fuzz, tell } from './support/schema-fuzz.js';

/** A sample; `schema-fuzz.deep.spec.ts` asks ten times as much. */
const OPERATIONS = 600;
const SEED = 20261123;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

describe('operations made from the contract, with arguments of right and wrong types', () => {
  it('are answered as JSON with stable codes: no internal error, no SQL, nothing of the code', async () => {
    const report = await fuzz(app, OPERATIONS, SEED);
    tell('schema fuzz (sample)', report);
    expect(report.faults).toEqual([]);
    // Wrong types are refused early; some inputs must have come through to the chapters, or this proves little.
    expect(report.codes['BAD_USER_INPUT']).toBeGreaterThan(50);
    expect(report.codes['OK']).toBeGreaterThan(50);
    expect(Object.keys(report.codes).length).toBeGreaterThan(10);
  }, 120_000);
});
