import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { button, devices, part, soon } from '../support/page.js';

inBrowser('recording a contact', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());

  async function at(persona = 'counsellor', device: keyof typeof DEVICES = 'desktop', address = '/yhteydenotot/uusi') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta${address}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const contacts = async () =>
    (await site.app.sql<{ count: number }>('select count(*)::int as count from contact'))[0]!.count;

  it.each(devices)('on a %s: a parent asked, and was answered', async (device) => {
    const { page, context, complaints } = await at('counsellor', device, '/yhteydenotot');
    await page.getByRole('link', { name: 'Kirjaa yhteydenotto' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kirjaa yhteydenotto' }).waitFor();
    await button(page, 'Tallenna yhteydenotto').click();
    await page.getByText('Valitse ainakin yksi tuen tarve.').waitFor();
    await soon(() => page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.setViewportSize(DEVICES[device].viewport);
    await page.getByLabel('Etunimi').fill('Elina');
    await page.getByLabel('Sukunimi').fill('Kuusisto');
    await page.getByLabel(/^Puhelin/).fill('040 765 4321');
    await page.getByLabel('Perheen kotikunta').selectOption({ label: 'Liminka' });
    await page.getByLabel('vanhemmuus ja kasvatus').check();
    await page.getByLabel(/^Mitä kerrottiin/).fill('Kysyi, mistä perhetyötä saa.');
    await page.getByText('neuvo', { exact: true }).click();
    await page.getByText('Vastaa tänään', { exact: true }).click();
    await page.getByText('Vastasin jo', { exact: true }).click();
    await shot(page, `record/filled-${device}`);
    const before = await contacts();
    await button(page, 'Tallenna yhteydenotto').dblclick();
    await part(page, 'Elina Kuusisto').waitFor();
    await button(page, 'Päätä yhteydenotto').waitFor();
    expect(await contacts()).toBe(before + 1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('of a professional who does not tell whom it is about, for whoever is on duty', async () => {
    const { page, context } = await at();
    await page.getByText('Ammattilainen', { exact: true }).click();
    await page.getByLabel('Miltä alalta?').selectOption({ label: 'koulu' });
    await page.getByLabel('Miten?').selectOption({ label: 'sähköposti' });
    await page.getByLabel('Ei kerro, kuka on').check();
    await page.getByLabel('Etunimi').waitFor({ state: 'detached' });
    await page.getByLabel('Perheen kotikunta').selectOption({ label: 'Kempele' });
    await page.getByLabel('Perheellä on turvakielto').check();
    await page.getByLabel('koulupoissaolot').check();
    await page.getByText('konsultaatio', { exact: true }).click();
    await page.getByText('Kiireellinen: vastaa heti', { exact: true }).click();
    await page.getByText('Jätän jonoon päivystäjälle', { exact: true }).click();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Tallenna yhteydenotto').click();
    await part(page, 'Nimetön yhteydenotto').waitFor();
    const [row] = await site.app.sql(
      'select contact_role, sector, ask, urgency, anonymous, taken_by from contact order by received_at desc limit 1',
    );
    expect(row).toEqual({
      contact_role: 'professional',
      sector: 'school',
      ask: 'consultation',
      urgency: 'urgent',
      anonymous: true,
      taken_by: null,
    });
    await context.close();
  });

  it('keeps what was written when it is refused or the server is away, and is recorded once', async () => {
    const { page, context } = await at();
    await page.getByLabel('Etunimi').fill('Kalle');
    await page.getByLabel(/^Puhelin/).fill('12');
    await page.getByLabel('Perheen kotikunta').selectOption({ label: 'Liminka' });
    await page.getByLabel('koulupoissaolot').check();
    await page.getByText('neuvo', { exact: true }).click();
    await page.getByText('Vastaa tänään', { exact: true }).click();
    await page.getByText('Otan tämän ja vastaan myöhemmin', { exact: true }).click();
    await button(page, 'Tallenna yhteydenotto').click();
    await page.getByText('Tarkista puhelinnumero').waitFor();
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Kalle');
    await page.getByLabel(/^Puhelin/).fill('040 111 2222');
    const before = await contacts();
    // It is made, and its answer is lost on the way.
    await context.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Tallenna yhteydenotto').click();
    await page.getByText('Ei yhteyttä palvelimeen.').first().waitFor();
    await context.unroute('**/graphql');
    await button(page, 'Tallenna yhteydenotto').click();
    await part(page, 'Kalle').waitFor();
    expect(await contacts()).toBe(before + 1);
    await context.close();
  });

  it('is for counsellors', async () => {
    const { page, context } = await at('nurse');
    await page.getByText('Yhteydenottoja kirjaavat palveluohjaajat.').waitFor();
    await context.close();
  });
});
