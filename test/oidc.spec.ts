import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { answerOf, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { clientKeys, type Deceit, startIssuer, type TestIssuer } from './support/issuer.js';

const ATTEMPT = '__Host-yhdessa-kirjautuminen';
const LEVEL = 'http://ftn.ficora.fi/2017/loa2';
const NOT_BEGUN = 'Aloita kirjautuminen alusta';
const REFUSED = 'Kirjautuminen ei onnistunut';
const DOWN = 'Kirjautumispalvelu ei vastaa';

let app: TestApp;
/** Two employers, an employer that knows us by a key, and Suomi.fi, which encrypts besides. */
let county: TestIssuer;
let town: TestIssuer;
let keyed: TestIssuer;
let suomiFi: TestIssuer;
let folder: string;
let person: { sub: string; email: string; email_verified: boolean };
const warnings: { reference: string; issuer: string; fault: string; reason: string }[] = [];

/** The time of the issuers: ours, unless a test lets it differ. */
let ahead = Temporal.Duration.from({ seconds: 0 });
const now = () => app.clock.now().add(ahead);

beforeAll(async () => {
  const keys = await clientKeys();
  folder = mkdtempSync(join(tmpdir(), 'yhdessa-oidc-'));
  const keyFile = join(folder, 'key.json');
  writeFileSync(keyFile, JSON.stringify(keys.ours.signing));
  [county, town, keyed, suomiFi] = await Promise.all([
    startIssuer(now),
    startIssuer(now),
    startIssuer(now, { signing: keys.public.signing }),
    startIssuer(now, keys.public),
  ]);
  const entry = (id: string, { url: issuer, clientId, clientSecret }: TestIssuer) => ({
    id,
    label: `Työnantaja ${id}`,
    issuer,
    clientId,
    clientSecret,
    domains: ['pohde.example'],
  });
  const { clientSecret: _, ...unsecret } = entry('avain', keyed);
  app = await startTestApp({
    OIDC_ISSUERS: JSON.stringify([
      { ...entry('kunta', county), userinfo: true },
      { ...entry('kaupunki', town), levels: ['vahva'], acrValues: 'vahva heikko', userinfo: true },
      { ...unsecret, privateKeyFile: keyFile },
    ]),
    SUOMI_FI_ISSUER: suomiFi.url,
    SUOMI_FI_CLIENT_ID: suomiFi.clientId,
    SUOMI_FI_PRIVATE_KEY: JSON.stringify(keys.ours.signing),
    SUOMI_FI_ENCRYPTION_KEY: JSON.stringify(keys.ours.encryption),
    SUOMI_FI_ACR_VALUES: LEVEL,
  });
  const quiet = () => undefined;
  const warn = (line: unknown) => {
    if (typeof line === 'object') warnings.push(line as (typeof warnings)[number]);
  };
  Logger.overrideLogger({ log: quiet, error: quiet, warn });
  const [nurse] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf('nurse'),
  ]);
  person = { sub: randomUUID(), email: nurse!.email, email_verified: true };
});
afterAll(async () => {
  await Promise.all([county, town, keyed, suomiFi].map((issuer) => issuer?.stop()));
  await app?.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
  ahead = Temporal.Duration.from({ seconds: 0 });
  for (const issuer of [county, town, keyed, suomiFi]) Object.assign(issuer, { person: { ...person }, deceit: {} });
  warnings.splice(0);
  await app.sql('delete from access.gate');
  await app.sql('delete from access.used_logout_token');
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const attempts = () => app.sql('select * from access.sign_in_attempt');
const lastLine = async () => Number((await app.sql('select max(id) as id from audit.access_log'))[0]!['id'] ?? 0);
const logged = async (since: number) =>
  (
    await app.sql<{ line: string }>(
      `select concat_ws(' ', action, operation, basis) as line from audit.access_log where id > $1 order by id`,
      [since],
    )
  ).map(({ line }) => line);

/** A browser that was sent to an issuer, and where. */
async function sent(browser = new Browser(app), id = 'kunta', form: Record<string, string> = {}): Promise<URL> {
  await browser.get('/kirjaudu');
  const { statusCode, headers } = await browser.post(`/kirjaudu/${id}`, form);
  expect(statusCode).toBe(303);
  return new URL(String(headers['location']));
}

/** The whole way: to the issuer and back. */
async function signIn(
  browser: Browser,
  issuer = county,
  id = 'kunta',
  form: Record<string, string> = {},
): Promise<Response> {
  return browser.get(await issuer.visit((await sent(browser, id, form)).href));
}

/** Who the browser is; null: nobody. */
async function whoIs({ cookie }: Browser): Promise<string | null> {
  const headers = { ...cookie, 'content-type': 'application/json' };
  const payload = { query: '{ me { id } }' };
  const response = await app.inject({ method: 'POST', url: '/graphql', remoteAddress: '192.0.2.1', headers, payload });
  return answerOf(response).data?.me?.id ?? null;
}

/** A browser in which somebody is signed in already: nothing that fails may touch that. */
async function busy(): Promise<Browser> {
  const browser = new Browser(app);
  expect((await signIn(browser)).statusCode).toBe(303);
  return browser;
}

/** Nobody came in: the page, the log, and the present session as it was. */
async function expectDenied(browser: Browser, answer: () => Promise<Response>, title: string): Promise<Response> {
  const [session, since] = [browser.cookies.get(SESSION_COOKIE), await lastLine()];
  const who = await whoIs(browser);
  const response = await answer();
  expect(response.body).toContain(`<h1>${title}</h1>`);
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(browser.cookies.get(SESSION_COOKIE)).toBe(session);
  expect(await whoIs(browser)).toBe(who);
  expect((await logged(since)).filter((line) => !line.startsWith('read'))).toEqual(['refused sign-in.oidc none']);
  expect(await attempts()).toEqual([]);
  return response;
}

describe('the page of the staff', () => {
  it('has a button for each employer, the way to the family’s page, and names where its forms lead', async () => {
    const { body, headers, statusCode } = await new Browser(app).get('/kirjaudu?return=/lupaukset');
    expect(statusCode).toBe(200);
    expect(buttonsIn(body).slice(0, 3)).toEqual(
      ['kunta', 'kaupunki', 'avain'].map((id) => ` Kirjaudu: Työnantaja ${id}`),
    );
    expect(body).toContain('name="return" value="/lupaukset"');
    expect(body).toMatch(/<a class="call" href="\/s\?kieli=fi">Perheen sivulle<\/a>/);
    expect(body).not.toMatch(/<script| style=|<style|<img|https?:/i);
    const policy = String(headers['content-security-policy']);
    const origins = [county, town, keyed].map(({ url }) => url).join(' ');
    expect(policy).toContain(`; form-action 'self' ${origins}`);
    expect(policy).not.toContain(suomiFi.url);
    expect(policy).toMatch(/^default-src 'none'/);
  });

  it.each([
    ['sv', 'Logga in', 'Logga in: Työnantaja kunta'],
    ['en', 'Sign in', 'Sign in: Työnantaja kunta'],
  ])('speaks %s, and the issuer and the page of a fault do too', async (language, title, button) => {
    const browser = new Browser(app);
    const { body } = await browser.get(`/kirjaudu?kieli=${language}&return=/lupaukset`);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(buttonsIn(body)[0]).toBe(` ${button}`);
    expect(body).toContain('href="/kirjaudu?return=%2Flupaukset&amp;kieli=fi"');
    const { headers } = await browser.post(`/kirjaudu/kunta?kieli=${language}`, {});
    const url = new URL(String(headers['location']));
    expect(url.searchParams.get('ui_locales')).toBe(language);
    county.deceit = { error: 'access_denied' };
    expect((await browser.get(await county.visit(url.href))).body).toContain(`<html lang="${language}">`);
  });

  it('sends nobody who did not see it, and knows no employer that is not configured', async () => {
    const scanner = new Browser(app);
    const { statusCode, headers } = await scanner.post('/kirjaudu/kunta', {}, {});
    expect([statusCode, headers['location']]).toEqual([400, undefined]);
    const foreign = await scanner.post('/kirjaudu/kunta', {}, { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    expect((await scanner.post('/kirjaudu/muu', {})).statusCode).toBe(404);
    expect((await scanner.get('/kirjaudu/kunta')).headers['location']).toBe('/kirjaudu');
    expect(await attempts()).toEqual([]);
  });
});

describe('somebody whom an employer knows', () => {
  it('is sent with PKCE, state and nonce, and comes in with a session of their own, where they wanted to', async () => {
    const browser = new Browser(app);
    const since = await lastLine();
    const url = await sent(browser, 'kunta', { return: '/lupaukset?kieli=sv', hint: 'maija@pohde.example' });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'yhdessa',
      response_type: 'code',
      scope: 'openid profile email',
      redirect_uri: 'http://localhost:3000/kirjaudu/kunta/paluu',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      login_hint: 'maija@pohde.example',
    });
    expect(url.searchParams.has('prompt')).toBe(false);
    const response = await browser.get(await county.visit(url.href));
    expect([response.statusCode, response.headers['location']]).toEqual([303, '/lupaukset?kieli=sv']);
    expect(await whoIs(browser)).toBe(principalOf('nurse'));
    expect(browser.cookies.has(ATTEMPT)).toBe(false);
    expect(await logged(since)).toContain('sign-in session.open oidc');
    const [row] = await app.sql('select method, issuer, subject from access.session order by id desc limit 1');
    expect(row).toEqual({ method: 'oidc', issuer: 'kunta', subject: expect.any(Buffer) });
    expect(county.tokenRequests.at(-1)!.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
  });

  it('whom the issuer still knew since the morning is not taken for fresh', async () => {
    const morning = now().subtract({ hours: 3 });
    county.deceit = { claims: { auth_time: Math.floor(morning.epochMilliseconds / 1000) } };
    const browser = new Browser(app);
    expect((await signIn(browser)).statusCode).toBe(303);
    const [row] = await app.sql<{ age: string }>(
      `select extract(epoch from opened_at - signed_in_at)::text as age from access.session order by id desc limit 1`,
    );
    expect(Math.round(Number(row!.age) / 60)).toBe(180);
  });

  it('keeps nothing readable of the attempt in the database', async () => {
    const browser = new Browser(app);
    const url = await sent(browser);
    const [row] = await attempts();
    const text = JSON.stringify(row) + (row!['sealed'] as Buffer).toString('latin1');
    for (const name of ['state', 'nonce']) expect(text).not.toContain(url.searchParams.get(name));
    expect(text).not.toContain(browser.cookies.get(ATTEMPT)!.split('.')[0]);
    const cookie = (await browser.post('/kirjaudu/kunta', {})).headers['set-cookie'];
    expect(String(cookie)).toMatch(
      new RegExp(`${ATTEMPT}=[\\w-]{22}\\.fi; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax`),
    );
    await app.sql('delete from access.sign_in_attempt');
  });

  it('may be known by a key of ours instead of a secret', async () => {
    const browser = new Browser(app);
    expect((await signIn(browser, keyed, 'avain')).statusCode).toBe(303);
    expect(keyed.tokenRequests.at(-1)!.has('client_secret')).toBe(false);
    expect(keyed.tokenRequests.at(-1)!.get('client_assertion')).toMatch(/^ey/);
  });

  it('is turned away in plain words if no unit of ours has them, and may come as somebody else', async () => {
    county.person = { sub: randomUUID(), email: 'ei.ketaan@pohde.example', email_verified: true };
    const browser = new Browser(app);
    const response = await signIn(browser);
    expect(response.statusCode).toBe(403);
    expect(response.body).toContain('<h1>Sinulla ei ole vielä oikeutta tähän palveluun</h1>');
    expect(buttonsIn(response.body)).toEqual([' Kirjaudu toisella tunnuksella']);
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    const { headers } = await browser.post('/kirjaudu/kunta', {});
    expect(new URL(String(headers['location'])).searchParams.get('prompt')).toBe('login');
    await app.sql('delete from access.sign_in_attempt');
  });
});

describe('Suomi.fi', () => {
  it('asks for the level, opens an encrypted token, and does not take less', async () => {
    const browser = new Browser(app);
    const url = await sent(browser, 'suomi-fi');
    expect(url.searchParams.get('acr_values')).toBe(LEVEL);
    expect(url.searchParams.get('scope')).toBe('openid');
    suomiFi.deceit = { claims: { acr: 'http://ftn.ficora.fi/2017/loa1' } };
    const back = await suomiFi.visit(url.href);
    const { body } = await expectDenied(browser, () => browser.get(back), 'Tarvitaan vahvempi tunnistautuminen');
    // Somebody of a family is sent to the counsellor, and not to the IT support of an organisation.
    expect(body).toMatch(/pankkitunnukset.*soita palveluohjaajallesi/);
    expect(body).toContain('>Perheen sivulle</a>');
    expect(body).not.toMatch(/tietotu|organisaatio/);
    expect(warnings.at(-1)).toMatchObject({ issuer: 'suomi-fi', fault: 'SIGN_IN_TOO_WEAK', reason: 'acr' });
    suomiFi.deceit = { claims: { acr: LEVEL } };
    // Recognised far enough to be told that nobody's page is linked with it.
    const known = await signIn(new Browser(app), suomiFi, 'suomi-fi', { return: '/s' });
    expect(known.body).toContain('<h1>Emme löytäneet sinun sivuasi</h1>');
    expect(known.body).toContain('>Perheen sivulle</a>');
    expect(buttonsIn(known.body)).toEqual([]);
  });

  it('is believed with the levels that an employer’s setting names as well', async () => {
    town.deceit = { claims: { acr: 'heikko' } };
    const browser = new Browser(app);
    await expectDenied(browser, () => signIn(browser, town, 'kaupunki'), 'Tarvitaan vahvempi tunnistautuminen');
    town.deceit = {};
    await expectDenied(browser, () => signIn(browser, town, 'kaupunki'), 'Tarvitaan vahvempi tunnistautuminen');
    // What is not signed says nothing of it.
    const unsigned = JSON.stringify({ ...person, acr: 'vahva' });
    town.deceit = {
      answer: {
        '/userinfo': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(unsigned),
      },
    };
    await expectDenied(browser, () => signIn(browser, town, 'kaupunki'), 'Tarvitaan vahvempi tunnistautuminen');
    town.deceit = { claims: { acr: 'vahva' } };
    expect((await signIn(browser, town, 'kaupunki')).statusCode).toBe(303);
  });
});

describe('a fresh sign-in', () => {
  it('asks again, and is good if the issuer did', async () => {
    const browser = await busy();
    const url = await sent(browser, 'kunta', { fresh: '1' });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    pass('PT4M');
    expect((await browser.get(await county.visit(url.href))).statusCode).toBe(303);
  });

  it.each([
    ['says nothing of when', () => undefined, 'SIGN_IN_ANSWER_REFUSED', REFUSED],
    ['says that it was an hour ago', (at: number) => at - 3600, 'SIGN_IN_NOT_FRESH', 'Kirjaudu vielä kerran'],
    ['says that it was before we asked', (at: number) => at - 65, 'SIGN_IN_NOT_FRESH', 'Kirjaudu vielä kerran'],
    ['says that it is yet to come', (at: number) => at + 65, 'SIGN_IN_ANSWER_REFUSED', REFUSED],
    ['says it in words', () => 'now', 'SIGN_IN_ANSWER_REFUSED', REFUSED],
  ])('is refused if the issuer %s', async (_, time, fault, title) => {
    const browser = await busy();
    county.deceit = { claims: { auth_time: time(Math.floor(now().epochMilliseconds / 1000)) } };
    await expectDenied(browser, () => signIn(browser, county, 'kunta', { fresh: '1' }), title);
    expect(warnings.at(-1)).toMatchObject({ issuer: 'kunta', fault });
  });

  it('says in the log of the process that the issuer does not tell when somebody signed in', async () => {
    county.deceit = { claims: { auth_time: undefined } };
    expect((await signIn(new Browser(app), county, 'kunta', { fresh: '1' })).statusCode).toBe(403);
    expect(warnings.at(-1)!.reason).toBe('OAUTH_INVALID_RESPONSE auth_time');
  });
});

describe('somebody on the way in', () => {
  const signOut = async (claims: Record<string, unknown>) => {
    const at = Math.floor(now().epochMilliseconds / 1000);
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const about = { iss: county.url, aud: county.clientId, iat: at, exp: at + 120, jti: randomUUID(), events };
    const payload = new URLSearchParams({ logout_token: await county.sign({ ...about, ...claims }) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return app.inject({ method: 'POST', url: '/kirjaudu/kunta/uloskirjaus', headers, payload });
  };

  it.each<[string, () => Record<string, unknown>]>([
    ['signs them out', () => ({ sub: person.sub })],
    ['ends that session', () => ({ sub: person.sub, sid: 'here' })],
    ['ends whoever has that session', () => ({ sid: 'here' })],
  ])('does not come in if the issuer %s before they are here', async (_, claims) => {
    const browser = await busy();
    county.person = { ...person, sid: 'here' };
    const back = await county.visit((await sent(browser)).href);
    await signOut(claims());
    const [session, since] = [browser.cookies.get(SESSION_COOKIE), await lastLine()];
    const { statusCode, body } = await browser.get(back);
    expect([statusCode, body.includes(`<h1>${NOT_BEGUN}</h1>`)]).toEqual([400, true]);
    expect(browser.cookies.get(SESSION_COOKIE)).toBe(session);
    expect(await logged(since)).toEqual(['refused session.open none']);
    pass('PT1S');
    county.person = { ...person, sid: 'next' };
    expect((await signIn(browser)).statusCode).toBe(303);
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['somebody else', () => ({ sub: 'somebody else' })],
    ['somebody else there', () => ({ sub: 'somebody else', sid: 'here' })],
    ['another session of theirs', () => ({ sub: person.sub, sid: 'elsewhere' })],
    ['another session', () => ({ sid: 'elsewhere' })],
  ])('comes in although the issuer signs out %s', async (_, claims) => {
    const browser = new Browser(app);
    county.person = { ...person, sid: 'here' };
    const back = await county.visit((await sent(browser)).href);
    expect((await signOut(claims())).statusCode).toBe(200);
    expect((await browser.get(back)).statusCode).toBe(303);
  });
});

describe('the way back', () => {
  it('is good once: neither the same state nor the same code works again', async () => {
    const browser = new Browser(app);
    const url = await sent(browser);
    const attempt = browser.cookies.get(ATTEMPT)!;
    const back = await county.visit(url.href);
    expect((await browser.get(back)).statusCode).toBe(303);
    const requests = county.tokenRequests.length;
    await expectDenied(browser, () => browser.get(back), NOT_BEGUN);
    browser.cookies.set(ATTEMPT, attempt);
    await expectDenied(browser, () => browser.get(back), NOT_BEGUN);
    expect(county.tokenRequests).toHaveLength(requests);
    // The code of the first attempt with the state of a second one.
    const second = await sent(browser);
    const replayed = new URL(back, 'http://localhost');
    replayed.searchParams.set('state', second.searchParams.get('state')!);
    await expectDenied(browser, () => browser.get(`${replayed.pathname}${replayed.search}`), REFUSED);
    expect(warnings.at(-1)!.reason).toContain('invalid_grant');
  });

  it('is shut after a failure too: what was tried wrong cannot be put right', async () => {
    const browser = await busy();
    const back = await county.visit((await sent(browser)).href);
    await expectDenied(browser, () => browser.get(back.replace(/state=.{5}/, 'state=aaaaa')), REFUSED);
    await expectDenied(browser, () => browser.get(back), NOT_BEGUN);
  });

  it('is over after ten minutes', async () => {
    const browser = await busy();
    const back = await county.visit((await sent(browser)).href);
    pass('PT10M');
    await expectDenied(browser, () => browser.get(back), NOT_BEGUN);
  });

  it('works in the browser that began alone: a stranger’s finished sign-in makes nobody the stranger', async () => {
    const [attacker, victim] = [new Browser(app), await busy()];
    const back = await county.visit((await sent(attacker)).href);
    const other = new Browser(app);
    await sent(other, 'kaupunki');
    // Without a cookie, with a made-up one, and with that of an attempt of the victim's own.
    const before = await attempts();
    for (const cookie of [undefined, 'a'.repeat(22), `${'a'.repeat(22)}.fi`, 'x']) {
      if (cookie) victim.cookies.set(ATTEMPT, cookie);
      const since = await lastLine();
      const response = await victim.get(back);
      expect(response.body).toContain(NOT_BEGUN);
      expect(await logged(since)).toEqual(['refused sign-in.oidc none']);
      expect(await whoIs(victim)).toBe(principalOf('nurse'));
      expect(await attempts()).toHaveLength(before.length);
    }
    await sent(victim);
    expect((await victim.get(back)).body).toContain(REFUSED);
    expect(await whoIs(victim)).toBe(principalOf('nurse'));
    await app.sql('delete from access.sign_in_attempt');
  });

  it('of one issuer takes no answer of another', async () => {
    const browser = await busy();
    const atCounty = await county.visit((await sent(browser)).href);
    // The county's answer at the town's door, for an attempt at the county.
    await expectDenied(browser, () => browser.get(atCounty.replace('/kunta/', '/kaupunki/')), NOT_BEGUN);
    // An attempt at the town that the county answers: its own `iss` gives it away.
    const url = await sent(browser, 'kaupunki');
    const requests = [county.tokenRequests.length, town.tokenRequests.length];
    const mixed = await county.visit(url.href.replace(town.url, county.url));
    await expectDenied(browser, () => browser.get(mixed), REFUSED);
    expect(warnings.at(-1)!.reason).toContain('OAUTH_INVALID_RESPONSE');
    // No code went anywhere.
    expect([county.tokenRequests.length, town.tokenRequests.length]).toEqual(requests);
  });

  it.each<[string, (url: URL) => void]>([
    ['without state', ({ searchParams }) => searchParams.delete('state')],
    ['with two states', ({ searchParams }) => searchParams.append('state', 'x')],
    ['without a code', ({ searchParams }) => searchParams.delete('code')],
    ['with two codes', ({ searchParams }) => searchParams.append('code', 'x')],
    ['without iss, which the issuer promised', ({ searchParams }) => searchParams.delete('iss')],
    ['with the iss of another', ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
    ['with nothing', (url) => (url.search = '')],
    ['with a token that nobody asked for', ({ searchParams }) => searchParams.set('id_token', 'x')],
    ['with an answer to another kind of question', ({ searchParams }) => searchParams.set('response', 'x')],
  ])('%s leads nowhere', async (_, spoil) => {
    const browser = await busy();
    const url = new URL(await county.visit((await sent(browser)).href), 'http://localhost');
    spoil(url);
    const requests = county.tokenRequests.length;
    await expectDenied(browser, () => browser.get(`${url.pathname}${url.search}`), REFUSED);
    expect(county.tokenRequests).toHaveLength(requests);
  });

  it.each([
    ['access_denied', 'Kirjautuminen keskeytyi'],
    ['login_required', 'Kirjautuminen keskeytyi'],
    ['temporarily_unavailable', DOWN],
    ['unmet_authentication_requirements', 'Tarvitaan vahvempi tunnistautuminen'],
    ['invalid_scope', REFUSED],
    ['<script>alert(1)</script>', REFUSED],
  ])('with the error %s says what happened, and offers to try again', async (error, title) => {
    const browser = await busy();
    county.deceit = { error };
    const answer = () => signIn(browser, county, 'kunta', { return: '/lupaukset' });
    const { body, headers } = await expectDenied(browser, answer, title);
    expect(buttonsIn(body)).toEqual([' Yritä uudelleen']);
    expect(body).toContain('name="return" value="/lupaukset"');
    expect(body).not.toContain('alert(');
    expect(headers['content-security-policy']).toContain(county.url);
    county.deceit = {};
    const { headers: sentTo } = await browser.post('/kirjaudu/kunta', {});
    const again = await browser.get(await county.visit(String(sentTo['location'])));
    expect(again.headers['location']).toBe('/lupaukset');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/a\r\nset-cookie: x=1',
  ])('never leads out of us: %j', async (asked) => {
    const { body } = await new Browser(app).get(`/kirjaudu?return=${encodeURIComponent(asked)}`);
    expect(body).toContain('name="return" value="/tyopoyta/"');
    const response = await signIn(new Browser(app), county, 'kunta', { return: asked });
    expect([response.statusCode, response.headers['location']]).toEqual([303, '/tyopoyta/']);
  });
});

describe('a token', () => {
  const at = () => Math.floor(now().epochMilliseconds / 1000);

  it.each<[string, () => Deceit, RegExp]>([
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } }), /iss|ISSUER|COMPARISON/i],
    ['of the other configured issuer', () => ({ claims: { iss: town.url } }), /COMPARISON/],
    ['without an issuer', () => ({ claims: { iss: undefined } }), /INVALID_RESPONSE/],
    ['for another client', () => ({ claims: { aud: 'somebody-else' } }), /aud/],
    ['for several without saying which', () => ({ claims: { aud: ['yhdessa', 'somebody-else'] } }), /aud/],
    ['for several, made for another', () => ({ claims: { aud: ['yhdessa', 'x'], azp: 'x' } }), /azp/],
    ['for nobody', () => ({ claims: { aud: undefined } }), /INVALID_RESPONSE/],
    ['that is over', () => ({ claims: { exp: at() - 65 } }), /TIMESTAMP.* exp/],
    ['that is never over', () => ({ claims: { exp: undefined } }), /INVALID_RESPONSE/],
    ['that is not good yet', () => ({ claims: { nbf: at() + 65 } }), /TIMESTAMP.* nbf/],
    ['made in the future', () => ({ claims: { iat: at() + 65 } }), /^iat$/],
    ['without a time', () => ({ claims: { iat: undefined } }), /INVALID_RESPONSE/],
    ['with the nonce of another', () => ({ claims: { nonce: 'x' } }), /nonce/],
    ['without a nonce', () => ({ claims: { nonce: undefined } }), /INVALID_RESPONSE/],
    ['without a subject', () => ({ claims: { sub: undefined } }), /INVALID_RESPONSE/],
    ['with an empty subject', () => ({ claims: { sub: '' } }), /./],
    ['with a list for a subject', () => ({ claims: { sub: ['x'] } }), /INVALID_RESPONSE/],
    ['signed by nobody', () => ({ signed: 'none' }), /./],
    ['signed by another key of the same name', () => ({ signed: 'foreign key' }), /INVALID_RESPONSE/],
    ['signed by a key that the issuer does not have', () => ({ signed: 'unknown key' }), /./],
    ['signed with the secret of the client', () => ({ signed: 'HS256' }), /./],
  ])('%s is not believed', async (_, deceit, reason) => {
    const browser = await busy();
    county.deceit = deceit();
    const { body } = await expectDenied(browser, () => signIn(browser), REFUSED);
    const { reference, reason: told, issuer } = warnings.at(-1)!;
    expect(issuer).toBe('kunta');
    expect(told).toMatch(reason);
    expect(told).toMatch(/^[\w -]{2,120}$/);
    expect(body).toContain(`kerro tuelle tämä numero: ${reference}`);
    expect(reference).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  });

  it('that is not encrypted is none the worse, but one that is encrypted to nobody we know opens nothing', async () => {
    keyed.deceit = {
      answer: {
        '/token': (_, response) =>
          json(response, 200, { access_token: 'x', token_type: 'Bearer', id_token: 'a.b.c.d.e' }),
      },
    };
    const browser = await busy();
    await expectDenied(browser, () => signIn(browser, keyed, 'avain'), REFUSED);
  });

  it.each([
    ['an issuer’s clock 55 s behind', -55, 303],
    ['an issuer’s clock 55 s ahead', 55, 303],
    ['a clock 65 s ahead', 65, 403],
  ])('of %s', async (_, seconds, status) => {
    ahead = Temporal.Duration.from({ seconds });
    expect((await signIn(new Browser(app), county, 'kunta', { fresh: '1' })).statusCode).toBe(status);
  });

  it('of a clock behind is over a minute after its end', async () => {
    for (const [late, status] of [
      [55, 303],
      [65, 403],
    ] as const) {
      county.deceit = { claims: { exp: at() - late } };
      expect((await signIn(new Browser(app))).statusCode).toBe(status);
    }
  });

  it('counts by our clock, wherever that was moved', async () => {
    pass('PT9600H');
    expect((await signIn(new Browser(app))).statusCode).toBe(303);
    county.deceit = { claims: { exp: at() - 400 * 24 * 3600 } };
    expect((await signIn(new Browser(app))).statusCode).toBe(403);
  });
});

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('an issuer', () => {
  it.each<[string, (response: ServerResponse) => void, string]>([
    ['breaks off', (response) => void response.destroy(), DOWN],
    ['answers 500', (response) => void response.writeHead(500).end('oops'), DOWN],
    ['answers 503 as JSON', (response) => json(response, 503, { error: 'temporarily_unavailable' }), DOWN],
    ['leads elsewhere', (response) => void response.writeHead(302, { location: 'https://evil.example' }).end(), DOWN],
    ['answers a page', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), REFUSED],
    [
      'answers no JSON',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      REFUSED,
    ],
    ['answers a list', (response) => json(response, 200, []), REFUSED],
    [
      'answers without a token',
      (response) => json(response, 200, { access_token: 'x', token_type: 'Bearer' }),
      REFUSED,
    ],
    ['answers that it knows no such code', (response) => json(response, 400, { error: 'invalid_grant' }), REFUSED],
    ['answers that it knows no such client', (response) => json(response, 401, { error: 'invalid_client' }), REFUSED],
    ['answers more than anybody reads', (response) => json(response, 200, { id_token: 'x'.repeat(600_000) }), DOWN],
  ])('that %s is told of in plain words', async (_, answer, title) => {
    const browser = await busy();
    county.deceit = { answer: { '/token': (_request, response) => answer(response) } };
    const { statusCode } = await expectDenied(browser, () => signIn(browser), title);
    expect(statusCode).toBe(title === DOWN ? 503 : 403);
    county.deceit = {};
    expect((await signIn(browser)).statusCode).toBe(303);
  });

  it('that hangs, or answers without end, is given up after five seconds', async () => {
    const browsers = [await busy(), await busy()];
    const sessions = () => browsers.map(({ cookies }) => cookies.get(SESSION_COOKIE));
    const [before, since, from] = [sessions(), await lastLine(), performance.now()];
    // Both at once: the first is never answered, the second gets a beginning.
    const asked: ServerResponse[] = [];
    const answer = (_: unknown, response: ServerResponse) => {
      if (asked.push(response) > 1) response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    };
    county.deceit = { answer: { '/token': answer } };
    const answers = await Promise.all(browsers.map((browser) => signIn(browser)));
    expect(asked.map(({ headersSent }) => headersSent)).toEqual([false, true]);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    for (const { body } of answers) expect(body).toContain(`<h1>${DOWN}</h1>`);
    expect(sessions()).toEqual(before);
    expect((await logged(since)).filter((line) => line.startsWith('refused'))).toHaveLength(2);
    for (const { reason } of warnings.slice(-2)) expect(reason).toContain('OAUTH_TIMEOUT');
  }, 30_000);

  /** An application that knows another issuer only. */
  async function alone(task: (browser: Browser, issuer: TestIssuer, fresh: TestApp) => Promise<void>): Promise<void> {
    const issuer = await startIssuer(now);
    issuer.person = person;
    const { url, clientId, clientSecret } = issuer;
    const entry = { id: 'oma', label: 'Oma', issuer: url, clientId, clientSecret, domains: ['pohde.example'] };
    const fresh = await startTestApp({ OIDC_ISSUERS: JSON.stringify([entry]) });
    fresh.clock.moveTo(app.clock.now());
    try {
      await task(new Browser(fresh), issuer, fresh);
    } finally {
      await fresh.stop();
      await issuer.stop();
    }
  }

  it('whose keys do not come lets nobody in, until they do', () =>
    alone(async (browser, issuer) => {
      const come = async () => {
        await browser.get('/kirjaudu');
        const { headers } = await browser.post('/kirjaudu/oma', {});
        return browser.get(await issuer.visit(String(headers['location'])));
      };
      issuer.deceit = { answer: { '/keys': (_, response) => void response.writeHead(500).end() } };
      expect((await come()).statusCode).toBe(503);
      expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
      issuer.deceit = {};
      expect((await come()).statusCode).toBe(303);
    }));

  it.each<[string, (response: ServerResponse) => void, number, string]>([
    ['is not there', (response) => void response.writeHead(502).end(), 503, DOWN],
    ['says to be another', (response) => json(response, 200, { issuer: 'https://evil.example' }), 403, REFUSED],
  ])('that %s stops neither the start nor the page, and is told of on its button', (_, answer, status, title) =>
    alone(async (browser, issuer, fresh) => {
      issuer.deceit = { answer: { '/.well-known/openid-configuration': (_request, response) => answer(response) } };
      const page = await browser.get('/kirjaudu');
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-security-policy']).toContain(issuer.url);
      const { statusCode, body } = await browser.post('/kirjaudu/oma', { return: '/lupaukset' });
      expect([statusCode, body.includes(`<h1>${title}</h1>`)]).toEqual([status, true]);
      expect(body).toContain('name="return" value="/lupaukset"');
      const refused = await fresh.sql(`select operation from audit.access_log where action = 'refused'`);
      expect(refused).toEqual([{ operation: 'sign-in.oidc' }]);
    }),
  );
});

describe('whoever tries without end', () => {
  const url = '/kirjaudu/kunta/paluu?state=x&code=x';
  const failed = async (browser: Browser) => {
    await sent(browser);
    return (await browser.get(url)).statusCode;
  };

  it('waits longer each time after thirty failures from one network, and no other network does', async () => {
    const browser = new Browser(app);
    for (let i = 0; i < 31; i += 1) expect(await failed(browser)).toBe(403);
    const { statusCode, headers, body } = await browser.post('/kirjaudu/kunta', {});
    expect([statusCode, headers['retry-after']]).toEqual([429, '2']);
    expect(body).toContain('Yritä uudelleen minuutin kuluttua.');
    expect(await attempts()).toEqual([]);
    expect(await failed(new Browser(app, '198.51.100.7'))).toBe(403);
    pass('PT2S');
    expect(await failed(browser)).toBe(403);
    expect((await browser.post('/kirjaudu/kunta', {})).headers['retry-after']).toBe('4');
    pass('PT4S');
    expect((await signIn(browser)).statusCode).toBe(303);
  });

  it('coming back without having begun, as any page can let a browser do, keeps nobody from beginning', async () => {
    const browser = new Browser(app);
    const tries = async () => (await browser.get(url)).statusCode;
    const since = await lastLine();
    for (let i = 0; i < 31; i += 1) expect(await tries()).toBe(400);
    expect(await logged(since)).toHaveLength(31);
    const { statusCode, headers } = await browser.get(url);
    expect([statusCode, headers['retry-after']]).toEqual([429, '2']);
    // What comes while it is shut leaves no line, so that nobody fills the log.
    expect(await logged(since)).toHaveLength(31);
    expect((await signIn(browser)).statusCode).toBe(303);
    expect((await new Browser(app, '198.51.100.7').get(url)).statusCode).toBe(400);
    pass('PT2S');
    expect(await tries()).toBe(400);
  });

  it('while the issuer is down is not made to wait when it is back', async () => {
    const browser = new Browser(app);
    county.deceit = { answer: { '/token': (_request, response) => response.writeHead(503).end() } };
    for (let i = 0; i < 35; i += 1) expect((await signIn(browser)).statusCode).toBe(503);
    county.deceit = {};
    expect((await signIn(browser)).statusCode).toBe(303);
  });

  it('leaves no old attempts behind', async () => {
    await sent();
    expect(await attempts()).toHaveLength(1);
    pass('PT2H');
    await app.runDue();
    expect(await attempts()).toEqual([]);
  });
});
