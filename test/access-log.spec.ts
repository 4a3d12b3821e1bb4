import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { personId } from '../src/demo/directory.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { LINES_OF_PROFESSIONAL, LINES_OF_SCOPES } from '../src/desk/access-log/inspecting.sql.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase } from './support/casework.js';
import { poolOf } from './support/database.js';
import { linesToldTo } from './support/log-lines.js';
import { join } from './support/plans.js';
import { statementsOf } from './support/statements.js';

/** Who has looked. Today is 2026-11-23. */

let app: TestApp;
let pool: pg.Pool;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
});
afterAll(async () => {
  await pool?.end();
  await app?.stop();
});

/** Rows that a principal sees by bare SQL under the application's login. */
async function bySql<Row extends pg.QueryResultRow>(
  principal: string,
  text: string,
  values: unknown[] = [],
  assurance = 'full',
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const linesTo = (who: string, scope: string, assurance?: string) => linesToldTo(app, who, scope, assurance);

const LOOKED = `query ($caseId: UUID!, $from: DateTime, $until: DateTime, $first: Int! = 100, $after: String) {
  whoHasLooked(caseId: $caseId, from: $from, until: $until, first: $first, after: $after) {
    edges { cursor node { day at by { who name title unitName } action categories times withheld
      bases { code givenOn unitName statute reason } to { who name title unitName } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Entry {
  readonly day: string;
  readonly at: string | null;
  readonly by: { who: string; name: string | null; title: string | null; unitName: string | null } | null;
  readonly action: string | null;
  readonly categories: readonly string[];
  readonly times: number;
  readonly withheld: string | null;
  readonly bases: readonly { code: string; givenOn: string | null; unitName: string | null; statute: string | null }[];
  readonly to: { who: string; name: string | null; unitName: string | null } | null;
}
type Who = Persona | { principal: string };
const as = (who: Who) => (typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal));
const ask = (who: Who, caseId: string, more: Record<string, unknown> = {}): Promise<Answer> =>
  as(who)(LOOKED, { caseId, ...more });
async function looked(who: Who, caseId: string, more: Record<string, unknown> = {}): Promise<Entry[]> {
  const { data, errors } = await ask(who, caseId, more);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.whoHasLooked.edges.map(({ node }: { node: Entry }) => node);
}
const refusal = async (answer: Promise<Answer>) => (await answer).errors?.[0]?.extensions;

const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id people { id givenName contactWays { value } }
  needs { description } plan { goals { text } } actions { id } } }`;
const look = (who: Who, caseId: string) => as(who)(PAGE, { caseId });

const UNIT = 'Lapsiperheiden palveluohjaus';
const COUNSELLOR = { who: 'PROFESSIONAL', name: 'Aino Koivulampi', title: 'palveluohjaaja', unitName: UNIT };
const THIRD = personId('third-counsellor');
const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
const FATHER = { ...MOTHER, givenName: 'Pekka', contactWays: [{ kind: 'PHONE', value: '+358401119988', safe: true }] };

/** Two guardians, and a daughter of fourteen with an account. */
async function family(): Promise<OpenedCase & { fatherId: string; teenId: string }> {
  const opened = await openCase(app, 'counsellor', { people: [MOTHER, FATHER, TEEN] });
  const page = await done(look('counsellor', opened.caseId));
  const of = (name: string): string => page.people.find((each: { givenName: string }) => each.givenName === name).id;
  const [motherId, fatherId, teenId] = [of('Marjatta'), of('Pekka'), of('Aada')];
  const guardianship = { childId: teenId, powers: 'FULL', rightToInformation: true };
  const known = await app.sql<{ guardian_id: string }>('select guardian_id from guardianship where child_id = $1', [
    teenId,
  ]);
  for (const guardianId of [motherId, fatherId])
    if (!known.some((row) => row.guardian_id === guardianId))
      await done(
        mutate(app, 'counsellor')(
          'recordGuardianship',
          'RecordGuardianshipInput',
          { guardianId, ...guardianship },
          'id',
        ),
      );
  const assessment = { personId: teenId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Ymmärtää.' };
  await done(mutate(app, 'counsellor')('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessment, 'id'));
  return { ...opened, motherId, fatherId, teenId };
}
type Family = Awaited<ReturnType<typeof family>>;

describe('what a guardian reads', () => {
  let f: Family;
  let mother: Who;
  beforeAll(async () => {
    f = await family();
    mother = { principal: f.motherId };
    await join(app, f.caseId, 'nurse', ['identity', 'plan']);
  });

  it('is one entry for one look: who, for which unit, what, when and why', async () => {
    await done(look('counsellor', f.caseId));
    const [newest] = await looked(mother, f.caseId);
    expect(newest).toMatchObject({
      by: COUNSELLOR,
      action: 'READ',
      categories: ['IDENTITY', 'LOGISTICS', 'NEEDS', 'REACH'],
      times: 1,
      bases: [{ code: 'COUNSELLOR', givenOn: null, unitName: null, statute: null, reason: null }],
      to: null,
      withheld: null,
      day: '2026-11-23',
    });
    expect(newest!.at).toMatch(/^2026-11-23T07:/);
  });

  it('begins with the contact from which the case came', async () => {
    const all = (await looked(mother, f.caseId)).filter(({ at }) => at !== null);
    expect(all.at(-1)).toMatchObject({
      by: COUNSELLOR,
      action: 'RECORD',
      categories: ['IDENTITY', 'LOGISTICS', 'NEEDS'],
    });
    const times = all.map(({ at }) => at!);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('8. names the consent on which somebody of the network looked, and its unit', async () => {
    await done(look('nurse', f.caseId));
    const [newest] = await looked(mother, f.caseId);
    expect(newest).toMatchObject({
      by: { who: 'PROFESSIONAL', name: expect.stringMatching(/\S+ \S+/) },
      action: 'READ',
    });
    expect(newest!.bases).toEqual([
      { code: 'CONSENT', givenOn: '2026-11-23', unitName: newest!.by!.unitName, statute: null, reason: null },
    ]);
  });

  it('8. names the section on which somebody looked by law', async () => {
    const opened = await openCase(app);
    await join(app, opened.caseId, 'nurse', ['identity', 'plan']);
    await app.sql(`delete from consent where case_id = $1`, [opened.caseId]);
    const { unit_id } = (
      await app.sql<{ unit_id: string }>('select unit_id from network_member where case_id = $1', [opened.caseId])
    )[0]!;
    await app.sql(
      `insert into statutory_basis (area_id, id, case_id, unit_id, categories, statute, reason, recorded_by, recorded_at, ends_at)
       values ($1, $2, $3, $4, '{identity,plan}', '703/2023 64 §', ''::bytea, $5, $6, '2027-06-30T21:00:00Z')`,
      [POHDE.id, randomUUID(), opened.caseId, unit_id, principalOf('counsellor'), app.clock.now().toString()],
    );
    await done(look('nurse', opened.caseId));
    const [newest] = await looked({ principal: opened.motherId }, opened.caseId);
    expect(newest!.bases).toEqual([
      { code: 'STATUTE', givenOn: null, unitName: null, statute: '703/2023 64 §', reason: null },
    ]);
  });

  it('names still who has left long ago', async () => {
    await app.sql('update network_member set left_at = $2, leave_reason = $3 where case_id = $1', [
      f.caseId,
      app.clock.now().toString(),
      'task-done',
    ]);
    await app.sql('update consent set state = $2, withdrawn_at = $3 where case_id = $1', [
      f.caseId,
      'withdrawn',
      app.clock.now().toString(),
    ]);
    const entries = await looked(mother, f.caseId);
    expect(entries.filter(({ bases }) => bases.some(({ code }) => code === 'CONSENT'))[0]?.by?.name).toMatch(/\S+ \S+/);
    expect(await refusal(ask('nurse', f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
  });

  it('tells that somebody tried in vain, for which unit, and not who', async () => {
    // Nobody is convicted by a wrong link; the log inspector knows the name.
    const before = (await looked(mother, f.caseId)).filter(({ action }) => action === 'REFUSED').length;
    expect((await look('teacher', f.caseId)).code).toBe('NOT_FOUND');
    const refused = (await looked(mother, f.caseId)).filter(({ action }) => action === 'REFUSED');
    expect(refused).toHaveLength(before + 1);
    expect(refused[0]).toMatchObject({
      by: { who: 'UNNAMED', name: null, title: null, unitName: expect.any(String) },
      bases: [{ code: 'NONE' }],
    });
  });

  it('has own looks as one entry a day without the hour, and so those of the others of the family', async () => {
    for (let i = 0; i < 3; i += 1) await done(app.asPrincipal(f.fatherId)('{ myFamilyPages { caseId } }'));
    for (let i = 0; i < 3; i += 1) await looked(mother, f.caseId);
    const entries = await looked(mother, f.caseId);
    const own = entries.filter(({ by }) => by?.who === 'SELF');
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ at: null, action: 'READ', categories: ['LOGS'], bases: [{ code: 'GUARDIAN' }] });
    expect(own[0]!.times).toBeGreaterThan(3);
    const fathers = entries.filter(({ by }) => by?.who === 'FAMILY');
    expect(fathers).toEqual([
      expect.objectContaining({
        at: null,
        times: 3,
        by: { who: 'FAMILY', name: 'Pekka', title: null, unitName: null },
      }),
    ]);
  });

  it('7. tells of looks at the log itself', async () => {
    await looked('counsellor', f.caseId);
    const ofLogs = (await looked(mother, f.caseId)).filter(({ categories }) => categories.includes('LOGS'));
    expect(ofLogs.map(({ by }) => by?.who)).toEqual(expect.arrayContaining(['PROFESSIONAL', 'SELF']));
  });

  it('goes on page by page to the same entries', async () => {
    const frozen = { until: app.clock.now().toString() };
    const all = await looked(mother, f.caseId, frozen);
    const walked: Entry[] = [];
    for (let after: string | null = null, on = true; on;) {
      const { data } = await ask(mother, f.caseId, { ...frozen, first: 2, after });
      walked.push(...data.whoHasLooked.edges.map(({ node }: { node: Entry }) => node));
      ({ endCursor: after, hasNextPage: on } = data.whoHasLooked.pageInfo);
    }
    expect(walked.length).toBeGreaterThan(4);
    const plain = (entries: readonly Entry[]) => entries.map((entry) => ({ ...entry, times: 0 }));
    expect(plain(walked)).toEqual(plain(all));
  });

  it.each([
    ['more than two years back', { from: '2024-11-22T21:59:59Z' }, 'LOG_TOO_OLD', 'from'],
    [
      'a period that ends before it begins',
      { from: '2026-11-23T00:00:00Z', until: '2026-11-22T00:00:00Z' },
      'PERIOD_ORDER',
      'until',
    ],
    ['a cursor of another list', { after: 'WyJ4Il0' }, 'BAD_CURSOR', 'after'],
    ['a page of none', { first: 0 }, 'PAGE_SIZE', 'first'],
  ])('is refused for %s', async (_, more, code, field) => {
    expect(await refusal(ask(mother, f.caseId, more))).toMatchObject({ code, field });
  });

  it('takes as many statements for many lines as for one', async () => {
    const few = await openCase(app);
    const count = async (caseId: string, who: Who) => (await statementsOf(() => looked(who, caseId))).length;
    expect(await count(f.caseId, mother)).toBe(await count(few.caseId, { principal: few.motherId }));
  });

  it('is nothing of another case, of another family, or of another area', async () => {
    const other = await openCase(app);
    await look('counsellor', other.caseId);
    expect(await linesTo(f.motherId, other.caseId)).toEqual([]);
    const entries = `select * from access.log_of_case($1, '-infinity', 'infinity', null, null, 10)`;
    for (const scope of [other.caseId, other.familyId, other.contactId])
      expect(await bySql(f.motherId, entries, [scope])).toEqual([]);
    const scopes = new Set((await linesTo(f.motherId, f.caseId)).map(({ scope_id: scope }) => scope));
    expect([...scopes].toSorted()).toEqual([f.caseId, f.contactId, f.familyId].toSorted());
  });

  it('is entries by bare SQL too: no line, and no id of a professional, of a link or of a unit', async () => {
    await look('teacher', f.caseId);
    expect(await bySql(f.motherId, 'select * from audit.access_log')).toEqual([]);
    expect(await bySql(principalOf('counsellor'), 'select * from audit.access_log')).toEqual([]);
    for (const ask of [
      `access.lines_of_log($1, '-infinity', 'infinity')`,
      `access.staff_in_log($1, '-infinity', 'infinity')`,
      `access.withheld_log($1, '-infinity', 'infinity')`,
    ])
      await expect(bySql(f.motherId, `select * from ${ask}`, [f.caseId])).rejects.toThrow('permission denied');
    const entries = await bySql<{ entry: string }>(
      f.motherId,
      `select e::text as entry from access.log_of_case($1, '-infinity', 'infinity', null, null, 1000) e`,
      [f.caseId],
    );
    const told = entries.map(({ entry }) => entry).join('\n');
    expect(told).toMatch(/unnamed[\s\S]*refused|refused[\s\S]*unnamed/);
    const hidden = await app.sql<{ id: string }>(
      `select id from professional union select id from unit union select id from invitation`,
    );
    expect(hidden.length).toBeGreaterThan(50);
    expect(hidden.filter(({ id }) => told.includes(id))).toEqual([]);
  });

  it('is nothing on a remembered device', async () => {
    expect(await linesTo(f.motherId, f.caseId, 'basic')).toEqual([]);
  });
});

describe('what is told with care', () => {
  it('an emergency has its reason, and is one of the entries', async () => {
    const f = await openCase(app);
    const third = { principal: THIRD };
    const glass = { caseId: f.caseId, reason: 'DANGER', words: 'Äiti soitti ja pyysi apua heti.' };
    await done(mutate(app, third)('breakGlass', 'BreakGlassInput', glass, 'id'));
    await done(look(third, f.caseId));
    const entries = await looked({ principal: f.motherId }, f.caseId);
    const seen = entries.filter(({ bases }) => bases.some(({ code }) => code === 'BREAK_GLASS'));
    expect(seen.map(({ action }) => action)).toEqual(expect.arrayContaining(['READ', 'RECORD']));
    for (const { bases, by } of seen) {
      expect(by?.name).toMatch(/\S+ \S+/);
      expect(bases).toEqual([expect.objectContaining({ code: 'BREAK_GLASS', reason: 'DANGER' })]);
    }
  });

  it('17. of who lives in hiding no unit is told to the other guardian: it would say in which town', async () => {
    const f = await family();
    await join(app, f.caseId, 'nurse', ['identity', 'plan']);
    await look('nurse', f.caseId);
    await app.sql(
      `insert into household_member (area_id, person_id, family_id, household_id, since)
       select $1, p.id, $2, case when p.id = $3 then $4::uuid else $5::uuid end, $6 from person p where p.family_id = $2`,
      [POHDE.id, f.familyId, f.fatherId, randomUUID(), randomUUID(), app.clock.now().toString()],
    );
    const ban = { personId: f.motherId, since: '2026-01-01', lastDay: '2028-12-31', evidence: 'VTJ-ote.' };
    await done(mutate(app, 'counsellor')('recordSafetyBan', 'RecordSafetyBanInput', ban, 'id'));
    const units = (entries: readonly Entry[]) =>
      entries.flatMap(({ by, to, bases }) => [by?.unitName, to?.unitName, ...bases.map(({ unitName }) => unitName)]);
    const fathers = await looked({ principal: f.fatherId }, f.caseId);
    expect(fathers.some(({ by }) => by?.name === 'Aino Koivulampi')).toBe(true);
    expect(units(fathers).filter(Boolean)).toEqual([]);
    expect(units(await looked({ principal: f.motherId }, f.caseId))).toContain(UNIT);
  });
});

describe('who may read the log of a case', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
  });

  it.each([
    ['nurse'],
    ['teacher'],
    ['counsellor-other-area'],
    ['team-lead'],
    ['statistician'],
    ['admin'],
    ['log-inspector'],
    ['guardian'],
    ['minor'],
    ['close-person'],
    ['former-member'],
    ['interpreter'],
  ] as const)('is not the %s who has nothing to do with it', async (persona) => {
    expect(await refusal(ask(persona, f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
  });

  it('is nobody who is not signed in', async () => {
    expect((await app.as(null)(LOOKED, { caseId: f.caseId })).code).toBe('UNAUTHENTICATED');
  });

  it('is not a guardian whose guardianship has ended', async () => {
    expect((await looked({ principal: f.fatherId }, f.caseId)).length).toBeGreaterThan(0);
    await app.sql('update guardianship set ended_at = $2 where guardian_id = $1', [
      f.fatherId,
      app.clock.now().toString(),
    ]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    expect(await linesTo(f.fatherId, f.caseId)).toEqual([]);
  });

  it('is a young person with an account, of the case and the family and not of the contact', async () => {
    const entries = await looked({ principal: f.teenId }, f.caseId);
    expect(entries.some(({ by }) => by?.name === 'Aino Koivulampi')).toBe(true);
    const scopes = new Set((await linesTo(f.teenId, f.caseId)).map(({ scope_id: scope }) => scope));
    expect([...scopes].toSorted()).toEqual([f.caseId, f.familyId].toSorted());
  });

  it('is who answers for the case', async () => {
    expect((await looked('counsellor', f.caseId)).length).toBeGreaterThan(0);
  });
});

describe('16. what a minor keeps from a guardian', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
    await done(app.asPrincipal(f.teenId)('{ myFamilyPages { caseId } }'));
  });

  const names = async (who: string) =>
    (await looked({ principal: who }, f.caseId)).map(({ by }) => by?.name).filter(Boolean);

  it('16. does not stand in the log that others of the family read, before and after, also by bare SQL', async () => {
    expect(await linesTo(f.teenId, f.caseId)).toContainEqual(expect.objectContaining({ principal_id: f.teenId }));
    const before = await linesTo(f.fatherId, f.caseId);
    await app.sql(`insert into access.withheld values ('access_log', $1, $2, 'case', $3, $1, 'prohibition', $4)`, [
      f.teenId,
      f.fatherId,
      f.caseId,
      app.clock.now().toString(),
    ]);
    expect(await linesTo(f.fatherId, f.caseId)).toEqual(before);
    expect(await names(f.fatherId)).not.toContain('Aada');
    expect((await linesTo(f.fatherId, f.caseId)).filter((line) => line.principal_id === f.teenId)).toEqual([]);
    expect(await names(f.motherId)).not.toContain('Aada');
    expect((await looked({ principal: f.teenId }, f.caseId)).some(({ by }) => by?.who === 'SELF')).toBe(true);
  });

  it('16. nor does anybody of the family but the minor learn from it that something is kept', async () => {
    const line = (principal: string, at = app.clock.now().toString()) =>
      app.sql(
        `insert into audit.access_log (at, principal_id, action, operation, area_id, scope_type, scope_id, category, basis)
         values ($1, $2, 'record', 'recordProhibition', $3, 'case', $4, 'consents', 'minor')`,
        [at, principal, POHDE.id, f.caseId],
      );
    await line(f.teenId);
    await line(principalOf('counsellor'));
    const operations = async (who: string) =>
      (await linesTo(who, f.caseId)).filter(({ operation }) => operation === 'recordProhibition').length;
    expect(await operations(f.motherId)).toBe(0);
    expect(await operations(f.fatherId)).toBe(0);
    expect(await operations(f.teenId)).toBe(1);
    expect(await operations(principalOf('counsellor'))).toBe(2);
    // What was taken down on her word is hers to know too.
    const now = app.clock.now().toString();
    await app.sql(
      `insert into prohibition (area_id, id, case_id, child_id, from_person_id, reason, ability, item_count, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, 'own-matter', 'assessed', 1, $6, $7)`,
      [POHDE.id, randomUUID(), f.caseId, f.teenId, f.fatherId, principalOf('counsellor'), now],
    );
    await line(principalOf('counsellor'), now);
    expect(await operations(f.teenId)).toBe(2);
    expect(await operations(f.fatherId)).toBe(0);
  });
});

describe('entries that are withheld', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
    await look('counsellor', f.caseId);
  });
  const PERIOD = { since: '2026-11-23T00:00:00Z', until: '2026-12-01T00:00:00Z' };
  const withhold = (more: Record<string, unknown> = {}, who: Who = 'log-inspector') =>
    mutate(app, who)(
      'withholdLogEntries',
      'WithholdLogEntriesInput',
      {
        areaId: POHDE.id,
        personId: f.motherId,
        professionalId: principalOf('counsellor'),
        ...PERIOD,
        reason: 'RIGHTS_OF_OTHERS',
        ...more,
      },
      'id personId professionalId reason liftedAt version',
    );
  const lift = (withholdingId: string, expectedVersion: number, who: Who = 'log-inspector') =>
    mutate(app, who)(
      'liftLogWithholding',
      'LiftLogWithholdingInput',
      { withholdingId, expectedVersion },
      'liftedAt version',
    );

  it.each([
    ['by a counsellor', {}, 'counsellor', 'NOT_FOUND', 'areaId'],
    ['by a team lead', {}, 'team-lead', 'NOT_FOUND', 'areaId'],
    ['in another area', { areaId: KAINUU.id }, 'log-inspector', 'NOT_FOUND', 'areaId'],
    ['from nobody we know', { personId: randomUUID() }, 'log-inspector', 'NOT_FOUND', 'personId'],
    ['of nobody we know', { professionalId: randomUUID() }, 'log-inspector', 'NOT_FOUND', 'professionalId'],
    ['for no time', { until: PERIOD.since }, 'log-inspector', 'PERIOD_ORDER', 'until'],
  ] as const)('are not kept %s', async (_, more, who, code, field) => {
    expect(await refusal(withhold(more, who))).toEqual({ code, field });
  });

  it('leave their day and the reason, and nothing of who, when and what; the others read on', async () => {
    const made = await done(withhold());
    expect(made).toMatchObject({ personId: f.motherId, reason: 'RIGHTS_OF_OTHERS', liftedAt: null, version: 1 });
    const entries = await looked({ principal: f.motherId }, f.caseId);
    const kept = entries.filter(({ withheld }) => withheld);
    expect(kept).toEqual([
      {
        day: '2026-11-23',
        at: null,
        by: null,
        action: null,
        categories: [],
        times: 1,
        withheld: 'RIGHTS_OF_OTHERS',
        bases: [],
        to: null,
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Koivulampi');
    expect(await linesTo(f.motherId, f.caseId)).not.toContainEqual(
      expect.objectContaining({ principal_id: principalOf('counsellor') }),
    );
    expect(JSON.stringify(await looked({ principal: f.fatherId }, f.caseId))).toContain('Koivulampi');
    expect(await bySql(f.motherId, 'select * from log_withholding')).toEqual([]);

    const { data } = await app.as('log-inspector')(
      `query ($areaId: UUID!, $id: UUID!) { logRefusal(areaId: $areaId, withholdingId: $id, language: FI) { title paragraphs } }`,
      { areaId: POHDE.id, id: made.id },
    );
    expect(data.logRefusal.paragraphs.join('\n')).toMatch(
      /703\/2023 11 §[\s\S]*Pohjois-Pohjanmaan[\s\S]*tietosuojavaltuutet/,
    );
    expect(data.logRefusal.paragraphs.join()).not.toContain('Koivulampi');

    expect(await refusal(lift(made.id, 7))).toMatchObject({ code: 'STALE' });
    expect(await refusal(lift(made.id, 1, 'counsellor'))).toEqual({ code: 'NOT_FOUND', field: 'withholdingId' });
    await done(lift(made.id, 1));
    expect(await refusal(lift(made.id, 2))).toMatchObject({ code: 'ALREADY_LIFTED' });
    expect(JSON.stringify(await looked({ principal: f.motherId }, f.caseId))).toContain('Koivulampi');
    const { data: list } = await app.as('log-inspector')(
      'query ($areaId: UUID!, $personId: UUID!) { logWithholdings(areaId: $areaId, personId: $personId) { id liftedAt since } }',
      { areaId: POHDE.id, personId: f.motherId },
    );
    expect(list.logWithholdings).toEqual([{ id: made.id, liftedAt: expect.any(String), since: PERIOD.since }]);
  });
});

const SEARCH = (
  name: string,
) => `query ($areaId: UUID!, $subject: LogSubjectInput!, $actions: [LogDeed!], $from: DateTime, $until: DateTime,
  $olderBecause: OlderReason, $first: Int! = 100, $after: String) {
  ${name}(areaId: $areaId, subject: $subject, actions: $actions, from: $from, until: $until, olderBecause: $olderBecause, first: $first, after: $after) {
    edges { node { at principalId name unitId unitName action operation scopeType scopeId category basis toldBasis } }
    pageInfo { hasNextPage endCursor } } }`;

describe('what a log inspector searches', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
    await look('counsellor', f.caseId);
    await look('teacher', f.caseId);
    await app.sql(
      `insert into audit.access_log (at, principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis)
       values ('2023-05-01T10:00:00Z', $1, null, 'read', 'casePage', $2, 'case', $3, 'plan', 'counsellor')`,
      [THIRD, POHDE.id, f.caseId],
    );
  });
  const search = (
    subject: object,
    more: Record<string, unknown> = {},
    who: Who = 'log-inspector',
    name = 'accessLog',
  ) => as(who)(SEARCH(name), { areaId: POHDE.id, subject, ...more });
  const lines = async (...args: Parameters<typeof search>) => {
    const { data, errors } = await search(...args);
    if (errors) throw new Error(JSON.stringify(errors));
    const [connection] = Object.values(data as Record<string, { edges: { node: Record<string, string> }[] }>);
    return connection!.edges.map(({ node }) => node);
  };

  it('is found by case, family and person alike, with names of staff, also of who was refused', async () => {
    const byCase = await lines({ caseId: f.caseId });
    expect(byCase).toContainEqual(
      expect.objectContaining({
        name: 'Aino Koivulampi',
        unitName: UNIT,
        operation: 'casePage',
        action: 'READ',
        scopeType: 'CASE',
        category: 'NEEDS',
        basis: 'counsellor',
        toldBasis: 'COUNSELLOR',
      }),
    );
    expect(byCase).toContainEqual(
      expect.objectContaining({ principalId: principalOf('teacher'), action: 'REFUSED', basis: 'none' }),
    );
    const ids = (rows: Record<string, string>[]) =>
      rows
        .filter(({ category }) => category !== 'LOGS')
        .map((row) => `${row['at']} ${row['scopeId']} ${row['category']} ${row['operation']}`);
    expect(ids(await lines({ familyId: f.familyId }))).toEqual(ids(byCase));
    expect(ids(await lines({ personId: f.teenId }))).toEqual(ids(byCase));
    expect(JSON.stringify(byCase)).not.toMatch(/Marjatta|Salakoski/);
  });

  it('is found by professional and period, and by what was done', async () => {
    const now = app.clock.now();
    const own = await lines({ professionalId: principalOf('teacher') }, { actions: ['REFUSED'] });
    expect(own.every(({ principalId, action }) => principalId === principalOf('teacher') && action === 'REFUSED')).toBe(
      true,
    );
    expect(own.length).toBeGreaterThan(0);
    const ahead = { from: now.add({ hours: 1 }).toString(), until: now.add({ hours: 2 }).toString() };
    expect(await lines({ professionalId: principalOf('teacher') }, ahead)).toEqual([]);
  });

  it('7. is in the log itself, of the family searched for, and so on its page', async () => {
    await lines({ caseId: f.caseId });
    const [last] = await app.sql(`select * from audit.access_log where principal_id = $1 order by id desc limit 1`, [
      principalOf('log-inspector'),
    ]);
    expect(last).toMatchObject({
      action: 'read',
      operation: 'accessLog',
      scope_id: f.caseId,
      category: 'logs',
      basis: 'log-inspector',
    });
    const seen = await looked({ principal: f.motherId }, f.caseId);
    expect(seen.flatMap(({ bases }) => bases.map(({ code }) => code))).toContain('LOG_INSPECTOR');
  });

  it('reaches further back than two years for a reason, which is kept', async () => {
    const old = { from: '2023-01-01T00:00:00Z' };
    expect(await refusal(search({ caseId: f.caseId }, old))).toMatchObject({
      code: 'OLDER_REASON_NEEDED',
      field: 'olderBecause',
    });
    const rows = await lines({ caseId: f.caseId }, { ...old, olderBecause: 'CLIENT_ASKS' });
    expect(rows.at(-1)).toMatchObject({ at: '2023-05-01T10:00:00Z', principalId: THIRD });
    const [last] = await app.sql(
      `select basis from audit.access_log where principal_id = $1 order by id desc limit 1`,
      [principalOf('log-inspector')],
    );
    expect(last).toEqual({ basis: 'log-inspector:client-asks' });
  });

  it('goes on page by page to the same lines', async () => {
    const until = app.clock.now().toString();
    const all = await lines({ caseId: f.caseId }, { until });
    const walked: Record<string, string>[] = [];
    for (let after: string | null = null, on = true; on;) {
      const { data } = await search({ caseId: f.caseId }, { until, first: 7, after });
      walked.push(...data.accessLog.edges.map(({ node }: { node: Record<string, string> }) => node));
      ({ endCursor: after, hasNextPage: on } = data.accessLog.pageInfo);
    }
    expect(walked).toEqual(all);
  });

  it.each([
    ['two subjects', { caseId: randomUUID(), personId: randomUUID() }, {}, 'log-inspector', 'ONE_SUBJECT', 'subject'],
    ['no subject', {}, {}, 'log-inspector', 'ONE_SUBJECT', 'subject'],
    ['a case that is not there', { caseId: randomUUID() }, {}, 'log-inspector', 'NOT_FOUND', 'subject.caseId'],
    ['another area', { professionalId: THIRD }, { areaId: KAINUU.id }, 'log-inspector', 'NOT_FOUND', 'areaId'],
    ['a counsellor', { professionalId: THIRD }, {}, 'counsellor', 'NOT_FOUND', 'areaId'],
    ['an administrator', { professionalId: THIRD }, {}, 'admin', 'NOT_FOUND', 'areaId'],
    ['a guardian', { professionalId: THIRD }, {}, 'guardian', 'NOT_FOUND', 'areaId'],
  ] as const)('is refused for %s', async (_, subject, more, who, code, field) => {
    expect(await refusal(search(subject, more, who))).toMatchObject({ code, field });
  });

  it('finds clients by name, without telling one, and leaves a line', async () => {
    const { data } = await app.as('log-inspector')(
      'query ($areaId: UUID!, $person: LogClientInput!) { logClients(areaId: $areaId, person: $person) { personId familyId role caseId openedAt closedAt } }',
      { areaId: POHDE.id, person: { familyName: 'Salakoski', givenName: 'Pekka' } },
    );
    expect(data.logClients).toContainEqual(
      expect.objectContaining({ personId: f.fatherId, caseId: f.caseId, role: 'GUARDIAN', closedAt: null }),
    );
    const [last] = await app.sql(
      `select action, category from audit.access_log where principal_id = $1 order by id desc limit 1`,
      [principalOf('log-inspector')],
    );
    expect(last).toEqual({ action: 'search', category: 'identity' });
  });

  it('wants a sign-in of the last five minutes', async () => {
    await app.cookieOf('log-inspector');
    app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    expect((await search({ caseId: f.caseId })).code).toBe('SIGN_IN_AGAIN');
    app.forget('log-inspector');
  });

  it('a team lead reads of what was done for their own unit, and of nothing else', async () => {
    app.forget('team-lead');
    const { unit_id } = (
      await app.sql<{ unit_id: string }>(
        `select unit_id from access.membership where principal_id = $1 and role = 'team-lead'`,
        [principalOf('team-lead')],
      )
    )[0]!;
    const rows = await lines({ caseId: f.caseId }, {}, 'team-lead', 'teamAccessLog');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ unitId }) => unitId))).toEqual(new Set([unit_id]));
    expect(await lines({ professionalId: principalOf('teacher') }, {}, 'team-lead', 'teamAccessLog')).toEqual([]);
    const bare = await bySql<{ unit: string }>(
      principalOf('team-lead'),
      'select distinct acting_for_unit as unit from audit.access_log',
    );
    expect(bare.map(({ unit }) => unit)).toEqual([unit_id]);
    expect(await refusal(search({ caseId: f.caseId }, {}, 'team-lead'))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'areaId',
    });
  });
});

