import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, seatOf } from './support/casework.js';
import { poolOf } from './support/database.js';
import { Browser } from './support/doors.js';
import { linkIn, mailbox, opened, startMail } from './support/invited.js';
import { ACTION, draft, hearChildren, join, promised, REVIEW_ON, VERSION } from './support/plans.js';
import { agree as agreeOnTime, byMail, sayYes } from './support/told.js';

/** Safety bans and what is kept from somebody, attacked by whom they are against. Today is 2026-11-23. */

const COUNSELLOR = principalOf('counsellor');
let app: TestApp;
let pool: pg.Pool;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  pool = poolOf(app.database.url, 2);
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
const refusal = async (answer: Promise<Answer>) => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? {};
  return [code, field].filter(Boolean).join(' ');
};
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
const tick = (seconds = 1) => app.clock.moveBy(Temporal.Duration.from({ seconds }));
const FATHER = { ...MOTHER, givenName: 'Urho', contactWays: [byMail('urho@example.fi')] };
const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
async function family() {
  const people = [{ ...MOTHER, contactWays: [byMail('marjatta@example.fi')] }, TEEN];
  const { caseId, familyId, motherId, childId, contactId } = await openCase(app, { principal: COUNSELLOR }, { people });
  const { id: fatherId } = await counsellor('addPerson', 'AddPersonInput', { familyId, person: FATHER });
  const kin = { guardianId: fatherId, childId, powers: 'FULL', rightToInformation: true };
  await counsellor('recordGuardianship', 'RecordGuardianshipInput', kin);
  const assessed = { personId: childId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
  await counsellor('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessed);
  await join(app, caseId, 'nurse', ['identity', 'minutes', 'plan', 'actions']);
  tick();
  return { caseId, familyId, motherId, fatherId, childId, contactId };
}
type Family = Awaited<ReturnType<typeof family>>;
const prohibit = (home: Family, items: readonly object[]) =>
  mutate(app, { principal: COUNSELLOR })(
    'recordProhibition',
    'RecordProhibitionInput',
    { caseId: home.caseId, fromPersonId: home.fatherId, childId: home.childId, items, reason: 'OWN_MATTER' },
    'id version',
  );
const SEAT = `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, person_id, needed, chosen, attendance)
  values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'required', true, 'on-site')`;
async function held({ caseId, motherId, childId }: Family, hour: string): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance, held_at)
     values ($1, $2, $3, 'held', 60, 'in-person', 'Europe/Helsinki', $5, $6, $7, 0, $4, false, $7)`,
    [POHDE.id, id, caseId, COUNSELLOR, `2026-11-20T${hour}:00`, `2026-11-20T${hour}:00+02`, `2026-11-20T${hour}:59+02`],
  );
  const nurse = await seatOf(app, 'nurse');
  await app.sql(SEAT, [POHDE.id, caseId, id, nurse.professionalId, nurse.unitId, null]);
  for (const personId of [motherId, childId]) await app.sql(SEAT, [POHDE.id, caseId, id, null, null, personId]);
  return id;
}
const banOf = (personId: string) =>
  counsellor('recordSafetyBan', 'RecordSafetyBanInput', {
    personId,
    since: '2026-01-01',
    lastDay: '2028-12-31',
    evidence: 'VTJ-ote 20.11.',
  });

describe('of two who hide', () => {
  it('17. neither is believed to live with the other: nobody is told where they meet before it is written down', async () => {
    const home = await family();
    const people = [home.motherId, home.childId];
    const meeting = await agreeOnTime(app, home, '2026-12-10T10:30', { people });
    const places = async (who: string) =>
      (await bySql(who, 'select 1 from meeting_place where meeting_id = $1', [meeting.id])).length;
    const keepsUnits = async (who: string) => (await bySql(who, 'select access.units_kept_from_me() as kept'))[0].kept;
    await banOf(home.motherId);
    expect([await places(home.motherId), await places(home.fatherId)]).toEqual([1, 0]);
    await banOf(home.fatherId);
    expect([await places(home.motherId), await places(home.fatherId)]).toEqual([0, 0]);
    expect([await keepsUnits(home.motherId), await keepsUnits(home.fatherId)]).toEqual([true, true]);
    const together = { familyId: home.familyId, personIds: [home.motherId, home.fatherId, home.childId] };
    await counsellor('recordHousehold', 'RecordHouseholdInput', { ...together, expectedVersion: 1 }, 'version');
    expect([await places(home.motherId), await places(home.fatherId)]).toEqual([1, 1]);
  });
});

describe('a room', () => {
  it('3. is not told to be of the meeting of who hides, to who looks up for other families when it is free', async () => {
    const home = await family();
    await join(app, home.caseId, 'social-worker', ['plan']);
    const convener = principalOf('social-worker');
    await app.sql(
      `insert into access.membership (id, area_id, unit_id, principal_id, role, valid_from)
       select gen_random_uuid(), area_id, unit_id, principal_id, 'counsellor', valid_from from access.membership
       where principal_id = $1 and role = 'professional' limit 1`,
      [convener],
    );
    const people = [home.motherId, home.childId];
    const meeting = await agreeOnTime(app, home, '2026-12-15T14:30', { people });
    const room = principalOf('teacher');
    await app.sql(
      `insert into booking (area_id, id, case_id, meeting_id, professional_id, starts_at, ends_at)
       select area_id, gen_random_uuid(), case_id, id, $2, starts_at, ends_at from meeting where id = $1`,
      [meeting.id, room],
    );
    const asked = `select meeting_id from access.booked(array[$1::uuid], '2026-12-15', '2026-12-16')`;
    expect(await bySql(convener, asked, [room])).toEqual([{ meeting_id: meeting.id }]);
    await banOf(home.motherId);
    expect(await bySql(convener, asked, [room])).toEqual([{ meeting_id: null }]);
    expect(await bySql(COUNSELLOR, asked, [room])).toEqual([{ meeting_id: meeting.id }]);
    expect(await bySql(room, asked, [room])).toEqual([{ meeting_id: null }]);
  });
});

describe('the access log', () => {
  /** What somebody of the family reads of it; that they read it stands there too. */
  const looked = `query ($caseId: UUID!) { whoHasLooked(caseId: $caseId, first: 100) { edges { node { action at categories } } } }`;
  const entries = async (who: string, { caseId }: Family): Promise<Given[]> => {
    const { edges } = await done(app.asPrincipal(who)(looked, { caseId }));
    return edges.map(({ node }: Given) => node).filter(({ categories }: Given) => !categories.includes('LOGS'));
  };

  it('16. of minutes: tells that guardian of no time at which they were written', async () => {
    const home = await family();
    const meetingId = await held(home, '08');
    const before = await entries(home.fatherId, home);
    let expectedVersion: number | null = null;
    for (const forAll of ['Ensin.', 'Sitten.', 'Lopuksi.']) {
      const minutes = { meetingId, expectedVersion, forAll, matters: [] };
      ({ version: expectedVersion } = await counsellor('writeMinutes', 'WriteMinutesInput', minutes, 'version'));
      tick();
    }
    await counsellor('shareMinutes', 'ShareMinutesInput', { meetingId, expectedVersion }, 'version');
    tick();
    expect((await entries(home.fatherId, home)).length).toBeGreaterThan(before.length + 3);
    await done(prohibit(home, [{ kind: 'MINUTES', id: meetingId }]));
    expect(await entries(home.fatherId, home)).toEqual(before);
    expect((await entries(home.motherId, home)).length).toBeGreaterThan(before.length + 3);
  });

  it('16. of minutes: tells that guardian of nobody who read them, before there are others that they know of', async () => {
    const home = await family();
    const share = async (meetingId: string) => {
      const minutes = { meetingId, expectedVersion: null, forAll: 'Luettavaksi.', matters: [] };
      const { version } = await counsellor('writeMinutes', 'WriteMinutesInput', minutes, 'version');
      await counsellor('shareMinutes', 'ShareMinutesInput', { meetingId, expectedVersion: version }, 'version');
      tick();
      const page = `query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { minutes { forAll } } } }`;
      expect((await app.as('nurse')(page, { caseId: home.caseId })).errors).toBeUndefined();
      tick();
    };
    const read = async (who: string) =>
      (await entries(who, home)).filter(
        ({ action, categories }: Given) => action === 'READ' && categories.includes('MINUTES'),
      ).length;
    const meetingId = await held(home, '08');
    await share(meetingId);
    expect(await read(home.fatherId)).toBe(1);
    await done(prohibit(home, [{ kind: 'MINUTES', id: meetingId }]));
    expect([await read(home.fatherId), await read(home.motherId)]).toEqual([0, 1]);
    await share(await held(home, '10'));
    expect(await read(home.fatherId)).toBe(1);
  });

  it('16. of a meeting: tells that guardian nothing of who came by its link, and when', async () => {
    const home = await family();
    const before = await entries(home.fatherId, home);
    const people = [home.motherId, home.childId];
    const meeting = await agreeOnTime(app, home, '2026-12-10T14:30', { people });
    await app.runDue();
    const invited = 'select address from invitation where meeting_id = $1';
    const [invitation] = await app.sql<{ address: string }>(invited, [meeting.id]);
    const nurse = new Browser(app);
    const url = linkIn(await opened(mailbox(app, invitation!.address).at(-1)!));
    for (const answer of ['accepted', 'declined']) {
      await nurse.get(url);
      tick();
      await nurse.post(url, { answer });
      tick();
    }
    expect(await app.sql('select 1 from invitation_answer where case_id = $1', [home.caseId])).toHaveLength(2);
    expect((await entries(home.fatherId, home)).length).toBeGreaterThan(before.length + 3);
    await done(prohibit(home, [{ kind: 'MEETING', id: meeting.id }]));
    expect(await entries(home.fatherId, home)).toEqual(before);
    expect((await entries(home.motherId, home)).length).toBeGreaterThan(before.length + 3);
  });
});

describe('a wish for a meeting', () => {
  it('16. of that guardian is not taken up with one that is kept from them', async () => {
    const home = await family();
    const { caseId, motherId, fatherId, childId } = home;
    for (const principal of [motherId, fatherId])
      await done(mutate(app, { principal })('askForMeeting', 'AskForMeetingInput', { caseId, words: 'Pian.' }, 'id'));
    const what = { caseId, question: 'Miten menee?', durationMinutes: 60, mode: 'IN_PERSON' };
    const who = {
      familyPersonIds: [motherId, childId],
      participants: [{ ...(await seatOf(app, 'nurse')), needed: 'REQUIRED' }],
    };
    const fields = 'id version participants { id professionalId }';
    const convened = await counsellor('conveneMeeting', 'ConveneMeetingInput', { ...what, ...who }, fields);
    await done(prohibit(home, [{ kind: 'MEETING', id: convened.id }]));
    const start = '2026-12-14T14:30';
    const yes = await sayYes(app, convened, start, motherId);
    const despite = yes.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
    const seen = { meetingId: yes.id, expectedVersion: yes.version };
    await counsellor('scheduleMeeting', 'ScheduleMeetingInput', { ...seen, start, despite });
    const wishes = async (principal: string) =>
      done(app.asPrincipal(principal)('{ myMeetingWishes { state meetingId } }'));
    expect(await wishes(motherId)).toEqual([{ state: 'TAKEN_UP', meetingId: yes.id }]);
    expect(await wishes(fatherId)).toEqual([{ state: 'ASKED', meetingId: null }]);
  });
});

describe('the plan', () => {
  const task = (more: object) => ({
    text: 'Hakee harjoituksista.',
    ownerKind: 'FAMILY',
    dueOn: '2026-12-18',
    setting: 'HOBBY',
    ...more,
  });

  async function propose(planVersionId: string, expectedVersion: number): Promise<Given> {
    await hearChildren(app, planVersionId);
    const proposal = { planVersionId, expectedVersion, nextReviewOn: REVIEW_ON };
    return counsellor('proposePlan', 'ProposePlanInput', proposal, VERSION);
  }

  it('16. gives that guardian nothing to do for a goal they do not know of', async () => {
    const home = await family();
    const { id: planVersionId } = await draft(app, home.caseId);
    const { id: goalId } = await counsellor('addGoal', 'AddGoalInput', { planVersionId, text: 'Oma huone.' });
    await done(prohibit(home, [{ kind: 'PLAN_GOAL', id: goalId }]));
    const add = (ownerId: string, more: object = {}) =>
      mutate(app, { principal: COUNSELLOR })(
        'addAction',
        'AddActionInput',
        task({ planVersionId, ownerId, ...more }),
        ACTION,
      );
    expect(await refusal(add(home.fatherId, { goalId }))).toBe('KEPT_FROM_OWNER ownerId');
    for (const allowed of [add(home.fatherId), add(home.motherId, { goalId })]) await done(allowed);
    expect(await bySql(home.fatherId, 'select goal_id from plan_action where case_id = $1', [home.caseId])).toEqual([
      { goal_id: null },
    ]);
  });

  it('17. is not handed on paper, with its schools and clinics, to whom the others hide from', async () => {
    const home = await family();
    const { motherId, fatherId, childId, familyId } = home;
    const { id: planVersionId, version } = await draft(app, home.caseId);
    await counsellor('addGoal', 'AddGoalInput', { planVersionId, text: 'Yöt ovat rauhallisia.' });
    await propose(planVersionId, version);
    const handOut = (personId: string) =>
      mutate(app, { principal: COUNSELLOR })(
        'handOutPlan',
        'HandOutPlanInput',
        { planVersionId, personId, how: 'PAPER' },
        'id',
      );
    await done(handOut(fatherId));
    await banOf(motherId);
    const together = { familyId, expectedVersion: 1, personIds: [motherId, childId] };
    await counsellor('recordHousehold', 'RecordHouseholdInput', together, 'version');
    expect(await refusal(handOut(fatherId))).toBe('KEPT_FROM_RECIPIENT personId');
    for (const personId of [motherId, childId]) await done(handOut(personId));
  });

  it('16. hands that guardian over nothing that is kept, and keeps nothing from them that theirs has replaced', async () => {
    const home = await family();
    const { caseId, motherId, fatherId } = home;
    const { id: planVersionId, version: expectedVersion } = await draft(app, caseId);
    const add = (text: string) =>
      counsellor('addAction', 'AddActionInput', task({ planVersionId, ownerId: motherId, text }), ACTION);
    const actions = [await add('Yksi.'), await add('Toinen.')];
    const [kept, free] = [
      await promised(app, actions[0], { byPhone: true }),
      await promised(app, actions[1], { byPhone: true }),
    ];
    const proposed = await propose(planVersionId, expectedVersion);
    for (const personId of [motherId, fatherId]) {
      const said = { planVersionId, personId, approval: 'AGREED' };
      await done(mutate(app, { principal: personId })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
    }
    await counsellor('agreePlan', 'AgreePlanInput', { planVersionId, expectedVersion: proposed.version });
    const handOver = async ({ id: actionId }: Given, ownerId: string) => {
      const [{ version }] = (await app.sql('select version from plan_action where id = $1', [actionId])) as Given;
      const to = { actionId, expectedVersion: version, ownerKind: 'FAMILY', ownerId };
      return mutate(app, { principal: COUNSELLOR })('handOverAction', 'HandOverActionInput', to, ACTION);
    };
    await done(prohibit(home, [{ kind: 'PLAN_ACTION', id: kept.id }]));
    expect(await refusal(handOver(kept, fatherId))).toBe('KEPT_FROM_OWNER ownerId');
    await done(handOver(free, fatherId));
    expect(await refusal(prohibit(home, [{ kind: 'PLAN_ACTION', id: free.id }]))).toBe('THEIR_OWN items.0.id');
  });
});
