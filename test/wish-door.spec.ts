import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase } from './support/casework.js';
import { Browser } from './support/doors.js';
import { agree } from './support/told.js';

const WORDS = 'Haluaisin puhua iltapäivistä. Punatulkku.';

let app: TestApp;
let opened: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  opened = await openCase(app);
});

/** A browser without scripts in which somebody is signed in. */
async function browserOf(principalId: string, kind: 'session' | 'device' = 'session'): Promise<Browser> {
  const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
  const method = kind === 'session' ? 'suomi-fi' : 'family-code';
  const token = await app.running.app.get(Sessions).open(principalId, { kind, method, client });
  const browser = new Browser(app);
  browser.cookies.set(kind === 'session' ? SESSION_COOKIE : '__Host-yhdessa-laite', token);
  return browser;
}
const wishes = async () => {
  const { data } = await app.as('counsellor')('{ meetingWishes { id caseId words version } }');
  return (data!['meetingWishes'] as { id: string; caseId: string; words: string | null; version: number }[]).filter(
    ({ caseId }) => caseId === opened.caseId,
  );
};
const ask = (browser: Browser, form: Record<string, string>) =>
  browser.post('/s/toive', { mika: opened.caseId, what: 'ask', seen: '0', ...form });

describe('a guardian, without a script', () => {
  it('asks for a Yhdessä aika once, however often she presses, and takes it back', async () => {
    const browser = await browserOf(opened.motherId);
    expect((await browser.get('/s')).body).toContain('href="/s/toive?kieli=');
    await browser.get('/s/toive');
    const sent = await ask(browser, { words: WORDS });
    expect(sent.statusCode).toBe(200);
    expect(sent.body).toContain('Kiitos, pyyntösi on perillä.');
    expect(await wishes()).toMatchObject([{ words: WORDS }]);
    const again = await ask(browser, { words: `${WORDS} Uudestaan.` });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Sinulla on jo pyyntö');
    expect(again.body).toContain('Uudestaan.</textarea>');
    const [wish] = await wishes();
    const back = await ask(browser, { what: 'withdraw', mika: wish!.id, seen: String(wish!.version) });
    expect(back.body).toContain('Pyyntö on peruttu.');
    expect(await wishes()).toEqual([]);
  });

  it('reads what was answered', async () => {
    const browser = await browserOf(opened.motherId);
    await browser.get('/s/toive');
    await ask(browser, { words: WORDS });
    const [wish] = await wishes();
    const input = { wishId: wish!.id, expectedVersion: wish!.version, answer: 'Soitan huomenna. Kottarainen.' };
    await done(mutate(app, 'counsellor')('answerMeetingWish', 'AnswerMeetingWishInput', input, 'id'));
    const { body } = await browser.get('/s/toive');
    expect(body).toContain('Soitan huomenna. Kottarainen.');
    const late = await ask(browser, { what: 'withdraw', mika: wish!.id, seen: String(wish!.version) });
    expect([late.statusCode, late.body.includes('Pyyntöön on jo vastattu.')]).toEqual([409, true]);
  });

  it('says that the time does not suit: by one press, or with another time', async () => {
    await agree(app, opened, '2026-12-02T13:00');
    const browser = await browserOf(opened.motherId);
    const page = await browser.get('/s');
    expect(page.body).toContain('Eikö aika sovi?');
    const called = await ask(browser, { what: 'call' });
    expect(called.statusCode).toBe(200);
    expect(called.body).toContain('<h1>Pyyntösi on perillä</h1>');
    expect(called.body).toContain('Sinulle soitetaan.');
    expect(called.body).toContain('<p>Kerroit:</p>');
    const [wish] = await wishes();
    expect(wish!.words).toMatch(/^Sovittu aika ei sovi: ke 2\.12\.2026 klo 13\.00.*Soittakaa minulle\.$/);
    await ask(browser, { what: 'withdraw', mika: wish!.id, seen: String(wish!.version) });
    expect((await browser.get(`/s/toive?mika=${opened.caseId}`)).body).toContain('Aika ei sovi: ke 2.12.2026');
    const empty = await ask(browser, { what: 'other-time', words: ' ' });
    expect([empty.statusCode, empty.body.includes('Kirjoita, mikä aika sopisi paremmin.')]).toEqual([400, true]);
    await ask(browser, { what: 'other-time', words: 'torstaina klo 9' });
    expect((await wishes())[0]!.words).toMatch(/Paremmin sopisi: torstaina klo 9$/);
  });

  it('is given back what she typed when her session is over', async () => {
    const browser = await browserOf(opened.motherId);
    await browser.get('/s/toive');
    browser.cookies.delete(SESSION_COOKIE);
    const { statusCode, body } = await ask(browser, { words: WORDS });
    expect(statusCode).toBe(403);
    expect(body).toContain(WORDS);
    expect(await wishes()).toEqual([]);
  });

  it('asks in no case that is not hers', async () => {
    const other = await openCase(app);
    const browser = await browserOf(opened.motherId);
    await browser.get('/s/toive');
    const { statusCode, body } = await ask(browser, { mika: other.caseId, words: WORDS });
    expect([statusCode, body.includes('Pyyntöä ei voi enää lähettää')]).toEqual([409, true]);
    expect(await app.sql('select 1 from meeting_wish where case_id = $1', [other.caseId])).toEqual([]);
  });
});

it('nobody else gets there: who is not signed in is sent to the way in', async () => {
  const { statusCode, headers } = await new Browser(app).get('/s/toive');
  expect([statusCode, headers['location']]).toEqual([303, '/s']);
});
