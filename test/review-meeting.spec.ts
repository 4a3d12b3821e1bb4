import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, type Who } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { actionOf, agree, draft, meet, type MetCase, promised, REVIEW_ON } from './support/plans.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.moveTo(SEEDED_AT));

const counsellor = { principal: principalOf('counsellor') };
const REVIEW = 'id planId dueOn state meetingId version';

interface Reviewed extends MetCase {
  readonly planId: string;
  readonly goals: readonly string[];
}

/** A plan with goals, agreed at a meeting: the nurse has promised something. */
async function agreedPlan(...texts: readonly string[]): Promise<Reviewed> {
  const met = await meet(app);
  const version = await draft(app, met.caseId, met.meetingId);
  const goals: string[] = [];
  for (const text of texts) {
    const input = { planVersionId: version.id, text };
    goals.push((await done(mutate(app, counsellor)('addGoal', 'AddGoalInput', input, 'id'))).id);
  }
  await promised(app, await actionOf(app, version.id, 'nurse'));
  await agree(app, version, met.motherId);
  return { ...met, planId: version.planId, goals };
}
const aheadOf = async ({ caseId }: MetCase): Promise<Given> => {
  const [row] = await app.sql("select id, version, meeting_id from review where case_id = $1 and state = 'due'", [
    caseId,
  ]);
  return row && { reviewId: row['id'], expectedVersion: row['version'], meetingId: row['meeting_id'] };
};
const seen = ({ reviewId, expectedVersion }: Given) => ({ reviewId, expectedVersion });
const record = (who: Who, input: Given) =>
  mutate(app, who)('recordReview', 'RecordReviewInput', { ...seen(input), ...input, meetingId: undefined }, REVIEW);
const convene = (
  who: Who,
  input: Given,
  fields = `review { ${REVIEW} } meeting { id version state durationMinutes mode participants { id professionalId personId needed } } times { feasibleCount ask proposals { localStart } } leftOut`,
) => mutate(app, who)('conveneReview', 'ConveneReviewInput', input, fields);
const faultOf = ({ code, errors }: Given) => [code, errors?.[0]?.extensions.field];

describe('the goals of a plan at its review', () => {
  it('are rated by people, each once, in words that are sealed, and shown on the case page', async () => {
    const reviewed = await agreedPlan('Nukkuu yöt.', 'Käy koulua.');
    const [sleep, school] = reviewed.goals;
    const due = await aheadOf(reviewed);
    const next = { decision: 'CONTINUE', nextReviewOn: '2027-02-15' };
    const rate = (...ratings: Given[]) => ({ ...due, ...next, goalRatings: ratings });
    const good = { goalId: sleep, rating: 'ACHIEVED', words: 'Nukkuu jo kuusi tuntia.' };
    for (const [input, code, field] of [
      [rate(), 'GOAL_NOT_RATED', 'goalRatings'],
      [rate(good), 'GOAL_NOT_RATED', 'goalRatings'],
      [rate(good, good, { goalId: school, rating: 'PARTLY' }), 'GOAL_RATED_TWICE', 'goalRatings.1.goalId'],
      [rate(good, { goalId: due.reviewId, rating: 'PARTLY' }), 'NOT_FOUND', 'goalRatings.1.goalId'],
    ] as const)
      expect(faultOf(await record(counsellor, input))).toEqual([code, field]);
    expect(await app.sql('select from goal_rating where case_id = $1', [reviewed.caseId])).toHaveLength(0);
    await done(record(counsellor, rate(good, { goalId: school, rating: 'DROPPED' })));
    const stored = await app.sql<{ words: Buffer | null }>('select words from goal_rating where case_id = $1', [
      reviewed.caseId,
    ]);
    for (const { words } of stored) expect(String(words?.toString('latin1'))).not.toContain('kuusi');
    const page =
      'query ($caseId: UUID!) { casePage(caseId: $caseId) { followUp { ratings { reviewId goalId rating words } } } }';
    const ratings = [
      { reviewId: due.reviewId, goalId: sleep, rating: 'ACHIEVED', words: 'Nukkuu jo kuusi tuntia.' },
      { reviewId: due.reviewId, goalId: school, rating: 'DROPPED', words: null },
    ];
    for (const who of [principalOf('counsellor'), principalOf('nurse'), reviewed.motherId]) {
      const { data } = await app.asPrincipal(who)(page, { caseId: reviewed.caseId });
      expect(data.casePage.followUp.ratings).toEqual(expect.arrayContaining(ratings));
    }
    const again = await aheadOf(reviewed);
    const later = { ...again, decision: 'CLOSE' };
    const slipped = { goalId: sleep, rating: 'PARTLY' };
    expect(
      faultOf(await record(counsellor, { ...later, goalRatings: [slipped, { goalId: school, rating: 'PARTLY' }] })),
    ).toEqual(['GOAL_DROPPED', 'goalRatings.1.goalId']);
    await done(record(counsellor, { ...later, goalRatings: [slipped] }));
  });
});

