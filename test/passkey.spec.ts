import { principalOf } from '../src/demo/personas.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { answerOf, startTestApp, type TestApp } from './support/app.js';
import { anotherKey, Authenticator, type Odd } from './support/authenticator.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser } from './support/doors.js';
import { answer, asked, codeFor, entered, meetingWith, offer, optionsIn } from './support/passkeys.js';

const ORIGIN = 'https://perhe.example';
const WRONG_CODE = 'Koodi ei kelpaa.';
const NOT_MADE = 'Pääsyavainta ei tallennettu.';
const REFUSED = 'Pääsyavain ei kelvannut.';
const TOO_LATE = 'Aika loppui kesken.';

let app: TestApp;
let opened: OpenedCase;
beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'http://localhost:3000' });
  opened = await openCase(app);
});
afterAll(() => app?.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
  for (const table of ['gate', 'passkey_offer', 'passkey_challenge']) await app.sql(`delete from access.${table}`);
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const stored = () =>
  app.sql<{ id: string; principal_id: string; vouched_by: string }>(
    'select * from access.passkey order by registered_at, id',
  );
const logged = (operation: string) =>
  app.sql<{ principal_id: string | null; action: string; basis: string; scope_id: string | null }>(
    'select principal_id, action, basis, scope_id from audit.access_log where operation = $1 order by id',
    [operation],
  );

/** Whom GraphQL takes the browser for. */
async function whoIs(browser: Browser): Promise<string> {
  const headers = { 'content-type': 'application/json', ...browser.cookie };
  const payload = JSON.stringify({ query: '{ me { id } }' });
  const request = { method: 'POST', url: '/graphql', headers, payload, remoteAddress: '192.0.2.1' } as const;
  const { data, code } = answerOf(await app.inject(request));
  return data?.me?.id ?? code ?? 'neither';
}

/** A phone with a passkey of the mother. */
async function phone(meetingId?: string): Promise<{ browser: Browser; key: Authenticator }> {
  const [browser, key] = [new Browser(app), new Authenticator('http://localhost:3000')];
  const code = await codeFor(app, meetingId ?? (await meetingWith(app, opened)), opened.motherId);
  const made = await answer(browser, 'tallenna', key.create(optionsIn(await entered(browser, code))!));
  expect([made.statusCode, made.headers['location']]).toEqual([303, '/s']);
  return { browser, key };
}

/** A phone with the code typed, just before it makes a passkey. */
async function making() {
  const [browser, key] = [new Browser(app), new Authenticator('http://localhost:3000')];
  const code = await codeFor(app, await meetingWith(app, opened), opened.motherId);
  return { browser, key, code, options: optionsIn(await entered(browser, code))! };
}

const forget = () => app.sql('delete from access.passkey');

describe('a passkey is registered', () => {
  beforeEach(forget);

  it('with the code of the counsellor, and opens a full session', async () => {
    const { browser, key, options } = await making();
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Yhdessä' },
      user: { name: 'Yhdessä 23.11.2026', displayName: 'Yhdessä' },
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(Buffer.from(options.user.id, 'base64url').toString('hex')).not.toBe(opened.motherId.replaceAll('-', ''));
    const made = await answer(browser, 'tallenna', key.create(options));
    expect([made.statusCode, made.headers['location']]).toEqual([303, '/s']);
    expect(await whoIs(browser)).toBe(opened.motherId);
    expect(await stored()).toMatchObject([{ principal_id: opened.motherId, vouched_by: principalOf('counsellor') }]);
    expect(await app.sql('select method, kind from access.session where principal_id = $1', [opened.motherId])).toEqual(
      expect.arrayContaining([{ method: 'passkey', kind: 'session' }]),
    );
  });

  it('with a line in the access log of the case that says who vouched for whom', async () => {
    await phone();
    const scope = { scope_id: opened.caseId };
    expect((await logged('openPasskeyRegistration')).at(-1)).toMatchObject({
      principal_id: principalOf('counsellor'),
      action: 'record',
      ...scope,
    });
    expect((await logged('passkey.register')).at(-1)).toEqual({
      principal_id: opened.motherId,
      action: 'record',
      basis: `vouched-by:${principalOf('counsellor')}`,
      ...scope,
    });
    expect((await logged('session.open')).at(-1)).toMatchObject({ action: 'sign-in', basis: 'passkey' });
  });

  it('once per phone: the next one is told which there are, and knows the person by the same name', async () => {
    const { key } = await phone();
    const { options } = await making();
    expect(options.excludeCredentials).toMatchObject([{ id: key.id.toString('base64url') }]);
    expect(options.user.id).toBe(key.userHandle);
  });

  it('never for another person: a known key is refused', async () => {
    const { key } = await phone();
    const { browser, options } = await making();
    const again = await answer(browser, 'tallenna', key.create(options));
    expect([again.statusCode, again.body]).toEqual([400, expect.stringContaining(NOT_MADE)]);
    expect(await stored()).toHaveLength(1);
  });

  it('in place of the session that the browser had', async () => {
    const { browser, code } = await making();
    const before = browser.cookies.get(SESSION_COOKIE);
    expect(before).toBeUndefined();
    const { browser: known } = await phone();
    const old = known.cookies.get(SESSION_COOKIE);
    expect((await entered(known, code)).body).toContain(WRONG_CODE);
    const next = new Authenticator('http://localhost:3000');
    const fresh = await codeFor(app, await meetingWith(app, opened), opened.motherId);
    await answer(known, 'tallenna', next.create(optionsIn(await entered(known, fresh))!));
    expect(known.cookies.get(SESSION_COOKIE)).not.toBe(old);
    const stolen = new Browser(app);
    stolen.cookies.set(SESSION_COOKIE, old!);
    expect(await whoIs(stolen)).toBe('UNAUTHENTICATED');
  });
});

describe('the code of the counsellor', () => {
  it('is given from 30 minutes before the meeting until 3 hours after it', async () => {
    const meetingId = await meetingWith(app, opened, [opened.motherId], 30);
    // In a session of the moment each time: an idle one is over before the meeting is.
    const codeOf = async (meeting: string) =>
      (await offer(app, meeting, opened.motherId, { principal: principalOf('counsellor') })).code;
    expect(await codeOf(meetingId)).toBeUndefined();
    pass('PT4H29M');
    expect(await codeOf(meetingId)).toBeUndefined();
    pass('PT2M');
    expect(await codeOf(meetingId)).toBe('MEETING_NOT_OPEN');
    const later = await meetingWith(app, opened, [opened.motherId], 31);
    expect(await codeOf(later)).toBe('MEETING_NOT_OPEN');
  });

  it.each([['cancelled'], ['held']])('is not given at a meeting that is %s', async (state) => {
    const meetingId = await meetingWith(app, opened);
    const also = state === 'held' ? 'held_at = starts_at' : "cancel_reason = 'illness', cancelled_at = starts_at";
    await app.sql(`update meeting set state = $2, ${also} where id = $1`, [meetingId, state]);
    expect((await offer(app, meetingId, opened.motherId)).code).toBe('MEETING_NOT_OPEN');
  });

  it('is not given to who is not there, nor to who has no account', async () => {
    const without = await meetingWith(app, opened, []);
    expect((await offer(app, without, opened.motherId)).code).toBe('NOT_AT_THE_MEETING');
    const withChild = await meetingWith(app, opened, [opened.childId]);
    expect((await offer(app, withChild, opened.childId)).code).toBe('MAY_NOT_SIGN_IN');
    const other = await openCase(app);
    const meetingId = await meetingWith(app, opened);
    expect((await offer(app, meetingId, other.motherId)).code).toBe('NOT_AT_THE_MEETING');
  });

  it('is not given by the counsellor of another case, by others, by the family', async () => {
    const meetingId = await meetingWith(app, opened);
    for (const who of ['nurse', 'teacher', 'social-worker'] as const)
      expect((await offer(app, meetingId, opened.motherId, who)).code).toBe('NOT_FOUND');
    expect((await offer(app, meetingId, opened.motherId, { principal: opened.motherId })).code).toBe('NOT_FOUND');
    expect(await logged('openPasskeyRegistration')).toEqual(
      expect.arrayContaining([expect.objectContaining({ principal_id: principalOf('nurse'), action: 'refused' })]),
    );
  });

  it('is not given by who answers for the case without keeping who its people are', async () => {
    const other = await openCase(app);
    const meetingId = await meetingWith(app, other);
    const nurse = await seatOf(app, 'nurse');
    await app.sql('update responsible_person set professional_id = $2, unit_id = $3 where case_id = $1', [
      other.caseId,
      nurse.professionalId,
      nurse.unitId,
    ]);
    pass('PT1S');
    const answered = app.as('nurse');
    expect((await answered(`{ casePage(caseId: "${other.caseId}") { id } }`)).data.casePage.id).toBe(other.caseId);
    expect((await offer(app, meetingId, other.motherId, 'nurse')).code).toBe('NOT_FOUND');
    const row = { meeting_id: meetingId, principal_id: other.motherId, label_hash: '\\x01', code_hash: '\\x02' };
    const given = JSON.stringify({ ...row, tries_left: 5, ends_at: app.clock.now().add({ minutes: 10 }).toString() });
    const past = app.running.app
      .get(Work)
      .run({ principalId: nurse.professionalId }, 'test', (em) =>
        em.execute('select access.offer_passkey(?::jsonb)', [given]),
      );
    await expect(past).rejects.toThrow('a passkey is offered at a meeting');
  });

  it.each([
    [
      'the meeting was cancelled',
      `update meeting set state = 'cancelled', cancel_reason = 'illness', cancelled_at = starts_at where id = $1`,
    ],
    ['the person was taken off it', 'delete from meeting_participant where meeting_id = $1'],
    [
      'the counsellor handed the case over',
      `update network_case set counsellor_id = (select id from professional where id <> counsellor_id and kind = 'person' limit 1)
       where id = (select case_id from meeting where id = $1)`,
    ],
  ])('opens nothing any more once %s', async (_, change) => {
    const other = await openCase(app);
    const meetingId = await meetingWith(app, other);
    await app.sql(`update responsible_person set professional_id = $2, unit_id = $3 where case_id = $1`, [
      other.caseId,
      ...Object.values(await seatOf(app, 'nurse')),
    ]);
    const [typed, unanswered] = [new Browser(app), new Browser(app)];
    const options = optionsIn(await entered(unanswered, await codeFor(app, meetingId, other.motherId)))!;
    const code = await codeFor(app, meetingId, other.motherId);
    const known = (await stored()).length;
    await app.sql(change, [meetingId]);
    pass('PT1S');
    expect((await entered(typed, code)).body).toContain(WRONG_CODE);
    const key = new Authenticator('http://localhost:3000');
    const refused = await answer(unanswered, 'tallenna', key.create(options));
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining(NOT_MADE)]);
    expect(await stored()).toHaveLength(known);
  });

  it('is not given past the service either: the database asks the same', async () => {
    const meetingId = await meetingWith(app, opened);
    const row = { meeting_id: meetingId, principal_id: opened.motherId, label_hash: '\\x01', code_hash: '\\x02' };
    const given = JSON.stringify({ ...row, tries_left: 5, ends_at: app.clock.now().add({ minutes: 10 }).toString() });
    const attempt = app.running.app
      .get(Work)
      .run({ principalId: principalOf('nurse') }, 'test', (em) =>
        em.execute('select access.offer_passkey(?::jsonb)', [given]),
      );
    await expect(attempt).rejects.toThrow('a passkey is offered at a meeting');
  });

  it('works once', async () => {
    const { code } = await making();
    const second = await entered(new Browser(app), code);
    expect([second.statusCode, second.body]).toEqual([400, expect.stringContaining(WRONG_CODE)]);
    expect(optionsIn(second)).toBeNull();
  });

  it('is over after ten minutes, and when another is given', async () => {
    const meetingId = await meetingWith(app, opened);
    const first = await codeFor(app, meetingId, opened.motherId);
    const second = await codeFor(app, meetingId, opened.motherId);
    expect((await entered(new Browser(app), first)).statusCode).toBe(400);
    pass('PT10M');
    expect((await entered(new Browser(app), second)).statusCode).toBe(400);
  });

  it('may be typed in groups or not, and wrong four times', async () => {
    const meetingId = await meetingWith(app, opened);
    const code = await codeFor(app, meetingId, opened.motherId);
    expect(code).toMatch(/^\d{4} \d{3} \d{3}$/);
    const browser = new Browser(app);
    for (let wrong = 1; wrong <= 4; wrong += 1) expect((await entered(browser, spoilt(code))).statusCode).toBe(400);
    expect((await entered(browser, code.replaceAll(' ', '-'))).statusCode).toBe(200);
  });

  it('ends with the fifth wrong try of what could have been it, and each of them is in the access log', async () => {
    const meetingId = await meetingWith(app, opened);
    const code = await codeFor(app, meetingId, opened.motherId);
    const before = (await logged('passkey.code')).length;
    for (let wrong = 1; wrong <= 5; wrong += 1) await entered(new Browser(app), spoilt(code));
    expect((await logged('passkey.code')).slice(before)).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining({ action: 'refused', principal_id: null })),
    );
    expect((await entered(new Browser(app), code)).statusCode).toBe(400);
  });

  it('cannot be guessed: who tries on and on waits longer and longer, and looks the same where there is none', async () => {
    const browser = new Browser(app);
    const first = await entered(browser, '0000 000 000');
    let last = first;
    for (let tried = 1; tried <= 30 && last.statusCode === 400; tried += 1)
      last = await entered(browser, '0000 000 000');
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.body).toContain('Yrityksiä on ollut liian monta.');
  });
});

