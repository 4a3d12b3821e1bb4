import type { Response } from 'light-my-request';
import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { seatOf } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { addMeeting, announce, linkIn, mailbox, opened, startMail } from './support/invited.js';
import { actionOf, agree, type Answered, draft, meet, type MetCase, promised } from './support/plans.js';
import { statementsOf } from './support/statements.js';

const TEXT = 'Soittaa kotiin.';
const ASKED = 'Jos osoite on meillä, lähetimme siihen koodin. Se on voimassa 10 minuuttia.';
const WRONG = 'Koodi ei kelpaa.';
const TITLE = '<h1>Omat lupaukset</h1>';

let app: TestApp;
let stopMail: () => Promise<void>;
let met: MetCase;
/** Promised by the nurse in the meeting; the others wanted of the teacher, who was not there. */
let promise: Answered;
let wanted: Answered;
let unwanted: Answered;
let nurse: string;
let teacher: string;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  [nurse, teacher] = (await Promise.all(
    (['nurse', 'teacher'] as const).map(async (persona) => {
      const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
        principalOf(persona),
      ]);
      return row!.email;
    }),
  )) as [string, string];
  // What the demo's own family was promised is not of interest here.
  await app.sql(`update plan_action set until_version = coalesce(since_version, 1) + 1000`);
  met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  promise = await promised(app, await actionOf(app, first.id, 'nurse'));
  wanted = await actionOf(app, first.id, 'teacher', '2026-12-10');
  unwanted = await actionOf(app, first.id, 'teacher', '2026-12-11');
  await agree(app, first, met.motherId);
  await app.runDue();
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
  await app.sql('delete from access.gate');
  await app.sql('delete from access.email_code');
});

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));

/** The codes in somebody's mailbox, oldest first. */
const codesOf = async (address: string): Promise<string[]> => {
  const mails = await Promise.all(mailbox(app, address).map(({ raw }) => PostalMime.parse(raw)));
  return mails.flatMap(({ subject, text }) =>
    subject?.includes('Yhdessä') ? (/^(\d{4} \d{4})$/m.exec(text ?? '')?.slice(1) ?? []) : [],
  );
};

/** A browser that asked for a code, and the page it got. */
async function asked(address: string, browser = new Browser(app)): Promise<{ browser: Browser; page: Response }> {
  await browser.get('/lupaukset');
  return { browser, page: await browser.post('/lupaukset', { address }) };
}

/** The same, with the code that came. */
async function mailed(address = nurse, browser = new Browser(app)): Promise<{ browser: Browser; code: string }> {
  await asked(address, browser);
  await app.runDue();
  return { browser, code: (await codesOf(address)).at(-1)! };
}

/** A browser that came in. */
async function visiting(address = nurse): Promise<Browser> {
  const { browser, code } = await mailed(address);
  const { statusCode, headers } = await browser.post('/lupaukset/koodi', { code });
  expect([statusCode, headers['location']]).toEqual([303, '/lupaukset']);
  return browser;
}

const wrongOf = (code: string) => String((Number(code.replace(' ', '')) + 1) % 10 ** 8).padStart(8, '0');

const logged = (since: number) =>
  app.sql<{ principal_id: string | null; action: string; operation: string; basis: string }>(
    'select principal_id, action, operation, basis from audit.access_log where id > $1 order by id',
    [since],
  );
const lastLine = async () => Number((await app.sql('select max(id) as id from audit.access_log'))[0]!['id'] ?? 0);

const rowOf = async ({ id }: Answered) => (await app.sql('select * from plan_action where id = $1', [id]))[0]!;
const live = () => app.sql('select * from access.email_code');

