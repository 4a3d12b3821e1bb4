import type { Response } from 'light-my-request';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { HELP_LINES } from '../src/doors/advice/help-lines.data.js';
import { Work } from '../src/platform/access/work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser } from './support/doors.js';

const DESK = '00000000-0000-7000-8000-00000000000f';
const OULU = '564';
const PHONE = '040 777 8899';
const WORDS = 'Iltapäivät ovat vaikeita. Punatulkku.';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  await app.sql('delete from access.gate');
});

const fields = { phone: PHONE, municipality: OULU, role: 'family-member', language: 'sv', words: WORDS };
/** Shows the page and sends its form. */
async function send(form: Record<string, string>, from = '192.0.2.1'): Promise<{ browser: Browser; sent: Response }> {
  const browser = new Browser(app, from);
  await browser.get('/neuvo');
  return { browser, sent: await browser.post('/neuvo', form) };
}
const contacts = () =>
  app.sql<Record<string, unknown>>(
    `select id, area_id, state, channel, contact_role, municipality, has_safety_ban, urgency, ask, anonymous, taken_by
     from contact where recorded_by = $1 order by id`,
    [DESK],
  );
const linesIn = async () => (await contacts()).length;

describe('whoever asks for advice', () => {
  it('needs no account: one contact stands in the queue of the area at once, for who is on duty', async () => {
    const { sent } = await send({ ...fields, safeTime: 'arkisin klo 9–14', givenName: 'Punatulkku' });
    expect([sent.statusCode, sent.headers['location'], sent.body]).toEqual([303, '/neuvo/kiitos', '']);
    const [contact] = await contacts();
    expect(contact).toMatchObject({
      area_id: POHDE.id,
      state: 'received',
      channel: 'web-form',
      contact_role: 'family-member',
      municipality: OULU,
      has_safety_ban: false,
      urgency: 'soon',
      ask: 'advice',
      anonymous: false,
      taken_by: null,
    });
    const { data } = await app.as('counsellor')(
      `query ($id: UUID!) { contact(id: $id) { channel state version identity { givenName phone email safeTimeToCall } needs { needCodes description } } }`,
      { id: contact!['id'] },
    );
    expect(data!['contact']).toMatchObject({
      channel: 'WEB_FORM',
      identity: { givenName: 'Punatulkku', phone: '+358407778899', email: null, safeTimeToCall: 'arkisin klo 9–14' },
      needs: { needCodes: ['OTHER'], description: `Asiointikieli: ruotsi. ÄLÄ JÄTÄ VIESTIÄ.\n\n${WORDS}` },
    });
    await done(
      mutate(app, 'counsellor')('takeContact', 'ContactInput', { contactId: contact!['id'], expectedVersion: 1 }, 'id'),
    );
  });

  it('leaves lines in the access log, by the desk of the door', async () => {
    const [contact] = await contacts();
    const rows = await app.sql<{ category: string }>(
      `select category from audit.access_log where scope_id = $1 and principal_id = $2 and action = 'record' and basis = 'asking' order by 1`,
      [contact!['id'], DESK],
    );
    expect(rows.map(({ category }) => category)).toEqual(['identity', 'logistics', 'needs']);
  });

  it('is read by nobody of another area, nor by the desk a moment later', async () => {
    const [contact] = await contacts();
    const { data, errors } = await app.as('counsellor-other-area')(`query ($id: UUID!) { contact(id: $id) { id } }`, {
      id: contact!['id'],
    });
    expect(data?.['contact'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.['code'] ?? 'NOT_FOUND').toBe('NOT_FOUND');
    const grants = await app.sql(
      `select 1 from access.access_grant where principal_id = $1 and valid_until > $2::timestamptz + interval '1 second'`,
      [DESK, app.clock.now().toString()],
    );
    expect(grants).toEqual([]);
  });

  it('may give an address instead of a number, and say nothing else', async () => {
    const before = await linesIn();
    const { sent } = await send({ email: 'punatulkku@example.fi', municipality: OULU });
    expect(sent.statusCode).toBe(303);
    expect(await linesIn()).toBe(before + 1);
  });

  it('who lives in hiding keeps the municipality for who takes the contact', async () => {
    await send({ ...fields, phone: '040 111 5566', safetyBan: '1' });
    const contact = (await contacts()).at(-1)!;
    expect(contact).toMatchObject({ has_safety_ban: true, municipality: null });
    const homes = await app.sql('select municipality from contact_home where contact_id = $1', [contact['id']]);
    expect(homes).toEqual([{ municipality: OULU }]);
  });

  it('presses twice, or five times at once, and there is one contact', async () => {
    const before = await linesIn();
    const browser = new Browser(app);
    await browser.get('/neuvo');
    const form = { ...browser.hidden, ...fields, phone: '040 222 3344' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post('/neuvo', form)));
    answers.push(await browser.post('/neuvo', form));
    expect(answers.map(({ headers }) => headers['location'])).toEqual(Array(6).fill('/neuvo/kiitos'));
    expect(await linesIn()).toBe(before + 1);
  });
});

