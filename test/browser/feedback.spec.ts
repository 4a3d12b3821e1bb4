import PostalMime from 'postal-mime';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate, recordContact } from '../support/casework.js';
import { mailbox } from '../support/invited.js';
import { isWell, soon } from '../support/page.js';

inBrowser('somebody who is asked how it was', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** The link that came by mail after a contact. */
  async function linkFor(email: string): Promise<string> {
    const { app } = site;
    const { id, version } = await recordContact(app, 'counsellor', { identity: { givenName: 'Aino', email } });
    const ending = { contactId: id, expectedVersion: version, outcome: 'ADVISED' };
    await done(mutate(app, 'counsellor')('concludeContact', 'ConcludeContactInput', ending, 'id'));
    while (mailbox(app, email).length === 0) await app.runDue();
    const { text } = await PostalMime.parse(mailbox(app, email)[0]!.raw);
    return /\/palaute\/[\w-]{22}/.exec(text!)![0];
  }

  it.each<Device>(['phone', 'desktop'])('says it in one tap on a %s, and more if they like', async (device) => {
    const link = await linkFor(`kiitos-${device}@example.fi`);
    const { page, context, complaints } = await site.newVisitor(device);
    await page.goto(link);
    await isWell(page, `feedback/asked-${device}`);
    await page.getByRole('button', { name: 'Siltä väliltä' }).click();
    await soon(() => page.getByRole('status').innerText()).toContain('Kiitos!');
    await isWell(page, `feedback/thanks-${device}`);
    // With the keys alone.
    await page.getByRole('group', { name: 'Tulitko kuulluksi?' }).getByLabel('Kyllä').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Omin sanoin').fill('Sain ajan heti.');
    await page.getByRole('button', { name: 'Tallenna' }).press('Enter');
    await soon(() => page.getByRole('status').innerText()).toContain('tallennettu');
    await soon(() => page.getByRole('group', { name: 'Tulitko kuulluksi?' }).getByLabel('Kyllä').isChecked()).toBe(
      true,
    );
    await soon(() => page.getByLabel('Omin sanoin').inputValue()).toBe('Sain ajan heti.');
    await page.getByRole('link', { name: 'Svenska' }).click();
    await isWell(page, `feedback/more-sv-${device}`);
    await page.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
    await isWell(page, `feedback/gone-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('fits on 320 pixels', async () => {
    const link = await linkFor('kapea@example.fi');
    const { page, context } = await site.newVisitor('phone', { viewport: { width: 320, height: 640 } });
    await page.goto(link);
    await page.getByRole('button', { name: 'Huonosti' }).click();
    await isWell(page, 'feedback/narrow');
    await context.close();
  });
});
