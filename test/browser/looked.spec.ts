import type { Page } from 'playwright-core';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { soon } from '../support/page.js';

const LOOK = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id people { givenName } needs { description }
  plan { goals { text } } actions { id } } }`;
const LINK = 'Kuka on katsonut tietojamme?';
const text = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s*\n\s*/g, '\n');

inBrowser('the page that says who has looked', () => {
  let site: BrowserApp;
  let caseId: string;
  beforeAll(async () => {
    site = await startBrowserApp();
    const { data } = await site.app.as('guardian')('{ myFamilyPages { caseId } }');
    caseId = data.myFamilyPages[0].caseId;
    for (const persona of ['counsellor', 'nurse', 'teacher', 'statistician', 'minor'] as const)
      await site.app.as(persona)(LOOK, { caseId });
  });
  afterAll(() => site?.stop());

  /** Signed in to the demo, in a browser without scripts. */
  async function visit(device: keyof typeof DEVICES, persona: Persona) {
    const visitor = await site.newVisitor(device, { javaScriptEnabled: false });
    const headers = { origin: site.url };
    await visitor.context.request.post('/auth/demo', { data: { persona }, headers });
    return visitor;
  }
  /** Axe is a script. */
  async function check(path: string, device: keyof typeof DEVICES): Promise<void> {
    const { page, context, complaints } = await site.newVisitor(device);
    await context.request.post('/auth/demo', { data: { persona: 'guardian' }, headers: { origin: site.url } });
    await page.goto(path);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  }

  it.each(['phone', 'desktop'] as const)('is read on a %s without scripts, the newest day first', async (device) => {
    const { page, context } = await visit(device, 'guardian');
    await page.goto('/s');
    await page.getByRole('link', { name: LINK }).click();
    await page.waitForURL(/\/s\/katsojat/);
    const said = await text(page);
    expect(said).toContain('Kuka on katsonut');
    expect(said).toMatch(/Aino Koivulampi, palveluohjaaja, Lapsiperheiden palveluohjaus\nKatsoi: [^\n]*suunnitelma/);
    expect(said).toMatch(/klo \d{1,2}\.\d\d/);
    expect(said).toContain('Miksi: hoitaa asiaanne palveluohjaajana');
    expect(said).toMatch(/Miksi: suostumuksenne \S+ \d+\.\d+\.\d{4} \(/);
    expect(said).toContain('Sinä itse');
    expect(said).toContain('Yritti katsoa, mutta ei päässyt');
    expect(said).not.toMatch(/undefined|null|\[object/);
    expect(await excessWidth(page)).toBe(0);
    await shot(page, `looked/${device}`);
    await context.close();
    await check('/s/katsojat', device);
  });

  it.each([
    ['sv', 'Vem har tittat', 'Varför: sköter ert ärende som servicehandledare'],
    ['en', 'Who has looked', 'Why: is the counsellor in your matter'],
  ])('speaks %s', async (language, title, why) => {
    const { page, context } = await visit('phone', 'guardian');
    await page.goto(`/s/katsojat?kieli=${language}`);
    await soon(() => page.locator('h1').innerText()).toBe(title);
    await soon(() => text(page)).toContain(why);
    await shot(page, `looked/${language}`);
    await context.close();
  });

  it('tells what is withheld, and why, in the place of it', async () => {
    const input = {
      areaId: POHDE.id,
      personId: principalOf('guardian'),
      professionalId: principalOf('nurse'),
      since: '2026-01-01T00:00:00Z',
      until: '2027-01-01T00:00:00Z',
      reason: 'CHILDS_INTEREST',
    };
    await done(mutate(site.app, 'log-inspector')('withholdLogEntries', 'WithholdLogEntriesInput', input, 'id'));
    const { page, context } = await visit('phone', 'guardian');
    await page.goto('/s/katsojat');
    const said = await text(page);
    expect(said).toMatch(/Merkintä on salattu\nTieto olisi vastoin lapsen erittäin tärkeää etua[^\n]*\nKysy: /);
    expect(said).not.toContain('Limingan neuvola');
    await shot(page, 'looked/withheld');
    await check('/s/katsojat', 'phone');
    await context.close();
  });

  it('folds what one person looked at in one sitting, so that a strange look is not lost among them', async () => {
    for (let i = 0; i < 30; i += 1) await site.app.as('counsellor')(LOOK, { caseId });
    const { page, context } = await visit('phone', 'guardian');
    await page.goto('/s/katsojat');
    const rows = page.getByRole('listitem').filter({ hasText: 'Aino Koivulampi' });
    const folded = rows.filter({ hasText: / · 3\d kertaa/ });
    await soon(() => folded.count()).toBe(1);
    await soon(() => text(page)).toContain('Merkintä on salattu');
    const each = folded.getByRole('listitem');
    await soon(() => each.first().isVisible()).toBe(false);
    await folded.getByText('Näytä jokainen kerta').click();
    await each.first().waitFor();
    await soon(() => each.first().innerText()).toMatch(/^klo \d{1,2}\.\d\d: .*suunnitelma/);
    expect(await excessWidth(page)).toBe(0);
    await shot(page, 'looked/folded');
    await check('/s/katsojat', 'phone');
    await context.close();
  });

  it('goes on to what is older and back', async () => {
    for (let i = 0; i < 15; i += 1)
      for (const persona of ['counsellor', 'teacher'] as const) await site.app.as(persona)(LOOK, { caseId });
    const { page, context } = await visit('phone', 'guardian');
    await page.goto('/s/katsojat');
    await page.getByRole('link', { name: 'Vanhemmat' }).click();
    await page.getByRole('link', { name: 'Uusimmat' }).waitFor();
    await soon(() => text(page)).toContain('Merkintä on salattu');
    await page.goto('/s/katsojat?jatko=WyJ4Il0');
    expect(new URL(page.url()).pathname).toBe('/s');
    await context.close();
  });

  it('is not for a close person, nor for who is not signed in', async () => {
    const close = await visit('phone', 'close-person');
    await close.page.goto('/s');
    expect(await text(close.page)).not.toContain(LINK);
    await close.page.goto('/s/katsojat');
    expect(new URL(close.page.url()).pathname).toBe('/s');
    await close.context.close();
    const { page, context } = await site.newVisitor('phone');
    await page.goto('/s/katsojat');
    expect(new URL(page.url()).pathname).toBe('/s');
    await context.close();
  });
});
