import PostalMime from 'postal-mime';
import { randomUUID } from 'node:crypto';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { nextMorning } from '../src/handover/handover.domain.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, seatOf, type Who } from './support/casework.js';
import { Browser } from './support/doors.js';
import { actionOf, agree, draft, promised } from './support/plans.js';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  // What the demo data left to do is no concern of ours.
  await app.sql('truncate platform.outbox_effect');
});
afterEach(() => app?.stop());

interface Given {
  readonly id: string;
  readonly version: number;
}
const now = (persona: Persona): Who => ({ principal: principalOf(persona) });
const say = (who: Who, name: string, input: Record<string, unknown>, fields = 'id state version') =>
  mutate(app, who)(name, `${name[0]!.toUpperCase()}${name.slice(1)}Input`, input, fields);
const refusal = async (answer: Promise<Answer>) => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? { code: 'no refusal' };
  return `${code} ${field ?? ''}`.trim();
};
const moveTo = (instant: string) => app.clock.moveTo(Temporal.Instant.from(instant));
const ask = async (who: Persona, query: string) => {
  const { data, errors } = await app.asPrincipal(principalOf(who))(query);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const openHandovers = async (who: Persona) =>
  (await ask(who, `{ openHandovers(areaId: "${POHDE.id}") { id caseId isOutside state days isLate } }`)).openHandovers;
async function mailsOf(persona: Persona) {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf(persona),
  ]);
  const raw = app.running.app.get(MailCatcher).mailbox(row!.email);
  return Promise.all(raw.map((each) => PostalMime.parse(each.raw)));
}
const DEVICE = '__Host-yhdessa-device';
const SECRETS = ['Salakoski', 'Marjatta', 'Onni', 'Seurakunta'];

/** A consent of the mother to a handover, as the chapter of consents would have recorded it. */
async function consent({ caseId }: OpenedCase, persona: Persona = 'social-worker') {
  const id = randomUUID();
  await app.sql(
    `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at, explained_by,
       decided_at, last_day, ends_at)
     values ($1, $2, $3, $4, '{}', '{plan}', 'handover', 'given', $5, $6, $5, '2027-12-31', '2027-12-31T22:00:00Z')`,
    [POHDE.id, id, caseId, (await seatOf(app, persona)).unitId, app.clock.now().toString(), principalOf('counsellor')],
  );
  return id;
}

/** Accepted by the social worker on 23 November. */
async function accepted() {
  const opened = await openCase(app);
  const seat = await seatOf(app, 'social-worker');
  let handover: Given = await done(
    say('counsellor', 'proposeHandover', { caseId: opened.caseId, ...seat, reason: 'Jatkaa.' }),
  );
  const step = async (who: Who, name: string, more: Record<string, unknown> = {}) => {
    handover = await done(say(who, name, { handoverId: handover.id, expectedVersion: handover.version, ...more }));
  };
  await step('counsellor', 'recordHandoverConsent', { consentId: await consent(opened) });
  await step('counsellor', 'offerHandover');
  await step('social-worker', 'acceptHandover');
  await app.runDue();
  return { ...opened, handover };
}

