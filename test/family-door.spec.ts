import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { inGroups } from '../src/sign-in/family-code/family-code.domain.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, mutate, openCase, type OpenedCase, recordContact, seatOf } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { actionOf, agree, draft, join, promised } from './support/plans.js';

const DIGITS = '2233';
const WRONG = 'Koodi ja numerot eivät sovi yhteen.';
const ACCESS = 'personId maySignIn code { state givenAt validUntil endedAt } devices { id browser since lastSeenOn }';
const DEVICE = '__Host-yhdessa-device';

let app: TestApp;
let family: OpenedCase;
let fatherId: string;
beforeAll(async () => {
  app = await startTestApp();
  family = await openCase(app);
  const father = await done(
    mutate(app, 'counsellor')(
      'addPerson',
      'AddPersonInput',
      {
        familyId: family.familyId,
        person: {
          ...MOTHER,
          givenName: 'Risto',
          language: 'SV',
          contactWays: [
            { kind: 'PHONE', value: '+358405556677', safe: true },
            { kind: 'PHONE', value: '+358405558899', safe: false },
          ],
        },
      },
      'id',
    ),
  );
  fatherId = father.id;
  await guardianship(fatherId);
});
afterAll(() => app?.stop());
/** Each test begins a little later than the one before, however far that one moved the clock. */
let minutes = 4;
beforeEach(async () => {
  minutes += 1;
  app.clock.moveTo(SEEDED_AT.add({ minutes }));
  await app.sql('delete from access.gate');
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));
const counsellor = (name: string, type: string, input: Record<string, unknown>, fields: string) =>
  mutate(app, { principal: principalOf('counsellor') })(name, type, input, fields);

const guardianship = (guardianId: string, rightToInformation = true) =>
  done(
    counsellor(
      'recordGuardianship',
      'RecordGuardianshipInput',
      { guardianId, childId: family.childId, powers: 'FULL', rightToInformation },
      'id version',
    ),
  );

const giving = (personId: string, fields = 'personId code validUntil address') =>
  counsellor('giveFamilyCode', 'GiveFamilyCodeInput', { personId }, fields);
const codeFor = async (personId = family.motherId): Promise<string> => (await done(giving(personId))).code;

