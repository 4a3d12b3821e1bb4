import type { Page } from 'playwright-core';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { actionOf, agree, draft, meet, type MetCase, promised } from '../support/plans.js';
import { button, devices, focused, isWell, openAll, soon, tabTo } from '../support/page.js';

const HELPERS = 'Läheiset, jotka auttavat';
const COPIES = 'Kenelle suunnitelma annetaan';
const WHO = 'Kuka auttaa?';
const HOW = 'Miten hän auttaa?';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const opened = (page: Page, title: string) => page.locator('summary', { hasText: title }).click();
/** A part of the wall by its heading. */
const wallPart = (page: Page, title: string) =>
  page.locator('.plan-part', { has: page.getByRole('heading', { name: title, exact: true }) });

/** Where somebody more who helps is written. */
const adding = (page: Page) =>
  page.locator('form', { has: page.getByRole('button', { name: 'Lisää auttaja', exact: true }) });

inBrowser('who helps besides the professionals, and who gets the plan', () => {
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
  async function at(device: Device = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${met.caseId}/suunnitelma`);
    await visitor.page.getByText(/^Versio \d: /).waitFor();
    return visitor;
  }

  /** Opens what can be changed of a helper, and answers the row. */
  async function rowOf(page: Page, name: string) {
    const row = wallPart(page, HELPERS).locator('li').filter({ hasText: name });
    await row.locator('summary').click();
    return { name: row.getByLabel(WHO), how: row.getByLabel(HOW) };
  }

  async function helps(page: Page, name: string, task: string) {
    await adding(page).getByLabel(WHO).fill(name);
    await adding(page).getByLabel(HOW).fill(task);
    await button(page, 'Lisää auttaja').click();
    await wallPart(page, HELPERS).getByText(name, { exact: true }).waitFor();
  }

  const helpersHeld = () =>
    site.app.sql<{ span: string }>(
      `select since_version || '–' || coalesce(until_version::text, '') as span from plan_helper where case_id = $1
       order by since_version, until_version nulls last`,
      [met.caseId],
    );
  const copiesHeld = () =>
    site.app.sql<{ is_person: boolean }>(
      `select person_id is not null as is_person from plan_copy where case_id = $1 and until_version is null order by 1`,
      [met.caseId],
    );

  it.each(devices)('on a %s are added, changed and taken out again', async (device) => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context, complaints } = await at(device);
    await opened(page, 'Uusi auttaja');
    await button(page, 'Lisää auttaja').click();
    await page.getByText('Kirjoita, kuka auttaa.').waitFor();
    await soon(() => focused(page)).toBe(WHO);
    await isWell(page, `plan/helper-missing-${device}`);
    await helps(page, 'Mummo', 'Hakee Onnin kerhosta tiistaisin.');
    await soon(() => adding(page).getByLabel(WHO).inputValue()).toBe('');
    await soon(() => focused(page)).toBe(WHO);
    await helps(page, 'Jalkapallovalmentaja', 'Antaa kyydin harjoituksiin.');

    const grandmother = await rowOf(page, 'Mummo');
    await grandmother.how.fill('Hakee Onnin kerhosta tiistaisin ja torstaisin.');
    await button(page, 'Tallenna muutos').click();
    await soon(() => focused(page)).toMatch(/^Mummo\s*Hakee Onnin kerhosta tiistaisin ja torstaisin\.$/);
    await rowOf(page, 'Jalkapallovalmentaja');
    await button(page, 'Poista suunnitelmasta: Jalkapallovalmentaja').click();
    await soon(() => focused(page)).toBe(HELPERS);
    expect(await helpersHeld()).toEqual([{ span: '1–1' }, { span: '1–' }]);

    await opened(page, 'Uusi saaja');
    await button(page, 'Lisää saaja').click();
    await page.getByText('Valitse, kuka saa suunnitelman.').waitFor();
    for (const label of ['Marjatta', 'Limingan neuvola']) {
      await page.getByLabel('Kuka saa suunnitelman?').selectOption({ label });
      await button(page, 'Lisää saaja').click();
      await button(page, `Poista saajista: ${label}`).waitFor();
    }
    expect(await copiesHeld()).toEqual([{ is_person: false }, { is_person: true }]);
    await openAll(page);
    await isWell(page, `plan/helpers-${device}`);
    await button(page, 'Poista saajista: Limingan neuvola').click();
    await soon(() => focused(page)).toBe(COPIES);
    expect(await copiesHeld()).toEqual([{ is_person: true }]);
    await page.setViewportSize({ width: 320, height: 700 });
    await isWell(page, `plan/helpers-narrow-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are read in the agreed version, which tells who has the plan already, and written anew in the next one', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    await promised(site.app, await actionOf(site.app, version.id, 'nurse'));
    const before = await at();
    await opened(before.page, 'Uusi auttaja');
    await helps(before.page, 'Mummo', 'Hakee Onnin kerhosta tiistaisin.');
    await opened(before.page, 'Uusi saaja');
    await before.page.getByLabel('Kuka saa suunnitelman?').selectOption({ label: 'Marjatta' });
    await button(before.page, 'Lisää saaja').click();
    await button(before.page, 'Poista saajista: Marjatta').waitFor();
    await before.context.close();
    await agree(site.app, version, met.motherId);

    const { page, context, complaints } = await at();
    await page.getByText('Versio 1: sovittu').waitFor();
    await wallPart(page, HELPERS).getByText('Hakee Onnin kerhosta tiistaisin.').waitFor();
    await wallPart(page, COPIES).getByText('ei vielä annettu').waitFor();
    await soon(() => page.locator('summary', { hasText: 'Mummo' }).count()).toBe(0);
    await opened(page, 'Anna suunnitelma mukaan');
    await page.getByLabel('Kenelle annettiin?').selectOption({ label: 'Marjatta' });
    await button(page, 'Kirjaa annetuksi').click();
    await wallPart(page, COPIES)
      .getByText(/^annettu /)
      .waitFor();
    await isWell(page, 'plan/helpers-agreed');

    await opened(page, 'Tee suunnitelmasta seuraava versio');
    await button(page, 'Aloita seuraava versio').click();
    await page.getByText('Versio 2: luonnos').waitFor();
    const grandmother = await rowOf(page, 'Mummo');
    await grandmother.name.fill('Mummo Aino');
    await button(page, 'Tallenna muutos').click();
    await wallPart(page, HELPERS).getByText('Mummo Aino', { exact: true }).waitFor();
    // What was agreed on stays as it was.
    expect(await helpersHeld()).toEqual([{ span: '1–2' }, { span: '2–' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows who writes what another has changed meanwhile, and keeps what was typed of somebody taken out', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const [one, other] = [await at(), await at('phone')];
    await opened(one.page, 'Uusi auttaja');
    await helps(one.page, 'Mummo', 'Hakee kerhosta.');
    const mine = await rowOf(one.page, 'Mummo');
    const theirs = await rowOf(other.page, 'Mummo');
    await mine.how.fill('Hakee kerhosta ja lukee.');
    await theirs.how.fill('Hakee kerhosta kahdesti.');
    await button(other.page, 'Tallenna muutos').click();
    const told = one.page.getByRole('alert').filter({ hasText: /^Toinen muutti tätä samaan aikaan/ });
    await told.waitFor();
    await wallPart(one.page, HELPERS).getByText('Hakee kerhosta kahdesti.').waitFor();
    await soon(() => mine.how.inputValue()).toBe('Hakee kerhosta ja lukee.');
    await isWell(one.page, 'plan/helper-rivals');
    await button(one.page, 'Tallenna muutos').click();
    await wallPart(other.page, HELPERS).getByText('Hakee kerhosta ja lukee.').first().waitFor();
    await told.waitFor({ state: 'detached' });

    await mine.how.fill('Hakee kerhosta ja lukee iltasadun.');
    await button(other.page, 'Poista suunnitelmasta: Mummo').click();
    await one.page.getByText(/Tämä teksti ei ehtinyt suunnitelmaan/).waitFor();
    await one.page.getByText('Hakee kerhosta ja lukee iltasadun.').waitFor();
    await one.context.close();
    await other.context.close();
  });

  it('keeps what is typed while the server is away, and tells when another was faster', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context } = await at();
    await opened(page, 'Uusi auttaja');
    await box(page, WHO).fill('Mummo');
    await box(page, HOW).fill('Hakee kerhosta.');
    await opened(page, 'Uusi saaja');
    await page.getByLabel('Kuka saa suunnitelman?').selectOption({ label: 'Marjatta' });
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Lisää auttaja').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await soon(() => box(page, HOW).inputValue()).toBe('Hakee kerhosta.');
    // Meanwhile another names the same recipient.
    const other = await at();
    await opened(other.page, 'Uusi saaja');
    await other.page.getByLabel('Kuka saa suunnitelman?').selectOption({ label: 'Marjatta' });
    await button(other.page, 'Lisää saaja').click();
    await button(other.page, 'Poista saajista: Marjatta').waitFor();
    await context.unroute('**/graphql');
    await button(page, 'Lisää saaja').click();
    await page.getByText(/Toinen lisäsi saman saajan|Valitse, kuka saa suunnitelman\./).waitFor();
    await button(page, 'Lisää auttaja').click();
    await wallPart(page, HELPERS).getByText('Mummo', { exact: true }).waitFor();
    await soon(() => helpersHeld()).toEqual([{ span: '1–' }]);
    expect(await copiesHeld()).toEqual([{ is_person: true }]);
    await context.close();
    await other.context.close();
  });

  it('are added by the keyboard alone', async () => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context } = await at();
    await page.locator('.stand').focus();
    await tabTo(page, 'Uusi auttaja');
    await page.keyboard.press('Enter');
    await box(page, WHO).waitFor();
    await tabTo(page, WHO);
    await page.keyboard.type('Naapuri');
    await tabTo(page, HOW);
    await page.keyboard.type('Vie koiran ulos.');
    await tabTo(page, 'Lisää auttaja');
    await page.keyboard.press('Enter');
    await wallPart(page, HELPERS).getByText('Naapuri', { exact: true }).waitFor();
    await context.close();
  });

  it.each([
    ['Svenska', 'Närstående som hjälper', 'Vem som får planen'],
    ['English', 'People close to the family who help', 'Who gets the plan'],
  ])('stand in %s', async (language, helpers, copies) => {
    await draft(site.app, met.caseId, met.meetingId);
    const { page, context, complaints } = await at('phone');
    await page.getByRole('button', { name: language }).click();
    await wallPart(page, helpers).waitFor();
    await wallPart(page, copies).waitFor();
    await isWell(page, `plan/helpers-${language}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
