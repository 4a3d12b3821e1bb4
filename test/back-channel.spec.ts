import { randomUUID } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { mappingSchema } from '../src/platform/config/issuer-mapping.js';
import type { IssuerSettings } from '../src/platform/config/issuer-settings.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { Issuers } from '../src/sign-in/oidc/issuers.service.js';
import { subjectHash } from '../src/sign-in/oidc/subject.js';
import { answerOf, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT } from './support/database.js';
import { type Deceit, startIssuer, type TestIssuer } from './support/issuer.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** An issuer as the configuration has it. */
const settingsOf = (id: string, { url, clientId, clientSecret }: TestIssuer): IssuerSettings => ({
  id,
  kind: 'staff',
  label: id,
  issuer: url,
  clientId,
  clientSecret,
  scopes: 'openid',
  subjectClaim: 'sub',
  levels: [],
  userinfo: false,
  domains: [],
  origins: [],
  mapping: mappingSchema.parse({}),
});

let app: TestApp;
let county: TestIssuer;
let other: TestIssuer;
beforeAll(async () => {
  app = await startTestApp();
  [county, other] = await Promise.all([startIssuer(() => app.clock.now()), startIssuer(() => app.clock.now())]);
  app.running.app.get(Issuers).add(settingsOf('county', county));
  app.running.app.get(Issuers).add(settingsOf('other', other));
});
afterAll(async () => {
  await app?.stop();
  await Promise.all([county?.stop(), other?.stop()]);
});
afterEach(() => {
  county.deceit = {};
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

const seconds = () => Math.floor(app.clock.now().epochMilliseconds / 1000);

/** A logout token of the county about `aino`, with what is told otherwise. */
const token = (change: Record<string, unknown> = {}, header: Record<string, unknown> = {}, by = county) =>
  by.sign(
    {
      iss: county.url,
      aud: county.clientId,
      iat: seconds(),
      exp: seconds() + 120,
      jti: randomUUID(),
      sub: 'aino',
      events: { [EVENT]: {} },
      ...change,
    },
    { typ: 'logout+jwt', ...header },
  );

/** The same, signed otherwise. */
function signed(how: Deceit['signed'], header: Record<string, unknown> = {}): Promise<string> {
  county.deceit = { signed: how };
  return token({}, header);
}

/** As the server of an issuer sends it: a form, without cookies or an origin. */
const send = (logoutToken: string, issuer = 'county', headers: Record<string, string> = {}): Promise<Response> =>
  app.inject({
    method: 'POST',
    url: `/kirjaudu/${issuer}/uloskirjaus`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ logout_token: logoutToken }).toString(),
  });

/** The cookie of a session that an issuer began. */
async function session(subject = 'aino', issuerSession: string | null = null, issuer = 'county'): Promise<string> {
  const value = await app.running.app.get(Sessions).open(principalOf('counsellor'), {
    kind: 'session',
    method: 'oidc',
    client: { ip: '127.0.0.1', userAgent: 'lightMyRequest' },
    issuedBy: { issuer, subject: subjectHash(app.running.app.get(Sealing), issuer, subject), issuerSession },
  });
  return `__Host-yhdessa=${value}`;
}

async function isOpen(cookie: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', cookie };
  const payload = JSON.stringify({ query: '{ me { id } }' });
  return answerOf(await app.inject({ method: 'POST', url: '/graphql', headers, payload })).code === undefined;
}

const logged = () =>
  app.sql(
    `select action, area_id, scope_id, basis from audit.access_log where operation = 'sign-in.back-channel' order by id`,
  );

