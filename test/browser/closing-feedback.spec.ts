import { randomUUID } from 'node:crypto';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { button, devices, focused, isWell, part, said, soon, tabTo } from '../support/page.js';

const MOTHER = 'Kirjaa palaute: Perheenjäsen 1';
const NURSE = 'Kirjaa palaute: Helmi Suvikallio';

inBrowser('whom to ask on the telephone after a case has ended', () => {
  let site: BrowserApp;
  let opened: OpenedCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    opened = await openCase(site.app);
    const { caseId, motherId, childId } = opened;
    const counsellor = mutate(site.app, 'counsellor');
    const begin = { caseId, expectedVersion: 1, reason: 'GOAL_REACHED' };
    const { version } = await done(counsellor('beginClosing', 'BeginClosingInput', begin, 'version'));
    await done(counsellor('closeCase', 'CloseCaseInput', { caseId, expectedVersion: version }, 'id'));
    await toBeAsked('family', motherId);
    await toBeAsked('family', childId);
    await toBeAsked('professional', principalOf('nurse'));
  });
  afterAll(() => site?.stop());

  /** No mail reached them, so that the counsellor asks. */
  const toBeAsked = (group: 'family' | 'professional', askedId: string) =>
    site.app.sql(
      `insert into feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id, state, asked_at,
         expires_at, is_spoken)
       values ($1, $2, 'closing', 'case', $3, $3, $4::timestamptz, $5, $6, 'requested', $4::timestamptz,
         $4::timestamptz + interval '30 days', true)`,
      [POHDE.id, randomUUID(), opened.caseId, site.app.clock.now().toString(), group, askedId],
    );
  const answered = () =>
    site.app.sql<{ state: string }>(
      `select asked_group || ' ' || state as state from feedback_request where scope_id = $1 order by 1`,
      [opened.caseId],
    );

  /** Opens the end of the case. */
  async function at(persona: string, device: Device = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${opened.caseId}/paattaminen`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }

  it.each(devices)('on a %s is told without a name of the family, and written down', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    const feedback = part(page, 'Palaute');
    await feedback.getByRole('heading', { name: 'Keneltä kysytään puhelimessa' }).waitFor();
    await button(page, NURSE).waitFor();
    expect(await feedback.innerText()).not.toMatch(/Salakoski|Marjatta|Onni/);
    await button(page, MOTHER).click();
    await button(page, 'Tallenna palaute').click();
    await page.getByText('Valitse jokin vaihtoehto.').waitFor();
    await isWell(page, `closing/asked-${device}`);
    await page
      .getByRole('group', { name: 'Miten se meni kokonaisuutena?' })
      .getByText('Hyvin', { exact: true })
      .click();
    await page.getByLabel('Omin sanoin').fill('Meitä kuunneltiin.');
    await button(page, 'Tallenna palaute').dblclick();
    await said(page, 'Palaute on tallennettu.');
    await soon(() => focused(page)).toBe('Palaute');
    await feedback.getByText('Meitä kuunneltiin.').waitFor();
    await soon(() => answered()).toEqual([
      { state: 'family answered' },
      { state: 'family requested' },
      { state: 'professional requested' },
    ]);
    // The one who is left is told apart from nobody any more.
    await button(page, 'Kirjaa palaute: Perheenjäsen').waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    await isWell(page, `closing/answered-${device}`);
    expect(complaints.filter((each) => !each.includes('40'))).toEqual([]);
    await context.close();
  });

  it('is written down by the keyboard; what was typed stays while the server is away', async () => {
    const { page, context } = await at('counsellor');
    await button(page, NURSE).press('Enter');
    await soon(() => focused(page)).toBe(NURSE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, /^Omin sanoin/);
    await page.keyboard.type('Työnjako oli selvä.');
    await context.route('**/graphql', (route) => route.abort());
    await tabTo(page, 'Tallenna palaute');
    await page.keyboard.press('Enter');
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await context.unroute('**/graphql');
    await soon(() => page.getByLabel('Omin sanoin').inputValue()).toBe('Työnjako oli selvä.');
    await button(page, 'Tallenna palaute').press('Enter');
    await said(page, 'Palaute on tallennettu.');
    await part(page, 'Palaute').getByText('Työnjako oli selvä.').waitFor();
    await context.close();
  });

  it('is told when they have answered meanwhile', async () => {
    const { page, context } = await at('counsellor');
    await button(page, NURSE).click();
    await page
      .getByRole('group', { name: 'Miten se meni kokonaisuutena?' })
      .getByText('Hyvin', { exact: true })
      .click();
    await site.app.sql(`update feedback_request set state = 'expired', is_spoken = false where scope_id = $1`, [
      opened.caseId,
    ]);
    await button(page, 'Tallenna palaute').click();
    await said(page, /^Tilanne on muuttunut\./);
    await soon(() => page.getByRole('button', { name: /^Kirjaa palaute/ }).count()).toBe(0);
    await context.close();
  });

  it.each([
    ['Svenska', 'Vem som frågas per telefon'],
    ['English', 'Who is asked by phone'],
  ])('stands in %s', async (language, asking) => {
    const { page, context } = await at('counsellor', 'phone');
    await page.getByRole('button', { name: language }).click();
    await page.getByRole('heading', { name: asking }).waitFor();
    await isWell(page, `closing/asked-${language}`);
    await context.close();
  });
});
