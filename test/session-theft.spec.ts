import type { Response } from 'light-my-request';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { COOKIE_OF, SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { type Client, Sessions } from '../src/platform/session/sessions.js';
import { answerOf, startTestApp, type TestApp } from './support/app.js';
import { mutate, seatOf } from './support/casework.js';
import { SEEDED_AT, TEST_KEYS } from './support/database.js';
import { allStatementsOf } from './support/statements.js';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const NEWER_PHONE = PHONE.replace('Chrome/131', 'Chrome/140');
const DESKTOP = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0';
const HOME: Client = { ip: '192.0.2.7', userAgent: PHONE };

let app: TestApp;
let nurse: string;
beforeAll(async () => {
  app = await startTestApp();
  nurse = principalOf('nurse');
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  await app.sql('delete from access.session');
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const sessionsOf = (on = app) => on.running.app.get(Sessions);
const openFor = (principal = nurse, client = HOME, on = app): Promise<string> =>
  sessionsOf(on).open(principal, { kind: 'session', method: 'oidc', client });

/** Whose session the cookie is, asked from there: a principal id, or the error's code. */
async function whoIs(token: string, { ip, userAgent }: Client = HOME, on = app, headers = {}): Promise<string> {
  const response = (await on.running.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: ip,
    headers: {
      'content-type': 'application/json',
      cookie: `${SESSION_COOKIE}=${token}`,
      ...(userAgent && { 'user-agent': userAgent }),
      ...headers,
    },
    payload: JSON.stringify({ query: '{ me { id } }' }),
  } as never)) as unknown as Response;
  const { data, code } = answerOf(response);
  return data?.me.id ?? code ?? 'neither';
}

const refusals = () =>
  app.sql<{ principal_id: string; action: string; scope_id: string | null }>(
    `select principal_id, action, scope_id from audit.access_log where operation = 'session.elsewhere'`,
  );

describe('a cookie that turns up', () => {
  it.each<[string, Partial<Client>]>([
    ['by IPv6, where it was IPv4', { ip: '2001:db8::7' }],
    ['in the network of another provider', { ip: '198.51.100.7' }],
    ['in another browser', { userAgent: DESKTOP }],
    ['in no browser at all', { userAgent: undefined }],
    ['on this very machine', { ip: '127.0.0.1' }],
  ])('%s opens nothing, is logged, and harms its owner in nothing', async (_, elsewhere) => {
    const token = await openFor();
    const before = (await refusals()).length;
    expect(await whoIs(token, { ...HOME, ...elsewhere })).toBe('UNAUTHENTICATED');
    expect((await refusals()).slice(before)).toEqual([{ principal_id: nurse, action: 'refused', scope_id: null }]);
    expect(await whoIs(token)).toBe(nurse);
  });

  it('elsewhere does not keep the session alive', async () => {
    const token = await openFor();
    pass('PT1H30M');
    expect(await whoIs(token, { ...HOME, ip: '198.51.100.7' })).toBe('UNAUTHENTICATED');
    pass('PT31M');
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it.each<[string, Partial<Client>, Client]>([
    ['with another address of the same provider', { ip: '192.0.99.200' }, HOME],
    ['by IPv4 as IPv6 writes it', { ip: '::ffff:192.0.2.7' }, HOME],
    ['with another IPv6 address of the same provider', { ip: '2001:db8:ffff::1' }, { ...HOME, ip: '2001:db8:1::1' }],
    ['in the same browser after an update', { userAgent: NEWER_PHONE }, HOME],
  ])('%s is still its owner', async (_, moved, client) => {
    const token = await openFor(nurse, client);
    expect(await whoIs(token, { ...client, ...moved })).toBe(nurse);
  });

  it('in a network from which its owner signed in with it too is its owner in both', async () => {
    const away = { ...HOME, ip: '198.51.100.7' };
    const token = await openFor();
    const again = await sessionsOf().open(nurse, { kind: 'session', method: 'oidc', client: away, replaces: token });
    expect([await whoIs(again), await whoIs(again, away)]).toEqual([nurse, nurse]);
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it('ended, idle too long or past its end opens nothing', async () => {
    const [ended, idle, old] = [await openFor(), await openFor(), await openFor()];
    await sessionsOf().end(ended, HOME);
    expect(await whoIs(ended)).toBe('UNAUTHENTICATED');
    for (let hour = 0; hour < 11; hour += 1) {
      pass('PT1H');
      expect(await whoIs(old)).toBe(nurse);
    }
    expect(await whoIs(idle)).toBe('UNAUTHENTICATED');
    pass('PT1H1M');
    expect(await whoIs(old)).toBe('UNAUTHENTICATED');
  });

  it('elsewhere, of somebody who leaves, is ended all the same', async () => {
    const token = await openFor();
    await sessionsOf().end(token, { ...HOME, ip: '198.51.100.7' });
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
    const [line] = await app.sql(
      `select principal_id, action, operation, basis from audit.access_log order by id desc limit 1`,
    );
    expect(line).toEqual({ principal_id: nurse, action: 'sign-out', operation: 'session.end', basis: 'oidc' });
  });

  it.each(['', 'x', "' or 1=1 --", 'ä'.repeat(22), 'A'.repeat(22), 'A'.repeat(4_000)])(
    'and is %j opens nothing',
    async (value) => {
      await openFor();
      expect(await whoIs(encodeURIComponent(value))).toBe('UNAUTHENTICATED');
    },
  );
});

describe('a remembered device', () => {
  const guardian = principalOf('guardian');
  const remember = (client = HOME) => sessionsOf().open(guardian, { kind: 'device', method: 'family-code', client });
  const knows = async (token: string, client = HOME) =>
    (await sessionsOf().actorOf(token, client, 'device')).principalId;

  it('is known in every network, in its own browser, and for ninety days', async () => {
    const token = await remember();
    expect(await knows(token, { ...HOME, ip: '2001:db8::7' })).toBe(guardian);
    expect(await knows(token, { ip: '198.51.100.7', userAgent: NEWER_PHONE })).toBe(guardian);
    expect(await knows(token, { ...HOME, userAgent: DESKTOP })).toBeNull();
    pass('PT2159H58M');
    expect(await knows(token)).toBe(guardian);
    pass('PT3M');
    expect(await knows(token)).toBeNull();
  });

  it('is no session: by its cookie nobody is signed in, nor the other way round', async () => {
    const device = await remember();
    expect(await whoIs(device)).toBe('UNAUTHENTICATED');
    expect(await knows(await openFor(guardian))).toBeNull();
  });

  it('has a cookie for this host alone, that no script reads', () => {
    const { name, options } = COOKIE_OF.device;
    expect(name).toMatch(/^__Host-/);
    expect(options).toEqual({ path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 7_776_000 });
  });
});

describe('how long somebody stays signed in', () => {
  const signedIn = (principal: string) => openFor(principal);
  const LIMITS: readonly (readonly [persona: Persona, idle: string, hours: number])[] = [
    ['admin', 'PT15M', 8],
    ['log-inspector', 'PT15M', 8],
    ['team-lead', 'PT1H', 10],
    ['statistician', 'PT1H', 10],
    ['counsellor', 'PT2H', 12],
    ['nurse', 'PT2H', 12],
    ['guardian', 'PT30M', 4],
  ];

  it.each(LIMITS)('%s: %s without a request, %i hours in all', async (persona, idle, hours) => {
    const principal = principalOf(persona);
    const [quiet, busy] = [await signedIn(principal), await signedIn(principal)];
    const nearly = Temporal.Duration.from(idle).subtract({ seconds: 30 });
    app.clock.moveBy(nearly);
    expect(await whoIs(quiet)).toBe(principal);
    app.clock.moveBy(Temporal.Duration.from(idle));
    expect(await whoIs(quiet)).toBe('UNAUTHENTICATED');
    const steps = Math.floor((hours * 60) / 10) - 1;
    app.clock.moveTo(SEEDED_AT);
    for (let step = 1; step <= steps; step += 1) {
      app.clock.moveTo(SEEDED_AT.add({ minutes: 10 * step }));
      expect(await whoIs(busy)).toBe(principal);
    }
    app.clock.moveTo(SEEDED_AT.add({ hours, minutes: 1 }));
    expect(await whoIs(busy)).toBe('UNAUTHENTICATED');
  });

  it('the strictest of several roles counts', async () => {
    const { unitId: unit } = await seatOf(app, 'teacher');
    await app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       select gen_random_uuid(), $1, area_id, id, 'log-inspector', $3 from unit where id = $2`,
      [principalOf('teacher'), unit, SEEDED_AT.subtract({ hours: 1 }).toString()],
    );
    const token = await openFor(principalOf('teacher'));
    pass('PT15M');
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
    await app.sql(`delete from access.membership where principal_id = $1 and role = 'log-inspector'`, [
      principalOf('teacher'),
    ]);
  });

  it('a stricter role ends what was opened before; another unit does not', async () => {
    const social = principalOf('social-worker');
    const admin = mutate(app, { principal: principalOf('admin') });
    const { unitId: unit } = await seatOf(app, 'nurse');
    const join = (role: string) =>
      admin('joinUnit', 'JoinUnitInput', { professionalId: social, unitId: unit, role }, 'id');
    const token = await openFor(social);
    expect((await join('PROFESSIONAL')).errors).toBeUndefined();
    expect(await whoIs(token)).toBe(social);
    expect((await join('TEAM_LEAD')).errors).toBeUndefined();
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });
});

describe('a cookie that somebody planted', () => {
  const signIn = async (cookie: string): Promise<string> => {
    const response = await app.inject({
      method: 'POST',
      url: '/auth/demo',
      headers: { cookie, 'user-agent': PHONE },
      remoteAddress: HOME.ip,
      payload: { persona: 'nurse' },
    });
    return String(response.headers['set-cookie']).split(';')[0]!.split('=')[1]!;
  };

  it('is never the session of whoever signs in with it, also when it is the live one of the thief', async () => {
    const thief = principalOf('former-member');
    const away = { ip: '198.51.100.7', userAgent: PHONE };
    const planted = await openFor(thief, away);
    const opened = await signIn(`${SESSION_COOKIE}=${planted}`);
    expect(opened).not.toBe(planted);
    expect(await whoIs(opened)).toBe(nurse);
    expect(await whoIs(opened, away)).toBe('UNAUTHENTICATED');
    expect(await whoIs(planted, away)).toBe('UNAUTHENTICATED');
  });
});

describe('signing in again while requests are on their way', () => {
  it('each is answered as its owner or as nobody, and the old cookie ends', async () => {
    const token = await openFor();
    const asked = Array.from({ length: 12 }, () => whoIs(token));
    const again = sessionsOf().open(nurse, { kind: 'session', method: 'oidc', client: HOME, replaces: token });
    const answers = await Promise.all([...asked, ...Array.from({ length: 12 }, () => whoIs(token))]);
    expect(answers.filter((answer) => answer !== nurse && answer !== 'UNAUTHENTICATED')).toEqual([]);
    expect(await whoIs(await again)).toBe(nurse);
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it('twice at once opens two, and neither fails', async () => {
    const token = await openFor();
    const signIn = { kind: 'session', method: 'oidc', client: HOME, replaces: token } as const;
    const both = await Promise.all([sessionsOf().open(nurse, signIn), sessionsOf().open(nurse, signIn)]);
    expect(await Promise.all(both.map((each) => whoIs(each)))).toEqual([nurse, nurse]);
  });
});

describe('what a session costs', () => {
  it('is one statement, whoever it is', async () => {
    const token = await openFor();
    await whoIs(token);
    expect(await allStatementsOf(() => sessionsOf().actorOf(token, HOME))).toHaveLength(1);
    expect(await allStatementsOf(() => sessionsOf().actorOf('unknown', HOME))).toHaveLength(1);
    expect(await allStatementsOf(() => sessionsOf().actorOf(undefined, HOME))).toHaveLength(0);
    const asked = await allStatementsOf(() => whoIs(token));
    expect(asked.filter((text) => text.includes('session'))).toHaveLength(1);
  });

  it('leaves neither the cookie nor an address behind', async () => {
    const token = await openFor();
    const [{ row }] = (await app.sql<{ row: string }>('select s::text as row from access.session s')) as [
      { row: string },
    ];
    for (const secret of [token, HOME.ip, Buffer.from(token).toString('hex'), Buffer.from(HOME.ip).toString('hex')])
      expect(row).not.toContain(secret);
    expect(row).toContain('Chrome, Android');
  });
});

describe('SESSION_KEYS', () => {
  it('may be changed: sessions, the networks they were used in, and devices stay', async () => {
    const guardian = principalOf('guardian');
    const device = await sessionsOf().open(guardian, { kind: 'device', method: 'family-code', client: HOME });
    const token = await openFor();
    const changed = await startTestApp({
      DATABASE_URL: app.database.url,
      SESSION_KEYS: `new:${Buffer.alloc(32, 9).toString('base64')},${TEST_KEYS.SESSION_KEYS}`,
    });
    try {
      expect(await whoIs(token, HOME, changed)).toBe(nurse);
      expect(await whoIs(token, { ...HOME, ip: '198.51.100.7' }, changed)).toBe('UNAUTHENTICATED');
      expect((await sessionsOf(changed).actorOf(device, HOME, 'device')).principalId).toBe(guardian);
    } finally {
      await changed.stop();
    }
  });
});

describe('behind a proxy', () => {
  const PROXY = { ...HOME, ip: '127.0.0.1' };
  const behind = (TRUSTED_PROXIES?: string) =>
    startTestApp({
      DATABASE_URL: app.database.url,
      DEMO: '0',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'palveluohjaus@yhdessa.example',
      MAIL_DOMAIN: 'yhdessa.example',
      PUBLIC_URL: 'https://yhdessa.example',
      ...(TRUSTED_PROXIES && { TRUSTED_PROXIES }),
    });
  const saying = (...addresses: readonly string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

  it('what the proxy says counts, and not what the client said before', async () => {
    const proxied = await behind();
    try {
      const token = await openFor(nurse, HOME, proxied);
      expect(await whoIs(token, PROXY, proxied, saying('192.0.2.7'))).toBe(nurse);
      expect(await whoIs(token, PROXY, proxied, saying('203.0.113.9', '192.0.2.7'))).toBe(nurse);
      expect(await whoIs(token, PROXY, proxied, saying('192.0.2.7:51234'))).toBe(nurse);
      expect(await whoIs(token, PROXY, proxied, saying('198.51.100.7'))).toBe('UNAUTHENTICATED');
      expect(await whoIs(token, PROXY, proxied, saying('192.0.2.7', '198.51.100.7'))).toBe('UNAUTHENTICATED');
      expect(await whoIs(token, { ...HOME, ip: '198.51.100.7' }, proxied, saying('192.0.2.7'))).toBe('UNAUTHENTICATED');
    } finally {
      await proxied.stop();
    }
  });

  it('only those that are named say anything', async () => {
    const proxied = await behind('10.0.0.1');
    try {
      const token = await openFor(nurse, HOME, proxied);
      const [named, neighbour] = ['10.0.0.1', '10.0.0.9'].map((ip) => ({ ...HOME, ip })) as [Client, Client];
      expect(await whoIs(token, named, proxied, saying('192.0.2.7'))).toBe(nurse);
      expect(await whoIs(token, neighbour, proxied, saying('192.0.2.7'))).toBe('UNAUTHENTICATED');
      expect(await whoIs(token, named, proxied, saying('192.0.2.7', '10.0.0.9'))).toBe('UNAUTHENTICATED');
    } finally {
      await proxied.stop();
    }
  });

  it('and nobody slips through a gate by claiming to come from somewhere else', async () => {
    const proxied = await behind();
    try {
      await app.sql('delete from access.gate');
      const { body } = await proxied.inject({ method: 'GET', url: '/lupaukset' });
      const proof = /name="proof" value="([\w-]{22})"/.exec(body)![1]!;
      for (const claimed of ['192.0.2.7', '203.0.113.9', '198.51.100.200'])
        await proxied.inject({
          method: 'POST',
          url: '/lupaukset',
          remoteAddress: '198.51.100.7',
          headers: {
            ...saying(claimed),
            'content-type': 'application/x-www-form-urlencoded',
            cookie: `__Host-yhdessa-reply=${proof}`,
          },
          payload: new URLSearchParams({ proof, address: 'helmi@kunta.example' }).toString(),
        });
      expect(await app.sql(`select round(level) as level from access.gate where name = 'code-of-client'`)).toEqual([
        { level: 3 },
      ]);
    } finally {
      await proxied.stop();
    }
  });

  it('is none before a demo: there nobody chooses an address by a header', async () => {
    const token = await openFor();
    expect(await whoIs(token, PROXY, app, saying('192.0.2.7'))).toBe('UNAUTHENTICATED');
    expect(await whoIs(token, HOME, app, saying('198.51.100.7'))).toBe(nurse);
  });
});
