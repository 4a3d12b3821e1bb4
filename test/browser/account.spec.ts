import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import {
  axe,
  type BrowserApp,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
  wantFresh,
} from '../support/browser.js';
import { requestId } from '../support/app.js';
import { seatOf } from '../support/casework.js';
import { mailbox } from '../support/invited.js';
import { devices, heading, soon } from '../support/page.js';

const NURSE = /Helmi Suvikallio/;
const REASON = 'Poika oli kipeänä.\nSoitan ensi viikolla.';

const press = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first().click();

inBrowser('one’s own account', () => {
  let site: BrowserApp;
  let nurse: string;
  beforeAll(async () => {
    site = await startBrowserApp();
    const [row] = await site.app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    nurse = row!.email;
  });
  afterAll(() => site?.stop());

  /** Comes in from the front page, and ends on the own page. */
  async function comeIn(page: Page): Promise<void> {
    await page.goto('/');
    await press(page, NURSE);
    await page.waitForURL('/tyopoyta/');
    await page.goto('/tili');
  }

  it.each(devices)('on a %s: who one is, where one is signed in, ended there from here', async (device) => {
    const [here, there] = [await site.newVisitor(device), await site.newVisitor('desktop')];
    await comeIn(there.page);
    await comeIn(here.page);
    const { page, complaints } = here;
    await soon(() => heading(page)).toBe('Oma tili');
    await soon(() => page.getByText('(tämä selain)').count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.setViewportSize(DEVICES[device].viewport);
    await shot(page, `account/${device}`);
    await press(page, 'Kirjaudu ulos tästä');
    await soon(() => page.getByRole('status').innerText()).toBe('Siellä ei olla enää kirjautuneena.');
    await there.page.goto('/tili');
    expect(new URL(there.page.url()).pathname).toBe('/kirjaudu');
    await press(page, /^Kirjaudu ulos$/);
    await soon(() => heading(page)).toBe('Olet kirjautunut ulos');
    expect(await axe(page)).toEqual([]);
    await shot(page, `account/${device}-out`);
    await page.getByRole('link', { name: /^Kirjaudu ulos myös täältä/ }).click();
    expect(new URL(page.url()).pathname).toBe('/oidc/session/end');
    expect(complaints).toEqual([]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  it('is left everywhere at once', async () => {
    const [here, there] = [await site.newVisitor('phone'), await site.newVisitor('desktop')];
    await comeIn(there.page);
    await comeIn(here.page);
    await press(here.page, 'Kirjaudu ulos kaikkialta');
    await soon(() => heading(here.page)).toBe('Olet kirjautunut ulos');
    for (const { page, complaints, context } of [here, there]) {
      await page.goto('/tili');
      expect(new URL(page.url()).pathname).toBe('/kirjaudu');
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  it('what is hard to undo wants the issuer to ask once more, and then happens once', async () => {
    const { page, context } = await site.newVisitor('desktop');
    const admin = principalOf('admin');
    const [{ name }] = (await site.app.sql(
      `select given_name || ' ' || family_name as name from professional where id = $1`,
      [admin],
    )) as [{ name: string }];
    await page.goto('/');
    await press(page, new RegExp(name));
    await page.waitForURL('/tyopoyta/');
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 6 }));
    const { unitId } = await seatOf(site.app, 'nurse');
    const professionalId = principalOf('ngo-worker');
    const input = { requestId: requestId(), professionalId, unitId, role: 'PROFESSIONAL' };
    const join = async () => {
      const query = 'mutation ($input: JoinUnitInput!) { joinUnit(input: $input) { id } }';
      const answer = await page.request.post('/graphql', { data: { query, variables: { input } } });
      return (await answer.json()) as { data: object | null; errors?: { extensions: object }[] };
    };
    const count = () =>
      site.app.sql('select 1 from access.membership where principal_id = $1 and unit_id = $2', [
        professionalId,
        unitId,
      ]);
    expect((await join()).errors?.[0]?.extensions).toEqual({ code: 'SIGN_IN_AGAIN', how: 'oidc', issuer: 'demo' });
    expect(await count()).toEqual([]);
    await page.goto('/kirjaudu?return=/tili');
    await wantFresh(page, 'form[action^="/kirjaudu/demo"]');
    await page.locator('form[action^="/kirjaudu/demo"] button').click();
    await press(page, new RegExp(name));
    await page.waitForURL('/tili');
    const first = await join();
    expect(first.errors).toBeUndefined();
    expect(await join()).toEqual(first);
    expect(await count()).toHaveLength(1);
    await context.close();
  });

  /** Types the address, waits for the mail and types the code. */
  async function comeInByCode(page: Page): Promise<void> {
    const before = mailbox(site.app, nurse).length;
    await page.goto('/lupaukset');
    await page.getByLabel('Sähköpostiosoite, johon sait kutsun').fill(nurse);
    await press(page, 'Lähetä koodi');
    while (mailbox(site.app, nurse).length === before) await site.app.runDue();
    const { text } = await PostalMime.parse(mailbox(site.app, nurse).at(-1)!.raw);
    await page.getByLabel('Koodi sähköpostista').fill(/^(\d{4} \d{4})$/m.exec(text ?? '')![1]!);
    await press(page, 'Jatka');
  }

  it('a reason that came when the visit was over stands in the form after coming in again, and is sent', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await comeInByCode(page);
    await press(page, 'En saa tehtyä');
    await page.locator('textarea').fill(REASON);
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 31 }));
    await press(page, 'Lähetä');
    await soon(() => page.getByRole('alert').innerText()).toContain('on tallessa tunnin');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'account/kept');
    await comeInByCode(page);
    await soon(() => page.locator('textarea').inputValue()).toBe(REASON);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'account/kept-again');
    await press(page, 'Lähetä');
    await soon(() => page.getByRole('status').innerText()).toBe('Kiitos, vastauksesi on tallennettu.');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
