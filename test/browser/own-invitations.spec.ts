import { type Persona, principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { openCase, seatOf } from '../support/casework.js';
import { addMeeting, announce, moveMeeting } from '../support/invited.js';
import { join } from '../support/plans.js';
import { devices, part, said, soon } from '../support/page.js';

const PATH = '/tyopoyta/omat-kutsut';
const WHEN = 'ti 1.12.2026 klo 13.00–14.00';

inBrowser('one’s own invitations', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());
  afterEach(() =>
    site.app.sql(`update meeting set state = 'cancelled', cancel_reason = 'other' where state = 'scheduled'`),
  );

  /** A meeting to which somebody is invited. */
  async function invited(persona: Persona = 'nurse') {
    const opened = await openCase(site.app);
    await join(site.app, opened.caseId, persona, ['identity']);
    const seat = await seatOf(site.app, persona);
    const [row] = await site.app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf(persona),
    ]);
    const { id } = await addMeeting(site.app, opened, [{ ...seat, email: row!.email }]);
    // What the helper writes in clear is not sealed.
    await site.app.sql('update meeting_place set place = null where meeting_id = $1', [id]);
    await announce(site.app, { type: 'meeting.scheduled', caseId: opened.caseId, meetingId: id });
    return { caseId: opened.caseId, meetingId: id };
  }
  async function at(persona: Persona, device: keyof typeof DEVICES = 'desktop', address = PATH) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h2').first().waitFor();
    return visitor;
  }
  const stored = async (meetingId: string) =>
    (await site.app.sql('select state, answered_by from invitation where meeting_id = $1', [meetingId]))[0];

  it.each(devices)('on a %s are answered by a press', async (device) => {
    const { meetingId } = await invited();
    const { page, context, complaints } = await at('nurse', device);
    const open = part(page, 'Odottaa vastaustasi');
    await open.getByText(WHEN, { exact: true }).waitFor();
    await soon(() => open.getByRole('link', { name: /Soita, Aino Koivulampi/ }).getAttribute('href')).toMatch(
      /^tel:\+?\d+$/,
    );
    expect(await axe(page)).toEqual([]);
    await shot(page, `own-invitations/open-${device}`);
    await page.getByRole('button', { name: 'Pääsen', exact: true }).dblclick();
    await said(page, 'Kiitos! Vastaus on tallennettu: pääset.');
    const answered = part(page, 'Vastatut');
    await answered.getByText('Vastasit: pääset.').waitFor();
    await soon(() => page.evaluate('document.activeElement.textContent')).toContain('Kiitos!');
    expect(await stored(meetingId)).toEqual({ state: 'accepted', answered_by: 'app' });
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are answered otherwise later, with a message, by the keyboard', async () => {
    const { meetingId } = await invited();
    const { page, context } = await at('nurse');
    await page.getByText('Lisää viesti vastaukseen').press('Enter');
    await page.getByLabel('Viesti palveluohjaajalle').fill('Olen silloin koulutuksessa.');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'En pääse' }).press('Enter');
    await said(page, 'Kiitos! Vastaus on tallennettu: et pääse.');
    await page.getByText('Viestisi: Olen silloin koulutuksessa.').waitFor();
    await page.getByRole('button', { name: 'Ehkä' }).press('Enter');
    await said(page, 'Kiitos! Vastaus on tallennettu: ehkä.');
    expect(await stored(meetingId)).toMatchObject({ state: 'tentative' });
    await context.close();
  });

  it('to another time than was seen are not answered, and the message stays', async () => {
    const { caseId, meetingId } = await invited();
    const { page, context } = await at('nurse');
    await page.getByText('Lisää viesti vastaukseen').click();
    await page.getByLabel('Viesti palveluohjaajalle').fill('Tulen.');
    await moveMeeting(site.app, meetingId, '2026-12-02T09:00');
    await announce(site.app, { type: 'meeting.moved', caseId, meetingId });
    await page.getByRole('button', { name: 'Pääsen', exact: true }).click();
    await page.getByText('Tapaamisen aika on muuttunut.').waitFor();
    await page.getByText('ke 2.12.2026 klo 9.00–10.00').waitFor();
    await soon(() => page.getByLabel('Viesti palveluohjaajalle').inputValue()).toBe('Tulen.');
    await page.getByRole('button', { name: 'Pääsen', exact: true }).click();
    await said(page, 'Kiitos!');
    await context.close();
  });

  it('of who interprets tell the language, and lead to no case', async () => {
    await invited('interpreter');
    const { page, context } = await at('interpreter');
    await page.getByText(WHEN, { exact: true }).waitFor();
    await soon(() => page.getByRole('link', { name: 'Perheen asia' }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pääsen', exact: true }).click();
    await said(page, 'Kiitos!');
    await context.close();
  });

  it.each([
    ['sv', 'Egna kallelser', 'Jag kommer'],
    ['en', 'My invitations', 'I am coming'],
  ])('speak %s', async (language, title, press) => {
    await invited();
    const { page, context } = await at('nurse', 'desktop', `${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByRole('button', { name: press, exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
