import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp, wantFresh } from '../support/browser.js';
import { devices, heading, press, soon } from '../support/page.js';

const COUNSELLOR = /Aino Koivulampi/;
const NURSE = /Helmi Suvikallio/;

inBrowser('signing in as staff', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** Comes in from the front page to the desk, and goes on to one's own account. */
  async function comeIn(page: Page, who = COUNSELLOR): Promise<void> {
    await page.goto('/');
    await press(page, who);
    await page.waitForURL('/tyopoyta/');
    await page.goto('/tili');
  }

  it('takes one click on the front page, through the real protocol, and changes nobody’s memberships', async () => {
    const memberships = () => site.app.sql('select * from access.membership order by id');
    const before = await memberships();
    const { page, context, complaints } = await site.newVisitor('desktop');
    const ways: string[] = [];
    page.on('request', (request) => ways.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await comeIn(page);
    await soon(() => page.locator('main').innerText()).toContain('Aino Koivulampi');
    expect(ways.filter((way) => !way.endsWith('.css')).slice(0, 7)).toEqual([
      'GET /',
      'POST /kirjaudu/demo',
      'GET /oidc/auth',
      expect.stringMatching(/^GET \/oidc\/kirjaudu\//),
      expect.stringMatching(/^GET \/oidc\/auth\//),
      'GET /kirjaudu/demo/paluu',
      'GET /tyopoyta/',
    ]);
    expect(complaints).toEqual([]);
    expect(await memberships()).toEqual(before);
    const [session] = await site.app.sql('select method, issuer from access.session where principal_id = $1', [
      principalOf('counsellor'),
    ]);
    expect(session).toEqual({ method: 'oidc', issuer: 'demo' });
    await context.close();
  });

  it('asks at the issuer who it is, where nobody was named', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await page.goto('/kirjaudu');
    await press(page, /Demon työnantajat/);
    await soon(() => heading(page)).toBe('Kuka olet?');
    await press(page, NURSE);
    await page.waitForURL('/tyopoyta/');
    await page.goto('/tili');
    await soon(() => page.locator('main').innerText()).toContain('Helmi Suvikallio');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('can be done with Tab and Enter alone, and one always sees where one is', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await page.goto('/');
    const focused = `document.querySelector('button:focus')?.textContent ?? ''`;
    const outline = 'getComputedStyle(document.activeElement).outlineStyle';
    for (let i = 0; i < 30 && !COUNSELLOR.test(await page.evaluate<string>(focused)); i += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(outline)).toBe('solid');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('/tyopoyta/');
    await context.close();
  });

  it('leaves nothing to see for who goes back after signing out', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await comeIn(page);
    await press(page, /^Kirjaudu ulos$/);
    await soon(() => heading(page)).toBe('Olet kirjautunut ulos');
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('Koivulampi</h2>');
    expect(await page.content()).not.toContain('aino.koivulampi');
    await page.goto('/tili');
    expect(new URL(page.url()).pathname).toBe('/kirjaudu');
    await context.close();
  });

  it('lets in whoever is named, although the issuer still knows somebody else in this browser', async () => {
    const { page, context, complaints } = await site.newVisitor('desktop');
    await comeIn(page);
    await comeIn(page, NURSE);
    await soon(() => page.locator('main').innerText()).toContain('Helmi Suvikallio');
    await comeIn(page);
    await soon(() => page.locator('main').innerText()).toContain('Aino Koivulampi');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks once more where a fresh sign-in is wanted', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await comeIn(page);
    const since = async () => {
      const query = 'select max(signed_in_at)::text as at from access.session where principal_id = $1';
      const [row] = await site.app.sql<{ at: string }>(query, [principalOf('counsellor')]);
      return row!.at;
    };
    const before = await since();
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 10 }));
    await page.goto('/');
    await wantFresh(page, 'form');
    await press(page, COUNSELLOR);
    await soon(() => heading(page)).toBe('Kuka olet?');
    await soon(() => page.locator('.notice').innerText()).toBe('Vahvista vielä kerran, kuka olet.');
    expect(await since()).toBe(before);
    await press(page, COUNSELLOR);
    await page.waitForURL('/tyopoyta/');
    expect(await since()).not.toBe(before);
    await context.close();
  });

  it('tells whom the employer knows and no unit does, and lets them come as somebody else', async () => {
    const { page, context } = await site.newVisitor('phone');
    await page.goto('/kirjaudu');
    await press(page, /Demon työnantajat/);
    await press(page, /Oskari Uusitalo/);
    await page.waitForURL(/\/kirjaudu\/demo\/paluu/);
    await soon(() => page.locator('[role=alert]').count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'staff/refused');
    await press(page, 'Kirjaudu toisella tunnuksella');
    await soon(() => heading(page)).toBe('Kuka olet?');
    await press(page, COUNSELLOR);
    await page.waitForURL('/tyopoyta/');
    await context.close();
  });

  it('comes back without anybody when one changes one’s mind', async () => {
    const { page, context } = await site.newVisitor('phone');
    await page.goto('/kirjaudu');
    await press(page, /Demon työnantajat/);
    await press(page, 'Peruuta');
    await page.waitForURL(/\/kirjaudu\/demo\/paluu/);
    await shot(page, 'staff/cancelled');
    await page.goto('/tili');
    expect(new URL(page.url()).pathname).toBe('/kirjaudu');
    await context.close();
  });

  it('is over here as well when one signs out at the issuer', async () => {
    const { page, context, complaints } = await site.newVisitor('desktop');
    await comeIn(page);
    await page.goto('/oidc/session/end');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'staff/issuer-sign-out');
    // Under Jest the library cannot guard whom it asks, and says so.
    const { warn } = console;
    console.warn = () => undefined;
    await press(page, 'Kirjaudu ulos');
    console.warn = warn;
    await soon(() => heading(page)).toBe('Olet kirjautunut ulos');
    await page.goto('/tili');
    expect(new URL(page.url()).pathname).toBe('/kirjaudu');
    // Whoever is out already is told so at once, by the one script that the library's own page may run.
    await page.goto('/oidc/session/end');
    await page.waitForURL(/\/oidc\/session\/end\/success/);
    await soon(() => heading(page)).toBe('Olet kirjautunut ulos');
    expect(complaints).toEqual([]);
    await context.close();
  });

  describe.each(devices)('on a %s', (device) => {
    it.each(['fi', 'sv', 'en'])('has pages without barriers (%s)', async (language) => {
      const { page, context, complaints } = await site.newVisitor(device);
      const look = async (name: string) => {
        await shot(page, `staff/${name}-${device}-${language}`);
        expect([name, await axe(page), await excessWidth(page)]).toEqual([name, [], 0]);
        await soon(() => page.locator('html').getAttribute('lang')).toBe(language);
      };
      await page.goto(`/?kieli=${language}`);
      await look('front');
      await page.goto(`/kirjaudu?kieli=${language}`);
      await look('choosing');
      await press(page, /Demon työnantajat/);
      await look('issuer');
      await press(page, COUNSELLOR);
      await page.waitForURL(/\/tyopoyta\//);
      await page.goto(`/tili?kieli=${language}`);
      await look('account');
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of ['/', '/kirjaudu', '/tili']) {
        await page.goto(`${path}?kieli=${language}`);
        expect([path, await excessWidth(page)]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
});
