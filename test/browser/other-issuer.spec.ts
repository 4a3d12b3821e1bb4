import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { type BrowserApp, inBrowser, startBrowserApp, type Visitor } from '../support/browser.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { soon } from '../support/page.js';

inBrowser('an employer whose pages are another site', () => {
  let site: BrowserApp;
  let issuer: TestIssuer;
  /** Behind the issuer: it sends the browser back there, as an employer's own sign-in does. */
  let behind: Server;
  beforeAll(async () => {
    behind = createServer((request, response) => {
      const asked = new URL(request.url!, issuer.url);
      response.writeHead(302, { location: `${issuer.url}/authorize${asked.search}` }).end();
    }).listen(0, '127.0.0.1');
    await once(behind, 'listening');
    issuer = await startIssuer(() => site.app.clock.now());
    const { url, clientId, clientSecret } = issuer;
    const entry = { issuer: url, clientId, clientSecret, domains: ['pohde.example'] };
    const list = [
      { ...entry, id: 'kunta', label: 'Kunta' },
      { ...entry, id: 'takana', label: 'Takana', origins: [originOf(behind)] },
    ];
    site = await startBrowserApp({ OIDC_ISSUERS: JSON.stringify(list) });
    const [nurse] = await site.app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    issuer.person = { sub: 'nurse', email: nurse!.email, email_verified: true };
  });
  afterAll(async () => {
    await site?.stop();
    await issuer?.stop();
    behind.close();
  });
  beforeEach(() => {
    issuer.deceit = {};
  });

  const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const press = (page: Page, label: string) => page.getByRole('button', { name: `Kirjaudu: ${label}` }).click();

  async function comeIn({ page }: Visitor, label = 'Kunta'): Promise<void> {
    await page.goto('/kirjaudu');
    await press(page, label);
    await page.waitForURL('/tyopoyta/');
    await page.goto('/tili');
    await soon(() => page.locator('main').innerText()).toContain('Helmi Suvikallio');
  }

  it('is reached by the form and comes back with the cookies of both, which no page of its own gets', async () => {
    const visitor = await site.newVisitor('phone');
    await comeIn(visitor);
    // Once more, on top of the session: it is replaced and not doubled.
    await comeIn(visitor);
    expect(visitor.complaints).toEqual([]);
    const [{ open } = { open: 0 }] = await site.app.sql<{ open: number }>(
      'select count(*)::int as open from access.session where principal_id = $1',
      [principalOf('nurse')],
    );
    expect(open).toBe(1);
    await visitor.context.close();
  });

  it('may lead over another site only where its setting names that', async () => {
    // A form that is answered with the way there and on to `behind`.
    issuer.deceit = {
      answer: {
        '/authorize': (request, response) => {
          issuer.deceit = {};
          const { search } = new URL(request.url!, issuer.url);
          response.writeHead(302, { location: `${originOf(behind)}/${search}` }).end();
        },
      },
    };
    const visitor = await site.newVisitor('desktop');
    await comeIn(visitor, 'Takana');
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('cannot make somebody else’s browser come in as its own visitor', async () => {
    const [attacker, victim] = [await site.newVisitor('desktop'), await site.newVisitor('desktop')];
    await attacker.page.goto('/kirjaudu');
    // The attacker stops on the way back, and has the victim go there instead.
    const stopped = attacker.page.waitForRequest(/\/paluu\?/);
    await attacker.context.route(/\/paluu\?/, (route) => route.abort());
    await press(attacker.page, 'Kunta');
    const back = (await stopped).url();
    await victim.page.goto(back);
    await soon(() => victim.page.locator('h1').innerText()).toBe('Aloita kirjautuminen alusta');
    expect((await victim.context.cookies()).map(({ name }) => name)).not.toContain('__Host-yhdessa');
    await Promise.all([attacker.context.close(), victim.context.close()]);
  });
});
