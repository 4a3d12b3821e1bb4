import PostalMime from 'postal-mime';
import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { KEPT_COOKIE } from '../src/platform/session/kept-forms.js';
import { VISIT_COOKIE } from '../src/platform/session/email-code/visits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, TEST_KEYS, withClient } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { mailbox, startMail } from './support/invited.js';
import { actionOf, agree, type Answered, draft, meet, type MetCase, promised } from './support/plans.js';

const REASON = 'Poika oli <b>kipeänä</b> & "flunssassa".\nSoitan ensi viikolla.';

let app: TestApp;
let stopMail: () => Promise<void>;
let met: MetCase;
let promise: Answered;
let addresses: Record<'nurse' | 'teacher', string>;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  const addressOf = async (persona: 'nurse' | 'teacher') =>
    (await app.sql<{ email: string }>('select email from professional where id = $1', [principalOf(persona)]))[0]!
      .email;
  addresses = { nurse: await addressOf('nurse'), teacher: await addressOf('teacher') };
  await app.sql(`update plan_action set until_version = coalesce(since_version, 1) + 1000`);
  met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  promise = await promised(app, await actionOf(app, first.id, 'nurse'));
  await agree(app, first, met.motherId);
  await app.runDue();
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
  for (const table of ['gate', 'email_code', 'kept_form', 'visit']) await app.sql(`delete from access.${table}`);
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const rowOf = async ({ id }: Answered) => (await app.sql('select * from plan_action where id = $1', [id]))[0]!;
const kept = () => app.sql<{ row: string }>('select f::text as row from access.kept_form f');
const going = ({ statusCode, headers }: Response) => [statusCode, headers['location']];

/** Comes in by a code; answers where that leads. */
async function comeIn(browser: Browser, who: 'nurse' | 'teacher' = 'nurse'): Promise<Response> {
  await browser.get('/lupaukset');
  await browser.post('/lupaukset', { address: addresses[who] });
  await app.runDue();
  const mails = await Promise.all(mailbox(app, addresses[who]).map(({ raw }) => PostalMime.parse(raw)));
  const code = mails.flatMap(({ text }) => /^(\d{4} \d{4})$/m.exec(text ?? '')?.[1] ?? []).at(-1)!;
  return browser.post('/lupaukset/koodi', { code });
}

/** What the button says, for the version as it is. */
const notDone = async () => `not-done.${(await rowOf(promise))['version']}.${promise.id}`;

/** A browser that typed a reason and sent it when the visit was over. */
async function late(more: Record<string, string> = {}): Promise<{ browser: Browser; answer: Response }> {
  const browser = new Browser(app);
  expect(going(await comeIn(browser))).toEqual([303, '/lupaukset']);
  await browser.get('/lupaukset');
  pass('PT31M');
  const answer = await browser.post('/lupaukset/kerro', { say: await notDone(), reason: REASON, ...more });
  return { browser, answer };
}

const ESCAPED = 'Poika oli &lt;b&gt;kipeänä&lt;/b&gt; &amp; &quot;flunssassa&quot;.\nSoitan ensi viikolla.';

