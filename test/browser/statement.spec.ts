import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { soon } from '../support/page.js';

inBrowser('the pages that anybody may read', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from access.gate'));

  it('lead from the foot of the sign-in to the statement, whose form arrives without a script', async () => {
    const { page, context, complaints } = await site.newVisitor('phone', { javaScriptEnabled: false });
    await page.goto('/kirjaudu');
    await page.locator('footer').getByRole('link', { name: 'Saavutettavuus' }).click();
    await page.getByRole('heading', { name: 'Saavutettavuusseloste' }).waitFor();
    const send = page.getByRole('button', { name: 'Lähetä palaute' });
    await page.getByLabel('Millä sivulla?').fill('kirjautuminen');
    await send.click();
    await page.getByRole('alert').getByRole('link', { name: 'Kirjoita, mikä ei toimi.' }).click();
    await soon(() => page.getByLabel('Millä sivulla?').inputValue()).toBe('kirjautuminen');
    await page.getByLabel('Mikä ei toimi?').fill('Nappi ei näy. Punatulkku.');
    await send.click();
    await page.getByRole('heading', { name: 'Kiitos palautteesta' }).waitFor();
    await soon(() => page.locator('main').innerText()).toContain('14 päivän kuluessa');
    expect(await site.app.sql('select 1 from access.page_feedback')).toHaveLength(1);
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('lead from the app as well', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await page.goto('/');
    await page.getByRole('button', { name: /Aino Koivulampi/ }).click();
    await page.waitForURL('/tyopoyta/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Saavutettavuus' }).click();
    await page.getByRole('heading', { name: 'Saavutettavuusseloste' }).waitFor();
    await context.close();
  });

  it.each([320, 390, 1280])('have no barriers at %i px', async (width) => {
    const device = width > 1000 ? 'desktop' : 'phone';
    const viewport = { width, height: DEVICES[device].viewport.height };
    const { page, context } = await site.newVisitor(device, { viewport });
    for (const path of ['saavutettavuus', 'saavutettavuus/kiitos', 'tietosuoja'])
      for (const language of ['fi', 'sv', 'en']) {
        await page.goto(`/${path}?kieli=${language}`);
        await shot(page, `open/${path.replace('/', '-')}-${language}-${width}`);
        expect([path, language, await axe(page), await excessWidth(page)]).toEqual([path, language, [], 0]);
      }
    await context.close();
  });
});
