/**
 * Reading the access log at five million lines over two years: what a family, an inspector and a team lead wait, beside the
 * same queries at a hundredth of it and a bare look-up by an index. See ../README.md. Run by `npm run bench:log`.
 */
import { cpus } from 'node:os';
import pg from 'pg';
import { built, quantile, withDatabase } from '../support.ts';

const ROWS = Number(process.env['BENCH_ROWS'] || 5_000_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5);
/** A case with a long story, and a professional who looks a lot. */
const OF_CASE = 20_000;
const OF_PROFESSIONAL = 100_000;
/** Seconds that somebody may wait. */
const AT_MOST = 2;
const CHECKED_AT_LEAST = 50_000;
const A_HUNDREDTH = 0.01;

const { create } = (await built('start.js')) as typeof import('../../src/start.ts');
const { readConfig } = (await built(
  'platform/config/config.js',
)) as typeof import('../../src/platform/config/config.ts');
const { Clock } = (await built('platform/clock/clock.js')) as typeof import('../../src/platform/clock/clock.ts');
const { principalOf } = (await built('demo/personas.js')) as typeof import('../../src/demo/personas.ts');
const { POHDE } = (await built('demo/pohde.data.js')) as typeof import('../../src/demo/pohde.data.ts');

const ENTRIES = `edges { cursor node { day at by { who name title unitName } action categories times bases { code givenOn } } } pageInfo { endCursor }`;
const LINES = `edges { cursor node { at principalId name unitName action operation scopeId category basis } } pageInfo { endCursor }`;
const FAMILY = `query ($caseId: UUID!, $after: String) { page: whoHasLooked(caseId: $caseId, first: 25, after: $after) { ${ENTRIES} } }`;
const SEARCH = (
  name: string,
) => `query ($areaId: UUID!, $subject: LogSubjectInput!, $from: DateTime, $until: DateTime, $after: String) {
  page: ${name}(areaId: $areaId, subject: $subject, from: $from, until: $until, first: 100, after: $after) { ${LINES} } }`;

type Variables = Readonly<Record<string, unknown>>;
interface Question {
  readonly name: string;
  readonly persona: string;
  readonly query: string;
  readonly variables: Variables;
}

const FILL = `
insert into audit.access_log (at, principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis)
select $6::timestamptz - (n + 0.5) * (interval '730 days' / $1::integer),
  case when n % ($1::integer / $4::integer) = 0 then $3::uuid else md5('who' || n % 2000)::uuid end, $5::uuid, 'read', 'casePage', $7::uuid,
  'case', case when n % ($1::integer / $8::integer) = 1 then $2::uuid else md5('case' || n % 20000)::uuid end,
  (array['logistics', 'plan', 'needs', 'identity'])[1 + n % 4], 'counsellor'
from generate_series(0, $1::integer - 1) n`;

async function fill(owner: pg.Client, rows: number, caseId: string): Promise<void> {
  const share = rows / ROWS;
  const unit = await one<{ unit: string }>(
    owner,
    `select unit_id as unit from access.membership where principal_id = $1 and role = 'team-lead'`,
    [principalOf('team-lead')],
  );
  await owner.query(`call audit.make_partitions((date_trunc('month', now()) - interval '24 months')::date, 25)`);
  const many = (count: number) => Math.max(1, Math.round(count * share));
  const values = [
    rows,
    caseId,
    principalOf('counsellor'),
    many(OF_PROFESSIONAL),
    unit.unit,
    new Clock().now().toString(),
    POHDE.id,
    many(OF_CASE),
  ];
  await owner.query(FILL, values);
  await owner.query('analyze audit.access_log');
}

async function one<Row extends pg.QueryResultRow>(
  owner: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const { rows } = await owner.query<Row>(text, values);
  return rows[0]!;
}

type Ask = (
  question: Question,
  after?: string | null,
) => Promise<{ seconds: number; edges: number; next: string | null }>;

async function asking(running: Awaited<ReturnType<typeof create>>): Promise<Ask> {
  const cookies = new Map<string, string>();
  const inject = (url: string, payload: unknown, cookie = '') =>
    running.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', cookie },
      payload: JSON.stringify(payload),
    });
  return async ({ persona, query, variables }, after = null) => {
    if (!cookies.has(persona)) {
      const signIn = await inject('/auth/demo', { persona });
      cookies.set(persona, String(signIn.headers['set-cookie']).split(';')[0] ?? '');
    }
    const began = performance.now();
    const answer = await inject('/graphql', { query, variables: { ...variables, after } }, cookies.get(persona));
    const seconds = (performance.now() - began) / 1000;
    const { data, errors } = answer.json<{
      data?: { page: { edges: unknown[]; pageInfo: { endCursor: string } } };
      errors?: unknown;
    }>();
    if (!data || errors) throw new Error(answer.body.slice(0, 400));
    return { seconds, edges: data.page.edges.length, next: data.page.pageInfo.endCursor };
  };
}

