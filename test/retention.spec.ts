import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSONAS, principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { RETENTION_CLASSES, RETENTION_KINDS } from '../src/closing/retention/retention.domain.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type Who } from './support/casework.js';
import { canaried, CANARY, closed, concludedContact, erasing, holdOn, namesWithKeys } from './support/erased.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { startMail } from './support/invited.js';
import { clockTo } from './support/told.js';

let app: TestApp;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
});
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  // Signed in at this very moment.
  for (const persona of PERSONAS) app.forget(persona);
  await app.sql('delete from retention_rule');
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});

const RULE = 'kind months isRecord automatic leastMonths mostMonths leastMonthsOfRecord countsFrom basis version';
const set = (input: Record<string, unknown>, who: Who = 'admin') =>
  mutate(app, who)(
    'keepRetentionRule',
    'KeepRetentionRuleInput',
    { areaId: POHDE.id, kind: 'CASE', months: 24, isRecord: false, automatic: false, expectedVersion: 0, ...input },
    RULE,
  );
const rules = (who: Who = 'admin') => {
  const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  return ask(`query ($areaId: UUID!) { retentionRules(areaId: $areaId) { ${RULE} } }`, { areaId: POHDE.id });
};
const settled = async () => {
  for (let ran = 1; ran > 0;) ran = await app.runDue();
};
const toldUntil = async (caseId: string) =>
  (
    await app.sql<{ day: string }>('select retention_until::text as day from case_closing where case_id = $1', [caseId])
  )[0]!.day;
const dueOn = async (familyId: string) =>
  (
    await app.sql<{ day: string }>('select due_on::text as day from access.retention_due() where root_id = $1', [
      familyId,
    ])
  )[0]!.day;