describe('the page that asks for an address', () => {
  it('is small, has one field with a name, no script, and nothing from elsewhere', async () => {
    const { body, headers, statusCode } = await new Browser(app).get('/lupaukset');
    const style = await app.inject({ method: 'GET', url: '/lupaukset/style.css' });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(style.headers['content-type']).toContain('text/css');
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
    expect(body).not.toMatch(/<script| style=|<style|<img|src="|https?:/i);
    expect(body).toContain('<label for="address">Sähköpostiosoite, johon sait kutsun</label>');
    expect(body).toMatch(/<input type="email"[^>]*id="address"[^>]*aria-describedby="hint"/);
    expect(body).toMatch(/^<!doctype html><html lang="fi">/);
    expect(body.match(/<h1/g)).toHaveLength(1);
  });

  it.each([
    ['sv', 'Egna löften', 'Skicka koden', 'Koden gäller i 10 minuter'],
    ['en', 'My promises', 'Send the code', 'It is valid for 10 minutes'],
  ])('speaks %s, and goes on in it', async (language, title, button, answer) => {
    const browser = new Browser(app);
    const { body } = await browser.get(`/lupaukset?kieli=${language}`);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(buttonsIn(body)).toEqual([` ${button}`]);
    expect(body).toContain(`action="/lupaukset?kieli=${language}"`);
    const next = await browser.post(`/lupaukset?kieli=${language}`, { address: nurse });
    expect(next.body).toContain(answer);
    expect(next.body).toContain(`action="/lupaukset/koodi?kieli=${language}"`);
  });

  it.each([
    ['nothing', ''],
    ['no address', 'helmi'],
    ['two addresses', 'a@kunta.example, b@kunta.example'],
    ['a second header', 'helmi@kunta.example\r\nBcc: kaikki@evil.example'],
    ['a header in the middle', 'helmi\r\nBcc: kaikki@evil.example\r\n@kunta.example'],
    ['a NUL', 'helmi\u0000@kunta.example'],
    ['a bracket', '<helmi@kunta.example>'],
    ['more than an address can be', `${'a'.repeat(250)}@kunta.example`],
  ])('says what is wrong with %s, at the field, and asks for nothing', async (_, address) => {
    const { page } = await asked(address);
    expect(page.statusCode).toBe(400);
    expect(page.body).toMatch(/<p id="notice" class="notice failed" role="alert"><a href="#address">Kirjoita/);
    expect(page.body).toMatch(/id="address"[^>]*aria-invalid="true" aria-describedby="notice hint"/);
    expect(page.body).toContain('<title>Virhe – Omat lupaukset – Yhdessä</title>');
    expect(await live()).toEqual([]);
  });

  it('does not believe a form without the cookie of the page, as a scanner would send it', async () => {
    const { hidden } = await (async () => {
      const browser = new Browser(app);
      await browser.get('/lupaukset');
      return browser;
    })();
    const scanner = new Browser(app);
    scanner.hidden = hidden;
    const { statusCode, body } = await scanner.post('/lupaukset', { address: nurse }, {});
    expect([statusCode, body.includes('Paina nappia uudelleen')]).toEqual([403, true]);
    const foreign = await scanner.post('/lupaukset', { address: nurse }, { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    expect(await live()).toEqual([]);
    // It has the cookie now: one more press, and it goes.
    expect((await scanner.post('/lupaukset', { address: nurse })).body).toContain(ASKED);
  });
});

describe('asking for a code', () => {
  it('answers the same bytes with the same statements, whoever has the address', async () => {
    const browser = new Browser(app);
    await asked(nurse, browser);
    const answers: string[] = [];
    const statements: string[][] = [];
    for (const address of [nurse, 'ei.ketaan@kunta.example', teacher, 'toinen@kunta.example']) {
      statements.push(
        await statementsOf(async () => {
          const { statusCode, headers, body } = await browser.post('/lupaukset', { address });
          const { date: _, ...rest } = headers;
          answers.push(JSON.stringify({ statusCode, rest, body }));
        }),
      );
    }
    expect(answers[0]).toContain(ASKED);
    expect(new Set(answers).size).toBe(1);
    expect(statements[0]!.length).toBe(2);
    const shape = (texts: string[]) => texts.map((text) => text.replaceAll(/E?'(?:[^'\\]|\\.)*'/g, '?'));
    for (const each of statements) expect(shape(each)).toEqual(shape(statements[0]!));
  });

  it('makes a row and an effect for an unknown address too, and the effect ends without a mail', async () => {
    const { browser } = await asked('ei.ketaan@kunta.example');
    expect(await live()).toHaveLength(1);
    await app.runDue();
    const [row] = await live();
    expect(row).toMatchObject({ asked: null, principal_id: null });
    const effects = await app.sql(`select state, payload from platform.outbox_effect where key = $1`, [row!['id']]);
    expect(effects).toEqual([{ state: 'done', payload: {} }]);
    expect(mailbox(app, 'ei.ketaan@kunta.example')).toEqual([]);
    expect((await browser.post('/lupaukset/koodi', { code: '12345678' })).body).toContain(WRONG);
  });

  it.each([
    ['another case', (address: string) => address.toUpperCase()],
    ['spaces around', (address: string) => `  ${address} `],
  ])('knows an address in %s; the mail goes to the one of the directory', async (_, spelt) => {
    const before = await codesOf(nurse);
    await asked(spelt(nurse));
    await app.runDue();
    expect((await codesOf(nurse)).length).toBe(before.length + 1);
  });

  it('knows a domain in its own letters and as DNS has it', async () => {
    await app.sql('update professional set email = $1 where id = $2', ['Helmi@Äijä.example', principalOf('nurse')]);
    for (const address of ['helmi@äijä.example', 'helmi@xn--ij-uiac.example']) await asked(address);
    await app.runDue();
    const rows = await live();
    await app.sql('update professional set email = $1 where id = $2', [nurse, principalOf('nurse')]);
    expect(rows.map((row) => row['principal_id'])).toEqual([principalOf('nurse'), principalOf('nurse')]);
  });

  it('finds nobody where two accounts would answer', async () => {
    await app.sql('update professional set email = $1 where id = $2', [nurse.toUpperCase(), principalOf('teacher')]);
    await asked(nurse);
    await app.runDue();
    await app.sql('update professional set email = $1 where id = $2', [teacher, principalOf('teacher')]);
    expect((await live())[0]).toMatchObject({ principal_id: null, asked: null });
  });

  it('mails eight digits, in the text alone, and forgets them once they left', async () => {
    const { code } = await mailed();
    const parsed = await PostalMime.parse(mailbox(app, nurse).at(-1)!.raw);
    expect(parsed.subject).toBe('Koodi Yhdessä-palveluun');
    expect(parsed.subject).not.toMatch(/\d/);
    expect(parsed.text).toContain('Kukaan meistä ei kysy sitä puhelimessa');
    expect(parsed.text).not.toMatch(/https?:|Salakoski|Marjatta|Onni/);
    expect(parsed.attachments).toEqual([]);
    const digits = code.replace(' ', '');
    const everything = await app.sql<{ row: string }>(
      `select c::text as row from access.email_code c union all select e::text from platform.outbox_effect e
       union all select l::text from audit.access_log l`,
    );
    const hex = Buffer.from(digits).toString('hex');
    for (const { row } of everything) expect(row).not.toMatch(new RegExp(`${digits}|${hex}`));
    expect((await live())[0]).toMatchObject({ asked: null, principal_id: principalOf('nurse') });
  });

  it.each([
    ['sv', 'Kod till tjänsten Yhdessä', 'Ingen av oss frågar'],
    ['en', 'Code for the Yhdessä service', 'None of us ever asks'],
  ])('writes in the language of whoever has the address: %s', async (language, subject, text) => {
    await app.sql('update professional set language = $1 where id = $2', [language, principalOf('nurse')]);
    const { browser, code } = await mailed();
    const mail = await PostalMime.parse(mailbox(app, nurse).at(-1)!.raw);
    const { statusCode } = await browser.post('/lupaukset/koodi', { code });
    const { body } = await browser.get('/lupaukset');
    await app.sql(`update professional set language = 'fi' where id = $1`, [principalOf('nurse')]);
    expect([mail.subject, mail.text!.includes(text), statusCode]).toEqual([subject, true, 303]);
    expect(body).toContain(`<html lang="${language}">`);
  });

  it('keeps the address and the code sealed until the mail left', async () => {
    await asked(nurse);
    const [row] = await live();
    expect((row!['asked'] as Buffer).toString('latin1')).not.toContain(nurse);
    expect(JSON.stringify(row)).not.toContain(Buffer.from(nurse).toString('hex'));
  });

  it('sends no mail any more when its ten minutes are over', async () => {
    const before = await codesOf(nurse);
    await asked(nurse);
    pass('PT11M');
    await app.runDue();
    expect(await codesOf(nurse)).toEqual(before);
  });
});

describe('a code', () => {
  it('comes in once: not again, and not in another browser', async () => {
    const { browser, code } = await mailed();
    const thief = new Browser(app);
    await asked(nurse, thief);
    expect((await thief.post('/lupaukset/koodi', { code })).body).toContain(WRONG);
    expect((await browser.post('/lupaukset/koodi', { code })).statusCode).toBe(303);
    const copy = new Browser(app);
    for (const [name, value] of browser.cookies) if (!name.includes('visit')) copy.cookies.set(name, value);
    await copy.get('/lupaukset/koodi');
    expect((await copy.post('/lupaukset/koodi', { code })).body).toContain(WRONG);
    await browser.get('/lupaukset/koodi');
    expect((await browser.post('/lupaukset/koodi', { code })).body).toContain(WRONG);
  });

  it('of two presses at once lets one in', async () => {
    const { browser, code } = await mailed();
    const both = await Promise.all([1, 2].map(() => browser.post('/lupaukset/koodi', { code })));
    expect(both.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([303, 400]);
  });

  it('is taken as it is typed, with or without the space', async () => {
    const { browser, code } = await mailed();
    expect((await browser.post('/lupaukset/koodi', { code: ` ${code.replace(' ', '')} ` })).statusCode).toBe(303);
  });

  it('is over after ten minutes, and not before', async () => {
    const early = await mailed();
    pass('PT9M50S');
    expect((await early.browser.post('/lupaukset/koodi', { code: early.code })).statusCode).toBe(303);
    const late = await mailed();
    pass('PT10M1S');
    const { statusCode, body } = await late.browser.post('/lupaukset/koodi', { code: late.code });
    expect([statusCode, body.includes(WRONG)]).toEqual([400, true]);
    expect((await live()).map((row) => row['tries_left'])).toEqual([5]);
    expect(body).toMatch(/id="code"[^>]*aria-invalid="true" aria-describedby="notice hint"/);
  });

  it('makes the one before void', async () => {
    const { browser, code } = await mailed();
    const next = await mailed(nurse, browser);
    expect(next.code).not.toBe(code);
    await browser.get('/lupaukset/koodi');
    expect((await browser.post('/lupaukset/koodi', { code })).body).toContain(WRONG);
    expect((await browser.post('/lupaukset/koodi', { code: next.code })).statusCode).toBe(303);
  });

  it('is dead after five wrong tries, also for whoever knows it', async () => {
    const { browser, code } = await mailed();
    for (let i = 0; i < 5; i += 1)
      expect((await browser.post('/lupaukset/koodi', { code: wrongOf(code) })).statusCode).toBe(400);
    expect((await browser.post('/lupaukset/koodi', { code })).body).toContain(WRONG);
    const fresh = await mailed(nurse, browser);
    for (let i = 0; i < 4; i += 1) await browser.post('/lupaukset/koodi', { code: wrongOf(fresh.code) });
    expect((await browser.post('/lupaukset/koodi', { code: fresh.code })).statusCode).toBe(303);
  });

  it('is not used up by looking, nor by a form that is not of this browser', async () => {
    const { browser, code } = await mailed();
    await browser.get('/lupaukset');
    await browser.get('/lupaukset/koodi');
    await browser.get(`/lupaukset/koodi?code=${code.replace(' ', '')}`);
    await app.inject({ method: 'HEAD', url: '/lupaukset/koodi', headers: browser.cookie });
    const cookieless = { cookie: '', origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await browser.post('/lupaukset/koodi', { code }, cookieless)).statusCode).toBe(403);
    await browser.get('/lupaukset/koodi');
    expect((await browser.post('/lupaukset/koodi', { code, proof: 'x'.repeat(22) })).statusCode).toBe(403);
    expect((await live())[0]).toMatchObject({ tries_left: 5 });
    expect((await browser.post('/lupaukset/koodi', { code })).statusCode).toBe(303);
  });

  it('survives that a link in a mail makes the page forget its proof', async () => {
    const { browser, code } = await mailed();
    browser.cookies.delete('__Host-yhdessa-reply');
    await browser.get('/v/x');
    expect((await browser.post('/lupaukset/koodi', { code })).statusCode).toBe(403);
    expect((await browser.post('/lupaukset/koodi', { code })).statusCode).toBe(303);
  });

  it.each(['', '1234', 'abcdefgh', '12345678901234567890', "' or 1=1 --", '\u0000'])(
    'that could be none, %j, is told like a wrong one',
    async (code) => {
      const { browser } = await mailed();
      const { statusCode, body } = await browser.post('/lupaukset/koodi', { code });
      expect([statusCode, body.includes(WRONG)]).toEqual([400, true]);
    },
  );

  it('leaves its attempts in the access log: refused for nobody, signed in for somebody', async () => {
    const { browser, code } = await mailed();
    const since = await lastLine();
    await browser.post('/lupaukset/koodi', { code: wrongOf(code) });
    await browser.post('/lupaukset/koodi', { code });
    expect(await logged(since)).toEqual([
      { principal_id: null, action: 'refused', operation: 'email-code.try', basis: 'none' },
      { principal_id: principalOf('nurse'), action: 'sign-in', operation: 'visit.open', basis: 'email-code' },
    ]);
  });
});

describe('the brakes', () => {
  const times = async (count: number, task: (i: number) => Promise<Response>) => {
    const codes: number[] = [];
    for (let i = 0; i < count; i += 1) codes.push((await task(i)).statusCode);
    return codes;
  };

  it.each([
    ['that we know', () => nurse],
    ['that nobody has', () => 'ei.ketaan@kunta.example'],
  ])('hold an address %s after three codes, longer each time, and let it go again', async (_, address) => {
    const ask = async () => (await asked(address(), new Browser(app))).page;
    expect(await times(5, ask)).toEqual([200, 200, 200, 200, 429]);
    const { statusCode, body, headers } = await ask();
    expect([statusCode, headers['retry-after']]).toEqual([429, '60']);
    expect(body).toContain('Yritä uudelleen minuutin kuluttua.');
    expect(body).toContain('soita palveluohjaajalle, joka kutsui sinut');
    pass('PT61S');
    expect(await times(2, ask)).toEqual([200, 429]);
    pass('PT61S');
    expect((await ask()).statusCode).toBe(429);
    pass('PT61S');
    expect((await ask()).statusCode).toBe(200);
    // Whoever hammers on makes nobody wait longer.
    await times(5, ask);
    pass('PT31M');
    expect((await ask()).statusCode).toBe(200);
  });

  it('leave the owner of an address alone whom somebody else wants to keep out', async () => {
    expect(await times(6, async () => (await asked(nurse, new Browser(app, '203.0.113.9'))).page)).toContain(429);
    expect((await asked(nurse)).page.statusCode).toBe(200);
  });

  it('hold an address that is asked for from everywhere, for ten minutes at most', async () => {
    const codes = await times(15, async (i) => (await asked(nurse, new Browser(app, `203.0.113.${i}`))).page);
    expect(codes.indexOf(429)).toBe(13);
    await app.sql(`update access.gate set level = 40 where name = 'code-of-address'`);
    pass('PT61S');
    expect((await asked(nurse)).page.statusCode).toBe(200);
    expect((await asked(nurse, new Browser(app, '203.0.113.99'))).page.headers['retry-after']).toBe('600');
  });

  it('do not hold whoever came in', async () => {
    for (let i = 0; i < 14; i += 1) await visiting();
  });

  it('do not tell who waits elsewhere that somebody came in', async () => {
    const elsewhere = async () => (await asked(nurse, new Browser(app, '203.0.113.9'))).page;
    await times(4, elsewhere);
    const levels = () => app.sql(`select subject, level from access.gate where name = 'code-of-address-by-client'`);
    const [waiting] = await levels();
    await visiting();
    expect((await elsewhere()).statusCode).toBe(429);
    expect(await levels()).toEqual([waiting]);
    // The four of who waits, and not the one that let in.
    expect(await app.sql(`select level::integer from access.gate where name = 'code-of-address'`)).toEqual([
      { level: 4 },
    ]);
  });

  it('that are long open are forgotten without waiting for who just passes one', async () => {
    await asked(nurse);
    pass('PT2000H');
    const kept = `name = 'code-of-address'`;
    await withClient(app.database.ownerUrl, async (passing) => {
      await passing.query('begin');
      await passing.query(`select from access.gate where ${kept} for update`);
      await app.running.app.get(Work).run(WORKER, 'test', async (em) => {
        await em.execute(`set local lock_timeout = '1s'`);
        await em.execute('select access.sweep_email_codes()');
      });
      await passing.query('commit');
    });
    expect(await app.sql(`select ${kept} as kept from access.gate`)).toEqual([{ kept: true }]);
  });

  it('hold one network that asks for everybody, and no other', async () => {
    const ask = (from: string) => async (i: number) =>
      (await asked(`joku${i}@${from.length}.example`, new Browser(app, from))).page;
    const codes = await times(70, ask('198.51.100.7'));
    expect(codes.slice(0, 61).every((code) => code === 200)).toBe(true);
    expect(codes.slice(61).every((code) => code === 429)).toBe(true);
    expect((await asked(nurse, new Browser(app, '198.51.100.8'))).page.statusCode).toBe(200);
    expect((await asked(teacher, new Browser(app, '::ffff:198.51.100.7'))).page.statusCode).toBe(429);
  });

  it('hold everybody together, for seconds', async () => {
    await asked('joku@kunta.example');
    await app.sql(`update access.gate set level = 600 where name = 'code-of-everybody'`);
    expect((await asked('toinen@kunta.example')).page.statusCode).toBe(200);
    const { page } = await asked('kolmas@kunta.example');
    expect([page.statusCode, page.headers['retry-after']]).toEqual([429, '30']);
    pass('PT31S');
    expect((await asked('kolmas@kunta.example')).page.statusCode).toBe(200);
  });

  it('hold a network that only tries codes', async () => {
    const { browser } = await mailed();
    const codes = await times(105, () => browser.post('/lupaukset/koodi', { code: '00000000' }));
    expect(codes.slice(0, 101).every((code) => code === 400)).toBe(true);
    expect(codes.slice(101).every((code) => code === 429)).toBe(true);
    pass('PT6S');
    expect((await browser.post('/lupaukset/koodi', { code: '00000000' })).statusCode).toBe(400);
  });

  it('keep no address and no network in clear', async () => {
    await asked(nurse, new Browser(app, '198.51.100.9'));
    const rows = await app.sql<{ row: string }>('select g::text as row from access.gate g');
    expect(rows).toHaveLength(4);
    const marks = [nurse, '198.51.100.9'].flatMap((text) => [text, Buffer.from(text).toString('hex')]);
    for (const { row } of rows) for (const mark of marks) expect(row).not.toContain(mark);
  });
});

describe('the page of one’s own promises', () => {
  it('shows text, day and state, whoever’s case it is of, and is logged', async () => {
    const browser = await visiting();
    const since = await lastLine();
    const { body, statusCode, headers } = await browser.get('/lupaukset');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).toContain(TITLE);
    expect(body).toContain(TEXT);
    expect(body).toContain('<strong>Lupaus 1</strong>, määräpäivä pe 18.12.2026');
    expect(body).toContain('Ei vielä aloitettu');
    for (const hidden of ['Salakoski', 'Marjatta', 'Onni', met.caseId, met.familyId, 'rauhallista'])
      expect(body).not.toContain(hidden);
    expect(buttonsIn(body).map((each) => each.replace(/\.\d+\..* /, ' '))).toEqual([
      'done Tehty',
      'in-progress Kesken',
      'stuck etene',
      'not-done tehtyä',
      ' Poistu',
    ]);
    expect(await logged(since)).toEqual([
      { principal_id: principalOf('nurse'), action: 'read', operation: 'promises.show', basis: expect.any(String) },
    ]);
  });

  it('is small, has names for its parts, and tells buttons apart', async () => {
    const browser = await visiting();
    const { body } = await browser.get('/lupaukset');
    const style = await app.inject({ method: 'GET', url: '/lupaukset/style.css' });
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [...body.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(3);
    for (const [, names] of referred) for (const id of names!.split(' ')) expect(ids).toContain(id);
  });

  it('takes down how it goes, as the signed-in owner’s own mutation does', async () => {
    const browser = await visiting();
    for (const [said, shown] of [
      ['in-progress', 'Kesken'],
      ['done', 'Tehty'],
    ] as const) {
      await browser.get('/lupaukset');
      const { version } = (await rowOf(promise)) as unknown as Answered;
      const since = await lastLine();
      const { statusCode, body } = await browser.post('/lupaukset/kerro', { say: `${said}.${version}.${promise.id}` });
      expect(statusCode).toBe(200);
      expect(body).toMatch(/role="status">Kiitos, vastauksesi on tallennettu\./);
      expect(body).toContain('<title>Vastaus tallennettu – Omat lupaukset – Yhdessä</title>');
      expect(buttonsIn(body).find((each) => each.startsWith('*'))).toContain(shown);
      expect(await rowOf(promise)).toMatchObject({ progress: said, version: version + 1 });
      expect((await logged(since))[0]).toMatchObject({
        principal_id: principalOf('nurse'),
        action: 'change',
        operation: 'promises.say',
      });
    }
  });

  it('asks why something cannot be done, and takes nothing down before', async () => {
    const browser = await visiting();
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const say = `not-done.${version}.${promise.id}`;
    await browser.get('/lupaukset');
    const why = await browser.post('/lupaukset/kerro', { say });
    expect(why.statusCode).toBe(200);
    expect(why.body).toContain('<h1 id="why">Miksi et saa tätä tehtyä?</h1>');
    for (const [reason, told] of [
      ['  ', 'Kirjoita syy.'],
      ['x'.repeat(1001), 'liian pitkä'],
      ['a\u0000b', 'merkkejä'],
    ] as const) {
      const refused = await browser.post('/lupaukset/kerro', { say, reason });
      expect([refused.statusCode, refused.body.includes(told)]).toEqual([400, true]);
      expect(refused.body).toMatch(/aria-invalid="true" aria-describedby="notice hint"/);
    }
    expect(await rowOf(promise)).toMatchObject({ version });
    const taken = await browser.post('/lupaukset/kerro', { say, reason: 'Perhe muutti. <b>Soitan</b> ensi viikolla.' });
    expect(taken.body).toContain('Ei saatu tehtyä');
    expect(taken.body).not.toContain('Perhe muutti');
    expect(await rowOf(promise)).toMatchObject({ progress: 'not-done' });
  });

  it.each([
    ['with a word of what is in the way', 'Jono on pitkä.', true],
    ['without', '', false],
  ])('takes down that it is stuck, %s', async (_, reason, isTold) => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const say = `stuck.${version}.${promise.id}`;
    const why = await browser.post('/lupaukset/kerro', { say });
    expect([why.statusCode, why.body.includes('<h1 id="why">Mikä on esteenä?</h1>')]).toEqual([200, true]);
    expect(why.body).toContain('Voit myös jättää tyhjäksi.');
    const refused = await browser.post('/lupaukset/kerro', { say, reason: 'a\u0000b' });
    expect([refused.statusCode, refused.body.includes('merkkejä')]).toEqual([400, true]);
    expect(await rowOf(promise)).toMatchObject({ version });
    const { statusCode, body } = await browser.post('/lupaukset/kerro', { say, reason });
    expect([statusCode, body.includes('<p class="hint">Ei etene</p>')]).toEqual([200, true]);
    expect(buttonsIn(body).find((each) => each.startsWith('*'))).toContain('Ei etene');
    const { progress, obstacle, reported_by: reportedBy } = await rowOf(promise);
    expect([progress, obstacle !== null, reportedBy]).toEqual(['stuck', isTold, null]);
  });

  it.each([
    ['handed-over', 'Siirretty toiselle'],
    ['cancelled', 'Peruttu'],
  ])('shows what was %s, with nothing to say to it', async (progress, shown) => {
    await app.sql('update plan_action set progress = $2 where id = $1', [promise.id, progress]);
    const browser = await visiting();
    const { body } = await browser.get('/lupaukset');
    expect(body).toContain(`<p class="hint">${shown}</p>`);
    expect(buttonsIn(body).filter((each) => each.includes(promise.id))).toEqual([]);
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const { statusCode } = await browser.post('/lupaukset/kerro', { say: `done.${version}.${promise.id}` });
    expect(statusCode).toBe(409);
    await app.sql(`update plan_action set progress = 'open' where id = $1`, [promise.id]);
  });

  it.each([
    ['sv', 'Går inte framåt', 'Vad står i vägen?'],
    ['en', 'It is stuck', 'What is in the way?'],
  ])('says that it is stuck in %s', async (language, button, title) => {
    const browser = await visiting();
    const { body } = await browser.get(`/lupaukset?kieli=${language}`);
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const say = `stuck.${version}.${promise.id}`;
    expect(buttonsIn(body)).toContain(`${say} ${button}`);
    const why = await browser.post(`/lupaukset/kerro?kieli=${language}`, { say });
    expect(why.body).toContain(`<h1 id="why">${title}</h1>`);
  });

  it('tells that somebody was faster', async () => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const before = (await rowOf(promise)) as unknown as Answered;
    const { statusCode, body } = await browser.post('/lupaukset/kerro', {
      say: `done.${before.version - 1}.${promise.id}`,
    });
    expect([statusCode, body.includes('on muuttunut sillä välin')]).toEqual([409, true]);
    expect(await rowOf(promise)).toEqual(before);
  });

  it.each([
    ['no promise', 'done.1.x'],
    ['an unknown one', 'done.1.00000000-0000-7000-8000-000000000000'],
  ])('takes nothing for %s', async (_, say) => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    expect((await browser.post('/lupaukset/kerro', { say })).statusCode).toBe(409);
  });

  it('takes nothing without the proof of this browser, nor what no button says', async () => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const say = `done.${version}.${promise.id}`;
    expect((await browser.post('/lupaukset/kerro', { say, proof: 'x'.repeat(22) })).statusCode).toBe(403);
    expect((await browser.post('/lupaukset/kerro', { say: `open.${version}.${promise.id}` })).statusCode).toBe(400);
    expect((await browser.post('/lupaukset/kerro', {})).statusCode).toBe(400);
    expect(await rowOf(promise)).toMatchObject({ version });
  });

  it('opens nobody else’s, also to who keeps the plan after signing in', async () => {
    const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('counsellor'),
    ]);
    const browser = await visiting(row!.email);
    const page = await browser.get('/lupaukset');
    expect(page.body).not.toContain(TEXT);
    const before = (await rowOf(promise)) as unknown as Answered;
    const { statusCode } = await browser.post('/lupaukset/kerro', { say: `done.${before.version}.${promise.id}` });
    expect(statusCode).toBe(409);
    expect(await rowOf(promise)).toEqual(before);
  });

  it('lets somebody decline what is wanted of them, with a reason, or promise it after all', async () => {
    const browser = await visiting(teacher);
    const page = await browser.get('/lupaukset');
    expect(page.body).toContain('Sinulta toivotaan');
    expect(page.body).toContain('Odottaa vastaustasi');
    const say = `decline.${((await rowOf(unwanted)) as unknown as Answered).version}.${unwanted.id}`;
    expect((await browser.post('/lupaukset/kerro', { say })).body).toContain('Miksi et lupaa tätä?');
    expect(await rowOf(unwanted)).toMatchObject({ commitment: 'requested' });
    const declined = await browser.post('/lupaukset/kerro', { say, reason: 'Kuuluu rehtorille.' });
    expect([declined.statusCode, declined.body.includes(unwanted.id)]).toEqual([200, false]);
    expect(await rowOf(unwanted)).toMatchObject({ commitment: 'declined' });
    const { version } = (await rowOf(wanted)) as unknown as Answered;
    const taken = await browser.post('/lupaukset/kerro', { say: `commit.${version}.${wanted.id}` });
    expect(taken.body).toContain('Olet luvannut');
    expect(await rowOf(wanted)).toMatchObject({ commitment: 'committed', committed_via: null, since_version: 2 });
  });

  it('9. is seen for thirty days after leaving a network, and can be changed no more', async () => {
    await app.sql(
      'update network_member set left_at = $1, leave_reason = $2 where case_id = $3 and professional_id = $4',
      [app.clock.now().toString(), 'other', met.caseId, principalOf('teacher')],
    );
    pass('PT696H');
    const browser = await visiting(teacher);
    const { body } = await browser.get('/lupaukset');
    expect(body).toContain(TEXT);
    expect(body).toContain('Tätä et voi enää muuttaa.');
    expect(buttonsIn(body)).toEqual([' Poistu']);
    const { version } = (await rowOf(wanted)) as unknown as Answered;
    expect((await browser.post('/lupaukset/kerro', { say: `done.${version}.${wanted.id}` })).statusCode).toBe(409);
    pass('PT48H');
    const late = await visiting(teacher);
    expect((await late.get('/lupaukset')).body).toContain('Sinulla ei ole lupauksia.');
  });
});

