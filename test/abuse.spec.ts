import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { stopwatch } from '../src/platform/clock/clock.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { serve } from '../src/start.js';
import type { Abuse } from './abuse/abuse.js';
import { DOCUMENTS } from './abuse/documents.data.js';
import { REQUESTS } from './abuse/requests.data.js';
import { WIRE } from './abuse/wire.data.js';
import { PRODUCTION, startTestApp, type TestApp } from './support/app.js';
import { freePort } from './support/free-port.js';
import { allStatementsOf } from './support/statements.js';

const MOST_MS = 250;
const MOST_BYTES = 2000;
const TRIES = 3;

let app: TestApp;
let port: number;
let cookie: string;
beforeAll(async () => {
  port = await freePort();
  // As it is run for real: the schema is not told. Without a worker, so that nothing else asks the database.
  app = await startTestApp({ ...PRODUCTION, ROLES: 'web', HOST: '127.0.0.1', PORT: String(port) });
  await serve(app.running);
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const signIn = { kind: 'session', method: 'demo', client } as const;
  cookie = `${SESSION_COOKIE}=${await app.running.app.get(Sessions).open(principalOf('counsellor'), signIn)}`;
});
afterAll(() => app?.stop());

/** Sends it as a counsellor who is signed in. */
function send({ method = 'POST', url = '/graphql', headers, payload }: Abuse): Promise<Response> {
  const own = payload && !headers?.['content-type'] && headers?.['content-type'] !== '';
  const type = own ? { 'content-type': 'application/json' } : {};
  const body = payload ? { payload: payload() } : {};
  return app.inject({ method, url, headers: { cookie, ...type, ...headers }, ...body });
}

const times: { readonly name: string; readonly ms: number; readonly bytes: number; readonly status: number }[] = [];

/** Nothing of the schema, the code, the database or the request itself. */
function isDiscreet(body: string): void {
  expect(body).not.toMatch(/Did you mean|stacktrace|\bat \w+.*:\d+|node_modules|dist\/|src\//);
  expect(body).not.toMatch(/\b(select|insert|update|delete) .*\b(from|into|set)\b|relation "|column "/i);
}

describe.each([
  ['documents', DOCUMENTS],
  ['requests', REQUESTS],
] as const)('abusive %s', (_, corpus) => {
  it.each(corpus.map((abuse) => [`${abuse.kind}: ${abuse.name}`, abuse] as const))(
    'are refused at once, briefly, and nothing runs: %s',
    async (name, abuse) => {
      const tries: number[] = [];
      const bytes = abuse.payload?.();
      const ready = bytes === undefined ? abuse : { ...abuse, payload: () => bytes };
      for (let i = 0; i < TRIES; i += 1) {
        let response: Response | undefined;
        const elapsed = stopwatch();
        const texts = await allStatementsOf(async () => {
          response = await send(ready);
        });
        tries.push(elapsed());
        const { statusCode, body, headers } = response!;
        expect(texts).toEqual([]);
        expect([statusCode, Math.floor(statusCode / 100)]).toEqual([statusCode, 4]);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MOST_BYTES);
        if (abuse.method !== 'HEAD') {
          expect(String(headers['content-type'])).toMatch(/^application\/(graphql-response\+)?json/);
          const { errors, data } = JSON.parse(body) as { errors: { extensions: { code: string } }[]; data?: unknown };
          expect(data ?? null).toBeNull();
          expect(errors[0]?.extensions.code).toMatch(/^[A-Z][A-Z_]+$/);
          expect(errors[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
        }
        expect(headers['cache-control']).toBe('no-store');
        isDiscreet(body);
        if (i === TRIES - 1)
          times.push({ name, ms: Math.min(...tries), bytes: Buffer.byteLength(body), status: statusCode });
      }
      expect(Math.min(...tries)).toBeLessThanOrEqual(MOST_MS);
    },
  );
});

/** What comes back for the bytes, until the server ends the connection or says no more for a moment. */
async function answerTo(bytes: string | Buffer): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => {
      answer += data.toString('latin1');
      // The answer has come as a whole once its head and something below it are there.
      if (/\r\n\r\n[^]*\}\s*$/.test(answer)) resolve();
    });
    socket.on('close', () => resolve());
    // A connection that is cut while it still sends is cut.
    socket.on('error', () => resolve());
  });
  socket.write(bytes);
  await Promise.race([ended, pause(3000, undefined, { ref: false })]);
  socket.destroy();
  return answer;
}

describe('abusive bytes', () => {
  it.each(Object.entries(WIRE))('are refused at once, briefly, and nothing runs: %s', async (name, bytes) => {
    let answer = '';
    let best = Infinity;
    for (let i = 0; i < TRIES; i += 1) {
      const elapsed = stopwatch();
      const texts = await allStatementsOf(async () => {
        answer = await answerTo(bytes);
      });
      best = Math.min(best, elapsed());
      expect(texts).toEqual([]);
    }
    const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(answer)?.[1]);
    times.push({ name: `wire: ${name}`, ms: best, bytes: answer.length, status });
    expect([name, Math.floor(status / 100)]).toEqual([name, 4]);
    expect(answer.length).toBeLessThanOrEqual(MOST_BYTES);
    isDiscreet(answer.slice(answer.indexOf('\r\n\r\n')));
    expect(best).toBeLessThanOrEqual(MOST_MS);
  });

  it('that ask for a way to another server get none: the connection ends', async () => {
    expect(await answerTo('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toBe('');
  });

  it('that come slowly or never end are waited for only so long', () => {
    const { requestTimeout, headersTimeout } = app.running.app.getHttpServer() as unknown as Record<string, number>;
    expect(requestTimeout).toBe(30_000);
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
  });
});

describe('after all that', () => {
  it('the process serves as before', async () => {
    const response = await send({ kind: '', name: '', payload: () => JSON.stringify({ query: '{ areas { id } }' }) });
    expect(response.json()).toMatchObject({ data: { areas: [{}, {}] } });
  });

  it('the corpus was large, and nothing in it slow or long', () => {
    const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
    const longest = Math.max(...times.map(({ bytes }) => bytes));
    const statuses: Record<string, number> = {};
    for (const { status } of times) statuses[status] = (statuses[status] ?? 0) + 1;
    const told = slowest.map(({ name, ms }) => `${name}: ${Math.round(ms)} ms`);
    process.stdout.write(`abuse: ${JSON.stringify({ refused: times.length, statuses, longest, slowest: told })}\n`);
    expect(times.length).toBeGreaterThanOrEqual(150);
  });
});
