import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { devices, soon } from '../support/page.js';

const PATH = '/tyopoyta/oma-aika';

inBrowser('one’s own time', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from painted_time where professional_id = $1', [principalOf('nurse')]));

  /** The nurse opens next week: of this one some is over. */
  async function nextWeek(device: keyof typeof DEVICES = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'nurse' } });
    await visitor.page.goto(PATH);
    await visitor.page.getByRole('button', { name: 'Seuraava viikko' }).click();
    await visitor.page.getByRole('heading', { name: 'Viikko 49' }).waitFor();
    await visitor.page.getByRole('grid').waitFor();
    return visitor;
  }
  const cell = (page: Page, name: string) => page.getByRole('gridcell', { name });
  const center = async (page: Page, name: string) => {
    const box = (await cell(page, name).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const save = async (page: Page) => {
    await page.getByRole('button', { name: 'Tallenna viikko' }).click();
    await page.getByText('Tallennettu.').waitFor();
  };
  const stored = () =>
    site.app.sql<{ startsAt: string; minutes: number; status: string }>(
      `select to_char(starts_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD HH24:MI') as "startsAt", status,
         (extract(epoch from ends_at - starts_at) / 60)::int as minutes
       from painted_time where professional_id = $1 and ended_at is null order by starts_at`,
      [principalOf('nurse')],
    );

  it('is painted by a stroke of the mouse, saved, and there again', async () => {
    const { page, context, complaints } = await nextWeek();
    const [from, to] = [
      await center(page, 'tiistai 1.12.2026 klo 9.00–9.30'),
      await center(page, 'keskiviikko 2.12.2026 klo 10.30–11.00'),
    ];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await page.getByText('Sopii 4 tuntia, tarvittaessa 0 tuntia.').waitFor();
    await page.getByRole('radio', { name: 'Tarvittaessa' }).check();
    await cell(page, 'perjantai 4.12.2026 klo 8.00–8.30').click();
    await save(page);
    expect(await stored()).toEqual([
      { startsAt: '2026-12-01 09:00', minutes: 120, status: 'can' },
      { startsAt: '2026-12-02 09:00', minutes: 120, status: 'can' },
      { startsAt: '2026-12-04 08:00', minutes: 30, status: 'if-need-be' },
    ]);
    await page.reload();
    await page.getByRole('button', { name: 'Seuraava viikko' }).click();
    await cell(page, 'tiistai 1.12.2026 klo 9.00–9.30, sopii').waitFor();
    await cell(page, 'perjantai 4.12.2026 klo 8.00–8.30, tarvittaessa').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is painted by keys alone, with one stop of Tab', async () => {
    const { page, context } = await nextWeek();
    await soon(() => page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1);
    await page.getByRole('radio', { name: 'Sopii', exact: true }).focus();
    await page.keyboard.press('Tab');
    await soon(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(
      'maanantai 30.11.2026 klo 9.00',
    );
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByText('Sopii 2 tuntia').waitFor();
    await soon(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'tiistai 1.12.2026 klo 9.00–9.30, sopii',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Tallennettu.').waitFor();
    expect((await stored()).map(({ startsAt, minutes }) => [startsAt, minutes])).toEqual([
      ['2026-11-30 08:00', 30],
      ['2026-12-01 08:00', 90],
    ]);
    await context.close();
  });

  it('keeps what was said outside of the hours that are shown, to the minute', async () => {
    await site.app.sql(
      `insert into painted_time (id, professional_id, starts_at, ends_at, status, painted_at)
       values (gen_random_uuid(), $1, '2026-12-03T05:10:00Z', '2026-12-03T06:45:00Z', 'can', '2026-11-23T06:00:00Z')`,
      [principalOf('nurse')],
    );
    const { page, context } = await nextWeek();
    await cell(page, 'torstai 3.12.2026 klo 8.30–9.00, osa ajasta sopii').waitFor();
    await page.getByRole('radio', { name: 'Ei sovi (pyyhi)' }).check();
    await cell(page, 'torstai 3.12.2026 klo 8.00–8.30').click();
    await save(page);
    expect((await stored()).map(({ startsAt, minutes }) => [startsAt, minutes])).toEqual([
      ['2026-12-03 07:10', 50],
      ['2026-12-03 08:30', 15],
    ]);
    await context.close();
  });

  it('loses nothing that was painted while another week is looked at, or when the server is away', async () => {
    const { page, context } = await nextWeek();
    await cell(page, 'tiistai 1.12.2026 klo 9.00–9.30').click();
    await page.getByRole('button', { name: 'Seuraava viikko' }).click();
    await page.getByRole('heading', { name: 'Viikko 50' }).waitFor();
    await page.getByRole('button', { name: 'Edellinen viikko' }).click();
    await cell(page, 'tiistai 1.12.2026 klo 9.00–9.30, sopii').waitFor();
    await context.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Tallenna viikko' }).click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await cell(page, 'tiistai 1.12.2026 klo 9.00–9.30, sopii').waitFor();
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: 'Yritä uudelleen' }).first().click();
    await page.getByText('Tallennettu.').waitFor();
    expect(await stored()).toHaveLength(1);
    await context.close();
  });

  it.each(devices)('is usable on a %s, in every state and width', async (device) => {
    const { page, context, complaints } = await nextWeek(device);
    await cell(page, 'tiistai 1.12.2026 klo 9.00–9.30').click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `own-time/${device}`);
    await page.getByRole('button', { name: 'Edellinen viikko' }).click();
    await cell(page, 'maanantai 23.11.2026 klo 8.00–8.30, mennyt').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
