import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { unitId } from '../../src/demo/directory.js';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { mailbox } from '../support/invited.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { actionOf, agree, draft, meet, promised } from '../support/plans.js';
import { soon, text } from '../support/page.js';

const HELMI = principalOf('nurse');
const PROMISE = 'Soittaa kotiin.';

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

inBrowser('a professional whose employer is not here yet', () => {
  let site: BrowserApp;
  let issuer: TestIssuer;
  let address: string;
  let actionId: string;
  beforeAll(async () => {
    issuer = await startIssuer(() => site.app.clock.now());
    const { url, clientId, clientSecret } = issuer;
    const membership = { claim: 'groups', value: 'neuvola', unit: unitId('neuvola-liminka'), role: 'professional' };
    const mapping = { memberships: [membership] };
    const kunta = {
      id: 'kunta',
      label: 'Kunta',
      issuer: url,
      clientId,
      clientSecret,
      domains: ['pohde.example'],
      mapping,
    };
    site = await startBrowserApp({ OIDC_ISSUERS: JSON.stringify([kunta]) });
    const { app } = site;
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    ({ id: actionId } = await promised(app, await actionOf(app, first.id, 'nurse')));
    await agree(app, first, met.motherId);
    await app.sql('delete from access.membership where principal_id = $1', [HELMI]);
    [{ email: address }] = (await app.sql<{ email: string }>('select email from professional where id = $1', [
      HELMI,
    ])) as [{ email: string }];
  });
  afterAll(async () => {
    await site?.stop();
    await issuer?.stop();
  });

  /** Types the address, waits for the mail and types its code. */
  async function comeInByCode(page: Page): Promise<void> {
    const before = mailbox(site.app, address).length;
    await page.goto('/lupaukset');
    await page.getByLabel('Sähköpostiosoite, johon sait kutsun').fill(address);
    await press(page, 'Lähetä koodi');
    while (mailbox(site.app, address).length === before) await site.app.runDue();
    const mail = await PostalMime.parse(mailbox(site.app, address).at(-1)!.raw);
    await page.getByLabel('Koodi sähköpostista').fill(/^(\d{4} \d{4})$/m.exec(mail.text ?? '')![1]!);
    await press(page, 'Jatka');
    await page.getByText(PROMISE).waitFor();
  }

  it('comes by a code of ten minutes, then by the employer’s account, and is the same one with all that was promised', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await comeInByCode(page);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'external/by-code');
    await page.locator('li', { hasText: PROMISE }).getByRole('button', { name: 'Kesken' }).click();
    await page.getByRole('status').waitFor();

    issuer.person = { sub: 'helmi', email: address, email_verified: true, groups: ['neuvola'] };
    await page.goto('/kirjaudu');
    await press(page, 'Kirjaudu: Kunta');
    await page.waitForURL('/tyopoyta/');
    await page.goto('/tili');
    await soon(() => text(page)).toContain('Helmi Suvikallio');
    await soon(() => text(page)).toContain('Limingan neuvola');
    await shot(page, 'external/as-staff');
    const query = '{ me { id } myActions { id progress } }';
    const answer = await page.request.post('/graphql', { data: { query } });
    const { data } = (await answer.json()) as { data: { me: { id: string }; myActions: object[] } };
    expect(data.me.id).toBe(HELMI);
    expect(data.myActions).toContainEqual({ id: actionId, progress: 'IN_PROGRESS' });
    expect(await site.app.sql('select 1 from professional where email = $1', [address])).toHaveLength(1);

    // The code still opens the same promises: an account takes nothing away.
    await context.clearCookies();
    await comeInByCode(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
