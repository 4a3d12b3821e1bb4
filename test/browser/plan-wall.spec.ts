import type { Page } from 'playwright-core';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { actionOf, draft, meet, type MetCase, promised } from '../support/plans.js';

/** What the focus is on, as it is heard. */
const focused = (page: Page) =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    const words = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
    return at === document.body ? '' : words.trim();
  })()`);

/** Further than this nothing on the plan is away. */
const KEYS_AT_MOST = 60;

/** Goes by the keyboard to what is called so. */
async function onto(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < KEYS_AT_MOST; presses += 1) {
    await page.keyboard.press(key);
    if ((await focused(page)) === name) return;
  }
  throw new Error(`the keyboard does not lead to: ${name}`);
}

/** On 1920 pixels: the plan itself, and whatever stands beside it, can be read from afar, and nothing is wider than its place. */
async function isLarge(page: Page): Promise<void> {
  const found = await page.evaluate<{ plan: number; smallest: number; cut: string[] }>(`(() => {
    const all = [...document.querySelectorAll('.plan-wall *')].filter((each) => each.checkVisibility());
    const sizeOf = (each) => parseFloat(getComputedStyle(each).fontSize);
    const told = all.filter((each) => each.clientHeight > 1 && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    const cut = all.filter((each) => each.clientHeight > 1 && each.scrollWidth > each.clientWidth + 1);
    return {
      plan: sizeOf(document.querySelector('.goals')),
      smallest: Math.min(...told.map(sizeOf)),
      cut: cut.map((each) => each.outerHTML.slice(0, 80)),
    };
  })()`);
  expect(found).toMatchObject({ plan: 36, cut: [] });
  expect(found.smallest).toBeGreaterThanOrEqual(24);
}

inBrowser('the plan on the wall', () => {
  let site: BrowserApp;
  let met: MetCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    met = await meet(site.app);
  });
  afterAll(() => site?.stop());

  async function at() {
    const visitor = await site.newVisitor('desktop');
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${met.caseId}/suunnitelma`);
    await visitor.page.getByText('Vastuuhenkilö').waitFor();
    await visitor.page.evaluate('document.fonts.ready.then(() => undefined)');
    return visitor;
  }

  it('is drawn up and agreed on by the keyboard alone, and the focus is never lost', async () => {
    const { page, context, complaints } = await at();
    const type = async (name: string, words: string) => {
      await onto(page, name);
      await page.keyboard.type(words);
    };
    const press = async (name: string, key?: string) => {
      await onto(page, name, key);
      await page.keyboard.press('Enter');
    };
    await type('Yhteinen tavoite', 'Illat ovat rauhallisia kotona.');
    await press('Aloita suunnitelma');
    await page.getByText('Versio 1: luonnos').waitFor();
    expect(await focused(page)).toBe('Versio 1: luonnos');
    await type('Uusi tavoite', 'Kaikki nukkuvat yönsä.');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Tavoite 1' }).waitFor();
    expect(await focused(page)).toBe('Uusi tavoite');
    await type('Mitä tehdään?', 'Lukee iltasadun joka ilta.');
    await type('Kuka tekee?', 'Marj');
    await press('Kahden viikon päästä');
    await press('Lisää suunnitelmaan');
    const promise = 'Lupaa: Lukee iltasadun joka ilta.';
    await page.getByRole('button', { name: promise }).waitFor();
    expect(await focused(page)).toBe('Mitä tehdään?');
    await press(promise, 'Shift+Tab');
    await page.getByText('luvattu', { exact: true }).waitFor();
    await press('Kirjaa (Onni)');
    await page.getByLabel('Miten Onni on kuultu?').waitFor();
    await type('Miten Onni on kuultu?', 'piir');
    await type('Mitä lapsi kertoi, lyhyesti', 'Haluaa, että isoäiti käy.');
    await press('Tallenna näkemys');
    await page.getByText('Onni: kuultu.').waitFor();
    await press('Hyväksy yhdessä');
    await page.getByText('Versio 1: perheen luettavana').waitFor();
    expect(await focused(page)).toBe('Versio 1: perheen luettavana');
    await press('Marjatta hyväksyy');
    await page.getByText('Marjatta hyväksyy.').waitFor();
    await press('Suunnitelma on sovittu');
    await page.getByText('Versio 1: sovittu').waitFor();
    expect(await focused(page)).toBe('Versio 1: sovittu');
    const [action] = await site.app.sql(
      'select commitment, owner_id, due_on::text as "on" from plan_action where case_id = $1',
      [met.caseId],
    );
    expect(action).toEqual({ commitment: 'committed', owner_id: met.motherId, on: '2026-12-07' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is read from five metres: large, and nothing cut off', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    for (const text of ['Aamut sujuvat kiireettä.', 'Erityisopetuksenjärjestämissuunnitelma on tehty.'])
      await done(mutate(site.app, 'counsellor')('addGoal', 'AddGoalInput', { planVersionId: version.id, text }, 'id'));
    await promised(site.app, await actionOf(site.app, version.id, 'nurse'));
    await actionOf(site.app, version.id, 'teacher');
    const { page, context } = await at();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.getByText('luvattu', { exact: true }).waitFor();
    await isLarge(page);
    await shot(page, 'plan/projector-draft');
    await page.getByRole('button', { name: 'Hyväksy yhdessä' }).click();
    await page.getByText('Versio 1: perheen luettavana').waitFor();
    await page.evaluate('document.activeElement.blur()');
    await isLarge(page);
    await shot(page, 'plan/projector-proposed');
    expect(await excessWidth(page)).toBe(0);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
