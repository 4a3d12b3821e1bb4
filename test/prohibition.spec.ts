import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { PROHIBITION_OPERATIONS } from '../src/network/prohibition/prohibitions.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, seatOf, type Who } from './support/casework.js';
import { poolOf } from './support/database.js';
import { startMail } from './support/invited.js';
import { linesToldTo } from './support/log-lines.js';
import { readPdf, squeezed } from './support/pdf.js';
import { ACTION, actionOf, draft, hearChildren, join, promised, REVIEW_ON, VERSION } from './support/plans.js';
import { agree as agreeOnTime, byMail } from './support/told.js';

/** What a minor keeps from a guardian, and what a party is not told by law. Today is 2026-11-23. */

const COUNSELLOR = principalOf('counsellor');
const NURSE = principalOf('nurse');

let app: TestApp;
let pool: pg.Pool;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await pool?.end();
  await app?.stop();
});

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

const counsellor = (name: string, type: string, input: Record<string, unknown>, fields = 'id') =>
  done(mutate(app, { principal: COUNSELLOR })(name, type, input, fields));
const by = (principal: string) => mutate(app, { principal });
const refusal = async (answer: Promise<Answer>) => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? {};
  return [code, field].filter(Boolean).join(' ');
};
/** Rows that a principal sees by bare SQL under the application's login, and the code of a refusal. */
async function bySql(principal: string, text: string, values: unknown[] = []): Promise<Given> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, app.clock.now().toString()],
    );
    return (await client.query(text, values)).rows;
  } catch (error) {
    return (error as pg.DatabaseError).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const FATHER = { ...MOTHER, givenName: 'Urho', contactWays: [byMail('urho@example.fi')] };
const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };

/** A case of a mother and a young person, whose ids come in this order: lists that go by id are the same in each. */
async function motherAndTeen() {
  const people = [{ ...MOTHER, contactWays: [byMail('marjatta@example.fi')] }, TEEN];
  for (;;) {
    const opened = await openCase(app, { principal: COUNSELLOR }, { people });
    if (opened.motherId < opened.childId) return opened;
  }
}

