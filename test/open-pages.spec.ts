import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Browser } from './support/doors.js';
import { mailbox, startMail } from './support/invited.js';

const TO = 'saavutettavuus@county.example';
const PAGE = { accept: 'text/html,application/xhtml+xml' };

let app: TestApp;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp({
    ACCESSIBILITY_EMAIL: TO,
    ACCESSIBILITY_AUTHORITY_CONTACT: 'PL 20, 13035 LVV',
    PRIVACY_CONTACT: 'tietosuoja@county.example',
  });
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(() => app.sql('delete from access.gate'));

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

describe('the accessibility statement', () => {
  it.each([
    [
      'fi',
      'Saavutettavuusseloste',
      'Lupa- ja valvontavirasto',
      'https://www.saavutettavuusvaatimukset.fi',
      '14 päivän',
    ],
    ['sv', 'Tillgänglighetsutlåtande', 'Lupa- ja valvontavirasto', 'https://www.tillganglighetskrav.fi', '14 dagar'],
    ['en', 'Accessibility statement', 'Lupa- ja valvontavirasto', 'https://www.webaccessibility.fi', '14 days'],
  ])('says in %s who is responsible, what does not work, and whom to turn to', async (language, ...told) => {
    const { statusCode, body } = await get(`/saavutettavuus?kieli=${language}`);
    expect(statusCode).toBe(200);
    for (const each of [...told, 'Pohjois-Pohjanmaan hyvinvointialue', 'PL 20, 13035 LVV', `mailto:${TO}`])
      expect(body).toContain(each);
  });

  it('takes feedback once, which arrives by mail and stays nowhere', async () => {
    const browser = new Browser(app);
    await browser.get('/saavutettavuus?kieli=sv');
    const form = { ...browser.hidden, words: 'Knappen syns inte. Punatulkku.', where: '/neuvo', email: 'p@example.fi' };
    const answers = await Promise.all([1, 2, 3].map(() => browser.post('/saavutettavuus?kieli=sv', form)));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['location']])).toEqual(
      Array(3).fill([303, '/saavutettavuus/kiitos?kieli=sv']),
    );
    const [kept] = await app.sql<{ words: Buffer }>('select words from access.page_feedback');
    expect(kept!.words.toString('latin1')).not.toContain('Punatulkku');
    await app.runDue();
    const mails = await Promise.all(mailbox(app, TO).map(({ raw }) => PostalMime.parse(raw)));
    expect(mails.map(({ subject }) => subject)).toEqual(['Saavutettavuuspalaute']);
    for (const each of [form.words, 'Sivu: /neuvo', 'Kieli: sv', 'Vastausosoite: p@example.fi', '14 päivän'])
      expect(mails[0]!.text).toContain(each);
    expect(await app.sql('select 1 from access.page_feedback')).toEqual([]);
    expect((await get('/saavutettavuus/kiitos')).body).toContain('14 päivän kuluessa');
  });

  it.each([
    ['nothing', { words: ' ' }, 'Kirjoita, mikä ei toimi.'],
    ['too much', { words: 'x'.repeat(2001) }, 'Lyhennä tekstiä'],
    ['no address', { words: 'Punatulkku', email: 'p@' }, 'Kirjoita sähköpostiosoite'],
  ])('refuses %s, and keeps what was typed', async (_, form, told) => {
    const browser = new Browser(app);
    await browser.get('/saavutettavuus');
    const { statusCode, body } = await browser.post('/saavutettavuus', { where: 'etusivu', ...form });
    expect(statusCode).toBe(400);
    expect(body).toMatch(new RegExp(`role="alert">.*${told}`));
    expect(body).toContain('value="etusivu"');
    expect(await app.sql('select 1 from access.page_feedback')).toEqual([]);
  });

  it('brakes who sends without end, and gives back what was typed', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const browser = new Browser(app, '198.51.100.9');
      await browser.get('/saavutettavuus');
      const { statusCode, body } = await browser.post('/saavutettavuus', { words: 'Punatulkku' });
      statuses.push(statusCode);
      if (statusCode === 429) expect(body).toContain('>Punatulkku</textarea>');
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([303, 429]);
  });
});

describe('the privacy page', () => {
  it.each([
    ['fi', 'Tietosuoja', '24 kuukautta', '12 vuotta', 'Kuka on katsonut?'],
    ['sv', 'Dataskydd', '24 månader', '12 år', 'Vem har tittat?'],
    ['en', 'Privacy', '24 months', '12 years', 'Who has looked?'],
  ])('says in %s what is kept, how long, and whose rights are which', async (language, ...told) => {
    const { statusCode, body } = await get(`/tietosuoja?kieli=${language}`);
    expect(statusCode).toBe(200);
    for (const each of [...told, 'Pohjois-Pohjanmaan hyvinvointialue', 'tietosuoja@county.example', 'tel:+358'])
      expect(body).toContain(each);
  });
});

