import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { SealedText } from '../src/platform/sealing/sealed-text.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, seatOf } from './support/casework.js';
import { withClient } from './support/database.js';
import { whileHeld } from './support/held.js';
import {
  ACTION,
  actionOf,
  agree,
  type Answered,
  draft,
  hearChildren,
  join,
  meet,
  type MetCase,
  promised,
  REVIEW_ON,
  VERSION,
} from './support/plans.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const counsellor = (name: string, type: string, input: Record<string, unknown>, fields = 'id') =>
  mutate(app, 'counsellor')(name, type, input, fields);

/** Everything the plans of a case hold, to see that a refusal changed nothing. */
const contentOf = async (caseId: string) =>
  Promise.all(
    ['plan', 'plan_version', 'plan_goal', 'plan_section', 'child_view', 'plan_action', 'plan_approval', 'review'].map(
      (table) => app.sql(`select * from ${table} where case_id = $1 order by id`, [caseId]),
    ),
  );

/** That what was tried is refused with the code at the field, and has changed nothing of the case. */
async function refused(caseId: string, attempt: () => Promise<Answer>, code: string, field?: string) {
  const before = await contentOf(caseId);
  const { errors, data } = await attempt();
  expect(errors?.[0]?.extensions).toMatchObject({ code, ...(field && { field }) });
  expect(data).toBeNull();
  expect(await contentOf(caseId)).toEqual(before);
}

const rowOf = async (id: string) => (await app.sql('select * from plan_action where id = $1', [id]))[0]!;
const numbersOf = async (planId: string) =>
  (await app.sql('select number, state from plan_version where plan_id = $1 order by number', [planId])).map(
    ({ number, state }) => `${number} ${state}`,
  );