/** The same digits but for the last. */
const spoilt = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

const FOREIGN: readonly [string, Odd][] = [
  ['of a page of another site', { origin: ORIGIN }],
  ['of another port of this host', { origin: 'http://localhost:3001' }],
  ['of another host', { rpId: 'perhe.example' }],
  ['without its owner', { isVerified: false }],
  ['to another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
];

describe('what a phone answers that shall make a passkey', () => {
  it.each([...FOREIGN, ['as one that opens', { type: 'webauthn.get' }]] as const)(
    '%s is refused, and the code is used up',
    async (_, odd) => {
      await forget();
      const { browser, key, options } = await making();
      const refused = await answer(browser, 'tallenna', key.create(options, odd));
      expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining(NOT_MADE)]);
      const second = await answer(browser, 'tallenna', key.create(options));
      expect([second.statusCode, second.body]).toEqual([400, expect.stringContaining(TOO_LATE)]);
      expect(await stored()).toEqual([]);
      expect((await logged('passkey.refused')).at(-1)).toMatchObject({ principal_id: opened.motherId });
      expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    },
  );

  it('is taken from the browser that was asked, once, within five minutes', async () => {
    await forget();
    const { browser, key, options } = await making();
    const elsewhere = new Browser(app);
    await elsewhere.get('/s/avain');
    expect((await answer(elsewhere, 'tallenna', key.create(options))).body).toContain(TOO_LATE);
    pass('PT5M');
    expect((await answer(browser, 'tallenna', key.create(options))).body).toContain(TOO_LATE);
    expect(await stored()).toEqual([]);
  });

  it.each(['', 'null', '{', '[]', '{"id":"a"}', '{"id":"å","rawId":"å","type":"public-key","response":{}}'])(
    '%j is no answer, and nothing is lost',
    async (text) => {
      await forget();
      const { browser, key, options } = await making();
      expect((await browser.post('/s/avain/tallenna', { answer: text })).statusCode).toBe(400);
      expect((await answer(browser, 'tallenna', key.create(options))).statusCode).toBe(303);
    },
  );

  it('makes nothing for who lost their right meanwhile', async () => {
    await forget();
    const other = await openCase(app);
    const code = await codeFor(app, await meetingWith(app, other), other.motherId);
    const [browser, key] = [new Browser(app), new Authenticator('http://localhost:3000')];
    const options = optionsIn(await entered(browser, code))!;
    await app.sql('update guardianship set ended_at = $2 where guardian_id = $1', [
      other.motherId,
      app.clock.now().toString(),
    ]);
    pass('PT1S');
    expect((await answer(browser, 'tallenna', key.create(options))).body).toContain(NOT_MADE);
    expect(await stored()).toEqual([]);
    expect((await logged('passkey.register')).at(-1)).toMatchObject({ action: 'refused' });
  });
});

