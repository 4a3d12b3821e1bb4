import { principalOf } from '../../src/demo/personas.js';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, seatOf } from '../support/casework.js';
import { byCounsellor, explain } from '../support/own-word.js';
import { devices, isWell, soon } from '../support/page.js';

inBrowser('consents in the family’s own hands', () => {
  let site: BrowserApp;
  let caseId: string;
  beforeAll(async () => {
    site = await startBrowserApp();
    const [row] = await site.app.sql<{ id: string }>(
      'select c.id from network_case c join person p on p.family_id = c.family_id where p.id = $1',
      [principalOf('guardian')],
    );
    caseId = row!.id;
    const { unitId } = await seatOf(site.app, 'ngo-worker');
    const law = { categories: ['PLAN'], statute: '703/2023 56 § 3 mom.', reason: 'Perhettä tuetaan kotona.' };
    await done(byCounsellor(site.app, 'recordStatutoryBasis', { caseId, unitId, lastDay: '2027-02-28', ...law }, 'id'));
  });
  afterAll(() => site?.stop());

  /** Somebody who has shown who they are, in this very browser. */
  async function signedIn(device: Device) {
    const visitor = await site.newVisitor(device);
    const userAgent = await visitor.page.evaluate<string>('navigator.userAgent');
    const answer = await site.app.inject({
      method: 'POST',
      url: '/auth/demo',
      headers: { 'user-agent': userAgent },
      payload: { persona: 'guardian' },
    });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(String(cookie))!;
    await visitor.context.addCookies([
      { name: name!, value: value!, domain: 'localhost', path: '/', secure: true, httpOnly: true },
    ]);
    return visitor;
  }

  it.each(devices)('are seen, answered and taken back on a %s', async (device) => {
    const consent = await explain(site.app, caseId, { purpose: 'NETWORK_MEETING', categories: ['IDENTITY', 'PLAN'] });
    const { page, complaints } = await signedIn(device);
    await page.goto('/s');
    await page.getByRole('link', { name: 'Suostumukset' }).click();
    await isWell(page, `consents/${device}-1-all`);
    await page
      .getByRole('link', { name: /^Katso ja vastaa/ })
      .first()
      .click();
    await soon(() => page.locator('main').innerText()).toContain('Tätä ei kerrota: Ei isän terveydestä.');
    await isWell(page, `consents/${device}-2-one`);
    for (const name of ['Suostun', 'En suostu']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect(box!.height).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('button', { name: 'Suostun', exact: true }).click();
    await soon(() => page.getByRole('status').textContent()).toContain('suostut');
    await isWell(page, `consents/${device}-3-given`);
    const said = await site.app.sql('select form from consent_decision where consent_id = $1', [consent.id]);
    expect(said).toEqual([{ form: 'own-account' }]);
    for (const language of ['sv', 'en']) {
      await page.goto(`/s/suostumukset?mika=${consent.id}&kieli=${language}`);
      await isWell(page, `consents/${device}-4-${language}`);
    }
    await site.app.sql(`update consent set state = 'refused', decided_at = $2 where id = $1`, [
      consent.id,
      site.app.clock.now().toString(),
    ]);
    expect(complaints).toEqual([]);
  });
});
