import { personId } from '../../src/demo/directory.js';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { devices, part, soon } from '../support/page.js';

const PATH = '/tyopoyta/verkosto';

inBrowser('the directory of the network', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());

  async function at(persona: Persona, device: keyof typeof DEVICES = 'desktop', address = PATH) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h2').first().waitFor();
    return visitor;
  }

  it.each(devices)('on a %s finds services by words, municipality and need', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    const services = part(page, 'Palvelut');
    await services.getByRole('listitem').nth(19).waitFor();
    expect(await axe(page)).toEqual([]);
    await services.getByRole('button', { name: 'Näytä lisää' }).click();
    await services.getByRole('listitem').nth(20).waitFor();
    await page.getByLabel('Kunta').selectOption({ label: 'Liminka' });
    await page.getByLabel('Tuen tarve').selectOption({ label: 'parisuhde' });
    await page.getByLabel('Hae palvelua tai ammattilaista').fill('perhe');
    await part(page, 'Ammattilaiset').waitFor();
    await services.getByText('Miten palveluun pääsee').first().click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `directory/found-${device}`);
    await page.getByLabel('Hae palvelua tai ammattilaista').fill('olematonta');
    await page.getByText('Palvelua ei löytynyt.').waitFor();
    await page.getByText('Ketään ei löytynyt tällä nimellä.').waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('on a %s leads to a person, their number and their free times, by the keyboard', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    await page.getByLabel('Hae palvelua tai ammattilaista').fill('Suvikallio');
    const person = page.getByRole('link', { name: 'Helmi Suvikallio', exact: true });
    await person.press('Enter');
    await part(page, 'Helmi Suvikallio').waitFor();
    await soon(() => page.evaluate('document.activeElement.textContent')).toBe('Ammattilainen');
    await soon(() => part(page, 'Helmi Suvikallio').getByRole('link', { name: /Soita/ }).getAttribute('href')).toMatch(
      /^tel:\+?\d+$/,
    );
    const time = part(page, 'Vapaat ajat tällä ja ensi viikolla');
    await time.getByRole('heading', { name: 'Viikko 48' }).waitFor();
    await time.getByRole('heading', { name: 'Viikko 49' }).waitFor();
    await time
      .getByText(/klo \d+\.\d\d–\d+\.\d\d/)
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `directory/person-${device}`);
    await part(page, 'Helmi Suvikallio').getByRole('listitem').getByRole('link').first().press('Enter');
    await part(page, 'Ketkä täällä työskentelevät')
      .getByRole('link', { name: 'Helmi Suvikallio', exact: true })
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `directory/unit-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows nobody’s times to who arranges no meetings, but their own', async () => {
    const { page, context } = await at('teacher', 'desktop', `${PATH}/ammattilaiset/${principalOf('nurse')}`);
    await part(page, 'Helmi Suvikallio').waitFor();
    await soon(() => part(page, 'Vapaat ajat tällä ja ensi viikolla').count()).toBe(0);
    await page.goto(`${PATH}/ammattilaiset/${principalOf('teacher')}`);
    await part(page, 'Vapaat ajat tällä ja ensi viikolla').waitFor();
    await context.close();
  });

  it('says so where there is nobody', async () => {
    const visitor = await site.newVisitor('phone');
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    for (const who of ['1', personId('nobody')]) {
      await visitor.page.goto(`${PATH}/ammattilaiset/${who}`);
      await visitor.page.getByText('Tätä ei löydy').waitFor();
    }
    await visitor.context.close();
  });

  it.each([
    ['sv', 'Nätverk', 'Tjänster'],
    ['en', 'Network', 'Services'],
  ])('speaks %s', async (language, title, services) => {
    const { page, context } = await at('nurse', 'desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await part(page, services).getByRole('listitem').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
