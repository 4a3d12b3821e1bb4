import type { Page } from 'playwright-core';
import { personId } from '../../src/demo/directory.js';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { button, devices, focused, said, soon } from '../support/page.js';

const WORDS = 'Äiti soitti yöllä ja tarvitsee apua heti.';
const keeper = { principal: principalOf('counsellor') };
const third = { principal: personId('third-counsellor') };

inBrowser('a case of another counsellor', () => {
  let site: BrowserApp;
  let opened: OpenedCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());
  beforeEach(async () => {
    opened = await openCase(site.app, keeper);
  });

  async function at(address: string, who: Record<string, string>, device: keyof typeof DEVICES = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: who });
    await visitor.page.goto(`/tyopoyta${address}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const asThird = { personId: third.principal };
  const looks = () =>
    site.app.sql('select ended_at as "endedAt", reviewed_at as "reviewedAt" from break_glass where case_id = $1', [
      opened.caseId,
    ]);

  async function fill(page: Page, words = WORDS): Promise<void> {
    await page.getByText('Perhe tarvitsee apua heti', { exact: true }).click();
    await page.getByLabel('Kerro omin sanoin').fill(words);
    await page.getByText('15 minuuttia').click();
  }

  it.each(devices)('on a %s is looked at with a reason, for a while, and is shut again', async (device) => {
    const { page, context, complaints } = await at(`/asiat/${opened.caseId}`, asThird, device);
    await page.getByRole('link', { name: 'Hätäkatselu' }).press('Enter');
    await page.getByText(/Tiimivastaava saa siitä heti tiedon/).waitFor();
    await button(page, 'Aloita hätäkatselu').press('Enter');
    await page.getByText('Valitse syy.').waitFor();
    expect(await axe(page)).toEqual([]);
    await fill(page);
    await shot(page, `watch/form-${device}`);
    await button(page, 'Aloita hätäkatselu').dblclick();
    await said(page, 'Hätäkatselu alkoi.');
    await soon(() => focused(page)).toBe('Hätäkatselu on auki');
    expect(await looks()).toHaveLength(1);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Avaa perheen asia' }).click();
    await page.getByText('Marjatta Salakoski').first().waitFor();
    await page.goBack();
    await button(page, 'Lopeta katselu nyt').press('Enter');
    await said(page, 'Hätäkatselu on päättynyt.');
    expect(await looks()).toMatchObject([{ endedAt: expect.anything() }]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    // That the case was not found at first.
    expect(complaints.filter((each) => !each.includes('40'))).toEqual([]);
    await context.close();
  });

  it('is not looked at for a few letters; what was typed stays, also while the server is away', async () => {
    const { page, context } = await at(`/asiat/${opened.caseId}/hatakatselu`, asThird);
    await fill(page, 'Apua.');
    await button(page, 'Aloita hätäkatselu').click();
    await page.getByText('Kirjoita perustelu pidemmin: vähintään 20 merkkiä.').waitFor();
    await soon(() => page.getByLabel('Kerro omin sanoin').inputValue()).toBe('Apua.');
    await page.getByLabel('Kerro omin sanoin').fill(WORDS);
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Aloita hätäkatselu').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await button(page, 'Aloita hätäkatselu').click();
    await said(page, 'Hätäkatselu alkoi.');
    expect(await looks()).toHaveLength(1);
    await context.close();
  });

  it('is not opened so by its own counsellor, nor by who is none', async () => {
    const own = await at(`/asiat/${opened.caseId}/hatakatselu`, { persona: 'counsellor' });
    await fill(own.page);
    await button(own.page, 'Aloita hätäkatselu').click();
    await own.page.getByText('Näet tämän asian tiedot jo ilman hätäkatselua.').waitFor();
    await own.context.close();
    const nurse = await at(`/asiat/${opened.caseId}/hatakatselu`, { persona: 'nurse' });
    await nurse.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await soon(() => nurse.page.getByRole('radio').count()).toBe(0);
    await nurse.context.close();
  });

  it.each(devices)('on a %s is supervised by who leads the team, from its page', async (device) => {
    const { page, context, complaints } = await at(`/asiat/${opened.caseId}`, { persona: 'team-lead' }, device);
    await page.getByRole('link', { name: /Katso asiaa valvontaa varten|Valvontakatselu/ }).press('Enter');
    await page.getByText(/Toinen tiimivastaava tai lokivalvoja arvioi/).waitFor();
    expect(await page.getByText('Perhe tarvitsee apua heti').count()).toBe(0);
    await button(page, 'Aloita valvontakatselu').press('Enter');
    await page.getByText('Valitse syy.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByText('Työn valvonta', { exact: true }).click();
    await page.getByLabel('Kerro omin sanoin').fill('Perhe kertoi, ettei sille soiteta.');
    await page.getByText('15 minuuttia').click();
    await shot(page, `watch/supervise-${device}`);
    await button(page, 'Aloita valvontakatselu').dblclick();
    await said(page, 'Valvontakatselu alkoi.');
    await soon(() => focused(page)).toBe('Valvontakatselu on auki');
    expect(await looks()).toHaveLength(1);
    await page.getByRole('link', { name: 'Avaa perheen asia' }).click();
    await page.getByText('Marjatta Salakoski').first().waitFor();
    await page.goBack();
    await button(page, 'Lopeta katselu nyt').press('Enter');
    await said(page, 'Valvontakatselu on päättynyt.');
    expect(await looks()).toMatchObject([{ endedAt: expect.anything() }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('that was looked at is reviewed by who leads the team, from their day', async () => {
    const input = { caseId: opened.caseId, reason: 'URGENT_NEED', words: WORDS };
    await done(mutate(site.app, third)('breakGlass', 'BreakGlassInput', input, 'id'));
    const { page, context, complaints } = await at('/', { persona: 'team-lead' });
    await page.getByRole('region', { name: 'Arvioitavat katselut' }).getByRole('link').press('Enter');
    await page.getByRole('heading', { name: 'Arvioitavat katselut', level: 1 }).waitFor();
    const card = page.getByRole('listitem').filter({ hasText: WORDS }).last();
    await card.getByRole('button', { name: 'Arvioi' }).press('Enter');
    await button(page, 'Tallenna arvio').press('Enter');
    await page.getByText('Valitse, oliko katselulle syy.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'watch/review');
    await page.getByText('Oli', { exact: true }).click();
    await page.getByLabel('Perustelu').fill('Soitin perheelle: apua tarvittiin.');
    await button(page, 'Tallenna arvio').click();
    await said(page, 'Arvio on tallennettu.');
    await soon(() => focused(page)).toBe('Odottaa arviota');
    expect(await looks()).toMatchObject([{ reviewedAt: expect.anything() }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Nödläsning', 'Börja nödläsningen'],
    ['en', 'Emergency look', 'Begin the emergency look'],
  ])('speaks %s', async (language, title, begin) => {
    const { page, context } = await at(`/asiat/${opened.caseId}/hatakatselu?kieli=${language}`, asThird);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await button(page, begin).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
