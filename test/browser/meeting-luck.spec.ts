import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { addressOf, at, button, isWell } from '../support/meeting-page.js';
import { agree, cancel, counsellor } from '../support/told.js';
import { deaf, part, said, soon } from '../support/page.js';

inBrowser('a meeting as work, when luck is bad', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function agreed(start: string) {
    const opened = await openCase(site.app);
    return { opened, meeting: await agree(site.app, opened, start) };
  }
  const HELD = "update meeting set state = 'held', held_at = starts_at where id = $1";
  const ATTENDED = "update meeting_participant set attendance = 'on-site' where meeting_id = $1";

  it('keeps what was typed where the server is away, and writes it down once it is back', async () => {
    const { opened, meeting } = await agreed('2026-12-01T13:00');
    const { page, context } = await at(site, addressOf(opened, meeting.id));
    await deaf(page);
    await button(page, /^Kirjaa vastaus puhelimesta/).click();
    await page.getByLabel(/^Mitä muuta hän sanoi/).fill('Tulee bussilla.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, /^Tulee$/).click();
    await page.locator('.fault').first().waitFor();
    await soon(() => page.getByLabel(/^Mitä muuta hän sanoi/).inputValue()).toBe('Tulee bussilla.');
    await context.unroute('**/graphql');
    await button(page, /^Tulee$/).click();
    await said(page, 'Kirjattu: Helmi Suvikallio, tulee.');
    await part(page, 'Vastaukset kutsuihin').getByText('”Tulee bussilla.”').waitFor();
    await context.close();
  });

  it('shows by itself that it was cancelled elsewhere', async () => {
    const { opened, meeting } = await agreed('2026-12-02T13:00');
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id));
    await button(page, 'Siirrä').waitFor();
    await cancel(site.app, meeting);
    await page.getByText('Tapaaminen on peruttu.').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('writes minutes as a draft, lets nobody write over others unseen, shares them, and takes down a word', async () => {
    const { opened, meeting } = await agreed('2026-12-03T13:00');
    await site.app.sql(HELD, [meeting.id]);
    await site.app.sql(ATTENDED, [meeting.id]);
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id), 'phone');
    const words = part(page, 'Muistio').getByRole('textbox').first();
    await button(page, 'Jaa muistio').click();
    await page.getByText('Muistiossa ei ole mitään.').waitFor();
    await words.fill('Iltasatu luetaan yhdessä.');
    await button(page, 'Tallenna luonnos').click();
    await said(page, 'Luonnos on tallennettu.');
    const write = counsellor(site.app);
    const theirs = { meetingId: meeting.id, expectedVersion: 1, forAll: 'Toisen teksti.', matters: [] };
    expect((await write('writeMinutes', 'WriteMinutesInput', theirs, 'version')).errors).toBeUndefined();
    await page.getByText('Joku muu on tallentanut muistion').waitFor();
    await isWell(page, 'minutes-newer');
    await soon(() => words.inputValue()).toBe('Iltasatu luetaan yhdessä.');
    await button(page, 'Pidä oma tekstini').click();
    await button(page, 'Jaa muistio').click();
    await said(page, 'Muistio on jaettu.');
    await button(page, 'Kirjaa huoltajan vastaus').click();
    await isWell(page, 'minutes-answer');
    await button(page, 'Tallenna').click();
    await said(page, 'Huoltajan vastaus on kirjattu.');
    await part(page, 'Muistio').getByText('Iltasatu luetaan yhdessä.').waitFor();
    const rows = await site.app.sql('select verdict from minutes_confirmation where meeting_id = $1', [meeting.id]);
    expect(rows).toEqual([{ verdict: 'confirmed' }]);
    await isWell(page, 'minutes-shared');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers colleagues, and asks an authority, where somebody who is needed does not come', async () => {
    const { opened, meeting } = await agreed('2026-12-07T13:00');
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id));
    await button(page, /^Kirjaa vastaus puhelimesta/).click();
    await button(page, 'Ei pääse').click();
    await said(page, 'Kirjattu: Helmi Suvikallio, ei pääse.');
    const missed = part(page, 'Kuka puuttuu');
    await missed.getByRole('heading', { name: /Suvikallio/ }).waitFor();
    await isWell(page, 'seats');
    await missed.getByRole('button', { name: /^Pyydä viranomaista/ }).click();
    await missed.getByRole('button', { name: 'Lähetä pyyntö' }).click();
    await missed.getByText('Valitse, mitä pyydetään.').waitFor();
    await missed.getByLabel('Mitä pyydetään').selectOption('WRITTEN_INPUT');
    await isWell(page, 'seats-authority');
    await missed.getByRole('button', { name: 'Lähetä pyyntö' }).click();
    await said(page, 'Pyyntö lähtee');
    await missed.getByText(/vastausta odotetaan/).waitFor();
    await missed
      .getByRole('button', { name: /^Kutsu sijaiseksi/ })
      .first()
      .click();
    await said(page, 'Kutsu lähtee');
    await missed.getByText('Kukaan tarvittava ei puutu.').waitFor();
    await said(page, 'Kutsu lähtee');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Möte'],
    ['en', 'Meeting'],
  ])('speaks %s on the narrowest telephone, and is moved by keys alone', async (language, title) => {
    const { opened, meeting } = await agreed(language === 'sv' ? '2026-12-08T13:00' : '2026-12-09T13:00');
    const { page, context, complaints } = await at(site, `${addressOf(opened, meeting.id)}?kieli=${language}`, 'phone');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const move = button(page, language === 'sv' ? 'Flytta' : 'Move').first();
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await isWell(page, `narrow-${language}`);
    await page.getByRole('button', { name: /^Marjatta Salakoski (sade ja|said yes)/ }).focus();
    await page.keyboard.press('Enter');
    await said(page, language === 'sv' ? 'Mötet är flyttat' : 'The meeting is moved');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
