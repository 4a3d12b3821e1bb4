import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { FAMILY } from '../src/demo/family.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type Who } from './support/casework.js';
import { poolOf } from './support/database.js';
import { linesToldTo } from './support/log-lines.js';
import { agree, draft, hearChildren, join } from './support/plans.js';

/** Accounts of minors and of close persons. Today is 2026-11-23. */

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

const later = (seconds = 1) => app.clock.moveBy(Temporal.Duration.from({ seconds }));

/** Rows that a principal sees by bare SQL under the application's login; what it changed is undone. */
async function bySql<Row extends pg.QueryResultRow>(
  principal: string,
  text: string,
  values: unknown[] = [],
  assurance = 'full',
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const now = app.clock.now().toString();
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, now],
    );
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
const SIBLING = { ...CHILD, givenName: 'Eino', birthDate: '2010-02-03' };
const AUNT = { ...MOTHER, role: 'CLOSE_PERSON', givenName: 'Kerttu', contactWays: [] };

/** A family of a mother, two teenagers and an aunt, nobody of whom but the mother holds anything yet. */
async function family() {
  const opened = await openCase(app, 'counsellor', { people: [MOTHER, TEEN, SIBLING, AUNT] });
  const page = await done(
    app.as('counsellor')('query ($caseId: UUID!) { casePage(caseId: $caseId) { people { id givenName version } } }', {
      caseId: opened.caseId,
    }),
  );
  const of = (name: string): { id: string; version: number } =>
    page.people.find(({ givenName }: { givenName: string }) => givenName === name)!;
  return { ...opened, teen: of('Aada'), sibling: of('Eino'), aunt: of('Kerttu') };
}
type Family = Awaited<ReturnType<typeof family>>;

const WHY = 'Kertoo itse, mitä haluaa.';
const assess = (personId: string, more: Record<string, unknown> = {}, who: Who = 'counsellor') =>
  mutate(app, who)(
    'recordMaturityAssessment',
    'RecordMaturityAssessmentInput',
    { personId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: WHY, ...more },
    'id personId assessedOn mayHaveAccount endedAt version',
  );
const endAssessment = (assessmentId: string, expectedVersion = 1, who: Who = 'counsellor') =>
  mutate(app, who)('endMaturityAssessment', 'EndMaturityAssessmentInput', { assessmentId, expectedVersion }, 'endedAt');
const invite = (f: Family, more: Record<string, unknown> = {}, who: Who = 'counsellor') =>
  mutate(app, who)(
    'inviteClosePerson',
    'InviteClosePersonInput',
    { caseId: f.caseId, personId: f.aunt.id, wishedById: f.motherId, ...more },
    'id personId wishedById invitedAt endedAt version',
  );
const endInvited = (invitedId: string, expectedVersion = 1, who: Who = 'counsellor') =>
  mutate(app, who)('endClosePerson', 'EndClosePersonInput', { invitedId, expectedVersion }, 'endedAt');
const refusal = async (answer: Promise<Answer>) => (await answer).errors?.[0]?.extensions;