describe('fourteen days after acceptance', () => {
  it('without a joint contact the counsellor gets a neutral mail, once, and finds it in the list, as the team lead does', async () => {
    const { caseId, handover } = await accepted();
    expect(await openHandovers('counsellor')).toContainEqual({ ...entry(handover, caseId), days: 0, isLate: false });
    moveTo('2026-12-07T06:59:00Z');
    await app.runDue();
    expect(await mailsOf('counsellor')).toEqual([]);
    moveTo('2026-12-07T07:00:00Z');
    await app.runDue();
    await app.runDue();
    const [mail, ...more] = await mailsOf('counsellor');
    expect(more).toEqual([]);
    expect(mail!.text).toContain('kaksi viikkoa');
    for (const secret of [...SECRETS, caseId]) expect(JSON.stringify(mail)).not.toContain(secret);
    for (const persona of ['counsellor', 'team-lead'] as const)
      expect(await openHandovers(persona)).toContainEqual({ ...entry(handover, caseId), days: 14, isLate: true });
    expect(await openHandovers('team-lead')).toHaveLength(1);
  });

  it('it is overdue for the counsellor and the team lead, who is told after ten working days more, and not once they met', async () => {
    const { caseId, handover } = await accepted();
    const lists = async () => {
      const mine = await ask('counsellor', `{ overdue(areaId: "${POHDE.id}") { kind id caseId dueOn } }`);
      const team = await ask('team-lead', `{ overdueOfTeam(areaId: "${POHDE.id}") { kind caseId isEscalated } }`);
      return [...mine.overdue, ...team.overdueOfTeam].filter((each: { caseId: string }) => each.caseId === caseId);
    };
    const told = async (persona: Persona) =>
      (await mailsOf(persona)).filter(({ subject }) => subject === 'Myöhässä Yhdessä-palvelussa').length;
    moveTo('2026-12-06T20:00:00Z');
    expect(await lists()).toEqual([]);
    moveTo('2026-12-07T07:00:00Z');
    const item = { kind: 'HANDOVER', caseId };
    const mine = { ...item, id: handover.id, dueOn: '2026-12-07' };
    expect(await lists()).toEqual([mine, { ...item, isEscalated: false }]);
    moveTo('2026-12-22T06:59:00Z');
    await app.runDue();
    expect(await told('team-lead')).toBe(0);
    moveTo('2026-12-22T07:00:00Z');
    await app.runDue();
    expect(await told('team-lead')).toBe(1);
    expect(await lists()).toEqual([mine, { ...item, isEscalated: true }]);
    const seen = { handoverId: handover.id, expectedVersion: handover.version };
    await done(say(now('social-worker'), 'recordJointContact', { ...seen, kind: 'VISIT', on: '2026-12-22' }));
    expect(await lists()).toEqual([]);
  });

  it('with one nobody is disturbed', async () => {
    const { handover } = await accepted();
    const seen = { handoverId: handover.id, expectedVersion: handover.version };
    await done(say('social-worker', 'recordJointContact', { ...seen, kind: 'VISIT', on: '2026-11-23' }));
    moveTo('2026-12-07T07:00:00Z');
    await app.runDue();
    expect(await mailsOf('counsellor')).toEqual([]);
    expect(await openHandovers('counsellor')).toMatchObject([{ id: handover.id, isLate: false }]);
  });

  it('is nothing to those who neither keep the case nor lead the area', async () => {
    await accepted();
    const query = `{ openHandovers(areaId: "${POHDE.id}") { id } }`;
    for (const persona of ['teacher', 'social-worker', 'guardian', 'counsellor-other-area'] as const)
      expect((await app.as(persona)(query)).code).toBe('NOT_FOUND');
  });
});

const entry = ({ id }: Given, caseId: string) => ({ id, caseId, isOutside: false, state: 'ACCEPTED' });