describe('a draft', () => {
  let met: MetCase;
  let first: Answered & { planId: string };
  beforeAll(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
  });

  it('is version 1 of the one plan of its case, and nobody reads it in the database', async () => {
    expect(first).toMatchObject({ number: 1, state: 'DRAFT', meetingId: met.meetingId });
    const [row] = await app.sql('select shared_goal from plan_version where id = $1', [first.id]);
    expect((row!['shared_goal'] as Buffer).toString('latin1')).not.toContain('rauhallista');
    const again = { caseId: met.caseId, sharedGoal: 'Toinen.' };
    await refused(met.caseId, () => counsellor('draftPlan', 'DraftPlanInput', again), 'DRAFT_EXISTS', 'caseId');
  });

  it('is drawn up by a meeting of its own case', async () => {
    const { caseId } = await openCase(app);
    const input = { caseId, meetingId: met.meetingId, sharedGoal: 'x' };
    await refused(caseId, () => counsellor('draftPlan', 'DraftPlanInput', input), 'NOT_FOUND', 'meetingId');
  });

  it('is written by those who keep the plan only', async () => {
    const input = { planVersionId: first.id, expectedVersion: first.version, sharedGoal: 'Uusi.' };
    for (const who of ['nurse', 'teacher', 'counsellor-other-area', 'guardian'] as const)
      await refused(
        met.caseId,
        () => mutate(app, who)('writeSharedGoal', 'WriteSharedGoalInput', input, 'id'),
        'NOT_FOUND',
        'planVersionId',
      );
    first = { ...first, ...(await done(counsellor('writeSharedGoal', 'WriteSharedGoalInput', input, 'id version'))) };
    await refused(met.caseId, () => counsellor('writeSharedGoal', 'WriteSharedGoalInput', input), 'STALE');
  });

  it('takes goals in and leaves them out', async () => {
    const input = { planVersionId: first.id, text: 'Nukkumaan klo 20.' };
    const goal = await done(counsellor('addGoal', 'AddGoalInput', input, 'id sinceVersion untilVersion version'));
    expect(goal).toMatchObject({ sinceVersion: 1, untilVersion: null });
    const drop = { goalId: goal.id, expectedVersion: goal.version };
    const dropped = await done(counsellor('dropGoal', 'DropGoalInput', drop, 'sinceVersion untilVersion version'));
    expect(dropped).toMatchObject({ sinceVersion: 1, untilVersion: 1 });
    await refused(met.caseId, () => counsellor('dropGoal', 'DropGoalInput', drop), 'STALE');
    const again = { ...drop, expectedVersion: dropped.version };
    await refused(met.caseId, () => counsellor('dropGoal', 'DropGoalInput', again), 'GOAL_DROPPED', 'goalId');
    const seat = await seatOf(app, 'nurse');
    const action = { planVersionId: first.id, goalId: goal.id, text: 'x', ...asOwner(seat), dueOn: '2026-12-18' };
    await refused(met.caseId, () => counsellor('addAction', 'AddActionInput', action), 'NOT_FOUND', 'goalId');
  });

  it('13. takes in no action without one owner of the case or a due day', async () => {
    const seat = await seatOf(app, 'nurse');
    const whole = { planVersionId: first.id, text: 'Soittaa.', ...asOwner(seat), dueOn: '2026-12-18' };
    const { unitId } = await seatOf(app, 'teacher');
    const stranger = await seatOf(app, 'social-worker');
    for (const [changes, code, field] of [
      [{ ownerUnit: null }, 'UNIT_MISSING', 'ownerUnit'],
      [{ ownerUnit: unitId }, 'NOT_FOUND', 'ownerId'],
      [asOwner(stranger), 'NOT_FOUND', 'ownerId'],
      [{ ownerKind: 'FAMILY', ownerUnit: null }, 'NOT_FOUND', 'ownerId'],
      [{ ownerKind: 'FAMILY', ownerId: met.motherId }, 'UNIT_OF_FAMILY', 'ownerUnit'],
      [{ dueOn: '2026-11-22' }, 'DUE_IN_PAST', 'dueOn'],
      [{ dueOn: '2028-11-24' }, 'DUE_TOO_FAR', 'dueOn'],
    ] as const)
      await refused(met.caseId, () => counsellor('addAction', 'AddActionInput', { ...whole, ...changes }), code, field);
    for (const missing of ['ownerId', 'dueOn'] as const) {
      const { [missing]: _, ...rest } = whole;
      const { status } = await counsellor('addAction', 'AddActionInput', rest);
      expect(status).toBe(400);
    }
  });

  it('takes in actions of members, of the counsellor and of the family; the absent are asked', async () => {
    expect(await actionOf(app, first.id, 'nurse')).toMatchObject({ commitment: 'PROPOSED', sinceVersion: 1 });
    expect(await actionOf(app, first.id, 'counsellor')).toMatchObject({ commitment: 'PROPOSED' });
    expect(await actionOf(app, first.id, 'teacher')).toMatchObject({ commitment: 'REQUESTED' });
    const mothers = { planVersionId: first.id, text: 'Iltasatu.', ownerKind: 'FAMILY', ownerId: met.motherId };
    const input = { ...mothers, dueOn: '2026-11-23' };
    expect(await done(counsellor('addAction', 'AddActionInput', input, ACTION))).toMatchObject({
      commitment: 'PROPOSED',
      ownerId: met.motherId,
    });
  });
});

const asOwner = ({ professionalId, unitId }: { professionalId: string; unitId: string }) => ({
  ownerKind: 'PROFESSIONAL',
  ownerId: professionalId,
  ownerUnit: unitId,
});

