import { personId } from '../../src/demo/directory.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { requestId } from '../support/app.js';
import { seatOf } from '../support/casework.js';
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
import { button, devices, focused, part, said, soon, tabTo } from '../support/page.js';

const LOG = '/tyopoyta/yhteydenotot';

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
    await soon(() => caller.getByText('Turvallinen soittoaika: klo 12–13.').count()).toBe(1);
    const phone = caller.getByRole('link', { name: 'Soita 040 123 4567' });
    await soon(() => phone.getAttribute('href')).toBe('tel:+358401234567');
    const matter = part(page, 'Mistä on kyse');
    await soon(() => matter.innerText()).toContain('vanhemmuus ja kasvatus, koulupoissaolot');
    await soon(() => matter.innerText()).toContain('Koulu ei suju.\nKaksi lasta.');
    await soon(() => matter.innerText()).toContain('Turvakielto: kunta näkyy vain sille, joka ottaa yhteydenoton.');
    await soon(() => part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Odottanut vastausta\s+1 h 2\d min/);
    expect(await axe(page)).toEqual([]);
    await shot(page, `contacts/waiting-${device}`);
    await button(page, 'Otan tämän').dblclick();
    await said(page, 'Yhteydenotto on nyt sinulla.');
    await soon(() => matter.innerText()).toContain('Turvakielto: kunta näkyy vain sinulle.');
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
    await soon(() => part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Ohjattu palveluun\s+Eroneuvonta/);
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
    await soon(() => focused(page)).toBe('Seuraavaksi');
    await tabTo(page, 'Vastasin');
    await page.keyboard.press('Space');
    await said(page, 'Vastaus on kirjattu.');
    await soon(() => focused(page)).toBe('Seuraavaksi');
    await tabTo(page, 'Päätä yhteydenotto');
    await page.keyboard.press('Enter');
    await soon(() => focused(page)).toBe('Miten yhteydenotto päättyy?');
    await tabTo(page, 'Päätä ja tallenna');
    await page.keyboard.press('Enter');
    await page.getByText('Valitse, miten yhteydenotto päättyy.').waitFor();
    await soon(() => focused(page)).toBe('Annoin neuvon');
    await page.keyboard.press('Space');
    await tabTo(page, 'Mitä sovittiin (vapaaehtoinen)');
    await page.keyboard.type('Soitan koululle.');
    await tabTo(page, 'Päätä ja tallenna');
    await page.keyboard.press('Enter');
    await said(page, 'Yhteydenotto on päätetty: neuvottu.');
    await soon(() => focused(page)).toBe('Seuraavaksi');
    await soon(() => part(page, 'Mitä on tapahtunut').innerText()).toContain('Soitan koululle.');
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
    await soon(() => slower.page.getByText('Testaaja').count()).toBe(0);
    await soon(() => focused(slower.page)).toBe('Seuraavaksi');
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
    await page.getByRole('paragraph').filter({ hasText: 'Kiireellinen: vastaa heti' }).waitFor();
    await soon(() => page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Pitkä kirjaus.');
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
    await soon(() => page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Toinen kirjaus.');
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
    await soon(() => page.getByLabel(/^Mitä sovittiin/).inputValue()).toBe('Ei katoa.');
    await context.unroute('**/graphql');
    await button(page, 'Päätä ja tallenna').click();
    await said(page, 'Yhteydenotto on päätetty: neuvottu.');
    await soon(() => page.getByText('Ei yhteyttä palvelimeen').count()).toBe(0);
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
    await soon(() => page.getByText('Yhteydenotto on päätetty: ei tavoitettu.').count()).toBe(1);
    await soon(() => part(page, 'Seuraavaksi').getByRole('button').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('were answered when one says', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context } = await at(`${LOG}/${id}`);
    const when = page.getByLabel('Milloin vastasit?');
    await when.waitFor();
    await soon(() => when.locator('option').allInnerTexts()).toEqual([
      'Juuri nyt',
      '15 minuuttia sitten',
      'Puoli tuntia sitten',
      'Tunti sitten',
    ]);
    await when.selectOption('Tunti sitten');
    await button(page, 'Vastasin').click();
    await said(page, 'Vastaus on kirjattu.');
    await soon(() => part(page, 'Mitä on tapahtunut').innerText()).toMatch(/Odotti vastausta\s+2\d min/);
    await context.close();
  });

  it('go back into the queue, where who is on duty sees them', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context } = await at(`${LOG}/${id}`);
    await button(page, 'Palauta jonoon').click();
    await said(page, 'Yhteydenotto on taas jonossa, ja päivystäjät näkevät sen.');
    await soon(() => focused(page)).toBe('Seuraavaksi');
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
    await soon(() => page.getByText('Testaaja').count()).toBe(0);
    await soon(() => focused(page)).toBe('Seuraavaksi');
    await page.getByRole('link', { name: 'Kaikki yhteydenotot' }).click();
    await page.getByText(/^Jonossa odottaa \d+ yhteydenottoa. Jono näkyy päivystäjille/).waitFor();
    await soon(() => part(page, 'Jonossa').getByRole('link').count()).toBe(0);
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
    await soon(() => mine.getByText('neuvottu').count()).toBe(0);
    await page.getByText('Näytä myös päätetyt').click();
    await button(page, 'Näytä lisää').waitFor();
    await soon(() => mine.getByRole('link').count()).toBe(20);
    const before = await mine.getByRole('link').last().getAttribute('href');
    await button(page, 'Näytä lisää').click();
    await mine.getByRole('link').nth(20).waitFor();
    await page.keyboard.press('Tab');
    const next = await mine.getByRole('link').nth(20).getAttribute('href');
    expect(next).not.toBe(before);
    await soon(() => page.evaluate(`document.activeElement.getAttribute('href')`)).toBe(next);
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
    await soon(() => team.getByText('Testaaja').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'contacts/team');
    await team.getByRole('link').first().click();
    await part(page, 'Nimi ei näy sinulle').waitFor();
    await page.getByText(/^Tämän on ottanut /).waitFor();
    await page.getByText('Yhteydenoton sisältö ei näy sinulle.').waitFor();
    await soon(() => part(page, 'Seuraavaksi').getByRole('button').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('are a press away from every screen, which says where one is', async () => {
    const { page, context } = await at('/tyopoyta/');
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    await soon(() => menu.locator('[aria-current="page"]').innerText()).toBe('Työpöytä');
    await menu.getByRole('link', { name: 'Yhteydenotot' }).click();
    await page.getByRole('heading', { name: 'Yhteydenotot', level: 1 }).waitFor();
    await soon(() => menu.locator('[aria-current="page"]').innerText()).toBe('Yhteydenotot');
    await soon(() => focused(page)).toBe('Yhteydenotot');
    await context.close();
  });

  it('are not offered to who neither takes them nor leads those who do', async () => {
    const { page, context } = await at('/tyopoyta/', { persona: 'nurse' });
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    await menu.waitFor();
    await soon(() => menu.getByRole('link').allInnerTexts()).toEqual(['Työpöytä', 'Verkosto']);
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

  it.each(devices)('on a %s are corrected: what was misheard, and nothing else', async (device) => {
    const { id } = await rung({ takeNow: true });
    const { page, context, complaints } = await at(`${LOG}/${id}`, undefined, device);
    await page.getByText('Oikaise tietoja').press('Enter');
    await button(page, 'Tallenna oikaisu').click();
    await said(page, 'Mitään ei ole muutettu.');
    await page.getByLabel('Puhelin', { exact: true }).fill('12');
    await button(page, 'Tallenna oikaisu').click();
    await page.getByText('Tarkista numero, sähköpostiosoite ja tekstit.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `contacts/correct-${device}`);
    // Somebody corrects something else meanwhile: nothing of it is written over, nothing typed is lost.
    await site.app.sql(`update contact set urgency = 'urgent', version = version + 1 where id = $1`, [id]);
    await page.getByLabel('Puhelin', { exact: true }).fill('050 765 4321');
    await button(page, 'Tallenna oikaisu').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await page.getByRole('paragraph').filter({ hasText: 'Kiireellinen: vastaa heti' }).waitFor();
    await soon(() => page.getByLabel('Puhelin', { exact: true }).inputValue()).toBe('050 765 4321');
    await button(page, 'Tallenna oikaisu').click();
    await said(page, 'Tiedot on oikaistu.');
    const told = await site.app.sql('select urgency from contact where id = $1', [id]);
    expect(told).toEqual([{ urgency: 'urgent' }]);
    const phone = part(page, 'Maija Testaaja').getByRole('link', { name: /Soita/ });
    await soon(() => phone.getAttribute('href')).toBe('tel:+358507654321');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    // The number that is none was refused.
    expect(complaints).toEqual([expect.stringContaining('400')]);
    await context.close();
  });

  it('get a note that a statutory notification was made; and lead on to convening', async () => {
    const { id } = await answered();
    const { page, context } = await at(`${LOG}/${id}`);
    const way = page.getByRole('link', { name: 'Kutsu koolle' });
    await soon(() => way.getAttribute('href')).toBe(`/tyopoyta/kutsu?yhteydenotto=${id}`);
    await page.getByText('Merkitse lakisääteinen ilmoitus tehdyksi').click();
    await page.getByLabel('Mikä ilmoitus?').selectOption({ label: 'lastensuojeluilmoitus' });
    expect(await axe(page)).toEqual([]);
    await button(page, 'Merkitse tehdyksi').click();
    await said(page, 'Ilmoitus on merkitty tehdyksi.');
    await soon(() => part(page, 'Mistä on kyse').innerText()).toContain('lastensuojeluilmoitus');
    await context.close();
  });

  it('of professionals who ask are answered in writing', async () => {
    const { data } = await site.app.as('nurse')(
      'mutation ($input: AskCounsellorInput!) { askCounsellor(input: $input) { contactId } }',
      {
        input: {
          requestId: requestId(),
          areaId: POHDE.id,
          ask: 'CONSULTATION',
          question: 'Miten jatkan?',
          needCodes: ['PARENTING'],
          municipality: '425',
          urgency: 'SOON',
          unitId: (await seatOf(site.app, 'nurse')).unitId,
        },
      },
    );
    const { page, context } = await at(`${LOG}/${data.askCounsellor.contactId}`);
    await button(page, 'Otan tämän').click();
    await said(page, 'Yhteydenotto on nyt sinulla.');
    await page.getByText('Vastaa ammattilaisen kysymykseen').click();
    await button(page, 'Lähetä vastaus').click();
    await page.getByText('Kirjoita vastaus.').waitFor();
    await page.getByLabel('Vastaus', { exact: true }).fill('Soita minulle.');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Lähetä vastaus').click();
    await said(page, 'Vastaus on tallennettu.');
    await button(page, 'Päätä yhteydenotto').waitFor();
    const nurse = await at('/tyopoyta/', { persona: 'nurse' });
    await nurse.page
      .getByText(/: vastattu$/)
      .first()
      .click();
    await nurse.page.getByText('Vastaus: Soita minulle.').waitFor();
    expect(await axe(nurse.page)).toEqual([]);
    await shot(nurse.page, 'contacts/asked');
    await nurse.context.close();
    await context.close();
  });

  it('are given to another counsellor by who leads the team', async () => {
    const { id } = await rung({ takeNow: true });
    const { page, context } = await at(`${LOG}/${id}`, { persona: 'team-lead' });
    await page.getByText('Siirrä toiselle palveluohjaajalle').click();
    const to = page.getByLabel('Kenelle?');
    await to.selectOption({ index: 1 });
    expect(await axe(page)).toEqual([]);
    const name = await to.locator('option:checked').innerText();
    await button(page, 'Siirrä').click();
    await said(page, 'Yhteydenotto on siirretty toiselle palveluohjaajalle.');
    await page.getByText(`Tämän on ottanut ${name}.`).waitFor();
    await context.close();
  });

  it('show themselves to who goes on duty, until they go off', async () => {
    await rung();
    const third = personId('third-counsellor');
    const { page, context } = await at(LOG, { personId: third });
    const queue = part(page, 'Jonossa');
    await queue.getByText(/etkä päivystä juuri nyt/).waitFor();
    await page.getByLabel('Kuinka kauan päivystät?').selectOption('8 tuntia');
    await button(page, 'Aloita päivystys').dblclick();
    await said(page, 'Päivystät');
    await queue
      .getByRole('link', { name: /Maija Testaaja/ })
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'contacts/duty');
    await button(page, 'Lopeta päivystys').click();
    await queue.getByText(/etkä päivystä juuri nyt/).waitFor();
    await queue.getByRole('link').first().waitFor({ state: 'detached' });
    await context.close();
  });
});