describe('an issuer that signs somebody out', () => {
  it('ends all sessions that it began for the person, and nobody else’s; it is logged', async () => {
    const [one, two] = [await session(), await session('aino', 'sid-1')];
    const [elsewhere, colleague] = [await session('aino', null, 'other'), await session('helmi')];
    const answer = await send(await token());
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '', 'no-store']);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await Promise.all([one, two, elsewhere, colleague].map(isOpen))).toEqual([false, false, true, true]);
    expect(await logged()).toEqual([
      { action: 'sign-out', area_id: POHDE.id, scope_id: principalOf('counsellor'), basis: 'issuer' },
    ]);
  });

  it('from one session ends that one', async () => {
    const [one, two] = [await session('aino', 'sid-1'), await session('aino', 'sid-2')];
    expect((await send(await token({ sid: 'sid-1' }))).statusCode).toBe(200);
    expect(await Promise.all([one, two].map(isOpen))).toEqual([false, true]);
    expect((await send(await token({ sub: undefined, sid: 'sid-2' }))).statusCode).toBe(200);
    expect(await isOpen(two)).toBe(false);
  });

  it('does not end the session of somebody else by its number alone', async () => {
    const helmi = await session('helmi', 'sid-1');
    expect((await send(await token({ sid: 'sid-1' }))).statusCode).toBe(200);
    expect(await isOpen(helmi)).toBe(true);
  });

  it('is told the same when nobody was signed in', async () => {
    const before = await logged();
    expect((await send(await token({ sub: 'nobody' }))).statusCode).toBe(200);
    expect(await logged()).toEqual(before);
  });

  it('waits for whoever is coming in at that very moment', async () => {
    const hash = subjectHash(app.running.app.get(Sealing), 'county', 'aino');
    const at = app.clock.now().toString();
    await app.sql(`insert into access.identity values ('county', $1, $2, 'aino@county.example', $3, $3)`, [
      hash,
      principalOf('counsellor'),
      at,
    ]);
    const isWaiting = `select from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
    const told = await app.running.app.get(Work).run({ principalId: principalOf('counsellor') }, 'test', async (em) => {
      const stands = 'select access.still_says(?, ?, ?, ?) as stands';
      expect(await em.execute(stands, ['county', hash, null, at])).toEqual([{ stands: true }]);
      const sent = { answer: send(await token()) };
      while ((await app.sql(isWaiting)).length === 0);
      return sent;
    });
    expect((await told.answer).statusCode).toBe(200);
  });

  it('and cannot be asked for its keys is told to come again, and the token still counts', async () => {
    const late = await startIssuer(() => app.clock.now());
    app.running.app.get(Issuers).add(settingsOf('late', late));
    late.deceit = { answer: { '/keys': (_request, response) => response.writeHead(500).end() } };
    const cookie = await session('aino', null, 'late');
    const logout = await token({ iss: late.url }, {}, late);
    expect((await send(logout, 'late')).statusCode).toBe(503);
    expect(await isOpen(cookie)).toBe(true);
    late.deceit = {};
    expect((await send(logout, 'late')).statusCode).toBe(200);
    expect(await isOpen(cookie)).toBe(false);
    await late.stop();
  });
});

describe('nobody is signed out by', () => {
  const refused = async (logoutToken: string, issuer = 'county') => {
    const cookie = await session('aino', 'sid-1', issuer);
    const answer = await send(logoutToken, issuer);
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'invalid_request' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await isOpen(cookie)).toBe(true);
  };

  it('a token that came before: it counts once, and again is logged', async () => {
    const once = await token();
    expect((await send(once)).statusCode).toBe(200);
    await refused(once);
    expect((await logged()).at(-1)).toMatchObject({ action: 'refused' });
    app.clock.moveBy(Temporal.Duration.from({ minutes: 2 }));
    await refused(once);
    app.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    await refused(once);
  });

  it('one of two that come at once', async () => {
    const once = await token();
    const answers = await Promise.all([send(once), send(once), send(once)]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 400)).toHaveLength(2);
  });

  it('a number that another token had', async () => {
    expect((await send(await token({ jti: 'same' }))).statusCode).toBe(200);
    await refused(await token({ jti: 'same' }));
    const theirs = await token({ jti: 'same', iss: other.url }, {}, other);
    expect((await send(theirs, 'other')).statusCode).toBe(200);
  });

  it.each<[what: string, make: () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['words', () => 'logout'],
    ['three parts of nothing', () => 'e30.e30.e30'],
    ['a token without a signature', () => new UnsecuredJWT({ sub: 'aino' }).encode()],
    ['a token that says it needs no signature', () => signed('none')],
    ['a token signed with what the issuer and we share', () => signed('HS256')],
    ['another key under the name of the issuer’s', () => signed('foreign key')],
    ['a key that the issuer does not have', () => signed('unknown key')],
    ['another key, without a name', () => signed('foreign key', { kid: undefined })],
    ['another issuer’s key', () => token({}, {}, other)],
    ['a key that comes with the token', () => signed('foreign key', { jku: `${other.url}/keys` })],
    ['a token of another issuer', () => token({ iss: other.url })],
    ['a token for somebody else', () => token({ aud: 'others' })],
    ['an old token', () => token({ iat: seconds() - 301 })],
    ['a token of the future', () => token({ iat: seconds() + 61 })],
    ['a token that is over', () => token({ exp: seconds() - 61 })],
    ['a token without an end', () => token({ exp: undefined })],
    ['a token without a number', () => token({ jti: undefined })],
    ['a token about nobody', () => token({ sub: undefined })],
    ['an ID token', () => token({ events: undefined, nonce: 'n' }, { typ: 'JWT' })],
    ['a logout token with a nonce', () => token({ nonce: 'n' })],
    ['another event', () => token({ events: { 'https://schemas.openid.net/event/other': {} } })],
    ['an access token', () => token({}, { typ: 'at+jwt' })],
  ])('%s', async (_, make) => {
    await refused(await make());
  });

  it('a token changed on its way', async () => {
    const [header, payload, signature] = (await token({ sub: 'nobody' })).split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>;
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'aino' })).toString('base64url');
    await refused(`${header}.${changed}.${signature}`);
  });

  it('several tokens at once', async () => {
    const payload = `logout_token=${await token()}&logout_token=${await token()}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url: '/kirjaudu/county/uloskirjaus', headers, payload });
    expect(answer.statusCode).toBe(400);
  });

  it('a page of another site, or a mere look', async () => {
    const cookie = await session();
    const foreign = await send(await token(), 'county', { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    const look = await app.inject({ method: 'GET', url: `/kirjaudu/county/uloskirjaus?logout_token=${await token()}` });
    expect(look.statusCode).toBe(404);
    expect(await isOpen(cookie)).toBe(true);
  });

  it('an issuer that does not exist', async () => {
    expect((await send(await token(), 'nobody')).statusCode).toBe(404);
  });

  it('strangers, however often they make up a key: the issuer is not asked for each', async () => {
    let asked = 0;
    for (let n = 0; n < 20; n += 1) {
      const stranger = await signed('unknown key');
      county.deceit = { answer: { '/keys': (_request, response) => response.writeHead((asked += 1) && 500).end() } };
      expect([400, 503]).toContain((await send(stranger)).statusCode);
    }
    expect(asked).toBeLessThanOrEqual(1);
  });
});
