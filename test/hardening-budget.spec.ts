import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isLeafType, isObjectType, parse, type OperationDefinitionNode } from 'graphql';
import { POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import { readConfig } from '../src/platform/config/config.js';
import { costOf } from '../src/platform/graphql/cost.js';
import { create, type Running } from '../src/start.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { TEST_KEYS } from './support/database.js';
import { allStatementsOf } from './support/statements.js';

const BUDGET = 1000;
const SETTINGS = { WORK_BUDGET: String(BUDGET) };

let app: TestApp;
/** Another process on the same database. */
let beside: Running;
beforeAll(async () => {
  app = await startTestApp(SETTINGS);
  const { url } = app.database;
  const env = { ...TEST_KEYS, ...SETTINGS, DATABASE_URL: url, DEMO: '1', LOG_LEVEL: 'silent', INBOUND_SMTP_PORT: '0' };
  beside = await create(readConfig(env), app.clock);
});
afterAll(async () => {
  await beside?.stop();
  await app?.stop();
});
/** Everybody's budget is whole again. */
beforeEach(() => app.clock.moveBy(Temporal.Duration.from({ minutes: 3 })));

const ME = '{ me { id } }';
const costOfText = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  return costOf(document, document.definitions[0] as OperationDefinitionNode, variables);
};

/** A request to either process. */
async function ask(of: Pick<Running, 'app'>, cookie: string | undefined, query: string, variables: unknown = {}) {
  const response = await of.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    payload: JSON.stringify({ query, variables }),
  });
  const { errors } = response.json<{ errors?: { extensions: { code: string; retryAfter?: number } }[] }>();
  return { status: response.statusCode, code: errors?.[0]?.extensions.code, response, errors };
}

/** Asks until it is refused; how often it was answered. */
async function spendAll(
  of: readonly Pick<Running, 'app'>[],
  cookie: string | undefined,
  query: string,
): Promise<number> {
  for (let answered = 0; ; answered += 1) {
    const { status } = await ask(of[answered % of.length]!, cookie, query);
    if (status === 429) return answered;
    if (answered > BUDGET) throw new Error('there is no end to it');
  }
}

describe('the budget of a person', () => {
  it('is one for all processes, ends with 429 and says when to come again', async () => {
    const cookie = await app.cookieOf('nurse');
    const answered = await spendAll([app.running, beside], cookie, ME);
    expect(answered).toBe(Math.floor(BUDGET / costOfText(ME)));
    for (const either of [app.running, beside]) {
      const { code, response, errors } = await ask(either, cookie, ME);
      expect(code).toBe('TOO_MUCH_AT_ONCE');
      const seconds = Number(response.headers['retry-after']);
      expect(seconds).toBe(errors?.[0]?.extensions.retryAfter);
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(response.body.length).toBeLessThan(300);
    }
  });

  it('comes back by itself, as soon as it said, however often somebody asked meanwhile', async () => {
    const cookie = await app.cookieOf('nurse');
    await spendAll([app.running], cookie, ME);
    for (let i = 0; i < 50; i += 1) expect((await ask(beside, cookie, ME)).status).toBe(429);
    const { response } = await ask(app.running, cookie, ME);
    app.clock.moveBy(Temporal.Duration.from({ seconds: Number(response.headers['retry-after']) }));
    expect((await ask(app.running, cookie, ME)).status).toBe(200);
  });

  it('is nobody else’s', async () => {
    await spendAll([app.running], await app.cookieOf('nurse'), ME);
    expect((await ask(app.running, await app.cookieOf('teacher'), ME)).status).toBe(200);
  });

  it('is the person’s, not the session’s', async () => {
    const again = await app.inject({ method: 'POST', url: '/auth/demo', payload: { persona: 'nurse' } });
    const other = String(again.headers['set-cookie']).split(';')[0]!;
    const mine = await app.inject({ method: 'POST', url: '/auth/demo', payload: { persona: 'nurse' } });
    app.forget('nurse');
    await spendAll([app.running], String(mine.headers['set-cookie']).split(';')[0]!, ME);
    expect((await ask(beside, other, ME)).status).toBe(429);
  });

  it('counts every alias: guessing fifteen at once is no cheaper than one by one', async () => {
    const guess = (n: number) =>
      `{ ${Array.from({ length: n }, (_, i) => `a${i}: unit(id: "${requestId()}") { id }`).join(' ')} }`;
    const answered = await spendAll([app.running], await app.cookieOf('nurse'), guess(15));
    expect(answered * 15).toBeLessThanOrEqual(BUDGET / 12);
    expect(costOfText(guess(15)) - costOfText(guess(1))).toBe(14 * 12);
  });

  it('is spent by work that fails, too, and by what is refused for it nothing is done', async () => {
    const cookie = await app.cookieOf('nurse');
    const unknown = () => `{ unit(id: "${requestId()}") { id } }`;
    expect(await spendAll([app.running], cookie, unknown())).toBe(Math.floor(BUDGET / costOfText(unknown())));
    const texts = await allStatementsOf(() => ask(app.running, cookie, unknown()));
    expect(texts).toHaveLength(1);
  });

  it('costs no statement of its own', async () => {
    const cookie = await app.cookieOf('nurse');
    const texts = await allStatementsOf(() => ask(app.running, cookie, ME));
    expect(texts.filter((text) => /session_of|spend_work/.test(text))).toHaveLength(1);
  });

  it('holds when many ask at the same time', async () => {
    const cookie = await app.cookieOf('nurse');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => ask(i % 2 ? app.running : beside, cookie, ME)),
    );
    const counted = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect(counted(200)).toBe(Math.floor(BUDGET / costOfText(ME)));
    expect(counted(200) + counted(429)).toBe(60);
  });

  it('never keeps a clock that ran ahead from asking again', async () => {
    const cookie = await app.cookieOf('nurse');
    await spendAll([app.running], cookie, ME);
    await app.sql("update access.work_budget set counted_at = counted_at + interval '2 days'");
    expect((await ask(app.running, cookie, ME)).status).toBe(200);
  });
});

