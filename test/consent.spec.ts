import type pg from 'pg';
import type { ConsentWithdrawn } from '../src/consent/consent.events.js';
import { unitId } from '../src/demo/directory.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { newId } from '../src/platform/clock/clock.js';
import { Events } from '../src/platform/events/events.js';
import { type Answer, requestId, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { poolOf } from './support/database.js';

let app: TestApp;
let pool: pg.Pool;
const announced: ConsentWithdrawn[] = [];
let veto = false;

beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
  app.running.app.get(Events).handle<ConsentWithdrawn>('plan', 'consent.withdrawn', async (event) => {
    announced.push(event);
    if (veto) throw new Error('veto');
  });
});
afterAll(async () => {
  await pool?.end();
  await app?.stop();
});

const ALL = ['IDENTITY', 'NEEDS', 'MINUTES', 'PLAN', 'ACTIONS'];
const CONSENT = 'id state version decidedAt exceptionReason withdrawnAt professionalIds categories';
const NURSE = principalOf('nurse');
const TEACHER = principalOf('teacher');

/** By a session of its own, so that a moved clock does not end it. */
const byCounsellor = (name: string, input: Record<string, unknown>, fields = CONSENT) =>
  mutate(app, { principal: principalOf('counsellor') })(
    name,
    `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
    input,
    fields,
  );

const refusalOf = async (answer: Promise<Answer>) => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? { code: 'no refusal' };
  return { code, field };
};

interface ConsentRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

const asked = async (caseId: string, changes: Record<string, unknown> = {}) => {
  const { unitId: unit } = await seatOf(app, 'nurse');
  return {
    caseId,
    unitId: unit,
    categories: ALL,
    purpose: 'SHARED_PLAN',
    lastDay: '2027-06-30',
    exclusions: 'Ei isän terveydestä.',
    ...changes,
  };
};
const explain = async (caseId: string, changes: Record<string, unknown> = {}): Promise<ConsentRow> =>
  done(byCounsellor('explainConsent', await asked(caseId, changes)));
const word = ({ id, version }: ConsentRow, personId: string, changes: Record<string, unknown> = {}) => ({
  consentId: id,
  expectedVersion: version,
  personId,
  decision: 'GIVEN',
  form: 'ORAL',
  evidence: 'Puhelimessa 23.11., Aino K. kirjasi.',
  ...changes,
});
const decide = (consent: ConsentRow, personId: string, changes: Record<string, unknown> = {}) =>
  byCounsellor('recordConsentDecision', word(consent, personId, changes));
const except = ({ id, version }: ConsentRow, reason: string) =>
  byCounsellor('recordConsentException', {
    consentId: id,
    expectedVersion: version,
    reason,
    note: 'Soitettu kolmesti, kirje palautui.',
  });
const withdraw = (consent: ConsentRow, personId: string, changes: Record<string, unknown> = {}) => {
  const { decision: _, ...input } = word(consent, personId, changes);
  return byCounsellor('withdrawConsent', input);
};

/** A consent that its only guardian has given. */
const give = async ({ caseId, motherId }: OpenedCase, changes: Record<string, unknown> = {}): Promise<ConsentRow> =>
  done(decide(await explain(caseId, changes), motherId, { form: 'WRITTEN' }));

const join = async (caseId: string, persona: Persona) =>
  done(byCounsellor('addMember', { caseId, ...(await seatOf(app, persona)) }, 'id version'));

/** A case with the nurse in its network. */
const withNurse = async (input: Record<string, unknown> = {}): Promise<OpenedCase> => {
  const opened = await openCase(app, 'counsellor', input);
  await join(opened.caseId, 'nurse');
  return opened;
};

const addFather = async ({ familyId, childId }: OpenedCase, powers = 'FULL'): Promise<string> => {
  const person = { ...MOTHER, givenName: 'Urho', contactWays: [] };
  const { id } = await done(byCounsellor('addPerson', { familyId, person }, 'id'));
  const kinship = { guardianId: id, childId, powers, rightToInformation: true };
  await done(byCounsellor('recordGuardianship', kinship, 'id'));
  return id;
};

type Sql = (text: string, values?: unknown[]) => Promise<pg.QueryResultRow[]>;

/** Bare SQL under the application's login, as if the first wall were gone; undone unless it is to be kept. */
async function as<T>(
  principal: string,
  task: (sql: Sql) => Promise<T>,
  at = app.clock.now(),
  end: 'rollback' | 'commit' = 'rollback',
): Promise<T> {
  const client = await pool.connect();
  let ending = 'rollback';
  try {
    await client.query('begin');
    const sql = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows;
    await sql(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, at.toString()],
    );
    const result = await task(sql);
    ending = end;
    return result;
  } finally {
    await client.query(ending);
    client.release();
  }
}

const TABLES = [
  ['network_case', 'id', 'caseId'],
  ['case_needs', 'case_id', 'caseId'],
  ['person_identity', 'family_id', 'familyId'],
  ['contact_way', 'family_id', 'familyId'],
  ['plan_action', 'case_id', 'caseId'],
  ['consent', 'case_id', 'caseId'],
] as const;

/** In which tables somebody finds anything of a case. */
const seenBy = (principal: string, opened: OpenedCase, at = app.clock.now()): Promise<string[]> =>
  as(
    principal,
    async (sql) => {
      const seen: string[] = [];
      for (const [table, column, key] of TABLES) {
        const rows = await sql(`select 1 from ${table} where ${column} = $1`, [opened[key]]);
        if (rows.length > 0) seen.push(table);
      }
      return seen;
    },
    at,
  );

const EVERYTHING = ['network_case', 'case_needs', 'person_identity', 'contact_way', 'consent'];
const NOTHING: string[] = [];

const colleagueOf = async (unit: string, but: string) => {
  const [row] = await app.sql<{ principal_id: string }>(
    `select principal_id from access.membership where unit_id = $1 and principal_id <> $2 and valid_until is null
     order by principal_id limit 1`,
    [unit, but],
  );
  return row!.principal_id;
};

describe('a consent', () => {
  it('opens what it names when the only guardian has given it, and not before', async () => {
    const opened = await withNurse();
    const consent = await explain(opened.caseId);
    expect(consent).toMatchObject({ state: 'EXPLAINED', decidedAt: null, version: 1, categories: ALL });
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    const given = await done(decide(consent, opened.motherId));
    expect(given).toMatchObject({ state: 'GIVEN', decidedAt: expect.any(String), version: 2 });
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
    const log = await app.sql(
      `select action, basis from audit.access_log where scope_id = $1 and category = 'consents' order by id`,
      [opened.caseId],
    );
    expect(log.map(({ action, basis }) => [action, basis])).toEqual([
      ['record', 'counsellor'],
      ['change', 'counsellor'],
    ]);
  });

  it('keeps its texts sealed', async () => {
    const opened = await openCase(app);
    const { id } = await give(opened);
    const [row] = await app.sql<{ all: Buffer }>(
      'select c.exclusions || d.evidence as all from consent c join consent_decision d on d.consent_id = c.id where c.id = $1',
      [id],
    );
    expect(row!.all.length).toBeGreaterThan(60);
    expect(row!.all.toString('utf8')).not.toMatch(/terveydestä|Puhelimessa/);
  });

  it('10. tells the unit that reads by it what it does not cover, and nobody of another unit', async () => {
    const opened = await withNurse();
    await join(opened.caseId, 'teacher');
    const [first, second] = [await give(opened), await seatOf(app, 'teacher')];
    await give(opened, { unitId: second.unitId, exclusions: 'Ei perheen rahoista.' });
    const page = async (principal: string) =>
      (
        await app.asPrincipal(principal)(
          'query ($id: UUID!) { casePage(caseId: $id) { consents { id exclusions } } }',
          {
            id: opened.caseId,
          },
        )
      ).data.casePage.consents;
    expect(await page(NURSE)).toEqual([{ id: first.id, exclusions: 'Ei isän terveydestä.' }]);
    expect(await page(TEACHER)).toMatchObject([{ exclusions: 'Ei perheen rahoista.' }]);
  });

  it('lets the member see the consents of the own unit only', async () => {
    const opened = await withNurse();
    const own = await give(opened);
    await give(opened, { unitId: (await seatOf(app, 'teacher')).unitId });
    const rows = await as(NURSE, (sql) => sql('select id from consent where case_id = $1', [opened.caseId]));
    expect(rows).toEqual([{ id: own.id }]);
  });

  it('is meant for a unit: not for its organisation, and not for who is not in the network', async () => {
    const opened = await withNurse();
    await give(opened);
    const { unitId: unit } = await seatOf(app, 'nurse');
    const other = await seatOf(app, 'social-worker');
    const organisations = await app.sql('select distinct organisation_id from unit where id = any ($1)', [
      [unit, other.unitId],
    ]);
    expect(organisations).toHaveLength(1);
    await join(opened.caseId, 'social-worker');
    expect(await seenBy(other.professionalId, opened)).toEqual(NOTHING);
    expect(await seenBy(await colleagueOf(unit, NURSE), opened)).toEqual(NOTHING);
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
  });

  it('is narrowed to the people it names', async () => {
    const opened = await withNurse();
    const { unitId: unit } = await seatOf(app, 'nurse');
    const colleague = await colleagueOf(unit, NURSE);
    await done(byCounsellor('addMember', { caseId: opened.caseId, professionalId: colleague, unitId: unit }, 'id'));
    await give(opened, { professionalIds: [colleague] });
    expect(await seenBy(colleague, opened)).toEqual(EVERYTHING);
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
  });

  it.each([
    [['IDENTITY'], ['network_case', 'person_identity', 'contact_way', 'consent']],
    [['NEEDS'], ['network_case', 'case_needs', 'consent']],
    [['PLAN'], ['network_case', 'consent']],
  ])('of %j opens %j', async (categories, expected) => {
    const opened = await withNurse();
    await give(opened, { categories });
    expect(await seenBy(NURSE, opened)).toEqual(expected);
  });

  it('tells a unit that is no authority nothing of who the family is, whatever it covers', async () => {
    const opened = await openCase(app);
    await join(opened.caseId, 'ngo-worker');
    const seat = await seatOf(app, 'ngo-worker');
    expect(await app.sql('select is_authority from unit where id = $1', [seat.unitId])).toEqual([
      { is_authority: false },
    ]);
    await give(opened, { unitId: seat.unitId });
    expect(await seenBy(seat.professionalId, opened)).toEqual(['network_case', 'case_needs', 'consent']);
  });

  it('takes the place of the older one of the same unit and purpose', async () => {
    const opened = await withNurse();
    const older = await give(opened);
    const otherPurpose = await give(opened, { purpose: 'NETWORK_MEETING', categories: ['PLAN'] });
    const newer = await explain(opened.caseId, { categories: ['IDENTITY'] });
    expect(await seenBy(NURSE, opened)).toContain('case_needs');
    await done(decide(newer, opened.motherId));
    const states = await app.sql('select id, state from consent where case_id = $1 order by explained_at', [
      opened.caseId,
    ]);
    expect(states).toEqual([
      { id: older.id, state: 'superseded' },
      { id: otherPurpose.id, state: 'given' },
      { id: newer.id, state: 'given' },
    ]);
    expect(await seenBy(NURSE, opened)).not.toContain('case_needs');
    expect(await refusalOf(withdraw({ ...older, version: 3 }, opened.motherId))).toEqual({
      code: 'CONSENT_NOT_GIVEN',
      field: 'consentId',
    });
  });

  it('given at the same moment as another of the same unit and purpose: one stands', async () => {
    const opened = await openCase(app);
    const [one, other] = [await explain(opened.caseId), await explain(opened.caseId)];
    let deciding: Promise<unknown> | undefined;
    let over = false;
    const giveOne = `update consent set state = 'given', decided_at = access.now(), version = 2 where id = $1`;
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const overtake = async (sql: Sql) => {
      await sql(giveOne, [one.id]);
      deciding = done(decide(other, opened.motherId)).finally(() => (over = true));
      while (!over && (await app.sql(waiting)).length === 0);
    };
    await as(principalOf('counsellor'), overtake, app.clock.now(), 'commit');
    await deciding;
    const states = await app.sql('select id, state from consent where case_id = $1 order by state', [opened.caseId]);
    expect(states).toEqual([
      { id: other.id, state: 'given' },
      { id: one.id, state: 'superseded' },
    ]);
  });
});

describe('two guardians', () => {
  it('give it together: one word alone opens nothing', async () => {
    const opened = await withNurse();
    const fatherId = await addFather(opened);
    const consent = await explain(opened.caseId);
    const half = await done(decide(consent, opened.motherId));
    expect(half).toMatchObject({ state: 'EXPLAINED', version: 2 });
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    expect(await done(decide(half, fatherId))).toMatchObject({ state: 'GIVEN' });
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
  });

  it('whose words are recorded at once: the slower recorder looks again', async () => {
    const opened = await openCase(app);
    const fatherId = await addFather(opened);
    const consent = await explain(opened.caseId);
    const answers = await Promise.all([opened.motherId, fatherId].map((personId) => decide(consent, personId)));
    expect(answers.map(({ code }) => code ?? 'done').toSorted()).toEqual(['STALE', 'done']);
  });

  it('of whom one cannot be reached: it stands by a recorded exception', async () => {
    const opened = await withNurse();
    const fatherId = await addFather(opened);
    const consent = await explain(opened.caseId);
    expect(await refusalOf(except(consent, 'CANNOT_BE_REACHED'))).toEqual({
      code: 'CONSENT_NOT_GIVEN',
      field: 'reason',
    });
    const half = await done(decide(consent, opened.motherId));
    const standing = await done(except(half, 'CANNOT_BE_REACHED'));
    expect(standing).toMatchObject({ state: 'GIVEN', exceptionReason: 'CANNOT_BE_REACHED' });
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
    const against = { decision: 'REFUSED' };
    expect((await refusalOf(decide(standing, fatherId, against))).code).toBe('CONSENT_DECIDED');
    expect(await done(withdraw(standing, fatherId))).toMatchObject({ state: 'WITHDRAWN' });
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
  });

  it('of whom one refuses: only a court puts it', async () => {
    const opened = await withNurse();
    const fatherId = await addFather(opened);
    const half = await done(decide(await explain(opened.caseId), opened.motherId));
    const refused = await done(decide(half, fatherId, { decision: 'REFUSED' }));
    expect(refused).toMatchObject({ state: 'REFUSED' });
    expect(await refusalOf(except(refused, 'DANGER'))).toEqual({ code: 'CONSENT_REFUSED', field: 'reason' });
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    await done(except(refused, 'COURT_DECISION'));
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
  });

  it('of whom one has limited powers: that one is not asked', async () => {
    const opened = await openCase(app);
    const fatherId = await addFather(opened, 'LIMITED');
    const consent = await explain(opened.caseId);
    expect(await refusalOf(decide(consent, fatherId))).toEqual({ code: 'NOT_A_DECIDER', field: 'personId' });
    expect(await done(decide(consent, opened.motherId))).toMatchObject({ state: 'GIVEN' });
  });
});

describe('in pupil welfare', () => {
  it('it is written', async () => {
    const { caseId, motherId } = await openCase(app, 'counsellor', { legalFrame: 'PUPIL_WELFARE' });
    const consent = await explain(caseId);
    expect(await refusalOf(decide(consent, motherId))).toEqual({ code: 'WRITTEN_FORM_NEEDED', field: 'form' });
    expect(await done(decide(consent, motherId, { form: 'WRITTEN' }))).toMatchObject({ state: 'GIVEN' });
  });

  it('the young person may consent alone, by a recorded exception, and take it back', async () => {
    const opened = await withNurse({ legalFrame: 'PUPIL_WELFARE' });
    const half = await done(decide(await explain(opened.caseId), opened.childId, { form: 'WRITTEN' }));
    expect(half).toMatchObject({ state: 'EXPLAINED' });
    const standing = await done(except(half, 'CHILD_CONSENTS_ALONE'));
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
    await done(withdraw(standing, opened.childId));
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
  });

  it('elsewhere the child is not asked', async () => {
    const { caseId, childId } = await openCase(app);
    expect(await refusalOf(decide(await explain(caseId), childId))).toEqual({
      code: 'NOT_A_DECIDER',
      field: 'personId',
    });
  });
});

describe('the end', () => {
  beforeEach(() => {
    announced.length = 0;
  });

  it('comes at the midnight after the last day in Finland', async () => {
    const opened = await withNurse();
    await give(opened, { lastDay: '2026-12-31' });
    const midnight = Temporal.Instant.from('2026-12-31T22:00:00Z');
    expect(await seenBy(NURSE, opened, midnight.subtract({ seconds: 1 }))).toEqual(EVERYTHING);
    expect(await seenBy(NURSE, opened, midnight)).toEqual(NOTHING);
  });

  it('comes with the withdrawal, in the same transaction, and is told', async () => {
    const opened = await withNurse();
    const consent = await give(opened);
    veto = true;
    expect((await withdraw(consent, opened.motherId)).code).toBe('INTERNAL_SERVER_ERROR');
    veto = false;
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
    announced.length = 0;
    const withdrawn = await done(withdraw(consent, opened.motherId));
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', withdrawnAt: expect.any(String) });
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    const { caseId } = opened;
    const { unitId: unit } = await seatOf(app, 'nurse');
    expect(announced).toEqual([
      { type: 'consent.withdrawn', areaId: POHDE.id, caseId, consentId: consent.id, unitId: unit },
    ]);
  });

  it('comes with the statement that withdraws, also in bare SQL', async () => {
    const opened = await withNurse();
    const { id } = await give(opened);
    const rows = await as(principalOf('counsellor'), async (sql) => {
      await sql(`update consent set state = 'withdrawn', withdrawn_at = access.now() where id = $1`, [id]);
      await sql(`select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true)`, [NURSE]);
      return sql('select 1 from network_case where id = $1', [opened.caseId]);
    });
    expect(rows).toEqual([]);
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
  });

  it('of one basis is not that of another', async () => {
    const opened = await withNurse();
    const broad = await give(opened);
    const narrow = await give(opened, { purpose: 'NETWORK_MEETING', categories: ['PLAN'] });
    await done(withdraw(broad, opened.motherId));
    expect(await seenBy(NURSE, opened)).toEqual(['network_case', 'consent']);
    await done(withdraw(narrow, opened.motherId));
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    // Each end is told: whom the other still covers is for those who hear it to ask.
    expect(announced.map(({ consentId }) => consentId)).toEqual([broad.id, narrow.id]);
  });

  it('lets whoever left keep reading their own actions for thirty days, while the consent lives', async () => {
    const opened = await openCase(app);
    const member = await join(opened.caseId, 'nurse');
    const consent = await give(opened, { lastDay: '2027-11-01' });
    await addActions(opened.caseId);
    const actions = (at = app.clock.now()) =>
      as(NURSE, (sql) => sql('select owner_id from plan_action where case_id = $1', [opened.caseId]), at);
    expect(await actions()).toHaveLength(2);
    const leaving = { memberId: member.id, expectedVersion: member.version, reason: 'TASK_DONE' };
    await done(byCounsellor('endMembership', leaving, 'id'));
    const left = app.clock.now();
    expect(await seenBy(NURSE, opened)).toEqual(['plan_action']);
    expect(await actions()).toEqual([{ owner_id: NURSE }]);
    expect(await actions(left.add({ hours: 24 * 30 - 1 }))).toHaveLength(1);
    expect(await actions(left.add({ hours: 24 * 30 }))).toEqual([]);
    await expect(
      as(NURSE, (sql) => sql(`update plan_action set progress = 'done' where case_id = $1`, [opened.caseId])),
    ).rejects.toThrow('met no row');
    await done(withdraw(consent, opened.motherId));
    expect(await actions()).toEqual([]);
  });
});

/** An action of the nurse and one of the teacher; the chapter of plans comes later. */
async function addActions(caseId: string): Promise<void> {
  const planId = newId();
  const at = app.clock.now().toString();
  await app.sql('insert into plan (area_id, id, case_id, opened_by, opened_at) values ($1, $2, $3, $4, $5)', [
    POHDE.id,
    planId,
    caseId,
    principalOf('counsellor'),
    at,
  ]);
  for (const owner of [NURSE, TEACHER])
    await app.sql(
      `insert into plan_action (area_id, id, case_id, plan_id, text, owner_kind, owner_id, owner_unit, due_on, commitment,
       progress) values ($1, $2, $3, $4, '\\x00', 'professional', $5, $6, '2027-01-15', 'proposed', 'open')`,
      [POHDE.id, newId(), caseId, planId, owner, unitId('neuvola-liminka')],
    );
}

describe('a basis in law', () => {
  const BASIS = 'id statute categories endsAt endedAt version';
  const told = async (caseId: string, changes: Record<string, unknown> = {}) => {
    const { purpose: _, exclusions: __, ...covers } = await asked(caseId);
    const law = { statute: '703/2023 64 §', reason: 'Lapsen etu vaatii välttämättä.' };
    return { ...covers, ...law, ...changes };
  };
  const record = async (caseId: string, changes: Record<string, unknown> = {}) =>
    byCounsellor('recordStatutoryBasis', await told(caseId, changes), BASIS);
  const end = ({ id, version }: ConsentRow) =>
    byCounsellor('endStatutoryBasis', { basisId: id, expectedVersion: version }, BASIS);

  beforeEach(() => {
    announced.length = 0;
  });

  it('opens without consent, until it ends', async () => {
    const opened = await withNurse();
    const basis = await done(record(opened.caseId, { categories: ['NEEDS'] }));
    expect(basis).toMatchObject({ statute: '703/2023 64 §', endsAt: '2027-06-30T21:00:00Z', endedAt: null });
    expect(await seenBy(NURSE, opened)).toEqual(['network_case', 'case_needs']);
    const ended = await done(end(basis));
    expect(ended.endedAt).toEqual(expect.any(String));
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    expect(announced.map(({ consentId }) => consentId)).toEqual([basis.id]);
    expect(await refusalOf(end(ended))).toEqual({ code: 'ALREADY_ENDED', field: 'basisId' });
  });

  it('outlives a consent, and a consent outlives it', async () => {
    const opened = await withNurse();
    const consent = await give(opened);
    const basis = await done(record(opened.caseId));
    await done(withdraw(consent, opened.motherId));
    expect(await seenBy(NURSE, opened)).toContain('case_needs');
    await give(opened, { categories: ['IDENTITY'] });
    await done(end(basis));
    expect(await seenBy(NURSE, opened)).toEqual(['network_case', 'person_identity', 'contact_way', 'consent']);
  });

  it.each([
    [{ statute: 'laki' }, 'STATUTE_FORMAT', 'statute'],
    [{ categories: [] }, 'CATEGORY_MISSING', 'categories'],
    [{ lastDay: '2026-11-22' }, 'TIME_IN_PAST', 'lastDay'],
    [{ unitId: unitId('palveluohjaus-kainuu') }, 'NOT_FOUND', 'unitId'],
    [{ caseId: newId() }, 'NOT_FOUND', 'caseId'],
  ])('is refused with %j', async (changes, code, field) => {
    const { caseId } = await openCase(app);
    expect(await refusalOf(record(caseId, changes))).toEqual({ code, field });
  });

  it('is ended by nobody else, and not by who saw an older version', async () => {
    const { caseId } = await withNurse();
    const basis = await done(record(caseId));
    const input = { basisId: basis.id, expectedVersion: basis.version };
    for (const persona of ['nurse', 'counsellor-other-area'] as const) {
      const answer = mutate(app, persona)('endStatutoryBasis', 'EndStatutoryBasisInput', input, 'id');
      expect(await refusalOf(answer)).toEqual({ code: 'NOT_FOUND', field: 'basisId' });
    }
    expect((await end({ ...basis, version: 7 })).code).toBe('STALE');
    expect(await refusalOf(end({ ...basis, id: newId() }))).toEqual({ code: 'NOT_FOUND', field: 'basisId' });
  });
});

describe('is refused', () => {
  let opened: OpenedCase;
  let consent: ConsentRow;
  beforeAll(async () => {
    opened = await withNurse();
    consent = await explain(opened.caseId);
  });

  it.each([
    [{ categories: [] }, 'CATEGORY_MISSING', 'categories'],
    [{ categories: ['PLAN', 'PLAN'] }, 'CATEGORY_TWICE', 'categories'],
    [{ lastDay: '2026-11-22' }, 'TIME_IN_PAST', 'lastDay'],
    [{ lastDay: '2028-11-24' }, 'PERIOD_TOO_LONG', 'lastDay'],
    [{ professionalIds: [NURSE, NURSE] }, 'PROFESSIONAL_TWICE', 'professionalIds'],
    [{ professionalIds: [NURSE, TEACHER] }, 'NOT_FOUND', 'professionalIds.1'],
    [{ unitId: unitId('palveluohjaus-kainuu') }, 'NOT_FOUND', 'unitId'],
    [{ unitId: newId() }, 'NOT_FOUND', 'unitId'],
    [{ caseId: newId() }, 'NOT_FOUND', 'caseId'],
  ])('a consent with %j', async (changes, code, field) => {
    const input = await asked(opened.caseId, changes);
    expect(await refusalOf(byCounsellor('explainConsent', input))).toEqual({ code, field });
  });

  it('a word by somebody of another family, or of nobody', async () => {
    const other = await openCase(app);
    const nobody = { code: 'NOT_FOUND', field: 'personId' };
    expect(await refusalOf(decide(consent, other.motherId))).toEqual(nobody);
    expect(await refusalOf(withdraw(consent, newId()))).toEqual(nobody);
  });

  it('a word while no guardian is recorded', async () => {
    const alone = await openCase(app);
    const [{ id, version }] = (await app.sql('select id, version from guardianship where guardian_id = $1', [
      alone.motherId,
    ])) as [{ id: string; version: number }];
    await done(byCounsellor('endGuardianship', { guardianshipId: id, expectedVersion: version }, 'id'));
    const explained = await explain(alone.caseId);
    expect(await refusalOf(decide(explained, alone.motherId))).toEqual({ code: 'GUARDIAN_MISSING', field: 'personId' });
  });

  it('whatever anybody but the counsellor of the case does', async () => {
    const standing = await give(opened, { purpose: 'HANDOVER' });
    const { decision, ...back } = word(standing, opened.motherId);
    const reason = { consentId: standing.id, expectedVersion: standing.version, reason: 'DANGER', note: 'x' };
    const doings = [
      ['explainConsent', 'ExplainConsentInput', await asked(opened.caseId), 'caseId'],
      ['recordConsentDecision', 'RecordConsentDecisionInput', { ...back, decision }, 'consentId'],
      ['recordConsentException', 'RecordConsentExceptionInput', reason, 'consentId'],
      ['withdrawConsent', 'WithdrawConsentInput', back, 'consentId'],
    ] as const;
    const others = ['nurse', 'counsellor-other-area', 'team-lead', { principal: opened.motherId }] as const;
    for (const who of others)
      for (const [name, type, input, field] of doings)
        expect(await refusalOf(mutate(app, who)(name, type, input, 'id'))).toEqual({ code: 'NOT_FOUND', field });
  });

  it('what nobody knows, and what was seen in an older version', async () => {
    const unknown = { ...consent, id: newId() };
    const stale = { ...consent, version: 9 };
    const old = { code: 'STALE', field: 'expectedVersion' };
    const missing = { code: 'NOT_FOUND', field: 'consentId' };
    for (const act of [
      (of: ConsentRow) => decide(of, opened.motherId),
      (of: ConsentRow) => withdraw(of, opened.motherId),
      (of: ConsentRow) => except(of, 'DANGER'),
    ]) {
      expect(await refusalOf(act(unknown))).toEqual(missing);
      expect(await refusalOf(act(stale))).toEqual(old);
    }
  });

  it('a second word on what is decided', async () => {
    const standing = await give(opened);
    const decided = { code: 'CONSENT_DECIDED', field: 'consentId' };
    expect(await refusalOf(decide(standing, opened.motherId))).toEqual(decided);
    expect(await refusalOf(except(standing, 'DANGER'))).toEqual(decided);
    expect(await refusalOf(withdraw(consent, opened.motherId))).toEqual({
      code: 'CONSENT_NOT_GIVEN',
      field: 'consentId',
    });
  });

  it('a change of what was said, also in bare SQL', async () => {
    const standing = await give(opened);
    const change = `update consent_decision set decision = 'refused' where consent_id = $1`;
    await expect(as(principalOf('counsellor'), (sql) => sql(change, [standing.id]))).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('a repeated request', () => {
  it('gets the first answer and records nothing more', async () => {
    const opened = await openCase(app);
    const input = { requestId: requestId(), ...(await asked(opened.caseId)) };
    const consent = await done(byCounsellor('explainConsent', input));
    expect(await done(byCounsellor('explainConsent', input))).toEqual(consent);
    const said = { requestId: requestId(), ...word(consent, opened.motherId) };
    const given = await done(byCounsellor('recordConsentDecision', said));
    expect(await done(byCounsellor('recordConsentDecision', said))).toEqual(given);
    const [rows] = await app.sql(
      `select (select count(*)::int from consent where case_id = $1) as consents,
        (select count(*)::int from consent_decision where case_id = $1) as decisions`,
      [opened.caseId],
    );
    expect(rows).toEqual({ consents: 1, decisions: 1 });
  });
});

describe('time passes', () => {
  it('and the consent with it: access is over, and so is deciding', async () => {
    const opened = await withNurse({ people: [MOTHER, CHILD] });
    await give(opened, { lastDay: '2026-11-24' });
    const waiting = await explain(opened.caseId, { lastDay: '2026-11-24', purpose: 'HANDOVER' });
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
    app.clock.moveTo(Temporal.Instant.from('2026-11-24T22:00:00Z'));
    expect(await seenBy(NURSE, opened)).toEqual(NOTHING);
    const late = { code: 'CONSENT_EXPIRED', field: 'consentId' };
    expect(await refusalOf(decide(waiting, opened.motherId))).toEqual(late);
    expect(await refusalOf(except(waiting, 'DANGER'))).toEqual(late);
    await done(decide(await explain(opened.caseId), opened.motherId));
    expect(await seenBy(NURSE, opened)).toEqual(EVERYTHING);
  });
});