describe('the rules of an area', () => {
  it('are the defaults, the same here and in the database, until the area decides', async () => {
    const { data } = await rules();
    expect(data.retentionRules).toHaveLength(RETENTION_KINDS.length);
    expect(data.retentionRules[0]).toEqual({
      kind: 'CASE',
      months: 24,
      isRecord: false,
      automatic: false,
      leastMonths: 6,
      mostMonths: 60,
      leastMonthsOfRecord: 360,
      countsFrom: 'CLOSED',
      basis: '703/2023 48 § and annex',
      version: 0,
    });
    for (const kind of RETENTION_KINDS) {
      const [row] = await app.sql('select access.retention_months($1, $2) as months', [POHDE.id, kind]);
      expect(row).toEqual({ months: RETENTION_CLASSES[kind].months });
    }
  });

  it.each([
    ['RETENTION_TOO_SHORT', { months: 5 }],
    ['RETENTION_TOO_LONG', { months: 61 }],
    ['RETENTION_TOO_SHORT', { months: 359, isRecord: true }],
    ['RETENTION_TOO_SHORT', { kind: 'CONTACT', months: 2 }],
    ['RETENTION_TOO_LONG', { kind: 'CONTACT', months: 37 }],
    ['RETENTION_TOO_SHORT', { kind: 'CONTACT', months: 35, isRecord: true }],
    ['RETENTION_TOO_SHORT', { kind: 'ACCESS_LOG', months: 143 }],
    ['NEVER_A_RECORD', { kind: 'CONSULTATION', months: 12, isRecord: true }],
    ['NEVER_AUTOMATIC', { kind: 'ACCESS_LOG', months: 144, automatic: true }],
    ['STALE', { expectedVersion: 1 }],
  ])('refuse with %s what the law does not allow: %j', async (code, input) => {
    expect(await set(input)).toMatchObject({ code });
    expect(await app.sql('select from retention_rule')).toEqual([]);
  });

  it.each([{ months: 6 }, { months: 60 }, { months: 360, isRecord: true }, { kind: 'ACCESS_LOG', months: 144 }])(
    'take what it allows: %j',
    async (input) => {
      expect(await done(set(input))).toMatchObject({ ...input, version: 1 });
      expect(await set(input)).toMatchObject({ code: 'STALE' });
      expect(await done(set({ ...input, expectedVersion: 1 }))).toMatchObject({ version: 2 });
    },
  );

  it('are decided by its administrator alone, read by its log inspector too, and not found by others', async () => {
    for (const who of ['counsellor', 'team-lead', 'nurse', 'statistician', 'counsellor-other-area'] as const) {
      expect(await set({}, who)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await rules(who)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await set({}, 'log-inspector')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await rules('log-inspector')).errors).toBeUndefined();
    expect(await set({ areaId: KAINUU.id }, 'admin')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('want a fresh sign-in', async () => {
    await app.cookieOf('admin');
    app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    expect(await set({})).toMatchObject({ code: 'SIGN_IN_AGAIN' });
  });

  it('say with the closing how long it is kept; later a shorter one changes nothing of it, a longer one does', async () => {
    await done(set({ months: 12 }));
    const opened = await openCase(app);
    await closed(app, opened);
    expect(await toldUntil(opened.caseId)).toBe('2027-11-23');
    expect(await dueOn(opened.familyId)).toBe('2027-11-24');
    await done(set({ months: 6, expectedVersion: 1 }));
    expect(await dueOn(opened.familyId)).toBe('2027-11-24');
    await done(set({ months: 360, isRecord: true, expectedVersion: 2 }));
    expect(await dueOn(opened.familyId)).toBe('2056-11-24');
    expect(await toldUntil(opened.caseId)).toBe('2027-11-23');
  });
});

describe('the last day', () => {
  /** A professional's question to a counsellor, answered at this moment. */
  async function concludedConsultation(): Promise<string> {
    const id = await concludedContact(app);
    await app.sql(
      `insert into consultation (area_id, contact_id, asked_by, asked_for_unit, asked_at, question)
       values ($1, $2, $3, $3, $4, $5)`,
      [POHDE.id, id, principalOf('nurse'), app.clock.now().toString(), randomBytes(40)],
    );
    return id;
  }
  async function closedFamily(): Promise<string> {
    const opened = await openCase(app);
    await closed(app, opened);
    return opened.familyId;
  }

  // Each ended on 2026-11-23, the last in Helsinki half an hour before midnight.
  it.each<[string, 'family' | 'contact', () => Promise<string>, string, string, string]>([
    ['a closed case', 'family', closedFamily, '09:00', '2028-11-23', 'EFFECT_WAITING'],
    ['a contact of which no case came', 'contact', () => concludedContact(app), '09:00', '2027-11-23', 'ERASED'],
    ['what a professional asked', 'contact', concludedConsultation, '09:00', '2027-11-23', 'ERASED'],
    ['what ended late in the evening', 'contact', () => concludedContact(app), '23:30', '2027-11-23', 'ERASED'],
  ])('of %s it is kept, on the next it is due', async (_, type, ended, time, lastDay, then) => {
    clockTo(app, `2026-11-23T${time}`);
    const id = await ended();
    const outcome = (at: string) => {
      clockTo(app, at);
      return withClient(app.database.ownerUrl, async (client) => {
        await client.query('begin; set local role yhdessa_access');
        await client.query("select set_config('app.now', $1, true)", [app.clock.now().toString()]);
        const { rows } = await client.query('select access.erase_when_due($1, $2, false) as outcome', [type, id]);
        return rows[0].outcome;
      });
    };
    const next = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString();
    expect([await outcome(`${lastDay}T23:59`), await outcome(`${next}T00:01`)]).toEqual(['NOT_DUE', then]);
  });

  it.each([
    ['2026-08-31T09:00Z', 6, '2027-03-01'],
    ['2028-02-29T09:00Z', 12, '2029-03-01'],
    ['2026-12-31T21:59Z', 12, '2028-01-01'],
    ['2026-12-31T22:00Z', 12, '2028-01-02'],
    ['2026-11-23T09:00Z', 360, '2056-11-24'],
  ])('of what ended at %s and is kept %d months: %s is the day after it', async (ended, months, day) => {
    expect(await app.sql('select access.retention_day($1, $2)::text as day', [ended, months])).toEqual([{ day }]);
  });

  it('of the access log is twelve years on, in whole months; under legal hold it is not forgotten', async () => {
    const { caseId, contactId } = await openCase(app);
    const forgettable = (at: string) => {
      app.clock.moveTo(Temporal.Instant.from(at));
      return erasing(app, (each) => each.forgettableLog());
    };
    const [before, after] = ['2038-11-30T23:59Z', '2038-12-01T00:00Z'];
    expect(await forgettable(before)).toEqual(['access_log_202610']);
    expect(await forgettable(after)).toEqual(['access_log_202610', 'access_log_202611']);
    await holdOn(app, 'contact', contactId);
    expect(await forgettable(after)).toEqual(['access_log_202610']);
    await expect(
      withClient(app.database.ownerUrl, async (client) => {
        await client.query('begin; set local role yhdessa_access');
        await client.query("select set_config('app.now', $1, true)", [after]);
        await client.query("select access.forget_log('access_log_202611')");
      }),
    ).rejects.toMatchObject({ code: '55000' });
    await app.sql('update legal_hold set lifted_at = placed_at, lifted_by = placed_by where scope_id = $1', [
      contactId,
    ]);
    expect(await forgettable(after)).toEqual(['access_log_202610', 'access_log_202611']);
    expect(await app.sql('select from audit.access_log where scope_id = $1 limit 1', [caseId])).toHaveLength(1);
  });
});

describe('a legal hold', () => {
  const HOLD = 'id scopeType scopeId reason words liftedAt version';
  const place = (input: Record<string, unknown>, who: Who = 'log-inspector') =>
    mutate(app, who)('placeLegalHold', 'PlaceLegalHoldInput', { scopeType: 'CASE', reason: 'COURT', ...input }, HOLD);
  const lift = (holdId: string, expectedVersion = 1, who: Who = 'log-inspector') =>
    mutate(app, who)('liftLegalHold', 'LiftLegalHoldInput', { holdId, expectedVersion }, HOLD);
  const fresh = (persona: 'admin' | 'log-inspector') => ({ principal: principalOf(persona) });

  it('is placed on what is there, read by who keeps it, lifted once, and logged', async () => {
    const { caseId, familyId } = await openCase(app);
    expect(await place({ scopeId: caseId, reason: 'OTHER' })).toMatchObject({ code: 'WORDS_MISSING' });
    const hold = await done(place({ scopeId: caseId, reason: 'OTHER', words: 'Kuntayhtymän selvitys 12/2026' }));
    expect(hold).toMatchObject({
      scopeType: 'CASE',
      scopeId: caseId,
      words: 'Kuntayhtymän selvitys 12/2026',
      liftedAt: null,
    });
    const list = 'query ($areaId: UUID!) { legalHolds(areaId: $areaId) { id words } }';
    const read = await app.as('admin')(list, { areaId: POHDE.id });
    expect(read.data.legalHolds).toEqual([{ id: hold.id, words: 'Kuntayhtymän selvitys 12/2026' }]);
    expect(await app.as('counsellor')(list, { areaId: POHDE.id })).toMatchObject({ code: 'NOT_FOUND' });
    // It opens nothing.
    expect(
      await app.as('log-inspector')('query ($id: UUID!) { casePage(caseId: $id) { state } }', { id: caseId }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await lift(hold.id, 7)).toMatchObject({ code: 'STALE' });
    expect(await done(lift(hold.id))).toMatchObject({ version: 2 });
    expect(await lift(hold.id, 2)).toMatchObject({ code: 'HOLD_LIFTED' });
    const lines = await app.sql(
      'select action, operation, basis from audit.access_log where scope_id = $1 and operation ~ $2 order by id',
      [caseId, 'egalHold'],
    );
    expect(lines).toEqual([
      { action: 'record', operation: 'placeLegalHold', basis: 'log-inspector' },
      { action: 'read', operation: 'legalHolds', basis: 'admin' },
      { action: 'change', operation: 'liftLegalHold', basis: 'log-inspector' },
    ]);
    for (const who of ['counsellor', 'team-lead', 'counsellor-other-area'] as const)
      expect(await place({ scopeType: 'FAMILY', scopeId: familyId }, who)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await place({ scopeId: randomUUID() })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await place({ scopeType: 'FAMILY', scopeId: caseId })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('holds back what falls due until it is lifted, and comes too late for what is erased', async () => {
    const contactId = await concludedContact(app);
    const { id } = await done(place({ scopeType: 'CONTACT', scopeId: contactId }));
    const erase = () => erasing(app, (each) => each.eraseContact(contactId, 'request'));
    expect(await erase()).toMatchObject({ outcome: 'LEGAL_HOLD' });
    await done(lift(id, 1, fresh('log-inspector')));
    expect(await erase()).toMatchObject({ outcome: 'ERASED' });
    expect(await place({ scopeType: 'CONTACT', scopeId: contactId })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('bytes of mails', () => {
  const now = () => app.clock.now();
  const sealed = () => randomBytes(40);
  const at = (hours: number) => now().subtract({ hours }).toString();
  const sent = (hours: number) => ({
    message_id: `<${randomUUID()}@x>`,
    bytes: sealed(),
    sha256: randomBytes(32),
    state: 'handed-over',
    handed_over_at: at(hours),
  });
  const inbound = (state: string) => (hours: number) => ({
    received_at: at(hours),
    envelope_from: sealed(),
    envelope_to: sealed(),
    size: 1,
    sha256: randomBytes(32),
    raw: sealed(),
    state,
    way: 'smtp',
  });

  const MAILS: readonly [string, string, number, (hours: number) => Record<string, unknown>, boolean][] = [
    [
      'invitation_message',
      'bytes',
      14,
      (hours) => ({
        invitation_id: randomUUID(),
        recipient: 'a@b.example',
        uid: randomUUID(),
        sequence: 0,
        method: 'REQUEST',
        stamp: at(hours),
        starts_at: at(0),
        ends_at: at(-1),
        queued_at: at(hours),
        ...sent(hours),
      }),
      true,
    ],
    [
      'poll_message',
      'bytes',
      14,
      (hours) => ({
        recipient_id: randomUUID(),
        kind: 'ask',
        round: 0,
        address: 'a@b.example',
        queued_at: at(hours),
        ...sent(hours),
      }),
      true,
    ],
    [
      'invitation_remedy',
      'bytes',
      14,
      (hours) => ({
        invitation_id: randomUUID(),
        sequence: 0,
        way: 'remote',
        due_on: '2026-12-01',
        asked_at: at(hours),
        asked_by: randomUUID(),
        address: 'a@b.example',
        ...sent(hours),
      }),
      true,
    ],
    [
      'meeting_notice',
      'content',
      14,
      (hours) => ({
        meeting_id: randomUUID(),
        participant_id: randomUUID(),
        person_id: randomUUID(),
        kind: 'agreed',
        revision: 0,
        starts_at: at(0),
        round: 0,
        queued_at: at(hours),
        due_at: at(hours),
        turn: 0,
        state: 'handed-over',
        way: 'email',
        attempted_at: at(hours),
        attempts: 1,
        settled_at: at(hours),
        recipient: sealed(),
        content: sealed(),
      }),
      true,
    ],
    ['platform.inbound_message', 'raw', 30, inbound('handled'), false],
    ['platform.inbound_message', 'raw', 90, inbound('quarantined'), false],
  ];
  const put = async (table: string, row: Record<string, unknown>) => {
    const id = randomUUID();
    const whole = { id, ...row };
    const places = Object.keys(whole).map((_, index) => `$${index + 1}`);
    await app.sql(
      `insert into ${table} (${Object.keys(whole).join(', ')}) values (${places.join(', ')})`,
      Object.values(whole),
    );
    return id;
  };
  const swept = async () => {
    await app.sql("update platform.outbox_effect set due_at = $1 where kind = 'invitation.sweep'", [now().toString()]);
    await app.runDue();
  };
  const keptOf = async (table: string, column: string, ids: readonly string[]) => {
    const query = `select id from ${table} where id = any ($1) and ${column} is not null`;
    return (await app.sql<{ id: string }>(query, [ids])).map(({ id }) => id);
  };

  it.each(MAILS)('of %s.%s are deleted after %d days, not before', async (table, column, days, row, isOfCase) => {
    const { caseId } = await openCase(app);
    const of = isOfCase && { area_id: POHDE.id, case_id: caseId };
    const young = await put(table, { ...of, ...row(days * 24 - 2) });
    const old = await put(table, { ...of, ...row(days * 24 + 2) });
    await swept();
    expect(await keptOf(table, column, [young, old])).toEqual([young]);
  });

  it('stay while what they are about is under legal hold', async () => {
    const { caseId, familyId } = await canaried(app, '2026-12-03T13:00');
    const [invitation] = await app.sql<{ id: string }>('select id from invitation where case_id = $1', [caseId]);
    await holdOn(app, 'family', familyId);
    const old: [string, string, string][] = [];
    for (const [table, column, days, row, isOfCase] of MAILS) {
      const of = isOfCase ? { area_id: POHDE.id, case_id: caseId } : { invitation_id: invitation!.id };
      old.push([table, column, await put(table, { ...row(days * 24 + 2), ...of })]);
    }
    const kept = async () =>
      Promise.all(old.map(async ([table, column, id]) => (await keptOf(table, column, [id])).length));
    await swept();
    expect(await kept()).toEqual(old.map(() => 1));
    await app.sql('update legal_hold set lifted_at = $2, lifted_by = placed_by where scope_id = $1', [
      familyId,
      now().toString(),
    ]);
    await swept();
    expect(await kept()).toEqual(old.map(() => 0));
  });

  it('stand nowhere else: effects carry ids alone', async () => {
    await canaried(app);
    const told = await app.sql(
      "select kind from platform.outbox_effect where payload::text ~ '@|kanaria' or key ~ '@|kanaria'",
    );
    expect(told).toEqual([]);
  });
});

describe('the daily run', () => {
  it('erases nothing of its own accord, and what is due once the area has switched it on', async () => {
    const opened = await canaried(app, '2026-12-02T13:00');
    clockTo(app, '2026-12-07T09:00');
    await closed(app, opened);
    clockTo(app, '2029-01-15T09:00');
    await settled();
    expect(await namesWithKeys(app, opened.familyId)).toContain(`Äiti-${CANARY}`);
    await done(set({ automatic: true }, { principal: principalOf('admin') }));
    clockTo(app, '2029-01-16T10:00');
    await settled();
    expect(await namesWithKeys(app, opened.familyId)).toEqual([]);
    const scopes = [opened.caseId, opened.contactId, opened.familyId];
    const ledger = 'select scope_type, because from platform.erasure where scope_id = any ($1) order by 1';
    const erased = await app.sql(ledger, [scopes]);
    expect(erased).toEqual(['case', 'contact', 'family'].map((scope_type) => ({ scope_type, because: 'retention' })));
    const lines = await app.sql(
      `select scope_type, action, principal_id from audit.access_log
       where basis = 'retention' and scope_id = any ($1) order by 1`,
      [scopes],
    );
    const worker = { action: 'change', principal_id: '00000000-0000-7000-8000-00000000000a' };
    expect(lines).toEqual(['case', 'contact', 'family'].map((scope_type) => ({ scope_type, ...worker })));
    const effects = await app.sql(
      "select state from platform.outbox_effect where kind = 'retention.erase' and payload->>'id' = $1",
      [opened.familyId],
    );
    expect(effects).toEqual([{ state: 'done' }]);
  });

  it('is for the worker alone', async () => {
    const opened = await openCase(app);
    const ways = [
      'access.due_to_erase()',
      `access.erase_as_worker('family', '${opened.familyId}')`,
      `access.erased_of('family', '${opened.familyId}')`,
    ];
    for (const way of ways)
      await expect(
        app.sql(`select set_config('app.principal', '${principalOf('admin')}', true), ${way}`),
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the commands', () => {
  const CLI = join(import.meta.dirname, '../dist/cli.js');
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yhdessa-erasing-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function yhdessa(...args: string[]) {
    const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: app.database.ownerUrl };
    const child = spawn(process.execPath, [CLI, ...args], { env, cwd: directory });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...said };
  }

  it('tell what is due, erase it, and write the ledger', async () => {
    const contactId = await concludedContact(app);
    const report = await yhdessa('retention');
    expect(report).toMatchObject({ code: 0, stderr: '' });
    const { areas, log } = JSON.parse(report.stdout);
    expect(log).toEqual([]);
    expect(areas.find((each: { areaId: string }) => each.areaId === POHDE.id)).toMatchObject({
      kind: 'case',
      months: 24,
    });
    expect(await yhdessa('erase', contactId, '--because', 'mistake')).toMatchObject({
      code: 0,
      stdout: '{"ERASED":1}\n',
    });
    const ledger = await yhdessa('erasures');
    const lines = ledger.stdout.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ scopeType: 'contact', scopeId: contactId, because: 'mistake' });
    expect(ledger.stdout).not.toContain(CANARY);
    const file = join(directory, 'ledger.jsonl');
    await writeFile(
      file,
      `${lines.at(-1)!}\n${JSON.stringify({ ...JSON.parse(lines.at(-1)!), scopeId: randomUUID() })}\n`,
    );
    expect(await yhdessa('erase', '--ledger', file)).toMatchObject({
      code: 0,
      stdout: '{"ERASED_ALREADY":1,"ABSENT":1}\n',
    });
    expect(await yhdessa('retention', '--erase')).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    [['retention', '--all'], 'usage: retention [--erase]'],
    [['erase'], 'usage: erase --ledger FILE | erase CONTACT-ID --because request|mistake'],
    [
      ['erase', randomUUID(), '--because', 'boredom'],
      'usage: erase --ledger FILE | erase CONTACT-ID --because request|mistake',
    ],
    [['erase', randomUUID(), '--because', 'request'], 'the contact was not erased: NOT_FOUND'],
  ])('refuse %j', async (args, line) => {
    expect(await yhdessa(...args)).toEqual({ code: 1, stdout: '', stderr: `${line}\n` });
  });
});