/** Median seconds of each question, first page and second. */
async function measure(ask: Ask, questions: readonly Question[]): Promise<Map<string, number>> {
  const figures = new Map<string, number>();
  for (const question of questions) {
    const { next } = await ask(question);
    const first: number[] = [];
    const second: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const answer = await ask(question);
      if (answer.edges === 0) throw new Error(`${question.name}: nothing was found`);
      first.push(answer.seconds);
      second.push((await ask(question, next)).seconds);
    }
    figures.set(question.name, quantile(first, 0.5));
    figures.set(`${question.name}, second page`, quantile(second, 0.5));
  }
  return figures;
}

/** Nothing reads the log cheaper: one line by its key. */
async function bareLookup(owner: pg.Client): Promise<number> {
  const { at, id } = await one<{ at: string; id: string }>(
    owner,
    'select at::text, id from audit.access_log order by at desc limit 1',
  );
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const began = performance.now();
    await owner.query('select * from audit.access_log where at = $1 and id = $2', [at, id]);
    times.push((performance.now() - began) / 1000);
  }
  return quantile(times, 0.5);
}

/** Lines a second of `check-log`. */
async function checked(owner: pg.Client): Promise<number> {
  await owner.query('select access.seal_access_log(now())');
  await owner.query('begin; set local role yhdessa_access');
  const began = performance.now();
  const { rows, intact } = await one<{ rows: string; intact: boolean }>(
    owner,
    'select sum(row_count) as rows, bool_and(intact) as intact from access.check_access_log()',
  );
  const seconds = (performance.now() - began) / 1000;
  await owner.query('commit');
  if (!intact) throw new Error('the log is broken');
  return Number(rows) / seconds;
}

await withDatabase({}, async ({ env, ownerUrl }) => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const running = await create(readConfig(env));
  try {
    const { id: caseId } = await one<{ id: string }>(
      owner,
      `select g.scope_id as id from access.access_grant g where g.principal_id = $1 and g.category = 'logs' limit 1`,
      [principalOf('guardian')],
    );
    const ask = await asking(running);
    const months = (count: number) =>
      new Clock()
        .now()
        .subtract({ hours: count * 30 * 24 })
        .toString();
    const area = { areaId: POHDE.id };
    const professionalId = principalOf('counsellor');
    const ofCase = { ...area, subject: { caseId } };
    const ofProfessional = { ...area, subject: { professionalId } };
    const period = { from: months(14), until: months(13) };
    const inspect = { persona: 'log-inspector', query: SEARCH('accessLog') };
    const questions: Question[] = [
      { name: 'who has looked, two years', persona: 'guardian', query: FAMILY, variables: { caseId } },
      { name: 'by case, two years', ...inspect, variables: ofCase },
      { name: 'by case, one month', ...inspect, variables: { ...ofCase, ...period } },
      { name: 'by professional, two years', ...inspect, variables: ofProfessional },
      { name: 'by professional, one month', ...inspect, variables: { ...ofProfessional, ...period } },
      { name: 'of a team, two years', persona: 'team-lead', query: SEARCH('teamAccessLog'), variables: ofProfessional },
    ];
    await fill(owner, Math.round(ROWS * A_HUNDREDTH), caseId);
    const small = await measure(ask, questions);
    const rate = await checked(owner);
    await fill(owner, ROWS, caseId);
    const large = await measure(ask, questions);
    const bare = await bareLookup(owner);
    const { count } = await one<{ count: string }>(owner, 'select count(*) from audit.access_log');
    console.log(
      `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${count} lines, median of ${ROUNDS}\n`,
    );
    console.log('| question | ms | × a hundredth | × one line by its key |\n|---|--:|--:|--:|');
    for (const [name, seconds] of large)
      console.log(
        `| ${name} | ${(seconds * 1000).toFixed(1)} | ${(seconds / small.get(name)!).toFixed(2)} | ${(seconds / bare).toFixed(0)} |`,
      );
    console.log(`\none line by its key: ${(bare * 1000).toFixed(2)} ms; check-log: ${Math.round(rate)} lines/s`);
    const slow = [...large].filter(([, seconds]) => seconds > AT_MOST);
    if (slow.length > 0) throw new Error(`longer than ${AT_MOST} s: ${slow.map(([name]) => name).join(', ')}`);
    if (rate < CHECKED_AT_LEAST) console.log(`check-log is slower than ${CHECKED_AT_LEAST} lines/s`);
  } finally {
    await running.stop();
    await owner.end();
  }
});