/** A family of two guardians and a young person with an account; a nurse in the network. */
async function family() {
  const { caseId, familyId, motherId, childId: teenId } = await motherAndTeen();
  const { id: fatherId } = await counsellor('addPerson', 'AddPersonInput', { familyId, person: FATHER });
  const kin = { guardianId: fatherId, childId: teenId, powers: 'FULL', rightToInformation: true };
  await counsellor('recordGuardianship', 'RecordGuardianshipInput', kin);
  const assessed = { personId: teenId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
  const { id: assessmentId } = await counsellor('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessed);
  await join(app, caseId, 'nurse', ['identity', 'minutes', 'plan', 'actions']);
  app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
  return { caseId, familyId, motherId, fatherId, teenId, assessmentId };
}
type Family = Awaited<ReturnType<typeof family>>;

const SEAT = `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, person_id, needed, chosen, attendance)
  values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'required', true, 'on-site')`;

/** A meeting that was held with the nurse, the mother and the young; the father was not asked. */
async function held({ caseId, motherId, teenId }: Family, hour: string): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance, held_at)
     values ($1, $2, $3, 'held', 60, 'in-person', 'Europe/Helsinki', $5, $6, $7, 0, $4, false, $7)`,
    [POHDE.id, id, caseId, COUNSELLOR, `2026-11-20T${hour}:00`, `2026-11-20T${hour}:00+02`, `2026-11-20T${hour}:59+02`],
  );
  const nurse = await seatOf(app, 'nurse');
  await app.sql(SEAT, [POHDE.id, caseId, id, nurse.professionalId, nurse.unitId, null]);
  for (const personId of [motherId, teenId]) await app.sql(SEAT, [POHDE.id, caseId, id, null, null, personId]);
  return id;
}

async function shareMinutes(meetingId: string, forAll: string, matters: readonly object[] = []) {
  const page = { meetingId, expectedVersion: null, forAll, forFamily: `${forAll} Perheelle.`, matters };
  const { version } = await counsellor('writeMinutes', 'WriteMinutesInput', page, 'version');
  await counsellor('shareMinutes', 'ShareMinutesInput', { meetingId, expectedVersion: version }, 'version');
}

/** A text sealed with the case's key, as a chapter would. */
const sealed = (caseId: string, place: string, text: string): Promise<Buffer> =>
  app.running.app.get(Work).read({ principalId: COUNSELLOR }, 'test', async () => {
    const key = await app.running.app.get(Sealing).keyOf('case', caseId);
    return Buffer.from(key.seal(place, text).bytes);
  });

/** One thing that can be kept, and by what it shows itself. */
interface Thing {
  readonly id: string;
  readonly canary: string;
  /** Table and column that name it. */
  readonly row: readonly [table: string, column: string];
}
type Things = Readonly<Record<string, Thing>>;
interface Household extends Family {
  readonly planVersionId: string;
  readonly toldMeetingId: string;
  readonly things: Things;
}

/** A plan on which all agreed, minutes, meetings. With `secrets` there is one thing of each kind more. */
async function household(secrets: boolean): Promise<Household> {
  const at = await family();
  const { caseId, motherId, fatherId, teenId } = at;
  const teen = by(teenId);
  const meetings = [await held(at, '08'), await held(at, '10')] as const;
  const things: Record<string, Thing> = {};
  const [toldMeetingId] = meetings;
  await shareMinutes(toldMeetingId, 'Sovittiin iltarytmistä.');
  const plan = await draft(app, caseId);
  const planVersionId = plan.id as string;
  const inPlan = { planVersionId };
  const goal = (text: string) => counsellor('addGoal', 'AddGoalInput', { ...inPlan, text });
  const section = (kind: string, text: string) =>
    counsellor(
      'writePlanSection',
      'WritePlanSectionInput',
      { ...inPlan, kind, text, expectedVersion: null },
      'pieceId',
    );
  const own = (text: string, more: object = {}) => {
    const whose = { ownerKind: 'FAMILY', ownerId: teenId, dueOn: '2026-12-18', setting: 'HOBBY', ...more };
    return counsellor('addAction', 'AddActionInput', { ...inPlan, text, ...whose }, ACTION);
  };
  await goal('Yöt ovat rauhallisia.');
  await section('SITUATION', 'Perhe on väsynyt.');
  await promised(app, await actionOf(app, planVersionId, 'nurse'), { byPhone: true });
  const view = { ...inPlan, childId: teenId, manner: 'TALKED', content: 'KANARIA-näkemys.' };
  const { pieceId: viewId } = await counsellor('recordChildView', 'RecordChildViewInput', view, 'pieceId');
  things['CHILD_VIEW'] = { id: viewId, canary: 'KANARIA-näkemys', row: ['child_view', 'piece_id'] };
  if (secrets) {
    const { id: goalId } = await goal('KANARIA-tavoite.');
    things['PLAN_GOAL'] = { id: goalId, canary: 'KANARIA-tavoite', row: ['plan_goal', 'id'] };
    await promised(app, await own('KANARIA-tavoitteen toimi.', { goalId }), { byPhone: true });
    const action = await promised(app, await own('KANARIA-toimi.'), { byPhone: true });
    things['PLAN_ACTION'] = { id: action.id, canary: 'KANARIA-toimi', row: ['plan_action', 'id'] };
    const { pieceId: sectionId } = await section('FAMILY_VIEW', 'KANARIA-osio.');
    things['PLAN_SECTION'] = { id: sectionId, canary: 'KANARIA-osio', row: ['plan_section', 'piece_id'] };
    const helper = { ...inPlan, name: 'KANARIA-auttaja', task: 'Hakee koulusta.' };
    const { pieceId: helperId } = await counsellor('addPrivateHelper', 'AddPrivateHelperInput', helper, 'pieceId');
    things['PLAN_HELPER'] = { id: helperId, canary: 'KANARIA-auttaja', row: ['plan_helper', 'piece_id'] };
    const { pieceId: copyId } = await counsellor(
      'addPlanCopy',
      'AddPlanCopyInput',
      { ...inPlan, personId: teenId },
      'pieceId',
    );
    things['PLAN_COPY'] = { id: copyId, canary: copyId, row: ['plan_copy', 'piece_id'] };
    const asked = await own('Ehkä.');
    const suggestion = { actionId: asked.id, expectedVersion: asked.version, text: 'KANARIA-ehdotus.' };
    const { id: suggestionId } = await done(teen('suggestChange', 'SuggestChangeInput', suggestion, 'id'));
    things['ACTION_SUGGESTION'] = { id: suggestionId, canary: 'KANARIA-ehdotus', row: ['action_suggestion', 'id'] };
  }
  const proposal = { planVersionId, expectedVersion: plan.version, nextReviewOn: REVIEW_ON };
  const proposed = await counsellor('proposePlan', 'ProposePlanInput', proposal, VERSION);
  const say = (personId: string, more: object) =>
    done(by(personId)('recordPlanApproval', 'RecordPlanApprovalInput', { planVersionId, personId, ...more }, 'id'));
  for (const personId of [motherId, fatherId]) await say(personId, { approval: 'AGREED' });
  if (secrets) {
    const { id } = await say(teenId, { approval: 'DISSENT', dissent: 'KANARIA-eri mieltä.' });
    things['PLAN_APPROVAL'] = { id, canary: 'KANARIA-eri', row: ['plan_approval', 'id'] };
  }
  await counsellor('agreePlan', 'AgreePlanInput', { planVersionId, expectedVersion: proposed.version }, VERSION);
  if (secrets) Object.assign(things, await moreThings(at, things, planVersionId, meetings[1]));
  app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
  return { ...at, planVersionId, toldMeetingId, things };
}

/** What is not part of the plan. */
async function moreThings(
  { caseId, teenId }: Family,
  { PLAN_ACTION: action }: Things,
  planVersionId: string,
  meetingId: string,
): Promise<Things> {
  const teen = by(teenId);
  const matter = { text: 'KANARIA-asia.', audience: 'ALL', actionId: action!.id };
  await shareMinutes(meetingId, 'KANARIA-muistio.', [matter]);
  const what = { caseId, question: 'KANARIA-kysymys?', durationMinutes: 60, mode: 'IN_PERSON', place: 'Koulu' };
  const who = { familyPersonIds: [teenId], participants: [{ ...(await seatOf(app, 'nurse')), needed: 'REQUIRED' }] };
  const { id: meeting } = await counsellor('conveneMeeting', 'ConveneMeetingInput', { ...what, ...who });
  const input = randomUUID();
  const nurse = await seatOf(app, 'nurse');
  await app.sql(
    `insert into written_input (area_id, id, case_id, meeting_id, professional_id, unit_id, text, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      POHDE.id,
      input,
      caseId,
      meetingId,
      nurse.professionalId,
      nurse.unitId,
      await sealed(caseId, `written_input.text:${input}`, 'KANARIA-panos.'),
      app.clock.now().toString(),
      COUNSELLOR,
    ],
  );
  const handout = { planVersionId, personId: teenId, how: 'PAPER' };
  const { id: handoutId } = await counsellor('handOutPlan', 'HandOutPlanInput', handout);
  const said = { caseId, face: 'BAD', words: 'KANARIA-kuulumiset.' };
  const { id: faceId } = await done(teen('sayHowThingsAre', 'SayHowThingsAreInput', said, 'id'));
  const asked = { caseId, words: 'KANARIA-toive.' };
  const { id: wishId } = await done(teen('askForMeeting', 'AskForMeetingInput', asked, 'id'));
  const [consent] = await app.sql<{ id: string }>('select id from consent where case_id = $1 limit 1', [caseId]);
  const decision = randomUUID();
  const decidedAt = '2026-11-22T11:11:11';
  await app.sql(
    `insert into consent_decision (area_id, id, case_id, consent_id, person_id, decision, form, evidence, decided_at, recorded_by)
     values ($1, $2, $3, $4, $5, 'refused', 'oral', $6, $7, $8)`,
    [POHDE.id, decision, caseId, consent!.id, teenId, Buffer.from([0]), `${decidedAt}Z`, COUNSELLOR],
  );
  return {
    MINUTES: { id: meetingId, canary: 'KANARIA-muistio', row: ['minutes_for_all', 'meeting_id'] },
    MEETING: { id: meeting, canary: 'KANARIA-kysymys', row: ['meeting', 'id'] },
    WRITTEN_INPUT: { id: input, canary: 'KANARIA-panos', row: ['written_input', 'id'] },
    DOCUMENT_HANDOUT: { id: handoutId, canary: handoutId, row: ['document_handout', 'id'] },
    HOW_ARE_THINGS: { id: faceId, canary: 'KANARIA-kuulumiset', row: ['how_are_things', 'id'] },
    MEETING_WISH: { id: wishId, canary: 'KANARIA-toive', row: ['meeting_wish', 'id'] },
    CONSENT_DECISION: { id: decision, canary: decidedAt, row: ['consent_decision', 'id'] },
  };
}

const ACTIONS = `id goalId text ownerId ownerName dueOn commitment progress sinceVersion untilVersion version replaces
  suggestion { id text comment state }`;
const PIECES = `sections { id pieceId kind text version } childViews { id pieceId childId content reason version }
  privateHelpers { id pieceId name task version } copies { id pieceId personId unitId handedAt version }
  goals { id text sinceVersion untilVersion version }`;
