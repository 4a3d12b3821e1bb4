import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { soon } from '../support/page.js';

const PATH = '/tyopoyta/oma-aika';
const NURSE = principalOf('nurse');

inBrowser('a session that ends in mid-form at the desk', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  it('loses nothing: one signs in in another tab, and saves on this one', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await context.request.post('/auth/demo', { data: { persona: 'nurse' } });
    await page.goto(PATH);
    await page.getByRole('button', { name: 'Seuraava viikko' }).click();
    await page.getByRole('gridcell', { name: 'tiistai 1.12.2026 klo 9.00–9.30' }).click();
    await site.app.sql('delete from access.session where principal_id = $1', [NURSE]);
    await page.getByRole('button', { name: 'Tallenna viikko' }).click();
    await page.getByText('Mitä kirjoitit, on tässä tallella.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'session-ended/desktop');

    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Kirjaudu uudessa välilehdessä' }).click();
    const other = await opened;
    await other.getByRole('button', { name: /Demon työnantajat/ }).click();
    await other.getByRole('button', { name: /Helmi Suvikallio/ }).click();
    await other.waitForURL(PATH);

    await page.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByText('Tallennettu.').waitFor();
    const stored = await site.app.sql('select 1 from painted_time where professional_id = $1 and ended_at is null', [
      NURSE,
    ]);
    expect(stored).toHaveLength(1);
    await context.close();
  });

  it('asks once more who one is, also an issuer that remembers, where the way says so', async () => {
    const { page, context } = await site.newVisitor('phone');
    await page.goto(`/kirjaudu?return=${encodeURIComponent(PATH)}&fresh=1`);
    await soon(() => page.locator('input[name=fresh]').first().getAttribute('value')).toBe('1');
    await soon(() => page.getByRole('link', { name: 'Svenska' }).getAttribute('href')).toContain('fresh=1');
    await context.close();
  });
});
