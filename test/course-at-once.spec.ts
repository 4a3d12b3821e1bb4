import fc from 'fast-check';
import { principalOf } from '../src/demo/personas.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { Course, COURSE_EVENTS, type CourseEvent } from './support/course.js';
import { brokenIn } from './support/course-walk.js';
import { withClient } from './support/database.js';
import { join } from './support/plans.js';

/** How far a case has come when everybody does something at once; of some of it nothing comes. */
const BEFORE: readonly (readonly CourseEvent[])[] = [
  [],
  ['draft', 'hear the child', 'add an action'],
  ['commit', 'propose', 'approve'],
  ['propose', 'approve', 'agree', 'commit late', 'draft', 'add an action', 'commit'],
  ['propose a handover', 'consent to it', 'offer it', 'accept it', 'meet together'],
  ['report done', 'report not done', 'decide to close', 'begin closing'],
  ['withdraw it', 'take back', 'report done', 'begin closing'],
  ['close', 'reopen'],
  ['propose a handover', 'begin closing'],
  ['withdraw it', 'take back', 'report done', 'report done', 'begin closing', 'close'],
];
const AT_ONCE = COURSE_EVENTS.filter((event) => event !== 'a week passes');
const EACH_TIME = 24;
/** Everything of a course that changes something, once, in an order in which nothing is refused. */
const EVERY_STEP: readonly CourseEvent[] = [
  ...(['draft', 'hear the child', 'write a section', 'add an action', 'commit', 'add an action', 'propose'] as const),
  ...([
    'take back',
    'propose',
    'approve',
    'agree',
    'commit late',
    'report done',
    'report done',
    'decide to close',
  ] as const),
  ...([
    'propose a handover',
    'consent to it',
    'offer it',
    'accept it',
    'meet together',
    'confirm it',
    'reassign',
  ] as const),
  ...(['begin closing', 'close', 'reopen', 'propose a handover', 'withdraw it'] as const),
];
/** Two who begin the same are told so by the constraint that lets one of them in. */
const BEGUN_TWICE = ['draft', 'name a stand-in'];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** What else happens in a case, by turns. */
const besides = ({ caseId, motherId }: OpenedCase): Readonly<Record<string, () => Promise<Answer>>> => ({
  'name another': async () => {
    const input = { caseId, ...(await seatOf(app, 'social-worker')), reason: 'Muutto.' };
    return mutate(app, 'team-lead')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', input, 'id');
  },
  'say how things are': () =>
    mutate(app, { principal: motherId })('sayHowThingsAre', 'SayHowThingsAreInput', { caseId, face: 'GOOD' }, 'id'),
  'name a stand-in': async () => {
    const input = { caseId, ...(await seatOf(app, 'nurse')), firstDay: '2027-01-11', lastDay: '2027-01-12' };
    return mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', input, 'id');
  },
});

it('whatever is done at once in a case: nothing tears, nothing deadlocks, and who comes too late is told so', async () => {
  const opened = await openCase(app);
  await join(app, opened.caseId, 'nurse', ['identity', 'plan', 'actions']);
  const course = new Course(app, opened);
  const others = Object.entries(besides(opened));
  const drawn = fc.sample(fc.array(fc.constantFrom(...AT_ONCE), { minLength: EACH_TIME, maxLength: EACH_TIME }), {
    seed: 8,
    numRuns: BEFORE.length,
  });
  const count = { done: 0, refused: 0 };
  const wrong: string[] = [];
  const look = (what: string, answer: Answer | undefined) => {
    if (!answer) return;
    count[answer.code ? 'refused' : 'done'] += 1;
    const isWrong = /^(INTERNAL_SERVER_ERROR|UNAVAILABLE|BAD_USER_INPUT)$/.test(answer.code ?? '');
    if (isWrong || (answer.code === 'CONFLICT' && !BEGUN_TWICE.includes(what))) wrong.push(`${what}: ${answer.code}`);
  };
  for (const [round, way] of BEFORE.entries()) {
    for (const event of way) await course.try(event);
    await Promise.all([
      ...drawn[round]!.map(async (event) => look(event, await course.try(event))),
      ...[...others, ...others].map(async ([what, doIt]) => look(what, await doIt())),
    ]);
    wrong.push(...(await brokenIn(app, opened.caseId)).map((each) => `${round}: ${each}`));
  }
  expect(wrong).toEqual([]);
  expect(count.done + count.refused).toBeGreaterThanOrEqual(200);
  expect(count.done).toBeGreaterThan(50);
  const [row] = await app.sql<{ deadlocks: number }>(
    'select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(row!.deadlocks).toBe(0);
}, 240_000);

it('a handover proposed while the baton passes begins with who has it then', async () => {
  const { caseId } = await openCase(app);
  const [from, to] = [await seatOf(app, 'nurse'), await seatOf(app, 'social-worker')];
  const proposed = await withClient(app.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const now = app.clock.now().toString();
    await client.query('update responsible_person set until = $2 where case_id = $1 and until is null', [caseId, now]);
    await client.query(
      `insert into responsible_person (area_id, id, case_id, professional_id, unit_id, since, named_by)
       select area_id, gen_random_uuid(), $1, $2, $3, $4, $2 from network_case where id = $1`,
      [caseId, from.professionalId, from.unitId, now],
    );
    const input = { caseId, ...to, reason: 'Muutto.' };
    const asked = mutate(app, 'counsellor')('proposeHandover', 'ProposeHandoverInput', input, 'id');
    for (let isWaiting = false; !isWaiting;) {
      const waiting = await app.sql(`select from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and l.locktype = 'transactionid' and a.datname = current_database()`);
      isWaiting = waiting.length > 0;
    }
    await client.query('commit');
    return done(asked);
  });
  const [row] = await app.sql('select from_professional_id as who from handover where id = $1', [proposed.id]);
  expect(row).toEqual({ who: principalOf('nurse') });
});