const MINUTES_PARTS = `edition forAll forAuthorities forFamily matters { text audience dueOn actionId personId }`;
const CASE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id state version
  people { id givenName role } consents { id state version decisions { personId decision form decidedAt } }
  meetings { id state startsAt heldAt question place version participants { id personId attendance }
    writtenInputs { id text } minutes { state version ${MINUTES_PARTS} earlier { ${MINUTES_PARTS} } answers { personId words } } }
  plan { id versions { id number state sharedGoal nextReviewOn version approvals { personId approval dissent at } }
    ${PIECES} reviews { id dueOn state note version } }
  actions { ${ACTIONS} } followUp { faces { id personId face words } ratings { id goalId words } }
  closings { id } baton { history { id } } } }`;
const FAMILY_PAGE = `{ myFamilyPages { caseId sharedGoal planNumber nextReviewOn nextMeeting { id startsAt question }
  goals { id text } actions { ${ACTIONS} } requestedActions { ${ACTIONS} } howAreThings { id words } withheld { reason count since } } }`;
const IN_HAND = `query ($id: UUID!) { planInHand(planVersionId: $id) { version { id number version } ${PIECES}
  actions { ${ACTIONS} } } planDifference(planVersionId: $id) { code text } }`;
const OWN = `{ myActions { id text dueOn version suggestion { text } } myMeetingWishes { id words state } }`;
const HANDOUTS = `query ($planId: UUID!) { handoutsOfPlan(planId: $planId) { id personId how handedAt } }`;

async function cookieOf(principal: string): Promise<string> {
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const token = await app.running.app.get(Sessions).open(principal, { kind: 'session', method: 'passkey', client });
  return `${SESSION_COOKIE}=${token}`;
}

/** What GraphQL shows somebody of a household. */
async function graphqlOf(principal: string, home: Household): Promise<Answer[]> {
  const ask = app.asPrincipal(principal);
  const page = await ask(CASE, { caseId: home.caseId });
  const planId = page.data?.casePage.plan?.id;
  return [
    page,
    await ask(FAMILY_PAGE),
    await ask(IN_HAND, { id: home.planVersionId }),
    await ask(OWN),
    await ask(HANDOUTS, { planId }),
  ];
}
const told = async (principal: string, home: Household) => JSON.stringify(await graphqlOf(principal, home));

/** All that somebody gets to see of a household: GraphQL, pages, documents. */
async function everything(principal: string, home: Household): Promise<string> {
  const graphql = await graphqlOf(principal, home);
  const cookie = await cookieOf(principal);
  const get = async (url: string) => app.inject({ method: 'GET', url, headers: { cookie } });
  const documents: string[] = [];
  const held = graphql[0]!.data.casePage.meetings.filter(({ heldAt }: Given) => heldAt);
  const paths = [`suunnitelma/${home.planVersionId}`, ...held.map(({ id }: Given) => `muistio/${id}`)];
  for (const path of paths) {
    const [pdf, json] = [await get(`/asiakirjat/${path}.pdf`), await get(`/asiakirjat/${path}.json`)];
    documents.push(`${pdf.statusCode} ${pdf.statusCode === 200 ? (await readPdf(pdf.rawPayload)).text : ''}`);
    documents.push(`${json.statusCode} ${json.body}`);
  }
  const pages = [(await get('/s')).body, (await get('/lupaukset')).body].map((html) =>
    html.replaceAll(/value="[^"]*"/g, ''),
  );
  return [...graphql.map((answer) => JSON.stringify(answer)), ...documents, ...pages].join('\n');
}
const shows = (seen: string, { canary }: Thing) => seen.includes(canary) || seen.includes(squeezed(canary));

const KEPT = 'id caseId liftedAt version';
const prohibit = (who: Who, home: Family, items: readonly object[], more: object = {}) =>
  mutate(app, who)(
    'recordProhibition',
    'RecordProhibitionInput',
    { caseId: home.caseId, fromPersonId: home.fatherId, items, reason: 'OWN_MATTER', ...more },
    KEPT,
  );
const lift = (who: Who, { id, version }: Given, more: object = {}) =>
  mutate(app, who)('liftProhibition', 'LiftProhibitionInput', { id, expectedVersion: version, ...more }, KEPT);
const withhold = (who: Who, home: Family, items: readonly object[], more: object = {}) =>
  mutate(app, who)(
    'withholdItem',
    'WithholdItemInput',
    { caseId: home.caseId, fromPersonId: home.fatherId, items, reason: 'CHILDS_INTEREST', ...more },
    KEPT,
  );
const giveBack = (who: Who, { id, version }: Given) =>
  mutate(app, who)('liftWithholding', 'LiftWithholdingInput', { id, expectedVersion: version }, KEPT);
const itemOf = (home: Household, kind: string) => ({ kind, id: home.things[kind]!.id });
const onTheirWord = (home: Family) => ({ childId: home.teenId });

describe('what a minor keeps from a guardian', () => {
  let home: Household;
  /** What each sees while nothing is kept. */
  const before: Record<string, string> = {};
  let toldBefore: string;
  const others = () => [home.motherId, home.teenId, COUNSELLOR, NURSE];
  beforeAll(async () => {
    home = await household(true);
    before[home.fatherId] = await everything(home.fatherId, home);
    toldBefore = await told(home.fatherId, home);
    for (const who of others()) before[who] = await told(who, home);
  }, 60_000);

  /** Kinds that nobody but the minor and who keeps the case ever sees. */
  const OWN_ONLY = ['HOW_ARE_THINGS', 'MEETING_WISH'];
  const OF_PLAN = [
    'CHILD_VIEW',
    'PLAN_GOAL',
    'PLAN_ACTION',
    'PLAN_SECTION',
    'PLAN_HELPER',
    'PLAN_COPY',
    'PLAN_APPROVAL',
  ];
  const BESIDES = ['ACTION_SUGGESTION', 'MINUTES', 'MEETING', 'WRITTEN_INPUT', 'DOCUMENT_HANDOUT', 'CONSENT_DECISION'];
  const KINDS = [...OF_PLAN, ...BESIDES, ...OWN_ONLY];

  it.each(KINDS)('16. %s: is hidden from that one everywhere, from nobody else, until it is lifted', async (kind) => {
    const thing = home.things[kind]!;
    const [table, column] = thing.row;
    const rows = (who: string) => bySql(who, `select 1 from ${table} where ${column} = $1`, [thing.id]);
    const isShown = !OWN_ONLY.includes(kind);
    expect(shows(before[home.fatherId]!, thing)).toBe(isShown);
    expect(shows(before[home.motherId]!, thing)).toBe(isShown);
    expect((await rows(home.fatherId)).length > 0).toBe(isShown);
    const counts = (await rows(home.motherId)).length;

    const word = { ...onTheirWord(home), words: 'En halua, että isä tietää.' };
    const kept = await done(prohibit({ principal: COUNSELLOR }, home, [itemOf(home, kind)], word));
    const seen = await everything(home.fatherId, home);
    expect(shows(seen, thing)).toBe(false);
    expect(await rows(home.fatherId)).toEqual([]);
    for (const who of others()) expect(await told(who, home)).toBe(before[who]);
    expect((await rows(home.motherId)).length).toBe(counts);

    await done(lift({ principal: COUNSELLOR }, kept, { childSaidSo: true }));
    expect(await told(home.fatherId, home)).toBe(toldBefore);
    expect((await rows(home.fatherId)).length > 0).toBe(isShown);
  });

  it('16. takes along what tells the same: a goal its actions, an action its line in the minutes', async () => {
    const seenWith = async (kind: string) => {
      const kept = await done(
        prohibit({ principal: COUNSELLOR }, home, [itemOf(home, kind)], { ...onTheirWord(home) }),
      );
      const seen = await everything(home.fatherId, home);
      await done(lift({ principal: COUNSELLOR }, kept, { childSaidSo: true }));
      return seen;
    };
    expect(before[home.fatherId]).toContain('KANARIA-tavoitteen toimi');
    expect(before[home.fatherId]).toContain('KANARIA-asia');
    expect(await seenWith('PLAN_GOAL')).not.toContain('KANARIA-tavoitteen');
    const withoutAction = await seenWith('PLAN_ACTION');
    expect(withoutAction).not.toContain('KANARIA-asia');
    expect(withoutAction).not.toContain(home.things['PLAN_ACTION']!.id);
    expect(withoutAction).toContain('KANARIA-muistio');
  });

  it('16. two prohibitions of one thing stand apart: one lifted, the other holds', async () => {
    const item = itemOf(home, 'PLAN_SECTION');
    const own = await done(
      prohibit({ principal: home.teenId }, home, [itemOf(home, 'CHILD_VIEW'), itemOf(home, 'PLAN_ACTION')]),
    );
    const word = await done(prohibit({ principal: COUNSELLOR }, home, [item], onTheirWord(home)));
    const byLaw = await done(withhold({ principal: COUNSELLOR }, home, [item]));
    await done(lift({ principal: home.teenId }, word));
    expect(shows(await everything(home.fatherId, home), home.things['PLAN_SECTION']!)).toBe(false);
    await done(giveBack({ principal: COUNSELLOR }, byLaw));
    const seen = await everything(home.fatherId, home);
    expect(shows(seen, home.things['PLAN_SECTION']!)).toBe(true);
    expect(shows(seen, home.things['CHILD_VIEW']!)).toBe(false);
    await done(lift({ principal: home.teenId }, own));
    expect(await everything(home.fatherId, home)).toBe(before[home.fatherId]);
  });

  it('16. stays hidden when it is written anew, or another takes its place', async () => {
    const at = await household(true);
    const kinds = ['CHILD_VIEW', 'PLAN_ACTION', 'PLAN_GOAL'].map((kind) => itemOf(at, kind));
    await done(prohibit({ principal: COUNSELLOR }, at, kinds, onTheirWord(at)));
    const next = await draft(app, at.caseId);
    const inPlan = { planVersionId: next.id };
    const view = { ...inPlan, childId: at.teenId, manner: 'MESSAGE', content: 'KANARIA-uusi.', expectedVersion: 1 };
    await counsellor('recordChildView', 'RecordChildViewInput', view);
    const whose = { ownerKind: 'FAMILY', ownerId: at.teenId, dueOn: '2026-12-18', setting: 'HOBBY' };
    const more = { ...inPlan, ...whose, goalId: at.things['PLAN_GOAL']!.id, text: 'KANARIA-lisä.' };
    await counsellor('addAction', 'AddActionInput', more);
    const another = randomUUID();
    const text = await sealed(at.caseId, `plan_action.text:${another}`, 'KANARIA-tilalla.');
    await app.sql(
      `insert into plan_action (area_id, id, case_id, plan_id, text, owner_kind, owner_id, due_on, commitment, progress, replaces, version)
       select area_id, $2, case_id, plan_id, $3, owner_kind, owner_id, due_on, 'requested', 'open', id, 1 from plan_action where id = $1`,
      [at.things['PLAN_ACTION']!.id, another, text],
    );
    const [father, mother] = [at.fatherId, at.motherId].map((who) =>
      everything(who, { ...at, planVersionId: next.id }),
    );
    expect(await father).not.toMatch(/KANARIA-(uusi|lisä|näkemys|tavoite|toimi|tilalla)/);
    for (const canary of ['uusi', 'lisä', 'tilalla']) expect(await mother).toContain(`KANARIA-${canary}`);
    expect(await bySql(at.fatherId, 'select 1 from plan_action where replaces is not null')).toEqual([]);
    // What they take over themselves is their own promise.
    await app.sql('update plan_action set owner_id = $2 where id = $1', [another, at.fatherId]);
    const own = await bySql(at.fatherId, 'select id from plan_action where replaces is not null');
    expect(own).toEqual([{ id: another }]);
  });
});

describe('nothing betrays it', () => {
  /** Ids by the order in which they come, moments and names of files alike. */
  const plain = (text: string) => {
    const ids = new Map<string, string>();
    return text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        if (!ids.has(id)) ids.set(id, `#${ids.size}`);
        return ids.get(id)!;
      })
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, 'T');
  };

  it('16. to a guardian a family with things that are kept looks like one where they never were', async () => {
    const [home, twin] = [await household(true), await household(false)];
    const items = Object.keys(home.things)
      .filter((kind) => kind !== 'CHILD_VIEW')
      .map((kind) => itemOf(home, kind));
    const [asked] = await app.sql<{ id: string }>(
      `select id from plan_action where case_id = $1 and owner_id = $2 and commitment = 'requested'`,
      [home.caseId, home.teenId],
    );
    await done(
      prohibit({ principal: COUNSELLOR }, home, [...items, { kind: 'PLAN_ACTION', id: asked!.id }], onTheirWord(home)),
    );
    const [kept, never] = [await everything(home.fatherId, home), await everything(twin.fatherId, twin)];
    expect(kept).not.toMatch(/KANARIA-(?!näkemys)/);
    expect(plain(kept).split('\n')).toEqual(plain(never).split('\n'));
    // To the mother they differ, so that an empty page would not pass.
    expect(plain(await told(home.motherId, home))).not.toBe(plain(await told(twin.motherId, twin)));
    expect(await rowsOf(home.fatherId, home.caseId)).toEqual(await rowsOf(twin.fatherId, twin.caseId));
    expect(await rowsOf(home.motherId, home.caseId)).not.toEqual(await rowsOf(twin.motherId, twin.caseId));
    // So it stays when the plan goes on, and what is kept with it.
    const [next, nexts] = [await goOn(home), await goOn(twin)];
    expect(plain(await everything(home.fatherId, next))).toBe(plain(await everything(twin.fatherId, nexts)));
    expect(await rowsOf(home.fatherId, home.caseId)).toEqual(await rowsOf(twin.fatherId, twin.caseId));
  }, 30_000);

  /** How many rows of each table a principal sees of a case. */
  async function rowsOf(principal: string, caseId: string): Promise<Record<string, number>> {
    const tables = await app.sql<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_id' order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables)
      counts[name] = (await bySql(principal, `select 1 from ${name} where case_id = $1`, [caseId])).length;
    return counts;
  }

  /** The next version is proposed: the situation is another, and so is what is kept. */
  async function goOn(home: Household): Promise<Household> {
    const next = await draft(app, home.caseId);
    const inPlan = { planVersionId: next.id };
    const section = (kind: string, text: string) =>
      counsellor('writePlanSection', 'WritePlanSectionInput', { ...inPlan, kind, text, expectedVersion: 1 });
    await section('SITUATION', 'Perhe jaksaa paremmin.');
    if (home.things['PLAN_SECTION']) {
      await section('FAMILY_VIEW', 'KANARIA-osio uudestaan.');
      const { id: goalId } = home.things['PLAN_GOAL']!;
      await counsellor('dropGoal', 'DropGoalInput', { goalId, expectedVersion: 1 });
    }
    const proposal = { ...inPlan, expectedVersion: next.version, nextReviewOn: REVIEW_ON };
    await counsellor('proposePlan', 'ProposePlanInput', proposal, VERSION);
    return { ...home, planVersionId: next.id };
  }

  it('16. by bare SQL neither the prohibition nor what goes with it is there', async () => {
    const home = await household(true);
    await done(
      prohibit({ principal: COUNSELLOR }, home, [itemOf(home, 'MEETING'), itemOf(home, 'MINUTES')], onTheirWord(home)),
    );
    for (const table of ['prohibition', 'prohibited_item']) {
      expect(await bySql(home.fatherId, `select 1 from ${table}`)).toEqual([]);
      expect(await bySql(home.motherId, `select 1 from ${table}`)).toEqual([]);
      for (const who of [NURSE, principalOf('counsellor-other-area'), principalOf('team-lead')])
        expect(await bySql(who, `select 1 from ${table} where case_id = $1`, [home.caseId])).toEqual([]);
      for (const who of [home.teenId, COUNSELLOR])
        expect((await bySql(who, `select 1 from ${table} where case_id = $1`, [home.caseId])).length).toBeGreaterThan(
          0,
        );
    }
    for (const table of [
      'meeting_participant',
      'meeting_question',
      'minutes_sheet',
      'minutes_for_family',
      'minutes_matter',
    ]) {
      const count = `select 1 from ${table} where meeting_id = any ($1)`;
      const ids = [[home.things['MEETING']!.id, home.things['MINUTES']!.id]];
      if (table !== 'meeting_participant') expect(await bySql(home.fatherId, count, ids)).toEqual([]);
      expect((await bySql(home.motherId, count, ids)).length).toBeGreaterThan(0);
    }
    const seats = 'select 1 from meeting_participant where meeting_id = $1';
    expect(await bySql(home.fatherId, seats, [home.things['MEETING']!.id])).toEqual([]);
    expect((await bySql(home.motherId, seats, [home.things['MEETING']!.id])).length).toBeGreaterThan(0);
  });

  it('16. the access log shows that guardian no line of it, and the other one as before', async () => {
    const home = await household(false);
    const { caseId, fatherId, motherId, teenId } = home;
    const linesOf = (who: string) => linesToldTo(app, who, caseId);
    const of = (lines: readonly { operation: string }[], ...operations: string[]) =>
      lines.filter(({ operation }) => operations.includes(operation)).length;
    const written = ['writeMinutes', 'shareMinutes', 'handOutPlan'];
    const before = await linesOf(fatherId);
    const meetingId = await held(home, '14');
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    await shareMinutes(meetingId, 'KANARIA-muistio.');
    const handout = { planVersionId: home.planVersionId, personId: teenId, how: 'PAPER' };
    const { id } = await counsellor('handOutPlan', 'HandOutPlanInput', handout);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    const shown = of(await linesOf(fatherId), ...written);
    expect(shown).toBeGreaterThanOrEqual(of(before, ...written) + 3);
    const items = [
      { kind: 'MINUTES', id: meetingId },
      { kind: 'DOCUMENT_HANDOUT', id },
    ];
    const kept = await done(prohibit({ principal: COUNSELLOR }, home, items, onTheirWord(home)));
    expect(await linesOf(fatherId)).toEqual(before.filter(({ principal_id: who }) => who !== teenId));
    expect(of(await linesOf(motherId), ...written)).toBe(shown);
    await done(lift({ principal: teenId }, kept));
    expect(of(await linesOf(fatherId), ...written)).toBe(shown);
    for (const who of [fatherId, motherId]) expect(of(await linesOf(who), ...PROHIBITION_OPERATIONS)).toBe(0);
    expect(of(await linesOf(COUNSELLOR), ...PROHIBITION_OPERATIONS)).toBeGreaterThan(0);
    expect(of(await linesOf(teenId), 'liftProhibition')).toBe(1);
  });

  it('16. the guardian learns nothing from a mutation about it, nor from handing it on paper', async () => {
    const home = await household(true);
    await done(prohibit({ principal: COUNSELLOR }, home, [itemOf(home, 'MINUTES')], onTheirWord(home)));
    const father = by(home.fatherId);
    const meetingId = home.things['MINUTES']!.id;
    const without = await held(home, '14');
    const said = (id: string) =>
      refusal(
        father('answerMinutes', 'AnswerMinutesInput', { meetingId: id, edition: 1, verdict: 'CONFIRMED' }, 'state'),
      );
    expect(await said(meetingId)).toBe(await said(without));
    const paper = { planVersionId: home.planVersionId, personId: home.fatherId, how: 'PAPER' };
    expect(await refusal(mutate(app, { principal: COUNSELLOR })('handOutPlan', 'HandOutPlanInput', paper, 'id'))).toBe(
      'KEPT_FROM_RECIPIENT personId',
    );
  });
});

