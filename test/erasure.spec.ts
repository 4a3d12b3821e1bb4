import { randomUUID } from 'node:crypto';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { ERASED_TABLES, type OfScope } from '../src/closing/retention/erasure.data.js';
import type { TestApp } from './support/app.js';
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
