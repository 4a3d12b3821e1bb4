import type { Page } from 'playwright-core';
import { POHDE } from '../../src/demo/pohde.data.js';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';

const PATH = '/tyopoyta/hallinta';
const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** Answers yes to the question that is asked once more. */
const sure = (page: Page, question: string, press: string) =>
  page.getByRole('dialog', { name: question }).getByRole('button', { name: press }).click();

inBrowser('the administration of places', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());

  async function at(address: string, device: keyof typeof DEVICES = 'desktop', persona: Persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }

  const idOf = async (table: 'unit' | 'organisation' | 'service', name: string): Promise<string> => {
    const [row] = await site.app.sql<{ id: string }>(`select id from ${table} where name = $1 and area_id = $2`, [
      name,
      POHDE.id,
    ]);
    return row!.id;
  };

  /** An organisation with a unit in it, as the owner loads them. */
  async function loaded(name: string) {
    const organisation = `insert into organisation (id, area_id, name, kind)
      values (gen_random_uuid(), $1, $2, 'ngo') returning id`;
    const [{ id } = { id: '' }] = await site.app.sql<{ id: string }>(organisation, [POHDE.id, `${name} ry`]);
    await site.app.sql(
      `insert into unit (id, area_id, organisation_id, name, register, sector, is_authority, municipalities, municipality,
         review_by) values (gen_random_uuid(), $1, $2, $3, 'asiakasrekisteri', 'ngo', false, '{425}', '425', '2027-06-01')`,
      [POHDE.id, id, name],
    );
    return { organisation: `${PATH}/organisaatiot/${id}`, unit: `${PATH}/yksikot/${await idOf('unit', name)}` };
  }

  it.each(devices)(
    'on a %s takes in an organisation, its unit and a service, which the directory finds',
    async (device) => {
      const { page, context, complaints } = await at(PATH, device);
      const organisations = region(page, 'Organisaatiot');
      await organisations.getByText('Lisää organisaatio').press('Enter');
      await page.getByLabel('Organisaation nimi').fill(`Aallokko ${device} ry`);
      await page.getByLabel('Mikä se on').selectOption({ label: 'järjestö' });
      await organisations.getByRole('button', { name: 'Lisää', exact: true }).dblclick();
      await said(page, `Lisätty: Aallokko ${device} ry.`);
      await organisations.getByRole('link', { name: `Aallokko ${device} ry` }).click();
      await region(page, 'Organisaation yksiköt').getByText('Yksiköitä ei löytynyt.').waitFor();
      await page.getByText('Lisää yksikkö').press('Enter');
      await page.getByLabel('Toimiala').selectOption({ label: 'järjestö' });
      await page.getByLabel('Rekisteri, johon yksikkö kirjaa').fill('järjestön rekisteri');
      await page.getByLabel('Yksikön nimi').fill(`Aallokon perhetalo ${device}`);
      await page.getByLabel('Yksikön puhelin').fill('ei ole');
      await page.getByLabel('Sijaintikunta').selectOption({ label: 'Liminka' });
      await page.getByRole('group', { name: 'Kunnat, joita palvellaan' }).getByLabel('Tyrnävä').check();
      await region(page, 'Organisaation yksiköt').getByRole('button', { name: 'Lisää', exact: true }).click();
      await page.getByText('Tarkista numero').waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, `administration/organisation-${device}`);
      await page.getByLabel('Yksikön puhelin').fill('040 765 4321');
      await region(page, 'Organisaation yksiköt').getByRole('button', { name: 'Lisää', exact: true }).click();
      await said(page, `Lisätty: Aallokon perhetalo ${device}.`);
      await page.getByText('Organisaatiolla on yksiköitä. Päätä ensin ne').waitFor();
      await page.getByRole('link', { name: `Aallokon perhetalo ${device}` }).press('Enter');
      const services = region(page, 'Yksikön palvelut');
      await services.getByText('Lisää palvelu').press('Enter');
      await page.getByLabel('Palvelun nimi').fill(`Perhekahvila ${device}`);
      await page.getByLabel('Kenelle palvelu on').fill('Pikkulapsiperheille');
      await page.getByLabel('Missä palvelua annetaan').fill('Perhetalo');
      await page.getByLabel('Miten palveluun pääsee').fill('Lähetettä ei tarvita.');
      await page.getByLabel('vanhemmuus ja kasvatus').check();
      await services.getByRole('button', { name: 'Lisää', exact: true }).click();
      await said(page, `Lisätty: Perhekahvila ${device}.`);
      await services.getByRole('link', { name: `Perhekahvila ${device}` }).waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, `administration/unit-${device}`);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      await page.goto('/tyopoyta/verkosto');
      await page.getByLabel('Hae palvelua tai ammattilaista').fill(`perhekahvila ${device}`);
      await page.getByText('Pikkulapsiperheille').waitFor();
      // Of the number that was none.
      expect(complaints).toEqual([expect.stringContaining('400 (Bad Request)')]);
      await context.close();
    },
  );

  it.each(devices)('on a %s keeps a service that somebody else keeps too, and closes it', async (device) => {
    const [row] = await site.app.sql<{ id: string; name: string }>(
      `select s.id, s.name from service s join unit u on u.id = s.unit_id where u.name = 'Limingan neuvola'
         and s.withdrawn_at is null order by s.name limit 1`,
    );
    const { id, name } = row!;
    const { page, context, complaints } = await at(`${PATH}/palvelut/${id}`, device);
    await page.getByLabel('Miten palveluun pääsee').fill('Soita ajanvaraukseen.');
    await site.app.sql(`update service set place = 'Uusi talo', version = version + 1 where id = $1`, [id]);
    const entry = region(page, name);
    await entry.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await page.locator('textarea').filter({ hasText: 'Uusi talo' }).waitFor();
    expect(await page.getByLabel('Miten palveluun pääsee').inputValue()).toBe('Soita ajanvaraukseen.');
    expect(await axe(page)).toEqual([]);
    await shot(page, `administration/service-${device}`);
    await entry.getByRole('button', { name: 'Tallenna' }).press('Enter');
    await said(page, 'Tallennettu.');
    await page.getByRole('button', { name: 'Lakkauta palvelu' }).press('Enter');
    expect(await axe(page)).toEqual([]);
    await sure(page, 'Lakkautetaanko palvelu?', 'Lakkauta palvelu');
    await said(page, `Lakkautettu: ${name}.`);
    await page.getByText('Palvelu on lakkautettu').waitFor();
    const [kept] = await site.app.sql('select how_to_reach, place, withdrawn_at from service where id = $1', [id]);
    expect(kept).toEqual({
      how_to_reach: 'Soita ajanvaraukseen.',
      place: 'Uusi talo',
      withdrawn_at: expect.anything(),
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what hangs on a unit, and ends it once nothing does; then its organisation', async () => {
    const { unit, organisation } = await loaded('Lakkautuva talo');
    const { page, context } = await at(unit);
    const rooms = region(page, 'Yksikön tilat');
    await rooms.getByText('Lisää tila').click();
    await page.getByLabel('Nimi, joka lukee ovessa').fill('Neuvotteluhuone Siika');
    await rooms.getByRole('button', { name: 'Lisää', exact: true }).click();
    await said(page, 'Lisätty: Neuvotteluhuone Siika.');
    await page.getByText('Yksiköllä on yksi tila. Päätä ensin').waitFor();
    expect(await axe(page)).toEqual([]);
    await rooms.getByRole('button', { name: 'Poista käytöstä Neuvotteluhuone Siika' }).click();
    await sure(page, 'Poistetaanko tila käytöstä?', 'Poista käytöstä');
    await said(page, 'Poistettu käytöstä: Neuvotteluhuone Siika.');
    const end = region(page, 'Yksikön päättäminen');
    await end.getByRole('button', { name: 'Päätä yksikkö' }).waitFor();
    // Meanwhile somebody is admitted.
    const unitId = await idOf('unit', 'Lakkautuva talo');
    await site.app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       values (gen_random_uuid(), $1, $2, $3, 'professional', $4)`,
      [principalOf('teacher'), POHDE.id, unitId, site.app.clock.now().subtract({ hours: 1 }).toString()],
    );
    await end.getByRole('button', { name: 'Päätä yksikkö' }).click();
    await sure(page, 'Päätetäänkö yksikkö?', 'Päätä yksikkö');
    await page.getByText('Yksikköön on juuri liitetty joku tai tila.').waitFor();
    await end.getByText('Yksikössä on yksi ammattilainen.').waitFor();
    expect(await axe(page)).toEqual([]);
    await site.app.sql('delete from access.membership where unit_id = $1', [unitId]);
    await page.reload();
    await end.getByRole('button', { name: 'Päätä yksikkö' }).press('Enter');
    await shot(page, 'administration/end-desktop');
    await sure(page, 'Päätetäänkö yksikkö?', 'Päätä yksikkö');
    await said(page, 'Päätetty: Lakkautuva talo.');
    await page.getByText('Yksikkö on päätetty').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.goto(organisation);
    await page.getByRole('button', { name: 'Päätä organisaatio' }).click();
    await sure(page, 'Päätetäänkö organisaatio?', 'Päätä organisaatio');
    await said(page, 'Päätetty: Lakkautuva talo ry.');
    await page.getByText('Organisaatio on päätetty').waitFor();
    await page.goto(PATH);
    await page.getByLabel('Hae yksikköä tai organisaatiota nimellä').fill('lakkautuva');
    await page.getByText('Yksiköitä ei löytynyt.').waitFor();
    await context.close();
  });

  it('keeps what was typed when the server is away, and saves it once it is back', async () => {
    const { organisation } = await loaded('Katkos');
    const { page, context } = await at(organisation);
    await page.getByLabel('Organisaation nimi').fill('Katkoksen tuki ry');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Ei yhteyttä palvelimeen.').first().waitFor();
    expect(await page.getByLabel('Organisaation nimi').inputValue()).toBe('Katkoksen tuki ry');
    expect(await axe(page)).toEqual([]);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Tallenna' }).click();
    await region(page, 'Katkoksen tuki ry').waitFor();
    await said(page, 'Tallennettu.');
    await context.close();
  });

  it('finds units by name and those nobody has looked through, and stays usable with hundreds', async () => {
    await site.app.sql(
      `insert into unit (id, area_id, organisation_id, name, register, sector, is_authority, municipalities, review_by)
       select gen_random_uuid(), $1, (select id from organisation where area_id = $1 order by name limit 1),
         'Satakoulu ' || n, 'r', 'school', false, '{}', '2020-01-01' from generate_series(1, 120) n`,
      [POHDE.id],
    );
    const { page, context } = await at(PATH);
    const units = region(page, 'Yksiköt');
    await page.getByLabel('Hae yksikköä tai organisaatiota nimellä').fill('satakoulu');
    // What is found by the name begins the list anew: it is waited for before anything else is asked.
    await units.getByRole('link', { name: /^Satakoulu 1\b/ }).waitFor();
    await page.getByLabel('Vain ne, joiden tarkistuspäivä on mennyt').check();
    await units.getByRole('link', { name: /^Satakoulu 1\b/ }).waitFor();
    await units.getByRole('button', { name: 'Näytä lisää' }).press('Enter');
    await units.getByRole('link').nth(19).waitFor();
    const people = region(page, 'Ammattilaiset');
    await people.getByText('Lisää ammattilainen').click();
    await people.getByLabel('Rajaa yksiköitä nimellä').fill('satakoulu 77');
    await people.getByRole('combobox', { name: /^Yksikkö/ }).selectOption({ label: 'Satakoulu 77' });
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('is told to others whose it is', async () => {
    const { page, context } = await at(`${PATH}/yksikot/${await idOf('unit', 'Limingan neuvola')}`, 'phone', 'nurse');
    await page.getByText('Hallinta on alueen pääkäyttäjille').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
