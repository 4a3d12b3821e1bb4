import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { erasing } from './support/erased.js';
import { clockTo } from './support/told.js';

/** What stands in the way of dropping a month of the access log. The clock begins in November 2026; the log is kept twelve years. */

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await app.sql(LINE, [app.clock.now().toString(), principalOf('counsellor'), POHDE.id]);
}, 60_000);
afterEach(() => app?.stop());

const LINE = `insert into audit.access_log (at, principal_id, action, operation, basis, area_id) values ($1, $2, 'change', 'test', 'operator', $3)`;
const MONTH = 'access_log_202611';

/** Seals all there is: rows wait while any transaction of the cluster is older. */
async function seal(): Promise<void> {
  const unsealed = `select from audit.access_log where xid >= coalesce((select max(below_xid) from audit.access_log_seal), '0'::xid8) limit 1`;
  while ((await app.sql(unsealed)).length > 0)
    await app.sql('select access.seal_access_log($1)', [app.clock.now().toString()]);
}
/** As long afterwards as the newest seal says. */
async function goOn(to: string): Promise<void> {
  clockTo(app, to);
  await app.sql(LINE, [app.clock.now().toString(), principalOf('counsellor'), POHDE.id]);
  await seal();
}
const forget = () => erasing(app, (each) => each.forgetLog());
const lines = async () => (await app.sql("select from audit.access_log where at < '2026-12-01'")).length;
const isThere = async () => (await app.sql('select from pg_class where relname = $1', [MONTH])).length === 1;
const intact = () =>
  withClient(
    app.database.ownerUrl,
    async (client) => (await client.query('select bool_and(intact) as whole from access.check_access_log()')).rows[0],
  );

it('a month goes once it is over for twelve years, and not a day before', async () => {
  await seal();
  await goOn('2038-11-30T23:00');
  expect(await forget()).toEqual(['access_log_202610']);
  const kept = await lines();
  expect(kept).toBeGreaterThan(0);
  await expect(
    withClient(app.database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.now', $1, false)`, [app.clock.now().toString()]);
      await client.query('set role yhdessa_access');
      await client.query('select access.forget_log($1)', [MONTH]);
    }),
  ).rejects.toThrow('the log is kept until its time is over');
  await goOn('2038-12-01T09:00');
  expect(await forget()).toEqual([MONTH]);
  expect([await lines(), await isThere(), await intact()]).toEqual([0, false, { whole: true }]);
});

it('an area that keeps it longer keeps all of it: a month is of everybody', async () => {
  await seal();
  await app.sql(
    `insert into retention_rule (area_id, kind, months, is_record, automatic, changed_by, changed_at) values ($1, 'access-log', 156, false, false, $2, $3)`,
    [POHDE.id, principalOf('admin'), app.clock.now().toString()],
  );
  await goOn('2038-12-15T09:00');
  expect(await forget()).toEqual([]);
  await goOn('2039-12-15T09:00');
  expect(await forget()).toContain(MONTH);
});

it('nothing goes that was never sealed: the chain would miss it unnoticed', async () => {
  clockTo(app, '2038-12-15T09:00');
  await app.sql('alter table audit.access_log_seal disable trigger user');
  await app.sql('delete from audit.access_log_seal');
  await expect(forget()).rejects.toThrow('the log is dropped once it is sealed');
  expect(await isThere()).toBe(true);
  expect(await lines()).toBeGreaterThan(0);
});

it('what was sealed long afterwards waits until that seal is old enough', async () => {
  const before = await lines();
  clockTo(app, '2030-03-01T09:00');
  await seal();
  await goOn('2038-12-15T09:00');
  expect(await forget()).not.toContain(MONTH);
  expect([await lines(), await intact()]).toEqual([before, { whole: true }]);
  await goOn('2042-03-02T09:00');
  expect(await forget()).toContain(MONTH);
  expect([await lines(), await intact()]).toEqual([0, { whole: true }]);
});
