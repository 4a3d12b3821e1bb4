import type { Response } from 'light-my-request';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { type Client, Sessions, type SignIn } from '../src/platform/session/sessions.js';
import { answerOf, requestId, startTestApp, type TestApp } from './support/app.js';
import { seatOf } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { statementsOf } from './support/statements.js';

const HOME: Client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
const PHONE: Client = {
  ip: '198.51.100.7',
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
};
const NURSE = principalOf('nurse');

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  await app.sql('delete from access.session');
  await app.sql('delete from access.visit');
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const open = (principal = NURSE, more: Partial<SignIn> = {}): Promise<string> =>
  app.running.app.get(Sessions).open(principal, { kind: 'session', method: 'oidc', client: HOME, ...more });

/** Runs GraphQL with the cookie. */
async function ask(token: string, query: string, variables?: object) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: HOME.ip,
    headers: { 'content-type': 'application/json', cookie: `${SESSION_COOKIE}=${token}` },
    payload: JSON.stringify({ query, variables }),
  });
  return answerOf(response);
}
const tell = (token: string, name: string, type: string, fields: string, input: object = {}) =>
  ask(token, `mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, {
    input: { requestId: requestId(), ...input },
  });
const mine = async (token: string) =>
  (await ask(token, '{ mySessions { id kind method browser signedInAt seenAt endsAt isThisOne } }')).data
    .mySessions as { id: string; kind: string; browser: string; isThisOne: boolean; seenAt: string }[];
const whoIs = async (token: string) => {
  const { data, code } = await ask(token, '{ me { id } }');
  return data?.me.id ?? code;
};
const lines = (operation: string) =>
  app.sql(
    'select principal_id, action, area_id, scope_id, basis from audit.access_log where operation = $1 order by id',
    [operation],
  );

describe('one’s own sessions', () => {
  it('are listed, used last first, with how, where and since when, and which one asks', async () => {
    const here = await open();
    await open(NURSE, { client: PHONE, method: 'passkey' });
    await open(NURSE, { kind: 'device', client: PHONE, method: 'family-code' });
    await open(principalOf('teacher'));
    pass('PT10M');
    const sessions = await mine(here);
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ kind: 'SESSION', method: 'OIDC', browser: 'tool', isThisOne: true });
    expect(sessions[0]!.seenAt).toMatch(/^2026-11-23T07:10/);
    expect(sessions.slice(1)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'SESSION', method: 'PASSKEY', browser: 'Chrome, Android', isThisOne: false }),
        expect.objectContaining({ kind: 'DEVICE', method: 'FAMILY_CODE', isThisOne: false }),
      ]),
    );
    expect(await statementsOf(() => mine(here))).toHaveLength(1);
  });

  it('are listed for a person of a family as well, their remembered device among them', async () => {
    const guardian = principalOf('guardian');
    const here = await open(guardian, { method: 'passkey' });
    await open(guardian, { kind: 'device', client: PHONE, method: 'family-code' });
    expect((await mine(here)).map(({ kind }) => kind).toSorted()).toEqual(['DEVICE', 'SESSION']);
  });

  it('that are over are not among them', async () => {
    await open();
    pass('PT2H1M');
    const here = await open();
    expect(await mine(here)).toHaveLength(1);
  });

  it('end one by one, and those of others are not there', async () => {
    const [here, there, foreign] = [await open(), await open(), await open(principalOf('teacher'))];
    const id = (await mine(there)).find(({ isThisOne }) => isThisOne)!.id;
    const theirs = (await mine(foreign))[0]!.id;
    const input = { requestId: requestId(), sessionId: id };
    const { data } = await tell(here, 'endSession', 'EndSessionInput', '{ isThisOne }', input);
    expect(data.endSession).toEqual([{ isThisOne: true }]);
    expect([await whoIs(here), await whoIs(there)]).toEqual([NURSE, 'UNAUTHENTICATED']);
    expect((await tell(here, 'endSession', 'EndSessionInput', '{ id }', input)).errors).toBeDefined();
    for (const sessionId of [id, theirs, requestId()]) {
      const { errors } = await tell(here, 'endSession', 'EndSessionInput', '{ id }', { sessionId });
      expect(errors![0]!.extensions).toEqual({ code: 'NOT_FOUND', field: 'sessionId' });
    }
    expect(await whoIs(foreign)).toBe(principalOf('teacher'));
    const ended = (await lines('endSession')).filter(({ action }) => action === 'sign-out');
    expect(ended).toMatchObject([{ principal_id: NURSE, basis: 'oidc' }]);
  });

  it.each([
    [false, 'but the one that asks'],
    [true, 'and the one that asks'],
  ])('all end (here too: %s): devices, visits %s', async (thisOneToo) => {
    const [here, there] = [await open(), await open()];
    const device = await open(NURSE, { kind: 'device', method: 'family-code' });
    const foreign = await open(principalOf('teacher'));
    await app.sql(
      `insert into access.visit values ('\\x01', $1, $2, $2, $2::timestamptz + interval '1 hour', '30 minutes')`,
      [NURSE, SEEDED_AT.toString()],
    );
    const { data } = await tell(here, 'signOutEverywhere', 'SignOutEverywhereInput', '', { thisOneToo });
    expect(data.signOutEverywhere).toBe(thisOneToo ? 3 : 2);
    expect(await whoIs(here)).toBe(thisOneToo ? 'UNAUTHENTICATED' : NURSE);
    expect(await whoIs(there)).toBe('UNAUTHENTICATED');
    expect((await app.running.app.get(Sessions).actorOf(device, HOME, 'device')).principalId).toBeNull();
    expect(await app.sql('select 1 from access.visit')).toEqual([]);
    expect(await whoIs(foreign)).toBe(principalOf('teacher'));
    expect((await lines('signOutEverywhere')).at(-1)).toMatchObject({ principal_id: NURSE, basis: 'everywhere' });
  });

  it('are nobody’s without a session', async () => {
    for (const query of [
      '{ mySessions { id } }',
      `mutation { signOutEverywhere(input: { requestId: "${requestId()}" }) }`,
    ])
      expect((await ask('', query)).code).toBe('UNAUTHENTICATED');
  });
});

describe('an administrator', () => {
  const endSessionsOf = async (who: Persona, professionalId: string) => {
    const token = await open(principalOf(who));
    return tell(token, 'endSessionsOf', 'EndSessionsOfInput', '', { professionalId });
  };

  it('ends the sessions of somebody who works or worked in the area, logged with whose', async () => {
    const [one, other] = [await open(), await open()];
    expect((await endSessionsOf('admin', NURSE)).data).toEqual({ endSessionsOf: 2 });
    expect([await whoIs(one), await whoIs(other)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    const former = principalOf('former-member');
    const token = await open(former);
    expect((await endSessionsOf('admin', former)).data).toEqual({ endSessionsOf: 1 });
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
    const { area_id: area } = (
      await app.sql<{ area_id: string }>(
        `select area_id from access.membership where principal_id = $1 and role = 'admin'`,
        [principalOf('admin')],
      )
    )[0]!;
    expect((await lines('endSessionsOf')).at(-1)).toEqual({
      principal_id: principalOf('admin'),
      action: 'sign-out',
      area_id: area,
      scope_id: former,
      basis: 'admin',
    });
  });

  it.each<[string, Persona, Persona]>([
    ['of another area', 'admin', 'counsellor-other-area'],
    ['of a family', 'admin', 'guardian'],
    ['whom a team lead names', 'team-lead', 'nurse'],
    ['whom a colleague names', 'counsellor', 'nurse'],
  ])('nobody %s', async (_, who, whose) => {
    const token = await open(principalOf(whose));
    const { errors } = await endSessionsOf(who, principalOf(whose));
    expect(errors![0]!.extensions).toEqual({ code: 'NOT_FOUND', field: 'professionalId' });
    expect(await whoIs(token)).toBe(principalOf(whose));
    expect((await lines('endSessionsOf')).at(-1)).toMatchObject({ action: 'refused', basis: 'none' });
  });

  it('is asked for by the database too', async () => {
    const bare = (principal: string, sql: string) =>
      app.running.app.get(Work).run({ principalId: principal }, 'test', (em) => em.execute(sql, [NURSE]));
    const refused = expect.objectContaining({ code: '42501' });
    await expect(bare(principalOf('team-lead'), 'select access.end_sessions_of(?)')).rejects.toEqual(refused);
    await expect(bare(principalOf('admin'), 'select access.end_everywhere(?, null)')).rejects.toEqual(refused);
  });
});

describe('what wants a fresh sign-in', () => {
  const ADMIN = principalOf('admin');
  const join = async (token: string, input: object = {}) => {
    const { unitId } = await seatOf(app, 'nurse');
    return tell(token, 'joinUnit', 'JoinUnitInput', '{ id }', {
      professionalId: principalOf('social-worker'),
      unitId,
      role: 'PROFESSIONAL',
      ...input,
    });
  };
  const memberships = () =>
    app.sql(`select 1 from access.membership where principal_id = $1`, [principalOf('social-worker')]);

  it.each([
    ['just before five minutes', 'PT4M55S', true],
    ['after five minutes', 'PT5M1S', false],
  ])('%s', async (_, time, mayJoin) => {
    const token = await open(ADMIN);
    pass(time);
    const before = await memberships();
    const { code } = await join(token, { role: mayJoin ? 'PROFESSIONAL' : 'COUNSELLOR' });
    expect(code).toBe(mayJoin ? undefined : 'SIGN_IN_AGAIN');
    expect((await memberships()).length - before.length).toBe(mayJoin ? 1 : 0);
  });

  it('is refused with how and where they signed in, and has used up nothing', async () => {
    const issuedBy = { issuer: 'kunta', subject: Buffer.alloc(32, 3), issuerSession: null };
    const old = await open(ADMIN, { issuedBy });
    pass('PT6M');
    const before = await memberships();
    const input = { requestId: requestId(), role: 'STATISTICIAN' };
    const refused = await join(old, input);
    expect(refused.errors![0]!.extensions).toEqual({ code: 'SIGN_IN_AGAIN', how: 'oidc', issuer: 'kunta' });
    expect(await memberships()).toEqual(before);
    const fresh = await open(ADMIN, { issuedBy, replaces: old });
    expect((await join(fresh, input)).errors).toBeUndefined();
    expect((await join(fresh, input)).errors).toBeUndefined();
    expect((await memberships()).length).toBe(before.length + 1);
    expect((await join(old, input)).code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['demo', { how: 'demo' }],
    ['passkey', { how: 'passkey' }],
  ] as const)('after %s says %j', async (method, how) => {
    const token = await open(ADMIN, { method });
    pass('PT6M');
    expect((await join(token)).errors![0]!.extensions).toEqual({ code: 'SIGN_IN_AGAIN', ...how });
  });

  it('counts from when they showed the issuer who they are, which never was later than now', async () => {
    const since = (time: Temporal.DurationLike) => app.clock.now().add(time);
    expect((await join(await open(ADMIN, { signedInAt: since({ minutes: -6 }) }))).code).toBe('SIGN_IN_AGAIN');
    expect((await join(await open(ADMIN, { signedInAt: null }))).code).toBe('SIGN_IN_AGAIN');
    const ahead = await open(ADMIN, { signedInAt: since({ hours: 1 }) });
    pass('PT6M');
    expect((await join(ahead)).code).toBe('SIGN_IN_AGAIN');
  });

  it('using a session does not make it fresh', async () => {
    const token = await open(ADMIN);
    for (let minute = 0; minute < 6; minute += 1) {
      pass('PT1M');
      expect(await whoIs(token)).toBe(ADMIN);
    }
    expect((await join(token)).code).toBe('SIGN_IN_AGAIN');
  });
});

describe('a mutation that came after the session was over', () => {
  it('has used up nothing: sent again after signing in it works, and once', async () => {
    const counsellor = principalOf('counsellor');
    const over = await open(counsellor);
    pass('PT3H');
    const count = () => app.sql('select 1 from calendar_feed where professional_id = $1', [counsellor]);
    const before = (await count()).length;
    const input = { requestId: requestId(), name: 'puhelin' };
    const send = (token: string) => tell(token, 'createCalendarFeed', 'CreateCalendarFeedInput', '{ id }', input);
    expect((await send(over)).code).toBe('UNAUTHENTICATED');
    expect(await count()).toHaveLength(before);
    const token = await open(counsellor, { replaces: over });
    const [first, second] = [await send(token), await send(token)];
    expect(first.errors).toBeUndefined();
    expect(second.data).toEqual(first.data);
    expect(await count()).toHaveLength(before + 1);
  });
});

describe('the page /tili', () => {
  const HEAD = '<h1>Oma tili</h1>';
  const signedIn = async (persona: Persona = 'nurse'): Promise<Browser> => {
    const browser = new Browser(app, HOME.ip);
    browser.cookies.set(SESSION_COOKIE, await open(principalOf(persona)));
    return browser;
  };
  const going = ({ statusCode, headers }: Response) => [statusCode, headers['location']];

  it('sends whoever is not signed in to sign in, and a person of a family to their own page', async () => {
    expect(going(await new Browser(app).get('/tili'))).toEqual([303, '/kirjaudu?return=/tili']);
    expect(going(await (await signedIn('guardian')).get('/tili'))).toEqual([303, '/s']);
    for (const path of ['istunto', 'kaikki', 'poistu'])
      expect(going(await (await signedIn()).get(`/tili/${path}`))).toEqual([303, '/tili']);
  });

  it('says who one is and where one is signed in, without script and with nothing from elsewhere', async () => {
    const browser = await signedIn('counsellor');
    await open(principalOf('counsellor'), { client: PHONE });
    const { statusCode, body, headers } = await browser.get('/tili');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(body).not.toMatch(/<script| style=|<style|<img|src="|https?:/i);
    expect(body).toContain(HEAD);
    expect(body).toContain('palveluohjaaja');
    expect(body).toContain('Chrome, Android');
    expect(body.match(/tämä selain/g)).toHaveLength(1);
    expect(body).toContain('Viimeksi käytetty ma 23.11.2026 klo 9.00');
    expect(body).toContain('href="/lupaukset?kieli=fi"');
    expect(buttonsIn(body).map((button) => button.replace(/^[\w-]{36} /, 'id '))).toEqual([
      ' Kirjaudu ulos',
      'id Kirjaudu ulos tästä',
      'others Kirjaudu ulos muualta',
      'all Kirjaudu ulos kaikkialta',
    ]);
  });

  it.each([
    ['sv', 'Mitt konto', 'Logga ut'],
    ['en', 'My account', 'Sign out'],
  ])('speaks %s', async (language, title, button) => {
    const browser = await signedIn();
    const { body } = await browser.get(`/tili?kieli=${language}`);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(buttonsIn(body)[0]).toBe(` ${button}`);
    expect((await browser.post(`/tili/poistu?kieli=${language}`, {})).body).toContain(`<html lang="${language}">`);
  });

  it('ends one session, and a second time says that it had ended', async () => {
    const browser = await signedIn();
    const there = await open();
    const session = (await mine(there)).find(({ isThisOne }) => isThisOne)!.id;
    await browser.get('/tili');
    const ended = await browser.post('/tili/istunto', { session });
    expect([ended.statusCode, await whoIs(there)]).toEqual([200, 'UNAUTHENTICATED']);
    expect(ended.body).toContain('Siellä ei olla enää kirjautuneena.');
    const again = await browser.post('/tili/istunto', { session });
    expect([again.statusCode, again.body.includes('oli jo päättynyt')]).toEqual([409, true]);
    expect((await browser.post('/tili/istunto', { session: "' or 1=1" })).statusCode).toBe(409);
  });

  it('signs out elsewhere, and everywhere', async () => {
    const browser = await signedIn();
    const [there, foreign] = [await open(), await open(principalOf('teacher'))];
    await browser.get('/tili');
    const others = await browser.post('/tili/kaikki', { which: 'others' });
    expect([others.statusCode, await whoIs(there)]).toEqual([200, 'UNAUTHENTICATED']);
    expect(others.body).toContain('enää vain tässä selaimessa');
    const all = await browser.post('/tili/kaikki', { which: 'all' });
    expect(all.body).toContain('Olet kirjautunut ulos');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect(await whoIs(foreign)).toBe(principalOf('teacher'));
  });

  it('signs out: the session ends on the server too, the cookie and what the browser kept go', async () => {
    const browser = await signedIn();
    const token = browser.cookies.get(SESSION_COOKIE)!;
    await browser.get('/tili');
    const { statusCode, body, headers } = await browser.post('/tili/poistu', {});
    expect(statusCode).toBe(200);
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    expect(body).toContain('Olet kirjautunut ulos');
    expect(body).toContain('href="/kirjaudu?return=/tili&amp;kieli=fi"');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
    expect(going(await browser.get('/tili'))).toEqual([303, '/kirjaudu?return=/tili']);
  });

  it('sends whoever pressed a button too late to sign in, and lets them leave', async () => {
    const browser = await signedIn();
    await browser.get('/tili');
    pass('PT3H');
    expect(going(await browser.post('/tili/istunto', { session: requestId() }))).toEqual([
      303,
      '/kirjaudu?return=/tili',
    ]);
    expect(going(await browser.post('/tili/kaikki', { which: 'others' }))).toEqual([303, '/kirjaudu?return=/tili']);
    expect((await browser.post('/tili/poistu', {})).body).toContain('Olet kirjautunut ulos');
  });

  it.each([
    ['istunto', { session: requestId() }],
    ['kaikki', { which: 'all' }],
    ['poistu', {}],
  ] as [string, Record<string, string>][])(
    'does nothing at %s without the proof, and asks to press again',
    async (path, form) => {
      const browser = await signedIn();
      const there = await open();
      await browser.get('/tili');
      browser.hidden = {};
      const refused = await browser.post(`/tili/${path}`, form);
      expect([refused.statusCode, refused.body.includes('Paina nappia uudelleen')]).toEqual([403, true]);
      expect([await whoIs(there), await whoIs(browser.cookies.get(SESSION_COOKIE)!)]).toEqual([NURSE, NURSE]);
      expect((await browser.post(`/tili/${path}`, form)).statusCode).not.toBe(403);
    },
  );

  it('shows no markup of a name', async () => {
    await app.sql(`update professional set family_name = '<b>"Virtanen' where id = $1`, [principalOf('ngo-worker')]);
    expect((await (await signedIn('ngo-worker')).get('/tili')).body).toContain('&lt;b&gt;&quot;Virtanen');
  });
});
