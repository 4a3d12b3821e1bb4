import pg from 'pg';
import type { InjectOptions, Response } from 'light-my-request';
import { PERSONAS, principalOf } from '../src/demo/personas.js';
import { answerOf, PRODUCTION, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, TEST_KEYS, untilWaitedFor, urlOf, withClient } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => app.clock.moveTo(SEEDED_AT));

const post = (url: string, payload: unknown, headers: Record<string, string> = {}, to = app): Promise<Response> =>
  to.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

const setCookieOf = (response: Response) => String(response.headers['set-cookie'] ?? '');
/** What a browser would send back. */
const cookieOf = (response: Response) => setCookieOf(response).split(';')[0]!;

async function signIn(persona = 'counsellor', to = app): Promise<string> {
  const response = await post('/auth/demo', { persona }, {}, to);
  expect(response.statusCode).toBe(200);
  return cookieOf(response);
}

/** Whose session the cookie is: a principal id, or the error's code. */
async function whoIs(cookie: string, to = app): Promise<string> {
  const { data, code } = answerOf(await post('/graphql', { query: '{ me { id } }' }, { cookie }, to));
  return data?.me.id ?? code ?? 'neither';
}

const ME = principalOf('counsellor');
const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));

describe('signing in to the demo', () => {
  it.each(PERSONAS)('as %s answers who that is, and opens a session as them', async (persona) => {
    const response = await post('/auth/demo', { persona });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ persona, principalId: principalOf(persona) });
    expect(await whoIs(cookieOf(response))).toBe(principalOf(persona));
  });

  it.each([{ persona: 'nobody' }, { persona: '' }, { persona: ['counsellor'] }, {}, { persona: 'constructor' }])(
    'as %j is refused; the answer says which personas there are',
    async (body) => {
      const response = await post('/auth/demo', body);
      expect(response.statusCode).toBe(422);
      expect(answerOf(response).errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'persona' });
      expect(answerOf(response).errors![0]!.message).toContain('"counsellor"');
      expect(response.headers['set-cookie']).toBeUndefined();
    },
  );

  it.each(['{', '', '"counsellor', '{"__proto__": {"persona": "counsellor"}}'])(
    'with %j, which is no JSON of ours, is a 400 with a code',
    async (body) => {
      const response = await post('/auth/demo', body);
      expect(response.statusCode).toBe(400);
      expect(answerOf(response).code).toBe('BAD_REQUEST');
    },
  );

  it.each(['null', '[]', '5', '"counsellor"'])('with %s, which is no object, names the body', async (body) => {
    const response = await post('/auth/demo', body);
    expect(response.statusCode).toBe(422);
    expect(answerOf(response).errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'body' });
  });
});

