import type { Page } from 'playwright-core';
import { FAMILY } from '../../src/demo/family.data.js';
import { principalOf } from '../../src/demo/personas.js';
import {
  axe,
  type BrowserApp,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
  type Visitor,
} from '../support/browser.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { button, devices, focused, part, said, soon } from '../support/page.js';

const counsellor = { principal: principalOf('counsellor') };
const person = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

inBrowser('the people of a case', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(
    caseId: string,
    persona = 'counsellor',
    device: keyof typeof DEVICES = 'desktop',
    query = '',
  ): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${caseId}/ihmiset${query}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const opened = (): Promise<OpenedCase> => openCase(site.app, counsellor);

  it.each(devices)('on a %s are added, and reached by what is safe alone', async (device) => {
    const { caseId, familyId } = await opened();
    const { page, context, complaints } = await at(caseId, 'counsellor', device);
    await person(page, 'Marjatta Salakoski').getByText('vain: arkisin klo 12–13').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `people/family-${device}`);
    await button(page, 'Lisää perheenjäsen tai läheinen').click();
    await soon(() => focused(page)).toBe('Lisää perheenjäsen tai läheinen');
    await button(page, 'Lisää').click();
    await page.getByText('Tämä tieto tarvitaan.').first().waitFor();
    await soon(() => focused(page)).toBe('Huoltaja');
    await page.getByText('Läheinen', { exact: true }).click();
    await page.getByLabel('Etunimi').fill('Aune');
    await page.getByLabel('Sukunimi').fill('Salakoski');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Lisää').click();
    await said(page, 'Henkilö on lisätty.');
    await soon(() => focused(page)).toBe('Perhe');
    const aune = person(page, 'Aune Salakoski');
    await aune.getByRole('button', { name: 'Lisää yhteydenottotapa' }).click();
    await page.getByLabel('Miten').selectOption('Puhelin');
    await page.getByLabel('Numero tai osoite').fill('12');
    await page.getByText('Ei, älä käytä').click();
    await aune.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Kirjoita puhelinnumero, esimerkiksi 040 123 4567.').waitFor();
    await shot(page, `people/way-${device}`);
    await page.getByLabel('Numero tai osoite').fill('040 765 4321');
    await aune.getByRole('button', { name: 'Tallenna' }).click();
    await said(page, 'Yhteydenottotapa on tallennettu.');
    await aune.getByText('Ei turvallinen: älä käytä').waitFor();
    // What is not safe is no link: nobody calls it by mistake.
    await soon(() => aune.getByRole('link').count()).toBe(0);
    const [row] = await site.app.sql<{ ways: number }>(
      `select count(*)::int as ways from contact_way w join person p on p.id = w.person_id
       where p.family_id = $1 and p.role = 'close-person' and not w.safe`,
      [familyId],
    );
    expect(row).toEqual({ ways: 1 });
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are sheltered at once by a ban, of which it is said first what vanishes for whom', async () => {
    const { caseId, motherId } = await opened();
    const { page, context, complaints } = await at(caseId, 'counsellor', 'phone');
    await button(page, 'Kirjaa turvakielto').click();
    await page.getByText('He eivät saa tietää, että turvakielto on olemassa.').waitFor();
    await page.getByLabel('Kenen turvakielto').selectOption('Marjatta Salakoski');
    await page.getByLabel('Viimeinen päivä').fill('2099-01-01');
    await page.getByLabel('Mistä tieto on').fill('DVV:n päätös 20.11.2026.');
    await button(page, 'Kirjaa turvakielto').click();
    await page.getByText('Ensimmäinen turvakielto voi kestää viisi vuotta, jatko kaksi.').last().waitFor();
    await soon(() => page.getByLabel('Mistä tieto on').inputValue()).toBe('DVV:n päätös 20.11.2026.');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'people/ban');
    await page.getByLabel('Viimeinen päivä').fill('2028-01-01');
    await button(page, 'Kirjaa turvakielto').click();
    await said(page, 'Turvakielto on voimassa heti.');
    await person(page, 'Onni Salakoski').getByText('Turvakielto suojaa tätä henkilöä.').waitFor();
    const live = 'select person_id as id from safety_ban where person_id = $1 and ended_at is null';
    expect(await site.app.sql(live, [motherId])).toEqual([{ id: motherId }]);
    await button(page, 'Päätä turvakielto').click();
    await page.getByText(/tulevat heti näkyviin niille, joilta kielto ne salasi: Marjatta Salakoski/).waitFor();
    await button(page, 'Päätä turvakielto').click();
    await said(page, 'Turvakielto on päätetty.');
    expect(await site.app.sql(live, [motherId])).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('get a personal code, which is shown once and says who may hear it', async () => {
    const { caseId } = await opened();
    const { page, context, complaints } = await at(caseId);
    const mother = person(page, 'Marjatta Salakoski');
    await mother.getByRole('button', { name: 'Anna henkilökohtainen koodi' }).click();
    await button(page, 'Tee koodi').click();
    await page.getByText('Vain henkilö itse saa kuulla koodin.', { exact: false }).waitFor();
    const code = await page.locator('.code').innerText();
    await soon(() => focused(page)).toContain(code);
    expect(code.replace(/\W/g, '')).toMatch(/^\w{9}$/);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'people/code');
    await button(page, 'Koodi on annettu, piilota se').click();
    await said(page, 'Koodi on annettu.');
    await mother.getByText('Koodi annettu, ei vielä käytetty.', { exact: false }).waitFor();
    await page.reload();
    await mother.getByText('Koodi annettu, ei vielä käytetty.', { exact: false }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(code);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('of the network join and leave, by the keyboard too', async () => {
    const { caseId } = await opened();
    const { page, context } = await at(caseId);
    const [nurse] = await site.app.sql<{ given: string; family: string }>(
      'select given_name as given, family_name as family from professional where id = $1',
      [principalOf('nurse')],
    );
    const name = `${nurse!.given} ${nurse!.family}`;
    await button(page, 'Lisää verkostoon').press('Enter');
    await soon(() => focused(page)).toBe('Lisää verkostoon');
    await page.keyboard.press('Tab');
    await page.keyboard.type(nurse!.family);
    await page.getByText(name, { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await said(page, 'Lisätty verkostoon.');
    await soon(() => focused(page)).toBe('Verkosto');
    const member = part(page, 'Verkosto').getByRole('listitem').filter({ hasText: name });
    await member.getByRole('button', { name: 'Poista verkostosta' }).click();
    await page.getByText('Perhe toivoo').click();
    expect(await axe(page)).toEqual([]);
    await member.getByRole('button', { name: 'Poista verkostosta' }).click();
    await said(page, 'Poistettu verkostosta.');
    await member.waitFor({ state: 'detached' });
    await context.close();
  });

  it('have guardians, an assessment, and close persons whom a guardian wishes to have along', async () => {
    const { caseId, familyId } = await opened();
    const add = { familyId, person: { role: 'CLOSE_PERSON', givenName: 'Aune', language: 'FI', contactWays: [] } };
    await done(mutate(site.app, counsellor)('addPerson', 'AddPersonInput', add, 'id'));
    const { page, context, complaints } = await at(caseId);
    await button(page, 'Kutsu mukaan').click();
    await page.getByLabel('Kuka huoltajista toivoi').selectOption('Marjatta Salakoski');
    await button(page, 'Kutsu mukaan').click();
    await said(page, 'Läheinen on kutsuttu mukaan.');
    await person(page, 'Aune')
      .getByText(/Toivoi: Marjatta Salakoski/)
      .waitFor();
    await button(page, 'Arvioi kyky omaan tiliin').click();
    await page.getByText('Voi', { exact: true }).click();
    await page.getByLabel('Perustelu').fill('Osaa kertoa itse.');
    await button(page, 'Tallenna arvio').click();
    await page.getByText('Hän ei ollut tuolloin vielä täyttänyt 13 vuotta.').waitFor();
    await button(page, 'Peru').click();
    await soon(() => focused(page)).toBe('Arvioi kyky omaan tiliin');
    await button(page, 'Päätä huoltajuus').click();
    await button(page, 'Päätä huoltajuus').click();
    await said(page, 'Huoltajuus on päätetty.');
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('who are young lose their account with the assessment on which it rests', async () => {
    const teen = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
    const { caseId, childId } = await openCase(site.app, counsellor, { people: [MOTHER, teen] });
    const { page, context, complaints } = await at(caseId);
    const aada = person(page, 'Aada Salakoski');
    await button(page, 'Arvioi kyky omaan tiliin').click();
    await page.getByText('Voi', { exact: true }).click();
    await page.getByLabel('Perustelu').fill('Osaa kertoa itse.');
    await button(page, 'Tallenna arvio').click();
    await said(page, 'Arvio on tallennettu.');
    await aada.getByText('voi käyttää omaa tiliä', { exact: false }).waitFor();
    await button(page, 'Kumoa arvio').press('Enter');
    await page.getByText('nuoren oma tili sulkeutuu heti', { exact: false }).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'people/assessed');
    await site.app.sql('update maturity_assessment set version = version + 1 where person_id = $1', [childId]);
    await button(page, 'Kumoa arvio').click();
    await page.getByText('Joku muutti tätä juuri.', { exact: false }).waitFor();
    await page.reload();
    await button(page, 'Kumoa arvio').click();
    await button(page, 'Kumoa arvio').dblclick();
    await said(page, 'Arvio on kumottu.');
    await soon(() => focused(page)).toBe('Perhe');
    await aada.getByText('voi käyttää omaa tiliä', { exact: false }).waitFor({ state: 'detached' });
    const standing = 'select 1 from maturity_assessment where person_id = $1 and ended_at is null';
    expect(await site.app.sql(standing, [childId])).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keep what was typed when the server is away', async () => {
    const { caseId } = await opened();
    const { page, context } = await at(caseId);
    await button(page, 'Lisää perheenjäsen tai läheinen').click();
    await page.getByText('Läheinen', { exact: true }).click();
    await page.getByLabel('Etunimi').fill('Aune');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Lisää').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await context.unroute('**/graphql');
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Aune');
    await button(page, 'Lisää').click();
    await said(page, 'Henkilö on lisätty.');
    await context.close();
  });

  it('that somebody changed meanwhile are not changed over it', async () => {
    const { caseId, motherId } = await opened();
    const { page, context } = await at(caseId);
    await person(page, 'Marjatta Salakoski').getByRole('button', { name: 'Korjaa tietoja' }).click();
    await page.getByLabel('Etunimi').fill('Marja');
    const details = { role: 'GUARDIAN', givenName: 'Marjatta', familyName: 'Salakoski', language: 'SV' };
    const kept = { personId: motherId, expectedVersion: 1, person: details };
    await done(mutate(site.app, counsellor)('keepPerson', 'KeepPersonInput', kept, 'id'));
    const asked = page.waitForResponse((answer) => Boolean(answer.request().postData()?.includes('PeoplePage')));
    await button(page, 'Tallenna').click();
    await page.getByText('Joku muutti tätä juuri.', { exact: false }).waitFor();
    await (await asked).finished();
    await soon(() => page.getByLabel('Etunimi').inputValue()).toBe('Marja');
    await button(page, 'Tallenna').click();
    await said(page, 'Tiedot on tallennettu.');
    await context.close();
  });

  it('show the teacher neither names nor that there is anything about safety', async () => {
    const { page, context, complaints } = await at(FAMILY.caseId, 'teacher');
    await part(page, 'Verkosto').waitFor();
    const all = await page.locator('main').innerText();
    for (const word of ['Kuutamolampi', 'Turva', 'turvakielto', 'Anna henkilökohtainen koodi'])
      expect(all).not.toContain(word);
    await soon(() => page.getByRole('button', { name: 'Lisää verkostoon' }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'people/teacher');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are not there for who has nothing to do with the case', async () => {
    const { caseId } = await opened();
    const { page, context } = await at(caseId, 'ngo-worker');
    await page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await context.close();
  });

  it.each([
    ['sv', 'Familj och nätverk'],
    ['en', 'Family and network'],
  ])('speak %s throughout', async (language, title) => {
    const { caseId } = await opened();
    const { page, context } = await at(caseId, 'counsellor', 'desktop', `?kieli=${language}`);
    await page.locator('#verkosto').waitFor();
    await soon(() => page.locator('h1').innerText()).toBe(title);
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(/people\.[a-z]|form\.[a-z]|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
