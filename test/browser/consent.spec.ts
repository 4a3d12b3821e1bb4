import type { Page } from 'playwright-core';
import { FAMILY } from '../../src/demo/family.data.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { seatOf } from '../support/casework.js';
import { byCounsellor, type ConsentRow, explain, twoGuardians } from '../support/own-word.js';
import { button, deaf, devices, focused, part, said, soon } from '../support/page.js';

const choose = (page: Page, text: string) =>
  page
    .locator('label')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .click();

inBrowser('the consents of a case', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(
    caseId: string,
    { persona = 'counsellor', device = 'desktop' as keyof typeof DEVICES, query = '' } = {},
  ) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${caseId}/suostumukset${query}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const nameOfUnit = async (persona: 'nurse' | 'ngo-worker') => {
    const { unitId } = await seatOf(site.app, persona);
    const [row] = await site.app.sql<{ name: string }>('select name from unit where id = $1', [unitId]);
    return row!.name;
  };
  const stateOf = async (caseId: string) =>
    (await site.app.sql<{ state: string }>('select state from consent where case_id = $1 order by id', [caseId])).map(
      ({ state }) => state,
    );

  /** Fills in what was heard of one of the family. */
  async function word(page: Page, name: string, evidence: string) {
    await choose(page, name);
    await choose(page, 'Suullisesti');
    await page.getByLabel('Mistä sen näkee').fill(evidence);
  }
  async function answer(page: Page, name: string, decision: 'Suostuu' | 'Ei suostu') {
    await button(page, 'Kirjaa vastaus').click();
    await choose(page, decision);
    await word(page, name, 'Puhelimessa, kuuli palveluohjaaja.');
    await button(page, 'Tallenna vastaus').click();
  }

  it.each(devices)('on a %s are explained, and stand when both guardians have said yes', async (device) => {
    const { caseId } = await twoGuardians(site.app);
    const unit = await nameOfUnit('nurse');
    const { page, context, complaints } = await at(caseId, { device });
    await page.getByText('Suostumuksia ei ole vielä selitetty perheelle.').waitFor();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Selitä uusi suostumus').click();
    await soon(() => focused(page)).toBe('Selitä uusi suostumus');
    await button(page, 'Tallenna selitetyksi').click();
    await page.getByText('Valitse, mitä saa kertoa.').waitFor();
    await soon(() => focused(page)).toContain('Kenelle saa kertoa');
    await page.getByLabel('Kenelle saa kertoa').selectOption(unit);
    await choose(page, 'Verkostotapaaminen');
    await choose(page, 'Mihin perhe tarvitsee apua');
    await page.getByLabel('Mitä ei kerrota').fill('Ei isän terveydestä.');
    await page.getByLabel('Viimeinen päivä').fill('2027-06-30');
    const read = part(page, 'Lue tämä perheelle');
    await read.getByText(`Saako teistä kertoa tänne: ${unit}?`).waitFor();
    await read.getByText('Tätä ei kerrota: Ei isän terveydestä.').waitFor();
    await read.getByText(/enintään tähän päivään: ke 30\.6\.2027/).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `consent/explain-${device}`);
    await button(page, 'Tallenna selitetyksi').click();
    await said(page, 'Suostumus on tallennettu selitetyksi.');
    await soon(() => focused(page)).toBe('Perheen suostumukset');
    const row = page.getByRole('article', { name: unit, exact: true });
    await row.getByText('odottaa päätöstä').waitFor();
    await row.getByText(/^(Marjatta Salakoski, Urho Salakoski|Urho Salakoski, Marjatta Salakoski)$/).waitFor();
    await answer(page, 'Marjatta Salakoski', 'Suostuu');
    await said(page, 'Suostumus tulee voimaan, kun kaikki huoltajat ovat suostuneet.');
    expect(await stateOf(caseId)).toEqual(['explained']);
    await answer(page, 'Urho Salakoski', 'Suostuu');
    await said(page, 'Suostumus on voimassa.');
    await row.getByText('voimassa', { exact: true }).waitFor();
    await row.getByText(/^Urho Salakoski suostui .*suullisesti/).waitFor();
    expect(await stateOf(caseId)).toEqual(['given']);
    expect(await axe(page)).toEqual([]);
    await shot(page, `consent/given-${device}`);
    await button(page, 'Kirjaa peruminen').click();
    await page.getByText('Yksikkö ei enää näe sitä, mitä se näki tämän suostumuksen nojalla.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `consent/withdraw-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await word(page, 'Urho Salakoski', 'Soitti ja perui.');
    await button(page, 'Tallenna peruminen').click();
    await said(page, 'Suostumus on peruttu.');
    expect(await stateOf(caseId)).toEqual(['withdrawn']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are asked for whole also before the units are there to choose from', async () => {
    const { caseId } = await twoGuardians(site.app);
    const { page, context, complaints } = await at(caseId);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await context.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName === 'UnitsToTell') await held;
      await route.continue();
    });
    await button(page, 'Selitä uusi suostumus').click();
    await button(page, 'Tallenna selitetyksi').click();
    await page.getByText('Valitse, mitä saa kertoa.').waitFor();
    await soon(() => focused(page)).toContain('Kenelle saa kertoa');
    letGo();
    await page.getByLabel('Kenelle saa kertoa').selectOption(await nameOfUnit('nurse'));
    await soon(() => focused(page)).toContain('Kenelle saa kertoa');
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('fall by one refusal, by the keyboard alone', async () => {
    const { caseId } = await twoGuardians(site.app);
    await explain(site.app, caseId);
    const { page, context, complaints } = await at(caseId);
    const keys = async (...all: string[]) => {
      for (const key of all) await page.keyboard.press(key);
    };
    await button(page, 'Kirjaa vastaus').press('Enter');
    await soon(() => focused(page)).toBe('Kirjaa vastaus');
    await keys('Tab', 'Space', 'Tab', 'Space', 'ArrowDown', 'Tab', 'Space', 'Tab');
    await page.keyboard.type('Sanoi tapaamisessa.');
    await keys('Tab', 'Enter');
    await said(page, 'perhe kieltäytyi');
    await soon(() => focused(page)).toBe('Perheen suostumukset');
    expect(await stateOf(caseId)).toEqual(['refused']);
    await button(page, 'Kirjaa vastaus').waitFor({ state: 'detached' });
    await button(page, 'Kysy uudelleen').click();
    await soon(() => page.getByLabel('Mitä ei kerrota').inputValue()).toBe('Ei isän terveydestä.');
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('stand by exception without a guardian who cannot be reached', async () => {
    const { caseId } = await twoGuardians(site.app);
    await explain(site.app, caseId);
    const { page, context, complaints } = await at(caseId);
    await page.getByText('odottaa päätöstä').waitFor();
    await soon(() => button(page, 'Kirjaa poikkeus').count()).toBe(0);
    await answer(page, 'Marjatta Salakoski', 'Suostuu');
    await button(page, 'Kirjaa poikkeus').click();
    await choose(page, 'Toista huoltajaa ei tavoiteta, ja viive olisi haitaksi\\.');
    await page.getByLabel('Mitä on tehty tai päätetty').fill('Soitettu kolmena päivänä.');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Ota käyttöön poikkeuksella').click();
    await said(page, 'Suostumus on voimassa.');
    await page.getByText(/Soitettu kolmena päivänä\./).waitFor();
    expect(await stateOf(caseId)).toEqual(['given']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('have beside them the laws by which somebody is told, each with its section and its reason', async () => {
    const { caseId } = await twoGuardians(site.app);
    const { page, context, complaints } = await at(caseId);
    await button(page, 'Kirjaa lakiperuste').click();
    await page.getByLabel('Kenelle saa kertoa').selectOption(await nameOfUnit('ngo-worker'));
    await page.getByLabel('Laki ja pykälä').fill('sosiaalihuoltolaki');
    await page.getByLabel('Miksi laki koskee tätä perhettä').fill('Perhettä tuetaan kotona.');
    await choose(page, 'Yhteinen suunnitelma');
    await page.getByLabel('Viimeinen päivä').fill('2027-06-30');
    await button(page, 'Tallenna lakiperuste').click();
    await page.getByText('Kirjoita lain numero ja pykälä, esimerkiksi 703/2023 64 §.').waitFor();
    await page.getByLabel('Laki ja pykälä').fill('703/2023 64 §');
    await button(page, 'Tallenna lakiperuste').click();
    await page.getByText(/Yksikkö ei ole viranomainen/).waitFor();
    await soon(() => page.getByLabel('Miksi laki koskee tätä perhettä').inputValue()).toBe('Perhettä tuetaan kotona.');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'consent/basis');
    await page.getByLabel('Kenelle saa kertoa').selectOption(await nameOfUnit('nurse'));
    await button(page, 'Tallenna lakiperuste').click();
    await said(page, 'Lakiperuste on voimassa.');
    await part(page, 'Lakiperusteet').getByText('703/2023 64 §').waitFor();
    await button(page, 'Päätä lakiperuste').click();
    await page.getByText(/Tämän lain nojalla ei enää kerrota mitään/).waitFor();
    await button(page, 'Päätä heti').click();
    await said(page, 'Lakiperuste on päätetty.');
    const live = 'select id from statutory_basis where case_id = $1 and ended_at is null';
    expect(await site.app.sql(live, [caseId])).toEqual([]);
    await page.getByText('Yksi päättynyt lakiperuste').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lose nothing that was typed when somebody was faster, or the server is away', async () => {
    const { caseId } = await twoGuardians(site.app);
    const { id }: ConsentRow = await explain(site.app, caseId);
    const { page, context } = await at(caseId);
    await deaf(page);
    await button(page, 'Kirjaa vastaus').click();
    await choose(page, 'Ei suostu');
    await word(page, 'Urho Salakoski', 'Sanoi ovella.');
    await site.app.sql('update consent set version = version + 1 where id = $1', [id]);
    const asked = page.waitForResponse((answer) => Boolean(answer.request().postData()?.includes('ConsentPage')));
    await button(page, 'Tallenna vastaus').click();
    await page.getByText('Joku muutti tätä juuri.', { exact: false }).waitFor();
    await (await asked).finished();
    await soon(() => page.getByLabel('Mistä sen näkee').inputValue()).toBe('Sanoi ovella.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Tallenna vastaus').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await soon(() => page.getByLabel('Mistä sen näkee').inputValue()).toBe('Sanoi ovella.');
    await button(page, 'Tallenna vastaus').click();
    await said(page, 'perhe kieltäytyi');
    expect(await stateOf(caseId)).toEqual(['refused']);
    await context.close();
  });

  it('are read, not changed, by who is told something, and not there for anybody else', async () => {
    const teacher = await at(FAMILY.caseId, { persona: 'teacher' });
    await part(teacher.page, 'Perheen suostumukset').waitFor();
    for (const name of ['Selitä uusi suostumus', 'Kirjaa vastaus', 'Kirjaa peruminen', 'Kirjaa lakiperuste'])
      await soon(() => button(teacher.page, name).count()).toBe(0);
    expect(await teacher.page.locator('main').innerText()).not.toContain('Kuutamolampi');
    expect(await axe(teacher.page)).toEqual([]);
    await teacher.context.close();
    const { caseId } = await twoGuardians(site.app);
    const other = await at(caseId, { persona: 'ngo-worker' });
    await other.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await other.context.close();
  });

  it.each([
    ['sv', 'Samtycken', 'Förklara ett nytt samtycke'],
    ['en', 'Consents', 'Explain a new consent'],
  ])('speak %s throughout', async (language, title, open) => {
    const { caseId } = await twoGuardians(site.app);
    await explain(site.app, caseId);
    await byCounsellor(
      site.app,
      'recordStatutoryBasis',
      {
        caseId,
        unitId: (await seatOf(site.app, 'nurse')).unitId,
        categories: ['PLAN'],
        lastDay: '2027-02-28',
        statute: '703/2023 64 §',
        reason: 'Perhettä tuetaan kotona.',
      },
      'id',
    );
    const { page, context } = await at(caseId, { query: `?kieli=${language}` });
    await button(page, open).click();
    await soon(() => page.locator('h1').innerText()).toBe(title);
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(/(consent|case|form)\.[a-z]|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