describe('an emergency', () => {
  const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }';
  const input = () => ({
    requestId: requestId(),
    areaId: POHDE.id,
    channel: 'PHONE',
    contactRole: 'FAMILY_MEMBER',
    municipality: '564',
    needCodes: ['PARENTING'],
    urgency: 'URGENT',
    ask: 'ADVICE',
    receivedAt: '2026-11-23T06:50:00Z',
  });

  it('does not wait: a contact is recorded although the budget is spent, as far as twice', async () => {
    const cookie = await app.cookieOf('counsellor');
    await spendAll([app.running], cookie, ME);
    const record = () => ask(app.running, cookie, RECORD, { input: input() });
    expect(await record()).toMatchObject({ status: 200, code: undefined });
    let recorded = 1;
    while ((await record()).status === 200) recorded += 1;
    // What leaks away meanwhile may be enough for one more.
    expect(recorded - Math.floor(BUDGET / costOfText(RECORD))).toBeLessThanOrEqual(1);
    expect(recorded).toBeGreaterThanOrEqual(Math.floor(BUDGET / costOfText(RECORD)));
  });
});

describe('who is nobody', () => {
  it('costs the database nothing without a cookie', async () => {
    const texts = await allStatementsOf(() => ask(app.running, undefined, ME));
    expect(texts).toEqual([]);
  });

  it('spends of the network’s budget by guessing cookies, and of no person’s', async () => {
    let i = 0;
    const guess = () => `__Host-yhdessa=${String((i += 1)).padStart(22, 'A')}`;
    for (;;) {
      const { status, code } = await ask(app.running, guess(), ME);
      if (status === 429) break;
      expect(code).toBe('UNAUTHENTICATED');
      expect(i).toBeLessThan(BUDGET);
    }
    expect((await ask(beside, guess(), ME)).status).toBe(429);
    expect((await ask(beside, undefined, '{ __typename }')).status).toBe(429);
    expect((await ask(beside, await app.cookieOf('counsellor'), ME)).status).toBe(200);
  });

  it('spends of the network’s budget with a stolen cookie, too', async () => {
    const cookie = await app.cookieOf('nurse');
    const steal = () =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', cookie, 'user-agent': 'Mozilla/5.0 Firefox/150.0' },
        payload: JSON.stringify({ query: ME }),
      });
    while ((await steal()).statusCode !== 429);
    expect((await ask(app.running, cookie, ME)).status).toBe(200);
  });
});

describe('the table of budgets', () => {
  it('names nobody outside, cannot be read by the application, and forgets within the hour', async () => {
    await ask(app.running, await app.cookieOf('nurse'), ME);
    await ask(app.running, '__Host-yhdessa=x', ME);
    const subjects = await app.sql<{ hex: string; length: number }>(
      "select encode(subject, 'hex') as hex, length(subject) as length from access.work_budget",
    );
    expect(subjects.map(({ hex }) => hex)).toContain(principalOf('nurse').replaceAll('-', ''));
    expect(new Set(subjects.map(({ length }) => length))).toEqual(new Set([16, 32]));
    app.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    await app.runDue();
    expect(await app.sql('select 1 from access.work_budget')).toEqual([]);
    app.forget('nurse');
    app.forget('teacher');
    app.forget('counsellor');
  });
});

describe('a normal day', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../schema.gql'), 'utf8'));
  const everythingOf = (name: string, depth = 0): string => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter((field) => field.args.length === 0);
    return fields
      .map((field) => [field.name, getNamedType(field.type)] as const)
      .filter(([, below]) => isLeafType(below) || depth < 8)
      .map(([field, below]) => (isLeafType(below) ? field : `${field} { ${everythingOf(below.name, depth + 1)} }`))
      .join(' ');
  };

  it('is far below what is left to anybody: the busiest screens, each asked whole', () => {
    const { workBudget } = readConfig({ DEMO: '1' });
    const screens = {
      day: `query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { ${everythingOf('DayEntry')} } }`,
      queue: `query { dutyQueue(areaId: "x", first: 20) { edges { node { ${everythingOf('Contact')} } } } }`,
      casePage: `query { casePage(caseId: "x") { ${everythingOf('CasePage')} } }`,
    };
    const costs = Object.fromEntries(Object.entries(screens).map(([name, text]) => [name, costOfText(text)]));
    // Each of them once every five seconds, a change beside each: more than anybody reads.
    const minute = Object.values(costs).reduce((sum, cost) => sum + (cost + 200) * 12, 0);
    process.stdout.write(`work budget: ${JSON.stringify({ workBudget, ...costs, minute })}\n`);
    expect(minute * 2).toBeLessThan(workBudget);
  });
});
