import type { Page } from 'playwright-core';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { actionOf, agree, draft, join, meet, type MetCase, promised } from '../support/plans.js';
import { button, devices, openAll, soon } from '../support/page.js';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Tallennettu klo \d+\.\d\d/ })
    .waitFor();

inBrowser('the plan in the meeting', () => {
  let site: BrowserApp;
  let met: MetCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    met = await meet(site.app);
  });
  afterAll(() => site?.stop());

  /** Opens the plan of the case that met. */
  async function at(device: keyof typeof DEVICES = 'desktop', persona = 'counsellor') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${met.caseId}/suunnitelma`);
    await visitor.page.getByText('Vastuuhenkilö').waitFor();
    await visitor.page.evaluate('document.fonts.ready.then(() => undefined)');
    return visitor;
  }

  it.each(devices)('on a %s is written, promised and agreed on together', async (device) => {
    const { page, context, complaints } = await at(device);
    await page.getByText('Suunnitelma tehdään yhdessä tapaamisessa.').waitFor();
    await button(page, 'Aloita suunnitelma').click();
    await page.getByText('Kirjoita ensin yhteinen tavoite.').waitFor();
    await box(page, 'Yhteinen tavoite').fill('Illat ovat rauhallisia kotona.');
    await button(page, 'Aloita suunnitelma').click();
    await page.getByText('Versio 1: luonnos').waitFor();
    await box(page, 'Uusi tavoite').fill('Kaikki nukkuvat yönsä.');
    await box(page, 'Uusi tavoite').press('Enter');
    await box(page, 'Tavoite 1').fill('Kaikki nukkuvat yönsä kokonaan.');
    await saved(page);
    await button(page, 'Lisää suunnitelmaan').click();
    await page.getByText('Kirjoita, mitä tehdään.').waitFor();
    await box(page, 'Mitä tehdään?').fill('Lukee iltasadun joka ilta.');
    await page.getByLabel('Kuka tekee?').selectOption({ label: 'Marjatta' });
    await button(page, 'Kahden viikon päästä').click();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Lisää suunnitelmaan').click();
    await button(page, 'Lupaa: Lukee iltasadun joka ilta.').click();
    await page.getByText('luvattu', { exact: true }).waitFor();
    await shot(page, `plan/draft-${device}`);
    await page.getByText('Kirjaa (Onni)').click();
    await page.getByLabel('Miten Onni on kuultu?').selectOption({ label: 'piirtäen' });
    await box(page, 'Mitä lapsi kertoi, lyhyesti').fill('Haluaa, että isoäiti käy useammin.');
    await button(page, 'Tallenna näkemys').click();
    await page.getByText('Onni: kuultu.').waitFor();
    await button(page, '4 viikon päästä').click();
    await openAll(page);
    expect(await axe(page)).toEqual([]);
    await shot(page, `plan/draft-open-${device}`);
    await button(page, 'Hyväksy yhdessä').click();
    await page.getByText('Versio 1: perheen luettavana').waitFor();
    await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Versio 1: perheen luettavana');
    await button(page, 'Suunnitelma on sovittu').click();
    await page.getByText('Kaikki huoltajat eivät ole vielä vastanneet.').waitFor();
    await button(page, 'Marjatta hyväksyy').click();
    await page.getByText('Marjatta hyväksyy.').waitFor();
    // What was asked for is done, so it is not asked for any longer; and the focus is where it was done.
    await page.getByText('Kaikki huoltajat eivät ole vielä vastanneet.').waitFor({ state: 'detached' });
    await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Marjatta hyväksyy.');
    await openAll(page);
    expect(await axe(page)).toEqual([]);
    await shot(page, `plan/proposed-${device}`);
    await button(page, 'Suunnitelma on sovittu').click();
    await page.getByText('Versio 1: sovittu').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `plan/agreed-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
    const [version] = await site.app.sql(
      'select state, next_review_on::text as "on" from plan_version where case_id = $1',
      [met.caseId],
    );
    expect(version).toEqual({ state: 'agreed', on: '2026-12-21' });
  });

  it('is begun by who keeps the case alone, and kept from whom no consent names', async () => {
    const before = await at('phone', 'nurse');
    await before.page.getByText('Suunnitelma tehdään yhdessä tapaamisessa.').waitFor();
    expect(await button(before.page, 'Aloita suunnitelma').count()).toBe(0);
    const version = await draft(site.app, met.caseId);
    await promised(site.app, await actionOf(site.app, version.id, 'teacher'), { byPhone: true });
    await agree(site.app, version, met.motherId);
    const { page, context } = await at('desktop', 'teacher');
    await page.getByText('Suunnitelmaa ei näytetä sinulle.').waitFor();
    expect(await button(page, 'Aloita suunnitelma').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'plan/unseen');
    await page.getByRole('link', { name: 'Omat lupauksesi näet täältä' }).click();
    await page.getByRole('heading', { name: 'Omat lupaukset', level: 1 }).waitFor();
    for (const each of [before.context, context]) await each.close();
  });

  it('takes no promise before the meeting but one from the telephone', async () => {
    met = { ...(await openCase(site.app)), meetingId: '' };
    await join(site.app, met.caseId, 'nurse', ['plan']);
    await actionOf(site.app, (await draft(site.app, met.caseId)).id, 'nurse');
    const { page, context } = await at();
    await button(page, 'Lupaa: Soittaa kotiin.').click();
    await page.getByText('Tapaamista ei ole vielä pidetty.').waitFor();
    await page.locator('summary', { hasText: 'Muu vastaus: Helmi Suvikallio' }).press('Enter');
    await button(page, 'Lupasi puhelimessa').click();
    await page.getByText('luvattu', { exact: true }).waitFor();
    await context.close();
  });

  it('merges what two write into different places, and shows both texts of the same place', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const [one, other] = [await at(), await at('phone')];
    await box(one.page, 'Uusi tavoite').fill('Aamut sujuvat.');
    await box(one.page, 'Uusi tavoite').press('Enter');
    await box(one.page, 'Tavoite 1').waitFor();
    // What was written elsewhere comes along quietly.
    await box(other.page, 'Tavoite 1').waitFor();
    await one.context.route('**/graphql', (route) => route.abort());
    await box(one.page, 'Mitä haluamme yhdessä?').fill('Minä kirjoitin tämän.');
    await one.page.getByText('Ei yhteyttä. Yritämme uudelleen.').waitFor();
    await box(other.page, 'Mitä haluamme yhdessä?').fill('Toinen kirjoitti tämän.');
    await saved(other.page);
    await one.context.unroute('**/graphql');
    await one.page.getByText('Sinun tekstisi').waitFor();
    const rivals = one.page.getByRole('group', { name: /kirjoitti samaan kohtaan/ });
    await soon(() => rivals.getByText('Minä kirjoitin tämän.').isVisible()).toBe(true);
    await soon(() => rivals.getByText('Toinen kirjoitti tämän.').isVisible()).toBe(true);
    expect(await axe(one.page)).toEqual([]);
    await shot(one.page, 'plan/rivals');
    await button(one.page, 'Pidä molemmat').press('Enter');
    await saved(one.page);
    await soon(() => box(one.page, 'Mitä haluamme yhdessä?').inputValue()).toBe(
      'Toinen kirjoitti tämän.\nMinä kirjoitin tämän.',
    );
    await other.page.reload();
    await box(other.page, 'Mitä haluamme yhdessä?').waitFor();
    await soon(() => box(other.page, 'Mitä haluamme yhdessä?').inputValue()).toContain('Minä kirjoitin tämän.');
    await one.context.close();
    await other.context.close();
  });

  it('keeps what is typed while the server is away, and saves it when it is back', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context } = await at();
    await box(page, 'Mitä haluamme yhdessä?').waitFor();
    await context.route('**/graphql', (route) => route.abort());
    await box(page, 'Mitä haluamme yhdessä?').fill('Kirjoitettu ilman yhteyttä.');
    await page.getByText('Ei yhteyttä. Yritämme uudelleen.').waitFor();
    await box(page, 'Mitä haluamme yhdessä?').fill('Kirjoitettu ilman yhteyttä, ja vielä lisää.');
    await context.unroute('**/graphql');
    await saved(page);
    await page.reload();
    await box(page, 'Mitä haluamme yhdessä?').waitFor();
    await soon(() => box(page, 'Mitä haluamme yhdessä?').inputValue()).toBe(
      'Kirjoitettu ilman yhteyttä, ja vielä lisää.',
    );
    await context.close();
  });
});
