import type { Page } from 'playwright-core';
import {
  axe,
  type BrowserApp,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
  type Visitor,
} from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { actionOf, agree, draft, meet, type MetCase, promised } from '../support/plans.js';
import { button, deaf, pressUntilSaid, said, soon } from '../support/page.js';

const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()');
const openAll = (page: Page) =>
  page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
const radio = (page: Page, group: string | RegExp, name: string) =>
  page.getByRole('group', { name: group }).getByText(name, { exact: true }).click();
const reviewMeeting = (page: Page) => page.getByRole('link', { name: /^Seurantatapaaminen: / });

inBrowser('the review of a plan', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at({ caseId }: MetCase, device: keyof typeof DEVICES = 'desktop', more = ''): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${caseId}/seuranta${more}`);
    await visitor.page.locator('#seuranta').waitFor();
    return visitor;
  }

  /** A plan with a goal, agreed at a meeting: the nurse has promised something, and all may be told. */
  async function reviewed(): Promise<MetCase> {
    const met = await meet(site.app);
    await site.app.sql(`update consent set categories = '{identity,plan,actions}' where case_id = $1`, [met.caseId]);
    const version = await draft(site.app, met.caseId, met.meetingId);
    const goal = { planVersionId: version.id, text: 'Nukkuu yöt.' };
    await done(mutate(site.app, 'counsellor')('addGoal', 'AddGoalInput', goal, 'id'));
    await promised(site.app, await actionOf(site.app, version.id, 'nurse'));
    await agree(site.app, version, met.motherId);
    return met;
  }
  const reviewsOf = ({ caseId }: MetCase) =>
    site.app.sql<{ state: string; decision: string | null; meeting_id: string | null }>(
      'select state, decision, meeting_id from review where case_id = $1 order by due_on, held_at',
      [caseId],
    );

  it.each(devices)('on a %s gathers those who met, and a time with the family’s yes is one press', async (device) => {
    const met = await reviewed();
    const { page, context, complaints } = await at(met, device);
    await button(page, 'Kutsu koolle seurantatapaaminen').click();
    await page.getByText('Mukaan tulevat samat ihmiset kuin viimeksi.').waitFor();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Näytä sopivat ajat').click();
    await said(page, 'Tapaaminen on valmisteilla.');
    await soon(() => focused(page)).toBe('Katsotaan yhdessä');
    await button(page, 'Sovi aika ja lähetä kutsut').click();
    await page.getByText('Valitse aika.', { exact: true }).waitFor();
    const times = page.getByRole('group', { name: 'Mikä aika sopii perheelle?' });
    await times
      .getByText(/^ma 21\.12\.2026 klo /)
      .first()
      .click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `review/times-${device}`);
    await button(page, 'Sovi aika ja lähetä kutsut').click();
    await said(page, 'Aika on sovittu, ja kutsut on lähetetty.');
    await soon(() => focused(page)).toBe('Katsotaan yhdessä');
    await reviewMeeting(page).waitFor();
    expect(await button(page, 'Kutsu koolle seurantatapaaminen').count()).toBe(0);
    const [review] = await reviewsOf(met);
    const sql = "select id, state from meeting where case_id = $1 and state <> 'held'";
    expect(await site.app.sql(sql, [met.caseId])).toEqual([{ id: review!.meeting_id, state: 'scheduled' }]);

    await button(page, 'Kirjaa pidetty seuranta').click();
    await radio(page, /^Tavoite: Nukkuu yöt/, 'Saavutettu osittain');
    await radio(page, 'Mitä päätettiin yhdessä?', 'Asia voidaan päättää');
    await button(page, 'Tallenna seuranta').click();
    await page.getByText('Seurantatapaaminen on vielä pitämättä.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `review/convened-${device}`);
    await reviewMeeting(page).click();
    await page.waitForURL(`**/tyopoyta/asiat/${met.caseId}/tapaaminen/${review!.meeting_id}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('on a %s writes down a review, and sets the next one where none is ahead', async (device) => {
    const met = await reviewed();
    const { page, context, complaints } = await at(met, device);
    await button(page, 'Kirjaa pidetty seuranta').click();
    await button(page, 'Tallenna seuranta').click();
    await page.getByText('Arvioi, miten tavoite toteutui.').waitFor();
    await radio(page, /^Tavoite: Nukkuu yöt/, 'Saavutettu osittain');
    await page.getByLabel('Arvio omin sanoin').fill('Viikonloppuisin hyvin.');
    await radio(page, 'Mitä päätettiin yhdessä?', 'Jatketaan suunnitelman mukaan');
    await page.getByLabel('Seuraavan seurannan päivä').fill('2027-06-01');
    await page.getByText('Kirjoita myös, miksi.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `review/record-${device}`);
    await radio(page, 'Mitä päätettiin yhdessä?', 'Asia voidaan päättää');
    await button(page, 'Tallenna seuranta').click();
    await said(page, 'Seuranta on tallennettu.');
    await soon(() => focused(page)).toBe('Katsotaan yhdessä');
    await button(page, 'Sovi seuraava seuranta').waitFor();
    await openAll(page);
    await page.getByText('Viikonloppuisin hyvin.').waitFor();
    await shot(page, `review/held-${device}`);
    await button(page, 'Sovi seuraava seuranta').click();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Tallenna päivä').click();
    await said(page, 'Seurannan päivä on tallennettu.');
    await page.getByText('Katsotaan yhdessä seuraavan kerran ma 4.1.2027.').waitFor();
    expect(await reviewsOf(met)).toContainEqual({ state: 'held', decision: 'close', meeting_id: null });
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is recorded by the keyboard alone', async () => {
    const met = await reviewed();
    const { page, context } = await at(met);
    await button(page, 'Kirjaa pidetty seuranta').press('Enter');
    await page.getByRole('heading', { name: 'Kirjaa pidetty seuranta', level: 3 }).waitFor();
    await soon(() => focused(page)).toBe('Kirjaa pidetty seuranta');
    await page.keyboard.press('Tab');
    // The third one from above: not reached.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Heräilee yhä.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Sovittiin, että riittää.');
    await page.keyboard.press('Tab');
    await soon(() => focused(page)).toBe('Tallenna seuranta');
    await page.keyboard.press('Enter');
    await said(page, 'Seuranta on tallennettu.');
    const rated = await site.app.sql('select rating from goal_rating where case_id = $1', [met.caseId]);
    expect([rated, await reviewsOf(met)]).toEqual([
      [{ rating: 'not-achieved' }],
      [{ state: 'held', decision: 'close', meeting_id: null }],
    ]);
    await context.close();
  });

  it('tells when another was faster, and loses nothing while the server is away', async () => {
    const met = await reviewed();
    const { page, context } = await at(met);
    await deaf(page);
    await button(page, 'Kirjaa pidetty seuranta').click();
    await radio(page, /^Tavoite: Nukkuu yöt/, 'Saavutettu');
    await radio(page, 'Mitä päätettiin yhdessä?', 'Asia voidaan päättää');
    await page.getByLabel('Mitä puhuttiin?').fill('Kaikki hyvin.');
    await page.route('**/graphql', (route) => route.abort());
    await button(page, 'Tallenna seuranta').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    expect(await page.getByLabel('Mitä puhuttiin?').inputValue()).toBe('Kaikki hyvin.');
    await page.unroute('**/graphql');
    await site.app.sql("update review set version = version + 1 where case_id = $1 and state = 'due'", [met.caseId]);
    await button(page, 'Tallenna seuranta').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    expect(await page.getByLabel('Mitä puhuttiin?').inputValue()).toBe('Kaikki hyvin.');
    expect(await axe(page)).toEqual([]);
    await pressUntilSaid(page, 'Tallenna seuranta', 'Seuranta on tallennettu.');
    await context.close();
  });

  it.each([
    ['sv', 'Visa tider som passar', 'Samla ett uppföljningsmöte'],
    ['en', 'Show times that suit', 'Convene a review meeting'],
  ])('speaks %s while a meeting is gathered', async (language, times, convene) => {
    const met = await reviewed();
    const { page, context } = await at(met, 'phone', `?kieli=${language}`);
    await button(page, convene).click();
    await button(page, times).click();
    await page.getByRole('radio').first().waitFor();
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(/followUp\.[a-z]|form\.[a-z]|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
