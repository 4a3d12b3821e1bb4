import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { readLedger } from '../src/retention-commands.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import type { OpenedCase } from './support/casework.js';
import { restoredFrom, withClient } from './support/database.js';
import {
  CANARY,
  canaried,
  closed,
  concludedContact,
  dueFamily,
  erasing,
  holdOn,
  namesWithKeys,
  startErasable,
  tablesWith,
} from './support/erased.js';
import { clockTo } from './support/told.js';

const COUNSELLOR = principalOf('counsellor');
let app: TestApp;
let stop: () => Promise<void>;
beforeEach(async () => void ({ app, stop } = await startErasable()));
afterEach(async () => await stop?.());

const eraseDue = () => erasing(app, (each) => each.eraseDue());
const outcomeOf = async (id: string) => (await eraseDue()).find(({ rootId }) => rootId === id)?.outcome;
const heldOf = async (id: string) => {
  const report = await erasing(app, (each) => each.report());
  return report.flatMap(({ held }) => held).find(({ rootId }) => rootId === id)?.because;
};

it('after a restore an open case is erased in its midst: what its course still brings does nothing, and nothing fails for ever', async () => {
  while ((await app.runDue()) > 0);
  const [family] = await app.sql<{ id: string; case: string }>(
    "select family_id as id, id as case from network_case where state <> 'closed' limit 1",
  );
  const line = {
    number: 1,
    areaId: POHDE.id,
    scopeType: 'family',
    kind: 'case',
    because: 'retention',
    hash: '',
  } as const;
  const ledger = [{ ...line, scopeId: family!.id, dueOn: null, erasedAt: app.clock.now().toString() }];
  expect(await erasing(app, (each) => each.eraseAgain(ledger))).toMatchObject([{ outcome: 'ERASED' }]);
  const mails = () => app.running.app.get(MailCatcher).mailboxes.flatMap(({ mails: caught }) => caught).length;
  const before = mails();
  for (const days of [1, 7, 30, 90, 365]) {
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 * days }));
    for (let ran = 1, rounds = 0; ran > 0 && rounds < 20; rounds += 1) ran = await app.runDue();
    const failed = await app.sql(
      "select kind, state, last_error from platform.outbox_effect where last_error is not null or state = 'dead'",
    );
    expect([days, failed]).toEqual([days, []]);
  }
  expect(mails() - before).toBe(0);
}, 60_000);

