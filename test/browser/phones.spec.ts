import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { button, devices, said } from '../support/page.js';
import { meetingWith } from '../support/passkeys.js';

inBrowser('the phones of a family', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(caseId: string, device: keyof typeof DEVICES = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${caseId}/ihmiset`);
    const mother = visitor.page.getByRole('article', { name: 'Marjatta Salakoski', exact: true });
    await mother.waitFor();
    return { ...visitor, mother };
  }

  it.each(devices)('on a %s: one that is remembered is lost, and opens nothing any more', async (device) => {
    const { caseId } = await openCase(site.app);
    const { page, mother, context, complaints } = await at(caseId, device);
    await mother.getByRole('button', { name: 'Anna henkilökohtainen koodi' }).click();
    await button(page, 'Tee koodi').click();
    const code = await page.locator('.code').innerText();
    await button(page, 'Koodi on annettu, piilota se').click();
    const { page: hers, context: phone } = await site.newVisitor('phone');
    await hers.goto('/s');
    await hers.getByLabel('Koodi', { exact: true }).fill(code);
    await hers.getByLabel('Puhelinnumerosi neljä viimeistä numeroa').fill('2233');
    await button(hers, 'Jatka').click();
    await hers.getByRole('heading', { name: 'Kuka auttaa?' }).waitFor();
    await page.reload();
    await mother.getByText(/sivu muistetaan, käytetty viimeksi/).waitFor();
    await mother.getByRole('button', { name: /^Puhelin katosi: unohda/ }).click();
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.setViewportSize(DEVICES[device].viewport);
    await shot(page, `people/phones-${device}`);
    await button(page, 'Unohda laite nyt').click();
    await said(page, 'Laite on unohdettu.');
    await mother.getByText(/sivu muistetaan/).waitFor({ state: 'detached' });
    await hers.goto('/s');
    await hers.getByLabel('Koodi', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await phone.close();
    await context.close();
  });

  it('get a passkey at the meeting, and not before it', async () => {
    const far = await openCase(site.app);
    const { mother, context } = await at(far.caseId);
    await mother.getByRole('button', { name: 'Pääsyavain omaan puhelimeen' }).click();
    await mother.getByText('Pääsyavain tehdään tapaamisessa').waitFor();
    await context.close();
    await meetingWith(site.app, far);
    const there = await at(far.caseId);
    await there.mother.getByRole('button', { name: 'Pääsyavain omaan puhelimeen' }).click();
    await button(there.page, 'Tee koodi pääsyavainta varten').dblclick();
    await there.page.locator('.code').waitFor();
    expect(await there.page.locator('.code').innerText()).toMatch(/^\d{4} \d{3} \d{3}$/);
    expect(await axe(there.page)).toEqual([]);
    await shot(there.page, 'people/passkey');
    const logged = `select 1 from audit.access_log where operation = 'openPasskeyRegistration' and scope_id = $1`;
    expect(await site.app.sql(logged, [far.caseId])).toHaveLength(1);
    await button(there.page, 'Valmis, piilota koodi').click();
    await said(there.page, 'Koodi on piilotettu.');
    await there.context.close();
  });
});
