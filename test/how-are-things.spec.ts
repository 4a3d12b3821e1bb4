import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, mutate, openCase, type OpenedCase, type Who } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { join } from './support/plans.js';

let app: TestApp;
let family: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  family = await openCase(app);
});

const FIELDS = 'id caseId personId day face version';
const say = (who: Who, input: Record<string, unknown>) =>
  mutate(app, who)('sayHowThingsAre', 'SayHowThingsAreInput', { caseId: family.caseId, ...input }, FIELDS);
const record = (who: Who, input: Record<string, unknown>) =>
  mutate(app, who)('recordHowThingsAre', 'RecordHowThingsAreInput', { caseId: family.caseId, ...input }, FIELDS);
const mother = () => ({ principal: family.motherId });
const counsellor = { principal: principalOf('counsellor') };

const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { followUp { faces { id personId day face words recordedBy notedAt version } } } }`;
const facesFor = async (principalId: string) => {
  const { data, errors } = await app.asPrincipal(principalId)(PAGE, { caseId: family.caseId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.casePage.followUp.faces;
};
const dayOf = async () => {
  const ask = app.asPrincipal(principalOf('counsellor'));
  const { data } = await ask('query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id badFaces } }', {
    areaId: POHDE.id,
  });
  return data.counsellorDay.find(({ id }: { id: string }) => id === family.caseId);
};
const rows = () =>
  app.sql<Record<string, unknown>>('select * from how_are_things where case_id = $1 order by day', [family.caseId]);

/** Another guardian of the family, with a right to information. */
async function addFather(): Promise<string> {
  const person = { ...MOTHER, givenName: 'Risto' };
  const { id } = await done(
    mutate(app, counsellor)('addPerson', 'AddPersonInput', { familyId: family.familyId, person }, 'id'),
  );
  const right = { guardianId: id, childId: family.childId, powers: 'FULL', rightToInformation: true };
  await done(mutate(app, counsellor)('recordGuardianship', 'RecordGuardianshipInput', right, 'id'));
  return id;
}

/** A browser of the mother: a remembered device, or one in which she has shown who she is. */
async function browserOf(kind: 'device' | 'session'): Promise<Browser> {
  const browser = new Browser(app);
  const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
  const method = kind === 'device' ? 'family-code' : 'passkey';
  const token = await app.running.app.get(Sessions).open(family.motherId, { kind, method, client });
  browser.cookies.set(kind === 'device' ? '__Host-yhdessa-device' : SESSION_COOKIE, token);
  return browser;
}

describe('how things are', () => {
  it('is said by a guardian, sealed, and shown to the counsellor', async () => {
    expect(await done(say(mother(), { face: 'SO_SO', words: 'Yöt ovat raskaita.' }))).toMatchObject({
      personId: family.motherId,
      day: '2026-11-23',
      face: 'SO_SO',
      version: 1,
    });
    const [row] = await rows();
    expect((row!['words'] as Buffer).toString('latin1')).not.toContain('raskaita');
    expect(await facesFor(principalOf('counsellor'))).toEqual([
      expect.objectContaining({
        personId: family.motherId,
        face: 'SO_SO',
        words: 'Yöt ovat raskaita.',
        recordedBy: null,
      }),
    ]);
    const log = await app.sql(
      `select operation, action, category, basis from audit.access_log
       where scope_id = $1 and operation in ('sayHowThingsAre', 'casePage') and category <> 'logistics' or operation = 'sayHowThingsAre' and scope_id = $1
       order by id`,
      [family.caseId],
    );
    expect(log).toEqual([
      { operation: 'sayHowThingsAre', action: 'record', category: 'logistics', basis: 'guardian' },
      { operation: 'casePage', action: 'read', category: 'plan', basis: 'counsellor' },
    ]);
  });

  it('counts once a day: said anew it is changed, on the next day it is another', async () => {
    const first = await done(say(mother(), { face: 'BAD', words: 'Huono yö.' }));
    const second = await done(say(mother(), { face: 'GOOD' }));
    expect(second).toMatchObject({ face: 'GOOD', version: 2 });
    expect(second.id).not.toBe(first.id);
    expect(await rows()).toMatchObject([{ face: 'good', words: null, version: 2 }]);
    app.clock.moveTo(Temporal.Instant.from('2026-11-23T22:00:00Z'));
    await done(say(mother(), { face: 'SO_SO' }));
    expect((await rows()).map(({ face }) => face)).toEqual(['good', 'so-so']);
  });

  it('said twice at the same moment is there once', async () => {
    const answers = await Promise.all(['GOOD', 'BAD', 'SO_SO'].map((face) => say(mother(), { face })));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    expect(await rows()).toMatchObject([{ version: 3 }]);
  });

  it('is taken down on the phone by who answers for the case', async () => {
    const taken = { personId: family.motherId, face: 'BAD', words: 'Soitti itkien.' };
    await done(record(counsellor, taken));
    expect(await facesFor(principalOf('counsellor'))).toEqual([
      expect.objectContaining({ face: 'BAD', recordedBy: principalOf('counsellor') }),
    ]);
    await done(record(counsellor, { personId: family.childId, face: 'GOOD' }));
    expect(await rows()).toHaveLength(2);
  });

  it('is heard by nobody else: not by the other guardian, not by the network', async () => {
    const father = await addFather();
    await join(app, family.caseId, 'nurse', ['identity', 'plan', 'actions']);
    await done(say(mother(), { face: 'BAD', words: 'Pelkään häntä.' }));
    expect(await facesFor(father)).toEqual([]);
    expect(await facesFor(principalOf('nurse'))).toEqual([]);
    expect(await facesFor(family.motherId)).toHaveLength(1);
    await done(say({ principal: father }, { face: 'GOOD' }));
    expect(await facesFor(father)).toMatchObject([{ personId: father, face: 'GOOD' }]);
    const { data } = await app.asPrincipal(father)('{ myFamilyPages { howAreThings { face } } }');
    expect(data.myFamilyPages).toEqual([{ howAreThings: { face: 'GOOD' } }]);
  });

  it.each<
    [string, () => Promise<{ code?: string; errors?: readonly { extensions: { field?: string } }[] }>, string, string]
  >([
    ['a stranger', () => say('other-guardian', { face: 'GOOD' }), 'NOT_FOUND', 'caseId'],
    ['a professional for themselves', () => say(counsellor, { face: 'GOOD' }), 'NOT_FOUND', 'caseId'],
    [
      'another area',
      () => record('counsellor-other-area', { personId: family.motherId, face: 'GOOD' }),
      'NOT_FOUND',
      'caseId',
    ],
    [
      'a guardian for somebody else',
      () => record(mother(), { personId: family.childId, face: 'GOOD' }),
      'NOT_FOUND',
      'caseId',
    ],
    [
      'nobody of the family',
      () => record(counsellor, { personId: principalOf('guardian'), face: 'GOOD' }),
      'NOT_FOUND',
      'personId',
    ],
  ])('is refused: %s', async (_, ask, code, field) => {
    const { errors, code: given } = await ask();
    expect([given, errors?.[0]?.extensions.field]).toEqual([code, field]);
    expect(await rows()).toEqual([]);
  });

  it('is not said in a closed case', async () => {
    await app.sql(`update network_case set state = 'closed', closed_at = $2, version = version + 1 where id = $1`, [
      family.caseId,
      app.clock.now().toString(),
    ]);
    expect((await say(mother(), { face: 'GOOD' })).code).toBe('CASE_CLOSED');
    expect(await rows()).toEqual([]);
  });

  it('that is bad is on the list of the day until somebody notes it or it is better', async () => {
    expect(await dayOf()).toMatchObject({ badFaces: 0 });
    const bad = await done(say(mother(), { face: 'BAD' }));
    expect(await dayOf()).toMatchObject({ badFaces: 1 });
    const note = (who: Who, input = {}) =>
      mutate(app, who)(
        'noteHowThingsAre',
        'NoteHowThingsAreInput',
        { howAreThingsId: bad.id, expectedVersion: 1, ...input },
        'id',
      );
    expect((await note('nurse')).code).toBe('NOT_FOUND');
    expect((await note(mother())).code).toBe('NOT_FOUND');
    expect((await note(counsellor, { expectedVersion: 7 })).code).toBe('STALE');
    await done(note(counsellor));
    expect(await dayOf()).toMatchObject({ badFaces: 0 });
    expect((await note(counsellor, { expectedVersion: 2 })).code).toBe('ALREADY_NOTED');
    await done(say(mother(), { face: 'BAD' }));
    expect(await dayOf()).toMatchObject({ badFaces: 1 });
    app.clock.moveTo(Temporal.Instant.from('2026-11-24T08:00:00Z'));
    await done(say(mother(), { face: 'GOOD' }));
    expect(await dayOf()).toMatchObject({ badFaces: 0 });
  });
});

describe('the three faces', () => {
  const press = (browser: Browser, face: string, words = '') => browser.post('/s/kuulumiset', { face, words });

  it('stand on the page of a device, with words, and what it says it may not read', async () => {
    const browser = await browserOf('device');
    const page = await browser.get('/s');
    expect(buttonsIn(page.body).slice(0, 3)).toEqual(['good Hyvin', 'so-so Vaihtelevasti', 'bad Huonosti']);
    expect(page.body).not.toMatch(/<script| style=/);
    const answer = await press(browser, 'bad', 'Ei jaksa enää.');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/<p id="notice" class="notice good" role="status">Kiitos, vastauksesi on perillä\./);
    expect(await rows()).toMatchObject([{ face: 'bad', recorded_by: null }]);
    const again = await browser.get('/s');
    expect(again.body).not.toContain('Ei jaksa');
    expect(again.body).not.toContain('Vastasit tänään');
    expect(buttonsIn(again.body)[2]).toBe('bad Huonosti');
    expect(await facesFor(principalOf('counsellor'))).toMatchObject([{ words: 'Ei jaksa enää.' }]);
  });

  it('tell who has shown who they are what they said today', async () => {
    const browser = await browserOf('session');
    await browser.get('/s');
    await press(browser, 'so-so');
    const { body } = await browser.get('/s');
    expect(body).toContain('Vastasit tänään: Vaihtelevasti.');
    expect(buttonsIn(body).slice(0, 3)).toEqual(['good Hyvin', '* so-so Vaihtelevasti', 'bad Huonosti']);
  });

  it.each([
    ['sv', 'Hur går det?', 'bad Dåligt'],
    ['en', 'How are things?', 'bad Not good'],
  ])('speak %s', async (language, title, button) => {
    const browser = await browserOf('device');
    const { body } = await browser.get(`/s?kieli=${language}`);
    expect(body).toContain(title);
    expect(buttonsIn(body)[2]).toBe(button);
    expect(body).toContain(`action="/s/kuulumiset?kieli=${language}"`);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['without a proof', { proof: 'x'.repeat(22), face: 'good' }, 403, 'Lomake ei vielä lähtenyt'],
    ['without a face', { words: 'Hei vain' }, 400, 'Valitse, miten menee'],
    ['with an unknown one', { face: 'great' }, 400, 'Valitse, miten menee'],
    [
      'with words that cannot be kept',
      { face: 'good', words: `Hei vain ${'a'.repeat(1_000)}` },
      400,
      'Lyhennä tekstiä',
    ],
    [
      'for another family',
      { face: 'good', which: '01890000-0000-7000-8000-000000000001' },
      409,
      'Vastausta ei voi enää',
    ],
  ])('are not taken %s, and nothing typed is lost', async (_, form, status, told) => {
    const browser = await browserOf('device');
    await browser.get('/s');
    const { statusCode, body } = await browser.post('/s/kuulumiset', form);
    expect(statusCode).toBe(status);
    expect(body).toContain(told);
    if (form['words']) expect(body).toContain('Hei vain');
    expect(await rows()).toEqual([]);
  });

  it('keep what was typed for its owner, whose device was forgotten meanwhile; what is nobody’s they give back', async () => {
    const browser = await browserOf('device');
    await browser.get('/s');
    app.clock.moveTo(SEEDED_AT.add({ hours: 24 * 90 + 1 }));
    const late = await press(browser, 'bad', 'Tämä oli tärkeää.');
    expect([late.statusCode, late.body.includes('on tallessa tunnin')]).toEqual([403, true]);
    const again = await browserOf('device');
    browser.cookies.set('__Host-yhdessa-device', again.cookies.get('__Host-yhdessa-device')!);
    expect((await browser.get('/s')).body).toContain('Tämä oli tärkeää.</textarea>');
    expect((await press(browser, 'bad', 'Tämä oli tärkeää.')).statusCode).toBe(200);
    expect(await rows()).toHaveLength(1);
    expect((await browser.get('/s')).body).not.toContain('Tämä oli tärkeää.');
    browser.cookies.set('__Host-yhdessa-device', 'x'.repeat(22));
    const lost = await press(browser, 'bad', 'Kenen tämä on?');
    expect([lost.statusCode, lost.body.includes('Kenen tämä on?</textarea>')]).toEqual([403, true]);
    expect(await rows()).toHaveLength(1);
  });

  it('stand under the word that the case is closing, as soon as somebody has begun it', async () => {
    const browser = await browserOf('device');
    const closing = 'Yhteistä työskentelyä ollaan päättämässä.';
    expect((await browser.get('/s')).body).not.toContain(closing);
    const { caseId } = family;
    const [row] = await app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]);
    const begun = { caseId, reason: 'GOAL_REACHED', expectedVersion: row!.version };
    await done(mutate(app, counsellor)('beginClosing', 'BeginClosingInput', begun, 'id'));
    const { body } = await browser.get('/s');
    expect(body).toContain(closing);
    expect(body).toContain('Kuka auttaa?');
    const off = { caseId, expectedVersion: 1 };
    await done(mutate(app, counsellor)('callOffClosing', 'CallOffClosingInput', off, 'id'));
    expect((await browser.get('/s')).body).not.toContain(closing);
  });

  it('are there for the young, and not for a close person', async () => {
    const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
    for (const persona of ['close-person', 'minor'] as const satisfies readonly Persona[]) {
      const browser = new Browser(app);
      const opened = { kind: 'session', method: 'passkey', client } as const;
      browser.cookies.set(SESSION_COOKIE, await app.running.app.get(Sessions).open(principalOf(persona), opened));
      const { body } = await browser.get('/s');
      expect([persona, body.includes('Miten menee?')]).toEqual([persona, persona === 'minor']);
    }
  });
});