describe('the functions of the database', () => {
  const as = (principalId: string | null, sql: string, values: unknown[]) =>
    app.running.app.get(Work).run({ principalId }, 'test', (em) => em.execute<unknown[]>(sql, values));

  it.each([
    ['what was asked', 'select access.email_code_to_send(?)'],
    ['whose an address is', `select * from access.address_email_code(?, '{a@b.example}')`],
    ['that a code is forgotten', 'select access.forget_email_code(?)'],
  ])('tell %s to the worker alone', async (_, sql) => {
    await asked(nurse);
    const [row] = await live();
    for (const who of [null, principalOf('nurse'), principalOf('admin')])
      await expect(as(who, sql, [row!['id']])).rejects.toMatchObject({ code: '42501' });
  });

  it('open a visit for whoever the code lets in and for nobody else', async () => {
    await mailed();
    const [row] = await live();
    const open = (who: string) =>
      as(
        who,
        `select access.open_visit(array[?]::bytea[], array[?]::bytea[], '\\x01', '\\x00', access.now() + interval '1 hour', '1 hour') as open`,
        [row!['browser_hash'], row!['code_hash']],
      );
    expect(await open(principalOf('teacher'))).toEqual([{ open: false }]);
    expect(await live()).toHaveLength(1);
  });

  it('show promises behind a link to nobody but the invitation', async () => {
    for (const who of [null, principalOf('nurse'), principalOf('counsellor')])
      expect(await as(who, 'select * from access.promises_of_invitation()', [])).toEqual([]);
  });
});

