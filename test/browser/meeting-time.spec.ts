import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { admit, mailbox, seats } from '../support/invited.js';
import { addressOf, at, button, isWell, stateOf } from '../support/meeting-page.js';
import { convene, counsel, forgetHours, pollOf } from '../support/polls.js';
import { part, said, soon } from '../support/page.js';

inBrowser('a meeting without a time', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** A meeting of a family and somebody whose time is known, or not. */
  async function draft(isKnown: boolean) {
    const opened = await openCase(site.app);
    const [seat] = await seats(site.app, 1);
    await admit(site.app, opened, seat!);
    if (!isKnown) await forgetHours(site.app, [seat!]);
    const meeting = await convene(site.app, opened, [seat!]);
    return { opened, meeting, seat: seat! };
  }

  it('gets the best time with the yes of the family, and the invitation goes by mail', async () => {
    const { opened, meeting, seat } = await draft(true);
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id), 'phone');
    await button(page, 'Sovi aika ja lähetä kutsut').click();
    await page.getByText('Valitse ensin aika.').waitFor();
    await part(page, 'Aika').getByRole('radio').first().press('Space');
    await isWell(page, 'draft-picked');
    await button(page, 'Varaa alustavasti 48 tunniksi').click();
    await said(page, 'Varattu alustavasti');
    await page.getByText(/^varattu .* asti$/).waitFor();
    const before = mailbox(site.app, seat.email).length;
    await button(page, 'Marjatta Salakoski suostui: sovi aika ja lähetä kutsut').click();
    await said(page, 'Aika on sovittu');
    expect(await stateOf(site, meeting.id)).toMatchObject({ state: 'scheduled', family_yes_by: opened.motherId });
    while (mailbox(site.app, seat.email).length === before) await site.app.runDue();
    await isWell(page, 'draft-scheduled');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says that the yes is written down where the time was refused, and goes on from there', async () => {
    const { opened, meeting } = await draft(true);
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id));
    await page.getByRole('radio', { name: 'Muu aika' }).press('Space');
    await page.getByLabel('Päivä', { exact: true }).fill('2026-12-09');
    await page.getByLabel('Kellonaika', { exact: true }).fill('04:00');
    await button(page, /suostui: sovi aika/).click();
    const only = page.getByText(/^On kirjattu, että perhe sanoi kyllä/);
    await only.waitFor();
    await soon(() => page.evaluate('document.activeElement.textContent')).toMatch(/^On kirjattu/);
    expect(await stateOf(site, meeting.id)).toMatchObject({ state: 'draft', family_yes_by: opened.motherId });
    await page
      .getByRole('group', { name: 'Kenen kanssa aika on silti sovittu?' })
      .getByRole('checkbox')
      .first()
      .check();
    await isWell(page, 'draft-refused');
    await button(page, 'Sovi aika ja lähetä kutsut').click();
    await said(page, 'Aika on sovittu');
    expect(await stateOf(site, meeting.id)).toMatchObject({ state: 'scheduled', local_start: '2026-12-09T04:00' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks by a poll which times suit, hears an answer by phone, and confirms the best', async () => {
    const { opened, meeting } = await draft(false);
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id), 'phone');
    await button(page, 'Kysy sopivista ajoista').click();
    await button(page, 'Lähetä kysely').click();
    await page.getByText('Valitse vähintään 2 ja enintään 5 aikaa.').waitFor();
    for (const day of ['2026-12-10', '2026-12-11']) {
      await page.getByLabel('Päivä', { exact: true }).fill(day);
      await page.getByLabel('Kellonaika', { exact: true }).fill('10:00');
      await button(page, 'Lisää aika').click();
    }
    await isWell(page, 'poll-open');
    await button(page, 'Lähetä kysely').click();
    await said(page, 'Kysely on lähetetty.');
    await button(page, /^Kirjaa vastaus puhelimesta/).click();
    const choices = page.locator('.act.open select');
    await soon(() => choices.count()).toBe(2);
    for (const choice of await choices.all()) await choice.selectOption('CAN');
    await isWell(page, 'poll-answer');
    await button(page, 'Tallenna').click();
    await said(page, 'Vastaus on kirjattu');
    expect((await pollOf(site.app, meeting.id)).times[0]).toMatchObject({ can: 1 });
    await page.getByText(/^Paras aika: /).waitFor();
    await isWell(page, 'poll-decided');
    await button(page, 'Marjatta Salakoski suostui: vahvista aika ja lähetä kutsut').click();
    await page.getByRole('heading', { name: 'Vastaukset kutsuihin' }).waitFor();
    expect(await stateOf(site, meeting.id)).toMatchObject({ state: 'scheduled', family_yes_by: opened.motherId });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows by itself that a poll was closed elsewhere', async () => {
    const { opened, meeting } = await draft(false);
    const { open, close } = counsel(site.app);
    await open(meeting);
    const { page, context } = await at(site, addressOf(opened, meeting.id));
    await button(page, 'Lopeta kysely').waitFor();
    await close(await pollOf(site.app, meeting.id));
    await button(page, 'Kysy sopivista ajoista').waitFor();
    await context.close();
  });
});
