import { randomUUID } from 'node:crypto';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { ERASED_TABLES, type OfScope } from '../src/closing/retention/erasure.data.js';
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
  livingKeys,
  namesWithKeys,
  tablesWith,
} from './support/erased.js';
import { startMail } from './support/invited.js';
import { clockTo } from './support/told.js';

const COUNSELLOR = principalOf('counsellor');
/** The contacts of the demo are not in the way. */
const CONTACTS_STAY = `insert into retention_rule (area_id, kind, months, is_record, automatic, changed_by, changed_at)
  select a.id, k.kind, 1000, false, false, $1, $2 from area a cross join (values ('contact'), ('consultation')) k (kind)`;

let app: TestApp;
let stopMail: () => Promise<void>;
beforeEach(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  await app.sql(CONTACTS_STAY, [COUNSELLOR, app.clock.now().toString()]);
});
afterEach(async () => {
  await stopMail?.();
  await app?.stop();
});

const eraseDue = () => erasing(app, (each) => each.eraseDue());
const outcomeOf = async (id: string) => (await eraseDue()).find(({ rootId }) => rootId === id)?.outcome;
const heldOf = async (id: string) => {
  const report = await erasing(app, (each) => each.report());
  return report.flatMap(({ held }) => held).find(({ rootId }) => rootId === id)?.because;
};

describe('the list of what becomes of every table', () => {
  const columns = () =>
    app.sql<{ name: string; column: string | null; coded: boolean }>(
      `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name, a.attname as column,
         exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
           and pg_get_constraintdef(k.oid) like '%= ANY%') as coded
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and format_type(a.atttypid, null) not in ('uuid', 'uuid[]', 'integer', 'bigint', 'boolean', 'date', 'interval', 'xid8', 'integer[]',
           'double precision', 'timestamp with time zone', 'timestamp with time zone[]')
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'access', 'platform', 'audit') order by 1, 2`,
    );

  it('names every table and every column that could tell of somebody, and nothing else', async () => {
    const wanted = new Map<string, string[]>();
    for (const { name, column, coded } of await columns())
      wanted.set(name, [...(wanted.get(name) ?? []), ...(column && !coded ? [column] : [])]);
    const listed = new Map(
      Object.entries(ERASED_TABLES).map(([name, fate]) => {
        if ('deleted' in fate || 'apart' in fate) return [name, wanted.get(name)];
        const { sealed = [], emptied = [], stays = [] } = fate as OfScope;
        return [name, [...sealed, ...emptied, ...stays].toSorted()];
      }),
    );
    const inDatabase = Object.fromEntries(Array.from(wanted, ([name, found]) => [name, found.toSorted()]));
    const inList = Object.fromEntries(
      Array.from(listed, ([name, found]) => [name, found?.toSorted() ?? 'no such table']),
    );
    expect(inList).toEqual(inDatabase);
  });

  it('is what erasing does, to a family with everything that a case can have', async () => {
    const [family] = await app.sql<{ id: string; case: string }>(
      'select family_id as id, id as case from network_case order by opened_at limit 1',
    );
    const line = {
      number: 1,
      areaId: POHDE.id,
      scopeType: 'family',
      kind: 'case',
      because: 'retention',
      dueOn: null,
      hash: '',
    } as const;
    const ledger = [{ ...line, scopeId: family!.id, erasedAt: app.clock.now().toString() }];
    expect(await erasing(app, (each) => each.eraseAgain(ledger))).toMatchObject([{ outcome: 'ERASED' }]);
    for (const [table, fate] of Object.entries(ERASED_TABLES)) {
      if (!('emptied' in fate) || table.includes('.')) continue;
      const scope = table === 'feedback_request' || table === 'legal_hold' ? 'scope_id' : 'case_id';
      for (const column of fate.emptied ?? []) {
        const left = await app.sql(
          `select encode(${column}::text::bytea, 'escape') as left from ${table} where ${scope} = $1 and ${column} is not null
             and ${column}::text not in ('', '\\x', id::text) and '${column}' not like '%_hash'`,
          [family!.case],
        );
        expect({ table, column, left }).toEqual({ table, column, left: [] });
      }
    }
    for (const table of ['person_identity', 'contact_way'])
      expect(await app.sql(`select from ${table} where family_id = $1`, [family!.id])).toEqual([]);
  });
});

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

/** For who has the database and the keys. */
const WHERE_IT_STOOD = [
  'public.closing_words',
  'public.contact_way',
  'public.invitation',
  'public.meeting',
  'public.meeting_notice',
  'public.meeting_place',
  'public.person_identity',
];

