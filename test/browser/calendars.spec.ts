import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { type FeedServer, startFeedServer } from '../support/feed-server.js';
import { devices, part, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/kalenterit';

const out = (page: Page) => part(page, 'Tapaamiset omaan kalenteriisi');
const into = (page: Page) => part(page, 'Kalenterit, joista luemme varatut ajat');

inBrowser('one’s own calendars', () => {
  let site: BrowserApp;
  let others: FeedServer;
  beforeAll(async () => {
    others = await startFeedServer();
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require', FEED_ALLOW_HOSTS: others.host });
  });
  afterAll(async () => {
    await site?.stop();
    await others?.stop();
  });
  beforeEach(async () => {
    await site.app.sql('delete from calendar_feed where professional_id = $1', [principalOf('nurse')]);
    await site.app.sql('delete from calendar_subscription where professional_id = $1', [principalOf('nurse')]);
  });

  async function at(device: keyof typeof DEVICES = 'desktop', address = PATH) {
    const visitor = await site.newVisitor(device, { permissions: ['clipboard-read', 'clipboard-write'] });
    await visitor.context.request.post('/auth/demo', { data: { persona: 'nurse' } });
    await visitor.page.goto(address);
    await visitor.page.locator('h3').first().waitFor();
    return visitor;
  }
  const make = async (page: Page, name: string) => {
    await page.getByLabel('Mille laitteelle tai ohjelmalle?').fill(name);
    await page.getByRole('button', { name: 'Tee uusi osoite' }).click();
    await said(page, 'Osoite on tehty.');
  };

  /** The application reads calendars by itself as well: who of the two was first does not matter. */
  async function untilTold(page: Page, text: string): Promise<void> {
    const told = into(page).getByText(text);
    while ((await told.count()) === 0) {
      await site.app.runDue();
      const answered = page.waitForResponse('**/graphql');
      await page
        .getByRole('button', { name: /Päivitä tilanne/ })
        .first()
        .click();
      await answered;
    }
  }

  it.each(devices)('on a %s are given the meetings, by a secret address that works', async (device) => {
    const { page, context, complaints } = await at(device);
    await page.getByRole('button', { name: 'Tee uusi osoite' }).click();
    await page.getByText('Kirjoita, mille laitteelle osoite tulee.').waitFor();
    await make(page, 'Puhelin');
    await out(page).getByText('Mikään ohjelma ei ole vielä hakenut tätä.').waitFor();
    const address = await out(page).locator('code').innerText();
    const read = await context.request.get(address);
    expect(await read.text()).toContain('BEGIN:VCALENDAR');
    await page.getByRole('button', { name: 'Kopioi osoite Puhelin' }).click();
    await said(page, 'Kopioitu.');
    await soon(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe(address);
    await page.getByText('Näin lisäät osoitteen kalenteriin').click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `calendars/feeds-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tell what their owner ticks, unless it was changed elsewhere meanwhile', async () => {
    const { page, context } = await at();
    await make(page, 'Työkone');
    const group = page.getByRole('group', { name: /Mitä kalenteri kertoo ajan lisäksi: Työkone/ });
    await group.getByText('Videolinkki').click();
    await group.getByRole('checkbox', { name: 'Videolinkki', checked: true }).waitFor({ state: 'attached' });
    await page.reload();
    await group.getByRole('checkbox', { name: 'Videolinkki', checked: true }).waitFor({ state: 'attached' });
    await site.app.sql('update calendar_feed set version = version + 1 where professional_id = $1', [
      principalOf('nurse'),
    ]);
    await group.getByText('Palveluohjaajan nimi ja numero').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await group
      .getByRole('checkbox', { name: 'Palveluohjaajan nimi ja numero', checked: false })
      .waitFor({ state: 'attached' });
    const [feed] = await site.app.sql(
      'select tells_place, tells_conference, tells_counsellor from calendar_feed where professional_id = $1',
      [principalOf('nurse')],
    );
    expect(feed).toEqual({ tells_place: false, tells_conference: true, tells_counsellor: false });
    await context.close();
  });

  it('are given another address after a question, and none at all', async () => {
    const { page, context } = await at('phone');
    await make(page, 'Puhelin');
    const before = await out(page).locator('code').innerText();
    const change = page.getByRole('button', { name: 'Vaihda osoite Puhelin' });
    await change.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Vaihdetaanko osoite?' });
    await dialog.waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'calendars/sure');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await soon(() => page.evaluate('document.activeElement.textContent')).toContain('Vaihda osoite');
    await change.click();
    await dialog.getByRole('button', { name: 'Vaihda osoite' }).click();
    await said(page, 'Osoite on vaihdettu: Puhelin.');
    const changed = out(page).locator('code').filter({ hasNotText: before });
    await changed.waitFor();
    const after = await changed.innerText();
    expect((await context.request.get(before)).status()).toBe(404);
    await page.getByRole('button', { name: 'Poista Puhelin' }).click();
    await page.getByRole('dialog', { name: 'Poistetaanko osoite?' }).getByRole('button', { name: 'Poista' }).click();
    await said(page, 'Osoite on poistettu: Puhelin.');
    await out(page).locator('code').waitFor({ state: 'detached' });
    expect((await context.request.get(after)).status()).toBe(404);
    await context.close();
  });

  it.each(devices)('on a %s are read for when one is taken; what fails is told in words', async (device) => {
    others.answer('/own.ics', readFileSync(join(import.meta.dirname, '../feeds/single.ics'), 'utf8'));
    const { page, context, complaints } = await at(device);
    const address = page.getByLabel('Kalenterin osoite');
    await address.fill('kalenteri');
    await page.getByRole('button', { name: 'Lisää kalenteri' }).click();
    await page.getByText('Osoitteen alussa pitää olla https:// tai webcal://').waitFor();
    await address.fill('https://10.0.0.1/oma.ics');
    await page.getByRole('button', { name: 'Lisää kalenteri' }).click();
    await page.getByText('Tätä osoitetta ei voi lukea.').waitFor();
    await soon(() => address.inputValue()).toBe('https://10.0.0.1/oma.ics');
    await address.fill(others.url('/own.ics'));
    await page.getByRole('button', { name: 'Lisää kalenteri' }).click();
    await said(page, 'Kalenteri on lisätty.');
    await untilTold(page, 'Luettu kokonaan.');
    await address.fill(others.url('/missing.ics'));
    await page.getByRole('button', { name: 'Lisää kalenteri' }).click();
    await into(page).getByRole('listitem').nth(1).waitFor();
    await untilTold(page, 'Osoitteessa ei ole kalenteria. Tarkista osoite.');
    expect(await axe(page)).toEqual([]);
    await shot(page, `calendars/read-${device}`);
    await page
      .getByRole('button', { name: /Poista/ })
      .last()
      .click();
    await page.getByRole('dialog', { name: 'Poistetaanko kalenteri?' }).getByRole('button', { name: 'Poista' }).click();
    await said(page, 'Kalenteri on poistettu');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Kalendrar'],
    ['en', 'Calendars'],
  ])('speak %s', async (language, title) => {
    const { page, context } = await at('desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
