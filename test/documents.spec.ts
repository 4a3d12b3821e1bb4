import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { FAMILY } from '../src/demo/family.data.js';
import { principalOf } from '../src/demo/personas.js';
import { PlanDocuments } from '../src/plan/document/plan-documents.service.js';
import { Work } from '../src/platform/access/work.js';
import { DEVICE_COOKIE, SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, seatOf, type Who } from './support/casework.js';
import { actionOf, agree, type Answered, draft, join, meet, type MetCase, promised } from './support/plans.js';
import { readPdf, squeezed } from './support/pdf.js';
import { TEST_KEYS } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const letters = (all: string) => fc.constantFrom(...all.split(''));

/** Words as people write them: letters of all languages of the area, and now and then one longer than a line. */
const word = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.string({ unit: letters('aeiouyåäöáčđŋšŧžkmrstlnAÄÖŠ'), minLength: 2, maxLength: 12 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: letters('aeiouäöklmnprst'), minLength: 60, maxLength: 140 }) },
);
const sentence = fc.array(word, { minLength: 2, maxLength: 14 }).map((words) => `${words.join(' ')}.`);
const day = fc
  .integer({ min: 10, max: 80 })
  .map((days) => Temporal.PlainDate.from('2026-11-23').add({ days }).toString());

/** What a plan is made of in these tests. */
interface Told {
  readonly goals: readonly string[];
  readonly actions: readonly { readonly text: string; readonly dueOn: string; readonly ofFamily: boolean }[];
  readonly sections: Readonly<Record<string, string>>;
  readonly helper: { readonly name: string; readonly task: string };
  readonly view: string;
}
const KINDS = [
  'SITUATION',
  'CURRENT_SERVICES',
  'FAMILY_VIEW',
  'PROFESSIONAL_VIEWS',
  'STRENGTHS',
  'NEXT_STEPS',
  'DURATION',
];
const told: fc.Arbitrary<Told> = fc.record({
  goals: fc.array(sentence, { minLength: 1, maxLength: 5 }),
  actions: fc.array(fc.record({ text: sentence, dueOn: day, ofFamily: fc.boolean() }), { minLength: 2, maxLength: 8 }),
  sections: fc.record(Object.fromEntries(KINDS.map((kind) => [kind, sentence]))),
  helper: fc.record({ name: word, task: sentence }),
  view: sentence,
});
const [SAMPLE, OTHER] = fc.sample(told, { seed: 20_261_123, numRuns: 2 }) as [Told, Told];

interface Written extends MetCase {
  readonly id: string;
  readonly planId: string;
  readonly told: Told;
}

const counsellor = (...given: Parameters<ReturnType<typeof mutate>>) => done(mutate(app, 'counsellor')(...given));

/** An agreed plan that says so; the nurse and the mother act by turns. */
async function written(content: Told): Promise<Written> {
  const met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  const planVersionId = first.id as string;
  for (const text of content.goals) await counsellor('addGoal', 'AddGoalInput', { planVersionId, text }, 'id');
  const nurse = await seatOf(app, 'nurse');
  for (const { text, dueOn, ofFamily } of content.actions) {
    const owner = ofFamily
      ? { ownerKind: 'FAMILY', ownerId: met.motherId }
      : { ownerKind: 'PROFESSIONAL', ownerId: nurse.professionalId, ownerUnit: nurse.unitId };
    const added = await counsellor(
      'addAction',
      'AddActionInput',
      { planVersionId, text, dueOn, ...owner },
      'id version',
    );
    await promised(app, added);
  }
  for (const [kind, text] of Object.entries(content.sections))
    await counsellor('writePlanSection', 'WritePlanSectionInput', { planVersionId, kind, text }, 'id');
  await counsellor('addPrivateHelper', 'AddPrivateHelperInput', { planVersionId, ...content.helper }, 'id');
  await counsellor('addPlanCopy', 'AddPlanCopyInput', { planVersionId, unitId: nurse.unitId }, 'id');
  const heard = { planVersionId, childId: met.childId, manner: 'DRAWING', content: content.view };
  await counsellor('recordChildView', 'RecordChildViewInput', heard, 'id');
  await agree(app, first, met.motherId);
  return { ...met, id: planVersionId, planId: first.planId, told: content };
}

