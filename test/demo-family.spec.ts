import PostalMime from 'postal-mime';
import { FAMILY, FAMILY_TEXTS } from '../src/demo/family.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
let caseId: string;
beforeAll(async () => {
  app = await startTestApp();
  const day = 'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id name requestedActions overdueActions } }';
  const { data } = await app.as('counsellor')(day, { areaId: POHDE.id });
  expect(data.counsellorDay).toMatchObject([{ name: 'Tuomas Kuutamolampi', requestedActions: 1, overdueActions: 0 }]);
  caseId = data.counsellorDay[0].id;
});
afterAll(() => app?.stop());

const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id state responsiblePerson { who { id familyName } }
  people { id role givenName familyName birthDate contactWays { kind value safe safeTime } }
  guardianships { guardianId childId powers rightToInformation } needs { needCodes description strengths familyWish }
  members { who { id } } consents { unitName categories state exclusions decisions { personId decision form } }
  meetings { state question place localStart participants { personId attendance who { id } } minutes { text } }
  plan { versions { number state sharedGoal nextReviewOn } goals { text } reviews { dueOn state } }
  actions { text ownerKind ownerId dueOn commitment progress sinceVersion } } }`;
const FAMILY_PAGES = `{ myFamilyPages { caseId responsiblePerson { who { id phone } } sharedGoal planNumber nextReviewOn
  goals { text } actions { text dueOn } requestedActions { text } } }`;

const page = (persona: Persona) => app.as(persona)(PAGE, { caseId });
const seen = async (persona: Persona) => {
  const { data, errors } = await page(persona);
  expect(errors).toBeUndefined();
  return data.casePage;
};
const ways = (of: { people: { id: string; contactWays: { kind: string }[] }[] }) =>
  of.people.filter(({ contactWays }) => contactWays.length > 0).map(({ id }) => id);
const texts = (of: { actions: { text: string }[] }) => of.actions.map(({ text }) => text).toSorted();
const ALL_ACTIONS = Object.values(FAMILY_TEXTS.actions).toSorted();
const GUARDIANS = [principalOf('guardian'), principalOf('other-guardian')];

it('shows the counsellor the whole story, every text opened', async () => {
  const all = await seen('counsellor');
  expect(all).toMatchObject({
    id: FAMILY.caseId,
    state: 'OPEN',
    responsiblePerson: { who: { familyName: 'Koivulampi' } },
  });
  expect(all.people.map(({ role }: { role: string }) => role).toSorted()).toEqual([
    'CHILD',
    'CHILD',
    'CLOSE_PERSON',
    'GUARDIAN',
    'GUARDIAN',
  ]);
  expect(ways(all)).toHaveLength(4);
  expect(all.guardianships).toHaveLength(4);
  expect(all.needs).toMatchObject({ description: FAMILY_TEXTS.description, familyWish: FAMILY_TEXTS.wish });
  expect(all.members.map(({ who }: { who: { id: string } }) => who.id).toSorted()).toEqual(
    (['nurse', 'teacher', 'social-worker'] as const).map(principalOf).toSorted(),
  );
  expect(all.meetings).toMatchObject([
    { state: 'HELD', place: FAMILY_TEXTS.place, minutes: { text: FAMILY_TEXTS.minutes } },
  ]);
  expect(all.meetings[0].participants).toHaveLength(7);
  expect(all.plan.versions).toMatchObject([{ number: 1, state: 'AGREED', nextReviewOn: '2026-12-14' }]);
  expect(all.plan.reviews).toEqual([{ dueOn: '2026-12-14', state: 'DUE' }]);
  expect(texts(all)).toEqual(ALL_ACTIONS);
});

it('tells the counsellor what both guardians said, and the refusal', async () => {
  const { consents } = await seen('counsellor');
  expect(consents.map(({ state }: { state: string }) => state).toSorted()).toEqual([
    'GIVEN',
    'GIVEN',
    'GIVEN',
    'GIVEN',
    'REFUSED',
  ]);
  for (const { decisions } of consents)
    expect(decisions.map(({ personId }: { personId: string }) => personId)).toEqual(GUARDIANS);
  expect(consents.find(({ exclusions }: { exclusions: string | null }) => exclusions)).toMatchObject({
    unitName: 'Limingan koulu',
    exclusions: FAMILY_TEXTS.exclusion,
  });
});

describe.each([
  ['guardian', ['PHONE', 'EMAIL']],
  ['other-guardian', ['PHONE']],
] as const)('%s', (guardian, ownWays) => {
  it('sees the case, and of the ways to reach people their own only', async () => {
    const all = await seen(guardian);
    expect(ways(all)).toEqual([principalOf(guardian)]);
    const own = all.people.find(({ id }: { id: string }) => id === principalOf(guardian));
    expect(own.contactWays.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(ownWays.toSorted());
    expect(all.people).toHaveLength(5);
    expect(all.needs.strengths).toBe(FAMILY_TEXTS.strengths);
    expect(all.meetings[0].minutes.text).toBe(FAMILY_TEXTS.minutes);
    expect(texts(all)).toEqual(ALL_ACTIONS);
  });

  it('has the family page with the plan and whom to call', async () => {
    const { data } = await app.as(guardian)(FAMILY_PAGES);
    expect(data.myFamilyPages).toMatchObject([
      {
        caseId,
        planNumber: 1,
        sharedGoal: FAMILY_TEXTS.sharedGoal,
        responsiblePerson: { who: { id: principalOf('counsellor'), phone: expect.any(String) } },
        requestedActions: [{ text: FAMILY_TEXTS.actions.socialWorker }],
      },
    ]);
    expect(data.myFamilyPages[0].goals).toHaveLength(2);
    expect(data.myFamilyPages[0].actions).toHaveLength(4);
  });
});

describe('the elder child', () => {
  it('sees who is in her family, her own number, and what was said and agreed where she was', async () => {
    const all = await seen('minor');
    expect(all.people.map(({ givenName }: { givenName: string }) => givenName).toSorted()).toEqual([
      'Aune',
      'Eemi',
      'Hanna-Mari',
      'Ilona',
      'Tuomas',
    ]);
    expect(ways(all)).toEqual([principalOf('minor')]);
    expect(all.people.filter(({ birthDate }: { birthDate: string | null }) => birthDate)).toMatchObject([
      { id: principalOf('minor') },
    ]);
    expect(all).toMatchObject({ guardianships: [], needs: null, members: [], consents: [], actions: [] });
    expect(all.meetings).toMatchObject([{ state: 'HELD', minutes: { text: FAMILY_TEXTS.minutes } }]);
    expect(all.plan).toMatchObject({ versions: [{ number: 1, state: 'AGREED' }], reviews: [{ dueOn: '2026-12-14' }] });
    expect(all.plan.goals).toHaveLength(2);
  });

  it('has a family page', async () => {
    expect((await app.as('minor')(FAMILY_PAGES)).data.myFamilyPages).toMatchObject([
      {
        caseId,
        sharedGoal: FAMILY_TEXTS.sharedGoal,
        nextReviewOn: '2026-12-14',
        responsiblePerson: { who: { id: principalOf('counsellor'), phone: expect.any(String) } },
        actions: [],
        requestedActions: [],
      },
    ]);
  });
});

describe('the grandmother', () => {
  it('sees the shared goal and whom to call, and nobody’s name', async () => {
    const answer = await page('close-person');
    const all = answer.data.casePage;
    expect(all.plan).toEqual({
      versions: [{ number: 1, state: 'AGREED', sharedGoal: FAMILY_TEXTS.sharedGoal, nextReviewOn: '2026-12-14' }],
      goals: [],
      reviews: [],
    });
    expect(all).toMatchObject({ people: [], guardianships: [], needs: null, members: [], consents: [], actions: [] });
    expect(all.meetings).toEqual([]);
    expect(all.responsiblePerson.who.familyName).toBe('Koivulampi');
    for (const name of ['Kuutamolampi', 'Hanna-Mari', 'Eemi', 'Ilona'])
      expect(JSON.stringify(answer)).not.toContain(name);
    expect((await app.as('close-person')(FAMILY_PAGES)).data.myFamilyPages).toMatchObject([
      { caseId, planNumber: 1, sharedGoal: FAMILY_TEXTS.sharedGoal, nextReviewOn: null, goals: [], actions: [] },
    ]);
  });
});

describe('the network', () => {
  it('shows the nurse who they are, the plan and the minutes, but not the needs', async () => {
    const all = await seen('nurse');
    expect(all.people.map(({ givenName }: { givenName: string }) => givenName)).toContain('Eemi');
    expect(all.needs).toBeNull();
    expect(all.meetings[0].minutes.text).toBe(FAMILY_TEXTS.minutes);
    expect(all.plan.versions[0].sharedGoal).toBe(FAMILY_TEXTS.sharedGoal);
    expect(all.consents.map(({ unitName }: { unitName: string }) => unitName)).toEqual(['Limingan neuvola']);
  });

  it('shows the teacher the plan and the actions, but nobody’s name', async () => {
    const answer = await page('teacher');
    const all = answer.data.casePage;
    expect(all.plan.versions[0].sharedGoal).toBe(FAMILY_TEXTS.sharedGoal);
    expect(texts(all)).toEqual(ALL_ACTIONS);
    expect([all.people, all.guardianships, all.needs, all.meetings.map(({ minutes }: never) => minutes)]).toEqual([
      [],
      [],
      null,
      all.meetings.map(() => null),
    ]);
    for (const name of ['Kuutamolampi', 'Hanna-Mari', 'Eemi', 'Ilona'])
      expect(JSON.stringify(answer)).not.toContain(name);
  });

  it('shows the social worker the needs as well, and asks them for an action', async () => {
    const all = await seen('social-worker');
    expect(all.needs.description).toBe(FAMILY_TEXTS.description);
    expect(all.people).toHaveLength(5);
    const own = all.actions.filter(({ ownerId }: { ownerId: string }) => ownerId === principalOf('social-worker'));
    expect(own).toMatchObject([{ commitment: 'REQUESTED', sinceVersion: null, progress: 'OPEN' }]);
  });
});

describe('nobody else sees it:', () => {
  it.each(['former-member', 'ngo-worker', 'counsellor-other-area', 'admin'] as const)('%s', async (persona) => {
    expect((await page(persona)).errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', field: 'caseId' });
    expect((await app.as(persona)(FAMILY_PAGES)).data.myFamilyPages).toEqual([]);
  });

  it('although the former member once did', async () => {
    const [had] = await app.sql<{ n: number }>(
      `select count(*)::int as n from access.access_grant where principal_id = $1 and scope_id = $2 and category = 'needs'`,
      [principalOf('former-member'), caseId],
    );
    expect(had!.n).toBe(1);
  });

  it('nor do the professionals of the network have a family page', async () => {
    for (const persona of ['counsellor', 'nurse', 'teacher', 'social-worker'] as const)
      expect((await app.as(persona)(FAMILY_PAGES)).data.myFamilyPages).toEqual([]);
  });
});

it('reminds the teacher of what is due soon, on the working day before and not sooner', async () => {
  const catcher = app.running.app.get(MailCatcher);
  await catcher.start();
  const [teacher] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf('teacher'),
  ]);
  await app.runDue();
  expect(catcher.mailbox(teacher!.email)).toEqual([]);
  app.clock.moveTo(Temporal.Instant.from('2026-11-25T07:00:00Z'));
  await app.runDue();
  expect(catcher.mailbox(teacher!.email)).toHaveLength(1);
});

it('asks the teacher once the day has passed, and tells the counsellor', async () => {
  const people = ['teacher', 'counsellor'] as const;
  const subjects = () =>
    Promise.all(
      people.map(async (persona) => {
        const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
          principalOf(persona),
        ]);
        const mails = app.running.app.get(MailCatcher).mailbox(row!.email);
        return (await Promise.all(mails.map(({ raw }) => PostalMime.parse(raw)))).map(({ subject }) => subject);
      }),
    );
  app.clock.moveTo(Temporal.Instant.from('2026-11-30T07:00:00Z'));
  for (let turn = 0; turn < people.length; turn += 1) await app.runDue();
  const [teacher, counsellor] = await subjects();
  expect(teacher!.filter((subject) => subject === 'Muistutus Yhdessä-palvelusta')).toHaveLength(2);
  expect(counsellor).toContain('Myöhässä Yhdessä-palvelussa');
});
