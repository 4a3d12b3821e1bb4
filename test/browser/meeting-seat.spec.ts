import { principalOf } from '../../src/demo/personas.js';
import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { openCase } from '../support/casework.js';
import { admit, mailbox, type Seat } from '../support/invited.js';
import { addressOf, at, button, isWell } from '../support/meeting-page.js';
import { convene, counsel, forgetHours, linkOf, pollOf, press } from '../support/polls.js';
import { devices, focused, part, said, soon } from '../support/page.js';

inBrowser('a poll to which somebody answered that a colleague comes instead', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  const seatOf = async (professionalId: string): Promise<Seat> => {
    const [seat] = await site.app.sql<Seat>(
      `select p.id as "professionalId", m.unit_id as "unitId", p.email
       from professional p join access.membership m on m.principal_id = p.id where p.id = $1`,
      [professionalId],
    );
    return seat!;
  };
  const COLLEAGUE = { familyName: 'Lampihalme', name: 'Nea Lampihalme' };
  const colleague = async () => {
    const [row] = await site.app.sql<{ id: string }>('select id from professional where family_name = $1', [
      COLLEAGUE.familyName,
    ]);
    return row!.id;
  };

  /** The nurse was asked, and named a colleague in her own words. */
  async function named() {
    const opened = await openCase(site.app);
    const nurse = await seatOf(principalOf('nurse'));
    await admit(site.app, opened, nurse);
    await forgetHours(site.app, [nurse, await seatOf(await colleague())]);
    const meeting = await convene(site.app, opened, [nurse]);
    const before = mailbox(site.app, nurse.email).length;
    await counsel(site.app).open(meeting);
    while (mailbox(site.app, nurse.email).length === before) await site.app.runDue();
    await press(site.app, await linkOf(site.app, nurse), { substitute: 'Nea, psykologi' });
    return { opened, meeting };
  }

  it.each(devices)('shows on a %s whom they named, and gives the seat by the keyboard', async (device) => {
    const { opened, meeting } = await named();
    const { page, context, complaints } = await at(site, addressOf(opened, meeting.id), device);
    const time = part(page, 'Aika');
    await time.getByText('Nimesi tilalleen: Nea, psykologi. Häntä ei ole vielä kutsuttu.').waitFor();
    await button(page, /^Anna paikka sijaiselle/).press('Enter');
    await soon(() => focused(page)).toBe('Anna paikka sijaiselle');
    const give = button(page, 'Anna paikka ja lähetä kysely');
    await give.press('Enter');
    await time.getByText('Hae ja valitse ammattilainen.').waitFor();
    const whom = page.getByLabel('Kenelle samasta yksiköstä paikka annetaan?');
    await whom.fill('Suvikallio');
    await page.getByRole('radio', { name: 'Helmi Suvikallio' }).press('Space');
    await give.press('Enter');
    await time.getByText('Hän on jo mukana.').waitFor();
    await isWell(page, `seat-refused-${device}`);
    await whom.fill(COLLEAGUE.familyName);
    await page.getByRole('radio', { name: COLLEAGUE.name }).press('Space');
    await isWell(page, `seat-chosen-${device}`);
    await give.press('Enter');
    await said(page, 'Paikka on annettu sijaiselle: Helmi Suvikallio ei enää vastaa kyselyyn.');
    await soon(() => focused(page)).toBe('Aika');
    const row = time.getByRole('listitem').filter({ hasText: COLLEAGUE.name });
    await row.getByText('ei ole vastannut').waitFor();
    expect(await pollOf(site.app, meeting.id)).toMatchObject({
      state: 'OPEN',
      recipients: expect.arrayContaining([
        expect.objectContaining({ professionalId: principalOf('nurse'), isReplaced: true }),
        expect.objectContaining({ professionalId: await colleague(), isReplaced: false, hasAnswered: false }),
      ]),
    });
    await isWell(page, `seat-given-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says why it cannot be given to who has left the unit, and keeps what was chosen', async () => {
    const { opened, meeting } = await named();
    const { page, context } = await at(site, addressOf(opened, meeting.id));
    await button(page, /^Anna paikka sijaiselle/).click();
    await page.getByLabel('Kenelle samasta yksiköstä paikka annetaan?').fill(COLLEAGUE.familyName);
    const chosen = page.getByRole('radio', { name: COLLEAGUE.name });
    await chosen.press('Space');
    await site.app.sql('update access.membership set valid_until = $2 where principal_id = $1', [
      await colleague(),
      site.app.clock.now().toString(),
    ]);
    await button(page, 'Anna paikka ja lähetä kysely').click();
    await page.getByText('Paikkaa ei voi antaa hänelle.').waitFor();
    await soon(() => chosen.isChecked()).toBe(true);
    await context.close();
  });
});
