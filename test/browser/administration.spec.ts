import type { Page } from 'playwright-core';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';

const PATH = '/tyopoyta/hallinta';
const KEPT = `${PATH}/ammattilaiset/${principalOf('nurse')}`;
const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

inBrowser('the administration', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());

  async function at(address = PATH, device: keyof typeof DEVICES = 'desktop', persona: Persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }

  it.each(devices)('on a %s takes in somebody new, whom the directory finds', async (device) => {
    const { page, context, complaints } = await at(PATH, device);
    const people = region(page, 'Ammattilaiset');
    await people.getByText('Lisää ammattilainen').press('Enter');
    await page.getByLabel('Etunimi').fill('Kerttu');
    await page.getByLabel('Sukunimi').fill(`Uusilampi ${device}`);
    await page.getByLabel('Nimike').fill('psykologi');
    await page.getByLabel('Sähköposti').fill('helmi.suvikallio@pohde.example');
    await people.getByLabel('Yksikkö').selectOption({ index: 1 });
    await people.getByRole('button', { name: 'Lisää' }).click();
    await page.getByText('Osoite on jo toisen ammattilaisen.').waitFor();
    expect(await page.getByLabel('Etunimi').inputValue()).toBe('Kerttu');
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Sähköposti').fill(`kerttu.${device}@pohde.example`);
    await people.getByRole('button', { name: 'Lisää' }).dblclick();
    await said(page, `Lisätty: Kerttu Uusilampi ${device}.`);
    await page.getByLabel('Hae ammattilaista nimellä').fill(`Uusilampi ${device}`);
    await people.getByRole('link', { name: /Kerttu Uusilampi/ }).waitFor();
    expect(await people.getByRole('link', { name: /Kerttu Uusilampi/ }).count()).toBe(1);
    await shot(page, `administration/people-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps rooms and ways', async () => {
    const { page, context } = await at();
    const rooms = region(page, 'Tilat');
    await rooms.getByText('Lisää tila').click();
    await page.getByLabel('Nimi, joka lukee ovessa').fill('Neuvotteluhuone Siika');
    await rooms.getByLabel('Yksikkö').selectOption({ label: 'Limingan neuvola' });
    await rooms.getByRole('button', { name: 'Lisää' }).click();
    await said(page, 'Lisätty: Neuvotteluhuone Siika.');
    await rooms.getByRole('paragraph').filter({ hasText: 'Neuvotteluhuone Siika' }).waitFor();
    await rooms.getByRole('button', { name: 'Poista käytöstä Neuvotteluhuone Siika' }).click();
    const sure = page.getByRole('dialog', { name: 'Poistetaanko tila käytöstä?' });
    await sure.getByRole('button', { name: 'Poista käytöstä' }).click();
    await said(page, 'Poistettu käytöstä: Neuvotteluhuone Siika.');
    const ways = region(page, 'Matka-ajat');
    await ways.getByLabel('Mistä').selectOption({ label: 'Liminka' });
    await ways.getByLabel('Mihin').selectOption({ label: 'Liminka' });
    await ways.getByLabel('Minuutteja').fill('25');
    await ways.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Valitse kaksi eri kuntaa.').waitFor();
    await ways.getByLabel('Mihin').selectOption({ label: 'Oulu' });
    await ways.getByRole('button', { name: 'Tallenna' }).click();
    await said(page, 'Tallennettu.');
    await ways.getByText(/Näytä matka-ajat/).click();
    await ways.getByText(/^(Liminka – Oulu|Oulu – Liminka): 25 min$/).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each(devices)('on a %s keeps somebody’s entry, units and working hours', async (device) => {
    await site.app.sql(`update professional set given_name = 'Helmi' where id = $1`, [principalOf('nurse')]);
    const { page, context, complaints } = await at(KEPT, device);
    const entry = region(page, 'Helmi Suvikallio');
    await entry.getByLabel('Nimike').fill('vastaava terveydenhoitaja');
    // Somebody else keeps it at the same time: name and number are theirs, the title is ours.
    await site.app.sql(
      `update professional set given_name = 'Helmiina', phone = '+358401239876', version = version + 1 where id = $1`,
      [principalOf('nurse')],
    );
    await entry.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    const changed = region(page, 'Helmiina Suvikallio');
    await changed.waitFor();
    expect(await changed.getByLabel('Puhelin').inputValue()).toBe('+358401239876');
    expect(await changed.getByLabel('Nimike').inputValue()).toBe('vastaava terveydenhoitaja');
    await changed.getByRole('button', { name: 'Tallenna' }).press('Enter');
    await said(page, 'Tallennettu.');
    const units = region(page, 'Jäsenyydet');
    await units.getByText('Liitä yksikköön').click();
    await units.getByLabel('Yksikkö').selectOption({ label: 'Limingan neuvola' });
    await units.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Hänellä on jo tämä rooli tässä yksikössä.').waitFor();
    const hours = region(page, 'Työaika');
    await hours.getByText('Kerro työaika').click();
    const monday = hours.getByRole('group', { name: 'maanantai' });
    await monday.getByLabel('Päättyy').fill('07:00');
    await hours.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Työaika päättyy ennen kuin se alkaa.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `administration/kept-${device}`);
    await monday.getByLabel('Päättyy').fill('15:00');
    await hours.getByRole('button', { name: 'Tallenna' }).click();
    await said(page, 'Työaika on tallennettu.');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is neither offered nor shown to others', async () => {
    const { page, context } = await at(PATH, 'desktop', 'counsellor');
    await page.getByText('Tätä ei löydy').waitFor();
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    expect(await menu.getByRole('link', { name: 'Hallinta' }).count()).toBe(0);
    await page.goto(KEPT);
    await page.getByText('Tätä ei löydy').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Administration', 'Rum'],
    ['en', 'Administration', 'Rooms'],
  ])('speaks %s', async (language, title, rooms) => {
    const { page, context } = await at(`${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await region(page, rooms).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