describe('a handover to the outside', () => {
  const EVIDENCE = { serviceName: 'Seurakunta', consentEvidence: 'Äiti puhelimessa 23.11.' };

  async function agreed() {
    const opened = await openCase(app);
    const first = await draft(app, opened.caseId);
    await promised(app, await actionOf(app, first.id, 'counsellor'), { byPhone: true });
    const plan = await agree(app, first, opened.motherId);
    return { ...opened, planVersionId: plan.id as string };
  }
  const propose = (caseId: string, changes: Record<string, unknown> = EVIDENCE) =>
    say('counsellor', 'proposeHandoverOutside', { caseId, reason: 'Muuttavat.', contactPerson: 'Diakoni', ...changes });
  const go = (who: Who, name: string, { id, version }: Given, more: Record<string, unknown> = {}) =>
    say(who, name, { outsideHandoverId: id, expectedVersion: version, ...more });

  it('carries a version of the plan, disclosed, and waits for its arrival; the baton stays', async () => {
    const { caseId, planVersionId } = await agreed();
    const proposed = await done(propose(caseId));
    const given = await done(
      go('counsellor', 'recordHandoverDocument', proposed, { planVersionId, givenTo: 'Diakoni' }),
    );
    const disclosed = await app.sql(
      `select category, basis from audit.access_log where action = 'disclose' and operation = 'recordHandoverDocument' and scope_id = $1`,
      [caseId],
    );
    expect(disclosed).toEqual([{ category: 'plan', basis: 'counsellor' }]);
    moveTo('2026-12-07T07:00:00Z');
    await app.runDue();
    await app.runDue();
    const late = (await mailsOf('counsellor')).filter(({ text }) => text?.includes('odotettu tietoa'));
    expect(late).toHaveLength(1);
    for (const secret of [...SECRETS, caseId]) expect(JSON.stringify(late)).not.toContain(secret);
    expect(await openHandovers('counsellor')).toMatchObject([
      { isOutside: true, state: 'GIVEN', days: 14, isLate: true },
    ]);
    const overdue = async () =>
      (await ask('counsellor', `{ overdue(areaId: "${POHDE.id}") { kind id } }`)).overdue.filter(
        ({ kind }: { kind: string }) => kind === 'HANDOVER',
      );
    expect(await overdue()).toEqual([{ kind: 'HANDOVER', id: given.id }]);
    const arrival = { startedOn: '2026-12-03', toldBy: 'Diakoni' };
    expect((await done(go(now('counsellor'), 'recordArrival', given, arrival)))['state']).toBe('ARRIVED');
    expect([await openHandovers('counsellor'), await overdue()]).toEqual([[], []]);
    const holders = await app.sql('select professional_id from responsible_person where case_id = $1', [caseId]);
    expect(holders).toEqual([{ professional_id: principalOf('counsellor') }]);
    const page = `{ casePage(caseId: "${caseId}") { baton { outside { serviceName contactPerson givenTo toldBy startedOn planVersionId } } } }`;
    expect((await ask('counsellor', page)).casePage.baton.outside).toEqual([
      {
        serviceName: 'Seurakunta',
        contactPerson: 'Diakoni',
        givenTo: 'Diakoni',
        toldBy: 'Diakoni',
        startedOn: '2026-12-03',
        planVersionId,
      },
    ]);
  });

  it('is refused without consent, for a draft, to strangers and in the wrong order, and nothing is changed', async () => {
    const opened = await openCase(app);
    const { caseId } = opened;
    const { id: planVersionId } = await draft(app, caseId);
    const { unitId } = await seatOf(app, 'nurse');
    expect(await refusal(propose(caseId, { serviceName: 'Seurakunta' }))).toBe(
      'HANDOVER_WITHOUT_CONSENT consentEvidence',
    );
    expect(await refusal(propose(caseId, { unitId }))).toBe('HANDOVER_WITHOUT_CONSENT consentId');
    expect(await refusal(propose(caseId, {}))).toBe('SERVICE_NOT_NAMED serviceName');
    const other = { unitId, consentId: await consent(opened) };
    expect(await refusal(propose(caseId, other))).toBe('CONSENT_FOR_SOMETHING_ELSE consentId');
    expect(await app.sql('select 1 from outside_handover')).toEqual([]);
    const proposed: Given = await done(propose(caseId));
    const before = await app.sql('select * from outside_handover');
    const arrival = { startedOn: '2026-11-23', toldBy: 'Diakoni' };
    const document = { planVersionId, givenTo: 'Diakoni' };
    expect(await refusal(go('counsellor', 'recordArrival', proposed, arrival))).toBe(
      'DOCUMENT_NOT_GIVEN outsideHandoverId',
    );
    expect(await refusal(go('counsellor', 'recordHandoverDocument', proposed, document))).toBe(
      'PLAN_NOT_AGREED planVersionId',
    );
    expect(
      await refusal(go('counsellor', 'recordHandoverDocument', proposed, { ...document, planVersionId: caseId })),
    ).toBe('NOT_FOUND planVersionId');
    expect(await refusal(go('teacher', 'withdrawHandoverOutside', proposed))).toBe('NOT_FOUND outsideHandoverId');
    expect(await refusal(go('counsellor', 'withdrawHandoverOutside', { ...proposed, version: 9 }))).toBe(
      'STALE expectedVersion',
    );
    expect(await app.sql('select * from outside_handover')).toEqual(before);
    await done(go('counsellor', 'withdrawHandoverOutside', proposed));
    expect(await openHandovers('counsellor')).toEqual([]);
  });
});