describe('what was already planned', () => {
  it('16. of a meeting: the guardian is not told any more, the other one is', async () => {
    const home = await family();
    const people = [home.motherId, home.fatherId, home.teenId];
    const opened = { ...home, childId: home.teenId, contactId: '' };
    const meeting = await agreeOnTime(app, opened, '2026-12-10T14:30', { people });
    const door = async (who: string) =>
      (await app.inject({ method: 'GET', url: '/s', headers: { cookie: await cookieOf(who) } })).body;
    for (const who of [home.fatherId, home.motherId]) expect(await door(who)).toContain('14.30');
    await done(prohibit({ principal: home.teenId }, home, [{ kind: 'MEETING', id: meeting.id }]));
    expect(await door(home.fatherId)).not.toContain('14.30');
    expect(await door(home.motherId)).toContain('14.30');
    await app.runDue();
    const to = async (address: string) =>
      Promise.all(
        app.running.app
          .get(MailCatcher)
          .mailbox(address)
          .map(({ raw }) => PostalMime.parse(raw)),
      );
    expect(await to('urho@example.fi')).toEqual([]);
    expect(await to('marjatta@example.fi')).toHaveLength(1);
    expect(
      await app.sql(
        `select state, reason from meeting_notice where meeting_id = $1 and person_id = $2 and kind = 'agreed'`,
        [meeting.id, home.fatherId],
      ),
    ).toEqual([{ state: 'revoked', reason: 'not-to-be-told' }]);
  });

  it('16. of a meeting: no line of the log tells that guardian that it was agreed or who was told', async () => {
    const home = await family();
    const opened = { ...home, childId: home.teenId, contactId: '' };
    const linesOf = async (who: string): Promise<string[]> =>
      (await linesToldTo(app, who, home.caseId)).map(({ operation }) => operation);
    const before = await linesOf(home.fatherId);
    const people = [home.motherId, home.teenId];
    const meeting = await agreeOnTime(app, opened, '2026-12-11T14:30', { people });
    await app.runDue();
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    const version = async () =>
      (await app.sql<{ version: number }>('select version from meeting where id = $1', [meeting.id]))[0]!.version;
    const of = async () => ({ meetingId: meeting.id, expectedVersion: await version() });
    const start = '2026-12-14T14:30';
    await counsellor('recordFamilyYes', 'RecordFamilyYesInput', { ...(await of()), start, personId: home.motherId });
    await counsellor('moveMeeting', 'MoveMeetingInput', { ...(await of()), start });
    await app.runDue();
    const today = app.clock.now();
    app.clock.moveTo(Temporal.Instant.from(`${start}:00+02:00`).add({ hours: 1 }));
    const seats = await app.sql<{ id: string }>(
      'select id from meeting_participant where meeting_id = $1 and person_id is not null',
      [meeting.id],
    );
    const attendance = seats.map(({ id }) => ({ participantId: id, attendance: 'ON_SITE' }));
    await counsellor('recordMeetingHeld', 'RecordMeetingHeldInput', { ...(await of()), attendance });
    // Back before the sessions of the other tests have ended.
    app.clock.moveTo(today.add({ seconds: 1 }));
    const after = await linesOf(home.fatherId);
    expect(after).toEqual(expect.arrayContaining(['moveMeeting', 'recordMeetingHeld', 'scheduleMeeting']));
    await done(prohibit({ principal: home.teenId }, home, [{ kind: 'MEETING', id: meeting.id }]));
    expect(await linesOf(home.fatherId)).toEqual(before);
    expect(await linesOf(home.motherId)).toEqual(after);
  });

  it('16. of feedback: nobody is asked about a meeting that is kept from them', async () => {
    const home = await family();
    const meetingId = await held(home, '12');
    await app.sql(SEAT, [POHDE.id, home.caseId, meetingId, null, null, home.fatherId]);
    await app.sql(
      `insert into feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id, state, asked_at, expires_at, is_spoken)
       select $1, gen_random_uuid(), 'meeting', 'case', $2, $3, $4::timestamptz, 'family', p, 'requested', $4::timestamptz, $4::timestamptz + interval '30 days', false
       from unnest($5::uuid[]) p`,
      [POHDE.id, home.caseId, meetingId, app.clock.now().toString(), [home.fatherId, home.motherId]],
    );
    const asked = (who: string) => bySql(who, 'select 1 from access.own_feedback()');
    expect([(await asked(home.fatherId)).length, (await asked(home.motherId)).length]).toEqual([1, 1]);
    await done(prohibit({ principal: home.teenId }, home, [{ kind: 'MEETING', id: meetingId }]));
    expect([(await asked(home.fatherId)).length, (await asked(home.motherId)).length]).toEqual([0, 1]);
  });

  it('16. of minutes: whom they are kept from is no reader of them', async () => {
    const home = await household(true);
    const readers = () =>
      bySql(COUNSELLOR, 'select principal from access.readers_of_minutes($1)', [home.things['MINUTES']!.id]);
    const names = async () => (await readers()).map(({ principal }: { principal: string }) => principal);
    expect(await names()).toContain(home.fatherId);
    await done(prohibit({ principal: COUNSELLOR }, home, [itemOf(home, 'MINUTES')], onTheirWord(home)));
    expect(await names()).not.toContain(home.fatherId);
    expect(await names()).toContain(home.motherId);
  });
});