describe('13. a commitment', () => {
  let met: MetCase;
  let first: Answered;
  beforeAll(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
  });
  const commit = (who: Parameters<typeof mutate>[1], { id, version }: Answered) =>
    mutate(app, who)('commitToAction', 'CommitToActionInput', { actionId: id, expectedVersion: version }, ACTION);
  const record = (input: Record<string, unknown>) =>
    counsellor('recordCommitment', 'RecordCommitmentInput', input, ACTION);

  it('is the owner’s own: by a professional and by the mother', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    expect(await done(commit('nurse', nurses))).toMatchObject({ commitment: 'COMMITTED', committedVia: null });
    const text = { planVersionId: first.id, text: 'Iltasatu.', ownerKind: 'FAMILY', ownerId: met.motherId };
    const mothers = await done(counsellor('addAction', 'AddActionInput', { ...text, dueOn: '2026-12-01' }, ACTION));
    expect(await done(commit({ principal: met.motherId }, mothers))).toMatchObject({ commitment: 'COMMITTED' });
    await refused(met.caseId, () => commit('nurse', nurses), 'STALE');
    const again = { ...nurses, version: nurses.version + 1 };
    await refused(met.caseId, () => commit('nurse', again), 'ALREADY_COMMITTED', 'actionId');
  });

  it('is nobody’s for somebody else', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    await refused(met.caseId, () => commit('counsellor', nurses), 'NOT_THE_OWNER', 'actionId');
    await refused(met.caseId, () => commit('teacher', nurses), 'NOT_FOUND', 'actionId');
    await refused(met.caseId, () => commit({ principal: met.motherId }, nurses), 'NOT_FOUND', 'actionId');
    await refused(met.caseId, () => commit('counsellor-other-area', nurses), 'NOT_FOUND', 'actionId');
    const said = { actionId: nurses.id, expectedVersion: nurses.version, committed: true };
    await refused(
      met.caseId,
      () => mutate(app, 'nurse')('recordCommitment', 'RecordCommitmentInput', said, 'id'),
      'NOT_FOUND',
      'actionId',
    );
  });

  it('of whoever was in the meeting is written down by who heard it', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    expect(await promised(app, nurses)).toMatchObject({
      commitment: 'COMMITTED',
      committedVia: principalOf('counsellor'),
    });
  });

  it('of somebody absent is written down only after a telephone call', async () => {
    const teachers = await actionOf(app, first.id, 'teacher');
    const said = { actionId: teachers.id, expectedVersion: teachers.version, committed: true };
    await refused(met.caseId, () => record(said), 'OWNER_ABSENT', 'actionId');
    await refused(met.caseId, () => record({ ...said, committed: false, reason: 'x' }), 'OWNER_ABSENT', 'actionId');
    expect(await promised(app, teachers, { byPhone: true })).toMatchObject({ commitment: 'COMMITTED' });
  });

  it('to what no meeting drew up is the owner’s own, or given on the phone: nobody was there', async () => {
    const { caseId, motherId } = await meet(app);
    const version = await draft(app, caseId);
    const text = { planVersionId: version.id, text: 'Iltasatu.', ownerKind: 'FAMILY', ownerId: motherId };
    const add = () => counsellor('addAction', 'AddActionInput', { ...text, dueOn: '2026-12-01' }, ACTION);
    const [nurses, mothers] = [await actionOf(app, version.id, 'nurse'), await done(add())];
    for (const action of [nurses, mothers]) {
      expect(action).toMatchObject({ commitment: 'REQUESTED' });
      const said = { actionId: action.id, expectedVersion: action.version, committed: true };
      await refused(caseId, () => record(said), 'OWNER_ABSENT', 'actionId');
      await refused(caseId, () => record({ ...said, committed: false, reason: 'x' }), 'OWNER_ABSENT', 'actionId');
      expect(await promised(app, action, { byPhone: true })).toMatchObject({
        commitment: 'COMMITTED',
        committedVia: principalOf('counsellor'),
      });
    }
    const own = { commitment: 'COMMITTED', committedVia: null };
    expect(await done(commit('nurse', await actionOf(app, version.id, 'nurse')))).toMatchObject(own);
    expect(await done(commit({ principal: motherId }, await done(add())))).toMatchObject(own);
    expect(await promised(app, await actionOf(app, version.id, 'counsellor'))).toMatchObject(own);
  });

  it('is declined with a reason, and may still be given', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    const no = { actionId: nurses.id, expectedVersion: nurses.version, committed: false };
    await refused(met.caseId, () => record(no), 'REASON_MISSING', 'reason');
    const declined = await done(record({ ...no, reason: 'Ei ehdi.' }));
    expect(declined).toMatchObject({ commitment: 'DECLINED' });
    expect(await done(commit('nurse', declined))).toMatchObject({ commitment: 'COMMITTED' });
    expect(await rowOf(nurses.id)).toMatchObject({ decline_reason: null });
    const another = await actionOf(app, first.id, 'nurse');
    const own = { actionId: another.id, expectedVersion: another.version, reason: 'Ei ehdi.' };
    expect(await done(mutate(app, 'nurse')('declineAction', 'DeclineActionInput', own, 'commitment'))).toEqual({
      commitment: 'DECLINED',
    });
  });
});