const accessOf = async (personId = family.motherId) => {
  const { data, errors } = await app.asPrincipal(principalOf('counsellor'))(
    `query ($personId: UUID!) { familyAccess(personId: $personId) { ${ACCESS} } }`,
    { personId },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.familyAccess;
};
const stateOf = async (personId = family.motherId) => (await accessOf(personId)).code?.state;

/** Types a code at the door, from a place of its own. */
async function typed(code: string, digits = DIGITS, browser = new Browser(app)) {
  await browser.get('/s');
  return { browser, page: await browser.post('/s', { code, digits }) };
}

/** A browser that came in. */
async function inside(personId = family.motherId, digits = DIGITS, browser = new Browser(app)): Promise<Browser> {
  const { page } = await typed(await codeFor(personId), digits, browser);
  expect([page.statusCode, page.headers['location']]).toEqual([303, '/s']);
  return browser;
}

/** A browser in which somebody has shown who they are. */
async function signedIn(principalId: string, browser = new Browser(app)): Promise<Browser> {
  const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
  const token = await app.running.app.get(Sessions).open(principalId, { kind: 'session', method: 'passkey', client });
  browser.cookies.set(SESSION_COOKIE, token);
  return browser;
}

const isIn = async (browser: Browser) => (await browser.get('/s')).body.includes('Kuka auttaa?');

const logged = (since: number) =>
  app.sql<Record<string, string | null>>(
    'select principal_id, action, operation, scope_type, scope_id, category, basis from audit.access_log where id > $1 order by id',
    [since],
  );
const lastLine = async () => Number((await app.sql('select max(id) as id from audit.access_log'))[0]!['id'] ?? 0);

/** Another code of the same alphabet, which nobody has. */
const otherThan = (code: string) => inGroups(code.replaceAll(' ', '').replace(/^./, (c) => (c === 'A' ? 'E' : 'A')));

/** As the owner; who was responsible stays so until then. */
async function closeCase(id: string) {
  await app.sql(`update network_case set state = 'closed', closed_at = $2, version = version + 1 where id = $1`, [
    id,
    app.clock.now().toString(),
  ]);
}

const meetingOf = async (of: OpenedCase, more: Record<string, unknown> = {}) => {
  const [row] = await app.sql<{ id: string }>(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance)
     values ($1, gen_random_uuid(), $2, 'scheduled', 60, $3, 'Europe/Helsinki', '2026-12-01T13:00', '2026-12-01T11:00Z', '2026-12-01T12:00Z', 0, $4, true)
     returning id`,
    [POHDE.id, of.caseId, more['mode'] ?? 'in-person', principalOf('counsellor')],
  );
  return row!.id;
};

describe('giving a code', () => {
  it('answers it once, in groups, with its end and its page; and stores nothing by which it could be known', async () => {
    const before = await lastLine();
    const given = await done(giving(family.motherId));
    expect(given.code).toMatch(/^[2-9A-Z]{3} [2-9A-Z]{3} [2-9A-Z]{3}$/);
    expect(given).toMatchObject({
      personId: family.motherId,
      validUntil: expect.stringMatching(/^2026-12-07T07:/),
      address: 'http://localhost:3000/s',
    });
    const rows = await app.sql<{ row: string }>(
      `select c::text as row from access.family_code c union all select l::text from audit.access_log l
       union all select f::text from platform.first_answer f`,
    );
    const bare = given.code.replaceAll(' ', '');
    const hex = [given.code, bare].map((text) => Buffer.from(text).toString('hex'));
    for (const { row } of rows) expect(row).not.toMatch(new RegExp([given.code, bare, ...hex].join('|')));
    expect((await logged(before)).filter(({ action }) => action === 'record')).toEqual([
      {
        principal_id: principalOf('counsellor'),
        action: 'record',
        operation: 'giveFamilyCode',
        scope_type: 'family',
        scope_id: family.familyId,
        category: 'reach',
        basis: 'counsellor',
      },
    ]);
  });

  it('voids the one before, of the same person alone', async () => {
    const [first, fathers] = [await codeFor(), await codeFor(fatherId)];
    const second = await codeFor();
    expect(second).not.toBe(first);
    expect((await typed(first)).page.body).toContain(WRONG);
    expect((await typed(second)).page.statusCode).toBe(303);
    expect((await typed(fathers, '6677')).page.statusCode).toBe(303);
  });

  it('is refused without a safe phone, at the field', async () => {
    const person = {
      ...MOTHER,
      givenName: 'Ei puhelinta',
      contactWays: [{ ...MOTHER.contactWays[0], safe: false, safeTime: null }],
    };
    const input = { familyId: family.familyId, person };
    const { id } = await done(counsellor('addPerson', 'AddPersonInput', input, 'id'));
    await guardianship(id);
    const { code, errors } = await giving(id);
    expect([code, errors![0]!.extensions.field]).toEqual(['NO_SAFE_PHONE', 'personId']);
  });

  it('is refused for who may not sign in: a guardian without a right to information, a small child', async () => {
    const person = { ...MOTHER, givenName: 'Ilman oikeutta' };
    const { id } = await done(counsellor('addPerson', 'AddPersonInput', { familyId: family.familyId, person }, 'id'));
    expect((await giving(id)).code).toBe('MAY_NOT_SIGN_IN');
    const { id: guardianshipId, version } = await guardianship(id, false);
    expect((await giving(id)).code).toBe('MAY_NOT_SIGN_IN');
    await done(
      counsellor('endGuardianship', 'EndGuardianshipInput', { guardianshipId, expectedVersion: version }, 'id'),
    );
    const way = { kind: 'PHONE', value: '+358401112299', safe: true };
    await done(counsellor('addContactWay', 'AddContactWayInput', { personId: family.childId, contactWay: way }, 'id'));
    expect((await giving(family.childId)).code).toBe('MAY_NOT_SIGN_IN');
  });

  it.each(['nurse', 'team-lead', 'counsellor-other-area', 'guardian', 'admin'] as const)(
    'is not for %s, nor is looking after it',
    async (persona) => {
      const input = { personId: family.motherId };
      const { code, errors } = await mutate(app, persona)('giveFamilyCode', 'GiveFamilyCodeInput', input, 'code');
      expect([code, errors![0]!.extensions.field]).toEqual(['NOT_FOUND', 'personId']);
      const seen = await app.as(persona)(
        `query ($personId: UUID!) { familyAccess(personId: $personId) { ${ACCESS} } }`,
        input,
      );
      expect(seen.code).toBe('NOT_FOUND');
    },
  );

  it('is not for the family itself, nor for a member of its network who knows who it is', async () => {
    await join(app, family.caseId, 'nurse', ['identity']);
    for (const principal of [family.motherId, principalOf('nurse')]) {
      const input = { personId: fatherId };
      expect((await mutate(app, { principal })('giveFamilyCode', 'GiveFamilyCodeInput', input, 'code')).code).toBe(
        'NOT_FOUND',
      );
    }
  });
});

describe('coming in', () => {
  it('asks for two things, with names, in a small page without a script or anything from elsewhere', async () => {
    const { body, headers, statusCode } = await new Browser(app).get('/s');
    const style = await app.inject({ method: 'GET', url: '/s/style.css' });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
    expect(body).not.toMatch(/<script| style=|<style|<img|src="|https?:/i);
    expect(body).toContain('<title>Perheen sivu – Yhdessä</title>');
    expect(body).toContain('<label for="code">Koodi</label>');
    expect(body).toContain('<label for="digits">Puhelinnumerosi neljä viimeistä numeroa</label>');
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(String(headers['set-cookie'])).not.toContain(DEVICE);
  });

  it.each([
    ['sv', 'Familjens sida', 'Fortsätt'],
    ['en', 'Your family’s page', 'Continue'],
  ])('speaks %s, and goes on in it', async (language, title, button) => {
    const browser = new Browser(app);
    const { body } = await browser.get(`/s?kieli=${language}`);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(buttonsIn(body)[0]).toBe(` ${button}`);
    expect(body).toContain(`action="/s?kieli=${language}"`);
    const { statusCode, headers } = await browser.post(`/s?kieli=${language}`, {
      code: await codeFor(),
      digits: DIGITS,
    });
    expect([statusCode, headers['location']]).toEqual([303, `/s?kieli=${language}`]);
  });

  it.each([
    ['sv-FI,sv;q=0.9,en;q=0.8', 'sv'],
    ['de-DE,en-GB;q=0.5', 'en'],
    ['de', 'fi'],
  ])('asked by a browser for %s, speaks %s until somebody chooses', async (accepted, language) => {
    const headers = { 'accept-language': accepted };
    const ask = async (url: string) => (await app.inject({ method: 'GET', url, headers })).body;
    expect(await ask('/s')).toContain(`<html lang="${language}">`);
    expect(await ask('/s?kieli=fi')).toContain('<html lang="fi">');
    const { headers: answered } = await app.inject({ method: 'GET', url: '/s/toive?kieli=fi', headers });
    expect(answered['location']).toBe(language === 'fi' ? '/s' : '/s?kieli=fi');
  });

  it('opens a device by the code and the end of the phone’s number, and logs it', async () => {
    const code = await codeFor();
    const before = await lastLine();
    const { browser, page } = await typed(` ${code.toLowerCase().replaceAll(' ', '-')}`, '040 111 22 33');
    expect([page.statusCode, page.headers['location']]).toEqual([303, '/s']);
    const cookie = [page.headers['set-cookie']].flat().find((line) => line!.startsWith(DEVICE))!;
    expect(cookie).toMatch(/; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(await isIn(browser)).toBe(true);
    expect(await logged(before)).toEqual([
      expect.objectContaining({ principal_id: family.motherId, action: 'sign-in', basis: 'family-code' }),
      expect.objectContaining({
        principal_id: family.motherId,
        action: 'read',
        operation: 'family-door.show',
        scope_id: family.caseId,
        category: 'logistics',
        basis: 'guardian',
      }),
    ]);
    expect(await accessOf()).toMatchObject({
      maySignIn: true,
      code: { state: 'USED', endedAt: expect.stringMatching(/^2026-11-23T07:/) },
      devices: expect.arrayContaining([expect.objectContaining({ since: '2026-11-23', lastSeenOn: '2026-11-23' })]),
    });
  });

  it.each<[string, (code: string) => [string, string]]>([
    ['other digits', (code) => [code, '2234']],
    ['an unknown code', (code) => [otherThan(code), DIGITS]],
    ['no code', () => ['', DIGITS]],
    ['no digits', (code) => [code, '']],
    ['something that can be no code', () => ['0000 0000', DIGITS]],
    ['the number of another guardian', (code) => [code, '6677']],
    ['SQL', () => ["' or 1=1 --", "' or 1"]],
  ])('is refused with %s, in the same words', async (_, change) => {
    const code = await codeFor();
    const { browser, page } = await typed(...change(code));
    const [wrong] = change(code);
    const { page: unknown } = await typed(otherThan(code), '9999');
    expect(page.statusCode).toBe(400);
    expect(page.body).toMatch(/<p id="notice" class="notice failed" role="alert"><a href="#code">Koodi ja numerot/);
    expect(page.body).toContain('<title>Virhe – Perheen sivu – Yhdessä</title>');
    const bare = (body: string) => body.replaceAll(/ value="[^"]*"/g, '');
    expect(bare(page.body)).toBe(bare(unknown.body));
    if (/^\w{3} /.test(wrong)) expect(page.body).toContain(`value="${wrong}"`);
    expect(browser.cookies.has(DEVICE)).toBe(false);
    // And the right ones still do.
    expect((await typed(code)).page.statusCode).toBe(303);
  });

  it('does not work for each other’s phone, only for one’s own safe ones', async () => {
    const [mothers, fathers] = [await codeFor(), await codeFor(fatherId)];
    expect((await typed(mothers, '6677')).page.statusCode).toBe(400);
    expect((await typed(fathers, DIGITS)).page.statusCode).toBe(400);
    expect((await typed(fathers, '8899')).page.statusCode).toBe(400);
    const { browser, page } = await typed(fathers, '6677');
    expect(page.statusCode).toBe(303);
    // In his own language.
    expect((await browser.get('/s')).body).toContain('<html lang="sv">');
  });

  it('opens one device, once', async () => {
    const code = await codeFor();
    expect((await typed(code)).page.statusCode).toBe(303);
    expect((await typed(code)).page.statusCode).toBe(400);
    const his = await codeFor(fatherId);
    const browsers = [new Browser(app), new Browser(app)];
    for (const browser of browsers) await browser.get('/s');
    const pages = await Promise.all(browsers.map((each) => each.post('/s', { code: his, digits: '6677' })));
    expect(pages.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
  });

  it('lets in the browser that sends it twice, for two minutes, and only that', async () => {
    const code = await codeFor();
    const browser = new Browser(app);
    await browser.get('/s');
    const hidden = browser.hidden;
    /** As if the answers had not come. */
    const send = async (digits = DIGITS) => {
      for (const name of browser.cookies.keys()) if (name.endsWith('-device')) browser.cookies.delete(name);
      browser.hidden = hidden;
      return (await browser.post('/s', { code, digits })).statusCode;
    };
    expect([await send(), await send()]).toEqual([303, 303]);
    expect((await typed(code)).page.statusCode).toBe(400);
    await app.sql('delete from access.gate');
    expect(await send('0000')).toBe(400);
    expect(await stateOf()).toBe('USED');
    pass('PT2M');
    expect(await send()).toBe(400);
  });

  it('is over after two weeks', async () => {
    const code = await codeFor();
    pass('PT336H');
    expect((await typed(code)).page.body).toContain(WRONG);
    expect(await stateOf()).toBe('EXPIRED');
    pass('-PT1S');
    await app.sql('delete from access.gate');
    expect((await typed(code)).page.statusCode).toBe(303);
  });

  it('is not believed without the cookie of the page, as a scanner would press it', async () => {
    const code = await codeFor();
    const browser = new Browser(app);
    await browser.get('/s');
    const scanner = new Browser(app);
    scanner.hidden = browser.hidden;
    const { statusCode, body } = await scanner.post('/s', { code, digits: DIGITS }, {});
    expect([statusCode, body.includes('Paina nappia uudelleen')]).toEqual([403, true]);
    const foreign = await scanner.post('/s', { code, digits: DIGITS }, { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    expect(await stateOf()).toBe('WAITING');
    expect((await scanner.post('/s', { code, digits: DIGITS })).statusCode).toBe(303);
  });

  it.each(['GET', 'HEAD'] as const)('changes nothing by %s, whatever the address says', async (method) => {
    const code = await codeFor();
    const before = await lastLine();
    for (const url of ['/s', `/s?code=${encodeURIComponent(code)}&digits=${DIGITS}`, '/s/laitteet']) {
      const { statusCode, headers } = await app.inject({ method, url });
      expect(statusCode).toBeLessThan(400);
      expect(String(headers['set-cookie'] ?? '')).not.toContain(DEVICE);
    }
    expect(await stateOf()).toBe('WAITING');
    expect(
      (await logged(before)).filter(({ operation }) => operation !== 'familyAccess' && operation !== 'session.open'),
    ).toEqual([]);
  });

  it('puts out who else of a family was signed in there, and leaves the staff alone', async () => {
    for (const [who, stays] of [
      [fatherId, false],
      [family.motherId, true],
      [principalOf('counsellor'), true],
    ] as const) {
      const browser = new Browser(app);
      await browser.get('/s');
      await signedIn(who, browser);
      const page = await browser.post('/s', { code: await codeFor(), digits: DIGITS });
      expect(page.statusCode).toBe(303);
      expect(browser.cookies.has(SESSION_COOKIE)).toBe(stays);
      expect(await isIn(browser)).toBe(true);
    }
  });

  it('also who was signed in there from another network, into which the phone comes back', async () => {
    const phone = await signedIn(fatherId);
    const onTheWay = new Browser(app, '198.51.100.9');
    onTheWay.cookies.set(SESSION_COOKIE, phone.cookies.get(SESSION_COOKIE)!);
    await inside(family.motherId, DIGITS, onTheWay);
    expect([...onTheWay.cookies.keys()]).not.toContain(SESSION_COOKIE);
  });

  it('shows the form to who is signed in as anybody but a family', async () => {
    const browser = await signedIn(principalOf('counsellor'));
    expect((await browser.get('/s')).body).toContain('<label for="code">');
    expect((await browser.get('/s/laitteet')).statusCode).toBe(303);
  });
});

describe('somebody who guesses', () => {
  it('is slowed down more and more, and the delay passes with the clock', async () => {
    const code = await codeFor();
    const browser = new Browser(app);
    const waits: number[] = [];
    for (let wrong = 0; wrong < 9;) {
      const { page } = await typed(code, '0000', browser);
      if (page.statusCode === 400) {
        wrong += 1;
        continue;
      }
      // Not even the right digits, before the time is up.
      expect((await typed(code, DIGITS, browser)).page.statusCode).toBe(429);
      expect(page.body).toContain('Uudella koodilla pääset sisään.');
      waits.push(Number(page.headers['retry-after']));
      pass(`PT${waits.at(-1)}S`);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480]);
    pass('PT16M');
    expect((await typed(code, DIGITS, browser)).page.statusCode).toBe(303);
  });

  it('finds a code dead after ten wrong ones, and the right person gets in by a new one', async () => {
    const device = await inside();
    const code = await codeFor();
    const before = await lastLine();
    for (let i = 0; i < 10; i += 1) {
      const { page } = await typed(code, `000${i}`, new Browser(app, `192.0.2.${i + 10}`));
      expect(page.statusCode).toBe(400);
      pass('PT31M');
    }
    expect((await typed(code)).page.body).toContain(WRONG);
    expect(await stateOf()).toBe('TRIED_OUT');
    const lines = await logged(before);
    const refused = lines.filter(({ operation, action }) => operation === 'family-code.try' && action === 'refused');
    expect(refused).toHaveLength(11);
    expect(refused.every((line) => line['principal_id'] === null)).toBe(true);
    expect(refused.map((line) => line['scope_id'])).toEqual([...Array(10).fill(family.familyId), null]);
    expect(lines.filter(({ action }) => action === 'change')).toEqual([
      expect.objectContaining({ scope_id: family.familyId, basis: 'tried-out', principal_id: null }),
    ]);
    // Their other device goes on, and so does the next code.
    expect(await isIn(device)).toBe(true);
    expect((await typed(await codeFor())).page.statusCode).toBe(303);
  });

  it.each(['one network', 'many networks'])('many codes from %s meets a shut gate, and others get in', async (from) => {
    const code = await codeFor();
    const letters = 'AEFHJKMRTXY';
    let shut = 0;
    const browser = new Browser(app);
    await browser.get('/s');
    if (from === 'many networks')
      await app.sql(`insert into access.gate values ('family-code-of-everybody', '\\x00', 499, $1, $1, $1)`, [
        app.clock.now().toString(),
      ]);
    for (let i = 0; i < 40; i += 1) {
      const guess = `A7K4RM9${letters[i % 11]}${letters[Math.floor(i / 11)]}`;
      const from_ = from === 'one network' ? '198.51.100.7' : `198.51.100.${i + 1}`;
      const guesser = new Browser(app, from_);
      guesser.hidden = browser.hidden;
      for (const [name, value] of browser.cookies) guesser.cookies.set(name, value);
      if ((await guesser.post('/s', { code: guess, digits: DIGITS })).statusCode === 429) shut += 1;
    }
    expect(shut).toBeGreaterThan(5);
    if (from === 'many networks') pass('PT5S');
    const other = new Browser(app, '203.0.113.5');
    expect((await typed(code, DIGITS, other)).page.statusCode).toBe(303);
  });

  it('from many networks without end keeps out nobody who knows both, and learns nothing from the shut gate', async () => {
    const code = await codeFor();
    const unknown = 'AEFHJKMRTXY'.split('').map((letter) => `A7K4RM9X${letter}`);
    let networks = 0;
    const guess = async (guessed = unknown.pop()!) => {
      networks += 1;
      const { page } = await typed(guessed, '0000', new Browser(app, `198.51.100.${networks}`));
      return [page.statusCode, page.headers['retry-after']];
    };
    await app.sql(`insert into access.gate values ('family-code-of-everybody', '\\x00', 510, $1, $1, $1)`, [
      app.clock.now().toString(),
    ]);
    for (let i = 0; i < 3; i += 1) {
      expect(await guess()).toEqual([400, undefined]);
      expect(await guess(code)).toEqual([429, '5']);
      expect(await guess()).toEqual([429, '5']);
      pass('PT5S');
    }
    expect((await guess())[0]).toBe(400);
    // What was wrong meanwhile counts.
    expect(await app.sql('select tries_left from access.family_code where ended_at is null')).toEqual([
      { tries_left: 7 },
    ]);
    expect((await typed(code, DIGITS, new Browser(app, '203.0.113.5'))).page.statusCode).toBe(303);
  });

  it('an unknown code is slowed down like a known one', async () => {
    const known = await codeFor();
    const statusesOf = async (code: string, at: string) => {
      const browser = new Browser(app, at);
      await browser.get('/s');
      const pages: Response[] = [];
      for (let i = 0; i < 6; i += 1) pages.push(await browser.post('/s', { code, digits: '0000' }));
      return pages.map(({ statusCode, headers }) => [statusCode, headers['retry-after']]);
    };
    expect(await statusesOf(known, '198.51.100.1')).toEqual(await statusesOf(otherThan(known), '198.51.100.2'));
  });
});

describe('what ends a code', () => {
  const PHONE = { kind: 'PHONE', value: '+358409990011', safe: true };
  /** A guardian with a safe phone. */
  async function newGuardian() {
    const person = { ...MOTHER, givenName: 'Toinen', contactWays: [PHONE] };
    const { id } = await done(counsellor('addPerson', 'AddPersonInput', { familyId: family.familyId, person }, 'id'));
    return { id, guardianship: await guardianship(id) };
  }
  const waysOf = (personId: string) =>
    app.sql<{ id: string; version: number }>('select id, version from contact_way where person_id = $1', [personId]);

  it('a phone that is used no more, with what is remembered on it; another safe one does not', async () => {
    const { id } = await newGuardian();
    const device = await inside(id, '0011');
    const code = await codeFor(id);
    const [first] = await waysOf(id);
    const way = { personId: id, contactWay: { ...PHONE, value: '+358409990022' } };
    await done(counsellor('addContactWay', 'AddContactWayInput', way, 'id'));
    expect(await stateOf(id)).toBe('WAITING');
    expect((await device.get('/s')).body).not.toContain('name="code"');
    await done(
      counsellor(
        'endContactWay',
        'EndContactWayInput',
        { contactWayId: first!.id, expectedVersion: first!.version },
        'id',
      ),
    );
    expect(await stateOf(id)).toBe('PHONE_CHANGED');
    expect((await device.get('/s')).body).toContain('name="code"');
    expect((await typed(code, '0011')).page.statusCode).toBe(400);
    expect((await typed(await codeFor(id), '0022')).page.statusCode).toBe(303);
  });

  it.each(['safe = false, version = version + 1', `value = '\\x00', version = version + 1`])(
    'a phone of which somebody sets %s',
    async (change) => {
      const { id } = await newGuardian();
      await codeFor(id);
      await app.sql(`update contact_way set ${change} where person_id = $1`, [id]);
      expect(await stateOf(id)).toBe('PHONE_CHANGED');
    },
  );

  it('the end of guardianship: the code, the devices and the sessions', async () => {
    const { id, guardianship: standing } = await newGuardian();
    const device = await inside(id, '0011');
    const session = await signedIn(id);
    const code = await codeFor(id);
    expect([await isIn(device), await isIn(session)]).toEqual([true, true]);
    const seen = { guardianshipId: standing.id, expectedVersion: standing.version };
    await done(counsellor('endGuardianship', 'EndGuardianshipInput', seen, 'id'));
    expect(await accessOf(id)).toMatchObject({ maySignIn: false, code: { state: 'ACCESS_ENDED' }, devices: [] });
    expect((await typed(code, '0011')).page.statusCode).toBe(400);
    const { body } = await device.get('/s');
    expect(body).toContain('Emme enää muista tätä laitetta.');
    expect(await app.sql('select from access.session where principal_id = $1', [id])).toEqual([]);
  });

  it('is undone with what would have caused it, and nobody else is signed out', async () => {
    const { id, guardianship: standing } = await newGuardian();
    await codeFor(id);
    const mothers = await inside();
    const stale = { guardianshipId: standing.id, expectedVersion: standing.version + 1 };
    expect((await counsellor('endGuardianship', 'EndGuardianshipInput', stale, 'id')).code).toBe('STALE');
    expect(await stateOf(id)).toBe('WAITING');
    const seen = { guardianshipId: standing.id, expectedVersion: standing.version };
    await done(counsellor('endGuardianship', 'EndGuardianshipInput', seen, 'id'));
    expect(await isIn(mothers)).toBe(true);
  });
});

describe('a remembered device', () => {
  it('is known for ninety days, and is kindly told so afterwards', async () => {
    const browser = await inside();
    pass('PT2159H');
    expect(await isIn(browser)).toBe(true);
    pass('PT1H');
    const { body } = await browser.get('/s');
    expect(body).toContain('Emme enää muista tätä laitetta. Pyydä palveluohjaajaltasi uusi koodi.');
    expect(body).toContain('<label for="code">');
  });

  it('is listed and forgotten by its owner, one and all', async () => {
    const [first, second] = [await inside(), await inside()];
    const { body } = await first.get('/s/laitteet');
    expect(body).toContain('Tämä laite');
    expect(body).toContain('Tuntematon laite');
    expect(body).toContain('Käytetty viimeksi ma 23.11.2026');
    const [mine] = await app.sql<{ id: string }>(
      `select id from access.session where principal_id = $1 order by opened_at, id limit 1`,
      [family.motherId],
    );
    const ids = buttonsIn(body).map((text) => text.split(' ')[0]!);
    const others = ids.filter((text) => /^[0-9a-f-]{36}$/.test(text));
    expect(others.length).toBeGreaterThan(0);
    expect(ids.slice(-2)).toEqual(['this', 'all']);
    for (const end of others) {
      const page = await first.post('/s/laitteet', { end });
      expect(page.body).toContain('Laite on unohdettu.');
    }
    expect(mine).toBeDefined();
    expect([await isIn(first), await isIn(second)]).toEqual([true, false]);
    expect((await first.post('/s/laitteet', { end: others[0]! })).body).toContain('ei enää ollut luettelossa');

    const third = await inside();
    const { body: out } = await first.post('/s/laitteet', { end: 'all' });
    expect(out).toContain('Sinut on kirjattu ulos kaikkialta.');
    expect([...first.cookies.keys()]).not.toContain(DEVICE);
    expect([await isIn(first), await isIn(third)]).toEqual([false, false]);
  });

  it('forgets itself, and wants the proof of the page for it', async () => {
    const browser = await inside();
    const other = await inside();
    await browser.get('/s/laitteet');
    const proof = browser.hidden['proof']!;
    browser.hidden = { proof: `${proof.slice(0, -1)}${proof.endsWith('A') ? 'Q' : 'A'}` };
    expect((await browser.post('/s/laitteet', { end: 'this' })).statusCode).toBe(403);
    expect(await isIn(browser)).toBe(true);
    await browser.get('/s/laitteet');
    const { body, headers } = await browser.post('/s/laitteet', { end: 'this' });
    expect(body).toContain('Tämä laite on nyt unohdettu.');
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    expect([await isIn(browser), await isIn(other)]).toEqual([false, true]);
  });

  it('of somebody else is not ended, nor listed', async () => {
    const [mother, father] = [await inside(), await inside(fatherId, '6677')];
    const [his] = await app.sql<{ id: string }>(
      'select id from access.session where principal_id = $1 order by opened_at desc limit 1',
      [fatherId],
    );
    const { body } = await mother.get('/s/laitteet');
    expect(body).not.toContain(his!.id);
    expect((await mother.post('/s/laitteet', { end: his!.id })).body).toContain('ei enää ollut luettelossa');
    expect((await father.get('/s')).body).toContain('Vem hjälper?');
  });

  it('is ended by the counsellor when the phone is lost, with whatever is signed in; all of it logged', async () => {
    const known = (await accessOf()).devices.map(({ id }: { id: string }) => id);
    const browser = await inside();
    const session = await signedIn(family.motherId);
    const { devices } = await accessOf();
    const lost = devices.find(({ id }: { id: string }) => !known.includes(id));
    const before = await lastLine();
    const input = { personId: family.motherId, deviceId: lost.id };
    const left = await done(counsellor('endFamilyDevice', 'EndFamilyDeviceInput', input, ACCESS));
    expect(left.devices).toHaveLength(devices.length - 1);
    expect([await isIn(browser), await isIn(session)]).toEqual([false, false]);
    const lines = (await logged(before)).map(({ action, operation, category }) => [action, operation, category]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['change', 'endFamilyDevice', 'reach'],
        ['read', 'endFamilyDevice', 'reach'],
      ]),
    );
    expect((await counsellor('endFamilyDevice', 'EndFamilyDeviceInput', input, 'personId')).code).toBe('NOT_FOUND');
    for (const persona of ['nurse', 'counsellor-other-area'] as const) {
      const refused = await mutate(app, persona)('endFamilyDevice', 'EndFamilyDeviceInput', input, 'personId');
      expect(refused.code).toBe('NOT_FOUND');
    }
    await inside();
    const ofOther = { personId: fatherId, deviceId: (await accessOf()).devices[0].id };
    expect((await counsellor('endFamilyDevice', 'EndFamilyDeviceInput', ofOther, 'personId')).code).toBe('NOT_FOUND');
  });

  it('opens nothing of GraphQL', async () => {
    const { cookie } = await inside();
    const query = '{ myFamilyPages { caseId sharedGoal } }';
    const { body } = await app.inject({ method: 'POST', url: '/graphql', headers: { ...cookie }, payload: { query } });
    expect(body).toContain('UNAUTHENTICATED');
  });
});

describe('the page', () => {
  let mine: OpenedCase;
  beforeAll(async () => {
    app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
    mine = await openCase(app);
    const meetingId = await meetingOf(mine);
    await app.sql(
      `update unit set phone = '+358291234567' where id = (select counsellor_unit from network_case where id = $1)`,
      [mine.caseId],
    );
    const version = await draft(app, mine.caseId);
    const own = {
      planVersionId: version.id,
      text: 'Kirjoittaa iltarutiinin <b>listaksi</b>.',
      ownerKind: 'FAMILY',
      ownerId: mine.motherId,
      dueOn: '2026-12-18',
    };
    const action = await done(counsellor('addAction', 'AddActionInput', own, 'id version'));
    await promised(app, action, { byPhone: true });
    await join(app, mine.caseId, 'nurse', ['identity', 'plan', 'actions']);
    await promised(app, await actionOf(app, version.id, 'nurse'), { byPhone: true });
    await agree(app, version, mine.motherId);
    expect(meetingId).toBeDefined();
  });

  it('tells a device who is responsible, with the number, and when one meets; and nothing of the plan', async () => {
    const { body } = await (await inside(mine.motherId)).get('/s');
    const [who] = await app.sql<{ name: string; title: string; phone: string }>(
      `select p.given_name || ' ' || p.family_name as name, p.title, coalesce(p.phone, u.phone) as phone
       from network_case c join professional p on p.id = c.counsellor_id join unit u on u.id = c.counsellor_unit where c.id = $1`,
      [mine.caseId],
    );
    expect(body).toContain(who!.name);
    expect(body).toContain(who!.title);
    expect(body).toContain(`href="tel:${who!.phone.replaceAll(' ', '').replace(/^0/, '+358')}"`);
    expect(body).toContain('ti 1.12.2026 klo 13.00–14.00');
    expect(body).toContain('Paikan päällä');
    expect(body).toContain('Näe koko suunnitelma');
    expect(body).not.toMatch(/rauhallista|iltarutiinin|Salakoski|Marjatta|Onni|Yhteinen tavoite|lupaukse/);
    expect(body).toContain('<title>Perheen sivu – Yhdessä</title>');
    const style = await app.inject({ method: 'GET', url: '/s/style.css' });
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
  });

  it('tells who has shown who they are also the goal, what each has promised and the next review; all of it logged', async () => {
    const before = await lastLine();
    const { body } = await (await signedIn(mine.motherId)).get('/s');
    expect(body).toContain('Iltaisin on rauhallista.');
    expect(body).toContain('Kirjoittaa iltarutiinin &lt;b&gt;listaksi&lt;/b&gt;.');
    expect(body).toMatch(
      /Mitä muut ovat luvanneet<\/h2>.*Soittaa kotiin\.<\/p><p>[^<]+, [^<]+<\/p><p class="hint">Määräpäivä pe 18\.12\.2026 · Ei vielä aloitettu</,
    );
    expect(body).toContain('Suunnitelmaa katsotaan yhdessä ma 4.1.2027.');
    expect(body).not.toContain('Näe koko suunnitelma');
    expect(
      (await logged(before)).filter(({ action }) => action === 'read').map(({ category, basis }) => [category, basis]),
    ).toEqual(
      expect.arrayContaining([
        ['logistics', 'guardian'],
        ['plan', 'guardian'],
        ['actions', 'guardian'],
      ]),
    );
  });

  describe('one’s own promises', () => {
    const SAY = '/s/lupaukset';
    const valuesIn = (body: string) =>
      buttonsIn(body).flatMap((button) => /^(?:\* )?((?:done|stuck)\.\d+\.\S+)/.exec(button)?.[1] ?? []);
    const mothers = async () =>
      (
        await app.sql<{ progress: string; version: number }>(
          'select progress, version from plan_action where case_id = $1 and owner_id = $2',
          [mine.caseId, mine.motherId],
        )
      )[0]!;

    it('are spoken of by their owner with one press; why they are stuck is asked first', async () => {
      const browser = await signedIn(mine.motherId);
      const [done, stuck] = valuesIn((await browser.get('/s')).body);
      const asked = await browser.post(SAY, { say: stuck! });
      expect([asked.statusCode, asked.body.includes('<h1 id="why">Mikä on esteenä?</h1>')]).toEqual([200, true]);
      expect((await mothers()).progress).toBe('open');
      const said = await browser.post(SAY, { say: done! });
      expect(said.statusCode).toBe(200);
      expect(said.body).toContain('Kiitos, vastauksesi on tallennettu.');
      expect(said.body).toContain('<title>Vastaus tallennettu – Perheen sivu – Yhdessä</title>');
      expect((await mothers()).progress).toBe('done');
      const late = await browser.post(SAY, { say: stuck!, reason: 'Kello ei riitä. Punatulkku.' });
      expect([late.statusCode, late.body.includes('Tämä on muuttunut sillä välin.')]).toEqual([409, true]);
      expect(late.body).toContain('>Kello ei riitä. Punatulkku.</textarea>');
      expect((await mothers()).progress).toBe('done');
    });

    it('nobody speaks of what others have promised, nor without the page, nor from a device', async () => {
      const [nurses] = await app.sql<{ id: string; version: number }>(
        'select id, version from plan_action where case_id = $1 and owner_id <> $2',
        [mine.caseId, mine.motherId],
      );
      const say = `done.${nurses!.version}.${nurses!.id}`;
      const browser = await signedIn(mine.motherId);
      await browser.get('/s');
      expect((await browser.post(SAY, { say })).statusCode).toBe(409);
      expect((await browser.post(SAY, { say, proof: '' })).statusCode).toBe(403);
      const device = await (await inside(mine.motherId)).post(SAY, { say });
      expect([device.statusCode, device.headers['location']]).toEqual([303, '/s']);
      expect(await app.sql('select progress, version from plan_action where id = $1', [nurses!.id])).toEqual([
        { progress: 'open', version: nurses!.version },
      ]);
    });

    it('what was typed comes back when the session is over', async () => {
      const browser = await signedIn(mine.motherId);
      const { version } = await mothers();
      await browser.get('/s');
      browser.cookies.delete(SESSION_COOKIE);
      const say = `stuck.${version}.${mine.caseId}`;
      const { statusCode, body } = await browser.post(SAY, { say, reason: 'Kello ei riitä. Punatulkku.' });
      expect([statusCode, body.includes('Kello ei riitä. Punatulkku.')]).toEqual([403, true]);
    });
  });

  it('tells a device no more of where than a place to which everybody goes, and not even that if somebody hides', async () => {
    const [site] = await app.sql<{ name: string }>(
      `select s.place as name from service s join unit u on u.id = s.unit_id
       where s.area_id = $1 and u.sector = 'service-guidance' and s.withdrawn_at is null limit 1`,
      [POHDE.id],
    );
    const place = async (text: string, mode = 'in-person') => {
      const [row] = await app.sql<{ id: string }>('select id from meeting where case_id = $1', [mine.caseId]);
      const sealed = await app.running.app
        .get(Work)
        .run({ principalId: principalOf('counsellor') }, 'test', async () =>
          (await app.running.app.get(Sealing).keyOf('case', mine.caseId)).seal(`meeting.place:${row!.id}`, text),
        );
      await app.sql('update meeting set mode = $2 where id = $1', [row!.id, mode]);
      await app.sql('delete from meeting_place where meeting_id = $1', [row!.id]);
      await app.sql(`insert into meeting_place (area_id, meeting_id, case_id, place) values ($1, $2, $3, $4)`, [
        POHDE.id,
        row!.id,
        mine.caseId,
        sealed.bytes,
      ]);
    };
    const [device, session] = [await inside(mine.motherId), await signedIn(mine.motherId)];
    const told = async (browser: Browser) => /<p>Paikka: ([^<]*)</.exec((await browser.get('/s')).body)?.[1];
    await place(`${site!.name}, neuvotteluhuone 2`);
    expect([await told(device), await told(session)]).toEqual([site!.name, `${site!.name}, neuvotteluhuone 2`]);
    await place('Kanervatie 7 A 3');
    expect([await told(device), await told(session)]).toEqual([undefined, 'Kanervatie 7 A 3']);
    await place(site!.name, 'home');
    expect(await told(device)).toBeUndefined();
    await place(site!.name);
    expect(await told(device)).toBe(site!.name);
    await app.sql(
      `insert into contact_way (area_id, id, family_id, person_id, kind, value, safe)
       values ($1, gen_random_uuid(), $2, $3, 'letter', '\\x00', false)`,
      [POHDE.id, mine.familyId, mine.childId],
    );
    expect(await told(device)).toBeUndefined();
    expect((await device.get('/s')).body).toContain('Kysy paikka puhelimessa');
    await app.sql('update meeting_place set place = null where case_id = $1', [mine.caseId]);
  });

  it('names the stand-in and when they do', async () => {
    const { professionalId, unitId } = await seatOf(app, 'nurse');
    await app.sql(
      `insert into stand_in (area_id, id, case_id, professional_id, unit_id, first_day, last_day, starts_at, ends_at, named_by)
       values ($1, gen_random_uuid(), $2, $3, $4, '2026-11-30', '2026-12-06', '2026-11-29T22:00Z', '2026-12-06T22:00Z', $5)`,
      [POHDE.id, mine.caseId, professionalId, unitId, principalOf('counsellor')],
    );
    const browser = await inside(mine.motherId);
    expect((await browser.get('/s')).body).toContain('Sijainen ma 30.11.2026 – su 6.12.2026');
    pass('PT192H');
    expect((await browser.get('/s')).body).toContain('Sijainen nyt');
  });

  it('tells kindly whom to ring who came in, and to whom nothing is open any more', async () => {
    const [device, session] = [await inside(mine.motherId), await signedIn(mine.motherId)];
    await app.sql(`update access.access_grant set valid_until = $2 where principal_id = $1`, [
      mine.motherId,
      app.clock.now().toString(),
    ]);
    for (const browser of [device, session]) {
      const { statusCode, body } = await browser.get('/s');
      expect(statusCode).toBe(200);
      expect(body).toContain('Täällä ei ole nyt mitään näytettävää');
      expect(body).toContain('href="tel:+358291234567"');
      expect(body).not.toMatch(/1\.12\.2026|rauhallista/);
    }
    await app.sql(`update access.access_grant set valid_until = null where principal_id = $1`, [mine.motherId]);
    expect(await isIn(device)).toBe(true);
  });

  it('shows each case of one person, and a closed one only when none is open', async () => {
    const contact = await recordContact(app);
    const input = {
      contactId: contact.id,
      expectedVersion: contact.version,
      familyId: mine.familyId,
      legalFrame: 'GUIDANCE',
      needCodes: ['PARENTING'],
      people: [],
    };
    const second = await done(counsellor('openCase', 'OpenCaseInput', input, 'id'));
    const browser = await inside(mine.motherId);
    const helpers = async () => (await browser.get('/s')).body.match(/Kuka auttaa\?/g)?.length;
    expect(await helpers()).toBe(2);
    const close = (id: string) => closeCase(id);
    await close(second.id);
    expect(await helpers()).toBe(1);
    await close(mine.caseId);
    const { body } = await browser.get('/s');
    expect(body.match(/Asia on päätetty/g)).toHaveLength(1);
    expect(body).toContain('href="tel:+358291234567"');
    expect(body).not.toContain('Näe koko suunnitelma');
  });
});

describe('everybody of the demo’s family', () => {
  it.each([
    ['guardian', '9101'],
    ['other-guardian', '9102'],
    ['minor', '9103'],
    ['close-person', '9104'],
  ] as const)('of which the %s comes in by an own code, and finds whom to ring', async (persona, digits) => {
    const browser = await inside(principalOf(persona), digits);
    for (const each of [browser, await signedIn(principalOf(persona))]) {
      const { statusCode, body } = await each.get('/s');
      expect(statusCode).toBe(200);
      expect(body).toMatch(/Kuka auttaa\?<\/h2><p class="name">\S+ \S+<\/p>/);
      expect(body).toContain('href="tel:+358');
      expect((await each.get('/s/laitteet')).body).toContain('Tämä laite');
    }
  });
});

describe('long afterwards', () => {
  it('codes that ended a season ago are forgotten', async () => {
    await codeFor();
    const count = async () => Number((await app.sql('select count(*) from access.family_code'))[0]!['count']);
    expect(await count()).toBeGreaterThan(5);
    pass('PT2520H');
    await app.runDue();
    expect(await count()).toBe(0);
  });
});