describe('the next review of a plan', () => {
  const plan = (who: Who, input: Given) => mutate(app, who)('planReview', 'PlanReviewInput', input, REVIEW);

  it('is set where none is ahead: usually six weeks from now', async () => {
    const reviewed = await agreedPlan();
    const { planId } = reviewed;
    expect(faultOf(await plan(counsellor, { planId }))).toEqual(['REVIEW_AHEAD', 'planId']);
    await done(record(counsellor, { ...(await aheadOf(reviewed)), decision: 'CLOSE' }));
    for (const [who, input, code, field] of [
      [counsellor, { planId, nextReviewOn: '2026-11-23' }, 'REVIEW_IN_PAST', 'nextReviewOn'],
      [counsellor, { planId, nextReviewOn: '2027-03-01' }, 'REVIEW_REASON', 'reason'],
      [counsellor, { planId: reviewed.caseId }, 'NOT_FOUND', 'planId'],
      ['nurse', { planId }, 'NOT_FOUND', 'planId'],
      ['counsellor-other-area', { planId }, 'NOT_FOUND', 'planId'],
    ] as const)
      expect(faultOf(await plan(who, input))).toEqual([code, field]);
    expect(await aheadOf(reviewed)).toBeUndefined();
    expect(await done(plan(counsellor, { planId }))).toMatchObject({ dueOn: '2027-01-04', state: 'DUE' });
    expect(await aheadOf(reviewed)).toBeDefined();
  });

  it('is not set of a plan that nobody has agreed on', async () => {
    const met = await meet(app);
    const { planId } = await draft(app, met.caseId);
    expect(faultOf(await plan(counsellor, { planId }))).toEqual(['NOT_AGREED', 'planId']);
  });
});

