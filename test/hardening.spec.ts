import { PinoLogger } from 'nestjs-pino';
import type { InjectOptions, Response } from 'light-my-request';
import { symbols } from 'pino';
import { POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { mapError } from '../src/platform/errors/map-error.js';
import { answerOf, PRODUCTION, requestId, startTestApp, type TestApp } from './support/app.js';
import { untilWaitedFor, withClient } from './support/database.js';

const POOL = 2;

let app: TestApp;
/** All that the application logged. */
const logged: string[] = [];
/** What pino hands its lines to. */
type Logs = Record<typeof symbols.streamSym, { write: (line: string) => void }>;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: String(POOL), LOG_LEVEL: 'trace' });
  (PinoLogger.root as unknown as Logs)[symbols.streamSym].write = (line) => void logged.push(line);
});
afterAll(() => app?.stop());

const work = () => app.running.app.get(Work);
const outcomeOf = (task: Promise<unknown>) =>
  task.then(
    () => 'done',
    (error: unknown) => mapError(error).code,
  );

describe('a statement that takes too long', () => {
  const marks = async () => (await app.sql("select 1 from platform.outbox_effect where kind = 'test.slow'")).length;
  const MARK = `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at)
    values (gen_random_uuid(), 'test.slow', gen_random_uuid()::text, '{}', now(), now())`;

  const slowly = (how: string, ending: string) =>
    outcomeOf(
      work().run(WORKER, 'test.slow', async (em) => {
        await em.execute(MARK);
        await em.execute(`set local ${how}`);
        await em.execute(ending);
      }),
    );

  it('ends as TOO_SLOW, and nothing of its work was done', async () => {
    expect(await slowly('statement_timeout = 200', 'select pg_sleep(5)')).toBe('TOO_SLOW');
    expect(await marks()).toBe(0);
  });

  it('is no other than one that is done in time, which leaves its mark', async () => {
    expect(await slowly('statement_timeout = 5000', 'select 1')).toBe('done');
    expect(await marks()).toBe(1);
    await app.sql("delete from platform.outbox_effect where kind = 'test.slow'");
  });

  it('because it waits for a lock likewise, sooner', async () => {
    await withClient(app.database.ownerUrl, async (owner) => {
      await owner.query('begin');
      await owner.query('lock table contact in access exclusive mode');
      const outcome = slowly('lock_timeout = 500', 'select count(*) from contact');
      await untilWaitedFor(app.database, 'contact');
      expect(await outcome).toBe('TOO_SLOW');
      await owner.query('rollback');
    });
    expect(await marks()).toBe(0);
  });

  it('is no fault of ours, and 503 for a client, which may try again', () => {
    expect(
      mapError(Object.assign(new Error('canceling statement'), { code: '57014', severity: 'ERROR' })),
    ).toMatchObject({
      code: 'TOO_SLOW',
      isBug: false,
    });
  });

  it('and one that fails leave the connections of the pool as they were', async () => {
    for (let i = 0; i < POOL * 2; i += 1) {
      await slowly('statement_timeout = 50', 'select pg_sleep(5)');
      await outcomeOf(work().run(WORKER, 'test.fails', (em) => em.execute("select 'x'::int")));
    }
    const settings = await Promise.all(
      Array.from({ length: POOL }, () =>
        work().run(WORKER, 'test.settings', async (em) => {
          const [row] = await em.execute<Record<string, string>[]>(
            `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
               current_setting('idle_in_transaction_session_timeout') as idle, current_setting('TimeZone') as zone,
               pg_backend_pid()::text as pid, pg_sleep(0.2)::text`,
          );
          return row!;
        }),
      ),
    );
    expect(new Set(settings.map(({ pid }) => pid)).size).toBe(POOL);
    for (const each of settings)
      expect(each).toMatchObject({ statement: '15s', lock: '10s', idle: '30s', zone: 'UTC' });
    expect(
      await work().run(WORKER, 'test.principal', (em) =>
        em.execute("select current_setting('app.principal') as principal"),
      ),
    ).toEqual([{ principal: WORKER.principalId }]);
  });
});

