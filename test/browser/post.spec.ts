import type { Page } from 'playwright-core';
import { Receiving } from '../../src/platform/mail/inbound/receiving.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { devices, focused, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/posti';
const LETTER = [
  'From: Liisa Lehto <liisa.lehto@koulu.example>',
  'Subject: Kysymys ajasta',
  '',
  'Hei, kenelle soitan? <b onclick="alert(1)">Terveisin</b>',
  '',
].join('\r\n');

const held = (page: Page) => page.getByRole('region', { name: 'Karanteenissa' });
const RETRY = 'Lue uudelleen koulu.example';
const DISMISS = 'Käsitelty, poista karanteenista koulu.example';

inBrowser('mail in quarantine', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** A letter without any secret of ours. */
  beforeEach(async () => {
    await site.app.sql('truncate platform.inbound_message');
    await site.app.sql(`delete from platform.outbox_effect where kind = 'mail.received'`);
    const from = { envelopeFrom: 'liisa.lehto@koulu.example', envelopeTo: ['verkosto@yhdessa.example'] };
    const receiving = site.app.running.app.get(Receiving);
    await receiving.take({ ...from, raw: Buffer.from(LETTER) }, { way: 'smtp' });
    await site.app.runDue();
  });

  async function at(device: keyof typeof DEVICES = 'desktop', address = PATH, persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const state = async () => (await site.app.sql('select state from platform.inbound_message'))[0]!['state'];
  const retries = () => site.app.sql(`select 1 from audit.access_log where operation = 'retryInboundMessage'`);
  const looks = () => site.app.sql(`select 1 from audit.access_log where operation = 'inboundMessage'`);

  it.each(devices)('on a %s says why it is there, and what it says as text to who asks', async (device) => {
    const before = (await looks()).length;
    const { page, context, complaints } = await at(device);
    await held(page)
      .getByText(/koulu\.example, .* klo /)
      .waitFor();
    await soon(() => page.getByText('Kysymys ajasta').count()).toBe(0);
    expect((await looks()).length).toBe(before);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Näytä viesti: koulu.example' }).press('Enter');
    await page.getByText('Kysymys ajasta').waitFor();
    await page.getByText('<b onclick="alert(1)">Terveisin</b>').waitFor();
    expect((await looks()).length).toBeGreaterThan(before);
    expect(await axe(page)).toEqual([]);
    await shot(page, `post/letter-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.getByRole('button', { name: 'Sulje viesti' }).press('Enter');
    await soon(() => focused(page)).toBe('Näytä viesti: koulu.example');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is read again by a press, and comes back where it is still not understood', async () => {
    const before = (await retries()).length;
    const { page, context, complaints } = await at();
    await page.getByRole('button', { name: RETRY }).dblclick();
    await said(page, 'Viesti luetaan uudelleen.');
    await soon(() => focused(page)).toBe('Karanteenissa');
    // The application reads it by itself as well, and may have it in hand.
    await soon(state).toBe('quarantined');
    await page.reload();
    await page.getByRole('button', { name: RETRY }).waitFor();
    expect(await retries()).toHaveLength(before + 1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is done with only after a question, by the keyboard alone', async () => {
    const { page, context, complaints } = await at('phone');
    await page.getByRole('button', { name: DISMISS }).press('Enter');
    const sure = page.getByRole('dialog', { name: 'Onko viesti käsitelty?' });
    await sure.waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'post/sure');
    await page.keyboard.press('Escape');
    expect(await state()).toBe('quarantined');
    await page.getByRole('button', { name: DISMISS }).press('Enter');
    await sure.getByRole('button', { name: 'Käsitelty, poista karanteenista' }).press('Enter');
    await said(page, 'Viesti on käsitelty.');
    await held(page).getByText('Karanteenissa ei ole yhtään viestiä.').waitFor();
    expect(await state()).toBe('handled');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('that somebody else was done with meanwhile says so', async () => {
    const { page, context } = await at();
    await page.getByRole('button', { name: RETRY }).waitFor();
    await site.app.sql(`update platform.inbound_message set state = 'handled'`);
    await page.getByRole('button', { name: RETRY }).click();
    await said(page, 'Tilanne on muuttunut.');
    await held(page).getByText('Karanteenissa ei ole yhtään viestiä.').waitFor();
    await context.close();
  });

  it('stays as it is while the server is away', async () => {
    const { page, context } = await at();
    await page.getByRole('button', { name: RETRY }).waitFor();
    await context.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: RETRY }).click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: RETRY }).click();
    await said(page, 'Viesti luetaan uudelleen.');
    await context.close();
  });

  it('is listed page by page', async () => {
    const large = { envelopeFrom: 'a@suuri.example', envelopeTo: [], size: 99_000_000, outcome: 'oversize' } as const;
    for (let i = 0; i < 20; i += 1) await site.app.running.app.get(Receiving).take(large, { way: 'lmtp' });
    const { page, context } = await at();
    const shown = held(page).getByRole('button', { name: /^Näytä viesti/ });
    await page.getByRole('button', { name: 'Näytä lisää' }).click();
    await page.getByRole('button', { name: RETRY }).waitFor();
    await soon(() => shown.count()).toBe(21);
    await soon(() => held(page).getByText('Viestin sisältöä ei ole tallessa.').count()).toBe(20);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Inkomna meddelanden', 'I karantän'],
    ['en', 'Incoming messages', 'In quarantine'],
  ])('speaks %s', async (language, title, part) => {
    const { page, context } = await at('desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page
      .getByRole('region', { name: part })
      .getByText(/koulu\.example/)
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('is for administrators alone', async () => {
    const { page, context, complaints } = await at('desktop', PATH, 'counsellor');
    await page.getByText('Saapuneita viestejä hoitavat pääkäyttäjät.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
