import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { openCase, type OpenedCase, recordContact } from '../support/casework.js';
import { linkIn, mailbox, opened } from '../support/invited.js';
import { until } from '../support/live.js';
import { earsOf, isTheSame, liveAt } from '../support/live-page.js';
import { soon } from '../support/page.js';
import { agree } from '../support/told.js';

inBrowser('the desk that stands open', () => {
  let site: BrowserApp;
  let family: OpenedCase;
  let link: string;
  beforeAll(async () => {
    site = await startBrowserApp();
    family = await openCase(site.app);
    await agree(site.app, family, '2026-12-01T13:00');
    const [nurse] = await site.app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    while (mailbox(site.app, nurse!.email).length === 0) await site.app.runDue();
    link = linkIn(await opened(mailbox(site.app, nurse!.email).at(-1)!));
  });
  afterAll(() => site?.stop());

  /** Whether one is at the heading of something that is open. */
  const isOpen = (page: Page) =>
    page.evaluate('document.activeElement.tagName === "SUMMARY" && document.activeElement.parentElement.open');

  it('shows a new contact by itself, over one connection', async () => {
    // The queue, one's own families, and what families wish for.
    const { page, context, complaints, sockets } = await liveAt(site, '/tyopoyta/', 3);
    const duty = page.getByRole('region', { name: 'Uudet yhteydenotot' });
    await duty.getByRole('link').first().waitFor();
    const identity = { givenName: 'Taimi', familyName: 'Kukkaniemi', phone: '+358401119988' };
    await recordContact(site.app, 'counsellor', { identity, firstAnsweredAt: null });
    await duty.getByText('Taimi Kukkaniemi').waitFor();
    await soon(() => isTheSame(page)).toBe(true);
    expect(sockets).toEqual([`${site.url.replace('http', 'ws')}/graphql/live`]);
    expect(complaints).toEqual([]);
    await context.close();
    await until(() => earsOf(site) === 0);
  });

  it('shows that a professional accepted by the link; what was opened and where one is stays', async () => {
    const { page, context, complaints } = await liveAt(site, `/tyopoyta/asiat/${family.caseId}`, 1);
    await page.getByText(/Helmi Suvikallio: odotettu/).waitFor();
    const summary = page.locator('details[open] > summary').last();
    await summary.focus();
    await soon(() => isOpen(page)).toBe(true);
    const nurse = await site.newVisitor('phone');
    await nurse.page.goto(link);
    await nurse.page.locator('button[value=ACCEPTED], button[value=accepted]').first().click();
    await page.getByText(/Helmi Suvikallio: odotettu/).waitFor({ state: 'detached' });
    await soon(() => isTheSame(page)).toBe(true);
    await soon(() => isOpen(page)).toBe(true);
    await page.getByText('Tiedot päivittyivät.').waitFor({ state: 'attached' });
    expect(await axe(page)).toEqual([]);
    await shot(page, 'live/accepted');
    expect(complaints).toEqual([]);
    await nurse.context.close();
    await context.close();
  });
});
