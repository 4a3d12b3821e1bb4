import { principalOf } from '../../src/demo/personas.js';
import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { isWell, soon } from '../support/page.js';

inBrowser('how things are, on the family’s page', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  it.each([390, 320])('is said with one tap on a remembered phone of %i px, without a script', async (width) => {
    const { page, complaints } = await site.newVisitor('phone', {
      viewport: { width, height: 844 },
    });
    const counsellor = mutate(site.app, 'counsellor');
    const personId = principalOf('guardian');
    const { code } = await done(counsellor('giveFamilyCode', 'GiveFamilyCodeInput', { personId }, 'code'));
    await page.goto('/s');
    await page.getByLabel('Koodi', { exact: true }).fill(code);
    await page.getByLabel('Puhelinnumerosi neljä viimeistä numeroa').fill('9101');
    await page.getByRole('button', { name: 'Jatka' }).click();
    await page.getByRole('heading', { name: 'Miten menee?' }).waitFor();
    await isWell(page, `family/faces-${width}`);
    await page.getByText('Haluan kirjoittaa jotain').click();
    await page.getByLabel('Mitä haluat kertoa?').fill('Illat ovat olleet rauhallisempia.');
    await isWell(page, `family/faces-open-${width}`);
    for (const name of ['Hyvin', 'Vaihtelevasti', 'Huonosti']) {
      const box = await page.getByRole('button', { name }).boundingBox();
      expect(box!.height).toBeGreaterThanOrEqual(48);
    }
    await page.getByRole('button', { name: 'Hyvin' }).click();
    await soon(() => page.getByRole('status').textContent()).toContain('Kiitos, vastauksesi on perillä.');
    await isWell(page, `family/faces-heard-${width}`);
    expect(complaints).toEqual([]);
  });
});
