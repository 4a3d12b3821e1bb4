import { FamilyRegister } from '../src/demo/issuer/family-register.js';
import { PERSONAS } from '../src/demo/personas.js';
import { PRODUCTION, startTestApp, type TestApp } from './support/app.js';
import { buttonsIn } from './support/doors.js';

const get = (app: TestApp, url: string, cookie?: string) =>
  app.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} });

describe('the front page of a demo', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it.each([
    ['fi', 'Kokeile Yhdessä-palvelua'],
    ['sv', 'Prova Yhdessä'],
    ['en', 'Try Yhdessä'],
  ])('tells in %s what this is, and leads on', async (language, title) => {
    const { statusCode, body } = await get(app, `/?kieli=${language}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(`<h1>${title}</h1>`);
    for (const way of ['/demo/mail', '/demo/sms', `/kirjaudu?kieli=${language}`, `/s?kieli=${language}`])
      expect(body).toContain(`href="${way}"`);
    expect(body.match(/<input type="hidden" name="proof" value="[\w-]{22}"/g)).toHaveLength(2);
  });

  it.each([
    ['sv', 'vårdnadshavare'],
    ['en', 'guardian'],
  ])('says in %s who somebody is in the family', async (language, role) => {
    const { body } = await get(app, `/?kieli=${language}`);
    expect(buttonsIn(body)).toContain(`guardian Hanna-Mari Kuutamolampi ${role}`);
    expect(body).toContain(`<span lang="${language}">${role}</span>`);
  });

  it('has a button for every persona but the close person, by name and by what they do where', async () => {
    const { body } = await get(app, '/');
    const buttons = buttonsIn(body);
    expect(new Set(buttons.map((button) => button.split(' ')[0]))).toEqual(
      new Set(PERSONAS.filter((persona) => persona !== 'close-person')),
    );
    expect(buttons).toContain('counsellor Aino Koivulampi palveluohjaaja, Lapsiperheiden palveluohjaus');
    expect(buttons).toContain('guardian Hanna-Mari Kuutamolampi huoltaja');
    expect(body).not.toContain('href="/tyopoyta/"');
  });

  it.each(['127.0.0.1:3000', '[::1]:3000'])(
    'leads from %s to the name by which its cookies are found again',
    async (host) => {
      const { statusCode, headers } = await app.inject({ method: 'GET', url: '/', headers: { host } });
      expect([statusCode, headers['location']]).toEqual([303, `${app.running.config.publicUrl}/`]);
    },
  );

  it('knows who is signed in already', async () => {
    expect((await get(app, '/', await app.cookieOf('nurse'))).body).toContain('href="/tyopoyta/"');
  });

  it.each(['/oidc/kirjaudu/unknown', '/tunnistus/kirjaudu/unknown'])('%s is nobody’s sign-in', async (url) => {
    const shown = await get(app, url);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await app.inject({ method: 'POST', url, headers: form, payload: 'who=counsellor' });
    expect(sent.statusCode).toBe(404);
  });

  it('has issuers that take no redirect but ours, and nothing without PKCE', async () => {
    const query = (redirect: string, more = '') =>
      `/oidc/auth?client_id=yhdessa&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(redirect)}${more}`;
    const foreign = await get(app, query('https://evil.example/'));
    expect([foreign.statusCode, foreign.headers['location']]).toEqual([400, undefined]);
    expect(foreign.headers['content-security-policy']).toContain("default-src 'none'");
    const unproven = await get(app, query(`${app.running.config.publicUrl}/kirjaudu/demo/paluu`));
    expect(unproven.headers['location']).toContain('error=invalid_request');
  });

  it('has a Suomi.fi that knows the birthdays that our data have, however long ago they were filled', async () => {
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 * 400 }));
    const accounts = await app.running.app.get(FamilyRegister, { strict: false }).accounts();
    const minor = accounts.find(({ hint }) => hint === 'minor');
    expect(minor?.claims).toMatchObject({ given_name: 'Ilona', birthdate: '2011-08-12' });
  });
});

describe('outside a demo', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(PRODUCTION);
  });
  afterAll(() => app.stop());

  it('the bare address leads to the sign-in', async () => {
    const { statusCode, headers, body } = await get(app, '/');
    expect([statusCode, headers['location'], body]).toEqual([303, '/kirjaudu', '']);
  });

  it.each([
    '/oidc/.well-known/openid-configuration',
    '/oidc/auth',
    '/oidc/kirjaudu/x',
    '/tunnistus/.well-known/openid-configuration',
    '/tunnistus/kirjaudu/x',
    '/auth/demo',
  ])('there is nothing at %s', async (url) => expect((await get(app, url)).statusCode).toBe(404));

  it('nobody comes in by the demo’s issuers', async () => {
    expect((await get(app, '/kirjaudu')).body).not.toContain('/kirjaudu/demo');
  });
});