const sessions = new Map<string, string>();
/** A page as somebody in a session of their own. */
async function fetchAs(who: Who | null, url: string) {
  const headers = who === null ? {} : { cookie: await cookieOf(who) };
  const response = await app.inject({ method: 'GET', url, headers });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload, body: response.body };
}
async function cookieOf(who: Who): Promise<string> {
  if (typeof who === 'string') return app.cookieOf(who);
  const known = sessions.get(who.principal);
  if (known) return known;
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const token = await app.running.app.get(Sessions).open(who.principal, { kind: 'session', method: 'demo', client });
  sessions.set(who.principal, `${SESSION_COOKIE}=${token}`);
  return sessions.get(who.principal)!;
}
const planOf = (id: string, more = '') => `/asiakirjat/suunnitelma/${id}.pdf${more}`;

const finnishDay = (date: string) => {
  const { day: number, month, year } = Temporal.PlainDate.from(date);
  return `${number}.${month}.${year}`;
};
async function nameOf(principalId: string): Promise<string> {
  const [row] = await app.sql<{ name: string }>(
    `select given_name || ' ' || family_name as name from professional where id = $1`,
    [principalId],
  );
  return row!.name;
}

/** Everything that must stand in the document of the plan. */
async function expected({ told: { goals, actions, sections, helper, view } }: Written): Promise<string[]> {
  const nurse = await nameOf(principalOf('nurse'));
  return [
    'Iltaisin on rauhallista.',
    ...goals,
    ...actions.flatMap(({ text, dueOn, ofFamily }) => [
      text,
      finnishDay(dueOn),
      ofFamily ? 'Marjatta Salakoski' : nurse,
    ]),
    ...Object.values(sections),
    ...Object.values(helper),
    view,
    finnishDay('2027-01-04'),
    await nameOf(principalOf('counsellor')),
  ];
}

const lines = (caseId: string, who: string) =>
  app.sql<{ action: string; operation: string; category: string; basis: string }>(
    `select action, operation, category, basis from audit.access_log
     where scope_id = $1 and principal_id = $2 and action = 'disclose' order by id`,
    [caseId, who],
  );

