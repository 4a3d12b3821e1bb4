import { randomUUID } from 'node:crypto';
import { principalOf } from '../src/demo/personas.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, seatOf, type Who } from './support/casework.js';
import { withClient } from './support/database.js';
import {
  actionOf,
  agree,
  type Answered,
  draft,
  hearChildren,
  join,
  meet,
  type MetCase,
  promised,
} from './support/plans.js';

/** What is written in a plan besides goals and actions, by one and by several at once. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const later = () => app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
const FIELDS = 'id pieceId sinceVersion untilVersion version changedBy changedAt';
const write = (input: Record<string, unknown>, who: Who = 'counsellor') =>
  mutate(app, who)('writePlanSection', 'WritePlanSectionInput', { kind: 'SITUATION', ...input }, FIELDS);
const hear = (input: Record<string, unknown>, who: Who = 'counsellor') =>
  mutate(app, who)('recordChildView', 'RecordChildViewInput', input, FIELDS);
const counsellor = (name: string, type: string, input: Record<string, unknown>) =>
  mutate(app, 'counsellor')(name, type, input, FIELDS);

const HAND = `query ($id: UUID!, $since: DateTime) { planInHand(planVersionId: $id, changedSince: $since) {
  version { number state sharedGoal version } sections { kind text version untilVersion }
  childViews { childId manner content reason reasonText version } goals { text version } actions { text commitment }
  privateHelpers { id name task version } copies { personId unitId unitName }
  changes { piece leftOut changedBy version } } }`;
const askForHand = (id: string, who: Who = 'counsellor', since: string | null = null) =>
  (typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal))(HAND, { id, since });
const inHand = (...[id, who, since]: Parameters<typeof askForHand>) => done(askForHand(id, who, since));
const textsOf = async (...[id, who]: [id: string, who?: Who]): Promise<Record<string, string>> => {
  const { sections } = await inHand(id, who);
  return Object.fromEntries(sections.map(({ kind, text }: { kind: string; text: string }) => [kind, text]));
};

const TABLES = ['plan_version', 'plan_goal', 'plan_section', 'child_view', 'plan_helper', 'plan_copy', 'plan_action'];
const contentOf = async (caseId: string) =>
  Promise.all(TABLES.map((table) => app.sql(`select * from ${table} where case_id = $1 order by id`, [caseId])));

/** That what was tried is refused with the code at the field, and has changed nothing of the case. */
async function refused(caseId: string, attempt: () => Promise<Answer>, code: string, field?: string) {
  const before = await contentOf(caseId);
  const { errors, data } = await attempt();
  expect(errors?.[0]?.extensions).toMatchObject({ code, ...(field && { field }) });
  expect(data).toBeNull();
  expect(await contentOf(caseId)).toEqual(before);
  return errors?.[0]?.extensions;
}

/** A case that met, with a first draft in which the nurse has promised something. */
async function begun(): Promise<MetCase & { first: Answered & { planId: string } }> {
  const met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  await promised(app, await actionOf(app, first.id, 'nurse'));
  return { ...met, first };
}

