import { principalOf } from '../src/demo/personas.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done } from './support/casework.js';
import { Browser, buttonsIn } from './support/doors.js';
import { by, explain, say, twoGuardians } from './support/own-word.js';

const PAGE = '/s/suostumukset';

let app: TestApp;
let opened: Awaited<ReturnType<typeof twoGuardians>>;
beforeAll(async () => {
  app = await startTestApp();
  opened = await twoGuardians(app);
});
afterAll(() => app?.stop());

/** The browser of somebody who has shown who they are. */
async function browserOf(principalId: string, kind: 'session' | 'device' = 'session'): Promise<Browser> {
  const browser = new Browser(app);
  const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
  const method = kind === 'session' ? 'suomi-fi' : 'family-code';
  const token = await app.running.app.get(Sessions).open(principalId, { kind, method, client });
  browser.cookies.set(kind === 'session' ? SESSION_COOKIE : '__Host-yhdessa-device', token);
  return browser;
}
const stateOf = async ({ id }: { id: string }) =>
  (await app.sql<{ state: string }>('select state from consent where id = $1', [id]))[0]!.state;

describe('the page of consents', () => {
  it('17. shows what is asked in plain words, and who has answered; each guardian answers alone', async () => {
    const consent = await explain(app, opened.caseId);
    const mother = await browserOf(opened.motherId);
    const all = (await mother.get(PAGE)).body;
    expect(all).toContain('Tätä teiltä kysytään');
    expect(all).toContain('Keitä olette ja miten teidät tavoittaa, yhteinen suunnitelma.');
    const one = (await mother.get(`${PAGE}?mika=${consent.id}`)).body;
    expect(one).toContain('Tätä ei kerrota: Ei isän terveydestä.');
    expect(one).toContain('Sinä: et ole vielä vastannut');
    expect(one).toContain('Urho: ei ole vielä vastannut');
    expect(buttonsIn(one)).toEqual(['given Suostun', 'refused En suostu']);
    const said = await mother.post(PAGE, { word: 'given' });
    expect([said.statusCode, said.body.includes('Kiitos, vastauksesi on tallessa: suostut.')]).toEqual([200, true]);
    expect(await stateOf(consent)).toBe('explained');
    const father = await browserOf(opened.fatherId);
    expect((await father.get(`${PAGE}?mika=${consent.id}`)).body).toContain('Marjatta: suostuu');
    await father.post(PAGE, { word: 'given' });
    expect(await stateOf(consent)).toBe('given');
    const [evidence] = await app.sql<{ n: number }>(
      `select count(*)::integer as n from consent_decision where consent_id = $1 and form = 'own-account' and recorded_by = person_id`,
      [consent.id],
    );
    expect(evidence!.n).toBe(2);
  });

  it('6. takes one back with one button, as easily as it is given', async () => {
    const consent = await explain(app, opened.caseId, { purpose: 'SHARED_PLAN' });
    const once = await say(app, opened.motherId, 'giveConsent', consent);
    const { giveConsent } = (await say(app, opened.fatherId, 'giveConsent', once.data.giveConsent)).data;
    const mother = await browserOf(opened.motherId);
    expect(buttonsIn((await mother.get(`${PAGE}?mika=${giveConsent.id}`)).body)).toEqual([
      'withdrawn Perun suostumuksen',
    ]);
    expect((await mother.post(PAGE, { word: 'withdrawn' })).body).toContain('Suostumus on peruttu.');
    expect(await stateOf(consent)).toBe('withdrawn');
  });

  it('changes nothing without the proof, by a form that says nothing, or after somebody was faster', async () => {
    const consent = await explain(app, opened.caseId, { purpose: 'HANDOVER' });
    const mother = await browserOf(opened.motherId);
    await mother.get(`${PAGE}?mika=${consent.id}`);
    const hidden = mother.hidden;
    expect((await mother.post(PAGE, { word: 'given', proof: 'AAAAAAAAAAAAAAAAAAAAAA' })).statusCode).toBe(403);
    const unclear: Record<string, string>[] = [{ word: 'yes' }, { word: '' }, { mika: 'x' }, { seen: '-1' }];
    for (const form of unclear) {
      mother.hidden = hidden;
      expect((await mother.post(PAGE, { word: 'given', ...form })).statusCode).toBe(400);
    }
    expect(await stateOf(consent)).toBe('explained');
    await say(app, opened.fatherId, 'refuseConsent', consent);
    mother.hidden = hidden;
    const late = await mother.post(PAGE, { word: 'given' });
    expect([late.statusCode, late.body.includes('Joku ehti muuttaa tätä')]).toEqual([409, true]);
    expect(await stateOf(consent)).toBe('refused');
  });

  it.each(['sv', 'en'])('speaks %s', async (language) => {
    const consent = await explain(app, opened.caseId);
    const mother = await browserOf(opened.motherId);
    const { body } = await mother.get(`${PAGE}?mika=${consent.id}&kieli=${language}`);
    expect(body).toContain(`<html lang="${language}"`);
    expect(body).not.toMatch(/Suostu|kerrota/);
  });

  it('is for who has shown who they are: a remembered device, the staff and nobody are sent on', async () => {
    const consent = await explain(app, opened.caseId);
    const device = await browserOf(opened.motherId, 'device');
    const nurse = await browserOf(principalOf('nurse'));
    for (const browser of [device, nurse, new Browser(app)]) {
      const { statusCode, body } = await browser.get(`${PAGE}?mika=${consent.id}`);
      expect([statusCode, body]).toEqual([303, '']);
    }
    expect((await device.get('/s')).body).not.toContain(PAGE);
    const mother = await browserOf(opened.motherId);
    expect((await mother.get('/s')).body).toContain(PAGE);
  });

  it('shows nothing of it to the young where they do not decide, and logs what was shown', async () => {
    const consent = await explain(app, opened.caseId);
    const child = await browserOf(opened.childId);
    expect((await child.get('/s')).body).not.toContain(PAGE);
    expect((await child.get(`${PAGE}?mika=${consent.id}`)).body).toContain('Juuri nyt teiltä ei kysytä mitään.');
    const lines = await app.sql(
      `select distinct principal_id, basis, category from audit.access_log where operation = 'family-door.consents' order by category`,
    );
    expect(lines.every((line) => [opened.motherId, opened.fatherId].includes(line['principal_id'] as string))).toBe(
      true,
    );
    expect(new Set(lines.map(({ category }) => category))).toEqual(new Set(['consents', 'identity']));
  });

  it('8. shows the young in pupil welfare what they may decide', async () => {
    const pupil = await twoGuardians(app, { legalFrame: 'PUPIL_WELFARE' });
    const consent = await explain(app, pupil.caseId);
    const child = await browserOf(pupil.childId);
    expect((await child.get('/s')).body).toContain(PAGE);
    expect(buttonsIn((await child.get(`${PAGE}?mika=${consent.id}`)).body)).toEqual([
      'given Suostun',
      'refused En suostu',
    ]);
    expect((await child.post(PAGE, { word: 'refused' })).statusCode).toBe(200);
    expect(await stateOf(consent)).toBe('refused');
  });

  it('16. shows nobody what the young keeps from them of their own answers', async () => {
    const pupil = await twoGuardians(app, { legalFrame: 'PUPIL_WELFARE' });
    const consent = await explain(app, pupil.caseId);
    await done(say(app, pupil.childId, 'giveConsent', consent));
    const [decision] = await app.sql<{ id: string }>('select id from consent_decision where consent_id = $1', [
      consent.id,
    ]);
    const items = [{ kind: 'CONSENT_DECISION', id: decision!.id }];
    const kept = { caseId: pupil.caseId, fromPersonId: pupil.fatherId, items, reason: 'OWN_MATTER' };
    await done(by(app, pupil.childId, 'recordProhibition', kept, 'id'));
    const shownTo = async (who: string) => (await (await browserOf(who)).get(`${PAGE}?mika=${consent.id}`)).body;
    expect(await shownTo(pupil.fatherId)).toContain('Oona: ei ole vielä vastannut');
    expect(await shownTo(pupil.motherId)).not.toContain('Oona: ei ole vielä vastannut');
  });
});