describe('who keeps things from whom', () => {
  let home: Household;
  beforeAll(async () => {
    home = await household(true);
  }, 30_000);
  const item = (kind: string) => itemOf(home, kind);

  it('16. a minor sees their own prohibitions with their words and lifts them; the guardian never does', async () => {
    const words = 'Pelkään, että hän suuttuu.';
    const kept = await done(
      prohibit({ principal: home.teenId }, home, [item('PLAN_ACTION'), item('MINUTES')], { reason: 'FEAR', words }),
    );
    const mine = `{ myFamilyPages { prohibitions { id childId fromPersonId childsReason legalReason ability words itemCount
      items { kind id } recordedBy liftedAt version } } }`;
    const own = await done(app.asPrincipal(home.teenId)(mine));
    expect(own[0].prohibitions).toEqual([
      {
        id: kept.id,
        childId: home.teenId,
        fromPersonId: home.fatherId,
        childsReason: 'FEAR',
        legalReason: null,
        ability: 'ASSESSED',
        words,
        itemCount: 2,
        items: [item('MINUTES'), item('PLAN_ACTION')],
        recordedBy: home.teenId,
        liftedAt: null,
        version: 1,
      },
    ]);
    const onCase = `query ($caseId: UUID!) { casePage(caseId: $caseId) { prohibitions { id words items { id } } } }`;
    const pages = async (who: string) =>
      (await done(app.asPrincipal(who)(onCase, { caseId: home.caseId }))).prohibitions;
    expect(await pages(COUNSELLOR)).toMatchObject([{ id: kept.id, words, items: [{}, {}] }]);
    for (const who of [home.fatherId, home.motherId, NURSE]) expect(await pages(who)).toEqual([]);
    const [row] = await app.sql<{ words: Buffer }>('select words from prohibition where id = $1', [kept.id]);
    expect(row!.words.toString('latin1')).not.toContain('suuttuu');
    for (const who of [home.fatherId, home.motherId, NURSE, principalOf('counsellor-other-area')])
      expect(await refusal(lift({ principal: who }, kept, { childSaidSo: true }))).toBe('NOT_FOUND id');
    expect(await refusal(lift({ principal: COUNSELLOR }, kept))).toBe('CHILD_DECIDES childSaidSo');
    expect(await refusal(giveBack({ principal: COUNSELLOR }, kept))).toBe('NOT_FOUND id');
    expect(await refusal(lift({ principal: home.teenId }, { ...kept, version: 2 }))).toBe('STALE expectedVersion');
    const lifted = await done(lift({ principal: home.teenId }, kept));
    expect(lifted).toMatchObject({ version: 2, liftedAt: expect.any(String) });
    expect(await refusal(lift({ principal: home.teenId }, lifted))).toBe('ALREADY_LIFTED id');
    const log = await app.sql(
      `select distinct operation, action, category, basis from audit.access_log
       where scope_id = $1 and principal_id = $2 and operation like '%Prohibition' and action <> 'refused' order by 1`,
      [home.caseId, home.teenId],
    );
    expect(log).toEqual([
      { operation: 'liftProhibition', action: 'change', category: 'consents', basis: 'minor' },
      { operation: 'recordProhibition', action: 'record', category: 'consents', basis: 'minor' },
    ]);
  });

  const forbid =
    (who: string, kinds: readonly string[], more: object = {}) =>
    () =>
      refusal(prohibit({ principal: who }, home, kinds.map(item), more));
  it.each([
    [
      'somebody of no network',
      () => forbid(principalOf('counsellor-other-area'), ['MINUTES'], onTheirWord(home))(),
      'NOT_FOUND caseId',
    ],
    ['a member', () => forbid(NURSE, ['MINUTES'], onTheirWord(home))(), 'NOT_FOUND caseId'],
    ['a guardian', () => forbid(home.motherId, ['MINUTES'], onTheirWord(home))(), 'NOT_FOUND caseId'],
    ['a guardian in their own name', () => forbid(home.motherId, ['MINUTES'])(), 'NOT_FOUND caseId'],
    ['the counsellor in their own name', () => forbid(COUNSELLOR, ['MINUTES'])(), 'NOT_FOUND childId'],
    ['a minor, what is not theirs', () => forbid(home.teenId, ['MINUTES', 'PLAN_SECTION'])(), 'NOT_FOUND items.1.id'],
    [
      'a minor in another’s name',
      () => forbid(home.teenId, ['MINUTES'], { childId: home.motherId })(),
      'NOT_FOUND caseId',
    ],
    ['a guardian’s word', () => forbid(COUNSELLOR, ['MINUTES'], { childId: home.motherId })(), 'NOT_A_CHILD childId'],
    ['nothing', () => forbid(COUNSELLOR, [], onTheirWord(home))(), 'ITEMS_MISSING items'],
    [
      'the same twice',
      () => forbid(COUNSELLOR, ['MINUTES', 'MINUTES'], onTheirWord(home))(),
      'ITEM_REPEATED items.1.id',
    ],
    [
      'from a child',
      () => forbid(COUNSELLOR, ['MINUTES'], { ...onTheirWord(home), fromPersonId: home.teenId })(),
      'NOT_A_GUARDIAN fromPersonId',
    ],
    [
      'from a stranger',
      () => forbid(COUNSELLOR, ['MINUTES'], { ...onTheirWord(home), fromPersonId: NURSE })(),
      'NOT_FOUND fromPersonId',
    ],
    [
      'another reason without words',
      () => forbid(COUNSELLOR, ['MINUTES'], { ...onTheirWord(home), reason: 'OTHER' })(),
      'WORDS_MISSING words',
    ],
  ])('16. is refused: %s', async (_, tried, answer) => {
    const count = () => app.sql('select count(*)::integer as n from prohibition where case_id = $1', [home.caseId]);
    const before = await count();
    expect(await tried()).toBe(answer);
    expect(await count()).toEqual(before);
  });

  it('16. what a guardian said or promised is not kept from them, nor a meeting that the plan names', async () => {
    const of = (fromPersonId: string, kind: string, id: string) =>
      refusal(prohibit({ principal: COUNSELLOR }, home, [{ kind, id }], { ...onTheirWord(home), fromPersonId }));
    const [approval] = await app.sql<{ id: string }>(
      'select id from plan_approval where case_id = $1 and person_id = $2',
      [home.caseId, home.fatherId],
    );
    expect(await of(home.fatherId, 'PLAN_APPROVAL', approval!.id)).toBe('THEIR_OWN items.0.id');
    const other = await family();
    expect(await of(home.fatherId, 'MEETING', await held(other, '14'))).toBe('NOT_FOUND items.0.id');
    await app.sql('update review set meeting_id = $2 where case_id = $1', [home.caseId, home.toldMeetingId]);
    expect(await of(home.fatherId, 'MEETING', home.toldMeetingId)).toBe('PLAN_NAMES_IT items.0.id');
    const kept = await done(prohibit({ principal: COUNSELLOR }, home, [item('PLAN_HELPER')], onTheirWord(home)));
    expect(await of(home.fatherId, 'PLAN_HELPER', home.things['PLAN_HELPER']!.id)).toBe('ALREADY_KEPT items.0.id');
    await done(lift({ principal: COUNSELLOR }, kept, { childSaidSo: true }));
  });

  it('16. ability counts, not age: a child without an account forbids when it was judged able to', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR }, { people: [MOTHER, FATHER, CHILD] });
    const [father] = await app.sql<{ id: string }>(
      `select id from person where family_id = $1 and role = 'guardian' and id <> $2`,
      [opened.familyId, opened.motherId],
    );
    const { id: planVersionId } = await draft(app, opened.caseId);
    await hearChildren(app, planVersionId);
    const [view] = await app.sql<{ piece_id: string }>('select piece_id from child_view where case_id = $1', [
      opened.caseId,
    ]);
    const at = { ...opened, fatherId: father!.id, teenId: opened.childId, assessmentId: '' };
    const items = [{ kind: 'CHILD_VIEW', id: view!.piece_id }];
    const word = { childId: opened.childId };
    expect(await refusal(prohibit({ principal: COUNSELLOR }, at, items, word))).toBe('ABILITY_NOT_JUDGED isJudgedAble');
    await done(prohibit({ principal: COUNSELLOR }, at, items, { ...word, isJudgedAble: true }));
    const kept = await app.sql('select ability, recorded_by from prohibition where case_id = $1', [opened.caseId]);
    expect(kept).toEqual([{ ability: 'judged-now', recorded_by: COUNSELLOR }]);
  });

  it('16. with the account ends the minor’s own hand; the prohibition stands until they say otherwise', async () => {
    const at = await household(true);
    const kept = await done(prohibit({ principal: at.teenId }, at, [itemOf(at, 'MINUTES')]));
    const ended = { assessmentId: at.assessmentId, expectedVersion: 1 };
    await counsellor('endMaturityAssessment', 'EndMaturityAssessmentInput', ended);
    expect(await bySql(at.teenId, 'select access.lift_prohibition($1, 1)', [kept.id])).toBe('42501');
    expect(shows(await everything(at.fatherId, at), at.things['MINUTES']!)).toBe(false);
    await done(lift({ principal: COUNSELLOR }, kept, { childSaidSo: true }));
    expect(shows(await everything(at.fatherId, at), at.things['MINUTES']!)).toBe(true);
  });

  it('16. holds by bare SQL too', async () => {
    const at = await household(true);
    const kept = await done(prohibit({ principal: at.teenId }, at, [itemOf(at, 'MINUTES')]));
    const others = [at.fatherId, at.motherId, NURSE, principalOf('counsellor-other-area'), principalOf('team-lead')];
    for (const who of others) {
      expect(await bySql(who, 'select access.lift_prohibition($1, 1)', [kept.id])).toBe('42501');
      expect(
        await bySql(who, `select access.lift_withholding('minutes', $1, $2)`, [at.things['MINUTES']!.id, at.fatherId]),
      ).toMatch(/^(42501|P0002)$/);
      const told = {
        childId: at.teenId,
        fromPersonId: at.motherId,
        items: [{ kind: 'minutes', id: at.things['MINUTES']!.id }],
        reason: 'fear',
        ability: 'assessed',
      };
      expect(await bySql(who, 'select access.prohibit($1, $2, $3, null)', [randomUUID(), at.caseId, told])).toBe(
        '42501',
      );
      expect(
        await bySql(who, `select access.withhold('minutes', $1, 'case', $2, $3, 'why')`, [
          at.things['MINUTES']!.id,
          at.caseId,
          at.motherId,
        ]),
      ).toBe('42501');
    }
    // Not even who keeps the case gives back in another way what the minor keeps.
    const around = `select access.lift_withholding('minutes', $1, $2)`;
    expect(await bySql(COUNSELLOR, around, [at.things['MINUTES']!.id, at.fatherId])).toBe('P0002');
    for (const who of [...others, COUNSELLOR, at.teenId]) {
      expect(await bySql(who, 'delete from prohibition returning 1')).toMatch(/^(42501|P0002)$/);
      expect(await bySql(who, 'update prohibition set lifted_at = access.now() returning 1')).toMatch(
        /^(42501|P0002)$/,
      );
      expect(await bySql(who, 'select 1 from access.withheld')).toBe('42501');
    }
    const theirs = {
      childId: at.teenId,
      fromPersonId: at.motherId,
      items: [{ kind: 'plan-section', id: at.things['PLAN_SECTION']!.id }],
      reason: 'fear',
      ability: 'assessed',
    };
    expect(await bySql(at.teenId, 'select access.prohibit($1, $2, $3, null)', [randomUUID(), at.caseId, theirs])).toBe(
      '42501',
    );
    const judged = { ...theirs, items: [{ kind: 'minutes', id: at.things['MINUTES']!.id }], ability: 'judged-now' };
    expect(await bySql(at.teenId, 'select access.prohibit($1, $2, $3, null)', [randomUUID(), at.caseId, judged])).toBe(
      '42501',
    );
  });

  it('16. keeps the lines of what the minor did from that guardian', async () => {
    const at = await household(true);
    const kept = await done(prohibit({ principal: at.teenId }, at, [itemOf(at, 'MINUTES')]));
    const hidden = async (who: string) =>
      (await bySql(who, `select access.withheld_records('access_log') as ids`))[0].ids;
    expect(await hidden(at.fatherId)).toEqual([at.teenId]);
    expect(await hidden(at.motherId)).toEqual([]);
    await done(lift({ principal: at.teenId }, kept));
    expect(await hidden(at.fatherId)).toEqual([]);
  });
});

