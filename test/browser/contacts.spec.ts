import type { Page } from 'playwright-core';
import { personId } from '../../src/demo/directory.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { requestId } from '../support/app.js';
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

const LOG = '/tyopoyta/yhteydenotot';
const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** What the keyboard is on: its words, or the name of a field. */
const focused = (page: Page) =>
  page.evaluate<string>(`document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent.trim()`);

/** Goes on by the key until it is there. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await focused(page)) === text) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${text}`);
}

inBrowser('contacts at the desk', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(
    path: string,
    who: Record<string, string> = { persona: 'counsellor' },
    device: keyof typeof DEVICES = 'desktop',
  ): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: who });
    await visitor.page.goto(path);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const colleague = { personId: personId('duty-colleague') };

  /** Somebody rings: waits in the queue, or is taken and answered at once. */
  async function rung(input: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
    const { data } = await site.app.as('counsellor')(
      'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id version } }',
      {
        input: {
          requestId: requestId(),
          areaId: POHDE.id,
          channel: 'PHONE',
          contactRole: 'FAMILY_MEMBER',
          municipality: '425',
          needCodes: ['PARENTING', 'SCHOOL_ATTENDANCE'],
          urgency: 'SOON',
          ask: 'ADVICE',
          receivedAt: site.app.clock.now().subtract({ minutes: 80 }).toString(),
          identity: { givenName: 'Maija', familyName: 'Testaaja', phone: '0401234567', safeTimeToCall: 'klo 12–13' },
          description: 'Koulu ei suju.\nKaksi lasta.',
          ...input,
        },
      },
    );
    return data.recordContact;
  }
  const answered = () => rung({ firstAnsweredAt: site.app.clock.now().toString() });

  it.each(devices)('on a %s shows who, when it is safe to call, and what about', async (device) => {
    const { id } = await rung({ hasSafetyBan: true });
    const { page, context, complaints } = await at(`${LOG}/${id}`, undefined, device);
    const caller = part(page, 'Maija Testaaja');
    await caller.waitFor();
    expect(await caller.getByText('Turvallinen soittoaika: klo 12–13.').count()).toBe(1);
    const phone = caller.getByRole('link', { name: 'Soita 040 123 4567' });
    expect(await phone.getAttribute('href')).toBe('tel:+358401234567');
    const matter = part(page, 'Mistä on kyse');
    expect(await matter.innerText()).toContain('vanhemmuus ja kasvatus, koulupoissaolot');
    expect(await matter.innerText()).toContain('Koulu ei suju.\nKaksi lasta.');
    expect(await matter.innerText()).toContain('Turvakielto: kunta näkyy vain sille, joka ottaa yhteydenoton.');
    expect(await part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Odottanut vastausta\s+1 h 2\d min/);
    expect(await axe(page)).toEqual([]);
    await shot(page, `contacts/waiting-${device}`);
    await button(page, 'Otan tämän').dblclick();
    await said(page, 'Yhteydenotto on nyt sinulla.');
    expect(await matter.innerText()).toContain('Turvakielto: kunta näkyy vain sinulle.');
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await shot(page, `contacts/taken-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are taken from the queue, answered and concluded, with a mouse', async () => {
    const { page, context, complaints } = await at(LOG);
    const first = part(page, 'Jonossa').getByRole('link').first();
    const name = await first.locator('strong').innerText();
    await first.click();
    await part(page, name).waitFor();
    await button(page, 'Otan tämän').click();
    await said(page, 'Yhteydenotto on nyt sinulla.');
    await page.getByLabel('Milloin vastasit?').selectOption('Juuri nyt');
    await button(page, 'Vastasin').click();
    await said(page, 'Vastaus on kirjattu.');
    await button(page, 'Päätä yhteydenotto').click();
    await page.getByText('Ohjasin palveluun').click();
    await page.getByLabel('Hae palvelua').fill('ero');
    await page
      .getByText(/^Eroneuvonta/)
      .first()
      .click();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'contacts/concluding');
    await button(page, 'Päätä ja tallenna').click();
    await said(page, 'Yhteydenotto on päätetty: ohjattu palveluun.');
    expect(await part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Ohjattu palveluun\s+Eroneuvonta/);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are taken, answered and concluded by the keyboard alone, which is never lost', async () => {
    const { id } = await rung();
    const { page, context, complaints } = await at(`${LOG}/${id}`);
    await button(page, 'Otan tämän').waitFor();
    await tabTo(page, 'Otan tämän');
    await page.keyboard.press('Enter');
    await said(page, 'Yhteydenotto on nyt sinulla.');
    expect(await focused(page)).toBe('Seuraavaksi');
    await tabTo(page, 'Vastasin');
    await page.keyboard.press('Space');
    await said(page, 'Vastaus on kirjattu.');
    expect(await focused(page)).toBe('Seuraavaksi');
    await tabTo(page, 'Päätä yhteydenotto');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Miten yhteydenotto päättyy?');
    await tabTo(page, 'Päätä ja tallenna');
    await page.keyboard.press('Enter');
    await page.getByText('Valitse, miten yhteydenotto päättyy.').waitFor();
    expect(await focused(page)).toBe('Annoin neuvon');
    await page.keyboard.press('Space');
    await tabTo(page, 'Mitä sovittiin (vapaaehtoinen)');
    await page.keyboard.type('Soitan koululle.');
    await tabTo(page, 'Päätä ja tallenna');
    await page.keyboard.press('Enter');
    await said(page, 'Yhteydenotto on päätetty: neuvottu.');
    expect(await focused(page)).toBe('Seuraavaksi');
    expect(await part(page, 'Mitä on tapahtunut').innerText()).toContain('Soitan koululle.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('go to the faster of two, and the other one is told so', async () => {
    const { id } = await rung();
    const faster = await at(`${LOG}/${id}`);
    const slower = await at(`${LOG}/${id}`, colleague);
    await button(slower.page, 'Otan tämän').waitFor();
    await button(faster.page, 'Otan tämän').click();
    await said(faster.page, 'Yhteydenotto on nyt sinulla.');
    await button(slower.page, 'Otan tämän').click();
    await slower.page.getByRole('alert').filter({ hasText: 'Työkaverisi ehti ottaa tämän' }).waitFor();
    expect(await slower.page.getByText('Testaaja').count()).toBe(0);
    expect(await focused(slower.page)).toBe('Seuraavaksi');
    expect(await axe(slower.page)).toEqual([]);
    await shot(slower.page, 'contacts/slower');
    await slower.page.getByRole('link', { name: 'Kaikki yhteydenotot' }).click();
    await slower.page.getByRole('heading', { name: 'Yhteydenotot', level: 1 }).waitFor();
    await slower.page.goto(`${LOG}/${id}`);
    const unseen = slower.page.getByText('Tätä yhteydenottoa ei ole, tai sen on ottanut joku muu.');
    await unseen.waitFor();
    await slower.page.goto(`${LOG}/1`);
    await unseen.waitFor();
    await faster.context.close();
    await slower.context.close();
  });

  it('tell that they changed meanwhile, and keep what was typed', async () => {
    const { id, version } = await answered();
    const { page, context } = await at(`${LOG}/${id}`);
    await button(page, 'Päätä yhteydenotto').click();
    await page.getByText('Annoin neuvon').click();
    await page.getByLabel(/^Mitä sovittiin/).fill('Pitkä kirjaus.');
    await site.app.as('counsellor')(
      'mutation ($input: CorrectContactInput!) { correctContact(input: $input) { version } }',
      { input: { requestId: requestId(), contactId: id, expectedVersion: version, urgency: 'URGENT' } },
    );
    await button(page, 'Päätä ja tallenna').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await page.getByText('Kiireellinen: vastaa heti').waitFor();
    expect(await page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Pitkä kirjaus.');
    await button(page, 'Päätä ja tallenna').click();
    await said(page, 'Yhteydenotto on päätetty: neuvottu.');
    await context.close();
  });

  it('concluded elsewhere meanwhile say so, and keep what was typed', async () => {
    const { id, version } = await answered();
    const { page, context } = await at(`${LOG}/${id}`);
    await button(page, 'Päätä yhteydenotto').click();
    await page.getByText('Annoin neuvon').click();
    await page.getByLabel(/^Mitä sovittiin/).fill('Toinen kirjaus.');
    await site.app.as('counsellor')(
      'mutation ($input: ConcludeContactInput!) { concludeContact(input: $input) { version } }',
      { input: { requestId: requestId(), contactId: id, expectedVersion: version, outcome: 'ADVISED' } },
    );
    await button(page, 'Päätä ja tallenna').click();
    await page.getByText('Yhteydenotto on jo päätetty, eikä mitään muutettu.').waitFor();
    expect(await page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Toinen kirjaus.');
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('keep what was typed when the server is away, and save it by the next press', async () => {
    const { id } = await answered();
    const { page, context } = await at(`${LOG}/${id}`);
    await button(page, 'Päätä yhteydenotto').click();
    await page.getByText('Annoin neuvon').click();
    await page.getByLabel(/^Mitä sovittiin/).fill('Ei katoa.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Päätä ja tallenna').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    expect(await page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Ei katoa.');
    await context.unroute('**/graphql');
    await button(page, 'Päätä ja tallenna').click();
    await said(page, 'Yhteydenotto on päätetty: neuvottu.');
    expect(await page.getByText('Ei yhteyttä palvelimeen').count()).toBe(0);
    await context.close();
  });

  it('are tried three times, and then let be', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context, complaints } = await at(`${LOG}/${id}`);
    await button(page, 'En tavoittanut').click();
    await said(page, 'yrityksiä on jäljellä 2');
    await button(page, 'En tavoittanut').click();
    await said(page, 'Yritä myöhemmin vielä kerran.');
    await button(page, 'En tavoittanut kolmannellakaan kerralla: päätä').click();
    await said(page, 'Kolmas yritys on kirjattu, ja yhteydenotto on päätetty.');
    expect(await page.getByText('Yhteydenotto on päätetty: ei tavoitettu.').count()).toBe(1);
    expect(await part(page, 'Seuraavaksi').getByRole('button').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('were answered when one says', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context } = await at(`${LOG}/${id}`);
    const when = page.getByLabel('Milloin vastasit?');
    await when.waitFor();
    expect(await when.locator('option').allInnerTexts()).toEqual([
      'Juuri nyt',
      '15 minuuttia sitten',
      'Puoli tuntia sitten',
      'Tunti sitten',
    ]);
    await when.selectOption('Tunti sitten');
    await button(page, 'Vastasin').click();
    await said(page, 'Vastaus on kirjattu.');
    expect(await part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Odotti vastausta\s+2\d min/);
    await context.close();
  });

  it('go back into the queue, where who is on duty sees them', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context } = await at(`${LOG}/${id}`);
    await button(page, 'Palauta jonoon').click();
    await said(page, 'Yhteydenotto on taas jonossa, ja päivystäjät näkevät sen.');
    expect(await focused(page)).toBe('Seuraavaksi');
    await button(page, 'Otan tämän').waitFor();
    await context.close();
  });

  it('put back by who is not on duty are no longer seen by them, who are told why', async () => {
    const third = personId('third-counsellor');
    const { id, version } = await rung({ takeNow: true });
    await site.app.as('team-lead')(
      'mutation ($input: ReassignContactInput!) { reassignContact(input: $input) { version } }',
      { input: { requestId: requestId(), contactId: id, expectedVersion: version, counsellorId: third } },
    );
    const { page, context } = await at(`${LOG}/${id}`, { personId: third });
    await button(page, 'Palauta jonoon').click();
    await page.getByRole('alert').filter({ hasText: 'koska et päivystä' }).waitFor();
    expect(await page.getByText('Testaaja').count()).toBe(0);
    expect(await focused(page)).toBe('Seuraavaksi');
    await page.getByRole('link', { name: 'Kaikki yhteydenotot' }).click();
    await page.getByText(/^Jonossa odottaa \d+ yhteydenottoa. Jono näkyy päivystäjille/).waitFor();
    expect(await part(page, 'Jonossa').getByRole('link').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each(devices)('on a %s are listed: the queue, one’s own, and more by a press', async (device) => {
    await rung();
    const { page, context, complaints } = await at(LOG, undefined, device);
    await part(page, 'Jonossa')
      .getByRole('link', { name: /Maija Testaaja/ })
      .first()
      .waitFor();
    const mine = part(page, 'Omat');
    await mine.getByRole('link').first().waitFor();
    expect(await mine.getByText('neuvottu').count()).toBe(0);
    await page.getByText('Näytä myös päätetyt').click();
    await button(page, 'Näytä lisää').waitFor();
    expect(await mine.getByRole('link').count()).toBe(20);
    const before = await mine.getByRole('link').last().getAttribute('href');
    await button(page, 'Näytä lisää').click();
    await mine.getByRole('link').nth(20).waitFor();
    await page.keyboard.press('Tab');
    const next = await page.evaluate<string>(`document.activeElement.getAttribute('href')`);
    expect(next).toBe(await mine.getByRole('link').nth(20).getAttribute('href'));
    expect(next).not.toBe(before);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await shot(page, `contacts/log-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('of the team are listed for who leads it, without a name of any family', async () => {
    await rung({ takeNow: true });
    const { page, context } = await at(LOG, { persona: 'team-lead' });
    const team = part(page, 'Tiimin keskeneräiset');
    await team
      .getByRole('link', { name: /Otti Aino Koivulampi/ })
      .first()
      .waitFor();
    expect(await team.getByText('Testaaja').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'contacts/team');
    await team.getByRole('link').first().click();
    await part(page, 'Nimi ei näy sinulle').waitFor();
    await page.getByText(/^Tämän on ottanut /).waitFor();
    await page.getByText('Yhteydenoton sisältö ei näy sinulle.').waitFor();
    expect(await part(page, 'Seuraavaksi').getByRole('button').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('are a press away from every screen, which says where one is', async () => {
    const { page, context } = await at('/tyopoyta/');
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    expect(await menu.locator('[aria-current="page"]').innerText()).toBe('Työpöytä');
    await menu.getByRole('link', { name: 'Yhteydenotot' }).click();
    await page.getByRole('heading', { name: 'Yhteydenotot', level: 1 }).waitFor();
    expect(await menu.locator('[aria-current="page"]').innerText()).toBe('Yhteydenotot');
    expect(await focused(page)).toBe('Yhteydenotot');
    await context.close();
  });

  it('are not offered to who neither takes them nor leads those who do', async () => {
    const { page, context } = await at('/tyopoyta/', { persona: 'nurse' });
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    await menu.waitFor();
    expect(await menu.getByRole('link').allInnerTexts()).toEqual(['Työpöytä', 'Oma aika']);
    await page.goto(LOG);
    await page.getByText('Et ole ottanut vielä yhtään yhteydenottoa.').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Jag tar den här', 'Kontakten är nu din.'],
    ['en', 'I take this', 'The contact is yours now.'],
  ])('speak %s', async (language, take, taken) => {
    const { id } = await rung();
    const { page, context } = await at(`${LOG}/${id}?kieli=${language}`);
    await button(page, take).click();
    await said(page, taken);
    expect(await axe(page)).toEqual([]);
    await shot(page, `contacts/${language}`);
    await context.close();
  });
});