const SEES = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id
  people { id givenName birthDate maturityAssessment { mayHaveAccount reason who { familyName } } invited { wishedById } }
  plan { versions { number state } goals { text } } meetings { id question minutes { text } participants { personId } }
  actions { ownerId } } }`;
const sees = (principal: string, caseId: string) => app.asPrincipal(principal)(SEES, { caseId });
const maySignIn = async (person: string): Promise<boolean> =>
  (await bySql<{ may: boolean }>(person, 'select access.may_sign_in($1) as may', [person]))[0]!.may;

describe('an assessment', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
  });

  it.each([
    ['of 12 years and 364 days', '2013-11-24', 'TOO_YOUNG', 'assessedOn'],
    ['without a day of birth', null, 'BIRTH_DATE_UNKNOWN', 'personId'],
  ])('is refused %s', async (_, birthDate, code, field) => {
    const input = { familyId: f.familyId, person: { ...CHILD, birthDate } };
    const { id } = await done(mutate(app, 'counsellor')('addPerson', 'AddPersonInput', input, 'id'));
    expect(await refusal(assess(id))).toEqual({ code, field });
    expect(await maySignIn(id)).toBe(false);
  });

  it('is made on the thirteenth birthday', async () => {
    const input = { familyId: f.familyId, person: { ...CHILD, birthDate: '2013-11-23' } };
    const { id } = await done(mutate(app, 'counsellor')('addPerson', 'AddPersonInput', input, 'id'));
    expect(await refusal(assess(id, { assessedOn: '2026-11-22' }))).toEqual({ code: 'TOO_YOUNG', field: 'assessedOn' });
    expect(await done(assess(id))).toMatchObject({ personId: id, mayHaveAccount: true, endedAt: null });
    expect(await maySignIn(id)).toBe(true);
  });

  it.each([
    ['a guardian', () => assess(f.motherId), 'NOT_A_CHILD', 'personId'],
    ['a close person', () => assess(f.aunt.id), 'NOT_A_CHILD', 'personId'],
    ['a day to come', () => assess(f.teen.id, { assessedOn: '2026-11-24' }), 'TIME_IN_FUTURE', 'assessedOn'],
    ['nobody', () => assess('00000000-0000-7000-8000-0000000000ff'), 'NOT_FOUND', 'personId'],
    ['another area’s child', () => assess(f.teen.id, {}, 'counsellor-other-area'), 'NOT_FOUND', 'personId'],
    ['a child, by a nurse', () => assess(f.teen.id, {}, 'nurse'), 'NOT_FOUND', 'personId'],
    ['a child, by a team lead', () => assess(f.teen.id, {}, 'team-lead'), 'NOT_FOUND', 'personId'],
    ['a child, by its mother', () => assess(f.teen.id, {}, { principal: f.motherId }), 'NOT_FOUND', 'personId'],
    ['a child, by itself', () => assess(f.teen.id, {}, { principal: f.teen.id }), 'NOT_FOUND', 'personId'],
  ])('is not made of %s', async (_, made, code, field) => {
    expect(await refusal(made())).toEqual({ code, field });
    expect(await maySignIn(f.teen.id)).toBe(false);
  });

  it('keeps who assessed, for which unit and when; the reason sealed', async () => {
    const { id } = await done(assess(f.sibling.id, { assessedOn: '2026-11-20' }));
    const [row] = await app.sql(
      `select m.professional_id, m.unit_id, m.assessed_on::text, m.recorded_at, encode(r.reason, 'escape') as reason
       from maturity_assessment m join maturity_reason r on r.assessment_id = m.id where m.id = $1`,
      [id],
    );
    const [member] = await app.sql('select unit_id from access.membership where principal_id = $1', [
      principalOf('counsellor'),
    ]);
    expect(row).toMatchObject({ professional_id: principalOf('counsellor'), assessed_on: '2026-11-20' });
    expect(row!['unit_id']).toBe(member!['unit_id']);
    expect(row!['reason']).not.toContain('haluaa');
  });

  it('shows its reason to those who keep the family, and to nobody of it', async () => {
    await join(app, f.caseId, 'nurse', ['identity']);
    const shown = async (answer: Promise<Answer>) =>
      (await done(answer)).people.find(({ id }: { id: string }) => id === f.sibling.id).maturityAssessment;
    const variables = { caseId: f.caseId };
    const said = { mayHaveAccount: true, who: { familyName: 'Koivulampi' } };
    expect(await shown(app.as('counsellor')(SEES, variables))).toEqual({ ...said, reason: WHY });
    expect(await shown(app.as('nurse')(SEES, variables))).toEqual({ ...said, reason: null });
    expect(await shown(sees(f.motherId, f.caseId))).toEqual({ ...said, reason: null });
    expect(await shown(sees(f.sibling.id, f.caseId))).toEqual({ ...said, reason: null });
    for (const who of [f.motherId, f.sibling.id, principalOf('nurse')])
      expect(await bySql(who, 'select 1 from maturity_reason')).toEqual([]);
  });

  it('is changed by nobody, nor made up by bare SQL', async () => {
    const made = `insert into maturity_assessment (area_id, id, family_id, person_id, assessed_on, professional_id, unit_id, may_have_account, recorded_at)
      values ($1, gen_random_uuid(), $2, $3, '2026-11-23', access.principal(), $1, true, access.now())`;
    for (const who of [f.sibling.id, f.motherId, principalOf('nurse')])
      await expect(bySql(who, made, [POHDE.id, f.familyId, f.teen.id])).rejects.toMatchObject({ code: '42501' });
    const elsewhere = await family();
    await expect(
      bySql(principalOf('counsellor'), made, [POHDE.id, f.familyId, elsewhere.teen.id]),
    ).rejects.toMatchObject({ code: '42501' });
    for (const change of ['assessed_on = assessed_on', 'may_have_account = false'])
      await expect(bySql(principalOf('counsellor'), `update maturity_assessment set ${change}`)).rejects.toMatchObject({
        code: '42501',
      });
  });
});

describe('an account', () => {
  it('rests on the newest assessment; the earlier ones are kept', async () => {
    const f = await family();
    const { id } = await done(assess(f.teen.id));
    later();
    expect((await done(sees(f.teen.id, f.caseId))).id).toBe(f.caseId);
    const second = await done(assess(f.teen.id, { mayHaveAccount: false }));
    later();
    expect(await maySignIn(f.teen.id)).toBe(false);
    expect(await refusal(sees(f.teen.id, f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    expect(await refusal(endAssessment(id, 2))).toEqual({ code: 'ALREADY_ENDED', field: 'assessmentId' });
    await done(assess(f.teen.id));
    later();
    expect(await maySignIn(f.teen.id)).toBe(true);
    const kept = await app.sql(
      `select m.id, m.ended_at is null as stands from maturity_assessment m join maturity_reason r on r.assessment_id = m.id
       where m.person_id = $1 order by m.recorded_at`,
      [f.teen.id],
    );
    expect(kept.map(({ stands }) => stands)).toEqual([false, false, true]);
    expect(kept.slice(0, 2).map((row) => row['id'])).toEqual([id, second.id]);
  });

  it('ends with it: the next request of an open session sees nothing', async () => {
    const f = await family();
    const { id } = await done(assess(f.teen.id));
    later();
    const open = app.asPrincipal(f.teen.id);
    expect((await open(SEES, { caseId: f.caseId })).data.casePage.id).toBe(f.caseId);
    expect(await refusal(endAssessment(id, 7))).toMatchObject({ code: 'STALE' });
    expect(await refusal(endAssessment(id, 1, 'nurse'))).toEqual({ code: 'NOT_FOUND', field: 'assessmentId' });
    expect(await refusal(endAssessment(id, 1, { principal: f.motherId }))).toMatchObject({ code: 'NOT_FOUND' });
    later();
    await done(endAssessment(id));
    expect(await open(SEES, { caseId: f.caseId })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(sees(f.teen.id, f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    expect((await app.asPrincipal(f.teen.id)('{ myFamilyPages { caseId } }')).data.myFamilyPages).toEqual([]);
  });

  it('ends on every device that is remembered', async () => {
    const f = await family();
    const { id } = await done(assess(f.teen.id));
    later();
    const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
    await app.running.app.get(Sessions).open(f.teen.id, { kind: 'device', method: 'family-code', client });
    const devices = () => app.sql('select kind from access.session where principal_id = $1', [f.teen.id]);
    expect(await devices()).toEqual([{ kind: 'device' }]);
    await done(endAssessment(id));
    expect(await devices()).toEqual([]);
  });

  it('leaves the mother’s session alone when it begins and ends', async () => {
    const f = await family();
    const mother = app.asPrincipal(f.motherId);
    await mother(SEES, { caseId: f.caseId });
    const { id } = await done(assess(f.teen.id));
    later();
    await done(endAssessment(id));
    expect((await mother(SEES, { caseId: f.caseId })).data.casePage.id).toBe(f.caseId);
  });

  it.each([
    ['a day of birth under 13', { birthDate: '2014-01-01' }, false],
    ['no day of birth', { birthDate: null }, false],
    ['another role', { role: 'CLOSE_PERSON' }, false],
    ['another day of birth that is old enough', { birthDate: '2013-01-01' }, true],
    ['a corrected name', { givenName: 'Aatu' }, true],
  ])('after %s stands: %s', async (_, corrected, stands) => {
    const f = await family();
    // A child with a guardian on record stays one.
    const child = f.childId === f.teen.id ? f.sibling : f.teen;
    await done(assess(child.id));
    later();
    const { role, givenName, familyName, birthDate, language } = { ...TEEN, ...corrected };
    const person = { role, givenName, familyName, birthDate, language };
    const input = { personId: child.id, expectedVersion: child.version, person };
    await done(mutate(app, 'counsellor')('keepPerson', 'KeepPersonInput', input, 'id'));
    expect(await maySignIn(child.id)).toBe(stands);
  });

  it('stays with who comes of age', async () => {
    const f = await family();
    await done(assess(f.teen.id));
    const before = app.clock.now();
    app.clock.moveTo(Temporal.Instant.from('2030-05-03T09:00:00Z'));
    const seen = await sees(f.teen.id, f.caseId);
    const may = await maySignIn(f.teen.id);
    app.clock.moveTo(before);
    expect([seen.data.casePage.id, may]).toEqual([f.caseId, true]);
  });

  it('keeps what was its own after the case has closed', async () => {
    const f = await family();
    await done(assess(f.teen.id));
    await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [
      f.caseId,
      app.clock.now().toString(),
    ]);
    later();
    expect((await done(sees(f.teen.id, f.caseId))).id).toBe(f.caseId);
    expect((await app.asPrincipal(f.teen.id)('{ myFamilyPages { caseId } }')).data.myFamilyPages).toEqual([]);
  });

  it('on a remembered device opens logistics alone', async () => {
    const f = await family();
    await done(assess(f.teen.id));
    await draft(app, f.caseId);
    later();
    const count = async (table: string) => (await bySql(f.teen.id, `select 1 from ${table}`, [], 'basic')).length;
    expect([await count('network_case'), await count('person'), await count('person_identity')]).toEqual([1, 4, 0]);
    expect(await bySql(f.teen.id, 'select * from access.names_of_own_family()', [], 'basic')).toEqual([]);
  });
});

/** A meeting with its question and minutes; each relative with how they attended. Null: invited, it is to come. */
async function meeting(
  f: Family,
  attended: Readonly<Record<string, string | null>>,
  withTexts = true,
): Promise<string> {
  const id = randomUUID();
  const held = Object.values(attended).some((how) => how !== null);
  await app.sql(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance, held_at)
     values ($1, $2, $3, $4, 60, 'in-person', 'Europe/Helsinki', '2026-12-01T10:00', '2026-12-01T08:00Z', '2026-12-01T09:00Z', 0, $5, false, $6)`,
    [POHDE.id, id, f.caseId, held ? 'held' : 'scheduled', principalOf('counsellor'), held ? '2026-12-01T09:00Z' : null],
  );
  const who = `insert into meeting_participant (area_id, id, case_id, meeting_id, person_id, professional_id, unit_id, needed, chosen, attendance)
    values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'required', true, $7)`;
  for (const [person, how] of Object.entries(attended))
    await app.sql(who, [POHDE.id, f.caseId, id, person, null, null, how]);
  const [nurse] = await app.sql('select unit_id from access.membership where principal_id = $1', [
    principalOf('nurse'),
  ]);
  await app.sql(who, [POHDE.id, f.caseId, id, null, principalOf('nurse'), nurse!['unit_id'], held ? 'on-site' : null]);
  if (!withTexts) return id;
  await app.sql(`insert into meeting_question (area_id, meeting_id, case_id, question) values ($1, $2, $3, '\\x00')`, [
    POHDE.id,
    id,
    f.caseId,
  ]);
  if (held)
    await app.sql(
      `insert into minutes (area_id, meeting_id, case_id, text, written_by, written_at, shared_at)
       values ($1, $2, $3, '\\x00', $4, '2026-12-01T10:00Z', '2026-12-01T10:00Z')`,
      [POHDE.id, id, f.caseId, principalOf('counsellor')],
    );
  return id;
}
const idsOf = async (principal: string, text: string): Promise<string[]> =>
  (await bySql<{ id: string }>(principal, text)).map(({ id }) => id).toSorted();

