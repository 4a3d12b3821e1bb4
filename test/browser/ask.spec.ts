import type { Page } from 'playwright-core';
import { FAMILY } from '../../src/demo/family.data.js';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { agree } from '../support/told.js';
import { soon } from '../support/page.js';

const NO_SCRIPTS = { javaScriptEnabled: false };

inBrowser('whoever asks for advice', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from access.gate'));

  const press = (page: Page) => page.getByRole('button', { name: 'Lähetä pyyntö' }).click();
  const contacts = () =>
    site.app.sql<{ id: string }>(`select id from contact where channel = 'web-form' and recorded_by::text like '%0f'`);

  /** The demo’s family has a meeting ahead. */
  const meetingAhead = () => {
    const { caseId } = FAMILY;
    const nobody = { familyId: '', contactId: '', childId: '' };
    return agree(site.app, { ...nobody, caseId, motherId: principalOf('guardian') }, '2026-12-02T13:00');
  };

  it('does so on a phone without a script: a mistake costs nothing, and the counsellor has it at once', async () => {
    const { page, context, complaints } = await site.newVisitor('phone', NO_SCRIPTS);
    await page.goto('/neuvo');
    await soon(() => page.title()).toBe('Yhteydenotto – Yhdessä');
    await page.getByLabel('Mistä haluat puhua?').fill('Iltapäivät ovat vaikeita.');
    await page.getByLabel('Etunimi').fill('Punatulkku');
    await press(page);
    const summary = page.getByRole('alert');
    await soon(() => summary.getByRole('link').allInnerTexts()).toEqual([
      'Kirjoita puhelinnumero tai sähköpostiosoite.',
      'Valitse kunta, jossa perhe asuu.',
    ]);
    await soon(() => page.getByLabel('Mistä haluat puhua?').inputValue()).toBe('Iltapäivät ovat vaikeita.');
    await summary.getByRole('link').first().click();
    expect(new URL(page.url()).hash).toBe('#phone');
    await page.getByLabel('Puhelinnumero').fill('040 777 1234');
    await page.getByLabel('Milloin on turvallista soittaa?').fill('arkisin klo 9–14');
    await page.getByLabel('Missä kunnassa perhe asuu?').selectOption({ label: 'Oulu' });
    await press(page);
    await page.getByRole('heading', { name: 'Kiitos, pyyntösi on perillä' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await soon(() => page.locator('main').innerText()).toContain('viimeistään seuraavana arkipäivänä');
    expect(await contacts()).toHaveLength(1);
    await page.goto(page.url());
    expect(await contacts()).toHaveLength(1);
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('stands in the duty queue of the area, in the counsellor’s own words on the screen', async () => {
    const [contact] = await contacts();
    const { data } = await site.app.as('counsellor')(
      'query ($id: UUID!) { contact(id: $id) { channel state identity { givenName phone } } }',
      { id: contact!.id },
    );
    expect(data!.contact).toEqual({
      channel: 'WEB_FORM',
      state: 'RECEIVED',
      identity: { givenName: 'Punatulkku', phone: '+358407771234' },
    });
    const { page, context } = await site.newVisitor('desktop');
    await page.goto('/');
    await page.getByRole('button', { name: /Aino Koivulampi/ }).click();
    await page.waitForURL('/tyopoyta/');
    await page.goto(`/tyopoyta/yhteydenotot/${contact!.id}`);
    await page.getByText('Punatulkku').first().waitFor();
    await context.close();
  });

  it('leaves in a hurry, by the first thing on the page, and tells nobody from where', async () => {
    const { page, context } = await site.newVisitor('phone', NO_SCRIPTS);
    await page.goto('/neuvo');
    let referrer: string | undefined = 'never asked';
    await page.route('https://**', (route) => {
      referrer = route.request().headers()['referer'];
      return route.fulfill({ body: 'sää' });
    });
    await page.keyboard.press('Tab');
    await soon(() => page.locator(':focus').innerText()).toBe('Poistu sivulta nopeasti');
    await page.keyboard.press('Enter');
    await page.waitForURL('https://**');
    expect(referrer).toBeUndefined();
    await context.close();
  });

  it.each([320, 390, 1280])('has pages without barriers at %i px', async (width) => {
    const device = width > 1000 ? 'desktop' : 'phone';
    const viewport = { width, height: DEVICES[device].viewport.height };
    const { page, context } = await site.newVisitor(device, { viewport });
    const isWell = async (name: string) => {
      await shot(page, `ask/${name}-${width}`);
      expect([name, await axe(page), await excessWidth(page)]).toEqual([name, [], 0]);
    };
    for (const language of ['fi', 'sv', 'en']) {
      await page.goto(`/neuvo?kieli=${language}`);
      await isWell(`form-${language}`);
      await page.locator('form button.primary').click();
      await page.getByRole('alert').waitFor();
      await isWell(`faults-${language}`);
      await page.goto(`/neuvo/kiitos?kieli=${language}`);
      await isWell(`sent-${language}`);
    }
    await page.goto('/nowhere');
    await isWell('unknown');
    await context.close();
  });

  it.each(['phone', 'desktop'] as const)(
    'and a guardian asks for a meeting on a %s, and for another time',
    async (device) => {
      if (device === 'phone') await meetingAhead();
      await site.app.sql(`delete from meeting_wish where asked_by = $1`, [principalOf('guardian')]);
      const { page, context } = await site.newVisitor(device);
      await page.goto('/');
      await page.getByRole('button', { name: /Hanna-Mari Kuutamolampi/ }).click();
      await page.waitForURL(/\/s(\?|$)/);
      const isWell = async (name: string) => {
        await shot(page, `ask/${name}-${device}`);
        expect([name, await axe(page), await excessWidth(page)]).toEqual([name, [], 0]);
      };
      await isWell('family');
      await page.getByRole('link', { name: 'Pyydä Yhdessä aika' }).click();
      await page.getByLabel('Mistä haluat puhua?').fill('Iltapäivistä.');
      await isWell('wish');
      await page.getByRole('button', { name: 'Pyydä tapaamista' }).click();
      await page.getByText('Kiitos, pyyntösi on perillä.').waitFor();
      await isWell('wish-sent');
      await page.getByRole('button', { name: 'Peru pyyntö' }).click();
      await page.getByText('Pyyntö on peruttu.').waitFor();
      await isWell('wish-withdrawn');
      await page.goto('/s');
      const propose = page.getByRole('link', { name: 'Ehdota toista aikaa' });
      for (const way of [propose, page.getByRole('button', { name: 'Soittakaa minulle' })])
        expect((await way.boundingBox())!.height).toBeGreaterThanOrEqual(48);
      await propose.click();
      await page.getByLabel('Mikä aika sopisi paremmin?').waitFor();
      await isWell('other-time');
      await context.close();
    },
  );
});