describe('an area that keeps some of it otherwise', () => {
  afterEach(() => app.sql('delete from retention_rule'));

  const keeps = (areaId: string, kind: string, months: number) =>
    app.sql(
      `insert into retention_rule (area_id, kind, months, is_record, automatic, changed_by, changed_at)
       values ($1, $2, $3, false, false, $4, $5)`,
      [areaId, kind, months, principalOf('admin'), app.clock.now().toString()],
    );

  it.each([
    ['fi', '9 kuukautta', '3 vuotta', '24 kuukautta'],
    ['sv', '9 månader', '3 år', '24 månader'],
    ['en', '9 months', '3 years', '24 months'],
  ])('has its own times told in %s, and the others theirs', async (language, contact, theCase, others) => {
    await keeps(POHDE.id, 'contact', 9);
    await keeps(POHDE.id, 'case', 36);
    const { body } = await get(`/tietosuoja?kieli=${language}`);
    const [, ofPohde] = /<h3>Pohjois-Pohjanmaan hyvinvointialue<\/h3><ul>(.*?)<\/ul>/s.exec(body)!;
    for (const told of [contact, theCase, '12 ']) expect(ofPohde).toContain(told);
    expect(ofPohde).not.toContain(others);
    expect(body).toContain(others);
  });

  it('is told once for all where all keep the same', async () => {
    for (const { id } of await app.sql<{ id: string }>('select id from area')) await keeps(id, 'contact', 9);
    const { body } = await get('/tietosuoja');
    expect(body).not.toContain('<h3>');
    expect(body.match(/9 kuukautta/g)).toHaveLength(1);
  });
});

describe('an error', () => {
  it.each([
    ['fi', 'Sivua ei löydy'],
    ['sv', 'Sidan hittades inte'],
    ['en', 'Page not found'],
  ])('is for a person a page in %s with a number, and nothing of the address', async (language, title) => {
    const { statusCode, headers, body } = await get(`/salaisuus-punatulkku?kieli=${language}`, PAGE);
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain('href="tel:+358');
    expect(body).not.toContain('punatulkku');
  });

  it.each(['/nowhere', '/tyopoyta/assets/missing.js', '/metrics/none'])('is JSON for a program: %s', async (url) => {
    const { statusCode, headers } = await get(url, { accept: '*/*' });
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
  });

  it.each(['/v/AAAAAAAAAAAAAAAAAAAAAA', '/palaute/AAAAAAAAAAAAAAAAAAAAAA'])(
    'of a link that opens nothing says whom to call: %s',
    async (url) => {
      const { statusCode, body } = await get(url, PAGE);
      expect(statusCode).toBe(404);
      expect(body).toContain('href="tel:+358');
    },
  );

  it('of ours says that it is ours, with the number that was known before the database went', async () => {
    await app.sql('alter function access.areas_told() rename to areas_told_away');
    try {
      const { statusCode, body } = await get('/neuvo', PAGE);
      expect(statusCode).toBe(500);
      expect(body).toContain('Vika on meillä, ei sinussa.');
      expect(body).toContain('href="tel:+358');
      expect(body).not.toContain('areas_told');
    } finally {
      await app.sql('alter function access.areas_told_away() rename to areas_told');
    }
  });
});

describe('every page of a door', () => {
  const PAGES = [
    '/',
    '/neuvo',
    '/neuvo/kiitos',
    '/saavutettavuus',
    '/saavutettavuus/kiitos',
    '/tietosuoja',
    '/kirjaudu',
  ]
    .concat(['/lupaukset', '/lupaukset/koodi', '/s', '/s/avain', '/s/avain/avaa', '/tili', '/nowhere', '/v/unknown'])
    .flatMap((path) => ['fi', 'sv', 'en'].map((language) => `${path}?kieli=${language}`));

  it.each(PAGES)('%s is small, and its foot leads to the statement, to privacy and to advice', async (url) => {
    const { headers, body } = await get(url, PAGE);
    if (headers['location']) return;
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(15_000);
    const foot = /<footer>.*<\/footer>/s.exec(body)![0];
    for (const path of ['/neuvo', '/saavutettavuus', '/tietosuoja']) expect(foot).toContain(`href="${path}?kieli=`);
    expect(body).not.toMatch(/ style="/);
  });
});