describe('a passkey opens', () => {
  it('without saying who one is, and renews the session', async () => {
    const { browser, key } = await phone();
    const old = browser.cookies.get(SESSION_COOKIE);
    pass('PT24H');
    expect(await whoIs(browser)).toBe('UNAUTHENTICATED');
    const page = await asked(browser);
    const options = optionsIn(page)!;
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    expect(page.body).toContain('data-asks="at-once"');
    const came = await answer(browser, 'sisaan', key.get(options));
    expect([came.statusCode, came.headers['location']]).toEqual([303, '/s']);
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(old);
    expect(await whoIs(browser)).toBe(opened.motherId);
  });

  it.each([
    ['/s/laitteet', '/s/laitteet'],
    ['//elsewhere.example', '/s'],
    ['https://elsewhere.example', '/s'],
    ['', '/s'],
  ])('the way to %j leads to %s', async (goal, location) => {
    const { browser, key } = await phone();
    await browser.get('/s/avain');
    const page = await browser.post('/s/avain/avaa', { return: goal });
    const came = await answer(browser, 'sisaan', key.get(optionsIn(page)!));
    expect(came.headers['location']).toBe(location);
  });

  it.each([
    ...FOREIGN,
    ['with another key', { key: anotherKey() }],
    ['as one that makes', { type: 'webauthn.create' }],
    ['for somebody else', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
  ] as const)('never %s', async (_, odd) => {
    const { browser, key } = await phone();
    browser.cookies.delete(SESSION_COOKIE);
    const refused = await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!, odd));
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining(REFUSED)]);
    expect(refused.body).toContain('data-asks="when told"');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect((await logged('passkey.refused')).at(-1)).toMatchObject({
      principal_id: opened.motherId,
      action: 'refused',
    });
  });

  it('never with a key that nobody has registered', async () => {
    const { browser } = await phone();
    const stranger = new Authenticator('http://localhost:3000');
    const refused = await answer(browser, 'sisaan', stranger.get(optionsIn(await asked(browser))!));
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining(REFUSED)]);
    expect((await logged('passkey.refused')).at(-1)).toMatchObject({ principal_id: null, action: 'refused' });
  });

  it('never twice by the same answer, nor by one that another browser was asked for', async () => {
    const { browser, key } = await phone();
    const given = key.get(optionsIn(await asked(browser))!);
    const secret = browser.cookies.get('__Host-yhdessa-avain')!;
    expect((await answer(browser, 'sisaan', given)).statusCode).toBe(303);
    browser.cookies.set('__Host-yhdessa-avain', secret);
    const again = await answer(browser, 'sisaan', given);
    expect([again.statusCode, again.body]).toEqual([400, expect.stringContaining(TOO_LATE)]);
    const [mine, theirs] = [new Browser(app), new Browser(app)];
    const options = optionsIn(await asked(theirs))!;
    await asked(mine);
    expect((await answer(mine, 'sisaan', key.get(options))).statusCode).toBe(400);
  });

  it('never five minutes later', async () => {
    const { browser, key } = await phone();
    const options = optionsIn(await asked(browser))!;
    pass('PT5M');
    expect((await answer(browser, 'sisaan', key.get(options))).body).toContain(TOO_LATE);
  });

  it('never with a counter that went back: the key was copied', async () => {
    const { browser, key } = await phone();
    expect(
      (await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!, { counter: 7 }))).statusCode,
    ).toBe(303);
    for (const counter of [7, 6, 0])
      expect((await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!, { counter }))).body).toContain(
        REFUSED,
      );
    expect(
      (await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!, { counter: 8 }))).statusCode,
    ).toBe(303);
  });

  it('never for who may not sign in any more', async () => {
    const other = await openCase(app);
    const [browser, key] = [new Browser(app), new Authenticator('http://localhost:3000')];
    const code = await codeFor(app, await meetingWith(app, other), other.motherId);
    await answer(browser, 'tallenna', key.create(optionsIn(await entered(browser, code))!));
    await app.sql('update guardianship set ended_at = $2 where guardian_id = $1', [
      other.motherId,
      app.clock.now().toString(),
    ]);
    pass('PT1S');
    expect((await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!))).body).toContain(REFUSED);
  });
});