describe('8. a disclosure in the log', () => {
  it('8. tells the family to whom what was given and on which consent', async () => {
    const f = await family();
    await join(app, f.caseId, 'nurse', ['identity', 'plan']);
    const [consent] = await app.sql<{ id: string; unit_id: string }>(
      'select id, unit_id from consent where case_id = $1',
      [f.caseId],
    );
    const disclosed = (basis: string, principal: string) =>
      app.sql(
        `insert into audit.access_log (at, principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis)
         values ($1, $2, $3, 'disclose', 'invitation.send', $4, 'case', $5, 'logistics', $6)`,
        [app.clock.now().toString(), principal, consent!.unit_id, POHDE.id, f.caseId, basis],
      );
    await disclosed(`consent:${consent!.id} to ${principalOf('nurse')}`, randomUUID());
    await disclosed(`family to ${f.fatherId}`, randomUUID());
    await disclosed(`consent:${consent!.id} to ${consent!.unit_id}`, principalOf('counsellor'));
    const entries = (await looked({ principal: f.motherId }, f.caseId)).filter(({ action }) => action === 'DISCLOSE');
    const consented = {
      code: 'CONSENT',
      givenOn: '2026-11-23',
      unitName: expect.any(String),
      statute: null,
      reason: null,
    };
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          by: expect.objectContaining({ who: 'SYSTEM', name: null }),
          categories: ['LOGISTICS'],
          bases: [consented],
          to: expect.objectContaining({ who: 'PROFESSIONAL', name: expect.stringMatching(/\S+ \S+/) }),
        }),
        expect.objectContaining({
          bases: [expect.objectContaining({ code: 'FAMILY' })],
          to: expect.objectContaining({ who: 'FAMILY', name: 'Pekka' }),
        }),
        expect.objectContaining({
          by: expect.objectContaining({ who: 'PROFESSIONAL', name: 'Aino Koivulampi' }),
          to: expect.objectContaining({ who: 'PROFESSIONAL', name: null, unitName: expect.any(String) }),
        }),
      ]),
    );
    const fathers = (await looked({ principal: f.fatherId }, f.caseId)).filter(({ to }) => to?.who === 'SELF');
    expect(fathers).toHaveLength(1);
  });
});

