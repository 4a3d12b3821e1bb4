import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { newId } from '../../src/platform/clock/clock.js';
import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { at, box, GATHER, person, tellOfFamily, written } from '../support/gathering-page.js';
import { startMail } from '../support/invited.js';
import { button, devices, focused, isWell, part, press, soon } from '../support/page.js';

const SENT = { name: 'Kutsut on lähetetty' };
/** One more than are shown. */
const NAMESAKES = 21;

inBrowser('gathering, of whom it is known more or less', () => {
  let site: BrowserApp;
  let stopMail: () => Promise<void>;
  beforeAll(async () => {
    site = await startBrowserApp();
    stopMail = await startMail(site.app);
    for (let i = 0; i < NAMESAKES; i += 1) await namesake(`Nimikaima${i + 1}`);
  });
  afterAll(async () => {
    await stopMail?.();
    await site?.stop();
  });

  /** Somebody of the area whose family name many have. */
  async function namesake(givenName: string): Promise<void> {
    const id = newId();
    await site.app.sql(
      `insert into professional (id, given_name, family_name, title, email, language)
       values ($1, $2, 'Samanniminen', 'ohjaaja', $3, 'fi')`,
      [id, givenName, `${givenName.toLowerCase()}@sama.example`],
    );
    await site.app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       select $1, $2, m.area_id, m.unit_id, 'professional', m.valid_from from access.membership m where m.principal_id = $3`,
      [newId(), id, principalOf('nurse')],
    );
  }
  const caseOf = async (page: Page) =>
    (await page.getByRole('link', { name: 'Siirry asian sivulle' }).getAttribute('href'))!.split('/').at(-1)!;
  /** Opens what is folded, and tells of another guardian. */
  async function tellOfOther(page: Page): Promise<void> {
    await page.getByText('Toinen huoltaja, nuori ja tulkki').click();
    await box(page, 'Lapsella on toinen huoltaja').check();
    await page.getByLabel('Toisen huoltajan etunimi').fill('Matti');
    await page.getByLabel(/^Toisen huoltajan puhelin/).fill('0507654321');
  }

  it('says where more people of a name are there than are shown', async () => {
    const { page, context, complaints } = await at(site, GATHER);
    const people = part(page, '2 Ketkä?');
    const told = people.getByRole('status').filter({ hasText: 'Nimellä näytetään 20 ensimmäistä. Tarkenna hakua' });
    await page.getByLabel('Suodata tai hae nimellä').fill('samanni');
    await told.waitFor();
    await people.getByRole('button', { name: /^Näytä vielä/ }).click();
    await soon(() => people.getByText('Samanniminen').count()).toBe(20);
    await isWell(page, 'gathering/namesakes');
    await page.getByLabel('Suodata tai hae nimellä').fill('samanni nimikaima21');
    await told.waitFor({ state: 'detached' });
    await people.getByText('Nimikaima21 Samanniminen').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says the same where one of them is chosen for a place', async () => {
    const { caseId } = await openCase(site.app, { principal: principalOf('counsellor') });
    const { page, context, complaints } = await at(site, `/tyopoyta/asiat/${caseId}/vaihto`);
    await page.getByLabel('Kenelle perhe saatetaan').fill('samanni');
    const told = page.getByRole('status').filter({ hasText: 'Näytetään 10 ensimmäistä. Tarkenna hakua' });
    await told.waitFor();
    await soon(() => page.getByRole('radio', { name: /Samanniminen/ }).count()).toBe(10);
    await isWell(page, 'gathering/seats');
    await page.getByLabel('Kenelle perhe saatetaan').fill('samanni nimikaima21');
    await told.waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: /Nimikaima21/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('tells on a %s of a guardian whose rights are limited, and asks them nothing', async (device) => {
    const { page, context, complaints } = await at(site, GATHER, device);
    await tellOfFamily(page);
    await tellOfOther(page);
    await page.getByText('Molempien suostumus tarvitaan.').waitFor();
    await box(page, /^Toisen huoltajan päätösvaltaa on rajattu/).check();
    await page.getByText('Toiselta huoltajalta ei kysytä suostumusta.').waitFor();
    await person(page, 5).check();
    await page.getByText('paras aika').waitFor();
    await box(page, /^Aika sopii perheelle/).check();
    await box(page, 'Matti antoi suostumuksen puhelimessa').waitFor({ state: 'detached' });
    await box(page, 'Maria Testaaja antoi suostumuksen puhelimessa').check();
    await box(page, 'Toinen huoltaja tulee tapaamiseen').waitFor();
    await box(page, /^Toisella huoltajalla ei ole oikeutta saada tietoja/).check();
    await box(page, 'Toinen huoltaja tulee tapaamiseen').waitFor({ state: 'detached' });
    await isWell(page, `gathering/limited-${device}`);
    await press(page, 'Lähetä kutsut');
    await page.getByRole('heading', SENT).waitFor();
    const caseId = await caseOf(page);
    expect(
      await site.app.sql(
        `select g.powers, g.right_to_information as told,
           (select count(*)::int from consent_decision d where d.case_id = c.id and d.person_id = g.guardian_id) > 0 as asked,
           exists (select from meeting_participant m where m.case_id = c.id and m.person_id = g.guardian_id) as comes
         from guardianship g join network_case c on c.family_id = g.family_id where c.id = $1 order by g.powers`,
        [caseId],
      ),
    ).toEqual([
      { powers: 'full', told: true, asked: true, comes: true },
      { powers: 'limited', told: false, asked: false, comes: false },
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('leads on a %s to the search with what was typed, and back to all of it', async (device) => {
    const { page, context, complaints } = await at(site, GATHER, device);
    await tellOfFamily(page);
    await page.getByRole('link', { name: 'Etsi ensin, onko avointa asiaa' }).click();
    await page.getByRole('heading', { name: 'Etsi henkilö', level: 1 }).waitFor();
    await soon(() => page.getByLabel('Puhelinnumero').inputValue()).toBe('040 123 4567');
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Maria');
    await soon(() => page.getByLabel('Sukunimi').inputValue()).toBe('Testaaja');
    // Nothing of it is in the address or kept by the browser, and nothing is looked for without a press.
    expect(page.url()).toMatch(/\/haku$/);
    expect(await page.evaluate(`JSON.stringify([history.state, sessionStorage, localStorage])`)).not.toMatch(
      /Testaaja/,
    );
    expect(await part(page, 'Avoimet asiat').count()).toBe(0);
    await isWell(page, `gathering/known-${device}`);
    await page.getByRole('link', { name: /^Takaisin: Kutsu koolle/ }).click();
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).toBe('Maria');
    await page.getByText('Tällä sivulla on se, mitä kirjoitit aiemmin').waitFor();
    await isWell(page, `gathering/left-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is emptied by who asks for it, and by nobody else', async () => {
    const { page, context, complaints } = await at(site, GATHER);
    await page.getByLabel('Huoltajan etunimi').waitFor();
    await page.getByLabel(/^Tila/).waitFor({ state: 'attached' });
    const empty = await written(page);
    expect(await page.getByText('Tällä sivulla on se').count()).toBe(0);
    await tellOfFamily(page);
    await page.getByRole('link', { name: 'Etsi ensin, onko avointa asiaa' }).click();
    await page.getByRole('heading', { name: 'Etsi henkilö', level: 1 }).waitFor();
    await page.keyboard.press('n');
    await button(page, 'Tyhjennä sivu').click();
    const sure = page.getByRole('dialog', { name: 'Tyhjennetäänkö sivu?' });
    await sure.getByRole('button', { name: 'Peru' }).click();
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).toBe('Maria');
    await button(page, 'Tyhjennä sivu').click();
    await isWell(page, 'gathering/sure');
    await sure.getByRole('button', { name: 'Tyhjennä sivu' }).click();
    await soon(() => written(page)).toEqual(empty);
    await soon(() => focused(page)).toMatch(/^1 Perhe/);
    // Whoever looks for somebody later begins with nothing.
    await page.getByRole('link', { name: 'Etsi ensin, onko avointa asiaa' }).click();
    await soon(() => page.getByLabel('Sukunimi').inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