describe('an agreement', () => {
  let met: MetCase;
  let first: Answered;
  beforeEach(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
  });
  const propose = (changes: Record<string, unknown> = {}) =>
    counsellor(
      'proposePlan',
      'ProposePlanInput',
      { planVersionId: first.id, expectedVersion: first.version, nextReviewOn: REVIEW_ON, ...changes },
      VERSION,
    );
  const approve = (who: Parameters<typeof mutate>[1], changes: Record<string, unknown> = {}) =>
    mutate(app, who)(
      'recordPlanApproval',
      'RecordPlanApprovalInput',
      { planVersionId: first.id, personId: met.motherId, approval: 'AGREED', ...changes },
      'approval',
    );
  const agreeOn = ({ version }: Answered) =>
    counsellor('agreePlan', 'AgreePlanInput', { planVersionId: first.id, expectedVersion: version }, VERSION);

  it('14. is proposed with something in it and a day for the review', async () => {
    await refused(met.caseId, () => propose(), 'PLAN_EMPTY', 'planVersionId');
    await actionOf(app, first.id, 'nurse');
    await refused(met.caseId, () => propose({ nextReviewOn: '2026-11-23' }), 'REVIEW_IN_PAST', 'nextReviewOn');
    await refused(met.caseId, () => propose({ nextReviewOn: '2027-02-16' }), 'REVIEW_REASON', 'reviewReason');
    const late = { nextReviewOn: '2027-02-16', reviewReason: 'Kuntoutus alkaa helmikuussa.' };
    const proposed = await done(propose(late));
    expect(proposed).toMatchObject({ state: 'PROPOSED', nextReviewOn: '2027-02-16' });
    const goal = { planVersionId: first.id, text: 'x' };
    await refused(met.caseId, () => counsellor('addGoal', 'AddGoalInput', goal), 'PLAN_PROPOSED');
    const back = { planVersionId: first.id, expectedVersion: proposed.version };
    first = await done(counsellor('withdrawProposal', 'WithdrawProposalInput', back, VERSION));
    await done(counsellor('addGoal', 'AddGoalInput', goal));
    // Six weeks after 23 November, if nobody says when.
    expect(await done(propose({ nextReviewOn: undefined }))).toMatchObject({ nextReviewOn: REVIEW_ON });
  });

  it('needs every guardian who decides, and a promise', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    await refused(met.caseId, () => agreeOn(first), 'NOT_PROPOSED');
    await refused(met.caseId, () => approve('counsellor'), 'NOT_PROPOSED');
    const proposed = await done(propose());
    await refused(met.caseId, () => agreeOn(first), 'STALE');
    await refused(met.caseId, () => agreeOn(proposed), 'APPROVAL_MISSING', 'planVersionId');
    await refused(met.caseId, () => approve('nurse'), 'NOT_FOUND', 'planVersionId');
    await refused(met.caseId, () => approve('counsellor', { approval: 'DISSENT' }), 'DISSENT_MISSING', 'dissent');
    await refused(met.caseId, () => approve('counsellor', { personId: principalOf('nurse') }), 'NOT_FOUND', 'personId');
    await done(approve('counsellor', { approval: 'DISSENT', dissent: 'En halua tätä.' }));
    await refused(met.caseId, () => agreeOn(proposed), 'NOBODY_APPROVED', 'planVersionId');
    await done(approve({ principal: met.motherId }));
    await refused(met.caseId, () => agreeOn(proposed), 'CHILD_VIEW_MISSING', 'planVersionId');
    await hearChildren(app, first.id);
    await refused(met.caseId, () => agreeOn(proposed), 'NO_COMMITTED_ACTION', 'planVersionId');
    await promised(app, nurses);
    expect(await done(agreeOn(proposed))).toMatchObject({ state: 'AGREED', number: 1, nextReviewOn: REVIEW_ON });
  });

  it('and a commitment at the same moment come one after the other', async () => {
    await promised(app, await actionOf(app, first.id, 'nurse'));
    const late = await actionOf(app, first.id, 'nurse');
    await hearChildren(app, first.id);
    const proposed = await done(propose());
    await done(approve('counsellor'));
    const input = { actionId: late.id, expectedVersion: late.version };
    const commit = () => mutate(app, 'nurse')('commitToAction', 'CommitToActionInput', input, ACTION);
    const [row] = await app.sql<{ plan_id: string }>('select plan_id from plan_version where id = $1', [first.id]);
    const [agreed, answer] = await whileHeld(app, row!.plan_id, () => [agreeOn(proposed), commit()]);
    expect(agreed!.data.agreePlan).toMatchObject({ state: 'AGREED' });
    // Either it came before and is in the version, or it came after to what had been asked anew meanwhile.
    if (answer!.errors) expect(await rowOf(late.id)).toMatchObject({ commitment: 'requested', since_version: null });
    else expect(await rowOf(late.id)).toMatchObject({ commitment: 'committed', since_version: 1 });
    expect([undefined, 'STALE']).toContain(answer!.code);
  });

  it('does not stand on what was said of an earlier proposal', async () => {
    await promised(app, await actionOf(app, first.id, 'nurse'));
    const proposed = await done(propose());
    await done(approve('counsellor'));
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const back = { planVersionId: first.id, expectedVersion: proposed.version };
    first = await done(counsellor('withdrawProposal', 'WithdrawProposalInput', back, VERSION));
    const anew = await done(propose());
    await refused(met.caseId, () => agreeOn(anew), 'APPROVAL_MISSING', 'planVersionId');
  });

  it('is not made by who does not see the guardians', async () => {
    await promised(app, await actionOf(app, first.id, 'nurse'));
    const { version } = await done(propose());
    await done(approve('counsellor'));
    const { caseId } = met;
    const named = { caseId, ...(await seatOf(app, 'social-worker')), reason: 'Vaihtaa työtä.' };
    await done(mutate(app, 'team-lead')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', named, 'id'));
    const input = { planVersionId: first.id, expectedVersion: version };
    const attempt = () => mutate(app, 'social-worker')('agreePlan', 'AgreePlanInput', input, 'id');
    await refused(caseId, attempt, 'NOT_FOUND', 'planVersionId');
  });

  it('takes in what is promised, asks who was silent, leaves out who declined', async () => {
    const nurses = await actionOf(app, first.id, 'nurse');
    const teachers = await actionOf(app, first.id, 'teacher');
    const counsellors = await actionOf(app, first.id, 'counsellor');
    await promised(app, nurses);
    const no = { actionId: counsellors.id, expectedVersion: counsellors.version, reason: 'Ei kuulu minulle.' };
    await done(counsellor('declineAction', 'DeclineActionInput', no));
    await agree(app, first, met.motherId);
    expect(await rowOf(nurses.id)).toMatchObject({ commitment: 'committed', since_version: 1, until_version: null });
    expect(await rowOf(teachers.id)).toMatchObject({ commitment: 'requested', since_version: null });
    expect(await rowOf(counsellors.id)).toMatchObject({ commitment: 'declined', since_version: 1, until_version: 1 });
  });

  it('12. never changes, through the application or in its role by bare SQL', async () => {
    const goal = await done(
      counsellor('addGoal', 'AddGoalInput', { planVersionId: first.id, text: 'Uni.' }, 'id version'),
    );
    const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    await app.sql(
      `insert into plan_review_reason (area_id, plan_version_id, case_id, words) select area_id, id, case_id, 'x' from plan_version where id = $1`,
      [first.id],
    );
    const agreed = await agree(app, first, met.motherId);
    const edit = { planVersionId: first.id, expectedVersion: agreed.version };
    for (const [name, type, input] of [
      ['writeSharedGoal', 'WriteSharedGoalInput', { ...edit, sharedGoal: 'x' }],
      ['addGoal', 'AddGoalInput', { planVersionId: first.id, text: 'x' }],
      ['dropGoal', 'DropGoalInput', { goalId: goal.id, expectedVersion: goal.version }],
      ['dropAction', 'DropActionInput', { actionId: nurses.id, expectedVersion: nurses.version }],
      ['proposePlan', 'ProposePlanInput', { ...edit, nextReviewOn: REVIEW_ON }],
      ['withdrawProposal', 'WithdrawProposalInput', edit],
      ['agreePlan', 'AgreePlanInput', edit],
    ] as const)
      await refused(met.caseId, () => counsellor(name, type, input), 'PLAN_AGREED');
    await refused(met.caseId, () => approve({ principal: met.motherId }), 'PLAN_AGREED');
    const before = await contentOf(met.caseId);
    for (const [code, statement] of [
      ['23514', `update plan_version set shared_goal = 'x' where id = '${first.id}'`],
      ['23514', `update plan_version set next_review_on = '2030-01-01' where id = '${first.id}'`],
      ['23514', `update plan_version set state = 'draft', agreed_at = null where id = '${first.id}'`],
      ['23514', `update plan_goal set text = 'x' where id = '${goal.id}'`],
      ['23514', `update plan_action set text = 'x' where id = '${nurses.id}'`],
      ['23514', `update plan_action set due_on = '2030-01-01' where id = '${nurses.id}'`],
      ['23514', `update plan_action set since_version = 2 where id = '${nurses.id}'`],
      ['23514', `update plan_approval set approval = 'dissent', dissent = 'x' where plan_version_id = '${first.id}'`],
      ['23514', `update plan_review_reason set words = 'y' where plan_version_id = '${first.id}'`],
      ['42501', `update plan_version set number = 7 where id = '${first.id}'`],
      ['42501', `delete from plan_version where id = '${first.id}'`],
    ] as const)
      await expect(asCounsellor(statement)).rejects.toMatchObject({ code });
    expect(await contentOf(met.caseId)).toEqual(before);
  });
});

