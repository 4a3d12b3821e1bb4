import type { Page } from 'playwright-core';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { actionOf, agree, draft, type MetCase, meet, promised } from '../support/plans.js';
import { devices, part, pressUntilSaid, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/omat-lupaukset';

const button = (page: Page, name: string) => page.getByRole('button', { name: `${name} Soittaa kotiin.` });

inBrowser('one’s own promises', () => {
  let site: BrowserApp;
  let opened: MetCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** The nurse has promised one thing, and the teacher, who was not there, is asked for another. */
  beforeEach(async () => {
    await site.app.sql(`delete from action_suggestion`);
    await site.app.sql(`update plan_action set until_version = 99 where until_version is null`);
    opened = await meet(site.app);
    const plan = await draft(site.app, opened.caseId, opened.meetingId);
    const nurses = await actionOf(site.app, plan.id, 'nurse');
    await promised(site.app, nurses);
    await actionOf(site.app, plan.id, 'teacher');
    await agree(site.app, plan, opened.motherId);
  });

  async function at(persona: Persona, device: keyof typeof DEVICES = 'desktop', address = PATH) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h2').first().waitFor();
    return visitor;
  }
  const stored = async (persona: Persona) => {
    const [row] = await site.app.sql(
      'select commitment, progress from plan_action where case_id = $1 and owner_id = $2 and until_version is null',
      [opened.caseId, principalOf(persona)],
    );
    return row;
  };

  it.each(devices)('on a %s tell how they go by a press', async (device) => {
    const { page, context, complaints } = await at('nurse', device);
    const promises = part(page, 'Olet luvannut');
    await promises.getByRole('paragraph').filter({ hasText: 'Soittaa kotiin.' }).waitFor();
    await soon(() => promises.innerText()).toContain('Viimeistään pe 18.12.');
    expect(await axe(page)).toEqual([]);
    await shot(page, `own-promises/open-${device}`);
    await button(page, 'Kesken').dblclick();
    await said(page, 'Merkitty: kesken.');
    await promises.getByText('Kesken', { exact: true }).waitFor();
    expect(await stored('nurse')).toMatchObject({ progress: 'in-progress' });
    await button(page, 'Tehty').click();
    await said(page, 'Hienoa! Lupaus on merkitty tehdyksi.');
    await soon(() => page.evaluate('document.activeElement.textContent')).toContain('Hienoa!');
    await part(page, 'Hoidetut').getByRole('paragraph').filter({ hasText: 'Soittaa kotiin.' }).waitFor();
    expect(await stored('nurse')).toMatchObject({ progress: 'done' });
    await button(page, 'Palauta keskeneräiseksi').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are taken on by the keyboard alone', async () => {
    const { page, context } = await at('teacher');
    await button(page, 'Lupaan tämän').focus();
    await page.keyboard.press('Enter');
    await said(page, 'Kiitos! Lupaus on kirjattu.');
    await part(page, 'Olet luvannut').getByRole('paragraph').filter({ hasText: 'Soittaa kotiin.' }).waitFor();
    expect(await stored('teacher')).toMatchObject({ commitment: 'committed' });
    await context.close();
  });

  it('are not done for a reason, without which nothing is sent', async () => {
    const { page, context } = await at('nurse', 'phone');
    await button(page, 'En saa tehtyä').click();
    const why = page.getByLabel('Miksi et saa tätä tehtyä?');
    await soon(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await page.getByRole('button', { name: 'Lähetä' }).click();
    await page.getByText('Kirjoita syy.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'own-promises/reason');
    await why.fill('Perhe ei vastaa puhelimeen.');
    await page.getByRole('button', { name: 'Lähetä' }).click();
    await said(page, 'Merkitty: ei saatu tehtyä.');
    expect(await stored('nurse')).toMatchObject({ progress: 'not-done' });
    await context.close();
  });

  it('are suggested otherwise: another text, another day', async () => {
    const { page, context } = await at('teacher');
    await button(page, 'Ehdotan muutosta').click();
    await page.getByRole('button', { name: 'Lähetä' }).click();
    await page.getByText('Kirjoita, mitä lupaisit, tai valitse toinen päivä.').waitFor();
    await page.getByLabel('Mitä lupaisit sen sijaan?').fill('Lähetän viestin.');
    await page.getByLabel('Mihin päivään mennessä?').fill('2026-12-22');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'own-promises/suggest');
    await page.getByRole('button', { name: 'Lähetä' }).click();
    await said(page, 'Ehdotus on lähetetty palveluohjaajalle.');
    const asked = part(page, 'Sinulta toivotaan');
    await asked.getByText('Ehdotit: Lähetän viestin., viimeistään ti 22.12.').waitFor();
    await asked.getByText('Ehdotus odottaa palveluohjaajan vastausta.').waitFor();
    await context.close();
  });

  it('that changed meanwhile say so, and keep what was typed', async () => {
    const { page, context } = await at('teacher');
    await button(page, 'En lupaa').click();
    await page.getByLabel('Miksi et lupaa tätä?').fill('Ei kuulu minulle.');
    await site.app.sql(`update plan_action set version = version + 1 where case_id = $1`, [opened.caseId]);
    await page.getByRole('button', { name: 'Lähetä' }).click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await soon(() => page.getByLabel('Miksi et lupaa tätä?').inputValue()).toBe('Ei kuulu minulle.');
    await pressUntilSaid(page, 'Lähetä', 'Vastaus on kirjattu. Palveluohjaaja näkee sen.');
    await part(page, 'Sinulta toivotaan').waitFor({ state: 'detached' });
    await context.close();
  });

  it('stay as they are while the server is away', async () => {
    const { page, context } = await at('nurse');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Tehty').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await button(page, 'Tehty').click();
    await said(page, 'Hienoa! Lupaus on merkitty tehdyksi.');
    await context.close();
  });

  it.each([
    ['sv', 'Egna löften', 'Du har lovat'],
    ['en', 'My promises', 'You have promised'],
  ])('speak %s', async (language, title, promises) => {
    const { page, context } = await at('nurse', 'desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await part(page, promises).getByRole('paragraph').filter({ hasText: 'Soittaa kotiin.' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
