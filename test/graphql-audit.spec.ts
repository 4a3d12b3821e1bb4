import { serverAudits } from 'graphql-http';
import { serve } from '../src/start.js';
import { startTestApp, type TestApp } from './support/app.js';
import { freePort } from './support/free-port.js';

/** Recommendations (SHOULD) that Apollo Server does not follow, by id. Each is what it is by its design, and harms nobody. */
const WARNINGS: readonly string[] = [
  // A document that cannot be parsed, is not valid, or has variables that do not fit is 400 also for application/json.
  '572B',
  '7B9B',
  'FDE2',
];
/** What the specification leaves open (MAY), and this server answers otherwise. */
const NOTICES: readonly string[] = [
  // By GET nothing is answered that a page could ask for, and so without a header of its own.
  '5A70',
  '6A70',
  'D6D5',
];

let app: TestApp;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  // A demo tells its schema; two of the audits ask for it.
  app = await startTestApp({ PORT: String(port), PUBLIC_URL: url });
  await serve(app.running);
});
afterAll(() => app?.stop());

describe('GraphQL over HTTP', () => {
  it('is spoken as the audits of graphql-http want it: no error, and the known warnings alone', async () => {
    const audits = serverAudits({ url: `${url}/graphql` });
    const results: { id: string; name: string; status: string; reason: string }[] = [];
    // One after the other: some look at what a connection says.
    for (const audit of audits) {
      const { status, ...told } = await audit.fn();
      results.push({ id: audit.id, name: audit.name, status, reason: 'reason' in told ? told.reason : '' });
    }
    const of = (wanted: string) => results.filter(({ status }) => status === wanted);
    const figures = Object.fromEntries(['ok', 'notice', 'warn', 'error'].map((status) => [status, of(status).length]));
    process.stdout.write(`graphql-http audits: ${JSON.stringify({ audits: results.length, ...figures })}\n`);
    for (const { id, name, reason } of [...of('error'), ...of('warn'), ...of('notice')])
      process.stdout.write(`  ${id} ${name}: ${reason}\n`);
    expect(of('error')).toEqual([]);
    expect(
      of('warn')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(WARNINGS);
    expect(
      of('notice')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(NOTICES);
    expect(results.length).toBeGreaterThan(60);
  });
});