describe('the table for a written request', () => {
  const export_ = async (who: Persona | null, path: string) =>
    app.inject({ url: path, ...(who && { headers: { cookie: await app.cookieOf(who) } }) });

  it('is for a log inspector who has just signed in, and is in the log', async () => {
    app.forget('log-inspector');
    const f = await openCase(app);
    await look('counsellor', f.caseId);
    const path = `/lokitiedot/${POHDE.id}/${f.caseId}.csv`;
    const table = await export_('log-inspector', path);
    expect(table.statusCode).toBe(200);
    expect(table.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    expect(table.body[0]).toBe('\uFEFF');
    const [header, ...lines] = table.body.slice(1).trim().split('\r\n');
    expect(header).toBe(
      '"at";"principalId";"name";"unitId";"unitName";"action";"operation";"scopeType";"scopeId";"category";"basis"',
    );
    expect(lines.some((line) => line.includes('"Aino Koivulampi"') && line.includes('"casePage"'))).toBe(true);
    const [last] = await app.sql(
      'select operation, scope_id from audit.access_log where principal_id = $1 order by id desc limit 1',
      [principalOf('log-inspector')],
    );
    expect(last).toEqual({ operation: 'log.export', scope_id: f.caseId });

    for (const other of ['counsellor', 'team-lead', 'guardian'] as const) {
      app.forget(other);
      expect((await export_(other, path)).statusCode).toBe(404);
    }
    expect((await export_('log-inspector', `/lokitiedot/${KAINUU.id}/${f.caseId}.csv`)).statusCode).toBe(404);
    expect((await export_('log-inspector', `${path}?alku=eilen`)).statusCode).toBe(404);
    expect((await export_('log-inspector', `${path}?alku=2020-01-01T00:00:00Z`)).statusCode).toBe(404);
    expect((await export_('log-inspector', `${path}?alku=2020-01-01T00:00:00Z&syy=client-asks`)).statusCode).toBe(200);
    expect((await export_(null, path)).statusCode).toBe(303);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    expect((await export_('log-inspector', path)).headers['location']).toMatch(/^\/kirjaudu\?return=%2Flokitiedot/);
    app.forget('log-inspector');
  });
});

it('a table is whole or none: of more lines than it holds it says so', async () => {
  app.forget('log-inspector');
  const { caseId } = await openCase(app);
  const before = app.clock.now().toString();
  const lines = (count: number) =>
    app.sql(
      `insert into audit.access_log (at, principal_id, action, operation, area_id, scope_type, scope_id, category, basis)
       select $1::timestamptz, $2, 'read', 'casePage', $3, 'case', $4, 'plan', 'counsellor' from generate_series(1, $5::int)`,
      [app.clock.now().toString(), principalOf('counsellor'), POHDE.id, caseId, count],
    );
  const table = async (query = '') =>
    app.inject({
      url: `/lokitiedot/${POHDE.id}/${caseId}.csv${query}`,
      headers: { cookie: await app.cookieOf('log-inspector') },
    });
  await lines(49_900);
  expect((await table()).body.split('\r\n').length).toBeGreaterThan(49_900);
  await lines(101);
  const refused = await table();
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
  expect(refused.body).toContain('loppu=');
  expect((await table(`?loppu=${before}`)).statusCode).toBe(200);
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}
const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe('at five million lines', () => {
  const FROM = '2027-02-01T00:00:00Z';
  const UNTIL = '2027-03-01T00:00:00Z';
  beforeAll(async () => {
    await app.sql(
      `insert into audit.access_log (at, principal_id, action, operation, area_id, scope_type, scope_id, category, basis)
       select $1::timestamptz + n * interval '1 minute', md5('who' || n % 500)::uuid, 'read', 'casePage', $2, 'case',
         md5('case' || n % 500)::uuid, 'plan', 'counsellor' from generate_series(1, 20000) n`,
      [FROM, POHDE.id],
    );
    await app.sql('analyze audit.access_log');
  });

  /** What a family's entries are made from: the body of a function that the application may not call. */
  const LINES_OF_CASE = 'access.lines_of_log';
  const bound = (body: string) =>
    ['of_case', 'from_instant', 'until_instant'].reduce(
      (text, name, place) => text.replaceAll(name, `$${place + 1}::${place === 0 ? 'uuid' : 'timestamptz'}`),
      body,
    );
  let owner: pg.Pool;
  beforeAll(() => {
    owner = poolOf(app.database.ownerUrl, 1);
  });
  afterAll(() => owner?.end());

  /** How the log is read where a scan of an empty month is not cheaper than its index. */
  async function logNodes(principal: string, statement: string, values: readonly unknown[]): Promise<PlanNode[]> {
    let place = 0;
    let text = statement.replaceAll('?', () => `$${(place += 1)}`);
    const ofFunction = statement === LINES_OF_CASE;
    const [{ body }] = (await app.sql(`select prosrc as body from pg_proc where proname = 'lines_of_log'`)) as [
      { body: string },
    ];
    if (ofFunction) text = bound(body);
    const client = await (ofFunction ? owner : pool).connect();
    try {
      await client.query('begin; set local enable_seqscan = off');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [principal, app.clock.now().toString()],
      );
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain (format json) ${text}`, [
        ...values,
      ]);
      return nodes(rows[0]!['QUERY PLAN'][0]!.Plan).filter((node) =>
        (node['Relation Name'] ?? node['Index Name'])?.startsWith('access_log_'),
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  const inspected = (id: string) => [id, POHDE.id, FROM, UNTIL, null, null, false, null, null, null, null, 100];

  it.each([
    ['a family', () => 'guardian' as const, LINES_OF_CASE, (id: string) => [id, FROM, UNTIL], 'scope_id'],
    ['an inspector, by case', () => 'log-inspector' as const, LINES_OF_SCOPES, inspected, 'scope_id'],
    ['an inspector, by professional', () => 'log-inspector' as const, LINES_OF_PROFESSIONAL, inspected, 'principal_id'],
  ])('%s reads by an index, and only the months that are asked for', async (_, persona, statement, values, column) => {
    const { caseId } = await openCase(app);
    const found = await logNodes(principalOf(persona()), statement, values(caseId));
    const scans = found.filter((node) => node['Relation Name']?.startsWith('access_log_'));
    expect(scans.map((node) => node['Relation Name'])).toEqual(['access_log_202702']);
    expect(scans.map((node) => node['Node Type']).filter((type) => type === 'Seq Scan')).toEqual([]);
    const conditions = found.map((node) => node['Index Cond']).filter((condition) => condition !== undefined);
    expect(conditions.length).toBeGreaterThan(0);
    for (const condition of conditions) expect(condition).toContain(column);
  });
});