describe('an absence of who is responsible', () => {
  const off = (persona: Persona, from: string, days: number) =>
    app.sql(
      `insert into working_exception (id, professional_id, day)
       select gen_random_uuid(), $1, $2::date + d from generate_series(0, $3::int - 1) d`,
      [principalOf(persona), from, days],
    );
  const listed = async (persona: Persona) =>
    (
      await ask(
        persona,
        `{ absencesWithoutStandIn(areaId: "${POHDE.id}") { caseId professionalId firstDay lastDay workingDays } }`,
      )
    ).absencesWithoutStandIn;
  const mails = async (persona: Persona) => (await mailsOf(persona)).filter(({ text }) => text?.includes('sijainen'));

  it('2. over more than five working days is on the counsellor’s and the team lead’s list until somebody stands in', async () => {
    const { caseId } = await openCase(app);
    await off('counsellor', '2026-12-14', 5);
    expect(await listed('counsellor')).toEqual([]);
    await off('counsellor', '2026-12-19', 3);
    const absence = {
      professionalId: principalOf('counsellor'),
      firstDay: '2026-12-14',
      lastDay: '2026-12-21',
      workingDays: 6,
    };
    expect(await listed('counsellor')).toContainEqual({ caseId, ...absence });
    expect(await listed('team-lead')).toContainEqual({ caseId, ...absence });
    const days = { firstDay: '2026-12-14', lastDay: '2026-12-21' };
    await done(say('counsellor', 'nameStandIn', { caseId, ...(await seatOf(app, 'nurse')), ...days }, 'id'));
    expect((await listed('counsellor')).map((each: { caseId: string }) => each.caseId)).not.toContain(caseId);
    const card = `{ casePage(caseId: "${caseId}") { standIn { firstDay who { id } } } }`;
    expect((await ask('counsellor', card)).casePage.standIn).toEqual({
      firstDay: '2026-12-14',
      who: { id: principalOf('nurse') },
    });
  });

  it('is told by a neutral mail to both, once, and not to who has a stand-in by then', async () => {
    const { caseId } = await openCase(app);
    const lead = { caseId, ...(await seatOf(app, 'social-worker')), reason: 'Vaihtaa työtä.' };
    await done(say('team-lead', 'reassignResponsiblePerson', lead, 'id'));
    await off('social-worker', '2026-12-14', 8);
    const effects = () =>
      app.sql(`select key from platform.outbox_effect where kind = 'handover.tell-absence' and key like $1`, [
        `${caseId}:%`,
      ]);
    await app.sql(
      `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at) values ($1, 'handover.look-for-absences', 'periodic', '{}', $2, $2)`,
      [randomUUID(), app.clock.now().toString()],
    );
    await app.runDue();
    await app.runDue();
    expect(await effects()).toHaveLength(2);
    // Found at whatever hour, told when offices open.
    expect(await mails('counsellor')).toEqual([]);
    app.clock.moveTo(nextMorning(app.clock.now(), 'Europe/Helsinki'));
    await app.runDue();
    for (const persona of ['social-worker', 'counsellor'] as const) {
      const told = await mails(persona);
      expect(told).toHaveLength(1);
      for (const secret of [...SECRETS, caseId]) expect(JSON.stringify(told)).not.toContain(secret);
    }
    app.clock.moveBy(Temporal.Duration.from({ hours: 13 }));
    await app.runDue();
    await app.runDue();
    expect(await mails('counsellor')).toHaveLength(1);
  });
});