describe('a passkey is ended', () => {
  const idOf = async (key: Authenticator) =>
    (await app.sql<{ id: string }>('select id from access.passkey where credential_id = $1', [key.id]))[0]!.id;
  const opens = async (browser: Browser, key: Authenticator) =>
    (await answer(browser, 'sisaan', key.get(optionsIn(await asked(browser))!))).statusCode === 303;

  it('by its owner, who sees which there are, and opens nothing any more', async () => {
    await forget();
    const { browser, key } = await phone();
    const list = await browser.get('/s/avain/omat');
    expect(list.body).toContain(await idOf(key));
    expect(list.body).toContain('Tallennettu ma 23.11.2026');
    const ended = await browser.post('/s/avain/poista', { passkey: await idOf(key) });
    expect([ended.statusCode, ended.body]).toEqual([200, expect.stringContaining('Pääsyavain on poistettu.')]);
    expect((await browser.post('/s/avain/poista', { passkey: await idOf(key) })).statusCode).toBe(404);
    expect(await opens(browser, key)).toBe(false);
  });

  it('by its owner from another phone, and what it opened on the lost one is over', async () => {
    await forget();
    const { browser: lost, key } = await phone();
    const { browser } = await phone();
    for (const each of [lost, browser]) expect(await whoIs(each)).toBe(opened.motherId);
    await browser.get('/s/avain/omat');
    expect((await browser.post('/s/avain/poista', { passkey: await idOf(key) })).statusCode).toBe(200);
    expect([await whoIs(lost), await whoIs(browser)]).toEqual(['UNAUTHENTICATED', opened.motherId]);
  });

  it('by nobody else', async () => {
    const { key } = await phone();
    const other = await openCase(app);
    const [browser, foreign] = [new Browser(app), new Authenticator('http://localhost:3000')];
    const code = await codeFor(app, await meetingWith(app, other), other.motherId);
    await answer(browser, 'tallenna', foreign.create(optionsIn(await entered(browser, code))!));
    expect((await browser.post('/s/avain/poista', { passkey: await idOf(key) })).statusCode).toBe(404);
    expect(await opens(new Browser(app), key)).toBe(true);
    const nobody = new Browser(app);
    await nobody.get('/s/avain');
    expect((await nobody.post('/s/avain/poista', { passkey: await idOf(key) })).headers['location']).toBe('/s');
    expect(await opens(new Browser(app), key)).toBe(true);
  });

  it('by the counsellor, together with what it opened: the phone is lost', async () => {
    await forget();
    const { browser, key } = await phone();
    const [passkeyId, personId] = [await idOf(key), opened.motherId];
    const list = '{ passkeysOf(personId: "' + personId + '") { id browser lastUsedAt } }';
    expect((await app.as('counsellor')(list)).data.passkeysOf).toMatchObject([{ id: passkeyId, browser: 'tool' }]);
    expect((await app.as('nurse')(list)).code).toBe('NOT_FOUND');
    const end = (who: 'nurse' | 'counsellor') =>
      mutate(app, who)('endPasskey', 'EndPasskeyInput', { personId, passkeyId }, 'id');
    expect((await end('nurse')).code).toBe('NOT_FOUND');
    expect(await whoIs(browser)).toBe(personId);
    const identified = new Browser(app);
    const client = { ip: '192.0.2.1', userAgent: undefined };
    const sign = { kind: 'session', method: 'suomi-fi', client } as const;
    identified.cookies.set(SESSION_COOKIE, await app.running.app.get(Sessions).open(personId, sign));
    expect(await whoIs(identified)).toBe(personId);
    expect(await done(end('counsellor'))).toEqual([]);
    for (const each of [browser, identified]) expect(await whoIs(each)).toBe('UNAUTHENTICATED');
    expect(await opens(browser, key)).toBe(false);
    expect((await end('counsellor')).code).toBe('NOT_FOUND');
  });
});

