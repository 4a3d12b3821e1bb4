import { POHDE } from '../src/demo/pohde.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { actionOf, agree, draft, join, meet, type MetCase, promised } from './support/plans.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const WHO = 'id givenName familyName title phone unitName';
const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) {
  id areaId familyId legalFrame state openedAt version
  responsiblePerson { since who { ${WHO} } } standIn { firstDay lastDay who { ${WHO} } } counsellor { ${WHO} }
  people { id role language interpreterLanguage givenName familyName birthDate version contactWays { kind value safe safeTime } }
  guardianships { guardianId childId powers rightToInformation }
  needs { needCodes description strengths familyWish version }
  members { id joinedAt version who { ${WHO} } }
  consents { id unitName categories purpose state lastDay ended exclusions decisions { personId decision form } }
  meetings { id state question place durationMinutes mode localStart startsAt endsAt heldAt cancelReason
    participants { id personId needed clause chosen attendance who { ${WHO} } invitation { state answeredBy } } minutes { text } }
  plan { versions { number state sharedGoal nextReviewOn agreedAt version } goals { text sinceVersion untilVersion }
    reviews { dueOn state decision note } }
  actions { text ownerKind ownerId owner { ${WHO} } dueOn commitment progress sinceVersion untilVersion } } }`;
const FAMILY = `{ myFamilyPages { caseId responsiblePerson { who { ${WHO} } } standIn { firstDay who { familyName } }
  nextMeeting { startsAt place question professionals { familyName } } sharedGoal planNumber nextReviewOn
  goals { text } actions { text dueOn } requestedActions { text } } }`;
const DAY = `query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id name openedAt reviewDueOn reviewOverdue overdueActions
  requestedActions expiringConsents undecidedConsents meetingsWithoutTime nextMeeting { startsAt invited unanswered waitingSince } } }`;

const page = async (persona: Persona, caseId: string) => (await app.as(persona)(PAGE, { caseId })).data?.casePage;
const day = async (ask = app.as('counsellor')) =>
  (await ask(DAY, { areaId: POHDE.id })).data.counsellorDay as { id: string }[];

/** A case whose network met and agreed on a plan in which the nurse has promised something. */
async function planned(): Promise<MetCase> {
  const met = await meet(app);
  const version = await draft(app, met.caseId, met.meetingId);
  await promised(app, await actionOf(app, version.id, 'nurse'));
  await agree(app, version, met.motherId);
  return met;
}

describe('the case page', () => {
  let opened: OpenedCase;
  beforeAll(async () => {
    opened = await openCase(app);
  });

  it('shows the counsellor everything, its texts opened', async () => {
    const seen = await page('counsellor', opened.caseId);
    expect(seen.people.map(({ givenName }: { givenName: string }) => givenName)).toEqual(['Marjatta', 'Onni']);
    expect(seen.people[0].contactWays).toEqual([
      { kind: 'PHONE', value: '+358401112233', safe: true, safeTime: 'arkisin klo 12–13' },
    ]);
    expect(seen.people[1].birthDate).toBe('2019-04-12');
    expect(seen.needs).toMatchObject({ description: 'Uupumus, yöheräilyt.', strengths: 'Isovanhemmat lähellä.' });
    expect(seen.responsiblePerson.who).toMatchObject({ id: principalOf('counsellor'), phone: expect.any(String) });
    expect(seen.guardianships).toHaveLength(1);
  });

  it('notes what was seen and nothing else, each category once', async () => {
    const linesOf = (operation: string) =>
      app.sql<{ what: string }>(
        `select scope_type || ' ' || category as what from audit.access_log
         where operation = $1 and action = 'read' and xid = (select max(xid) from audit.access_log where operation = $1) order by 1`,
        [operation],
      );
    await page('counsellor', opened.caseId);
    expect((await linesOf('casePage')).map(({ what }) => what)).toEqual([
      'case logistics',
      'case needs',
      'family identity',
      'family logistics',
      'family reach',
    ]);
    await app.as('counsellor')('query ($caseId: UUID!) { casePage(caseId: $caseId) { state people { role } } }', {
      caseId: opened.caseId,
    });
    expect((await linesOf('casePage')).map(({ what }) => what)).toContain('family logistics');
    await app.as('counsellor')('query ($caseId: UUID!) { casePage(caseId: $caseId) { state } }', {
      caseId: opened.caseId,
    });
    expect((await linesOf('casePage')).map(({ what }) => what)).toEqual(['case logistics']);
  });

  it('9. is not there for strangers, and the refusal is logged', async () => {
    const answer = await app.as('nurse')(PAGE, { caseId: opened.caseId });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    const refused = await app.sql(
      "select 1 from audit.access_log where action = 'refused' and scope_id = $1 and principal_id = $2",
      [opened.caseId, principalOf('nurse')],
    );
    expect(refused).not.toEqual([]);
  });

  it('shows a member what the consent names, and nothing besides', async () => {
    const { caseId } = await openCase(app);
    await join(app, caseId, 'nurse', ['needs']);
    const seen = await page('nurse', caseId);
    expect(seen.needs.strengths).toBe('Isovanhemmat lähellä.');
    expect(seen.people).toEqual([]);
    expect(seen.guardianships).toEqual([]);
    expect(seen.plan).toBeNull();
    expect(seen.consents).toHaveLength(1);
  });

  it('2. names the stand-in of these days', async () => {
    const { caseId } = await openCase(app);
    const seat = await seatOf(app, 'social-worker');
    const days = { firstDay: '2026-11-23', lastDay: '2026-11-27' };
    await done(mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', { caseId, ...seat, ...days }, 'id'));
    const { standIn } = await page('counsellor', caseId);
    expect(standIn).toMatchObject({ ...days, who: { id: seat.professionalId, phone: expect.any(String) } });
  });
});

describe('the family page', () => {
  it('2. is the guardian’s own: whom to call, the plan, what each has promised', async () => {
    const met = await planned();
    const { data } = await app.asPrincipal(met.motherId)(FAMILY);
    expect(data.myFamilyPages).toHaveLength(1);
    const [own] = data.myFamilyPages;
    expect(own).toMatchObject({ caseId: met.caseId, planNumber: 1, nextReviewOn: expect.any(String) });
    expect(own.responsiblePerson.who).toMatchObject({ phone: expect.any(String), familyName: expect.any(String) });
    expect(own.sharedGoal).toEqual(expect.any(String));
    expect(own.actions.length).toBeGreaterThan(0);
  });

  it('is empty for everybody else, whoever they are', async () => {
    for (const persona of ['counsellor', 'nurse', 'interpreter', 'team-lead', 'admin'] as const)
      expect((await app.as(persona)(FAMILY)).data.myFamilyPages).toEqual([]);
  });

  it('ends with the right to information', async () => {
    const { motherId } = await openCase(app);
    const ask = app.asPrincipal(motherId);
    expect((await ask(FAMILY)).data.myFamilyPages).toHaveLength(1);
    const [row] = await app.sql('select id, version from guardianship where guardian_id = $1', [motherId]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    const ended = { guardianshipId: row!['id'], expectedVersion: row!['version'] };
    await done(mutate(app, 'counsellor')('endGuardianship', 'EndGuardianshipInput', ended, 'id'));
    expect(await ask(FAMILY)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await app.asPrincipal(motherId)(FAMILY)).data.myFamilyPages).toEqual([]);
  });
});

describe('one’s own promises', () => {
  const MINE = '{ myActions { caseId text dueOn commitment progress } }';
  const mine = async (persona: Persona, caseId: string) =>
    (await app.asPrincipal(principalOf(persona))(MINE)).data.myActions.filter(
      (one: { caseId: string }) => one.caseId === caseId,
    );

  it('9. are there for thirty days after one has left the network, and then gone', async () => {
    const met = await planned();
    expect(await mine('nurse', met.caseId)).toEqual([
      { caseId: met.caseId, text: 'Soittaa kotiin.', dueOn: '2026-12-18', commitment: 'COMMITTED', progress: 'OPEN' },
    ]);
    expect(await mine('teacher', met.caseId)).toEqual([]);
    const [member] = await app.sql(
      'select id, version from network_member where case_id = $1 and professional_id = $2',
      [met.caseId, principalOf('nurse')],
    );
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const before = app.clock.now();
    const left = { memberId: member!['id'], expectedVersion: member!['version'], reason: 'TASK_DONE' };
    await done(mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', left, 'id'));
    expect(await page('nurse', met.caseId)).toBeUndefined();
    expect(await mine('nurse', met.caseId)).toHaveLength(1);
    app.clock.moveTo(before.add({ hours: 24 * 30 + 1 }));
    expect(await mine('nurse', met.caseId)).toEqual([]);
    app.clock.moveTo(before);
  });

  it('9. are gone for who has left with the safety ban of the family, in the same transaction', async () => {
    const met = await planned();
    await app.sql(
      `update network_member set left_at = $3, leave_reason = 'task-done', version = version + 1
       where case_id = $1 and professional_id = $2`,
      [met.caseId, principalOf('nurse'), app.clock.now().toString()],
    );
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    expect(await mine('nurse', met.caseId)).toHaveLength(1);
    const ban = { personId: met.motherId, since: '2026-11-01', lastDay: '2027-11-01', evidence: 'VTJ-ote' };
    await done(mutate(app, 'counsellor')('recordSafetyBan', 'RecordSafetyBanInput', ban, 'id'));
    expect(await mine('nurse', met.caseId)).toEqual([]);
  });
});

describe('the day', () => {
  it('lists the cases one answers for, by the guardian’s name, with what wants doing', async () => {
    const { caseId } = await openCase(app);
    expect((await day()).find(({ id }) => id === caseId)).toMatchObject({
      name: 'Marjatta Salakoski',
      nextMeeting: null,
      overdueActions: 0,
      reviewOverdue: false,
      undecidedConsents: 0,
    });
    expect((await app.as('counsellor-other-area')(DAY, { areaId: POHDE.id })).code).toBe('NOT_FOUND');
  });

  it('tells what is late', async () => {
    const met = await planned();
    const before = app.clock.now();
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 * 60 }));
    const late = (await day(app.asPrincipal(principalOf('counsellor')))).find(({ id }) => id === met.caseId);
    expect(late).toMatchObject({ reviewOverdue: true, overdueActions: expect.any(Number) });
    expect((late as unknown as { overdueActions: number }).overdueActions).toBeGreaterThan(0);
    app.clock.moveTo(before);
  });
});

describe('each screen is one statement and one of the log, whatever is on it', () => {
  it('with one action and with a hundred', async () => {
    const met = await meet(app);
    const version = await draft(app, met.caseId, met.meetingId);
    const by = mutate(app, 'counsellor');
    const add = (n: number) =>
      done(
        by(
          'addAction',
          'AddActionInput',
          {
            planVersionId: version.id,
            text: `Teko ${n}`,
            ownerKind: 'FAMILY',
            ownerId: met.motherId,
            dueOn: '2026-12-24',
          },
          'id',
        ),
      );
    const mother = app.asPrincipal(met.motherId);
    await mother(FAMILY);
    const reads: Record<string, () => Promise<unknown>> = {
      casePage: () => page('counsellor', met.caseId),
      counsellorDay: () => day(),
      myFamilyPages: () => mother(FAMILY),
      myActions: () => mother('{ myActions { text dueOn } }'),
    };
    await add(0);
    const few: Record<string, number> = {};
    for (const [name, read] of Object.entries(reads)) few[name] = (await statementsOf(read)).length;
    for (let n = 1; n < 100; n += 1) await add(n);
    expect((await page('counsellor', met.caseId)).actions).toHaveLength(100);
    for (const [name, read] of Object.entries(reads)) {
      const statements = await statementsOf(read);
      expect({ name, statements: statements.length }).toEqual({ name, statements: 1 });
      expect(few[name]).toBe(1);
    }
  });
});