describe('the case page and the family’s door', () => {
  it('show who has been responsible and why, and who is to be', async () => {
    const { caseId, motherId } = await accepted();
    const query = `{ casePage(caseId: "${caseId}") { responsiblePerson { who { id } } baton {
      history { who { id givenName } since until reason } handover { state reason tries to { id givenName phone unitName } } } } }`;
    for (const principal of [principalOf('counsellor'), motherId]) {
      const { data } = await app.asPrincipal(principal)(query);
      const { responsiblePerson, baton } = data.casePage;
      expect(responsiblePerson.who.id).toBe(principalOf('counsellor'));
      expect(baton.history).toEqual([
        {
          who: { id: principalOf('counsellor'), givenName: expect.any(String) },
          since: expect.any(String),
          until: null,
          reason: null,
        },
      ]);
      const to = { id: principalOf('social-worker'), givenName: expect.any(String), unitName: expect.any(String) };
      expect(baton.handover).toMatchObject({ state: 'ACCEPTED', reason: 'Jatkaa.', tries: 0, to });
    }
  });

  it('tell the family who is to be responsible once they have accepted, and not before', async () => {
    const opened = await openCase(app);
    const { caseId, motherId } = opened;
    const browser = new Browser(app);
    const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
    const token = await app.running.app.get(Sessions).open(motherId, { kind: 'device', method: 'family-code', client });
    browser.cookies.set(DEVICE, token);
    const [row] = await app.sql<{ name: string }>(
      "select given_name || ' ' || family_name as name from professional where id = $1",
      [principalOf('social-worker')],
    );
    const page = async () => (await browser.get('/s')).body;
    const follows = 'Vastuuhenkilö on vaihtumassa';
    let handover: Given = await done(
      say('counsellor', 'proposeHandover', { caseId, ...(await seatOf(app, 'social-worker')), reason: 'Jatkaa.' }),
    );
    const step = async (who: Who, name: string, more: Record<string, unknown> = {}) => {
      handover = await done(say(who, name, { handoverId: handover.id, expectedVersion: handover.version, ...more }));
    };
    await step('counsellor', 'recordHandoverConsent', { consentId: await consent(opened) });
    await step('counsellor', 'offerHandover');
    expect(await page()).toContain('Kuka auttaa?');
    expect(await page()).not.toContain(follows);
    await step('social-worker', 'acceptHandover');
    expect(await page()).toMatch(new RegExp(`${follows}[^]*${row!.name}`));
    await step('counsellor', 'withdrawHandover');
    expect(await page()).not.toContain(follows);
  });

  it('keep the history with its reasons, also of those who are not on the case any more', async () => {
    const { caseId, motherId } = await openCase(app);
    for (const persona of ['social-worker', 'nurse'] as const) {
      app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
      const input = { caseId, ...(await seatOf(app, persona)), reason: `Nyt ${persona}.` };
      await done(say('team-lead', 'reassignResponsiblePerson', input, 'id'));
    }
    const query = `{ casePage(caseId: "${caseId}") { baton { history { who { id givenName } until reason } } } }`;
    const { data } = await app.asPrincipal(motherId)(query);
    expect(data.casePage.baton.history).toMatchObject([
      { who: { id: principalOf('counsellor') }, reason: null },
      { who: { id: principalOf('social-worker'), givenName: expect.any(String) }, reason: 'Nyt social-worker.' },
      { who: { id: principalOf('nurse') }, until: null, reason: 'Nyt nurse.' },
    ]);
  });
});