describe('of meetings a minor sees', () => {
  let f: Family;
  const ids: Record<'hers' | 'heard' | 'missed' | 'withoutHer', string> = {
    hers: '',
    heard: '',
    missed: '',
    withoutHer: '',
  };
  beforeAll(async () => {
    f = await family();
    ids.hers = await meeting(f, { [f.teen.id]: null, [f.motherId]: null });
    ids.heard = await meeting(f, { [f.teen.id]: 'video', [f.motherId]: 'on-site' });
    ids.missed = await meeting(f, { [f.teen.id]: 'absent', [f.motherId]: 'on-site' });
    ids.withoutHer = await meeting(f, { [f.sibling.id]: 'on-site', [f.motherId]: 'on-site' });
    await done(assess(f.teen.id));
    later();
  });
  const sorted = (...names: (keyof typeof ids)[]) => names.map((name) => ids[name]).toSorted();

  it('those she is invited to, what they are about, and who else comes', async () => {
    const hers = sorted('hers', 'heard', 'missed');
    expect(await idsOf(f.teen.id, 'select id from meeting')).toEqual(hers);
    expect(await idsOf(f.teen.id, 'select meeting_id as id from meeting_question')).toEqual(hers);
    expect(await idsOf(f.teen.id, 'select distinct meeting_id as id from meeting_participant')).toEqual(hers);
    expect(await bySql(f.teen.id, 'select 1 from meeting_participant')).toHaveLength(9);
    expect(await bySql(f.teen.id, 'select 1 from professional where id = $1', [principalOf('nurse')])).toHaveLength(1);
    expect(await bySql(f.teen.id, 'select 1 from professional where id = $1', [principalOf('teacher')])).toEqual([]);
  });

  it('the minutes of those where she was seen or heard', async () => {
    expect(await idsOf(f.teen.id, 'select meeting_id as id from minutes')).toEqual(sorted('heard'));
  });

  it('not those that are withheld from her', async () => {
    const by = `insert into access.withheld values ($1, $2, $3, 'case', $4, $5, 'minor', $6)`;
    const withhold = (type: string, id: string) =>
      app.sql(by, [type, id, f.teen.id, f.caseId, principalOf('counsellor'), app.clock.now().toString()]);
    await withhold('minutes', ids.heard);
    await withhold('meeting', ids.hers);
    expect(await idsOf(f.teen.id, 'select meeting_id as id from minutes')).toEqual([]);
    for (const text of ['id from meeting', 'distinct meeting_id as id from meeting_participant'])
      expect(await idsOf(f.teen.id, `select ${text}`)).toEqual(sorted('heard', 'missed'));
    await app.sql('delete from access.withheld where person_id = $1', [f.teen.id]);
  });

  it('in the next one its professionals, on her family page', async () => {
    const other = await family();
    const next = await meeting(other, { [other.teen.id]: null }, false);
    await meeting(other, { [other.motherId]: null }, false);
    await app.sql(
      `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, is_room, needed, chosen)
       select $1, gen_random_uuid(), $2, $3, p.id, (select u.id from unit u where u.area_id = $1 limit 1), true, 'required', true
       from professional p where p.kind = 'room' limit 1`,
      [POHDE.id, other.caseId, next],
    );
    expect(await app.sql('select 1 from meeting_participant where meeting_id = $1 and is_room', [next])).toHaveLength(
      1,
    );
    await done(assess(other.teen.id));
    later();
    const { data } = await app.asPrincipal(other.teen.id)(
      '{ myFamilyPages { nextMeeting { id professionals { id phone } } planNumber goals { id } } }',
    );
    const professionals = [{ id: principalOf('nurse'), phone: expect.any(String) }];
    expect(data.myFamilyPages).toEqual([{ nextMeeting: { id: next, professionals }, planNumber: null, goals: [] }]);
  });

  it('a close person sees theirs as well, without what was said', async () => {
    const theirs = await meeting(f, { [f.aunt.id]: 'on-site' });
    await done(invite(f));
    later();
    expect(await idsOf(f.aunt.id, 'select id from meeting')).toEqual([theirs]);
    expect(await bySql(f.aunt.id, 'select 1 from meeting_participant')).toHaveLength(2);
    expect(await bySql(f.aunt.id, 'select 1 from meeting_question union all select 1 from minutes')).toEqual([]);
  });
});

