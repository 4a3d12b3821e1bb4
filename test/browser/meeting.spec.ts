import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { CHILD, done, MOTHER, mutate, openCase } from '../support/casework.js';
import { addressOf, at, button, isWell, stateOf } from '../support/meeting-page.js';
import { agree } from '../support/told.js';
import { devices, part, said, soon } from '../support/page.js';

inBrowser('a meeting as work', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  it.each([
    ['phone', '2026-12-01T13:00'],
    ['desktop', '2026-12-02T13:00'],
  ] as const)('on a %s hears an answer by phone, and is cancelled with a reason', async (device, start) => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, start);
    const { page, context, complaints } = await at(site, addressOf(opened, id), device);
    const answers = part(page, 'Vastaukset kutsuihin');
    await answers.getByText('Helmi Suvikallio').first().waitFor();
    await soon(() => answers.locator('a[href^="tel:"]').count()).toBe(1);
    await isWell(page, `${device}-agreed`);
    await button(page, /Kirjaa vastaus puhelimesta/).click();
    await isWell(page, `${device}-answer`);
    await button(page, 'Ehkä tulee').click();
    await said(page, 'Kirjattu: Helmi Suvikallio, ehkä.');
    const rows = await site.app.sql('select state from invitation where meeting_id = $1', [id]);
    expect(rows).toEqual([{ state: 'tentative' }]);
    await button(page, 'Peru tapaaminen').first().click();
    await isWell(page, `${device}-cancel`);
    const time = part(page, 'Aika');
    await time.getByRole('button', { name: 'Peru tapaaminen', exact: true }).click();
    await time.getByText('Valitse syy.').waitFor();
    await time.getByLabel('Miksi').selectOption('ILLNESS');
    await time.getByRole('button', { name: 'Peru tapaaminen', exact: true }).click();
    await said(page, 'Tapaaminen on peruttu.');
    expect(await stateOf(site, id)).toMatchObject({ state: 'cancelled', cancel_reason: 'illness' });
    await isWell(page, `${device}-cancelled`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('moves in three steps on a %s, of which the last says whose yes it writes down', async (device) => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, device === 'phone' ? '2026-12-03T13:00' : '2026-12-04T13:00');
    const before = await stateOf(site, id);
    const { page, context, complaints } = await at(site, addressOf(opened, id), device);
    await button(page, 'Siirrä').click();
    await page.getByRole('radio').first().press('Space');
    await part(page, 'Aika').getByRole('link', { name: '040 111 2233' }).waitFor();
    await isWell(page, `${device}-move`);
    await button(page, 'Marjatta Salakoski suostui: lähetä muutos').click();
    await said(page, 'Tapaaminen on siirretty');
    const after = await stateOf(site, id);
    expect(after.local_start).not.toBe(before.local_start);
    expect(after.family_yes_by).toBe(opened.motherId);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has a button for each of two guardians, and writes down the yes of whom it names', async () => {
    const father = { ...MOTHER, givenName: 'Heikki', contactWays: [] };
    const opened = await openCase(site.app, 'counsellor', { people: [MOTHER, father, CHILD] });
    const [{ id: fatherId }] = (await site.app.sql<{ id: string }>(
      "select id from person where family_id = $1 and role = 'guardian' and id <> $2",
      [opened.familyId, opened.motherId],
    )) as [{ id: string }];
    const guardianship = { guardianId: fatherId, childId: opened.childId, powers: 'FULL', rightToInformation: true };
    await done(mutate(site.app, 'counsellor')('recordGuardianship', 'RecordGuardianshipInput', guardianship, 'id'));
    const { id } = await agree(site.app, opened, '2026-12-08T13:00');
    const { page, context, complaints } = await at(site, addressOf(opened, id));
    await button(page, 'Siirrä').click();
    await page.getByRole('radio').first().press('Space');
    await soon(() => button(page, /suostui: lähetä muutos$/).count()).toBe(2);
    await isWell(page, 'two-guardians');
    await button(page, 'Heikki Salakoski suostui: lähetä muutos').click();
    await said(page, 'Tapaaminen on siirretty');
    expect((await stateOf(site, id)).family_yes_by).toBe(fatherId);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells who does not arrange it that there is nothing', async () => {
    const opened = await openCase(site.app);
    const { id } = await agree(site.app, opened, '2026-12-07T13:00');
    const { page, context } = await at(site, addressOf(opened, id), 'desktop', 'nurse');
    await page.getByText('Tapaamista ei löydy, tai sinä et järjestä sitä.').waitFor();
    await context.close();
  });
});