describe('the meeting of a review', () => {
  it('is convened with the same people in two interactions, and the review is recorded after it', async () => {
    const reviewed = await agreedPlan();
    const due = await aheadOf(reviewed);
    const convened = await done(convene(counsellor, seen(due)));
    const { meeting, review, times, leftOut } = convened;
    expect(meeting).toMatchObject({ state: 'DRAFT', durationMinutes: 60, mode: 'IN_PERSON' });
    const who = meeting.participants.map((one: Given) => one.professionalId ?? one.personId);
    expect(who.toSorted()).toEqual(
      [...(['counsellor', 'nurse', 'teacher'] as const).map(principalOf), reviewed.motherId].toSorted(),
    );
    expect([review.meetingId, review.version, leftOut]).toEqual([meeting.id, due.expectedVersion + 1, []]);
    // Proposals lie around the day of the review.
    for (const { localStart } of times.proposals)
      expect(localStart >= '2026-12-21' && localStart < '2027-01-18').toBe(true);
    const page =
      'query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { id question } plan { reviews { id meetingId } } } }';
    const { data } = await app.asPrincipal(principalOf('counsellor'))(page, { caseId: reviewed.caseId });
    expect(data.casePage.meetings.find(({ id }: Given) => id === meeting.id).question).toBe(
      'Seuranta: miten suunnitelma etenee? Iltaisin on rauhallista.',
    );
    expect(data.casePage.plan.reviews).toEqual([{ id: due.reviewId, meetingId: meeting.id }]);
    const now = await aheadOf(reviewed);
    expect(faultOf(await convene(counsellor, seen(now)))).toEqual(['REVIEW_CONVENED', 'reviewId']);
    expect(faultOf(await record(counsellor, { ...now, decision: 'CLOSE' }))).toEqual([
      'REVIEW_MEETING_AHEAD',
      'reviewId',
    ]);

    // The teacher's consent does not cover being told; the others come.
    const [teacher] = await app.sql(
      'select id, version from network_member where case_id = $1 and professional_id = $2',
      [reviewed.caseId, principalOf('teacher')],
    );
    const ended = { memberId: teacher!['id'], expectedVersion: teacher!['version'], reason: 'TASK_DONE' };
    await done(mutate(app, counsellor)('endMembership', 'EndMembershipInput', ended, 'id'));
    const [fresh] = await app.sql('select version from meeting where id = $1', [meeting.id]);
    const despite = meeting.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
    const time = { meetingId: meeting.id, expectedVersion: fresh!['version'], start: '2027-01-05T10:00', despite };
    const schedule = (input: Given) =>
      mutate(app, counsellor)('scheduleReview', 'ScheduleReviewInput', input, 'id state familyYesStart');
    expect(faultOf(await schedule({ ...time, personId: reviewed.childId }))).toEqual(['NOT_FOUND', 'personId']);
    expect(await done(schedule({ ...time, personId: reviewed.motherId }))).toMatchObject({
      state: 'SCHEDULED',
      familyYesStart: '2027-01-05T08:00:00Z',
    });

    app.clock.moveTo(Temporal.Instant.from('2027-01-05T09:30:00Z'));
    const [held] = await app.sql('select version from meeting where id = $1', [meeting.id]);
    const mother = meeting.participants.find((one: Given) => one.personId === reviewed.motherId);
    const attendance = [{ participantId: mother.id, attendance: 'ON_SITE' }];
    const was = { meetingId: meeting.id, expectedVersion: held!['version'], attendance };
    await done(mutate(app, counsellor)('recordMeetingHeld', 'RecordMeetingHeldInput', was, 'id'));
    const recorded = await done(record(counsellor, { ...(await aheadOf(reviewed)), decision: 'CLOSE' }));
    expect(recorded).toMatchObject({ state: 'HELD', meetingId: meeting.id });
  });

  it('leaves out who has left, and takes another place of a meeting that was called off', async () => {
    const reviewed = await agreedPlan();
    const [nurse] = await app.sql(
      'select id, version from network_member where case_id = $1 and professional_id = $2',
      [reviewed.caseId, principalOf('nurse')],
    );
    const ended = { memberId: nurse!['id'], expectedVersion: nurse!['version'], reason: 'TASK_DONE' };
    await done(mutate(app, counsellor)('endMembership', 'EndMembershipInput', ended, 'id'));
    const first = await done(convene(counsellor, { ...seen(await aheadOf(reviewed)), question: 'Missä mennään?' }));
    expect(first.leftOut).toEqual([principalOf('nurse')]);
    const { id: meetingId, version: expectedVersion } = first.meeting;
    const off = { meetingId, expectedVersion, reason: 'ILLNESS' };
    await done(mutate(app, counsellor)('cancelMeeting', 'CancelMeetingInput', off, 'id'));
    const second = await done(convene(counsellor, seen(await aheadOf(reviewed))));
    expect(second.review.meetingId).toBe(second.meeting.id);
    expect(second.meeting.id).not.toBe(meetingId);
    const cancel = { meetingId: second.meeting.id, expectedVersion: second.meeting.version, reason: 'ILLNESS' };
    await done(mutate(app, counsellor)('cancelMeeting', 'CancelMeetingInput', cancel, 'id'));
    expect(await done(record(counsellor, { ...(await aheadOf(reviewed)), decision: 'CLOSE' }))).toMatchObject({
      state: 'HELD',
      meetingId: null,
    });
  });

  it('is refused: to strangers, stale, of a review that is over, where nobody has met', async () => {
    const reviewed = await agreedPlan();
    const due = await aheadOf(reviewed);
    for (const who of ['nurse', 'guardian', 'counsellor-other-area'] as const)
      expect(faultOf(await convene(who, seen(due)))).toEqual(['NOT_FOUND', 'reviewId']);
    expect(faultOf(await convene(counsellor, { ...seen(due), expectedVersion: 9 }))).toEqual([
      'STALE',
      'expectedVersion',
    ]);
    await app.sql(
      "update meeting set state = 'cancelled', held_at = null, cancelled_at = now(), cancel_reason = 'other' where case_id = $1",
      [reviewed.caseId],
    );
    expect(faultOf(await convene(counsellor, seen(due)))).toEqual(['NO_MEETING_BEFORE', 'reviewId']);
    await done(record(counsellor, { ...due, decision: 'CLOSE' }));
    expect(faultOf(await convene(counsellor, { ...seen(due), expectedVersion: due.expectedVersion + 1 }))).toEqual([
      'REVIEW_OVER',
      'reviewId',
    ]);
    const count = await app.sql('select from meeting where case_id = $1', [reviewed.caseId]);
    expect(count).toHaveLength(1);
  });
});

