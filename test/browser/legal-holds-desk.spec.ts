import { randomUUID } from 'node:crypto';
import type { Persona } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { openCase, type OpenedCase } from '../support/casework.js';
import { holdOn } from '../support/erased.js';
import { button, devices, focused, part, said, soon, tabTo } from '../support/page.js';

const PATH = '/tyopoyta/hallinta/sailytysvelvoitteet';
const LIST = 'Voimassa olevat';
const OPEN = 'Aseta säilytysvelvoite';
const PLACE = 'Aseta velvoite';
const LIFT = 'Pura velvoite';
const PLACED = 'Säilytysvelvoite on asetettu.';
const WHAT = 'Mitä ei saa hävittää';

inBrowser('legal holds', () => {
  let site: BrowserApp;
  let opened: OpenedCase;
  beforeAll(async () => {
    site = await startBrowserApp();
    opened = await openCase(site.app);
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from legal_hold'));

  async function at(address = PATH, device: keyof typeof DEVICES = 'desktop', persona: Persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const holds = () =>
    site.app.sql(
      'select scope_type, scope_id, reason, lifted_at is not null as lifted from legal_hold order by placed_at',
    );
  const codeOf = (id: string) => id.slice(-8);

  it.each(devices)('on a %s one is placed on a case whose address is pasted, and lifted', async (device) => {
    const { page, context, complaints } = await at(PATH, device);
    const list = part(page, LIST);
    await list.getByText('Säilytysvelvoitteita ei ole.').waitFor();
    expect(await axe(page)).toEqual([]);
    await button(page, OPEN).click();
    await soon(() => focused(page)).toBe(OPEN);
    await page.getByLabel(WHAT).fill(`${site.url}/tyopoyta/asiat/kesken`);
    await page.getByText('Muu syy', { exact: true }).click();
    await button(page, PLACE).click();
    await page.getByText('Tässä ei ole tunnusta.').waitFor();
    await soon(() => focused(page)).toMatch(new RegExp(`^${WHAT}`));
    await page.getByLabel(WHAT).fill(`${site.url}/tyopoyta/asiat/${opened.caseId}/suunnitelma`);
    await button(page, PLACE).click();
    await list.getByText('Kerro muu syy omin sanoin.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `holds/form-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.getByLabel('Syy omin sanoin').fill('Kuntayhtymän selvitys 12/2026');
    await button(page, PLACE).dblclick();
    await said(page, PLACED);
    await soon(() => focused(page)).toBe(LIST);
    const what = `Asia, tunnus …${codeOf(opened.caseId)}`;
    await list.getByText(what, { exact: true }).waitFor();
    await list.getByText('Kuntayhtymän selvitys 12/2026').waitFor();
    await list.getByText(/^Asetettu ma 23\.11\.2026, asettaja Petteri Jokiharju/).waitFor();
    expect(await holds()).toEqual([{ scope_type: 'case', scope_id: opened.caseId, reason: 'other', lifted: false }]);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize(DEVICES[device].viewport);
    await shot(page, `holds/list-${device}`);
    await button(page, `${LIFT}: ${what}`).click();
    await list.getByText('Tiedot saa taas hävittää.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `holds/lift-${device}`);
    await button(page, LIFT).dblclick();
    await said(page, 'Säilytysvelvoite on purettu.');
    await list.getByText('Säilytysvelvoitteita ei ole.').waitFor();
    expect(await holds()).toMatchObject([{ lifted: true }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is placed by the log inspector on what they found in the log, by the keyboard alone', async () => {
    const { page, context, complaints } = await at(
      `/tyopoyta/loki?perhe=${opened.familyId}`,
      'desktop',
      'log-inspector',
    );
    await tabTo(page, OPEN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Säilytysvelvoitteet', level: 1 }).waitFor();
    const list = part(page, LIST);
    await list.getByText(`Perhe ja sen asiat, tunnus …${codeOf(opened.familyId)}`, { exact: true }).waitFor();
    await soon(() => page.getByLabel(WHAT).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'holds/from-log');
    await page.getByRole('radio', { name: 'Tuomioistuin on pyytänyt' }).press('Space');
    await page.getByLabel('Syy omin sanoin').press('Tab');
    await soon(() => focused(page)).toBe(PLACE);
    await page.keyboard.press('Enter');
    await said(page, PLACED);
    expect(await holds()).toMatchObject([{ scope_type: 'family', scope_id: opened.familyId, reason: 'court' }]);
    await list.getByRole('link', { name: 'Katso merkinnät lokista' }).press('Enter');
    await page.getByRole('heading', { name: 'Lokihaku', level: 1 }).waitFor();
    await page.getByText(`Perhe ja sen asiat, tunnus …${codeOf(opened.familyId)}`).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks of what an id alone is, and says what is not there or was erased', async () => {
    const { page, context } = await at(PATH, 'phone');
    await button(page, OPEN).click();
    await page.getByLabel(WHAT).fill(randomUUID());
    await page.getByText('Poliisi on pyytänyt').click();
    await button(page, PLACE).click();
    await page.getByText('Valitse, minkä tunnus se on.').waitFor();
    await page.getByText('Yhteydenoton', { exact: true }).click();
    await button(page, PLACE).click();
    await page.getByText('Tätä ei löydy tältä alueelta, tai se on jo hävitetty.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel(WHAT).fill(opened.contactId);
    await button(page, PLACE).click();
    await said(page, PLACED);
    expect(await holds()).toMatchObject([{ scope_type: 'contact', scope_id: opened.contactId, reason: 'police' }]);
    await context.close();
  });

  it('that somebody else lifted meanwhile says so', async () => {
    await holdOn(site.app, 'case', opened.caseId);
    const { page, context } = await at();
    await page.getByRole('button', { name: new RegExp(`^${LIFT}`) }).click();
    await site.app.sql('update legal_hold set lifted_at = placed_at, lifted_by = placed_by, version = version + 1');
    await button(page, LIFT).click();
    await said(page, 'Tilanne on muuttunut.');
    await part(page, LIST).getByText('Säilytysvelvoitteita ei ole.').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('keeps what was typed while the server is away, and wants a sign-in of the last five minutes', async () => {
    const { page, context } = await at();
    await button(page, OPEN).click();
    await page.getByLabel(WHAT).fill(`/asiat/${opened.caseId}`);
    await page.getByText('Kantelu tai muistutus').click();
    await context.route('**/graphql', (route) => route.abort());
    await button(page, PLACE).click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    await button(page, PLACE).click();
    await page.getByText('Tähän tarvitaan kirjautuminen viimeisten viiden minuutin ajalta.').waitFor();
    await soon(() => page.getByLabel(WHAT).inputValue()).toBe(`/asiat/${opened.caseId}`);
    expect(await axe(page)).toEqual([]);
    await context.request.post('/auth/demo', { data: { persona: 'admin' } });
    await button(page, PLACE).click();
    await said(page, PLACED);
    expect(await holds()).toMatchObject([{ reason: 'complaint' }]);
    await context.close();
  });

  it.each([
    ['sv', 'Bevarandeskyldigheter', 'En domstol har begärt det'],
    ['en', 'Legal holds', 'A court asked for it'],
  ])('speaks %s', async (language, title, reason) => {
    await holdOn(site.app, 'case', opened.caseId);
    const { page, context } = await at(`${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByText(reason).waitFor();
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