/** Bare SQL as the application, in the context of the counsellor. */
const asCounsellor = (statement: string) =>
  withClient(app.database.url, async (client) => {
    await client.query('begin');
    await client.query(
      "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
      [principalOf('counsellor'), app.clock.now().toString()],
    );
    await client.query(statement);
    await client.query('commit');
  });

/** The shared goals of a case as the counsellor opens them, by version. */
const sharedGoals = (caseId: string) =>
  app.running.app.get(Work).run({ principalId: principalOf('counsellor') }, 'test', async (em) => {
    const key = await app.running.app.get(Sealing).keyOf('case', caseId);
    const versions = await em.execute<{ id: string; shared_goal: Buffer }[]>(
      'select id, shared_goal from plan_version where case_id = ? order by number',
      [caseId],
    );
    return versions.map((each) =>
      key.open(`plan_version.shared_goal:${each.id}`, new SealedText(Buffer.from(each.shared_goal))),
    );
  });

describe('the next version', () => {
  let met: MetCase;
  let first: Answered & { planId: string };
  let nurses: Answered;
  let teachers: Answered;
  beforeEach(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
    nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    teachers = await actionOf(app, first.id, 'teacher');
    await agree(app, first, met.motherId);
    teachers = { ...teachers, version: (await rowOf(teachers.id))['version'] as number };
  });
  const commit = (who: Parameters<typeof mutate>[1], { id, version }: Answered) =>
    mutate(app, who)('commitToAction', 'CommitToActionInput', { actionId: id, expectedVersion: version }, ACTION);

  it('12. goes on with what was agreed, less what is dropped from it, and needs approval anew', async () => {
    const second = await draft(app, met.caseId);
    expect(second).toMatchObject({ number: 2, state: 'DRAFT', planId: first.planId });
    const drop = { actionId: nurses.id, expectedVersion: nurses.version };
    expect(await done(counsellor('dropAction', 'DropActionInput', drop, ACTION))).toMatchObject({ untilVersion: 2 });
    const input = { planVersionId: second.id, expectedVersion: second.version, nextReviewOn: REVIEW_ON };
    await refused(met.caseId, () => counsellor('proposePlan', 'ProposePlanInput', input), 'PLAN_EMPTY');
    await promised(app, await actionOf(app, second.id, 'counsellor'));
    expect(await agree(app, second, met.motherId)).toMatchObject({ number: 2, state: 'AGREED' });
    expect(await numbersOf(first.planId)).toEqual(['1 agreed', '2 agreed']);
  });

  it('comes at once when somebody who was asked commits, though they may not write the plan, nor read it', async () => {
    expect(await done(commit('teacher', teachers))).toMatchObject({ commitment: 'COMMITTED', sinceVersion: 2 });
    const versions = await app.sql(
      'select number, state, meeting_id, next_review_on::text as review from plan_version where plan_id = $1 order by number',
      [first.planId],
    );
    expect(versions).toEqual([
      { number: 1, state: 'agreed', meeting_id: met.meetingId, review: REVIEW_ON },
      { number: 2, state: 'agreed', meeting_id: null, review: REVIEW_ON },
    ]);
    expect(await sharedGoals(met.caseId)).toEqual(['Iltaisin on rauhallista.', 'Iltaisin on rauhallista.']);
    const log = await app.sql(
      `select action, category, basis from audit.access_log where scope_id = $1 and principal_id = $2
         and operation = 'commitToAction' order by category`,
      [met.caseId, principalOf('teacher')],
    );
    expect(log).toEqual([
      { action: 'change', category: 'actions', basis: 'consent' },
      { action: 'record', category: 'plan', basis: 'consent' },
    ]);
  });

  it('13. comes by telephone, but not behind somebody’s back', async () => {
    const said = { actionId: teachers.id, expectedVersion: teachers.version, committed: true };
    const attempt = () => counsellor('recordCommitment', 'RecordCommitmentInput', said);
    await refused(met.caseId, attempt, 'OWNER_ABSENT', 'actionId');
    expect(await promised(app, teachers, { byPhone: true })).toMatchObject({ sinceVersion: 2 });
  });

  it('does not come when the action is asked for no more', async () => {
    const drop = { actionId: teachers.id, expectedVersion: teachers.version };
    const dropped = await done(counsellor('dropAction', 'DropActionInput', drop, ACTION));
    expect(dropped).toMatchObject({ sinceVersion: null, untilVersion: 2 });
    await refused(met.caseId, () => commit('teacher', dropped), 'ACTION_DROPPED', 'actionId');
  });

  it('moves a draft that stands above it, with what begins and ends in it', async () => {
    const second = await draft(app, met.caseId);
    const begun = await actionOf(app, second.id, 'counsellor');
    const goal = await done(
      counsellor('addGoal', 'AddGoalInput', { planVersionId: second.id, text: 'x' }, 'id version'),
    );
    const drop = { actionId: nurses.id, expectedVersion: nurses.version };
    await done(counsellor('dropAction', 'DropActionInput', drop));
    await done(commit('teacher', teachers));
    expect(await numbersOf(first.planId)).toEqual(['1 agreed', '2 agreed', '3 draft']);
    expect(await rowOf(begun.id)).toMatchObject({ since_version: 3 });
    expect(await rowOf(nurses.id)).toMatchObject({ since_version: 1, until_version: 3 });
    const [row] = await app.sql('select since_version from plan_goal where id = $1', [goal.id]);
    expect(row).toEqual({ since_version: 3 });
    await promised(app, begun);
    expect(await agree(app, second, met.motherId)).toMatchObject({ number: 3, state: 'AGREED' });
  });

  it('comes twice when two commit at once', async () => {
    const second = await draft(app, met.caseId, met.meetingId);
    await join(app, met.caseId, 'ngo-worker', ['minutes']);
    const late = await actionOf(app, second.id, 'ngo-worker');
    await agree(app, second, met.motherId);
    const asked = { id: late.id, version: (await rowOf(late.id))['version'] as number };
    const both = await whileHeld(app, first.planId, () => [
      done(commit('teacher', teachers)),
      done(commit('ngo-worker', asked)),
    ]);
    expect(new Set(both.map(({ sinceVersion }) => sinceVersion))).toEqual(new Set([3, 4]));
    expect(await numbersOf(first.planId)).toEqual(['1 agreed', '2 agreed', '3 agreed', '4 agreed']);
  });

  it('is made by nobody else’s call of the database functions', async () => {
    const newId = crypto.randomUUID();
    const call = `select access.join_plan('${teachers.id}', '${newId}', 'x', null)`;
    await expect(asCounsellor(call)).rejects.toMatchObject({ code: '42501' });
    expect(await numbersOf(first.planId)).toEqual(['1 agreed']);
  });
});

