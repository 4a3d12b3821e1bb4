import type { Page } from 'playwright-core';
import {
  axe,
  type BrowserApp,
  type Device,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
} from '../support/browser.js';
import { openCase, type OpenedCase } from '../support/casework.js';
import { agree } from '../support/told.js';

const devices = Object.keys(DEVICES) as Device[];
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

inBrowser('a meeting as work', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  const isWell = async (page: Page, name: string) => {
    await shot(page, name);
    expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);
  };
  const addressOf = ({ caseId }: OpenedCase, id: string) => `/tyopoyta/asiat/${caseId}/tapaaminen/${id}`;
  async function at(address: string, device: Device = 'desktop', persona = 'counsellor') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const stateOf = async (id: string) => {
    const [row] = await site.app.sql<{ state: string; local_start: string; cancel_reason: string | null }>(
      'select state, local_start::text, cancel_reason from meeting where id = $1',
      [id],
    );
    return row!;
  };

  it.each([
    ['phone', '2026-12-01T13:00'],
    ['desktop', '2026-12-02T13:00'],
  ] as const)('on a %s hears an answer by phone, and is cancelled with a reason', async (device, start) => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, start);
    const { page, context, complaints } = await at(addressOf(opened, id), device);
    const answers = part(page, 'Vastaukset kutsuihin');
    await answers.getByText('Helmi Suvikallio').first().waitFor();
    expect(await answers.locator('a[href^="tel:"]').count()).toBe(1);
    await isWell(page, `meeting/${device}-agreed`);
    await button(page, /Kirjaa vastaus puhelimesta/).click();
    await isWell(page, `meeting/${device}-answer`);
    await button(page, 'Ehkä tulee').click();
    await said(page, 'Kirjattu: Helmi Suvikallio, ehkä.');
    const rows = await site.app.sql('select state from invitation where meeting_id = $1', [id]);
    expect(rows).toEqual([{ state: 'tentative' }]);
    await button(page, 'Peru tapaaminen').first().click();
    await isWell(page, `meeting/${device}-cancel`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Peru tapaaminen', exact: true }).click();
    await dialog.getByText('Valitse syy.').waitFor();
    await dialog.getByLabel('Miksi').selectOption('ILLNESS');
    await dialog.getByRole('button', { name: 'Peru tapaaminen', exact: true }).click();
    await said(page, 'Tapaaminen on peruttu.');
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', cancel_reason: 'illness' });
    await isWell(page, `meeting/${device}-cancelled`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('moves in three steps on a %s', async (device) => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, device === 'phone' ? '2026-12-03T13:00' : '2026-12-04T13:00');
    const before = await stateOf(id);
    const { page, context, complaints } = await at(addressOf(opened, id), device);
    await button(page, 'Siirrä').click();
    await page.getByRole('radio').first().check();
    await isWell(page, `meeting/${device}-move`);
    await button(page, 'Lähetä muutos').click();
    await said(page, 'Tapaaminen on siirretty');
    expect((await stateOf(id)).local_start).not.toBe(before.local_start);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells who does not arrange it that there is nothing', async () => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, '2026-12-07T13:00');
    const { page, context } = await at(addressOf(opened, id), 'desktop', 'nurse');
    await page.getByText('Tapaamista ei löydy, tai sinä et järjestä sitä.').waitFor();
    await context.close();
  });
});