const post = (body: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json', ...headers },
  payload: JSON.stringify(body),
});

describe('outside a demo', () => {
  let real: TestApp;
  beforeAll(async () => {
    real = await startTestApp({ ...PRODUCTION, ROLES: 'web' });
  });
  afterAll(() => real?.stop());

  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Contact") { name } }',
    'query { ...F } fragment F on Query { s: __schema { types { name } } }',
  ])('the schema is not told, signed in or not: %s', async (query) => {
    const ask = real.asPrincipal(principalOf('counsellor'));
    expect(await ask(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await real.as(null)(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it.each<readonly [string, string, unknown, RegExp]>([
    ['a field', '{ area { id } }', {}, /areas/],
    ['a field below', '{ areas { nam } }', {}, /"name"|name\?/],
    ['an argument', `{ dutyQueue(areaId: "x", frst: 1) { pageInfo { hasNextPage } } }`, {}, /"first"/],
    ['a type', 'query ($x: UUI) { areas { id } }', {}, /UUID/],
    [
      'a type of an input',
      'mutation ($input: RecordContactInpu!) { recordContact(input: $input) { id } }',
      {},
      /ContactInput\b/,
    ],
    ['a fragment’s type', '{ ...F } fragment F on Quer { areas { id } }', {}, /"Query"/],
    ['a directive', '{ areas { id @skp(if: true) } }', {}, /"@?skip"/],
    ['an enum value', 'mutation { recordContact(input: { channel: PHON }) { id } }', {}, /PHONE/],
    ['a field of an input', 'mutation { recordContact(input: { chanel: PHONE }) { id } }', {}, /"channel"/],
    [
      'an enum value in a variable',
      'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }',
      { input: { channel: 'PHON' } },
      /PHONE/,
    ],
    [
      'a field of an input in a variable',
      'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }',
      { input: { chanel: 'PHONE' } },
      /"channel"/,
    ],
  ])('nobody is told what %s might have been called', async (_, query, variables, name) => {
    const response = await real.inject(post({ query, variables }));
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toMatch(/did you mean|suggest/i);
    expect(
      answerOf(response)
        .errors!.map(({ message }) => message)
        .join(' '),
    ).not.toMatch(name);
  });
});

describe('every answer', () => {
  const requests: readonly (readonly [string, number, InjectOptions])[] = [
    ['a page', 200, { method: 'GET', url: '/kirjaudu' }],
    ['a page with a script', 200, { method: 'GET', url: '/s/avain' }],
    ['a script', 200, { method: 'GET', url: '/s/avain.js' }],
    ['nothing there', 404, { method: 'GET', url: '/not/there' }],
    ['nothing there, by another method', 404, { method: 'PUT', url: '/kirjaudu' }],
    ['an address that cannot be decoded', 400, { method: 'GET', url: '/%c0' }],
    ['a body that is too large', 400, post({ query: 'x'.repeat(300_000) })],
    [
      'a body of another type',
      415,
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'a/b' }, payload: 'x' },
    ],
    ['a body that is no JSON', 400, { ...post(''), payload: '{' }],
    ['an operation', 200, post({ query: '{ me { id } }' })],
    ['a refused document', 400, post({ query: '{' })],
    ['a change by GET', 400, { method: 'GET', url: '/graphql?query=mutation%7Bx%7D' }],
    ['another site', 403, post({ query: '{ me { id } }' }, { origin: 'https://evil.example' })],
  ];

  it.each(requests)('lets no page of it make text into code, and is kept by nobody: %s', async (_, status, request) => {
    const { statusCode, headers } = await app.inject(request);
    expect(statusCode).toBe(status);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toMatch(/; require-trusted-types-for 'script'; trusted-types 'none'$/);
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
  });

  it.each(requests.filter(([, status]) => status >= 400))(
    'that is a refusal is short, says a stable code and repeats nothing: %s',
    async (_, __, request) => {
      const { headers, body } = await app.inject(request);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(body.length).toBeLessThan(600);
      const { errors } = JSON.parse(body) as { errors: { extensions: { code: string } }[] };
      expect(errors[0]!.extensions.code).toMatch(/^[A-Z][A-Z_]+$/);
      expect(body).not.toMatch(/xxxx|not\/there|evil/);
    },
  );
});

describe('the log at its most talkative', () => {
  const CANARY = 'canary7f3a9c';
  const secret = (part: string) => `${CANARY}-${part}`;

  const told = (other: object = {}) => ({
    requestId: requestId(),
    areaId: POHDE.id,
    channel: 'PHONE',
    contactRole: 'FAMILY_MEMBER',
    municipality: '564',
    needCodes: ['PARENTING'],
    urgency: 'ROUTINE',
    ask: 'ADVICE',
    receivedAt: '2026-11-23T06:50:00Z',
    description: secret('description'),
    identity: { givenName: secret('name'), familyName: 'X', phone: '+358405551234' },
    ...other,
  });
  const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }';

  it('holds nothing of cookies, headers, addresses, bodies, documents, variables, or of what went wrong', async () => {
    const from = logged.length;
    const cookie = await app.cookieOf('counsellor');
    const headers = {
      authorization: `Bearer ${secret('bearer')}`,
      'user-agent': 'lightMyRequest',
      referer: `https://yhdessa.example/v/${secret('referer')}`,
      'x-forwarded-for': secret('forwarded'),
    };
    const requests: InjectOptions[] = [
      { method: 'GET', url: `/v/${secret('link')}?x=${secret('query')}`, headers },
      { method: 'GET', url: `/k/${secret('feed')}.ics`, headers },
      { method: 'GET', url: `/${secret('nowhere')}/%c0`, headers },
      { method: 'POST', url: '/s', headers, payload: { code: secret('code'), digits: secret('digits') } },
      { method: 'POST', url: `/v/${secret('link')}`, headers, payload: { reason: secret('form') } },
      { method: 'POST', url: '/auth/demo', headers, payload: { persona: secret('persona') } },
      post({ query: `{ ${secret('field').replaceAll('-', '')} }` }, headers),
      post({ query: `{ unit(id: "${secret('literal')}") { id } }` }, headers),
      post({ query: RECORD, variables: { input: told({ channel: secret('enum') }) } }, { ...headers, cookie }),
      post({ query: RECORD, variables: { input: told() } }, { ...headers, cookie }),
      post({ query: '{ me { id } }' }, { ...headers, cookie: `__Host-yhdessa=${secret('cookie')}` }),
      { ...post({}), payload: `{"${secret('no json')}` },
    ];
    const responses: Response[] = [];
    for (const request of requests) responses.push(await app.inject(request));
    await app.sql('alter table contact rename column attempted_at to gone');
    const failed = await app.inject(post({ query: RECORD, variables: { input: told() } }, { ...headers, cookie }));
    await app.sql('alter table contact rename column gone to attempted_at');
    expect(answerOf(failed).code).toBe('INTERNAL_SERVER_ERROR');
    expect(responses.some((response) => response.statusCode === 200)).toBe(true);
    await app.runDue();
    const lines = logged.slice(from).join('\n');
    expect(lines).toContain('operation failed');
    expect(lines).toContain('"route"');
    expect(lines).not.toContain(CANARY);
    expect(lines).not.toContain('5551234');
    expect(lines).not.toContain(cookie.split('=')[1]);
    expect(lines).not.toMatch(/insert into|select .* from/i);
    for (const { body } of [...responses, failed]) expect(body).not.toMatch(/insert into|relation "|column "/i);
  });
});
