import { startTestApp, type TestApp } from './support/app.js';
import { fuzz, tell } from './support/schema-fuzz.js';

const OPERATIONS = 6000;
const SEED = 8;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

describe('six thousand operations made from the contract', () => {
  it('are answered as JSON with stable codes: no internal error, no SQL, nothing of the code', async () => {
    const report = await fuzz(app, OPERATIONS, SEED);
    tell('schema fuzz', report);
    expect(report.faults).toEqual([]);
    expect(report.operations).toBeGreaterThanOrEqual(5000);
    expect(report.codes['OK']).toBeGreaterThan(500);
    expect(Object.keys(report.codes).length).toBeGreaterThan(30);
  });
});
