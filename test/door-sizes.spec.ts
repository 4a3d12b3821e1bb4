import { FAMILY } from '../src/demo/family.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { Browser } from './support/doors.js';
import { explain } from './support/own-word.js';
import { agree } from './support/told.js';

/** What a page may weigh on a telephone's bad line, its looks not counted: those are kept by the browser. Bytes. */
const HEAVIEST = 15_000;
const LOOK = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id people { givenName } needs { description }
  plan { goals { text } } actions { id } } }`;
const LANGUAGES = ['fi', 'sv', 'en'];

let app: TestApp;
let consentId: string;
/** A family with all that a busy year brings: consents, a meeting ahead, a wish, many who looked. */
beforeAll(async () => {
  app = await startTestApp();
  const { caseId } = FAMILY;
  const motherId = principalOf('guardian');
  const nobody = { familyId: '', contactId: '', childId: FAMILY.childId };
  await agree(app, { ...nobody, caseId, motherId }, '2026-12-02T13:00', { mode: 'REMOTE' });
  for (const purpose of ['NETWORK_MEETING', 'HANDOVER']) ({ id: consentId } = await explain(app, caseId, { purpose }));
  const wish = { caseId, words: 'Toivomme tapaamista, koska aamut ovat olleet taas vaikeita. '.repeat(8) };
  await done(mutate(app, { principal: motherId })('askForMeeting', 'AskForMeetingInput', wish, 'id'));
  const lookers = ['counsellor', 'nurse', 'teacher', 'social-worker', 'minor'] as const;
  for (let times = 0; times < 8; times += 1) for (const persona of lookers) await app.as(persona)(LOOK, { caseId });
});
afterAll(() => app?.stop());

/** Somebody who has shown who they are, without a script. */
async function signedIn(persona: Persona): Promise<Browser> {
  const browser = new Browser(app, '127.0.0.1');
  const [, name, value] = /^([^=]+)=(.*)$/.exec(await app.cookieOf(persona))!;
  browser.cookies.set(name!, value!);
  return browser;
}

const isSmall = async (browser: Browser, path: string, language: string): Promise<string> => {
  const page = `${path}${path.includes('?') ? '&' : '?'}kieli=${language}`;
  const { statusCode, headers, body } = await browser.get(page);
  expect([page, statusCode, headers['content-type']]).toEqual([page, 200, 'text/html; charset=utf-8']);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(HEAVIEST);
  return body;
};

describe.each(['guardian', 'other-guardian', 'minor'] as const)('the pages of a family, signed in: %s', (persona) => {
  it.each([
    ['/s', 'Yhteinen tavoite'],
    ['/s/suostumukset', 'uostumu'],
    ['/s/katsojat', 'Aino Koivulampi'],
    ['/s/laitteet', 'Kirjautuminen'],
    ['/s/avain/omat', 'ääsyavai'],
    ['/s/toive', 'tapaamista'],
  ])('%s is small, with all there is to tell', async (path, told) => {
    const browser = await signedIn(persona);
    for (const language of LANGUAGES) {
      const body = await isSmall(browser, path, language);
      if (language === 'fi') expect(body).toContain(told);
    }
  });
});

it('a consent that is read before it is answered is small', async () => {
  const browser = await signedIn('guardian');
  for (const language of LANGUAGES)
    expect(await isSmall(browser, `/s/suostumukset?mika=${consentId}`, language)).toContain('Ei isän terveydestä.');
});

it('one’s own account is small', async () => {
  const browser = await signedIn('counsellor');
  for (const language of LANGUAGES) expect(await isSmall(browser, '/tili', language)).toContain('Aino Koivulampi');
});