describe('a visit', () => {
  const isIn = async (browser: Browser) => (await browser.get('/lupaukset')).body.includes('Poistu');

  it('has a cookie of its own, for this host, over a secure connection, and for no script', async () => {
    const { browser, code } = await mailed();
    const { headers } = await browser.post('/lupaukset/koodi', { code });
    const line = [headers['set-cookie']].flat().find((each) => String(each).includes('visit'));
    expect(String(line)).toMatch(/^__Host-yhdessa-visit=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const token = browser.cookies.get('__Host-yhdessa-visit')!;
    const rows = await app.sql<{ row: string }>('select v::text as row from access.visit v');
    for (const { row } of rows) expect(row).not.toMatch(new RegExp(`${token}|${Buffer.from(token).toString('hex')}`));
  });

  it('ends after half an hour without a request, and after two hours in any case', async () => {
    const idle = await visiting();
    pass('PT29M');
    expect(await isIn(idle)).toBe(true);
    pass('PT31M');
    expect(await isIn(idle)).toBe(false);
    const busy = await visiting();
    for (let i = 0; i < 5; i += 1) {
      pass('PT23M');
      expect(await isIn(busy)).toBe(true);
    }
    pass('PT6M');
    expect(await isIn(busy)).toBe(false);
  });

  it('that is over takes nothing down, and says so', async () => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const before = (await rowOf(promise)) as unknown as Answered;
    pass('PT31M');
    const { statusCode, body } = await browser.post('/lupaukset/kerro', {
      say: `done.${before.version}.${promise.id}`,
    });
    expect([statusCode, body.includes('Käyntisi on päättynyt.')]).toEqual([403, true]);
    expect(await rowOf(promise)).toEqual(before);
  });

  it('ends with leaving, on the server too, and is in the log', async () => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const token = browser.cookies.get('__Host-yhdessa-visit')!;
    const since = await lastLine();
    const { body, headers } = await browser.post('/lupaukset/poistu', {});
    expect(body).toContain('Olet poistunut.');
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    expect(browser.cookies.has('__Host-yhdessa-visit')).toBe(false);
    expect((await logged(since)).at(-1)).toMatchObject({ action: 'sign-out', operation: 'visit.end' });
    browser.cookies.set('__Host-yhdessa-visit', token);
    expect(await isIn(browser)).toBe(false);
    expect((await browser.get('/lupaukset/poistu')).statusCode).toBe(303);
  });

  it('is not ended by another page’s form', async () => {
    const browser = await visiting();
    await browser.get('/lupaukset');
    const proof = 'x'.repeat(22);
    expect((await browser.post('/lupaukset/poistu', { proof })).statusCode).toBe(403);
    expect(await isIn(browser)).toBe(true);
  });

  it('is nobody at GraphQL, under its own name and under that of a session', async () => {
    const browser = await visiting();
    const token = browser.cookies.get('__Host-yhdessa-visit')!;
    for (const cookie of [`__Host-yhdessa-visit=${token}`, `__Host-yhdessa=${token}`, browser.cookie.cookie!]) {
      const { body } = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', cookie },
        payload: JSON.stringify({ query: '{ me { id } myActions { id } }' }),
      });
      expect(JSON.parse(body)).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    const session = new Browser(app);
    session.cookies.set('__Host-yhdessa-visit', (await app.cookieOf('nurse')).split('=')[1]!);
    expect(await isIn(session)).toBe(false);
  });

  it('and its code are swept away once they are over, and whoever came long ago is forgotten', async () => {
    await visiting();
    await asked('ei.ketaan@kunta.example');
    // The job’s own next time was set when an earlier test looked far ahead.
    pass('PT2000H');
    await app.runDue();
    for (const table of ['visit', 'email_code', 'gate'])
      expect(await app.sql(`select * from access.${table}`)).toEqual([]);
  });
});