describe('of a plan', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
    await done(assess(f.teen.id));
    await done(invite(f));
    later();
  });
  const goal = (planVersionId: string, text: string) =>
    done(mutate(app, 'counsellor')('addGoal', 'AddGoalInput', { planVersionId, text }, 'id'));
  const action = (planVersionId: string, ownerId: string): Promise<{ id: string; version: number }> =>
    done(
      mutate(app, 'counsellor')(
        'addAction',
        'AddActionInput',
        { planVersionId, text: 'Soittaa.', ownerKind: 'FAMILY', ownerId, dueOn: '2026-12-18' },
        'id version',
      ),
    );
  const say = (
    who: string,
    name: 'commitToAction' | 'declineAction',
    { id, version }: { id: string; version: number },
  ) =>
    mutate(app, { principal: who })(
      name,
      name === 'commitToAction' ? 'CommitToActionInput' : 'DeclineActionInput',
      { actionId: id, expectedVersion: version, ...(name === 'declineAction' && { reason: 'En ehdi.' }) },
      'commitment',
    );
  const planOf = async (who: string) => (await done(sees(who, f.caseId))).plan;

  it('the young see what is agreed, close persons its goal, and nobody of them a draft', async () => {
    const first = await draft(app, f.caseId);
    await goal(first.id, 'Aamut sujuvat.');
    const [hers, aunts, mothers] = [
      await action(first.id, f.teen.id),
      await action(first.id, f.aunt.id),
      await action(first.id, f.motherId),
    ];
    for (const who of [f.teen.id, f.aunt.id]) expect(await planOf(who)).toEqual({ versions: [], goals: [] });
    for (const [who, own] of [
      [f.teen.id, hers],
      [f.aunt.id, aunts],
      [f.motherId, mothers],
    ] as const)
      expect(await done(say(who, 'commitToAction', own))).toEqual({ commitment: 'COMMITTED' });
    await agree(app, first, f.motherId);
    const second = await draft(app, f.caseId);
    await goal(second.id, 'Illat sujuvat.');
    const agreed = [{ number: 1, state: 'AGREED' }];
    expect(await planOf(f.teen.id)).toEqual({ versions: agreed, goals: [{ text: 'Aamut sujuvat.' }] });
    expect(await planOf(f.aunt.id)).toEqual({ versions: agreed, goals: [] });
    expect((await planOf(f.motherId)).versions).toHaveLength(2);
  });

  it('why it is looked at so late is for the guardians, not for the young nor for close persons', async () => {
    const g = await family();
    await done(assess(g.teen.id));
    await done(invite(g));
    const { id, version } = await draft(app, g.caseId);
    await done(say(g.motherId, 'commitToAction', await action(id, g.motherId)));
    const counsellor = mutate(app, 'counsellor');
    await hearChildren(app, id);
    const late = { planVersionId: id, nextReviewOn: '2027-05-03', reviewReason: 'Äiti on hoidossa kevään.' };
    const proposed = await done(
      counsellor('proposePlan', 'ProposePlanInput', { ...late, expectedVersion: version }, 'version'),
    );
    const said = { planVersionId: id, personId: g.motherId, approval: 'AGREED' };
    await done(mutate(app, { principal: g.motherId })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
    const seen = { planVersionId: id, expectedVersion: proposed.version };
    await done(counsellor('agreePlan', 'AgreePlanInput', seen, 'id'));
    later();
    const reasons = async (who: string) => {
      const query = 'query ($caseId: UUID!) { casePage(caseId: $caseId) { plan { versions { reviewReason } } } }';
      const page = await done(app.asPrincipal(who)(query, { caseId: g.caseId }));
      return page.plan.versions.map(({ reviewReason }: { reviewReason: string | null }) => reviewReason);
    };
    expect(await reasons(g.motherId)).toEqual([late.reviewReason]);
    for (const who of [g.teen.id, g.aunt.id]) expect(await reasons(who)).toEqual([null]);
  });

  it('each has their own actions, and speaks of no others', async () => {
    const owned = {
      [f.teen.id]: [f.teen.id],
      [f.aunt.id]: [f.aunt.id],
      [f.motherId]: [f.teen.id, f.aunt.id, f.motherId].toSorted(),
    };
    for (const [who, owners] of Object.entries(owned)) {
      const { actions } = await done(sees(who, f.caseId));
      expect(actions.map(({ ownerId }: { ownerId: string }) => ownerId).toSorted()).toEqual(owners);
    }
    const rows = await app.sql<{ id: string; version: number; owner_id: string }>(
      'select id, version, owner_id from plan_action where case_id = $1',
      [f.caseId],
    );
    for (const [who, other] of [
      [f.teen.id, f.motherId],
      [f.aunt.id, f.teen.id],
    ] as const)
      expect(
        await refusal(
          say(
            who,
            'declineAction',
            rows.find((row) => row.owner_id === other)!,
          ),
        ),
      ).toEqual({
        code: 'NOT_FOUND',
        field: 'actionId',
      });
  });

  it('none of the young sees what the guardians said of it', async () => {
    expect(await bySql(f.teen.id, 'select 1 from plan_approval')).toEqual([]);
    expect(await bySql(f.motherId, 'select 1 from plan_approval')).toHaveLength(1);
    const version = await app.sql('select id from plan_version where case_id = $1 order by number limit 1', [f.caseId]);
    const said = { planVersionId: version[0]!['id'], personId: f.teen.id, approval: 'AGREED' };
    expect(
      await refusal(mutate(app, { principal: f.teen.id })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id')),
    ).toMatchObject({ code: 'PLAN_AGREED' });
  });
});

