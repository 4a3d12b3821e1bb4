import { startTestApp, type TestApp } from './support/app.js';

const PAGE = { accept: 'text/html,application/xhtml+xml' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const ELSEWHERE = { origin: 'https://elsewhere.example' };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const sent = (headers: Record<string, string>, payload = 'words=Punatulkku', url = '/saavutettavuus') =>
  app.inject({ method: 'POST', url, headers, payload });

describe('a form that a page of another site sends', () => {
  it.each([
    ['fi', 'Pyyntöä ei otettu vastaan'],
    ['sv', 'Begäran togs inte emot'],
    ['en', 'The request was not taken'],
  ])('is answered in %s by a page that says so and whom to call, and changes nothing', async (language, title) => {
    const url = `/saavutettavuus?kieli=${language}`;
    const { statusCode, headers, body } = await sent({ ...PAGE, ...FORM, ...ELSEWHERE }, undefined, url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([403, HTML, 'no-store']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain('href="tel:+358');
    expect(body).not.toContain('Punatulkku');
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(15_000);
    expect(await app.sql('select 1 from access.page_feedback')).toEqual([]);
  });

  it('is answered in JSON to a program', async () => {
    const { statusCode, headers, body } = await sent({ accept: '*/*', ...FORM, ...ELSEWHERE });
    expect([statusCode, headers['content-type']]).toEqual([403, JSON_TYPE]);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'FOREIGN_ORIGIN' } }] });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a body that breaks off', 400, { 'content-type': 'application/json' }, '{'],
    ['a body of an unknown kind', 415, { 'content-type': 'image/png' }, 'x'],
    ['a body that is too large', 400, FORM, `words=${'x'.repeat(300_000)}`],
  ])(
    'is answered by a page where a browser sent it, and in JSON to a program: %s',
    async (_, status, type, payload) => {
      const page = await sent({ ...PAGE, ...type }, payload, '/saavutettavuus?kieli=sv');
      expect([page.statusCode, page.headers['content-type']]).toEqual([status, HTML]);
      expect(page.body).toContain('<h1>Formuläret skickades inte</h1>');
      const answer = await sent({ accept: 'application/json', ...type }, payload);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, JSON_TYPE]);
    },
  );

  it('is answered so where the address is it', async () => {
    const url = '/v/%E0%A4%A';
    const page = await app.inject({ method: 'GET', url, headers: PAGE });
    expect([page.statusCode, page.headers['content-type'], page.headers['referrer-policy']]).toEqual([
      400,
      HTML,
      'no-referrer',
    ]);
    expect(page.body).toContain('<h1>Sivua ei löydy</h1>');
    const answer = await app.inject({ method: 'GET', url });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, JSON_TYPE]);
  });
});
