import type { Page } from 'playwright-core';
import { RETENTION_CLASSES, RETENTION_KINDS } from '../../src/closing/retention/retention.domain.js';
import type { Persona } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { button, devices, focused, part, pressUntilSaid, said, soon, tabTo } from '../support/page.js';

const PATH = '/tyopoyta/hallinta/sailytysajat';
const CASE = 'Perheen asia';
const LOG = 'Käyttöloki: kuka on katsonut tietoja';
const OPEN = 'Päätä säilytysajasta';
const SAVE = 'Tallenna säilytysaika';
const SAVED = 'Säilytysaika on tallennettu.';

const months = (page: Page) => page.getByLabel('Säilytysaika kuukausina');
const open = (page: Page, name: string) => part(page, name).getByRole('button', { name: OPEN });

inBrowser('how long what is kept', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from retention_rule'));

  async function at(address = PATH, device: keyof typeof DEVICES = 'desktop', persona: Persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const ruleOf = async (kind: string) => {
    const sql = 'select months, is_record, automatic from retention_rule where area_id = $1 and kind = $2';
    return (await site.app.sql(sql, [POHDE.id, kind]))[0];
  };
  /** Another administrator decides meanwhile. */
  const decidedElsewhere = (asked: number) =>
    site.app.sql(
      `insert into retention_rule (area_id, kind, months, is_record, automatic, changed_by, changed_at)
       values ($1, 'case', $2, false, false, $1, $3)`,
      [POHDE.id, asked, site.app.clock.now().toString()],
    );

  it.each(devices)('on a %s is told with the law, and decided within it', async (device) => {
    const { page, context, complaints } = await at(PATH, device);
    const family = part(page, CASE);
    await family.getByText('2 vuotta, asian päättämisestä').waitFor();
    await family.getByText('vähintään 6 kuukautta, enintään 5 vuotta').waitFor();
    await family.getByText('Yhdessän oletus, alue ei ole päättänyt toisin').waitFor();
    await part(page, LOG).getByText('12 vuotta, tapahtumasta').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `retention/rules-${device}`);
    await open(page, CASE).click();
    await soon(() => focused(page)).toBe(OPEN);
    await months(page).fill('5');
    await button(page, SAVE).click();
    await page.getByText('Kirjoita kokonainen luku, jonka laki sallii: vähintään 6 kuukautta, enintään 60').waitFor();
    await soon(() => focused(page)).toMatch(/^Säilytysaika kuukausina/);
    expect(await axe(page)).toEqual([]);
    await shot(page, `retention/form-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await months(page).fill('18');
    await page.getByText('Hävitetään itsestään joka päivä').click();
    await button(page, SAVE).dblclick();
    await said(page, SAVED);
    await soon(() => focused(page)).toBe(CASE);
    await family.getByText('18 kuukautta, asian päättämisestä').waitFor();
    await family.getByText('Alue on päättänyt itse').waitFor();
    expect(await ruleOf('case')).toEqual({ months: 18, is_record: false, automatic: true });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names the law that the server goes by', async () => {
    const { page, context } = await at();
    const words = page.getByRole('definition').filter({ hasText: 'Asiakastietolaki' });
    await soon(() => words.count()).toBe(RETENTION_KINDS.length);
    const lawsIn = (text: string) => text.match(/\d+\/\d{4}|\d+ §/g);
    const told = (await words.allInnerTexts()).map(lawsIn);
    expect(told).toEqual(RETENTION_KINDS.map((kind) => lawsIn(RETENTION_CLASSES[kind].basis)));
    await context.close();
  });

  it('becomes a register by the keyboard alone, for thirty years at least', async () => {
    const { page, context, complaints } = await at();
    await open(page, CASE).press('Enter');
    await page.getByRole('radio', { name: /Alueen oma rekisteri/ }).press('Space');
    await tabTo(page, /^Säilytysaika kuukausina/);
    await page.keyboard.press('Enter');
    await page.getByText('jonka laki sallii: vähintään 360 kuukautta.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('360');
    await page.keyboard.press('Enter');
    await said(page, SAVED);
    await part(page, CASE).getByText('30 vuotta, asian päättämisestä').waitFor();
    await part(page, CASE).getByText('vähintään 30 vuotta', { exact: true }).waitFor();
    expect(await ruleOf('case')).toEqual({ months: 360, is_record: true, automatic: false });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('of the log is no register and never goes by itself; what the server refuses is told', async () => {
    const { page, context } = await at();
    await open(page, LOG).click();
    await months(page).waitFor();
    await soon(() => page.getByRole('radio').count()).toBe(0);
    await months(page).fill('361');
    await button(page, SAVE).click();
    await page.getByText('jonka laki sallii: vähintään 144 kuukautta, enintään 360 kuukautta').waitFor();
    await months(page).fill('360');
    await button(page, SAVE).click();
    await said(page, SAVED);
    await open(page, CASE).click();
    await page.getByRole('radio', { name: /Alueen oma rekisteri/ }).press('Space');
    await months(page).fill('1201');
    await button(page, SAVE).click();
    await page.getByText('Laki ei salli näin pitkää säilytysaikaa.').waitFor();
    expect(await axe(page)).toEqual([]);
    await soon(() => months(page).inputValue()).toBe('1201');
    await context.close();
  });

  it('that somebody else decided meanwhile says so, keeps what was typed, and is decided on top of it', async () => {
    const { page, context } = await at(PATH, 'phone');
    await open(page, CASE).click();
    await months(page).fill('30');
    await decidedElsewhere(40);
    await button(page, SAVE).click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await part(page, CASE).getByText('40 kuukautta, asian päättämisestä').waitFor();
    await soon(() => months(page).inputValue()).toBe('30');
    expect(await axe(page)).toEqual([]);
    await pressUntilSaid(page, SAVE, SAVED);
    expect(await ruleOf('case')).toMatchObject({ months: 30 });
    await context.close();
  });

  it('stays as it was typed while the server is away, and wants a sign-in of the last five minutes', async () => {
    const { page, context } = await at();
    await open(page, CASE).click();
    await months(page).fill('36');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, SAVE).click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    await button(page, SAVE).click();
    await page.getByText('Tähän tarvitaan kirjautuminen viimeisten viiden minuutin ajalta.').waitFor();
    await soon(() => months(page).inputValue()).toBe('36');
    expect(await axe(page)).toEqual([]);
    await context.request.post('/auth/demo', { data: { persona: 'admin' } });
    await button(page, SAVE).click();
    await said(page, SAVED);
    expect(await ruleOf('case')).toMatchObject({ months: 36 });
    await context.close();
  });

  it('is read by the log inspector, who comes there from the desk and decides nothing', async () => {
    const { page, context, complaints } = await at('/tyopoyta', 'phone', 'log-inspector');
    await page.getByRole('link', { name: 'Säilytysajat' }).press('Enter');
    await part(page, CASE).getByText('2 vuotta, asian päättämisestä').waitFor();
    await soon(() => page.getByRole('button', { name: OPEN }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Takaisin työpöydälle' }).press('Enter');
    await page.getByRole('heading', { name: 'Työpöytä', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Förvaringstider', 'Familjens ärende', '2 år, från att ärendet avslutades'],
    ['en', 'Retention periods', 'Case of a family', '2 years, from the closing of the case'],
  ])('speaks %s', async (language, title, name, told) => {
    const { page, context } = await at(`${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await part(page, name).getByText(told).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('is not for others', async () => {
    const { page, context } = await at(PATH, 'phone', 'counsellor');
    await page.getByText('Säilytysajoista huolehtivat alueen pääkäyttäjät ja lokivalvojat.').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