describe('the cookie', () => {
  it('goes only to this host, over a secure connection, and to no script', async () => {
    const cookie = setCookieOf(await post('/auth/demo', { persona: 'counsellor' }));
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^__Host-yhdessa=[A-Za-z0-9_-]{22}$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('is new at every sign-in, and ends the one that the browser had', async () => {
    const old = await signIn();
    const fresh = cookieOf(await post('/auth/demo', { persona: 'counsellor' }, { cookie: old }));
    expect(fresh).not.toBe(old);
    expect(await whoIs(fresh)).toBe(ME);
    expect(await whoIs(old)).toBe('UNAUTHENTICATED');
  });

  it('that somebody planted never becomes a session', async () => {
    const planted = `__Host-yhdessa=${'A'.repeat(22)}`;
    expect(cookieOf(await post('/auth/demo', { persona: 'counsellor' }, { cookie: planted }))).not.toBe(planted);
    expect(await whoIs(planted)).toBe('UNAUTHENTICATED');
  });

  it('is nowhere in the database', async () => {
    const token = (await signIn()).split('=')[1]!;
    const rows = await app.sql<{ row: string }>('select s::text as row from access.session s');
    expect(rows.length).toBeGreaterThan(0);
    const hex = Buffer.from(token).toString('hex');
    for (const { row } of rows) expect(row).not.toMatch(new RegExp(`${token}|${hex}`));
  });
});

describe('a session', () => {
  it('ends after two hours without a request, and not before', async () => {
    const cookie = await signIn();
    for (let i = 0; i < 3; i += 1) {
      pass('PT1H59M');
      expect(await whoIs(cookie)).toBe(ME);
    }
    pass('PT2H1M');
    expect(await whoIs(cookie)).toBe('UNAUTHENTICATED');
  });

  it('ends after twelve hours however busy', async () => {
    const cookie = await signIn();
    for (let hour = 0; hour < 11; hour += 1) {
      pass('PT1H');
      expect(await whoIs(cookie)).toBe(ME);
    }
    pass('PT59M');
    expect(await whoIs(cookie)).toBe(ME);
    pass('PT2M');
    expect(await whoIs(cookie)).toBe('UNAUTHENTICATED');
  });

  it('that is over is swept away', async () => {
    await signIn();
    app.clock.moveTo(Temporal.Instant.from('2026-12-24T07:00:00Z'));
    await app.runDue();
    expect(await app.sql('select 1 from access.session')).toEqual([]);
  });

  it('ends with signing out, on the server too, and takes the cookie away', async () => {
    const cookie = await signIn();
    const other = await signIn();
    const response = await post('/auth/sign-out', '{}', { cookie });
    expect(response.statusCode).toBe(204);
    expect(setCookieOf(response)).toMatch(
      /^__Host-yhdessa=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970.*HttpOnly; Secure/,
    );
    expect(await whoIs(cookie)).toBe('UNAUTHENTICATED');
    expect(await whoIs(other)).toBe(ME);
  });

  it('may be signed out of twice, or without being there', async () => {
    const cookie = await signIn();
    for (const headers of [{ cookie }, { cookie }, {}, { cookie: '__Host-yhdessa=x' }] as Record<string, string>[]) {
      expect((await post('/auth/sign-out', '{}', headers)).statusCode).toBe(204);
    }
  });

  it('leaves sign-in and sign-out in the access log, with the person and nothing else', async () => {
    const cookie = await signIn('nurse');
    await post('/auth/sign-out', '{}', { cookie });
    const lines = await app.sql(
      `select action, operation, scope_id from audit.access_log where principal_id = $1 order by id`,
      [principalOf('nurse')],
    );
    expect(lines.slice(-2)).toEqual([
      { action: 'sign-in', operation: 'session.open', scope_id: null },
      { action: 'sign-out', operation: 'session.end', scope_id: null },
    ]);
  });
});

describe('SESSION_KEYS', () => {
  const NEW = `new:${Buffer.alloc(32, 9).toString('base64')}`;

  it('may be changed without signing anybody out, as long as the old key stands behind the new one', async () => {
    const cookie = await signIn();
    const same = { DATABASE_URL: app.database.url };
    const changed = await startTestApp({ ...same, SESSION_KEYS: `${NEW},${TEST_KEYS.SESSION_KEYS}` });
    const without = await startTestApp({ ...same, SESSION_KEYS: NEW });
    try {
      expect(await whoIs(cookie, changed)).toBe(ME);
      expect(await whoIs(cookie, without)).toBe('UNAUTHENTICATED');
      const fresh = await signIn('counsellor', changed);
      expect(await whoIs(fresh, without)).toBe(ME);
      expect(await whoIs(fresh)).toBe('UNAUTHENTICATED');
      expect((await post('/auth/sign-out', '{}', { cookie }, changed)).statusCode).toBe(204);
      expect(await whoIs(cookie)).toBe('UNAUTHENTICATED');
    } finally {
      await changed.stop();
      await without.stop();
    }
  });
});

describe('the demo clock', () => {
  it('moves to an instant and by an exact time, and answers what it shows', async () => {
    const there = await post('/demo/clock', { to: '2026-12-01T08:00:00Z' });
    expect(there.json<{ now: string }>().now).toMatch(/^2026-12-01T08:00:0/);
    const on = await post('/demo/clock', { by: 'P1DT1H' });
    expect(on.json<{ now: string }>().now).toMatch(/^2026-12-02T09:00:0/);
  });

  it.each([
    [{ to: 'tomorrow' }, 'to'],
    [{ to: '2026-12-01' }, 'to'],
    [{ to: 5 }, 'to'],
    [{ by: 'P1Y' }, 'by'],
    [{ by: 'a day' }, 'by'],
    [{ by: 'P99999999D' }, 'by'],
    [{ to: '+275000-01-01T00:00:00Z' }, 'to'],
    [{ to: '1066-10-14T00:00:00Z' }, 'to'],
    [{}, 'body'],
    [{ to: '2026-12-01T08:00:00Z', by: 'P1D' }, 'body'],
    [{ at: '2026-12-01T08:00:00Z' }, 'body'],
  ])('refuses %j, naming %s, and stays where it is', async (body, field) => {
    const before = app.clock.now();
    const response = await post('/demo/clock', body);
    expect(response.statusCode).toBe(422);
    expect(answerOf(response).errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
    expect(Math.abs(app.clock.now().since(before).total('seconds'))).toBeLessThan(5);
  });
});

describe('outside demo mode', () => {
  let production: TestApp;
  beforeAll(async () => {
    production = await startTestApp(PRODUCTION);
  });
  afterAll(() => production.stop());

  it.each<InjectOptions>([
    { method: 'POST', url: '/auth/demo', payload: { persona: 'counsellor' } },
    { method: 'POST', url: '/demo/clock', payload: { by: 'PT1H' } },
    { method: 'GET', url: '/demo/mail' },
    { method: 'GET', url: '/demo/mail/' },
    { method: 'GET', url: '/demo' },
  ])('$method $url does not exist', async (request) => {
    const response = await production.inject(request);
    expect(response.statusCode).toBe(404);
    expect(answerOf(response).code).toBe('NOT_FOUND');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('every answer says that only https will do from now on', async () => {
    const response = await production.inject({ method: 'GET', url: '/health/live' });
    expect(response.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect(
      (await app.inject({ method: 'GET', url: '/health/live' })).headers['strict-transport-security'],
    ).toBeUndefined();
  });

  it.each([
    ['the public address', 'https://yhdessa.example', 200],
    ['the same by http', 'http://yhdessa.example', 403],
    ['another port', 'https://yhdessa.example:8443', 403],
    ['a subdomain', 'https://x.yhdessa.example', 403],
    ['this machine, which is no name of ours here', 'http://localhost:3000', 403],
  ])('a page of %s: %s gets %i', async (_, origin, status) => {
    expect((await post('/graphql', { query: '{ __typename }' }, { origin }, production)).statusCode).toBe(status);
  });
});

describe('a change that a page asks for', () => {
  it.each([
    ['our own page', { origin: 'http://localhost:3000' }, 200],
    ['our own page by another name of this machine', { origin: 'http://127.0.0.1:3000' }, 200],
    ['our own page by the IPv6 name', { origin: 'http://[::1]:3000' }, 200],
    ['no page: a tool', {}, 200],
    ['our own page, which sends no referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['the address bar', { 'sec-fetch-site': 'none' }, 200],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a foreign page of our name', { origin: 'https://localhost.evil.example' }, 403],
    ['another program on this machine', { origin: 'http://localhost:8080' }, 403],
    ['this machine by https', { origin: 'https://localhost:3000' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a sandboxed frame of a foreign page', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed frame of a neighbour', { origin: 'null', 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign page whose browser hides the origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['what is no origin', { origin: 'http://' }, 403],
    ['a foreign page that claims to be ours', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ] as [string, Record<string, string>, number][])('%s %j gets %i, wherever it is sent', async (_, headers, status) => {
    const cookie = await app.cookieOf('counsellor');
    const graphql = await post('/graphql', { query: '{ me { id } }' }, { ...headers, cookie });
    expect(graphql.statusCode).toBe(status);
    const auth = await post('/auth/demo', { persona: 'nurse' }, headers);
    expect(auth.statusCode).toBe(status);
    if (status === 403) {
      expect(answerOf(graphql)).toMatchObject({ code: 'FOREIGN_ORIGIN' });
      expect(graphql.json<object>()).not.toHaveProperty('data');
      expect(auth.headers['set-cookie']).toBeUndefined();
    }
  });

  it('a foreign page may not sign anybody out', async () => {
    const cookie = await signIn();
    expect((await post('/auth/sign-out', '{}', { cookie, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect(await whoIs(cookie)).toBe(ME);
  });

  it('no answer invites other sites to read it', async () => {
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('every kind of answer', () => {
  const KINDS: readonly (readonly [kind: string, request: InjectOptions, status: number])[] = [
    ['a page', { method: 'GET', url: '/demo/mail' }, 200],
    ['JSON', { method: 'POST', url: '/graphql', payload: { query: '{ __typename }' } }, 200],
    ['a sign-in', { method: 'POST', url: '/auth/demo', payload: { persona: 'counsellor' } }, 200],
    ['a sign-out', { method: 'POST', url: '/auth/sign-out' }, 204],
    ['a refusal', { method: 'POST', url: '/auth/demo', payload: { persona: 'x' } }, 422],
    [
      'a malformed request',
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{' },
      400,
    ],
    ['a request that is too large', { method: 'POST', url: '/graphql', payload: { query: 'x'.repeat(300_000) } }, 400],
    [
      'a body of an unknown kind',
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'image/png' }, payload: 'x' },
      415,
    ],
    [
      'a foreign page',
      { method: 'POST', url: '/graphql', headers: { origin: 'https://evil.example' }, payload: {} },
      403,
    ],
    ['an unknown address', { method: 'GET', url: '/nothing' }, 404],
    ['an unknown method', { method: 'DELETE', url: '/graphql' }, 404],
    ['health', { method: 'GET', url: '/health/ready' }, 200],
    ['figures', { method: 'GET', url: '/metrics' }, 200],
  ];
  const hasHeaders = (response: Response) => {
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(response.headers).not.toHaveProperty('x-powered-by');
    expect(response.headers).not.toHaveProperty('server');
  };

  it.each(KINDS)('%s is neither kept, framed, sniffed nor told to others', async (_, request, status) => {
    const response = await app.inject(request);
    expect(response.statusCode).toBe(status);
    hasHeaders(response);
    if (status >= 400) {
      expect(answerOf(response).code).toMatch(/^[A-Z][A-Z_]+$/);
      expect(response.body).not.toMatch(/\bat \w+.*:\d+:\d+|node_modules/);
    }
  });

  it('an unknown address is not repeated: paths of links hold secrets', async () => {
    const response = await app.inject({ method: 'GET', url: '/v/canary7f3a?x=canary7f3a' });
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain('canary7f3a');
  });

  // Fastify answers before any hook; needs `frameworkErrors` in start.ts: reported.
  it('an address that cannot be decoded, too', async () => {
    const response = await app.inject({ method: 'GET', url: '/v/%zzcanary7f3a' });
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toContain('canary7f3a');
    hasHeaders(response);
  });
});

describe('for the supervisor', () => {
  it('/health/live and /health/ready say that all is well', async () => {
    const live = await app.inject({ method: 'GET', url: '/health/live' });
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await app.inject({ method: 'GET', url: '/health/ready' });
    expect([ready.statusCode, ready.json<{ status: string }>().status]).toEqual([200, 'ok']);
  });

  it('/metrics counts operations by name and outcome, and knows nobody', async () => {
    const { contactId } = (await app.sql<{ contactId: string }>('select id as "contactId" from contact limit 1'))[0]!;
    await app.as('counsellor')(`query Canary7f3a($id: UUID!) { alias: contact(id: $id) { id } }`, { id: contactId });
    await app.as('counsellor')('{ areas { id } }');
    const { body, headers } = await app.inject({ method: 'GET', url: '/metrics' });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0.0.4/);
    expect(body).toMatch(/^yhdessa_operations_total\{operation="areas",code="OK"\} [1-9]/m);
    expect(body).toMatch(/^yhdessa_operation_seconds_count\{operation="areas"\} [1-9]/m);
    for (const name of ['pending', 'dead', 'unhandled', 'oldest_due_seconds'])
      expect(body).toMatch(new RegExp(String.raw`^yhdessa_outbox_${name} \d+(\.\d+)?$`, 'm'));
    for (const name of ['connections', 'idle', 'waiting'])
      expect(body).toMatch(new RegExp(String.raw`^yhdessa_pool_${name} \d+$`, 'm'));
    expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
    expect(body).not.toMatch(/Canary7f3a|alias|@|\+358/);
  });

  it('/metrics shows effects that nobody handles yet', async () => {
    const before = await app.inject({ method: 'GET', url: '/metrics' });
    expect(before.body).toMatch(/^yhdessa_outbox_unhandled 0$/m);
    await app.sql(
      `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at)
       values (gen_random_uuid(), 'kind.of.a-later-release', 'x', '{}', $1, $1)`,
      [SEEDED_AT.toString()],
    );
    const after = await app.inject({ method: 'GET', url: '/metrics' });
    expect(after.body).toMatch(/^yhdessa_outbox_unhandled 1$/m);
  });

  it('an operation’s name in /metrics is one of ours, so that nobody can fill the memory with names', async () => {
    for (let i = 0; i < 5; i += 1) await app.as('counsellor')(`query Made${i}Up { x${i}: areas { id } }`);
    const { body } = await app.inject({ method: 'GET', url: '/metrics' });
    expect(body).not.toMatch(/Made|x\d/);
  });
});

describe('a process without the role web', () => {
  let worker: TestApp;
  beforeAll(async () => {
    worker = await startTestApp({ ROLES: 'worker' });
  });
  afterAll(() => worker.stop());

  it.each<[number, InjectOptions]>([
    [200, { method: 'GET', url: '/health/live' }],
    [200, { method: 'GET', url: '/health/ready' }],
    [200, { method: 'GET', url: '/metrics' }],
    [404, { method: 'POST', url: '/graphql', payload: { query: '{ __typename }' } }],
    [404, { method: 'GET', url: '/graphql?query={__typename}', headers: { 'apollo-require-preflight': '1' } }],
    [404, { method: 'POST', url: '/auth/demo', payload: { persona: 'counsellor' } }],
    [404, { method: 'POST', url: '/auth/sign-out' }],
    [404, { method: 'POST', url: '/demo/clock', payload: { by: 'PT1H' } }],
    [404, { method: 'GET', url: '/demo/mail' }],
    [404, { method: 'GET', url: '/nothing' }],
  ])('answers %i to %j', async (status, request) => {
    const response = await worker.inject(request);
    expect(response.statusCode).toBe(status);
    expect(response.headers['cache-control']).toBe('no-store');
    if (status === 404) {
      expect(answerOf(response).code).toBe('NOT_FOUND');
      expect(response.headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('while the process stops', () => {
  it('it is not ready, answers what it has begun, and closes the connection with the answer', async () => {
    const own = await startTestApp();
    const as = own.as('counsellor');
    expect((await as('{ areas { id } }')).status).toBe(200);
    const begun = await withClient(own.database.ownerUrl, async (client) => {
      await client.query('begin; lock table area in access exclusive mode');
      const headers = { cookie: await own.cookieOf('counsellor') };
      const slow = own.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ areas { id } }' } });
      await untilWaitedFor(own.database, 'area');
      const stopped = own.running.stop();
      expect((await own.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(503);
      await client.query('rollback');
      return { slow: await slow, stopped };
    });
    expect(begun.slow.statusCode).toBe(200);
    expect(answerOf(begun.slow).data.areas).toHaveLength(2);
    expect(begun.slow.headers['connection']).toBe('close');
    await begun.stopped;
    await own.database.drop();
  });
});

describe('while the database is away', () => {
  /** Nobody gets in, and whoever was in is thrown out. */
  async function away(of: TestApp, task: () => Promise<void>): Promise<void> {
    const name = new URL(of.database.url).pathname.slice(1);
    await withClient(urlOf('postgres', 'owner'), async (client) => {
      await client.query(`alter database ${pg.escapeIdentifier(name)} allow_connections false`);
      try {
        await client.query(
          `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = 'yhdessa'`,
          [name],
        );
        await task();
      } finally {
        await client.query(`alter database ${pg.escapeIdentifier(name)} allow_connections true`);
      }
    });
  }

  it('we live, but are not ready; all else is UNAVAILABLE; and it ends by itself', async () => {
    const own = await startTestApp();
    try {
      const cookie = await signIn('counsellor', own);
      const ready = async () => (await own.inject({ method: 'GET', url: '/health/ready' })).statusCode;
      expect(await ready()).toBe(200);
      await away(own, async () => {
        for (let i = 0; i < 12; i += 1) {
          expect(await ready()).toBe(503);
          const response = await post('/graphql', { query: '{ me { id } }' }, { cookie }, own);
          expect(response.statusCode).toBe(503);
          expect(answerOf(response)).toMatchObject({ code: 'UNAVAILABLE' });
          expect(response.body).not.toMatch(/database|connect|FATAL/i);
        }
        expect((await own.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
        const figures = await own.inject({ method: 'GET', url: '/metrics' });
        expect(figures.statusCode).toBe(200);
        expect(figures.body).not.toMatch(/^yhdessa_outbox_\w+ /m);
        expect(figures.body).toMatch(/^yhdessa_pool_waiting 0$/m);
        expect(figures.body).toMatch(/^yhdessa_operations_total\{operation="me",code="UNAVAILABLE"\} 12$/m);
        const signingIn = await post('/auth/demo', { persona: 'nurse' }, {}, own);
        expect([signingIn.statusCode, answerOf(signingIn).code]).toEqual([503, 'UNAVAILABLE']);
        expect(await whoIs('', own)).toBe('UNAUTHENTICATED');
      });
      expect(await ready()).toBe(200);
      expect(await whoIs(cookie, own)).toBe(ME);
    } finally {
      await own.stop();
    }
  });
});