describe('a family whose day has come', () => {
  it('is erased: nobody reads it, no key opens it, its word is nowhere, and what is counted stays', async () => {
    const opened = await canaried(app);
    const before = await livingKeys(app);
    const [{ id: keyId } = { id: '' }] = await app.sql<{ id: string }>(
      "select id from platform.data_key where scope_type = 'family' and scope_id = $1",
      [opened.familyId],
    );
    const own = before.get(keyId)!;
    clockTo(app, '2026-12-07T09:00');
    await closed(app, opened);
    expect(await namesWithKeys(app, opened.familyId)).toContain(`Äiti-${CANARY}`);
    expect(await tablesWith(app, CANARY)).toEqual(WHERE_IT_STOOD);
    clockTo(app, '2029-01-15T09:00');
    for (let ran = 1; ran > 0;) ran = await app.runDue();
    const counts = () =>
      app.sql(`select (select count(*) from network_case) as cases, (select count(*) from feedback_answer) as answers,
        (select count(*) from meeting) as meetings, (select count(*) from invitation) as invitations, (select count(*) from contact) as contacts`);
    const numbers = await counts();
    expect(await outcomeOf(opened.familyId)).toBe('ERASED');
    expect([...(await livingKeys(app)).values()]).not.toContain(own);
    expect(await namesWithKeys(app, opened.familyId)).toEqual([]);
    expect(await tablesWith(app, CANARY)).toEqual([]);
    expect(await tablesWith(app, '+358401234987')).toEqual([]);
    expect(await counts()).toEqual(numbers);
    for (const principal of [opened.motherId, COUNSELLOR])
      for (const query of [
        'query ($id: UUID!) { casePage(caseId: $id) { state } }',
        'query ($id: UUID!) { closingView(caseId: $id) { nothingOpen } }',
      ])
        expect(await app.asPrincipal(principal)(query, { id: opened.caseId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await app.sql('select from access.access_grant where scope_id = any ($1)', [
        [opened.caseId, opened.familyId, opened.contactId],
      ]),
    ).toEqual([]);
    const closedCases = await app.asPrincipal(COUNSELLOR)(
      'query ($id: UUID!) { closedCases(areaId: $id) { caseId } }',
      { id: POHDE.id },
    );
    expect(closedCases.data.closedCases.map(({ caseId }: { caseId: string }) => caseId)).not.toContain(opened.caseId);
  });

  it('would be found if it were there, in the clear or in base64; and its grants do not come back with their sources', async () => {
    const forms = [CANARY, ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${CANARY}!`).toString('base64'))];
    for (const form of forms) {
      await app.sql('update unit set phone = $1 where id = (select id from unit order by id limit 1)', [form]);
      expect(await tablesWith(app, CANARY)).toEqual(['public.unit']);
    }
    const opened = await dueFamily(app);
    await eraseDue();
    await app.sql('update network_case set version = version + 1 where id = $1', [opened.caseId]);
    await app.sql("select access.regrant('case', $1), access.regrant('family', $2)", [opened.caseId, opened.familyId]);
    expect(
      await app.sql('select from access.access_grant where scope_id = any ($1)', [[opened.caseId, opened.familyId]]),
    ).toEqual([]);
  });

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

describe('a contact on request', () => {
  it('is erased before its day, once it is concluded and nothing holds it', async () => {
    const contactId = await concludedContact(app);
    const erase = (id: string) => erasing(app, (each) => each.eraseContact(id, 'request'));
    await holdOn(app, 'contact', contactId);
    expect(await erase(contactId)).toMatchObject({ outcome: 'LEGAL_HOLD' });
    await app.sql('update legal_hold set lifted_by = placed_by, lifted_at = placed_at');
    await app.sql("update contact set state = 'answered', concluded_at = null where id = $1", [contactId]);
    expect(await erase(contactId)).toMatchObject({ outcome: 'CONTACT_OPEN' });
    await app.sql("update contact set state = 'advised', concluded_at = received_at where id = $1", [contactId]);
    expect(await erase(contactId)).toMatchObject({ outcome: 'ERASED' });
    expect(await erase(contactId)).toMatchObject({ outcome: 'ERASED_ALREADY' });
    expect(await tablesWith(app, CANARY)).toEqual([]);
    expect(await tablesWith(app, '+358401234988')).toEqual([]);
    const opened = await canaried(app);
    expect(await erase(opened.contactId)).toMatchObject({ outcome: 'CASE_OPENED' });
    expect(await erase(randomUUID())).toMatchObject({ outcome: 'NOT_FOUND' });
  });

  it('takes with it what was answered to whom recorded it', async () => {
    const contactId = await concludedContact(app);
    const answers = () =>
      app.sql('select from platform.first_answer where principal_id = $1 and answer is not null', [COUNSELLOR]);
    expect(await answers()).not.toEqual([]);
    await erasing(app, (each) => each.eraseContact(contactId, 'mistake'));
    expect(await answers()).toEqual([]);
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