describe('a section', () => {
  let met: Awaited<ReturnType<typeof begun>>;
  let planVersionId: string;
  beforeAll(async () => {
    met = await begun();
    planVersionId = met.first.id;
  });

  it('is written, written anew and left out, and nobody reads it in the database', async () => {
    const written = await done(write({ planVersionId, text: 'Yöt ovat lyhyitä.' }));
    expect(written).toMatchObject({ sinceVersion: 1, untilVersion: null, version: 1 });
    expect(written.changedBy).toBe(principalOf('counsellor'));
    const [row] = await app.sql('select text from plan_section where id = $1', [written.id]);
    expect((row!['text'] as Buffer).toString('latin1')).not.toContain('lyhyitä');
    const anew = await done(write({ planVersionId, text: 'Yöt ovat pitempiä.', expectedVersion: 1 }));
    expect(anew).toMatchObject({ id: written.id, version: 2 });
    expect(await textsOf(planVersionId)).toEqual({ SITUATION: 'Yöt ovat pitempiä.' });
    expect(await done(write({ planVersionId, expectedVersion: 2 }))).toMatchObject({ untilVersion: 1, version: 3 });
    expect(await textsOf(planVersionId)).toEqual({});
    await refused(met.caseId, () => write({ planVersionId }), 'PIECE_MISSING', 'expectedVersion');
    // What was seen before it was left out is not what stands after it was begun again.
    const again = await done(write({ planVersionId, text: 'Uudestaan.' }));
    expect(again).toMatchObject({ pieceId: written.pieceId, version: 4 });
  });

  it('stands in the order of the plan', async () => {
    const kinds = ['DURATION', 'STRENGTHS', 'NEXT_STEPS', 'FAMILY_VIEW', 'CURRENT_SERVICES', 'PROFESSIONAL_VIEWS'];
    for (const kind of kinds) await done(write({ planVersionId, kind, text: kind }));
    const { sections } = await inHand(planVersionId);
    expect(sections.map(({ kind }: { kind: string }) => kind)).toEqual([
      'SITUATION',
      'CURRENT_SERVICES',
      'FAMILY_VIEW',
      'PROFESSIONAL_VIEWS',
      'STRENGTHS',
      'NEXT_STEPS',
      'DURATION',
    ]);
  });

  it('is written by those who keep the plan only', async () => {
    const input = { planVersionId, kind: 'STRENGTHS', text: 'x', expectedVersion: 1 };
    for (const who of ['nurse', 'teacher', 'counsellor-other-area', { principal: met.motherId }] as const)
      await refused(met.caseId, () => write(input, who), 'NOT_FOUND', 'planVersionId');
    await refused(met.caseId, () => write({ ...input, planVersionId: randomUUID() }), 'NOT_FOUND', 'planVersionId');
    const child = { planVersionId, childId: met.childId, reason: 'TOO_YOUNG' };
    await refused(met.caseId, () => hear(child, { principal: met.motherId }), 'NOT_FOUND', 'planVersionId');
  });

  it('that somebody else wrote meanwhile is refused, with what was changed, by whom and when, and no words', async () => {
    const seen = await done(write({ planVersionId, kind: 'STRENGTHS', text: 'Mummi.', expectedVersion: 1 }));
    const stale = { planVersionId, kind: 'STRENGTHS', text: 'Ukki.', expectedVersion: 1 };
    const facts = await refused(met.caseId, () => write(stale), 'STALE', 'expectedVersion');
    const changed = { changedBy: principalOf('counsellor'), changedAt: seen.changedAt };
    expect(facts).toEqual({
      code: 'STALE',
      field: 'expectedVersion',
      piece: 'strengths',
      version: seen.version,
      ...changed,
    });
    const none = { planVersionId, kind: 'STRENGTHS', text: 'Ukki.' };
    await refused(met.caseId, () => write(none), 'STALE', 'expectedVersion');
    await refused(met.caseId, () => write({ ...none, expectedVersion: 9 }), 'STALE', 'expectedVersion');
  });

  it('shows two editors each other’s change', async () => {
    const since = app.clock.now().toString();
    later();
    expect((await inHand(planVersionId, 'counsellor', since)).changes).toEqual([]);
    await done(write({ planVersionId, kind: 'STRENGTHS', text: 'Mummi ja ukki.', expectedVersion: 2 }));
    later();
    await done(write({ planVersionId, kind: 'DURATION', expectedVersion: 1 }));
    const by = { changedBy: principalOf('counsellor') };
    expect((await inHand(planVersionId, 'counsellor', since)).changes).toEqual([
      { piece: 'STRENGTHS', leftOut: false, version: 3, ...by },
      { piece: 'DURATION', leftOut: true, version: 2, ...by },
    ]);
    expect((await inHand(planVersionId)).changes.length).toBeGreaterThan(5);
  });
});

