import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { FAMILY } from '../../src/demo/family.data.js';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import {
  axe,
  type BrowserApp,
  type Device,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
} from '../support/browser.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { button, pressUntilSaid, said } from '../support/page.js';

const LOOK = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id people { givenName } needs { description }
  plan { goals { text } } actions { id } } }`;
const devices = Object.keys(DEVICES) as Device[];

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const focused = (page: Page) =>
  page.evaluate<string>(
    `(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim()`,
  );
/** Waits until the keyboard is there. */
const focusComesTo = (page: Page, text: string) =>
  page.waitForFunction(
    `(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim() === ${JSON.stringify(text)}`,
  );

inBrowser('the access log', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(persona: Persona, address: string, device: Device = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta${address}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const look = (persona: Persona, caseId: string) => site.app.as(persona)(LOOK, { caseId });
  /** What the log has of a persona, the newest first. */
  const logged = (persona: Persona) =>
    site.app.sql<{ action: string; operation: string; basis: string }>(
      `select action, operation, basis from audit.access_log
       where principal_id = $1 and operation not in ('signIn', 'auth.demo') order by id desc`,
      [principalOf(persona)],
    );
  /** How often somebody has searched. */
  const searches = async (persona: Persona) =>
    (await logged(persona)).filter(({ operation }) => /^(team)?accessLog$/i.test(operation)).length;

  describe('of a case', () => {
    const PATH = `/asiat/${FAMILY.caseId}/katsojat`;
    beforeAll(async () => {
      for (const persona of ['nurse', 'teacher', 'statistician', 'guardian'] as const)
        await look(persona, FAMILY.caseId);
    });

    it.each(devices)('is read on a %s by who answers for it, from its page', async (device) => {
      const { page, context, complaints } = await at('counsellor', `/asiat/${FAMILY.caseId}`, device);
      await page.getByRole('link', { name: 'Kuka on katsonut tietoja' }).press('Enter');
      const entries = region(page, 'Merkinnät');
      await entries.getByText('Yritti katsoa, mutta ei päässyt').first().waitFor();
      expect(await focused(page)).toBe('Kuka on katsonut');
      const all = (await entries.innerText()).replaceAll(/\s*\n\s*/g, '\n');
      expect(all).toContain('ma 23.11.2026');
      expect(all).toMatch(/klo \d{1,2}\.\d\d\nHelmi Suvikallio, terveydenhoitaja, [^\n]+\nKatsoi: [^\n]*suunnitelma/);
      expect(all).toMatch(/Miksi: perheen suostumus \S+ \d+\.\d+\.\d{4} \(/);
      expect(all).toContain('Sinä itse');
      expect(all).toMatch(/Hanna-Mari\nKatsoi/);
      expect(all).not.toMatch(/undefined|null|\[object|accessLog\./);
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/case-${device}`);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      expect(await page.title()).toBe('Kuka on katsonut – Yhdessä');
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('goes on to what is older, and says each day once', async () => {
      const opened = await openCase(site.app);
      for (let i = 0; i < 26; i += 1) await look('counsellor', opened.caseId);
      const { page, context } = await at('counsellor', `/asiat/${opened.caseId}/katsojat`);
      const items = region(page, 'Merkinnät').getByRole('listitem');
      await items.nth(24).waitFor();
      expect(await items.count()).toBe(25);
      await button(page, 'Näytä vanhempia').press('Enter');
      await items.nth(25).waitFor();
      await button(page, 'Näytä vanhempia').waitFor({ state: 'detached' });
      expect(await region(page, 'Merkinnät').getByRole('heading', { level: 3 }).count()).toBe(1);
      expect(await axe(page)).toEqual([]);
      await context.close();
    });

    it('is read of a period; one that makes no sense is not asked for', async () => {
      const { page, context } = await at('counsellor', PATH);
      const entries = region(page, 'Merkinnät');
      await entries.getByRole('listitem').first().waitFor();
      await page.getByLabel('Alkaen').fill('2026-11-20');
      await page.getByLabel('Viimeinen päivä').fill('2026-11-19');
      await button(page, 'Hae').press('Enter');
      await page.getByText('Viimeinen päivä on ennen ensimmäistä.').waitFor();
      await focusComesTo(page, 'Viimeinen päivä');
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('Alkaen').fill('2024-11-22');
      await page.getByText('Valitse päivä kahden viime vuoden ajalta.').waitFor();
      await page.getByLabel('Alkaen').fill('2024-11-23');
      await page.getByLabel('Viimeinen päivä').fill('2024-12-31');
      await button(page, 'Hae').click();
      await entries.getByText('Tältä ajalta ei ole merkintöjä.').waitFor();
      await page.getByLabel('Alkaen').fill('2026-11-23');
      await page.getByLabel('Viimeinen päivä').fill('2026-11-23');
      await button(page, 'Hae').click();
      await entries.getByText('Sinä itse').first().waitFor();
      // The same once more: what has come meanwhile is asked for.
      await Promise.all([
        page.waitForRequest((request) => request.postData()?.includes('WhoHasLooked') ?? false),
        button(page, 'Hae').click(),
      ]);
      await context.close();
    });

    it('is not for who only takes part; who leads the team is shown the way to their own search', async () => {
      const nurse = await at('nurse', PATH);
      await nurse.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
      expect(await nurse.page.getByRole('link', { name: /lokihausta/ }).count()).toBe(0);
      expect(await axe(nurse.page)).toEqual([]);
      await nurse.context.close();
      const lead = await at('team-lead', PATH);
      await lead.page.getByRole('link', { name: 'Hae tämän asian merkinnät lokihausta' }).click();
      await lead.page.getByRole('heading', { name: 'Lokihaku', level: 1 }).waitFor();
      await region(lead.page, 'Merkinnät').getByRole('link', { name: 'Aino Koivulampi' }).first().waitFor();
      await lead.context.close();
    });

    it('is asked for again after the server was away', async () => {
      const { page, context } = await at('counsellor', PATH);
      await region(page, 'Merkinnät').getByRole('listitem').first().waitFor();
      await context.route('**/graphql', (route) => route.abort());
      await page.getByLabel('Alkaen').fill('2026-11-22');
      await button(page, 'Hae').click();
      await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
      await context.unroute('**/graphql');
      await button(page, 'Yritä uudelleen').click();
      await region(page, 'Merkinnät').getByRole('listitem').first().waitFor();
      await page.getByText('Ei yhteyttä palvelimeen').waitFor({ state: 'detached' });
      await context.close();
    });

    it.each([
      ['sv', 'Vem har tittat', 'Varför: familjens samtycke'],
      ['en', 'Who has looked', 'Why: the family’s consent'],
    ])('speaks %s', async (language, title, why) => {
      const { page, context } = await at('counsellor', `${PATH}?kieli=${language}`, 'phone');
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByText(why).first().waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/accessLog\.|undefined|\{\{/);
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/case-${language}`);
      await context.close();
    });
  });

  describe('of an area', () => {
    let opened: OpenedCase;
    beforeAll(async () => {
      opened = await openCase(site.app);
      await look('counsellor', opened.caseId);
      await look('teacher', opened.caseId);
    });

    it.each(devices)('is searched on a %s by professional, from the desk, and on to a case', async (device) => {
      const { page, context, complaints } = await at('log-inspector', '/', device);
      await page.getByRole('link', { name: 'Hae, kuka on katsonut perheiden tietoja' }).press('Enter');
      await page.getByRole('heading', { name: 'Lokihaku', level: 1 }).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('Ammattilaisen nimi').fill('Koivul');
      await page.getByRole('link', { name: /Aino Koivulampi/ }).press('Enter');
      const found = region(page, 'Merkinnät');
      await found.getByText('toiminto: casePage').first().waitFor();
      await found.getByText('Aino Koivulampi, palveluohjaaja', { exact: true }).waitFor();
      expect(await found.innerText()).toMatch(/Katsoi: [^\n]*tuen tarve[^\n]*\n+Miksi: hoitaa asiaa palveluohjaajana/);
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/professional-${device}`);
      await found
        .getByRole('link', { name: `asia …${opened.caseId.slice(-8)}` })
        .first()
        .click();
      await found.getByText(`Asia, tunnus …${opened.caseId.slice(-8)}`).waitFor();
      await found.getByRole('link', { name: 'Aino Koivulampi' }).first().waitFor();
      expect((await logged('log-inspector'))[0]).toMatchObject({ action: 'read', basis: 'log-inspector' });
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('is bounded by what was done; the names of who was refused are told too', async () => {
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}`);
      const found = region(page, 'Merkinnät');
      await found.getByText('toiminto: casePage').first().waitFor();
      await page.getByLabel('Mitä tehtiin').selectOption({ label: 'Yritti, mutta ei päässyt' });
      await button(page, 'Hae').click();
      await page.waitForURL(/mita=REFUSED/);
      await found.getByRole('link', { name: 'Aino Koivulampi' }).first().waitFor({ state: 'detached' });
      const refused = found.getByRole('listitem');
      await refused.first().waitFor();
      expect(await refused.count()).toBe(1);
      expect(await refused.innerText()).toMatch(/\S+ \S+, Limingan[^\n]*\n+Yritti, mutta ei päässyt/);
      await look('nurse', opened.caseId);
      await button(page, 'Hae').click();
      await refused.nth(1).waitFor();
      await context.close();
    });

    it('says nothing of what is not there, or is of another area', async () => {
      const { page, context } = await at('log-inspector', `/loki?asia=${crypto.randomUUID()}`);
      await page.getByText('Tätä ei löydy tältä alueelta, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.goto('/tyopoyta/loki?asia=1&alku=eilen');
      await page.getByLabel('Ammattilaisen nimi').waitFor();
      expect(await region(page, 'Merkinnät').count()).toBe(0);
      await context.close();
    });

    it('is got as a table of a case', async () => {
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}&alku=2026-11-01`);
      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Lataa asian merkinnät taulukkona (CSV)' }).click(),
      ]);
      expect(table.suggestedFilename()).toBe('lokitiedot.csv');
      expect(await readFile(await table.path(), 'utf8')).toContain('"Aino Koivulampi"');
      expect((await logged('log-inspector'))[0]).toMatchObject({ operation: 'log.export' });
      await context.close();
    });

    it('is searched further back than two years for a reason alone, which is kept', async () => {
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}&alku=2023-01-01`);
      await page.getByText('Valitse syy. Se jää lokiin.').waitFor();
      const before = await searches('log-inspector');
      await button(page, 'Hae').click();
      await focusComesTo(page, 'Miksi haet yli kahden vuoden takaa?');
      expect(await axe(page)).toEqual([]);
      await shot(page, 'access-log/older');
      expect(await searches('log-inspector')).toBe(before);
      await page.getByLabel('Miksi haet yli kahden vuoden takaa?').selectOption({ label: 'Epäillään väärinkäytöstä' });
      await button(page, 'Hae').click();
      await region(page, 'Merkinnät').getByText('toiminto: casePage').first().waitFor();
      expect((await logged('log-inspector'))[0]).toMatchObject({ basis: 'log-inspector:suspected-misuse' });
      await context.close();
    });

    it('says that it is being searched when that takes a while', async () => {
      const { page, context } = await at('log-inspector', '/loki');
      await button(page, 'Hae').waitFor({ state: 'detached' });
      const held = Promise.withResolvers<void>();
      await context.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('LogOfArea')) await held.promise;
        await route.continue();
      });
      await page.getByText('Asian mukaan', { exact: true }).click();
      await page.getByLabel('Asian tunnus tai sen sivun osoite').fill('asiat/123');
      await button(page, 'Hae asian merkinnät').click();
      await page.getByText('Tässä ei ole asian tunnusta. Tarkista, että kopioit sen kokonaan.').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('Asian tunnus tai sen sivun osoite').fill(`${site.url}/tyopoyta/asiat/${opened.caseId}`);
      await button(page, 'Hae asian merkinnät').click();
      await said(page, 'Haetaan …');
      held.resolve();
      await region(page, 'Merkinnät').getByText('toiminto: casePage').first().waitFor();
      await context.close();
    });

    it('wants a sign-in of the last five minutes, and has what one searched for afterwards', async () => {
      const { page, context } = await at('log-inspector', '/loki');
      await page.getByLabel('Ammattilaisen nimi').fill('Koivul');
      const aino = page.getByRole('link', { name: /Aino Koivulampi/ });
      await aino.waitFor();
      site.app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
      await aino.click();
      await page.getByText('Tähän tarvitaan kirjautuminen viimeisten viiden minuutin ajalta.').waitFor();
      expect(await axe(page)).toEqual([]);
      await context.request.post('/auth/demo', { data: { persona: 'log-inspector' } });
      await button(page, 'Yritä uudelleen').click();
      await region(page, 'Merkinnät').getByText('toiminto: casePage').first().waitFor();
      await context.close();
    });

    it('is searched by who leads a team in what was done for their own unit', async () => {
      const { page, context, complaints } = await at('team-lead', '/');
      await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('link', { name: 'Lokihaku' }).click();
      await page.getByText('Muiden yksiköiden merkintöjä et näe.').waitFor();
      expect(await page.getByText('Asiakkaan mukaan', { exact: true }).count()).toBe(0);
      await page.goto(`/tyopoyta/loki?asia=${opened.caseId}`);
      const found = region(page, 'Merkinnät');
      await found.getByRole('link', { name: 'Aino Koivulampi' }).first().waitFor();
      expect(await found.getByRole('listitem').filter({ hasText: 'Yritti, mutta ei päässyt' }).count()).toBe(0);
      expect(await page.getByRole('link', { name: /CSV/ }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^Salaa/ }).count()).toBe(0);
      expect(await axe(page)).toEqual([]);
      await shot(page, 'access-log/team');
      await page.goto(`/tyopoyta/loki?ammattilainen=${principalOf('teacher')}`);
      await found.getByText('Merkintöjä ei löytynyt.').waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    });

    it.each(['counsellor', 'nurse', 'admin'] as const)('is not for the %s, who is told for whom', async (persona) => {
      const { page, context } = await at(persona, `/loki?asia=${opened.caseId}`);
      await page.getByText(/^Lokihaku on lokivalvojalle ja tiimivastaavalle/).waitFor();
      expect(await page.getByRole('navigation').getByRole('link', { name: 'Lokihaku' }).count()).toBe(0);
      expect(await axe(page)).toEqual([]);
      await context.close();
    });

    it.each([
      ['sv', 'Loggsökning', 'Varför: sköter ärendet som servicehandledare'],
      ['en', 'Log search', 'Why: is the counsellor of the case'],
    ])('speaks %s', async (language, title, why) => {
      const address = `/loki?asia=${opened.caseId}&asiakas=${opened.motherId}&kieli=${language}`;
      const { page, context } = await at('log-inspector', address, 'phone');
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByText(why).first().waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/accessLog\.|undefined|\{\{/);
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/search-${language}`);
      await context.close();
    });
  });

  describe('of a client', () => {
    let opened: OpenedCase;
    beforeEach(async () => {
      const mother = { ...MOTHER, givenName: 'Ulpukka', familyName: `Lokila${(count += 1)}` };
      opened = await openCase(site.app, 'counsellor', { people: [mother, CHILD] });
      await look('counsellor', opened.caseId);
    });
    let count = 0;
    const kept = () =>
      site.app.sql<{ reason: string; lifted_at: string | null }>(
        'select reason, lifted_at from log_withholding where person_id = $1',
        [opened.motherId],
      );
    const withhold = () => {
      const period = { since: '2026-11-22T22:00:00Z', until: '2026-11-23T22:00:00Z' };
      const what = { areaId: POHDE.id, personId: opened.motherId, professionalId: principalOf('counsellor') };
      const input = { ...what, ...period, reason: 'INVESTIGATION' };
      return done(
        mutate(site.app, 'log-inspector')('withholdLogEntries', 'WithholdLogEntriesInput', input, 'id version'),
      );
    };

    it.each(devices)('is found on a %s by name, and kept from them with a reason', async (device) => {
      const { page, context, complaints } = await at('log-inspector', '/loki', device);
      await page.getByText('Asiakkaan mukaan', { exact: true }).click();
      await button(page, 'Hae asiakas').press('Enter');
      await page.getByText('Kirjoita sukunimi.').waitFor();
      await page.getByLabel('Asiakkaan sukunimi').fill('Eiketäänila');
      await button(page, 'Hae asiakas').press('Enter');
      await said(page, 'Ketään ei löytynyt tällä nimellä.');
      await page.getByLabel('Asiakkaan sukunimi').fill(`Lokila${count}`);
      await page.getByLabel('Asiakkaan etunimi').fill('Ulpukka');
      await button(page, 'Hae asiakas').press('Enter');
      await said(page, 'Löytyi yksi tämänniminen.');
      expect((await logged('log-inspector'))[0]).toMatchObject({ action: 'search', operation: 'logClients' });
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/clients-${device}`);
      await page.getByRole('link', { name: /^Asia, avattu ma 23\.11\.2026/ }).press('Enter');
      const found = region(page, 'Merkinnät');
      await found.getByText('Tältä asiakkaalta ei ole salattu merkintöjä.').waitFor();
      const row = found.getByRole('listitem').filter({ hasText: 'toiminto: casePage' });
      await row.getByRole('button', { name: 'Salaa asiakkaalta, mitä Aino Koivulampi on tehnyt' }).press('Enter');
      await button(page, 'Salaa merkinnät').press('Enter');
      await page.getByText('Valitse syy.').waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/withhold-${device}`);
      await row.getByText(/^Tieto haittaisi rikoksen selvittämistä/).click();
      await button(page, 'Salaa merkinnät').dblclick();
      await said(page, 'Asiakkaalta on salattu, mitä Aino Koivulampi on tehnyt.');
      await focusComesTo(page, 'Merkinnät');
      await row.getByText('Salattu asiakkaalta').waitFor();
      await found.getByText('ma 23.11.2026 – ma 23.11.2026').waitFor();
      expect(await kept()).toEqual([{ reason: 'investigation', lifted_at: null }]);
      expect(await axe(page)).toEqual([]);
      await shot(page, `access-log/withheld-${device}`);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('is refused in writing, in the language of the client', async () => {
      await withhold();
      const { page, context } = await at('log-inspector', `/loki?asiakas=${opened.motherId}`);
      await button(page, 'Kieltäytymistodistus').press('Enter');
      await page.getByRole('heading', { name: 'Lokitietojen antamisesta kieltäytyminen' }).waitFor();
      await page.getByLabel('Todistuksen kieli').selectOption('SV');
      await page.getByRole('heading', { name: 'Vägran att lämna ut logguppgifter' }).waitFor();
      expect(await page.locator('article').innerText()).not.toContain('Koivulampi');
      expect(await axe(page)).toEqual([]);
      await shot(page, 'access-log/letter');
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { name: 'Merkinnät' }).waitFor({ state: 'hidden' });
      expect(await page.locator('article').isVisible()).toBe(true);
      await context.close();
    });

    it('is kept from them no longer, also when somebody else was faster', async () => {
      const { id } = await withhold();
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}&asiakas=${opened.motherId}`);
      await page.getByText('Salattu asiakkaalta', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Pura salaus' }).press('Enter');
      await page.getByText('Asiakas näkee nämä merkinnät sen jälkeen kuten muutkin.').waitFor();
      // Somebody touches it meanwhile.
      await site.app.sql('update log_withholding set version = version + 1 where id = $1', [id]);
      await button(page, 'Pura salaus').click();
      await page.getByText('Joku muutti tätä juuri.').waitFor();
      await pressUntilSaid(page, 'Pura salaus', 'Salaus on purettu.');
      await focusComesTo(page, 'Merkinnät');
      await page.getByText(/Salaus purettu ma 23\.11\.2026/).waitFor();
      await page.getByText('Salattu asiakkaalta', { exact: true }).first().waitFor({ state: 'detached' });
      expect(await kept()).toEqual([{ reason: 'investigation', lifted_at: expect.anything() }]);
      await context.close();
    });

    it('was lifted by somebody else meanwhile, and that is told', async () => {
      const { id, version } = await withhold();
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}&asiakas=${opened.motherId}`);
      await page.getByRole('button', { name: 'Pura salaus' }).press('Enter');
      await page.getByText('Asiakas näkee nämä merkinnät sen jälkeen kuten muutkin.').waitFor();
      const lifting = { withholdingId: id, expectedVersion: version };
      await done(mutate(site.app, 'log-inspector')('liftLogWithholding', 'LiftLogWithholdingInput', lifting, 'id'));
      await button(page, 'Pura salaus').click();
      await said(page, 'Tilanne on muuttunut. Tässä on uusin tieto, eikä muutostasi tallennettu.');
      await focusComesTo(page, 'Merkinnät');
      await page.getByText(/Salaus purettu ma 23\.11\.2026/).waitFor();
      await context.close();
    });

    it('is kept from them as typed also when the server was away; nobody decides about their own doing', async () => {
      const { page, context } = await at('log-inspector', `/loki?asia=${opened.caseId}&asiakas=${opened.motherId}`);
      const row = region(page, 'Merkinnät').getByRole('listitem').filter({ hasText: 'toiminto: casePage' });
      const own = region(page, 'Merkinnät').getByRole('listitem').filter({ hasText: 'Tuulia Niittyoja' });
      await own.first().waitFor();
      expect(await own.getByRole('button').count()).toBe(0);
      await row.getByRole('button', { name: /^Salaa asiakkaalta/ }).click();
      await row.getByText(/^Tieto voisi vaarantaa vakavasti jonkun muun/).click();
      await row.getByLabel('Viimeinen päivä').fill('2026-11-22');
      await button(page, 'Salaa merkinnät').click();
      await row.getByText('Viimeinen päivä on ennen ensimmäistä.').waitFor();
      await row.getByLabel('Viimeinen päivä').fill('2026-11-30');
      await context.route('**/graphql', (route) => route.abort());
      await button(page, 'Salaa merkinnät').click();
      await row.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
      expect(await row.getByLabel('Viimeinen päivä').inputValue()).toBe('2026-11-30');
      await context.unroute('**/graphql');
      await button(page, 'Salaa merkinnät').click();
      await said(page, 'Asiakkaalta on salattu, mitä Aino Koivulampi on tehnyt.');
      expect(await kept()).toEqual([{ reason: 'rights-of-others', lifted_at: null }]);
      await context.close();
    });
  });
});
