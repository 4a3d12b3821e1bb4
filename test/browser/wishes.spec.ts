import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { agree } from '../support/told.js';
import { button, deaf, devices, focused, pressUntilSaid, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/toiveet';
const WORDS = 'Sovittu aika ei sovi: ti 1.12.2026 klo 13.00–14.00. Soittakaa minulle.';
const counsellor = { principal: principalOf('counsellor') };

inBrowser('wishes for a meeting', () => {
  let site: BrowserApp;
  let opened: OpenedCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** A mother asks to be called: hers is the only wish that waits. */
  beforeEach(async () => {
    for (const { id } of await site.app.sql(`select id from meeting_wish where state = 'asked'`)) await withdraw(id);
    opened = await openCase(site.app, counsellor);
    await ask();
  });
  const ask = () => {
    const input = { caseId: opened.caseId, words: WORDS };
    return done(mutate(site.app, { principal: opened.motherId })('askForMeeting', 'AskForMeetingInput', input, 'id'));
  };

  async function at(device: keyof typeof DEVICES = 'desktop', address = PATH, persona = 'counsellor') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const withdraw = (id: unknown) =>
    site.app.sql(`update meeting_wish set state = 'withdrawn', ended_at = asked_at where id = $1`, [id]);
  const stored = async () => {
    const [row] = await site.app.sql('select state, version from meeting_wish where case_id = $1', [opened.caseId]);
    return row;
  };
  const hers = async () => {
    const { data } = await site.app.asPrincipal(opened.motherId)('{ myMeetingWishes { state answer } }');
    return data!.myMeetingWishes[0];
  };

  it.each(devices)('on a %s stand on the day, and lead to where they are answered', async (device) => {
    const { page, context, complaints } = await at(device, '/tyopoyta/');
    const wishes = page.getByRole('region', { name: 'Toiveet tapaamisesta' });
    await wishes
      .getByRole('link', { name: /Soittakaa minulle/ })
      .filter({ hasText: 'Marjatta Salakoski' })
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await wishes.getByRole('link').press('Enter');
    await page.getByRole('heading', { name: 'Toiveet tapaamisesta', level: 1 }).waitFor();
    const phone = page.getByRole('link', { name: 'Soita, Marjatta Salakoski: 040 111 2233' });
    await soon(() => phone.getAttribute('href')).toBe('tel:+358401112233');
    const gather = page.getByRole('link', { name: 'Kutsu koolle' });
    await soon(() => gather.getAttribute('href')).toBe(`/tyopoyta/kutsu?asia=${opened.caseId}`);
    await page.getByText(WORDS).waitFor();
    // No meeting has a time yet: there is none to move.
    expect(await page.getByRole('link', { name: /^Siirrä tapaaminen/ }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, `wishes/list-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lead to the meeting whose time does not suit', async () => {
    const met = await agree(site.app, opened, '2026-12-01T13:00');
    await ask();
    const { page, context } = await at();
    await page.getByRole('link', { name: 'Siirrä tapaaminen ti 1.12. klo 13.00' }).click();
    await page.waitForURL(new RegExp(`/asiat/${opened.caseId}/tapaaminen/${met.id}$`));
    await context.close();
  });

  it('are answered by the keyboard alone, in words that the asker reads', async () => {
    const { page, context, complaints } = await at('phone');
    await button(page, 'Vastaa toiveeseen').press('Enter');
    await soon(() => focused(page)).toBe('Vastaa toiveeseen');
    await button(page, 'Lähetä vastaus').press('Enter');
    await page.getByText('Kirjoita vastaus.').waitFor();
    await soon(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.type('Soitan sinulle huomenna klo 12.');
    await shot(page, 'wishes/answer');
    await button(page, 'Lähetä vastaus').press('Enter');
    await said(page, 'Vastaus on lähetetty.');
    await soon(() => focused(page)).toBe('Odottaa vastausta');
    await page.getByText('Yksikään toive ei odota vastausta.').waitFor();
    expect(await hers()).toEqual({ state: 'ANSWERED', answer: 'Soitan sinulle huomenna klo 12.' });
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('that changed meanwhile say so, and keep what was typed', async () => {
    const { page, context } = await at();
    await deaf(page);
    await button(page, 'Vastaa toiveeseen').click();
    await page.getByLabel('Vastaus', { exact: true }).fill('Soitan huomenna.');
    await site.app.sql('update meeting_wish set version = version + 1 where case_id = $1', [opened.caseId]);
    await button(page, 'Lähetä vastaus').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await soon(() => page.getByLabel('Vastaus', { exact: true }).inputValue()).toBe('Soitan huomenna.');
    await pressUntilSaid(page, 'Lähetä vastaus', 'Vastaus on lähetetty.');
    expect(await stored()).toMatchObject({ state: 'answered' });
    await context.close();
  });

  it('taken back meanwhile are gone, and it is told that nothing was sent', async () => {
    const { page, context } = await at();
    await deaf(page);
    await button(page, 'Vastaa toiveeseen').click();
    await page.getByLabel('Vastaus', { exact: true }).fill('Soitan huomenna.');
    const [wish] = await site.app.sql('select id from meeting_wish where case_id = $1', [opened.caseId]);
    await withdraw(wish!['id']);
    await button(page, 'Lähetä vastaus').click();
    await said(page, 'Tilanne on muuttunut.');
    expect(await stored()).toMatchObject({ state: 'withdrawn' });
    await context.close();
  });

  it('keep what was typed while the server is away', async () => {
    const { page, context } = await at();
    await deaf(page);
    await button(page, 'Vastaa toiveeseen').click();
    await page.getByLabel('Vastaus', { exact: true }).fill('Ei katoa.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Lähetä vastaus').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await soon(() => page.getByLabel('Vastaus', { exact: true }).inputValue()).toBe('Ei katoa.');
    await context.unroute('**/graphql');
    await button(page, 'Lähetä vastaus').click();
    await said(page, 'Vastaus on lähetetty.');
    expect(await hers()).toEqual({ state: 'ANSWERED', answer: 'Ei katoa.' });
    await context.close();
  });

  it.each([
    ['sv', 'Önskemål om möte', 'Svara på önskemålet'],
    ['en', 'Wishes for a meeting', 'Answer the wish'],
  ])('speak %s', async (language, title, answer) => {
    const { page, context } = await at('desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await button(page, answer).click();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('of others are not shown: who keeps no case is told that nothing waits', async () => {
    const { page, context } = await at('desktop', PATH, 'teacher');
    await page.getByText('Yksikään toive ei odota vastausta.').waitFor();
    await soon(() => page.getByText('Soittakaa minulle').count()).toBe(0);
    await context.close();
  });
});