describe('ten editors at once', () => {
  it('on ten pieces all get their words in', async () => {
    const { caseId, first } = await begun();
    const planVersionId = first.id;
    const kinds = ['SITUATION', 'CURRENT_SERVICES', 'FAMILY_VIEW', 'PROFESSIONAL_VIEWS', 'STRENGTHS', 'NEXT_STEPS'];
    const answers = await Promise.all([
      ...kinds.map((kind) => write({ planVersionId, kind, text: kind })),
      ...['Mummi', 'Naapuri'].map((name) =>
        counsellor('addPrivateHelper', 'AddPrivateHelperInput', { planVersionId, name, task: 'Hakee tarhasta.' }),
      ),
      ...['Uni', 'Koulu'].map((text) =>
        mutate(app, 'counsellor')('addGoal', 'AddGoalInput', { planVersionId, text }, 'id'),
      ),
    ]);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const { sections, privateHelpers, goals } = await inHand(planVersionId);
    expect([sections.length, privateHelpers.length, goals.length]).toEqual([6, 2, 2]);
    expect(await contentOf(caseId)).toBeDefined();
  });

  it('on one section: one of them is first, the others look again, and no line is lost', async () => {
    const { first } = await begun();
    const planVersionId = first.id;
    const lines = Array.from({ length: 10 }, (_, place) => `Rivi ${place}.`);
    let refusals = 0;
    const append = async (line: string): Promise<void> => {
      const { sections } = await inHand(planVersionId);
      const [found] = sections as { text: string; version: number }[];
      const text = [found?.text, line].filter(Boolean).join(' ');
      const answer = await write({ planVersionId, text, expectedVersion: found?.version ?? null });
      if (!answer.errors) return;
      expect(answer.code).toBe('STALE');
      refusals += 1;
      await append(line);
    };
    await Promise.all(lines.map(append));
    const { SITUATION: text } = await textsOf(planVersionId);
    for (const line of lines) expect(text!.split(line)).toHaveLength(2);
    expect(refusals).toBeGreaterThan(0);
    const [row] = await app.sql('select version from plan_section where plan_id = $1', [first.planId]);
    expect(row).toEqual({ version: 10 });
  });
});