it('the day tells of what was agreed and nobody will review, until somebody does or closes the case', async () => {
  const reviewed = await agreedPlan();
  const { caseId, planId } = reviewed;
  const isMissing = async () => {
    const query = 'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id reviewMissing } }';
    const { data } = await app.asPrincipal(principalOf('counsellor'))(query, { areaId: POHDE.id });
    return data.counsellorDay.find(({ id }: Given) => id === caseId).reviewMissing;
  };
  const close = async () => done(record(counsellor, { ...(await aheadOf(reviewed)), decision: 'CLOSE' }));
  expect(await isMissing()).toBe(false);
  await close();
  expect(await isMissing()).toBe(true);
  await done(mutate(app, counsellor)('planReview', 'PlanReviewInput', { planId }, 'id'));
  expect(await isMissing()).toBe(false);
  await close();
  const [row] = await app.sql('select version from network_case where id = $1', [caseId]);
  const closing = { caseId, reason: 'GOAL_REACHED', expectedVersion: row!['version'] };
  await done(mutate(app, counsellor)('beginClosing', 'BeginClosingInput', closing, 'id'));
  expect(await isMissing()).toBe(false);
  await done(mutate(app, counsellor)('callOffClosing', 'CallOffClosingInput', { caseId, expectedVersion: 1 }, 'id'));
  expect(await isMissing()).toBe(true);
});

it('the day tells of reviews of this week, with or without a meeting', async () => {
  const reviewed = await agreedPlan();
  const ask = async () => {
    const query =
      'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id reviewDueOn reviewThisWeek reviewOverdue reviewMeeting { id startsAt } } }';
    const { data } = await app.asPrincipal(principalOf('counsellor'))(query, { areaId: POHDE.id });
    return data.counsellorDay.find(({ id }: Given) => id === reviewed.caseId);
  };
  expect(await ask()).toMatchObject({ reviewDueOn: REVIEW_ON, reviewThisWeek: false, reviewMeeting: null });
  app.clock.moveTo(Temporal.Instant.from('2027-01-03T10:00:00Z'));
  expect(await ask()).toMatchObject({ reviewThisWeek: false });
  app.clock.moveTo(Temporal.Instant.from('2027-01-04T06:00:00Z'));
  expect(await ask()).toMatchObject({ reviewThisWeek: true, reviewOverdue: false, reviewMeeting: null });
  const { meeting } = await done(convene(counsellor, seen(await aheadOf(reviewed))));
  expect(await ask()).toMatchObject({ reviewMeeting: { id: meeting.id, startsAt: null } });
});