describe('two children of a family', () => {
  it('see each only what is of the family or their own', async () => {
    const f = await family();
    for (const { id } of [f.teen, f.sibling]) {
      const way = { personId: id, contactWay: { kind: 'PHONE', value: '+358401112244', safe: true } };
      await done(mutate(app, 'counsellor')('addContactWay', 'AddContactWayInput', way, 'id'));
    }
    await done(assess(f.teen.id));
    later();
    expect(await refusal(sees(f.sibling.id, f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    await done(assess(f.sibling.id));
    later();
    for (const { id } of [f.teen, f.sibling]) {
      expect(await bySql(id, 'select person_id from person_identity')).toEqual([{ person_id: id }]);
      expect(await bySql(id, 'select person_id from contact_way')).toEqual([{ person_id: id }]);
      expect(await bySql(id, 'select person_id from maturity_assessment')).toEqual([{ person_id: id }]);
      const { people } = await done(sees(id, f.caseId));
      const named = people.map(({ givenName }: { givenName: string }) => givenName).toSorted();
      expect(named).toEqual(['Aada', 'Eino', 'Kerttu', 'Marjatta']);
      const told = people.filter(({ birthDate }: { birthDate: string | null }) => birthDate);
      expect(told.map((person: { id: string }) => person.id)).toEqual([id]);
    }
  });

  it('and neither a name that is kept from one of them', async () => {
    const f = await family();
    await done(assess(f.teen.id));
    later();
    await app.sql(`insert into access.withheld values ('person_identity', $1, $2, 'family', $3, $4, 'minor', $5)`, [
      f.aunt.id,
      f.teen.id,
      f.familyId,
      principalOf('counsellor'),
      app.clock.now().toString(),
    ]);
    const { people } = await done(sees(f.teen.id, f.caseId));
    expect(people.find(({ id }: { id: string }) => id === f.aunt.id).givenName).toBeNull();
  });

  it('nobody who writes only what is their own keeps a record from others, or lifts what is kept from them', async () => {
    const f = await family();
    await done(assess(f.teen.id));
    later();
    const withhold = `select access.withhold('network_case', $1, 'case', $1, $2, 'minor')`;
    for (const who of [f.teen.id, f.motherId])
      await expect(bySql(who, withhold, [f.caseId, principalOf('counsellor')])).rejects.toMatchObject({
        code: '42501',
      });
    await app.sql(`insert into access.withheld values ('case_needs', $1, $2, 'case', $1, $3, 'minor', $4)`, [
      f.caseId,
      f.motherId,
      principalOf('counsellor'),
      app.clock.now().toString(),
    ]);
    const lift = `select access.lift_withholding('case_needs', $1, $2)`;
    await expect(bySql(f.motherId, lift, [f.caseId, f.motherId])).rejects.toMatchObject({ code: '42501' });
    await expect(bySql(principalOf('counsellor'), lift, [f.caseId, f.motherId])).resolves.toHaveLength(1);
  });
});

describe('a close person', () => {
  let f: Family;
  beforeAll(async () => {
    f = await family();
  });

  it.each([
    ['without a guardian’s word', () => invite(f, { wishedById: f.aunt.id }), 'NOT_A_GUARDIAN', 'wishedById'],
    ['on a child’s word', () => invite(f, { wishedById: f.teen.id }), 'NOT_A_GUARDIAN', 'wishedById'],
    ['who is a child', () => invite(f, { personId: f.teen.id }), 'NOT_A_CLOSE_PERSON', 'personId'],
    ['who is a guardian', () => invite(f, { personId: f.motherId }), 'NOT_A_CLOSE_PERSON', 'personId'],
    ['of another family', () => invite(f, { personId: principalOf('close-person') }), 'NOT_FOUND', 'personId'],
    ['to another family’s case', () => invite(f, { caseId: FAMILY.caseId }), 'NOT_FOUND', 'personId'],
    ['by a nurse', () => invite(f, {}, 'nurse'), 'NOT_FOUND', 'caseId'],
    ['by a team lead', () => invite(f, {}, 'team-lead'), 'NOT_FOUND', 'caseId'],
    ['by the guardian herself', () => invite(f, {}, { principal: f.motherId }), 'NOT_FOUND', 'caseId'],
    ['by themselves', () => invite(f, {}, { principal: f.aunt.id }), 'NOT_FOUND', 'caseId'],
  ])('is not invited %s', async (_, invited, code, field) => {
    expect(await refusal(invited())).toEqual({ code, field });
    expect(await maySignIn(f.aunt.id)).toBe(false);
  });

  it('comes along until the family wishes otherwise', async () => {
    const invited = await done(invite(f));
    expect(invited).toMatchObject({ personId: f.aunt.id, wishedById: f.motherId, endedAt: null, version: 1 });
    later();
    expect(await refusal(invite(f))).toEqual({ code: 'ALREADY_INVITED', field: 'personId' });
    const open = app.asPrincipal(f.aunt.id);
    expect((await open(SEES, { caseId: f.caseId })).data.casePage).toMatchObject({ id: f.caseId, people: [] });
    const { people } = await done(app.as('counsellor')(SEES, { caseId: f.caseId }));
    expect(people.find(({ id }: { id: string }) => id === f.aunt.id).invited).toEqual({ wishedById: f.motherId });
    expect(await refusal(endInvited(invited.id, 2))).toMatchObject({ code: 'STALE' });
    expect(await refusal(endInvited(invited.id, 1, { principal: f.motherId }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(endInvited(invited.id, 1, { principal: f.aunt.id }))).toMatchObject({ code: 'NOT_FOUND' });
    later();
    await done(endInvited(invited.id));
    expect(await open(SEES, { caseId: f.caseId })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(sees(f.aunt.id, f.caseId))).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    expect(await maySignIn(f.aunt.id)).toBe(false);
    expect(await refusal(endInvited(invited.id, 2))).toEqual({ code: 'ALREADY_ENDED', field: 'invitedId' });
    expect(await done(invite(f))).toMatchObject({ version: 1 });
  });

  it('is made up by nobody by bare SQL', async () => {
    const made = `insert into invited_close_person (area_id, id, case_id, person_id, wished_by_id, recorded_by, invited_at)
      values ($1, gen_random_uuid(), $2, $3, $4, access.principal(), access.now())`;
    const other = await family();
    for (const [who, person] of [
      [f.motherId, f.aunt.id],
      [f.aunt.id, f.aunt.id],
      [principalOf('counsellor'), other.aunt.id],
    ] as const)
      await expect(bySql(who, made, [POHDE.id, f.caseId, person, f.motherId])).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves with the closing of the case', async () => {
    const g = await family();
    await done(invite(g));
    later();
    expect(await maySignIn(g.aunt.id)).toBe(true);
    await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [
      g.caseId,
      app.clock.now().toString(),
    ]);
    expect(await maySignIn(g.aunt.id)).toBe(false);
  });
});

it('guardians sign in while they have a right to information, staff and strangers by this never', async () => {
  const f = await family();
  expect(await maySignIn(f.motherId)).toBe(true);
  await app.sql('update guardianship set right_to_information = false where guardian_id = $1', [f.motherId]);
  expect(await maySignIn(f.motherId)).toBe(false);
  expect(await maySignIn(principalOf('counsellor'))).toBe(false);
  expect(await maySignIn(randomUUID())).toBe(false);
});

/** How many rows of the demo family each sees by bare SQL. */
const SEEN: readonly (readonly [table: string, of: 'case' | 'family', ...seen: [number, number, number, number]])[] = [
  //                                  guardian, other guardian, minor, close person
  ['network_case', 'case', 1, 1, 1, 1],
  ['responsible_person', 'case', 1, 1, 1, 1],
  ['network_member', 'case', 4, 4, 0, 0],
  ['case_needs', 'case', 1, 1, 0, 0],
  ['invited_close_person', 'case', 1, 1, 0, 1],
  ['meeting', 'case', 1, 1, 1, 0],
  ['meeting_participant', 'case', 7, 7, 7, 0],
  ['meeting_question', 'case', 1, 1, 1, 0],
  ['minutes', 'case', 1, 1, 1, 0],
  ['plan', 'case', 1, 1, 1, 1],
  ['plan_version', 'case', 1, 1, 1, 1],
  ['plan_goal', 'case', 2, 2, 2, 0],
  ['plan_action', 'case', 5, 5, 0, 0],
  ['plan_approval', 'case', 2, 2, 0, 0],
  ['review', 'case', 1, 1, 1, 0],
  ['consent', 'case', 5, 5, 0, 0],
  ['consent_decision', 'case', 10, 10, 0, 0],
  ['family', 'family', 1, 1, 1, 0],
  ['person', 'family', 5, 5, 5, 0],
  ['person_identity', 'family', 5, 5, 1, 0],
  ['contact_way', 'family', 2, 1, 1, 0],
  ['guardianship', 'family', 4, 4, 0, 0],
  ['maturity_assessment', 'family', 1, 1, 1, 0],
  ['maturity_reason', 'family', 0, 0, 0, 0],
];

const WHOLE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { needs { version } members { id } guardianships { id }
  people { givenName birthDate maturityAssessment { reason } contactWays { id } } consents { id } statutoryBases { id }
  meetings { question participants { id } minutes { text } } actions { text }
  plan { versions { sharedGoal } goals { text } reviews { id } versions { approvals { at } } } } }`;
type Row = Record<string, unknown>;
interface Page {
  readonly needs: Row | null;
  readonly people: readonly (Row & { maturityAssessment: Row | null; contactWays: Row[] })[];
  readonly meetings: readonly (Row & { participants: Row[] })[];
  readonly plan: { versions: (Row & { approvals: Row[] })[]; goals: Row[]; reviews: Row[] };
  readonly [list: string]: unknown;
}
const filled = (rows: readonly Row[], field: string) => rows.filter((row) => row[field] !== null).length;
const listed = (field: string) => (page: Page) => (page[field] as Row[]).length;
/** How much of it each is shown through GraphQL. */
const SHOWN: readonly (readonly [
  what: string,
  counted: (page: Page) => number,
  ...shown: [number, number, number, number],
])[] = [
  ['needs', ({ needs }) => (needs ? 1 : 0), 1, 1, 0, 0],
  ['members', listed('members'), 3, 3, 0, 0],
  ['guardianships', listed('guardianships'), 4, 4, 0, 0],
  ['people', listed('people'), 5, 5, 5, 0],
  ['names', ({ people }) => filled(people, 'givenName'), 5, 5, 5, 0],
  ['days of birth', ({ people }) => filled(people, 'birthDate'), 2, 2, 1, 0],
  ['ways of contact', ({ people }) => people.flatMap(({ contactWays }) => contactWays).length, 2, 1, 1, 0],
  ['assessments', ({ people }) => filled(people, 'maturityAssessment'), 1, 1, 1, 0],
  ['their reasons', ({ people }) => people.filter((one) => one.maturityAssessment?.['reason']).length, 0, 0, 0, 0],
  ['consents', listed('consents'), 5, 5, 0, 0],
  ['meetings', listed('meetings'), 1, 1, 1, 0],
  ['questions', ({ meetings }) => filled(meetings, 'question'), 1, 1, 1, 0],
  ['seats', ({ meetings }) => meetings.flatMap(({ participants }) => participants).length, 7, 7, 7, 0],
  ['minutes', ({ meetings }) => filled(meetings, 'minutes'), 1, 1, 1, 0],
  ['shared goals', ({ plan }) => filled(plan.versions, 'sharedGoal'), 1, 1, 1, 1],
  ['goals', ({ plan }) => plan.goals.length, 2, 2, 2, 0],
  ['reviews', ({ plan }) => plan.reviews.length, 1, 1, 1, 0],
  ['approvals', ({ plan }) => plan.versions.flatMap(({ approvals }) => approvals).length, 2, 2, 0, 0],
  ['actions', listed('actions'), 5, 5, 0, 0],
];
const WATCHERS: readonly Persona[] = ['guardian', 'other-guardian', 'minor', 'close-person'];

describe('of the family of the demo', () => {
  it.each(SEEN)('%s: guardian, other guardian, minor, close person', async (table, _, ...seen) => {
    const counts = await Promise.all(
      WATCHERS.map(async (persona) => (await bySql(principalOf(persona), `select 1 from ${table}`)).length),
    );
    expect(counts).toEqual(seen);
  });

  it.each(SHOWN)('%s on the case page: guardian, other guardian, minor, close person', async (_, counted, ...shown) => {
    const counts = await Promise.all(
      WATCHERS.map(async (persona) => counted((await done(app.as(persona)(WHOLE, { caseId: FAMILY.caseId }))) as Page)),
    );
    expect(counts).toEqual(shown);
  });

  it('an assessment and an invitation are in the log, with what allowed them', async () => {
    const f = await family();
    const assessment = await done(assess(f.teen.id));
    const invited = await done(invite(f));
    later();
    await done(endAssessment(assessment.id));
    await done(endInvited(invited.id));
    await refusal(assess(f.teen.id, {}, { principal: f.motherId }));
    const lines = await app.sql(
      `select action, operation, category, basis from audit.access_log
       where operation ~ '(Assessment|ClosePerson)$' and scope_id in ($1, $2) order by operation, basis`,
      [f.familyId, f.caseId],
    );
    expect(lines.map((line) => Object.values(line).join(' '))).toEqual([
      'change endClosePerson logistics counsellor',
      'change endMaturityAssessment identity counsellor',
      'record inviteClosePerson logistics counsellor',
      'record recordMaturityAssessment identity counsellor',
      'refused recordMaturityAssessment identity none',
    ]);
  });

  it('nobody of it sees the contact with which it began, nor a case of others', async () => {
    await family();
    for (const persona of WATCHERS) {
      const who = principalOf(persona);
      for (const table of ['contact', 'contact_identity', 'contact_needs', 'time_poll'])
        expect(await bySql(who, `select 1 from ${table}`)).toEqual([]);
      expect(await bySql(who, 'select id from network_case where id <> $1', [FAMILY.caseId])).toEqual([]);
    }
  });

  it('the young see who looked, and close persons do not', async () => {
    await app.as('counsellor')(SEES, { caseId: FAMILY.caseId });
    const lines = (who: Persona) => linesToldTo(app, principalOf(who), FAMILY.caseId);
    expect((await lines('minor')).length).toBeGreaterThan(0);
    expect(await lines('close-person')).toEqual([]);
  });

  it.each([
    ['minor', 'case', ['logistics', 'minutes', 'plan']],
    ['minor', 'family', ['identity', 'logistics', 'reach']],
    ['close-person', 'case', ['logistics', 'plan']],
    ['close-person', 'family', []],
  ] as const)('what a %s reads of the %s is in the log, on that basis', async (persona, scopeType, categories) => {
    await app.as(persona)(
      `query ($caseId: UUID!) { casePage(caseId: $caseId) { people { id contactWays { id } } needs { version } consents { id }
        meetings { minutes { text } } plan { id } actions { id } } }`,
      { caseId: FAMILY.caseId },
    );
    const lines = await app.sql<{ category: string; basis: string }>(
      `select distinct category, basis from audit.access_log where principal_id = $1 and scope_type = $2 and action = 'read' order by 1`,
      [principalOf(persona), scopeType],
    );
    expect(lines).toEqual(categories.map((category) => ({ category, basis: persona })));
  });
});
