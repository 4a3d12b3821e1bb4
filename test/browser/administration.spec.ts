import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { devices, focused, part, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/hallinta';
const KEPT = `${PATH}/ammattilaiset/${principalOf('nurse')}`;

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
    const people = part(page, 'Ammattilaiset');
    await people.getByText('Lisää ammattilainen').press('Enter');
    await page.getByLabel('Etunimi').fill('Kerttu');
    await page.getByLabel('Sukunimi').fill(`Uusilampi ${device}`);
    await page.getByLabel('Nimike').fill('psykologi');
    await page.getByLabel('Sähköposti').fill('helmi.suvikallio@pohde.example');
    await people.getByLabel('Yksikkö').selectOption({ index: 1 });
    await people.getByRole('button', { name: 'Lisää' }).click();
    await page.getByText('Osoite on jo toisen ammattilaisen.').waitFor();
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Kerttu');
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Sähköposti').fill(`kerttu.${device}@pohde.example`);
    await people.getByRole('button', { name: 'Lisää' }).dblclick();
    await said(page, `Lisätty: Kerttu Uusilampi ${device}.`);
    await page.getByLabel('Hae ammattilaista nimellä').fill(`Uusilampi ${device}`);
    await soon(() => people.getByRole('link', { name: `Kerttu Uusilampi ${device}` }).count()).toBe(1);
    await shot(page, `administration/people-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps ways between municipalities', async () => {
    const { page, context } = await at();
    const ways = part(page, 'Matka-ajat');
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
    const entry = part(page, 'Helmi Suvikallio');
    await entry.getByLabel('Nimike').fill('vastaava terveydenhoitaja');
    // Somebody else keeps it at the same time: name and number are theirs, the title is ours.
    await site.app.sql(
      `update professional set given_name = 'Helmiina', phone = '+358401239876', version = version + 1 where id = $1`,
      [principalOf('nurse')],
    );
    await entry.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    const changed = part(page, 'Helmiina Suvikallio');
    await changed.waitFor();
    await soon(() => changed.getByLabel('Puhelin').inputValue()).toBe('+358401239876');
    await soon(() => changed.getByLabel('Nimike').inputValue()).toBe('vastaava terveydenhoitaja');
    await changed.getByRole('button', { name: 'Tallenna' }).press('Enter');
    await said(page, 'Tallennettu.');
    const units = part(page, 'Jäsenyydet');
    await units.getByText('Liitä yksikköön').click();
    await units.getByLabel('Yksikkö').selectOption({ label: 'Limingan neuvola' });
    await units.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Hänellä on jo tämä rooli tässä yksikössä.').waitFor();
    const hours = part(page, 'Työaika');
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

  it.each(devices)('on a %s tells absences and other days of somebody who cannot', async (device) => {
    const { page, context, complaints } = await at(KEPT, device);
    const absences = part(page, 'Poissaolot ja poikkeavat päivät');
    await absences.getByText('Lisää poissaolo', { exact: true }).press('Enter');
    await page.getByLabel('Ensimmäinen poissaolopäivä').fill('2027-07-05');
    await page.getByLabel('Viimeinen poissaolopäivä').fill('2027-07-02');
    await absences.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Poissaolo päättyy ennen kuin se alkaa.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Viimeinen poissaolopäivä').fill('2027-07-30');
    await absences.getByRole('button', { name: 'Tallenna' }).dblclick();
    await said(page, 'Poissaolo on tallennettu.');
    await absences.getByRole('paragraph').filter({ hasText: 'ma 5.7.2027 – pe 30.7.2027' }).waitFor();
    expect(
      await site.app.sql(
        `select starts_at::text, ends_at::text from busy_interval where professional_id = $1 and status = 'out-of-office'
           and ended_at is null`,
        [principalOf('nurse')],
      ),
    ).toEqual([{ starts_at: '2027-07-04 21:00:00+00', ends_at: '2027-07-30 21:00:00+00' }]);
    await absences.getByText('Lisää poikkeava työpäivä').press('Enter');
    await page.getByLabel('Päivä', { exact: true }).fill('2027-01-04');
    await absences.getByLabel('Alkaa').fill('12:00');
    await absences.getByLabel('Päättyy').fill('18:30');
    await absences.getByRole('button', { name: 'Tallenna' }).last().click();
    await said(page, 'Poikkeava päivä on tallennettu.');
    await absences.getByText('työssä klo 12.00–18.30').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `administration/absences-${device}`);
    // Somebody else removes the absence at the same time.
    const removed = `update busy_interval set ended_at = $2 where professional_id = $1 and ended_at is null`;
    await site.app.sql(removed, [principalOf('nurse'), site.app.clock.now().toString()]);
    await absences.getByRole('button', { name: /^Poista ma 5\.7\.2027/ }).click();
    await page.getByText('Joku on jo poistanut tämän.').waitFor();
    await absences.getByRole('button', { name: /^Poista ma 5\.7\.2027/ }).waitFor({ state: 'detached' });
    await soon(() => focused(page)).toContain('Joku on jo poistanut tämän.');
    await absences.getByRole('button', { name: /^Poista ma 4\.1\.2027/ }).click();
    await said(page, 'Poistettu.');
    await absences.getByText('Tiedossa ei ole poissaoloja').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('admits somebody for a time and signs them out everywhere', async () => {
    const { page, context } = await at(`${PATH}/ammattilaiset/${principalOf('teacher')}`);
    const units = part(page, 'Jäsenyydet');
    await units.getByText('Liitä yksikköön').click();
    await units.getByLabel('Yksikkö').selectOption({ label: 'Limingan neuvola' });
    await units.getByLabel('Jäsenyyden viimeinen päivä').fill('2026-01-01');
    await units.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Jäsenyys alkaa nyt').waitFor();
    await units.getByLabel('Jäsenyyden viimeinen päivä').fill('2027-03-31');
    await units.getByRole('button', { name: 'Tallenna' }).click();
    await said(page, 'Tallennettu.');
    await units.getByText('päättyy ke 31.3.2027').waitFor();
    await units.getByRole('button', { name: 'Päätä jäsenyys Limingan neuvola' }).click();
    const end = page.getByRole('dialog', { name: 'Päätetäänkö jäsenyys?' });
    await end.getByText('sovi siirrosta ensin').waitFor();
    expect(await axe(page)).toEqual([]);
    await end.getByRole('button', { name: 'Päätä jäsenyys' }).click();
    await said(page, 'Jäsenyys on päätetty: Limingan neuvola.');
    const { page: theirs, context: away } = await at('/tyopoyta', 'desktop', 'teacher');
    await page.getByRole('button', { name: /^Kirjaa ulos kaikkialta/ }).click();
    const sure = page.getByRole('dialog', { name: 'Kirjataanko hänet ulos kaikkialta?' });
    await sure.getByRole('button', { name: 'Kirjaa ulos kaikkialta' }).click();
    await said(page, 'Kirjattu ulos: yksi istunto päättyi.');
    await theirs.goto('/tyopoyta/verkosto');
    await theirs.getByRole('heading', { name: 'Verkosto', level: 1 }).waitFor({ state: 'detached' });
    await away.close();
    await context.close();
  });

  it('is neither offered nor shown to others', async () => {
    const { page, context } = await at(PATH, 'desktop', 'counsellor');
    await page.getByText('Hallinta on alueen pääkäyttäjille').waitFor();
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    await soon(() => menu.getByRole('link', { name: 'Hallinta' }).count()).toBe(0);
    await page.goto(KEPT);
    await page.getByText('Hallinta on alueen pääkäyttäjille').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Administration', 'Enheter'],
    ['en', 'Administration', 'Units'],
  ])('speaks %s', async (language, title, units) => {
    const { page, context } = await at(`${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await part(page, units).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