describe('a reason that came when the visit was over', () => {
  it('is not taken down, but kept, and the page says so', async () => {
    const before = await rowOf(promise);
    const { browser, answer } = await late();
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('on tallessa tunnin');
    expect(answer.body).not.toContain('kipeänä');
    expect(await rowOf(promise)).toEqual(before);
    expect(await kept()).toHaveLength(1);
    const line = [answer.headers['set-cookie']].flat().find((each) => String(each).startsWith(KEPT_COOKIE));
    expect(line).toMatch(/^__Host-yhdessa-kept=[\w-]{22}; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(browser.cookies.get(KEPT_COOKIE)).toMatch(/^[\w-]{22}$/);
  });

  it('stands in the form once more after signing in, as it was typed, and is sent once', async () => {
    const { browser } = await late();
    expect(going(await comeIn(browser))).toEqual([303, '/lupaukset/kerro']);
    const { statusCode, body } = await browser.get('/lupaukset/kerro');
    expect(statusCode).toBe(200);
    expect(body).toContain('Tämä jäi lähettämättä.');
    expect(body).toContain(`>${ESCAPED}</textarea>`);
    const say = await notDone();
    expect(buttonsIn(body)).toEqual([`${say} Lähetä`]);
    expect((await browser.get('/lupaukset/kerro')).body).toContain(ESCAPED);
    const before = (await rowOf(promise))['version'];
    const [first, second] = [
      await browser.post('/lupaukset/kerro', { say, reason: REASON }),
      await browser.post('/lupaukset/kerro', { say, reason: REASON }),
    ];
    expect([first.statusCode, second.statusCode]).toEqual([200, 409]);
    expect(await rowOf(promise)).toMatchObject({ progress: 'not-done', version: before + 1 });
    expect(await kept()).toEqual([]);
    expect(going(await browser.get('/lupaukset/kerro'))).toEqual([303, '/lupaukset']);
  });

  it('is kept too when the visit was over by its age', async () => {
    const browser = new Browser(app);
    await comeIn(browser);
    for (let half = 0; half < 5; half += 1) {
      await browser.get('/lupaukset');
      pass('PT25M');
    }
    const { statusCode } = await browser.post('/lupaukset/kerro', { say: await notDone(), reason: REASON });
    expect([statusCode, (await kept()).length]).toEqual([403, 1]);
  });

  it('is shown to nobody else in the same browser, and gone once somebody else came in', async () => {
    const { browser } = await late();
    expect(going(await comeIn(browser, 'teacher'))).toEqual([303, '/lupaukset']);
    expect(going(await browser.get('/lupaukset/kerro'))).toEqual([303, '/lupaukset']);
    expect(await kept()).toEqual([]);
    expect(going(await comeIn(browser))).toEqual([303, '/lupaukset']);
  });

  it('is shown in no other browser, to the same person neither', async () => {
    await late();
    const other = new Browser(app);
    expect(going(await comeIn(other))).toEqual([303, '/lupaukset']);
    expect(going(await other.get('/lupaukset/kerro'))).toEqual([303, '/lupaukset']);
    expect(await kept()).toHaveLength(1);
  });

  it('is shown to nobody before they came in', async () => {
    const { browser } = await late();
    expect(going(await browser.get('/lupaukset/kerro'))).toEqual([303, '/lupaukset']);
    expect((await browser.get('/lupaukset')).body).not.toContain('kipeänä');
    expect(await kept()).toHaveLength(1);
  });

  it('waits for an hour, and is swept away after it', async () => {
    const { browser } = await late();
    pass('PT59M');
    expect(going(await comeIn(browser))).toEqual([303, '/lupaukset/kerro']);
    pass('PT2M');
    expect(going(await browser.get('/lupaukset/kerro'))).toEqual([303, '/lupaukset']);
    pass('PT1H');
    await app.runDue();
    expect(await kept()).toEqual([]);
  });

  it.each(['A'.repeat(22), 'x', '', `${'A'.repeat(22)}'`])('is not found by the cookie %j', async (value) => {
    const { browser } = await late();
    browser.cookies.set(KEPT_COOKIE, value);
    expect(going(await comeIn(browser))).toEqual([303, '/lupaukset']);
    expect(await kept()).toHaveLength(1);
  });

  it('is found after SESSION_KEYS changed', async () => {
    const { browser } = await late();
    await comeIn(browser);
    const changed = await startTestApp({
      DATABASE_URL: app.database.url,
      SESSION_KEYS: `new:${Buffer.alloc(32, 9).toString('base64')},${TEST_KEYS.SESSION_KEYS}`,
    });
    try {
      changed.clock.moveTo(app.clock.now());
      const { body } = await changed.inject({ method: 'GET', url: '/lupaukset/kerro', headers: browser.cookie });
      expect(body).toContain(ESCAPED);
    } finally {
      await changed.stop();
    }
  });

  it('is in no table that the application may read', async () => {
    await late();
    for (const sql of ['select * from access.kept_form', 'delete from access.kept_form'])
      await expect(withClient(app.database.url, (client) => client.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('stands nowhere in the database in clear, nor does the cookie', async () => {
    const { browser } = await late();
    const [{ row }] = (await kept()) as [{ row: string }];
    for (const secret of ['flunssassa', browser.cookies.get(KEPT_COOKIE)!])
      for (const text of [secret, Buffer.from(secret).toString('hex')]) expect(row).not.toContain(text);
  });
});

describe('what is not kept is given back at once', () => {
  const givenBack = (body: string) =>
    /<textarea id="lost"[^>]*readOnly=""[^>]*>([^<]*)<\/textarea>/.exec(body)?.[1]?.replace(/^\n/, '');

  it.each<[string, (browser: Browser) => Promise<unknown> | void]>([
    ['by whose visit nobody knows', (browser) => void browser.cookies.set(VISIT_COOKIE, 'A'.repeat(22))],
    ['without any visit', (browser) => void browser.cookies.delete(VISIT_COOKIE)],
    ['after the visit was ended', () => app.sql('delete from access.visit')],
  ])('%s', async (_, change) => {
    const browser = new Browser(app);
    await comeIn(browser);
    await browser.get('/lupaukset');
    await change(browser);
    pass('PT31M');
    const { statusCode, body } = await browser.post('/lupaukset/kerro', { say: await notDone(), reason: REASON });
    expect([statusCode, givenBack(body)]).toEqual([403, ESCAPED]);
    expect(body).toContain('Mitään ei tallennettu.');
    expect(await kept()).toEqual([]);
  });

  it('too big', async () => {
    const { answer } = await late({ reason: 'a'.repeat(9_000) });
    expect(givenBack(answer.body)).toBe('a'.repeat(9_000));
    expect(await kept()).toEqual([]);
  });

  it('without the proof of the form', async () => {
    const browser = new Browser(app);
    await comeIn(browser);
    await browser.get('/lupaukset');
    pass('PT31M');
    browser.hidden = {};
    const { body } = await browser.post('/lupaukset/kerro', { say: await notDone(), reason: REASON });
    expect(givenBack(body)).toBe(ESCAPED);
    expect(await kept()).toEqual([]);
  });

  it('while another one waits there, which stays', async () => {
    const { browser } = await late();
    const second = await browser.post('/lupaukset/kerro', { say: await notDone(), reason: 'Toinen syy.' });
    expect(givenBack(second.body)).toBe('Toinen syy.');
    await comeIn(browser);
    expect((await browser.get('/lupaukset/kerro')).body).toContain(ESCAPED);
  });

  it('more than ten of one person', async () => {
    const { browser } = await late();
    for (let i = 0; i < 12; i += 1) {
      browser.cookies.delete(KEPT_COOKIE);
      await browser.post('/lupaukset/kerro', { say: await notDone(), reason: REASON });
    }
    expect(await kept()).toHaveLength(10);
  });

  it.each(['fi', 'sv', 'en'])('in %s', async (language) => {
    const browser = new Browser(app);
    await browser.get(`/lupaukset?kieli=${language}`);
    const { body } = await browser.post(`/lupaukset/kerro?kieli=${language}`, { say: 'x', reason: REASON });
    expect(givenBack(body)).toBe(ESCAPED);
    expect(body).toContain(`<html lang="${language}">`);
  });
});

it('a button without anything typed keeps nothing', async () => {
  const browser = new Browser(app);
  await comeIn(browser);
  await browser.get('/lupaukset');
  pass('PT31M');
  const { body } = await browser.post('/lupaukset/kerro', { say: `done.1.${promise.id}` });
  expect(body).toContain('Mitään ei tallennettu.');
  expect(body).not.toContain('id="lost"');
  expect(await kept()).toEqual([]);
});