describe('progress', () => {
  it('is reported by the owner or who keeps the plan, and says why something was not done', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    const silent = await actionOf(app, first.id, 'nurse');
    let nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    const report = (who: Parameters<typeof mutate>[1], { id, version }: Answered, more: Record<string, unknown>) =>
      mutate(app, who)(
        'reportProgress',
        'ReportProgressInput',
        { actionId: id, expectedVersion: version, ...more },
        ACTION,
      );
    await refused(met.caseId, () => report('nurse', silent, { progress: 'DONE' }), 'NOT_COMMITTED', 'actionId');
    for (const who of ['teacher', 'counsellor-other-area', { principal: met.motherId }] as const)
      await refused(met.caseId, () => report(who, nurses, { progress: 'DONE' }), 'NOT_FOUND', 'actionId');
    const stale = nurses;
    nurses = await done(report('nurse', nurses, { progress: 'IN_PROGRESS' }));
    await refused(met.caseId, () => report('nurse', stale, { progress: 'DONE' }), 'STALE');
    await refused(met.caseId, () => report('nurse', nurses, { progress: 'NOT_DONE' }), 'REASON_MISSING', 'reason');
    nurses = await done(report('counsellor', nurses, { progress: 'NOT_DONE', reason: 'Jono oli pitkä.' }));
    expect(nurses).toMatchObject({ progress: 'NOT_DONE' });
    expect(await done(report('nurse', nurses, { progress: 'DONE' }))).toMatchObject({ progress: 'DONE' });
    expect(await rowOf(nurses.id)).toMatchObject({ not_done_reason: null });
  });
});