describe('the pages', () => {
  const policyOf = (headers: Record<string, unknown>) => String(headers['content-security-policy']);

  it('run our scripts only, and all others none', async () => {
    const browser = new Browser(app);
    const page = await browser.get('/s/avain');
    expect(policyOf(page.headers)).toContain("default-src 'none'; script-src 'self';");
    expect(page.body).not.toMatch(/<script>|<script [^>]*src="(?!\/s\/)|onclick|javascript:/);
    for (const path of ['/s', '/lupaukset', '/graphql', '/s/avain.js'])
      expect(policyOf((await app.inject({ method: 'GET', url: path })).headers)).not.toContain('script-src');
  });

  it.each(['/s/avain.js', '/s/webauthn.js'])('load %s from here', async (url) => {
    const { statusCode, headers, body } = await app.inject({ method: 'GET', url });
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(body).toContain('SimpleWebAuthnBrowser');
  });

  it('change nothing when they are looked at', async () => {
    const browser = new Browser(app);
    for (const path of ['tallenna', 'avaa', 'sisaan', 'omat'])
      expect((await browser.get(`/s/avain/${path}`)).headers['location']).toBe('/s');
    expect((await browser.get('/s/avain/poista')).headers['location']).toBe('/s/avain/omat');
    expect(browser.cookies.has('__Host-yhdessa-avain')).toBe(false);
  });

  it.each(['', '/tallenna', '/avaa', '/sisaan'])('take no form of another page at /s/avain%s', async (path) => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: `/s/avain${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'code=1234567890&answer=x',
    });
    expect(statusCode).toBe(403);
  });

  it('speak the language that was chosen', async () => {
    const browser = new Browser(app);
    expect((await browser.get('/s/avain?kieli=sv')).body).toContain('<html lang="sv">');
    expect((await browser.get('/s/avain?kieli=en')).body).toContain('Save a passkey');
  });
});

it('codes and challenges that are over are forgotten', async () => {
  await codeFor(app, await meetingWith(app, opened), opened.motherId);
  await asked(new Browser(app));
  pass('PT10M');
  await app.running.app.get(Work).run(WORKER, 'test', (em) => em.execute('select access.sweep_passkeys()'));
  expect(await app.sql('select 1 from access.passkey_offer union all select 1 from access.passkey_challenge')).toEqual(
    [],
  );
});