describe('the plan as PDF', () => {
  let plan: Written;
  beforeAll(async () => {
    plan = await written(SAMPLE);
  });

  it.each([
    ['fi', '', 'fi-FI', 'Yhteinen suunnitelma'],
    ['sv', '', 'sv-FI', 'Gemensam plan'],
    ['en', '', 'en-GB', 'Shared plan'],
    ['fi', '&tyyli=selko', 'fi-FI', 'Meidän suunnitelma'],
    ['sv', '&tyyli=selko', 'sv-FI', 'Vår plan'],
    ['en', '&tyyli=selko', 'en-GB', 'Our plan'],
  ])('has tags, language and title: %s%s', async (language, style, lang, title) => {
    const { status, headers, bytes } = await fetchAs('counsellor', planOf(plan.id, `?kieli=${language}${style}`));
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ title, lang, isTagged: true, showsTitle: true });
    expect(pdf.tags[0]).toBe('Document');
    expect(pdf.tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(pdf.tags).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody']));
    expect(pdf.text.startsWith(squeezed(title))).toBe(true);
    // The document says itself what it is, also to a program that reads no tags.
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('says every goal, action, owner and day, and every other part', async () => {
    const { bytes } = await fetchAs('counsellor', planOf(plan.id));
    const { text } = await readPdf(bytes);
    const missing = (await expected(plan)).filter((part) => !text.includes(squeezed(part)));
    expect(missing).toEqual([]);
  });

  it('says in plain language who does what by when, in few parts', async () => {
    const { bytes } = await fetchAs('counsellor', planOf(plan.id, '?tyyli=selko'));
    const { text, tags } = await readPdf(bytes);
    const { goals, actions } = plan.told;
    for (const part of [...goals, ...actions.flatMap((each) => [each.text, finnishDay(each.dueOn)])])
      expect(text).toContain(squeezed(part));
    expect(tags.filter((tag) => tag === 'H2')).toHaveLength(5);
    expect(text).not.toContain(squeezed(plan.told.sections['SITUATION']!));
  });

  it('says in plain language too what is done, and what nobody has promised', async () => {
    const [row] = await app.sql<{ id: string }>('select id from plan_version where case_id = $1', [FAMILY.caseId]);
    const { text } = await readPdf((await fetchAs('counsellor', planOf(row!.id, '?tyyli=selko'))).bytes);
    expect(text.split(squeezed('Tämä on tehty.'))).toHaveLength(2);
    expect(text.split(squeezed('Tätä on pyydetty. Vastausta ei ole vielä.'))).toHaveLength(2);
  });

  it('is the same bytes for the same content on the same day', async () => {
    const once = await fetchAs('counsellor', planOf(plan.id));
    app.clock.moveBy(Temporal.Duration.from({ minutes: 3 }));
    const again = await fetchAs('counsellor', planOf(plan.id));
    expect(again.bytes.equals(once.bytes)).toBe(true);
  });

  it('is a file of a neutral name that nobody keeps on the way', async () => {
    const { headers } = await fetchAs('counsellor', planOf(plan.id));
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="suunnitelma-2026-11-23.pdf"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is noted as a disclosure to whoever got it', async () => {
    const { motherId } = plan;
    expect((await fetchAs({ principal: motherId }, planOf(plan.id))).status).toBe(200);
    expect(await lines(plan.caseId, motherId)).toEqual([
      { action: 'disclose', operation: 'document.plan.pdf', category: 'plan', basis: 'guardian' },
      { action: 'disclose', operation: 'document.plan.pdf', category: 'actions', basis: 'guardian' },
      { action: 'disclose', operation: 'document.plan.pdf', category: 'logistics', basis: 'guardian' },
    ]);
    expect((await lines(plan.familyId, motherId)).map(({ category }) => category)).toEqual(['identity']);
  });

  it('shows each reader what they may see, and says nothing of the rest', async () => {
    await join(app, plan.caseId, 'ngo-worker', ['plan']);
    const { status, bytes } = await fetchAs('ngo-worker', planOf(plan.id));
    expect(status).toBe(200);
    const { text } = await readPdf(bytes);
    expect(text).toContain(squeezed(plan.told.goals[0]!));
    for (const hidden of [...plan.told.actions.map((each) => each.text), 'Salakoski', 'Toimenpiteet'])
      expect(text).not.toContain(squeezed(hidden));
  });

  it.each([
    ['of another area', 'counsellor-other-area'],
    ['whose consent covers nothing of the plan', 'teacher'],
    ['who has left', 'former-member'],
    ['of another family', 'guardian'],
  ] as const)('is not there for somebody %s', async (_, who) => {
    const foreign = await fetchAs(who, planOf(plan.id));
    const unknown = await fetchAs(who, planOf('00000000-0000-7000-8000-000000000000'));
    const nonsense = await fetchAs(who, planOf('x'));
    expect([foreign.status, unknown.status, nonsense.status]).toEqual([404, 404, 404]);
    expect([unknown.body, nonsense.body]).toEqual([foreign.body, foreign.body]);
    expect(await lines(plan.caseId, principalOf(who))).toEqual([]);
  });

  it('asks whoever is not signed in to do so, and comes back', async () => {
    const { status, headers } = await fetchAs(null, planOf(plan.id));
    expect([status, headers.location]).toEqual([303, `/kirjaudu?return=${encodeURIComponent(planOf(plan.id))}`]);
  });

  it('is a matter of a session: a remembered device opens none', async () => {
    const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
    const token = await app.running.app
      .get(Sessions)
      .open(plan.motherId, { kind: 'device', method: 'family-code', client });
    const headers = { cookie: `${DEVICE_COOKIE}=${token}` };
    expect((await app.inject({ method: 'GET', url: planOf(plan.id), headers })).statusCode).toBe(303);
  });
});

describe('a draft', () => {
  it('says that nothing is agreed, and shows what nobody has promised', async () => {
    const met = await meet(app);
    const first: Answered = await draft(app, met.caseId, met.meetingId);
    await actionOf(app, first.id, 'teacher');
    await app.sql(
      `insert into plan_approval_exception (area_id, id, case_id, plan_version_id, person_id, reason, note, at, recorded_by)
       select area_id, gen_random_uuid(), case_id, id, $2, 'illness', '\\x00', $3, $4 from plan_version where id = $1`,
      [first.id, met.motherId, app.clock.now().toString(), principalOf('counsellor')],
    );
    const { bytes } = await fetchAs('counsellor', planOf(first.id));
    const { text } = await readPdf(bytes);
    expect(text).toContain(squeezed('Luonnos, versio 1. Tätä ei ole vielä sovittu.'));
    expect(text).toContain(squeezed('pyydetty, odottaa vastausta'));
    expect(text).toContain(squeezed('Marjatta Salakoski ei voinut osallistua päätökseen.'));
    const plain = await readPdf((await fetchAs('counsellor', planOf(first.id, '?tyyli=selko'))).bytes);
    expect(plain.text).toContain(squeezed('Tämä on vasta luonnos.'));
    // Who reads the agreed plan alone does not get it.
    expect((await fetchAs('teacher', planOf(first.id))).status).toBe(404);
  });
});

describe('the plan as JSON', () => {
  it('has the fields of Sosmeta 15007, and says every goal, action, owner and day', async () => {
    const plan = await written(OTHER);
    const { status, headers, body } = await fetchAs('counsellor', planOf(plan.id).replace('.pdf', '.json'));
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const { document, version, fields } = JSON.parse(body) as {
      document: object;
      version: object;
      // oxlint-disable-next-line typescript/no-explicit-any -- Tests look into answers freely.
      fields: { key: string; name: string; value: any }[];
    };
    expect(document).toEqual({
      code: '1.2.246.537.6.1506.15007',
      name: 'Lapsiperheiden palvelujen asiakassuunnitelma',
    });
    expect(version).toEqual({ number: 1, state: 'agreed', agreedOn: '2026-11-23' });
    const value = Object.fromEntries(fields.map((field) => [field.key, field.value]));
    expect(value['goals']).toEqual(plan.told.goals.map((description, index) => ({ number: index + 1, description })));
    const nurse = await nameOf(principalOf('nurse'));
    const byDay = (one: { dueOn: string; description: string }, other: { dueOn: string; description: string }) =>
      `${one.dueOn}${one.description}`.localeCompare(`${other.dueOn}${other.description}`);
    expect(
      value['actions']
        .map(({ description, dueOn, owner, commitment }: Record<string, { name: string }>) => ({
          description,
          dueOn,
          owner: owner!.name,
          commitment,
        }))
        .toSorted(byDay),
    ).toEqual(
      plan.told.actions
        .map(({ text, dueOn, ofFamily }) => ({
          description: text,
          dueOn,
          owner: ofFamily ? 'Marjatta Salakoski' : nurse,
          commitment: 'committed',
        }))
        .toSorted(byDay),
    );
    expect(value).toMatchObject({
      situation: plan.told.sections['SITUATION'],
      childViews: [{ name: 'Onni Salakoski', manner: 'drawing', content: plan.told.view }],
      privateHelpers: [plan.told.helper],
      review: { date: '2027-01-04' },
      negotiations: [{ entry: { code: '1.2.246.537.6.1506.19004' }, date: '2026-11-23' }],
    });
    for (const field of fields) expect(field.name).not.toBe('');
    // Whose plan it is stands in no id.
    for (const id of [plan.caseId, plan.familyId, plan.motherId, plan.id]) expect(body).not.toContain(id);
  });
});

describe('handing out the plan', () => {
  let plan: Written;
  beforeAll(async () => {
    plan = await written(OTHER);
  });
  const hand = (who: Who, input: Record<string, unknown>) =>
    mutate(app, who)(
      'handOutPlan',
      'HandOutPlanInput',
      { planVersionId: plan.id, how: 'PAPER', ...input },
      'id planVersionId personId unitId how handedAt',
    );

  it('is written down as a disclosure, with the recipient and the basis, and read by those who see the plan', async () => {
    const { motherId, childId, caseId, planId } = plan;
    const { unitId } = await seatOf(app, 'nurse');
    for (const recipient of [{ personId: motherId }, { personId: childId }, { unitId }])
      await done(hand('counsellor', recipient));
    const disclosed = (await lines(caseId, principalOf('counsellor'))).filter(
      ({ operation }) => operation === 'handOutPlan',
    );
    expect(disclosed.map(({ basis }) => basis)).toEqual([
      `guardian to ${motherId}`,
      `child to ${childId}`,
      `consent to ${unitId}`,
    ]);
    const query = `{ casePage(caseId: "${caseId}") { plan { copies { unitId handedAt } } } }`;
    const page = await app.asPrincipal(principalOf('counsellor'))(query);
    expect(page.data.casePage.plan.copies).toContainEqual({ unitId, handedAt: expect.stringMatching(/^2026/) });
    const ask = `query ($planId: UUID!) { handoutsOfPlan(planId: $planId) { personId unitId how } }`;
    const { data } = await app.asPrincipal(motherId)(ask, { planId });
    expect(data.handoutsOfPlan).toEqual([
      { personId: motherId, unitId: null, how: 'PAPER' },
      { personId: childId, unitId: null, how: 'PAPER' },
      { personId: null, unitId, how: 'PAPER' },
    ]);
    expect((await app.as('teacher')(ask, { planId })).code).toBe('NOT_FOUND');
  });

  it('needs one recipient who may have it', async () => {
    const { motherId } = plan;
    const teacher = await seatOf(app, 'teacher');
    const count = async () => (await app.sql('select id from document_handout')).length;
    const before = await count();
    for (const [input, code, field] of [
      [{}, 'ONE_RECIPIENT', 'personId'],
      [{ personId: motherId, unitId: teacher.unitId }, 'ONE_RECIPIENT', 'personId'],
      [{ unitId: teacher.unitId }, 'CONSENT_MISSING', 'unitId'],
      [{ personId: principalOf('guardian') }, 'NOT_A_PARTY', 'personId'],
      [{ personId: motherId, planVersionId: crypto.randomUUID() }, 'NOT_FOUND', 'planVersionId'],
    ] as const) {
      const { code: given, errors } = await hand('counsellor', input);
      expect([given, errors?.[0]?.extensions.field]).toEqual([code, field]);
    }
    for (const who of ['teacher', 'counsellor-other-area', { principal: motherId }] as const)
      expect((await hand(who, { personId: motherId })).code).toBe('NOT_FOUND');
    expect(await count()).toBe(before);
  });

  it('16. does not hand out on paper what is withheld from somebody, nor a draft', async () => {
    const second: Answered = await draft(app, plan.caseId);
    expect((await hand('counsellor', { planVersionId: second.id, personId: plan.motherId })).code).toBe('NOT_PROPOSED');
    await app.sql(
      `insert into access.withheld (record_type, record_id, person_id, scope_type, scope_id, withheld_by, reason, withheld_at)
       values ('plan_goal', gen_random_uuid(), $1, 'case', $2, $3, 'minor', $4)`,
      [plan.motherId, plan.caseId, principalOf('counsellor'), app.clock.now().toString()],
    );
    expect((await hand('counsellor', { personId: plan.motherId })).code).toBe('KEPT_FROM_RECIPIENT');
  });
});

describe('for later chapters', () => {
  it('renders within the work of whoever reads', async () => {
    const plan = await written(OTHER);
    const style = { language: 'fi', style: 'standard', format: 'pdf' } as const;
    const render = (principalId: string) =>
      app.running.app
        .get(Work)
        .run({ principalId }, 'test', () => app.running.app.get(PlanDocuments).render(plan.id, style));
    const { bytes, fileName, mediaType } = await render(principalOf('counsellor'));
    expect([fileName, mediaType]).toEqual(['suunnitelma-2026-11-23.pdf', 'application/pdf']);
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
    await expect(render(principalOf('teacher'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the minutes', () => {
  const PAGE = {
    forAll: 'Puhuimme illoista ja aamuista.',
    forAuthorities: 'Neuvolan seuranta jatkuu.',
    forFamily: 'Äiti toivoi, että isä kuulee tästä.',
  };
  const minutesOf = (meetingId: string, more = '') => `/asiakirjat/muistio/${meetingId}.pdf${more}`;
  const write = (input: Record<string, unknown>) => counsellor('writeMinutes', 'WriteMinutesInput', input, 'version');
  let met: MetCase;
  beforeAll(async () => {
    met = await meet(app);
    const { caseId, meetingId, motherId } = met;
    await join(app, caseId, 'social-worker', ['minutes', 'identity']);
    const [mother] = await app.sql<{ id: string }>(
      'select id from meeting_participant where meeting_id = $1 and person_id = $2',
      [meetingId, motherId],
    );
    const matters = [
      { text: 'Iltasatu luetaan joka ilta.', participantId: mother!.id, dueOn: '2026-12-14' },
      { text: 'Vain perheen ja ohjaajan asia.', audience: 'FAMILY' },
    ];
    await write({ meetingId, expectedVersion: null, ...PAGE, matters });
  });

  it('are a draft for who writes them alone', async () => {
    const { bytes, status } = await fetchAs('counsellor', minutesOf(met.meetingId));
    expect(status).toBe(200);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ title: 'Tapaamisen muistio', lang: 'fi-FI', isTagged: true, showsTitle: true });
    expect(pdf.text).toContain(squeezed('Luonnos, versio 1. Tätä ei ole vielä jaettu.'));
    for (const who of ['social-worker', 'nurse', { principal: met.motherId }] as const)
      expect((await fetchAs(who, minutesOf(met.meetingId))).status).toBe(404);
  });

  describe('once shared', () => {
    beforeAll(async () => {
      const { meetingId, motherId } = met;
      const [{ version }] = (await app.sql('select version from minutes_sheet where meeting_id = $1', [meetingId])) as [
        { version: number },
      ];
      await counsellor('shareMinutes', 'ShareMinutesInput', { meetingId, expectedVersion: version }, 'version');
      const said = { meetingId, edition: 1, verdict: 'COMMENTED', words: 'Isä oli töissä.' };
      await done(mutate(app, { principal: motherId })('answerMinutes', 'AnswerMinutesInput', said, 'version'));
    });

    const FOR_ALL = [PAGE.forAll, 'Iltasatu luetaan joka ilta.', '14.12.2026'];
    const FOR_FAMILY = [PAGE.forFamily, 'Vain perheen ja ohjaajan asia.', 'Isä oli töissä.'];
    it.each<[string, () => Who, readonly string[], readonly string[]]>([
      ['the family', () => ({ principal: met.motherId }), [...FOR_ALL, PAGE.forAuthorities, ...FOR_FAMILY], []],
      ['who answers for the case', () => 'counsellor', [...FOR_ALL, PAGE.forAuthorities, ...FOR_FAMILY], []],
      ['an authority whose consent covers them', () => 'social-worker', [...FOR_ALL, PAGE.forAuthorities], FOR_FAMILY],
      ['a member who was there', () => 'nurse', FOR_ALL, [PAGE.forAuthorities, ...FOR_FAMILY]],
    ])('show %s the parts for them', async (_, who, shown, hidden) => {
      const { status, bytes } = await fetchAs(who(), minutesOf(met.meetingId));
      expect(status).toBe(200);
      const { text } = await readPdf(bytes);
      expect(shown.filter((part) => !text.includes(squeezed(part)))).toEqual([]);
      expect(hidden.filter((part) => text.includes(squeezed(part)))).toEqual([]);
    });

    it('are noted as a disclosure, also of who has no grant on minutes but was there', async () => {
      const given = (await lines(met.caseId, principalOf('nurse'))).filter(({ operation }) =>
        operation.startsWith('document.minutes'),
      );
      expect(given.map(({ category, basis }) => `${category} ${basis}`)).toEqual([
        'minutes consent',
        'logistics consent',
      ]);
    });

    it.each(['sv', 'en', 'fi&tyyli=selko', 'sv&tyyli=selko', 'en&tyyli=selko'])('are written in %s', async (style) => {
      const { bytes } = await fetchAs('counsellor', minutesOf(met.meetingId, `?kieli=${style}`));
      const { text, tags, isTagged } = await readPdf(bytes);
      expect(isTagged).toBe(true);
      expect(text).toContain(squeezed(PAGE.forAll));
      expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'Table', 'TH', 'TD']));
    });

    it('say in plain words no day in short', async () => {
      const { text } = await readPdf(
        (await fetchAs('counsellor', minutesOf(met.meetingId, '?kieli=fi&tyyli=selko'))).bytes,
      );
      expect(text).toContain(squeezed('maanantaina 23.11.2026 klo 8.00–9.00'));
      expect(text).not.toContain(squeezed('ma 23.11.2026'));
    });

    it('have as JSON the fields of Sosmeta 19004', async () => {
      const { body } = await fetchAs('counsellor', minutesOf(met.meetingId).replace('.pdf', '.json'));
      const { document, fields } = JSON.parse(body) as { document: object; fields: { key: string; value: unknown }[] };
      expect(document).toEqual({ code: '1.2.246.537.6.1506.19004', name: 'Merkintä neuvottelusta' });
      const value = Object.fromEntries(fields.map((field) => [field.key, field.value]));
      expect(value).toMatchObject({
        period: { date: '2026-11-23', start: '2026-11-23T06:00:00Z', end: '2026-11-23T07:00:00Z' },
        description: Object.values(PAGE),
        agreedMatters: [
          { description: 'Iltasatu luetaan joka ilta.', owner: { name: 'Marjatta Salakoski' }, dueOn: '2026-12-14' },
          { description: 'Vain perheen ja ohjaajan asia.', owner: null, dueOn: null },
        ],
      });
    });

    it('stay as they were for others while the next edition is written', async () => {
      const [{ version }] = (await app.sql('select version from minutes_sheet where meeting_id = $1', [
        met.meetingId,
      ])) as [{ version: number }];
      await write({ meetingId: met.meetingId, expectedVersion: version, ...PAGE, forAll: 'Uusi laitos.' });
      const [writer, family] = [
        await readPdf((await fetchAs('counsellor', minutesOf(met.meetingId))).bytes),
        await readPdf((await fetchAs({ principal: met.motherId }, minutesOf(met.meetingId))).bytes),
      ];
      expect(writer.text).toContain(squeezed('Luonnos, versio 2.'));
      expect(family.text).toContain(squeezed(PAGE.forAll));
      expect(family.text).not.toContain(squeezed('Uusi laitos.'));
    });

    it('are not there for others', async () => {
      for (const who of ['former-member', 'counsellor-other-area', 'guardian'] as const)
        expect((await fetchAs(who, minutesOf(met.meetingId))).status).toBe(404);
      expect((await fetchAs('counsellor', minutesOf(met.caseId))).status).toBe(404);
    });
  });
});

describe('the command export-plan', () => {
  let folder: string;
  let plan: Written;
  beforeAll(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'yhdessa-export-'));
    plan = await written(OTHER);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  /** The built program, as the owner of the database. */
  async function run(...args: string[]) {
    const env = {
      PATH: process.env['PATH'],
      DATABASE_OWNER_URL: app.database.ownerUrl,
      DATA_KEYS: TEST_KEYS.DATA_KEYS,
    };
    const child = spawn(process.execPath, [joinPath(import.meta.dirname, '../dist/cli.js'), 'export-plan', ...args], {
      env,
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...out };
  }

  it('writes the plan as JSON, by the id of a version, a plan or a case, and is noted as a disclosure', async () => {
    const byVersion = await run(plan.id);
    expect(byVersion).toMatchObject({ code: 0, stderr: '' });
    for (const text of [...plan.told.goals, ...plan.told.actions.map((each) => each.text)])
      expect(byVersion.stdout).toContain(JSON.stringify(text));
    for (const id of [plan.planId, plan.caseId]) expect((await run(id)).stdout).toBe(byVersion.stdout);
    const noted = await app.sql(
      `select action, operation, category, scope_id from audit.access_log where basis = 'operator' and scope_id = $1`,
      [plan.caseId],
    );
    expect(noted).toEqual(
      Array.from({ length: 3 }, () => ({
        action: 'disclose',
        operation: 'export-plan',
        category: 'plan',
        scope_id: plan.caseId,
      })),
    );
  });

  it('writes a PDF that its owner alone may read', async () => {
    const file = joinPath(folder, 'suunnitelma.pdf');
    const { code, stdout } = await run(plan.id, '--pdf', file, '--language', 'sv', '--plain');
    expect([code, JSON.parse(stdout)]).toEqual([0, { written: file }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readPdf(await readFile(file))).toMatchObject({ title: 'Vår plan', lang: 'sv-FI' });
  });

  it.each([
    ['no id', []],
    ['an id that is none', ['x']],
    ['two ids', ['00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000']],
    ['another language', ['00000000-0000-7000-8000-000000000000', '--language', 'se']],
    ['an unknown option', ['00000000-0000-7000-8000-000000000000', '--colour']],
    ['a plan that is not there', ['00000000-0000-7000-8000-000000000000']],
  ])('fails with one line for %s', async (_, args) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
  });
});