describe('nothing that was typed is lost', () => {
  it.each([
    ['without a way to be reached', { phone: '' }, ['Kirjoita puhelinnumero tai sähköpostiosoite.']],
    ['with no number', { phone: 'naapurin numero' }, ['Kirjoita puhelinnumero, esimerkiksi 040 123 4567.']],
    ['with no address', { email: 'ei@' }, ['Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi.']],
    ['without a municipality', { municipality: '' }, ['Valitse kunta, jossa perhe asuu.']],
    ['of a municipality that is not ours', { municipality: '091' }, ['Valitse kunta, jossa perhe asuu.']],
    [
      'with a time to call and no number',
      { phone: '', email: 'punatulkku@example.fi', safeTime: 'iltaisin' },
      ['Kerroit, milloin voi soittaa. Kirjoita myös puhelinnumero.'],
    ],
    [
      'with all of it',
      { phone: '1', email: '2', municipality: '', words: 'x'.repeat(2001) },
      ['Kirjoita puhelinnumero, esi', 'Kirjoita sähköpostiosoite, esi', 'Valitse kunta, jossa', 'Lyhennä tekstiä'],
    ],
  ])('%s', async (_, wrong, told) => {
    const before = await linesIn();
    const { browser, sent } = await send({ ...fields, givenName: 'Punatulkku', ...wrong });
    expect(sent.statusCode).toBe(400);
    const summary = /<div id="notice".*?<\/div>/s.exec(sent.body)![0];
    expect([...summary.matchAll(/<a href="#(\w+)"/g)]).toHaveLength(told.length);
    for (const each of told) expect(summary).toContain(each);
    for (const typed of Object.values({ ...fields, ...wrong }).filter((each) => each !== '' && each.length < 100))
      expect(sent.body).toContain(typed === '091' ? 'Valitse kunta' : typed);
    expect(sent.body).toContain('<title>Virhe – Yhteydenotto – Yhdessä</title>');
    expect(await linesIn()).toBe(before);
    const again = await browser.post('/neuvo', { ...fields, phone: `040 999 ${1000 + before}` });
    expect([again.statusCode, await linesIn()]).toEqual([303, before + 1]);
  });

  it('without the proof of a page of ours', async () => {
    const browser = new Browser(app);
    const sent = await browser.post('/neuvo', fields);
    expect(sent.statusCode).toBe(403);
    expect(sent.body).toContain(PHONE);
    expect((await browser.post('/neuvo', fields)).statusCode).toBe(303);
  });

  it('when too many come with one number: the page says how long to wait, and whom to call meanwhile', async () => {
    const form = { ...fields, phone: '040 333 4455' };
    for (let i = 0; i < 4; i += 1) expect((await send(form, `192.0.2.${i + 10}`)).sent.statusCode).toBe(303);
    const before = await linesIn();
    const { browser, sent } = await send(form, '192.0.2.20');
    expect(sent.statusCode).toBe(429);
    expect(Number(sent.headers['retry-after'])).toBeGreaterThan(0);
    expect(sent.body).toContain(form.phone);
    expect(sent.body).toMatch(/Odota (minuutti|\d+ minuuttia)/);
    expect(sent.body).toContain('href="tel:+358');
    expect(await linesIn()).toBe(before);
    app.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    expect((await browser.post('/neuvo', form)).statusCode).toBe(303);
    expect(await linesIn()).toBe(before + 1);
  });

  it('nor from one network', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 13; i += 1)
      statuses.push((await send({ ...fields, phone: `040 44${i + 10} 000` }, '198.51.100.1')).sent.statusCode);
    expect(statuses.filter((each) => each === 303).length).toBeGreaterThanOrEqual(10);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the pages', () => {
  const get = (url: string) => app.inject({ method: 'GET', url });

  it.each([
    ['fi', 'Pyydä neuvo', 'Poistu sivulta nopeasti', 'Yhteydenotto'],
    ['sv', 'Be om råd', 'Lämna sidan snabbt', 'Kontakt'],
    ['en', 'Ask for advice', 'Leave this page quickly', 'Contact'],
  ])('in %s have the way out first, and leave as little behind as they can', async (language, title, exit, neutral) => {
    for (const path of ['/neuvo', '/neuvo/kiitos']) {
      const { statusCode, headers, body } = await get(`${path}?kieli=${language}`);
      expect([statusCode, headers['cache-control'], headers['referrer-policy']]).toEqual([
        200,
        'no-store',
        'no-referrer',
      ]);
      expect(body).toContain(`<title>${neutral} – Yhdessä</title>`);
      expect(body).toMatch(
        new RegExp(`<main><p class="exit"><a class="call" href="https://[^"]+" rel="noreferrer noopener">${exit}<`),
      );
      for (const { number } of HELP_LINES) expect(body).toContain(number);
      expect(body).not.toContain('<script');
      expect(Buffer.byteLength(body)).toBeLessThan(15_000);
    }
    expect((await get(`/neuvo?kieli=${language}`)).body).toContain(`<h1>${title}</h1>`);
  });

  it.each([
    ['2026-11-24T10:00:00Z', 'ke 25.11.2026'],
    ['2026-11-27T16:00:00Z', 'ma 30.11.2026'],
    ['2026-12-23T10:00:00Z', 'ma 28.12.2026'],
  ])('tell who asks at %s that it is %s', async (now, day) => {
    app.clock.moveTo(Temporal.Instant.from(now));
    expect((await get('/neuvo/kiitos')).body).toContain(day.slice(3, 8));
  });
});

describe('the desk of the door', () => {
  const ask = (principalId: string | null, sql: string, values: unknown[] = []) =>
    app.running.app.get(Work).run({ principalId }, 'test', (em) => em.execute(sql, values));

  it.each([null, principalOf('nurse'), principalOf('counsellor'), principalOf('guardian')])(
    'is stood at by nobody else: %s',
    async (who) => {
      const open = `select * from access.open_request(gen_random_uuid(), '564', '\\x01', '[]')`;
      await expect(ask(who, open)).rejects.toThrow('only the desk of the door');
      const feedback = `select * from access.take_page_feedback(gen_random_uuid(), '\\x00', '\\x02', '[]')`;
      await expect(ask(who, feedback)).rejects.toThrow('only the desk of the door');
    },
  );

  it('reads no contact, and makes none but for a moment', async () => {
    expect(await ask(DESK, 'select id from contact')).toEqual([]);
    expect(await ask(DESK, 'select id from family')).toEqual([]);
    await expect(ask(DESK, 'select * from access.open_contact(gen_random_uuid(), ?)', [POHDE.id])).rejects.toThrow(
      'only a counsellor',
    );
  });
});