describe('a family whose day has come', () => {
  it('is erased once, whole, logged and told by the ledger, which holds nothing personal', async () => {
    const opened = await dueFamily(app);
    expect(await outcomeOf(opened.familyId)).toBe('ERASED');
    expect(await outcomeOf(opened.familyId)).toBeUndefined();
    const ledger = await erasing(app, (each) => each.ledger());
    const scopes = [opened.caseId, opened.contactId, opened.familyId].toSorted();
    expect(ledger.map(({ scopeId }) => scopeId).toSorted()).toEqual(scopes);
    expect(ledger[0]).toMatchObject({ kind: 'case', because: 'retention', dueOn: '2028-12-08' });
    const lines = await app.sql<{ scope_id: string }>(
      "select scope_id from audit.access_log where operation = 'retention' and basis = 'operator' order by scope_id",
    );
    expect(lines.map(({ scope_id }) => scope_id)).toEqual(scopes);
    const keys = await app.sql(
      'select destroyed_for, destroyed_at is not null as at from platform.data_key where wrapped is null',
    );
    expect(keys).toEqual(scopes.map(() => ({ destroyed_for: 'retention', at: true })));
    await app.sql('alter table platform.erasure disable trigger append_only');
    await app.sql("update platform.erasure set because = 'mistake' where number = 2");
    await expect(erasing(app, (each) => each.ledger())).rejects.toThrow('the ledger of erasures is broken at 2');
  });

  it('is all or nothing: what fails half-way leaves everything as it was', async () => {
    const opened = await dueFamily(app);
    await app.sql(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'the power goes'; end $$`,
    );
    await app.sql(
      'create trigger fail before delete on platform.outbox_effect for each statement execute function fail()',
    );
    await expect(eraseDue()).rejects.toThrow('the power goes');
    expect(await namesWithKeys(app, opened.familyId)).toContain(`Äiti-${CANARY}`);
    expect(await app.sql('select from platform.erasure')).toEqual([]);
    await app.sql('drop trigger fail on platform.outbox_effect');
    expect(await outcomeOf(opened.familyId)).toBe('ERASED');
  });
});

it('is killed in its midst and run again: what was erased stays erased, the rest is whole until its turn', async () => {
  const [first, second] = [await concludedContact(app), await concludedContact(app)].toSorted() as [string, string];
  await app.sql("update retention_rule set months = 12 where kind = 'contact'");
  // The clock of the command is the real one.
  await app.sql("update contact set concluded_at = '2020-01-01', received_at = '2020-01-01' where id = any ($1)", [
    [first, second],
  ]);
  await app.sql(
    `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at, state, settled_at)
     values ($1, 'test.done', $2, '{}', $3, $3, 'done', $3)`,
    [randomUUID(), `mail of ${second}`, app.clock.now().toString()],
  );
  const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: app.database.ownerUrl };
  const command = [join(import.meta.dirname, '../dist/cli.js'), 'retention', '--erase'];
  const known = 'select scope_id as id from platform.erasure where scope_id = any ($1) order by number';
  const erased = async () => (await app.sql<{ id: string }>(known, [[first, second]])).map(({ id }) => id);
  const names = () =>
    app.sql<{ id: string }>('select contact_id as id from contact_identity where contact_id = any ($1) order by 1', [
      [first, second],
    ]);
  await withClient(app.database.ownerUrl, async (client) => {
    // Somebody holds the last row that goes: ledger and deletions are written, and not yet committed.
    await client.query('begin');
    await client.query('select from platform.outbox_effect where key = $1 for update', [`mail of ${second}`]);
    const child = spawn(process.execPath, command, { env, stdio: 'ignore' });
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await withClient(app.database.ownerUrl, async (looking) => {
      while ((await looking.query(waiting)).rowCount === 0);
    });
    expect(child.kill('SIGKILL')).toBe(true);
    await once(child, 'close');
    await client.query('rollback');
  });
  const untilQuiet = `select from pg_locks where locktype = 'advisory' and granted`;
  while ((await app.sql(untilQuiet)).length > 0);
  expect(await erased()).toEqual([first]);
  expect(await names()).toEqual([{ id: second }]);
  const { status } = spawnSync(process.execPath, command, { env });
  expect(status).toBe(0);
  expect(await erased()).toEqual([first, second]);
  expect(await names()).toEqual([]);
  expect(await app.sql('select from platform.outbox_effect where key = $1', [`mail of ${second}`])).toEqual([]);
  // The chain of the ledger holds.
  expect((await erasing(app, (each) => each.ledger())).map(({ scopeId }) => scopeId)).toEqual([first, second]);
}, 60_000);

describe('what is not erased', () => {
  it.each<[string, (opened: OpenedCase) => Promise<unknown>]>([
    ['LEGAL_HOLD', ({ contactId }) => holdOn(app, 'contact', contactId)],
    ['LEGAL_HOLD', ({ caseId }) => holdOn(app, 'case', caseId)],
    [
      'EFFECT_WAITING',
      ({ caseId }) =>
        app.sql(
          `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at) values ($1, 'test.waits', $2, '{}', $3, $3)`,
          [randomUUID(), `meeting of ${caseId}`, '2031-01-01T00:00Z'],
        ),
    ],
    [
      'HANDOVER_OPEN',
      ({ caseId }) =>
        app.sql(
          `insert into handover (area_id, id, case_id, from_professional_id, from_unit_id, to_professional_id, to_unit_id, state, proposed_by, proposed_at)
           values ($1, $2, $3, $4, $4, $5, $5, 'proposed', $4, $6)`,
          [POHDE.id, randomUUID(), caseId, COUNSELLOR, principalOf('nurse'), '2026-12-01T00:00Z'],
        ),
    ],
  ])('%s is told by the report and by the run', async (code, hinder) => {
    const opened = await dueFamily(app);
    await hinder(opened);
    expect(await heldOf(opened.familyId)).toEqual([code]);
    expect(await outcomeOf(opened.familyId)).toBeUndefined();
    expect(await namesWithKeys(app, opened.familyId)).toContain(`Äiti-${CANARY}`);
  });

  it('is a family of which another case is open, although the same key seals both', async () => {
    const opened = await dueFamily(app);
    const other = randomUUID();
    const contactId = await concludedContact(app);
    await withClient(app.database.ownerUrl, async (client) => {
      await client.query("select set_config('app.now', $1, false)", [app.clock.now().toString()]);
      await client.query('begin');
      await client.query(
        `insert into network_case (area_id, id, family_id, contact_id, legal_frame, state, counsellor_id, counsellor_unit, opened_at)
         select area_id, $2, family_id, $3, legal_frame, 'open', counsellor_id, counsellor_unit, $4 from network_case where id = $1`,
        [opened.caseId, other, contactId, '2028-06-01T00:00Z'],
      );
      await client.query(
        `insert into responsible_person (area_id, id, case_id, professional_id, unit_id, since, named_by)
         select area_id, gen_random_uuid(), id, counsellor_id, counsellor_unit, opened_at, counsellor_id from network_case where id = $1`,
        [other],
      );
      await client.query('commit');
    });
    expect(await heldOf(opened.familyId)).toEqual(['CASE_OPEN']);
    expect(await outcomeOf(opened.familyId)).toBeUndefined();
  });

  it('is a contact before its day, or one that nobody concluded', async () => {
    await app.sql("update retention_rule set months = 12 where kind = 'contact'");
    const contactId = await concludedContact(app);
    expect(await outcomeOf(contactId)).toBeUndefined();
    clockTo(app, '2027-11-23T12:00');
    expect(await outcomeOf(contactId)).toBeUndefined();
    clockTo(app, '2027-11-24T12:00');
    expect(await outcomeOf(contactId)).toBe('ERASED');
    expect(await tablesWith(app, CANARY)).toEqual([]);
  });
});

describe('a backup of before', () => {
  it('brings the family back, until the ledger is applied again: then it is as if it had never come back', async () => {
    const opened = await canaried(app);
    clockTo(app, '2026-12-07T09:00');
    await closed(app, opened);
    const restored = await restoredFrom(app.database);
    clockTo(app, '2029-01-15T09:00');
    for (let ran = 1; ran > 0;) ran = await app.runDue();
    expect(await outcomeOf(opened.familyId)).toBe('ERASED');
    const lines = (await erasing(app, (each) => each.ledger())).map((line) => JSON.stringify(line)).join('\n');

    const again = await startTestApp({}, restored);
    try {
      clockTo(again, '2029-01-15T09:00');
      const page = 'query ($id: UUID!) { myFamilyPages { caseId } casePage(caseId: $id) { people { givenName } } }';
      const read = () => again.asPrincipal(opened.motherId)(page, { id: opened.caseId });
      const before = JSON.stringify(await read());
      expect(before).toContain(CANARY);
      expect(await namesWithKeys(again, opened.familyId)).toContain(`Äiti-${CANARY}`);
      expect(
        (await again.sql("select from platform.outbox_effect where state = 'pending' and kind like 'feedback.%'"))
          .length,
      ).toBeGreaterThan(0);

      const ledger = readLedger(lines);
      const outcomes = await erasing(again, (each) => each.eraseAgain(ledger));
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['ERASED', 'ERASED_ALREADY', 'ERASED_ALREADY']);
      expect(await read()).toMatchObject({ code: 'NOT_FOUND' });
      expect(await namesWithKeys(again, opened.familyId)).toEqual([]);
      expect(await tablesWith(again, CANARY)).toEqual([]);
      expect((await erasing(again, (each) => each.eraseAgain(ledger))).map(({ outcome }) => outcome)).toEqual(
        Array(3).fill('ERASED_ALREADY'),
      );
      const sent = () =>
        again.sql<{ n: number }>(
          "select count(*)::int as n from feedback_request where scope_id = $1 and state <> 'expired'",
          [opened.caseId],
        );
      for (let ran = 1; ran > 0;) ran = await again.runDue();
      expect(await sent()).toEqual([{ n: 0 }]);
      const told = async (of: TestApp) =>
        await of.sql('select scope_type, scope_id, erased_at from platform.erasure order by 2');
      expect(await told(again)).toEqual(await told(app));
    } finally {
      await again.stop();
    }
  });

  it('is not applied from a file that is no ledger', () => {
    expect(() => readLedger('{"scopeType":"family"}')).toThrow('line 1 of the ledger tells of no erasure');
    expect(readLedger('\n')).toEqual([]);
  });
});

describe('the access log of twelve years ago', () => {
  const verify = () =>
    withClient(
      app.database.ownerUrl,
      async (client) =>
        (await client.query('select number, intact from access.check_access_log() order by number')).rows,
    );
  const partitions = () =>
    app.sql("select relname from pg_class where relname ~ '^access_log_[0-9]{6}$' and relispartition");
  /** Seals all there is: rows wait while any transaction of the cluster is older. */
  const seal = async () => {
    const unsealed = `select from audit.access_log where xid >= coalesce((select max(below_xid) from audit.access_log_seal), '0'::xid8) limit 1`;
    while ((await app.sql(unsealed)).length > 0)
      await app.sql('select access.seal_access_log($1)', [app.clock.now().toString()]);
  };

  it('is dropped, and the chain of what is left and what is gone still holds; what goes too early is noticed', async () => {
    await canaried(app);
    await seal();
    // A seal that stands on two months.
    await app.as('counsellor')('{ myFamilyPages { caseId } duty: __typename }');
    await app.sql(
      `insert into audit.access_log (at, principal_id, action, operation, basis, area_id) values ('2026-11-30T12:00Z', $1, 'change', 'test', 'operator', $2), ('2026-12-01T12:00Z', $1, 'change', 'test', 'operator', $2)`,
      [COUNSELLOR, POHDE.id],
    );
    await seal();
    expect(await erasing(app, (each) => each.forgetLog())).toEqual([]);
    clockTo(app, '2038-12-15T09:00');
    await app.sql(
      `insert into audit.access_log (at, principal_id, action, operation, basis, area_id) values ($3, $1, 'change', 'test', 'operator', $2)`,
      [COUNSELLOR, POHDE.id, app.clock.now().toString()],
    );
    await seal();
    const seals = await verify();
    expect(seals.every(({ intact }) => intact)).toBe(true);
    const before = (await partitions()).length;
    expect(await erasing(app, (each) => each.forgetLog())).toEqual(['access_log_202610', 'access_log_202611']);
    expect((await partitions()).length).toBe(before - 2);
    expect(await app.sql("select from audit.access_log where at < '2026-12-01'")).toEqual([]);
    expect(await verify()).toEqual(seals);
    // What would be allowed after twelve years hides nothing of yesterday.
    await app.sql('alter table audit.access_log disable trigger append_only');
    const newest = 'select * from audit.access_log_seal order by number desc limit 1';
    await app.sql(`insert into audit.access_log_gone select s.number, null, null, d.row_count, d.digest
      from (${newest}) s cross join lateral access.digest_of(s.from_xid, s.below_xid) d`);
    await app.sql(
      `delete from audit.access_log l using (${newest}) s where l.xid >= s.from_xid and l.xid < s.below_xid`,
    );
    expect((await verify()).map(({ intact }) => intact)).toEqual(seals.map((_, index) => index < seals.length - 1));
    await app.sql("delete from audit.access_log where at < '2027-01-01'");
    expect((await verify()).some(({ intact }) => !intact)).toBe(true);
  });
});