it('of two team leads’ words at once each takes the baton from who has it, and there is one holder after each', async () => {
  const { caseId } = await openCase(app);
  const seats = await Promise.all((['nurse', 'social-worker', 'teacher'] as const).map((each) => seatOf(app, each)));
  const answers = await Promise.all(
    seats.map((seat) =>
      mutate(app, 'team-lead')(
        'reassignResponsiblePerson',
        'ReassignResponsiblePersonInput',
        { caseId, ...seat, reason: 'Loma.' },
        'id',
      ),
    ),
  );
  for (const { code } of answers) expect([undefined, 'STALE']).toContain(code);
  expect(answers.some(({ code }) => code === undefined)).toBe(true);
  expect(await brokenIn(app, caseId)).toEqual([]);
});

it('each step that is sent three times is done once, also by whose access it ends: the first answer comes again', async () => {
  const opened = await openCase(app);
  const wrong: string[] = [];
  const thrice = (run: ReturnType<TestApp['as']>) => async (query: string, variables?: Record<string, unknown>) => {
    const [first, second] = await Promise.all([run(query, variables), run(query, variables)]);
    const third = await run(query, variables);
    const seen = new Set([first, second, third].map(({ data, code }) => JSON.stringify([data, code])));
    if (seen.size > 1) wrong.push(`${query}: ${[...seen].join(' ')}`);
    return first!;
  };
  const shaky = {
    ...app,
    as: (who: Parameters<TestApp['as']>[0]) => thrice(app.as(who)),
    asPrincipal: (id: string) => thrice(app.asPrincipal(id)),
  };
  await join(app, opened.caseId, 'nurse', ['identity', 'plan', 'actions']);
  const course = new Course(shaky, opened);
  for (const event of EVERY_STEP) {
    app.clock.moveTo(app.clock.now().add({ seconds: 1 }));
    const answer = await course.try(event);
    expect([event, answer?.code]).toEqual([event, undefined]);
  }
  expect(wrong).toEqual([]);
  expect(await brokenIn(app, opened.caseId)).toEqual([]);
  const [numbers] = await app.sql(
    `select (select count(*)::int from plan_version where case_id = $1) as versions,
       (select count(*)::int from responsible_person where case_id = $1) as batons,
       (select count(*)::int from case_closing where case_id = $1) as closings`,
    [opened.caseId],
  );
  expect(numbers).toEqual({ versions: 2, batons: 4, closings: 1 });
}, 120_000);

it('a consent withdrawn at the moment of any other step leaves a handover that is over, one way or the other', async () => {
  const steps = [
    'propose a handover',
    'consent to it',
    'offer it',
    'accept it',
    'meet together',
    'confirm it',
  ] as const;
  const wrong: string[] = [];
  for (const reached of [2, 3, 4, 5]) {
    const opened = await openCase(app);
    const { caseId, motherId } = opened;
    const course = new Course(app, opened);
    for (const event of steps.slice(0, reached)) await course.try(event);
    app.clock.moveTo(app.clock.now().add({ seconds: 1 }));
    const [consent] = await app.sql("select id, version from consent where case_id = $1 and purpose = 'handover'", [
      caseId,
    ]);
    const input = { consentId: consent!['id'], expectedVersion: consent!['version'], personId: motherId, form: 'ORAL' };
    const withdraw = () =>
      mutate(app, 'counsellor')('withdrawConsent', 'WithdrawConsentInput', { ...input, evidence: 'Soitti.' }, 'id');
    const answers = await Promise.all([
      course.try(steps[reached]!),
      besides(opened)['name another']!(),
      withdraw(),
      course.try('decline it'),
      course.try(steps[reached]!),
      course.try('begin closing'),
      withdraw(),
    ]);
    for (const answer of answers)
      if (/^(INTERNAL_SERVER_ERROR|CONFLICT|UNAVAILABLE|BAD_USER_INPUT)$/.test(answer?.code ?? ''))
        wrong.push(`${steps[reached]!}: ${answer!.code}`);
    wrong.push(...(await brokenIn(app, caseId)));
    const [after] = await app.sql(
      'select k.state as consent, h.state from handover h join consent k on k.case_id = h.case_id where h.case_id = $1',
      [caseId],
    );
    expect([steps[reached], after!['consent']]).toEqual([steps[reached], 'withdrawn']);
    expect(['withdrawn', 'declined', 'confirmed']).toContain(after!['state']);
  }
  expect(wrong).toEqual([]);
}, 120_000);