describe('what a party is not told by law', () => {
  it('is hidden from them, and they are told how many things and why', async () => {
    const home = await household(true);
    const things = [itemOf(home, 'PLAN_SECTION'), itemOf(home, 'MINUTES')];
    const kept = await done(withhold({ principal: COUNSELLOR }, home, things));
    const page = '{ myFamilyPages { withheld { reason count since } prohibitions { id } } }';
    const pageOf = async (who: string) => (await done(app.asPrincipal(who)(page)))[0];
    expect(await pageOf(home.fatherId)).toEqual({
      withheld: [{ reason: 'CHILDS_INTEREST', count: 2, since: expect.any(String) }],
      prohibitions: [],
    });
    for (const who of [home.motherId, home.teenId])
      expect(await pageOf(who)).toEqual({ withheld: [], prohibitions: [] });
    const seen = await everything(home.fatherId, home);
    for (const kind of ['PLAN_SECTION', 'MINUTES']) expect(shows(seen, home.things[kind]!)).toBe(false);
    expect(await bySql(home.fatherId, 'select 1 from prohibited_item')).toEqual([]);
    expect(await bySql(home.fatherId, `select access.withheld_records('access_log') as ids`)).toEqual([{ ids: [] }]);
    for (const who of [home.fatherId, home.teenId, NURSE])
      expect(await refusal(giveBack({ principal: who }, kept))).toBe('NOT_FOUND id');
    expect(await refusal(lift({ principal: COUNSELLOR }, kept, { childSaidSo: true }))).toBe('NOT_FOUND id');
    await done(giveBack({ principal: COUNSELLOR }, kept));
    expect(await pageOf(home.fatherId)).toEqual({ withheld: [], prohibitions: [] });
    expect(shows(await everything(home.fatherId, home), home.things['MINUTES']!)).toBe(true);
  });

  it('is decided by who keeps the case alone, and of a party', async () => {
    const home = await household(true);
    const items = [itemOf(home, 'PLAN_SECTION')];
    for (const who of [home.fatherId, home.motherId, home.teenId, NURSE, principalOf('counsellor-other-area')])
      expect(await refusal(withhold({ principal: who }, home, items))).toBe('NOT_FOUND caseId');
    expect(await refusal(withhold({ principal: COUNSELLOR }, home, items, { fromPersonId: NURSE }))).toBe(
      'NOT_FOUND fromPersonId',
    );
    expect(await refusal(withhold({ principal: COUNSELLOR }, home, []))).toBe('ITEMS_MISSING items');
  });
});

