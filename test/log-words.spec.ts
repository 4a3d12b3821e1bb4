import { readBasis } from '../src/desk/access-log/log-basis.domain.js';
import { LOOKED_TEXTS } from '../src/doors/family/looked.texts.data.js';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { codeOf, LOG_BASES, type LogBasis } from '../src/platform/audit/log-basis.domain.js';
import { startTestApp, type TestApp } from './support/app.js';

/** Every code that the access log may hold has words of its own, so that no family has to ask what one means. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const LANGUAGES = ['fi', 'sv', 'en'] as const;
/** The values that a check of a table allows. */
async function allowed(constraint: string): Promise<string[]> {
  const [row] = await app.sql<{ text: string }>(
    'select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1 and coninhcount = 0',
    [constraint],
  );
  return [...row!.text.matchAll(/'([a-z-]+)'::text/g)].map(([, code]) => code!);
}

it.each(LANGUAGES)('each basis has words in %s, and no two mean the same by mistake', (language) => {
  const { bases } = LOOKED_TEXTS[language];
  const told = LOG_BASES.map((code) => readBasis(code));
  expect(told.filter((code) => code === 'other' || !bases[code].trim())).toEqual([]);
  const ask = bases.other;
  expect(told.filter((code) => bases[code] === ask)).toEqual([]);
});

it('what grants are called has words', async () => {
  const grants = await allowed('access_grant_basis_check');
  expect(grants.length).toBeGreaterThan(15);
  expect(grants.filter((code) => codeOf(code) === null)).toEqual([]);
  const [{ others }] = (await app.sql(
    'select count(*)::int as others from access.access_grant where basis <> all ($1)',
    [grants],
  )) as [{ others: number }];
  expect(others).toBe(0);
});

it('a grant of another name is refused: its reads would stand in the log without words', async () => {
  await expect(
    app.sql(
      `insert into access.access_grant (area_id, scope_type, scope_id, principal_id, category, verb, extent, basis, source_id, valid_from)
       select area_id, scope_type, scope_id, principal_id, category, verb, extent, 'curious', source_id, valid_from from access.access_grant limit 1`,
    ),
  ).rejects.toThrow('access_grant_basis_check');
});

it('7. work whose line has a basis of no words fails, and leaves nothing', async () => {
  const principalId = principalOf('counsellor');
  const curious = 'curious' as LogBasis;
  const line = { action: 'read', scopeType: 'case', areaId: POHDE.id, basis: curious } as const;
  const work = app.running.app.get(Work);
  await expect(work.run({ principalId }, 'test.curious', async () => work.note(line))).rejects.toThrow('curious');
  expect(await app.sql(`select from audit.access_log where operation = 'test.curious'`)).toEqual([]);
  await work.run({ principalId }, 'test.kind', async () => work.note({ ...line, basis: `consent:${principalId}` }));
  expect(await app.sql(`select from audit.access_log where operation = 'test.kind'`)).toHaveLength(1);
});

it('each action of a family’s log has words; the others are of no family', async () => {
  const OF_NO_FAMILY = ['admit', 'dismiss', 'sign-in', 'sign-out'];
  const [row] = await app.sql<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'audit.access_log'::regclass and contype = 'c'`,
  );
  const actions = [...row!.text.matchAll(/'([a-z-]+)'::text/g)].map(([, code]) => code!);
  expect(actions.length).toBeGreaterThan(5);
  for (const language of LANGUAGES)
    expect(Object.keys(LOOKED_TEXTS[language].actions).toSorted()).toEqual(
      actions.filter((each) => !OF_NO_FAMILY.includes(each)).toSorted(),
    );
});