describe('15. a child’s own view', () => {
  let met: Awaited<ReturnType<typeof begun>>;
  let planVersionId: string;
  beforeAll(async () => {
    met = await begun();
    planVersionId = met.first.id;
  });

  it('is a manner with its content, or a reason', async () => {
    const child = { planVersionId, childId: met.childId };
    for (const [told, code, field] of [
      [{}, 'MANNER_MISSING', 'manner'],
      [{ manner: 'DRAWING' }, 'CONTENT_MISSING', 'content'],
      [{ reason: 'OTHER' }, 'REASON_MISSING', 'reasonText'],
      [{ reason: 'HARMFUL', reasonText: 'x' }, 'REASON_OUT_OF_PLACE', 'reasonText'],
      [{ manner: 'DRAWING', content: 'x', reason: 'HARMFUL' }, 'REASON_OUT_OF_PLACE', 'reason'],
    ] as const)
      await refused(met.caseId, () => hear({ ...child, ...told }), code, field);
    await done(hear({ ...child, reason: 'OTHER', reasonText: 'Oli matkalla.' }));
    await done(hear({ ...child, manner: 'PLAYED', content: 'Nuket nukkuvat.', expectedVersion: 1 }));
    expect((await inHand(planVersionId)).childViews).toEqual([
      {
        childId: met.childId,
        manner: 'PLAYED',
        content: 'Nuket nukkuvat.',
        reason: null,
        reasonText: null,
        version: 2,
      },
    ]);
    await refused(met.caseId, () => hear({ ...child, reason: 'TOO_YOUNG' }), 'STALE', 'expectedVersion');
  });

  it('is of a child of this family', async () => {
    const other = await openCase(app);
    for (const childId of [other.childId, met.motherId, randomUUID()])
      await refused(met.caseId, () => hear({ planVersionId, childId, reason: 'TOO_YOUNG' }), 'NOT_FOUND', 'childId');
  });

  it('is asked of each child when the plan is agreed, and may be told while the family thinks about it', async () => {
    const person = { ...CHILD, givenName: 'Eino' };
    const added = { familyId: met.familyId, person };
    const { id: childId } = await done(mutate(app, 'counsellor')('addPerson', 'AddPersonInput', added, 'id'));
    const { version } = met.first;
    const seen = { planVersionId, expectedVersion: version };
    const proposed = await done(mutate(app, 'counsellor')('proposePlan', 'ProposePlanInput', seen, 'version'));
    const said = { planVersionId, personId: met.motherId, approval: 'AGREED' };
    await done(mutate(app, 'counsellor')('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
    const agreeing = { planVersionId, expectedVersion: proposed.version };
    const attempt = () => mutate(app, 'counsellor')('agreePlan', 'AgreePlanInput', agreeing, 'state');
    expect(await refused(met.caseId, attempt, 'CHILD_VIEW_MISSING', 'planVersionId')).toMatchObject({
      personIds: [childId],
    });
    const anew = { planVersionId, childId: met.childId, reason: 'HARMFUL', expectedVersion: 2 };
    await refused(met.caseId, () => hear(anew), 'PLAN_PROPOSED');
    await refused(met.caseId, () => write({ planVersionId, text: 'x' }), 'PLAN_PROPOSED');
    await done(hear({ planVersionId, childId, reason: 'TOO_YOUNG' }));
    expect(await done(attempt())).toEqual({ state: 'AGREED' });
    await refused(met.caseId, () => hear({ ...anew, childId, expectedVersion: 1 }), 'PLAN_AGREED');
  });
});

describe('helpers and copies', () => {
  it('are written and dropped', async () => {
    const { caseId, motherId, first } = await begun();
    const planVersionId = first.id;
    const mummi = { planVersionId, name: 'Mummi', task: 'Hakee tarhasta.' };
    const helper = await done(counsellor('addPrivateHelper', 'AddPrivateHelperInput', mummi));
    const change = { helperId: helper.id, expectedVersion: 1, name: 'Mummi', task: 'Hakee tiistaisin.' };
    await done(counsellor('changePrivateHelper', 'ChangePrivateHelperInput', change));
    await refused(caseId, () => counsellor('changePrivateHelper', 'ChangePrivateHelperInput', change), 'STALE');
    expect((await inHand(planVersionId)).privateHelpers).toMatchObject([{ name: 'Mummi', task: 'Hakee tiistaisin.' }]);
    const drop = { helperId: helper.id, expectedVersion: 2 };
    await done(counsellor('dropPrivateHelper', 'DropPrivateHelperInput', drop));
    await refused(caseId, () => counsellor('dropPrivateHelper', 'DropPrivateHelperInput', drop), 'STALE');
    expect((await inHand(planVersionId)).privateHelpers).toEqual([]);

    const { unitId } = await seatOf(app, 'nurse');
    const copy = (input: Record<string, unknown>) =>
      counsellor('addPlanCopy', 'AddPlanCopyInput', { planVersionId, ...input });
    const { unitId: strangers } = await seatOf(app, 'social-worker');
    for (const [input, code, field] of [
      [{}, 'RECIPIENT_MISSING', 'personId'],
      [{ personId: motherId, unitId }, 'ONE_RECIPIENT', 'unitId'],
      [{ personId: principalOf('nurse') }, 'NOT_FOUND', 'personId'],
      [{ unitId: strangers }, 'NOT_FOUND', 'unitId'],
    ] as const)
      await refused(caseId, () => copy(input), code, field);
    await done(copy({ personId: motherId }));
    const units = await done(copy({ unitId }));
    await refused(caseId, () => copy({ unitId }), 'COPY_EXISTS', 'unitId');
    expect((await inHand(planVersionId)).copies).toHaveLength(2);
    await done(counsellor('dropPlanCopy', 'DropPlanCopyInput', { copyId: units.id, expectedVersion: 1 }));
    expect((await inHand(planVersionId)).copies).toEqual([{ personId: motherId, unitId: null, unitName: null }]);
  });

  it('a goal of the draft is written anew, an agreed one is not', async () => {
    const { caseId, motherId, first } = await begun();
    const add = { planVersionId: first.id, text: 'Uni.' };
    const goal = await done(mutate(app, 'counsellor')('addGoal', 'AddGoalInput', add, 'id version'));
    const change = (expectedVersion: number, text: string) =>
      mutate(app, 'counsellor')('changeGoal', 'ChangeGoalInput', { goalId: goal.id, expectedVersion, text }, 'version');
    expect(await done(change(goal.version, 'Unta riittää.'))).toEqual({ version: goal.version + 1 });
    expect(await refused(caseId, () => change(goal.version, 'x'), 'STALE')).toMatchObject({ piece: 'goal' });
    expect((await inHand(first.id)).goals).toMatchObject([{ text: 'Unta riittää.' }]);
    await agree(app, first, motherId);
    await refused(caseId, () => change(goal.version + 1, 'x'), 'PLAN_AGREED');
    await draft(app, caseId);
    await refused(caseId, () => change(goal.version + 1, 'x'), 'GOAL_AGREED', 'goalId');
  });
});

/** Bare SQL as the application, in the context of a principal; undone. */
const bySql = (principal: string, statement: string) =>
  withClient(app.database.url, async (client) => {
    await client.query('begin');
    await client.query(
      "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
      [principal, app.clock.now().toString()],
    );
    const { rows } = await client.query(statement);
    await client.query('rollback');
    return rows;
  });

describe('12. an agreed version', () => {
  let met: Awaited<ReturnType<typeof begun>>;
  let teachers: Answered;
  beforeAll(async () => {
    met = await begun();
    const planVersionId = met.first.id;
    teachers = await actionOf(app, planVersionId, 'teacher');
    await done(write({ planVersionId, text: 'Ensin.' }));
    await done(write({ planVersionId, kind: 'STRENGTHS', text: 'Mummi.' }));
    await done(
      counsellor('addPrivateHelper', 'AddPrivateHelperInput', { planVersionId, name: 'Mummi', task: 'Hakee.' }),
    );
    await done(counsellor('addPlanCopy', 'AddPlanCopyInput', { planVersionId, personId: met.motherId }));
    await agree(app, met.first, met.motherId);
  });

  it('never changes, in the role of the application by bare SQL', async () => {
    const { planId } = met.first;
    const before = await contentOf(met.caseId);
    for (const [code, statement] of [
      ['23514', `update plan_section set text = 'x' where plan_id = '${planId}'`],
      ['23514', `update plan_section set until_version = 1 where plan_id = '${planId}'`],
      ['23514', `update child_view set content = 'x' where plan_id = '${planId}'`],
      ['23514', `update child_view set manner = 'played' where plan_id = '${planId}'`],
      ['23514', `update plan_helper set task = 'x' where plan_id = '${planId}'`],
      ['23514', `update plan_copy set until_version = 1 where plan_id = '${planId}'`],
      ['42501', `update plan_section set since_version = 2 where plan_id = '${planId}'`],
      ['42501', `update plan_section set kind = 'duration' where plan_id = '${planId}'`],
      ['42501', `update plan_copy set person_id = '${randomUUID()}' where plan_id = '${planId}'`],
      ['42501', `delete from child_view where plan_id = '${planId}'`],
      [
        '23514',
        `insert into plan_section (area_id, id, piece_id, case_id, plan_id, since_version, changed_by, changed_at, version, kind, text)
         select area_id, gen_random_uuid(), gen_random_uuid(), case_id, plan_id, 1, changed_by, changed_at, 1, 'duration', 'x'
         from plan_section where plan_id = '${planId}' limit 1`,
      ],
    ] as const)
      await expect(bySql(principalOf('counsellor'), statement)).rejects.toMatchObject({ code });
    expect(await contentOf(met.caseId)).toEqual(before);
  });

  it('goes on into the next draft, where another text is another row; a late commitment moves it up', async () => {
    const second = await draft(app, met.caseId);
    const planVersionId = second.id;
    expect(await textsOf(planVersionId)).toEqual({ SITUATION: 'Ensin.', STRENGTHS: 'Mummi.' });
    const anew = await done(write({ planVersionId, text: 'Sitten.', expectedVersion: 1 }));
    expect(anew).toMatchObject({ sinceVersion: 2, untilVersion: null });
    // It counts on: who saw the agreed words has not seen these.
    expect(anew.version).toBeGreaterThan(1);
    await done(write({ planVersionId, kind: 'STRENGTHS', expectedVersion: 1 }));
    const view = { planVersionId, childId: met.childId, manner: 'MESSAGE', content: 'Uusi.', expectedVersion: 1 };
    await done(hear(view));
    expect(await textsOf(met.first.id)).toEqual({ SITUATION: 'Ensin.', STRENGTHS: 'Mummi.' });
    expect(await textsOf(planVersionId)).toEqual({ SITUATION: 'Sitten.' });
    const changed = (await inHand(planVersionId)).changes as { piece: string; leftOut: boolean }[];
    expect(changed.filter(({ piece }) => piece === 'SITUATION')).toMatchObject([{ leftOut: false }]);
    expect(changed.filter(({ piece }) => piece === 'STRENGTHS')).toMatchObject([{ leftOut: true }]);

    const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [teachers.id]);
    const commit = { actionId: teachers.id, expectedVersion: row!.version };
    await done(mutate(app, 'teacher')('commitToAction', 'CommitToActionInput', commit, 'id'));
    const versions = await app.sql<{ id: string; number: number; state: string }>(
      'select id, number, state from plan_version where plan_id = $1 order by number',
      [met.first.planId],
    );
    expect(versions.map(({ number, state }) => `${number} ${state}`)).toEqual(['1 agreed', '2 agreed', '3 draft']);
    for (const { id } of versions.slice(0, 2)) {
      expect(await textsOf(id)).toEqual({ SITUATION: 'Ensin.', STRENGTHS: 'Mummi.' });
      expect((await inHand(id)).childViews).toMatchObject([{ manner: 'TALKED' }]);
    }
    expect(await textsOf(planVersionId)).toEqual({ SITUATION: 'Sitten.' });
    expect((await inHand(planVersionId)).childViews).toMatchObject([{ manner: 'MESSAGE', content: 'Uusi.' }]);
    expect(await agree(app, second, met.motherId)).toMatchObject({ number: 3, state: 'AGREED' });
  });
});

describe('who reads what', () => {
  const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
  const AUNT = { ...MOTHER, role: 'CLOSE_PERSON', givenName: 'Kerttu', contactWays: [] };
  let caseId: string;
  let motherId: string;
  let teenId: string;
  let auntId: string;
  let first: Answered;
  beforeAll(async () => {
    const opened = await openCase(app, 'counsellor', { people: [MOTHER, TEEN, AUNT] });
    ({ caseId, motherId, childId: teenId } = opened);
    const [aunt] = await app.sql<{ id: string }>(
      `select id from person where family_id = $1 and role = 'close-person'`,
      [opened.familyId],
    );
    auntId = aunt!.id;
    await join(app, caseId, 'nurse', ['plan', 'actions']);
    await join(app, caseId, 'teacher', ['minutes']);
    const account = { personId: teenId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
    await done(mutate(app, 'counsellor')('recordMaturityAssessment', 'RecordMaturityAssessmentInput', account, 'id'));
    const invited = { caseId, personId: auntId, wishedById: motherId };
    await done(mutate(app, 'counsellor')('inviteClosePerson', 'InviteClosePersonInput', invited, 'id'));
    first = await draft(app, caseId);
    const planVersionId = first.id;
    await done(write({ planVersionId, text: 'Tilanne.' }));
    await done(write({ planVersionId, kind: 'STRENGTHS', text: 'Jalkapallo.' }));
    await done(write({ planVersionId, kind: 'NEXT_STEPS', text: 'Soitetaan.' }));
    await done(hear({ planVersionId, childId: teenId, manner: 'TALKED', content: 'Minulta kysytään ensin.' }));
    await done(
      counsellor('addPrivateHelper', 'AddPrivateHelperInput', { planVersionId, name: 'Mummi', task: 'Hakee.' }),
    );
    await done(counsellor('addPlanCopy', 'AddPlanCopyInput', { planVersionId, personId: motherId }));
    await promised(app, await actionOf(app, planVersionId, 'nurse'), { byPhone: true });
  });

  const PLAN = `query ($caseId: UUID!) { casePage(caseId: $caseId) { plan { sections { kind } childViews { content }
    privateHelpers { name } copies { personId } } } }`;
  const sees = async (who: Who) => {
    const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
    const { plan } = await done(ask(PLAN, { caseId }));
    const kinds = plan?.sections.map(({ kind }: { kind: string }) => kind);
    return plan && [kinds, plan.childViews.length, plan.privateHelpers.length, plan.copies.length];
  };
  const ALL = [['SITUATION', 'STRENGTHS', 'NEXT_STEPS'], 1, 1, 1];
  const NOTHING = [[], 0, 0, 0];

  it('of a draft: those who keep it, the guardians and whom a consent to the plan names; nobody else', async () => {
    for (const who of ['counsellor', 'nurse', { principal: motherId }] as const) expect(await sees(who)).toEqual(ALL);
    for (const principal of [teenId, auntId]) expect(await sees({ principal })).toEqual(NOTHING);
    expect(await sees('teacher')).toBeNull();
    for (const who of [{ principal: teenId }, { principal: auntId }, 'teacher', 'counsellor-other-area'] as const)
      expect((await askForHand(first.id, who)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'planVersionId',
      });
  });

  it('of what is agreed: the young what carries them and their own view, close persons the shared goal', async () => {
    await agree(app, first, motherId);
    expect(await sees({ principal: teenId })).toEqual([['STRENGTHS', 'NEXT_STEPS'], 1, 0, 0]);
    expect(await sees({ principal: auntId })).toEqual(NOTHING);
    const hand = await inHand(first.id, { principal: auntId });
    expect(hand).toMatchObject({ version: { sharedGoal: 'Iltaisin on rauhallista.' }, sections: [], goals: [] });
    for (const who of ['counsellor', 'nurse', { principal: motherId }] as const) expect(await sees(who)).toEqual(ALL);
    const log = await app.sql(
      `select distinct operation from audit.access_log where scope_id = $1 and principal_id = $2 and category = 'plan' and action = 'read'`,
      [caseId, motherId],
    );
    expect(log.map(({ operation }) => operation)).toContain('casePage');
  });

  it('16. what a minor keeps from a guardian stays hidden when it is written anew', async () => {
    const [view] = await app.sql<{ piece_id: string }>('select piece_id from child_view where case_id = $1', [caseId]);
    await withClient(app.database.url, async (client) => {
      await client.query('begin');
      await client.query(
        "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
        [principalOf('counsellor'), app.clock.now().toString()],
      );
      const withhold = `select access.withhold('child_view', $1, 'case', $2, $3, 'minor-prohibits')`;
      await client.query(withhold, [view!.piece_id, caseId, motherId]);
      await client.query('commit');
    });
    const second = await draft(app, caseId);
    const view2 = {
      planVersionId: second.id,
      childId: teenId,
      manner: 'MESSAGE',
      content: 'Uusi.',
      expectedVersion: 1,
    };
    await done(hear(view2));
    expect((await sees({ principal: motherId }))[1]).toBe(0);
    expect((await inHand(second.id, { principal: motherId })).childViews).toEqual([]);
    expect((await inHand(second.id)).childViews).toMatchObject([{ content: 'Uusi.' }]);
    expect(await bySql(motherId, `select id from child_view where case_id = '${caseId}'`)).toEqual([]);
  });
});

describe('a crash at the moment of agreement', () => {
  const timers = (caseId: string) =>
    app.sql(
      `select e.kind from platform.outbox_effect e where e.kind like 'follow-up.%' and (e.key in (select id::text from plan_action where case_id = $1)
         or e.key in (select id::text from review where case_id = $1)) order by e.kind`,
      [caseId],
    );

  it('leaves neither an agreement without what follows, nor what follows without an agreement', async () => {
    const { caseId, motherId, first } = await begun();
    await hearChildren(app, first.id);
    await app.sql(
      `create function public.test_fall_over() returns trigger language plpgsql as $$ begin raise exception 'the machine stops'; end $$`,
    );
    await app.sql(
      `create trigger test_fall_over before insert on platform.outbox_effect for each row execute function public.test_fall_over()`,
    );
    const before = await contentOf(caseId);
    await expect(agree(app, first, motherId)).rejects.toThrow(/INTERNAL/);
    const [stopped] = await app.sql<{ state: string; version: number }>(
      'select state, version from plan_version where id = $1',
      [first.id],
    );
    await app.sql('drop function public.test_fall_over() cascade');
    expect(stopped).toMatchObject({ state: 'proposed' });
    expect((await contentOf(caseId)).at(-1)).toEqual(before.at(-1));
    expect(await timers(caseId)).toEqual([]);
    const seen = { planVersionId: first.id, expectedVersion: stopped!.version };
    await done(mutate(app, 'counsellor')('agreePlan', 'AgreePlanInput', seen, 'state'));
    const planned = await timers(caseId);
    const kinds = planned.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['follow-up.remind-action', 'follow-up.remind-review']));
  });

  it('and a process that dies before it sends a mail, or after: it is one mail', async () => {
    const mails = app.running.app.get(MailCatcher);
    await mails.start();
    // What others left to do is no concern of ours.
    await app.sql('truncate platform.outbox_effect');
    const { motherId, first } = await begun();
    await agree(app, first, motherId);
    app.clock.moveTo(Temporal.Instant.from('2026-12-17T07:00:00Z'));
    // Taken by a process that is no more.
    await app.sql(
      `update platform.outbox_effect set state = 'claimed', claim = gen_random_uuid(), attempt = 1, lease_until = '2026-12-17T06:59:00Z'
       where kind = 'follow-up.remind-action'`,
    );
    await app.runDue();
    await app.sql(
      `update platform.outbox_effect set state = 'pending', settled_at = null where kind = 'follow-up.remind-action'`,
    );
    await app.runDue();
    const [nurse] = await app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    const box = mails.mailbox(nurse!.email).map(({ raw }) => raw.toString('utf8'));
    expect(box).toHaveLength(2);
    expect(new Set(box).size).toBe(1);
  });
});
