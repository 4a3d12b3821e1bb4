import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { actionOf, agree, draft, meet, type MetCase, promised } from '../support/plans.js';
import { button, deaf, soon } from '../support/page.js';

const COUNSELLOR = principalOf('counsellor');
const GOAL = 'Mitä haluamme yhdessä?';
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Tallennettu klo \d+\.\d\d/ })
    .waitFor();

inBrowser('the plan when it does not go straight on', () => {
  let site: BrowserApp;
  let met: MetCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    met = await meet(site.app);
  });
  afterAll(() => site?.stop());

  /** Opens the plan of the case that met, in its draft. */
  async function at(device: 'phone' | 'desktop' = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${met.caseId}/suunnitelma`);
    await visitor.page.getByText(/^Versio \d: /).waitFor();
    return visitor;
  }

  it('keeps sections, takes a promise from the telephone and a no, and drops what is not needed', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    await actionOf(site.app, version.id, 'teacher');
    const { page, context, complaints } = await at();
    await page.getByText('Suunnitelman muut kohdat (0/7)').click();
    await box(page, 'Tilanne').fill('Perheeseen syntyi vauva syksyllä.');
    await saved(page);
    await page.getByText('Suunnitelman muut kohdat (1/7)').waitFor();

    // The teacher was not there: what is said for her is refused, and the way out is told.
    await button(page, 'Lupaa: Soittaa kotiin.').click();
    await page.getByText(/Hän ei ollut tapaamisessa\./).waitFor();
    await page.locator('summary', { hasText: 'Muu vastaus: ' }).press('Enter');
    await button(page, 'Kirjaa, ettei lupaa').click();
    await page.getByText('Kirjoita, miksi ei.').waitFor();
    expect(await axe(page)).toEqual([]);
    await box(page, 'Ei lupaa. Miksi?').fill('Ei ehdi.');
    await button(page, 'Kirjaa, ettei lupaa').click();
    await page.getByText('ei lupaa', { exact: true }).waitFor();
    await button(page, 'Lupasi puhelimessa').click();
    await page.getByText('luvattu', { exact: true }).waitFor();
    await soon(() => page.evaluate('document.activeElement.innerText')).toContain('luvattu');
    const [action] = await site.app.sql('select commitment from plan_action where case_id = $1', [met.caseId]);
    expect(action).toEqual({ commitment: 'committed' });

    await box(page, 'Uusi tavoite').fill('Tarpeeton tavoite.');
    await box(page, 'Uusi tavoite').press('Enter');
    await box(page, 'Tavoite 1').waitFor();
    await button(page, 'Poista suunnitelmasta tavoite 1').click();
    await box(page, 'Tavoite 1').waitFor({ state: 'detached' });
    await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Tavoitteet');
    await button(page, 'Poista suunnitelmasta: Soittaa kotiin.').click();
    await page.getByText('Soittaa kotiin.').waitFor({ state: 'detached' });
    await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Mitä on luvattu?');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a dissent and an exception, goes back, and tells in the next version what is otherwise', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    await promised(site.app, await actionOf(site.app, version.id, 'nurse'));
    await agree(site.app, version, met.motherId);
    const { page, context, complaints } = await at();
    await page.getByText('Versio 1: sovittu').waitFor();
    await page.getByText('Anna suunnitelma mukaan').click();
    await button(page, 'Kirjaa annetuksi').click();
    await page.getByText('Valitse, kenelle annettiin.').waitFor();
    await page.getByLabel('Kenelle annettiin?').selectOption({ label: 'Marjatta' });
    await button(page, 'Kirjaa annetuksi').click();
    await page.getByText(/^Marjatta, paperilla /).waitFor();
    expect(await axe(page)).toEqual([]);
    const href = await page.getByRole('link', { name: 'Lataa suunnitelma (PDF)' }).getAttribute('href');
    const pdf = await context.request.get(href!);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);

    await page.getByText('Tee suunnitelmasta seuraava versio').click();
    await button(page, 'Aloita seuraava versio').click();
    await page.getByText('Versio 2: luonnos').waitFor();
    await box(page, 'Uusi tavoite').fill('Aamut sujuvat.');
    await box(page, 'Uusi tavoite').press('Enter');
    await box(page, 'Tavoite 1').waitFor();
    await page.getByText('Mikä on muuttunut edellisestä').click();
    await page.getByRole('listitem').filter({ hasText: 'Aamut sujuvat.' }).last().waitFor();
    expect(await axe(page)).toEqual([]);

    await button(page, 'Hyväksy yhdessä').click();
    await page.getByText('Versio 2: perheen luettavana').waitFor();
    await page.getByText('Muu vastaus: Marjatta').click();
    await button(page, 'Kirjaa poikkeus').click();
    await page.getByText('Kirjoita este ja haitta.').waitFor();
    await button(page, 'Kirjaa eriävä näkemys').click();
    await page.getByText('Kirjoita näkemys hänen omin sanoin.').waitFor();
    expect(await axe(page)).toEqual([]);
    await box(page, 'Eriävä näkemys omin sanoin').fill('Aamut sujuvat jo.');
    await button(page, 'Kirjaa eriävä näkemys').click();
    await page.getByText('Marjatta on eri mieltä.').waitFor();
    await shot(page, 'plan/dissent');
    await button(page, 'Palaa muokkaamaan').click();
    await page.getByText('Versio 2: luonnos').waitFor();
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps text whose goal another dropped, until it is not needed', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const [one, other] = [await at(), await at()];
    await box(one.page, 'Uusi tavoite').fill('Aamut sujuvat.');
    await box(one.page, 'Uusi tavoite').press('Enter');
    await box(one.page, 'Tavoite 1').waitFor();
    await other.page.reload();
    await box(other.page, 'Tavoite 1').waitFor();
    await one.context.route('**/graphql', (route) => route.abort());
    await box(one.page, 'Tavoite 1').fill('Aamut sujuvat kiireettä.');
    await button(other.page, 'Poista suunnitelmasta tavoite 1').click();
    await box(other.page, 'Tavoite 1').waitFor({ state: 'detached' });
    await one.context.unroute('**/graphql');
    await one.page.getByText(/Tämä teksti ei ehtinyt suunnitelmaan/).waitFor();
    await one.page.getByText('Aamut sujuvat kiireettä.').waitFor();
    expect(await axe(one.page)).toEqual([]);
    await shot(one.page, 'plan/left-over');
    await button(one.page, 'Tekstiä ei tarvita').click();
    await one.page.getByText(/Tämä teksti ei ehtinyt suunnitelmaan/).waitFor({ state: 'detached' });
    await one.context.close();
    await other.context.close();
  });

  it('is gone through by the keyboard, and what has the focus is never behind the line about saving', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    await actionOf(site.app, version.id, 'nurse');
    const { page, context } = await at();
    await page.setViewportSize({ width: 1280, height: 800 });
    await box(page, 'Uusi tavoite').focus();
    await page.keyboard.type('Aamut sujuvat.');
    await page.keyboard.press('Enter');
    await box(page, 'Tavoite 1').waitFor();
    await button(page, 'Lupaa: Soittaa kotiin.').press('Enter');
    await page.getByText('luvattu', { exact: true }).waitFor();
    await button(page, 'Hyväksy yhdessä').focus();
    const hidden: string[] = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      const found = await page.evaluate<string | null>(
        `(() => {
          const line = document.querySelector('.saving-line').getBoundingClientRect();
          const focused = document.activeElement.getBoundingClientRect();
          const isIn = document.activeElement.closest('main') && !document.activeElement.closest('.saving-line');
          return isIn && focused.top < line.bottom && focused.bottom > line.top ? document.activeElement.outerHTML : null;
        })()`,
      );
      if (found) hidden.push(found);
    }
    expect(hidden).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Version 1'],
    ['en', 'Version 1'],
  ])('stands in %s', async (language, version) => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context, complaints } = await at('phone');
    await page.getByRole('button', { name: language === 'sv' ? 'Svenska' : 'English' }).click();
    await page.getByText(new RegExp(`^${version}: `)).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await excessWidth(page)).toBe(0);
    await shot(page, `plan/draft-${language}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  // The last one: the sessions that end are also those with which the others draw up their plans.
  it('keeps what is typed when the session ends, and saves it in nobody else’s name', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context } = await at();
    await deaf(page);
    await site.app.sql('delete from access.session where principal_id = $1', [COUNSELLOR]);
    await box(page, GOAL).fill('Kirjoitettu kirjautumisen päätyttyä.');
    await page.getByText('Kirjautuminen on päättynyt.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Kirjaudu uudelleen' }).getAttribute('href')).toContain(
      encodeURIComponent(`/tyopoyta/asiat/${met.caseId}/suunnitelma`),
    );
    await context.request.post('/auth/demo', { data: { persona: 'nurse' } });
    await page.getByText('Tässä selaimessa on nyt kirjautuneena joku muu.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'plan/somebody-else');
    const stands = () => site.app.sql('select changed_by from plan_version where case_id = $1', [met.caseId]);
    const goal = () => box(page, GOAL).inputValue();
    await soon(() => goal()).toBe('Kirjoitettu kirjautumisen päätyttyä.');
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await saved(page);
    await soon(() => goal()).toBe('Kirjoitettu kirjautumisen päätyttyä.');
    expect(await stands()).toEqual([{ changed_by: COUNSELLOR }]);
    await context.close();
  });
});
