import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { heading, press, soon } from '../support/page.js';

inBrowser('the Suomi.fi of the demo', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** As the button of the family's page leads there, without a name. */
  async function toIssuer(page: Page, language = 'fi'): Promise<void> {
    await page.goto(`/?kieli=${language}`);
    await page.evaluate(
      `document.querySelector('[value=guardian]').removeAttribute('name'); document.querySelector('[value=guardian]').click()`,
    );
    await page.waitForURL(/\/tunnistus\/kirjaudu\//);
  }

  it.each(['guardian', 'other-guardian', 'minor'] as const)(
    'lets the %s in by one click on the front page',
    async (persona) => {
      const { page, context, complaints } = await site.newVisitor('phone');
      await page.goto('/');
      await page.locator(`button[value=${persona}]`).click();
      await page.waitForURL('/s');
      await soon(() => page.locator('main').innerText()).toContain('Aino Koivulampi');
      const sessions = await site.app.sql('select method, issuer, kind from access.session where principal_id = $1', [
        principalOf(persona),
      ]);
      expect(sessions).toEqual([{ method: 'suomi-fi', issuer: 'demo-suomi-fi', kind: 'session' }]);
      expect(complaints).toEqual([]);
      await shot(page, `family/${persona}`);
      await context.close();
    },
  );

  it('asks every time, also who was there just now', async () => {
    const { page, context } = await site.newVisitor('phone');
    await page.goto('/');
    await press(page, /Hanna-Mari/);
    await page.waitForURL('/s');
    await toIssuer(page);
    await soon(() => heading(page)).toBe('Kuka olet?');
    await context.close();
  });

  it('is not believed when it identified somebody too weakly', async () => {
    const { page, context } = await site.newVisitor('phone');
    await toIssuer(page);
    await page.getByLabel(/Liian heikosti/).check();
    await press(page, /Hanna-Mari/);
    await page.waitForURL(/\/kirjaudu\/demo-suomi-fi\/paluu/);
    await soon(() => heading(page)).toMatch(/heikko|vahv|tunnist/i);
    await shot(page, 'family/too-weak');
    await context.close();
  });

  it('identifies anybody whom one types, and tells what it cannot read', async () => {
    const { page, context } = await site.newVisitor('phone');
    await toIssuer(page);
    await page.getByText('Joku muu').click();
    await page.getByLabel('Etunimi').fill('Maija');
    await page.getByLabel('Sukunimi').fill('Esimerkki');
    await page.getByLabel('Syntymäpäivä').fill('31.2.1990');
    await shot(page, 'family/other');
    expect(await axe(page)).toEqual([]);
    await press(page, 'Tunnistaudu');
    await soon(() => page.locator('[role=alert]').innerText()).toContain('syntymäpäivä');
    expect(await axe(page)).toEqual([]);
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Maija');
    await page.getByLabel('Syntymäpäivä').fill('28.2.1990');
    await page.getByLabel('Syntymäpäivä').press('Enter');
    await page.waitForURL(/\/kirjaudu\/demo-suomi-fi\/paluu/);
    await soon(() => page.locator('[role=alert]').count()).toBe(1);
    await context.close();
  });

  it.each(['fi', 'sv', 'en'])('asks without barriers (%s)', async (language) => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await toIssuer(page, language);
    await shot(page, `family/issuer-phone-${language}`);
    expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);
    await soon(() => page.locator('html').getAttribute('lang')).toBe(language);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