describe('promises on the page of an invitation’s link', () => {
  let path: string;
  beforeAll(async () => {
    app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
    await app.sql('delete from access.gate');
    const seat = { ...(await seatOf(app, 'nurse')), email: nurse };
    const { id: meetingId } = await addMeeting(app, met, [seat]);
    await announce(app, { type: 'meeting.scheduled', caseId: met.caseId, meetingId });
    await app.runDue();
    const [row] = await app.sql<{ uid: string }>('select uid from invitation where meeting_id = $1', [meetingId]);
    const invitations = mailbox(app, nurse).filter(({ raw }) => raw.toString('latin1').includes('text/calendar'));
    path = linkIn((await Promise.all(invitations.map(opened))).find(({ uid }) => uid === row!.uid)!);
  });

  it('have a number, a day and buttons, and no text', async () => {
    const since = await lastLine();
    const { body, statusCode } = await new Browser(app).get(path);
    expect(statusCode).toBe(200);
    expect(body).toContain('<strong>Lupaus 1</strong>, määräpäivä pe 18.12.2026');
    expect(body).toContain('href="/lupaukset?kieli=fi"');
    for (const hidden of [TEXT, promise.id, met.caseId, 'Salakoski']) expect(body).not.toContain(hidden);
    expect(buttonsIn(body).filter((each) => each.endsWith('.1 Tehty'))).toHaveLength(1);
    expect((await logged(since)).map(({ operation, basis }) => `${operation} ${basis}`)).toEqual([
      'reply.show link',
      'reply.promises link',
    ]);
  });

  it('are taken down as their owner’s word, and a reason is asked for', async () => {
    const browser = new Browser(app);
    await browser.get(path);
    const { version } = (await rowOf(promise)) as unknown as Answered;
    const since = await lastLine();
    const done = await browser.post(`${path}/lupaus`, { say: `done.${version}.1` });
    expect([done.statusCode, done.body.includes('Kiitos, vastauksesi on tallennettu.')]).toEqual([200, true]);
    expect(await rowOf(promise)).toMatchObject({ progress: 'done', version: version + 1 });
    expect(await logged(since)).toContainEqual(
      expect.objectContaining({ principal_id: principalOf('nurse'), action: 'change', operation: 'reply.promise' }),
    );
    const say = `not-done.${version + 1}.1`;
    expect((await browser.post(`${path}/lupaus`, { say })).body).toContain('Miksi et saa tätä tehtyä?');
    expect((await browser.post(`${path}/lupaus`, { say, reason: 'Ei ehdi.' })).statusCode).toBe(200);
    expect(await rowOf(promise)).toMatchObject({ progress: 'not-done' });
    const late = await browser.post(`${path}/lupaus`, { say, reason: 'Ei ehdi.' });
    expect([late.statusCode, late.body.includes('>Ei ehdi.</textarea>')]).toEqual([409, true]);
    const stuck = `stuck.${version + 2}.1`;
    expect((await browser.post(`${path}/lupaus`, { say: stuck })).body).toContain('Mikä on esteenä?');
    expect((await browser.post(`${path}/lupaus`, { say: stuck, reason: ' ' })).statusCode).toBe(200);
    expect(await rowOf(promise)).toMatchObject({ progress: 'stuck', obstacle: null, reported_by: null });
  });

  it('change nothing by looking, for a scanner, for others’ promises, or before they were promised', async () => {
    const before = (await rowOf(promise)) as unknown as Answered;
    const browser = new Browser(app);
    await browser.get(path);
    await browser.get(`${path}/lupaus`);
    const scanner = new Browser(app);
    expect((await scanner.post(`${path}/lupaus`, { say: `done.${before.version}.1` }, {})).statusCode).toBe(403);
    for (const say of [
      `done.${before.version}.2`,
      `commit.${before.version}.1`,
      `done.${before.version}.${promise.id}`,
    ])
      expect((await browser.post(`${path}/lupaus`, { say })).statusCode).toBe(409);
    expect((await browser.post(`/v/${'x'.repeat(22)}/lupaus`, { say: 'done.1.1' })).statusCode).toBe(404);
    expect(await rowOf(promise)).toEqual(before);
  });

  it('that are only wanted are not promised blindly: the link says so, and has no buttons for them', async () => {
    const { committed_at: at } = await rowOf(promise);
    await app.sql(`update plan_action set commitment = 'requested', committed_at = null where id = $1`, [promise.id]);
    const before = (await rowOf(promise)) as unknown as Answered;
    const browser = new Browser(app);
    const { body } = await browser.get(path);
    expect(body).toContain('<strong>Pyyntö 1</strong>');
    expect(body).toContain('Odottaa vastaustasi');
    expect(buttonsIn(body).filter((each) => each.includes('.1 '))).toEqual([]);
    for (const said of ['commit', 'decline', 'done'])
      expect(
        (await browser.post(`${path}/lupaus`, { say: `${said}.${before.version}.1`, reason: 'Ei.' })).statusCode,
      ).toBe(409);
    expect(await rowOf(promise)).toEqual(before);
    await app.sql(`update plan_action set commitment = 'committed', committed_at = $2 where id = $1`, [promise.id, at]);
  });

  it('are gone once their owner may not speak of them any more', async () => {
    await app.sql(`update access.access_grant set valid_until = $1 where principal_id = $2 and category = 'actions'`, [
      app.clock.now().toString(),
      principalOf('nurse'),
    ]);
    const { body, statusCode } = await new Browser(app).get(path);
    expect([statusCode, body.includes('Lupaus 1')]).toEqual([200, false]);
  });
});
