import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { SESSION_COOKIE } from '../../src/platform/session/cookie.js';
import { Sessions } from '../../src/platform/session/sessions.js';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { isWell, soon } from '../support/page.js';

const GUARDIAN = principalOf('guardian');
const DIGITS = '9101';

/** Fills the form of the page that is shown, by the labels that people read. */
async function type(page: Page, code: string, digits: string): Promise<void> {
  await page.getByLabel('Koodi', { exact: true }).fill(code);
  await page.getByLabel('Puhelinnumerosi neljä viimeistä numeroa').fill(digits);
  await page.getByRole('button', { name: 'Jatka' }).click();
}

inBrowser('a family at its door', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  const codeOf = async (): Promise<string> => {
    const counsellor = mutate(site.app, 'counsellor');
    return (await done(counsellor('giveFamilyCode', 'GiveFamilyCodeInput', { personId: GUARDIAN }, 'code'))).code;
  };

  it.each<Device>(['phone', 'desktop'])(
    'comes in by a code on a %s, is remembered, looks who helps, and is forgotten',
    async (device) => {
      const { page, context, complaints } = await site.newVisitor(device);
      await page.goto('/s');
      await isWell(page, `family/entry-${device}`);
      const code = await codeOf();
      await type(page, code, '0000');
      await isWell(page, `family/wrong-${device}`);
      await soon(() => page.getByLabel('Koodi', { exact: true }).inputValue()).toBe(code);
      await soon(() => page.evaluate<string>('document.activeElement.id')).toBe('code');
      await type(page, code.toLowerCase(), `040 000 ${DIGITS}`);
      await soon(() => page.getByRole('heading', { name: 'Kuka auttaa?' }).isVisible()).toBe(true);
      expect(
        await page
          .getByRole('link', { name: /^Soita / })
          .first()
          .getAttribute('href'),
      ).toMatch(/^tel:\+358\d+$/);
      await isWell(page, `family/device-${device}`);
      // The browser was closed and opened again: the cookie is one that stays.
      const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-yhdessa-device');
      expect(cookie!.expires).toBeGreaterThan(0);

      await page.getByRole('link', { name: 'Omat laitteet' }).click();
      await isWell(page, `family/devices-${device}`);
      await page.getByRole('button', { name: 'Unohda tämä laite' }).click();
      await soon(() => page.getByRole('status').innerText()).toContain('Tämä laite on nyt unohdettu.');
      await isWell(page, `family/forgotten-${device}`);
      await page.goto('/s');
      await soon(() => page.getByLabel('Koodi', { exact: true }).isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it.each<Device>(['phone', 'desktop'])('sees the plan on a %s once they have shown who they are', async (device) => {
    const { page, context, complaints } = await site.newVisitor(device);
    await page.goto('/s');
    const userAgent = await page.evaluate<string>('navigator.userAgent');
    const client = { ip: '127.0.0.1', userAgent };
    const sessions = site.app.running.app.get(Sessions);
    const value = await sessions.open(GUARDIAN, { kind: 'session', method: 'passkey', client });
    await context.addCookies([{ name: SESSION_COOKIE, value, url: 'https://localhost', secure: true, httpOnly: true }]);
    await page.goto('/s');
    await soon(() => page.getByRole('heading', { name: 'Yhteinen tavoite' }).isVisible()).toBe(true);
    await isWell(page, `family/plan-${device}`);
    await page.goto('/s?kieli=sv');
    await isWell(page, `family/plan-sv-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('needs no sideways scroll on the smallest phone, in no language', async () => {
    const { page, context } = await site.newVisitor('phone', { viewport: { width: 320, height: 640 } });
    const code = await codeOf();
    for (const language of ['fi', 'sv', 'en']) {
      await page.goto(`/s?kieli=${language}`);
      await isWell(page, `family/entry-320-${language}`);
    }
    await page.goto('/s');
    await type(page, code, DIGITS);
    for (const path of ['/s', '/s/laitteet'])
      for (const language of ['fi', 'sv', 'en']) {
        await page.goto(`${path}?kieli=${language}`);
        await isWell(page, `family/320${path.replaceAll('/', '-')}-${language}`);
      }
    await context.close();
  });
});