// One run of the machine on the database beside the pure rules: what is kept is what some standing prohibition names.
it('16. however often things are kept and given back, hidden is what somebody still keeps', async () => {
  const home = await household(true);
  const kinds = ['PLAN_SECTION', 'PLAN_HELPER', 'MINUTES'] as const;
  const step = fc.record({ kind: fc.constantFrom(...kinds), word: fc.constantFrom('child', 'law') });
  const standing = new Map<string, Given>();
  const walk = fc.sample(step, { seed: 20_261_123, numRuns: 24 });
  for (const { kind, word } of walk) {
    const name = `${kind} ${word}`;
    const found = standing.get(name);
    const who = { principal: COUNSELLOR };
    if (found) {
      await done(word === 'child' ? lift(who, found, { childSaidSo: true }) : giveBack(who, found));
      standing.delete(name);
    } else {
      const items = [itemOf(home, kind)];
      const kept = word === 'child' ? prohibit(who, home, items, onTheirWord(home)) : withhold(who, home, items);
      standing.set(name, await done(kept));
    }
    for (const each of kinds) {
      const [table, column] = home.things[each]!.row;
      const rows = await bySql(home.fatherId, `select 1 from ${table} where ${column} = $1`, [home.things[each]!.id]);
      expect(rows.length > 0).toBe(![...standing.keys()].some((key) => key.startsWith(each)));
    }
  }
  expect(walk.length).toBeGreaterThan(20);
}, 30_000);
